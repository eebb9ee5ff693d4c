"""Data that do not conform, and requests that nobody would send, make pages all the same."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from kgexport.errors import UsageError
from kgexport.page import ask, catalogue, drawing, facts, lists
from kgexport.query.terms import SHORT_NAMES
from kgexport.rdf.namespaces import KG
from tests.page.served import ALL, store_of

ODD = [
    ox.NamedNode("javascript:alert(1)"), ox.NamedNode(str(KG.Meeting)), ox.BlankNode("b"), ox.Literal(""),
    ox.Literal("9999999999999999999"), ox.Literal("2015-99-99", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    ox.Literal("\ud7ff\ufffe\x00<script>"), ox.Literal("x", language="en"), ox.Literal("0001-01-01"), ox.Literal("-1"),
    ox.Literal("9999-12-31"),
]  # fmt: skip

NAMES = [
    "q", "iri", "page", "of", "on", "at", "query", "name", "p.day", "from", "until", "kind", "denied", "format", "run",
    "depth", "most",
]  # fmt: skip
VALUES = [
    "", "\x00", "'\"><script>", "-1", "9" * 30, "csv", "json", "who-met-whom", "2010-01-01", "SELECT", "%", "\u202e",
    "https://w3id.org/kgexport/id/person-arman-tavaki", "ASK {}", "javascript:x", "../../etc/passwd",
]  # fmt: skip


def broken(seed: int) -> ox.Store:
    """The data with a tenth of the statements gone and a tenth with another value."""
    dice = random.Random(seed)
    quads = sorted(store_of(*ALL), key=str)
    nodes = [quad.subject for quad in quads]
    store = ox.Store()
    for quad in quads:
        chance = dice.random()
        if chance < 0.1:
            continue
        value = dice.choice([dice.choice(ODD), dice.choice(nodes)]) if chance < 0.2 else quad.object
        store.add(ox.Quad(quad.subject, quad.predicate, value, quad.graph_name))
    return store


@pytest.mark.parametrize("seed", range(6))
def test_every_page_of_broken_data_is_made(tmp_path, seed):
    store, path = broken(seed), str(tmp_path / "catalogue")
    counts = catalogue.build(store, path)
    assert sum(counts.values()) > 20
    assert lists.home(store, catalogue=path)["status"] == 200
    for name in lists.LISTS:
        for format in ("", "csv", "json"):
            for on in ("", "2010-01-01"):
                lists.listing(store, catalogue=path, name=name, page=1, of="", on=on, denied=False, format=format)
    lists.timeline(store, catalogue=path, since="2000-01-01", until="", page=1, format="")
    lists.search(store, catalogue=path, words="a b c", kind="", page=1, format="")
    nodes = sorted({quad.subject.value for quad in store if isinstance(quad.subject, ox.NamedNode)})
    for node in nodes:
        made = facts.thing(store, catalogue=path, iri=node, on="2010-01-01", at=0)
        assert "location" in made or made["status"] in (200, 404), node
        assert drawing.graph(store, iri=node, depth=2, most=30)["status"] in (200, 404)


@pytest.mark.parametrize("seed", range(3))
def test_requests_of_nonsense_get_an_answer(page, seed):
    dice = random.Random(seed)
    paths = ["/", "/search", "/thing", "/graph", "/ask", "/timeline", *(f"/{name}" for name in lists.LISTS)]
    for _ in range(60):
        given = {dice.choice(NAMES): dice.choice(VALUES) for _ in range(dice.randrange(5))}
        path = dice.choice(paths)
        answer = page.client.get(path, params=given)
        assert answer.status_code in (200, 303, 400, 404), (path, given, answer.text[-500:])
        assert "<script>'" not in answer.text
    assert len(page.settled()) == 3


def test_a_query_that_breaks_the_engine_ends_the_process(monkeypatch):
    from kgexport.serve.worker import Reply

    monkeypatch.setattr(ask, "answer", lambda store, task: Reply(500, "gone", "", b"", last=True))
    arguments = {"name": "", "values": {}, "prefixes": dict(SHORT_NAMES), "rows": 10, "format": "", "run": False}
    with pytest.raises(RuntimeError, match="gone"):
        ask.ask(store_of(*ALL), query="ASK {}", **arguments)


def test_a_list_in_an_unknown_format_is_refused(catalogue):
    with pytest.raises(UsageError, match="csv or json"):
        lists.search(store_of(*ALL), catalogue=catalogue, words="a", kind="", page=1, format="pdf")
