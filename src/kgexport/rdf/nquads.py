"""N-Triples and N-Quads: for machines, one line a statement, sorted.

rdflib writes the rows; its serializers write them in the order of the store, which depends on the hash seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from typing import BinaryIO

from rdflib import URIRef
from rdflib.plugins.serializers.nquads import _nq_row
from rdflib.plugins.serializers.nt import _nt_row

from kgexport.rdf.statements import Graphs, Statement
from kgexport.rdf.text import shown


def write_ntriples(graphs: Graphs, stream: BinaryIO) -> None:
    """Write the union of the graphs."""
    stream.write(lines(None, chain.from_iterable(statements for _, statements in graphs)))


def write_nquads(graphs: Graphs, stream: BinaryIO) -> None:
    """Write the graphs one after the other, each statement with the name of its graph."""
    for name, statements in graphs:
        stream.write(lines(name, statements))


def lines(name: URIRef | None, statements: Iterable[Statement]) -> bytes:
    """One graph: needs no other, so a writer may send documents to a stream one by one. No name, no quads."""
    row: Callable[[Statement], str] = _nt_row if name is None else partial(_nq_row, context=name)
    return "".join(sorted({f"{shown(row(statement)[:-1])}\n" for statement in statements})).encode()
