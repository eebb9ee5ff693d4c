"""A worker: a process that takes batches from a socket and answers each with what became of its documents.

It is forked from a process that has loaded everything, so it starts in milliseconds and shares the model's memory. It
ends with its parent, however that ends; the kernel sees to it on Linux, elsewhere it ends after its batch.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import socket
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn, Protocol

from kgexport.corpus.batches import Batch
from kgexport.corpus.limits import OUT_OF_MEMORY, confine_memory, confine_time
from kgexport.corpus.records import Processed
from kgexport.model import Document
from kgexport.read.sandbox import receive, send

_PR_SET_PDEATHSIG = 1


class Work(Protocol):
    """What a worker does; `kgexport.corpus.processor.Processor` is one."""

    def setup(self) -> None:
        """Load what is needed; called once, in the parent."""

    def __call__(self, documents: Sequence[Document], *, first: int = 0) -> list[Processed]:
        """One result for each document, their positions from `first`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A batch, and the seconds of processor time for it."""

    batch: Batch
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The results of a batch, or the exception that stopped it."""

    results: tuple[Processed, ...] = ()
    error: str | None = None
    trace: str | None = None


def run(work: Work, connection: socket.socket, *, parent: int, memory: int) -> NoReturn:
    """Be a worker in a process that was just forked, with all signals of interruption blocked."""
    status = 1
    try:
        _detach(connection.fileno(), parent)
        confine_memory(memory)
        gc.freeze()  # what is loaded stays: looking through it would copy its pages
        _serve(work, connection)
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    finally:
        os._exit(status)  # whatever happens, never back into the code of the parent


def _detach(descriptor: int, parent: int) -> None:
    """Keep nothing of the parent but the socket: no terminal, no files, no locks, no handlers."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when it is interrupted
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123
        for standard in (0, 1, 2):
            os.dup2(nothing.fileno(), standard)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))


def _serve(work: Work, connection: socket.socket) -> None:
    with connection.makefile("rb") as questions, connection.makefile("wb") as answers:
        while (message := receive(questions)) is not None:
            task: Task = pickle.loads(message)
            confine_time(task.seconds)
            send(answers, pickle.dumps(_answer(work, task.batch), protocol=pickle.HIGHEST_PROTOCOL))


def _answer(work: Work, batch: Batch) -> Answer:
    try:
        results = tuple(work(batch.documents, first=batch.first))
        positions = [result.position for result in results]
        if positions != list(range(batch.first, batch.first + len(batch.documents))):
            raise AssertionError(f"{len(batch.documents)} documents from {batch.first} gave {positions}")
        return Answer(results=results)
    except MemoryError:
        raise
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return Answer(error=reason, trace="".join(traceback.format_exception(error)))
