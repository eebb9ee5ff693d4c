"""Annotating: order, batches, long texts in pieces, and a document that fails alone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kgexport.annotate import annotate
from kgexport.annotate.annotate import batches, pieces
from kgexport.errors import DocumentError
from kgexport.model import Document


def documents(*texts):
    return [Document(identifier=f"d{number}", text=text, source=f"f:{number}") for number, text in enumerate(texts)]


@Language.component("test_refuses")
def refuses(doc):
    if "refuse" in doc.text:
        raise RuntimeError("no\nway")
    return doc


@pytest.fixture
def fussy():
    nlp = spacy.blank("en")
    nlp.add_pipe("test_refuses")
    return nlp


def test_each_document_comes_with_its_doc(nlp):
    given_documents = documents("Ann Lee met Bo in Paris.", "Cy denied it on Monday.", "One\n\ntwo  three. ")
    found = list(annotate(given_documents, nlp))
    assert [document for document, _ in found] == given_documents
    assert [doc.text for _, doc in found] == [document.text for document in given_documents]
    assert all(doc.has_annotation("DEP") and doc.has_annotation("LEMMA") for _, doc in found)
    assert [ent.text for ent in found[0][1].ents if ent.label_ == "PERSON"] == ["Ann Lee", "Bo"]


def test_a_document_that_fails_fails_alone(fussy):
    one, failure, three = annotate(documents("Ann.", "I refuse.", "Bo."), fussy)
    assert (one[1].text, three[1].text) == ("Ann.", "Bo.")
    assert isinstance(failure, DocumentError)
    assert str(failure) == "the language model failed on this document: no way"
    assert (failure.document, failure.stage, failure.source) == ("d1", "annotate", "f:1")


def test_annotation_is_lazy(fussy):
    def endless():
        while True:
            yield from documents("x" * 20_000)

    results = annotate(endless(), fussy)
    assert [next(results)[0].identifier for _ in range(3)] == ["d0"] * 3


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], []),
        ([10, 10], [[10, 10]]),
        ([20_000, 10_000, 1], [[20_000, 10_000], [1]]),
        ([1, 90_000, 1], [[1], [90_000], [1]]),
    ],
)
def test_batches_have_a_size(lengths, expected):
    found = batches(documents(*("x" * length for length in lengths)))
    assert [[len(document.text) for document in batch] for batch in found] == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("short", 10, ["short"]),
        ("", 10, [""]),
        ("aaaa\n\nbbbb\nccc", 10, ["aaaa\n\n", "bbbb\nccc"]),
        ("aaaa. bbbb cccc", 10, ["aaaa. ", "bbbb cccc"]),
        ("aaaaa bbbb\n\ncc", 10, ["aaaaa ", "bbbb\n\ncc"]),
        ("a" * 25, 10, ["a" * 10, "a" * 10, "a" * 5]),
    ],
)
def test_pieces_are_cut_where_it_hurts_least(text, limit, expected):
    assert pieces(text, limit) == expected


@given(st.text(alphabet="a .\n", max_size=200), st.integers(4, 40))
def test_pieces_add_up_to_the_text(text, limit):
    found = pieces(text, limit)
    assert "".join(found) == text
    assert all(len(piece) <= limit for piece in found)


@pytest.mark.parametrize(("run", "expected"), [(1000, [1010]), (1001, [1005, 6]), (2500, [1005, 1000, 505])])
def test_a_run_without_white_space_is_cut(run, expected):
    text = "Ann. " + '"' * run + " met."
    assert [len(piece) for piece in pieces(text)] == expected
    assert "".join(pieces(text)) == text


def test_a_long_text_is_one_doc(nlp, monkeypatch):
    monkeypatch.setattr(sys.modules["kgexport.annotate.annotate"], "PIECE_CHARACTERS", 60)
    text = "Ann Lee met Bo in Paris on Monday.\n\nCy Day denied the report. " * 3 + "Di left."
    ((_, doc),) = annotate(documents(text), nlp)
    assert doc.text == text
    assert [token.idx for token in doc if token.text == "Ann"] == [0, 62, 124]
    assert all(text[ent.start_char : ent.end_char] == ent.text for ent in doc.ents)
    assert sum(token.dep_ == "ROOT" for token in doc) == len(list(doc.sents)) >= 7


def test_more_than_spacy_takes_at_once_is_taken(fussy):
    text = "word " * 300_000
    assert len(text) > fussy.max_length
    ((_, doc),) = annotate(documents(text), fussy)
    assert len(doc.text) == len(text)


def run(code):
    environment = {key: value for key, value in os.environ.items() if not key.endswith("_NUM_THREADS")}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout.split()


def test_importing_changes_nothing_and_the_worker_sets_one_thread():
    """The maths library belongs to the program that imports kgexport."""
    assert run(
        "import os, sys, kgexport.annotate\n"
        "print('numpy' in sys.modules, 'spacy' in sys.modules, os.environ.get('OPENBLAS_NUM_THREADS'))\n"
        "kgexport.annotate.configure_maths()\n"
        "from thinc.api import get_current_ops\n"
        "print(get_current_ops().use_blis, os.environ['OPENBLAS_NUM_THREADS'])\n"
    ) == ["False", "False", "None", "False", "1"]
