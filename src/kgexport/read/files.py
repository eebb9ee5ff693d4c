"""From paths to open streams: files, folders and the standard input.

A folder is walked in the order of names, without following links; hidden entries and files of unknown suffix in it
are skipped, each with the reason. The folders that runs keep beside their outputs are no inputs. What the user names
is never skipped: it is read, or it is a failure.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kgexport.errors import DocumentError
from kgexport.read.documents import Origin
from kgexport.read.records import Skipped

STANDARD_INPUT = "-"
PARTS_SUFFIX = ".kgexport-parts"
"""Of the folder that a run keeps beside its output: it may lie in a folder of inputs, and is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to read, or the standard input where `path` is None."""

    path: Path | None
    kind: str
    """The suffix that names the reader, `.txt`."""
    origin: Origin
    stated: bool = False
    """Whether the user said what it is; then its content is not asked."""
    size: int = 0
    """In bytes, as it is on disk."""
    modified: int = 0
    """When the file was changed, in nanoseconds as the file system has it."""


def sources(
    inputs: Iterable[str], *, suffixes: Iterable[str], kind: str | None = None
) -> Iterator[Source | Skipped | DocumentError]:
    """What there is to read in `inputs`, in their order.

    Args:
        inputs: paths of files and folders, and `-`.
        suffixes: the suffixes that there are readers for.
        kind: the suffix to take all files for, whatever they are called.
    """
    known = frozenset(suffixes)
    for given in inputs:
        if given == STANDARD_INPUT:
            origin = Origin(source="<stdin>", identifier="stdin")
            yield Source(path=None, kind=kind or ".txt", origin=origin, stated=kind is not None)
            continue
        path = Path(given)
        origin = Origin(source=given, identifier=path.name or given)
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            yield origin.error(_why(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _walk(path, known, kind)
        elif (found := kind or suffix_of(path.name, known)) is None:
            yield origin.error(unknown_suffix(path.name, known))
        elif not stat.S_ISREG(status.st_mode) and not _is_open(path, status.st_mode):
            yield origin.error("it is no regular file: give a pipe or device to the standard input, as -")
        else:
            yield _source(path, status, origin, kind=found, stated=kind is not None)


def _source(path: Path, status: os.stat_result, origin: Origin, *, kind: str, stated: bool) -> Source:
    return Source(path=path, kind=kind, origin=origin, stated=stated, size=status.st_size, modified=status.st_mtime_ns)


def suffix_of(name: str, known: frozenset[str]) -> str | None:
    """The suffix of `known` that a file name ends with, before `.gz` too and in small or capital letters."""
    name = name.lower().removesuffix(".gz")
    suffix = Path(name).suffix
    return suffix if suffix in known else None


def unknown_suffix(name: str, known: Iterable[str]) -> str:
    """Why a file of this name is not read."""
    suffix = Path(name.lower().removesuffix(".gz")).suffix
    what = f"unknown suffix {suffix!r}" if suffix else "no suffix"
    return f"{what}: known are {', '.join(sorted(known))}, each also .gz; or say what it is with --from"


def _walk(folder: Path, known: frozenset[str], kind: str | None) -> Iterator[Source | Skipped | DocumentError]:
    """The files of a folder, depth first; a stack of its own, as folders can be nested deeper than calls."""
    waiting: list[tuple[Path, tuple[str, ...]]] = [(folder, ())]
    while waiting:
        path, inside = waiting.pop()
        origin = Origin(source=str(path), identifier="/".join(inside) or folder.name or str(folder))
        try:
            status = path.lstat() if inside else path.stat()
            reason = _skip_reason(path.name, status.st_mode, known, kind) if inside else None
            if reason is not None:
                yield Skipped(source=str(path), reason=reason)
            elif stat.S_ISDIR(status.st_mode):
                names = sorted((entry.name for entry in path.iterdir()), reverse=True)
                waiting += [(path / name, (*inside, name)) for name in names if not name.endswith(PARTS_SUFFIX)]
            else:
                found = kind or suffix_of(path.name, known) or ""
                yield _source(path, status, origin, kind=found, stated=kind is not None)
        except OSError as error:
            yield origin.error(_why(error))


def _skip_reason(name: str, mode: int, known: frozenset[str], kind: str | None) -> str | None:
    """Why an entry of a folder is not read, or None."""
    if name.startswith("."):
        return "hidden"
    if stat.S_ISLNK(mode):
        return "a link, which is not followed"
    if stat.S_ISDIR(mode):
        return None
    if not stat.S_ISREG(mode):
        return "no regular file"
    if kind is None and suffix_of(name, known) is None:
        return unknown_suffix(name, known)
    return None


def _is_open(path: Path, mode: int) -> bool:
    """Whether this is a pipe that the caller holds open, as the shell's `<(…)`: to open it is not to wait."""
    return stat.S_ISFIFO(mode) and str(path).startswith(("/dev/fd/", "/dev/stdin"))


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "permission to read it is denied"
    return f"it cannot be read: {getattr(error, 'strerror', None) or error}"
