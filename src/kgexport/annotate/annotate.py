"""From documents to spaCy Docs: a batch at a time, one bad document at a time.

A long text is annotated in pieces and put together again: the memory of the parser grows with the length of what it is
given, and spaCy refuses more than a million characters. The text of the Doc is the text of the document, so offsets
of the one are offsets of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from kgexport.errors import DocumentError
from kgexport.model import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH_CHARACTERS = 30_000
"""About 6,000 tokens: batches of 4,000 to 9,000 tokens are the fastest, larger ones leave the processor's cache."""

PIECE_CHARACTERS = 50_000
"""The longest stretch given to the parser at once; few articles reach a third of it."""

RUN_CHARACTERS = 1_000
"""The longest run without white space given to the tokenizer at once: its time grows with the square of it, and 40,000
quotation marks in a row take minutes."""

_LONG_RUN = re.compile(rf"(?<!\S)\S{{{RUN_CHARACTERS + 1},}}")


def annotate(documents: Iterable[Document], nlp: Language) -> Iterator[tuple[Document, Doc] | DocumentError]:
    """Annotate documents in their order; one that spaCy fails on gives a `DocumentError` in its place."""
    for batch in batches(documents):
        try:
            docs = _annotate_batch(batch, nlp)
        except Exception:
            # One of them is at fault, spaCy does not say which: take them one by one.
            yield from (_annotate_one(document, nlp) for document in batch)
        else:
            yield from zip(batch, docs, strict=True)


def batches(
    documents: Iterable[Document], *, characters: int = BATCH_CHARACTERS, most: int | None = None
) -> Iterator[list[Document]]:
    """Consecutive documents of together about so many characters, `most` at once; a longer one is a batch of its own.

    Never more is read than the document after the batch.
    """
    batch: list[Document] = []
    size = 0
    for document in documents:
        if batch and (size + len(document.text) > characters or len(batch) == most):
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += len(document.text)
    if batch:
        yield batch


def pieces(text: str, limit: int = PIECE_CHARACTERS) -> list[str]:
    """Cut a text into pieces of at most `limit` characters that together are the text.

    Cuts are made after the last blank line in reach, else after the last line, sentence, word, else at the limit; and
    inside of a run without white space that is longer than `RUN_CHARACTERS`.
    """
    cuts = [
        cut
        for run in _LONG_RUN.finditer(text)
        for cut in range(run.start() + RUN_CHARACTERS, run.end(), RUN_CHARACTERS)
    ]
    found: list[str] = []
    for begin, end in pairwise([0, *cuts, len(text)]):
        found += _pieces(text[begin:end], limit)
    return found


def _pieces(text: str, limit: int) -> Iterator[str]:
    begin = 0
    while len(text) - begin > limit:
        end = begin + limit
        for mark in ("\n\n", "\n", ". ", " "):
            cut = text.rfind(mark, begin + limit // 2, end)
            if cut != -1:
                end = cut + len(mark)
                break
        yield text[begin:end]
        begin = end
    yield text[begin:]


def _annotate_batch(batch: list[Document], nlp: Language) -> list[Doc]:
    """The Docs of a batch, by one call of `nlp.pipe` over all their pieces."""
    from spacy.tokens import Doc

    from kgexport.annotate.attributes import length_of

    limit = min(PIECE_CHARACTERS, nlp.max_length)
    parts: list[list[Doc]] = [[] for _ in batch]
    stretches = [(piece, number) for number, document in enumerate(batch) for piece in pieces(document.text, limit)]
    size = len(batch) if len(stretches) == len(batch) else 1
    for doc, number in nlp.pipe(stretches, as_tuples=True, batch_size=size):
        parts[number].append(doc)
    docs = [part[0] if len(part) == 1 else Doc.from_docs(part, ensure_whitespace=False) for part in parts]
    for document, doc in zip(batch, docs, strict=True):
        if doc is None or length_of(doc) != len(document.text):
            raise ValueError("the tokens do not add up to the text")
    return docs


def _annotate_one(document: Document, nlp: Language) -> tuple[Document, Doc] | DocumentError:
    try:
        return document, _annotate_batch([document], nlp)[0]
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        failure = DocumentError(
            f"the language model failed on this document: {reason}",
            document=document.identifier,
            stage="annotate",
            source=document.source,
        )
        failure.__cause__ = error
        return failure
