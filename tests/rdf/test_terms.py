"""Terms: what is refused, and the one spelling of what is not."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef

from kgexport.rdf.namespaces import XSD
from kgexport.rdf.terms import TermError, boolean, date, decimal, duration, integer, iri, literal, web_address

EXAMPLE = "https://x.example/"


@pytest.mark.parametrize(
    "text",
    [
        EXAMPLE,
        "http://user@x.example:80/a/b;c=d?e=f&g=%20#h",
        "https://[2001:db8::1]/a",
        "https://пример.example/é",
        "urn:isbn:1",
        "mailto:a@b.example",
        "https://x.example/\U0001f54a",
    ],
)
def test_iris(text):
    assert iri(text) == URIRef(text)


@pytest.mark.parametrize(
    "text",
    ["", "a", "/a", "//x.example/a", "#a", "1x:a", "https://x.example/%", "https://x.example/%2", "https://x.example/%zz",
     "https://x.example/[a]", "https://x.example/#a#b", "x y:z", " https://x.example/", "https://x.example/\n"],
)  # fmt: skip
def test_what_is_no_iri(text):
    with pytest.raises(TermError):
        iri(text)


@given(st.characters())
def test_no_iri_holds_what_rfc_3987_forbids(character):
    forbidden = (
        character in '<>"{}|\\^`%[]'
        or ord(character) <= 0x20
        or 0x7F <= ord(character) < 0xA0
        or 0xD800 <= ord(character) <= 0xF8FF
        or 0xFDD0 <= ord(character) <= 0xFDEF
        or character in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        or 0xFFF0 <= ord(character) <= 0xFFFF
        or ord(character) & 0xFFFF >= 0xFFFE
        or 0xE0000 <= ord(character) < 0xE1000
        or ord(character) >= 0xF0000
    )
    if forbidden:
        with pytest.raises(TermError):
            iri(EXAMPLE + character)
    else:
        assert iri(EXAMPLE + character) == URIRef(EXAMPLE + character)


@given(st.text())
def test_literals_hold_the_text_or_refuse_it(text):
    fit = all(c in "\t\n\r" or 0x20 <= ord(c) < 0xD800 or 0xE000 <= ord(c) < 0xFFFE or ord(c) > 0xFFFF for c in text)
    if fit:
        assert str(literal(text)) == text
        assert literal(text).datatype is None
        assert literal(text).language is None
    else:
        with pytest.raises(TermError, match="U\\+"):
            literal(text)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_what_no_literal_holds(character):
    with pytest.raises(TermError, match=f"U\\+{ord(character):04X} at 1 "):
        literal(f"a{character}")


def test_strings_have_no_datatype():
    assert literal("a", datatype=XSD.string) == literal("a") == Literal("a")


@pytest.mark.parametrize("tag", ["en", "EN", "de-CH", "zh-Hant-TW", "x-private"])
def test_language_tags(tag):
    assert literal("a", language=tag).language == tag.lower()


@pytest.mark.parametrize("tag", ["", "e n", "en_GB", "en-", "-en", "en\n", "1", "abcdefghi", "en> <x:y"])
def test_what_is_no_language_tag(tag):
    with pytest.raises(TermError):
        literal("a", language=tag)


def test_a_literal_has_a_language_or_a_datatype():
    with pytest.raises(TermError):
        literal("a", language="en", datatype=XSD.date)


def test_datatypes_are_checked():
    with pytest.raises(TermError):
        literal("a", datatype=URIRef("https://x.example/ a"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.9, "0.9"), (1, "1.0"), (1.0, "1.0"), (0, "0.0"), (-0.0, "0.0"), (0.50, "0.5"), (1e-7, "0.0000001"),
        (1e22, "10000000000000000000000.0"), (0.1 + 0.2, "0.30000000000000004"), (Decimal("0.500"), "0.5"),
        (Decimal("1E+2"), "100.0"), (Decimal("-3.10"), "-3.1"),
    ],
)  # fmt: skip
def test_decimals(value, text):
    assert str(decimal(value)) == text
    assert decimal(value).datatype == XSD.decimal


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_what_is_no_decimal(value):
    with pytest.raises(TermError):
        decimal(value)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("P3D", "P3D"), ("PT2H", "PT2H"), ("P1W", "P7D"), ("P2W3D", "P17D"), ("PT90M", "PT1H30M"), ("PT24H", "P1D"),
        ("PT3600S", "PT1H"), ("P14M", "P1Y2M"), ("P1Y2M3DT4H5M6S", "P1Y2M3DT4H5M6S"), ("P0Y1M", "P1M"),
        ("PT1M", "PT1M"),
    ],
)  # fmt: skip
def test_durations(text, canonical):
    assert str(duration(text)) == canonical
    assert duration(text).datatype == XSD.duration


@pytest.mark.parametrize("text", ["", "P", "PT", "3D", "P3", "P0D", "-P3D", "P1.5D", "P3D ", "three days", "P٣D"])
def test_what_is_no_duration(text):
    with pytest.raises(TermError):
        duration(text)


days = st.dates()
durations = st.builds(
    lambda years, months, days, hours: f"P{years}Y{months}M{days}DT{hours}H",
    *(st.integers(0, 400) for _ in range(3)),
    st.integers(1, 400),
)


@given(
    st.one_of(
        st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9).map(decimal),
        st.floats(0, 1).map(decimal),
        st.integers().map(integer),
        st.booleans().map(boolean),
        days.map(date),
        durations.map(duration),
    )
)
def test_lexical_forms_survive_a_reader_that_normalises(term):
    assert not term.ill_typed
    assert str(Literal(str(term), datatype=term.datatype, normalize=True)) == str(term)


def test_a_moment_is_no_day():
    with pytest.raises(TermError):
        date(datetime.datetime(2015, 12, 22, 10, tzinfo=datetime.UTC))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://x.example/a b?c=[1]#d#e", "https://x.example/a%20b?c=%5B1%5D#d%23e"),
        ("HTTP://x.example", "HTTP://x.example"),
        (" https://x.example/é ", "https://x.example/%C3%A9"),
        ("https://x.example/%20%zz%", "https://x.example/%20%25zz%25"),
        ('https://x.example/"<>\\^`{|}\u202e', "https://x.example/%22%3C%3E%5C%5E%60%7B%7C%7D%E2%80%AE"),
        ("x.example/a", None),
        ("javascript:alert(1)", None),
        ("javascript://x%0aalert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("", None),
    ],
)
def test_web_addresses(text, address):
    assert web_address(text) == (None if address is None else URIRef(address))


@given(st.text())
def test_any_web_address_makes_an_iri(text):
    address = web_address(f"https://{text}")
    assert address is None or iri(address) == address
