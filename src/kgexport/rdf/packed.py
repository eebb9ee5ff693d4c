"""Files of RDF as they are, or unpacked where their suffix is `.gz`, with the limits that packed news have."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from kgexport.errors import InputError
from kgexport.read.streams import GZIP_MAGIC, StreamError, unpacked

MAX_UNPACKED_BYTES: Final = 1_000_000_000
"""What a packed file may unpack to where all of it is held in memory, unless the user says otherwise."""

_BUFFER: Final = 1 << 20


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked.

    Raises OSError, and StreamError, also while it is read: the packed data are damaged, none, or unpack to more than
    `MAX_RATIO` times their size.
    """
    with cast(io.BufferedReader, path.open("rb", buffering=_BUFFER)) as stream:
        if path.suffix.lower() != ".gz":
            yield stream
            return
        if stream.peek(2)[:2] != GZIP_MAGIC:
            raise StreamError("it is not packed by gzip, as its suffix says")
        yield cast(BinaryIO, unpacked(stream))


def content_of(path: Path, *, most: int = MAX_UNPACKED_BYTES) -> bytes:
    """All bytes of a file; `most` is what it may unpack to. Raises InputError, which names the file."""
    try:
        with opened(path) as stream:
            if path.suffix.lower() != ".gz":
                return stream.read()
            content = stream.read(most + 1)
    except (OSError, StreamError) as error:
        raise InputError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > most:
        raise InputError(
            f"cannot read {path}: it unpacks to more than {most:,} bytes; --max-unpacked allows more, "
            "and kgexport load takes it without holding it in memory"
        )
    return content
