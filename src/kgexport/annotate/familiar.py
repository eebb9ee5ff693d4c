"""Words that a worker keeps from one batch to the next.

Inside of a memory zone spaCy forgets every new word at its end, and its tokenizer keeps nothing at all: of a corpus it
cuts the same few thousand words anew in each batch. What comes up in a second batch is cut once outside of any zone,
and is known from then on, up to a limit. No annotation depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language

KEPT = 12_000
"""Words that are kept for good, in some 2 kB each; 2,000 news articles have 24,000 that come up in two batches."""

REMEMBERED = 30_000
"""Words of which it is remembered that they came up once; with more of them the memory begins anew."""

LONGEST = 40
"""Characters of the longest word that is kept."""


class Familiar:
    """The words of a pipeline that are kept, and those seen once."""

    def __init__(self, nlp: Language) -> None:
        """Keep none yet."""
        self._nlp = nlp
        tokenizer: Any = nlp.tokenizer
        if hasattr(tokenizer, "max_cache_size"):
            tokenizer.max_cache_size = max(tokenizer.max_cache_size, 2 * KEPT)
        self._kept: set[str] = set()
        self._seen: set[str] = set()

    def meet(self, texts: Iterable[str]) -> None:
        """Take notice of the words of a batch; call it outside of a memory zone."""
        if len(self._kept) >= KEPT:
            return
        words = {word for text in texts for word in text.split() if len(word) <= LONGEST} - self._kept
        for word in sorted(words & self._seen)[: KEPT - len(self._kept)]:
            self._nlp.tokenizer(word)
            self._kept.add(word)
        self._seen |= words
        if len(self._kept) >= KEPT or len(self._seen) > REMEMBERED:
            self._seen.clear()

    def __len__(self) -> int:
        return len(self._kept)
