"""Claims from their mentions: one for each event, claimant and stance, and the author's own for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgexport.model import (
    DOCUMENT_KEY,
    Claim,
    ClaimMention,
    EventMention,
    Meeting,
    MeetingMention,
    Mention,
    Modality,
    Resolved,
    SanctionAct,
    Stance,
)

REACH = 8
"""Sentences over which a telling that no event took in can point back to one."""


def resolve_claims(
    mentions: Sequence[ClaimMention], resolved: Resolved, tellings: Sequence[EventMention] = ()
) -> tuple[Claim, ...]:
    """Return one claim for each event, claimant and stance; an event that nobody else asserts is the document's.

    `tellings` are those that the events were made of; claims about one that was set aside ("the talks") are taken for
    claims about the meeting that it can stand for.
    """
    stands_for = _stand_ins(tellings, resolved)
    groups: dict[tuple[str, str, Stance], list[ClaimMention]] = {}
    for mention in mentions:
        about = resolved.event_of.get(mention.about)
        if about is None and mention.claimant != DOCUMENT_KEY:
            about = stands_for.get(mention.about)
        if about is not None:
            groups.setdefault((about, mention.claimant, mention.stance), []).append(mention)
    events: tuple[Meeting | SanctionAct, ...] = (*resolved.meetings, *resolved.sanction_acts)
    order = {event.key: number for number, event in enumerate(events)}
    keys = sorted(groups, key=lambda key: (order.get(key[0], len(order)), _first(groups[key]), key[1], key[2]))
    claims = [_merged(f"claim-{number}", key, groups[key]) for number, key in enumerate(keys)]
    told = {claim.about for claim in claims}
    for event in events:
        if event.key not in told:
            stance = Stance.DENIES if event.modality is Modality.NEGATED else Stance.ASSERTS
            claims.append(
                Claim(
                    key=f"claim-{len(claims)}",
                    claimant=DOCUMENT_KEY,
                    stance=stance,
                    about=event.key,
                    mentions=event.mentions,
                    confidence=event.confidence,
                )
            )
    return tuple(claims)


def _stand_ins(tellings: Sequence[EventMention], resolved: Resolved) -> dict[str, str]:
    """The meeting told last before each telling that was set aside, if it shares a party or names none."""
    found: dict[str, str] = {}
    meetings = [telling for telling in tellings if isinstance(telling, MeetingMention)]
    kept = [telling for telling in meetings if telling.key in resolved.event_of]
    participants = {meeting.key: frozenset(meeting.participants) for meeting in resolved.meetings}
    for telling in meetings:
        if telling.key in resolved.event_of or not telling.noun or telling.distinct:
            continue
        parties = frozenset(telling.participants)
        near = [
            other
            for other in kept
            if other.trigger.begin < telling.trigger.begin
            and telling.sentence - other.sentence <= REACH
            and (not parties or parties & participants[resolved.event_of[other.key]])
        ]
        if near:
            found[telling.key] = resolved.event_of[max(near, key=lambda other: other.trigger.begin).key]
    return found


def _first(mentions: Iterable[ClaimMention]) -> int:
    return min(mention.cue.begin for mention in mentions)


def _merged(key: str, identity: tuple[str, str, Stance], mentions: Sequence[ClaimMention]) -> Claim:
    event, claimant, stance = identity
    ordered = sorted(mentions, key=lambda mention: (mention.cue, mention.about))
    doubt = 1.0
    for mention in ordered:
        doubt *= 1 - mention.confidence
    cues: dict[Mention, None] = {mention.cue: None for mention in ordered}
    return Claim(
        key=key,
        claimant=claimant,
        stance=stance,
        about=event,
        cited_by=next((mention.cited_by for mention in ordered if mention.cited_by), None),
        hedged=all(mention.hedged for mention in ordered),
        quotation=next((mention.quotation for mention in ordered if mention.quotation), None),
        time=next((mention.time for mention in ordered if mention.time), None),
        mentions=tuple(sorted(cues)),
        confidence=round(min(0.97, 1 - doubt), 4),
    )
