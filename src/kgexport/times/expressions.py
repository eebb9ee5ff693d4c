"""What the grammar makes of words before any date is known: the shapes of time expressions.

An expression says what its words say and nothing else. `kgexport.times.meaning` turns it into days, given the document
date, the day that the text speaks of, and the direction that the tense of the verb gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kgexport.times.calendar import Grain, Part
from kgexport.times.records import Reference


class Base(StrEnum):
    """From where an expression counts."""

    DOCUMENT = "document"
    """The document date: "ago", "last week"."""
    NARRATIVE = "narrative"
    """The day that the text spoke of last: "two days later", "the same week"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate:
    """A date by its names: any of year, month, day and weekday, with "last", "this" or "next"."""

    year: int | None = None
    year_offset: int | None = None
    """Years from the document's: -1 in "May last year"."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    which: int | None = None
    """-1 is "last", 0 "this", 1 "next"."""
    base: Base = Base.DOCUMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day that has a name: "12-25", or "11-thursday-4" for the fourth Thursday of November, or "easter+1"."""

    rule: str
    year: int | None = None
    which: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the calendar counted from a base: "last week", "the following month", "that year", "tomorrow"."""

    grain: Grain
    offset: int
    base: Base = Base.DOCUMENT
    bare: bool = False
    """Without any word but the article ("the quarter"): the last one spoken of, else the one before the date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The nth quarter, half or season of a year; the year may stand in another expression or nowhere."""

    grain: Grain
    number: int
    year: int | None = None
    year_offset: int | None = None
    which: int | None = None
    base: Base = Base.DOCUMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """The period spoken of, in another year: "the 1988 quarter", "the year-earlier period", "last year's quarter"."""

    year: int | None = None
    year_offset: int | None = None
    back: int | None = None
    """Years before the period spoken of itself."""
    grain: Grain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """A decade or a century: the year is any of it; `short` is the decade of an unnamed century ("the '90s")."""

    grain: Grain
    year: int
    short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYear:
    """A year of accounts, whose first day is not known."""

    year: int | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units away: "two weeks ago", "a year earlier", "the day before last Tuesday" (with `origin`)."""

    amount: int | None
    """None is "several"."""
    unit: Grain
    sign: int
    base: Base
    origin: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The time up to the document date or from it on: "the past five months", "the next two weeks"."""

    amount: int | None
    unit: Grain
    sign: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf:
    """Early, mid or late in something."""

    part: Part
    whole: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Within a span before or after its base: "earlier this week", "later in the month"."""

    sign: int
    whole: Expression
    base: Base


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOf:
    """The week that a day lies in: "the week of March 6"."""

    day: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From one to another, both included."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """The past, the present or the future, without days."""

    reference: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A duration; `duration` is its xsd form, None when the number is not said."""

    duration: str | None
    amount: int | None = None
    unit: Grain | None = None
    """Where the unit is one of the calendar: "in two weeks" of a planned event is a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """How often."""

    duration: str | None


Expression = (
    CalendarDate | Holiday | Unit | Numbered | Counterpart | Years | FiscalYear | Shift | Frame | PartOf | Since
    | WeekOf | Range | Pointer | Length | Recurrence
)  # fmt: skip
