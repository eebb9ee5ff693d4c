"""The model of a report: all views of the data, numbered and in order, with the validation and where it is all from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import Graph, URIRef

from kgexport.errors import InputError, UsageError
from kgexport.rdf.namespaces import KG, RDF
from kgexport.report.anchors import Anchors, anchors_of
from kgexport.validate.results import Report as Validation
from kgexport.view.documents import document_view
from kgexport.view.events import act_view, claim_view, meeting_view, sanction_view, sanctions_at
from kgexport.view.moments import moments
from kgexport.view.neighbourhood import neighbourhood
from kgexport.view.records import (
    ActView,
    Certainty,
    ClaimView,
    DocumentView,
    EntityView,
    EventView,
    MeetingView,
    Moment,
    Neighbourhood,
    PositionView,
    SanctionView,
)
from kgexport.view.scale import Scale, scale_of
from kgexport.view.source import IndexedSource, Source, text
from kgexport.view.things import ENTITY_KINDS, entity_view, position_view

MOST_DOCUMENTS: Final = 200
"""More make a page that no mail takes and no browser likes."""

MOST_NODES: Final = 60
"""Of the drawn graph; more cannot be told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A file that went into the report."""

    name: str
    sha256: str | None = None
    size: int | None = None
    """In bytes; with the digest or not at all, of what was read from a stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the report was made with."""

    version: str
    origins: Sequence[Origin]
    shapes: Sequence[str] = ()
    """Files of shapes beside those that ship with kgexport."""
    account: Mapping[str, str] | None = None
    """What the summary of the export says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a report shows."""

    title: str
    anchors: Anchors
    documents: Sequence[DocumentView]
    entities: Mapping[str, Sequence[EntityView]]
    """By kind."""
    meetings: Sequence[MeetingView]
    acts: Sequence[ActView]
    sanctions: Sequence[SanctionView]
    positions: Mapping[str, PositionView]
    claims: Mapping[str, ClaimView]
    """By IRI, as are the events."""
    events: Mapping[str, EventView]
    moments: Sequence[Moment]
    graph: Neighbourhood
    day: datetime.date | None
    """The day that "in force" is told for at first: the newest date of a document."""
    time_scale: Scale | None
    sanction_scale: Scale | None
    validation: Validation
    settings: Settings
    statements: int

    @property
    def contested(self) -> Sequence[EventView]:
        """What somebody denies or declines to speak of; what others assert first, then what is only denied."""
        found = [event for event in self.events.values() if event.claims_of("Denies", "Declines")]
        return sorted(found, key=lambda event: (not event.disputed, not event.denied))

    def sanctions_at(self, meeting: MeetingView) -> Sequence[tuple[SanctionView, Certainty]]:
        """The sanctions on who takes part in a meeting that were, or may have been, in force on its days."""
        return sanctions_at(meeting, self.sanctions)


def gather(
    data: Graph,
    *,
    validation: Validation,
    settings: Settings,
    texts: Mapping[str, str] | None = None,
    title: str | None = None,
) -> Contents:
    """Make the model of a report of exported data, a graph or a dataset.

    `texts` are whole texts of documents by the SHA-256 that the data hold of them; `title` is the heading, without one
    it is made of the documents.
    """
    source = IndexedSource(data)
    anchors = anchors_of(source)
    documents = _documents(source, anchors, texts or {})
    meetings = [meeting_view(source, node) for node in anchors.order["Meeting"]]
    acts = [act_view(source, node) for node in anchors.order["SanctionAct"]]
    sanctions = [sanction_view(source, node) for node in anchors.order["Sanction"]]
    events: list[EventView] = [*meetings, *acts]
    return Contents(
        title=title or _title(documents),
        anchors=anchors,
        documents=documents,
        entities={kind: [entity_view(source, node) for node in anchors.order[kind]] for kind in ENTITY_KINDS},
        meetings=meetings,
        acts=acts,
        sanctions=sanctions,
        positions={str(node): position_view(source, node) for node in anchors.order["Position"]},
        claims={str(node): claim_view(source, node) for node in anchors.order["Claim"]},
        events={event.iri: event for event in events},
        moments=(timed := _moments(source, events)),
        graph=_graph(source, anchors, events),
        day=max((view.issued for view in documents if view.issued is not None), default=None),
        time_scale=scale_of(day for moment in timed for day in (moment.span.earliest, moment.span.latest)),
        sanction_scale=_sanction_scale(sanctions),
        validation=validation,
        settings=settings,
        statements=len(data),
    )


def check_documents(data: Graph) -> None:
    """See, before the data are validated, that one page can hold them.

    Raises:
        InputError: there is no document in the data.
        UsageError: there are more documents than one page holds.
    """
    count = len(set(data.subjects(RDF.type, KG.Document)))
    if not count:
        raise InputError("there is no document in the data, and so nothing to report: give what kgexport export writes")
    if count > MOST_DOCUMENTS:
        raise UsageError(
            f"the data hold {count:,} documents, and one page holds at most {MOST_DOCUMENTS}: report fewer files at a "
            "time, or load them into a store and look at that: kgexport load DATA --store DIR, kgexport serve DIR"
        )


def digests_of(data: Graph) -> list[str]:
    """The `kg:sha256` of every document of the data."""
    return sorted({str(value) for value in data.objects(None, KG.sha256)})


def _documents(source: Source, anchors: Anchors, texts: Mapping[str, str]) -> list[DocumentView]:
    return [
        document_view(source, node, whole_text=texts.get(text(source, node, KG.sha256) or ""))
        for node in anchors.order["Document"]
    ]


def _title(documents: Sequence[DocumentView]) -> str:
    if len(documents) == 1:
        return documents[0].thing.label
    return f"{len(documents)} documents"


def _moments(source: Source, events: Sequence[EventView]) -> Sequence[Moment]:
    """The times of events, and when the documents were published that tell of them."""
    timed = moments(source, [URIRef(event.iri) for event in events])
    told = {moment.thing for moment in timed}
    documents = {one.document.iri for event in events if event.thing in told for one in event.evidence}
    return moments(source, [URIRef(iri) for iri in sorted(documents | {thing.iri for thing in told})])


def _graph(source: Source, anchors: Anchors, events: Sequence[EventView]) -> Neighbourhood:
    """The events and who has to do with them, those that most is claimed of first; sanctions are drawn as their acts,
    and no document is drawn."""
    centres = [URIRef(event.iri) for event in sorted(events, key=lambda event: -len(event.claims))]
    if not centres:
        centres = [*anchors.order["Person"], *anchors.order["Organisation"]]
    return neighbourhood(source, centres, most=MOST_NODES, without=("Document", "Sanction"))


def _sanction_scale(sanctions: Sequence[SanctionView]) -> Scale | None:
    spans = [span for one in sanctions for span in (one.since, one.until) if span is not None]
    spans += [act.time for one in sanctions for act in one.acts if act.time is not None]
    days = [day for span in spans for day in (span.earliest, span.latest)]
    scale = scale_of([*days, *(one.told_until for one in sanctions)])
    if scale is None or scale.last.year >= datetime.MAXYEAR:
        return scale
    # to the end of the year, so that there is room for what no text tells any more
    return Scale(datetime.date(scale.first.year, 1, 1), datetime.date(scale.last.year, 12, 31))
