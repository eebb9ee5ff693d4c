"""Who puts forward or disputes which telling of an event, from the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgexport.extract.reading import Reading
from kgexport.model import ClaimMention, Entity, EventMention


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsFound:
    """Claims about tellings, and the unnamed sources that make some of them."""

    claims: tuple[ClaimMention, ...] = ()
    sources: tuple[Entity, ...] = ()


def find_claims(reading: Reading, events: Sequence[EventMention]) -> ClaimsFound:
    """Find the claims about these tellings."""
    return ClaimsFound()
