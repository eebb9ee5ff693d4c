"""The web application: the endpoint at `/sparql`, descriptions in RDF, and whatever else is given a route.

    app = create_app(pool, Settings(...), routes=page_routes)

A handler of `routes` asks the processes by `run_while_wanted`: a `Task` is a query, a `Call` a function of kgexport's
own that runs beside the data.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from kgexport.display import visible
from kgexport.query.terms import SHORT_NAMES
from kgexport.serve import description
from kgexport.serve.limits import MAX_HELD_BYTES, MAX_IDLE_SECONDS, Limits
from kgexport.serve.negotiation import GRAPHS, TABLES, Choice, choose
from kgexport.serve.pool import RETRY_SECONDS, Busy, CallError, Log, Pool
from kgexport.serve.protocol import Operation, Refused, read_operation
from kgexport.serve.security import Access, Guarded
from kgexport.serve.worker import KINDS, Call, Reply, Task

_METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")
_PIECE: Final = 1 << 16
_RDFLIB_NAMES: Final = {"turtle": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the application is told when it is made."""

    limits: Limits = field(default_factory=Limits)
    access: Access = field(default_factory=Access)
    prefixes: Mapping[str, str] = field(default_factory=lambda: SHORT_NAMES)
    """Prefixes that a query need not declare."""


def create_app(pool: Pool, settings: Settings, *, log: Log, routes: Iterable[BaseRoute] = ()) -> ASGIApp:
    """The application over a pool that is started; `routes` come after the endpoint's own."""
    app = Starlette(
        routes=[
            Route("/sparql", _sparql, methods=_METHODS),
            *(Route(path, _described(make)) for path, make in description.PAGES.items()),
            Route(description.CONTEXT_PATH, description.context),
            *routes,
        ],
        middleware=_cross_origin(settings.access),
        exception_handlers={
            Refused: _refused, Busy: _busy, CallError: _failed_call, HTTPException: _http_error, 500: _bug,
        },
    )  # fmt: skip
    app.router.redirect_slashes = False
    app.state.pool = pool
    app.state.settings = settings
    app.state.log = log
    app.state.held = 0
    app.state.counts = None
    return Guarded(app, settings.access)


async def _run_query(request: Request, operation: Operation, *, formats: Mapping[str, str | None]) -> Reply:
    """What a process answers to a query, in the format named for its kind of answer."""
    settings: Settings = request.app.state.settings
    task = Task(
        query=operation.query, prefixes=dict(settings.prefixes), default_graphs=list(operation.default_graphs),
        named_graphs=list(operation.named_graphs), formats=dict(formats), rows=settings.limits.rows,
    )  # fmt: skip
    return await run_while_wanted(request, task)


async def run_while_wanted(request: Request, task: Task | Call, *, trusted: bool = False) -> Reply:
    """What a process makes of a task; stopped when the client leaves.

    Raises Refused with the status and reason when there is no answer, Busy when no process is free.
    """
    running = asyncio.create_task(request.app.state.pool.run(task, trusted=trusted))
    leaving = asyncio.create_task(_left(request))
    try:
        await asyncio.wait((running, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            raise Refused(499, "the client has left")
        reply: Reply = running.result()
    finally:
        running.cancel()
        leaving.cancel()
        await asyncio.gather(running, leaving, return_exceptions=True)
    if reply.status != 200:
        raise Refused(reply.status, reply.message)
    return reply


async def _sparql(request: Request) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": ", ".join(_METHODS)})
    operation = await read_operation(request)
    accept = request.headers.get("accept")
    if operation is None:
        return await _described(description.service)(request)
    if request.app.state.held > MAX_HELD_BYTES:
        raise Busy
    choices = {kind: choose(accept, GRAPHS if kind == "graph" else TABLES) for kind in KINDS}
    if not any(choices.values()):
        raise _not_acceptable({**TABLES, **GRAPHS})
    formats = {kind: choice.format if choice else None for kind, choice in choices.items()}
    reply = await _run_query(request, operation, formats=formats)
    choice = next(choice for choice in choices.values() if choice is not None and choice.format == reply.format)
    return _Answer(request, reply.body, choice)


def _described(make: description.Page) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        choice = choose(request.headers.get("accept"), GRAPHS)
        if choice is None:
            if request.url.path == "/sparql":
                raise Refused(400, "the query is missing; give it as query=..., or accept RDF for the description")
            raise _not_acceptable(GRAPHS)
        graph = await make(request)
        text = graph.serialize(format=_RDFLIB_NAMES[choice.format], encoding="utf-8")
        return _Answer(request, text, choice)

    return page


class _Answer(Response):
    """A body that is sent piece by piece as the client takes it, and that counts as held until it is gone."""

    def __init__(self, request: Request, body: bytes, choice: Choice) -> None:
        super().__init__(
            body, headers={"content-type": choice.content_type, "vary": "Accept", "cache-control": "no-cache"}
        )
        self._state = request.app.state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = memoryview(self.body)
        self._state.held += len(body)
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            for begin in range(0, len(body), _PIECE):
                async with asyncio.timeout(MAX_IDLE_SECONDS):  # else a client that reads nothing keeps the answer
                    await send(
                        {"type": "http.response.body", "body": bytes(body[begin : begin + _PIECE]), "more_body": True}
                    )
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._state.held -= len(body)


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _not_acceptable(offers: Mapping[str, tuple[str, ...]]) -> Refused:
    names = ", ".join(media_types[0] for media_types in offers.values())
    return Refused(406, f"nothing of what the request accepts is to be had; there is {names}")


def _text(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{visible(message)}\n", status_code=status, headers=headers)


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, Refused):
        raise error
    return _text(error.status, str(error), error.headers)


def _busy(request: Request, error: Exception) -> Response:
    return _text(503, "too many queries run and wait; try again later", {"retry-after": str(RETRY_SECONDS)})


def _failed_call(request: Request, error: Exception) -> Response:
    if not isinstance(error, CallError):
        raise error
    return _text(error.status, str(error))


def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return _text(error.status_code, error.detail, error.headers)


def _bug(request: Request, error: Exception) -> Response:
    request.app.state.log(f"this is a bug of kgexport: {type(error).__name__}: {error}")
    return _text(500, "this is a bug of kgexport; its log says more")


def _cross_origin(who: Access) -> list[Middleware]:
    if not who.origins:
        return []
    return [
        Middleware(
            CORSMiddleware, allow_origins=who.origins, allow_methods=["GET", "POST"], allow_headers=["Content-Type"],
            expose_headers=["Retry-After"], max_age=600,
        )
    ]  # fmt: skip
