"""The catalogue of one server: made in the background by one of its processes, at the first request that needs it."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import Final

from starlette.requests import Request

from kgexport.serve.pool import Pool
from kgexport.serve.worker import Call

MAX_SECONDS: Final = 3600.0
"""To make a catalogue in; a million documents take some minutes."""
_PATIENCE: Final = 5.0
"""A request waits as long for it, and is then told to come again."""


class Index:
    """Where the catalogue lies, when it does."""

    def __init__(self) -> None:
        self._making: asyncio.Task[str] | None = None

    def start(self, pool: Pool) -> None:
        """Begin to make it, if nobody has."""
        if self._making is None:
            self._making = asyncio.create_task(_make(pool))

    async def path(self, request: Request) -> str | None:
        """The catalogue; None while it is being made. Raises CatalogueError when it cannot be made."""
        self.start(request.app.state.pool)
        making = self._making
        if making is None:
            raise AssertionError("it was started")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                try:
                    return await asyncio.shield(making)
                except CatalogueError as error:
                    self._making = None
                    request.app.state.log(str(error))
                    raise
        return None


class CatalogueError(Exception):
    """The catalogue cannot be made."""


async def _make(pool: Pool) -> str:
    path = pool.folder / "catalogue.sqlite"
    path.unlink(missing_ok=True)
    call = Call(function="kgexport.page.catalogue:build", arguments={"path": str(path)})
    reply = await pool.run(call, trusted=True, seconds=MAX_SECONDS)
    if reply.status != 200:
        raise CatalogueError(f"the index of names and days cannot be made: {reply.message}")
    return str(Path(path))
