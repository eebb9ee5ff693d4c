"""Comma-separated values (`.csv`, RFC 4180): a document a row, its fields named by the header row.

Columns are `text`, and what there is of `id`, `title`, `date`, `url`, `publisher`, `language`, in any order; others are
ignored. An empty cell is no value. Where the header has semicolons or tabs between its names, the rows have too. A row
that cannot be used is a failure of its own and the rows after it go on.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator, Sequence
from typing import IO

from kgexport.read.documents import MAX_BYTES, MAX_CHARACTERS, FieldError, Origin, build
from kgexport.read.records import Record
from kgexport.read.streams import StreamError, decode, read_lines

FIELDS = ("id", "text", "title", "date", "url", "publisher", "language")
_DELIMITERS = ",;\t"


class _Lines:
    """The lines of a stream, decoded; one that cannot be is an error, and the next call gives the next."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._lines = read_lines(stream, MAX_BYTES)
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            raise StreamError(f"the line has more than {MAX_BYTES} bytes")
        return decode(line) + "\n"


def read_csv(stream: IO[bytes], origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The documents of a file of rows, in their order."""
    # The limit is one of the whole process: it is never made smaller.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CHARACTERS))
    lines = _Lines(stream)
    try:
        columns, delimiter = _header(lines)
    except (StreamError, FieldError) as error:
        yield origin.error(str(error))
        return
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    empty = True
    while True:
        before = lines.number
        try:
            row = next(rows)
        except StopIteration:
            break
        except (csv.Error, StreamError) as error:
            empty = False
            yield origin.line(before + 1).error(f"the row cannot be read: {error}")
            if lines.number == before:
                return  # damaged packed data end here
            continue
        if row:
            empty = False
            yield from _read_row(row, columns, origin.line(before + 1), date)
    if empty:
        yield origin.error("there is no row behind the header")


def _header(lines: _Lines) -> tuple[list[str], str]:
    """The names of the columns, and what stands between them.

    Raises:
        FieldError: there is no column of texts, or a field has two.
    """
    names: list[str] = []
    for line in lines:
        if not line.strip():
            continue
        for delimiter in _DELIMITERS:
            try:
                row = next(csv.reader([line], delimiter=delimiter, strict=True))
            except csv.Error as error:
                raise FieldError(f"the header cannot be read: {error}") from None
            columns = [name.strip().lower() for name in row]
            twice = [name for name in FIELDS if columns.count(name) > 1]
            if twice:
                raise FieldError(f"the header has two columns {twice[0]!r}")
            if "text" in columns:
                return columns, delimiter
            names = names or columns
        raise FieldError(f"the header has no column 'text' but {', '.join(names)[:200]!r}")
    raise FieldError("the file is empty")


def _read_row(
    row: Sequence[str], columns: Sequence[str], origin: Origin, date: datetime.date | None
) -> Iterator[Record]:
    try:
        if len(row) != len(columns):
            raise FieldError(f"the row has {len(row)} cells, the header {len(columns)}")
        cells = zip(columns, row, strict=True)
        yield from build({name: cell for name, cell in cells if name in FIELDS and cell}, origin, date=date)
    except FieldError as error:
        yield origin.error(str(error))
