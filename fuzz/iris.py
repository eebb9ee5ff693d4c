"""Minting: every IRI can be written and parsed, and different keys have different ones."""

from __future__ import annotations

import pyoxigraph

from kgexport.rdf.iris import (
    DEFAULT_BASE,
    country_iri,
    document_iri,
    entity_iri,
    label_name,
    scoped_iri,
    slug,
    stretch_iri,
)
from kgexport.rdf.terms import iri
from kgexport.rdf.text import full

KINDS = ("Person", "Organisation", "Country", "Place")

SEEDS = (
    b"\x05Ilya Varn\x00ilya varn",
    "\x01Ilyá Varn\x00Ilya-Varn".encode(),
    b"\x12news/a.txt:1\x00news-a.txt-1",
    b"\x33ru\x00Ru",
    b"\x02a-at-35\x00a_at-35",
    "\x02Straße\x00Strasse".encode(),
    "\x02Nadim al-Karim\x00\u202eNadim".encode(),
    b"\x02" + b"a" * 80 + b"\x00" + b"a" * 81,
    b"\x00\xed\xa0\x80\x00-",
)


def check(data: bytes) -> None:
    number = data[0] if data else 0
    text = data[1:].decode("utf-8", "surrogateescape")
    first, _, second = text.partition("\x00")
    for key in (first, second):
        _check_one(key, number)
    if first != second:
        assert document_iri(first) != document_iri(second), "two documents share a name"
        assert label_name(first) != label_name(second), "two labels share a name"
        for kind in KINDS:
            assert entity_iri(kind, first) != entity_iri(kind, second), "two entities share a name"
        assert scoped_iri("Meeting", first, number, words=second) != scoped_iri("Meeting", second, number, words=first)
        assert stretch_iri("Mention", first, 0, number) != stretch_iri("Mention", second, 0, number)
    minted = [entity_iri(KINDS[number % 4], first), document_iri(first), scoped_iri("Meeting", first, number)]
    minted += [stretch_iri("Mention", first, number, number + 1), country_iri("RU"), scoped_iri("Claim", first, number)]
    minted.append(scoped_iri("Meeting", first, number, ordinal=2))
    assert len(set(minted)) == len(minted), "things of different kinds share a name"


def _check_one(key: str, number: int) -> None:
    short = slug(key)
    assert slug(short) == short
    assert all(character.islower() or character.isdigit() or character == "-" for character in short)
    for found in (
        document_iri(key),
        *(entity_iri(kind, key) for kind in KINDS),
        scoped_iri("Meeting", key, number, words=key),
        stretch_iri("Mention", key, number, number + 3, ordinal=2),
    ):
        assert found.isascii()
        assert iri(str(found)) == found
        assert full(found) == f"<{pyoxigraph.NamedNode(str(found)).value}>"
        assert found.startswith(DEFAULT_BASE)
