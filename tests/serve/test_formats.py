"""Formats of answers: which one is chosen, and that each is what its standard says."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pyoxigraph
import pytest
from rdflib import Graph, URIRef

from kgexport.serve.negotiation import GRAPHS, TABLES, choose
from tests.serve.server import PEOPLE

CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
EVERYTHING = "SELECT ?s ?p ?o ?none { ?s ?p ?o } ORDER BY ?s ?p ?o"


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("application/*", "json"),
        ("text/*", "json"),  # text/json
        ("text/csv", "csv"),
        ("TEXT/CSV", "csv"),
        ("text/tab-separated-values", "tsv"),
        ("application/sparql-results+xml", "xml"),
        ("application/json", "json"),
        ("application/sparql-results+json;charset=utf-8", "json"),
        ("*/*;q=1, application/sparql-results+json;q=0, application/json;q=0, text/json;q=0, text/csv;q=0.5", "xml"),
        ("text/*, text/csv;q=0, text/json;q=0, text/xml;q=0", "tsv"),
        ("text/csv;charset=utf-8;q=0, text/csv;q=1, text/tab-separated-values;q=0.5", "tsv"),
        ("text/csv;header=absent;q=0, text/csv;q=1", "csv"),
        ("text/csv;charset=iso-8859-1;q=0, text/csv;q=1, application/sparql-results+json;q=0.5", "csv"),
        ("text/foo;q=0.5 , text/json ; q = 0.7", "json"),
        ("text/foo;q=0.9,text/csv", "csv"),
        ("application/foo", None),
        ("text/csv;q=0", None),
        ("text/csv;q=2", None),
        ("*", None),
        (",,;;,", None),
        ('text/csv;a="b,c;q=0"', None),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "xml"),
        (",".join(["a/b"] * 10_000), None),
    ],
)
def test_the_format_of_a_table_is_chosen(accept, format):
    found = choose(accept, TABLES)
    assert (found and found.format) == format


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        (None, "turtle"),
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "jsonld"),
        ("application/ld+json;profile=http://www.w3.org/ns/json-ld#streaming", "jsonld"),
        ("application/rdf+xml", "rdf"),
        ("text/html;q=0.1, application/rdf+xml;q=0.8, text/turtle;q=0.9", "turtle"),
        ("text/csv", None),
    ],
)
def test_the_format_of_a_graph_is_chosen(accept, format):
    found = choose(accept, GRAPHS)
    assert (found and found.format) == format


@pytest.mark.parametrize(
    ("query", "accept", "type"),
    [
        (PEOPLE, "text/csv", "text/csv; charset=utf-8"),
        (PEOPLE, "text/turtle;q=1, text/csv;q=0.1", "text/csv; charset=utf-8"),
        (PEOPLE, "application/sparql-results+xml", "application/sparql-results+xml"),
        ("ASK {}", "application/json", "application/json"),
        ("ASK {}", "text/csv", "text/csv; charset=utf-8"),
        (CONSTRUCT, "text/csv;q=1, text/turtle;q=0.1", "text/turtle; charset=utf-8"),
        ("DESCRIBE kgid:person-ann-lee", "*/*", "text/turtle; charset=utf-8"),
        (PEOPLE, "text/turtle", None),
        (CONSTRUCT, "text/csv", None),
        ("ASK {}", "image/png", None),
    ],
)
def test_the_kind_of_answer_decides(server, query, accept, type):
    response = server.ask(query, accept)
    assert response.status_code == (200 if type else 406)
    if type:
        assert response.headers["content-type"] == type
        assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize(
    ("media_type", "format"),
    [
        ("application/sparql-results+json", pyoxigraph.QueryResultsFormat.JSON),
        ("application/sparql-results+xml", pyoxigraph.QueryResultsFormat.XML),
        ("text/tab-separated-values", pyoxigraph.QueryResultsFormat.TSV),
    ],
)
def test_tables_are_read_back_the_same(server, media_type, format):
    """By Oxigraph's readers, which are not what wrote them; `expected` comes from the data without a server."""
    table = pyoxigraph.parse_query_results(server.ask(EVERYTHING, media_type).content, format)
    assert [variable.value for variable in table.variables] == ["s", "p", "o", "none"]
    got = [tuple(row) for row in table]
    lines = server.ask(CONSTRUCT, "application/n-triples").content
    expected = {
        (quad.subject, quad.predicate, quad.object) for quad in pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_TRIPLES)
    }
    assert {row[:3] for row in got} == expected
    assert len(got) == 8
    assert all(row[3] is None for row in got)


def test_csv_is_read_back_as_plain_text(server):
    text = server.ask(PEOPLE.replace("?label {", "?label ?none {"), "text/csv").content.decode()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["label", "none"], ['=Bo "<script>alert(1)</script>", Day\n\t\u202e', ""], ["Ann Lee", ""],
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["SELECT * { ?s <a:none> ?o }", "SELECT ?x {}", "SELECT ?x { FILTER(false) }"])
def test_empty_answers(server, query):
    assert json.loads(server.ask(query).content)["results"]["bindings"] in ([], [{}])
    assert ElementTree.fromstring(server.ask(query, "application/sparql-results+xml").content).tag.endswith("sparql")
    assert server.ask(query, "text/csv").content.endswith(b"\r\n")
    assert server.ask(query, "text/tab-separated-values").content.startswith(b"?")


def test_yes_and_no(server):
    for query, word in (("ASK { ?s ?p ?o }", "true"), ("ASK { FILTER(false) }", "false")):
        assert server.ask(query).json() == {"head": {}, "boolean": word == "true"}
        document = ElementTree.fromstring(server.ask(query, "application/sparql-results+xml").content)
        assert [child.text for child in document][1] == word
        assert server.ask(query, "text/csv").text == word


@pytest.mark.parametrize(
    ("media_type", "format"),
    [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/ld+json", "json-ld"),
     ("application/rdf+xml", "xml")],
)  # fmt: skip
def test_graphs_are_read_back_the_same(server, media_type, format):
    lines = Graph().parse(data=server.ask(CONSTRUCT, "application/n-triples").content, format="nt")
    assert len(lines) == 8
    assert set(Graph().parse(data=server.ask(CONSTRUCT, media_type).content, format=format)) == set(lines)
    assert server.ask(CONSTRUCT, media_type).content == server.ask(CONSTRUCT, media_type).content


def test_turtle_has_the_prefixes(server):
    assert "kgid:person-ann-lee a kg:Person" in server.ask("DESCRIBE kgid:person-ann-lee", "text/turtle").text


def test_control_characters_do_not_break_xml(server):
    answer = server.ask(r'SELECT ("a\u0001\uFFFE\rb" AS ?x) {}', "application/sparql-results+xml")
    assert "a\ufffd\ufffd\rb" in [element.text for element in ElementTree.fromstring(answer.content).iter()]


def test_statements_as_terms_have_a_form(server):
    query = "SELECT (TRIPLE(<a:s>, <a:p>, 1) AS ?t) {}"
    term = server.ask(query).json()["results"]["bindings"][0]["t"]
    assert term["type"] == "triple"
    assert term["value"]["subject"] == {"type": "uri", "value": str(URIRef("a:s"))}
    assert b"<triple><subject><uri>a:s</uri></subject>" in server.ask(query, "application/sparql-results+xml").content
