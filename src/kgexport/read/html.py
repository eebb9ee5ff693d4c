"""Pages (`.html`): the text of the article, without menus, comments and advertisements.

Found by trafilatura, as are title, day of publication and publisher; the address is the page's canonical one.
Paragraphs have a blank line between them. The encoding is what the byte order mark, the server (in an archive) or the
page says, else UTF-8.
"""

from __future__ import annotations

import codecs
import datetime
import re
from collections.abc import Iterator
from typing import IO

from kgexport.read.clean import clean_text
from kgexport.read.documents import MAX_CHARACTERS, FieldError, Origin, parse_date
from kgexport.read.extras import require
from kgexport.read.records import Record
from kgexport.read.sandbox import Parsed, read_confined
from kgexport.read.streams import StreamError, read_all

MAX_PAGE_BYTES = 20_000_000
"""The largest page, unpacked, markup and scripts included."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(
    rb"""(?:<meta\b[^>]{0,500}?\bcharset|<\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE
)
_LANGUAGE = re.compile(
    r"""<html\b[^>]{0,2000}?\slang\s*=\s*["']?([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)""", re.IGNORECASE
)
_ENCODING = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|windows-(125[0-8]|874)|cp125[0-8]|iso-?8859-?\d{1,2}|latin-?1|l1|us-ascii|ascii|koi8-[ru]"
    r"|gbk|gb2312|gb18030|big5|euc-jp|euc-kr|shift[_-]jis|iso-2022-jp|macintosh|ibm866",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+")
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,200}\?>")
_HEAD = 4096
# A page's day is taken from what it states, never from the day of the run.
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1850-01-01", "max_date": "2100-01-01"}


def read_html(stream: IO[bytes], origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The one document of a page."""
    try:
        require("html")
        data = read_all(stream, MAX_PAGE_BYTES)
    except StreamError as error:
        yield origin.error(str(error))
    else:
        yield from read_confined("html", data, origin, own={"default_date": date})


def parse_page(data: bytes, *, charset: str | None = None) -> Parsed:
    """The fields of a page; for the sandbox.

    Args:
        data: the page as it was sent.
        charset: the encoding that the server named.

    Raises:
        StreamError: there is no article in it, or it is no text.
    """
    page, remarks = decode_page(data, charset)
    return Parsed(page_fields(page), remarks)


def page_fields(page: str) -> dict[str, str]:
    """Text, title, day, publisher, address and language of a decoded page.

    Raises:
        StreamError: there is no article in it.
    """
    require("html")
    import trafilatura

    page = _DECLARATION.sub("", clean_text(page)[0])
    found = None
    if page.strip():
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )
    text = "" if found is None or isinstance(found, dict) else (found.text or "").strip()
    if found is None or isinstance(found, dict) or not text:
        raise StreamError("no article was found in the page")
    fields = {"text": re.sub(r"\n+", "\n\n", text) + "\n"}
    if len(fields["text"]) > MAX_CHARACTERS:
        raise StreamError(f"the text has more than {MAX_CHARACTERS} characters")
    # Where the page does not name its publisher, the library gives the host of its address.
    publisher = None if found.sitename == found.hostname else found.sitename
    for name, value in (("title", found.title), ("publisher", publisher), ("url", found.url)):
        if value and value.strip():
            fields[name] = value
    if not _ADDRESS.fullmatch(fields.get("url", "")):
        fields.pop("url", None)
    if found.date and _is_day(found.date):
        fields["date"] = found.date
    language = _LANGUAGE.search(page[:_HEAD])
    if language is not None:
        fields["language"] = language[1]
    return fields


def decode_page(data: bytes, charset: str | None = None) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The page as a string, and a remark where bytes of it are lost.

    Raises:
        StreamError: the bytes are no text, or in an encoding that is not known.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    named = _CHARSET.search(data[:_HEAD])
    said = charset or (named[1].decode("ascii", "replace") if named else None)
    encoding = encoding or (_known(said) if said else "utf-8")
    if encoding in ("utf-8", "cp1252") and b"\x00" in data:
        raise StreamError("it is binary data, not text (there is a zero byte)")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        if said is None:
            where = f"byte {data[error.start]:#04x} at offset {error.start}"
            raise StreamError(f"the page names no encoding and is not valid UTF-8: {where}") from None
        text = data.decode(encoding, "replace")
        return text, (("encoding", f"it is not valid {encoding}: what cannot be decoded became U+FFFD"),)


def _known(name: str) -> str:
    """The codec of an encoding, as browsers take it (https://encoding.spec.whatwg.org/#names-and-labels)."""
    name = name.strip().lower()
    if _ENCODING.fullmatch(name) is None:
        raise StreamError(f"it is in an unknown encoding: {name[:40]!r}")
    if name in ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii", "windows-1252", "cp1252"):
        return "cp1252"
    if name.startswith(("utf-16", "utf16")):
        return "utf-8"  # a page whose `meta` can be read as ASCII is not in UTF-16
    try:
        return codecs.lookup({"macintosh": "mac-roman", "windows-874": "cp874"}.get(name, name)).name
    except LookupError:
        raise StreamError(f"it is in an unknown encoding: {name[:40]!r}") from None


def _is_day(value: str) -> bool:
    try:
        parse_date(value)
    except FieldError:
        return False
    return True
