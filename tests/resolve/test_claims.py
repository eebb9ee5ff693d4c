"""From places where somebody speaks of a telling to one claim for each event, claimant and stance."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.model import (
    DOCUMENT_KEY,
    Act,
    Claim,
    ClaimMention,
    Meeting,
    Mention,
    Modality,
    Resolved,
    SanctionAct,
    Stance,
)
from kgexport.resolve.claims import resolve_claims

MENTION = Mention(begin=0, end=3, text="met")
MEETING = Meeting(key="meeting-0", participants=("roe",), modality=Modality.ACTUAL, mentions=(MENTION,), confidence=0.7)
ACT = SanctionAct(
    key="act-0", act=Act.IMPOSITION, modality=Modality.NEGATED, targets=("doe",), mentions=(MENTION,), confidence=0.6
)
RESOLVED = Resolved(
    meetings=(MEETING,), sanction_acts=(ACT,), event_of={"t0": "meeting-0", "t1": "meeting-0", "t2": "act-0"}
)


def _said(
    about: str,
    claimant: str,
    stance: Stance = Stance.ASSERTS,
    *,
    begin: int = 10,
    confidence: float = 0.8,
    hedged: bool = False,
    cited_by: str | None = None,
    quotation: str | None = None,
) -> ClaimMention:
    return ClaimMention(
        cue=Mention(begin=begin, end=begin + 4, text="said"),
        claimant=claimant,
        stance=stance,
        about=about,
        confidence=confidence,
        hedged=hedged,
        cited_by=cited_by,
        quotation=quotation,
    )


def _lines(claims: Sequence[Claim]) -> list[str]:
    return [f"{claim.about} {claim.claimant} {claim.stance.value}" for claim in claims]


def test_tellings_of_one_event_make_one_claim() -> None:
    claims = resolve_claims([_said("t0", "star"), _said("t1", "star", begin=50)], RESOLVED)
    first = claims[0]
    assert (first.about, first.claimant, len(first.mentions)) == ("meeting-0", "star", 2)
    assert first.confidence == 0.96


def test_claimant_may_assert_and_deny() -> None:
    claims = resolve_claims([_said("t0", "roe"), _said("t1", "roe", Stance.DENIES, begin=50)], RESOLVED)
    assert _lines(claims)[:2] == ["meeting-0 roe Asserts", "meeting-0 roe Denies"]


def test_event_without_a_claim_is_the_documents() -> None:
    claims = resolve_claims([], RESOLVED)
    assert _lines(claims) == [f"meeting-0 {DOCUMENT_KEY} Asserts", f"act-0 {DOCUMENT_KEY} Denies"]
    assert [claim.confidence for claim in claims] == [0.7, 0.6]
    assert claims[0].mentions == MEETING.mentions


def test_claim_about_a_telling_that_was_set_aside_is_dropped() -> None:
    assert "nobody" not in {claim.claimant for claim in resolve_claims([_said("t9", "nobody")], RESOLVED)}


@pytest.mark.parametrize(("hedges", "expected"), [((True, True), True), ((True, False), False)])
def test_claim_is_hedged_where_every_place_is(hedges: tuple[bool, bool], expected: bool) -> None:
    mentions = [_said("t0", "star", begin=10 * n, hedged=hedged) for n, hedged in enumerate(hedges)]
    assert resolve_claims(mentions, RESOLVED)[0].hedged is expected


def test_first_citation_and_quotation_are_kept() -> None:
    mentions = [
        _said("t0", "star", begin=50, cited_by="post", quotation="later"),
        _said("t0", "star", begin=10, quotation="sooner"),
    ]
    (claim, _) = resolve_claims(mentions, RESOLVED)
    assert (claim.cited_by, claim.quotation) == ("post", "sooner")


@given(st.permutations([_said("t0", "a"), _said("t2", "b"), _said("t1", "a", begin=70), _said("t1", "c", begin=5)]))
def test_order_of_mentions_does_not_matter(mentions: list[ClaimMention]) -> None:
    claims = resolve_claims(mentions, RESOLVED)
    assert claims == resolve_claims(sorted(mentions, key=lambda mention: mention.cue), RESOLVED)
    assert [claim.key for claim in claims] == [f"claim-{number}" for number in range(len(claims))]
    assert {claim.about for claim in claims} == {"meeting-0", "act-0"}
