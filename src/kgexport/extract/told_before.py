"""Words that go back to a meeting told before, whatever its merger says: "denied this meeting", "the reports"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgexport.extract.attribution import Attribution
from kgexport.extract.reading import Reading
from kgexport.extract.telling import Telling, first_told
from kgexport.model import MeetingMention

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})


def told_before(tellings: Sequence[Telling], reading: Reading) -> Mapping[str, Telling]:
    """By the key of a telling that is only "this meeting", the telling before it, for which it stands."""
    found: dict[str, Telling] = {}
    previous: Telling | None = None
    for telling in tellings:
        event = telling.event
        if not isinstance(event, MeetingMention):
            continue
        if event.noun and previous is not None and not event.participants and _is_demonstrative(telling, reading):
            found[event.key] = found.get(previous.event.key, previous)
        previous = telling
    return found


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


def _is_demonstrative(telling: Telling, reading: Reading) -> bool:
    head = reading.doc[telling.start : telling.end].root
    return any(child.dep_ == "det" and child.lower_ in DEMONSTRATIVES for child in head.children)
