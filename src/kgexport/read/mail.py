"""Mail: a message (`.eml`) or a box of messages (`.mbox`), each message a document.

The text is that of the plain part, else of the HTML part as a page is read; attachments are not looked at. The subject
is the title, the day that the sender wrote the date, the sender the publisher. Messages of a box begin with a line
`From ` after a blank line (RFC 4155), and are named by their number.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from kgexport.read.documents import Origin
from kgexport.read.html import decode_page, page_fields
from kgexport.read.records import Record
from kgexport.read.sandbox import Parsed, read_confined
from kgexport.read.streams import StreamError, read_all, read_lines

if TYPE_CHECKING:
    from email.message import EmailMessage

MAX_MESSAGE_BYTES = 50_000_000
"""The largest message, attachments included."""

_BEGIN = b"From "
_QUOTED = re.compile(rb"^>(>*From )")


def read_eml(stream: IO[bytes], origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The one document of a message."""
    try:
        data = read_all(stream, MAX_MESSAGE_BYTES)
    except StreamError as error:
        yield origin.error(str(error))
    else:
        yield from read_confined("mail", data, origin, own={"default_date": date})


def read_mbox(stream: IO[bytes], origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The documents of a box, in their order."""
    number = 0
    try:
        for number, message in enumerate(split_box(stream), 1):
            place = origin.line(number)
            if message is None:
                yield place.error(f"the message has more than {MAX_MESSAGE_BYTES} bytes")
            else:
                yield from read_confined("mail", message, place, own={"default_date": date})
    except StreamError as error:
        yield origin.line(number + 1).error(str(error))
    else:
        if not number:
            yield origin.error("the file is empty")


def split_box(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The messages of a box; None stands for one of more than `MAX_MESSAGE_BYTES` bytes.

    Raises:
        StreamError: it is no box, or packed data are damaged from here on.
    """
    message: list[bytes] | None = None
    size = 0
    begun = False
    blank = True
    for line in read_lines(stream, MAX_MESSAGE_BYTES):
        if blank and line is not None and line.startswith(_BEGIN):
            if begun:
                yield _joined(message)
            message, size, begun = [], 0, True
        elif not begun:
            if line is None or line.strip():
                raise StreamError("it is no box of messages: it does not begin with a line 'From '")
        else:
            size += MAX_MESSAGE_BYTES + 1 if line is None else len(line) + 1
            if line is None or size > MAX_MESSAGE_BYTES:
                message = None
            elif message is not None:
                message.append(_QUOTED.sub(rb"\1", line))
        blank = not line and line is not None
    if begun:
        yield _joined(message)


def _joined(lines: list[bytes] | None) -> bytes | None:
    return None if lines is None else b"\n".join(lines) + b"\n"


def parse_message(data: bytes) -> Parsed:
    """The fields of a message; for the sandbox, as the standard library raises much on hostile headers.

    Raises:
        StreamError: there is no text in it.
    """
    from email import message_from_bytes
    from email.policy import default
    from email.utils import parseaddr

    if not data.strip():
        raise StreamError("the message is empty")
    message = message_from_bytes(data, policy=default)
    if not message.keys():
        raise StreamError("it is no mail: there is no header")
    fields, remarks = _text(message)
    subject = str(message.get("subject") or "")
    name, address = parseaddr(str(message.get("from") or ""))
    for field, value in (("title", subject), ("publisher", name or address)):
        if value.strip():
            fields[field] = value
    day = _day(str(message.get("date") or ""))
    if day is not None:
        fields["date"] = day
    return Parsed(fields, remarks)


def _text(message: EmailMessage) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise StreamError("there is no text in the message")
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        raise StreamError("the text of the message is empty")
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        page, remarks = decode_page(payload, charset)
        found = page_fields(page)
        return {name: found[name] for name in ("text", "language") if name in found}, remarks
    text, remarks = decode_page(payload, charset or "utf-8")
    return {"text": text}, remarks


def _day(value: str) -> str | None:
    """The day as the sender's clock had it."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, IndexError, OverflowError):
        return None
