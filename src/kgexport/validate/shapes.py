"""Loading of SHACL shapes: the packaged ones and the user's, read once, checked, and made ready for the engine.

A shapes graph with an error in it tends to find nothing, silently: an empty graph, a misspelled `sh:minCounts` or a
feature that the engine does not run all "conform". So everything that would be passed over is an error here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from kgexport.errors import InputError, UsageError
from kgexport.rdf.reading import parse_into
from kgexport.resources import files_of, shapes_folder

SHAPES_NAMESPACE: Final = "https://w3id.org/kgexport/shapes#"

_FORMATS: Final = {".ttl": "ttl", ".nt": "nt"}
_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
_SHAPE_LISTS: Final = (SH["and"], SH["or"], SH.xone)
_SHAPE_VALUES: Final = (SH.node, SH["not"], SH.qualifiedValueShape)
_ADVANCED: Final = (SH.rule, SH.target, SH.expression, SH.js, SH.jsFunctionName, SH.jsLibrary, SH.SPARQLFunction)
_COMPARISONS: Final = frozenset(
    {SH.lessThan, SH.lessThanOrEquals, SH.minInclusive, SH.maxInclusive, SH.minExclusive, SH.maxExclusive}
)
_QUERIES: Final = (SH.select, SH.ask, SH.construct, SH.update)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes as they were written, and the same in the form that pySHACL runs fastest (it adds triples to that)."""

    graph: Graph
    prepared: Graph
    compiled: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    """What other engines made of the shapes, by the name of the engine."""


def load_shapes(paths: Sequence[Path] | None = None) -> Shapes:
    """Read the packaged shapes and add those of the user's files (Turtle or N-Triples).

    Raises UsageError when a file cannot be read or parsed, holds no shape, or has something in it that would be passed
    over without a word: an unknown term of SHACL, a feature beyond SHACL Core and SHACL-SPARQL, a dangling shape.
    """
    parts = [
        (f"packaged shapes {name}", _parsed(text.encode(), "ttl", f"packaged shapes {name}"))
        for name, text in files_of(shapes_folder(), suffix=".ttl")
    ]
    parts += [(f"shapes {path}", _read(path)) for path in paths or ()]
    graph = Graph(bind_namespaces="none")
    for source, part in parts:
        _check(part, source)
        for prefix, namespace in part.namespaces():
            graph.bind(prefix, namespace)
        for triple in part:
            graph.add(triple)
    for source, part in parts:
        _check_references(part, graph, source)
    return Shapes(graph, prepare(graph))


def prepare(graph: Graph) -> Graph:
    """A shapes graph with the same results, in which property shapes have the targets of their node shapes.

    The engine validates `sh:property` node by node and reads the property shape anew for each: most of its time. A
    property shape with targets of its own is read once for all nodes. So each property shape of a node shape that is
    used for its targets only gets those targets; a closed shape goes on allowing its path by `sh:ignoredProperties`.
    """
    prepared = Graph(store="SimpleMemory", bind_namespaces="none")  # faster to read than the default
    for prefix, namespace in graph.namespaces():
        prepared.bind(prefix, namespace)
    for triple in graph:
        prepared.add(triple)
    used_inside = set(_shapes_used_inside(graph))
    for shape in sorted(set(graph.subjects(SH.property, None)), key=str):
        targets = [(predicate, value) for predicate in _TARGETS for value in graph.objects(shape, predicate)]
        if targets and shape not in used_inside and _is_plain_node_shape(graph, shape):
            _hoist(prepared, shape, targets)
    return prepared


def without_comparisons(graph: Graph) -> Graph:
    """The shapes without what compares values by size: for data with values that cannot be compared."""
    rest = Graph(store="SimpleMemory", bind_namespaces="none")
    for triple in graph:
        if triple[1] not in _COMPARISONS:
            rest.add(triple)
    return rest


def _read(path: Path) -> Graph:
    format_name = _FORMATS.get(path.suffix.lower())
    if format_name is None:
        raise UsageError(f"shapes {path}: the name must end in {' or '.join(sorted(_FORMATS))}")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"shapes {path}: {error.strerror or error}") from error
    return _parsed(content, format_name, f"shapes {path}")


def _parsed(content: bytes, format_name: str, source: str) -> Graph:
    dataset = Dataset()
    try:
        parse_into(dataset, content, format_name, name=source)
    except InputError as error:
        raise UsageError(str(error)) from error
    graph: Graph = dataset.default_graph
    return graph


def _check(part: Graph, source: str) -> None:
    if not any((None, predicate, None) in part for predicate in (*_TARGETS, SH.property)):
        raise UsageError(f"{source}: no shape in it: nothing has a sh:targetClass or another target")
    for term in sorted({term for triple in part for term in triple if isinstance(term, URIRef)}):
        if term.startswith(str(SH)) and term not in SH:
            raise UsageError(f"{source}: SHACL has no term sh:{term.removeprefix(str(SH))}")
        if term in _ADVANCED:
            name = term.removeprefix(str(SH))
            raise UsageError(f"{source}: sh:{name} is beyond SHACL Core and SHACL-SPARQL and would not be run")
    for predicate in _QUERIES:
        for query in part.objects(None, predicate):
            from kgexport.query.guard import checked_query  # here, because the grammar of SPARQL takes long to import

            checked_query(str(query), source=source)


def _check_references(part: Graph, whole: Graph, source: str) -> None:
    for predicate in (SH.property, *_SHAPE_VALUES):
        for shape, inner in sorted(part.subject_objects(predicate), key=str):
            if (inner, None, None) not in whole:
                name = predicate.removeprefix(str(SH))
                raise UsageError(f"{source}: {shape} refers by sh:{name} to {inner}, which is nowhere described")


def _shapes_used_inside(graph: Graph) -> Iterator[Node]:
    for predicate in _SHAPE_VALUES:
        yield from graph.objects(None, predicate)
    for predicate in _SHAPE_LISTS:
        for members in graph.objects(None, predicate):
            yield from graph.items(members)


def _is_plain_node_shape(graph: Graph, shape: Node) -> bool:
    return (
        (shape, SH.path, None) not in graph
        and (shape, SH.deactivated, None) not in graph
        and (shape, RDF.type, RDFS.Class) not in graph
    )


def _hoist(graph: Graph, shape: Node, targets: Sequence[tuple[URIRef, Node]]) -> None:
    paths = []
    for inner in sorted(graph.objects(shape, SH.property), key=str):
        if (inner, SH.qualifiedValueShape, None) in graph:  # may depend on its siblings
            continue
        for predicate, value in targets:
            graph.add((inner, predicate, value))
        paths += [path for path in graph.objects(inner, SH.path) if isinstance(path, URIRef)]
        graph.remove((shape, SH.property, inner))
    if Literal(True) in set(graph.objects(shape, SH.closed)):
        ignored = [term for head in graph.objects(shape, SH.ignoredProperties) for term in graph.items(head)]
        graph.remove((shape, SH.ignoredProperties, None))
        members = BNode()
        Collection(graph, members, sorted({*ignored, *paths}, key=str))
        graph.add((shape, SH.ignoredProperties, members))
