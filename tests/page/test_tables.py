"""Downloads: safe for spreadsheets, and whole."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.page.tables import Table, as_csv, as_json, cell_text, sparql_rows, spreadsheet_text
from kgexport.view.records import Certainty, Span, Thing

ONE = Thing(iri="https://example.org/a", kind="Person", label="=1+1")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_begins_like_a_formula_gets_an_apostrophe(text):
    assert spreadsheet_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ann Lee", "2015-07-09", "1-1", "a=b", "'=1", " =1"])
def test_all_else_stays(text):
    assert spreadsheet_text(text) == text


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=3), min_size=1))
def test_no_cell_of_a_download_is_a_formula_and_nothing_is_lost(rows):
    read = list(csv.reader(io.StringIO(as_csv(rows), newline="")))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in read for cell in row)
    expected = [[spreadsheet_text(cell) for cell in row] for row in rows]
    assert [row or [""] for row in read] == expected


def test_a_table_has_the_iri_of_each_row():
    table = Table(columns=("Name", "On"), rows=((ONE, (ONE, Certainty.POSSIBLY)),))
    assert as_csv(table.texts()) == "Name,On,IRI\r\n'=1+1,perhaps,https://example.org/a\r\n"
    assert json.loads(as_json(table.texts())) == [{"Name": "=1+1", "On": "perhaps", "IRI": "https://example.org/a"}]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("x", "x"),
        ((ONE, ONE), "=1+1; =1+1"),
        (Span(phrase="once"), "once"),
        (Certainty.YES, "in force"),
    ],
)
def test_a_cell_in_words(cell, text):
    assert cell_text(cell) == text


def test_rows_of_an_answer():
    answer = {
        "head": {"vars": ["a", "b"]},
        "results": {"bindings": [{"a": {"type": "bnode", "value": "x"}}, {"b": {"type": "literal", "value": "-1"}}]},
    }
    assert sparql_rows(answer) == [["a", "b"], ["_:x", ""], ["", "-1"]]
