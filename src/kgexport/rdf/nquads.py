"""N-Triples and N-Quads: for machines, one line a statement, sorted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from rdflib import URIRef

from kgexport.rdf.statements import Graphs, Statement
from kgexport.rdf.text import bracketed, full


def write_ntriples(graphs: Graphs, stream: BinaryIO) -> None:
    """Write the union of the graphs."""
    lines = {line for _, statements in graphs for line in _lines(statements, "")}
    stream.write("".join(sorted(lines)).encode())


def write_nquads(graphs: Graphs, stream: BinaryIO) -> None:
    """Write the graphs one after the other, each statement with the name of its graph."""
    for name, statements in graphs:
        stream.write("".join(sorted(set(_lines(statements, _suffix(name))))).encode())


def _suffix(name: URIRef | None) -> str:
    return "" if name is None else f" {bracketed(name)}"


def _lines(statements: Iterable[Statement], suffix: str) -> Iterable[str]:
    written = dict[object, str]()
    for subject, predicate, value in statements:
        if subject not in written:
            written[subject] = full(subject)
        if predicate not in written:
            written[predicate] = full(predicate)
        yield f"{written[subject]} {written[predicate]} {full(value)}{suffix} .\n"
