"""The table of formats and the one way to write any of them.

A format of triples holds the union of the graphs, a format of quads one named graph for each document. A new format is
one more row of `WRITERS`. All output is UTF-8, ends in a line break, and is the same for the same statements, whatever
their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, Final

from rdflib import Dataset, Graph

from kgexport.errors import UsageError
from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.rdf.jsonld import write_jsonld
from kgexport.rdf.nquads import write_nquads, write_ntriples
from kgexport.rdf.statements import Graphs, graphs_of
from kgexport.rdf.turtle import write_trig, write_turtle
from kgexport.rdf.xml import write_xml


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write RDF."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    rdflib_name: str
    """What rdflib calls its parser for this format."""
    quads: bool
    write: Callable[[Graphs, BinaryIO, str], None]
    """Writes graphs to a stream; the last argument is the base IRI that gets the short prefix `kgid:`."""


def _plain(write: Callable[[Graphs, BinaryIO], None]) -> Callable[[Graphs, BinaryIO, str], None]:
    return lambda graphs, stream, base: write(graphs, stream)


WRITERS: Final[dict[str, Format]] = {
    row.name: row
    for row in (
        Format(name="ttl", suffixes=(".ttl", ".turtle"), media_type="text/turtle", rdflib_name="turtle", quads=False,
               write=write_turtle),
        Format(name="nt", suffixes=(".nt",), media_type="application/n-triples", rdflib_name="nt", quads=False,
               write=_plain(write_ntriples)),
        Format(name="nq", suffixes=(".nq",), media_type="application/n-quads", rdflib_name="nquads", quads=True,
               write=_plain(write_nquads)),
        Format(name="trig", suffixes=(".trig",), media_type="application/trig", rdflib_name="trig", quads=True,
               write=write_trig),
        Format(name="jsonld", suffixes=(".jsonld",), media_type="application/ld+json", rdflib_name="json-ld",
               quads=True, write=write_jsonld),
        Format(name="rdf", suffixes=(".rdf", ".xml", ".owl"), media_type="application/rdf+xml", rdflib_name="xml",
               quads=False, write=_plain(write_xml)),
    )
}  # fmt: skip

FORMATS: Final = tuple(WRITERS)
"""Names of the formats, as `-f` takes them."""


def format_of(suffix: str) -> str | None:
    """The name of the format that a file suffix stands for (".ttl"), in any case; None if there is none."""
    return next((name for name, row in WRITERS.items() if suffix.lower() in row.suffixes), None)


def write(data: Dataset | Graph | Iterable[Graph], stream: BinaryIO, format: str, *, base: str = DEFAULT_BASE) -> None:
    """Write graphs to a binary stream in one of `FORMATS`; `OutputError` for a term that no format can hold."""
    if format not in WRITERS:
        raise UsageError(f"unknown format {format!r}; one of {', '.join(FORMATS)}")
    WRITERS[format].write(graphs_of(data), stream, base)
