"""Headings in title case: there capitals say nothing, so names in them are taken only from what the text itself names.

Besides lines of their own, headings glued to the text or its dateline are known
("Leaders Meet in Paris-PARIS — -The leaders met").
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from kgexport.extract.names.titles import EXCELLENCIES
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import NameWords

LONGEST = 30
"""Tokens of the longest line taken for a heading."""
FEWEST = 4
"""Words in capitals that a heading has at least."""
SHOUT = 4
"""Words in capitals side by side, with a small one among them, that are shouted rather than named."""
REACH = 300
"""Characters from the start of a text within which a glued heading ends."""

_GLUE = re.compile(r"(?<=[^\s-])[  ]?[-–](?=[A-Z“\"‘'(])")
_DATELINE = re.compile(r"[A-Z][A-Z'’.,/ ]+?[  ]*[—–-]{1,2}\s*")
_SENTENCE = re.compile(r"\w+ [a-z]+ [a-z]+ ")
_FIRST = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SHOUTED = frozenset(
    {"you", "your", "we", "are", "is", "be", "will", "that", "this", "not", "no", "it", "which", "have"}
)
_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "to", "for", "and", "at", "by", "with", "as", "from", "or", "but", "vs.", "de"}
)


def read_tokens(doc: Doc, words: NameWords) -> Tokens:
    """The tokens of a Doc, its headings marked."""
    tokens = Tokens(doc)
    mark_headings(tokens, words)
    return tokens


def mark_headings(tokens: Tokens, words: NameWords) -> None:
    """Set `tokens.heading` for every token of a heading."""
    _mark_shouts(tokens)
    start = _mark_glued(tokens, words)
    while start < tokens.length:
        stop = start + 1
        while stop < tokens.length and not tokens.line[stop]:
            stop += 1
        if (
            stop - start <= LONGEST
            and (tokens.word[stop - 1] not in {".", "!"} or (start == 0 and _share_in(tokens, start, stop) >= 0.9))
            and _title_case(tokens, words, start, stop)
        ):
            for number in range(start, stop):
                tokens.heading[number] = True
        start = stop


def _mark_shouts(tokens: Tokens) -> None:
    """Mark stretches in capitals within running text, as in messages: names in them show no capital of their own."""
    start = 0
    while start < tokens.length:
        stop = start
        while stop < tokens.length and tokens.word[stop].isupper() and not (stop > start and tokens.line[stop]):
            stop += 1
        shouted = tokens.word[start:stop]
        if len(shouted) >= SHOUT and any(word.lower() in _SMALL | _SHOUTED for word in shouted):
            tokens.heading[start:stop] = [True] * (stop - start)
        start = stop + 1


def _mark_glued(tokens: Tokens, words: NameWords) -> int:
    """Mark a heading that is glued to the first sentence; return the token behind it."""
    text = tokens.text[:REACH].split("\n", 1)[0]
    end = 0
    for glue in _GLUE.finditer(text):
        dateline = _DATELINE.match(tokens.text, glue.end())
        begin = dateline.end() if dateline is not None else glue.end()
        before, after = _WORD.findall(text[: glue.start()]), _WORD.findall(tokens.text[begin : begin + 80])
        first = _FIRST.match(tokens.text, begin)
        starts = dateline is not None or (first is not None and first[0].lower() in words.functions)
        starts = starts or _SENTENCE.match(tokens.text, begin) is not None
        starts = starts or _share(after) <= 0.5
        if dateline is None and _inside_name(tokens, glue.start()):
            continue
        if len(before) >= 3 and _share(before) >= 0.65 and starts:
            end = glue.end()
            break
    if not end:
        return 0
    start = 0
    while start < tokens.length and tokens.begin[start] < end:
        tokens.heading[start] = True
        start += 1
    if start < tokens.length:
        tokens.hard[start] = True
    return start


def _inside_name(tokens: Tokens, at: int) -> bool:
    """Whether the dash at a code point stands in a name, "Karo-Tebo", or in a party's mark, "(R-Ohio)"."""
    number = next((n for n in range(tokens.length) if tokens.begin[n] >= at), 0)
    if not 0 < number < tokens.length - 1 or not tokens.glued[number] or not tokens.glued[number + 1]:
        return False
    marked = len(tokens.word[number - 1]) == 1 and tokens.word[number - 2 : number - 1] in (["("], [","])
    index = tokens.ent_of[number]
    return marked or (index >= 0 and tokens.ent_of[number - 1] == index == tokens.ent_of[number + 1])


def _share(found: list[str]) -> float:
    return sum(word[0].isupper() for word in found) / max(1, len(found))


def _share_in(tokens: Tokens, start: int, stop: int) -> float:
    """The share of capitals among the longer words of a line."""
    return _share([word for word in tokens.word[start:stop] if word[0].isalpha() and word.lower() not in _SMALL])


def _title_case(tokens: Tokens, words: NameWords, start: int, stop: int) -> bool:
    """Whether a line is in title case or in capitals, and has a capital word that no name would have."""
    longer = [n for n in range(start, stop) if tokens.word[n][0].isalpha() and tokens.lower[n] not in _SMALL]
    capital = [n for n in longer if tokens.word[n][0].isupper()]
    if len(capital) < 0.75 * len(longer):
        return False
    shouted = sum(tokens.word[n].isupper() for n in capital) > 0.7 * len(capital)
    if shouted and any(
        tokens.word[n].isupper() and len(tokens.word[n]) > 1 and tokens.lower[n] in _SMALL for n in range(start, stop)
    ):
        return len(capital) > 1
    if len(capital) < FEWEST:
        return False
    common = [
        n
        for n in range(start + 1, stop)
        if tokens.word[n][0].isupper()
        and tokens.lower[n] not in words.title_heads
        and tokens.word[n] not in EXCELLENCIES
        and (tokens.tag[n] in _VERBS or tokens.lower[n] in words.functions)
        and not (tokens.lower[n] == "the" and tokens.ent_of[n] >= 0)
    ]
    titled = any(tokens.lower[n] in words.title_heads for n in range(start, stop))
    first = start == 0 and len(capital) > FEWEST and stop < tokens.length and not titled
    return bool(common) or (shouted and len(capital) > 4) or first
