"""From lines of N-Quads to any format: as from the graphs themselves, and a document at a time where there are many."""

from __future__ import annotations

import dataclasses
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdf_example import EXTRACTION
from rdflib import Dataset, Graph, URIRef
from test_writers import exact, statements

from kgexport.errors import OutputError
from kgexport.rdf import streams
from kgexport.rdf.assemble import graph_of
from kgexport.rdf.nquads import lines
from kgexport.rdf.streams import WHOLE_ONLY, graphs_of_lines, write_documents
from kgexport.rdf.writers import FORMATS, write

DOCUMENTS = [
    dataclasses.replace(EXTRACTION, document=dataclasses.replace(EXTRACTION.document, identifier=name))
    for name in ("b", "a", "c d")
]
GRAPHS = [graph_of(extraction) for extraction in DOCUMENTS]


def quads(graph):
    return lines(graph.identifier, graph)


def streamed(documents, format):
    stream = BytesIO()
    write_documents(iter(documents), stream, format)
    return stream.getvalue()


def whole(graphs, format):
    stream = BytesIO()
    write(graphs, stream, format)
    return stream.getvalue()


@pytest.fixture
def many(monkeypatch):
    """As if two documents were more than memory holds."""
    monkeypatch.setattr(streams, "WHOLE_DOCUMENTS", 2)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("count", [0, 1])
def test_one_document_is_written_as_from_its_graph(format, count):
    assert streamed(map(quads, GRAPHS[:count]), format) == whole(GRAPHS[:count], format)


@pytest.mark.parametrize("format", ["ttl", "trig", "jsonld", "rdf"])
def test_a_few_documents_are_written_as_from_their_graphs(format):
    assert streamed(map(quads, GRAPHS), format) == whole(GRAPHS, format)


@pytest.mark.parametrize("format", ["nq", "nt"])
def test_lines_stand_in_the_order_of_the_documents(format):
    assert streamed(map(quads, GRAPHS), format) == b"".join(whole([graph], format) for graph in GRAPHS)


@pytest.mark.parametrize("format", ["ttl", "trig"])
def test_many_documents_are_written_one_after_the_other(many, format):
    text = streamed(map(quads, GRAPHS), format)
    found, expected = Dataset(), Dataset()
    (found if format == "trig" else found.default_graph).parse(
        data=text, format="turtle" if format == "ttl" else format
    )
    for graph in GRAPHS:
        for triple in graph:
            (expected.graph(graph.identifier) if format == "trig" else expected.default_graph).add(triple)
    assert set(found.quads()) == set(expected.quads())
    assert text.index(b"document-b a ") < text.index(b"document-a a ")
    assert text.count(b"@prefix") == 6
    assert b"    kg:end " in text


@pytest.mark.parametrize("format", WHOLE_ONLY)
def test_what_needs_the_whole_is_refused_beyond_the_limit(many, format):
    with pytest.raises(OutputError, match=rf"^this is too much for {format}, .* at most 2 documents and .* -f nq$"):
        streamed(map(quads, GRAPHS), format)


@pytest.mark.parametrize("format", FORMATS)
def test_the_size_is_a_limit_too_but_not_for_one_document(monkeypatch, format):
    monkeypatch.setattr(streams, "WHOLE_BYTES", 10)
    assert streamed([quads(GRAPHS[0])], format) == whole(GRAPHS[:1], format)
    if format in WHOLE_ONLY:
        with pytest.raises(OutputError, match="too much"):
            streamed(map(quads, GRAPHS), format)
    else:
        assert streamed(map(quads, GRAPHS), format)


@given(statements)
def test_lines_read_back_as_the_graph_they_were_made_of(found):
    name = URIRef("https://example.org/graph")
    graph = Graph(identifier=name)
    for statement in found:
        graph.add(statement)
    read = graphs_of_lines([lines(name, graph)])
    assert [given for given, _ in read] == ([name] if len(graph) else [])
    for _, back in read:
        assert exact(back) == exact(graph)
        assert lines(name, back) == lines(name, graph)


@given(statements, st.sampled_from(["ttl", "trig"]))
def test_what_is_streamed_reads_back_whatever_the_text(found, format):
    name = URIRef("https://example.org/graph")
    graph = Graph(identifier=name)
    for statement in found:
        graph.add(statement)
    stream = BytesIO()
    streams._write_streamed([lines(name, graph)], stream, format, "https://w3id.org/kgexport/id/")
    back = Dataset()
    back.parse(data=stream.getvalue(), format="turtle" if format == "ttl" else format)
    assert exact(back.graph(name) if format == "trig" else back.default_graph) == exact(graph)


@pytest.mark.parametrize(
    "line",
    [
        "<a:b> <c:d> <e:f> .",
        "_:a <c:d> <e:f> <g:h> .",
        '<a:b> <c:d> "x <g:h> .',
        '<a:b> <c:d> "\\U00110000" <g:h> .',
        '<a:b> <c:d> "\\UFFFFFFFF" <g:h> .',
        "nonsense",
        '<urn:a:s> <urn:a:p> "a" <\\urn:a:g> .',
        '<urn:a:s> <urn:a:p> "a \\x" <urn:a:g> .',
    ],
)
def test_what_is_no_line_of_ours_is_refused(line):
    with pytest.raises(OutputError, match=r"^not a line of N-Quads as kgexport writes them"):
        graphs_of_lines([line.encode()])


def test_a_graph_has_one_name_however_it_is_escaped():
    one, other = rb'<urn:a:s> <urn:a:p> "1" <urn:a:g> .', rb'<urn:a:s> <urn:a:p> "2" <\u0075rn:a:g> .'
    [(name, found)] = graphs_of_lines([one, other])
    assert name == URIRef("urn:a:g")
    assert len(found) == 2
