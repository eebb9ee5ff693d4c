"""Who may ask, and what every answer says to browsers."""

from __future__ import annotations

import re
import socket

import pytest

from kgexport.errors import UsageError
from kgexport.serve.security import Access, access, knows_host
from tests.serve.server import PEOPLE

HERE = Access()
NAMED = Access(names=frozenset({"news.example.org"}))
REMOTE = Access(remote=True)


@pytest.mark.parametrize(
    ("host", "who", "known"),
    [
        ("localhost", HERE, True),
        ("LOCALHOST:8877", HERE, True),
        ("127.0.0.1", HERE, True),
        ("127.0.0.1:1", HERE, True),
        ("127.1.2.3:80", HERE, True),
        ("[::1]:8877", HERE, True),
        ("::1", HERE, False),
        ("evil.example.org", HERE, False),
        ("localhost.evil.example.org", HERE, False),
        ("127.0.0.1.evil.example.org", HERE, False),
        ("localhost:8877@evil.example.org", HERE, False),
        ("localhost,evil.example.org", HERE, False),
        ("2130706433", HERE, False),
        ("0x7f.1", HERE, False),
        ("127.0.0.1:", HERE, False),
        ("10.0.0.1", HERE, False),
        ("[fe80::1]", HERE, False),
        ("", HERE, False),
        (" localhost", HERE, False),
        ("localhost.", HERE, False),
        ("news.example.org:443", NAMED, True),
        ("News.Example.Org", NAMED, True),
        ("other.example.org", NAMED, False),
        ("10.0.0.1:8877", REMOTE, True),
        ("[fe80::1]", REMOTE, True),
        ("evil.example.org", REMOTE, False),
    ],
)
def test_names_the_server_goes_by(host, who, known):
    assert knows_host(host, who) is known


@pytest.mark.parametrize(
    "origin", ["*", "null", "example.org", "https://example.org/", "https://example.org/a", "ftp://example.org", "https://",
               "https://a:b@example.org", "https://example.org:x", "https://[", "HTTPS://example.org", ""],
)  # fmt: skip
def test_what_is_no_origin_is_refused(origin):
    with pytest.raises(UsageError, match="is no origin"):
        access(origins=[origin])


@pytest.mark.parametrize("origin", ["https://example.org", "http://localhost:3000", "http://[::1]:3000"])
def test_origins(origin):
    assert access(origins=[origin]).origins == (origin,)


@pytest.mark.parametrize("name", ["http://a", "a:80", "a/b", "", "a..b", "*"])
def test_what_is_no_name_is_refused(name):
    with pytest.raises(UsageError, match="is no name of a host"):
        access(names=[name])


@pytest.mark.parametrize("path", ["/sparql", "/prefixes", "/nothing"])
def test_a_foreign_host_is_turned_away(server, path):
    response = server.client.get(path, headers={"host": "evil.example.org"})
    assert response.status_code == 421
    assert "--allow-host" in response.text


def raw(server, text):
    with socket.create_connection(
        ("127.0.0.1", int(server.address.rsplit(":", 1)[1].strip("/"))), timeout=10
    ) as stream:
        stream.sendall(text.encode())
        return stream.recv(1 << 16).decode()


@pytest.mark.parametrize(
    ("request_text", "status"),
    [
        ("GET /prefixes HTTP/1.1\r\nHost: localhost\r\n\r\n", 200),
        ("GET /prefixes HTTP/1.0\r\n\r\n", 421),
        ("GET /prefixes HTTP/1.1\r\n\r\n", 400),
        ("GET /prefixes HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n", 400),
        ("GET http://evil.example.org/prefixes HTTP/1.1\r\nHost: evil.example.org\r\n\r\n", 421),
        ("GET /" + "a" * 70_000 + " HTTP/1.1\r\nHost: localhost\r\n\r\n", "4"),
        ("nonsense\r\n\r\n", 400),
    ],
    ids=["plain", "1.0", "no host", "two hosts", "proxy", "long", "nonsense"],
)
def test_requests_as_they_come_over_the_wire(server, request_text, status):
    answer = raw(server, request_text)
    assert answer.startswith(f"HTTP/1.1 {status}")
    assert "uvicorn" not in answer.lower()


ASKED = [
    ("GET", "/sparql", {"query": PEOPLE}, {}),
    ("GET", "/sparql", {"query": "nonsense"}, {}),
    ("GET", "/sparql", {}, {}),
    ("POST", "/sparql", {}, {}),
    ("PUT", "/sparql", {}, {}),
    ("OPTIONS", "/sparql", {}, {}),
    ("GET", "/nothing", {}, {}),
    ("GET", "/prefixes", {}, {"host": "evil"}),
    ("GET", "/prefixes", {}, {"origin": "https://evil.example.org"}),
]


@pytest.mark.parametrize(("method", "path", "parameters", "headers"), ASKED)
def test_every_answer_tells_browsers_what_they_may_do(server, method, path, parameters, headers):
    answer = server.client.request(method, path, params=parameters, headers=headers).headers
    policy = dict(part.split(" ", 1) for part in re.split("; ?", answer["content-security-policy"]))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer["content-security-policy"]
    assert answer["x-content-type-options"] == "nosniff"
    assert answer["x-frame-options"] == "DENY"
    assert answer["referrer-policy"] == "no-referrer"
    assert "server" not in answer
    assert not [name for name in answer if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example.org"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, 200),
        ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, 200),
        ({}, 200),
    ],
)
def test_pages_of_other_sites_may_not_ask(server, headers, status):
    assert server.client.get("/sparql", params={"query": PEOPLE}, headers=headers).status_code == status


def test_the_own_page_may_ask(server):
    own = {"origin": server.address.rstrip("/"), "content-type": "application/sparql-query"}
    assert server.client.post("/sparql", content="ASK {}", headers=own).status_code == 200


def test_an_origin_that_was_allowed_may_ask_and_no_other(server):
    ask = {"query": PEOPLE}
    allowed = server.client.get("/sparql", params=ask, headers={"origin": "https://example.org"})
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == "https://example.org"
    assert "Origin" in allowed.headers["vary"]
    assert "access-control-allow-credentials" not in allowed.headers
    other = server.client.get("/sparql", params=ask, headers={"origin": "https://evil.example.org"})
    assert other.status_code == 403
    assert "access-control-allow-origin" not in other.headers
    wanted = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    preflight = server.client.options("/sparql", headers={"origin": "https://example.org", **wanted})
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == "https://example.org"
    assert server.client.options("/sparql", headers={"origin": "https://a.example", **wanted}).status_code == 403


def test_a_name_that_was_allowed_is_known(server):
    assert server.client.get("/prefixes", headers={"host": "news.example.org"}).status_code == 200
