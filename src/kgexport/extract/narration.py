"""The running text round quotations: what stands before a word, and who acts or speaks there.

What is quoted names people too, but never the one who is quoted: "“Roe should not have gone,” he said" is not Roe.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from spacy.tokens import Token

from kgexport.extract.cues import Span
from kgexport.extract.phrases import SUBJECTS
from kgexport.extract.reading import Reading


class Narration:
    """The text of a reading without its quotations."""

    def __init__(self, quoted: Iterable[Span], reading: Reading) -> None:
        """Take the quotations, in any order."""
        self._quoted = sorted(set(quoted))
        self._reading = reading

    def before(self, index: int, *, sentences: int) -> Iterator[list[Token]]:
        """The words of sentences before a token, without what is quoted: the nearest sentence first."""
        sentence_of = self._reading.sentence_of
        found = groupby(self._words_before(index), key=lambda token: sentence_of[token.i])
        for _, words in islice(found, sentences):
            yield list(words)[::-1]

    def _words_before(self, index: int) -> Iterator[Token]:
        """Words before a token that nobody is quoted with, from the last to the first."""
        doc = self._reading.doc
        current = index - 1
        while current >= 0:
            position = bisect_right(self._quoted, (current, len(doc) + 1)) - 1
            if position >= 0 and current < self._quoted[position][1]:
                current = self._quoted[position][0] - 1
                continue
            if doc[current].is_alpha:
                yield doc[current]
            current -= 1


def main_subject(words: Iterable[Token]) -> Token | None:
    """The subject of the main verb among the words of a sentence."""
    for word in words:
        if word.dep_ in SUBJECTS and (word.head.dep_ == "ROOT" or word.head.head.i == word.head.i):
            return word
    return None
