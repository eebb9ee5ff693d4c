"""Words that are kept over memory zones."""

from __future__ import annotations

import pytest
import spacy

from kgexport.annotate import familiar
from kgexport.annotate.familiar import Familiar


def test_a_word_of_two_batches_outlives_a_memory_zone() -> None:
    nlp = spacy.blank("en")
    words = Familiar(nlp)
    for _ in range(2):
        words.meet(["Zorblatt met Quuxley,"])
        with nlp.memory_zone():
            nlp.make_doc("Zorblatt met Quuxley, Onceling")
        words.meet(["Onceling"])
    assert len(words) == 4
    assert "Quuxley" in nlp.vocab
    assert "Onceling" in nlp.vocab
    words.meet(["Thirdling"])
    assert "Thirdling" not in nlp.vocab


def test_what_is_kept_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(familiar, "KEPT", 5)
    words = Familiar(spacy.blank("en"))
    texts = [f"word{number}" for number in range(20)]
    for _ in range(3):
        words.meet(texts)
    assert len(words) == 5
    assert not words._seen


def test_what_is_remembered_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(familiar, "REMEMBERED", 30)
    words = Familiar(spacy.blank("en"))
    for first in range(0, 100, 10):
        words.meet([f"word{number}" for number in range(first, first + 20)])
        assert len(words._seen) <= 30
    assert len(words) > 0


def test_long_words_are_not_kept() -> None:
    words = Familiar(spacy.blank("en"))
    for _ in range(2):
        words.meet(["x" * 41, "y" * 40])
    assert len(words) == 1


def test_kept_words_change_no_tokens() -> None:
    texts = ["He didn't (let's say) go to U.S.-led talks, did he?\n\n\u201cNo.\u201d"] * 2
    nlp, other = spacy.blank("en"), spacy.blank("en")
    words = Familiar(nlp)
    for _ in range(3):
        words.meet(texts)
    assert [(token.text, token.norm_) for token in nlp(texts[0])] == [
        (token.text, token.norm_) for token in other(texts[0])
    ]
