"""Parties read off the order of the words, where the parse loses a name behind its titles.

"spoke today with Secretary General of the Organisation X" is often parsed with X outside the phrase of "with". In goes
a preposition, out come the people named in the run of titles, names and "of" behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.model import Entity, EntityKind

REACH = 40
INSIDE = frozenset({"of", "for", "and", "&", "the", "'s", "’s", ",", "-", "on", "as", "well"})
PARTICIPLES = frozenset({"acting", "visiting", "outgoing", "incoming", "designated", "elected"})
WORD_CLASSES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM", "CCONJ", "SYM", "X", "SPACE"})
BETWEEN = frozenset(
    {"in", "at", "on", ",", "by", "via", "over", "the", "phone", "telephone", "video", "videoconference"}
)
"""Words between a verb and its "with" beside days and places: "spoke by phone today with X"."""
LINKS = frozenset({",", "and", "&", "as", "well"})


def with_run(word: Token, found: Sequence[str], reading: Reading, prepositions: Iterable[str]) -> list[str]:
    """The parties found behind a verb or noun, and the people of the run behind its preposition where it names more."""
    preposition = preposition_behind(word, frozenset(prepositions), reading)
    if preposition is None:
        return list(found)
    people, titles = people_behind(preposition, reading)
    named = [key for key in found if reading.entity[key].kind is EntityKind.PERSON]
    if len(people) <= len(named) or any(key not in people for key in named):
        return list(found)
    return [*(key for key in found if key not in titles and key not in people), *people]


def people_behind(preposition: Token, reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys of the people named in the run behind a preposition, and of the bodies and countries in their titles."""
    doc = reading.doc
    people: dict[str, None] = {}
    titles: dict[str, None] = {}
    # Not only to the end of the sentence: a closing bracket or an initial is often taken for one.
    index, end = preposition.i + 1, min(len(doc), preposition.i + REACH)
    while index < end:
        entity = reading.entities_at[index]
        if entity is None:
            if doc[index].text in ("(", "["):
                index = _behind_brackets(index, end, reading)
                continue
            if not _goes_on(doc[index], bool(people)) and not _to_a_country(index, end, reading):
                break
            index += 1
            continue
        stop = _end_of(entity, index, end, reading)
        if entity.kind is EntityKind.PERSON:
            if people and stop < end and doc[stop].tag_ in ("VBD", "VBZ", "VBP", "MD"):
                break  # "met X, and Y said": Y begins a clause
            if stop < end and doc[stop].tag_ == "POS":  # "met X's aide": X is not met
                index = stop
                continue
            if _serves(doc[stop - 1], preposition):
                index = stop
                continue
            people.setdefault(entity.key)
            if stop < end and doc[stop].lower_ not in LINKS and doc[stop].text not in ("(", "["):
                break
        else:
            titles.setdefault(entity.key)
        index = stop
    return tuple(people), tuple(key for key in titles if key not in people)


def _serves(name: Token, preposition: Token) -> bool:
    """ "With aides of X": X is not met."""
    of = name.head
    return name.dep_ == "pobj" and of.lower_ == "of" and of.i > preposition.i and of.head.tag_ == "NNS"


def _goes_on(token: Token, started: bool) -> bool:
    if token.lower_ in INSIDE:
        return token.lower_ != "on" or not started
    if token.pos_ == "SPACE":
        return token.text.count("\n") < 2
    return token.pos_ in WORD_CLASSES or token.lower_ in PARTICIPLES


def _to_a_country(index: int, end: int, reading: Reading) -> bool:
    """ "Ambassador to the Republic": a part of a title."""
    doc = reading.doc
    if doc[index].lower_ != "to" or doc[index - 1].pos_ not in ("NOUN", "PROPN"):
        return False
    following = index + 1
    while following < end and doc[following].pos_ == "DET":
        following += 1
    entity = reading.entities_at[following] if following < end else None
    return entity is not None and entity.kind in (EntityKind.COUNTRY, EntityKind.ORGANISATION)


def _end_of(entity: Entity, index: int, end: int, reading: Reading) -> int:
    while index < end and reading.entities_at[index] is entity:
        index += 1
    return index


def _behind_brackets(index: int, end: int, reading: Reading) -> int:
    while index < end and reading.doc[index].text not in (")", "]"):
        index += 1
    return index + 1


def preposition_behind(word: Token, wanted: frozenset[str], reading: Reading) -> Token | None:
    """The preposition that follows a verb or noun, with nothing but adverbs, days and places between."""
    doc = reading.doc
    for index in range(word.i + 1, min(word.sent.end, word.i + 12)):
        token = doc[index]
        if token.lower_ in wanted:
            return token
        entity = reading.entities_at[index]
        between = (
            token.pos_ == "ADV"
            or token.ent_type_ in ("DATE", "TIME")
            or token.lower_ in BETWEEN
            or (entity is not None and entity.kind in (EntityKind.PLACE, EntityKind.COUNTRY))
            or token.pos_ == "SPACE"
        )
        if not between:
            return None
    return None
