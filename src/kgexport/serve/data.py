"""What is served: the store of a folder as it is now, or files, loaded into a store that is gone afterwards."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgexport.errors import InputError, UsageError
from kgexport.read import STANDARD_INPUT
from kgexport.store.folder import Marker, held_generation
from kgexport.store.load import load
from kgexport.store.parsing import Parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A database of Oxigraph that nobody writes while it is served."""

    path: Path
    marker: Marker


@contextlib.contextmanager
def served(inputs: Sequence[str], kind: str | None, folder: Path) -> Iterator[Served]:
    """The data that a command names: one store, or files of RDF, which are loaded below `folder`.

    A load into a store that is served changes nothing here: start the server again to see it.

    Raises:
        UsageError: a store among other things, or pyoxigraph is not installed.
        InputError: a file is missing, or no RDF; or there is nothing in the store.
        OutputError: a store that cannot be read.
    """
    stores = [given for given in inputs if given != STANDARD_INPUT and Path(given).is_dir()]
    if stores and len(inputs) > 1:
        raise UsageError(f"{stores[0]} is a folder: serve one store, or files")
    if stores:
        store = Path(stores[0])
    else:
        store = folder / "store"
        load([_parsed(given, kind, folder) for given in inputs], store)
    with held_generation(store) as (marker, path):
        if path is None:
            raise InputError(f"{store} is a store without data: load some first")
        yield Served(path=path, marker=marker)


def _parsed(given: str, kind: str | None, folder: Path) -> Parsed:
    if given != STANDARD_INPUT:
        return Parsed(Path(given), name=given, format=kind)
    path = folder / "input"
    path.write_bytes(sys.stdin.buffer.read())
    return Parsed(path, name="<stdin>", format=kind or "ttl")
