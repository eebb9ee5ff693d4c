"""The lexemes that the grammar reads, and the small things that all its rules read: numbers, years, amounts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kgexport.times.calendar import Grain
from kgexport.times.expressions import Expression
from kgexport.times.words import Words


class Stream:
    """Lexemes with the tables to read them by; looking past either end gives an empty word."""

    __slots__ = ("items", "words")

    def __init__(self, items: Sequence[str], words: Words) -> None:
        self.items = items
        self.words = words

    def at(self, index: int) -> str:
        """The lexeme at this place, or an empty one."""
        return self.items[index] if 0 <= index < len(self.items) else ""

    def skip(self, index: int, *marks: str) -> int:
        """The place after this lexeme if it is one of the marks, else the place itself."""
        return index + 1 if self.at(index) in marks else index


class Parsed(NamedTuple):
    """An expression and the place after its last lexeme."""

    expression: Expression
    end: int


Rule = Callable[[Stream, int], Parsed | None]


class Amount(NamedTuple):
    """So many of something; `number` is None for "several", `halves` counts the half in "two and a half"."""

    number: int | None
    end: int
    halves: int = 0


def cardinal(stream: Stream, index: int) -> tuple[int, int] | None:
    """A whole number in figures or words, and the place after it: 14, 1,200, twenty-five, a hundred."""
    word = stream.at(index)
    if word[:1].isdigit():
        figures = word.replace(",", "")
        return (int(figures), index + 1) if figures.isdecimal() and len(figures) < 7 else None
    words = stream.words
    if word in words.numbers:
        number, index = words.numbers[word], index + 1
        return (number * 100, index + 1) if stream.at(index) == "hundred" else (number, index)
    if word in words.tens:
        number, index = words.tens[word], index + 1
        following = stream.skip(index, "-")
        ones = words.numbers.get(stream.at(following), 0)
        return (number + ones, following + 1) if 0 < ones < 10 else (number, index)
    return None


def ordinal(stream: Stream, index: int) -> tuple[int, int] | None:
    """An ordinal number in figures or words, and the place after it: 14th, third, twenty-first."""
    word = stream.at(index)
    if word[:1].isdigit() and word[-2:] in ("st", "nd", "rd", "th"):
        return int(word[:-2]), index + 1
    words = stream.words
    if word in words.ordinals:
        return words.ordinals[word], index + 1
    if word in words.tens:
        following = stream.skip(index + 1, "-")
        ones = words.ordinals.get(stream.at(following), 0)
        if 0 < ones < 10:
            return words.tens[word] + ones, following + 1
    return None


def year_number(stream: Stream, index: int) -> tuple[int, int] | None:
    """A year of four figures, or as it is spoken: 1996, nineteen ninety-six."""
    word = stream.at(index)
    if len(word) == 4 and word.isdecimal():
        number = int(word)
        return (number, index + 1) if 1000 <= number <= 2100 else None
    words = stream.words
    if word in ("nineteen", "eighteen", "twenty"):
        rest = cardinal(stream, index + 1)
        if rest is not None and 10 <= rest[0] < 100 and stream.at(index + 1)[:1].isalpha():
            return (words.numbers.get(word) or words.tens[word]) * 100 + rest[0], rest[1]
    return None


def amount(stream: Stream, index: int) -> Amount | None:
    """How many: "three", "2 1/2", "two and a half", "a couple of", "two to three" (the larger), "several"."""
    word = stream.at(index)
    if word in ("a", "an"):
        return _after_article(stream, index + 1)
    if word == "half" and stream.at(index + 1) in ("a", "an"):
        return Amount(0, index + 2, 1)
    if word in stream.words.vague:
        return Amount(None, stream.skip(index + 1, "of"))
    first = cardinal(stream, index)
    if first is None:
        return None
    number, end = first
    if [stream.at(end + step) for step in range(3)] == ["1", "/", "2"]:
        return Amount(number, end + 3, 1)
    if [stream.at(end + step) for step in range(3)] == ["and", "a", "half"]:
        return Amount(number, end + 3, 1)
    if stream.at(end) in ("to", "or", "-"):
        second = cardinal(stream, end + 1)
        if second is not None and second[0] > number and stream.at(end + 1) not in ("a", "an"):
            return Amount(second[0], second[1])
    return Amount(number, end)


def _after_article(stream: Stream, index: int) -> Amount | None:
    word = stream.at(index)
    if word in stream.words.vague:
        end = stream.skip(index + 1, "of", "more")
        return Amount(2 if word == "couple" else None, end)
    if word == "dozen":
        return Amount(12, index + 1)
    if word == "hundred":
        return Amount(100, index + 1)
    if word == "good":
        return amount(stream, index + 1)
    return Amount(1, index)


def unit(stream: Stream, index: int) -> Grain | None:
    """The unit of the calendar that a word names, in singular or plural."""
    word = stream.at(index)
    return stream.words.units.get(word) or stream.words.plurals.get(word)
