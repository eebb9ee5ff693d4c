"""The catalogue of one server: made in the background by one of its processes, at the first request that needs it."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Final

from starlette.requests import Request

from kgexport.serve.pool import Busy, Log, Pool
from kgexport.serve.worker import Call

MAX_SECONDS: Final = 3600.0
"""To make a catalogue in; a million documents take some minutes."""
_PATIENCE: Final = 5.0
"""A request waits as long for it, and is then told to come again."""


class Index:
    """Where the catalogue lies, when it does."""

    def __init__(self) -> None:
        self._making: asyncio.Task[str] | None = None

    def start(self, pool: Pool, log: Log) -> None:
        """Begin to make it, if nobody has."""
        if self._making is None:
            self._making = asyncio.create_task(_make(pool, log))

    async def path(self, request: Request) -> str | None:
        """The catalogue; None while it is being made.

        Raises CatalogueError when it cannot be made: it is not tried again, as it would fail as slowly each time.
        """
        self.start(request.app.state.pool, request.app.state.log)
        making = self._making
        if making is None:
            raise AssertionError("it was started")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                return await asyncio.shield(making)
        return None


class CatalogueError(Exception):
    """The catalogue cannot be made."""


async def _make(pool: Pool, log: Log) -> str:
    path = pool.folder / "catalogue.sqlite"
    path.unlink(missing_ok=True)
    call = Call(function="kgexport.page.catalogue:build", arguments={"path": str(path)})
    while True:
        with contextlib.suppress(Busy):
            reply = await pool.run(call, trusted=True, seconds=MAX_SECONDS)
            break
    if reply.status != 200:
        log(f"the page cannot be served: its index of names and days cannot be made: {reply.message}")
        raise CatalogueError(f"the index of names and days cannot be made: {reply.message}")
    return str(path)
