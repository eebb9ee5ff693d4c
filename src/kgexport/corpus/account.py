"""The account of a run: what came in and what became of it, in the order in which it came in.

`in = ok + failed + skipped + duplicate`, always; also of a run that goes on where another was cut off.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from kgexport.corpus.reading import Item
from kgexport.corpus.records import Processed
from kgexport.errors import DocumentError
from kgexport.model import Document, Severity
from kgexport.read import Skipped

Row = dict[str, str | None]
"""A failure as `--failures` writes it: id, source, stage, reason."""


@dataclass(slots=True, kw_only=True)
class Account:
    """Counts of the items that are entered."""

    came_in: int = 0
    documents: int = 0
    """What came in as a document, whatever became of it."""
    ok: int = 0
    failed: int = 0
    skipped: int = 0
    duplicate: int = 0
    warnings: int = 0
    withheld: int = 0
    """Documents whose graph does not conform; each has failed."""
    words: int = 0
    size: int = 0
    """Of the graphs, as N-Quads in bytes."""

    def enter(self, item: Item, processed: Processed | None) -> Row | None:
        """Enter an item, a document with what became of it; gives the row of one that failed."""
        self.came_in += 1
        self.warnings += sum(issue.severity is Severity.WARNING for issue in item.issues)
        record = item.record
        if isinstance(record, Document):
            if processed is None:
                raise AssertionError("a document is entered with what became of it")
            return self._enter(record, processed)
        if isinstance(record, DocumentError):
            self.failed += 1
            return {"id": record.document, "source": record.source, "stage": record.stage, "reason": str(record)}
        if isinstance(record, Skipped):
            self.skipped += 1
        else:
            self.duplicate += 1
        return None

    def _enter(self, document: Document, processed: Processed) -> Row | None:
        self.documents += 1
        self.warnings += processed.warnings
        self.words += processed.words
        failure = processed.failure
        if failure is None:
            self.ok += 1
            self.size += len(processed.quads)
            return None
        self.failed += 1
        self.withheld += processed.withheld
        return {
            "id": document.identifier, "source": document.source, "stage": failure.stage, "reason": failure.reason,
        }  # fmt: skip

    def counts(self) -> dict[str, int]:
        """All counts by name, for `restore`."""
        return {count.name: getattr(self, count.name) for count in fields(self)}

    def restore(self, counts: dict[str, int]) -> None:
        """Go on from the counts of another run."""
        for count in fields(self):
            setattr(self, count.name, int(counts[count.name]))

    def summary(self) -> dict[str, int]:
        """The counts, as `--summary` writes them."""
        if self.came_in != self.ok + self.failed + self.skipped + self.duplicate:
            raise AssertionError(f"the account does not balance: {self.counts()}")
        return {
            "in": self.came_in,
            "ok": self.ok,
            "failed": self.failed,
            "skipped": self.skipped,
            "duplicate": self.duplicate,
            "warnings": self.warnings,
        }

    def sentence(self) -> str:
        """The counts for people."""
        parts = [f"{self.ok} of {self.came_in} exported"]
        parts += [
            f"{count} {what}"
            for count, what in (
                (self.failed, "failed"),
                (self.skipped, "skipped"),
                (self.duplicate, "read twice"),
                (self.warnings, "warnings"),
            )
            if count
        ]
        return ", ".join(parts)
