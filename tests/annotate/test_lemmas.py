"""The table that stands for the lemmatizer: it says what the lemmatizer says, on any tokens."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc

from kgexport.annotate import lemmas
from kgexport.annotate.lemmas import LEMMATIZER, NAME, replace_lemmatizer

WORDS = ["Met", "met", "meetings", "is", "'s", "Sanctions", "larger", "leaves", "\n\n", "\u00a0", "\u202e", "李", "<b>"]
PARTS = ["NOUN", "VERB", "AUX", "ADJ", "PROPN", "PRON", "PUNCT", "SPACE", "X"]
FEATURES = ["", "Number=Sing", "Number=Plur", "VerbForm=Inf", "VerbForm=Fin|Tense=Past", "Degree=Pos"]


def pipeline(mode: str = "rule", *, overwrite: bool = False) -> Language:
    nlp = spacy.blank("en")
    lookups = Lookups()
    lookups.add_table("lemma_lookup", {"met": "meet"})
    lookups.add_table("lemma_index", {"noun": ["meeting", "leaf"], "verb": ["leave", "meet"]})
    lookups.add_table("lemma_exc", {"verb": {"met": ["meet"], "is": ["be"]}, "noun": {"leaves": ["leaf"]}})
    lookups.add_table("lemma_rules", {"noun": [["s", ""]], "verb": [["s", ""]], "adj": [["er", ""], ["er", "e"]]})
    nlp.add_pipe(LEMMATIZER, config={"mode": mode, "overwrite": overwrite}).initialize(lookups=lookups)
    return nlp


RULED, TABLED = pipeline(), pipeline()
replace_lemmatizer(TABLED)

TOKENS = st.lists(
    st.tuples(
        st.sampled_from(WORDS), st.sampled_from(PARTS), st.sampled_from(FEATURES), st.sampled_from(["", "given"])
    ),
    max_size=12,
)


def answers(nlp: Language, tokens: list[tuple[str, str, str, str]]) -> list[str]:
    words, parts, features, given_lemmas = (
        (list(column) for column in zip(*tokens, strict=True)) if tokens else ([],) * 4
    )
    doc = Doc(nlp.vocab, words=words, pos=parts, morphs=features)
    for token, lemma in zip(doc, given_lemmas, strict=True):
        token.lemma_ = lemma
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [token.lemma_ for token in doc]


@given(TOKENS)
def test_a_table_says_what_the_lemmatizer_says(tokens: list[tuple[str, str, str, str]]) -> None:
    assert answers(TABLED, tokens) == answers(RULED, tokens)


def test_lemmas_outlive_a_memory_zone() -> None:
    nlp = pipeline()
    replace_lemmatizer(nlp)
    for _ in range(2):
        with nlp.memory_zone():
            assert answers(nlp, [("Zorblattings", "NOUN", "Number=Plur", "")]) == ["zorblatting"]
    assert "zorblatting" not in nlp.vocab.strings


def test_the_table_begins_anew_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lemmas, "KEPT", 2)
    nlp = pipeline()
    replace_lemmatizer(nlp)
    tokens = [(word, part, "", "") for word in WORDS for part in PARTS]
    assert answers(nlp, tokens) == answers(RULED, tokens)
    assert len(nlp.get_pipe(NAME)._lemmas) <= 2


@pytest.mark.parametrize("nlp", [pipeline("lookup"), pipeline(overwrite=True), spacy.blank("en"), spacy.blank("de")])
def test_another_lemmatizer_stays(nlp: Language) -> None:
    before = nlp.pipe_names
    replace_lemmatizer(nlp)
    assert nlp.pipe_names == before
