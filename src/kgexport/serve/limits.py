"""How much the endpoint takes and gives, in seconds, rows and bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAX_REQUEST_BYTES: Final = 1 << 20
"""The body of a request, and so a query that is posted."""

MAX_HEAD_BYTES: Final = 1 << 16
"""The first line and the headers of a request, and so a query that is part of the address."""

MAX_ANSWER_BYTES: Final = 1 << 26
"""One answer."""

MAX_HELD_BYTES: Final = 1 << 28
"""Answers that are being sent at one time."""

MAX_CONNECTIONS: Final = 256
"""Connections that are open at one time."""

MAX_WAITING: Final = 32
"""Queries that wait for a process."""

MAX_IDLE_SECONDS: Final = 10
"""How long a client may take to send its request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What whoever starts the endpoint can choose."""

    seconds: float = 30.0
    """The time that a query may run."""
    rows: int = 100_000
    """Rows of a table, or triples of a graph."""
    memory: int = 1 << 30
    """Bytes of data in one process that runs queries."""
    workers: int = 4
    """Processes that run queries."""
