"""What reading yields: documents, and an account of everything that did not become one.

`in = ok + failed + skipped + duplicate`: every `Document`, `DocumentError`, `Skipped` and `Duplicate` is one of what
came in; an `Issue` is a remark on the document that follows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgexport.errors import DocumentError
from kgexport.model import Document, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something in a folder that is not read, and why; no failure."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A document whose identifier and text were read before; it is written once."""

    document: str
    source: str
    first: str
    """Where it was read first."""


Record = Document | DocumentError | Skipped | Duplicate | Issue
