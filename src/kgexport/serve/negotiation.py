"""Which format an answer has: the request's `Accept` against the media types of each kind of answer.

https://www.rfc-editor.org/rfc/rfc9110#name-accept
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

TABLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "json": ("application/sparql-results+json", "application/json", "text/json"),
        "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
        "csv": ("text/csv",),
        "tsv": ("text/tab-separated-values",),
    }
)
"""Media types of the formats of tables and of yes and no; what the server likes best comes first."""

GRAPHS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "turtle": ("text/turtle", "application/turtle", "application/x-turtle"),
        "nt": ("application/n-triples",),
        "jsonld": ("application/ld+json",),
        "rdf": ("application/rdf+xml", "application/xml", "text/xml"),
    }
)
"""Media types of the formats of graphs."""

_PART: Final = re.compile(r'(?:[^,;"]|"(?:[^"\\]|\\.)*"?)+')
_RANGE: Final = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"?)+')
_QUALITY: Final = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
_MOST_RANGES: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A format by its name here, and the media type that the answer says it has."""

    format: str
    media_type: str

    @property
    def content_type(self) -> str:
        """The header, with the charset where it matters."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


@dataclass(frozen=True, slots=True, kw_only=True)
class _Range:
    type: str
    subtype: str
    parameters: frozenset[tuple[str, str]]
    quality: float


def choose(accept: str | None, offers: Mapping[str, tuple[str, ...]]) -> Choice | None:
    """The best of what is offered, or None when the request accepts nothing of it; no `Accept` accepts all."""
    ranges = _ranges(accept if accept and accept.strip() else "*/*")
    best, found = 0.0, None
    for format, media_types in offers.items():
        for media_type in media_types:
            quality = _quality(media_type, ranges)
            if quality > best:
                best, found = quality, Choice(format=format, media_type=media_type)
    return found


def _quality(media_type: str, ranges: list[_Range]) -> float:
    """That of the most specific range which the type is in; 0 where it is in none."""
    type, _, subtype = media_type.partition("/")
    specific, quality = -1, 0.0
    for item in ranges:
        if item.type not in ("*", type) or item.subtype not in ("*", subtype):
            continue
        if not item.parameters <= {("charset", "utf-8")}:
            continue
        rank = 100 * (item.type != "*") + 10 * (item.subtype != "*") + len(item.parameters)
        if rank > specific:
            specific, quality = rank, item.quality
    return quality


def _ranges(accept: str) -> list[_Range]:
    found = []
    for text in _RANGE.findall(accept)[:_MOST_RANGES]:
        name, *rest = [part.strip() for part in _PART.findall(text)] or [""]
        type, slash, subtype = name.lower().partition("/")
        if not slash:
            continue
        quality, parameters = 1.0, set()
        for part in rest:
            key, _, value = part.partition("=")
            key, value = key.strip().lower(), value.strip().strip('"')
            if key == "q":
                quality = float(value) if _QUALITY.fullmatch(value) else 0.0
            elif key != "profile":  # JSON-LD has one form here
                parameters.add((key, value.lower()))
        found.append(_Range(type=type, subtype=subtype, parameters=frozenset(parameters), quality=quality))
    return found
