"""Tellings that are only words for one told before: "denied this meeting", "the report of the visit".

The mergers of events weigh parties, days and places; here the words themselves point back, whatever these say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgexport.extract.attribution import Attribution
from kgexport.extract.reading import Reading
from kgexport.extract.telling import Telling
from kgexport.model import MeetingMention

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})


def told_before(
    tellings: Sequence[Telling], attributions: Sequence[Attribution], reading: Reading
) -> Mapping[str, Telling]:
    """By the key of a telling that points back, the telling that it stands for."""
    found: dict[str, Telling] = {}
    previous: Telling | None = None
    reports = reports_told(tellings, attributions, reading)
    for telling in tellings:
        event = telling.event
        if not isinstance(event, MeetingMention):
            continue
        if event.noun and previous is not None and not event.participants and _is_demonstrative(telling, reading):
            found[event.key] = found.get(previous.event.key, previous)
        elif event.noun and event.time is None:
            report = next((report for report in reports if report[0] < telling.start and _of(report, telling)), None)
            if report is not None and report[1] is not telling:
                found[event.key] = report[1]
        previous = telling
    return found


def reports_told(
    tellings: Sequence[Telling], attributions: Sequence[Attribution], reading: Reading
) -> list[tuple[int, Telling, tuple[Attribution, ...]]]:
    """Where talk brings up a meeting ("reports that they met"), that meeting, and later mentions of the same talk."""
    talk = reading.lexicon.words("claims.talk")
    found: list[tuple[int, Telling, tuple[Attribution, ...]]] = []
    for attribution in attributions:
        lemma = reading.lemmas[attribution.head]
        if lemma not in talk or attribution.source is not None or is_definite(attribution.head, reading):
            continue
        told = next((t for t in tellings if t.within(attribution) and isinstance(t.event, MeetingMention)), None)
        if told is not None:
            later = tuple(
                other
                for other in attributions
                if other.head > attribution.head
                and reading.lemmas[other.head] == lemma
                and is_definite(other.head, reading)
            )
            found.append((attribution.head, told, later))
    return found


def is_definite(index: int, reading: Reading) -> bool:
    """Whether a noun has "the" or a demonstrative."""
    return any(
        child.dep_ == "det" and (child.lower_ == "the" or child.lower_ in DEMONSTRATIVES)
        for child in reading.doc[index].children
    )


def _of(report: tuple[int, Telling, tuple[Attribution, ...]], telling: Telling) -> bool:
    """Whether a later mention of the talk holds the telling, and its parties are those of the first."""
    _, first, later = report
    if not isinstance(telling.event, MeetingMention) or not isinstance(first.event, MeetingMention):
        return False
    return set(telling.event.participants) <= set(first.event.participants) and any(map(telling.within, later))


def _is_demonstrative(telling: Telling, reading: Reading) -> bool:
    head = reading.doc[telling.start : telling.end].root
    return any(child.dep_ == "det" and child.lower_ in DEMONSTRATIVES for child in head.children)
