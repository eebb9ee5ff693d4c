"""Claims from their mentions: one for each event, claimant and stance, and the author's own for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgexport.model import DOCUMENT_KEY, Claim, ClaimMention, Meeting, Mention, Modality, Resolved, SanctionAct, Stance


def resolve_claims(mentions: Sequence[ClaimMention], resolved: Resolved) -> tuple[Claim, ...]:
    """Return one claim for each event, claimant and stance; an event that nobody else asserts is the document's."""
    groups: dict[tuple[str, str, Stance], list[ClaimMention]] = {}
    for mention in mentions:
        about = resolved.event_of.get(mention.about)
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
