"""Files of RDF: written whole or not at all.

`replacing` also serves outputs that are not RDF. Compression is by suffix: `graph.nq.gz`.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from rdflib import Dataset, Graph

from kgexport.disk import sync
from kgexport.errors import OutputError
from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.rdf.reading import read_dataset
from kgexport.rdf.writers import write

__all__ = ["read_dataset", "replacing", "write_file"]


def write_file(data: Dataset | Graph | Iterable[Graph], path: Path, format: str, *, base: str = DEFAULT_BASE) -> None:
    """Write graphs to a file in one of `FORMATS`; on any fault the file stays as it was and `OutputError` says why."""
    with replacing(path) as stream:
        write(data, stream, format, base=base)


@contextlib.contextmanager
def replacing(path: Path, *, folder: Path | None = None) -> Iterator[BinaryIO]:
    """A stream to a new file that takes the place of `path` when all went well, and is removed when not.

    The new file is made in `folder`, on the same file system, or else beside `path`.

    A link is followed. What is no regular file (`/dev/null`, a pipe) is written to as it is. An `OSError` inside,
    such as a full disk, becomes an `OutputError`; other exceptions pass.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        with _beside(target, folder or target.parent) as (stream, temporary):
            with _compressed(stream, path) as outer:
                yield outer
            temporary.chmod(_mode(target))
            stream.flush()
            os.fsync(stream.fileno())  # a name must not come to the disk before what it names
            stream.close()
            temporary.replace(target)
            sync(target.parent)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


@contextlib.contextmanager
def _beside(target: Path, folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=folder)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream, temporary
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _compressed(stream: BinaryIO, path: Path) -> Iterator[BinaryIO]:
    if path.suffix.lower() != ".gz":
        yield stream
        return
    # Without name and time, so that the same graph gives the same bytes.
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as outer:
        yield cast(BinaryIO, outer)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
