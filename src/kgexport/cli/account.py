"""The account of one export: what came in, what became of it, and every failure."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from kgexport.cli.console import Console
from kgexport.errors import DocumentError
from kgexport.model import Document, Issue, Severity
from kgexport.read.records import Duplicate, Record, Skipped

if TYPE_CHECKING:
    from kgexport.validate.results import Report


@dataclass(slots=True, kw_only=True)
class Account:
    """Counts and failures; `came_in` counts on reading, the rest when the fate of a document is known."""

    console: Console
    came_in: int = 0
    documents: int = 0
    ok: int = 0
    skipped: int = 0
    duplicate: int = 0
    warnings: int = 0
    withheld: int = 0
    failures: list[DocumentError] = field(default_factory=list)

    def reading(self, records: Iterable[Record]) -> Iterator[Document]:
        """The documents of what is read; all else is entered as it passes."""
        for record in records:
            if isinstance(record, Issue):
                self.remark(record)
                continue
            self.came_in += 1
            if isinstance(record, Document):
                self.documents += 1
                yield record
            elif isinstance(record, DocumentError):
                self.fail(record)
            elif isinstance(record, Skipped):
                self.skipped += 1
                self.console.detail(f"skipped {record.source}: {record.reason}")
            else:
                self._repeat(record)

    def remark(self, issue: Issue) -> None:
        """Enter an issue of a document that goes on."""
        message = f"{issue.document}: {issue.message}"
        if issue.severity is Severity.WARNING:
            self.warnings += 1
            self.console.one_of_many(self.console.warning, "warnings", message)
        else:
            self.console.detail(message)

    def fail(self, failure: DocumentError) -> None:
        """Enter a document that is not exported."""
        self.failures.append(failure)
        self.console.one_of_many(self.console.error, "failures", f"{failure.source or failure.document}: {failure}")
        if self.console.debug and failure.__cause__ is not None:
            traceback.print_exception(failure.__cause__)

    def check(self, document: Document, report: Report) -> None:
        """Enter what the shapes say of a document's graph; with a violation the document has failed."""
        for result in report.warnings:
            message = f"{result.focus_node}: {result.message}"
            self.remark(Issue(document=document.identifier, code="shapes", message=message))
        if report.conforms:
            return
        self.withheld += 1
        first, others = report.violations[0], len(report.violations) - 1
        more = f" (and {others} more)" if others else ""
        self.fail(
            DocumentError(
                f"its graph does not conform and is withheld: {first.focus_node}: {first.message}{more}",
                document=document.identifier,
                stage="validate",
                source=document.source,
            )
        )

    def _repeat(self, duplicate: Duplicate) -> None:
        self.duplicate += 1
        self.console.detail(f"{duplicate.source}: the same document as {duplicate.first}, written once")

    def summary(self) -> dict[str, int]:
        """The counts, as `--summary` writes them."""
        counts = {
            "in": self.came_in,
            "ok": self.ok,
            "failed": len(self.failures),
            "skipped": self.skipped,
            "duplicate": self.duplicate,
        }
        if counts["in"] != sum(counts.values()) - counts["in"]:
            raise AssertionError(f"the account does not balance: {counts}")
        return {**counts, "warnings": self.warnings}

    def write_summary(self, stream: BinaryIO) -> None:
        """The counts as one JSON object."""
        stream.write((json.dumps(self.summary(), indent=2) + "\n").encode())

    def write_failures(self, stream: BinaryIO) -> None:
        """Each failure as one line of JSON."""
        for failure in self.failures:
            row = {
                "id": failure.document,
                "source": failure.source,
                "stage": failure.stage,
                "reason": str(failure),
            }
            stream.write((json.dumps(row) + "\n").encode())

    def sentence(self) -> str:
        """The counts for people."""
        parts = [f"{self.ok} of {self.came_in} exported"]
        parts += [
            f"{count} {what}"
            for count, what in (
                (len(self.failures), "failed"),
                (self.skipped, "skipped"),
                (self.duplicate, "read twice"),
                (self.warnings, "warnings"),
            )
            if count
        ]
        return ", ".join(parts)
