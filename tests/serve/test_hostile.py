"""A thousand requests of all kinds of malice, many at a time: afterwards the server is as it was."""

from __future__ import annotations

import contextlib
import random
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kgexport.serve.limits import MAX_CONNECTIONS, MAX_IDLE_SECONDS
from tests.serve.server import CROSS, PEOPLE, serving, until
from tests.serve.test_guard import HIDDEN, REFUSED_PORT
from tests.serve.test_limits import MEMORY, WITHOUT_DATA

FORM = {"content-type": "application/x-www-form-urlencoded"}
PLAIN = {"content-type": "application/sparql-query"}
REQUESTS = 1000
STATUSES = {200, 400, 403, 404, 405, 406, 408, 413, 414, 415, 421, 500, 503}


def get(query, **headers):
    return lambda client: client.get("/sparql", params={"query": query}, headers=headers)


def post(content, **headers):
    return lambda client: client.post("/sparql", content=content, headers=headers or PLAIN)


def raw(text, *, read):
    """A request as bytes; without `read` the client leaves at once."""

    def send(client):
        with socket.create_connection((client.base_url.host, client.base_url.port), timeout=30) as stream:
            stream.sendall(text)
            if read:
                stream.recv(100)

    return send


def leaving(query):
    """A client that leaves while its query runs."""

    def send(client):
        with pytest.raises(httpx.TimeoutException):
            client.get("/sparql", params={"query": query}, timeout=0.05)

    return send


def slow(client):
    """A client that asks for much and takes nothing of it."""
    query = quote("SELECT ?x { VALUES ?x { " + "1 " * 1000 + "} }")
    with socket.create_connection((client.base_url.host, client.base_url.port), timeout=30) as stream:
        stream.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(0.2)


def requests(generator):
    """The kinds, each with how often it comes."""
    return [
        (20, get(generator.choice(HIDDEN).replace("X", REFUSED_PORT))),
        (20, get("".join(map(chr, (generator.randrange(1, 0xD800) for _ in range(50)))))),
        (10, post(generator.randbytes(2000))),
        (10, post(b"query=" + generator.randbytes(500), **FORM)),
        (5, post("x" * (3 << 20))),
        (5, post("SELECT * { " + "{" * 30_000 + "}" * 30_000 + " }")),
        (5, post("SELECT * { FILTER(" + "(" * 30_000 + "1" + ")" * 30_000 + ") }")),
        (3, get(CROSS)),
        (3, get(WITHOUT_DATA)),
        (3, get(MEMORY)),
        (5, leaving(CROSS)),
        (5, get('SELECT (REPLACE("' + "a" * 1000 + '", "(a*)*b", "c") AS ?x) {}')),
        (5, get("SELECT * { ?s (<a:b>*)* ?o . ?o ((^<a:b>|!<a:c>)+)* ?x }")),
        (5, get(PEOPLE, accept=", ".join(f"a/b{i};q=0.{i}" for i in range(500)))),
        (5, get(PEOPLE, host="evil.example.org")),
        (5, get(PEOPLE, origin="https://evil.example.org")),
        (5, post("CLEAR ALL", **{"content-type": "application/sparql-update"})),
        (5, lambda client: client.request("BREW", "/sparql")),
        (5, lambda client: client.get("/" + "../" * 20 + "etc/passwd")),
        (5, lambda client: client.get("/sparql?" + "query=x&" * 2000)),
        (5, raw(b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100_000, read=True)),
        (5, raw(b"GET /sparql HTTP/1.1\r\n", read=False)),
        (5, raw(generator.randbytes(500), read=False)),
        (5, raw(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nquery", read=False)),
        (5, slow),
        (30, get(PEOPLE)),
    ]


@pytest.mark.slow
def test_a_thousand_hostile_requests_leave_nothing_behind(data, tmp_path):
    generator = random.Random(7)
    kinds = requests(generator)
    weights, sends = zip(*kinds, strict=True)
    limits = "--timeout", "1", "--memory", "300", "--workers", "3", "--rows", "500"
    with serving(data, *limits, environment={"TMPDIR": str(tmp_path)}) as server:
        server.settled()
        folder = next(tmp_path.iterdir())
        before = _open_files(server.process.pid)

        def send(kind):
            try:
                response = kind(server.client)
            except (httpx.TransportError, OSError):
                return None  # it was cut off, which is an answer too
            return response and response.status_code

        with ThreadPoolExecutor(16) as pool:
            statuses = list(pool.map(send, generator.choices(sends, weights, k=REQUESTS)))
        assert {status for status in statuses if status} <= STATUSES
        assert statuses.count(200) > 100
        assert server.process.poll() is None
        assert server.ask(PEOPLE).status_code == 200
        server.client.close()
        until(lambda: len(server.settled()) == 3, seconds=20)
        until(lambda: _open_files(server.process.pid) <= before + 2, seconds=20)
        assert [path.name for path in folder.iterdir()] == ["store"]
        with httpx.Client(base_url=server.address) as client:
            count = client.get(
                "/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}, headers={"accept": "text/csv"}
            )
        assert count.text.split() == ["n", "8"]


@pytest.mark.slow
def test_clients_that_send_nothing_do_not_keep_others_out(data):
    with serving(data, "--workers", "1") as server, contextlib.ExitStack() as stack:
        address = (server.client.base_url.host, server.client.base_url.port)
        silent = [stack.enter_context(socket.create_connection(address, timeout=60)) for _ in range(MAX_CONNECTIONS)]
        for stream in silent[::2]:
            stream.sendall(b"GET /sparql HTTP/1.1\r\nHost: loc")
        assert server.client.get("/prefixes").status_code == 503
        assert silent[0].recv(1) == b""  # closed after a while
        until(lambda: server.client.get("/prefixes").status_code == 200, seconds=2 * MAX_IDLE_SECONDS)


def _open_files(pid):
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))
