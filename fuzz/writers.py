"""Writers: what one writes, rdflib and pyoxigraph read back as the same statements, in every format."""

from __future__ import annotations

from io import BytesIO

import atheris
import pyoxigraph
from rdflib import Dataset, Graph, Literal, URIRef

from kgexport.errors import OutputError
from kgexport.rdf.iris import document_iri, entity_iri, stretch_iri
from kgexport.rdf.namespaces import KG, RDF, XSD
from kgexport.rdf.nquads import lines
from kgexport.rdf.reading import parse_into
from kgexport.rdf.streams import write_documents
from kgexport.rdf.terms import TermError, iri, literal
from kgexport.rdf.writers import FORMATS, WRITERS, write

DATATYPES = (None, URIRef("https://example.org/t"))
TYPED = (
    Literal("2020-05-04", datatype=XSD.date), Literal("-7", datatype=XSD.integer),
    Literal("0.95", datatype=XSD.decimal),
    Literal("true", datatype=XSD.boolean), Literal("2020", datatype=XSD.gYear),
    Literal("2020-05", datatype=XSD.gYearMonth),
)  # fmt: skip
"""In their canonical form, as exports have them: rdflib changes others when it reads them."""
LANGUAGES = ("en", "en-GB", "de", "zh-Hant")
PREDICATES = (RDF.type, KG.label, KG.text, URIRef("https://example.org/p/x.y"), URIRef("urn:a:b"))

Row = tuple[str, str, str, str, str]

SEEDS = (b"abc" * 30, bytes(range(256)), "\u202e\"\\\n\r'''\u2028\ufeff".encode() * 8, b"42 true 1.50 2020-05-04 " * 8)


def check(data: bytes) -> None:
    provider = atheris.FuzzedDataProvider(data)
    graphs = _graphs(provider)
    quads = sorted(row for graph in graphs for row in _rows(graph))
    for format in FORMATS:
        stream = BytesIO()
        try:
            write(graphs, stream, format)
        except OutputError:
            return  # a term that no format can hold
        expected = quads if WRITERS[format].quads else sorted({("", *row[1:]) for row in quads})
        assert _by_rdflib(stream.getvalue(), format) == expected, f"rdflib reads something else from {format}"
        assert _by_oxigraph(stream.getvalue(), format) == expected, f"pyoxigraph reads something else from {format}"
    documents = [lines(URIRef(str(graph.identifier)), graph) for graph in graphs]
    for format in FORMATS:
        first, second = BytesIO(), BytesIO()
        write(graphs, first, format)
        write_documents(documents, second, format)
        if format != "nt":  # lines of several documents are not sorted together
            assert first.getvalue() == second.getvalue(), f"{format} from lines is another file"


def _graphs(provider: atheris.FuzzedDataProvider) -> list[Graph]:
    graphs: dict[URIRef, Graph] = {}
    for _ in range(provider.ConsumeIntInRange(1, 5)):
        key = provider.ConsumeUnicode(12)
        name = document_iri(key)
        graph = graphs.setdefault(name, Graph(identifier=name))
        subject = stretch_iri("Mention", key, 0, 3) if provider.ConsumeBool() else entity_iri("Person", key)
        predicate = PREDICATES[provider.ConsumeIntInRange(0, len(PREDICATES) - 1)]
        value = _value(provider)
        if value is not None:
            graph.add((subject, predicate, value))
    return [graph for _, graph in sorted(graphs.items()) if len(graph)]


def _value(provider: atheris.FuzzedDataProvider) -> URIRef | Literal | None:
    text = provider.ConsumeUnicode(24)
    way = provider.ConsumeIntInRange(0, 3)
    if way == 3:
        return TYPED[provider.ConsumeIntInRange(0, len(TYPED) - 1)]
    try:
        if way == 0:
            return iri(f"https://example.org/{text}")
        if way == 1:
            return literal(text, language=LANGUAGES[provider.ConsumeIntInRange(0, len(LANGUAGES) - 1)])
        return literal(text, datatype=DATATYPES[provider.ConsumeIntInRange(0, len(DATATYPES) - 1)])
    except TermError:
        return None


def _rows(graph: Graph) -> list[Row]:
    return [(str(graph.identifier), str(s), str(p), *_term(o)) for s, p, o in graph]


def _term(term: object) -> tuple[str, str]:
    if isinstance(term, Literal):
        kind = f"@{term.language.lower()}" if term.language else str(term.datatype or XSD.string)
        return str(term), kind
    return str(term), ""


def _by_rdflib(content: bytes, format: str) -> list[Row]:
    dataset = Dataset()
    parse_into(dataset, content, format, name="written")
    rows = []
    for graph in dataset.graphs():
        name = str(graph.identifier) if WRITERS[format].quads else ""
        rows += [(name, str(s), str(p), *_term(o)) for s, p, o in graph]
    return sorted(rows)


def _by_oxigraph(content: bytes, format: str) -> list[Row]:
    names = {"ttl": "TURTLE", "nt": "N_TRIPLES", "nq": "N_QUADS", "trig": "TRIG", "jsonld": "JSON_LD", "rdf": "RDF_XML"}
    rows = []
    for quad in pyoxigraph.parse(content, getattr(pyoxigraph.RdfFormat, names[format])):
        value, graph = quad.object, quad.graph_name
        kind = ""
        if isinstance(value, pyoxigraph.Literal):
            kind = f"@{value.language.lower()}" if value.language else value.datatype.value
        name = graph.value if isinstance(graph, pyoxigraph.NamedNode) else ""
        rows.append((name, quad.subject.value, quad.predicate.value, value.value, kind))
    return sorted(rows)
