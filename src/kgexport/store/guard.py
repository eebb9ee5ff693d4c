"""Finds `SERVICE` in a query, which Oxigraph would follow to any host and cannot be told not to.

Oxigraph's grammar reads without words: `1SERVICE<x>{}`, `SERVICEex:{}` and `SERVICE:{}` are services to it, and what
`<`, `"` and `\"\"\"` begin depends on what comes later. One way of cutting the text into tokens can therefore be led
astray, and a service hidden in what looks like a string. So all ways are followed, and a query is refused when any of
them finds a service. Words in strings, comments and IRIs are found by no way through ordinary queries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SKIPPED: Final = re.compile(r"(?:\s+|#[^\n\r]*)+")
_VARIABLE: Final = re.compile(r"[?$]\w+|@[A-Za-z]+(?:-+[A-Za-z0-9]+)*|_:[\w.-]+")
_WORD: Final = re.compile(r"(?:[\w.\-%]|\\.)*(?::(?:[\w.\-%:]|\\.)*)?", re.DOTALL)
_IRI: Final = re.compile(r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>")
_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_SHORT: Final = {quote: re.compile(rf"{quote}(?:[^{quote}\\\n\r]|\\.)*{quote}", re.DOTALL) for quote in "\"'"}
_LONG: Final = {
    quote: re.compile(rf"{quote * 3}(?:{quote}{{0,2}}(?:[^{quote}\\]|\\.))*{quote * 3}", re.DOTALL) for quote in "\"'"
}
_GROUP: Final = re.compile(r"(?:\s+|#[^\n\r]*)*\{")
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def asks_service(query: str) -> bool:
    """Whether the query may have a `SERVICE`, read as it is or with its `\\u` escapes decoded first."""
    if "service" not in (decoded := _decoded(query)).lower() and "service" not in query.lower():
        return False
    return _finds_service(query) or (decoded != query and _finds_service(decoded))


def _finds_service(text: str) -> bool:
    for end, word in _words(text):
        prefix, colon, _ = word.lower().partition(":")
        # `SERVICEex:a {` is the keyword and a name; `service:a` elsewhere is a name whose prefix is called so.
        if "service" in prefix and (not colon or _GROUP.match(text, end)):
            return True
    return False


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Words and prefixed names with where they end, on every way of cutting the text; each place is visited once."""
    pending, seen = [0], {len(text)}
    while pending:
        place = pending.pop()
        while place not in seen:
            seen.add(place)
            if skipped := _SKIPPED.match(text, place):
                place = skipped.end()
            elif text[place] in "\"'":
                ends = _ends_of_strings(text, place)
                if not ends:
                    break
                place, *others = ends
                pending += others
            elif text[place] == "<":
                iri = _IRI.match(text, place)
                if iri is None:
                    place += 1
                    continue
                if not _ABSOLUTE.match(text, place):  # `a <b:c> d` may be two comparisons, `<http://` can not
                    pending.append(place + 1)
                place = iri.end()
            elif variable := _VARIABLE.match(text, place):
                place = variable.end()
            elif (word := _WORD.match(text, place)) and word.end() > place:
                yield word.end(), word[0]
                place = word.end()
            else:
                place += 1


def _ends_of_strings(text: str, place: int) -> list[int]:
    """Where a string that begins here may end: a long one, or a short one, which may be empty."""
    quote = text[place]
    kinds = [_SHORT[quote]]
    if text.startswith(quote * 3, place):
        kinds.insert(0, _LONG[quote])
    return [match.end() for kind in kinds if (match := kind.match(text, place))]


def _decoded(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 else match[0]

    return _ESCAPE.sub(character, text)
