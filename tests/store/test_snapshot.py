"""Asking a store: what comes back, and what is refused."""

from __future__ import annotations

import json

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDFS, XSD

from kgexport.errors import OutputError, UsageError
from kgexport.query.run import Table
from kgexport.store.folder import prepare
from kgexport.store.snapshot import open_store
from tests.store.conftest import loaded


@pytest.fixture
def snapshot(folder, story):
    loaded(folder, story)
    with open_store(folder) as opened:
        yield opened


def test_a_select_is_a_table_of_terms_of_rdflib(snapshot):
    answer = snapshot.evaluate("SELECT ?label ?none { kgid:person-ilya-morozov rdfs:label ?label }")
    assert answer == Table(columns=("label", "none"), rows=((Literal("Ilya Morozov"), None),))
    text = "SELECT ?o { VALUES ?o { 'a'@en 7 true '2015-12-15'^^xsd:date <urn:a> 0.50 } }"
    assert snapshot.evaluate(text).rows == (
        (Literal("a", lang="en"),),
        (Literal("7", datatype=XSD.integer),),
        (Literal("true", datatype=XSD.boolean),),
        (Literal("2015-12-15", datatype=XSD.date),),
        (URIRef("urn:a"),),
        (Literal("0.5", datatype=XSD.decimal),),
    )


def test_an_ask_is_a_truth(snapshot):
    assert snapshot.evaluate("ASK { ?meeting a kg:Meeting }") is True
    assert snapshot.evaluate("ASK { ?meeting a kg:Wedding }") is False


def test_a_construct_is_a_graph(snapshot):
    answer = snapshot.evaluate("CONSTRUCT { ?s rdfs:comment ?l } WHERE { ?s a kg:Country ; rdfs:label ?l }")
    expected = Graph()
    expected.add((URIRef("https://w3id.org/kgexport/id/country-no"), RDFS.comment, Literal("Norway")))
    assert isomorphic(answer, expected)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT", "asked: not valid SPARQL, line 1"),
        ("DELETE WHERE { ?s ?p ?o }", "this is an update"),
        ("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <urn:elsewhere> { ?s ?p ?o }", "the data have no graph urn:elsewhere"),
        ("SELECT * FROM NAMED <urn:elsewhere> { ?s ?p ?o }", "the data have no graph urn:elsewhere"),
        ("SELECT ?x { ?x unknown:y ?z }", "asked: "),
    ],
)
def test_what_a_query_may_not_be_is_refused(snapshot, query, says):
    with pytest.raises(UsageError, match="asked: ") as raised:
        snapshot.evaluate(query, source="asked")
    assert says in str(raised.value)


def test_an_empty_store_answers(folder):
    folder.mkdir()
    prepare(folder)
    with open_store(folder) as snapshot:
        assert snapshot.evaluate("SELECT * { ?s ?p ?o }").rows == ()
        assert (snapshot.path, snapshot.documents) == (None, 0)


def test_there_has_to_be_a_store(folder):
    with pytest.raises(OutputError, match="is no store of kgexport: make one with kgexport load"), open_store(folder):
        pass


def test_load_and_query_on_the_command_line(folder, story, tmp_path, run):
    result = run("load", story, "--store", folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"kgexport: {folder}: 2 new, 0 replaced, 0 unchanged; it holds 2 documents\n"
    asked = ("--name", "positions", "-f", "csv")
    from_store, from_file = run("query", folder, *asked), run("query", story, *asked)
    assert from_store.exit_code == 0
    assert from_store.stdout_bytes == from_file.stdout_bytes
    sparql = run("query", folder, "SELECT ?l { kgid:country-no rdfs:label ?l }", "-f", "json")
    assert json.loads(sparql.stdout)["results"]["bindings"] == [{"l": {"type": "literal", "value": "Norway"}}]
    again = run("load", "-", "--from", "nq", "--store", folder, "-q", stdin=story.read_bytes())
    assert (again.exit_code, again.stderr) == (0, "")
    mixed = run("query", folder, story, "ASK {}")
    assert (mixed.exit_code, mixed.stdout) == (2, "")
    assert "is a store, and is asked by itself" in mixed.stderr


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("bad.nq", "oops", 3, "bad.nq, line 1: not valid N-Quads"),
        ("missing.nq", None, 3, "cannot read"),
        ("other.nt", "<urn:a> <urn:b> <urn:c> .", 0, "nothing of it is a document of kgexport"),
    ],
)
def test_load_ends_with_the_code_of_the_documentation(folder, tmp_path, run, name, content, code, says):
    if content is not None:
        (tmp_path / name).write_text(content)
    result = run("load", tmp_path / name, "--store", folder)
    assert result.exit_code == code
    assert says in result.stderr
    assert folder.exists() == (code == 0)


def test_load_into_a_foreign_folder_ends_with_5(story, tmp_path, run):
    result = run("load", story, "--store", tmp_path)
    assert result.exit_code == 5
    assert "has other things in it" in result.stderr
