"""A telling of an event by its tokens, for those who ask what is said about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kgexport.extract.cues import Attribution
from kgexport.extract.reading import Reading
from kgexport.model import EventMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A telling and the tokens of its trigger."""

    event: EventMention
    start: int
    """The first token of its trigger."""
    end: int
    """The token behind its trigger."""

    def within(self, attribution: Attribution) -> bool:
        """Whether the trigger, or a part of it that is not the cue itself, is said there."""
        return any(
            attribution.covers(index)
            for index in range(self.start, self.end)
            if not any(first <= index < last for first, last in attribution.cue)
        )


def tellings_of(reading: Reading, events: Sequence[EventMention]) -> list[Telling]:
    """The tellings in the order of the text."""
    starts = [token.idx for token in reading.doc]
    found = [
        Telling(
            event=event,
            start=bisect_right(starts, event.trigger.begin) - 1,
            end=bisect_right(starts, event.trigger.end - 1),
        )
        for event in events
    ]
    return sorted(found, key=lambda telling: (telling.start, telling.event.key))
