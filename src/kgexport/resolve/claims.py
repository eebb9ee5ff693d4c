"""Claims from their mentions: one for each event, claimant and stance, and the author's own for the rest."""

from __future__ import annotations

from collections.abc import Sequence

from kgexport.model import Claim, ClaimMention, Resolved


def resolve_claims(mentions: Sequence[ClaimMention], resolved: Resolved) -> tuple[Claim, ...]:
    """Return one claim for each event, claimant and stance; an event that nobody else asserts is the document's."""
    return ()
