"""Limits of a worker, and what its end says of the document that it was at.

The kernel keeps them: processor time by RLIMIT_CPU, which sends SIGXCPU, and memory (on Linux) by RLIMIT_AS, which
lets an allocation fail. Beside that the parent has a limit of elapsed time, for a worker that waits for something.
Processor time is the first measure because a busy machine must not make documents fail.
"""

from __future__ import annotations

import math
import os
import signal
import sys
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

SLOWEST = 5_000
"""Characters a second: the least that a long text is given time for; usual are 20,000."""

PATIENCE = 3
"""How many times the processor time may pass until a worker counts as hung."""

OUT_OF_MEMORY = 77
"""The exit status of a worker that has no memory left."""

_OUTSIDE = frozenset({signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT})


class Cause(Enum):
    """Who or what ended a worker."""

    CRASH = auto()
    MEMORY = auto()
    TIME = auto()
    HUNG = auto()
    """It gave no answer in all that time, at work or not."""
    OUTSIDE = auto()
    """A signal that others send: a person, or the kernel when the machine has no memory left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """The end of a worker; `words` complete "the process that works on it ..."."""

    cause: Cause
    words: str


def allowed(characters: int, seconds: float) -> float:
    """The seconds of processor time for texts of so many characters."""
    return seconds + characters / SLOWEST


def death(status: int, *, late: bool, seconds: float, memory: int) -> Death:
    """What the status of `os.waitpid` says; `late` is whether the parent has killed the worker for its time."""
    if late:
        return Death(cause=Cause.HUNG, words=f"hangs: no answer in {seconds * PATIENCE:g} seconds")
    code = os.waitstatus_to_exitcode(status)
    if code == OUT_OF_MEMORY:
        return Death(cause=Cause.MEMORY, words=f"needs more than {memory >> 20} MB of memory")
    if code >= 0:
        return Death(cause=Cause.CRASH, words=f"ends with status {code}")
    if -code == signal.SIGXCPU:
        return Death(cause=Cause.TIME, words=f"takes more than {seconds:g} seconds of processor time")
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return Death(cause=Cause.OUTSIDE if -code in _OUTSIDE else Cause.CRASH, words=f"is killed by {name}")


def confine_memory(memory: int) -> None:
    """Let this process have so many bytes of address space beside what it has, and leave no core file."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    taken = address_space()
    if taken is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = taken + memory if hard == resource.RLIM_INFINITY else min(taken + memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def confine_time(seconds: float) -> None:
    """Let this process have so many seconds of processor time from now on, in whole seconds."""
    import resource

    used = sum(os.times()[:2])
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = math.ceil(used + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def address_space() -> int | None:
    """The bytes of address space that this process takes; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")
