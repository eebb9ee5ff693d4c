"""Encounters of one verb with days and places of their own: "met A in X on Monday and B in Y on Tuesday".

The parser hangs what stands behind the "and" on the day before it, so that the order of the words is read here: behind
the verb, or behind "with" on its noun, follow stretches of a party (for visits a place) and where or when it was met.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgexport.extract.meeting_details import places_behind
from kgexport.extract.meeting_words import PLACES, Draft
from kgexport.extract.reading import Reading
from kgexport.model import EntityKind, Mode
from kgexport.times.records import TimeKind, TimeMention

CONNECTORS = frozenset({",", ";", "and", "then", "later", "before", "but"})
CLOSING = frozenset({".", "!", "?", "(", "–", "—", "-", '"'})
LEADING = frozenset({"at", "in", "near"})
"""Prepositions that lead to where somebody was met."""
TITLING = frozenset({"ADJ", "ADP", "DET", "NOUN", "PART", "PRON", "PROPN"})
"""Parts of speech before a name: "the Utopian foreign minister", "her counterpart", "with"."""
STATING = frozenset({"ADJ", "ADP", "ADV", "DET", "NOUN", "NUM", "PROPN", "PUNCT", "SYM", "CCONJ", "PART", "SCONJ"})
"""Parts of speech of words that say where and when."""
BEFORE_NAME = 9
"""Words of titles before a name, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One of several encounters told by the same word: with whom, where and when."""

    end: int
    """One past its last token."""
    met: tuple[str, ...]
    """Keys of the parties met, or of the places visited."""
    places: tuple[str, ...] = ()
    time: TimeMention | None = None
    again: bool = False
    """Whether the party is that of the stretch before: "met A in X in May and again in Y in June"."""


def stretches_of(draft: Draft, reading: Reading) -> tuple[Stretch, ...]:
    """The stretches behind the trigger of a draft, two or more with circumstances of their own, or none."""
    if draft.apart or draft.owned:
        return ()
    visit = draft.mode is Mode.VISIT
    found: list[Stretch] = []
    start = draft.trigger.i + 1
    end = draft.trigger.sent.end
    while start < end:
        stretch = _again(start, end, reading, found) or _stretch(start, end, reading, visit=visit)
        if stretch is None:
            break
        found.append(stretch)
        start = stretch.end
        while start < end and reading.doc[start].lower_ in CONNECTORS:
            start += 1
        if start == stretch.end:
            break
    if len(found) < 2 or not _told_apart(found, visit=visit):
        return ()
    return tuple(found)


def _told_apart(found: list[Stretch], *, visit: bool) -> bool:
    """Whether each has a day of its own, or each a place; who is met twice is met in one stretch."""
    met = [key for stretch in found if not stretch.again for key in stretch.met]
    if len(met) != len(dict.fromkeys(met)):
        return False
    return all(stretch.time for stretch in found) or (not visit and all(stretch.places for stretch in found))


def _stretch(start: int, end: int, reading: Reading, *, visit: bool) -> Stretch | None:
    """The stretch that begins at a token, or None where it names nobody, or a clause of something else goes on."""
    kinds = PLACES if visit else (EntityKind.PERSON,)
    name = _name_ahead(start, end, reading, kinds)
    stop = None if name is None else _end_of(name, end, reading)
    if name is None or stop is None:
        return None
    times = (time for time in reading.times if name < time.token_start and time.token_end <= stop)
    return Stretch(
        end=stop,
        met=tuple(entity.key for entity in reading.entities_between(name, stop) if entity.kind in kinds),
        places=() if visit else _places(name, stop, reading),
        time=next((time for time in times if time.kind is TimeKind.DATE), None),
    )


def _again(start: int, end: int, reading: Reading, found: list[Stretch]) -> Stretch | None:
    """The stretch that "again" begins, of the same party as the one before, or None."""
    if not found or reading.doc[start].lower_ != "again":
        return None
    stop = _end_of(start, end, reading)
    if stop is None:
        return None
    times = (time for time in reading.times if start < time.token_start and time.token_end <= stop)
    time = next((time for time in times if time.kind is TimeKind.DATE), None)
    if time is None:
        return None
    return Stretch(end=stop, met=found[-1].met, places=_places(start, stop, reading), time=time, again=True)


def _name_ahead(start: int, end: int, reading: Reading, kinds: tuple[EntityKind, ...]) -> int | None:
    """The first token of the name that a stretch opens with, behind its titles."""
    for index in range(start, min(end, start + BEFORE_NAME)):
        token, entity = reading.doc[index], reading.entities_at[index]
        if entity is not None and entity.kind in kinds and not _qualifies(index, end, reading):
            return index
        if token.pos_ not in TITLING or token.lower_ in LEADING or _dated(index, reading):
            return None
    return None


def _qualifies(index: int, end: int, reading: Reading) -> bool:
    """Whether a name only qualifies a noun behind it: "Oman's minister", "the Paris talks"."""
    last, entity = index, reading.entities_at[index]
    while last + 1 < end and reading.entities_at[last + 1] is entity:
        last += 1
    if reading.doc[last].pos_ == "ADJ":
        return True
    following = reading.doc[last + 1] if last + 1 < end else None
    if following is None or _dated(last + 1, reading):
        return False
    return following.tag_ == "POS" or following.pos_ in ("NOUN", "PROPN")


def _dated(index: int, reading: Reading) -> bool:
    return any(time.token_start <= index < time.token_end for time in reading.times)


def _end_of(name: int, end: int, reading: Reading) -> int | None:
    """One past the last token of a stretch, up to a connector behind where or when; None where a verb comes first."""
    stated = False
    for index in range(name, end):
        token = reading.doc[index]
        if token.text in CLOSING:
            return index
        dated = _dated(index, reading)
        if stated and not dated:
            following = reading.doc[index + 1] if index + 1 < end else None
            clause = token.pos_ in ("ADP", "PART", "SCONJ") and following is not None and following.pos_ == "VERB"
            if token.lower_ in CONNECTORS or clause:
                return index
        stated = stated or dated or bool(_place_behind(index, reading))
        if not dated and token.pos_ not in STATING and token.tag_ != "PRP$" and reading.entities_at[index] is None:
            return None
    return end


def _places(start: int, end: int, reading: Reading) -> tuple[str, ...]:
    found = (_place_behind(index, reading) for index in range(start, end))
    return next((keys for keys in found if keys), ())


def _place_behind(index: int, reading: Reading) -> tuple[str, ...]:
    """The place that a preposition at this token leads to."""
    token = reading.doc[index]
    if token.lower_ not in LEADING or token.pos_ != "ADP":
        return ()
    return places_behind(token, reading)
