"""The texts of documents: the graph holds their SHA-256, so a file that has the text can prove it.

Files are read by the readers of `export`, with the same cleaning; a text belongs to the document whose `kg:sha256` is
its digest, whatever the file is called.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kgexport.errors import DocumentError, InputError
from kgexport.model import Document
from kgexport.read import read_documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts that were found, by digest, and what was read and is the text of none of the documents."""

    by_digest: dict[str, str] = field(default_factory=dict)
    strangers: tuple[str, ...] = ()
    """Identifiers of documents that were read and that the data do not tell of."""


def texts_of(inputs: Iterable[str], digests: Iterable[str]) -> Texts:
    """Read files and folders, and keep the texts with these digests.

    Raises:
        InputError: an input cannot be read.
    """
    wanted = frozenset(digests)
    found: dict[str, str] = {}
    strangers = []
    for record in read_documents(inputs):
        if isinstance(record, DocumentError):
            raise InputError(f"--text: {record}") from record
        if isinstance(record, Document):
            if record.sha256 in wanted:
                found[record.sha256] = record.text
            else:
                strangers.append(record.identifier)
    return Texts(by_digest=found, strangers=tuple(strangers))
