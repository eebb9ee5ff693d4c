"""Web archives (`.warc`, ISO 28500): each page that a server sent is a document, named by the number of its record.

Pages are responses of status 200, and resources, of type HTML. Other responses are skipped, each with the reason;
records about the crawl itself are no input. The address is that of the record; the day of the crawl is no date of a
document.
"""

from __future__ import annotations

import datetime
import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
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
_TOO_SHORT = "the archive is damaged: there is more of the record than its length says"
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
        archive = _Archive(stream)
        for number, record in enumerate(archive.records(), 1):
            place = origin.line(number)
            found = list(_read_record(record, place, date))
            whole = archive.finish(record)
            yield from found if whole else [place.error(_TOO_SHORT)]
            place = origin.line(number + 1)
    except StreamError as error:
        yield place.error(str(error))
    else:
        if not number:
            yield origin.error("the file is empty")


class _Archive:
    """The records of a file, which are read one after the other."""

    def __init__(self, stream: io.BufferedReader) -> None:
        from warcio.archiveiterator import ArchiveIterator

        # What it says of addresses that it mends would go to standard error as it is.
        logging.getLogger("warcio").addHandler(logging.NullHandler())
        self._budget = _Budget(stream)
        self._budget.left = MAX_HEADER_BYTES
        self._iterator = ArchiveIterator(self._budget)
        self._end = 0

    def records(self) -> Iterator[ArcWarcRecord]:
        """Each record; it has to be finished before the next. Raises StreamError for what is no archive any more."""
        budget = self._budget
        with _damage():
            while (record := next(self._iterator, None)) is not None:
                budget.left = None
                yield record
            # At the end of the file the library takes part of a header for nothing.
            rest = budget.given - self._end
            if rest > _TAIL or (rest and budget.tail[-rest:].strip()):
                raise StreamError(_CUT_OFF)

    def finish(self, record: ArcWarcRecord) -> bool:
        """Read what is left of a record; whether it was all, as something else may stand where it should have ended.

        Raises StreamError: it ends before its length is reached.
        """
        _read_rest(record)
        self._end = self._budget.given - self._iterator.reader.rem_length()
        self._budget.left = MAX_HEADER_BYTES
        faults = self._iterator.err_count
        with _damage(), redirect_stderr(io.StringIO()):  # where the library tells of that, beside counting it
            self._iterator.read_to_end(record)
        return bool(self._iterator.err_count == faults)


@contextmanager
def _damage() -> Iterator[None]:
    """StreamError for whatever the library raises on what is no archive."""
    from warcio.exceptions import ArchiveLoadFailed

    try:
        yield
    except (ArchiveLoadFailed, EOFError, zlib.error) as error:
        raise StreamError(f"the archive is damaged: {' '.join(str(error).split())[:200]}") from error
    except StreamError:
        raise
    except (ValueError, TypeError, AttributeError, IndexError) as error:
        # What the library raises on headers that are none.
        raise StreamError(f"the archive is damaged: {type(error).__name__}") from error


def _read_rest(record: ArcWarcRecord) -> None:
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


def _content(record: ArcWarcRecord) -> bytes:
    """The page of a record, unpacked, not much more of it than is taken. Raises StreamError: it cannot be unpacked."""
    stream = record.content_stream()
    said = io.StringIO()
    with redirect_stderr(said):  # where the library tells that the rest is lost, and gives what it has
        try:
            data: bytes = stream.read(MAX_PAGE_BYTES + 1)
        except zlib.error as error:
            said.write(str(error))
    if said.getvalue():
        raise StreamError(f"the page cannot be unpacked: {' '.join(said.getvalue().split())[:200]}")
    if len(data) <= MAX_PAGE_BYTES and not getattr(getattr(stream, "decompressor", None), "eof", True):
        raise StreamError("the page cannot be unpacked: it is cut off")
    return data


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
        data = _content(record)
    except StreamError as error:
        yield origin.error(str(error))
        return
    _read_rest(record)
    if len(data) > MAX_PAGE_BYTES:
        yield origin.error(f"the page has more than {MAX_PAGE_BYTES} bytes")
        return
    own = {"default_date": date, "url": record.rec_headers.get_header("WARC-Target-URI")}
    charset = kind.get_content_charset()
    yield from read_confined("html", data, origin, own=own, charset=charset)
