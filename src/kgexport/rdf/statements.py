"""What the writers take: named lists of statements that can be written, whatever face of rdflib they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeAlias

from rdflib import BNode, Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from kgexport.rdf.text import checked

Statement: TypeAlias = tuple[Node, Node, Node]
Graphs: TypeAlias = Sequence[tuple[URIRef | None, Sequence[Statement]]]
"""Pairs of a graph's name (None for the default graph) and its statements, sorted by name, each name once."""


def graphs_of(data: Dataset | Graph | Iterable[Graph]) -> Graphs:
    """The graphs of a dataset, a graph or several graphs; a graph without an IRI counts to the default graph.

    Raises OutputError for a term that no format can hold.
    """
    if isinstance(data, Dataset):
        # Each graph is read from the store: a dataset with a default union shows everything in its default graph.
        parts: Iterable[Graph] = (Graph(data.store, graph.identifier) for graph in data.graphs())
    else:
        parts = [data] if isinstance(data, Graph) else data
    named = dict[str, list[Graph]]()
    for graph in parts:
        plain = isinstance(graph.identifier, BNode) or graph.identifier == DATASET_DEFAULT_GRAPH_ID
        named.setdefault("" if plain else str(graph.identifier), []).append(graph)
    return [
        (_name(name), _checked(chain.from_iterable(sharing)))
        for name, sharing in sorted(named.items())
        if any(len(graph) for graph in sharing)
    ]


def _name(text: str) -> URIRef | None:
    name = URIRef(text) if text else None
    if name is not None:
        checked(name)
    return name


def _checked(statements: Iterable[Statement]) -> list[Statement]:
    known = set[str]()
    found = list[Statement]()
    for subject, predicate, value in statements:
        for term in (subject, predicate):
            text = str(term)
            if text not in known:
                checked(term)
                known.add(text)
        found.append((subject, predicate, checked(value)))
    return found
