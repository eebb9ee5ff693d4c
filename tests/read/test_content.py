"""An input whose suffix lies is read as what it is; what the user says goes before."""

from __future__ import annotations

import gzip
import importlib.util

import pytest

from kgexport.errors import DocumentError
from kgexport.model import Document, Issue, Severity
from kgexport.read import read_documents
from kgexport.read.content import kind_by_content
from tests.read.samples import SENTENCES, page, response, unpacked_of, warc_record


@pytest.mark.parametrize(
    ("start", "kind", "found"),
    [
        (b"%PDF-1.7\n", ".txt", ".pdf"),
        (b"%PDF-1.7\n", ".jsonl", ".pdf"),
        (b"PAR1", ".csv", ".parquet"),
        (b"WARC/1.1\r\n", ".txt", ".warc"),
        (b"<!DOCTYPE html>", ".txt", ".html"),
        (b"\xef\xbb\xbf\r\n<!doctype HTML\n>", ".md", ".html"),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n<html lang="en">', ".pdf", ".html"),
        (b"<html>", ".jsonl", ".jsonl"),
        (b"<html>", ".eml", ".eml"),
        (b"<htmlish>", ".txt", ".txt"),
        (b"<p>Ann</p>", ".md", ".md"),
        (b"The tag <html> begins a page.", ".txt", ".txt"),
        (b"A %PDF-1.7", ".txt", ".txt"),
        (b"<!--" * 2000, ".txt", ".txt"),
        (b"", ".txt", ".txt"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_first_bytes_tell(start, kind, found, packed):
    assert kind_by_content(unpacked_of(gzip.compress(start) if packed else start), kind) == found


@pytest.mark.skipif(importlib.util.find_spec("trafilatura") is None, reason="the extra 'html' is not installed")
def test_a_page_called_text_is_read_as_a_page_with_a_note(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(page())
    issue, document = read_documents([str(path)])
    assert isinstance(issue, Issue)
    assert (issue.document, issue.code, issue.severity) == ("a.txt", "suffix", Severity.NOTE)
    assert issue.message == "by its content it is .html, not .txt, and it was read as that"
    assert document.text == "\n\n".join(SENTENCES) + "\n"
    (document,) = read_documents([str(path)], kind=".txt")
    assert document.text == page()


@pytest.mark.skipif(importlib.util.find_spec("warcio") is None, reason="the extra 'warc' is not installed")
def test_an_archive_in_the_place_of_a_page_is_an_archive(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(warc_record(response(page())))
    *_, document = read_documents([str(path)])
    assert isinstance(document, Document)
    assert document.identifier == "a.html:1"


def test_damage_at_the_start_is_reported_by_the_reader(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"Ann met Bo.")[:12])
    (failure,) = read_documents([str(path)])
    assert isinstance(failure, DocumentError)
    assert str(failure).startswith("the gzip data are damaged: ")
