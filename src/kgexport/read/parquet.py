"""Tables (`.parquet`): a document a row, its fields named as in JSON lines.

Columns are `text`, and what there is of `id`, `title`, `date`, `url`, `publisher`, `language`; others are not read.
`date` may be of a date or time type, a time with a zone counting as of UTC. A row that cannot be used is a failure of
its own and the rows after it go on. A damaged table can end the process that reads it (pyarrow 26 aborts on some), so
each table is read in a sandbox of its own, some rows at a time.
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
from kgexport.read.sandbox import Parsed, Sandbox
from kgexport.read.streams import StreamError

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetFile

MAX_GROUP_BYTES = 1_000_000_000
"""The largest row group, unpacked, counting the columns that are read."""

_ROWS = 16
_BUFFER = 1 << 20
_NO_END = 1 << 62
_open_tables: dict[int, Iterator[list[dict[str, Any] | str]]] = {}


def read_parquet(stream: IO[bytes], origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The documents of a table, in the order of its rows."""
    number = 0
    try:
        require("parquet")
        for number, fields in enumerate(_rows(stream), 1):
            try:
                if isinstance(fields, str):
                    raise FieldError(fields)
                yield from build(fields, origin.line(number), date=date)
            except FieldError as error:
                yield origin.line(number).error(str(error))
    except StreamError as error:
        yield origin.line(number + 1).error(str(error)) if number else origin.error(str(error))
    else:
        if not number:
            yield origin.error("the table has no row")


def _rows(stream: IO[bytes]) -> Iterator[dict[str, Any] | str]:
    """The fields of each row, or why they cannot be had."""
    import shutil
    import tempfile

    with ExitStack() as stack:
        # The index of a table is at its end: it is kept in a file without a name, which can be wound.
        spooled = stack.enter_context(tempfile.TemporaryFile())
        shutil.copyfileobj(stream, spooled)
        spooled.flush()
        sandbox = Sandbox(descriptors=(spooled.fileno(),), most=_NO_END)
        stack.callback(sandbox.stop)
        while rows := sandbox.parse("parquet", b"", descriptor=spooled.fileno(), limit=MAX_GROUP_BYTES)["fields"][
            "rows"
        ]:
            yield from rows


def parse_rows(data: bytes, *, descriptor: int, limit: int) -> Parsed:
    """The next rows of the table behind a descriptor, none at its end; for the sandbox.

    Raises:
        StreamError: the table is damaged, has no texts or a row group of more than `limit` bytes.
    """
    import pyarrow

    try:
        if descriptor not in _open_tables:
            _open_tables[descriptor] = _batches(descriptor, limit)
        return Parsed({"rows": next(_open_tables[descriptor], [])})
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        if isinstance(error, StreamError):
            raise
        raise StreamError(f"the table is damaged: {' '.join(str(error).split())[:200]}") from error


def _batches(descriptor: int, limit: int) -> Iterator[list[dict[str, Any] | str]]:
    import pyarrow
    from pyarrow.parquet import ParquetFile

    pyarrow.set_memory_pool(pyarrow.system_memory_pool())  # the others reserve more than the process may have
    with open(descriptor, "rb") as file, ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False) as table:
        columns = _columns(table, limit)
        for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
            if batch.num_rows:
                yield list(_fields(batch))


def _columns(table: ParquetFile, limit: int) -> list[str]:
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
        if size > limit:
            raise StreamError(f"a row group has more than {limit} bytes: write it in smaller groups")
    return columns


def _fields(batch: RecordBatch) -> Iterator[dict[str, Any] | str]:
    import pyarrow

    columns = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if name == "date" and (pyarrow.types.is_timestamp(column.type) or pyarrow.types.is_date(column.type)):
            column = column.cast(pyarrow.date32(), safe=False).cast(pyarrow.string())
        columns[name] = column
    for row in range(batch.num_rows):
        try:
            fields = {name: column[row].as_py() for name, column in columns.items()}
        except UnicodeDecodeError as error:
            yield f"a string of it is not valid UTF-8: byte at offset {error.start}"
            continue
        odd = [name for name, value in fields.items() if not isinstance(value, str | int | float | None)]
        yield f"{odd[0]!r} is no string but of type {columns[odd[0]].type}" if odd else fields
