"""Which words before an office belong to it: "acting", "trade and industry", "longest-serving", "arms control"."""

from __future__ import annotations

from kgexport.extract.names.titles import EXCELLENCIES, STYLES
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_words import OfficeWords
from kgexport.model import Entity, EntityKind

_STYLES = STYLES | {word.lower() for word in EXCELLENCIES}
"""What is said of a ruler beside his office: no part of it."""
_MODIFIERS = frozenset({"JJ", "NN", "NNP", "JJS", "CD"})


def opens_title(tokens: Tokens, words: OfficeWords, number: int, *, owned: bool) -> bool:
    """Whether a word is one that titles begin with; before the owner it is a verb where it looks like one."""
    lower, tag = tokens.lower[number], tokens.tag[number]
    if lower == "under":
        return tokens.lower[number + 1] == "secretary" or tokens.word[number + 1] == "-"
    verb = tag in {"VBD", "VBP", "VBZ"} or (owned and tag == "VB")
    return (lower in words.before or lower in words.dropped) and not verb


def two_departments(tokens: Tokens, words: OfficeWords, number: int, low: int) -> bool:
    """Whether "and" stands between what one office is for: "trade and industry commissioner"."""
    lower = tokens.lower
    return number - 1 >= low and lower[number - 1] in words.departments and lower[number + 1] in words.departments


def parts_departments(tokens: Tokens, words: OfficeWords, comma: int) -> bool:
    """Whether a comma stands between what one office is for: "Minister of Trade, Industry and Fish"."""
    if comma < 1 or comma + 1 >= tokens.length:
        return False
    return all(tokens.lower[n] in words.departments and tokens.word[n][0].isupper() for n in (comma - 1, comma + 1))


def more_departments(tokens: Tokens, words: OfficeWords, at: int) -> bool:
    """Whether what an office is for goes on at a token: "Minister of Trade" ", Industry and Fish"."""
    if at + 1 >= tokens.length or tokens.hard[at] or tokens.lower[at] not in {",", "and"}:
        return False
    return tokens.lower[at + 1] in words.departments and tokens.word[at + 1][0].isupper()


def modifies(tokens: Tokens, words: OfficeWords, number: int, at: int, head: int) -> bool:
    """Whether a word that no list knows belongs to the title: small words do not stand before capitals."""
    if tokens.lower[number] in words.calendar | _STYLES or tokens.hard[at] or not tokens.word[number][0].isalnum():
        return False
    relations = tokens.lower[number] == "relations" and tokens.word[number][0].isupper()
    if tokens.tag[number] not in _MODIFIERS and not relations and not _in_compound(tokens, number):
        return False
    return tokens.word[number][0].isupper() or tokens.word[head][0].islower()


def only_title(tokens: Tokens, words: OfficeWords, start: int, head: int) -> bool:
    """Whether everything from a token up to a head can belong to a title."""
    return all(
        tokens.lower[number] in words.before
        or tokens.tag[number] in {"JJ", "NN", "NNP", "HYPH"}
        or tokens.word[number] == "-"
        for number in range(start, head)
    )


def is_for_states(words: OfficeWords, head: str, entity: Entity) -> bool:
    """Whether what stands behind "for" is what somebody deals with, and not who he serves: "envoy for Kenya"."""
    return head in words.sent | {"minister", "secretary"} and entity.kind is not EntityKind.ORGANISATION


def is_leaning(tokens: Tokens, number: int) -> bool:
    """Whether a country only says whom somebody is for or against: "pro-Kenyan President X"."""
    return number >= 2 and tokens.word[number - 1] == "-" and tokens.lower[number - 2] in {"pro", "anti"}


def _in_compound(tokens: Tokens, number: int) -> bool:
    """Whether a word is a part of "tough-talking", or a plural tied to the noun behind it: "arms control"."""
    if tokens.word[number + 1] == "-":
        return tokens.word[number].islower()
    if number >= 2 and tokens.word[number - 1] == "-" and tokens.glued[number]:
        return tokens.word[number - 2].islower()  # "London-based" is no title
    return tokens.tag[number] == "NNS" and tokens.dep[number] == "compound" and tokens.tag[number + 1].startswith("NN")
