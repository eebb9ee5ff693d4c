"""Pages: the article and what the page says of itself; encodings; hostile markup."""

from __future__ import annotations

import datetime

import pytest

from kgexport.errors import DocumentError
from kgexport.model import Document, Issue
from kgexport.read.html import decode_page, page_fields, read_html
from kgexport.read.streams import StreamError
from tests.read.samples import SENTENCES, page, records

pytest.importorskip("trafilatura", reason="the extra 'html' is not installed")

DAY = datetime.date(2020, 5, 4)
TEXT = "\n\n".join(SENTENCES) + "\n"


def read(data, **options):
    return records(read_html, data if isinstance(data, bytes) else data.encode(), "a.html", **options)


def test_the_article_and_what_the_page_says_of_itself():
    head = (
        '<meta property="og:site_name" content="The Freedonian"><link rel="canonical" href="https://example.org/a">'
        '<meta property="article:published_time" content="1962-05-04T23:30:00-05:00">'
    )
    assert read(page(head=head), date=DAY) == [
        Document(
            identifier="a.html",
            text=TEXT,
            title="Minister met Day",
            date=datetime.date(1962, 5, 4),
            url="https://example.org/a",
            publisher="The Freedonian",
            language="en",
            source="news/a.html",
        )
    ]


@pytest.mark.parametrize("stated", ["3 days ago", "yesterday", "", "2020-13-45", "soon"])
def test_a_day_that_the_page_does_not_state_is_the_one_of_the_caller(stated):
    (document,) = read(page(head=f'<meta name="date" content="{stated}">', body="<p>Posted 3 days ago</p>"), date=DAY)
    assert document.date == DAY


def test_an_address_that_is_none_is_left_out():
    (document,) = read(page(head='<link rel="canonical" href="javascript:alert(1)">'))
    assert document.url is None


@pytest.mark.parametrize("language", ["fr", "de-AT"])
def test_the_language_of_the_page_is_said(language):
    issue, document = read(page(attributes=f' class="x" lang="{language}"'), issues=True)
    assert (issue.code, document.language) == ("language", language)


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("<p>Zoë", None, "<p>Zoë"),
        ("\ufeff<p>Zoë".encode("utf-16"), None, "\ufeff<p>Zoë"),
        ("<meta charset='ISO-8859-1'>Zoë “".encode("cp1252"), None, "<meta charset='ISO-8859-1'>Zoë “"),
        ('<meta http-equiv=x content="text/html; charset=koi8-r">Я'.encode("koi8-r"), None, None),
        ('<?xml version="1.0" encoding="iso-8859-2"?>ł'.encode("iso-8859-2"), None, None),
        ("<p>Zoë".encode("cp1252"), "latin1", "<p>Zoë"),
        ("<meta charset=utf-16><p>Zoë", None, "<meta charset=utf-16><p>Zoë"),
    ],
)
def test_the_encoding_is_what_the_page_says(data, charset, text):
    data = data if isinstance(data, bytes) else data.encode()
    found, remarks = decode_page(data, charset)
    assert remarks == ()
    assert found.lstrip("\ufeff") == text.lstrip("\ufeff") if text else found.endswith(("Я", "ł"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<p>Zo\xeb", "the page names no encoding and is not valid UTF-8: byte 0xeb at offset 5"),
        (b"<p>\x00", "it is binary data, not text (there is a zero byte)"),
        (b"<meta charset=idna>a", "it is in an unknown encoding: 'idna'"),
        (b"<meta charset=zlib_codec>a", "it is in an unknown encoding: 'zlib_codec'"),
        (b"<meta charset=iso-8859-99>a", "it is in an unknown encoding: 'iso-8859-99'"),
    ],
)
def test_what_is_no_text_is_a_failure(data, reason):
    with pytest.raises(StreamError) as caught:
        decode_page(data)
    assert str(caught.value) == reason


def test_bytes_lost_in_a_named_encoding_are_a_remark():
    data = page(head='<meta charset="utf-8">').encode().replace(b"Oslo", b"O\xfflo")
    issue, document = read(data, issues=True)
    assert isinstance(issue, Issue)
    assert (issue.code, issue.document) == ("encoding", "a.html")
    assert "O\ufffdlo" in document.text


HOSTILE = {
    "deep": "<html><body>" + "<div>" * 50_000 + "Ann" + "</div>" * 50_000,
    "deep inline": "<html><body><article>" + "<b>" * 50_000 + SENTENCES[0],
    "tables": "<html><body>" + "<table><tr><td>" * 20_000 + "x",
    "open comments": "<!--" * 100_000,
    "brackets": "<" * 500_000,
    "references": "<p>" + "&amp" * 100_000,
    "empty": "",
    "blank": " \n",
    "no article": "<html><body></body></html>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_without_an_article_is_a_failure_and_the_next_is_read(name):
    (failure,) = read(HOSTILE[name])
    assert isinstance(failure, DocumentError)
    assert str(failure) == "no article was found in the page"
    assert [record.text for record in read(page())] == [TEXT]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE html [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY x "' + "&a;" * 10_000 + '">]>',
    ],
)
def test_entities_are_not_expanded(declaration):
    source = '<?xml version="1.0" encoding="utf-8"?>' + page(body="<p>&x; and no more of it was said.</p>").replace(
        "<!DOCTYPE html>", declaration
    )
    (document,) = read(source)
    assert document.text == TEXT + "\n&x; and no more of it was said.\n"


def test_a_page_over_the_limit_is_a_failure(monkeypatch):
    monkeypatch.setattr("kgexport.read.html.MAX_PAGE_BYTES", 100)
    (failure,) = read(page())
    assert str(failure) == "it has more than 100 bytes: split it into smaller files"


def test_a_text_over_the_limit_is_a_failure(monkeypatch):
    monkeypatch.setattr("kgexport.read.html.MAX_CHARACTERS", 100)
    with pytest.raises(StreamError, match="more than 100 characters"):
        page_fields(page())
