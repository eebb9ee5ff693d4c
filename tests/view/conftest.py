"""The story of the query tests as a source of views."""

from __future__ import annotations

import pytest
from rdflib import URIRef

from kgexport.rdf.assemble import dataset_of, graph_of
from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.view.source import IndexedSource
from tests.query.story import letter, report


@pytest.fixture(scope="session")
def dataset():
    """Each document in a graph of its own."""
    return dataset_of([graph_of(report), graph_of(letter)])


@pytest.fixture(scope="session")
def source(dataset):
    return IndexedSource(dataset)


def kgid(name):
    """The IRI of a thing of the data."""
    return URIRef(DEFAULT_BASE + name)
