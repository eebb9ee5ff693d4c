"""The server: a port, the processes for queries, and a clean end.

Interrupted or asked to end, it lets go of everything. Killed, its processes see that it is gone, remove what was
temporary, and end.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
import signal
import socket
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import uvicorn
from starlette.routing import BaseRoute
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from kgexport.errors import OutputError
from kgexport.query.terms import SHORT_NAMES
from kgexport.serve.app import Settings, create_app
from kgexport.serve.data import Served, served
from kgexport.serve.limits import MAX_CONNECTIONS, MAX_HEAD_BYTES, MAX_IDLE_SECONDS, Limits
from kgexport.serve.pool import Log, Pool
from kgexport.serve.security import Access

_BACKLOG = 128
_LAST_SECONDS = 1
"""What runs when the server is to end has this long to end."""


def serve(
    inputs: Sequence[str], *, kind: str | None, host: str, port: int, limits: Limits, access: Access,
    log: Log, ready: Callable[[str], None], routes: Iterable[BaseRoute] = (),
    started: Callable[[Pool, Log], None] = lambda pool, log: None,
) -> None:  # fmt: skip
    """Serve data until SIGINT or SIGTERM.

    `ready` is told the address when requests are answered, `started` is called when there are processes to ask.

    Raises:
        UsageError, InputError, OutputError: as `served` does; the port cannot be had, a process cannot be started.
    """
    with _listening(host, port) as listener, _temporary_folder() as folder, served(inputs, kind, folder) as data:
        asyncio.run(
            _run(
                data, listener, folder, limits=limits, access=access, log=log, ready=ready, routes=routes,
                started=started,
            )
        )  # fmt: skip


async def _run(
    data: Served, listener: socket.socket, folder: Path, *, limits: Limits, access: Access, log: Log,
    ready: Callable[[str], None], routes: Iterable[BaseRoute], started: Callable[[Pool, Log], None],
) -> None:  # fmt: skip
    pool = Pool(store=data.path, folder=folder, limits=limits, log=log)
    try:
        await pool.start()
        started(pool, log)
        prefixes = {**SHORT_NAMES, "kgid": data.marker.base}
        app = create_app(pool, Settings(limits=limits, access=access, prefixes=prefixes), log=log, routes=routes)
        await _Server(app, lambda: ready(_address(listener))).serve(sockets=[listener])
    finally:
        await pool.stop()


class _Connection(H11Protocol):
    """A connection that is closed when no whole request head comes for one to two times `MAX_IDLE_SECONDS`.

    uvicorn waits for the first one, and for one that has begun, without end.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._idle = False
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._timer.cancel()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if self._idle and self._waits():
            self.transport.close()
        self._idle = self._waits()
        self._timer = self.loop.call_later(MAX_IDLE_SECONDS, self._watch)

    def _waits(self) -> bool:
        return self.cycle is None or self.cycle.response_complete


class _Server(uvicorn.Server):
    """uvicorn, without what is not used, that says when it answers and that does not raise signals anew."""

    def __init__(self, app: ASGIApp, ready: Callable[[], None]) -> None:
        logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # what matters is said by the application
        super().__init__(
            uvicorn.Config(
                app, loop="asyncio", http=_Connection, ws="none", lifespan="off", interface="asgi3", log_config=None,
                access_log=False, proxy_headers=False, server_header=False, limit_concurrency=MAX_CONNECTIONS,
                h11_max_incomplete_event_size=MAX_HEAD_BYTES, timeout_graceful_shutdown=_LAST_SECONDS,
            )
        )  # fmt: skip
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


@contextlib.contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    with contextlib.ExitStack() as stack:
        try:
            family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
            # With the protocol named, as asyncio else leaves Nagle's algorithm on, which costs 40 ms an answer.
            listener = stack.enter_context(socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(_BACKLOG)
        except OSError as error:
            raise OutputError(
                f"cannot listen on {host}, port {port}: {error.strerror or error}; "
                "--port takes another, 0 any that is free"
            ) from error
        yield listener


@contextlib.contextmanager
def _temporary_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="kgexport-serve-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
