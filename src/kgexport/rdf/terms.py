"""One checked way to each kind of RDF term.

rdflib lets characters through that no format can carry, or that change the meaning of what is written. Every term of
an export comes from here, so a graph that exists can be written in every format and read back the same.

Literals hold the characters of XML 1.0 (no controls but tab and line breaks, no lone surrogates, no U+FFFE or
U+FFFF), since RDF/XML cannot say any other. IRIs are absolute and follow RFC 3987. Lexical forms are canonical, so
one value has one spelling and survives readers that normalise. All functions raise `TermError`.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from rdflib import Literal, URIRef

from kgexport.rdf.namespaces import XSD

_NOT_IN_LITERAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# RFC 3987, section 2.2 without the private use of queries, and section 4.1: no bidirectional formatting.
_IRI_CHARACTER: Final = (
    "A-Za-z0-9._~!$&'()*+,;=:@/?#"
    "\u00a0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
    + "\U000e1000-\U000efffd-"
)
_IRI: Final = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:(?://\[[0-9A-Fa-f:.]+\])?(?:[{_IRI_CHARACTER}]|%[0-9A-Fa-f]{{2}})*")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_DURATION: Final = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?",
    re.ASCII,
)


class TermError(ValueError):
    """A value that no RDF term can hold, or that would not survive writing and reading."""


def iri(text: str) -> URIRef:
    """The IRI with this text: absolute, and nothing in it that RFC 3987 forbids."""
    if not _IRI.fullmatch(text) or text.count("#") > 1:
        raise TermError(f"not an absolute IRI: {text!r}")
    return URIRef(text)


@lru_cache(maxsize=256, typed=True)  # a sentence is told with every mention in it
def literal(text: str, *, datatype: URIRef | None = None, language: str | None = None) -> Literal:
    """The literal with this text exactly; `xsd:string` is left out, as in RDF 1.1 both mean the same."""
    fault = _NOT_IN_LITERAL.search(text)
    if fault:
        raise TermError(f"U+{ord(fault[0]):04X} at {fault.start()} cannot stand in a literal")
    if language is not None:
        if datatype is not None:
            raise TermError("a literal has a datatype or a language, not both")
        if not _LANGUAGE.fullmatch(language):
            raise TermError(f"not a language tag: {language!r}")
        return Literal(text, lang=language.lower(), normalize=False)
    if datatype is None or datatype == XSD.string:
        return Literal(text, normalize=False)
    return Literal(text, datatype=iri(datatype), normalize=False)


@lru_cache(maxsize=4_096, typed=True)
def boolean(value: bool) -> Literal:
    """`true` or `false`."""
    return Literal("true" if value else "false", datatype=XSD.boolean, normalize=False)


@lru_cache(maxsize=4_096, typed=True)
def integer(value: int) -> Literal:
    """A whole number without sign or leading zeros, but for a minus."""
    return Literal(str(int(value)), datatype=XSD.integer, normalize=False)


@lru_cache(maxsize=4_096, typed=True)
def decimal(value: float | Decimal) -> Literal:
    """The shortest decimal that is this number, with at least one digit on both sides of the point: `0.9`, `1.0`."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise TermError(f"not a decimal: {value!r}")
    whole, _, fraction = f"{number:f}".partition(".")
    text = f"{whole}.{fraction.rstrip('0') or '0'}"
    return Literal("0.0" if text == "-0.0" else text, datatype=XSD.decimal, normalize=False)


def date(value: datetime.date) -> Literal:
    """A calendar day, without time zone."""
    if isinstance(value, datetime.datetime):
        raise TermError(f"a day is wanted, not a moment: {value!r}")
    return Literal(value.isoformat(), datatype=XSD.date, normalize=False)


def duration(text: str) -> Literal:
    """An `xsd:duration` in its fewest parts: `P1W`, which it does not know, is `P7D`, and `PT90M` is `PT1H30M`."""
    match = _DURATION.fullmatch(text)
    parts = {name: int(number) for name, number in match.groupdict(default="0").items()} if match else {}
    if not any(parts.values()):
        raise TermError(f"not a duration: {text!r}")
    years, months = divmod(parts["years"] * 12 + parts["months"], 12)
    minutes, seconds = divmod(parts["seconds"], 60)
    hours, minutes = divmod(minutes + parts["minutes"], 60)
    days, hours = divmod(hours + parts["hours"], 24)
    days += parts["days"] + 7 * parts["weeks"]
    calendar = "".join(f"{number}{unit}" for number, unit in ((years, "Y"), (months, "M"), (days, "D")) if number)
    clock = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if number)
    return Literal(f"P{calendar}{'T' if clock else ''}{clock}", datatype=XSD.duration, normalize=False)


def web_address(text: str) -> URIRef | None:
    """The IRI of a web address as people write it, what it may not contain percent-encoded; None if it is none."""
    scheme, separator, rest = text.strip().partition("://")
    if not separator or scheme.lower() not in ("http", "https") or not rest:
        return None
    encoded = quote(rest, safe="%/?#:@!$&'()*+,;=-._~", encoding="utf-8", errors="replace")
    encoded = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", encoded)
    before, mark, fragment = encoded.partition("#")
    return iri(f"{scheme}://{before}{mark}{fragment.replace('#', '%23')}")
