"""People whose given name is a place's: "Chad Tebo, a poet", "Georgia Orlo, the energy minister"."""

from __future__ import annotations

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import NameWords

REACH = 8
"""Tokens behind the comma among which the noun for a person is looked for."""
_ENDS = frozenset({",", ".", ";", "and"})
_END_TAGS = frozenset({"IN", "MD", "VBD", "VBZ"})


def named_like_place(tokens: Tokens, words: NameWords, start: int, stop: int) -> bool:
    """Whether a place's name and the one word behind it are a person's name, as what a comma sets behind them says."""
    if stop - start != 2 or stop + 1 >= tokens.length or tokens.word[stop] != "," or tokens.hard[stop + 1]:
        return False
    if tokens.word[start] not in words.given and tokens.ent[start + 1] not in {"PERSON", ""}:
        return False
    heads = words.body_heads | words.place_heads | words.small_place_heads
    if tokens.lower[start + 1] in heads | words.no_names | words.descriptions | words.common:
        return False
    return _is_described(tokens, words, stop + 1)


def _is_described(tokens: Tokens, words: NameWords, at: int) -> bool:
    """Whether a phrase from a token on ends in a noun for a person."""
    for number in range(at, min(at + REACH, tokens.length)):
        if tokens.lower[number] in words.offices | words.persons:
            following = tokens.tag[number + 1] if number + 1 < tokens.length else ""
            if not following.startswith("NN"):
                return True
        if tokens.hard[number] or tokens.lower[number] in _ENDS or tokens.tag[number] in _END_TAGS:
            return False
    return False
