"""Meetings and sanctions, with who asserts and who denies them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from rdflib import URIRef

from kgexport.rdf.namespaces import DCTERMS, KG
from kgexport.view.records import ActView, Certainty, ClaimView, MeetingView, SanctionView, Thing
from kgexport.view.source import Source, day, flag, share, text, texts
from kgexport.view.things import evidence_of, one_thing, span_of, thing_of, things_of, value_name, value_names
from kgexport.view.words import STANCES


def claim_view(source: Source, node: URIRef) -> ClaimView:
    """One claim."""
    return ClaimView(
        thing=thing_of(source, node),
        confidence=share(source, node, KG.confidence),
        evidence=evidence_of(source, node),
        claimant=one_thing(source, node, KG.claimant),
        stance=value_name(source, node, KG.stance) or "",
        about=one_thing(source, node, KG.about),
        cited_by=things_of(source, node, KG.citedBy),
        hedged=flag(source, node, KG.hedged),
        quotation=text(source, node, KG.quotation),
        time=span_of(source, node, KG.time),
    )


def claims_about(source: Source, event: URIRef) -> tuple[ClaimView, ...]:
    """The claims about an event: by stance, then in the order of the texts."""
    order = list(STANCES)
    return tuple(
        sorted(
            (claim_view(source, claim) for claim in source.subjects(KG.about, event)),
            key=lambda claim: (order.index(claim.stance) if claim.stance in order else len(order), _place(claim)),
        )
    )


def meeting_view(source: Source, node: URIRef) -> MeetingView:
    """One meeting with its claims."""
    return MeetingView(
        thing=thing_of(source, node),
        confidence=share(source, node, KG.confidence),
        evidence=evidence_of(source, node),
        modality=value_name(source, node, KG.modality) or "",
        time=span_of(source, node, KG.time),
        claims=claims_about(source, node),
        participants=things_of(source, node, KG.participant),
        mode=value_name(source, node, KG.mode),
        places=things_of(source, node, KG.place),
        topics=texts(source, node, KG.topic),
        duration=text(source, node, KG.duration),
    )


def act_view(source: Source, node: URIRef) -> ActView:
    """One act of somebody on sanctions, with its claims."""
    return ActView(
        thing=thing_of(source, node),
        confidence=share(source, node, KG.confidence),
        evidence=evidence_of(source, node),
        modality=value_name(source, node, KG.modality) or "",
        time=span_of(source, node, KG.time),
        claims=claims_about(source, node),
        act=value_name(source, node, KG.act) or "",
        authorities=things_of(source, node, KG.authority),
        targets=things_of(source, node, KG.target),
        measures=value_names(source, node, KG.measure),
        reason=text(source, node, KG.reason),
        legal_basis=text(source, node, KG.legalBasis),
        sanctions=things_of(source, node, KG.sanction),
    )


def sanction_view(source: Source, node: URIRef) -> SanctionView:
    """One sanction with its acts in order."""
    acts = (act_view(source, act) for act in source.subjects(KG.sanction, node))
    evidence = evidence_of(source, node)
    dates = [_issued(source, one.document) for one in evidence]
    return SanctionView(
        thing=thing_of(source, node),
        confidence=share(source, node, KG.confidence),
        evidence=evidence,
        target=one_thing(source, node, KG.target),
        authority=one_thing(source, node, KG.authority),
        measures=value_names(source, node, KG.measure),
        since=span_of(source, node, KG.inForceFrom),
        until=span_of(source, node, KG.inForceUntil),
        acts=tuple(sorted(acts, key=_when)),
        told_until=max((date for date in dates if date is not None), default=None),
    )


def sanctions_at(meeting: MeetingView, sanctions: Iterable[SanctionView]) -> tuple[tuple[SanctionView, Certainty], ...]:
    """Those on who takes part in a meeting that were, or may have been, in force on its days."""
    time, parties = meeting.time, {party.iri for party in meeting.participants}
    if time is None or time.earliest is None or time.latest is None:
        return ()
    found = [
        (sanction, sanction.in_force(time.earliest, time.latest))
        for sanction in sanctions
        if sanction.target is not None and sanction.target.iri in parties
    ]
    return tuple((sanction, certainty) for sanction, certainty in found if certainty is not Certainty.NO)


def _issued(source: Source, document: Thing) -> datetime.date | None:
    return day(source, URIRef(document.iri), DCTERMS.issued)


def _when(act: ActView) -> tuple[datetime.date, datetime.date, str]:
    if act.time is None or act.time.earliest is None or act.time.latest is None:
        return (datetime.date.max, datetime.date.max, act.iri)
    return (act.time.earliest, act.time.latest, act.iri)


def _place(claim: ClaimView) -> tuple[str, int, str]:
    first = next(iter(claim.evidence), None)
    return ("", 0, claim.iri) if first is None else (first.document.iri, first.begin, claim.iri)
