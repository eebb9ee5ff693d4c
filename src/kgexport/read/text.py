"""Plain text (`.txt`): the whole file is one document, its text as it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import IO

from kgexport.read.documents import MAX_BYTES, FieldError, Origin, build
from kgexport.read.records import Record
from kgexport.read.streams import StreamError, decode, read_all


def read_text(stream: IO[bytes], origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The one document of a text file."""
    try:
        yield from build({"text": decode(read_all(stream, MAX_BYTES))}, origin, date=date)
    except (StreamError, FieldError) as error:
        yield origin.error(str(error))
