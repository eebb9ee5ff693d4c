"""The driver of a run: items in, each with what became of it out, in the order in which they came in."""

from __future__ import annotations

import contextlib
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator

from kgexport.corpus.account import Account, Row
from kgexport.corpus.parts import Parts
from kgexport.corpus.reading import Item, Reading
from kgexport.corpus.records import Processed
from kgexport.errors import OutputError
from kgexport.model import Document

Process = Callable[[Iterable[Document]], Iterator[Processed]]
"""What `kgexport.corpus.pool.Pool.process` does: documents in, what became of each out, in their order."""

Done = tuple[Item, Processed | None]
"""An item, and what became of it if it is a document."""

Tell = Callable[[Item, Processed | None, Row | None], None]
"""Told of an item that is done, with the failure where it has failed."""


def merged(items: Iterable[Item], process: Process) -> Generator[Done, None, None]:
    """All items in their order, the documents as they are processed."""
    waiting: deque[Item] = deque()

    def documents() -> Iterator[Document]:
        for item in items:
            waiting.append(item)
            if isinstance(item.record, Document):
                yield item.record

    for processed in process(documents()):
        while not isinstance(waiting[0].record, Document):
            yield waiting.popleft(), None
        yield waiting.popleft(), processed
    for item in waiting:
        yield item, None


def fill(
    parts: Parts,
    account: Account,
    reading: Reading,
    process: Process,
    *,
    tell: Tell,
    check: Callable[[], None],
) -> None:
    """Do all that is not finished, and put it on the disk shard by shard.

    Args:
        parts: where it goes.
        account: where it is entered.
        reading: what comes in.
        process: what is done to documents.
        tell: told of each item that is done.
        check: called behind each item; what it raises ends the run.

    Raises:
        OutputError: the disk does not take it.
    """
    with contextlib.closing(merged(reading.items(), process)) as done:
        try:
            for item, processed in done:
                # A signal must not come between counting an item and keeping it.
                with uninterrupted():
                    failure = account.enter(item, processed)
                    full = parts.add(item, b"" if processed is None else processed.quads, failure, account.counts())
                    if full:
                        parts.write(reading.seen)
                tell(item, processed, failure)
                check()
        except OutputError:
            raise
        except BaseException:
            if parts.recorded:
                with uninterrupted():
                    parts.write(reading.seen)
            raise


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold back what asks the process to end until the block is through."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
