"""Tables (`.parquet`): a document a row, its fields named as in JSON lines.

Columns are `text`, and what there is of `id`, `title`, `date`, `url`, `publisher`, `language`; others are not read.
`date` may be of a date or time type, a time with a zone counting as of UTC. A row that cannot be used is a failure of
its own and the rows after it go on.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, Any

from kgexport.read.csv import FIELDS
from kgexport.read.documents import FieldError, Origin, build
from kgexport.read.extras import require
from kgexport.read.records import Record
from kgexport.read.streams import StreamError

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetFile

MAX_GROUP_BYTES = 1_000_000_000
"""The largest row group, unpacked, counting the columns that are read."""

_ROWS = 16


def read_parquet(stream: IO[bytes], origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The documents of a table, in the order of its rows."""
    number = 0
    try:
        require("parquet")
        for number, fields in enumerate(_rows(stream), 1):
            try:
                if isinstance(fields, FieldError):
                    raise fields
                yield from build(fields, origin.line(number), date=date)
            except FieldError as error:
                yield origin.line(number).error(str(error))
    except StreamError as error:
        yield origin.line(number + 1).error(str(error)) if number else origin.error(str(error))
    else:
        if not number:
            yield origin.error("the table has no row")


def _rows(stream: IO[bytes]) -> Iterator[dict[str, Any] | FieldError]:
    """The fields of each row, or why they cannot be had."""
    import shutil
    import tempfile

    import pyarrow
    from pyarrow.parquet import ParquetFile

    with ExitStack() as stack:
        if not stream.seekable():
            # The index of a table is at its end: what cannot be wound is kept in a file without a name.
            spooled = stack.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(stream, spooled)
            spooled.seek(0)
            stream = spooled
        try:
            table = stack.enter_context(ParquetFile(stream))
            columns = _columns(table)
            for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
                yield from _fields(batch)
        except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
            if isinstance(error, StreamError):
                raise
            raise StreamError(f"the table is damaged: {' '.join(str(error).split())[:200]}") from error


def _columns(table: ParquetFile) -> list[str]:
    """The columns to read.

    Raises:
        StreamError: there are no texts, a column is there twice, or a row group is too large.
    """
    names = table.schema_arrow.names
    columns = [name for name in FIELDS if name in names]
    if "text" not in columns:
        raise StreamError(f"the table has no column 'text' but {', '.join(names)[:200]!r}")
    twice = [name for name in columns if names.count(name) > 1]
    if twice:
        raise StreamError(f"the table has two columns {twice[0]!r}")
    metadata = table.metadata
    for group in range(metadata.num_row_groups):
        chunks = (metadata.row_group(group).column(index) for index in range(metadata.num_columns))
        size = sum(chunk.total_uncompressed_size for chunk in chunks if chunk.path_in_schema in columns)
        if size > MAX_GROUP_BYTES:
            raise StreamError(f"a row group has more than {MAX_GROUP_BYTES} bytes: write it in smaller groups")
    return columns


def _fields(batch: RecordBatch) -> Iterator[dict[str, Any] | FieldError]:
    import pyarrow

    columns = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if name == "date" and (pyarrow.types.is_timestamp(column.type) or pyarrow.types.is_date(column.type)):
            column = column.cast(pyarrow.date32(), safe=False).cast(pyarrow.string())
        columns[name] = column
    for row in range(batch.num_rows):
        try:
            yield {name: column[row].as_py() for name, column in columns.items()}
        except UnicodeDecodeError as error:
            yield FieldError(f"a string of it is not valid UTF-8: byte at offset {error.start}")
