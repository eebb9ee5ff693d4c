"""The graph around some nodes, small enough to be drawn: entities and events, with claims as edges.

An edge is named by its property (`participant`), a claim by its stance (`Denies`), an office by `holds`, from who holds
it to where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from rdflib import URIRef

from kgexport.display import visible
from kgexport.rdf.namespaces import KG
from kgexport.view.records import Edge, Neighbourhood, Thing
from kgexport.view.source import Source, iri, iris
from kgexport.view.things import kind_of, thing_of, value_name
from kgexport.view.words import RELATIONS

_DIRECT: Final = (
    KG.participant,
    KG.place,
    KG.target,
    KG.authority,
    KG.sanction,
    KG.within,
    KG.affiliation,
)


def neighbourhood(
    source: Source,
    centres: Sequence[URIRef],
    *,
    depth: int = 1,
    most: int = 60,
    without: Iterable[str] = (),
) -> Neighbourhood:
    """What is at most `depth` edges away from the centres, those that are nearer first; at most `most` nodes.

    Args:
        source: the data.
        centres: where to begin; they count too.
        depth: how far to go.
        most: how many nodes to take.
        without: kinds to pass over ("Document": what its author claims joins it to every event).
    """
    unwanted = frozenset(without)
    taken, left_out = dict.fromkeys(centres[:most]), set(centres[most:])
    edges: dict[Edge, None] = {}
    frontier = list(taken)
    for distance in range(depth + 1):
        following: dict[URIRef, None] = {}
        for node in frontier:
            for edge in _edges(source, node):
                other = URIRef(edge.target if edge.source == str(node) else edge.source)
                if kind_of(source, other) in unwanted:
                    continue
                edges[edge] = None
                if other not in taken and distance < depth:
                    following[other] = None
        fitting = list(following)[: most - len(taken)]
        left_out |= set(following) - set(fitting)
        taken.update(dict.fromkeys(fitting))
        frontier = fitting
    names = {str(node) for node in taken}
    return Neighbourhood(
        nodes=tuple(thing_of(source, node) for node in taken),
        edges=tuple(edge for edge in edges if edge.source in names and edge.target in names),
        left_out=len(left_out - set(taken)),
    )


def drawing(
    found: Neighbourhood,
    *,
    place: Callable[[str], str],
    number: Callable[[Thing], str],
    disputed: Callable[[str], bool],
) -> dict[str, object]:
    """The graph as `assets/graph.js` takes it.

    Args:
        found: what to draw.
        place: by IRI, where a node leads to; tells it from all others.
        number: the short name of a node, or "".
        disputed: by IRI, whether it is an event that some assert and some deny.
    """
    nodes = [
        {
            "id": place(node.iri),
            "kind": node.kind,
            "label": visible(node.label),
            "number": number(node),
            "disputed": disputed(node.iri),
        }
        for node in found.nodes
    ]
    edges = [
        {
            "source": place(edge.source),
            "target": place(edge.target),
            "relation": edge.relation,
            "label": RELATIONS.get(edge.relation, edge.relation),
        }
        for edge in found.edges
    ]
    return {"nodes": nodes, "edges": edges}


def _edges(source: Source, node: URIRef) -> Iterator[Edge]:
    for predicate in _DIRECT:
        name = str(predicate).removeprefix(str(KG))
        for value in iris(source, node, predicate):
            yield Edge(source=str(node), target=str(value), relation=name)
        for subject in source.subjects(predicate, node):
            yield Edge(source=str(subject), target=str(node), relation=name)
    yield from _claims(source, node)
    yield from _offices(source, node)


def _claims(source: Source, node: URIRef) -> Iterator[Edge]:
    for claim in dict.fromkeys((*source.subjects(KG.claimant, node), *source.subjects(KG.about, node))):
        who, event, stance = (
            iri(source, claim, KG.claimant),
            iri(source, claim, KG.about),
            value_name(source, claim, KG.stance),
        )
        if who is not None and event is not None and stance is not None:
            yield Edge(source=str(who), target=str(event), relation=stance)


def _offices(source: Source, node: URIRef) -> Iterator[Edge]:
    for position in dict.fromkeys((*source.subjects(KG.holder, node), *source.subjects(KG.at, node))):
        holder, body = iri(source, position, KG.holder), iri(source, position, KG.at)
        if holder is not None and body is not None:
            yield Edge(source=str(holder), target=str(body), relation="holds")
