"""Mail: the text of a message, boxes of messages, hostile headers and parts."""

from __future__ import annotations

import datetime
import importlib.util
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.errors import DocumentError
from kgexport.model import Document
from kgexport.read.extras import EXTRAS
from kgexport.read.mail import parse_message, read_eml, read_mbox
from kgexport.read.streams import StreamError
from tests.read.samples import SENTENCES, page, records

WITH_PAGES = pytest.mark.skipif(
    importlib.util.find_spec("trafilatura") is None, reason="the extra 'html' is not installed"
)
HEAD = b"From: The Desk <desk@example.org>\nSubject: Talks\nDate: Mon, 04 May 2020 23:30:00 -0500\n"


def eml(data, **options):
    return records(read_eml, data, "a.eml", **options)


def mbox(data, **options):
    return records(read_mbox, data, "b.mbox", **options)


def message(*, plain=None, html=None, attached=None):
    result = EmailMessage()
    result["From"], result["Subject"] = "desk@example.org", "Zoë met\n Bo".replace("\n", "")
    if plain is not None:
        result.set_content(plain)
    if html is not None:
        (result.add_alternative if plain is not None else result.set_content)(html, subtype="html")
    if attached is not None:
        result.add_attachment(attached, filename="a.txt")
    return result.as_bytes()


def test_a_message_is_a_document_with_its_sender_subject_and_day():
    assert eml(HEAD + b"\nAnn met Bo.\r\n") == [
        Document(
            identifier="a.eml",
            text="Ann met Bo.\n",
            title="Talks",
            date=datetime.date(2020, 5, 4),
            publisher="The Desk",
            source="news/a.eml",
        )
    ]


def test_the_plain_part_goes_before_the_page_and_attachments_are_not_read():
    (document,) = eml(message(plain="Zoë met Bo.\n", html=page(), attached="Cy."), date=datetime.date(2020, 5, 4))
    assert (document.text, document.title) == ("Zoë met Bo.\n", "Zoë met Bo")
    assert (document.publisher, document.date) == ("desk@example.org", datetime.date(2020, 5, 4))


@WITH_PAGES
def test_a_message_of_html_is_read_as_a_page():
    (document,) = eml(message(html=page()))
    assert (document.text, document.title) == ("\n\n".join(SENTENCES) + "\n", "Zoë met Bo")


def test_a_message_of_html_names_the_extra_that_it_needs(monkeypatch):
    monkeypatch.setitem(EXTRAS, "html", ("no_such_module",))
    with pytest.raises(StreamError, match=r"pip install 'kgexport\[html\]'"):
        parse_message(message(html=page()))


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (b"Content-Type: text/plain; charset=iso-8859-1\n\nZo\xeb", "Zoë"),
        (b"Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n\nZo=C3=AB", "Zoë"),
        (b"Content-Transfer-Encoding: base64\n\nQW5u", "Ann"),
        (b"Subject: =?utf-8?q?Zo=C3=AB?=\n\nAnn", "Ann"),
        (b"Date: yesterday\n\nAnn", "Ann"),
        (b"Date: Mon, 99 May 2020 99:00:00 +9999\n\nAnn", "Ann"),
        (b"From: <<<>>,,;;:\x00\xff\n\nAnn", "Ann"),
        (b"Subject: =?x?q?=?= =?utf-8?b?/?=\n\nAnn", "Ann"),
    ],
)
def test_encodings_and_odd_headers(head, text):
    (document,) = eml(b"X: y\n" + head)
    assert document.text.strip() == text
    assert document.date is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the message is empty"),
        (b"\n\nAnn met Bo.", "it is no mail: there is no header"),
        (HEAD + b"\n", "the text of the message is empty"),
        (HEAD + b"Content-Type: image/png\n\nx", "there is no text in the message"),
        (HEAD + b"Content-Type: text/plain; charset=zlib\n\nx", "it is in an unknown encoding: 'zlib'"),
        (HEAD + b"\nAnn\x00", "it is binary data, not text (there is a zero byte)"),
    ],
)
def test_a_bad_message_is_a_failure(data, reason):
    (failure,) = eml(data)
    assert isinstance(failure, DocumentError)
    assert str(failure) == reason


def test_parts_nested_by_the_thousand_are_a_failure_and_the_next_is_read():
    data = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (depth, depth) for depth in range(5000)
    )
    (failure,) = eml(data)
    assert isinstance(failure, DocumentError)
    assert isinstance(eml(HEAD + b"\nAnn met Bo.")[0], Document)


def test_a_box_is_a_document_for_each_message():
    data = b"\n".join(
        [
            b"From desk Mon May  4",
            HEAD,
            b"Ann met Bo.",
            b">From afar, he said.",
            b"From here on.",
            b"",
            b"From x",
            HEAD,
            b"Cy.",
        ]
    )
    first, second = mbox(data)
    assert (first.identifier, first.text) == ("b.mbox:1", "Ann met Bo.\nFrom afar, he said.\nFrom here on.\n\n")
    assert (second.identifier, second.text, second.source) == ("b.mbox:2", "Cy.\n", "news/b.mbox:2")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"\n\n", "the file is empty"),
        (b"Ann met Bo.", "it is no box of messages: it does not begin with a line 'From '"),
    ],
)
def test_a_file_that_is_no_box_is_one_failure(data, reason):
    (failure,) = mbox(data)
    assert str(failure) == reason


def test_a_bad_or_large_message_of_a_box_fails_alone(monkeypatch):
    monkeypatch.setattr("kgexport.read.mail.MAX_MESSAGE_BYTES", 500)
    good = b"From x\n" + HEAD + b"\nAnn met Bo.\n\n"
    data = (
        good
        + b"From x\n\n\n"
        + b"From x\n"
        + HEAD
        + b"\n"
        + b"x\n" * 500
        + b"\n"
        + b"From x\n"
        + b"y" * 900
        + b"\n\n"
        + good
    )
    first, *failures, last = mbox(data)
    assert first.text.strip() == last.text.strip() == "Ann met Bo."
    assert [(str(failure), failure.source) for failure in failures] == [
        ("the message is empty", "news/b.mbox:2"),
        ("the message has more than 500 bytes", "news/b.mbox:3"),
        ("the message has more than 500 bytes", "news/b.mbox:4"),
    ]


@given(st.binary(max_size=300))
def test_whatever_the_bytes_a_box_gives_records(data):
    for record in mbox(b"From x\nFrom: y\n" + data, issues=True):
        assert record is not None
