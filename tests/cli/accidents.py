"""Runs of the command line that meet with accidents, in processes that share a model which is loaded already."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from kgexport.annotate import models
from kgexport.cli.main import main
from kgexport.corpus import batches

PEOPLE = ("Ann Lee", "Bo Day", "Cy Hill", "Di Moss", "Ed Park", "Flo Reed")
PLACES = ("Paris", "Vienna", "Oslo", "Rome")


def some_news(folder, count=8):
    """A folder of `count` small documents, and beside them a failure, a repair, a duplicate and something skipped."""
    folder.mkdir()
    rows = []
    for number in range(count):
        one, other = PEOPLE[number % 6], PEOPLE[(number + 1 + number // 6) % 6]
        place = PLACES[number % 4]
        text = f"{one} met {other} in {place} on Monday, the Example Bank said. {other} denied it.\n"
        if number % 3:
            (folder / f"{number:02}.txt").write_text(text)
        else:
            rows.append({"id": f"row {number}", "text": text, "date": "2020-05-04"})
    rows += [rows[0], {"id": "bad"}, {"id": "odd", "text": "Ann\x01Lee lives in Paris."}]
    (folder / "05.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "07.png").write_text("x")
    return folder


def start(nlp, *args, errors=None):
    """Begin a run in a process of its own, which leads a group that its workers are in; gives its id."""
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.stdout = sys.stderr = Path(errors or os.devnull).open("w")  # noqa: SIM115
        os.dup2(sys.stderr.fileno(), 2)
        os.fsync = lambda handle: None  # no power fails here
        models.load_model = lambda name: nlp
        batches.BATCH_CHARACTERS = 100  # each document for itself, so that there is a moment between any two
        sys.argv = ["kgexport", *map(str, args)]
        main()
    except SystemExit as error:
        code = error.code
        sys.stderr.flush()
    finally:
        os._exit(code)


def end(pid):
    """Wait for a run and for all its workers; gives its exit code, or minus the signal that ended it."""
    _, status = os.waitpid(pid, 0)
    deadline = time.monotonic() + 10
    with suppress(ProcessLookupError):
        while True:
            os.killpg(pid, 0)
            if time.monotonic() > deadline:
                os.killpg(pid, signal.SIGKILL)
                raise AssertionError("workers are left of a run that ended")
            time.sleep(0.01)
    return os.waitstatus_to_exitcode(status)


def content(*paths):
    """What is in files, None where there is none."""
    return [path.read_bytes() if path.exists() else None for path in map(Path, paths)]
