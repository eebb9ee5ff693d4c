"""The words of time, from the lexicon topic "times", in the form that the grammar looks them up in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kgexport.errors import LexiconError
from kgexport.lexicon import Lexicon, load_lexicon
from kgexport.times.calendar import Grain, Part
from kgexport.times.holidays import checked_rule
from kgexport.times.records import Reference


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """Tables from words in lower case; phrases of several words are tuples of words. Compared by identity."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    capitalised: frozenset[str]
    seasons: Mapping[str, int]
    units: Mapping[str, Grain]
    plurals: Mapping[str, Grain]
    clock_units: Mapping[str, str]
    numbers: Mapping[str, int]
    tens: Mapping[str, int]
    ordinals: Mapping[str, int]
    vague: frozenset[str]
    fillers: frozenset[str]
    day_words: Mapping[str, int]
    day_parts: frozenset[str]
    determiners: Mapping[str, int]
    narrative: frozenset[str]
    parts: Mapping[str, Part]
    before: frozenset[str]
    after: frozenset[str]
    pointers: Mapping[tuple[str, ...], Reference]
    recurrences: Mapping[str, str]
    holidays: Mapping[tuple[str, ...], str]
    leads: frozenset[str]
    planning: frozenset[str]
    scheduling: frozenset[str]
    calling_off: frozenset[str]
    future_auxiliaries: frozenset[str]
    arranged: frozenset[str]
    telling: frozenset[str]
    limits: frozenset[str]
    happening: frozenset[str]
    committing: frozenset[str]
    topical: frozenset[str]


def words_of(lexicon: Lexicon | None = None) -> Words:
    """The words of a lexicon, of the packaged one when none is given; made once for each lexicon.

    Raises LexiconError for a value that is no number, unit, part, reference or rule.
    """
    return _packaged_words() if lexicon is None else _words(lexicon)


@lru_cache(maxsize=1)
def _packaged_words() -> Words:
    return _words(load_lexicon())


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> Words:
    try:
        return _tables(lexicon)
    except (KeyError, ValueError) as error:
        raise LexiconError(f"lexicon topic times: a value is not what its section takes: {error}") from error


def _tables(lexicon: Lexicon) -> Words:
    def integers(name: str) -> dict[str, int]:
        return {word: int(value) for word, value in lexicon.values(f"times.{name}").items()}

    def words(name: str) -> frozenset[str]:
        return lexicon.words(f"times.{name}")

    return Words(
        months=integers("months"),
        weekdays=integers("weekdays"),
        capitalised=words("capitalised"),
        seasons=integers("seasons"),
        units={word: Grain[value] for word, value in lexicon.values("times.units").items()},
        plurals={word: Grain[value] for word, value in lexicon.values("times.plurals").items()},
        clock_units=lexicon.values("times.clock_units"),
        numbers=integers("numbers"),
        tens=integers("tens"),
        ordinals=integers("ordinals"),
        vague=words("vague"),
        fillers=words("fillers"),
        day_words=integers("day_words"),
        day_parts=words("day_parts"),
        determiners=integers("determiners"),
        narrative=words("narrative_determiners"),
        parts={word: Part(value) for word, value in lexicon.values("times.parts").items()},
        before=words("before"),
        after=words("after"),
        pointers={_phrase(word): Reference(value) for word, value in lexicon.values("times.pointers").items()},
        recurrences=lexicon.values("times.recurrences"),
        holidays={_phrase(word): checked_rule(value) for word, value in lexicon.values("times.holidays").items()},
        leads=words("leads"),
        planning=words("planning"),
        scheduling=words("scheduling"),
        calling_off=words("calling_off"),
        future_auxiliaries=words("future_auxiliaries"),
        arranged=words("arranged"),
        telling=words("telling"),
        limits=words("limits"),
        happening=words("happening"),
        committing=words("committing"),
        topical=words("topical"),
    )


def _phrase(text: str) -> tuple[str, ...]:
    """The words of a phrase as the lexer gives them: "new year's day" is new, year, 's, day."""
    return tuple(text.replace("'s", " 's").split())
