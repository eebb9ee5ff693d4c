"""Words and their places, as the time grammar wants them: numbers, ordinals and hyphens apart, whatever a model does.

Independent of spaCy's tokens, which differ by model and cut "2015-07-14" and "Jan." in ways of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LEXEME = re.compile(
    r"""
    (?P<decade> ['’‘]? \d\d (?:\d\d)? (?:['’]?s) \b)      # 1990s, '90s
    | (?P<ordinal> \d{1,2} (?:st|nd|rd|th) \b)            # 14th
    | (?P<number> \d+ (?: [.,:] \d+ )*)                   # 14, 2,000, 10:35, 2.5
    | (?P<possessive> ['’]s \b)
    | (?P<word> [^\W\d_]+)
    | (?P<mark> \S)
    """,
    re.VERBOSE | re.IGNORECASE,
)

DASHES = frozenset("-‐‑‒–—−")


@dataclass(frozen=True, slots=True)
class Lexemes:
    """Parallel lists: the words in lower case, where each begins and where it ends (code points, half-open)."""

    words: list[str]
    begins: list[int]
    ends: list[int]


def lex(text: str, capitalised: frozenset[str]) -> Lexemes:
    """Cut a text into lexemes; a word of `capitalised` without its capital comes out with "~" before it."""
    words: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for match in LEXEME.finditer(text):
        word = match.group()
        lower = word.lower()
        if lower in capitalised and word == lower:
            lower = "~" + lower
        elif lower in DASHES:
            lower = "-"
        elif lower in ("’s", "‘s"):
            lower = "'s"
        words.append(lower)
        begins.append(match.start())
        ends.append(match.end())
    return Lexemes(words, begins, ends)
