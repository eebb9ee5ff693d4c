"""The time line: everything with a time of its own, in order."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from rdflib import URIRef

from kgexport.rdf.namespaces import DCTERMS, KG
from kgexport.view.records import Moment, Span
from kgexport.view.source import Source, day
from kgexport.view.things import kind_of, span_of, thing_of, value_name


def moments(source: Source, nodes: Iterable[URIRef]) -> tuple[Moment, ...]:
    """The times of meetings, sanction acts and documents, earliest first; times that are words only come last."""
    found = [moment for node in nodes if (moment := _moment(source, node)) is not None]
    return tuple(sorted(found, key=_order))


def _moment(source: Source, node: URIRef) -> Moment | None:
    kind = kind_of(source, node)
    if kind == "Document":
        issued = day(source, node, DCTERMS.issued)
        span = None if issued is None else Span(phrase="", earliest=issued, latest=issued)
        role = "published"
    else:
        span = span_of(source, node, KG.time)
        role = (value_name(source, node, KG.act) if kind == "SanctionAct" else None) or kind
    return None if span is None else Moment(thing=thing_of(source, node), span=span, role=role)


def _order(moment: Moment) -> tuple[datetime.date, datetime.date, str, str]:
    span = moment.span
    return (span.earliest or datetime.date.max, span.latest or datetime.date.max, span.phrase, moment.thing.iri)
