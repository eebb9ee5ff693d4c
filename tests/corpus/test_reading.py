"""What comes in, behind what is finished: the standard input, files given twice, and inputs without an item."""

from __future__ import annotations

import io
import json
import os
from types import SimpleNamespace

import pytest

from kgexport.corpus.journal import Taken
from kgexport.corpus.reading import Reading
from kgexport.errors import UsageError
from kgexport.model import Document
from kgexport.read import READERS, Seen, scan

ROWS = [{"id": f"r{number}", "text": f"Ann met Bo {number}."} for number in range(4)]


def lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


@pytest.fixture
def stdin(monkeypatch):
    """Give bytes to the standard input."""
    return lambda data: monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def read(inputs, *, finished=(), seen=None, kind=None):
    reading = Reading(scan(map(str, inputs), kind=kind), date=None, finished=finished, seen=seen)
    return reading, list(reading.items())


def joined(items):
    """How far each input is read behind these items."""
    return tuple({item.taken.number: item.taken for item in items}.values())


def behind(reading, items):
    """The documents of the items, as another run has them from the journal."""
    seen = Seen()
    seen.restore(reading.seen.rows(0, items[-1].seen if items else 0))
    return seen


def names(items):
    return [item.record.identifier if isinstance(item.record, Document) else item.record.document for item in items]


@pytest.mark.parametrize("count", range(5))
def test_the_standard_input_goes_on_behind_what_is_finished(stdin, count):
    stdin(lines(ROWS))
    reading, whole = read(["-"], kind=".jsonl")
    finished = joined(whole[:count])
    stdin(lines(ROWS))
    _, rest = read(["-"], kind=".jsonl", finished=finished, seen=behind(reading, whole[:count]))
    assert names(rest) == [row["id"] for row in ROWS[count:]]


@pytest.mark.parametrize("change", [ROWS[1:], [ROWS[0], {**ROWS[1], "date": "2020-05-04"}, *ROWS[2:]], ROWS[:1], []])
def test_another_standard_input_is_refused(stdin, change):
    stdin(lines(ROWS))
    reading, whole = read(["-"], kind=".jsonl")
    stdin(lines(change))
    with pytest.raises(UsageError, match=r"the input has changed .*: <stdin> has another content now"):
        read(["-"], kind=".jsonl", finished=joined(whole[:3]), seen=behind(reading, whole[:3]))


def test_more_in_a_file_that_was_finished_is_refused(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(lines(ROWS[:2]))
    (tmp_path / "b.jsonl").write_bytes(lines(ROWS[2:]))
    reading, whole = read([tmp_path])
    (tmp_path / "a.jsonl").write_bytes(lines([*ROWS[:2], {"text": "New."}]))
    with pytest.raises(UsageError, match=r"the input has changed .*: there is more in .*a\.jsonl now"):
        read([tmp_path], finished=joined(whole[:3]), seen=behind(reading, whole[:3]))


@pytest.mark.parametrize("count", range(9))
def test_a_file_given_twice_goes_on_where_it_was(tmp_path, count):
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(ROWS))
    reading, whole = read([path, path])
    _, rest = read([path, path], finished=joined(whole[:count]), seen=behind(reading, whole[:count]))
    assert names(rest) == names(whole[count:])
    assert [item.taken for item in rest] == [item.taken for item in whole[count:]]


def test_an_input_without_an_item_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setitem(READERS, ".md", lambda stream, origin, date: iter(()))
    for name in ("a.txt", "b.md", "c.txt", "d.txt"):
        (tmp_path / name).write_text(name)
    reading, whole = read([tmp_path])
    assert names(whole) == ["a.txt", "c.txt", "d.txt"]
    _, rest = read([tmp_path], finished=joined(whole[:2]), seen=behind(reading, whole[:2]))
    assert names(rest) == ["d.txt"]


def test_files_that_are_as_they_were_are_not_read(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
    reading, whole = read([tmp_path])
    status = (tmp_path / "a.txt").stat()
    assert whole[0].taken == Taken(
        number=0,
        source=str(tmp_path / "a.txt"),
        size=5,
        modified=status.st_mtime_ns,
        items=1,
        digest=whole[0].taken.digest,
    )
    # As no editor leaves a file: another content of the same size and time shows that it is not looked at.
    (tmp_path / "a.txt").write_text("other")
    os.utime(tmp_path / "a.txt", ns=(status.st_atime_ns, status.st_mtime_ns))
    reading, rest = read([tmp_path], finished=joined(whole[:2]), seen=behind(reading, whole[:2]))
    assert names(rest) == ["c.txt"]
    assert [item.bytes for item in rest] == [15]
