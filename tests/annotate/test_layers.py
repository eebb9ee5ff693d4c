"""The replaced layers give what thinc's give, but for the last bit."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.ml.models.tok2vec import build_hash_embed_cnn_tok2vec
from spacy.tokens import Doc

from kgexport.annotate.layers import replace_layers

TEXTS = (
    "The minister didn't meet her; let's say he's away.",
    "It's raining.\n\nThe minister  didn't say so, the minister said.",
    "A",
    "Élise Ødegård met 李 at 10:30 in the \u202eport\u202c \U0001f600.",
)


class _Component:
    """As much of a component as has a model."""

    def __init__(self, model: Any) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        return doc


def _pipeline(docs: list[Doc], nlp: Language, **options: Any) -> tuple[Language, Any]:
    settings = {
        "width": 24,
        "depth": 2,
        "embed_size": 50,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }
    model = build_hash_embed_cnn_tok2vec(pretrained_vectors=None, **(settings | options))
    model.initialize(X=docs)
    nlp._components.append(("vectors", _Component(model)))
    return nlp, model


@pytest.mark.parametrize(
    ("options", "replaced"),
    [
        ({}, 4),
        ({"depth": 4}, 6),
        ({"maxout_pieces": 2, "window_size": 2}, 4),
        ({"maxout_pieces": 1}, 4),
        ({"subword_features": False}, 4),
    ],
)
@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:1], ("", *TEXTS), TEXTS * 3])
def test_the_vectors_are_the_same(options: dict[str, Any], replaced: int, texts: tuple[str, ...]) -> None:
    nlp = spacy.blank("en")
    docs = [nlp.make_doc(text) for text in texts]
    nlp, model = _pipeline(docs, nlp, **options)
    before = model.predict(docs)
    count = replace_layers(nlp)
    after = model.predict(docs)
    assert count == replaced
    assert [array.shape for array in after] == [array.shape for array in before]
    for one, other in zip(before, after, strict=True):
        numpy.testing.assert_allclose(one, other, atol=1e-5)
        assert other.dtype == numpy.float32


def test_a_word_is_told_by_its_norm_too() -> None:
    nlp = spacy.blank("en")
    doc = nlp.make_doc("Let's see; it's late.")
    assert [token.norm_ for token in doc if token.text == "'s"] == ["us", "'s"]
    nlp, model = _pipeline([doc], nlp)
    before = model.layers[0].predict([doc])[0]
    replace_layers(nlp)
    after = model.layers[0].predict([doc])[0]
    numpy.testing.assert_allclose(before, after, atol=1e-5)
    assert not numpy.allclose(after[1], after[5])


def test_what_a_text_is_given_does_not_depend_on_its_batch() -> None:
    nlp = spacy.blank("en")
    docs = [nlp.make_doc(text) for text in TEXTS]
    nlp, model = _pipeline(docs, nlp)
    replace_layers(nlp)
    together = model.predict(docs)
    assert (model.predict([docs[1], docs[0]])[1] == together[0]).all()


def test_a_replaced_layer_cannot_be_trained() -> None:
    nlp = spacy.blank("en")
    docs = [nlp.make_doc(TEXTS[0])]
    nlp, model = _pipeline(docs, nlp)
    replace_layers(nlp)
    with pytest.raises(ValueError, match="cannot be trained"):
        model(docs, is_train=True)
