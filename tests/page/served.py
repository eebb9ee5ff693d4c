"""Data for the page: the story, its letter, and a hostile document, as a store in memory, in a file, and served."""

from __future__ import annotations

import pyoxigraph as ox

from kgexport.rdf.assemble import triples
from kgexport.rdf.iris import DEFAULT_BASE, document_iri
from kgexport.rdf.nquads import lines
from tests.query.story import letter, report
from tests.report.hostile import hostile

ALL = (report, letter, hostile)


def quads(*extractions) -> bytes:
    """The documents as N-Quads."""
    return b"".join(
        lines(document_iri(one.document.identifier, base=DEFAULT_BASE), triples(one, base=DEFAULT_BASE))
        for one in extractions
    )


def store_of(*extractions) -> ox.Store:
    """The documents as `kgexport load` keeps them: each in its graph, and their union in the default graph."""
    store = ox.Store()
    found = list(ox.parse(quads(*extractions), format=ox.RdfFormat.N_QUADS))
    store.extend([*found, *(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in found)])
    return store


def iri(name: str) -> str:
    """The IRI of a thing of the story."""
    return f"{DEFAULT_BASE}{name}"
