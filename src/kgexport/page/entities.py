"""The page of a person, organisation, place or unnamed source: from a name to who says what, with the sentence."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from rdflib import URIRef

from kgexport.page.catalogue import Catalogue
from kgexport.page.links import Places, numbered
from kgexport.page.lists import LIST_OF, table_of
from kgexport.page.render import Answer, html
from kgexport.page.source import StoreSource
from kgexport.rdf.namespaces import KG
from kgexport.view.events import act_view, claim_view, meeting_view, sanction_view
from kgexport.view.records import PositionView, Thing, documents
from kgexport.view.source import iri
from kgexport.view.things import entity_view, position_view
from kgexport.view.words import KINDS

SHOWN = 8
"""Of each sort: what is nearest in time; a list has the rest."""
POSITIONS = 200
"""Statements of offices that are read; alike ones are shown as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as several documents tell it."""

    first: PositionView
    other: Thing | None
    """Who holds it, or where."""
    documents: tuple[Thing, ...]


def entity_page(source: StoreSource, catalogue: str, node: URIRef) -> Answer:
    """All that the texts tell of an entity, a part of each sort."""
    card = entity_view(source, node, most=SHOWN)
    name = str(node)
    with contextlib.closing(Catalogue(catalogue)) as index:
        meetings = index.linked(name, "event", ("Meeting",), first=0, most=SHOWN)
        acts = index.linked(name, "event", ("SanctionAct",), first=0, most=SHOWN)
        sanctions = index.linked(name, "sanction", ("Sanction",), first=0, most=SHOWN)
        claims = index.linked(name, "claim", ("Claim",), first=0, most=SHOWN)
        told = index.linked(name, "document", ("Document",), first=0, most=SHOWN)
    held, officers = _offices(source, node, KG.holder), _offices(source, node, KG.at)
    sayings = [claim_view(source, URIRef(claim)) for claim in claims.iris]
    places = Places(
        numbered(("p", [one.first.iri for one in (*held, *officers)]), ("c", [claim.iri for claim in sayings]))
    )
    return html(
        "entity.html", title=card.thing.label, here=f"/{LIST_OF[card.thing.kind]}", places=places,
        kind=KINDS[card.thing.kind], card=card, held=held, officers=officers,
        meetings=[meeting_view(source, URIRef(one)) for one in meetings.iris], meeting_total=meetings.total,
        acts=[act_view(source, URIRef(one)) for one in acts.iris], act_total=acts.total,
        sanctions=[sanction_view(source, URIRef(one)) for one in sanctions.iris], sanction_total=sanctions.total,
        claims=sayings, claim_total=claims.total, documents=table_of(source, "documents", told),
        document_total=told.total,
    )  # fmt: skip


def _offices(source: StoreSource, node: URIRef, predicate: URIRef) -> list[Office]:
    """Offices with the documents that tell them, those that most tell first."""
    other = KG.at if predicate == KG.holder else KG.holder
    alike: dict[tuple[str, str, bool], list[PositionView]] = {}
    for position in source.subjects(predicate, node)[:POSITIONS]:
        view = position_view(source, position)
        alike.setdefault((view.title.casefold(), str(iri(source, position, other) or ""), view.former), []).append(view)
    offices = [
        Office(
            first=views[0],
            other=views[0].at if predicate == KG.holder else views[0].holder,
            documents=documents(one for view in views for one in view.evidence),
        )
        for views in alike.values()
    ]
    return sorted(offices, key=lambda office: (-len(office.documents), office.first.title, office.first.iri))[
        : 2 * SHOWN
    ]
