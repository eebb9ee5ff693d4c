"""JSON lines (`.jsonl`): an object a line, each a document.

Members: `text`, and optional `id`, `title`, `date`, `url`, `publisher`, `language`; others are ignored. Blank lines are
no documents. A line that cannot be used is a failure of its own and the lines after it go on.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import IO

from kgexport.read.documents import MAX_BYTES, FieldError, Origin, build, kind_of
from kgexport.read.records import Record
from kgexport.read.streams import StreamError, decode, read_lines


def read_jsonl(stream: IO[bytes], origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The documents of a file of JSON lines, in their order."""
    number = 0
    blank = True
    try:
        for number, line in enumerate(read_lines(stream, MAX_BYTES), 1):
            blank = blank and line is not None and not line.strip()
            if line is None:
                yield origin.line(number).error(f"the line has more than {MAX_BYTES} bytes")
            elif line.strip():
                yield from _read_line(line, origin.line(number), date)
    except StreamError as error:
        yield origin.line(number + 1).error(str(error))
    else:
        if blank:
            yield origin.error("the file is empty")


def _read_line(line: bytes, origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    fields: Mapping[str, object] = {}
    try:
        fields = _parse(decode(line))
        yield from build(fields, origin, date=date)
    except (StreamError, FieldError) as error:
        own = fields.get("id")
        yield (replace(origin, identifier=own) if isinstance(own, str) and own.strip() else origin).error(str(error))


def _parse(line: str) -> Mapping[str, object]:
    try:
        value: object = json.loads(line)
    except json.JSONDecodeError as error:
        raise FieldError(f"the line is no JSON object: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        # Numbers of thousands of digits, brackets nested by the thousand.
        raise FieldError(f"the line is no JSON object of ours: {type(error).__name__}") from None
    if not isinstance(value, dict):
        raise FieldError(f"the line is no JSON object but {kind_of(value)}")
    return value
