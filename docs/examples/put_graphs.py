"""Put the graph of each document into a database server, by the SPARQL 1.1 Graph Store HTTP Protocol.

    pip install httpx pyoxigraph
    python put_graphs.py http://localhost:7878/store corpus.nq.gz

Each graph is replaced by what the file says, so that a second run changes nothing. Give what the server wants in the
`Authorization` header, such as `Bearer ...`, by the variable STORE_AUTHORIZATION.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import IO, cast

import httpx
import pyoxigraph as ox


def graphs(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Name and N-Triples of each graph in a stream of N-Quads, which keeps the statements of a graph together.

    Only one graph at a time is held. Raises ValueError where they are not together, since the second part would replace
    the first, or where a statement is in no named graph; SyntaxError where a line is no N-Quads.
    """
    seen = set[str]()
    for name, quads in groupby(ox.parse(stream, format=ox.RdfFormat.N_QUADS), key=lambda quad: quad.graph_name):
        if not isinstance(name, ox.NamedNode):
            raise ValueError("a statement is in no named graph; export N-Quads, -f nq")
        if name.value in seen:
            raise ValueError(f"the statements of graph {name.value} are not together; put one export after the other")
        seen.add(name.value)
        yield name.value, ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""


def put(store: str, stream: IO[bytes], *, authorization: str | None = None) -> int:
    """Put all graphs of a stream of N-Quads into `store`, the address of a graph store. Returns how many.

    Raises httpx.HTTPError at the first that the server refuses; those before it are in.
    """
    done = 0
    headers = {"content-type": "application/n-triples"}
    if authorization:
        headers["authorization"] = authorization
    with httpx.Client(headers=headers, timeout=60) as client:
        for name, triples in graphs(stream):
            client.put(store, params={"graph": name}, content=triples).raise_for_status()
            done += 1
    return done


def main(store: str, path: str) -> None:
    """Put the graphs of one file, which may be gzipped."""
    with contextlib.ExitStack() as opened:
        stream: IO[bytes] = opened.enter_context(Path(path).open("rb"))
        if path.endswith(".gz"):
            stream = cast(IO[bytes], opened.enter_context(gzip.open(stream)))
        number = put(store, stream, authorization=os.environ.get("STORE_AUTHORIZATION"))
    sys.stderr.write(f"{number} graphs are in {store}\n")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (httpx.HTTPError, OSError, SyntaxError, TypeError, ValueError) as error:
        sys.exit(f"put_graphs.py: {error}")
