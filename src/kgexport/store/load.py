"""Loading: files of RDF into the store of a folder, all of them or none.

The graph of a document that is loaded again takes the place of the one that was there, so a second load of the same
changes nothing, and one of a corrected export leaves nothing stale.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Final

from kgexport.corpus.lock import locked
from kgexport.errors import OutputError
from kgexport.rdf.namespaces import KG, RDF
from kgexport.store.engine import GraphName, ox
from kgexport.store.folder import (
    Marker,
    check_folder,
    generation_path,
    prepare,
    read_marker,
    remove_others,
    sync_files,
    write_marker,
)
from kgexport.store.parsing import UNNAMED, Parsed

CHUNK: Final = 250_000
"""Quads that are sorted in memory at one time."""

MANY: Final = 1_000
"""New graphs after which it pays to put the database in order, for faster reading."""

_BASE: Final = re.compile(r"(.*[/#])document-[^/#]+", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did, in graphs of documents."""

    new: int
    replaced: int
    unchanged: int
    documents: int
    """In the store, all in all."""

    @property
    def changed(self) -> bool:
        """Whether the store is another one than before."""
        return bool(self.new or self.replaced)


def load(files: Sequence[Parsed], folder: Path, *, progress: Callable[[int], None] = lambda quads: None) -> Loaded:
    """Put files into the store of a folder, which is made where it is not there.

    `progress` is told of quads that were taken in. On any fault, and when the process is killed, the store stays as it
    was.

    Raises:
        InputError: a file is at fault; the message names it and the line.
        OutputError: the folder is no store, cannot be written, or another load holds it.
    """
    with _writing(folder), locked(folder, output=str(folder)):
        marker = prepare(folder)
        number = marker.generation + 1
        current, path, staged = (generation_path(folder, number + step) for step in (-1, 0, 1))
        remove_others(folder, marker.generation)
        try:
            # Each database is closed when the function that fills it returns; from then on nobody writes to it.
            if marker.generation:
                loaded = _later(files, path, current=current, staged=staged, progress=progress)
            else:
                loaded = _first(files, path, progress)
            if loaded.changed:
                sync_files(path)
                base = marker.base if marker.documents else _base(files) or marker.base
                write_marker(folder, Marker(generation=number, documents=loaded.documents, base=base))
        finally:
            remove_others(folder, read_marker(folder).generation)
        return loaded


def check_store(folder: Path) -> None:
    """See, before hours of work, that a folder is a store or can become one.

    Raises OutputError: it cannot, and why.
    """
    if folder.is_dir():
        check_folder(folder)
    elif folder.exists() or not folder.absolute().parent.is_dir():
        raise OutputError(f"cannot make a store at {folder}: it is a file, or the folder it is to be in is missing")
    if not os.access(folder if folder.is_dir() else folder.absolute().parent, os.W_OK):
        raise OutputError(f"cannot write the store {folder}: permission is denied")


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except FileExistsError:
        raise OutputError(f"{folder} is a file: name a folder for the store") from None
    except OSError as error:
        raise OutputError(f"cannot write the store {folder}: {error.strerror or error}") from error


def _first(files: Sequence[Parsed], path: Path, progress: Callable[[int], None]) -> Loaded:
    """The first load: what is staged is the first generation."""
    store = _staged(files, path, progress)
    new = sum(1 for _ in store.named_graphs())
    _add(store, map(_in_default, _named(store, store.named_graphs())))
    store.optimize()
    return _finished(store, new=new)


def _later(
    files: Sequence[Parsed], path: Path, *, current: Path, staged: Path, progress: Callable[[int], None]
) -> Loaded:
    """A later load: what is staged, as far as it is new, into a copy of the current generation."""
    source = _staged(files, staged, progress)
    ox.Store.read_only(str(current)).backup(str(path))
    store: ox.Store = ox.Store(str(path))
    new: list[GraphName] = []
    replaced = unchanged = 0
    for graph in source.named_graphs():
        if not store.contains_named_graph(graph):
            new.append(graph)
        elif _update(store, source, graph):
            replaced += 1
        else:
            unchanged += 1
    _add(store, chain.from_iterable((quad, _in_default(quad)) for quad in _named(source, new)))
    if len(new) >= MANY:
        store.optimize()
    return _finished(store, new=len(new), replaced=replaced, unchanged=unchanged)


def _staged(files: Iterable[Parsed], path: Path, progress: Callable[[int], None]) -> ox.Store:
    """A new store of the files' quads, each in its named graph."""
    store: ox.Store = ox.Store(str(path))
    _add(store, chain.from_iterable(file.quads() for file in files), progress=progress)
    return store


def _add(store: ox.Store, quads: Iterable[ox.Quad], *, progress: Callable[[int], None] = lambda quads: None) -> None:
    """Add quads a chunk at a time."""
    rest = iter(quads)
    while chunk := list(islice(rest, CHUNK)):
        store.bulk_extend(chunk)
        progress(len(chunk))


def _named(store: ox.Store, graphs: Iterable[GraphName]) -> Iterator[ox.Quad]:
    for graph in graphs:
        yield from store.quads_for_pattern(None, None, None, graph)


def _in_default(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def _update(store: ox.Store, source: ox.Store, graph: GraphName) -> bool:
    """Make a graph of the store the one of the source; say whether that changed anything."""
    before = set(store.quads_for_pattern(None, None, None, graph))
    after = set(source.quads_for_pattern(None, None, None, graph))
    added = after - before
    gone = set() if graph.value == UNNAMED else before - after
    for quad in gone:
        store.remove(quad)
        if not _elsewhere(store, quad):
            store.remove(_in_default(quad))
    store.extend([*added, *map(_in_default, added)])
    return bool(added or gone)


def _elsewhere(store: ox.Store, quad: ox.Quad) -> bool:
    """Whether a statement is in a named graph."""
    default = ox.DefaultGraph()
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(other.graph_name != default for other in found)


def _finished(store: ox.Store, *, new: int, replaced: int = 0, unchanged: int = 0) -> Loaded:
    type_, document = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(KG.Document))
    documents = sum(1 for _ in store.quads_for_pattern(None, type_, document, ox.DefaultGraph()))
    store.flush()
    return Loaded(new=new, replaced=replaced, unchanged=unchanged, documents=documents)


def _base(files: Iterable[Parsed]) -> str | None:
    """The base IRI of the first document that has one as exports do."""
    matches = (_BASE.fullmatch(document) for file in files for document in file.documents)
    return next((match[1] for match in matches if match), None)
