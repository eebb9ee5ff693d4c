r"""Clean text, once, on reading: everything after it may write what it is given.

In: a string as decoded. Out: a string that UTF-8, XML 1.0 and every RDF syntax can carry, and what was repaired.
Offsets of the whole project count code points of the cleaned text.

What changes:

- ``\r\n`` and ``\r`` become ``\n``, and so do the other line breaks of Unicode (vertical tab, form feed, NEL, line and
  paragraph separator).
- The byte order mark U+FEFF goes, at the start and wherever files were put together.
- Control characters (C0 without tab and line feed, DEL, C1) become a space: they separate, and carry nothing.
- Lone surrogates and noncharacters become U+FFFD, the mark for a character that is lost: they cannot be encoded or
  are not for interchange (Unicode 16, sections 3.9 and 23.7).

What stays is content, however odd: quotes of all kinds, bidirectional marks, zero-width and soft hyphens, private use
characters, composed and decomposed letters. Who shows text to people escapes or isolates it there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kgexport.model import Issue, Severity


class Repair(NamedTuple):
    """One kind of repair made in one text: how often, and where the first one is in the cleaned text."""

    code: str
    what: str
    severity: Severity
    times: int
    begin: int

    def issue(self, document: str, *, field: str = "text") -> Issue:
        """The repair as an issue of a document; `field` says which of its parts was repaired."""
        times = "once" if self.times == 1 else f"{self.times} times"
        return Issue(
            document=document,
            code=self.code,
            message=f"{field}: {self.what} ({times})",
            severity=self.severity,
            begin=self.begin if field == "text" else None,
        )


class _Rule(NamedTuple):
    code: str
    what: str
    severity: Severity
    pattern: re.Pattern[str]
    replacement: str


_PLANE_ENDS = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))

_RULES = (
    _Rule("byte-order-mark", "a byte order mark was taken out", Severity.NOTE, re.compile("\ufeff"), ""),
    _Rule(
        "line-break",
        "a line break of another kind was made a line feed",
        Severity.NOTE,
        re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]"),
        "\n",
    ),
    _Rule(
        "control-character",
        "a control character was replaced by a space",
        Severity.WARNING,
        re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"),
        " ",
    ),
    _Rule(
        "lone-surrogate",
        "half of a surrogate pair, which is no character, was replaced by U+FFFD",
        Severity.WARNING,
        re.compile("[\ud800-\udfff]"),
        "\ufffd",
    ),
    _Rule(
        "noncharacter",
        "a code point that is no character was replaced by U+FFFD",
        Severity.WARNING,
        re.compile(f"[\ufdd0-\ufdef{_PLANE_ENDS}]"),
        "\ufffd",
    ),
)

_FORBIDDEN = re.compile("|".join(rule.pattern.pattern for rule in _RULES))
_SPACES = re.compile(r"\s+")


def clean_text(raw: str) -> tuple[str, tuple[Repair, ...]]:
    """Clean a text; what is clean already comes back as it is. Cleaning twice is cleaning once."""
    if _FORBIDDEN.search(raw) is None:
        return raw, ()
    text = raw
    repairs: list[Repair] = []
    for rule in _RULES:
        first = rule.pattern.search(text)
        if first is not None:
            begin = first.start() - text.count("\r\n", 0, first.start())
            text, times = rule.pattern.subn(rule.replacement, text)
            repairs.append(Repair(rule.code, rule.what, rule.severity, times, begin))
    return text, tuple(repairs)


def clean_line(raw: str) -> tuple[str, tuple[Repair, ...]]:
    """Clean a single line such as a title or an identifier: as `clean_text`, white space runs to one space, no ends."""
    text, repairs = clean_text(raw)
    line = _SPACES.sub(" ", text).strip()
    # A line has no line breaks to repair: that they are spaces now is its form, not damage.
    return line, tuple(repair for repair in repairs if repair.code != "line-break")
