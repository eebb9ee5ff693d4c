"""What the end of a worker says."""

from __future__ import annotations

import signal

import pytest

from kgexport.corpus.limits import OUT_OF_MEMORY, Cause, address_space, allowed, death


@pytest.mark.parametrize(
    ("status", "late", "cause", "words"),
    [
        (3 << 8, False, Cause.CRASH, "ends with status 3"),
        (OUT_OF_MEMORY << 8, False, Cause.MEMORY, "needs more than 1024 MB of memory"),
        (signal.SIGXCPU, False, Cause.TIME, "takes more than 20 seconds of processor time"),
        (signal.SIGKILL, True, Cause.HUNG, "hangs: no answer in 60 seconds"),
        (signal.SIGKILL, False, Cause.OUTSIDE, "is killed by SIGKILL"),
        (signal.SIGSEGV, False, Cause.CRASH, "is killed by SIGSEGV"),
        (signal.SIGSEGV | 0x80, False, Cause.CRASH, "is killed by SIGSEGV"),  # with a core file
        (signal.SIGRTMIN + 2, False, Cause.CRASH, f"is killed by signal {signal.SIGRTMIN + 2}"),
    ],
)
def test_death(status, late, cause, words):
    found = death(status, late=late, seconds=20, memory=1 << 30)
    assert (found.cause, found.words) == (cause, words)


@pytest.mark.parametrize(("characters", "seconds"), [(0, 20), (3000, 20.6), (1_500_000, 320)])
def test_long_texts_have_more_time(characters, seconds):
    assert allowed(characters, 20) == seconds


def test_address_space():
    assert address_space() > 10_000_000
