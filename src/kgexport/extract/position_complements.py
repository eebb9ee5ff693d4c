"""Offices that a verb tells: "X was a columnist for Y", "X became head of Y", "the board named X chairman"."""

from __future__ import annotations

from collections.abc import Iterator

from kgexport.extract.position_phrases import Phrases
from kgexport.extract.position_words import Office
from kgexport.model import EntityKind

_BEFORE_NAME = 5
"""Tokens before a name among which the verb that gives an office is looked for: "named retired Gen. X"."""
_DESCRIBING = frozenset({"JJ", "NN", "NNP", "VBN", "DT"})
_TOLD = frozenset({"VBD", "VBN", "VBZ", "VBP", "VBG"})
_OPENING = frozenset({"a", "an", "as", "his", "her", "its", "the", "their"})


def complements(phrases: Phrases, start: int, stop: int, high: int) -> Iterator[Office]:
    """What a verb says of its subject ("X, a native of Y, was a columnist for Z") or makes of its object."""
    yield from _given(phrases, start, stop, high)
    tokens, words = phrases.tokens, phrases.words
    for number in range(start, stop):
        head = tokens.head[number]
        if not start <= head < stop:
            break
    else:
        return
    if head < stop or head >= high:
        return
    lemma = tokens.lemma[head]
    if lemma == "become" and (
        tokens.tag[head] == "VB" or (start > 0 and not tokens.hard[start] and tokens.lower[start - 1] in {"if", "when"})
    ):
        return  # "if X becomes president", "X would become president"
    if (tokens.dep[number] == "nsubj" and lemma in words.appointing) or (
        tokens.dep[number] == "nsubjpass" and lemma in words.passive
    ):
        yield from office_after(phrases, head, high)


def _given(phrases: Phrases, start: int, stop: int, high: int) -> Iterator[Office]:
    """The office that somebody gives: "the board named X chairman", "the Senate confirmed Gen. X as head of Y"."""
    tokens, words = phrases.tokens, phrases.words
    low = max(0, start - _BEFORE_NAME)
    verb = start - 1
    while verb > low and tokens.lemma[verb] not in words.passive and tokens.tag[verb] in _DESCRIBING:
        verb -= 1
    told = verb >= low and tokens.lemma[verb] in words.passive and tokens.tag[verb] in _TOLD
    if not told or any(tokens.hard[verb + 1 : start + 1]):
        return
    if stop < high and (tokens.lower[stop] in _OPENING or phrases.head_at(stop) is not None or _lists(phrases, stop)):
        upcoming = tokens.lower[stop : stop + 2] == ["the", "next"]
        yield from office_after(phrases, stop + (1 if upcoming else -1), high)


def _lists(phrases: Phrases, at: int) -> bool:
    """Whether a title of several words begins at a token: "foreign minister"."""
    return phrases.tokens.lower[at] in phrases.words.before | phrases.words.former


def office_after(phrases: Phrases, verb: int, high: int) -> list[Office]:
    """The office that the words behind a token tell, or none."""
    tokens = phrases.tokens
    begin = verb + 1
    while begin < high and tokens.lower[begin] in {
        "as",
        "the",
        "a",
        "an",
        "to",
        "be",
        "in",
        "its",
        "his",
        "her",
        "then",
        "also",
        "now",
        "currently",
        "still",
    }:
        begin += 1
    if begin >= high or tokens.tag[begin] in {"VBN", "VBG", "IN", "RB"}:
        return []
    found = list(phrases.starting_at(begin, high))[:1]
    # "Served as President X's adviser": the president is X.
    return [office for office in found if not _is_of_somebody(phrases, office.stop)]


def _is_of_somebody(phrases: Phrases, stop: int) -> bool:
    entity = phrases.entity_at[stop] if stop < phrases.tokens.length else None
    return entity is not None and entity.kind is EntityKind.PERSON and not phrases.tokens.hard[stop]
