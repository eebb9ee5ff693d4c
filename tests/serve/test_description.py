"""What the server tells of itself in RDF: each is RDF in all its formats, and says what is so."""

from __future__ import annotations

import json

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH, VOID, XSD

from kgexport.query.questions import questions
from kgexport.query.terms import SHORT_NAMES
from kgexport.rdf.files import write_file
from kgexport.rdf.namespaces import KG
from kgexport.serve.description import FORMATS, SCHEMA, SD
from tests.serve.server import serving

PATHS = ["/sparql", "/.well-known/void", "/prefixes", "/questions.ttl"]


def graph(server, path, accept="text/turtle", format="turtle"):
    response = server.client.get(path, headers={"accept": accept})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith(accept)
    return Graph().parse(data=response.content, format=format)


@pytest.mark.parametrize("path", PATHS)
def test_each_is_the_same_in_all_formats(server, path):
    turtle = graph(server, path)
    assert len(turtle) > 8
    for accept, format in (
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ):
        assert set(graph(server, path, accept, format)) == set(turtle)
    assert server.client.get(path).text == server.client.get(path).text
    assert server.client.get(path, headers={"accept": "image/png"}).status_code == (400 if path == "/sparql" else 406)
    assert server.client.post(path).status_code in (405, 415)


def test_the_service(server):
    found = graph(server, "/sparql")
    endpoint = URIRef(server.endpoint)
    assert (endpoint, RDF.type, SD.Service) in found
    assert found.value(endpoint, SD.endpoint) == endpoint
    assert list(found.objects(endpoint, SD.supportedLanguage)) == [SD.SPARQL11Query]
    assert (endpoint, SD.feature, SD.UnionDefaultGraph) in found
    assert FORMATS.Turtle in set(found.objects(endpoint, SD.resultFormat))
    data = found.value(found.value(endpoint, SD.defaultDataset), SD.defaultGraph)
    assert found.value(data, RDFS.seeAlso) == URIRef(f"{server.address}.well-known/void")


PREFIXES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX void: <http://rdfs.org/ns/void#>"""


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("?prefix ?namespace { [] sh:namespace ?namespace ; sh:prefix ?prefix }", ("kg", str(KG))),
        (
            "?name ?text { ?name a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask ?text }",
            ("{address}questions.ttl#timeline", questions()["timeline"].text),
        ),
        (
            "?class ?property { [] void:class ?class . [] void:propertyPartition [ void:property ?property ] }",
            (str(KG.Person), str(KG.title)),
        ),
    ],
)
def test_an_editor_completes_from_the_description(server, pattern, expected):
    """What editors ask: first the endpoint, whose data say nothing of it, then the description of the service."""
    text = f"{PREFIXES} SELECT DISTINCT {pattern}"
    assert server.ask(text, ac="1").json()["results"]["bindings"] == []
    accept = "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,text/turtle;q=0.6,text/html;q=0.2"
    response = server.client.get("/sparql", headers={"accept": accept})
    found = Graph().parse(data=response.content, format="json-ld")
    rows = {tuple(map(str, row)) for row in found.query(text)}
    assert tuple(part.replace("{address}", server.address) for part in expected) in rows


def test_the_data(server):
    found = graph(server, "/.well-known/void")
    data = found.value(None, RDF.type, VOID.Dataset)
    assert found.value(data, VOID.triples) == Literal(8)
    assert found.value(data, VOID.documents) == Literal(2)
    assert found.value(data, VOID.sparqlEndpoint) == URIRef(server.endpoint)
    assert str(found.value(data, VOID.uriSpace)) == "https://w3id.org/kgexport/id/"
    classes = {
        found.value(part, VOID["class"]): int(found.value(part, VOID.entities))
        for part in found.objects(data, VOID.classPartition)
    }
    assert classes == {KG.Person: 2, KG.Document: 2}
    properties = {
        found.value(part, VOID.property): int(found.value(part, VOID.triples))
        for part in found.objects(data, VOID.propertyPartition)
    }
    assert properties == {RDF.type: 4, RDFS.label: 2, KG.confidence: 1, KG.title: 1}
    of_classes = {
        (found.value(part, VOID["class"]), found.value(each, VOID.property)): int(found.value(each, VOID.triples))
        for part in found.objects(data, VOID.classPartition)
        for each in found.objects(part, VOID.propertyPartition)
    }
    assert of_classes == {
        (KG.Person, RDF.type): 2, (KG.Person, RDFS.label): 2, (KG.Person, KG.confidence): 1, (KG.Person, KG.title): 1,
        (KG.Document, RDF.type): 2,
    }  # fmt: skip


@pytest.mark.slow
def test_data_that_take_too_long_to_count_are_described_without_numbers(data):
    with serving(data, "--timeout", "0.001", "--workers", "5") as hasty:
        found = graph(hasty, "/.well-known/void")
        service = graph(hasty, "/sparql")
    assert (None, SH.prefix, Literal("kg")) in service
    assert not list(service.subject_objects(VOID.triples))
    assert found.value(None, RDF.type, VOID.Dataset)
    assert not list(found.subject_objects(VOID.triples))


def test_the_prefixes(server):
    found = graph(server, "/prefixes")
    page = URIRef(f"{server.address}prefixes")
    declared = {
        str(found.value(each, SH.prefix)): str(found.value(each, SH.namespace))
        for each in found.objects(page, SH.declare)
    }
    assert declared == dict(SHORT_NAMES)
    assert all(each.datatype == XSD.anyURI for each in found.objects(None, SH.namespace))


def test_the_named_questions(server):
    found = graph(server, "/questions.ttl")
    names = set(found.subjects(RDF.type, SH.SPARQLExecutable))
    assert {str(name).rpartition("#")[2] for name in names} == set(questions())
    for name in names:
        question = questions()[str(name).rpartition("#")[2]]
        assert str(found.value(name, RDFS.label)) == question.title
        assert found.value(name, SH.prefixes) == URIRef(f"{server.address}prefixes")
        assert found.value(name, SCHEMA.target) == URIRef(server.endpoint)
        parameters = {str(found.value(each, SH.name)): each for each in found.objects(name, SH.parameter)}
        assert set(parameters) == {parameter.name for parameter in question.parameters}
        for parameter in question.parameters:
            node = parameters[parameter.name]
            assert bool(found.value(node, SH.optional)) is (parameter.default is not None)
            assert str(found.value(node, SH.path)).endswith(f"/{parameter.name}")


def test_the_context_is_that_of_an_export(server, tmp_path):
    response = server.client.get("/context.jsonld", headers={"accept": "application/ld+json, application/json;q=0.5"})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/ld+json"
    exported = tmp_path / "news.jsonld"
    write_file(Graph(), exported, "jsonld")
    assert response.json() == {"@context": json.loads(exported.read_bytes())["@context"]}
    assert server.client.post("/context.jsonld").status_code == 405


def test_each_named_question_can_be_asked_as_it_is_served(server):
    """A client that knows no more than what is served: with the prefixes declared, and with their defaults."""
    prefixes = graph(server, "/prefixes")
    declared = "\n".join(
        f"PREFIX {prefixes.value(each, SH.prefix)}: <{prefixes.value(each, SH.namespace)}>"
        for each in prefixes.objects(None, SH.declare)
    )
    texts = list(graph(server, "/questions.ttl").objects(None, SH.select))
    assert len(texts) == len(questions())
    for text in texts:
        response = server.ask(f"{declared}\n{text}")
        assert response.status_code == 200, (text, response.text)
