"""Tellings of sanction acts, from the parse."""

from __future__ import annotations

from collections.abc import Iterator

from kgexport.extract.reading import Reading
from kgexport.model import SanctionMention


def find_sanctions(reading: Reading) -> Iterator[SanctionMention]:
    """Yield every telling of a sanction act in the order of the text."""
    yield from ()
