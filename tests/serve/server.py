"""A real `kgexport serve` in a process of its own, on a free port of loopback."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

DATA = """\
@prefix kg: <https://w3id.org/kgexport/ns#> .
@prefix kgid: <https://w3id.org/kgexport/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

kgid:document-one {
    kgid:document-one a kg:Document .
    kgid:person-ann-lee a kg:Person ; rdfs:label "Ann Lee" ; kg:confidence 0.9 .
    kgid:person-bo-day a kg:Person ; rdfs:label "=Bo \\"<script>alert(1)</script>\\", Day\\n\\t\u202e" .
}
kgid:document-two {
    kgid:document-two a kg:Document .
    kgid:person-ann-lee a kg:Person ; rdfs:label "Ann Lee" ; kg:title "Colonel in the Secret Service <x> {}"@en .
}
"""
"""Two documents that name one person; texts that are hostile to each format."""

ONE = "https://w3id.org/kgexport/id/document-one"
TWO = "https://w3id.org/kgexport/id/document-two"
PEOPLE = "SELECT ?label { ?person a kg:Person ; rdfs:label ?label } ORDER BY ?label"
CROSS = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?s{i} ?p{i} ?o{i}" for i in range(12)) + " }"
"""A product that takes hours even of a few statements."""


class Server:
    """One server: its process, and a client for it."""

    def __init__(self, process, address):
        self.process = process
        self.address = address
        self.endpoint = f"{address}sparql"
        self.client = httpx.Client(base_url=address, timeout=60)

    def ask(self, query, accept="application/sparql-results+json", **parameters):
        """Ask by GET."""
        return self.client.get("/sparql", params={"query": query, **parameters}, headers={"accept": accept})

    def children(self):
        """The processes that run queries."""
        return {child for child in children(self.process.pid) if alive(child)}

    def settled(self, workers=3):
        """The processes, when as many as there should be are ready."""
        until(lambda: len(ready := self.children()) == workers and all(map(confined, ready)))
        return self.children()


@contextlib.contextmanager
def serving(*arguments, environment=None):
    """A server that is ended by SIGTERM afterwards, and has to end well."""
    process, lines = started(*arguments, environment=environment)
    try:
        server = Server(process, address_in(process, lines))
        with server.client:
            yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            code = process.wait(timeout=20)
        finally:
            process.kill()
            process.wait()
    assert code == 0, "".join(lines)


def started(*arguments, environment=None):
    """The process, and the lines of its standard error as they come."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kgexport", "serve", *map(str, arguments), "--port", "0"],
        stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, env={**os.environ, **(environment or {})},
    )  # fmt: skip
    lines = []

    def collect():
        with process.stderr as stream:
            for line in stream:
                lines.append(line)

    threading.Thread(target=collect, daemon=True).start()
    return process, lines


def address_in(process, lines):
    """The address that the server says it has, when it answers."""
    for _ in range(600):
        for line in tuple(lines):
            if found := re.search(r"serving (http://\S+/)sparql", line):
                return found[1]
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"the server did not start: {''.join(lines)}")


def children(pid):
    """The processes that a process has started."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return {int(child) for child in found.read_text().split()} if found.exists() else set()


def alive(pid):
    """Whether a process runs; one that has ended and waits for its parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def confined(pid):
    """Whether a process has got as far as its limits."""
    try:
        return sys.platform != "linux" or "Seccomp:\t2" in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(condition, seconds=10):
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)
