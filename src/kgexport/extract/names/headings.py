"""Headings in title case: there capitals say nothing, so names in them are taken only from what the text itself names.

Besides lines of their own, headings glued to a dateline are known ("Leaders Meet in Paris-PARIS — -The leaders").
"""

from __future__ import annotations

import re

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import NameWords

_GLUED = re.compile(r"[^\n]{5,250}?-(?=[A-Z][A-Z'’.,/ ]+?[  ]?[—–-]{1,2}\s)|[^\n]{20,250}? (?=-(?:The|A|An|In|[A-Z][a-z]+)\b)")
LONGEST = 30
"""Tokens of the longest line taken for a heading."""
FEWEST = 4
"""Words in capitals that a heading has at least."""
_VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "MD"})
_SMALL = frozenset({"a", "an", "the", "of", "in", "on", "to", "for", "and", "at", "by", "with", "as", "from", "or", "but", "vs."})


def mark_headings(tokens: Tokens, words: NameWords) -> None:
    """Set `tokens.heading` for every token of a heading."""
    glued = _GLUED.match(tokens.text[:400])
    start = 0
    if glued is not None:
        while start < tokens.length and tokens.end[start] <= glued.end():
            start += 1
        if _capital_share(tokens, 0, start) >= 0.6:
            for number in range(start):
                tokens.heading[number] = True
            if start < tokens.length:
                tokens.hard[start] = True
        else:
            start = 0
    while start < tokens.length:
        stop = start + 1
        while stop < tokens.length and not tokens.line[stop]:
            stop += 1
        if stop - start <= LONGEST and tokens.word[stop - 1] not in {".", "!"} and _title_case(tokens, words, start, stop):
            for number in range(start, stop):
                tokens.heading[number] = True
        start = stop


def _title_case(tokens: Tokens, words: NameWords, start: int, stop: int) -> bool:
    """Whether a line is in title case or in capitals, and has a capital word that no name would have."""
    longer = [n for n in range(start, stop) if tokens.word[n][0].isalpha() and tokens.lower[n] not in _SMALL]
    capital = [n for n in longer if tokens.word[n][0].isupper()]
    if len(capital) < FEWEST or len(capital) < 0.75 * len(longer):
        return False
    shouted = sum(tokens.word[n].isupper() for n in capital) > 0.7 * len(capital)
    common = [
        n
        for n in capital
        if n > start
        and tokens.lower[n] not in words.title_heads
        and (tokens.tag[n] in _VERBS or (tokens.lower[n] in words.starters and tokens.ent_of[n] < 0))
    ]
    return bool(common) or (shouted and len(longer) >= FEWEST and len(capital) > 4)


def _capital_share(tokens: Tokens, start: int, stop: int) -> float:
    """The share of capitalised words among those that a title would capitalise."""
    longer = [n for n in range(start, stop) if tokens.word[n][0].isalpha() and tokens.lower[n] not in _SMALL]
    return sum(tokens.word[n][0].isupper() for n in longer) / max(1, len(longer))
