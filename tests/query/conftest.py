"""The story as a graph and as a dataset, made once; the tests only read them."""

from __future__ import annotations

import pytest
from rdflib import Dataset, Graph

from kgexport.rdf.assemble import dataset_of, graph_of
from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.rdf.namespaces import bind
from tests.query.story import letter, report


@pytest.fixture(scope="session")
def graph() -> Graph:
    """Both documents in one graph, as the triple formats hold them."""
    union = Graph(bind_namespaces="none")
    bind(union, DEFAULT_BASE)
    for part in (graph_of(report), graph_of(letter)):
        for triple in part:
            union.add(triple)
    return union


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """Each document in a graph of its own, as the quad formats hold them."""
    return dataset_of([graph_of(report), graph_of(letter)])
