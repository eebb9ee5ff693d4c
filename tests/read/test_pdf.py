"""PDF: text and title; what is cyclic, encrypted, cut off or too large is a failure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgexport.errors import DocumentError
from kgexport.model import Document
from kgexport.read.pdf import parse_pdf, read_pdf
from kgexport.read.streams import StreamError
from tests.read.samples import SENTENCES, pdf, records

pytest.importorskip("pypdf", reason="the extra 'pdf' is not installed")

ENCRYPTED = ("<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >>",)


def read(data, **options):
    return records(read_pdf, data, "a.pdf", **options)


def test_pages_follow_each_other_and_the_title_is_the_file_s():
    assert read(pdf(*SENTENCES[:2], title="Talks")) == [
        Document(identifier="a.pdf", text="\n".join(SENTENCES[:2]) + "\n", title="Talks", source="news/a.pdf")
    ]


def test_bytes_before_the_header_are_no_matter():
    (document,) = read(b"\n\n" + pdf(SENTENCES[0]))
    assert document.text == SENTENCES[0] + "\n"


HOSTILE = {
    "no pdf": (b"Ann met Bo.", "it is no PDF file"),
    "empty": (b"", "it is no PDF file"),
    "header only": (b"%PDF-1.7\n", None),
    "cut": (pdf(*SENTENCES)[:300], None),
    "scan": (pdf(""), "there is no text in it: what was scanned must be recognised (OCR) first"),
    "pages of themselves": (pdf("x", kids="2 0 R"), None),
    "parents in a ring": (pdf("x", kids="6 0 R", extra=("<< /Type /Pages /Kids [2 0 R] /Count 1 >>",)), None),
    "page twice": (pdf("", kids="5 0 R " * 100_000), None),
    "contents of themselves": (pdf("", extra=("[6 0 R]",)).replace(b"/Contents 4 0 R", b"/Contents 6 0 R"), None),
    "encrypted": (
        pdf(SENTENCES[0], extra=ENCRYPTED, trailer=" /Encrypt 6 0 R /ID [<41> <41>]"),
        "it is encrypted: save it without a password",
    ),
    "deep": (pdf("x", extra=("[" * 50_000 + "]" * 50_000,)).replace(b"/Contents 4 0 R", b"/Contents 6 0 R"), None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_is_a_failure_and_the_next_is_read(name):
    data, reason = HOSTILE[name]
    (failure,) = read(data)
    assert isinstance(failure, DocumentError)
    assert reason is None or str(failure) == reason
    assert [record.text for record in read(pdf("Ann met Bo."))] == ["Ann met Bo.\n"]


def test_limits_are_failures(monkeypatch):
    monkeypatch.setattr("kgexport.read.pdf.MAX_PAGES", 2)
    with pytest.raises(StreamError, match="more than 2 pages"):
        parse_pdf(pdf("a", "b", "c"))
    monkeypatch.setattr("kgexport.read.pdf.MAX_CHARACTERS", 3)
    with pytest.raises(StreamError, match="more than 3 characters"):
        parse_pdf(pdf("abc", "def"))
    monkeypatch.setattr("kgexport.read.pdf.MAX_BYTES", 10)
    (failure,) = read(pdf("a"))
    assert str(failure) == "it has more than 10 bytes: split it into smaller files"


@settings(max_examples=50)
@given(st.integers(0, 600), st.binary(min_size=1, max_size=8))
def test_whatever_is_overwritten_the_file_is_a_document_or_a_failure(place, junk):
    data = bytearray(pdf(*SENTENCES[:2]))
    data[place : place + len(junk)] = junk
    (record,) = read(bytes(data))
    assert isinstance(record, Document | DocumentError)
