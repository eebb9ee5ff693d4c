"""What a run says of its documents on the way, and the files with its account."""

from __future__ import annotations

import json
import sys
import tempfile
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from kgexport.cli.console import Console
from kgexport.cli.output import STANDARD_OUTPUT
from kgexport.display import visible
from kgexport.errors import DocumentError, OutputError
from kgexport.model import Issue, Severity
from kgexport.read.records import Duplicate, Skipped

if TYPE_CHECKING:
    from kgexport.corpus.account import Account, Row
    from kgexport.corpus.reading import Item
    from kgexport.corpus.records import Processed

_IN_MEMORY = 1 << 20


def tell_item(console: Console, item: Item, processed: Processed | None, failure: Row | None) -> None:
    """Say of an item what there is to say: its issues, and why it is not exported."""
    for issue in (*item.issues, *(processed.issues if processed else ())):
        _remark(console, issue)
    record = item.record
    if isinstance(record, Skipped):
        console.detail(f"skipped {record.source}: {record.reason}")
    elif isinstance(record, Duplicate):
        console.detail(f"{record.source}: the same document as {record.first}, written once")
    if failure is None:
        return
    console.one_of_many(console.error, "failures", f"{failure['source'] or failure['id']}: {failure['reason']}")
    if console.debug:
        if processed is not None and processed.failure is not None and processed.failure.trace is not None:
            sys.stderr.writelines(f"{visible(line)}\n" for line in processed.failure.trace.splitlines())
        elif isinstance(record, DocumentError) and record.__cause__ is not None:
            traceback.print_exception(record.__cause__)


def _remark(console: Console, issue: Issue) -> None:
    message = f"{issue.document}: {issue.message}"
    if issue.severity is Severity.WARNING:
        console.one_of_many(console.warning, "warnings", message)
    else:
        console.detail(message)


class Failures:
    """The failures of a run until they are written, on the disk where there are many. A context."""

    def __init__(self, output: str | None) -> None:
        """`output` is where they will go; None where nobody asked for them."""
        folder = None if output in (None, STANDARD_OUTPUT) else str(Path(str(output)).resolve().parent)
        self._wanted = output is not None
        self._rows = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, dir=folder)  # noqa: SIM115

    def __enter__(self) -> Failures:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.close()

    def add(self, failure: Row) -> None:
        """Keep one, as a line of JSON.

        Raises:
            OutputError: they are many, and the disk does not take them.
        """
        if self._wanted:
            try:
                self._rows.write((json.dumps(failure) + "\n").encode())
            except OSError as error:
                raise OutputError(f"cannot keep the failures: {error.strerror or error}") from error

    def write(self, stream: BinaryIO) -> None:
        """Write all of them."""
        self._rows.seek(0)
        while data := self._rows.read(_IN_MEMORY):
            stream.write(data)


def write_summary(account: Account, stream: BinaryIO) -> None:
    """The counts as one JSON object."""
    stream.write((json.dumps(account.summary(), indent=2) + "\n").encode())
