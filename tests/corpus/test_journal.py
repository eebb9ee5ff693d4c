"""The journal: what is read back is what was written, a torn end is dropped, and damage is refused."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.corpus.journal import Entry, Journal, Shard, Taken, read_journal
from kgexport.errors import OutputError

BINDING = {"model": "a", "inputs": ["odd\udc80\n"], "date": None}
ENTRY = Entry(
    shard=Shard(name="shard-000000.nq.gz", size=3, sha256="00"),
    taken=(Taken(number=0, source="a\udc80.txt", size=1, modified=2, items=3, digest="ff"),),
    identities=(("aa", "bb", "a.txt:1"),),
    counts={"came_in": 3},
    failures=({"id": "x", "source": None, "stage": "read", "reason": 'a "reason"\n\u202e'},),
)
EMPTY = dataclasses.replace(ENTRY, shard=None, taken=(), identities=(), failures=())


def write(path, *entries):
    journal = Journal(path)
    for entry in (BINDING, *entries):
        journal.append(entry)
    journal.close()
    return path.read_bytes()


def test_what_is_written_is_read_back(tmp_path):
    content = write(tmp_path / "j", ENTRY, EMPTY)
    recorded = read_journal(tmp_path / "j")
    assert (recorded.binding, recorded.entries, recorded.size) == (BINDING, (ENTRY, EMPTY), len(content))
    assert [sorted(json.loads(line)) for line in content.splitlines()] == [["check", "entry"]] * 3
    assert content.isascii()


def test_a_journal_goes_on_where_it_ended(tmp_path):
    whole = write(tmp_path / "whole", ENTRY, EMPTY)
    begun = write(tmp_path / "j", ENTRY)
    (tmp_path / "j").write_bytes(begun + b'{"check": "torn')
    journal = read_journal(tmp_path / "j").reopened(tmp_path / "j")
    journal.append(EMPTY)
    journal.close()
    assert (tmp_path / "j").read_bytes() == whole


def test_there_may_be_none(tmp_path):
    assert read_journal(tmp_path / "j") is None
    (tmp_path / "j").write_bytes(b"")
    assert read_journal(tmp_path / "j") is None


@given(st.data())
def test_a_journal_cut_anywhere_says_what_its_whole_lines_say(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "j"
    path.unlink(missing_ok=True)
    content = write(path, ENTRY, EMPTY)
    end = data.draw(st.integers(0, len(content)))
    rest = data.draw(st.sampled_from([b"", b"\0" * 40, b"\xff", b'{"check": "0"}', b'{"check": "0"}\n']))
    path.write_bytes(content[:end] + rest)
    recorded = read_journal(path)
    lines = content[:end].count(b"\n")
    if lines == 0:
        assert recorded is None
    else:
        assert recorded.binding == BINDING
        assert recorded.entries == (ENTRY, EMPTY)[: lines - 1]
        assert recorded.size == content[:end].rfind(b"\n") + 1


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda lines: [lines[0], lines[1].replace(b"a.txt:1", b"b.txt:1"), lines[2]], 2),
        (lambda lines: [lines[0].replace(b'"a"', b'"b"'), *lines[1:]], 1),
        (lambda lines: [lines[0], lines[2], lines[1]], 2),
        (lambda lines: [lines[0], b"\n", *lines[1:]], 2),
        (lambda lines: [lines[0], lines[1], lines[1], lines[2]], 3),
        (lambda lines: [lines[1], lines[2]], 1),
        (lambda lines: [b"nonsense\n", *lines], 1),
    ],
)
def test_damage_before_the_end_is_refused(tmp_path, change, line):
    content = write(tmp_path / "j", ENTRY, EMPTY)
    (tmp_path / "j").write_bytes(b"".join(change(content.splitlines(keepends=True))))
    with pytest.raises(OutputError, match=rf"/j, line {line}: the journal is damaged; .* remove {tmp_path} and start"):
        read_journal(tmp_path / "j")


def test_another_version_of_the_journal_is_refused(tmp_path):
    write(tmp_path / "j", {"shard": None, "new": 1})
    with pytest.raises(OutputError, match="was written by another version of kgexport: its lines have other members"):
        read_journal(tmp_path / "j")


def test_a_line_that_the_disk_does_not_take_leaves_the_journal_as_it_was(tmp_path, monkeypatch):
    content = write(tmp_path / "j", ENTRY)
    journal = read_journal(tmp_path / "j").reopened(tmp_path / "j")

    def full(handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            journal.append(EMPTY)
    assert (tmp_path / "j").read_bytes() == content
    journal.append(EMPTY)
    journal.close()
    assert read_journal(tmp_path / "j").entries == (ENTRY, EMPTY)
