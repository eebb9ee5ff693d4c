"""All minting of IRIs.

The name of a thing under the base IRI is flat, ASCII, and a valid local name of Turtle without escapes:

    person-ilya-varn                     an entity: its kind and label
    country-ru                           a country: its code
    document-dev01                       a document: its identifier
    meeting-dev01_at-35                  in document dev01, what begins at offset 35
    mention-dev01_35-51                  in document dev01, the stretch from 35 to 51
    organisation-post-of-the-east_8f3k…  a label that its slug does not tell apart from others

Different keys never share a name:

* The part before the first `-` is the kind, so kinds do not meet.
* A slug stands alone only where the label can be told from it: `Ilya Varn` is what `ilya-varn` spells in title case.
  Any other label with that slug (`ilya varn`, `Ilya-Varn`, `Ilyá Varn`) gets `_` and 60 bits of its SHA-256. No slug
  contains `_`, so no label can imitate that.
* What is scoped to a document ends in `_` and a part that has a `-` in it, which a hash never has; what stands between
  the kind and the last `_` is the document's name, told from its identifier in the same way.

Offsets, not counters, tell the things of one document apart: a rule that finds one meeting more renames no other.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final

from rdflib import URIRef

from kgexport.errors import UsageError
from kgexport.rdf.terms import TermError, iri

DEFAULT_BASE: Final = "https://w3id.org/kgexport/id/"

_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32
_LONGEST_SLUG: Final = 80
_SMALL_WORDS: Final = frozenset(
    ("a", "and", "at", "bin", "bint", "by", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "e", "for",
     "from", "ibn", "in", "la", "le", "of", "on", "the", "to", "van", "von", "with", "y")
)  # fmt: skip
_VOWELS: Final = frozenset("aeiouy")
_LATIN: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"}
)
_PLAIN_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_BETWEEN_WORDS: Final = re.compile(r"[^a-z0-9]+")
_COUNTRY_CODE: Final = re.compile(r"[A-Z]{2}")


def checked_base(base: str) -> str:
    """The base IRI itself, if data IRIs can be made by appending to it; else `UsageError`."""
    advice = "give an absolute http or https IRI that ends in / or #, such as https://example.org/id/"
    try:
        iri(base)
    except TermError:
        raise UsageError(f"base is no absolute IRI: {base!r}; {advice}") from None
    if not re.match(r"https?://[^/?#]", base) or not base.endswith(("/", "#")):
        raise UsageError(f"base cannot be used: {base!r}; {advice}")
    return base


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits of a text, words joined by `-`; may be empty."""
    letters = unicodedata.normalize("NFKD", text.lower()).translate(_LATIN)
    if not letters.isascii():
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()
    short = _BETWEEN_WORDS.sub("-", letters).strip("-")
    if len(short) > _LONGEST_SLUG:
        short = short[:_LONGEST_SLUG].rpartition("-")[0] or short[:_LONGEST_SLUG]
    return short


def label_name(label: str) -> str:
    """The local name for a label, without its kind; different labels have different names."""
    short = slug(label)
    return short if short and _spelled(short) == label else _hashed(short, label)


@lru_cache(maxsize=8)
def document_name(identifier: str) -> str:
    """The local name for a document's identifier, without `document-`; different identifiers have different names."""
    if len(identifier) <= _LONGEST_SLUG and _PLAIN_IDENTIFIER.fullmatch(identifier):
        return identifier
    return _hashed(slug(identifier), identifier)


def document_iri(identifier: str, *, base: str = DEFAULT_BASE) -> URIRef:
    """The IRI of a document, which is also the name of its graph."""
    return URIRef(f"{base}document-{document_name(identifier)}")


def entity_iri(kind: str, label: str, *, base: str = DEFAULT_BASE) -> URIRef:
    """The IRI of a named entity; the same in every document that names it so."""
    name = label_name(label)
    if kind == "Country" and _COUNTRY_CODE.fullmatch(name.upper()):
        name = _hashed(name, label)
    return URIRef(f"{base}{kind.lower()}-{name}")


def country_iri(code: str, *, base: str = DEFAULT_BASE) -> URIRef:
    """The IRI of a country with an ISO 3166-1 alpha-2 code."""
    if not _COUNTRY_CODE.fullmatch(code):
        raise TermError(f"not a country code: {code!r}")
    return URIRef(f"{base}country-{code.lower()}")


def scoped_iri(
    kind: str, identifier: str, begin: int, *, base: str = DEFAULT_BASE, words: str = "", ordinal: int = 1
) -> URIRef:
    """The IRI of what a document says at an offset; `ordinal` counts what begins there, `words` help the reader."""
    name = f"{slug(words)}-at-{begin}".lstrip("-")
    suffix = f"-{ordinal}" if ordinal > 1 else ""
    return URIRef(f"{base}{kind.lower()}-{document_name(identifier)}_{name}{suffix}")


def stretch_iri(
    kind: str, identifier: str, begin: int, end: int, *, base: str = DEFAULT_BASE, ordinal: int = 1
) -> URIRef:
    """The IRI of a stretch of a document's text, half-open; `ordinal` counts readings of the same stretch."""
    suffix = f"-{ordinal}" if ordinal > 1 else ""
    return URIRef(f"{base}{kind.lower()}-{document_name(identifier)}_{begin}-{end}{suffix}")


def _spelled(short: str) -> str:
    """The one label that a slug stands for by itself.

    Words begin with a capital, but for small words and name particles after the first; what has no vowel is an
    abbreviation; an Arabic article is joined: `nadim-al-karim` spells `Nadim al-Karim`. Whatever this says, only
    that one label has the slug alone, so better guesses make prettier names and no collisions.
    """
    spelled, gap = "", ""
    for word in short.split("-"):
        if spelled and (word in _SMALL_WORDS or word == "al"):
            spelled += gap + word
        else:
            abbreviated = word.isalpha() and not _VOWELS & set(word)
            spelled += gap + (word.upper() if abbreviated else word.capitalize())
        gap = "-" if word == "al" else " "
    return spelled


def _hashed(short: str, key: str) -> str:
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:8], "big") >> 4
    return f"{short}_" + "".join(_ALPHABET[number >> 5 * place & 31] for place in range(11, -1, -1))
