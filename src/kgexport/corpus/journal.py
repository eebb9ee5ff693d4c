"""The journal of a run: what is finished, line by line, so that a run that was cut off can go on.

A file of JSON lines. The first says what the run was asked for, each other one that a shard is on the disk and what
went into it. A line carries a checksum of itself and of the checksum before it:

    {"check": "…", "entry": {…}}

A last line that is cut off or garbled is what a crash leaves: it is dropped, and what it told of is done again. A line
before it that does not hold is damage, as is a line that is missing: then nothing in the file can be trusted.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from kgexport.errors import OutputError

Binding = dict[str, Any]
"""What a run was asked for, by name: values that JSON can hold."""

_HEAD = b'{"check": "'
_MIDDLE = b'", "entry": '
_TAIL = b"}\n"
_DIGITS = 32
_START = "0" * _DIGITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A file in the folder of the parts, see `kgexport.corpus.shards`."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How much of one input is finished."""

    number: int
    """The place of the input among all files and other things that were found, from 0."""
    source: str
    size: int
    modified: int
    """When the file was changed, in nanoseconds as the file system has it."""
    items: int
    """What came in from it: documents, failures, skipped and duplicates."""
    digest: str
    """Of all these items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one shard brings to the journal."""

    shard: Shard | None
    """None where nothing of it is to be written: all failed or were skipped."""
    taken: tuple[Taken, ...]
    """The inputs that it is from; the first may have been in the entry before, the last may go on in the next."""
    identities: tuple[tuple[str, str, str], ...]
    """Of each document: digests of its identifier and its text, and where it was read."""
    counts: dict[str, int]
    """The account up to here, from the beginning of the run."""
    failures: tuple[dict[str, str | None], ...]
    """As `--failures` writes them."""


class Journal:
    """A journal that is written: `append` returns when the line is on the disk."""

    def __init__(self, path: Path, *, size: int = 0, check: str = _START) -> None:
        """Go on behind `size` bytes that end with a line of checksum `check`; what stands behind them goes."""
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        self._size = size
        self._check = check
        os.ftruncate(self._handle, size)

    def append(self, entry: Entry | Binding) -> None:
        """Add a line; `OSError` where the disk does not take it, then the journal is as it was before."""
        value = asdict(entry) if isinstance(entry, Entry) else entry
        body = json.dumps(value, separators=(",", ":")).encode()
        check = _checksum(self._check, body)
        line = _HEAD + check.encode() + _MIDDLE + body + _TAIL
        try:
            written = 0
            while written < len(line):
                written += os.pwrite(self._handle, line[written:], self._size + written)
            os.fsync(self._handle)
        except OSError:
            os.ftruncate(self._handle, self._size)
            raise
        self._size += len(line)
        self._check = check

    def close(self) -> None:
        """Give the file up."""
        os.close(self._handle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What a journal says, and where its last sound line ends."""

    binding: Binding
    entries: tuple[Entry, ...]
    size: int
    check: str

    def reopened(self, path: Path) -> Journal:
        """The journal itself, to go on with; what a crash left behind its last sound line is cut off."""
        return Journal(path, size=self.size, check=self.check)


def read_journal(path: Path) -> Recorded | None:
    """What was finished; None where there is no journal, or none whose first line was ever on the disk.

    Raises:
        OutputError: it cannot be read, or is damaged elsewhere than in its last line.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(f"cannot read {path}: {error.strerror or error}") from error
    values = list[Any]()
    size, check = 0, _START
    for number, (line, end) in enumerate(_lines(content), 1):
        body = _body(line, check)
        if body is None:
            if content[end:].strip(b"\0"):
                raise _damaged(path, number)
            break
        values.append(json.loads(body))
        size, check = end, line[len(_HEAD) : len(_HEAD) + _DIGITS].decode()
    if not values:
        return None
    try:
        entries = tuple(_entry(value) for value in values[1:])
    except (KeyError, TypeError, ValueError) as error:
        raise OutputError(f"{path} was written by another version of kgexport: {error}") from None
    return Recorded(binding=values[0], entries=entries, size=size, check=check)


def _lines(content: bytes) -> Iterator[tuple[bytes, int]]:
    """Each line with its end, and where it ends; a last one without a line break too."""
    begin = 0
    while begin < len(content):
        end = content.find(b"\n", begin) + 1 or len(content)
        yield content[begin:end], end
        begin = end


def _body(line: bytes, before: str) -> bytes | None:
    """The JSON of a sound line, else None."""
    start = len(_HEAD) + _DIGITS
    if not (line.startswith(_HEAD) and line[start : start + len(_MIDDLE)] == _MIDDLE and line.endswith(_TAIL)):
        return None
    body = line[start + len(_MIDDLE) : -len(_TAIL)]
    return body if line[len(_HEAD) : start] == _checksum(before, body).encode() else None


def _checksum(before: str, body: bytes) -> str:
    return hashlib.sha256(before.encode() + body).hexdigest()[:_DIGITS]


def _damaged(path: Path, number: int) -> OutputError:
    return OutputError(
        f"{path}, line {number}: the journal is damaged; what is finished cannot be told: remove {path.parent} and "
        "start over"
    )


def _entry(value: dict[str, Any]) -> Entry:
    names = {field.name for field in fields(Entry)}
    if set(value) != names:
        raise ValueError(f"its lines have other members: {', '.join(sorted(set(value) ^ names))}")
    return Entry(
        shard=None if value["shard"] is None else Shard(**value["shard"]),
        taken=tuple(Taken(**taken) for taken in value["taken"]),
        identities=tuple((one, two, three) for one, two, three in value["identities"]),
        counts=dict(value["counts"]),
        failures=tuple(value["failures"]),
    )
