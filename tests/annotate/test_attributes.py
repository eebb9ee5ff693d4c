"""Attributes read at once are those that each token gives."""

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kgexport.annotate.attributes import heads_of, length_of, offsets_of, strings_of, text_of


@pytest.fixture
def doc() -> Doc:
    words = ["Leyla", "’s", "\n\n", "delegation", "😀", "met", "Karim"]
    return Doc(
        Vocab(),
        words=words,
        spaces=[False, True, False, True, False, True, False],
        heads=[3, 0, 1, 5, 3, 5, 5],
        deps=["poss", "case", "dep", "nsubj", "punct", "ROOT", "dobj"],
        tags=["NNP", "POS", "_SP", "NN", "SYM", "VBD", "NNP"],
        lemmas=["Leyla", "'s", "", "delegation", "😀", "meet", "Karim"],
    )


@pytest.mark.parametrize(("attribute", "name"), [("LEMMA", "lemma_"), ("ORTH", "text"), ("TAG", "tag_")])
def test_strings_are_those_of_the_tokens(doc, attribute, name):
    assert strings_of(doc, attribute) == [getattr(token, name) for token in doc]


def test_heads_and_offsets_are_those_of_the_tokens(doc):
    assert heads_of(doc) == [token.head.i for token in doc]
    assert offsets_of(doc) == [token.idx for token in doc]


def test_an_empty_doc_has_none():
    empty = Doc(Vocab())
    assert (strings_of(empty, "LEMMA"), heads_of(empty), offsets_of(empty)) == ([], [], [])


@pytest.mark.parametrize("text", ["", "A", "He didn't \n\n go.  Now \u202e\U0001f600 ", " x"])
def test_text_and_length(text: str) -> None:
    doc = spacy.blank("en").make_doc(text)
    assert text_of(doc) == doc.text == text
    assert length_of(doc) == len(text)
