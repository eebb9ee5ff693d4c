"""The parent's side of workers: starting them, handing batches out, waiting for answers, ending them."""

from __future__ import annotations

import os
import pickle
import selectors
import signal
import socket
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress

from kgexport.corpus.channel import Channel
from kgexport.corpus.limits import PATIENCE
from kgexport.corpus.worker import Answer, Task, Work, run
from kgexport.errors import KgExportError

_INTERRUPTIONS = frozenset({signal.SIGINT, signal.SIGTERM})


class Member:
    """One worker, the batches that it has, and the moment until which it must have answered the first of them."""

    def __init__(self, pid: int, channel: Channel) -> None:
        self.pid = pid
        self.channel = channel
        self.tasks: deque[Task] = deque()
        self.deadline = float("inf")

    def give(self, task: Task) -> None:
        """Send it one more batch."""
        self.tasks.append(task)
        if len(self.tasks) == 1:
            self._start_clock()
        self.channel.send(pickle.dumps(task, protocol=pickle.HIGHEST_PROTOCOL))

    def answers(self) -> Iterator[tuple[Task, Answer]]:
        """What it has answered since, with the batch that it had for it."""
        for message in self.channel.receive():
            task = self.tasks.popleft()
            self._start_clock()
            yield task, pickle.loads(message)

    def _start_clock(self) -> None:
        seconds = self.tasks[0].seconds * PATIENCE if self.tasks else float("inf")
        self.deadline = time.monotonic() + seconds


class Crew:
    """The workers that live."""

    def __init__(self, work: Work, *, memory: int) -> None:
        """Start none yet; `memory` is what each may take, in bytes of address space."""
        self._work = work
        self._memory = memory
        self.members: list[Member] = []

    def hire(self) -> Member:
        """Start a worker.

        Raises:
            KgExportError: the system has no room for another process.
        """
        ours, theirs = socket.socketpair()
        parent = os.getpid()
        # An interruption between the fork and the first lines of the worker would run the parent's handlers in it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)
        try:
            pid = os.fork()
            if pid == 0:
                run(self._work, theirs, parent=parent, memory=self._memory)
            member = Member(pid, Channel(ours))
            self.members.append(member)
        except OSError as error:
            ours.close()
            raise KgExportError(f"no worker can be started: {error.strerror or error}") from error
        finally:
            theirs.close()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return member

    def dismiss(self, member: Member) -> int:
        """End a worker, if it lives, and give the status that it ended with, as `os.waitpid` has it."""
        # One that is dying keeps its own status: that is settled before its socket closes.
        with suppress(ProcessLookupError):
            os.kill(member.pid, signal.SIGKILL)
        status = os.waitpid(member.pid, 0)[1]
        self.members.remove(member)
        member.channel.close()
        return status

    def stop(self) -> None:
        """End all workers at once."""
        for member in self.members:
            with suppress(ProcessLookupError):
                os.kill(member.pid, signal.SIGKILL)
        while self.members:
            self.dismiss(self.members[-1])

    def wait(self, seconds: float) -> list[Member]:
        """Wait until one of them has something to say or to be sent, and give those that have something to say."""
        with selectors.DefaultSelector() as selector:
            for member in self.members:
                events = selectors.EVENT_READ | (selectors.EVENT_WRITE if member.channel.unsent else 0)
                selector.register(member.channel, events, member)
            ready = selector.select(seconds)
        for key, events in ready:
            if events & selectors.EVENT_WRITE:
                key.data.channel.flush()
        return [key.data for key, events in ready if events & selectors.EVENT_READ]
