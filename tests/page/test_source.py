"""Look-ups in a store are those of a graph in memory, and never more than was allowed."""

from __future__ import annotations

import pytest
from rdflib import BNode, Literal, URIRef

from kgexport.errors import UsageError
from kgexport.page.source import StoreSource, named_node
from kgexport.rdf.assemble import dataset_of, graph_of
from kgexport.rdf.namespaces import KG, RDF
from kgexport.view.documents import document_view
from kgexport.view.events import act_view, meeting_view, sanction_view
from kgexport.view.source import IndexedSource
from kgexport.view.things import entity_view, of_kind
from tests.page.served import ALL, store_of

VIEWS = {
    "Meeting": meeting_view,
    "SanctionAct": act_view,
    "Sanction": sanction_view,
    "Document": document_view,
    "Person": entity_view,
    "Country": entity_view,
    "UnnamedSource": entity_view,
}


@pytest.mark.parametrize("kind", VIEWS)
def test_the_views_of_a_store_are_those_of_a_graph(kind):
    store, graph = StoreSource(store_of(*ALL)), IndexedSource(dataset_of([graph_of(one) for one in ALL]))
    nodes = of_kind(graph, kind)
    assert nodes
    assert of_kind(store, kind) == nodes
    assert [VIEWS[kind](store, node) for node in nodes] == [VIEWS[kind](graph, node) for node in nodes]


def test_a_look_up_has_an_end():
    assert len(StoreSource(store_of(*ALL), most=3).subjects(RDF.type, KG.Mention)) == 3


@pytest.mark.parametrize("node", [BNode("x"), Literal("nowhere"), URIRef("not an iri"), URIRef("")])
def test_what_the_store_cannot_have_is_not_found(node):
    source = StoreSource(store_of(*ALL))
    assert list(source.subjects(KG.about, node)) == []
    assert list(source.objects(node, KG.about)) == []


@pytest.mark.parametrize("text", ["", "x", "no scheme", "https://example.org/a b", "<>"])
def test_what_is_no_iri_is_said(text):
    with pytest.raises(UsageError, match="no IRI"):
        named_node(text)
