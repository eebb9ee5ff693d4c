"""Answers in each format, read back, and with text that wants to do harm."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDFS, XSD
from rdflib.query import Result

from kgexport.errors import UsageError
from kgexport.query.formats import FORMATS, write_answer
from kgexport.query.run import Table

TABLE = Table(
    columns=("who", "day"),
    rows=(
        (URIRef("https://w3id.org/kgexport/id/person-a"), Literal("2015-12-15", datatype=XSD.date)),
        (Literal('A "B", C\nD'), None),
        (Literal("ça", lang="fr"), BNode("b0")),
    ),
)
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
HOSTILE = "=1+1 \x1b[31m\u202eevil\u2066\r\n\t\x00<script>&\ud800"


def test_a_table_for_people():
    assert write_answer(TABLE, "table") == (
        'who            day\n-------------  ----------\nkgid:person-a  2015-12-15\nA "B", C\\nD\nça             _:b0\n'
    )


def test_csv_follows_its_standard():
    assert write_answer(TABLE, "csv") == (
        "who,day\r\n"
        "https://w3id.org/kgexport/id/person-a,2015-12-15\r\n"
        '"A ""B"", C\nD",\r\n'
        "ça,_:b0\r\n"
    )  # fmt: skip


def test_tsv_follows_its_standard():
    assert write_answer(TABLE, "tsv") == (
        "?who\t?day\n"
        '<https://w3id.org/kgexport/id/person-a>\t"2015-12-15"^^<http://www.w3.org/2001/XMLSchema#date>\n'
        '"A \\"B\\", C\\nD"\t\n'
        '"ça"@fr\t_:b0\n'
    )


@pytest.mark.parametrize("format", ["json", "xml", "tsv"])
def test_other_readers_read_it_back(format):
    result = Result.parse(io.BytesIO(write_answer(TABLE, format).encode()), format=format)
    rows = [[row.get(variable) for variable in result.vars] for row in result.bindings]
    assert [str(variable) for variable in result.vars] == ["who", "day"]
    assert rows[:2] == [list(row) for row in TABLE.rows[:2]]
    assert rows[2][0] == TABLE.rows[2][0]
    assert isinstance(rows[2][1], BNode)


@pytest.mark.parametrize(
    ("answer", "format", "text"),
    [
        (True, "table", "true\n"),
        (False, "json", '{\n  "head": {},\n  "boolean": false\n}\n'),
        (True, "xml", "<boolean>true</boolean>"),
    ],
)
def test_an_ask(answer, format, text):
    assert text in write_answer(answer, format)


def test_a_graph_is_written_as_exports_are():
    graph = Graph()
    graph.add((URIRef("https://w3id.org/kgexport/id/country-no"), RDFS.label, Literal("Norway")))
    for format in ("table", "turtle"):
        assert 'kgid:country-no rdfs:label "Norway" .' in write_answer(graph, format)


@pytest.mark.parametrize(
    ("answer", "format", "advice"),
    [
        (TABLE, "turtle", "table, csv, tsv, json or xml"),
        (True, "csv", "table, json or xml"),
        (True, "turtle", "table, json or xml"),
        (Graph(), "csv", "in turtle"),
        (Graph(), "json", "in turtle"),
    ],
)
def test_a_format_that_cannot_hold_the_answer_is_refused(answer, format, advice):
    with pytest.raises(UsageError, match=advice):
        write_answer(answer, format)


@pytest.mark.parametrize("format", ["table", "tsv", "json"])
def test_nothing_acts_on_a_terminal(format):
    text = write_answer(Table(columns=("x",), rows=((Literal(HOSTILE),),)), format)
    assert all(character.isprintable() or character == "\n" for character in text)
    assert "evil" in text


def test_iris_and_blank_nodes_are_made_visible_in_tables():
    text = write_answer(Table(columns=("x\x1b",), rows=((URIRef("a:\x1b]0;"),), (BNode("\u202e"),))), "table")
    assert text.splitlines()[0] == "x\\u001b"
    assert text.splitlines()[2:] == ["<a:\\u001b]0;>", "_:\\u202e"]


def test_csv_holds_the_text_as_it_is_but_for_what_utf_8_cannot():
    text = write_answer(Table(columns=("x",), rows=((Literal(HOSTILE),),)), "csv")
    _, row = csv.reader(io.StringIO(text, newline=""))
    assert row == [HOSTILE.replace("\ud800", "\ufffd")]


TEXT = st.text(alphabet=st.characters())


@given(TEXT, TEXT)
def test_any_text_survives_json_and_is_well_formed_in_xml(one, two):
    table = Table(columns=("x", "y"), rows=((Literal(one), Literal(two)),))
    for format in FORMATS[:-1]:
        write_answer(table, format).encode()
    binding = json.loads(write_answer(table, "json"))["results"]["bindings"][0]
    replaced = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in one)
    assert binding["x"]["value"] == replaced
    root = ElementTree.fromstring(write_answer(table, "xml"))
    literals = root.findall(".//{http://www.w3.org/2005/sparql-results#}literal")
    legal = all(ord(character) >= 32 or character in "\t\n\r" for character in one)
    if legal and "\ufffe" not in one and "\uffff" not in one:
        assert (literals[0].text or "") == replaced


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=4), st.integers(1, 200))
def test_a_table_of_any_text_and_width_is_printable(rows, width):
    table = Table(columns=("a", "b", "c"), rows=tuple(tuple(map(Literal, row)) for row in rows))
    text = write_answer(table, "table", width=width)
    assert not {unicodedata.category(character) for character in text if character != "\n"} & HIDDEN
