"""Bytes of one input: unpacked where they are gzip data, never more than asked for, decoded strictly.

Gzip data that unpack to more than `MAX_RATIO` times their size are a bomb, not news: reading them ends in an error.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

GZIP_MAGIC = b"\x1f\x8b"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SOME = 1 << 16

MAX_RATIO = 100
"""How many bytes may come of one packed byte; text packs to a quarter or, with much repetition, to a twentieth."""

FREE_BYTES = 10_000_000
"""The bytes that may come out of any gzip data before their ratio is looked at."""

Progress = Callable[[int], None]
"""Told the number of bytes each time some were taken from the file, packed as they are there."""


class StreamError(ValueError):
    """The bytes are not what they should be; the message says so in a clause."""


class _Counted(io.RawIOBase):
    """A stream that tells how much was read from it, and that does not close what it reads from."""

    def __init__(self, stream: IO[bytes], progress: Progress | None) -> None:
        super().__init__()
        self._stream = stream
        self._progress = progress
        self.taken = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: object) -> int:
        view = cast(memoryview, buffer)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self.taken += len(data)
        if self._progress is not None:
            self._progress(len(data))
        return len(data)


class _Unpacked(io.RawIOBase):
    """What gzip data unpack to, as long as it is in proportion to them."""

    def __init__(self, packed: io.BufferedReader, counted: _Counted) -> None:
        super().__init__()
        self._gzip = gzip.GzipFile(fileobj=packed, mode="rb")
        self._counted = counted
        self._given = 0
        self._damage: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = cast(memoryview, buffer)
        data = b""
        if self._damage is None:
            try:
                data = self._gzip.read1(len(view))
            except (gzip.BadGzipFile, EOFError, zlib.error) as error:
                self._damage = f"the gzip data are damaged: {error}"
        self._given += len(data)
        if self._given > max(FREE_BYTES, MAX_RATIO * self._counted.taken):
            self._damage = f"the gzip data unpack to more than {MAX_RATIO} times their size"
        if self._damage is not None:
            raise StreamError(self._damage)  # again each time: what is damaged never looks like the end
        view[: len(data)] = data
        return len(data)


def unpacked(stream: IO[bytes], *, progress: Progress | None = None) -> io.BufferedReader:
    """The stream itself, or what is packed in it: known by the first two bytes, which no UTF-8 text begins with."""
    counted = _Counted(stream, progress)
    buffered: io.BufferedReader = io.BufferedReader(counted, _SOME)
    if buffered.peek(2)[:2] == GZIP_MAGIC:
        return io.BufferedReader(_Unpacked(buffered, counted), _SOME)
    return buffered


def read_all(stream: IO[bytes], limit: int) -> bytes:
    """All bytes of a stream.

    Raises:
        StreamError: there are more than `limit`, or the packed data are damaged.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise StreamError(f"it has more than {limit} bytes: split it into smaller files")
    return data


def read_lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """The lines of a stream, without their end; None stands for a line of more than `limit` bytes.

    Raises:
        StreamError: the packed data are damaged from here on.
    """
    while line := stream.readline(limit + 2):
        if line.endswith(b"\n") or len(line) <= limit:
            yield line.rstrip(b"\r\n")
            continue
        yield None
        while rest := stream.readline(_SOME):
            if rest.endswith(b"\n"):
                break


def decode(data: bytes) -> str:
    """UTF-8 text of bytes, a byte order mark taken off.

    Raises:
        StreamError: the bytes are UTF-16, binary data or no UTF-8.
    """
    if data.startswith(_UTF16_MARKS):
        raise StreamError("it is UTF-16, not UTF-8: convert it, for example with iconv -f UTF-16 -t UTF-8")
    if b"\x00" in data:
        raise StreamError("it is binary data, not text (there is a zero byte)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StreamError(
            f"it is not valid UTF-8: byte {data[error.start]:#04x} at offset {error.start}; convert it to UTF-8"
        ) from None
