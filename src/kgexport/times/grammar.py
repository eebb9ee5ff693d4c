"""The date grammar's front door: one phrase to an interval, a duration or a set."""

from __future__ import annotations

import datetime

from kgexport.times.calendar import Span
from kgexport.times.expressions import Base, Expression, Length, Shift
from kgexport.times.lexer import lex
from kgexport.times.meaning import Context, interpretation
from kgexport.times.parser import parse
from kgexport.times.records import Direction, Interpretation
from kgexport.times.stream import Parsed, Stream
from kgexport.times.words import words_of

TRAILING = frozenset({".", ",", ";", ":", ")", "'", "’", '"', "”", "'s"})
"""What may stand behind a phrase without meaning anything for it."""


def interpret(
    phrase: str,
    *,
    anchor: datetime.date | None,
    direction: Direction = Direction.PAST,
    narrative: Span | None = None,
) -> Interpretation | None:
    """What a time expression means, or None when it is none.

    Args:
        phrase: the words, with or without a preposition before them ("since late September", "three-day").
        anchor: the document date; without it a relative phrase has no days.
        direction: where a day without a year or a bare weekday lies.
        narrative: what the text spoke of last, for "the same day" and "two weeks later".
    """
    words = words_of()
    stream = Stream(lex(phrase, words.capitalised).words, words)
    size = len(stream.items)
    start = 0
    parsed: Parsed | None = None
    while start < size:
        parsed = parse(stream, start)
        if parsed is not None and all(item in TRAILING for item in stream.items[parsed.end :]):
            break
        if stream.at(start) not in words.leads and stream.at(start) not in ("(", '"', "“"):
            return None
        parsed, start = None, start + 1
    if parsed is None:
        return None
    expression = ahead(parsed.expression, stream.at(start - 1), direction)
    return interpretation(expression, Context(anchor=anchor, direction=direction, narrative=narrative))


def ahead(expression: Expression, lead: str, direction: Direction) -> Expression:
    """A length behind "in" is a date when it tells of what is planned: "will meet in two weeks"."""
    if (
        isinstance(expression, Length)
        and lead == "in"
        and direction is Direction.FUTURE
        and expression.unit is not None
    ):
        return Shift(amount=expression.amount, unit=expression.unit, sign=1, base=Base.DOCUMENT)
    return expression
