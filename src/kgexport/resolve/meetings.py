"""Meetings from their tellings."""

from __future__ import annotations

from collections.abc import Sequence

from kgexport.model import Entity, Meeting, MeetingMention


def merge_meetings(
    mentions: Sequence[MeetingMention], entities: Sequence[Entity]
) -> tuple[tuple[Meeting, ...], dict[str, str]]:
    """Return the meetings in the order of their first telling, and the meeting's key for each telling's key."""
    return (), {}
