"""Printing what travels with the package: Turtle as it is, other formats by way of a graph."""

from __future__ import annotations

from pathlib import Path

from kgexport.cli.output import STANDARD_OUTPUT, check_output, write_output


def write_shipped(text: str, *, name: str, output: str, format: str | None) -> None:
    """Write Turtle `text`, whose name is for messages, to `output` in the format asked for or that of the suffix."""
    check_output(output)
    if format is None and output != STANDARD_OUTPUT:
        format = rdf_format_of(output)
    if format in (None, "ttl"):
        write_output(output, lambda stream: stream.write(text.encode()))
        return
    from rdflib import Dataset
    from rdflib.compare import to_canonical_graph

    from kgexport.rdf.reading import parse_into
    from kgexport.rdf.writers import write

    dataset = Dataset()
    parse_into(dataset, text.encode(), "ttl", name=name)
    # The parser gives nodes without a name another one in each run.
    graph = to_canonical_graph(dataset.default_graph)
    write_output(output, lambda stream: write(graph, stream, str(format)))


def rdf_format_of(output: str) -> str | None:
    """The RDF format that the suffix of a file name stands for, before `.gz` too."""
    from kgexport.rdf.writers import format_of

    path = Path(output)
    return format_of((path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix)
