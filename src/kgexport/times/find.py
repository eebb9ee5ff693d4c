"""Time expressions of a spaCy `Doc`, found by the grammar and resolved against the document date.

In goes a tagged and parsed `Doc`; out come records in the order of the text. The grammar looks at the words alone; the
tags and the parse only tell "May" from "may", a year from a number, and the past from the future. The model's own DATE
labels are not used, so that any model finds the same expressions.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgexport.lexicon import Lexicon
from kgexport.times.calendar import Grain, Span, year
from kgexport.times.direction import direction_of
from kgexport.times.expressions import (
    CalendarDate,
    Counterpart,
    Expression,
    FiscalYear,
    Length,
    Numbered,
    Pointer,
    Shift,
    Unit,
)  # fmt: skip
from kgexport.times.grammar import ahead
from kgexport.times.lexer import Lexemes, lex
from kgexport.times.meaning import Context, interpretation, span_for
from kgexport.times.parser import parse, starters
from kgexport.times.records import Interpretation, TimeMention
from kgexport.times.stream import Stream
from kgexport.times.words import Words, words_of

__all__ = ["TimeMention", "find_times"]


class Place(NamedTuple):
    """An expression and where it stands: lexemes and tokens, half-open."""

    expression: Expression
    first: int
    last: int
    token_start: int
    token_end: int


def find_times(doc: Doc, *, anchor: datetime.date | None, lexicon: Lexicon | None = None) -> tuple[TimeMention, ...]:
    """Every time expression of the text, in order; without an anchor a relative one keeps its words and has no days."""
    words = words_of(lexicon)
    lexemes = lex(doc.text, words.capitalised)
    stream = Stream(lexemes.words, words)
    thread = Thread()
    found = []
    for place in _places(doc, lexemes, stream, words):
        root = doc[place.token_start : place.token_end].root
        direction = direction_of(root, words)
        expression = ahead(place.expression, stream.at(place.first - 1), direction)
        context = Context(
            anchor=anchor,
            direction=direction,
            narrative=thread.narrative,
            period=thread.period if _counts_from_period(expression) else None,
        )
        found.append(_mention(doc, lexemes, place, interpretation(expression, context)))
        thread.follow(expression, context)
    return tuple(found)


class Thread:
    """What the text has spoken of so far: its last date, and the last period of accounts."""

    __slots__ = ("narrative", "period")

    def __init__(self) -> None:
        self.narrative: Span | None = None
        self.period: Span | None = None

    def follow(self, expression: Expression, context: Context) -> None:
        """Take notice of one more expression. A comparison ("a year earlier") does not move the thread."""
        if isinstance(expression, Length) and expression.unit is Grain.MONTH and context.anchor is not None:
            self.period = year(context.anchor.year) if expression.amount in (6, 9) else self.period
            return
        if isinstance(expression, Counterpart) or (isinstance(expression, Shift) and expression.unit is Grain.YEAR):
            return
        span = _span(expression, context)
        if span is None:
            return
        self.narrative = span
        if span.grain in (Grain.QUARTER, Grain.HALF) and isinstance(expression, Numbered | Unit):
            self.period = span


def _places(doc: Doc, lexemes: Lexemes, stream: Stream, words: Words) -> Iterator[Place]:
    """The expressions that the grammar finds and the context does not refuse, in order, none inside another."""
    begin_with = starters(words)
    items = lexemes.words
    size = len(items)
    starts: list[int] = []
    index = 0
    while index < size:
        item = items[index]
        if item in begin_with or item[0].isdigit() or (item[0] in "'’‘" and len(item) > 2):
            parsed = parse(stream, index)
            if parsed is not None:
                starts = starts or [token.idx for token in doc]
                token_start = bisect_right(starts, lexemes.begins[index]) - 1
                token_end = bisect_right(starts, lexemes.ends[parsed.end - 1] - 1)
                place = Place(parsed.expression, index, parsed.end, token_start, token_end)
                if _acceptable(doc, stream, place):
                    yield place
                    index = parsed.end
                    continue
        index += 1


def _acceptable(doc: Doc, stream: Stream, place: Place) -> bool:
    """Whether the context lets this be a time: no auxiliary "may", no person called April, no sum of money."""
    expression = place.expression
    before = stream.at(place.first - 1)
    first = doc[place.token_start]
    match expression:
        case CalendarDate(year=None, year_offset=None, day=None, month=int(), which=None):
            return not _is_name(first) and first.pos_ not in ("AUX", "VERB", "ADJ")
        case CalendarDate(month=None, day=None, weekday=None, year=int()):
            return _is_year(doc, stream, place, before)
        case CalendarDate(month=None, weekday=None, day=int()):
            return _is_day_of_month(doc, place)
        case CalendarDate(weekday=int(), day=None, which=None):
            return (not _is_name(first) and stream.at(place.last) not in ("'s",)) or first.ent_type_ in (
                "",
                "DATE",
                "TIME",
            )
        case Numbered(grain=Grain.SEASON, which=None, year=None):
            return first.pos_ in ("NOUN", "PROPN") or doc[place.token_end - 1].pos_ in ("NOUN", "PROPN")
        case Length():
            return _is_length(doc, stream, place, before)
        case Unit(grain=Grain.DAY) | Pointer():
            return True
    return True


def _is_name(token: Token) -> bool:
    return token.ent_type_ in ("PERSON", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LAW")


def _is_year(doc: Doc, stream: Stream, place: Place, before: str) -> bool:
    """Whether four figures are a year: after a word of time, or where no noun in the plural is counted by them."""
    if before in ("$", "#", "£", "€", "no", "number", "room", "flight", "-", "/", ".", "+", "nearly", "some"):
        return False
    after = doc[place.token_end] if place.token_end < len(doc) else None
    if after is not None and (
        after.lower_ in ("%", "percent", "per", "am", "pm", "gmt", "hours", "hrs") or after.text in "-/"
    ):
        return after.text == "-" and place.token_end + 1 < len(doc) and doc[place.token_end + 1].is_alpha
    year = place.expression.year if isinstance(place.expression, CalendarDate) else 0
    lead = before in (
        "in",
        "since",
        "during",
        "of",
        "from",
        "until",
        "by",
        "before",
        "after",
        "early",
        "late",
        "mid",
        "to",
    )
    if year is None or not (1900 <= year <= 2060 or (lead and before in ("in", "since") and year >= 1100)):
        return False
    counted = after is not None and after.tag_ in ("NNS", "NNPS") and after.ent_type_ not in ("EVENT",)
    return not counted or before in ("the", "'s", "in", "of", "its", "their", "his")


def _is_day_of_month(doc: Doc, place: Place) -> bool:
    """Whether "the 14th" stands alone: what it counts would follow."""
    after = doc[place.token_end] if place.token_end < len(doc) else None
    before = doc[place.token_start - 1].lower_ if place.token_start else ""
    return before in ("on", "until", "since", "by", "from") and (
        after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT") or after.text in ".,;:)"
    )


def _is_length(doc: Doc, stream: Stream, place: Place, before: str) -> bool:
    """Whether a length is one: no rate ("$5 a day"), no place in a row ("a second"), no bare plural by chance."""
    first = stream.at(place.first)
    last = doc[place.token_end - 1]
    if first in ("a", "an") and place.last - place.first == 2:
        return before in (
            "for",
            "in",
            "within",
            "after",
            "over",
            "about",
            "than",
            "almost",
            "nearly",
            "lasted",
            "under",
            "half",
            "and",
        )
    if first in stream.words.plurals:
        return before in ("for", "in", "within", "after", "over", "lasted", "took", "take", "of")
    return last.pos_ != "VERB" and not (
        first in ("one",) and stream.at(place.last - 1) == "day" and before in (",", ".")
    )


def _counts_from_period(expression: Expression) -> bool:
    """Whether an expression can point at the period of accounts that the text spoke of."""
    return isinstance(expression, Counterpart | Shift | FiscalYear) or (
        isinstance(expression, Unit) and expression.bare
    )


def _span(expression: Expression, context: Context) -> Span | None:
    try:
        return span_for(expression, context)
    except (ValueError, OverflowError):
        return None


def _mention(doc: Doc, lexemes: Lexemes, place: Place, meaning: Interpretation) -> TimeMention:
    begin, end = lexemes.begins[place.first], lexemes.ends[place.last - 1]
    return TimeMention(
        begin=begin,
        end=end,
        token_start=place.token_start,
        token_end=place.token_end,
        phrase=doc.text[begin:end],
        kind=meaning.kind,
        earliest=meaning.earliest,
        latest=meaning.latest,
        edtf=meaning.edtf,
        duration=meaning.duration,
        reference=meaning.reference,
    )
