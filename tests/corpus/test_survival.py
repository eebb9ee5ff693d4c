"""Runs in a process of their own: killed parents leave no workers, killed workers lose no documents."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from typing import IO

import pytest

from kgexport.corpus import batches
from kgexport.corpus.pool import Pool
from kgexport.corpus.processor import Processor
from kgexport.corpus.records import Configuration
from tests.corpus.documents import documents

BUSY = """
from kgexport.corpus import batches
from kgexport.corpus.pool import Pool
from tests.corpus.trouble import Trouble, texts
batches.BATCH_CHARACTERS = 1
with Pool(Trouble(), workers=3) as pool:
    for found in pool.process(texts("a", *["loop"] * 2, *["hang"] * 2)):
        print(found.identifier, flush=True)
"""

STEADY = """
import sys
from kgexport.corpus.pool import Pool
from kgexport.corpus.processor import Processor
from kgexport.corpus.records import Configuration
from tests.corpus.documents import documents
with Pool(Processor(Configuration()), workers=2) as pool:
    for found in pool.process(documents(int(sys.argv[1]))):
        assert found.ok, found.failure
        sys.stdout.buffer.write(found.quads)
    sys.stderr.write(f"lost {pool.lost}")
"""


def children(pid: int) -> list[int]:
    """The processes that a process has, none if it is gone."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except FileNotFoundError:
        return []


def alive(pid: int) -> bool:
    """Whether a process does anything; not if it is a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@contextmanager
def program(code: str, *arguments: str, stdout: IO[bytes] | int = subprocess.PIPE) -> Iterator[Popen[bytes]]:
    with Popen([sys.executable, "-c", code, *arguments], stdout=stdout, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_no_worker_outlives_the_run(number):
    with program(BUSY) as process:
        assert process.stdout.readline() == b"d0\n"
        time.sleep(0.3)
        workers = children(process.pid)
        assert len(workers) == 3
        process.send_signal(number)
        process.wait(timeout=5)
    deadline = time.monotonic() + 2
    while any(alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [pid for pid in workers if alive(pid)] == []


@pytest.mark.slow
def test_the_same_bytes_for_every_number_of_workers(monkeypatch):
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 250)
    given = documents(8)
    processor = Processor(Configuration())
    expected = [found.quads for found in processor(given)]
    for workers in (1, 2, 4):
        with Pool(processor, workers=workers) as pool:
            assert [found.quads for found in pool.process(given)] == expected


@pytest.mark.slow
def test_a_worker_killed_every_second(tmp_path):
    chance = random.Random(7)
    steady, chaos = (_written(tmp_path / name, count="2400", kill=kill) for name, kill in (("a", None), ("b", chance)))
    assert steady == 0
    assert chaos >= 5
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "b").read_bytes().count(b"#sha256>") == 2400


def _written(path: Path, *, count: str, kill: random.Random | None) -> int:
    """How many workers were lost in a run that writes to a file."""
    with path.open("wb") as output, program(STEADY, count, stdout=output) as process:
        while process.poll() is None:
            time.sleep(1)
            if kill is not None and (workers := children(process.pid)):
                os.kill(kill.choice(workers), signal.SIGKILL)
        said = process.stderr.read().decode()
    assert process.returncode == 0, said
    return int(said.removeprefix("lost "))
