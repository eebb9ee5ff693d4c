"""Whole messages over a socket that never keeps its owner waiting.

The parent must not block on one worker: a worker that is stopped in the middle of an answer would stop the run.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator

_LENGTH = struct.Struct(">Q")
_CHUNK = 1 << 20


class Channel:
    """The parent's end. Messages are bytes with their length before them, as `kgexport.read.sandbox.send` writes."""

    def __init__(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        self._connection = connection
        self._out = bytearray()
        self._in = bytearray()
        self.ended = False
        """Whether the other side is gone."""

    def fileno(self) -> int:
        """The descriptor, for a selector."""
        return self._connection.fileno()

    @property
    def unsent(self) -> bool:
        """Whether something waits for room."""
        return bool(self._out)

    def send(self, message: bytes) -> None:
        """Send, now or when there is room."""
        self._out += _LENGTH.pack(len(message))
        self._out += message
        self.flush()

    def flush(self) -> None:
        """Send what there is room for."""
        try:
            while self._out:
                with memoryview(self._out) as view:
                    sent = self._connection.send(view[:_CHUNK])
                del self._out[:sent]
        except BlockingIOError:
            return
        except (BrokenPipeError, ConnectionResetError):
            self._out.clear()  # its answers may still be there to read; then reading finds the end

    def receive(self) -> Iterator[bytes]:
        """The messages that are complete."""
        try:
            while data := self._connection.recv(_CHUNK):
                self._in += data
            self.ended = True
        except BlockingIOError:
            pass
        except ConnectionResetError:
            self.ended = True
        while len(self._in) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._in)
            end = _LENGTH.size + length
            if len(self._in) < end:
                break
            message = bytes(self._in[_LENGTH.size : end])
            del self._in[:end]
            yield message

    def close(self) -> None:
        """Close the socket."""
        self._connection.close()
