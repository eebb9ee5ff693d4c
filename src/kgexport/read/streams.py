"""Bytes of one input: unpacked where they are gzip data, never more than asked for, decoded strictly."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

GZIP_MAGIC = b"\x1f\x8b"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SOME = 1 << 16

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

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = cast(memoryview, buffer)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        if self._progress is not None:
            self._progress(len(data))
        return len(data)


def unpacked(stream: IO[bytes], *, progress: Progress | None = None) -> IO[bytes]:
    """The stream itself, or what is packed in it: known by the first two bytes, which no UTF-8 text begins with."""
    buffered = io.BufferedReader(_Counted(stream, progress), _SOME)
    if buffered.peek(2)[:2] == GZIP_MAGIC:
        return cast(IO[bytes], gzip.GzipFile(fileobj=buffered, mode="rb"))
    return buffered


def read_all(stream: IO[bytes], limit: int) -> bytes:
    """All bytes of a stream.

    Raises:
        StreamError: there are more than `limit`, or the packed data are damaged.
    """
    data = _guarded(lambda: stream.read(limit + 1))
    if len(data) > limit:
        raise StreamError(f"it has more than {limit} bytes: split it into smaller files")
    return data


def read_lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """The lines of a stream, without their end; None stands for a line of more than `limit` bytes.

    Raises:
        StreamError: the packed data are damaged from here on.
    """
    while line := _guarded(lambda: stream.readline(limit + 2)):
        if line.endswith(b"\n") or len(line) <= limit:
            yield line.rstrip(b"\r\n")
            continue
        yield None
        while rest := _guarded(lambda: stream.readline(_SOME)):
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


def _guarded(take: Callable[[], bytes]) -> bytes:
    try:
        return take()
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise StreamError(f"the gzip data are damaged: {error}") from error
