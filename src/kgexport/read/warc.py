"""Web archives (`.warc`, ISO 28500): each page that a server sent is a document, named by the number of its record.

Pages are responses of status 200, and resources, of type HTML. Other responses are skipped, each with the reason;
records about the crawl itself are no input. The address is that of the record; the day of the crawl is no date of a
document.
"""

from __future__ import annotations

import datetime
import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgexport.read.documents import Origin
from kgexport.read.extras import require
from kgexport.read.html import MAX_PAGE_BYTES
from kgexport.read.records import Record, Skipped
from kgexport.read.sandbox import read_confined
from kgexport.read.streams import StreamError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MAX_HEADER_BYTES = 1_000_000
"""The bytes that may stand between two records' contents: the header of a record."""

_CUT_OFF = "the archive is damaged: a record is cut off"
_SOME = 1 << 16
_TAIL = 64
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


class _Budget:
    """A stream that gives no more than a number of bytes while headers are read."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.left: int | None = None
        self.given = 0
        self.tail = b""

    def read(self, size: int = -1) -> bytes:
        # Not `read`, which gives up what it has when the rest is damaged.
        data = self._stream.read1(size)
        self.given += len(data)
        self.tail = (self.tail + data)[-_TAIL:]
        if self.left is not None:
            self.left -= len(data)
            if self.left < 0:
                raise StreamError(f"a header has more than {MAX_HEADER_BYTES} bytes")
        return data


def read_warc(stream: io.BufferedReader, origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The pages of an archive, in their order."""
    number = 0
    place = origin
    try:
        require("warc")
        for number, record in enumerate(_records(stream), 1):
            place = origin.line(number)
            yield from _read_record(record, place, date)
            _finish(record)
            place = origin.line(number + 1)
    except StreamError as error:
        yield place.error(str(error))
    else:
        if not number:
            yield origin.error("the file is empty")


def _records(stream: io.BufferedReader) -> Iterator[ArcWarcRecord]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    budget = _Budget(stream)
    budget.left = MAX_HEADER_BYTES
    iterator = ArchiveIterator(budget)
    end = 0
    try:
        for record in iterator:
            budget.left = None
            yield record
            end = budget.given - iterator.reader.rem_length()
            iterator.read_to_end(record)
            budget.left = MAX_HEADER_BYTES
        # At the end of the file the library takes part of a header for nothing.
        rest = budget.given - end
        if rest > _TAIL or (rest and budget.tail[-rest:].strip()):
            raise StreamError(_CUT_OFF)
    except (ArchiveLoadFailed, EOFError, zlib.error) as error:
        raise StreamError(f"the archive is damaged: {' '.join(str(error).split())[:200]}") from error
    except StreamError:
        raise
    except (ValueError, TypeError, AttributeError, IndexError) as error:
        # What the library raises on headers that are none.
        raise StreamError(f"the archive is damaged: {type(error).__name__}") from error


def _finish(record: ArcWarcRecord) -> None:
    """Read what is left of a record.

    Raises:
        StreamError: it ends before its length is reached.
    """
    while record.raw_stream.read(_SOME):
        pass
    # The library gives what there is of a record that is cut off, and says nothing.
    lengths = [record.rec_headers.get_header(name) for name in ("Content-Length", "length")]
    if not any(lengths) or getattr(record.raw_stream, "limit", 1) > 0:
        raise StreamError(_CUT_OFF)


def _read_record(record: ArcWarcRecord, origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    from email.message import Message

    if record.rec_type not in ("response", "resource", "revisit"):
        return
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    status = record.http_headers.get_statuscode() if record.rec_type == "response" and record.http_headers else "200"
    kind = Message()
    kind["content-type"] = (headers.get_header("content-type") or "" if headers else "").replace("\n", " ")
    reason = None
    if record.rec_type == "revisit":
        reason = "the same as an earlier visit"
    elif status != "200":
        reason = f"no page: status {status}"
    elif kind.get_content_type() not in _PAGES:
        reason = f"no page: {kind.get_content_type()}"
    if reason is not None:
        yield Skipped(source=origin.source, reason=reason)
        return
    try:
        data = record.content_stream().read(MAX_PAGE_BYTES + 1)
    except zlib.error as error:
        yield origin.error(f"the page cannot be unpacked: {error}")
        return
    _finish(record)
    if len(data) > MAX_PAGE_BYTES:
        yield origin.error(f"the page has more than {MAX_PAGE_BYTES} bytes")
        return
    own = {"default_date": date, "url": record.rec_headers.get_header("WARC-Target-URI")}
    charset = kind.get_content_charset()
    yield from read_confined("html", data, origin, own=own, charset=charset)
