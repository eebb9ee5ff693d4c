"""What the writers take: named lists of statements, whatever face of rdflib they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeAlias

from rdflib import BNode, Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

Statement: TypeAlias = tuple[Node, Node, Node]
Graphs: TypeAlias = Sequence[tuple[URIRef | None, Iterable[Statement]]]
"""Pairs of a graph's name (None for the default graph) and its statements, sorted by name, each name once."""


def graphs_of(data: Dataset | Graph | Iterable[Graph]) -> Graphs:
    """The graphs of a dataset, a graph or several graphs; a graph without an IRI counts to the default graph."""
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
        (URIRef(name) if name else None, list(chain.from_iterable(sharing)))
        for name, sharing in sorted(named.items())
        if any(len(graph) for graph in sharing)
    ]
