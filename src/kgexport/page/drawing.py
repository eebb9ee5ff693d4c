"""The graph around one thing, drawn and in words."""

from __future__ import annotations

from typing import Final

from rdflib import URIRef

from kgexport.assets import GRAPH_LIBRARIES
from kgexport.page.links import thing_address
from kgexport.page.render import Answer, html, message, static
from kgexport.page.source import StoreSource, named_node
from kgexport.rdf.namespaces import KG
from kgexport.store.engine import ox
from kgexport.view.neighbourhood import drawing, neighbourhood
from kgexport.view.records import disputed
from kgexport.view.things import kind_of, thing_of, value_name

NODES: Final = (30, 60, 120)
"""How many nodes can be asked for."""
LOOKED_AT: Final = 300
"""Values of each look-up: what a node with thousands of neighbours is cut to."""


def graph(store: ox.Store, *, iri: str, depth: int, most: int) -> Answer:
    """What is at most `depth` relations away, at most `most` nodes of it."""
    named_node(iri)
    source, node = StoreSource(store, most=LOOKED_AT), URIRef(iri)
    if not kind_of(source, node):
        return message("Not in the data", "The data tell nothing of this address. Search for a name instead.", 404)
    centre = thing_of(source, node)
    found = neighbourhood(source, [node], depth=depth, most=most, without=("Document",))
    scripts = [static(f"vendored/{name}") for name in GRAPH_LIBRARIES] + [static("graph.js"), static("page.js")]
    return html(
        "graph.html", title=f"Around {centre.label}", centre=centre, graph=found,
        nodes={one.iri: one for one in found.nodes}, depth=depth, most=most, sizes=NODES,
        drawing=drawing(found, place=thing_address, number=lambda _: "", disputed=lambda one: _disputed(source, one)),
        scripts=scripts if found.edges else (),
    )  # fmt: skip


def _disputed(source: StoreSource, iri: str) -> bool:
    stances = {value_name(source, claim, KG.stance) for claim in source.subjects(KG.about, URIRef(iri))}
    return disputed(stances)
