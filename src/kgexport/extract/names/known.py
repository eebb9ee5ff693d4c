"""Known names: the longest one that begins at a token."""

from __future__ import annotations

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import Item, NameWords, straight

SHOUTED = 3
"""Letters above which a word in capitals may be any word in capitals, and no acronym."""


def match_known(tokens: Tokens, words: NameWords, start: int, stop: int) -> tuple[int, Item] | None:
    """The longest known name that begins at `start` and ends by `stop`: where it ends, and what it is."""
    first = straight(tokens.word[start])
    candidates = words.phrases.get(first)
    upper = first.isupper() and len(first) > SHOUTED
    if candidates is None and upper:
        candidates = words.phrases.get(first.title())
    for phrase, item in candidates or ():
        end = start + len(phrase)
        if end > stop:
            continue
        found = tuple(straight(word) for word in tokens.word[start:end])
        if found == phrase or (upper and tuple(map(_lowered, found)) == phrase):
            return end, item
    return None


def _lowered(word: str) -> str:
    return word.title() if word.isupper() and len(word) > SHOUTED else word
