"""Readers in this process: files of text, records and archives, packed or not; the first byte says what it is called.

Only failures that the readers mean to give may come, and every document is clean.
"""

from __future__ import annotations

import datetime
import gzip
import io
from collections.abc import Iterator

from kgexport.errors import DocumentError
from kgexport.model import Document, Issue
from kgexport.read import READERS, Duplicate, Record, Skipped, clean_line, clean_text
from kgexport.read.content import kind_by_content
from kgexport.read.documents import MAX_CHARACTERS, Origin
from kgexport.read.mail import split_box
from kgexport.read.streams import StreamError, unpacked

KINDS = (".txt", ".md", ".jsonl", ".csv", ".warc", ".mbox")
CONFINED = frozenset({".html", ".pdf", ".parquet", ".eml"})
ORIGIN = Origin(source="news", identifier="news")
DATE = datetime.date(2020, 5, 4)

_RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2020-05-04T00:00:00Z\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: 50\r\n\r\n"
    b"HTTP/1.1 404 Not\r\nContent-Type: text/html\r\n\r\nhello\r\n\r\n\r\n"
)
_CONTENTS = (
    (0, b"\xef\xbb\xbfAnn Lee met Bo Day in Oslo.\r\nIt rained.\n"),
    (1, b"---\ntitle: A\n---\n# Head\n\n* one\n* [two](http://example.org)\n\n> *three* `four`\n\n<b>five</b>\n"),
    (2, b'{"id": "a", "text": "Ann Lee.", "date": "2020-05-04T10:00:00Z"}\n\n[1]\n{"text": null}\n'),
    (3, b'id,text,title,date\n1,"Ann ""Lee"".\nTwo",,2020-05-04\n2,x\n'),
    (3, b"id;text;other\n1;Ann Lee;\n"),
    (4, _RECORD + _RECORD.replace(b"response", b"resource")),
    (5, b"From a@example.org\nSubject: A\n\nText\n>From here\n\nFrom b@example.org\n\nMore\n"),
)
SEEDS = tuple(
    [bytes([number]) + content for number, content in _CONTENTS]
    + [bytes([number]) + gzip.compress(content, mtime=0) for number, content in _CONTENTS]
)


def check(data: bytes) -> None:
    kind = KINDS[data[0] % len(KINDS)] if data else ".txt"
    stream = unpacked(io.BytesIO(data[1:]))
    found = kind_by_content(stream, kind)
    assert found in READERS
    if found in CONFINED:
        return
    if found == ".mbox":
        _check_box(stream)
        return
    for record in READERS[found](stream, ORIGIN, DATE):
        check_record(record)


def check_record(record: Record) -> None:
    assert isinstance(record, Document | DocumentError | Skipped | Duplicate | Issue)
    if isinstance(record, Document):
        assert 0 < len(record.text) <= MAX_CHARACTERS
        assert clean_text(record.text) == (record.text, ())
        for line in (record.identifier, record.title, record.url, record.publisher, record.language):
            assert line is None or (line and clean_line(line) == (line, ())), f"{line!r} is no clean line"
    elif isinstance(record, DocumentError):
        assert record.__cause__ is None or not isinstance(record.__cause__, AssertionError)
        assert str(record).strip()


def _check_box(stream: io.BufferedReader) -> None:
    try:
        messages = list(_messages(stream))
    except StreamError as error:
        assert str(error).strip()
        return
    assert all(message.endswith(b"\n") for message in messages)


def _messages(stream: io.BufferedReader) -> Iterator[bytes]:
    for message in split_box(stream):
        assert message is not None
        yield message
