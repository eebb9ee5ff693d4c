"""Small words for whom an office is held at: "its head", "the company's owner", "department spokeswoman"."""

from __future__ import annotations

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_words import OfficeWords

SIDES = frozenset({"north", "south"})
"""Short for the country that is called so: "the North's foreign minister"."""


def is_body_word(tokens: Tokens, words: OfficeWords, number: int) -> bool:
    """Whether a token is a common noun for a body, written small."""
    return tokens.lower[number] in words.descriptions and tokens.word[number].islower()


def possessor_of(tokens: Tokens, words: OfficeWords, bounds: tuple[int, int, int], low: int) -> str | None:
    """ "its" at the start of a phrase, or the common noun for a body before, in or behind it.

    `bounds` are the first token, the head and the token behind the last one; nothing before `low` is looked at.
    """
    start, head, stop = bounds
    if (
        stop - start > 3
        and tokens.lower[stop - 3 : stop - 1] == ["of", "the"]
        and is_body_word(tokens, words, stop - 1)
    ):
        return tokens.lower[stop - 1]
    if tokens.lower[start] == "its":
        return "its"
    if start - 2 >= low and tokens.tag[start - 1] == "POS" and tokens.lower[start - 2] in words.owners | SIDES:
        return tokens.lower[start - 2]
    if "administration" in tokens.lower[start:head]:
        return "administration"
    return tokens.lower[start] if start < head and is_body_word(tokens, words, start) else None
