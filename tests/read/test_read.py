"""Reading files, folders and the standard input: identifiers, order, duplicates, and every kind of bad input."""

from __future__ import annotations

import datetime
import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from kgexport.errors import DocumentError
from kgexport.model import Document, Issue
from kgexport.read import READERS, Duplicate, Skipped, read_documents, read_sources, scan
from kgexport.read import documents as limits

DAY = datetime.date(2020, 5, 4)


def read(*paths, **options):
    """All records, and the issues left out."""
    found = read_documents([str(path) for path in paths], **options)
    return [record for record in found if not isinstance(record, Issue)]


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_readers_are_the_documented_ones():
    assert sorted(READERS) == [
        ".csv", ".eml", ".html", ".jsonl", ".mbox", ".md", ".parquet", ".pdf", ".txt", ".warc",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", "Ann met Bo.\n", "Ann met Bo.\n"),
        ("A.TXT", "Ann met Bo.", "Ann met Bo."),
        ("a.txt.gz", gzip.compress(b"Ann met Bo."), "Ann met Bo."),
        ("packed.txt", gzip.compress(b"Ann met Bo."), "Ann met Bo."),
        ("named.txt.gz", "Ann met Bo.", "Ann met Bo."),
        ("bom.txt", "\ufeffAnn met Bo.", "Ann met Bo."),
        ("crlf.txt", "Ann\r\nmet", "Ann\nmet"),
        ("a.md", "**Ann** met [Bo](https://example.org).", "Ann met Bo.\n"),
    ],
)
def test_a_file_is_a_document_named_by_itself(tmp_path, name, content, expected):
    path = write(tmp_path, name, content)
    assert read(path, date=DAY) == [Document(identifier=name, text=expected, date=DAY, source=str(path))]


def test_a_folder_is_walked_in_order_of_names(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.md", "B.txt", "a.txt", "c.jsonl"):
        write(tmp_path, name, '{"text": "Ann met Bo."}' if name.endswith("jsonl") else f"Text of {name}.")
    identifiers = [record.identifier for record in read(tmp_path)]
    assert identifiers == ["B.txt", "a/b/c.md", "a/z.txt", "a.txt", "b.txt", "c.jsonl:1"]


def test_the_parts_of_a_run_are_no_input(tmp_path):
    write(tmp_path, "a.txt", "Ann met Bo.")
    write(tmp_path, "g.nq.kgexport-parts/journal.jsonl", '{"text": "Cy met Di."}')
    assert [record.identifier for record in read(tmp_path)] == ["a.txt"]


def test_a_folder_names_what_it_skips(tmp_path):
    write(tmp_path, "a.txt", "Ann met Bo.")
    write(tmp_path, "b.png", "x")
    write(tmp_path, "noend", "x")
    write(tmp_path, ".hidden/c.txt", "x")
    (tmp_path / "link.txt").symlink_to("a.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    records = read(tmp_path)
    skipped = {Path(record.source).name: record.reason for record in records if isinstance(record, Skipped)}
    assert skipped.pop("b.png").startswith("unknown suffix '.png': known are .csv, .eml, .html, .jsonl, ")
    assert skipped.pop("noend").startswith("no suffix")
    assert skipped == {
        ".hidden": "hidden",
        "link.txt": "a link, which is not followed",
        "round": "a link, which is not followed",
        "pipe.txt": "no regular file",
    }
    assert [record.identifier for record in records if isinstance(record, Document)] == ["a.txt"]


def test_a_deep_folder_is_walked_to_its_end(tmp_path):
    deep = tmp_path
    for _ in range(400):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("Ann met Bo.")
    (record,) = read(tmp_path)
    assert record.identifier == "d/" * 400 + "a.txt"


def test_a_link_that_the_user_names_is_read(tmp_path):
    write(tmp_path, "a.txt", "Ann met Bo.")
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert [record.identifier for record in read(tmp_path / "link.txt")] == ["link.txt"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", "", "the text is empty"),
        ("blank.txt", " \n\t\u2028", "the text is empty"),
        ("empty.md", "", "the text is empty"),
        ("front.md", "---\ntitle: x\n---\n", "the text is empty"),
        ("empty.jsonl", "", "the file is empty"),
        ("blank.jsonl", "\n \n", "the file is empty"),
        ("binary.txt", b"\x7fELF\x00\x01", "it is binary data, not text (there is a zero byte)"),
        ("latin.txt", "Ann é".encode("latin-1"), "it is not valid UTF-8: byte 0xe9 at offset 4; convert it to UTF-8"),
        (
            "wide.txt",
            "Ann".encode("utf-16"),
            "it is UTF-16, not UTF-8: convert it, for example with iconv -f UTF-16 -t UTF-8",
        ),
        ("date.md", "---\ndate: yesterday\n---\nAnn", "'yesterday' is no date of the form YYYY-MM-DD"),
    ],
)
def test_a_bad_file_is_a_failure_with_a_reason(tmp_path, name, content, reason):
    path = write(tmp_path, name, content)
    (failure,) = read(path)
    assert isinstance(failure, DocumentError)
    assert (str(failure), failure.document, failure.stage, failure.source) == (reason, name, "read", str(path))


@pytest.mark.parametrize("content", [gzip.compress(b"Ann met Bo. " * 500)[:-9], gzip.compress(b"x")[:12]])
def test_damaged_gzip_is_a_failure(tmp_path, content):
    (failure,) = read(write(tmp_path, "a.txt.gz", content))
    assert str(failure).startswith("the gzip data are damaged: ")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "there is no such file or folder"),
        ("picture.png", "unknown suffix '.png': known are .csv, .eml, .html, .jsonl, .mbox, .md, .parquet, .pdf,"),
        ("README", "no suffix: known are"),
        ("archive.gz", "no suffix: known are"),
        ("nul\x00.txt", "it cannot be read: embedded null byte"),
    ],
)
def test_an_input_that_cannot_be_is_a_failure(tmp_path, name, reason):
    if name not in ("missing.txt", "nul\x00.txt"):
        write(tmp_path, name, "x")
    (failure,) = read(tmp_path / name)
    assert isinstance(failure, DocumentError)
    assert str(failure).startswith(reason)


@pytest.mark.parametrize("kind", [None, ".txt", ".csv", ".mbox"])
def test_pipes_devices_and_rings_of_links_are_failures_and_do_not_block(tmp_path, kind):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "ring.txt").symlink_to("ring.txt")
    (tmp_path / "zeros.txt").symlink_to("/dev/zero")
    reasons = [str(failure) for failure in read(*sorted(tmp_path.iterdir()), kind=kind)]
    pipe = "it is no regular file: give a pipe or device to the standard input, as -"
    assert reasons == [pipe, "it cannot be read: Too many levels of symbolic links", pipe]


def test_a_pipe_that_the_caller_holds_open_is_read():
    reading, writing = os.pipe()
    try:
        os.write(writing, b"Ann met Bo.")
        os.close(writing)
        (record,) = read(f"/dev/fd/{reading}", kind=".txt")
    finally:
        os.close(reading)
    assert record.text == "Ann met Bo."


@pytest.mark.parametrize("suffix", [".csv", ".eml", ".jsonl", ".mbox", ".md", ".txt"])
def test_gzip_bombs_are_failures(tmp_path, suffix):
    header = b"text\n" if suffix == ".csv" else b""
    path = write(tmp_path, f"bomb{suffix}.gz", gzip.compress(header + b" " * 30_000_000))
    (failure,) = read(path)
    assert str(failure).endswith("the gzip data unpack to more than 100 times their size")


def test_kind_goes_before_the_suffix(tmp_path):
    write(tmp_path, "a.log", '{"text": "Ann met Bo."}\n')
    write(tmp_path, "b.txt", '{"text": "Bo met Ann."}\n')
    texts = [record.text for record in read(tmp_path, kind=".jsonl")]
    assert texts == ["Ann met Bo.", "Bo met Ann."]


@pytest.mark.parametrize("packed", [False, True])
def test_the_standard_input_is_text_unless_said_otherwise(monkeypatch, packed):
    def stdin(data):
        buffer = io.BytesIO(gzip.compress(data) if packed else data)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(buffer))

    stdin(b'{"text": "Ann met Bo."}')
    (record,) = read("-")
    assert (record.identifier, record.text, record.source) == ("stdin", '{"text": "Ann met Bo."}', "<stdin>")
    stdin(b'{"text": "Ann met Bo."}')
    (record,) = read("-", kind=".jsonl")
    assert (record.identifier, record.text, record.source) == ("stdin:1", "Ann met Bo.", "<stdin>:1")
    assert not sys.stdin.buffer.closed


def test_one_identifier_one_text(tmp_path):
    write(tmp_path, "one/a.txt", "Ann met Bo.")
    write(tmp_path, "two/a.txt", "Ann met Bo.")
    write(tmp_path, "three/a.txt", "Ann met Cy.")
    first, again, other, same = read(*(tmp_path / name / "a.txt" for name in ("one", "two", "three", "one")))
    assert first.identifier == "a.txt"
    assert again == Duplicate(document="a.txt", source=str(tmp_path / "two/a.txt"), first=str(tmp_path / "one/a.txt"))
    assert isinstance(other, DocumentError)
    assert "was read before with another text" in str(other)
    assert isinstance(same, Duplicate)


def test_the_same_path_object_twice_is_a_duplicate(tmp_path):
    path = str(write(tmp_path, "a.txt", "Ann met Bo."))
    assert [type(record) for record in read_documents([path, path])] == [Document, Duplicate]


def test_issues_stand_before_their_document_and_not_before_a_duplicate(tmp_path):
    path = str(write(tmp_path, "a.txt", "Ann\x01met"))
    assert [type(record) for record in read_documents([path, path])] == [Issue, Document, Duplicate]


@pytest.mark.parametrize(("name", "content"), [("a.txt", "x" * 101), ("a.txt", "é" * 51), ("a.md", "x" * 101)])
def test_a_file_over_the_limit_is_a_failure(tmp_path, monkeypatch, name, content):
    for module in ("text", "markdown", "jsonl"):
        monkeypatch.setattr(f"kgexport.read.{module}.MAX_BYTES", 100)
    (failure,) = read(write(tmp_path, name, content))
    assert str(failure) == "it has more than 100 bytes: split it into smaller files"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
def test_a_text_over_the_limit_is_a_failure(tmp_path, monkeypatch, name):
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 20)
    monkeypatch.setattr("kgexport.read.markdown.MAX_CHARACTERS", 20)
    content = "x" * 21
    (failure,) = read(write(tmp_path, name, f'{{"text": "{content}"}}' if name.endswith("l") else content))
    assert "21 characters, more than 20: split it into documents" in str(failure)


def test_progress_tells_the_bytes_of_all_files(tmp_path):
    write(tmp_path, "a.txt", "Ann met Bo. " * 20_000)
    write(tmp_path, "b.txt.gz", gzip.compress(b"Ann met Bo. " * 2_000))
    found = list(scan([str(tmp_path)]))
    told = []
    assert len(list(read_sources(found, progress=told.append))) == 2
    assert sum(told) == sum(source.size for source in found)


def test_reading_is_lazy(tmp_path):
    records = read_documents([str(write(tmp_path, "a.txt", "Ann.")), str(tmp_path / "later.txt")])
    assert isinstance(next(records), Document)
    write(tmp_path, "later.txt", "Bo.")
    assert isinstance(next(records), Document)


def test_file_names_that_are_no_unicode_become_clean_identifiers(tmp_path):
    (record,) = read(write(tmp_path, os.fsdecode(b"caf\xe9\n.txt"), "Ann met Bo."))
    assert record.identifier == "caf\ufffd .txt"


def test_a_reader_that_fails_ends_its_own_file_only(tmp_path, monkeypatch):
    def broken(stream, origin, date):
        yield Document(identifier="first", text="Ann met Bo.")
        raise KeyError("surprise")

    monkeypatch.setitem(READERS, ".md", broken)
    first, failure, last = read(write(tmp_path, "a.md", "x"), write(tmp_path, "b.txt", "Bo met Ann."))
    assert (first.identifier, last.identifier) == ("first", "b.txt")
    assert str(failure) == "its reader failed: KeyError: 'surprise'"
    assert isinstance(failure.__cause__, KeyError)
