"""A telling of an event by its tokens, for those who ask what is said about it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kgexport.extract.cues import Attribution
from kgexport.extract.reading import Reading
from kgexport.model import EventMention

_BLOCK = 64
"""Tokens of a stretch for look-up: about two sentences."""


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


class Coverage:
    """Attributions by what they cover: a long text has thousands, and each telling is in a few of them."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        """Look at the content of all of them once."""
        self._attributions = attributions
        self._by_block: dict[int, list[int]] = defaultdict(list)
        for number, attribution in enumerate(attributions):
            blocks = {
                block
                for start, end in attribution.content
                if start < end
                for block in range(start // _BLOCK, (end - 1) // _BLOCK + 1)
            }
            for block in sorted(blocks):
                self._by_block[block].append(number)

    def around(self, telling: Telling) -> list[Attribution]:
        """The attributions that the telling is within, in their order."""
        blocks = range(telling.start // _BLOCK, (telling.end - 1) // _BLOCK + 1)
        near = sorted({number for block in blocks for number in self._by_block.get(block, ())})
        return [self._attributions[number] for number in near if telling.within(self._attributions[number])]

    def over(self, index: int) -> list[Attribution]:
        """The attributions that cover a token, in their order."""
        near = self._by_block.get(index // _BLOCK, ())
        return [self._attributions[number] for number in near if self._attributions[number].covers(index)]


def first_told(tellings: Sequence[Telling], attributions: Sequence[Attribution]) -> dict[Attribution, Telling]:
    """Of each attribution that a telling is within, the first of these tellings."""
    coverage = Coverage(attributions)
    found: dict[Attribution, Telling] = {}
    for telling in tellings:
        for attribution in coverage.around(telling):
            found.setdefault(attribution, telling)
    return found


def between_sentences(tellings: Sequence[Telling], first: int, last: int, reading: Reading) -> Sequence[Telling]:
    """The tellings that begin in sentences `first` to `last`, both counted in; all are in the order of the text."""

    def sentence(telling: Telling) -> int:
        return reading.sentence_of[telling.start]

    begin = bisect_left(tellings, first, key=sentence)
    return tellings[begin : bisect_right(tellings, last, lo=begin, key=sentence)]


def tellings_of(reading: Reading, events: Sequence[EventMention]) -> list[Telling]:
    """The tellings in the order of the text."""
    starts = reading.offsets
    found = [
        Telling(
            event=event,
            start=bisect_right(starts, event.trigger.begin) - 1,
            end=bisect_right(starts, event.trigger.end - 1),
        )
        for event in events
    ]
    return sorted(found, key=lambda telling: (telling.start, telling.event.key))
