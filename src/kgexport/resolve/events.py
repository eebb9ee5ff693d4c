"""Events from their tellings: one event told several times is one event."""

from __future__ import annotations

from collections.abc import Sequence

from kgexport.model import Entity, MeetingMention, Resolved, SanctionMention
from kgexport.resolve.meetings import merge_meetings
from kgexport.resolve.sanctions import merge_acts


def resolve_events(
    meetings: Sequence[MeetingMention], acts: Sequence[SanctionMention], entities: Sequence[Entity]
) -> Resolved:
    """Put the tellings of one document together; every telling ends in one event, or is set aside by its merger."""
    merged_meetings, event_of_meeting = merge_meetings(meetings, entities)
    merged_acts, event_of_act = merge_acts(acts, entities)
    return Resolved(meetings=merged_meetings, sanction_acts=merged_acts, event_of={**event_of_meeting, **event_of_act})
