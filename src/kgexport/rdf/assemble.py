"""From the records of one document to the triples of its graph.

In: a finished `Extraction`. Out: triples in a fixed order, everything named by an IRI, each thing with its type.
Records that contradict each other or the text raise `ValueError` (a `TermError` among them): that is a fault of the
stage before, never of the input.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import Dataset, Graph, Literal, URIRef

from kgexport.model import (
    DOCUMENT_KEY,
    Claim,
    Document,
    Entity,
    Extraction,
    Meeting,
    Mention,
    Position,
    Sanction,
    SanctionAct,
    TimeSpan,
)
from kgexport.rdf.iris import DEFAULT_BASE, checked_base
from kgexport.rdf.namespaces import DCTERMS, KG, RDF, RDFS, SKOS, bind
from kgexport.rdf.naming import Names
from kgexport.rdf.terms import boolean, date, decimal, duration, integer, literal, web_address

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_CONFIDENCE_DIGITS: Final = 3


def graph_of(extraction: Extraction, *, base: str = DEFAULT_BASE) -> Graph:
    """The graph of one document, named by the document's IRI."""
    names = Names(extraction, base=checked_base(base))
    graph = Graph("SimpleMemory", identifier=names.document, bind_namespaces="none")  # half the time of the default
    bind(graph, base)
    graph.addN((subject, predicate, value, graph) for subject, predicate, value in _triples(extraction, names))
    return graph


def dataset_of(graphs: Iterable[Graph], *, base: str = DEFAULT_BASE) -> Dataset:
    """One dataset with a named graph for each document; queries over it see the union."""
    dataset = Dataset(default_union=True)
    bind(dataset, base)
    for graph in graphs:
        named = dataset.graph(graph.identifier)
        named.addN((subject, predicate, value, named) for subject, predicate, value in graph)
    return dataset


def triples(extraction: Extraction, *, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """All that one document says, each triple once or more often."""
    return _triples(extraction, Names(extraction, base=checked_base(base)))


def _triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    yield from _document(extraction.document, names.document)
    for entity in extraction.entities:
        yield from _entity(entity, names)
    for position in extraction.positions:
        yield from _position(position, names)
    for meeting in extraction.meetings:
        yield from _meeting(meeting, names)
    for act in extraction.sanction_acts:
        yield from _sanction_act(act, names)
    for sanction in extraction.sanctions:
        yield from _sanction(sanction, names)
    for claim in extraction.claims:
        yield from _claim(claim, names)
    for span, subject in names.spans():
        yield from _time_span(span, subject, names)
    for mention, subject in names.mentions():
        yield from _mention(mention, subject, names.document)


def _document(document: Document, subject: URIRef) -> Iterator[Triple]:
    yield subject, RDF.type, KG.Document
    yield subject, DCTERMS.identifier, literal(document.identifier)
    yield subject, KG.sha256, literal(document.sha256)
    yield subject, KG.length, integer(len(document.text))
    if document.title:
        yield subject, DCTERMS.title, literal(document.title)
    if document.date is not None:
        yield subject, DCTERMS.issued, date(document.date)
    if document.url:
        yield subject, DCTERMS.source, web_address(document.url) or literal(document.url)
    if document.publisher:
        yield subject, DCTERMS.publisher, literal(document.publisher)
    if document.language:
        yield subject, DCTERMS.language, literal(document.language)


def _entity(entity: Entity, names: Names) -> Iterator[Triple]:
    subject = names.entity(entity.key)
    yield subject, RDF.type, KG[entity.kind.value]
    yield subject, RDFS.label, literal(entity.label)
    for name in sorted(set(entity.names) - {entity.label}):
        yield subject, SKOS.altLabel, literal(name)
    for predicate, text in (
        (KG.honorific, entity.honorific),
        (KG.acronym, entity.acronym),
        (KG.countryCode, entity.country_code),
    ):
        if text:
            yield subject, predicate, literal(text)
    if entity.within is not None:
        yield subject, KG.within, names.entity(entity.within)
    if entity.affiliation is not None:
        yield subject, KG.affiliation, names.entity(entity.affiliation)
    if entity.source_count is not None:
        yield subject, KG.sourceCount, integer(entity.source_count)
    yield from _evidence(subject, entity, names)


def _position(position: Position, names: Names) -> Iterator[Triple]:
    subject = names.position(position.key)
    yield subject, RDF.type, KG.Position
    yield subject, KG.holder, names.entity(position.holder)
    yield subject, KG.title, literal(position.title)
    if position.at is not None:
        yield subject, KG.at, names.entity(position.at)
    yield subject, KG.former, boolean(position.former)
    yield from _evidence(subject, position, names)


def _meeting(meeting: Meeting, names: Names) -> Iterator[Triple]:
    subject = names.event(meeting.key)
    yield subject, RDF.type, KG.Meeting
    for participant in meeting.participants:
        yield subject, KG.participant, names.entity(participant)
    yield subject, KG.modality, KG[meeting.modality.value]
    for place in meeting.places:
        yield subject, KG.place, names.entity(place)
    if meeting.time is not None:
        yield subject, KG.time, names.span(meeting.time)
    if meeting.mode is not None:
        yield subject, KG.mode, KG[meeting.mode.value]
    for topic in sorted(set(meeting.topics)):
        yield subject, KG.topic, literal(topic)
    if meeting.duration is not None:
        yield subject, KG.duration, duration(meeting.duration)
    yield from _evidence(subject, meeting, names)


def _sanction_act(act: SanctionAct, names: Names) -> Iterator[Triple]:
    subject = names.event(act.key)
    yield subject, RDF.type, KG.SanctionAct
    yield subject, KG.act, KG[act.act.value]
    yield subject, KG.modality, KG[act.modality.value]
    for authority in act.authorities:
        yield subject, KG.authority, names.entity(authority)
    for target in act.targets:
        yield subject, KG.target, names.entity(target)
    for measure in act.measures:
        yield subject, KG.measure, KG[measure.value]
    if act.reason:
        yield subject, KG.reason, literal(act.reason)
    if act.legal_basis:
        yield subject, KG.legalBasis, literal(act.legal_basis)
    if act.time is not None:
        yield subject, KG.time, names.span(act.time)
    yield from _evidence(subject, act, names)


def _sanction(sanction: Sanction, names: Names) -> Iterator[Triple]:
    subject = names.sanction(sanction.key)
    yield subject, RDF.type, KG.Sanction
    yield subject, KG.target, names.entity(sanction.target)
    if sanction.authority is not None:
        yield subject, KG.authority, names.entity(sanction.authority)
    for measure in sanction.measures:
        yield subject, KG.measure, KG[measure.value]
    if sanction.in_force_from is not None:
        yield subject, KG.inForceFrom, names.span(sanction.in_force_from)
    if sanction.in_force_until is not None:
        yield subject, KG.inForceUntil, names.span(sanction.in_force_until)
    for act in sanction.acts:
        yield names.event(act), KG.sanction, subject
    yield from _evidence(subject, sanction, names)


def _claim(claim: Claim, names: Names) -> Iterator[Triple]:
    subject = names.claim(claim.key)
    yield subject, RDF.type, KG.Claim
    yield subject, KG.claimant, names.document if claim.claimant == DOCUMENT_KEY else names.entity(claim.claimant)
    yield subject, KG.stance, KG[claim.stance.value]
    yield subject, KG.about, names.event(claim.about)
    if claim.cited_by is not None:
        yield subject, KG.citedBy, names.entity(claim.cited_by)
    yield subject, KG.hedged, boolean(claim.hedged)
    if claim.quotation:
        yield subject, KG.quotation, literal(claim.quotation)
    if claim.time is not None:
        yield subject, KG.time, names.span(claim.time)
    yield from _evidence(subject, claim, names)


def _time_span(span: TimeSpan, subject: URIRef, names: Names) -> Iterator[Triple]:
    yield subject, RDF.type, KG.TimeSpan
    yield subject, KG.phrase, literal(span.phrase)
    if span.earliest is not None and span.latest is not None:
        yield subject, KG.earliest, date(span.earliest)
        yield subject, KG.latest, date(span.latest)
    if span.edtf:
        yield subject, KG.edtf, literal(span.edtf)
    yield subject, KG.mention, names.mention(span.mention)


def _mention(mention: Mention, subject: URIRef, document: URIRef) -> Iterator[Triple]:
    yield subject, RDF.type, KG.Mention
    yield subject, KG.document, document
    yield subject, KG.begin, integer(mention.begin)
    yield subject, KG.end, integer(mention.end)
    yield subject, KG.text, literal(mention.text)
    if mention.sentence:
        yield subject, KG.sentence, literal(mention.sentence)


def _evidence(
    subject: URIRef, record: Entity | Position | Meeting | SanctionAct | Sanction | Claim, names: Names
) -> Iterator[Triple]:
    yield subject, KG.confidence, decimal(round(record.confidence, _CONFIDENCE_DIGITS))
    for mention in record.mentions:
        yield subject, KG.mention, names.mention(mention)
