"""The parsing process: it is killed when it takes too long, replaced when it dies, and opens no connection."""

from __future__ import annotations

import os
import signal
import socket
import time

import pytest

from kgexport.errors import UsageError
from kgexport.read import read_documents, sandbox, scan
from kgexport.read.extras import EXTRAS, NEEDS
from kgexport.read.sandbox import Sandbox
from kgexport.read.streams import StreamError

MAIL = b"Subject: x\n\nAnn met Bo.\n"


PARSERS = """
import os, socket, subprocess, sys, time
from kgexport.read import confined
from kgexport.read.sandbox import Parsed

def loop(data):
    while True:
        pass

def crash(data):
    os._exit(11)

def eat(data):
    return bytearray(1 << 31)

def recur(data):
    return recur(data)

def call(data):
    socket.socket().connect(("127.0.0.1", int(data)))

def look(data):
    socket.getaddrinfo("example.org", 80)

def start(data):
    subprocess.run(["true"])

def talk(data):
    print("noise")
    sys.stdout.flush()
    os.write(1, b"noise")
    sys.stdin.read()
    return Parsed({"text": "a\\ud800"}, (("code", "message"),))

def fail(data):
    raise KeyError("one\\ntwo")

def who(data):
    return Parsed({"text": f"{os.getpid()}"})

for name in ("loop", "crash", "eat", "recur", "call", "look", "start", "talk", "fail", "who"):
    confined.TASKS[name] = f"__main__:{name}"
confined.main()
"""
"""Parsers that do what hostile files make parsers do."""


@pytest.fixture
def box():
    box = Sandbox(program=("-c", PARSERS))
    yield box
    box.stop()


def process_of(box):
    return int(box.parse("who", b"")["fields"]["text"])


def test_the_process_serves_document_after_document(box, monkeypatch):
    assert process_of(box) == process_of(box)
    first = process_of(box)
    monkeypatch.setattr(sandbox, "MAX_SERVED", 3)
    assert process_of(box) != first
    box.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert process_of(box) != first


def test_what_takes_too_long_is_killed(box, monkeypatch):
    monkeypatch.setattr(sandbox, "MAX_SECONDS", 1)
    first = process_of(box)
    begin = time.monotonic()
    with pytest.raises(StreamError, match="reading it takes more than 1 seconds"):
        box.parse("loop", b"")
    assert time.monotonic() - begin < 5
    assert process_of(box) != first


@pytest.mark.parametrize("size", [0, 10_000_000])
def test_a_process_that_dies_is_replaced(box, size):
    with pytest.raises(StreamError, match="its parser ended without an answer"):
        box.parse("crash", b"x" * size)
    first = process_of(box)
    os.kill(first, signal.SIGKILL)
    time.sleep(0.05)
    assert process_of(box) != first


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ("eat", "reading it takes more than 1073741824 bytes of memory"),
        ("recur", "it is nested too deeply"),
        ("fail", "its parser gave up: KeyError: 'one\\ntwo'"),
        ("look", "its parser gave up: PermissionError: socket.getaddrinfo while a document is parsed"),
        ("start", "its parser gave up: PermissionError: subprocess.Popen while a document is parsed"),
    ],
)
def test_what_a_parser_must_not_do_is_a_failure(box, task, reason):
    with pytest.raises(StreamError) as caught:
        box.parse(task, b"")
    assert str(caught.value) == reason
    assert process_of(box)


def test_no_connection_is_made(box):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        with pytest.raises(StreamError, match=r"PermissionError: socket\.connect"):
            box.parse("call", str(server.getsockname()[1]).encode())
        with pytest.raises(TimeoutError):
            server.accept()


def test_what_a_parser_prints_is_no_answer(box):
    answer = box.parse("talk", b"")
    assert answer["fields"] == {"text": "a\ud800"}
    assert answer["remarks"] == [["code", "message"]]


def test_a_module_of_the_working_folder_is_not_loaded(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit(7)")
    (tmp_path / "a.eml").write_bytes(MAIL)
    monkeypatch.chdir(tmp_path)
    (document,) = read_documents(["a.eml"])
    assert document.text == "Ann met Bo.\n"


def test_reading_leaves_no_process_behind(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(MAIL)
    records = read_documents([str(path)])
    next(records)
    assert sandbox.SANDBOX._process is not None
    assert list(records) == []
    assert sandbox.SANDBOX._process is None


@pytest.mark.parametrize("kind", sorted(NEEDS))
def test_a_missing_extra_is_named(tmp_path, monkeypatch, kind):
    extra = NEEDS[kind]
    monkeypatch.setitem(EXTRAS, extra, ("no_such_module",))
    bad, good = tmp_path / f"a{kind}", tmp_path / "b.txt"
    bad.write_bytes(b"x")
    good.write_text("Ann met Bo.")
    failure, document = read_documents([str(bad), str(good)])
    told = f"it needs no_such_module, which is not installed; the extra {extra!r} brings it: "
    told += f"pip install 'kgexport[{extra}]'"
    assert str(failure) == told
    assert document.text == "Ann met Bo."
    with pytest.raises(UsageError) as caught:
        scan([str(good)], kind=kind)
    assert str(caught.value) == f"{kind} cannot be read: {told}"
