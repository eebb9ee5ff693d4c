"""What keeps other web pages, and other names for this machine, from using the server through a browser.

A page elsewhere can point a name of its own at 127.0.0.1 (DNS rebinding): so the `Host` must be one that the server
goes by. It can send requests that it may not read the answers of: so those that a browser marks as another site's are
refused, unless the origin was allowed. Every answer says what browsers may do with it.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kgexport.errors import UsageError
from kgexport.serve.limits import MAX_HEAD_BYTES

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS: Final = MappingProxyType(
    {
        "content-security-policy": CONTENT_SECURITY_POLICY,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }
)
"""On every answer."""

_HOST: Final = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::[0-9]{1,5})?")
_NAME: Final = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may ask."""

    names: frozenset[str] = frozenset()
    """Names that the server goes by, in lower case, beside `localhost`."""
    remote: bool = False
    """Whether the server listens to other machines, and so goes by any address of digits."""
    origins: tuple[str, ...] = ()
    """Origins of web pages that may ask and read the answers."""


def access(*, names: Iterable[str] = (), remote: bool = False, origins: Iterable[str] = ()) -> Access:
    """Who may ask. Raises UsageError for a name or an origin that is none."""
    found = []
    for name in names:
        if not _NAME.fullmatch(name):
            raise UsageError(f"{name!r} is no name of a host; write it without scheme and port")
        found.append(name.lower())
    return Access(names=frozenset(found), remote=remote, origins=tuple(map(_origin, origins)))


class Guarded:
    """An application behind these rules."""

    def __init__(self, app: ASGIApp, who: Access) -> None:
        self._app = app
        self._access = who

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not knows_host(hosts[0], self._access):
            return PlainTextResponse("the server does not go by this name; see --allow-host\n", status_code=421)
        if not self._same_site(headers, hosts[0]):
            return PlainTextResponse("pages of other sites may not ask; see --cors\n", status_code=403)
        if len(scope["raw_path"]) + len(scope["query_string"]) > MAX_HEAD_BYTES:
            return PlainTextResponse("the address is too long; send the query by POST\n", status_code=414)
        return None

    def _same_site(self, headers: Headers, host: str) -> bool:
        origin = headers.get("origin")
        if origin is not None:
            return origin in self._access.origins or urlsplit(origin).netloc == host
        site, mode = headers.get("sec-fetch-site", ""), headers.get("sec-fetch-mode", "")
        return site not in ("cross-site", "same-site") or mode == "navigate"


def knows_host(host: str, who: Access) -> bool:
    """Whether the server goes by this `Host`, whatever its port, which a tunnel may change."""
    match = _HOST.fullmatch(host)
    if match is None:
        return False
    name = (match["six"] or match["name"]).lower()
    if name == "localhost" or name in who.names:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return who.remote or address.is_loopback


def _origin(text: str) -> str:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    plain = f"{parts.scheme}://{host}{f':{port}' if port is not None else ''}"
    if parts.scheme not in ("http", "https") or not parts.hostname or plain != text:
        raise UsageError(f"{text!r} is no origin; write scheme and host, such as https://example.org")
    return text
