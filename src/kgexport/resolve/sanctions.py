"""Sanction acts from their tellings, and the sanctions that they make."""

from __future__ import annotations

from collections.abc import Sequence

from kgexport.model import Entity, Sanction, SanctionAct, SanctionMention


def merge_acts(
    mentions: Sequence[SanctionMention], entities: Sequence[Entity]
) -> tuple[tuple[SanctionAct, ...], dict[str, str]]:
    """Return the acts in the order of their first telling, and the act's key for each telling's key."""
    return (), {}


def sanctions_of(acts: Sequence[SanctionAct]) -> tuple[Sanction, ...]:
    """Return the states that the acts make: one for each pair of authority and target."""
    return ()
