"""JSON lines: the fields, and one failure for each line that cannot be used."""

from __future__ import annotations

import datetime
import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.errors import DocumentError
from kgexport.model import Document, Issue
from kgexport.read.documents import Origin
from kgexport.read.jsonl import read_jsonl
from kgexport.read.streams import unpacked

ORIGIN = Origin(source="news/n.jsonl", identifier="n.jsonl")


def read(data, date=None):
    return list(read_jsonl(unpacked(io.BytesIO(data)), ORIGIN, date))


def test_all_fields_are_taken_and_others_ignored():
    line = {
        "id": "d-1",
        "text": "Ann met Bo.",
        "title": " Ann\nmeets  Bo ",
        "date": "2020-05-04T23:59:00-05:00",
        "url": "https://example.org/1",
        "publisher": "The Example",
        "language": "en-GB",
        "score": {"deep": [1]},
    }
    assert read(json.dumps(line).encode()) == [
        Document(
            identifier="d-1",
            text="Ann met Bo.",
            title="Ann meets Bo",
            date=datetime.date(2020, 5, 4),
            url="https://example.org/1",
            publisher="The Example",
            language="en-GB",
            source="news/n.jsonl:1",
        )
    ]


@pytest.mark.parametrize(
    ("line", "identifier", "date"),
    [
        ('{"text": "Ann."}', "n.jsonl:1", datetime.date(2000, 1, 1)),
        ('{"text": "Ann.", "id": null, "date": null, "title": null}', "n.jsonl:1", datetime.date(2000, 1, 1)),
        ('{"text": "Ann.", "id": 7, "date": ""}', "7", datetime.date(2000, 1, 1)),
        ('{"text": "Ann.", "id": "a\\nb", "date": "1999-12-31"}', "a b", datetime.date(1999, 12, 31)),
        ('\ufeff{"text": "Ann.", "id": "a", "id": "b"}\r\n', "b", datetime.date(2000, 1, 1)),
    ],
)
def test_identifier_and_date_have_their_defaults(line, identifier, date):
    (record,) = read(line.encode(), datetime.date(2000, 1, 1))
    assert (record.identifier, record.date, record.text) == (identifier, date, "Ann.")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "the line is no JSON object but an array"),
        (b'"text"', "the line is no JSON object but a string"),
        (b"3", "the line is no JSON object but a number"),
        (b"null", "the line is no JSON object but null"),
        (b"true", "the line is no JSON object but a truth value"),
        (b"{", "the line is no JSON object: Expecting property name enclosed in double quotes at column 2"),
        (b"Ann met Bo.", "the line is no JSON object: Expecting value at column 1"),
        (b"[" * 100_000, "the line is no JSON object of ours: RecursionError"),
        (b'{"id": ' + b"9" * 5000 + b"}", "the line is no JSON object of ours: ValueError"),
        (b"{}", "there is no text"),
        (b'{"text": null}', "there is no text"),
        (b'{"text": 3}', "'text' is no string but a number"),
        (b'{"text": ["a"]}', "'text' is no string but an array"),
        (b'{"text": " "}', "the text is empty"),
        (b'{"text": "a", "id": 1.5}', "'id' is no string but a number"),
        (b'{"text": "a", "id": true}', "'id' is no string but a truth value"),
        (b'{"text": "a", "id": " "}', "'id' is empty"),
        (b'{"text": "a", "title": {}}', "'title' is no string but an object"),
        (b'{"text": "a", "date": 20200504}', "'date' is no string but a number"),
        (b'{"text": "a", "date": "2020-02-30"}', "'2020-02-30' is no day of the calendar"),
        (b'{"text": "a", "date": "4 May 2020"}', "'4 May 2020' is no date of the form YYYY-MM-DD"),
        (b'{"text": "a", "date": "20200504"}', "'20200504' is no date of the form YYYY-MM-DD"),
        (b'{"text": "a", "date": "2020-05-04 and more"}', "'2020-05-04 and more' is no date of the form YYYY-MM-DD"),
        (b'{"text": "\xff"}', "it is not valid UTF-8: byte 0xff at offset 10; convert it to UTF-8"),
        (b'{"text": "\x00"}', "it is binary data, not text (there is a zero byte)"),
    ],
)
def test_a_bad_line_fails_alone(line, reason):
    before, failure, after = read(b'{"text": "Ann."}\n' + line + b'\n{"text": "Bo."}\n')
    assert (before.text, after.text) == ("Ann.", "Bo.")
    assert isinstance(failure, DocumentError)
    assert str(failure) == reason
    assert failure.source == "news/n.jsonl:2"


def test_a_failure_carries_the_id_that_the_line_brings():
    (failure,) = read(b'{"id": "d-1", "text": ""}')
    assert failure.document == "d-1"


def test_blank_lines_count_as_lines_and_not_as_documents():
    (record,) = read(b'\n  \r\n{"text": "Ann."}\n\n')
    assert record.source == "news/n.jsonl:3"


def test_a_line_over_the_limit_fails_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr("kgexport.read.jsonl.MAX_BYTES", 50)
    long = b'{"text": "' + b"x" * 300_000 + b'"}\n'
    exact = b'{"text": "' + b"x" * 38 + b'"}'
    assert len(exact) == 50
    first, second, third = read(long + exact + b"\n" + exact)
    assert str(first) == "the line has more than 50 bytes"
    assert first.source == "news/n.jsonl:1"
    assert (second.source, third.source) == ("news/n.jsonl:2", "news/n.jsonl:3")
    assert second.text == "x" * 38


def test_damaged_gzip_gives_the_lines_before_the_damage():
    lines = b"".join(
        b'{"text": "%d %s"}\n' % (number, str(number * 2654435761 % 4294967296).encode()) for number in range(20_000)
    )
    records = read(gzip.compress(lines)[:-2000])
    assert isinstance(records[-1], DocumentError)
    assert str(records[-1]).startswith("the gzip data are damaged: ")
    assert records[-1].source == f"news/n.jsonl:{len(records)}"
    assert all(isinstance(record, Document) for record in records[:-1])
    assert len(records) > 10


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("text", "a\\ud800", "lone-surrogate"),
        ("title", "a\\u0000", "control-character"),
        ("publisher", "a\\ufffe", "noncharacter"),
        ("language", "fr", "language"),
    ],
)
def test_repairs_are_issues_of_the_document(field, value, code):
    fields = {"text": "Ann.", "id": "d", field: "@"}
    issue, document = read(json.dumps(fields).replace("@", value).encode())
    assert isinstance(issue, Issue)
    assert (issue.document, issue.code) == ("d", code)
    assert isinstance(document, Document)


@given(st.binary(max_size=200))
def test_whatever_the_bytes_reading_gives_records(data):
    for record in read(data):
        assert isinstance(record, Document | DocumentError | Issue)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["id", "text", "title", "date", "url", "publisher", "language", "x"]),
            st.none() | st.text() | st.integers() | st.lists(st.text(), max_size=1) | st.just("2020-05-04"),
        ),
        max_size=4,
    )
)
def test_every_object_is_one_document_or_one_failure(objects):
    data = b"\n".join(json.dumps(fields).encode() for fields in objects)
    records = [record for record in read(data) if not isinstance(record, Issue)]
    assert len(records) == (len(objects) or 1)
