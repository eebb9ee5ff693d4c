"""What takes too long or too much is stopped, and the others go on."""

from __future__ import annotations

import threading
import time

import httpx
import pytest

from kgexport.cli.serve import SERVE_DEFAULTS
from kgexport.serve.limits import Limits
from tests.serve.server import CROSS, PEOPLE, alive, serving, until

pytestmark = pytest.mark.slow


DOUBLED = " ".join(f"BIND(CONCAT(?t{i}, ?t{i}) AS ?t{i + 1})" for i in range(30))
MEMORY = f'SELECT (STRLEN(?t30) AS ?n) {{ BIND("0123456789abcdef" AS ?t0) {DOUBLED} }}'
"""Doubles a text until it has 16 GB."""
VALUES = "VALUES ?{} {{ " + " ".join(map(str, range(60))) + " }}"
WITHOUT_DATA = "SELECT (SUM(?a * ?b) AS ?n) { " + " ".join(VALUES.format(name) for name in "abcde") + " }"
"""A product that reads nothing of the store: what Oxigraph's own time limit does not stop."""


def test_the_defaults_of_the_command_are_those_of_the_limits():
    limits = Limits()
    assert (limits.seconds, limits.rows) == (SERVE_DEFAULTS["seconds"], SERVE_DEFAULTS["rows"])
    assert (limits.memory >> 20, limits.workers) == (SERVE_DEFAULTS["megabytes"], SERVE_DEFAULTS["workers"])


@pytest.mark.parametrize("query", [CROSS, WITHOUT_DATA], ids=["cross product", "product without data"])
def test_a_query_is_killed_at_the_limit_while_light_ones_answer(server, query):
    before = server.settled()
    found = {}

    def heavy():
        start = time.monotonic()
        found["answer"] = httpx.get(server.endpoint, params={"query": query}, timeout=30)
        found["seconds"] = time.monotonic() - start

    thread = threading.Thread(target=heavy)
    thread.start()
    light = []
    while thread.is_alive():
        start = time.monotonic()
        assert server.ask(PEOPLE).status_code == 200
        light.append(time.monotonic() - start)
        time.sleep(0.02)
    thread.join()
    assert found["answer"].status_code == 503
    assert "stopped after 2 seconds" in found["answer"].text
    assert 1.9 < found["seconds"] < 3.0
    assert len(light) > 10
    assert max(light) < 1.0
    until(lambda: len(server.children() - before) == 1)
    assert len(server.settled()) == 3
    assert server.ask(PEOPLE).status_code == 200


def test_memory_is_limited(server):
    response = server.ask(MEMORY)
    assert (response.status_code, response.text) == (
        503,
        "the query needs more memory than it is given; ask for less\n",
    )
    assert server.ask(PEOPLE).status_code == 200


@pytest.mark.parametrize("query", ["SELECT * { " + "{" * 20_000 + "}" * 20_000 + " }"], ids=["nested"])
def test_a_query_that_breaks_the_engine_breaks_nothing_else(server, query):
    response = server.client.post("/sparql", content=query, headers={"content-type": "application/sparql-query"})
    assert response.status_code == 500
    assert "broke down" in response.text
    assert server.ask(PEOPLE).status_code == 200


@pytest.mark.parametrize(
    "media_type", ["application/sparql-results+json", "text/csv", "application/sparql-results+xml"]
)
def test_an_answer_with_too_many_rows_is_refused_not_cut(server, media_type):
    query = "SELECT ?x { VALUES ?x { " + " ".join(map(str, range(51))) + " } }"
    response = server.ask(query, media_type)
    assert response.status_code == 403
    assert "more than 50 rows" in response.text
    assert server.ask(query + " LIMIT 50", media_type).status_code == 200
    assert server.ask(query.replace("?x {", "(COUNT(?x) AS ?n) {", 1), media_type).status_code == 200


def test_a_graph_with_too_many_triples_is_refused(server):
    query = "CONSTRUCT { <a:s> <a:p> ?x } WHERE { VALUES ?x { " + " ".join(map(str, range(51))) + " } }"
    assert "more than 50 triples" in server.ask(query, "text/turtle").text
    assert server.ask(query + " LIMIT 50", "text/turtle").status_code == 200


def test_a_query_whose_client_left_is_stopped(server):
    before = server.settled()
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(server.endpoint, params={"query": CROSS}, timeout=0.3)
    until(lambda: len(server.children() & before) == 2, seconds=1.5)
    assert len(server.settled()) == 3


@pytest.mark.slow
def test_too_many_queries_are_sent_away_and_light_ones_answer_afterwards(data):
    """With one process for strangers: what waits too long, or behind too many, is told when to come again."""
    with serving(data, "--timeout", "1", "--workers", "2") as server:
        answers = []

        def ask():
            answers.append(httpx.get(server.endpoint, params={"query": CROSS}, timeout=30))

        threads = [threading.Thread(target=ask) for _ in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {answer.status_code for answer in answers} == {503}
        busy = [answer for answer in answers if "retry-after" in answer.headers]
        assert 30 <= len(busy) < 40
        assert all("try again later" in answer.text for answer in busy)
        assert server.ask(PEOPLE).status_code == 200
        # What the server asks itself is not held up by strangers.
        threads = [threading.Thread(target=ask) for _ in range(5)]
        for thread in threads:
            thread.start()
        until(lambda: len(server.children()) == 2)
        assert server.client.get("/.well-known/void").status_code == 200
        assert any(thread.is_alive() for thread in threads)
        for thread in threads:
            thread.join()
        workers = server.children()
    assert not any(map(alive, workers))
