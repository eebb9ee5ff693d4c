"""What comes in, one item after the other, with how far each input is read: for a run that may have to go on later.

An item is a document or what did not become one; `in = ok + failed + skipped + duplicate` counts items. How far an
input is read is told by the number of its items and a digest of all that they say, so that a run that goes on can see
whether it would read the same again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date

from kgexport.corpus.journal import Taken
from kgexport.errors import DocumentError, UsageError
from kgexport.model import Document, Issue
from kgexport.read import Duplicate, Record, Seen, Skipped, read_source
from kgexport.read.files import Source
from kgexport.read.sandbox import SANDBOX

Found = Source | Skipped | DocumentError
"""What `kgexport.read.scan` gives."""

_CHANGED = "the input has changed since the run that is to be resumed"
_GONE = (-1, None)
_ADVICE = "put it back as it was, or start over without what is finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One of what came in."""

    record: Document | DocumentError | Skipped | Duplicate
    issues: tuple[Issue, ...]
    """Remarks on the document."""
    taken: Taken
    """Its input, up to and with this item."""
    seen: int
    """How many different documents there are up to and with this item."""
    bytes: int
    """How many bytes of all inputs were read or passed over, for a display."""


class Reading:
    """The items of a run, behind those that are finished."""

    def __init__(
        self,
        found: Iterable[Found],
        *,
        date: date | None,
        finished: tuple[Taken, ...] = (),
        seen: Seen | None = None,
    ) -> None:
        """Nothing is read yet.

        Args:
            found: what `kgexport.read.scan` finds.
            date: the date of documents that bring none.
            finished: the inputs that are finished, in their order; the last perhaps in part.
            seen: the documents of these.
        """
        self._found = enumerate(found)
        self._date = date
        self._finished = finished
        self.seen = Seen() if seen is None else seen
        self._bytes = 0

    def items(self) -> Iterator[Item]:
        """All items that are not finished.

        Raises:
            UsageError: an input is not what it was when it was finished.
        """
        try:
            yield from self._rest_of_finished()
            for number, found in self._found:
                yield from self._items(number, found)
        finally:
            SANDBOX.stop()

    def _rest_of_finished(self) -> Iterator[Item]:
        """Go through the inputs that are finished: files that are as they were are not read."""
        for before in self._finished:
            number, found = next(((number, found) for number, found in self._found if number == before.number), _GONE)
            if found is None or (name := _name(found)) != before.source:
                where = "is not there any more" if found is None else f"was found where {name} is found now"
                raise UsageError(f"{_CHANGED}: {before.source} {where}; {_ADVICE}")
            last = before is self._finished[-1]
            if not last and isinstance(found, Source) and found.path is not None and _stamp(found) == _stamp(before):
                self._bytes += found.size
                continue
            yield from self._again(number, found, before, last=last)

    def _again(self, number: int, found: Found, before: Taken, *, last: bool) -> Iterator[Item]:
        """Read an input anew: what is finished of it must be the same, the rest of the last one is to be done."""
        items = self._items(number, found, again=before.items)
        item = None
        for item in items:
            if item.taken.items == before.items:
                break
        if item is None or (item.taken.items, item.taken.digest) != (before.items, before.digest):
            raise UsageError(f"{_CHANGED}: {before.source} has another content now; {_ADVICE}")
        rest = next(items, None)
        if rest is None:
            return
        if not last:
            raise UsageError(f"{_CHANGED}: there is more in {before.source} now; {_ADVICE}")
        yield rest
        yield from items

    def _items(self, number: int, found: Found, *, again: int = 0) -> Iterator[Item]:
        """The items of one input; of the first `again` it is known already which were read before."""
        size, modified = _stamp(found)
        digest = hashlib.sha256()
        issues: list[Issue] = []
        count = 0
        for record in self._records(found):
            if isinstance(record, Issue):
                issues.append(record)
                continue
            count += 1
            digest.update(_said(record))
            known = self.seen.once(record) if isinstance(record, Document) and count > again else record
            yield Item(
                record=known,
                issues=tuple(issues) if known is record else (),
                taken=Taken(
                    number=number,
                    source=_name(found),
                    size=size,
                    modified=modified,
                    items=count,
                    digest=digest.hexdigest()[:32],
                ),
                seen=len(self.seen),
                bytes=self._bytes,
            )
            issues.clear()

    def _records(self, found: Found) -> Iterator[Record]:
        if isinstance(found, Source):
            return read_source(found, date=self._date, progress=self._count)
        return iter([found])

    def _count(self, taken: int) -> None:
        self._bytes += taken


def _name(found: Found) -> str:
    if isinstance(found, Source):
        return found.origin.source
    return found.source or ""


def _stamp(of: Found | Taken) -> tuple[int, int]:
    """What a change of the file changes: its size, and when it was written."""
    return (of.size, of.modified) if isinstance(of, Source | Taken) else (0, 0)


def _said(record: Document | DocumentError | Skipped | Duplicate) -> bytes:
    """All that a record says, of a failure whose it is: the reason may be that the machine was slow."""
    said = (record.document, record.stage, record.source) if isinstance(record, DocumentError) else astuple(record)
    return repr(said).encode("ascii", "backslashreplace")
