"""PDF (`.pdf`): the whole file is one document, its text page after page as pypdf finds it.

The title is the file's own. Its days are those of a program that made or changed the file, and are not taken.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from kgexport.read.documents import MAX_BYTES, MAX_CHARACTERS, Origin
from kgexport.read.extras import require
from kgexport.read.records import Record
from kgexport.read.sandbox import Parsed, read_confined
from kgexport.read.streams import StreamError, read_all

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PAGES = 2_000
"""The most pages taken as one document."""

_LINE_ENDS = re.compile(r"[ \t]+\n")
_BLANKS = re.compile(r"\n{3,}")


def read_pdf(stream: IO[bytes], origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The one document of a PDF file."""
    try:
        require("pdf")
        data = read_all(stream, MAX_BYTES)
    except StreamError as error:
        yield origin.error(str(error))
    else:
        yield from read_confined("pdf", data, origin, own={"default_date": date})


def parse_pdf(data: bytes) -> Parsed:
    """Text and title of a PDF file; for the sandbox.

    Raises:
        StreamError: it is no PDF, needs a password, has no text or too much.
    """
    import io

    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

    if b"%PDF-" not in data[:1024]:
        raise StreamError("it is no PDF file")
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise StreamError("it is encrypted: save it without a password")
        fields = {"text": _text(reader)}
        title = reader.metadata.title if reader.metadata is not None else None
    except (DependencyError, FileNotDecryptedError):
        raise StreamError("it is encrypted: save it without a password") from None
    except LimitReachedError as error:
        raise StreamError(f"it is larger than it may be: {error}") from None
    except PyPdfError as error:
        raise StreamError(f"the PDF data are damaged: {error}") from None
    if isinstance(title, str) and title.strip():
        fields["title"] = title
    return Parsed(fields)


def _text(reader: PdfReader) -> str:
    pages: list[str] = []
    size = 0
    for number, page in enumerate(reader.pages, 1):
        if number > MAX_PAGES:
            raise StreamError(f"it has more than {MAX_PAGES} pages: split it into documents")
        pages.append(page.extract_text().strip())
        size += len(pages[-1])
        if size > MAX_CHARACTERS:
            raise StreamError(f"the text has more than {MAX_CHARACTERS} characters: split it into documents")
    text = "\n".join(page for page in pages if page)
    if not text:
        raise StreamError("there is no text in it: what was scanned must be recognised (OCR) first")
    return _BLANKS.sub("\n\n", _LINE_ENDS.sub("\n", text)) + "\n"
