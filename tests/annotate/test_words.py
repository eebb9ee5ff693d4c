"""The table that stands for the attribute ruler: it says what the ruler says, on any tokens."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc

from kgexport.annotate.words import NAME, RULER, is_tabular, replace_ruler

PATTERNS = [
    {"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUN", "MORPH": "Number=Sing"}},
    {"patterns": [[{"TAG": "VBZ"}]], "attrs": {"POS": "VERB"}},
    {"patterns": [[{"TAG": "VBZ", "LOWER": {"IN": ["is", "'s"]}}]], "attrs": {"POS": "AUX", "LEMMA": "be"}},
    {"patterns": [[{"LOWER": {"REGEX": "^n[ou]thin'$"}}]], "attrs": {"LEMMA": "nothing"}},
    {"patterns": [[{"DEP": {"NOT_IN": ["det", ""]}, "TAG": "DT"}]], "attrs": {"POS": "PRON"}},
    {"patterns": [[{"DEP": "expl"}, {"LOWER": {"IN": ["is", "'s"]}}]], "attrs": {"POS": "VERB"}, "index": 1},
    {"patterns": [[{"LOWER": "gon"}, {"LOWER": "na"}]], "attrs": {"LEMMA": "go"}, "index": 0},
    {"patterns": [[{"LOWER": "na"}, {"LOWER": "na"}]], "attrs": {"LEMMA": "twice"}, "index": 1},
    {"patterns": [[{"IS_SPACE": True, "DEP": {"NOT_IN": [""]}}]], "attrs": {"DEP": "dep"}},
    {"patterns": [[{"IS_SPACE": True}]], "attrs": {"TAG": "_SP", "POS": "SPACE"}},
]
WORDS = ["Is", "is", "'s", "there", "nothin'", "gon", "na", "that", "house", "\n\n", " ", "\u00a0", "\u202e", "<b>"]


def pipeline(patterns):
    nlp = spacy.blank("en")
    nlp.add_pipe(RULER).add_patterns(patterns)
    return nlp


RULED = pipeline(PATTERNS)
TABLED = pipeline(PATTERNS)
replace_ruler(TABLED)


def answers(nlp, tokens):
    words, tags, dependencies = zip(*tokens, strict=True)
    doc = Doc(nlp.vocab, words=words, spaces=[False] * len(words), tags=tags, deps=dependencies)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [(token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_) for token in doc]


TOKENS = st.tuples(
    st.sampled_from(WORDS),
    st.sampled_from(["NN", "VBZ", "DT", "_SP", ""]),
    st.sampled_from(["expl", "det", "nsubj", ""]),
)


@given(st.lists(TOKENS, min_size=1, max_size=8))
def test_the_table_says_what_the_ruler_says(tokens):
    assert answers(TABLED, tokens) == answers(RULED, tokens)


def test_the_ruler_is_replaced_and_an_empty_doc_stays_empty():
    assert TABLED.pipe_names == [NAME]
    assert len(TABLED("")) == 0


@pytest.mark.parametrize(
    "pattern",
    [
        {"patterns": [[{"TAG": "NN"}, {"TAG": "NN"}, {"TAG": "NN"}]], "attrs": {"POS": "NOUN"}},
        {"patterns": [[{"ENT_TYPE": "GPE"}]], "attrs": {"POS": "PROPN"}},
        {"patterns": [[{"TAG": "NN", "OP": "+"}]], "attrs": {"POS": "NOUN"}},
        {"patterns": [[{"TAG": "NN"}]], "attrs": {"DEP": "dep"}},
    ],
)
def test_a_ruler_that_asks_for_more_stays(pattern):
    nlp = pipeline([*PATTERNS, pattern])
    assert not is_tabular(nlp.get_pipe(RULER))
    replace_ruler(nlp)
    assert nlp.pipe_names == [RULER]


def test_a_pipeline_without_a_ruler_stays_as_it_is():
    nlp = spacy.blank("en")
    replace_ruler(nlp)
    assert nlp.pipe_names == []


def test_the_table_does_not_grow_with_the_words_of_the_text():
    nlp = pipeline(PATTERNS)
    replace_ruler(nlp)
    words = nlp.get_pipe(NAME)
    for number in range(50):
        answers(nlp, [(f"word{number}", "NN", "nsubj"), (" " * (number + 1), "_SP", "")])
    assert len(words._entries) == 2


def test_the_model_is_read_the_same_with_and_without_the_table(nlp):
    assert NAME in nlp.pipe_names
    text = "There's no deal, said Mr. Roe.  \n\nHe hasn't met her; that is what we're told. Ain't it so? They're gonna."
    found = nlp(text)
    expected = nlp.make_doc(text)
    for name, component in nlp.components:
        if name != NAME:
            expected = component(expected)
    columns = [TAG, POS, MORPH, LEMMA, DEP]
    assert found.to_array(columns).tolist() == expected.to_array(columns).tolist()
