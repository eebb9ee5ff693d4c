"""The real command in a process without a network, and what it took."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

SECONDS = 60
"""The longest that any input may keep the command, in processor time: how busy the machine is says nothing of it."""

_PATIENCE = 300
"""Seconds on the clock after which a run counts as one that hangs."""

MEMORY = 2 << 30
"""The most that the process and its children may have in memory together, in bytes."""

_SAFETY = 8 << 30
"""Address space of each process, so that what goes wrong here takes no machine down."""
_ROOT = Path(__file__).parents[2]
_PAUSE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What came of one run."""

    code: int
    stdout: bytes
    stderr: str
    seconds: float
    """Of processor time, by all its processes."""
    peak: int
    """Of the memory of all its processes, shared pages counted once, in bytes."""
    summary: dict[str, int] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    """The reason by source."""


@lru_cache(maxsize=1)
def without_network() -> tuple[str, ...]:
    """What to put before a command so that it has no network at all, where this machine allows it."""
    if shutil.which("unshare") is None:
        return ()
    able = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0
    return ("unshare", "-rn") if able else ()


def export(folder: Path, *inputs: str, stdin: bytes | None = None, before: tuple[str, ...] = ()) -> Run:
    """`kgexport export INPUT... -o out/graph.nq` in `folder`, with both accounts beside the graph.

    Asserts what holds of every run: it ends in time and in memory, speaks in lines that act on no terminal, has no
    traceback, accounts for all that came in, and leaves nothing anywhere but in `out`.
    """
    out, home = folder / "out", folder / "home"
    out.mkdir()
    home.mkdir()
    around = _names(folder)
    command = [
        *before, *without_network(), sys.executable, "-m", "kgexport", "export", "-o", "out/graph.nq",
        "--summary", "out/summary.json", "--failures", "out/failures.jsonl", "-v", "--", *inputs,
    ]  # fmt: skip
    environment = {
        **os.environ, "HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": str(home),
        "PYTHONPATH": f"{_ROOT / 'src'}", "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    run = _watched(command, folder, environment, stdin)
    assert _names(folder) == around, "something was written outside of the output"
    assert {path.name for path in out.iterdir()} <= {"graph.nq", "summary.json", "failures.jsonl"}
    _check(run)
    if not (out / "summary.json").exists():
        assert run.code in (2, 3)
        assert not list(out.iterdir())
        return run
    return _with_accounts(run, out)


def _names(folder: Path) -> set[str]:
    return {str(path) for path in folder.rglob("*") if (folder / "out") not in path.parents}


def _limits() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_SAFETY, _SAFETY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _watched(command: list[str], folder: Path, environment: dict[str, str], stdin: bytes | None) -> Run:
    begun = _processor_time()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True, preexec_fn=_limits,
    ) as process:  # fmt: skip
        peak = [0]
        done = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, peak, done))
        watcher.start()
        try:
            stdout, stderr = process.communicate(stdin or b"", timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            stdout, stderr = process.communicate()
            raise AssertionError(f"no end after {_PATIENCE} seconds: {stderr[-300:]!r}") from None
        finally:
            done.set()
            watcher.join()
    seconds = _processor_time() - begun
    return Run(code=process.returncode, stdout=stdout, stderr=stderr.decode(), seconds=seconds, peak=peak[0])


def _processor_time() -> float:
    """Of all processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(session: int, peak: list[int], done: threading.Event) -> None:
    while not done.wait(_PAUSE):
        peak[0] = max(peak[0], sum(_share(process) for process in _members(session)))


def _members(session: int) -> list[Path]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if int((process / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                found.append(process)
        except (OSError, IndexError):
            continue  # it has just ended
    return found


def _share(process: Path) -> int:
    """Its part of the memory: pages shared by two count half for each."""
    try:
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    except OSError:
        pass
    return 0


def _check(run: Run) -> None:
    assert run.code in (0, 1, 2, 3, 4, 5), run.stderr[-2000:]
    assert run.seconds <= SECONDS
    assert run.peak <= MEMORY, f"{run.peak >> 20} MB"
    assert run.stdout == b""
    assert "Traceback" not in run.stderr
    lines = run.stderr.removesuffix("\n").split("\n")
    assert all(line.startswith("kgexport: ") for line in lines), [line for line in lines if line[:9] != "kgexport:"][:3]
    assert all(line.isprintable() for line in lines), [line for line in lines if not line.isprintable()][:3]


def _with_accounts(run: Run, out: Path) -> Run:
    summary = json.loads((out / "summary.json").read_text())
    came_in = summary["ok"] + summary["failed"] + summary["skipped"] + summary["duplicate"]
    assert summary["in"] == came_in
    rows = [json.loads(line) for line in (out / "failures.jsonl").read_text().split("\n") if line]
    assert len(rows) == summary["failed"]
    assert all("\n" not in row["reason"] and row["reason"].strip() for row in rows)
    graph = out / "graph.nq"
    assert graph.exists() is (summary["ok"] > 0)
    if graph.exists():
        _check_graph(graph, summary["ok"])
    failures = {row["source"]: row["reason"] for row in rows}
    return Run(code=run.code, stdout=run.stdout, stderr=run.stderr, seconds=run.seconds, peak=run.peak,
               summary=summary, failures=failures)  # fmt: skip


def _check_graph(path: Path, documents: int) -> None:
    import pyoxigraph

    content = path.read_bytes()
    graphs = {str(quad.graph_name) for quad in pyoxigraph.parse(content, pyoxigraph.RdfFormat.N_QUADS)}
    assert len(graphs) == documents
