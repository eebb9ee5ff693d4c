"""Attributions that speak of an event without telling it, and which event they speak of.

They point back ("denied this", "declined to comment"), or tell how a meeting went ("the
palace said the two agreed to"). All of it is less sure than an attribution with the event in its content.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from kgexport.extract.attribution import Attribution
from kgexport.extract.reading import Reading
from kgexport.extract.references import referents_of_one
from kgexport.extract.telling import Telling, between_sentences
from kgexport.extract.told_before import is_definite, reports_told
from kgexport.model import EntityKind, EventMention, MeetingMention, Modality, SanctionMention, Stance

POINTING = frozenset({"it", "this", "that", "they", "these", "so"})
REACH = 2
"""Sentences over which words that point back find their event."""

AHEAD = 2
"""Sentences before a report in which it may be denied already."""

SILENCE_REACH = 4
"""Sentences over which "declined to comment" does, which stands at the end of a story."""

BOTH_REACH = 6
"""Sentences behind a meeting in which "the two leaders" are those who met."""

TOGETHER = frozenset({"the", "both", "two", "three", "four"})

READOUT_REACH = 2
"""Sentences between a meeting and what is said of its course, either way."""


class Indirect(NamedTuple):
    """An attribution, the telling that it speaks of, and how sure that is."""

    attribution: Attribution
    telling: Telling
    confidence: float


def pointing_back(
    attributions: Sequence[Attribution],
    everything: Sequence[Attribution],
    tellings: Sequence[Telling],
    reading: Reading,
) -> Iterator[Indirect]:
    """Attributions that point to the event told last before.

    `attributions` are those with a source that tell of no event themselves, `everything` holds also the others: "the
    reports" are of what "reports" brought up.
    """
    starts = [telling.start for telling in tellings]
    reports = reports_told(tellings, everything, reading)
    for attribution in attributions:
        position = bisect_right(starts, attribution.head) - 1
        if position < 0:
            ahead = _reported_ahead(attribution, everything, tellings, reading)
            if ahead is not None and _points_back(attribution, ahead, reading):
                yield Indirect(attribution, ahead, 0.6)
            continue
        telling = tellings[position]
        distance = reading.sentence_of[attribution.head] - reading.sentence_of[telling.start]
        if attribution.stance is not Stance.ASSERTS:
            if not _points_back(attribution, telling, reading):
                continue
            report = _report(attribution, reports, reading)
            if report is not None:
                yield Indirect(attribution, report, 0.7)
            elif distance <= (SILENCE_REACH if attribution.stance is Stance.DECLINES else REACH):
                yield Indirect(attribution, telling, 0.7)


def _reported_ahead(
    attribution: Attribution, everything: Sequence[Attribution], tellings: Sequence[Telling], reading: Reading
) -> Telling | None:
    """What is denied first and told behind it: "The palace denied the report. The Post had said that they met"."""
    first = tellings[0]
    distance = reading.sentence_of[first.start] - reading.sentence_of[attribution.head]
    if attribution.stance is Stance.ASSERTS or not attribution.content or distance > AHEAD:
        return None
    reported = any(
        a.stance is Stance.ASSERTS and a.source is not None and a.head > attribution.head and first.within(a)
        for a in everything
    )
    return first if reported else None


def _report(attribution: Attribution, reports: Sequence[tuple[int, Telling]], reading: Reading) -> Telling | None:
    """What "the reports" in the content are reports of."""
    heads = [_spoken_of(reading.doc[start:end].root).i for start, end in attribution.content]
    for index in heads:
        for first, told in reversed(reports):
            if first < index and reading.lemmas[first] == reading.lemmas[index] and is_definite(index, reading):
                return told
    return None


def _points_back(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    """Whether the content names nothing itself: a pronoun, "the reports", "the situation", or nothing at all.

    Who does not say whether, when or how something would be speaks of the matter of the text, unless others are named.
    """
    silent = attribution.stance is Stance.DECLINES
    lexicon = reading.lexicon
    talk = lexicon.words("claims.talk") | lexicon.words("claims.matters") | lexicon.words("claims.falsehoods")
    talk |= lexicon.words("meetings.pointing_nouns")
    if silent and telling.event.modality in (Modality.PLANNED, Modality.HYPOTHETICAL):
        talk |= lexicon.words("claims.plans")
    enquiries = lexicon.words("claims.enquiries")
    for start, end in attribution.content:
        head = _spoken_of(reading.doc[start:end].root)
        lemma = reading.lemmas[head.i]
        if lemma in enquiries or any(child.lower_ == "such" for child in head.children):
            continue
        if silent and (head.pos_ in ("VERB", "AUX") or len(attribution.cue) == 1):
            if all(entity.key in parties_of(telling.event) for entity in reading.entities_between(start, end)):
                continue
            return False
        if lemma not in POINTING and lemma not in talk:
            return False
        if any(head.i < child.i < end and child.dep_ in ("prep", "acl", "relcl") for child in head.children):
            return False
    return True


def _spoken_of(root: Token) -> Token:
    """What a clause with "be" says something of: "the report" in "the report was false"."""
    if root.lemma_ == "be":
        return next((child for child in root.children if child.dep_ == "nsubj"), root)
    return root


def readouts(attributions: Sequence[Attribution], tellings: Sequence[Telling], reading: Reading) -> Iterator[Indirect]:
    """Attributions that tell how a meeting went, without those who only pass on the word of another."""
    found = list(_readouts(attributions, tellings, reading))
    heads = [indirect.attribution.head for indirect in found]
    for indirect in found:
        attribution = indirect.attribution
        if not any(attribution.covers(head) for head in heads if head != attribution.head):
            yield indirect


def _readouts(attributions: Sequence[Attribution], tellings: Sequence[Telling], reading: Reading) -> Iterator[Indirect]:
    """Attributions in which the parties of a meeting near by agreed, discussed, thanked each other."""
    meetings = [telling for telling in tellings if _is_encounter(telling)]
    if not meetings:
        return
    exchanges = reading.lexicon.words("claims.exchanges")
    for attribution in attributions:
        if attribution.stance is not Stance.ASSERTS:
            continue
        sentence = reading.sentence_of[attribution.head]
        together = _speaks_of_both(attribution, reading)
        before = BOTH_REACH if together else READOUT_REACH
        near = between_sentences(meetings, sentence - before, sentence + READOUT_REACH, reading)
        if not near or not _holds(attribution, exchanges, reading):
            continue
        parties = _parties(attribution, reading)
        fitting = [
            telling
            for telling in near
            if together or (_is_of_people(telling, reading) and len(parties & set(_participants(telling))) >= 2)
        ]
        if fitting:
            yield Indirect(attribution, min(fitting, key=lambda telling: abs(telling.start - attribution.head)), 0.6)


def parties_of(event: EventMention) -> tuple[str, ...]:
    """Who takes part in a meeting, or imposes sanctions or bears them."""
    if isinstance(event, MeetingMention):
        return event.participants
    return (*event.authorities, *event.targets) if isinstance(event, SanctionMention) else ()


def _participants(telling: Telling) -> tuple[str, ...]:
    return telling.event.participants if isinstance(telling.event, MeetingMention) else ()


def _is_encounter(telling: Telling) -> bool:
    return telling.event.modality in (Modality.ACTUAL, Modality.PLANNED) and len(_participants(telling)) >= 2


def _is_of_people(telling: Telling, reading: Reading) -> bool:
    return sum(reading.entity[key].kind is EntityKind.PERSON for key in _participants(telling)) >= 2


def _holds(attribution: Attribution, lemmas: frozenset[str], reading: Reading) -> bool:
    return any(reading.lemmas[index] in lemmas for start, end in attribution.content for index in range(start, end))


def _speaks_of_both(attribution: Attribution, reading: Reading) -> bool:
    """Whether those who met are the subject together: "the leaders also discussed", "both ministers’ views"."""
    officers = reading.lexicon.words("references.people")
    for start, end in attribution.content:
        for token in reading.doc[start:end]:
            if token.dep_ not in ("nsubj", "poss") or token.tag_ != "NNS" or reading.lemmas[token.i] not in officers:
                continue
            words = [child for child in token.children if child.i < token.i]
            if words and all(word.lower_ in TOGETHER for word in words) and token.head.i < end:
                return True
    return False


def _parties(attribution: Attribution, reading: Reading) -> set[str]:
    """Whoever is named or taken up in the content."""
    found: set[str] = set()
    for start, end in attribution.content:
        found.update(entity.key for entity in reading.entities_between(start, end))
        for index in range(start, end):
            token = reading.doc[index]
            if token.dep_ in ("nsubj", "dobj") and reading.entities_at[index] is None:
                found.update(referents_of_one(token, reading))
    return found
