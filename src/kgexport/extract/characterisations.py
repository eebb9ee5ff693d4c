"""Who tells what an event was like: "called the talks a first step", "described the sanctions as a crime".

Who describes a meeting or sanctions so puts them forward; who only judges what was done ("called it a mistake") does
not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kgexport.extract.attribution import Attribution
from kgexport.extract.indirect_claims import REACH, Indirect
from kgexport.extract.reading import Reading
from kgexport.extract.telling import Telling, between_sentences
from kgexport.model import MeetingMention, Stance

PRONOUNS = frozenset({"it", "them", "this", "what"})


def characterises(attribution: Attribution, reading: Reading) -> bool:
    """Whether an event is said to have been so, or something to have been an event of such a kind."""
    words = reading.lexicon.words
    if attribution.stance is not Stance.ASSERTS or reading.lemmas[attribution.head] not in words("claims.naming"):
        return False
    thing, kind = _thing(attribution, reading), _kind(reading.doc[attribution.head])
    if thing is None or kind is None:
        return False
    events = words("meetings.pointing_nouns") | words("sanctions.nouns")
    if reading.lemmas[kind.i] in events:
        return True
    return kind.pos_ in ("ADJ", "NOUN") and reading.lemmas[thing.i] in events


def characterised(
    attributions: Sequence[Attribution], tellings: Sequence[Telling], reading: Reading
) -> Iterator[Indirect]:
    """The meeting told last before "it" or "this"; `attributions` are those that tell of no event themselves."""
    for attribution in attributions:
        if not characterises(attribution, reading):
            continue
        thing = _thing(attribution, reading)
        if thing is None or thing.lower_ not in PRONOUNS:
            continue
        sentence = reading.sentence_of[thing.i]
        before = [
            telling
            for telling in between_sentences(tellings, sentence - REACH, sentence, reading)
            if telling.start < thing.i and isinstance(telling.event, MeetingMention)
        ]
        if before:
            yield Indirect(attribution, before[-1], 0.7)


def _thing(attribution: Attribution, reading: Reading) -> Token | None:
    """What is described: the object of the verb, or the subject of its passive."""
    children = reading.doc[attribution.head].children
    return next((child for child in children if child.dep_ in ("dobj", "nsubjpass")), None)


def _kind(verb: Token) -> Token | None:
    """What it is called, or described "as"."""
    for child in verb.children:
        if child.dep_ == "oprd":
            return child
        if child.dep_ == "prep" and child.lower_ == "as":
            return next((inner for inner in child.children if inner.dep_ in ("pobj", "amod", "acomp")), None)
    return None
