"""What is said of an event in words that are no telling of it: "talks will be hard", "he backs the offer to meet".

Extractors of events ask for parties; who speaks of an event told in the neighbourhood need not name them again. Here
an attribution without a telling of its own is searched for a word for such an event, and the event told nearest is
taken that the word can stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kgexport.extract.attribution import Attribution
from kgexport.extract.indirect_claims import Indirect
from kgexport.extract.reading import Reading
from kgexport.extract.telling import Telling
from kgexport.model import EventMention, MeetingMention, SanctionMention, Stance

REACH = 6
"""Sentences over which a word for an event takes up one told before."""

AHEAD = 2
"""Sentences over which it goes before the telling."""

NEW = frozenset({"a", "an", "another", "any", "no", "some", "each", "every"})


def taken_up(attributions: Sequence[Attribution], tellings: Sequence[Telling], reading: Reading) -> Iterator[Indirect]:
    """Attributions that speak of an event told before or soon after without telling it."""
    for attribution in attributions:
        if attribution.stance is not Stance.ASSERTS or any(telling.within(attribution) for telling in tellings):
            continue
        seen: set[str] = set()
        for start, end in attribution.content:
            for index in range(start, end):
                telling = _meant(reading.doc[index], tellings, reading)
                if telling is not None and telling.event.key not in seen:
                    seen.add(telling.event.key)
                    yield Indirect(attribution, telling, 0.5)


def _meant(word: Token, tellings: Sequence[Telling], reading: Reading) -> Telling | None:
    """The telling that a word of the text goes back to."""
    kind = _kind(word, reading)
    if kind is None or word.dep_ not in ("nsubj", "nsubjpass"):
        return None
    named = {entity.key for entity in reading.entities_between(word.left_edge.i, word.right_edge.i + 1)}
    sentence = reading.sentence_of[word.i]
    best: tuple[int, int, int, int] | None = None
    found = None
    for telling in tellings:
        if not isinstance(telling.event, kind):
            continue
        distance = sentence - reading.sentence_of[telling.start]
        if not -AHEAD <= distance <= REACH:
            continue
        parties = set(_parties(telling.event))
        shared = len(parties & named)
        if (named and not shared) or (not named and (distance < 0 or not _is_known(word))):
            continue
        same = any(reading.lemmas[index] == reading.lemmas[word.i] for index in range(telling.start, telling.end))
        rank = (-shared, -int(same), abs(distance), abs(telling.start - word.i))
        if best is None or rank < best:
            best, found = rank, telling
    return found


def _kind(word: Token, reading: Reading) -> type[EventMention] | None:
    words = reading.lexicon.words
    lemma = reading.lemmas[word.i]
    if word.tag_ in ("NN", "NNS"):
        if lemma in words("meetings.pointing_nouns"):
            return MeetingMention if word.tag_ == "NNS" or lemma not in words("meetings.plural_nouns") else None
        if lemma in words("sanctions.nouns"):
            return SanctionMention
        if lemma in words("sanctions.anaphors") and word.tag_ == "NNS":
            return SanctionMention
    if lemma == "meet" and word.tag_.startswith("VB"):
        return MeetingMention
    return None


def _parties(event: EventMention) -> tuple[str, ...]:
    if isinstance(event, MeetingMention):
        return event.participants
    return (*event.authorities, *event.targets) if isinstance(event, SanctionMention) else ()


def _is_known(word: Token) -> bool:
    """Whether a noun is definite, or a bare plural that something is said of ("talks will resume")."""
    left = [child for child in word.children if child.i < word.i]
    if any(child.lower_ in NEW for child in left) or word.pos_ == "VERB":
        return False
    if any(child.dep_ in ("det", "poss") for child in left):
        return True
    return word.dep_ in ("nsubj", "nsubjpass") and word.tag_ == "NNS"
