"""Word classes, features and exceptional lemmas from a table, as the attribute ruler of the model gives them.

The ruler matches its 179 patterns anew on every Doc, and takes most of the time of a parser's steps. What it gives a
token depends on tag, word and dependency alone, but for a few patterns of two tokens. So each combination is put to the
ruler once, in a Doc of its own, and looked up from then on. A ruler that asks for more is left where it is.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

NAME = "kgexport_words"
"""The name of the component in a pipeline; it stands before the ruler, which is disabled."""

RULER = "attribute_ruler"

_ASKED = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_GIVEN = [TAG, POS, MORPH, LEMMA]
_SPACE = 1
"""Stands for every word of white space in a key; 0 stands for a word that no pattern asks for."""

Key = tuple[int, int, int]
"""Tag, lower-case word and dependency of a token, as spaCy numbers them."""


class _Entry(NamedTuple):
    given: tuple[int, ...]
    begins_pair: bool
    """Whether a pattern of two tokens may begin here: then the next token counts too."""


def replace_ruler(nlp: Language) -> None:
    """Let a table answer for the attribute ruler of a pipeline, if it has one that a table can stand for."""
    if RULER not in nlp.pipe_names:
        return
    ruler = nlp.get_pipe(RULER)
    if isinstance(ruler, AttributeRuler) and is_tabular(ruler):
        nlp.add_pipe(NAME, before=RULER)
        words = nlp.get_pipe(NAME)
        assert isinstance(words, Words)
        words.take_over(ruler)
        nlp.disable_pipe(RULER)


def is_tabular(ruler: AttributeRuler) -> bool:
    """Whether its patterns have at most two tokens, ask for tag, word and dependency, and change only spaces'."""
    return all(
        len(tokens) <= 2
        and all(set(token) <= _ASKED for token in tokens)
        and ("DEP" not in pattern["attrs"] or (tokens[0].get("IS_SPACE") is True and pattern["attrs"]["DEP"] == "dep"))
        for pattern in _patterns(ruler)
        for tokens in pattern["patterns"]
    )


def _patterns(ruler: AttributeRuler) -> list[dict[str, Any]]:
    patterns: Any = ruler.patterns
    return list(patterns)


class Words:
    """The component: a table that fills itself from the answers of a ruler."""

    def __init__(self, vocab: Vocab) -> None:
        """Begin with an empty table; `take_over` says whose."""
        self._vocab = vocab
        self._entries: dict[Key, _Entry] = {}
        self._runs: dict[tuple[Key, ...], list[tuple[int, ...]]] = {}

    def take_over(self, ruler: AttributeRuler) -> None:
        """Answer for this ruler from now on."""
        self._ruler = ruler
        self._asked_for: int = self._vocab.add_flag(_asker(ruler))
        self._pairs = Matcher(self._vocab)
        begins = [tokens[:1] for pattern in _patterns(ruler) for tokens in pattern["patterns"] if len(tokens) == 2]
        if begins:
            self._pairs.add("pair", begins)

    def __call__(self, doc: Doc) -> Doc:
        """Set tag, part of speech, morphology and lemma of all tokens as the ruler would."""
        if len(doc) == 0:
            return doc
        keys = self._keys(doc)
        entries = [self._entries.get(key) or self._learn(key, doc, place) for place, key in enumerate(keys)]
        given = [entry.given for entry in entries]
        for begin, end in _runs([entry.begins_pair for entry in entries]):
            given[begin:end] = self._run(tuple(keys[begin:end]), doc, begin)
        table: Any = numpy.array(given, dtype="uint64")
        doc.from_array(_GIVEN, table)
        for place in numpy.flatnonzero(doc.to_array(IS_SPACE)).tolist():
            if doc[place].dep:
                doc[place].dep_ = "dep"
        return doc

    def _keys(self, doc: Doc) -> list[Key]:
        tags, words, dependencies, asked, space = doc.to_array([TAG, LOWER, DEP, self._asked_for, IS_SPACE]).T
        words = numpy.where(space, _SPACE, numpy.where(asked, words, 0))
        return list(zip(tags.tolist(), words.tolist(), dependencies.tolist(), strict=True))

    def _learn(self, key: Key, doc: Doc, place: int) -> _Entry:
        alone = self._asked(doc, place, place + 1)
        begins_pair = bool(len(self._pairs) and self._pairs(alone, allow_missing=True))
        entry = self._entries[key] = _Entry(self._answers(alone)[0], begins_pair)
        return entry

    def _run(self, keys: tuple[Key, ...], doc: Doc, begin: int) -> list[tuple[int, ...]]:
        if keys not in self._runs:
            self._runs[keys] = self._answers(self._asked(doc, begin, begin + len(keys)))
        return self._runs[keys]

    def _asked(self, doc: Doc, begin: int, end: int) -> Doc:
        tokens = doc[begin:end]
        return Doc(
            self._vocab,
            words=[token.text for token in tokens],
            spaces=[False] * len(tokens),
            tags=[token.tag_ for token in tokens],
            deps=[token.dep_ for token in tokens],
        )

    def _answers(self, asked: Doc) -> list[tuple[int, ...]]:
        return [tuple(row) for row in self._ruler(asked).to_array(_GIVEN).tolist()]


def _runs(begins_pair: list[bool]) -> Iterator[tuple[int, int]]:
    """Stretches of tokens, half-open, in which each begins a pair with the next."""
    end = 0
    for begin, starts in enumerate(begins_pair):
        if not starts or begin < end:
            continue
        end = begin
        while end < len(begins_pair) and begins_pair[end]:
            end += 1
        end = min(end + 1, len(begins_pair))
        yield begin, end


def _asker(ruler: AttributeRuler) -> Callable[[str], bool]:
    """Whether a pattern tells a word from others."""
    words: set[str] = set()
    expressions: list[re.Pattern[str]] = []
    for pattern in _patterns(ruler):
        for token in (token for tokens in pattern["patterns"] for token in tokens):
            wanted = token.get("LOWER", {})
            if isinstance(wanted, str):
                words.add(wanted)
            else:
                words.update(wanted.get("IN", ()), wanted.get("NOT_IN", ()))
                expressions += [re.compile(wanted["REGEX"])] if "REGEX" in wanted else []

    def asks(text: str) -> bool:
        lower = text.lower()
        return lower in words or any(expression.search(lower) for expression in expressions)

    return asks


@Language.factory(NAME)
def _make(nlp: Language, name: str) -> Words:
    return Words(nlp.vocab)
