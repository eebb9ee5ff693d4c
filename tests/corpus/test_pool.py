"""The pool: order, bounded reading, and that no worker's end stops the run."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgexport.corpus import batches, crew, pool, strikes
from kgexport.corpus.pool import Pool
from kgexport.corpus.records import Processed
from kgexport.errors import UsageError
from kgexport.model import Document
from tests.corpus.trouble import BYTES, Trouble, texts


def run(work: Trouble, documents: list[Document], *, workers: int = 2, seconds: float = 5) -> list[Processed]:
    with Pool(work, workers=workers, seconds=seconds, memory=BYTES // 2) as workers_:
        found = list(workers_.process(documents))
    assert children() == []
    assert [processed.position for processed in found] == list(range(len(documents)))
    assert [processed.identifier for processed in found] == [document.identifier for document in documents]
    return found


def children() -> list[int]:
    """The processes that were forked from this one, zombies too."""
    own = Path("/proc/self/cmdline").read_bytes()
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    return [int(pid) for pid in listed if Path(f"/proc/{pid}/cmdline").read_bytes() in (own, b"")]


def reasons(found: list[Processed]) -> dict[str, str]:
    return {processed.identifier: processed.failure.reason for processed in found if processed.failure is not None}


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_results_come_in_the_order_of_the_documents(monkeypatch, workers):
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 20)
    given_texts = [f"wait 0.0{(7 * number) % 5}" for number in range(40)]
    found = run(Trouble(), texts(*given_texts), workers=workers)
    assert b"".join(processed.quads for processed in found).decode().splitlines() == given_texts


def test_everything_is_loaded_once_in_the_parent():
    work = Trouble()
    found = run(work, texts("pid", "pid"))
    assert work.set_up == [os.getpid()]
    assert all(int(processed.quads) != os.getpid() for processed in found)


def test_no_documents():
    assert run(Trouble(), []) == []


def test_no_worker_is_started_that_has_nothing_to_do():
    with Pool(Trouble(), workers=4) as workers:
        for _ in workers.process(texts("a", "b")):
            assert len(children()) <= 1


@pytest.mark.parametrize("workers", [0, -1])
def test_there_must_be_a_worker(workers):
    with pytest.raises(UsageError, match="at least one worker"):
        Pool(Trouble(), workers=workers)


AT_FAULT = {
    "exit 3": "the process that works on it ends with status 3",
    "exit 0": "the process that works on it ends with status 0",
    "signal SIGSEGV": "the process that works on it is killed by SIGSEGV",
    "signal SIGABRT": "the process that works on it is killed by SIGABRT",
    "signal SIGKILL": "the process that works on it is killed by SIGKILL",
    "signal SIGTERM": "the process that works on it is killed by SIGTERM",
    "memory": "the process that works on it needs more than 100 MB of memory",
    "raise it": "ValueError: no it at all",
}


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("text", AT_FAULT)
def test_a_document_at_fault_is_a_failure_and_the_others_go_on(text, workers):
    found = run(Trouble(), texts("a", "b", text, "c", "d"), workers=workers)
    assert reasons(found) == {"d2": AT_FAULT[text]}
    assert found[2].failure.stage == "worker"
    assert (found[2].source, found[2].quads, found[2].characters) == ("2.txt", b"", len(text))
    assert [processed.quads for processed in found if processed.ok] == [b"a\n", b"b\n", b"c\n", b"d\n"]


def test_a_document_that_takes_too_much_processor_time(monkeypatch):
    monkeypatch.setattr(crew, "PATIENCE", 100)  # however busy the machine is
    found = run(Trouble(), texts("a", "loop", "b"), seconds=0.4)
    assert reasons(found) == {"d1": "the process that works on it takes more than 0.4008 seconds of processor time"}


@pytest.mark.slow
def test_a_document_that_hangs():
    found = run(Trouble(), texts("a", "hang", "b"), seconds=0.4)
    assert reasons(found) == {"d1": "the process that works on it hangs: no answer in 1.2024 seconds"}


def test_all_documents_at_fault(monkeypatch):
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 40)
    monkeypatch.setattr(strikes, "OUTSIDE_STRIKES", 7)
    found = run(Trouble(), texts(*AT_FAULT))
    assert list(reasons(found).values()) == list(AT_FAULT.values())


def test_the_trace_of_an_exception_is_kept():
    (found,) = run(Trouble(), texts("raise it"))
    assert "trouble.py" in found.failure.trace


def test_a_worker_killed_from_outside_costs_no_document(tmp_path):
    work = Trouble(tmp_path)
    found = run(work, texts(*(f"once {number}" for number in range(12))), workers=2)
    assert reasons(found) == {}
    assert len(list(tmp_path.iterdir())) == 12


def test_what_a_worker_prints_goes_nowhere(capfd):
    run(Trouble(), texts("print hello", "signal SIGSEGV", "print hello"))
    assert capfd.readouterr() == ("", "")


def test_interruptions_of_the_terminal_do_not_reach_the_workers():
    found = run(Trouble(), texts("signal SIGINT", "a"))
    assert reasons(found) == {}


def test_reading_goes_on_only_as_results_are_taken(monkeypatch):
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 1000)
    monkeypatch.setattr(pool, "LOOK_AHEAD", 10_000)
    read = 0

    def source() -> Iterator[Document]:
        nonlocal read
        for number in range(400):
            read += 1
            yield Document(identifier=str(number), text="x" * 500)

    with Pool(Trouble(), workers=2) as workers:
        for taken, _ in enumerate(workers.process(source())):
            # 20 documents of 1,000 characters, each counted with its cost; one batch of two more, and one that waits.
            assert read - taken <= 23
            if taken == 0:
                time.sleep(0.2)
    assert read == 400


def test_a_slow_document_does_not_let_the_others_pile_up(monkeypatch):
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 10)
    monkeypatch.setattr(pool, "LOOK_AHEAD", 10_000)
    read = 0

    def source() -> Iterator[Document]:
        nonlocal read
        for document in texts("wait 0.5", *["x"] * 100):
            read += 1
            yield document

    with Pool(Trouble(), workers=2) as workers:
        results = workers.process(source())
        next(results)
        assert read < 60
        assert len(list(results)) == 100


def test_a_batch_larger_than_what_sockets_hold(monkeypatch):
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 3_000_000)
    found = run(Trouble(), texts(*("x" * 2_000_000 for _ in range(6))), workers=2)
    assert [len(processed.quads) for processed in found] == [2_000_001] * 6


def test_positions_begin_where_the_run_is_taken_up():
    with Pool(Trouble(), workers=2) as workers:
        assert [found.position for found in workers.process(texts("a", "exit 1", "b"), first=70)] == [70, 71, 72]


def test_a_run_that_is_left_leaves_no_worker(monkeypatch):
    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 5)
    with Pool(Trouble(), workers=2) as workers:
        results = workers.process(texts("a", *["wait 5"] * 20))
        next(results)
        results.close()
        assert children() == []
        assert [found.quads for found in workers.process(texts("b"))] == [b"b\n"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_an_error_while_reading_leaves_no_worker(error):
    def source() -> Iterator[Document]:
        yield from texts(*["x" * 40_000] * 3)
        raise error

    with Pool(Trouble(), workers=2) as workers, pytest.raises(error):
        list(workers.process(source()))
    assert children() == []


def test_an_interruption_ends_workers_at_once(monkeypatch):
    def interrupt(number, frame):
        raise KeyboardInterrupt

    monkeypatch.setattr(batches, "BATCH_CHARACTERS", 5)
    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    began = time.monotonic()
    try:
        with Pool(Trouble(), workers=2, seconds=60) as workers, pytest.raises(KeyboardInterrupt):
            list(workers.process(texts("hang", "loop", "a")))
    finally:
        signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - began < 3
    assert children() == []


@settings(max_examples=4)
@given(
    st.lists(st.sampled_from(["a", "bb", "wait 0.001", "exit 1", "signal SIGKILL", "raise x"]), max_size=7),
    st.integers(1, 3),
    st.integers(1, 40),
)
def test_workers_and_batches_change_nothing(given_texts, workers, characters):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strikes, "OUTSIDE_STRIKES", 7)
        expected = run(Trouble(), texts(*given_texts), workers=1)
        patch.setattr(batches, "BATCH_CHARACTERS", characters)
        assert run(Trouble(), texts(*given_texts), workers=workers) == expected
