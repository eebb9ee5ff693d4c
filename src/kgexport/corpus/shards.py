"""Shards: the files that a run leaves beside its output as it goes.

A shard holds the N-Quads of some documents, each packed for itself: gzip data in several members, which `zcat` and any
RDF store take as one. N-Quads pack to a twentieth, in much less time than the disk would need for the rest. A shard is
written under another name, synced and renamed, and its folder synced, before the journal tells of it: what the journal
tells of is on the disk.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kgexport.corpus.journal import Shard
from kgexport.disk import sync
from kgexport.errors import OutputError

_SOME = 1 << 20
_LEVEL = 3
_GZIP = zlib.MAX_WBITS + 16


def shard_name(number: int) -> str:
    """The file name of a shard, from 0."""
    return f"shard-{number:06}.nq.gz"


def write_shard(folder: Path, number: int, parts: Sequence[bytes]) -> Shard:
    """Put packed documents on the disk; `OSError` where that fails, and then nothing of it stays."""
    name = shard_name(number)
    temporary = folder / f"{name}.part"
    digest = hashlib.sha256()
    size = 0
    try:
        with temporary.open("wb") as stream:
            for part in parts:
                stream.write(part)
                digest.update(part)
                size += len(part)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(folder / name)
        sync(folder)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return Shard(name=name, size=size, sha256=digest.hexdigest())


def packed(quads: bytes) -> bytes:
    """The quads of one document as a shard has them; the same bytes for the same quads."""
    return gzip.compress(quads, _LEVEL, mtime=0)


def read_shard(folder: Path, shard: Shard) -> Iterator[bytes]:
    """The quads of each document in a shard, in their order.

    Raises:
        OutputError: it is not what the journal says, at the latest when the last of it was given.
    """
    path = folder / shard.name
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            yield from _members(stream, digest.update)
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from error
    except zlib.error as error:
        raise _unusable(path, str(error)) from error
    if digest.hexdigest() != shard.sha256:
        raise _unusable(path, "it is not what was written")


def _members(stream: BinaryIO, taken: Callable[[bytes], None]) -> Iterator[bytes]:
    """The content of each member of gzip data; one that is cut off is left out, which a digest of the file shows."""
    unpacking = zlib.decompressobj(_GZIP)
    parts: list[bytes] = []
    while data := stream.read(_SOME):
        taken(data)
        while data:
            parts.append(unpacking.decompress(data))
            data = unpacking.unused_data
            if unpacking.eof:
                yield b"".join(parts)
                unpacking = zlib.decompressobj(_GZIP)
                parts = []


def check_shards(folder: Path, shards: Sequence[Shard]) -> None:
    """See, before hours of work, that all shards are what the journal says.

    Raises:
        OutputError: one is not.
    """
    for shard in shards:
        for _ in read_shard(folder, shard):
            pass


def _unusable(path: Path, reason: str) -> OutputError:
    return OutputError(
        f"{path}: this part of the finished work is damaged: {reason}; remove {path.parent} and start over"
    )
