"""The catalogue of one server: made in the background by one of its processes, and kept with the store.

It lies beside the database that it is of, so that the next start finds it, and is gone with that. Of files, which are
served from a store that is gone afterwards, it is made at the first request that needs it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from starlette.requests import Request

from kgexport.disk import sync
from kgexport.page.catalogue import FILE
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

    def begin(self, pool: Pool, log: Log) -> None:
        """Begin to make it when the server starts, where it is worth it and a process is left for queries."""
        if not pool.is_temporary and pool.limits.workers > 1:
            self._start(pool, log)

    def _start(self, pool: Pool, log: Log) -> None:
        """Begin to make it, if nobody has."""
        if self._making is None:
            self._making = asyncio.create_task(_make(pool, log))
            self._making.add_done_callback(_seen)

    async def path(self, request: Request) -> str | None:
        """The catalogue; None while it is being made.

        Raises CatalogueError when it cannot be made: it is not tried again, as it would fail as slowly each time.
        """
        self._start(request.app.state.pool, request.app.state.log)
        making = self._making
        if making is None:
            raise AssertionError("it was started")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                return await asyncio.shield(making)
        return None


def _seen(making: asyncio.Task[str]) -> None:
    """Look at how it ended: asyncio tells of errors that nobody has looked at."""
    if not making.cancelled():
        making.exception()


class CatalogueError(Exception):
    """The catalogue cannot be made."""


async def _make(pool: Pool, log: Log) -> str:
    kept = pool.store.absolute() / FILE
    if kept.is_file():
        return str(kept)
    path = pool.folder / FILE
    path.unlink(missing_ok=True)
    call = Call(function="kgexport.page.catalogue:build", arguments={"path": str(path)})
    while True:
        with contextlib.suppress(Busy):
            reply = await pool.run(call, trusted=True, seconds=MAX_SECONDS)
            break
    if reply.status != 200:
        if not pool.is_stopped:
            log(f"the page cannot be served: its index of names and days cannot be made: {reply.message}")
        raise CatalogueError(f"the index of names and days cannot be made: {reply.message}")
    if not pool.is_temporary:
        with contextlib.suppress(OSError):  # a store that only others may write to: the next start makes it anew
            await asyncio.to_thread(_keep, path, kept)
    return str(path)


def _keep(path: Path, kept: Path) -> None:
    """Copy it there, whole or not at all, also for other servers of the same store."""
    handle, unfinished = tempfile.mkstemp(prefix=f".{FILE}.", suffix=".part", dir=kept.parent)
    os.close(handle)
    try:
        shutil.copyfile(path, unfinished)
        sync(Path(unfinished))
        Path(unfinished).chmod(kept.parent.stat().st_mode & 0o666)
        Path(unfinished).replace(kept)
    finally:
        Path(unfinished).unlink(missing_ok=True)
