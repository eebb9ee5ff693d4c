"""An index of full names, so that the people a name may be of are found without a look at all others.

Two full names can be of one person only where all words of the shorter one are alike words of the longer one, or their
last words are alike and their first words begin alike. The index finds the names for which that may hold; whether it
does is for the caller to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from kgexport.resolve.entity_forms import sound

FUZZY_LENGTH = 6
"""From this many letters on one letter may differ between two spellings of a name."""
SAME_START = 2
"""Letters at the start of two forenames of which one may be short for the other."""
SHORT_FORM = 4
"""Letters that a short form of a forename has at most."""


class NameIndex:
    """Full names by their words. State: the numbers of the names under each key of their words."""

    def __init__(self) -> None:
        """Make an index without names."""
        self._words: dict[str, set[int]] = defaultdict(set)
        self._ends: dict[tuple[str, str], set[int]] = defaultdict(set)

    def add(self, number: int, words: tuple[str, ...]) -> None:
        """Put in a name under a number; a number may have several names."""
        for word in words:
            self._words[f"{word[0]}."].add(number)
            for key in _spellings(word):
                self._words[key].add(number)
        for ends in product(_spellings(words[-1]), _starts(words[0])):
            self._ends[ends].add(number)

    def near(self, words: tuple[str, ...]) -> set[int]:
        """The numbers of names of at least as many words that may be of the same person, and some more."""
        rarest = min((self._holders(word) for word in words), key=lambda holders: sum(map(len, holders)))
        ends = product(_spellings(words[-1]), _wanted_starts(words[0]))
        return set().union(*rarest, *(self._ends[end] for end in ends if end in self._ends))

    def _holders(self, word: str) -> list[set[int]]:
        """The numbers of names with a word like this one, or with this initial."""
        keys = (f"{word}.", *_spellings(word)) if len(word) == 1 else _spellings(word)
        return [self._words[key] for key in keys if key in self._words]


def _spellings(word: str) -> Iterator[str]:
    """Keys of which two words that are alike share one: the sound, and the word less any one letter."""
    yield f"={sound(word)}"
    if len(word) >= FUZZY_LENGTH:
        yield word
        yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def _starts(word: str) -> Iterator[str]:
    """Keys of the forename of a name that is looked for."""
    yield f"={sound(word)}"
    yield f"{word[0]}."
    if len(word) == 1:
        yield f"{word} alone"
    yield f"{word[:SAME_START]}-"
    if len(word) <= SHORT_FORM:
        yield f"{word[:SAME_START]}- short"


def _wanted_starts(word: str) -> Iterator[str]:
    """The keys under which a forename finds those like it: by initial if one of both is one, or short for the other."""
    if len(word) == 1:
        yield f"{word}."
        return
    yield f"={sound(word)}"
    yield f"{word[0]} alone"
    yield f"{word[:SAME_START]}-" if len(word) <= SHORT_FORM else f"{word[:SAME_START]}- short"
