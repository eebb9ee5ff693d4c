"""Files of RDF as quads, one at a time, with the line at fault.

Each file is read twice: to learn which documents it tells of, and to give its quads. A statement without a graph goes
into the graph of the document where the file tells of one; into `UNNAMED` where it tells of more, as then nobody knows
which said it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from kgexport.errors import InputError
from kgexport.rdf.namespaces import KG, RDF
from kgexport.rdf.packed import opened
from kgexport.rdf.writers import WRITERS, format_of
from kgexport.read.streams import StreamError
from kgexport.store.engine import ox

UNNAMED: Final = "urn:kgexport:triples"
"""The graph of statements that no file gave a graph. What is loaded into it is added to what is there."""

TITLES: Final = {
    "ttl": "Turtle", "nt": "N-Triples", "nq": "N-Quads", "trig": "TriG", "jsonld": "JSON-LD", "rdf": "RDF/XML",
}  # fmt: skip

_NAMES: Final = {
    "ttl": "TURTLE", "nt": "N_TRIPLES", "nq": "N_QUADS", "trig": "TRIG", "jsonld": "JSON_LD", "rdf": "RDF_XML",
}  # fmt: skip
_PLACE: Final = re.compile(r"^Parser error (?:at|between) .*?: ", re.DOTALL)
_BUFFER: Final = 1 << 20


class Parsed:
    """One file: how it is read, and the documents that it tells of."""

    def __init__(self, path: Path, *, name: str, format: str | None = None) -> None:
        """Read the file once. `name` is what messages call it; `format` is one of `FORMATS`, else by suffix.

        Raises InputError, with the line: it cannot be read, is not what its suffix says, or holds what no export has.
        """
        self.path = path
        self.name = name
        self.format = format or format_of_path(path)
        type_, document = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(KG.Document))
        found = dict[str, None]()
        self.size = 0
        """Of the file in quads."""
        for quad in self._quads():
            self.size += 1
            if quad.predicate == type_ and quad.object == document and isinstance(quad.subject, ox.NamedNode):
                found[quad.subject.value] = None
        self.documents = tuple(found)
        """Their IRIs."""

    def quads(self) -> Iterator[ox.Quad]:
        """The quads, each in a named graph."""
        unnamed = ox.NamedNode(self.documents[0] if len(self.documents) == 1 else UNNAMED)
        for quad in self._quads():
            if isinstance(quad.graph_name, ox.DefaultGraph):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, unnamed)
            else:
                yield quad

    def _quads(self) -> Iterator[ox.Quad]:
        named, literal = ox.NamedNode, ox.Literal
        with self._errors(), opened(self.path) as stream:
            content = _without_entities(stream) if self.format == "rdf" else stream
            for quad in ox.parse(content, getattr(ox.RdfFormat, _NAMES[self.format])):
                value = quad.object
                if type(quad.subject) is not named or (type(value) is not named and type(value) is not literal):
                    raise InputError(f"{self.name}: {_unfit(quad)}")
                if type(value) is literal and value.direction is not None:
                    raise InputError(f"{self.name}: it is RDF 1.2, with a text that has a direction: {value}")
                if isinstance(quad.graph_name, ox.BlankNode):
                    raise InputError(f"{self.name}: it has a graph without a name, {quad.graph_name}")
                yield quad

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except SyntaxError as error:
            line = f", line {error.lineno}" if error.lineno else ""
            if "LoadDocumentCallback" in str(error.msg):
                raise InputError(
                    f"{self.name}: its context is elsewhere, and kgexport fetches nothing; put it inside"
                ) from None
            reason = " ".join(_PLACE.sub("", str(error.msg)).split())
            raise InputError(f"{self.name}{line}: not valid {TITLES[self.format]}: {reason}") from error
        except _EntityError:
            raise InputError(f"{self.name}: it declares entities, which may grow without bound: replace them") from None
        except (OSError, StreamError) as error:
            raise InputError(f"cannot read {self.name}: {getattr(error, 'strerror', None) or error}") from error


def format_of_path(path: Path) -> str:
    """The format that a suffix stands for, that before `.gz` where it is compressed. Raises InputError."""
    inner = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    found = format_of(inner.suffix)
    if found is None:
        known = " ".join(suffix for row in WRITERS.values() for suffix in row.suffixes)
        raise InputError(f"{path}: no RDF format has the suffix {inner.suffix!r}; known: {known}")
    return found


def _without_entities(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_EntityGuard(stream), _BUFFER))


class _EntityError(Exception):
    pass


class _EntityGuard(io.RawIOBase):
    """A stream of XML that ends with an error where an entity is declared: a few lines can expand to gigabytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._tail = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        content = self._stream.read(len(buffer))
        if b"<!ENTITY" in self._tail + content:
            raise _EntityError
        self._tail = content[-8:]
        buffer[: len(content)] = content
        return len(content)


def _unfit(quad: ox.Quad) -> str:
    for term in (quad.subject, quad.object):
        if isinstance(term, ox.BlankNode):
            return f"it has a blank node, {term}, which would double with each load: give it an IRI"
    return "it is RDF 1.2, with a statement as a term"
