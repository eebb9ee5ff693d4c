"""Where somebody is, told in one sentence, for the encounters told in the next: "X arrived in Z. She later met Y".

A journey, a visit or a meeting in a named place sets the scene for the people in it. An encounter that one of them has
shortly behind it, told without a place and not on other days, takes place there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from kgexport.extract.meeting_words import PLACES
from kgexport.extract.modality import modality_of
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.model import EntityKind, MeetingMention, Modality, Mode, TimeSpan
from kgexport.times.attach import time_of, to_time_span

AFTER_JOURNEY = 2
"""Sentences over which a visit or journey is the scene."""
AFTER_MEETING = 1
GOING_ON = frozenset({"afterward", "afterwards", "also", "earlier", "later", "separately", "then"})
"""Adverbs by which an encounter goes on from one told before: "she also met Y"."""
LEADING = frozenset({"at", "for", "in", "into", "near", "outside", "to"})


@dataclass(frozen=True, slots=True)
class Scene:
    """Who is where, by which word that is told, and when."""

    people: frozenset[str]
    place: str
    position: int
    modality: Modality
    time: TimeSpan | None
    journey: bool


@dataclass(slots=True)
class Scenes:
    """The scenes told so far in one document."""

    told: list[Scene] = field(default_factory=list)

    def note(self, telling: MeetingMention, trigger: Token, reading: Reading) -> None:
        """Take the scene that a telling sets."""
        if telling.mode in (Mode.VISIT, Mode.IN_PERSON):
            journey = telling.mode is Mode.VISIT
            self._set(trigger, telling.participants, telling.places, telling.modality, telling.time, reading, journey)

    def note_journeys(self, reading: Reading) -> None:
        """Take the scenes of the journeys found since the last call."""
        journeys = index_of(reading).journeys
        for verb, people, places in journeys:
            time = time_of(verb, reading.times)
            span = None if time is None else to_time_span(time, reading.document)
            self._set(verb, people, places, modality_of(verb, reading), span, reading, True)
        journeys.clear()

    def _set(
        self,
        trigger: Token,
        parties: tuple[str, ...],
        places: tuple[str, ...],
        modality: Modality,
        time: TimeSpan | None,
        reading: Reading,
        journey: bool,
    ) -> None:
        people = frozenset(key for key in parties if reading.entity[key].kind is EntityKind.PERSON)
        if people and len(places) == 1:
            self.told.append(Scene(people, places[0], trigger.i, modality, time, journey))

    def place_for(self, telling: MeetingMention, trigger: Token, reading: Reading) -> str | None:
        """The place of the last scene that a telling goes on from; none where it tells its own, or is of another."""
        at_one_table = telling.mode is Mode.IN_PERSON or (telling.mode is None and trigger.lower_ == "talks")
        if telling.places or not at_one_table or not telling.participants:
            return None
        going_on = any(child.lower_ in GOING_ON for child in trigger.children)
        for scene in reversed(self.told):
            distance = telling.sentence - reading.sentence_of[scene.position]
            if distance > AFTER_JOURNEY:
                break
            if not distance or scene.people.isdisjoint(telling.participants) or scene.modality is not telling.modality:
                continue
            near = scene.journey or (going_on and distance <= AFTER_MEETING)
            fits = near and _alike(scene.time, telling.time) and not _moved_on(scene, trigger, reading)
            return scene.place if fits and scene.place not in telling.participants else None
        return None


def _moved_on(scene: Scene, trigger: Token, reading: Reading) -> bool:
    """Whether the text has led to another place since, or goes on with the caption of a picture."""
    for index in range(scene.position + 1, trigger.i):
        token, entity = reading.doc[index], reading.entities_at[index]
        if entity is not None and entity.kind in PLACES and entity.key != scene.place and _is_where(token):
            return True
        if token.lower_ == "caption":
            return True
    return False


def _is_where(token: Token) -> bool:
    """Whether a name says where: behind "in" or "to", or told as a stop; not as a party, an owner or an adjective."""
    return token.dep_ in ("attr", "dobj") or (token.dep_ == "pobj" and token.head.lower_ in LEADING)


def _alike(first: TimeSpan | None, second: TimeSpan | None) -> bool:
    """Whether both may be of the same days."""
    if first is None or second is None:
        return True
    if first.earliest is None or first.latest is None or second.earliest is None or second.latest is None:
        return first.phrase.casefold() == second.phrase.casefold()
    return first.earliest <= second.latest and second.earliest <= first.latest
