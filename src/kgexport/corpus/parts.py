"""The finished part of a run, in a folder beside its output: `graph.nq.kgexport-parts`.

In it are a lock, the journal and the shards. The journal and the first shard are written when there is enough for one,
so a small run leaves nothing. At the end of a run the folder goes; what was cut off leaves it.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kgexport.corpus.account import Row
from kgexport.corpus.binding import check_binding
from kgexport.corpus.journal import Binding, Entry, Journal, Recorded, Taken, read_journal
from kgexport.corpus.lock import locked
from kgexport.corpus.reading import Item
from kgexport.corpus.shards import check_shards, packed, read_shard, write_shard
from kgexport.disk import sync
from kgexport.errors import OutputError
from kgexport.read import Seen
from kgexport.read.files import PARTS_SUFFIX

SHARD_DOCUMENTS = 100
"""Documents in a shard: some ten seconds of work, which is what a crash can cost."""

SHARD_BYTES = 20_000_000
"""The N-Quads at which a shard is written, however few documents they are of: some hundred thousand words."""

_JOURNAL = "journal.jsonl"
_LONGEST = 200


def parts_folder(output: str) -> Path:
    """Where the parts of an output lie."""
    target = Path(os.path.realpath(output))
    name = target.name
    if len(os.fsencode(name)) > _LONGEST:
        name = f"{hashlib.sha256(os.fsencode(name)).hexdigest()[:32]}"
    return target.with_name(f"{name}{PARTS_SUFFIX}")


@contextlib.contextmanager
def open_parts(output: str, binding: Binding, *, resume: bool, most: int = SHARD_DOCUMENTS) -> Iterator[Parts]:
    """Lock an output, and find what is finished of it.

    Args:
        output: the file that the run is to make.
        binding: what the run is asked for, see `kgexport.corpus.binding`.
        resume: whether to go on with what is finished.
        most: the items in a shard.

    Raises:
        OutputError: another run holds the output; something is finished and is not to be resumed, or is damaged.
        UsageError: what is finished was made in another way.
    """
    folder = parts_folder(output)
    with locked(folder, output=output):
        _remove(folder, "*.part")
        recorded = read_journal(folder / _JOURNAL)
        if recorded is not None and not recorded.entries:
            recorded = None  # a journal that was begun, and nothing finished
        if recorded is not None:
            if not resume:
                raise OutputError(
                    f"{output} was begun by a run that was cut off, and {_finished(recorded)} in {folder}: "
                    "go on with --resume, or remove that folder to start over"
                )
            check_binding(recorded.binding, binding, folder)
            check_shards(folder, [entry.shard for entry in recorded.entries if entry.shard is not None])
        parts = Parts(folder, binding, recorded, most=most)
        try:
            yield parts
        finally:
            parts.close()


class Parts:
    """What is finished of one run. `open_parts` makes it."""

    def __init__(self, folder: Path, binding: Binding, recorded: Recorded | None, *, most: int) -> None:
        entries = () if recorded is None else recorded.entries
        self.folder = folder
        self.finished = _joined(entries)
        """The inputs that the shards are from, in their order."""
        self.counts = entries[-1].counts if entries else None
        """The account of all that is on the disk."""
        self.failures = [failure for entry in entries for failure in entry.failures]
        self.seen = Seen()
        """Their documents."""
        for entry in entries:
            self.seen.restore(entry.identities)
        self._binding = binding
        self._most = most
        self._journal = None if recorded is None else recorded.reopened(folder / _JOURNAL)
        self._shards = [entry.shard for entry in entries if entry.shard is not None]
        self._pending: list[bytes] = []
        self._size = 0
        self._taken: list[Taken] = []
        self._failures: list[Row] = []
        self._items = 0
        self._counts: dict[str, int] = {}
        self._recorded = self._upto = len(self.seen)

    @property
    def recorded(self) -> bool:
        """Whether anything is in the journal, so that another run can go on."""
        return self._journal is not None

    def add(self, item: Item, quads: bytes, failure: Row | None, counts: dict[str, int]) -> bool:
        """Take an item that is done; gives whether there is enough for a shard now.

        Args:
            item: the next in the order of the run.
            quads: of its document.
            failure: of its document.
            counts: the account up to and with it.
        """
        if quads:
            self._pending.append(packed(quads))
            self._size += len(quads)
        if self._taken and self._taken[-1].number == item.taken.number:
            self._taken.pop()
        self._taken.append(item.taken)
        if failure is not None:
            self._failures.append(failure)
        self._items += 1
        self._counts, self._upto = counts, item.seen
        return self._items >= self._most or self._size >= SHARD_BYTES

    def write(self, seen: Seen) -> None:
        """Put what was added on the disk; `seen` are the documents of the run.

        Raises:
            OutputError: the disk does not take it; then nothing of it counts.
        """
        if not self._items:
            return
        try:
            shard = write_shard(self.folder, len(self._shards), self._pending) if self._pending else None
            journal = self._journal or self._begun()
            journal.append(
                Entry(
                    shard=shard,
                    taken=tuple(self._taken),
                    identities=seen.rows(self._recorded, self._upto),
                    counts=self._counts,
                    failures=tuple(self._failures),
                )
            )
        except OSError as error:
            raise OutputError(f"cannot write to {self.folder}: {error.strerror or error}") from error
        if shard is not None:
            self._shards.append(shard)
        self.counts = self._counts
        self._pending, self._taken, self._failures = [], [], []
        self._size, self._items, self._recorded = 0, 0, self._upto

    def _begun(self) -> Journal:
        path = self.folder / _JOURNAL
        journal = Journal(path)
        try:
            journal.append(self._binding)
            sync(self.folder)
            sync(self.folder.parent)
        except OSError:
            journal.close()
            path.unlink()
            raise
        self._journal = journal
        return journal

    def documents(self) -> Iterator[bytes]:
        """The quads of all documents that are done, in their order.

        Raises:
            OutputError: a shard is damaged.
        """
        for shard in self._shards:
            yield from read_shard(self.folder, shard)
        for quads in self._pending:
            yield gzip.decompress(quads)

    def remove(self) -> None:
        """Remove all parts; the journal first, as shards without it are nobody's."""
        self.close()
        with contextlib.suppress(OSError):
            (self.folder / _JOURNAL).unlink(missing_ok=True)
            _remove(self.folder, "shard-*")
        self._pending = []

    def close(self) -> None:
        """Give the journal up."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None


def _joined(entries: Sequence[Entry]) -> tuple[Taken, ...]:
    """The inputs of all entries; one that went over several is as the last of them has it."""
    found: list[Taken] = []
    for taken in (taken for entry in entries for taken in entry.taken):
        if found and found[-1].number == taken.number:
            found.pop()
        found.append(taken)
    return tuple(found)


def _finished(recorded: Recorded) -> str:
    return f"{recorded.entries[-1].counts['came_in']} documents are finished"


def _remove(folder: Path, pattern: str) -> None:
    """Remove files of ours, such as what a run was writing when it was killed."""
    with contextlib.suppress(OSError):
        for path in folder.glob(pattern):
            path.unlink()
