"""Words with "re-" are one token each, with the lemma of the whole."""

from __future__ import annotations

import pytest

from kgexport.annotate.hyphens import without_prefix


@pytest.mark.parametrize(
    ("text", "word", "tag", "lemma", "object_"),
    [
        ("Kenya re-imposed sanctions on Peru last year.", "re-imposed", "VBD", "reimpose", "sanctions"),
        ("Kenya will re-impose sanctions on Peru.", "re-impose", "VB", "reimpose", "sanctions"),
        ("They re-opened the embassy, he said.", "re-opened", "VBD", "reopen", "embassy"),
        ("Kenya decided to re-introduce the ban.", "re-introduce", "VB", "reintroduce", "ban"),
        ("Voters re-elected the mayor.", "re-elected", "VBD", "reelect", "mayor"),
        ("He sought re-election, and lost.", "re-election", "NN", "reelection", None),
    ],
)
def test_one_token_that_governs_its_object(nlp, text, word, tag, lemma, object_):
    token = next(token for token in nlp(text) if token.text == word)
    assert (token.tag_, token.lemma_) == (tag, lemma)
    assert next((child.text for child in token.children if child.dep_ == "dobj"), None) == object_


@pytest.mark.parametrize(
    ("word", "rest"),
    [("Re-imposed", "imposed"), ("re-export", "export"), ("pre-imposed", None), ("re-", None), ("re-EU", None)],
)
def test_the_word_behind_it(word, rest):
    assert without_prefix(word) == rest


def test_other_hyphens_cut(nlp):
    assert [token.text for token in nlp("U.S.-backed, de-escalated")][-3:] == ["de", "-", "escalated"]
