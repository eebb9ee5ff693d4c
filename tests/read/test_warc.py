"""Web archives: pages among everything else, and archives that are damaged."""

from __future__ import annotations

import datetime
import gzip
import random
import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgexport.errors import DocumentError
from kgexport.model import Document
from kgexport.read.records import Skipped
from kgexport.read.warc import read_warc
from tests.read.samples import SENTENCES, page, records, response, warc_record

pytest.importorskip("trafilatura", reason="the extra 'warc' is not installed")
pytest.importorskip("warcio", reason="the extra 'warc' is not installed")

DAY = datetime.date(2020, 5, 4)
TEXT = "\n\n".join(SENTENCES) + "\n"
PAGE = warc_record(response(page()))


def read(data, **options):
    return records(read_warc, data, "c.warc", **options)


@pytest.mark.parametrize("packed", [False, True])
def test_a_response_is_a_document_with_the_address_of_its_record(packed):
    parts = [
        warc_record(b"software: x\r\n", kind="warcinfo"),
        warc_record(b"GET /a HTTP/1.1\r\n\r\n", kind="request"),
        warc_record(response(page(head='<link rel="canonical" href="https://example.org/b">'))),
    ]
    data = b"".join(gzip.compress(part) for part in parts) if packed else b"".join(parts)
    assert read(data, date=DAY) == [
        Document(
            identifier="c.warc:3",
            text=TEXT,
            title="Minister met Day",
            date=DAY,
            url="https://example.org/a",
            language="en",
            source="news/c.warc:3",
        )
    ]


@pytest.mark.parametrize(
    "record",
    [
        warc_record(response(gzip.compress(page().encode()), headers="Content-Encoding: gzip\r\n")),
        warc_record(
            response(
                f"{len(page()):x}\r\n{page()}\r\n0\r\n\r\n",
                headers="Transfer-Encoding: chunked\r\n",
            )
        ),
        warc_record(
            response(page().encode("utf-16-le"), media="TEXT/HTML").replace(b"\r\n\r\n", b"\r\n\r\n\xff\xfe", 1)
        ),
        warc_record(page(), kind="resource"),
    ],
)
def test_pages_are_unpacked_and_decoded(record):
    assert [found.text for found in read(record)] == [TEXT]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (warc_record(response("x", media="image/png")), "no page: image/png"),
        (warc_record(response(page(), status="404 Not Found")), "no page: status 404"),
        (warc_record(response(page()), kind="revisit"), "the same as an earlier visit"),
    ],
)
def test_what_is_no_page_is_skipped_with_the_reason(record, reason):
    skipped, document = read(record + PAGE)
    assert skipped == Skipped(source="news/c.warc:1", reason=reason)
    assert document.identifier == "c.warc:2"


@pytest.mark.parametrize(
    "body",
    [b"", b"<html></html>", b"<p>\x00", gzip.compress(b"x")[:8]],
)
def test_a_bad_page_fails_alone(body):
    failure, document = read(warc_record(response(body, headers="Content-Encoding: gzip\r\n")) + PAGE)
    assert isinstance(failure, DocumentError)
    assert document.text == TEXT


def damaged(packed):
    """The same with bytes in the middle that are none of the format."""
    half = len(packed) // 2
    return packed[:half] + b"\xff" * 2000 + packed[half + 2000 :]


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (damaged, r"the page cannot be unpacked: Error -3 while decompressing data: .+"),
        (lambda packed: packed[:-20], "the page cannot be unpacked: it is cut off"),
    ],
)
def test_a_packed_page_that_is_damaged_is_a_failure_and_no_shorter_document(coding, chunked, harm, reason, capfd):
    chance = random.Random(1)
    content = "".join(f"<p>Ann Lee met Bo Day {chance.getrandbits(64):x} times.</p>" for _ in range(9_000)).encode()
    body = harm((gzip.compress if coding == "gzip" else zlib.compress)(content))
    headers = f"Content-Encoding: {coding}\r\n"
    if chunked:
        headers += "Transfer-Encoding: chunked\r\n"
        parts = (body[place : place + 10_000] for place in range(0, len(body), 10_000))
        body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    failure, document = read(warc_record(response(body, headers=headers)) + PAGE)
    assert re.fullmatch(reason, str(failure))
    assert document.text == TEXT
    assert capfd.readouterr() == ("", "")


def test_a_record_that_is_longer_than_it_says_is_a_failure_and_no_shorter_document(capfd):
    failure, document = read(PAGE.rstrip() + b"<p>more\r\n\r\n" + PAGE)
    assert str(failure) == "the archive is damaged: there is more of the record than its length says"
    assert (failure.source, document.text) == ("news/c.warc:1", TEXT)
    assert capfd.readouterr() == ("", "")


def test_an_address_with_spaces_is_mended_and_nothing_is_said(capfd):
    (document,) = read(warc_record(response(page()), uri="https://example.org/a b"))
    assert document.url == "https://example.org/a%20b"
    assert capfd.readouterr() == ("", "")


def test_a_packed_page_over_the_limit_is_a_failure():
    bomb = response(gzip.compress(b"a" * 30_000_000), headers="Content-Encoding: gzip\r\n")
    failure, document = read(warc_record(bomb) + PAGE)
    assert str(failure) == "the page has more than 20000000 bytes"
    assert document.text == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"Ann met Bo.\n" * 20, "the archive is damaged: "),
        (b"WARC/1.0\r\nX: " + b"y" * 2_000_000, "a header has more than 1000000 bytes"),
    ],
)
def test_a_file_that_is_no_archive_is_one_failure(data, reason):
    (failure,) = read(data)
    assert isinstance(failure, DocumentError)
    assert str(failure).startswith(reason)


def test_damaged_gzip_gives_the_pages_before_the_damage():
    document, failure = read(gzip.compress(PAGE) + gzip.compress(PAGE)[:-30])
    assert document.text == TEXT
    assert str(failure).startswith("the gzip data are damaged: ")


@pytest.mark.parametrize("kept", [20, 60, 250, 500, len(PAGE) - 10])
def test_a_record_that_is_cut_off_is_a_failure_and_no_shorter_document(kept):
    document, failure = read(PAGE + PAGE[:kept])
    assert document.text == TEXT
    assert isinstance(failure, DocumentError)
    assert str(failure).startswith("the archive is damaged: ")
    assert failure.source == "news/c.warc:2"


@settings(max_examples=50)
@given(st.integers(0, 500), st.binary(min_size=1, max_size=30))
def test_whatever_is_overwritten_reading_gives_records(place, junk):
    data = bytearray(warc_record(b"software: x\r\n", kind="warcinfo") + warc_record(response("x")))
    data[place : place + len(junk)] = junk
    for record in read(bytes(data)):
        assert isinstance(record, Document | DocumentError | Skipped)
