"""Abbreviated ranks and titles are one token each and end no sentence."""

from __future__ import annotations

import pytest

from kgexport.annotate.abbreviations import ABBREVIATIONS


@pytest.mark.parametrize("word", ABBREVIATIONS)
def test_one_token(nlp, word):
    assert [token.text for token in nlp.make_doc(f"{word} Roe left.")] == [word, "Roe", "left", "."]


@pytest.mark.parametrize(
    "text",
    [
        "The palace sent Amb. Jane Roe to Utopia.",
        "He was joined by Reps. Jane Roe and John Doe, and by Sgt. Tim Poe.",
        "Sens. Jane Roe and John Doe met Lt. Gen. Tim Poe on Friday.",
    ],
)
def test_they_end_no_sentence(nlp, text):
    assert len(list(nlp(text).sents)) == 1


def test_words_that_end_sentences_are_left(nlp):
    assert [token.text for token in nlp.make_doc("They met on Sat. He left.")][3:5] == ["Sat", "."]
