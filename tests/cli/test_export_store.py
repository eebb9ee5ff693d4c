"""`export --store`: straight into a store."""

from __future__ import annotations

import os
import signal
import time

import pytest

pytest.importorskip("pyoxigraph", reason="needs the extra kgexport[store]")

from kgexport.corpus.parts import parts_folder
from kgexport.store.snapshot import open_store
from tests.cli.accidents import end, some_news, start
from tests.cli.conftest import NEWS


def quads(folder):
    with open_store(folder) as snapshot:
        return sorted(map(str, snapshot.store))


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS)
    (folder / "b.txt").write_text("Cy Roe works in Rome.")
    return folder


def test_an_export_goes_into_a_store_as_a_file_of_it_would(kgexport, news, tmp_path):
    store = tmp_path / "store"
    result = kgexport("export", news, "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert str(store) in result.stderr
    kgexport("export", news, "-o", tmp_path / "news.nq")
    assert kgexport("load", tmp_path / "news.nq", "--store", tmp_path / "other").exit_code == 0
    assert quads(store) == quads(tmp_path / "other")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "news.nq", "other", "store"]


def people(folder):
    with open_store(folder) as snapshot:
        rows = snapshot.evaluate("SELECT ?label { ?who a kg:Person ; rdfs:label ?label }").rows
    return {str(name) for (name,) in rows}


def test_a_second_export_replaces_what_has_changed(kgexport, news, tmp_path):
    store = tmp_path / "store"
    assert kgexport("export", news, "--store", store).exit_code == 0
    assert people(store) == {"Ann Lee", "Cy Roe"}
    (news / "b.txt").write_text("Di Poe works in Rome.")
    assert kgexport("export", news, "--store", store).exit_code == 0
    assert people(store) == {"Ann Lee", "Di Poe"}


def cut_off(nlp, news, store):
    """An export into a store that is killed when something is in its journal."""
    journal = parts_folder(str(store)) / "journal.jsonl"
    pid = start(nlp, "export", news, "--store", store, "--shard-size", "1")
    deadline = time.monotonic() + 20
    while not (journal.exists() and journal.read_bytes().count(b"\n") > 3):
        assert time.monotonic() < deadline
    os.kill(pid, signal.SIGKILL)
    assert end(pid) == -signal.SIGKILL


@pytest.mark.slow
def test_an_export_into_a_store_that_is_killed_goes_on_to_the_same_store(nlp, kgexport, tmp_path):
    news = some_news(tmp_path / "news")
    whole, store = tmp_path / "whole", tmp_path / "store"
    assert kgexport("export", news, "--store", whole).exit_code == 4
    cut_off(nlp, news, store)
    assert not store.exists()
    result = kgexport("export", news, "--store", store)
    assert (result.exit_code, result.stdout) == (5, "")
    assert f"{store} was begun by a run that was cut off" in result.stderr
    result = kgexport("export", news, "--store", store, "--resume")
    assert result.exit_code == 4
    assert result.stderr.startswith("kgexport: going on behind ")
    assert quads(store) == quads(whole)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "store", "whole"]


@pytest.mark.slow
def test_a_killed_export_leaves_the_store_that_was_there(nlp, kgexport, tmp_path):
    before = tmp_path / "before"
    before.mkdir()
    (before / "z.txt").write_text("Di Poe works in Rome.")
    news, store = some_news(tmp_path / "news"), tmp_path / "store"
    assert kgexport("export", before, "--store", store).exit_code == 0
    kept = quads(store)
    cut_off(nlp, news, store)
    assert quads(store) == kept
    assert kgexport("export", news, "--store", store, "--resume").exit_code == 4
    assert set(quads(store)) > set(kept)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--store", "FOLDER", "-o", "x.nq"], 2, "--store stands in the place of -o and -f"),
        (["--store", "FOLDER", "-f", "nq"], 2, "--store stands in the place of -o and -f"),
        (["--store", "NEWS"], 5, "has other things in it, such as a.txt"),
        (["--store", "NEWS/a.txt"], 5, "cannot make a store"),
        (["--store", "no/where"], 5, "cannot make a store"),
    ],
)
def test_a_store_that_cannot_be_is_refused_before_the_work(without_model, news, tmp_path, arguments, code, says):
    given = [word.replace("NEWS", str(news)).replace("FOLDER", str(tmp_path / "store")) for word in arguments]
    result = without_model("export", news, *given)
    assert (result.exit_code, result.stdout) == (code, "")
    assert says in result.stderr
