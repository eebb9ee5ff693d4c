"""Whether the surroundings let words be a time: the grammar sees "May", "1990" and "a second" wherever they stand.

In go a tagged `Doc`, the lexemes, and an expression with its place; out comes yes or no.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgexport.times.calendar import Grain
from kgexport.times.expressions import CalendarDate, Expression, Length, Numbered, Pointer, Unit
from kgexport.times.stream import Stream


class Place(NamedTuple):
    """An expression and where it stands: lexemes and tokens, half-open."""

    expression: Expression
    first: int
    last: int
    token_start: int
    token_end: int


NAMES = frozenset({"PERSON", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LAW"})
"""Labels of names that can hold the name of a month or a weekday: April Jones, Friday Island."""

BEFORE_NO_YEAR = frozenset(
    {"$", "#", "£", "€", "no", "number", "room", "flight", "-", "/", ".", "+", "nearly", "some", "about", "over"}
)
BEFORE_COUNTED_YEAR = frozenset({"the", "'s", "in", "of", "its", "their", "his", "her", "since"})
"""Before a year that has a noun in the plural behind it: "the 2016 elections", not "2016 votes"."""

BEFORE_SEASON = frozenset(
    {"the", "this", "last", "next", "in", "by", "since", "until", "late", "early", "mid", "every"}
)
BEFORE_DAY = frozenset({"on", "until", "since", "by", "from"})
BEFORE_ONE = frozenset(
    {"for", "in", "within", "after", "over", "about", "than", "almost", "nearly", "lasted", "under", "half", "and"}
)
BEFORE_PLURAL = frozenset({"for", "in", "within", "after", "over", "lasted", "took", "take", "of"})


def is_time(doc: Doc, stream: Stream, place: Place) -> bool:
    """No auxiliary "may", no person called April, no sum of money, no "second time"."""
    expression = place.expression
    before = stream.at(place.first - 1)
    first = doc[place.token_start]
    match expression:
        case CalendarDate(year=None, year_offset=None, day=None, month=int(), which=None):
            return (
                first.ent_type_ not in NAMES
                and first.pos_ not in ("AUX", "VERB", "ADJ")
                and not _is_march(stream, place)
            )
        case CalendarDate(month=None, day=None, weekday=None, year=int(number)):
            return _is_year(number, _after(doc, place), before)
        case CalendarDate(month=None, weekday=None, day=int()):
            return before in BEFORE_DAY or (stream.at(place.first) == "the" and _stands_alone(doc, place))
        case CalendarDate(weekday=int(), day=None, which=None):
            return first.ent_type_ not in NAMES
        case Numbered(grain=Grain.SEASON, which=None, year=None):
            return _is_season(doc, stream, place, before)
        case Pointer():
            return stream.at(place.last) not in ("after", "before", "as") and before != "as"
        case Unit(grain=Grain.QUARTER):
            return stream.at(place.last) != "-"  # "quarter-century"
        case Length():
            return _is_length(doc, stream, place, before)
    return True


def _is_march(stream: Stream, place: Place) -> bool:
    """Whether it is a march of people: "the annual March for Life"."""
    return stream.at(place.last) in ("for", "of", "on", "against") and stream.at(place.first - 1) in (
        "the",
        "a",
        "annual",
    )


def _after(doc: Doc, place: Place) -> Token | None:
    return doc[place.token_end] if place.token_end < len(doc) else None


def _is_year(number: int, after: Token | None, before: str) -> bool:
    """Whether four figures are a year: no price, no time of day, no count of what follows in the plural."""
    if before in BEFORE_NO_YEAR:
        return False
    if not (1900 <= number <= 2060 or (before in ("in", "since") and number >= 1100)):
        return False
    if after is None:
        return True
    if after.text == "-":
        return after.i + 1 < len(after.doc) and after.nbor().is_alpha
    if after.lower_ in ("%", "/", "percent", "per", "am", "pm", "gmt", "hours", "hrs"):
        return False
    return after.tag_ not in ("NNS", "NNPS") or after.ent_type_ == "EVENT" or before in BEFORE_COUNTED_YEAR


def _stands_alone(doc: Doc, place: Place) -> bool:
    """Whether nothing is counted by "the 14th": no noun behind it and a preposition of time before it."""
    after = _after(doc, place)
    before = doc[place.token_start - 1].lower_ if place.token_start else ""
    return before in BEFORE_DAY and (
        after is None or after.text in ".,;:)" or after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT")
    )


def _is_season(doc: Doc, stream: Stream, place: Place, before: str) -> bool:
    """No "fall of the city", no "Arab Spring"."""
    if stream.at(place.last) == "of" or (before and before not in BEFORE_SEASON and stream.at(place.first) != "the"):
        return False
    return doc[place.token_end - 1].pos_ in ("NOUN", "PROPN")


def _is_length(doc: Doc, stream: Stream, place: Place, before: str) -> bool:
    """No rate ("$5 a day"), no place in a row ("a second time"), no bare plural by chance."""
    first, last = stream.at(place.first), stream.at(place.last - 1)
    if (first, last) == ("three", "quarters") or (last == "second" and first in ("a", "the", "one")):
        return False
    if first in ("a", "an") and place.last - place.first == 2:
        return before in BEFORE_ONE
    if first in stream.words.plurals:
        return before in BEFORE_PLURAL
    return doc[place.token_end - 1].pos_ != "VERB"
