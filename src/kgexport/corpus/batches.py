"""Batches: what a worker is given at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgexport.annotate.annotate import BATCH_CHARACTERS
from kgexport.annotate.annotate import batches as grouped
from kgexport.model import Document

BATCH_DOCUMENTS = 200
"""The most documents of a batch: so many are done anew, one by one, when one of them ends the worker."""

DOCUMENT_COST = 500
"""Characters that a document counts for beside its text, for what it costs to have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Consecutive documents of a run; `first` is the position of the first."""

    first: int
    documents: tuple[Document, ...]

    @property
    def characters(self) -> int:
        """Of all texts together."""
        return sum(len(document.text) for document in self.documents)

    def singly(self) -> Iterator[Batch]:
        """A batch for each document."""
        for position, document in enumerate(self.documents, start=self.first):
            yield Batch(first=position, documents=(document,))


def cost(document: Document) -> int:
    """What a document takes of the look-ahead, in characters."""
    return len(document.text) + DOCUMENT_COST


def batches(documents: Iterable[Document], *, first: int = 0) -> Iterator[Batch]:
    """Consecutive documents of together about `BATCH_CHARACTERS`; a longer document is a batch of its own.

    Where the batches end does not depend on the workers. Never more is read than the document after the batch.
    """
    for found in grouped(documents, characters=BATCH_CHARACTERS, most=BATCH_DOCUMENTS):
        yield Batch(first=first, documents=tuple(found))
        first += len(found)
