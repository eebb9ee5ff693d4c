"""The lock: held by one process, gone with it, and who holds it is told."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys

import pytest

from kgexport.corpus.lock import locked
from kgexport.errors import OutputError

HOLDER = """
import sys, pathlib
from kgexport.corpus.lock import locked
with locked(pathlib.Path(sys.argv[1]), output="graph.nq"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock of a folder."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "parts")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_a_lock_leaves_nothing(tmp_path):
    with locked(tmp_path / "parts", output="graph.nq") as before:
        assert not before
        holder = json.loads((tmp_path / "parts" / "lock").read_text())
        assert (holder["pid"], holder["host"]) == (os.getpid(), socket.gethostname())
    assert list(tmp_path.iterdir()) == []


def test_what_is_in_the_folder_stays(tmp_path):
    with locked(tmp_path / "parts", output="graph.nq"):
        (tmp_path / "parts" / "journal").write_text("x")
    assert [path.name for path in (tmp_path / "parts").iterdir()] == ["journal"]


def test_who_comes_second_is_told_who_holds_it(tmp_path, holder):
    with pytest.raises(OutputError) as caught, locked(tmp_path / "parts", output="graph.nq"):
        pass
    host = re.escape(socket.gethostname())
    assert re.fullmatch(
        rf"graph\.nq is held by another run of kgexport, process {holder.pid} on {host} since "
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00: wait for that run, stop it, or write to another file",
        str(caught.value),
    )
    assert caught.value.exit_code == 5
    holder.stdin.close()
    holder.wait()
    with locked(tmp_path / "parts", output="graph.nq"):
        pass


def test_a_lock_of_the_dead_is_taken_over(tmp_path, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert (tmp_path / "parts" / "lock").exists()
    with locked(tmp_path / "parts", output="graph.nq") as before:
        assert before


@pytest.mark.parametrize("content", ["", "torn {", "[]", '{"pid": 1'])
def test_a_lock_file_without_a_holder_is_taken_over(tmp_path, content):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "lock").write_text(content)
    with locked(tmp_path / "parts", output="graph.nq"):
        pass


def test_the_lock_of_another_machine_is_left_alone(tmp_path):
    path = tmp_path / "parts" / "lock"
    path.parent.mkdir()
    path.write_text(json.dumps({"pid": 7, "host": "elsewhere.example", "since": "2020-05-04T00:00:00+00:00"}))
    with (
        pytest.raises(OutputError, match=rf"process 7 on elsewhere.example .* if that run has ended, remove {path}"),
        locked(path.parent, output="graph.nq"),
    ):
        pass
    assert path.exists()


def test_what_cannot_be_a_folder_is_refused(tmp_path):
    (tmp_path / "parts").write_text("x")
    with pytest.raises(OutputError, match=r"^cannot lock "), locked(tmp_path / "parts", output="graph.nq"):
        pass
