"""Whom the people act for who meet: "ministers from X and Y", "our X counterparts", "Vienna and Bern envoys"."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.meeting_members import members
from kgexport.extract.meeting_words import ACTORS, MeetingWords, words_of
from kgexport.extract.phrases import NAMING, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.references import referents_of_one
from kgexport.lexicon.countries import countries_of
from kgexport.model import Entity, EntityKind


def lemma_of(token: Token, reading: Reading) -> str:
    """The lemma; of a plural in a title ("Foreign Ministers") without its ending."""
    lemma = reading.lemmas[token.i]
    return lemma[:-1] if token.pos_ == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss") else lemma


def delegated(noun: Token, reading: Reading, words: MeetingWords) -> tuple[str, ...]:
    """ "Foreign Ministers from X and Y", "our X counterparts": whoever they act for."""
    if lemma_of(noun, reading) not in words.counterparts:
        return ()
    private = lemma_of(noun, reading) in words.private  # "a Lorvian lawyer" does not act for Lorvia
    return _belonging(noun, reading) or (() if private else owners_before(noun, reading))


def capitals(noun: Token, reading: Reading) -> tuple[str, ...]:
    """The capitals that stand for their governments: "officials from Vienna and Bern", "Vienna and Bern envoys"."""
    if lemma_of(noun, reading) not in index_of(reading).delegates or noun.tag_ != "NNS":
        return ()
    named = [word for child in noun.lefts if child.dep_ in NAMING for word in (child, *child.children)]
    named.extend(member for inner in objects_of(noun, frozenset({"from"})) for member in members(inner, reading))
    found = (reading.entity_at(word) for word in named)
    return tuple(entity.key for entity in found if entity is not None and is_seat(entity, reading))


def is_seat(entity: Entity, reading: Reading) -> bool:
    """Whether a place is one by which a government is called: a capital, or another seat of it."""
    if entity.kind is not EntityKind.PLACE:
        return False
    return entity.label in countries_of(reading.lexicon).capitals or entity.label in words_of(reading.lexicon).seats


def _belonging(noun: Token, reading: Reading, depth: int = 2) -> tuple[str, ...]:
    """Behind "from" and "of", also one "of" further: "the ministers of defence of X and Y"."""
    found: dict[str, None] = {}
    for inner in objects_of(noun, frozenset({"from", "of", "representing"})):
        for member in members(inner, reading):
            entity = reading.entity_at(member)
            if entity is None and depth:
                further = _belonging(member, reading, depth - 1) or owners_before(member, reading)
                found.update(dict.fromkeys(further or _states(member, reading)))
            elif entity is not None and entity.kind in ACTORS and not _serves(noun, inner, entity.kind, reading):
                found.setdefault(entity.key)
    return tuple(found)


def _serves(noun: Token, inner: Token, kind: EntityKind, reading: Reading) -> bool:
    """Whether somebody only serves a person: who meets "aides of X" does not meet X."""
    delegation = lemma_of(noun, reading) in words_of(reading.lexicon).delegations
    return kind is EntityKind.PERSON and inner.head.lower_ == "of" and not delegation


def _states(noun: Token, reading: Reading) -> tuple[str, ...]:
    """ "Officials from both countries": those told of before."""
    if reading.lemmas[noun.i] not in index_of(reading).countries:
        return ()
    keys = referents_of_one(noun, reading)
    return keys if len(keys) > 1 else ()


def owners_before(noun: Token, reading: Reading) -> tuple[str, ...]:
    """The countries and bodies named before a noun: "the X envoy", "X and Y negotiators"."""
    found: dict[str, None] = {}
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("compound", "amod", "nmod", "poss"):
            for word in (child, *child.children):
                entity = reading.entity_at(word)
                if entity is not None and entity.kind in ACTORS[1:]:
                    found.setdefault(entity.key)
    return tuple(found)


def standing_in(noun: Token, reading: Reading) -> frozenset[str]:
    """Where the people of X are, who act for X: "X officials in Y" act for X."""
    if not owners_before(noun, reading):
        return frozenset()
    found = (reading.entity_at(inner) for inner in objects_of(noun, frozenset({"in", "at"})))
    return frozenset(entity.key for entity in found if entity is not None)
