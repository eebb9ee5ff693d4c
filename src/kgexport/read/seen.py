"""Which documents were read before: by digests, so that it costs little however long the texts are.

Of each document two digests are kept, its place among all, and where it was read.
"""

from __future__ import annotations

import hashlib
from array import array

from kgexport.errors import DocumentError
from kgexport.model import Document
from kgexport.read.records import Duplicate

_SIZE = 16


class Seen:
    """The documents of one run, in the order in which they were read."""

    def __init__(self) -> None:
        self._places: dict[bytes, int] = {}
        self._names = bytearray()
        self._texts = bytearray()
        self._where = bytearray()
        self._ends = array("Q")

    def __len__(self) -> int:
        return len(self._ends)

    def once(self, document: Document) -> Document | Duplicate | DocumentError:
        """The document, unless one of its identifier was read before; then what it is instead."""
        name, text = _digest(document.identifier), _digest(document.text)
        where = document.source or document.identifier
        place = self._places.get(name)
        if place is None:
            self._add(name, text, where)
            return document
        first = self._where_of(place)
        if _at(self._texts, place) == text:
            return Duplicate(document=document.identifier, source=where, first=first)
        return DocumentError(
            f"the id {document.identifier!r} was read before with another text, from {first}: "
            "give each document an id of its own",
            document=document.identifier,
            stage="read",
            source=document.source,
        )

    def rows(self, begin: int, end: int) -> tuple[tuple[str, str, str], ...]:
        """Documents of these places, from 0: digests of identifier and text, in hexadecimal, and where it was read."""
        return tuple(
            (_at(self._names, place).hex(), _at(self._texts, place).hex(), self._where_of(place))
            for place in range(begin, end)
        )

    def restore(self, rows: tuple[tuple[str, str, str], ...]) -> None:
        """Enter what `rows` gave in another run."""
        for name, text, where in rows:
            self._add(bytes.fromhex(name), bytes.fromhex(text), where)

    def _add(self, name: bytes, text: bytes, where: str) -> None:
        self._places[name] = len(self._ends)
        self._names += name
        self._texts += text
        self._where += where.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._where))

    def _where_of(self, place: int) -> str:
        begin = self._ends[place - 1] if place else 0
        return self._where[begin : self._ends[place]].decode("utf-8", "surrogatepass")


def _at(digests: bytearray, place: int) -> bytearray:
    return digests[place * _SIZE : (place + 1) * _SIZE]


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_SIZE]
