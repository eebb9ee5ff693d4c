"""What lies where in the folder of a store, and who may touch it.

    STORE/kgexport-store.json   the marker: what this is, and which generation is current
    STORE/generation-7/         the current generation, a database of Oxigraph that nobody writes any more
    STORE/lock                  held by the load that runs

A load makes the next generation beside the current one, most of it by hard links, and becomes current by one rename of
the marker. So whoever reads sees old or new, and what a load that was killed leaves is a folder that the next one
removes. A reader holds a shared lock of the system (`flock`) on its generation, which keeps that from being removed.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kgexport.disk import sync
from kgexport.errors import OutputError
from kgexport.rdf.files import replacing
from kgexport.rdf.iris import DEFAULT_BASE

MARKER: Final = "kgexport-store.json"
FORMAT: Final = 1
"""Of the layout; another number is refused."""

_GENERATION: Final = re.compile(r"(?:generation|removed)-[0-9]+")
_UNFINISHED: Final = re.compile(rf"\.{re.escape(MARKER)}\..*\.part")
_TRIES: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What the marker says."""

    generation: int = 0
    """The current one; 0 before the first load."""
    documents: int = 0
    base: str = DEFAULT_BASE
    """The base IRI of the documents: what `kgid:` stands for."""


def is_store(path: str | os.PathLike[str]) -> bool:
    """Whether there is a store in this folder."""
    return (Path(path) / MARKER).is_file()


def read_marker(folder: Path) -> Marker:
    """The marker of a store. Raises OutputError: there is none, it is damaged, or of another version of the layout."""
    path = folder / MARKER
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
        version = found["kgexportStore"]
        if version != FORMAT:
            raise OutputError(
                f"{folder} is a store of format {version!r}, and this version of kgexport has format {FORMAT}: "
                "load its documents anew into another folder"
            )
        marker = Marker(generation=found["generation"], documents=found["documents"], base=found["base"])
        if type(marker.generation) is not int or type(marker.documents) is not int or type(marker.base) is not str:
            raise TypeError
    except FileNotFoundError:
        raise OutputError(f"{folder} is no store of kgexport: make one with kgexport load DATA --store DIR") from None
    except OSError as error:
        raise OutputError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError):
        raise OutputError(f"{path} is damaged: load the documents anew into another folder") from None
    return marker


def write_marker(folder: Path, marker: Marker) -> None:
    """Make a generation the current one: it has to be on disk whole. Raises OutputError."""
    content = {
        "kgexportStore": FORMAT,
        "generation": marker.generation,
        "documents": marker.documents,
        "base": marker.base,
    }
    with replacing(folder / MARKER) as stream:
        stream.write(json.dumps(content, indent=2).encode() + b"\n")


def generation_path(folder: Path, generation: int) -> Path:
    """Where a generation lies."""
    return folder / f"generation-{generation}"


def prepare(folder: Path) -> Marker:
    """The marker of a store that is to be written, whose lock is held; a new or empty folder becomes a store.

    Raises OutputError: the folder has something else in it, or cannot be written.
    """
    check_folder(folder)
    if not is_store(folder):
        write_marker(folder, Marker())
    return read_marker(folder)


def check_folder(folder: Path) -> None:
    """See that a folder is a store, or empty. Raises OutputError: it has something else in it, or another format."""
    if is_store(folder):
        read_marker(folder)
        return
    others = sorted(
        path.name for path in folder.iterdir() if path.name != "lock" and not _UNFINISHED.fullmatch(path.name)
    )
    if others:
        raise OutputError(
            f"{folder} has other things in it, such as {others[0]}, and is no store: name a new or an empty folder"
        )


@contextlib.contextmanager
def held_generation(folder: Path) -> Iterator[tuple[Marker, Path | None]]:
    """The marker and the current generation, which stays for the time; None before the first load.

    Raises OutputError when there is no store, or none that can be read.
    """
    for _ in range(_TRIES):
        marker = read_marker(folder)
        if not marker.generation:
            yield marker, None
            return
        path = generation_path(folder, marker.generation)
        try:
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except FileNotFoundError:
            continue  # a load took its place between the two steps
        except OSError as error:
            raise OutputError(f"cannot read {path}: {error.strerror or error}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_SH)
            if _is_at(handle, path):
                yield marker, path
                return
        finally:
            os.close(handle)
    raise OutputError(f"{folder} is damaged: its current generation, {path.name}, is not there")


def remove_others(folder: Path, current: int) -> None:
    """Remove the generations that are not current and that nobody reads, and what a load that was cut off left."""
    keep = generation_path(folder, current).name
    for path in sorted(folder.iterdir()):
        if _UNFINISHED.fullmatch(path.name):
            path.unlink(missing_ok=True)
        if not _GENERATION.fullmatch(path.name) or path.name == keep:
            continue
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # Readers look for it under its name, and what is half removed must not have it.
                removed = path.with_name(f"removed-{path.name.rpartition('-')[2]}")
                path.replace(removed)
                shutil.rmtree(removed, ignore_errors=True)
            finally:
                os.close(handle)


def sync_files(folder: Path) -> None:
    """Wait until all files of a generation, and their names, are on disk."""
    for path in (*sorted(folder.iterdir()), folder, folder.parent):
        sync(path)


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
