"""Batches: consecutive, bounded, lazy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.annotate.annotate import BATCH_CHARACTERS
from kgexport.corpus.batches import BATCH_DOCUMENTS, batches
from kgexport.model import Document


def of_lengths(lengths: list[int]) -> list[Document]:
    return [Document(identifier=str(number), text="x" * length) for number, length in enumerate(lengths)]


@pytest.mark.parametrize(
    ("lengths", "sizes"),
    [
        ([], []),
        ([5], [1]),
        ([10_000, 10_000, 10_000], [3]),
        ([10_000, 10_000, 10_001], [2, 1]),
        ([10, 100_000, 10, 10], [1, 1, 2]),
        ([100_000, 100_000], [1, 1]),
        ([1] * 450, [200, 200, 50]),
    ],
)
def test_sizes(lengths, sizes):
    assert [len(batch.documents) for batch in batches(of_lengths(lengths))] == sizes


@given(st.lists(st.integers(0, 40_000), max_size=60), st.integers(0, 1000))
def test_together_they_are_the_documents(lengths, first):
    documents = of_lengths(lengths)
    found = list(batches(documents, first=first))
    assert [document for batch in found for document in batch.documents] == documents
    for batch in found:
        assert batch.first == first + int(batch.documents[0].identifier)
        assert 1 <= len(batch.documents) <= BATCH_DOCUMENTS
        assert len(batch.documents) == 1 or batch.characters <= BATCH_CHARACTERS


def test_one_document_more_than_the_batch_is_read():
    read = 0

    def source() -> Iterator[Document]:
        nonlocal read
        for document in of_lengths([20_000] * 5):
            read += 1
            yield document

    found = batches(source())
    next(found)
    assert read == 2


def test_singly():
    (batch,) = batches(of_lengths([1, 2, 3]), first=7)
    assert [(single.first, single.documents) for single in batch.singly()] == [
        (7 + number, (document,)) for number, document in enumerate(batch.documents)
    ]
