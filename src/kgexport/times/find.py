"""Time expressions of a spaCy `Doc`, found by the grammar and resolved against the document date.

In goes a tagged and parsed `Doc`; out come records in the order of the text. The grammar looks at the words alone; the
tags and the parse only tell "May" from "may", a year from a number, and the past from the future. The model's own DATE
labels are not used, so that any model finds the same expressions.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kgexport.annotate.attributes import offsets_of, text_of
from kgexport.lexicon import Lexicon
from kgexport.times.calendar import Grain, Span, year
from kgexport.times.direction import direction_of, root_of
from kgexport.times.expressions import CalendarDate, Counterpart, Expression, FiscalYear, Length, Numbered, Shift, Unit
from kgexport.times.grammar import ahead
from kgexport.times.lexer import Lexemes, lex
from kgexport.times.meaning import Context, interpretation, span_for
from kgexport.times.parser import parse, starters
from kgexport.times.records import Direction, Interpretation, TimeMention
from kgexport.times.stream import Stream
from kgexport.times.surroundings import Place, is_time
from kgexport.times.words import Words, words_of

__all__ = ["TimeMention", "find_times"]


def find_times(doc: Doc, *, anchor: datetime.date | None, lexicon: Lexicon | None = None) -> tuple[TimeMention, ...]:
    """Every time expression of the text, in order; without an anchor a relative one keeps its words and has no days."""
    words = words_of(lexicon)
    text = text_of(doc)
    lexemes = lex(text, words.capitalised)
    stream = Stream(lexemes.words, words)
    thread = Thread()
    found = []
    places = list(_places(doc, lexemes, stream, words))
    for place, direction in zip(places, _directions(doc, places, anchor, words), strict=True):
        expression = ahead(place.expression, stream.at(place.first - 1), direction)
        context = Context(
            anchor=anchor,
            direction=direction,
            narrative=thread.narrative,
            period=thread.period if _counts_from_period(expression) else None,
        )
        found.append(_mention(text, lexemes, place, interpretation(expression, context)))
        thread.follow(expression, context)
    return tuple(found)


def _directions(doc: Doc, places: Sequence[Place], anchor: datetime.date | None, words: Words) -> list[Direction]:
    """The direction of each expression.

    A weekday that is tomorrow's and once meant so is so throughout: an article of Saturday that says what "will be on
    Sunday" and what "was on Sunday" was written on Sunday, not of the Sunday before.
    """
    found = [direction_of(root_of(doc, place.token_start, place.token_end), words) for place in places]
    if anchor is None:
        return found
    tomorrow = (anchor.weekday() + 1) % 7
    same = [number for number, place in enumerate(places) if _weekday(place.expression) == tomorrow]
    if any(found[number] is Direction.FUTURE for number in same):
        for number in same:
            found[number] = Direction.FUTURE
    return found


def _weekday(expression: Expression) -> int | None:
    """The weekday that is all of an expression."""
    if isinstance(expression, CalendarDate) and expression.day is None and expression.which is None:
        return expression.weekday
    return None


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
                starts = starts or offsets_of(doc)
                token_start = bisect_right(starts, lexemes.begins[index]) - 1
                token_end = bisect_right(starts, lexemes.ends[parsed.end - 1] - 1)
                place = Place(parsed.expression, index, parsed.end, token_start, token_end)
                if is_time(doc, stream, place):
                    yield place
                    index = parsed.end
                    continue
        index += 1


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


def _mention(text: str, lexemes: Lexemes, place: Place, meaning: Interpretation) -> TimeMention:
    begin, end = lexemes.begins[place.first], lexemes.ends[place.last - 1]
    return TimeMention(
        begin=begin,
        end=end,
        token_start=place.token_start,
        token_end=place.token_end,
        phrase=text[begin:end],
        kind=meaning.kind,
        earliest=meaning.earliest,
        latest=meaning.latest,
        edtf=meaning.edtf,
        duration=meaning.duration,
        reference=meaning.reference,
        dateline=_is_dateline(text, begin, end, place.expression),
    )


def _is_dateline(text: str, begin: int, end: int, expression: Expression) -> bool:
    """Whether a full date is all that its line has."""
    if not isinstance(expression, CalendarDate) or expression.day is None or expression.year is None:
        return False
    line_begin, line_end = text.rfind("\n", 0, begin) + 1, text.find("\n", end)
    line = text[line_begin:] if line_end == -1 else text[line_begin:line_end]
    return line.strip(" \t.,") == text[begin:end]
