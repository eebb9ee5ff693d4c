"""JSON lines: what was written as a record is read as that document, and one bad line costs that line."""

from __future__ import annotations

import io
import json

import atheris

from kgexport.errors import DocumentError
from kgexport.model import Document
from kgexport.read import clean_line, clean_text, parse_date
from kgexport.read.documents import FieldError, Origin
from kgexport.read.jsonl import read_jsonl

NAMES = ("id", "text", "title", "url", "publisher", "language")
ORIGIN = Origin(source="news.jsonl", identifier="news.jsonl")

SEEDS = (b"abc", b"Ann Lee met Bo Day.\x00\x01", "\u202e\ud7ff\r\n".encode(), bytes(range(256)), b"2020-05-04" * 9)


def check(data: bytes) -> None:
    provider = atheris.FuzzedDataProvider(data)
    fields: dict[str, object] = {name: provider.ConsumeUnicode(40) for name in NAMES if provider.ConsumeBool()}
    if provider.ConsumeBool():
        fields["date"] = provider.ConsumeUnicodeNoSurrogates(12)
    line = json.dumps(fields, ensure_ascii=provider.ConsumeBool() or _has_surrogate(fields)).encode()
    fields = json.loads(line)  # two halves of a surrogate pair are one character there
    bad = provider.ConsumeBytes(60).replace(b"\n", b"")
    found = [
        record
        for record in read_jsonl(io.BytesIO(b"\n".join((line, bad, line, b""))), ORIGIN, None)
        if isinstance(record, Document | DocumentError)
    ]
    assert len(found) == (3 if bad.strip() else 2), "a line that nobody is told of"
    for record in (found[0], found[-1]):
        if isinstance(record, Document):
            _check_document(record, fields)
        else:
            assert _is_unusable(fields), f"a good record is refused: {record}"


def _check_document(document: Document, fields: dict[str, object]) -> None:
    assert document.text == clean_text(str(fields["text"]))[0]
    for name in ("title", "url", "publisher", "language"):
        raw = fields.get(name)
        assert getattr(document, name) == ((clean_line(str(raw))[0] or None) if raw is not None else None)
    if "id" in fields:
        assert document.identifier == clean_line(str(fields["id"]))[0]


def _is_unusable(fields: dict[str, object]) -> bool:
    if not clean_text(str(fields.get("text", "")))[0].strip() or (
        "id" in fields and not clean_line(str(fields["id"]))[0]
    ):
        return True
    try:
        date = str(fields.get("date", "")).strip()
        if date:
            parse_date(date)
    except FieldError:
        return True
    return False


def _has_surrogate(fields: dict[str, object]) -> bool:
    return any("\ud800" <= character <= "\udfff" for value in fields.values() for character in str(value))
