"""Tellings of meetings, visits and calls, from the parse."""

from __future__ import annotations

from collections.abc import Iterator

from kgexport.extract.reading import Reading
from kgexport.model import MeetingMention


def find_meetings(reading: Reading) -> Iterator[MeetingMention]:
    """Yield every telling of a meeting in the order of the text."""
    yield from ()
