"""How the views get at statements: two look-ups.

`IndexedSource` reads a graph once and then answers from memory, for a report over all of it. `GraphSource` asks the
graph each time: with rdflib over a store on disk nothing is loaded but what is shown. Both answer in a fixed order.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, Protocol

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

_NOTHING: Final[tuple[Node, ...]] = ()
_TRUE: Final = frozenset({"true", "1"})


class Source(Protocol):
    """Statements to look at."""

    def objects(self, subject: Node, predicate: URIRef, /) -> Sequence[Node]:
        """The values of a property, each once, sorted."""

    def subjects(self, predicate: URIRef, value: Node, /) -> Sequence[URIRef]:
        """What has this value of a property, each once, sorted; what has no IRI is left out."""


class IndexedSource:
    """All statements of a graph, or of the union of a dataset's graphs, in memory."""

    def __init__(self, data: Graph) -> None:
        objects: dict[tuple[Node, Node], set[Node]] = {}
        subjects: dict[tuple[Node, Node], set[URIRef]] = {}
        for subject, predicate, value in _union(data).triples((None, None, None)):
            objects.setdefault((subject, predicate), set()).add(value)
            if isinstance(subject, URIRef):
                subjects.setdefault((predicate, value), set()).add(subject)
        self._objects = {key: tuple(sorted(values, key=_order)) for key, values in objects.items()}
        self._subjects = {key: tuple(sorted(values)) for key, values in subjects.items()}

    def objects(self, subject: Node, predicate: URIRef, /) -> Sequence[Node]:
        return self._objects.get((subject, predicate), _NOTHING)

    def subjects(self, predicate: URIRef, value: Node, /) -> Sequence[URIRef]:
        return self._subjects.get((predicate, value), ())


class GraphSource:
    """A graph that is asked anew for each look-up."""

    def __init__(self, data: Graph) -> None:
        self._data = _union(data)

    def objects(self, subject: Node, predicate: URIRef, /) -> Sequence[Node]:
        return sorted(set(self._data.objects(subject, predicate)), key=_order)

    def subjects(self, predicate: URIRef, value: Node, /) -> Sequence[URIRef]:
        found = set(self._data.subjects(predicate, value))
        return sorted(subject for subject in found if isinstance(subject, URIRef))


def iris(source: Source, subject: Node, predicate: URIRef) -> tuple[URIRef, ...]:
    """The values that are IRIs."""
    return tuple(value for value in source.objects(subject, predicate) if isinstance(value, URIRef))


def iri(source: Source, subject: Node, predicate: URIRef) -> URIRef | None:
    """The first value that is an IRI."""
    return next(iter(iris(source, subject, predicate)), None)


def texts(source: Source, subject: Node, predicate: URIRef) -> tuple[str, ...]:
    """The values as texts, IRIs among them."""
    return tuple(dict.fromkeys(str(value) for value in source.objects(subject, predicate)))


def text(source: Source, subject: Node, predicate: URIRef) -> str | None:
    """The first value as a text."""
    return next(iter(texts(source, subject, predicate)), None)


def day(source: Source, subject: Node, predicate: URIRef) -> datetime.date | None:
    """The first value that is a day, `xsd:date` without time zone."""
    for value in texts(source, subject, predicate):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            continue
    return None


def whole(source: Source, subject: Node, predicate: URIRef) -> int | None:
    """The first value that is a whole number, not below zero."""
    for value in texts(source, subject, predicate):
        if value.isascii() and value.isdigit() and len(value) < 16:
            return int(value)
    return None


def share(source: Source, subject: Node, predicate: URIRef) -> Decimal | None:
    """The first value that is a number from 0 to 1."""
    for value in texts(source, subject, predicate):
        try:
            number = Decimal(value)
        except InvalidOperation:
            continue
        if number.is_finite() and 0 <= number <= 1:
            return number
    return None


def flag(source: Source, subject: Node, predicate: URIRef) -> bool:
    """Whether a value is true."""
    return not _TRUE.isdisjoint(texts(source, subject, predicate))


def _union(data: Graph) -> Graph:
    if isinstance(data, Dataset) and not data.default_union:
        return Dataset(store=data.store, default_union=True)
    return data


def _order(term: Node) -> tuple[str, str, str]:
    if isinstance(term, Literal):
        return (str(term), str(term.datatype or XSD.string), term.language or "")
    return (str(term), "", "")
