"""What the server tells of itself and of the data, in RDF, for clients that look before they ask.

The description of the service (https://www.w3.org/TR/sparql11-service-description/), of the data (VoID,
https://www.w3.org/TR/void/), the prefixes (`sh:declare`), and the named questions as `sh:SPARQLExecutable`, from which
SPARQL editors complete.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, VOID, XSD
from starlette.requests import Request
from starlette.responses import Response

from kgexport.query.questions import TYPES, Parameter, questions
from kgexport.rdf.jsonld import context_file
from kgexport.serve.pool import Busy, CallError, Pool
from kgexport.serve.worker import Task

if TYPE_CHECKING:
    from kgexport.serve.app import Settings

SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")

SCHEMA: Final = Namespace("https://schema.org/")

Page: TypeAlias = Callable[[Request], Awaitable[Graph]]

VOID_PATH: Final = "/.well-known/void"
PREFIXES_PATH: Final = "/prefixes"
QUESTIONS_PATH: Final = "/questions.ttl"
CONTEXT_PATH: Final = "/context.jsonld"

_RESULTS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip

_COUNTS: Final = MappingProxyType(
    {
        "triples": "SELECT (COUNT(*) AS ?number) { ?subject ?property ?value }",
        "documents": "SELECT (COUNT(*) AS ?number) { ?of a kg:Document }",
        "classes": "SELECT ?of (COUNT(*) AS ?number) { ?thing a ?of } GROUP BY ?of ORDER BY ?of",
        "properties": "SELECT ?of (COUNT(*) AS ?number) { ?thing ?of ?value } GROUP BY ?of ORDER BY ?of",
        "properties of classes": (
            "SELECT ?class ?of (COUNT(*) AS ?number) { ?thing a ?class ; ?of ?value } "
            "GROUP BY ?class ?of ORDER BY ?class ?of"
        ),
    }
)
"""What VoID tells of the data: queries over all of them."""

_COUNTING_SECONDS: Final = 2
"""How long the description of the service waits for these."""

_DATATYPES: Final = {name: XSD[name] for name in TYPES if name != "iri"}


async def service(request: Request) -> Graph:
    """The endpoint: what it speaks, and all else that is told, as editors that complete from it look no further.

    What `_COUNTS` say is left out as long as it has not come.
    """
    graph = _graph(request)
    graph.bind("schema", SCHEMA)
    for make in (prefixes, named_questions):
        graph += await make(request)
    with contextlib.suppress(Busy, CallError, TimeoutError):
        graph += await asyncio.wait_for(dataset(request), _COUNTING_SECONDS)
    root = _root(request)
    endpoint, whole, data = URIRef(f"{root}/sparql"), URIRef(f"{root}/sparql#dataset"), URIRef(f"{root}/sparql#data")
    graph.add((endpoint, RDF.type, SD.Service))
    graph.add((endpoint, SD.endpoint, endpoint))
    graph.add((endpoint, SD.supportedLanguage, SD.SPARQL11Query))
    graph.add((endpoint, SD.feature, SD.UnionDefaultGraph))
    for name in _RESULTS:
        graph.add((endpoint, SD.resultFormat, FORMATS[name]))
    graph.add((endpoint, SD.defaultDataset, whole))
    graph.add((whole, RDF.type, SD.Dataset))
    graph.add((whole, SD.defaultGraph, data))
    graph.add((data, RDF.type, SD.Graph))
    graph.add((data, RDFS.comment, Literal("What all documents say, each statement once.", lang="en")))
    graph.add((data, RDFS.seeAlso, URIRef(root + VOID_PATH)))
    return graph


async def dataset(request: Request) -> Graph:
    """The data: how many statements, and of which classes and properties."""
    graph = _graph(request)
    root = _root(request)
    data = URIRef(f"{root}{VOID_PATH}#data")
    prefixes: Mapping[str, str] = request.app.state.settings.prefixes
    graph.add((data, RDF.type, VOID.Dataset))
    graph.add((data, DCTERMS.title, Literal("Knowledge graph of news", lang="en")))
    graph.add((data, VOID.sparqlEndpoint, URIRef(f"{root}/sparql")))
    graph.add((data, VOID.uriSpace, Literal(prefixes["kgid"])))
    graph.add((data, VOID.vocabulary, URIRef(prefixes["kg"])))
    for format in ("Turtle", "N-Triples", "JSON-LD", "RDF_XML"):
        graph.add((data, VOID.feature, FORMATS[format]))
    counts = await _counts(request)
    for name, number in (("triples", VOID.triples), ("documents", VOID.documents)):
        for row in counts[name]:
            graph.add((data, number, Literal(int(row["number"]["value"]))))
    _add_properties(graph, data, counts["properties"])
    if classes := counts["classes"]:
        graph.add((data, VOID.classes, Literal(len(classes))))
    for place, row in enumerate(classes):
        part, name = URIRef(f"{data}-classes-{place}"), row["of"]["value"]
        graph.add((data, VOID.classPartition, part))
        graph.add((part, VOID["class"], URIRef(name)))
        graph.add((part, VOID.entities, Literal(int(row["number"]["value"]))))
        of_class = [each for each in counts["properties of classes"] if each["class"]["value"] == name]
        _add_properties(graph, part, of_class)
    return graph


def _add_properties(graph: Graph, whole: URIRef, rows: list[dict[str, Any]]) -> None:
    """How many statements with each property there are in all of the data, or about what is of one class."""
    if rows:
        graph.add((whole, VOID.properties, Literal(len(rows))))
    for place, row in enumerate(rows):
        part = URIRef(f"{whole}-properties-{place}")
        graph.add((whole, VOID.propertyPartition, part))
        graph.add((part, VOID.property, URIRef(row["of"]["value"])))
        graph.add((part, VOID.triples, Literal(int(row["number"]["value"]))))


async def prefixes(request: Request) -> Graph:
    """The prefixes that need no declaration, as editors take them."""
    graph = _graph(request)
    page = URIRef(_root(request) + PREFIXES_PATH)
    graph.add((page, RDF.type, OWL.Ontology))
    for prefix, namespace in request.app.state.settings.prefixes.items():
        declaration = URIRef(f"{page}#{prefix}")
        graph.add((page, SH.declare, declaration))
        graph.add((declaration, RDF.type, SH.PrefixDeclaration))
        graph.add((declaration, SH.prefix, Literal(prefix)))
        graph.add((declaration, SH.namespace, Literal(namespace, datatype=XSD.anyURI)))
    return graph


async def named_questions(request: Request) -> Graph:
    """The named questions, each with its text and its parameters."""
    graph = _graph(request)
    root = _root(request)
    graph.bind("schema", SCHEMA)
    for question in questions().values():
        name = URIRef(f"{root}{QUESTIONS_PATH}#{question.name}")
        graph.add((name, RDF.type, SH.SPARQLExecutable))
        graph.add((name, RDF.type, SH.SPARQLSelectExecutable))
        graph.add((name, RDFS.label, Literal(question.title, lang="en")))
        graph.add((name, RDFS.comment, Literal(question.description, lang="en")))
        graph.add((name, DCTERMS.identifier, Literal(question.name)))
        graph.add((name, SH.prefixes, URIRef(root + PREFIXES_PATH)))
        graph.add((name, SH.select, Literal(question.text)))
        graph.add((name, SCHEMA.target, URIRef(f"{root}/sparql")))
        for order, parameter in enumerate(question.parameters):
            _add_parameter(graph, name, parameter, order)
    return graph


async def context(request: Request) -> Response:
    """The JSON-LD context of exports, which is JSON and has no other format."""
    text = context_file(request.app.state.settings.prefixes["kgid"])
    return Response(text, media_type="application/ld+json", headers={"cache-control": "no-cache"})


def _add_parameter(graph: Graph, question: URIRef, parameter: Parameter, order: int) -> None:
    """A parameter is a variable of the query; the IRI of its path ends in the variable's name, as SHACL asks."""
    node = URIRef(f"{question}-parameter-{parameter.name}")
    graph.add((question, SH.parameter, node))
    graph.add((node, RDF.type, SH.Parameter))
    graph.add((node, SH.path, URIRef(f"{question}/{parameter.name}")))
    graph.add((node, SH.name, Literal(parameter.name)))
    graph.add((node, SH.description, Literal(parameter.description, lang="en")))
    graph.add((node, SH.order, Literal(order)))
    graph.add((node, SH.optional, Literal(parameter.default is not None)))
    datatype = _DATATYPES.get(parameter.type)
    if datatype is None:
        graph.add((node, SH.nodeKind, SH.IRI))
    else:
        graph.add((node, SH.datatype, datatype))
    if parameter.default is not None:
        # Turtle writes decimals with a point; the other formats are to say the same.
        point = ".0" if datatype == XSD.decimal and "." not in parameter.default else ""
        default = Literal(parameter.default + point, datatype=None if datatype == XSD.string else datatype)
        graph.add((node, SH.defaultValue, default))


async def _counts(request: Request) -> Mapping[str, list[dict[str, Any]]]:
    """The rows of each of `_COUNTS`, asked once, as the data do not change; none where counting takes too long."""
    state = request.app.state
    if state.counts is None or (state.counts.done() and state.counts.exception()):
        state.counts = asyncio.ensure_future(_counted(state.pool, state.settings))
    counts: Mapping[str, list[dict[str, Any]]] = await asyncio.shield(state.counts)
    return counts


async def _counted(pool: Pool, settings: Settings) -> Mapping[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for name, text in _COUNTS.items():
        task = Task(
            query=text, prefixes=dict(settings.prefixes), default_graphs=[], named_graphs=[],
            formats={"table": "json"}, rows=settings.limits.rows,
        )  # fmt: skip
        reply = await pool.run(task, trusted=True)
        if reply.status not in (200, 503):
            raise CallError(reply.status, reply.message)
        found[name] = json.loads(reply.body)["results"]["bindings"] if reply.status == 200 else []
    return found


def _root(request: Request) -> str:
    """The address of the server, as the client names it."""
    return str(request.base_url).rstrip("/")


def _graph(request: Request) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (
        *request.app.state.settings.prefixes.items(), ("sd", SD), ("format", FORMATS), ("void", VOID),
    ):  # fmt: skip
        graph.bind(prefix, namespace)
    return graph


PAGES: Final[Mapping[str, Page]] = MappingProxyType(
    {VOID_PATH: dataset, PREFIXES_PATH: prefixes, QUESTIONS_PATH: named_questions}
)
"""What is served where, beside the endpoint."""
