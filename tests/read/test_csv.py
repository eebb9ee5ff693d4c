"""Comma-separated values: the columns, the quotes, and one failure for each row that cannot be used."""

from __future__ import annotations

import csv
import datetime
import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.errors import DocumentError
from kgexport.model import Document, Issue
from kgexport.read.csv import read_csv
from tests.read.samples import records


def read(data, **options):
    return records(read_csv, data if isinstance(data, bytes) else data.encode(), "n.csv", **options)


def test_columns_stand_in_any_order_and_others_are_ignored():
    data = (
        "\ufeffTitle,score, ID ,text,date,url,publisher,language\r\n"
        'Talks,3,d-1,"Ann met ""Bo"",\r\nthen Cy.",2020-05-04,https://example.org,The Example,en\r\n'
    )
    assert read(data) == [
        Document(
            identifier="d-1",
            text='Ann met "Bo",\nthen Cy.',
            title="Talks",
            date=datetime.date(2020, 5, 4),
            url="https://example.org",
            publisher="The Example",
            language="en",
            source="news/n.csv:2",
        )
    ]


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_what_stands_between_names_stands_between_cells(between):
    (record,) = read(f"id{between}text\n7{between}Ann met Bo.\n")
    assert (record.identifier, record.text) == ("7", "Ann met Bo.")


def test_a_row_is_named_by_the_line_it_begins_in_and_blank_lines_are_none():
    data = 'id,text\n\n,"Ann\nmet\nBo."\n\n,Cy.'
    assert [(record.identifier, record.text) for record in read(data)] == [
        ("n.csv:3", "Ann\nmet\nBo."),
        ("n.csv:7", "Cy."),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "the file is empty"),
        ("\n \n", "the file is empty"),
        ("id,title\n1,Ann\n", "the header has no column 'text' but 'id, title'"),
        ("id,text,text\n1,a,b\n", "the header has two columns 'text'"),
        ('"text\n', "the header cannot be read: unexpected end of data"),
        ("text\n", "there is no row behind the header"),
        (
            "text\nAnn".encode("utf-16"),
            "it is UTF-16, not UTF-8: convert it, for example with iconv -f UTF-16 -t UTF-8",
        ),
        (b"PK\x03\x04\x00", "it is binary data, not text (there is a zero byte)"),
    ],
)
def test_a_file_without_rows_of_ours_is_one_failure(data, reason):
    (failure,) = read(data)
    assert isinstance(failure, DocumentError)
    assert (str(failure), failure.document) == (reason, "n.csv")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"1", "the row has 1 cells, the header 3"),
        (b"1,a,2020-01-01,b", "the row has 4 cells, the header 3"),
        (b"1,,2020-01-01", "there is no text"),
        (b"1, ,2020-01-01", "the text is empty"),
        (b"1,a,4 May", "'4 May' is no date of the form YYYY-MM-DD"),
        (b'1,"a"b,', "the row cannot be read: ',' expected after '\"'"),
        (b"1,\xff,", "the row cannot be read: it is not valid UTF-8: byte 0xff at offset 2; convert it to UTF-8"),
        (b"1,\x00,", "the row cannot be read: it is binary data, not text (there is a zero byte)"),
    ],
)
def test_a_bad_row_fails_alone(row, reason):
    before, failure, after = read(b"id,text,date\nx,Ann.,\n" + row + b"\ny,Bo.,\n")
    assert (before.text, after.text) == ("Ann.", "Bo.")
    assert isinstance(failure, DocumentError)
    assert (str(failure), failure.source) == (reason, "news/n.csv:3")


def test_a_quote_without_end_is_a_failure():
    first, failure = read('text\nAnn.\n"Bo\n' + "met Cy\n" * 1000)
    assert first.text == "Ann."
    assert (str(failure), failure.source) == ("the row cannot be read: unexpected end of data", "news/n.csv:3")


def test_a_line_over_the_limit_fails_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr("kgexport.read.csv.MAX_BYTES", 50)
    failure, document = read("text\n" + "x" * 200 + "\nAnn.\n")
    assert (str(failure), document.text) == ("the row cannot be read: the line has more than 50 bytes", "Ann.")


def test_damaged_gzip_gives_the_rows_before_the_damage():
    rows = "text\n" + "".join(f"Ann {number * 2654435761 % 4294967296}.\n" for number in range(20_000))
    *documents, failure = read(gzip.compress(rows.encode())[:-2000])
    assert len(documents) > 10
    assert all(isinstance(record, Document) for record in documents)
    assert "the gzip data are damaged: " in str(failure)


@given(st.binary(max_size=200))
def test_whatever_the_bytes_reading_gives_records(data):
    for record in read(b"text,id\n" + data, issues=True):
        assert isinstance(record, Document | DocumentError | Issue)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1, max_size=5))
def test_every_row_is_one_document_or_one_failure(texts):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["id", "text"])
    writer.writerows(enumerate(texts))
    assert len(read(stream.getvalue())) == len(texts)
