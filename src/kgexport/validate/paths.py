"""Property paths of SHACL: read from a shapes graph, written as text and as triples.

A path is a property, or an operator over paths, as in SPARQL: `^kg:about` (backwards), `kg:place/rdf:type` (in turn),
`kg:target|kg:authority` (either).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from rdflib import BNode, Graph, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kgexport.errors import UsageError
from kgexport.query.terms import short_name

_OPERATORS: Final = {
    "^": SH.inversePath,
    "*": SH.zeroOrMorePath,
    "+": SH.oneOrMorePath,
    "?": SH.zeroOrOnePath,
    "|": SH.alternativePath,
}


@dataclass(frozen=True, slots=True)
class CompoundPath:
    """An operator (`^ * + ? |`, or `/` for a sequence) over its parts."""

    operator: str
    parts: tuple[Path, ...]


Path: TypeAlias = URIRef | CompoundPath
Triple: TypeAlias = tuple[Node, Node, Node]


def read_path(graph: Graph, node: Node) -> Path:
    """The path that a node of a shapes graph or a report stands for. Raises UsageError when it stands for none."""
    if isinstance(node, URIRef):
        return node
    for operator, predicate in _OPERATORS.items():
        inner = graph.value(node, predicate)
        if inner is not None:
            members = graph.items(inner) if operator == "|" else (inner,)
            return CompoundPath(operator, tuple(read_path(graph, member) for member in members))
    steps = tuple(read_path(graph, step) for step in graph.items(node))
    if not steps:
        raise UsageError("shapes: a sh:path is no property path")
    return CompoundPath("/", steps)


def path_text(path: Path) -> str:
    """A path in the syntax of SPARQL, with the usual prefixes."""
    if isinstance(path, URIRef):
        return short_name(path)
    inner = [path_text(part) if isinstance(part, URIRef) else _nested(path, part) for part in path.parts]
    if path.operator in "/|":
        return path.operator.join(inner)
    return f"^{inner[0]}" if path.operator == "^" else f"{inner[0]}{path.operator}"


def path_triples(path: Path, *, label: str) -> tuple[Node, tuple[Triple, ...]]:
    """The node for a path, and the triples that describe it; blank nodes are labelled after `label`."""
    triples: list[Triple] = []
    labels = (BNode(f"{label}p{number}") for number in range(1, 1_000_000))
    return _described(path, triples, labels), tuple(triples)


def _nested(outer: CompoundPath, inner: CompoundPath) -> str:
    text = path_text(inner)
    return text if outer.operator in "/|" and inner.operator in "^*+?" else f"({text})"


def _described(path: Path, triples: list[Triple], labels: Iterator[BNode]) -> Node:
    if isinstance(path, URIRef):
        return path
    if path.operator == "/":
        return _list(path.parts, triples, labels)
    node = next(labels)
    inner = _list(path.parts, triples, labels) if path.operator == "|" else _described(path.parts[0], triples, labels)
    triples.append((node, _OPERATORS[path.operator], inner))
    return node


def _list(parts: tuple[Path, ...], triples: list[Triple], labels: Iterator[BNode]) -> Node:
    nodes = [next(labels) for _ in parts]
    for node, part, rest in zip(nodes, parts, [*nodes[1:], RDF.nil], strict=True):
        triples.append((node, RDF.first, _described(part, triples, labels)))
        triples.append((node, RDF.rest, rest))
    return nodes[0]
