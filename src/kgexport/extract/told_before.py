"""Words that go back to a meeting told before, whatever its merger says: "denied this meeting", "the reports"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgexport.extract.attribution import Attribution
from kgexport.extract.reading import Reading
from kgexport.extract.telling import Telling, first_told
from kgexport.model import MeetingMention, Modality

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
SUCH = frozenset({"such"})
NONE = frozenset({"any", "no"})

NEAR = 2
"""Sentences behind a meeting in which "no meeting took place" is of that one."""

AHEAD = 1
"""Sentences before a report in which "no such meeting" may stand."""


def told_before(tellings: Sequence[Telling], reading: Reading) -> Mapping[str, Telling]:
    """By the key of a telling that is only "this meeting", the telling before it, for which it stands."""
    found: dict[str, Telling] = {}
    previous: Telling | None = None
    for telling in tellings:
        event = telling.event
        if not isinstance(event, MeetingMention):
            continue
        if not event.noun or event.participants:
            previous = telling
            continue
        such = _has_before(telling, SUCH, reading)
        if previous is not None and (
            such or _has_before(telling, DEMONSTRATIVES, reading) or _is_none(telling, previous, reading)
        ):
            found[event.key] = found.get(previous.event.key, previous)
        elif such and previous is None and event.modality is Modality.NEGATED:
            after = next((other for other in tellings if _is_told_after(telling, other, reading)), None)
            if after is not None:
                found[event.key] = after
        if event.key in found or not _has_before(telling, NONE, reading):
            previous = telling
    return found


def _is_told_after(telling: Telling, other: Telling, reading: Reading) -> bool:
    """ "“There was no such meeting,” he said when asked about reports that they met"."""
    near = reading.sentence_of[other.start] - reading.sentence_of[telling.start] <= AHEAD
    return other.start > telling.start and near and isinstance(other.event, MeetingMention)


def _is_none(telling: Telling, previous: Telling, reading: Reading) -> bool:
    """ "Denied any meeting", "no talks were held" right behind a meeting that was told."""
    distance = reading.sentence_of[telling.start] - reading.sentence_of[previous.start]
    negated = telling.event.modality is Modality.NEGATED and previous.event.modality is Modality.ACTUAL
    return negated and distance <= NEAR and _has_before(telling, NONE, reading)


def reports_told(
    tellings: Sequence[Telling], attributions: Sequence[Attribution], reading: Reading
) -> list[tuple[int, Telling]]:
    """Where talk brings up a meeting ("reports that they met"), and that meeting."""
    talk = reading.lexicon.words("claims.talk")
    found: list[tuple[int, Telling]] = []
    meetings = [telling for telling in tellings if isinstance(telling.event, MeetingMention)]
    meeting_of = first_told(meetings, attributions)
    for attribution in attributions:
        lemma = reading.lemmas[attribution.head]
        if lemma not in talk or attribution.source is not None or is_definite(attribution.head, reading):
            continue
        told = meeting_of.get(attribution)
        if told is not None:
            found.append((attribution.head, told))
    return found


def is_definite(index: int, reading: Reading) -> bool:
    """Whether a noun has "the" or a demonstrative."""
    return any(
        child.dep_ == "det" and (child.lower_ == "the" or child.lower_ in DEMONSTRATIVES)
        for child in reading.doc[index].children
    )


def _has_before(telling: Telling, words: frozenset[str], reading: Reading) -> bool:
    """Whether the noun of a telling has one of these words before it."""
    head = reading.doc[telling.start : telling.end].root
    return any(child.dep_ in ("det", "amod", "predet") and child.lower_ in words for child in head.lefts)
