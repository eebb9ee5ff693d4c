"""Words with "re-" and East Asian given names are one token each."""

from __future__ import annotations

import pytest

from kgexport.annotate.hyphens import is_whole, without_prefix


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


@pytest.mark.parametrize(
    ("word", "whole"),
    [
        ("Hae-in", True),
        ("Su-un", True),
        ("Jin-Ho", True),
        ("Kyeong-hwa", True),
        ("Ting-wen", True),
        ("re-impose", True),
        ("hae-in", False),
        ("State-run", False),
        ("Peru-led", False),
        ("Kenya-backed", False),
        ("Muslim-majority", False),
        ("Well-known", False),
        ("well-known", False),
        ("A-1", False),
        ("-", False),
        ("", False),
    ],
)
def test_which_words_are_kept_whole(word, whole):
    assert is_whole(word) is whole


def test_a_given_name_is_a_name_to_the_parser(nlp):
    doc = nlp("South Korean President Noh Hae-in and Lim Su-un will meet in April, Bae Jin-ho said.")
    meet = next(token for token in doc if token.text == "meet")
    assert [token.text for token in meet.children if token.dep_ == "nsubj"] == ["Hae-in"]
