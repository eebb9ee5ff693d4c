"""The catalogue of a store is made when the server starts, and kept with the store for the next start."""

from __future__ import annotations

import shutil
import time

import pytest

from kgexport.page.catalogue import FILE
from kgexport.store.load import load
from kgexport.store.parsing import Parsed
from tests.page.served import ALL, quads
from tests.serve.server import serving, until


@pytest.fixture
def store(tmp_path):
    (tmp_path / "news.nq").write_bytes(quads(*ALL))
    load([Parsed(tmp_path / "news.nq", name="news.nq")], tmp_path / "store")
    return tmp_path / "store"


def kept(store):
    return sorted(path.relative_to(store).as_posix() for path in store.rglob("*catalogue*"))


def test_it_is_made_at_the_start_and_found_at_the_next(store):
    with serving(store, "--workers", "2"):
        until(lambda: kept(store) == [f"generation-1/{FILE}"])
    before = (store / "generation-1" / FILE).stat()
    with serving(store, "--workers", "2") as server:
        assert "Arman Tavaki" in server.client.get("/people").text
    after = (store / "generation-1" / FILE).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.slow
def test_what_is_loaded_later_gets_one_of_its_own(store, tmp_path):
    with serving(store, "--workers", "2"):
        until(lambda: kept(store) == [f"generation-1/{FILE}"])
    (tmp_path / "more.nq").write_bytes(quads(ALL[0]).replace(b"Arman Tavaki", b"Arman Tavakoli"))
    load([Parsed(tmp_path / "more.nq", name="more.nq")], store)
    assert kept(store) == []
    with serving(store, "--workers", "2") as server:
        assert "Arman Tavakoli" in server.client.get("/people").text
        until(lambda: kept(store) == [f"generation-2/{FILE}"])


def test_with_one_process_it_is_made_for_the_first_page(store):
    with serving(store, "--workers", "1") as server:
        assert server.client.get("/prefixes").status_code == 200
        time.sleep(0.5)
        assert kept(store) == []
        assert "Arman Tavaki" in server.client.get("/people").text
        until(lambda: kept(store) == [f"generation-1/{FILE}"])


def test_where_it_cannot_be_kept_the_page_is_served_all_the_same(store, tmp_path):
    (store / "generation-1" / FILE).mkdir()  # in the way, also of those who may write everywhere
    with serving(store, "--workers", "2", environment={"TMPDIR": str(tmp_path)}) as server:
        assert "Arman Tavaki" in server.client.get("/people").text
        assert not list(store.rglob("*.part"))
    shutil.rmtree(store / "generation-1" / FILE)
