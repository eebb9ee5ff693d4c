"""Requests of the SPARQL 1.1 protocol, read as far as a read-only endpoint takes them.

https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kgexport.rdf.terms import TermError, iri
from kgexport.serve.limits import MAX_IDLE_SECONDS, MAX_REQUEST_BYTES

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

_READ_ONLY: Final = "this endpoint is read-only: an update is refused"
_MOST_FIELDS: Final = 1000
_DISCARDED_BYTES: Final = 1 << 24
_DISCARDED_SECONDS: Final = 2
_CLOSE: Final = {"connection": "close"}
"""For a request whose body is not read to its end."""


class Refused(Exception):
    """A request that is answered with an error: its status, and a message for whoever sent it."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A query, and the dataset that the protocol chooses for it."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def read_operation(request: Request) -> Operation | None:
    """The query of a request; None for a GET that has none, which asks for the description of the service.

    Raises Refused: 400 for a request that is none of the protocol, 403 for an update, 413 and 415 for a body that is
    too large or of another type, 408 for one that does not come.
    """
    try:
        return await _read(request)
    except Refused:
        if request.method == "POST":
            await _discard(request)
        raise


async def _read(request: Request) -> Operation | None:
    fields = _fields(request.scope["query_string"], "address")
    if request.method == "POST":
        media_type, charset = _content_type(request)
        if media_type == UPDATE:
            raise Refused(403, _READ_ONLY, _CLOSE)
        if media_type not in (FORM, QUERY):
            given = f"{media_type!r} is" if media_type else "a body without a type is"
            taken = {"accept-post": f"{QUERY}, {FORM}"}
            raise Refused(415, f"{given} not taken; send {QUERY} or {FORM}", {**taken, **_CLOSE})
        if charset not in ("", "utf-8", "utf8", "us-ascii"):
            raise Refused(415, f"charset {charset!r} is not taken; send UTF-8", _CLOSE)
        body = await _body(request)
        fields += _fields(body, "body") if media_type == FORM else [("query", _decoded(body))]
    return _operation(fields, posted=request.method == "POST")


def _operation(fields: list[tuple[str, str]], *, posted: bool) -> Operation | None:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise Refused(403, _READ_ONLY)
    if len(queries) > 1:
        raise Refused(400, "there is more than one query")
    graphs = {
        parameter: tuple(_graph(value, parameter) for name, value in fields if name == parameter)
        for parameter in ("default-graph-uri", "named-graph-uri")
    }
    if not queries:
        if posted or any(graphs.values()):
            raise Refused(400, "the query is missing; give it as query=...")
        return None
    return Operation(
        query=queries[0], default_graphs=graphs["default-graph-uri"], named_graphs=graphs["named-graph-uri"]
    )


def _fields(data: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            data.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_MOST_FIELDS
        )
    except UnicodeError:
        raise Refused(400, f"the parameters in the {where} are not percent-encoded UTF-8") from None
    except ValueError:
        raise Refused(400, f"the {where} has more than {_MOST_FIELDS} parameters") from None


def _graph(value: str, parameter: str) -> str:
    try:
        return str(iri(value))
    except TermError as error:
        raise Refused(400, f"{parameter}: {error}") from None


def _content_type(request: Request) -> tuple[str, str]:
    media_type, _, rest = request.headers.get("content-type", "").partition(";")
    charset = ""
    for part in rest.split(";"):
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return media_type.strip().lower(), charset


async def _body(request: Request) -> bytes:
    too_large = Refused(413, f"the body has more than {MAX_REQUEST_BYTES:,} bytes", _CLOSE)
    length = request.headers.get("content-length", "")
    if length.isdecimal() and (len(length) > 12 or int(length) > MAX_REQUEST_BYTES):
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(MAX_IDLE_SECONDS):
            async for piece in request.stream():
                body += piece
                if len(body) > MAX_REQUEST_BYTES:
                    raise too_large
    except TimeoutError:
        raise Refused(408, f"the body did not come within {MAX_IDLE_SECONDS} seconds", _CLOSE) from None
    except ClientDisconnect:
        raise Refused(400, "the body ended too early") from None
    return bytes(body)


async def _discard(request: Request) -> None:
    """Read some of what is left of a body: a client that is cut off while it sends does not see the answer."""
    left = _DISCARDED_BYTES
    with suppress(TimeoutError, ClientDisconnect, RuntimeError):  # RuntimeError: it was read to its end
        async with asyncio.timeout(_DISCARDED_SECONDS):
            async for piece in request.stream():
                left -= len(piece)
                if left < 0:
                    break


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"the query is not UTF-8 at byte {error.start}") from None
