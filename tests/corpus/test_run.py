"""Runs that are cut off and go on: the same bytes and account as of a run without the accident, or a refusal."""

from __future__ import annotations

import errno
import itertools
import os
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.corpus.parts import parts_folder
from kgexport.errors import KgExportError, OutputError, UsageError
from tests.corpus.runs import run, some_news, states


@pytest.fixture(scope="module", autouse=True)
def quick_disk():
    """Without waiting for the disk: no power fails here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory):
    """A folder of news, what a whole run gives, and the states that a crash behind each item leaves."""
    folder = tmp_path_factory.mktemp("cut")
    news = some_news(folder / "news")
    whole, found = states(news, folder / "out.nq", folder)
    return news, whole, found


def lay(state, output):
    folder = parts_folder(str(output))
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(state, folder)
    (folder / "lock").unlink(missing_ok=True)
    return folder


def resume(news, output):
    """What the run gives, or why it is refused."""
    try:
        return run(news, output, resume=True), None
    except KgExportError as error:
        return None, str(error)


def test_the_account_of_a_whole_run(cut_off):
    _, (quads, summary, failures), found = cut_off
    assert quads.count(b"\n") == 5
    assert summary == {"in": 11, "ok": 5, "failed": 4, "skipped": 1, "duplicate": 1, "warnings": 0}
    assert [row["id"] for row in failures] == ["b.txt", "r2", "r1", "f.txt"]
    assert len(found) == 11


@pytest.mark.parametrize("most", [1, 2, 3, 5, 100])
def test_shards_of_any_size_give_the_same(cut_off, tmp_path, most):
    news, whole, _ = cut_off
    assert run(news, tmp_path / "out.nq", most=most) == whole
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("most", [1, 2, 4])
@pytest.mark.parametrize("number", range(11))
def test_a_run_goes_on_behind_what_is_finished(cut_off, tmp_path, number, most):
    news, whole, found = cut_off
    lay(found[number], tmp_path / "out.nq")
    assert run(news, tmp_path / "out.nq", resume=True, most=most) == whole
    assert list(tmp_path.iterdir()) == []


def test_a_run_can_be_cut_off_again_and_again(cut_off, tmp_path):
    """Each run does one item more and is then cut off, at a moment when only this is on the disk."""
    news, whole, _ = cut_off
    output, kept = tmp_path / "out.nq", tmp_path / "kept"

    class Cut(Exception):
        pass

    def once():
        shutil.copytree(parts_folder(str(output)), kept, dirs_exist_ok=True)
        raise Cut

    for _ in range(11):
        with pytest.raises(Cut):
            run(news, output, resume=True, after=once)
        lay(kept, output)
    assert run(news, output, resume=True) == whole


def test_what_is_finished_is_not_done_again(cut_off, tmp_path):
    news, _, found = cut_off
    done = []
    lay(found[7], tmp_path / "out.nq")
    run(news, tmp_path / "out.nq", resume=True, after=lambda: done.append(1))
    assert len(done) == 3


def test_without_resume_what_is_finished_is_not_thrown_away(cut_off, tmp_path):
    news, whole, found = cut_off
    folder = lay(found[4], tmp_path / "out.nq")
    with pytest.raises(OutputError, match=r"out\.nq was begun by a run that was cut off, and 5 documents are finished"):
        run(news, tmp_path / "out.nq")
    assert (folder / "journal.jsonl").exists()
    assert run(news, tmp_path / "out.nq", resume=True) == whole


@pytest.mark.parametrize("resume", [False, True])
def test_a_journal_of_nothing_holds_nobody_up(cut_off, tmp_path, resume):
    news, whole, found = cut_off
    journal = lay(found[4], tmp_path / "out.nq") / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])
    assert run(news, tmp_path / "out.nq", resume=resume, binding={"model": "b"}) == whole
    assert list(tmp_path.iterdir()) == []


def test_another_binding_is_refused_with_what_differs(cut_off, tmp_path):
    news, whole, found = cut_off
    folder = lay(found[4], tmp_path / "out.nq")
    with pytest.raises(UsageError) as caught:
        run(
            news, tmp_path / "out.nq", resume=True, binding={"model": "b", "inputs": ["news", "more"], "validate": True}
        )
    assert str(caught.value) == (
        f"--resume does not fit what is finished in {folder}: the input was news and is news more; --model was a and "
        "is b; validation was not given and is on; ask for the same, or remove that folder to start over"
    )
    assert run(news, tmp_path / "out.nq", resume=True) == whole


@pytest.mark.parametrize("number", range(1, 25, 2))
def test_a_disk_that_takes_no_more_ends_a_run_that_can_go_on(cut_off, tmp_path, monkeypatch, number):
    news, whole, _ = cut_off
    calls = itertools.count(1)

    def full(handle):
        if next(calls) >= number:
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="No space left on device"):
            run(news, tmp_path / "out.nq")
    assert not list(tmp_path.rglob("*.part"))
    assert run(news, tmp_path / "out.nq", resume=True) == whole


@given(st.data())
def test_files_cut_at_any_byte_lead_to_the_same_bytes_or_a_refusal(cut_off, tmp_path_factory, data):
    news, whole, found = cut_off
    output = tmp_path_factory.getbasetemp() / "cut.nq"
    folder = lay(data.draw(st.sampled_from(found)), output)
    names = sorted(path.name for path in folder.iterdir())
    path = folder / data.draw(st.sampled_from(names or ["journal.jsonl"]))
    content = path.read_bytes() if path.exists() else b""
    end = data.draw(st.integers(0, len(content)))
    path.write_bytes(content[:end])
    resumed, refusal = resume(news, output)
    if path.name == "journal.jsonl":  # a journal that is cut is what a crash leaves
        assert refusal is None
    assert resumed == whole if refusal is None else "is damaged" in refusal


@given(st.data())
def test_a_changed_byte_is_found(cut_off, tmp_path_factory, data):
    news, whole, found = cut_off
    output = tmp_path_factory.getbasetemp() / "changed.nq"
    folder = lay(data.draw(st.sampled_from(found)), output)
    path = folder / data.draw(st.sampled_from(sorted(path.name for path in folder.iterdir())))
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    resumed, refusal = resume(news, output)
    assert resumed == whole if refusal is None else "is damaged" in refusal


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("a.txt", "Ann met Cy.", "a.txt has another content now"),
        ("a.txt", None, "a.txt was found where "),
        ("0.txt", "New.", "a.txt was found where "),
        (
            "c.jsonl",
            '{"id": "r1", "text": "Cy met Di."}\n{"id": "r2", "text": "other"}\n',
            "c.jsonl has another content",
        ),
        ("c.jsonl", '{"id": "r1", "text": "Cy met Di."}\n', "c.jsonl has another content"),
    ],
)
def test_an_input_that_changed_is_refused(tmp_path, name, change, says):
    news = some_news(tmp_path / "news")
    _, found = states(news, tmp_path / "out.nq", tmp_path)
    lay(found[5], tmp_path / "out.nq")
    if change is None:
        (news / name).unlink()
    else:
        (news / name).write_text(change)
    with pytest.raises(KgExportError, match="the input has changed since the run that is to be resumed") as caught:
        run(news, tmp_path / "out.nq", resume=True)
    assert says in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("name", ["a.txt", "c.jsonl"])
def test_a_file_that_was_only_touched_is_read_again(tmp_path, name):
    news = some_news(tmp_path / "news")
    whole, found = states(news, tmp_path / "out.nq", tmp_path)
    lay(found[5], tmp_path / "out.nq")
    (news / name).write_bytes((news / name).read_bytes())
    assert run(news, tmp_path / "out.nq", resume=True) == whole


def test_what_was_not_finished_may_change(tmp_path):
    news = some_news(tmp_path / "news")
    _, found = states(news, tmp_path / "out.nq", tmp_path)
    lay(found[5], tmp_path / "out.nq")
    (news / "e.txt").write_text("Ida met Kay.")
    (news / "g.txt").write_text("New.")
    resumed = run(news, tmp_path / "out.nq", resume=True)
    assert resumed == run(news, tmp_path / "fresh.nq")
    assert b"Kay" in resumed[0]
