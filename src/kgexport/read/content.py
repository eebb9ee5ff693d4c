"""What an input is by its first bytes, for the case that its suffix lies.

Formats of records in text (`.jsonl`, `.csv`, `.eml`, `.mbox`) have no such mark and are never taken for a page: a page
in their place is an error message of some server, not a document.
"""

from __future__ import annotations

import io
import re

from kgexport.model import Issue, Severity
from kgexport.read.clean import clean_line
from kgexport.read.documents import Origin
from kgexport.read.streams import StreamError

_BINARY = ((b"%PDF-", ".pdf"), (b"PAR1", ".parquet"), (b"WARC/", ".warc"))
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_PAGES_IN = frozenset({".html", ".md", ".parquet", ".pdf", ".txt", ".warc"})


def kind_by_content(stream: io.BufferedReader, kind: str) -> str:
    """The suffix that the content asks for; `kind`, the one of the name, where it does not tell."""
    try:
        start = stream.peek(1)[:4096]
    except StreamError:
        return kind  # the reader will meet it too, and report it
    for magic, found in _BINARY:
        if start.startswith(magic):
            return found
    if kind in _PAGES_IN and _PAGE.match(start):
        return ".html"
    return kind


def remark(origin: Origin, kind: str, found: str) -> Issue:
    """The note that an input was not taken for what it is called."""
    return Issue(
        document=clean_line(origin.identifier)[0],
        code="suffix",
        message=f"by its content it is {found}, not {kind}, and it was read as that",
        severity=Severity.NOTE,
    )
