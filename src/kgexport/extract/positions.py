"""Offices that named people hold: from the parse to positions."""

from __future__ import annotations

from collections.abc import Iterator

from kgexport.extract.reading import Reading
from kgexport.model import Position


def find_positions(reading: Reading) -> Iterator[Position]:
    """Yield each office of each named person once."""
    yield from ()
