"""The addresses of the page: what a request asks for is read here, and made in one of the endpoint's processes.

index = Index()
    serve(..., routes=page_routes(index), started=index.begin)
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kgexport.assets import asset, packages
from kgexport.errors import UsageError
from kgexport.page.drawing import NODES
from kgexport.page.index import CatalogueError, Index
from kgexport.page.lists import LISTS
from kgexport.page.render import Answer, message
from kgexport.serve.app import run_while_wanted
from kgexport.serve.pool import RETRY_SECONDS, Busy
from kgexport.serve.protocol import Refused
from kgexport.serve.worker import Call

MAX_PAGE: Final = 100_000
MAX_WORDS: Final = 200
"""Code points of what is searched for."""
_KEPT: Final = "public, max-age=31536000, immutable"
_STATIC: Final = (
    "kgexport.css", "page.css", "graph.js", "page.js", "ask.js",
    *(f"vendored/{package.file}" for package in packages()),
)  # fmt: skip

Handler = Callable[[Request], Awaitable[Response]]


def page_routes(index: Index) -> list[BaseRoute]:
    """All addresses of the page, for one server."""
    lists = (Route(f"/{name}", _page(_list(index, name))) for name in LISTS)
    return [
        Route("/", _page(_home(index))),
        Route("/search", _page(_search(index))),
        Route("/timeline", _page(_timeline(index))),
        Route("/thing", _page(_thing(index))),
        Route("/graph", _page(_graph)),
        Route("/ask", _page(_ask)),
        Route("/licences", _page(_licences)),
        Route("/favicon.ico", _nothing),
        Route("/static/{name:path}", _static),
        *lists,
    ]


def _page(make: Callable[[Request], Awaitable[Answer]]) -> Handler:
    """A handler whose faults are pages, too."""

    async def handle(request: Request) -> Response:
        try:
            return _response(await make(request))
        except UsageError as error:
            return _response(message("That cannot be shown", str(error), 400))
        except Refused as error:
            return _response(message("That cannot be shown", str(error), error.status))
        except CatalogueError as error:
            return _response(message("The page has no index", f"{error}. SPARQL is answered all the same.", 500))
        except Busy:
            text = "Too many pages and queries are being made; try again in a few seconds."
            return _response(message("Busy", text, 503), {"retry-after": str(RETRY_SECONDS)})

    return handle


def _response(answer: Answer, headers: dict[str, str] | None = None) -> Response:
    if "location" in answer:
        return RedirectResponse(answer["location"], status_code=303)
    if "body" in answer:
        sent = {"content-disposition": f'attachment; filename="{answer["name"]}"', "cache-control": "no-cache"}
        return Response(answer["body"], media_type=answer["type"], headers=sent)
    return HTMLResponse(
        answer["html"], status_code=answer["status"], headers={"cache-control": "no-cache"} | (headers or {})
    )


async def made(request: Request, function: str, *, trusted: bool = True, **arguments: object) -> Answer:
    """What a function of this package makes of the store, `lists:search`, in one of the processes."""
    call = Call(function=f"kgexport.page.{function}", arguments=arguments)
    reply = await run_while_wanted(request, call, trusted=trusted)
    answer: Answer = json.loads(reply.body)
    return answer


def _home(index: Index) -> Callable[[Request], Awaitable[Answer]]:
    async def page(request: Request) -> Answer:
        return await _indexed(request, index, "lists:home")

    return page


def _search(index: Index) -> Callable[[Request], Awaitable[Answer]]:
    async def page(request: Request) -> Answer:
        words = _value(request, "q")[:MAX_WORDS]
        return await _indexed(
            request, index, "lists:search", words=words, kind=_value(request, "kind"), page=_number(request),
            format=_value(request, "format"),
        )  # fmt: skip

    return page


def _list(index: Index, name: str) -> Callable[[Request], Awaitable[Answer]]:
    async def page(request: Request) -> Answer:
        return await _indexed(
            request, index, "lists:listing", name=name, page=_number(request), of=_value(request, "of"),
            on=_value(request, "on"), denied=bool(_value(request, "denied")), format=_value(request, "format"),
        )  # fmt: skip

    return page


def _timeline(index: Index) -> Callable[[Request], Awaitable[Answer]]:
    async def page(request: Request) -> Answer:
        return await _indexed(
            request, index, "lists:timeline", since=_value(request, "from"), until=_value(request, "until"),
            page=_number(request), format=_value(request, "format"),
        )  # fmt: skip

    return page


def _thing(index: Index) -> Callable[[Request], Awaitable[Answer]]:
    async def page(request: Request) -> Answer:
        return await _indexed(
            request, index, "facts:thing", iri=_value(request, "iri"), on=_value(request, "on"),
            at=_whole(request, "at", 0, 1 << 40, 0),
        )  # fmt: skip

    return page


async def _graph(request: Request) -> Answer:
    most = _whole(request, "most", NODES[0], NODES[-1], NODES[1])
    return await made(
        request, "drawing:graph", iri=_value(request, "iri"), depth=_whole(request, "depth", 1, 2, 2), most=most
    )


async def _ask(request: Request) -> Answer:
    values = {key[2:]: value for key, value in request.query_params.items() if key.startswith("p.") and value}
    settings = request.app.state.settings
    return await made(
        request, "ask:ask", trusted=False, query=_value(request, "query"), name=_value(request, "name"), values=values,
        prefixes=dict(settings.prefixes), rows=settings.limits.rows, format=_value(request, "format"),
        run=bool(_value(request, "run")),
    )  # fmt: skip


async def _licences(request: Request) -> Answer:
    from kgexport.page.render import html

    found = [(package, asset(f"vendored/{package.licence_file}")) for package in packages()]
    return html("licences.html", title="Software in this page", licences=found)


async def _indexed(request: Request, index: Index, function: str, **arguments: Any) -> Answer:  # noqa: ANN401 - JSON
    path = await index.path(request)
    if path is None:
        text = "The index of names and days is being made, once after each start. This page asks again by itself."
        return message("One moment", text, 503, again=True)
    # A download takes its time, as a stranger's query does; pages go before them.
    return await made(request, function, catalogue=path, trusted=not arguments.get("format"), **arguments)


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        return _response(message("Not there", "There is no such file.", 404))
    media_type = "text/css" if name.endswith(".css") else "text/javascript"
    content = await asyncio.to_thread(asset, name)
    return Response(content, media_type=media_type, headers={"cache-control": _KEPT})


async def _nothing(request: Request) -> Response:
    return Response(status_code=204, headers={"cache-control": _KEPT})


def _value(request: Request, name: str) -> str:
    return request.query_params.get(name, "").strip()


def _number(request: Request) -> int:
    return _whole(request, "page", 1, MAX_PAGE, 1)


def _whole(request: Request, name: str, least: int, most: int, default: int) -> int:
    """A whole number of a request. Raises UsageError for one that is none, or out of range."""
    text = _value(request, name)
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 16 and least <= int(text) <= most):
        raise UsageError(f"{name} has to be a whole number from {least:,} to {most:,}")
    return int(text)
