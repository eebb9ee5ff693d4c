"""The layers that turn words into vectors, as one numpy function each.

Tagger, parser and entity recogniser read vectors that a hash embedding and four convolutions make of the words, once
for the first two and once for the third: more than half of all the time that spaCy takes. Two things make them cheaper,
with the same numbers but for the rounding of the last bit:

* what a word is embedded as depends on the word alone, so each distinct word of a batch is embedded once;
* a convolution is one product of matrices, with the pieces of its maxout side by side, where thinc goes over the
  numbers some ten times more.

Layers of another build are left as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy
from spacy.attrs import NORM, ORTH, SPACY
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

_CONVOLUTION = ["expand_window", "maxout", "layernorm", "dropout"]
_MIXTURE = ["maxout", "layernorm", "dropout"]
_EMBEDDING = frozenset(
    {"extract_features", "list2ragged", "ints-getitem", "hashembed", "static_vectors", "ragged2list", *_MIXTURE}
)
_OF_THE_WORD = frozenset({"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"})
"""Features that the word, its norm and the space behind it decide."""

_TINY = numpy.float32(1e-8)
"""What thinc adds to a variance."""

_ODD = (numpy.uint64(0x9E3779B97F4A7C15), numpy.uint64(0xC2B2AE3D27D4EB4F))
"""Two odd numbers with bits all over, which mix word and norm into one key."""

In = TypeVar("In")
Out = TypeVar("Out")

Floats = Any
"""A numpy array of 32-bit floats, a row for each token."""

Integers = Any
"""A numpy array of 64-bit hashes, a row for each word."""


def replace_layers(nlp: Language) -> int:
    """Put the functions in the place of the layers of all components; gives how many layers were replaced."""
    models = (getattr(component, "model", None) for _, component in nlp.pipeline)
    return sum(_replace(model) for model in models if isinstance(model, Model))


def _replace(model: Model[Any, Any]) -> int:
    nodes = list(model.walk())
    replacements = [(node, made) for node in nodes if (made := _made_of(node)) is not None]
    embeddings = [(node, _embedder(node)) for node in nodes if _is_embedding(node)]
    # Those inside of an embedding first: what stands for the embedding calls it.
    return sum(model.replace_node(node, _layer(node.name, made)) for node, made in [*replacements, *embeddings])


def _layer(name: str, function: Callable[[In], Out]) -> Model[In, Out]:
    def forward(model: Model[In, Out], inputs: In, is_train: bool) -> tuple[Out, Callable[[Out], Out]]:
        if is_train:
            raise ValueError(f"the layer {name} was replaced by one that cannot be trained")
        return function(inputs), lambda gradient: gradient

    return Model(name, forward)


def _made_of(node: Model[Any, Any]) -> Callable[[Floats], Floats] | None:
    leaves = _leaves(node)
    names = [leaf.name for leaf in leaves]
    if node.name.startswith("residual(") and names == _CONVOLUTION:
        window, maxout, norm, _ = leaves
        return _convolution(window.attrs["window_size"], maxout, norm)
    if node.name == ">>".join(_MIXTURE) and names == _MIXTURE:
        return _mixture(*leaves[:2])
    return None


def _is_embedding(node: Model[Any, Any]) -> bool:
    leaves = _leaves(node)
    return (
        leaves[0].name == "extract_features"
        and leaves[-1].name == "ragged2list"
        and _EMBEDDING.issuperset(leaf.name for leaf in leaves)
        and _OF_THE_WORD.issuperset(leaves[0].attrs["columns"])
    )


def _leaves(node: Model[Any, Any]) -> list[Model[Any, Any]]:
    return [leaf for layer in node.layers for leaf in _leaves(layer)] if node.layers else [node]


def _mixture(maxout: Model[Any, Any], norm: Model[Any, Any]) -> Callable[[Floats], Floats]:
    """Maxout and normalisation of each row."""
    weights: Floats = maxout.get_param("W")
    width, pieces, inputs = weights.shape
    matrix = numpy.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T)
    bias = numpy.ascontiguousarray(maxout.get_param("b").T.reshape(pieces * width))
    gain, shift = norm.get_param("G"), norm.get_param("b")

    def mixture(rows: Floats) -> Floats:
        product = rows @ matrix
        product += bias
        best = product.reshape(len(rows), pieces, width).max(axis=1)
        best -= best.mean(axis=1, keepdims=True)
        variance = numpy.einsum("ij,ij->i", best, best)
        variance /= numpy.float32(width)
        variance += _TINY
        best *= (1 / numpy.sqrt(variance))[:, None]
        best *= gain
        best += shift
        return best

    return mixture


def _convolution(window: int, maxout: Model[Any, Any], norm: Model[Any, Any]) -> Callable[[Floats], Floats]:
    """What `_mixture` makes of each row and its neighbours, added to the row."""
    mixture = _mixture(maxout, norm)
    reach = 2 * window + 1

    def convolution(rows: Floats) -> Floats:
        count, width = rows.shape
        padded = numpy.zeros((count + 2 * window, width), dtype=rows.dtype)
        padded[window : window + count] = rows
        neighbours = numpy.concatenate([padded[place : place + count] for place in range(reach)], axis=1)
        found = mixture(neighbours)
        found += rows
        return found

    return convolution


def _embedder(embedding: Model[Any, Any]) -> Callable[[Sequence[Doc]], list[Floats]]:
    """Embed the distinct words of Docs, and give each token what its word has."""

    def embedder(docs: Sequence[Doc]) -> list[Floats]:
        features = numpy.concatenate([doc.to_array([ORTH, NORM, SPACY]) for doc in docs])
        keys = features[:, 0] * _ODD[0] + features[:, 1] * _ODD[1] + features[:, 2]
        _, places, words = numpy.unique(keys, return_index=True, return_inverse=True)
        rows = embedding.predict([_doc_of(features[places], docs[0])])[0][words]
        ends = numpy.cumsum([len(doc) for doc in docs])[:-1]
        return numpy.split(rows, ends)

    return embedder


def _doc_of(features: Integers, like: Doc) -> Doc:
    """A Doc of these words, their norms and the spaces behind them."""
    strings = like.vocab.strings
    doc = Doc(
        like.vocab,
        words=[strings[word] for word in features[:, 0].tolist()],
        spaces=[bool(space) for space in features[:, 2].tolist()],
    )
    norms: Integers = numpy.ascontiguousarray(features[:, 1:2])
    doc.from_array([NORM], norms)
    return doc
