"""Lemmas from a table, as the lemmatizer of the model gives them.

spaCy's lemmatizer for English goes by word, part of speech and morphology alone, but reads them of each token anew, and
remembers only some of what it found. Here each combination is asked of it once.
"""

from typing import Any

import numpy
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kgexport.annotate.hyphens import without_prefix

NAME = "kgexport_lemmas"
"""The name of the component in a pipeline; it stands before the lemmatizer, which is disabled."""

LEMMATIZER = "lemmatizer"

KEPT = 50_000
"""Combinations that are remembered; with more of them the table begins anew."""


def replace_lemmatizer(nlp: Language) -> None:
    """Let a table answer for the lemmatizer of a pipeline, if it goes by rules for English."""
    if LEMMATIZER not in nlp.pipe_names:
        return
    lemmatizer = nlp.get_pipe(LEMMATIZER)
    if type(lemmatizer) is EnglishLemmatizer and lemmatizer.mode == "rule" and not lemmatizer.overwrite:
        nlp.add_pipe(NAME, before=LEMMATIZER)
        lemmas = nlp.get_pipe(NAME)
        assert isinstance(lemmas, Lemmas)
        lemmas.take_over(lemmatizer)
        nlp.disable_pipe(LEMMATIZER)


class Lemmas:
    """The component: a table that fills itself from the answers of a lemmatizer."""

    def __init__(self, vocab: Vocab) -> None:
        """Begin with an empty table; `take_over` says whose."""
        self._strings = vocab.strings
        self._lemmas: dict[tuple[int, int, int], str] = {}

    def take_over(self, lemmatizer: EnglishLemmatizer) -> None:
        """Answer for this lemmatizer from now on."""
        self._lemmatizer = lemmatizer

    def __call__(self, doc: Doc) -> Doc:
        """Give a lemma to each token that has none."""
        found: list[int] = []
        known: dict[tuple[int, int, int], int] = {}
        for place, (word, part, morphology, lemma) in enumerate(doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()):
            if lemma:
                found.append(lemma)
                continue
            key = (word, part, morphology)
            if key not in known:
                # Added anew for each Doc: the end of a memory zone takes it out.
                known[key] = self._strings.add(self._lemma(key, doc, place))
            found.append(known[key])
        if found:
            table: Any = numpy.array(found, dtype="uint64").reshape(-1, 1)
            doc.from_array([LEMMA], table)
        return doc

    def _lemma(self, key: tuple[int, int, int], doc: Doc, place: int) -> str:
        lemma = self._lemmas.get(key)
        if lemma is None:
            if len(self._lemmas) >= KEPT:
                self._lemmas.clear()
            lemma = self._lemmas[key] = self._asked(doc[place])
        return lemma

    def _asked(self, token: Token) -> str:
        """The lemmatizer's answer; "re-imposed" is not in its lists, and has the lemma "reimpose"."""
        rest = without_prefix(token.text)
        if rest is None:
            return self._lemmatizer.lemmatize(token)[0]
        alone = Doc(token.vocab, words=[rest], pos=[token.pos_], morphs=[str(token.morph)])
        return f"re{self._lemmatizer.lemmatize(alone[0])[0]}"


@Language.factory(NAME)
def _make(nlp: Language, name: str) -> Lemmas:
    return Lemmas(nlp.vocab)
