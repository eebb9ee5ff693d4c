"""The pages of meetings, sanctions and their acts, and of documents."""

from __future__ import annotations

import contextlib
import datetime
from bisect import bisect_right
from typing import Final

from rdflib import URIRef

from kgexport.page.catalogue import Catalogue
from kgexport.page.entities import entity_page
from kgexport.page.links import Places, numbered, thing_address
from kgexport.page.lists import a_day, table_of
from kgexport.page.render import Answer, html, message
from kgexport.page.source import StoreSource, named_node
from kgexport.rdf.namespaces import KG
from kgexport.store.engine import ox
from kgexport.view.documents import FACT_KINDS, document_view
from kgexport.view.events import act_view, claim_view, claims_about, meeting_view, sanction_view, sanctions_at
from kgexport.view.records import EventView, PositionView, Thing
from kgexport.view.scale import scale_of
from kgexport.view.source import iri, iris
from kgexport.view.things import ENTITY_KINDS, kind_of, position_view

PASSAGES: Final = 120
"""Of a document's text on one page."""
MENTIONS: Final = 20_000
"""Of a document."""
ACTS: Final = 40
"""Of a sanction, on its page."""
ALIKE: Final = 10
_PARTIES: Final = 8
_SANCTIONS: Final = 20


def thing(store: ox.Store, *, catalogue: str, iri: str, on: str, at: int) -> Answer:
    """The page of anything that has one; `on` is the day of a sanction's form, `at` an offset in a document's text."""
    named_node(iri)
    source, node = StoreSource(store), URIRef(iri)
    kind = kind_of(source, node)
    if kind in ENTITY_KINDS:
        return entity_page(source, catalogue, node)
    if kind == "Meeting":
        return meeting_page(source, catalogue, node)
    if kind == "SanctionAct":
        return act_page(source, node)
    if kind == "Sanction":
        return sanction_page(source, node, a_day(on))
    if kind == "Document":
        return document_page(StoreSource(store, most=MENTIONS), node, at)
    target = _elsewhere(source, node, kind)
    if target is not None:
        return {"location": target}
    return message("Not in the data", "The data tell nothing of this address. Search for a name instead.", 404)


def meeting_page(source: StoreSource, catalogue: str, node: URIRef) -> Answer:
    """A meeting: who says so and who denies it, and what else is told of the same parties."""
    meeting = meeting_view(source, node)
    parties = [party.iri for party in meeting.participants[:_PARTIES]]
    with contextlib.closing(Catalogue(catalogue)) as index:
        alike = index.shared(parties, str(node), first=0, most=ALIKE)
        sanctions = {
            sanction: None
            for party in parties
            for sanction in index.linked(party, "sanction", ("Sanction",), first=0, most=_SANCTIONS).iris
        }
    return html(
        "meeting.html", title=meeting.thing.label, here="/meetings", places=_places(meeting), event=meeting,
        sanctions=sanctions_at(meeting, [sanction_view(source, URIRef(one)) for one in sanctions]),
        alike=table_of(source, "meetings", alike), alike_total=alike.total,
    )  # fmt: skip


def act_page(source: StoreSource, node: URIRef) -> Answer:
    """One act on sanctions."""
    act = act_view(source, node)
    return html("act.html", title=act.thing.label, here="/sanctions", places=_places(act), event=act)


def sanction_page(source: StoreSource, node: URIRef, on: datetime.date | None) -> Answer:
    """A sanction: its acts on a line, and whether it was in force on a day."""
    sanction = sanction_view(source, node)
    acts = sanction.acts[:ACTS]
    spans = [sanction.since, sanction.until, *(act.time for act in acts)]
    days = [end for span in spans if span is not None for end in (span.earliest, span.latest)]
    scale = scale_of([*days, sanction.told_until, on])
    day = on or sanction.told_until or (scale.last if scale else None)
    claims = [claim.iri for act in acts for claim in act.claims]
    return html(
        "sanction.html", title=sanction.thing.label, here="/sanctions",
        places=Places(numbered(("a", [act.iri for act in acts]), ("c", claims))), sanction=sanction, acts=acts,
        scale=scale, day=day, certainty=sanction.in_force(day) if day else None,
        marks=scale.marks(acts) if scale else (), bars=scale.sanction(sanction) if scale else (),
    )  # fmt: skip


def document_page(source: StoreSource, node: URIRef, at: int) -> Answer:
    """A document: the sentences that the data hold, every mention marked and its facts beside it."""
    document = document_view(source, node)
    begins = [passage.begin for passage in document.passages]
    part = max(0, bisect_right(begins, at) - 1) // PASSAGES
    passages = document.passages[part * PASSAGES : (part + 1) * PASSAGES]
    facts = list(dict.fromkeys(fact for passage in document.passages for fact in passage.facts))
    letters = dict(zip(FACT_KINDS, "pmac", strict=True))
    ids = numbered(*((letters[kind], [one.iri for one in facts if one.kind == kind]) for kind in FACT_KINDS))
    views = {one.iri: _fact(source, one) for one in dict.fromkeys(fact for each in passages for fact in each.facts)}
    starts = [begins[number] for number in range(0, len(begins), PASSAGES)]
    return html(
        "document.html", title=document.thing.label, here="/documents", places=Places(ids, document=str(node)),
        document=document, passages=passages, fact_of=lambda one: views.get(one.iri), part=part, starts=starts,
    )  # fmt: skip


def _fact(source: StoreSource, one: Thing) -> EventView | PositionView | object:
    view = {"Meeting": meeting_view, "SanctionAct": act_view, "Claim": claim_view, "Position": position_view}[one.kind]
    return view(source, URIRef(one.iri))


def _places(event: EventView) -> Places:
    return Places(numbered(("c", [claim.iri for claim in event.claims])))


def _elsewhere(source: StoreSource, node: URIRef, kind: str) -> str | None:
    """The page that shows what has none of its own."""
    if kind == "Claim":
        event = iri(source, node, KG.about)
        order = [claim.iri for claim in claims_about(source, event)] if event else []
        if event is not None and str(node) in order:
            return f"{thing_address(str(event))}#c{order.index(str(node)) + 1}"
    if kind == "Position":
        holder = iri(source, node, KG.holder)
        return None if holder is None else f"{thing_address(str(holder))}#positions"
    if kind == "Mention":
        document = iri(source, node, KG.document)
        return None if document is None else thing_address(str(document))
    if kind == "TimeSpan":
        mention = next(iter(iris(source, node, KG.mention)), None)
        return None if mention is None else _elsewhere(source, mention, "Mention")
    return None
