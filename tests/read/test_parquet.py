"""Tables: the columns by name, and one failure for each row that cannot be used."""

from __future__ import annotations

import datetime
import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgexport.errors import DocumentError
from kgexport.model import Document, Issue
from kgexport.read.parquet import read_parquet
from kgexport.read.sandbox import Sandbox
from tests.read.samples import records

pyarrow = pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")

ABORTS = (
    "import os; from kgexport.read import confined, parquet; "
    "parquet._columns = lambda *given: os.abort(); confined.main()"
)
DAY = datetime.date(2020, 5, 4)


def table(columns, **options):
    from pyarrow import parquet

    sink = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), sink, **options)
    return sink.getvalue()


def read(data, **options):
    return records(read_parquet, data, "t.parquet", **options)


@pytest.mark.parametrize("packed", [False, True])
def test_a_row_is_a_document_and_other_columns_are_not_read(packed):
    data = table(
        {
            "score": [[1.0], [2.0]],
            "title": ["Talks", None],
            "text": ["Ann met Bo.", "Cy met Di."],
            "id": [7, 8],
            "date": ["2020-05-04", None],
        }
    )
    first, second = read(gzip.compress(data) if packed else data)
    assert first == Document(identifier="7", text="Ann met Bo.", title="Talks", date=DAY, source="news/t.parquet:1")
    assert second == Document(identifier="8", text="Cy met Di.", source="news/t.parquet:2")


@pytest.mark.parametrize(
    "date",
    [
        DAY,
        datetime.datetime(2020, 5, 4, 23, 59),
        datetime.datetime(2020, 5, 4, 23, 59, tzinfo=datetime.UTC),
        "2020-05-04T23:59:00Z",
    ],
)
def test_days_and_times_are_days(date):
    (document,) = read(table({"text": ["Ann."], "date": [date]}))
    assert document.date == DAY


def test_texts_of_a_dictionary_are_texts():
    text = pyarrow.array(["Ann.", "Bo.", "Ann."]).dictionary_encode()
    assert [record.text for record in read(table({"text": text}))] == ["Ann.", "Bo.", "Ann."]


def test_a_bad_row_fails_alone():
    broken = pyarrow.StringArray.from_buffers(
        1, pyarrow.array([0, 2], pyarrow.int32()).buffers()[1], pyarrow.py_buffer(b"\xffa")
    )
    text = pyarrow.chunked_array([pyarrow.array(["Ann.", None, " "]), broken, pyarrow.array(["Bo."])])
    first, *failures, last = read(table({"text": text}))
    assert (first.text, last.text, last.source) == ("Ann.", "Bo.", "news/t.parquet:5")
    assert [str(failure) for failure in failures] == [
        "there is no text",
        "the text is empty",
        "a string of it is not valid UTF-8: byte at offset 0",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (table({"id": ["a"]}), "the table has no column 'text' but 'id'"),
        (table({"text": pyarrow.array([], pyarrow.string())}), "the table has no row"),
        (table({"text": [1]}), "'text' is no string but a number"),
        (table({"text": [["Ann."]]}), "'text' is no string but of type list<element: string>"),
        (table({"text": [b"Ann."]}), "'text' is no string but of type binary"),
        (b"PAR1", "the table is damaged: "),
        (b"", "the table is damaged: "),
        (b"PAR1" + b"\xff" * 100 + b"PAR1", "the table is damaged: "),
        (table({"text": ["Ann."] * 1000})[:-50], "the table is damaged: "),
    ],
)
def test_a_table_that_cannot_be_read_is_one_failure(data, reason):
    (failure,) = read(data)
    assert isinstance(failure, DocumentError)
    assert str(failure).startswith(reason)


def test_a_large_row_group_is_a_failure(monkeypatch):
    monkeypatch.setattr("kgexport.read.parquet.MAX_GROUP_BYTES", 100)
    (failure,) = read(table({"text": [f"Ann {number}." for number in range(100)], "x": [0] * 100}))
    assert str(failure) == "a row group has more than 100 bytes: write it in smaller groups"


def test_a_table_on_which_the_library_aborts_is_a_failure(monkeypatch):
    monkeypatch.setattr("kgexport.read.parquet.Sandbox", lambda **options: Sandbox(program=("-c", ABORTS), **options))
    (failure,) = read(table({"text": ["Ann."]}))
    assert str(failure) == "its parser ended without an answer: the file is damaged or hostile"


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 700), st.binary(min_size=1, max_size=8))
def test_whatever_is_overwritten_reading_gives_records(place, junk):
    data = bytearray(table({"text": ["Ann met Bo.", "Cy met Di."], "id": ["a", "b"]}))
    data[place : place + len(junk)] = junk
    for record in read(bytes(data), issues=True):
        assert isinstance(record, Document | DocumentError | Issue)
