"""Tellings of meetings, visits and calls, from the parse."""

from __future__ import annotations

from collections.abc import Iterator

from kgexport.extract.meeting_details import mode_of, places_of, topics_of
from kgexport.extract.meeting_nouns import noun_telling
from kgexport.extract.meeting_verbs import verb_telling
from kgexport.extract.meeting_words import Draft, MeetingWords, words_of
from kgexport.extract.modality import modality_of
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.model import EntityKind, MeetingMention, Modality, TimeSpan
from kgexport.times.attach import duration_of, time_of, to_time_span
from kgexport.times.records import TimeMention


def find_meetings(reading: Reading) -> Iterator[MeetingMention]:
    """Yield every telling of a meeting in the order of the text."""
    words = words_of(reading.lexicon)
    doc = reading.doc
    number = 0
    for index, lemma in enumerate(reading.lemmas):
        if lemma not in words.triggers:
            continue
        token = doc[index]
        draft: Draft | None = None
        if token.pos_ in ("VERB", "AUX") or (token.pos_ == "NOUN" and token.tag_ in ("VBG", "VBD", "VBZ", "VB")):
            if lemma in words.verbs:
                draft = verb_telling(token, reading, words)
        elif token.pos_ in ("NOUN", "PROPN") and lemma in words.nouns:
            draft = noun_telling(token, reading, words)
        if draft is not None:
            yield _finish(draft, reading, words, f"meeting-telling-{number}")
            number += 1


def _finish(draft: Draft, reading: Reading, words: MeetingWords, key: str) -> MeetingMention:
    token = draft.trigger
    for place in places_of(draft, reading, words):
        draft.places.setdefault(place)
    places = tuple(place for place in draft.places if place not in draft.participants)
    time = _time(draft, reading)
    modality = modality_of(token, reading)
    if modality is Modality.ACTUAL and time is not None and time.earliest is not None:
        date = reading.document.date
        if date is not None and time.earliest > date:
            modality = Modality.PLANNED
    duration = duration_of(token, reading.times)
    return MeetingMention(
        key=key,
        trigger=reading.mention(token.i, token.i + 1),
        sentence=reading.sentence_of[token.i],
        modality=modality,
        time=None if time is None else _span(time, reading),
        places=places,
        noun=draft.noun,
        definite=draft.definite,
        confidence=draft.confidence,
        participants=tuple(draft.participants),
        mode=mode_of(draft, reading, words),
        topics=topics_of(draft, reading, words),
        duration=None if duration is None else duration.duration,
        distinct=draft.distinct,
        sides=tuple(_sides(draft, reading)),
    )


def _sides(draft: Draft, reading: Reading) -> Iterator[tuple[str, str]]:
    """The countries that the text says the people act for: "the Utopian minister X"."""
    descriptions = index_of(reading).descriptions
    for key in draft.participants:
        if reading.entity[key].kind is EntityKind.PERSON and key in descriptions:
            countries = sorted(
                other for other in descriptions[key].keys if reading.entity[other].kind is EntityKind.COUNTRY
            )
            if len(countries) == 1:
                yield key, countries[0]


def _time(draft: Draft, reading: Reading) -> TimeMention | None:
    for token in (draft.trigger, *draft.carriers):
        time = time_of(token, reading.times)
        if time is not None:
            return time
    return None


def _span(time: TimeMention, reading: Reading) -> TimeSpan:
    return to_time_span(time, reading.document)
