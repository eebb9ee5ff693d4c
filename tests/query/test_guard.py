"""Queries that may not run."""

from __future__ import annotations

import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from kgexport.errors import UsageError
from kgexport.query.guard import checked_query
from kgexport.query.run import run

SERVICE = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE<http://127.0.0.1:1/>{} }",
    "SELECT * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { SERVIC\\u0045 <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { # harmless\nSERVICE # really\n<http://127.0.0.1:1/> { } }",
    "SELECT * { OPTIONAL { { SERVICE ?x { } } } }",
    "SELECT * { { } UNION { SERVICE ?x { } } }",
    "SELECT * { ?s ?p ?o MINUS { SERVICE ?x { } } }",
    "SELECT * { GRAPH ?g { SERVICE ?x { } } }",
    "SELECT * { { SELECT * { SERVICE ?x { } } } }",
    "SELECT * { FILTER EXISTS { SERVICE ?x { } } }",
    "SELECT * { FILTER(1 = 1 && NOT EXISTS { SERVICE ?x { } }) }",
    "SELECT * { BIND(EXISTS { SERVICE ?x { } } AS ?y) }",
    "SELECT (EXISTS { SERVICE ?x { } } AS ?y) { }",
    "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE ?x { } })",
    "SELECT * { } ORDER BY (EXISTS { SERVICE ?x { } })",
    "ASK { SERVICE ?x { } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE ?x { ?s ?p ?o } }",
    "DESCRIBE ?x { SERVICE ?x { } }",
]

UPDATES = [
    "INSERT DATA { <a:b> <a:c> 1 }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "DROP SILENT ALL",
    "LOAD <file:///etc/passwd>", "LOAD <http://127.0.0.1:1/> INTO GRAPH <a:b>", "CREATE GRAPH <a:b>",
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", "INSERT DATA { } ; CLEAR ALL",
]  # fmt: skip


@pytest.mark.parametrize("text", SERVICE)
def test_service_is_refused(text):
    with pytest.raises(UsageError, match="SERVICE is refused"):
        run(Graph(), text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'SERVICE <http://x/> {}' }",
        "SELECT * { ?s <http://x/SERVICE> ?o } # SERVICE <http://x/> {}",
        "PREFIX SERVICE: <http://x/> SELECT * { ?s SERVICE:a ?o }",
        "SELECT ?SERVICE { ?SERVICE ?p ?o }",
    ],
)
def test_the_word_alone_is_harmless(text):
    assert run(Graph(), text).rows == ()


@pytest.mark.parametrize("text", UPDATES)
def test_updates_are_refused(text):
    data = Dataset()
    data.add((URIRef("a:a"), URIRef("a:p"), Literal(1)))
    with pytest.raises(UsageError, match="this is an update"):
        run(data, text)
    assert len(data) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * { ?s ?p ?o", "line 1, column 20, at the end"),
        ("SELECT * WHERE {\n  ?s ?p ?o .\n  foo\n}", "line 3, column 3, at 'foo'"),
        ("", "line 1, column 1, at the end"),
        ("   \n", "at the end"),
        ("SELEKT ?s { }", "line 1, column 1, at 'SELEKT"),
        ("SELECT ?s { } LIMIT many", "line 1, column 15, at 'LIMIT many'"),
        ("\x1b[31m", "line 1, column 1"),
    ],
)
def test_what_is_no_sparql_is_refused_with_its_place(text, place):
    with pytest.raises(UsageError, match=f"^the file: not valid SPARQL, .*{place}") as raised:
        checked_query(text, source="the file")
    assert str(raised.value).isprintable()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s foo:bar ?o }", "foo"),
        ("SELECT * { " + "{" * 3000 + "}" * 3000 + " }", "nested too deeply"),
    ],
)
def test_a_query_that_cannot_be_translated_is_refused(text, message):
    with pytest.raises(UsageError, match=f"^query: .*{message}"):
        run(Graph(), text)


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_from_loads_nothing(clause, tmp_path):
    secret = tmp_path / "secret.ttl"
    secret.write_text("<a:a> <a:p> 'secret' .", encoding="utf-8")
    data = Dataset(default_union=True)
    data.add((URIRef("a:a"), URIRef("a:p"), Literal("open"), URIRef("a:graph")))
    for name in (secret.as_uri(), "http://127.0.0.1:1/", "a:other"):
        with pytest.raises(UsageError, match="the data have no graph"):
            run(data, f"SELECT * {clause} <{name}> {{ ?s ?p ?o }}")
        with pytest.raises(UsageError, match="one graph without a name"):
            run(Graph(), f"SELECT * {clause} <{name}> {{ ?s ?p ?o }}")
    assert {graph.identifier for graph in data.graphs() if len(graph)} == {URIRef("a:graph")}


def test_from_selects_among_the_graphs_of_the_data():
    data = Dataset(default_union=True)
    for name in ("a:one", "a:two", "a:three"):
        data.add((URIRef("a:a"), URIRef("a:p"), Literal(name), URIRef(name)))
    query = "SELECT ?o FROM <a:one> FROM <a:three> { ?s ?p ?o } ORDER BY ?o"
    assert run(data, query).rows == ((Literal("a:one"),), (Literal("a:three"),))
