"""Statements of a store for the views, not more of each look-up than a page can show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from kgexport.errors import UsageError
from kgexport.store.engine import ox

MOST: Final = 1_000
"""Values that one look-up gives. Which ones, where there are more, is decided by the order of the database."""

_DEFAULT: Final = ox.DefaultGraph()
"""What all documents say: the store keeps the union of their graphs there."""


class StoreSource:
    """`kgexport.view.source.Source` over a store; each look-up reads one range of an index."""

    def __init__(self, store: ox.Store, *, most: int = MOST) -> None:
        self._store = store
        self._most = most
        self._objects: dict[tuple[Node, URIRef], Sequence[Node]] = {}

    def objects(self, subject: Node, predicate: URIRef, /) -> Sequence[Node]:
        key = (subject, predicate)
        if key not in self._objects:
            self._objects[key] = self._values(subject, predicate)
        return self._objects[key]

    def subjects(self, predicate: URIRef, value: Node, /) -> Sequence[URIRef]:
        term = _term(value)
        if term is None:
            return ()
        found = self._store.quads_for_pattern(None, ox.NamedNode(str(predicate)), term, _DEFAULT)
        names = {quad.subject.value for quad in islice(found, self._most) if isinstance(quad.subject, ox.NamedNode)}
        return [URIRef(name) for name in sorted(names)]

    def _values(self, subject: Node, predicate: URIRef) -> Sequence[Node]:
        term = _term(subject)
        if term is None or isinstance(term, ox.Literal):
            return ()
        found = self._store.quads_for_pattern(term, ox.NamedNode(str(predicate)), None, _DEFAULT)
        values = {_node(quad.object) for quad in islice(found, self._most)}
        return sorted((value for value in values if value is not None), key=str)


def named_node(iri: str) -> ox.NamedNode:
    """The IRI that a request names. Raises UsageError for what is none."""
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise UsageError("this is no IRI; write it whole, with its scheme") from None


def _term(node: Node) -> ox.NamedNode | ox.Literal | None:
    try:
        if isinstance(node, URIRef):
            return ox.NamedNode(str(node))
        if isinstance(node, Literal):
            if node.language:
                return ox.Literal(str(node), language=node.language)
            return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype or XSD.string)))
    except ValueError:
        pass
    return None


def _node(term: object) -> Node | None:
    """A term as the views take it. They look at the text of a literal only, so its datatype is left out: rdflib would
    read each value anew, and say on standard error what it thinks of ill-formed ones."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    return Literal(term.value) if isinstance(term, ox.Literal) else None
