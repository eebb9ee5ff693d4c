"""Reading: from files and streams to `Document` records with clean text.

In: paths, folders, the standard input. Out: `Document`, and for what did not become one `DocumentError`, `Skipped` or
`Duplicate`; an `Issue` remarks on the document behind it. Lazy: one document is in memory at a time.
"""

from __future__ import annotations

import datetime
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext

from kgexport.errors import DocumentError, UsageError
from kgexport.model import Document, Issue
from kgexport.read.clean import clean_line, clean_text
from kgexport.read.content import kind_by_content, remark
from kgexport.read.csv import read_csv
from kgexport.read.documents import FieldError, Origin, build, build_one, parse_date
from kgexport.read.extras import NEEDS, MissingExtra, require
from kgexport.read.files import STANDARD_INPUT, Source, sources
from kgexport.read.html import read_html
from kgexport.read.jsonl import read_jsonl
from kgexport.read.mail import read_eml, read_mbox
from kgexport.read.markdown import read_markdown
from kgexport.read.parquet import read_parquet
from kgexport.read.pdf import read_pdf
from kgexport.read.records import Duplicate, Record, Skipped
from kgexport.read.sandbox import SANDBOX
from kgexport.read.seen import Seen
from kgexport.read.streams import Progress, unpacked
from kgexport.read.text import read_text
from kgexport.read.warc import read_warc

__all__ = [
    "READERS",
    "STANDARD_INPUT",
    "Duplicate",
    "FieldError",
    "Origin",
    "Record",
    "Seen",
    "Skipped",
    "build",
    "build_one",
    "clean_line",
    "clean_text",
    "parse_date",
    "read_documents",
    "read_source",
    "read_sources",
    "scan",
]

Reader = Callable[[io.BufferedReader, Origin, datetime.date | None], Iterator[Record]]

READERS: dict[str, Reader] = {
    ".csv": read_csv,
    ".eml": read_eml,
    ".html": read_html,
    ".jsonl": read_jsonl,
    ".mbox": read_mbox,
    ".md": read_markdown,
    ".parquet": read_parquet,
    ".pdf": read_pdf,
    ".txt": read_text,
    ".warc": read_warc,
}
"""The reader of each suffix: of an unpacked stream, where it comes from, and the date of documents without one."""


def scan(inputs: Iterable[str], *, kind: str | None = None) -> Iterator[Source | Skipped | DocumentError]:
    """The files that `inputs` are, without opening one. `kind` is a suffix of `READERS` and goes before the names.

    Raises:
        UsageError: the reader of `kind` needs an extra that is not installed. Where only the name or the content of a
            file asks for one, that file is a failure and the others go on.
    """
    if kind in NEEDS:
        try:
            require(NEEDS[kind])
        except MissingExtra as error:
            raise UsageError(f"{kind} cannot be read: {error}") from None
    return sources(inputs, suffixes=READERS, kind=kind)


def read_documents(
    inputs: Iterable[str], *, kind: str | None = None, date: datetime.date | None = None
) -> Iterator[Record]:
    """Read all documents of files, folders and `-`.

    Args:
        inputs: paths as the user wrote them, and `-` for the standard input.
        kind: the suffix that names the reader of all inputs, whatever they are called.
        date: the date of documents that bring none. The day of the run or of a file is never taken.
    """
    return read_sources(scan(inputs, kind=kind), date=date)


def read_sources(
    found: Iterable[Source | Skipped | DocumentError],
    *,
    date: datetime.date | None = None,
    progress: Progress | None = None,
) -> Iterator[Record]:
    """Read what `scan` found; `progress` is told of the bytes taken from the files."""
    seen = Seen()
    try:
        for source in found:
            if isinstance(source, Source):
                yield from _once(read_source(source, date=date, progress=progress), seen)
            else:
                yield source
    finally:
        SANDBOX.stop()


def _once(records: Iterable[Record], seen: Seen) -> Iterator[Record]:
    """The records, each document only the first time; remarks on one that was read before go with it."""
    issues: list[Issue] = []
    for record in records:
        if isinstance(record, Issue):
            issues.append(record)
            continue
        known = seen.once(record) if isinstance(record, Document) else record
        if known is record:
            yield from issues
        yield known
        issues.clear()


def read_source(
    source: Source, *, date: datetime.date | None = None, progress: Progress | None = None
) -> Iterator[Record]:
    """Read one file: documents, each with its issues before it, and failures; what was read before is not known here.

    Nothing that is in the file, and no fault of its reader, ends more than the reading of this file. Who calls it stops
    `SANDBOX` when all is read.
    """
    try:
        opened = nullcontext(sys.stdin.buffer) if source.path is None else source.path.open("rb")
        with opened as stream:
            content = unpacked(stream, progress=progress)
            kind = source.kind if source.stated else kind_by_content(content, source.kind)
            if kind != source.kind:
                yield remark(source.origin, source.kind, kind)
            yield from READERS[kind](content, source.origin, date)
    except OSError as error:
        yield source.origin.error(f"it cannot be read: {error.strerror or error}")
    except Exception as error:  # one file never stops the rest
        failure = source.origin.error(f"its reader failed: {type(error).__name__}: {error}")
        failure.__cause__ = error
        yield failure
