"""Reading: from files and streams to `Document` records with clean text.

In: paths, folders, the standard input. Out: `Document`, and for what did not become one `DocumentError`, `Skipped` or
`Duplicate`; an `Issue` remarks on the document behind it. Lazy: one document is in memory at a time.
"""

from __future__ import annotations

import datetime
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from typing import IO

from kgexport.errors import DocumentError
from kgexport.model import Document, Issue
from kgexport.read.clean import clean_line, clean_text
from kgexport.read.documents import FieldError, Origin, build, parse_date
from kgexport.read.files import STANDARD_INPUT, Source, sources
from kgexport.read.jsonl import read_jsonl
from kgexport.read.markdown import read_markdown
from kgexport.read.records import Duplicate, Record, Skipped
from kgexport.read.streams import Progress, unpacked
from kgexport.read.text import read_text

__all__ = [
    "READERS",
    "STANDARD_INPUT",
    "Duplicate",
    "FieldError",
    "Origin",
    "Record",
    "Skipped",
    "build",
    "clean_line",
    "clean_text",
    "parse_date",
    "read_documents",
    "read_sources",
    "scan",
]

Reader = Callable[[IO[bytes], Origin, datetime.date | None], Iterator[Record]]

READERS: dict[str, Reader] = {
    ".jsonl": read_jsonl,
    ".md": read_markdown,
    ".txt": read_text,
}
"""The reader of each suffix: of an unpacked stream, where it comes from, and the date of documents without one."""


def scan(inputs: Iterable[str], *, kind: str | None = None) -> Iterator[Source | Skipped | DocumentError]:
    """The files that `inputs` are, without opening one. `kind` is a suffix of `READERS` and goes before the names."""
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
    seen: dict[str, tuple[bytes, str]] = {}
    for source in found:
        if not isinstance(source, Source):
            yield source
            continue
        issues: list[Issue] = []
        for record in _read_source(source, date, progress):
            if isinstance(record, Issue):
                issues.append(record)
                continue
            known = _once(record, seen) if isinstance(record, Document) else record
            if known is record:
                yield from issues
            yield known
            issues.clear()


def _read_source(source: Source, date: datetime.date | None, progress: Progress | None) -> Iterator[Record]:
    try:
        opened = nullcontext(sys.stdin.buffer) if source.path is None else source.path.open("rb")
        with opened as stream:
            yield from READERS[source.kind](unpacked(stream, progress=progress), source.origin, date)
    except OSError as error:
        yield source.origin.error(f"it cannot be read: {error.strerror or error}")


def _once(document: Document, seen: dict[str, tuple[bytes, str]]) -> Document | Duplicate | DocumentError:
    """The document, unless one of its identifier was read before."""
    digest = hashlib.sha256(document.text.encode("utf-8")).digest()
    where = document.source or document.identifier
    if document.identifier not in seen:
        seen[document.identifier] = (digest, where)
        return document
    before, first = seen[document.identifier]
    if before == digest:
        return Duplicate(document=document.identifier, source=where, first=first)
    return DocumentError(
        f"the id {document.identifier!r} was read before with another text, from {first}: "
        "give each document an id of its own",
        document=document.identifier,
        stage="read",
        source=document.source,
    )
