"""Addresses: nothing of the data acts as one."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.page.links import Places, href, numbered, thing_address, web_address
from kgexport.view.records import Thing

HOSTILE = "javascript:alert(1)//\"'><script>&iri=x#?%2e%0d%0a"


@pytest.mark.parametrize("iri", [HOSTILE, "https://example.org/a b?x=1&y=2#z", "urn:x:Ä\u202e", "//evil.example/"])
def test_an_iri_is_encoded_whole(iri):
    address = thing_address(iri)
    assert address.startswith("/thing?iri=")
    assert not set("\"'<>#: \n\r") & set(address)
    assert parse_qs(urlsplit(address).query) == {"iri": [iri]}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_the_iri_it_comes_back(iri):
    assert parse_qs(urlsplit(thing_address(iri)).query, keep_blank_values=True, strict_parsing=True) == {"iri": [iri]}


def test_what_has_no_class_has_no_page():
    assert href(Thing(iri="https://example.org/a", kind="", label="a")) is None


@pytest.mark.parametrize("text", ["https://example.org/a?b=c", "http://example.org"])
def test_web_pages_are_links(text):
    assert web_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        None, "", HOSTILE, "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "//example.org/", "https:", "https:///x", "https://[", "java\nscript:alert(1)", "\x01javascript:alert(1)",
        "https://example.org/\n", "https://example.org/a b", "https://example.org/\u202e",
    ],
)  # fmt: skip
def test_nothing_else_is_a_link(text):
    assert web_address(text) is None


def test_a_fact_on_the_page_has_a_number_and_a_place():
    places = Places(numbered(("c", ["x", "y"])), document="d")
    y, document = Thing(iri="y", kind="Claim", label=""), Thing(iri="d", kind="Document", label="")
    other = Thing(iri="o", kind="Document", label="")
    assert (places.number(y), places.place("y"), places.number(other)) == ("C2", "c2", "")
    assert places.beyond(document, 7) == ""
    assert places.beyond(other, 7) == "/thing?iri=o&at=7"
