"""The pool: documents in, what became of each out, in their order, whatever happens to the workers.

A worker that dies, hangs or takes too much is replaced, and the documents of its batch are done anew, one by one; what
ends three workers alone is a failure, and the rest goes on. The parent is where the model is loaded; workers are forked
from it and share it. The look-ahead is bounded: reading goes on only as results are taken.

`multiprocessing.Pool` waits forever for the task of a worker that was killed, and `ProcessPoolExecutor` fails every
task that is pending then.
"""

from __future__ import annotations

import heapq
import os
import time
from collections.abc import Iterable, Iterator
from types import TracebackType

from kgexport.annotate.annotate import BATCH_CHARACTERS
from kgexport.corpus.batches import Batch, batches, cost
from kgexport.corpus.crew import Crew, Member
from kgexport.corpus.limits import Death, allowed, death
from kgexport.corpus.records import DEFAULT_MEMORY, DEFAULT_SECONDS, Failure, Processed
from kgexport.corpus.strikes import Strikes
from kgexport.corpus.worker import Answer, Task, Work
from kgexport.errors import UsageError
from kgexport.model import Document

LOOK_AHEAD = 16 * BATCH_CHARACTERS
"""Characters, for each worker, that are read beyond the first document whose result is not taken."""

DEPTH = 2
"""Batches that a worker has at a time: the second so that it need not wait while the parent reads and writes."""

_TICK = 1.0


class Pool:
    """Workers for one run. A context: at its end no worker is left."""

    def __init__(
        self, work: Work, *, workers: int = 1, seconds: float = DEFAULT_SECONDS, memory: int = DEFAULT_MEMORY
    ) -> None:
        """Nothing is loaded or started yet.

        Args:
            work: what to do.
            workers: the number of processes.
            seconds: of processor time for a document of ordinary length, see `kgexport.corpus.limits`.
            memory: bytes of address space for a worker, beside what is loaded.

        Raises:
            UsageError: there is no worker.
        """
        if workers < 1:
            raise UsageError(f"there must be at least one worker, not {workers}")
        self._work = work
        self._workers = workers
        self._seconds = seconds
        self._memory = memory
        self._crew = Crew(work, memory=memory)
        self.lost = 0
        """The workers that ended before their time and were replaced."""

    def __enter__(self) -> Pool:
        """Load everything.

        Raises:
            UsageError: what the work needs is not usable.
        """
        self._work.setup()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._crew.stop()

    def process(self, documents: Iterable[Document], *, first: int = 0) -> Iterator[Processed]:
        """What became of each document, in their order; `first` is the position of the first of them.

        When it is left before its end, by an error or an interruption too, all workers are ended.

        Raises:
            KgExportError: no worker can be started.
        """
        if not hasattr(os, "fork"):  # no limits there, and one process
            for batch in batches(documents, first=first):
                yield from self._work(batch.documents, first=batch.first)
            return
        try:
            yield from self._results(_Progress(batches(documents, first=first), first))
        finally:
            self._crew.stop()

    def _results(self, progress: _Progress) -> Iterator[Processed]:
        while True:
            yield from progress.ready()
            self._hand_out(progress)
            if progress.done and not any(member.tasks for member in self._crew.members):
                return
            now = time.monotonic()
            deadline = min((member.deadline for member in self._crew.members), default=now)
            for member in self._crew.wait(min(max(deadline - now, 0), _TICK)):
                self._listen(member, progress)
            now = time.monotonic()
            for member in [member for member in self._crew.members if member.deadline < now]:
                self._replace(member, progress, late=True)

    def _hand_out(self, progress: _Progress) -> None:
        """Give batches out while a worker has room for one, or is not started yet."""
        members = self._crew.members
        limit = LOOK_AHEAD * self._workers
        while len(members) < self._workers or any(len(member.tasks) < DEPTH for member in members):
            batch = progress.take(limit)
            if batch is None:
                return
            member = min(members, key=lambda member: len(member.tasks), default=None)
            if member is None or (member.tasks and len(members) < self._workers):
                member = self._crew.hire()
            member.give(Task(batch=batch, seconds=allowed(batch.characters, self._seconds)))

    def _listen(self, member: Member, progress: _Progress) -> None:
        for task, answer in member.answers():
            progress.enter(task.batch, answer)
        if member.channel.ended:
            self._replace(member, progress, late=False)

    def _replace(self, member: Member, progress: _Progress, *, late: bool) -> None:
        """End a worker, and put back what it had; a new one starts when there is something for it."""
        status = self._crew.dismiss(member)
        self.lost += 1
        seconds = member.tasks[0].seconds if member.tasks else self._seconds
        cause = death(status, late=late, seconds=seconds, memory=self._memory)
        progress.lose([task.batch for task in member.tasks], cause)


class _Progress:
    """The documents of one run: read, to be done, and done."""

    def __init__(self, source: Iterator[Batch], first: int) -> None:
        self._source = source
        self._waiting: list[tuple[int, Batch]] = []
        self._results: dict[int, Processed] = {}
        self._costs: dict[int, int] = {}
        self._next = first
        self._ahead = 0
        self._strikes = Strikes()
        self._read_all = False

    @property
    def done(self) -> bool:
        """Whether nothing waits and nothing is to be read."""
        return self._read_all and not self._waiting

    def take(self, limit: int) -> Batch | None:
        """The next batch to be done: the first of those put back, else one that is read; None if there is none now."""
        if self._waiting:
            return heapq.heappop(self._waiting)[1]
        if self._read_all or self._ahead >= limit:
            return None
        batch = next(self._source, None)
        if batch is None:
            self._read_all = True
        else:
            for position, document in enumerate(batch.documents, start=batch.first):
                self._costs[position] = cost(document)
                self._ahead += self._costs[position]
        return batch

    def ready(self) -> Iterator[Processed]:
        """The results that are next in the order."""
        while (result := self._results.pop(self._next, None)) is not None:
            self._ahead -= self._costs.pop(self._next)
            self._next += 1
            yield result

    def enter(self, batch: Batch, answer: Answer) -> None:
        """Take an answer; where an exception stopped a batch of several documents, they are done anew, one by one."""
        for result in answer.results:
            self._results[result.position] = result
            self._strikes.acquit(result.position)
        if answer.error is not None:
            if len(batch.documents) > 1:
                self._singly(batch)
            else:
                self._fail(batch, Failure(stage="worker", reason=answer.error, trace=answer.trace))

    def lose(self, batches: list[Batch], cause: Death) -> None:
        """Put back what a dead worker had; it was at the first of its batches."""
        for batch in batches[1:]:
            self._wait(batch)
        if not batches or len(batches[0].documents) > 1:
            self._strikes.unattributed(cause)
            if batches:
                self._singly(batches[0])
        elif self._strikes.condemns(batches[0].first, cause):
            self._fail(batches[0], Failure(stage="worker", reason=f"the process that works on it {cause.words}"))
        else:
            self._wait(batches[0])

    def _singly(self, batch: Batch) -> None:
        for single in batch.singly():
            self._wait(single)

    def _wait(self, batch: Batch) -> None:
        heapq.heappush(self._waiting, (batch.first, batch))

    def _fail(self, batch: Batch, failure: Failure) -> None:
        (document,) = batch.documents
        self._results[batch.first] = Processed(
            position=batch.first,
            identifier=document.identifier,
            source=document.source,
            characters=len(document.text),
            words=len(document.text.split()),
            failure=failure,
        )
        self._strikes.acquit(batch.first)
