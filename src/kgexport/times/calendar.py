"""Intervals of days and arithmetic on them.

A `Span` is a closed interval with the grain of its expression. Weeks are those of ISO 8601 (Monday to Sunday), seasons
are meteorological (spring is March to May, winter December to February), a decade is ten years of one tens digit.
EDTF is that of ISO 8601-2:2019: level 1 (`2015-07`, `199X`, intervals) and of level 2 the quarters and halves
(`2015-33` is the first quarter, `2015-40` the first half). What has no form of its own, such as a week, is an interval.

Every function that could leave the years 1 to 9999 raises `OverflowError` or `ValueError`, as `datetime.date` does.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from enum import IntEnum, StrEnum

DAY = datetime.timedelta(days=1)


class Grain(IntEnum):
    """The units of the calendar, finest first."""

    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    QUARTER = 5
    SEASON = 6
    HALF = 7
    YEAR = 8
    DECADE = 9
    CENTURY = 10


class Part(StrEnum):
    """Which part of an interval is meant."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    BEGINNING = "beginning"
    END = "end"


@dataclass(frozen=True, slots=True)
class Span:
    """A closed interval of days; `edtf` is its own form where it is no plain interval."""

    earliest: datetime.date
    latest: datetime.date
    grain: Grain
    edtf: str

    def __contains__(self, day: datetime.date) -> bool:
        return self.earliest <= day <= self.latest


def day(date: datetime.date) -> Span:
    """One day."""
    return Span(date, date, Grain.DAY, date.isoformat())


def interval(earliest: datetime.date, latest: datetime.date, grain: Grain) -> Span:
    """Any closed interval; one day when both are the same."""
    if earliest == latest:
        return day(earliest)
    return Span(earliest, latest, grain, f"{earliest.isoformat()}/{latest.isoformat()}")


def week(date: datetime.date) -> Span:
    """The ISO week of a day, Monday to Sunday."""
    monday = date - date.weekday() * DAY
    return interval(monday, monday + 6 * DAY, Grain.WEEK)


def weekend(date: datetime.date) -> Span:
    """Saturday and Sunday of the ISO week of a day."""
    saturday = date + (5 - date.weekday()) * DAY
    return interval(saturday, saturday + DAY, Grain.WEEKEND)


def month(year: int, number: int) -> Span:
    """A month; `number` is 1 to 12."""
    first, last = _months(year, number, 1)
    return Span(first, last, Grain.MONTH, f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Span:
    """A quarter of a calendar year; `number` is 1 to 4."""
    first, last = _months(year, 3 * number - 2, 3)
    return Span(first, last, Grain.QUARTER, f"{year:04d}-{32 + number}")


def half(year: int, number: int) -> Span:
    """Half a calendar year; `number` is 1 or 2."""
    first, last = _months(year, 6 * number - 5, 6)
    return Span(first, last, Grain.HALF, f"{year:04d}-{39 + number}")


def season(year: int, number: int) -> Span:
    """Spring is 1, summer 2, autumn 3, winter 4; the winter of a year begins in its December."""
    first, last = _months(year, 3 * number, 3)
    return Span(first, last, Grain.SEASON, f"{year:04d}-{20 + number}")


def year(number: int) -> Span:
    """A calendar year."""
    return Span(datetime.date(number, 1, 1), datetime.date(number, 12, 31), Grain.YEAR, f"{number:04d}")


def decade(number: int) -> Span:
    """The ten years with the tens digit of this year."""
    first = number // 10 * 10
    earliest = datetime.date(max(first, 1), 1, 1)
    return Span(earliest, datetime.date(first + 9, 12, 31), Grain.DECADE, f"{first // 10:03d}X")


def century(number: int) -> Span:
    """The years with these hundreds: 20 gives 1900 to 1999, which is what the press means by the 20th century."""
    first = (number - 1) * 100
    return Span(
        datetime.date(max(first, 1), 1, 1), datetime.date(first + 99, 12, 31), Grain.CENTURY, f"{number - 1:02d}XX"
    )


def span_of(grain: Grain, date: datetime.date) -> Span:
    """The unit of the calendar that a day lies in."""
    match grain:
        case Grain.DAY:
            return day(date)
        case Grain.WEEKEND:
            return weekend(date)
        case Grain.WEEK:
            return week(date)
        case Grain.MONTH:
            return month(date.year, date.month)
        case Grain.QUARTER:
            return quarter(date.year, (date.month + 2) // 3)
        case Grain.SEASON:
            return season(date.year - (date.month < 3), (date.month - 3) % 12 // 3 + 1)
        case Grain.HALF:
            return half(date.year, (date.month + 5) // 6)
        case Grain.YEAR:
            return year(date.year)
        case Grain.DECADE:
            return decade(date.year)
        case Grain.CENTURY:
            return century(date.year // 100 + 1)


def move(date: datetime.date, amount: int, unit: Grain) -> datetime.date:
    """The day so many units later, or earlier when negative; the last of the month where the month is shorter."""
    match unit:
        case Grain.DAY:
            return date + amount * DAY
        case Grain.WEEK | Grain.WEEKEND:
            return date + 7 * amount * DAY
    months = date.year * 12 + date.month - 1 + amount * MONTHS[unit]
    number, index = divmod(months, 12)
    last = calendar.monthrange(number, index + 1)[1] if 0 < number < 10_000 else 28
    return datetime.date(number, index + 1, min(date.day, last))


def shift(span: Span, amount: int, unit: Grain) -> Span:
    """A span so many units away: "a year earlier" of a quarter is a quarter, "two weeks later" of a day is a week."""
    moved = move(span.earliest, amount, unit)
    if span.grain > unit or (span.grain >= Grain.MONTH and unit >= Grain.MONTH):
        return span_of(span.grain, moved)
    return span_of(unit, moved)


def part_of(span: Span, part: Part) -> Span:
    """Early, mid or late in a span: of a month 1-10, 11-20, from 21; of a year four months each; else about thirds."""
    if span.grain in (Grain.DAY, Grain.WEEKEND):
        return span
    if part in (Part.BEGINNING, Part.END) and span.grain >= Grain.QUARTER:
        edge = Grain.YEAR if span.grain >= Grain.DECADE else Grain.MONTH
        return span_of(edge, span.earliest if part is Part.BEGINNING else span.latest)
    first, last = _thirds(span)
    if part in (Part.EARLY, Part.BEGINNING):
        return interval(span.earliest, first - DAY, span.grain)
    if part is Part.MID:
        return interval(first, last - DAY, span.grain)
    return interval(last, span.latest, span.grain)


MONTHS = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.SEASON: 3,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
"""How many months a unit has."""


def _thirds(span: Span) -> tuple[datetime.date, datetime.date]:
    """The first days of the second and of the last third."""
    begin = span.earliest
    match span.grain:
        case Grain.WEEK:
            return begin + 2 * DAY, begin + 4 * DAY
        case Grain.MONTH:
            return begin + 10 * DAY, begin + 20 * DAY
        case Grain.DECADE:
            return datetime.date(span.latest.year - 5, 1, 1), datetime.date(span.latest.year - 2, 1, 1)
        case Grain.CENTURY:
            return datetime.date(span.latest.year - 66, 1, 1), datetime.date(span.latest.year - 33, 1, 1)
    third = MONTHS[span.grain] // 3
    return move(begin, third, Grain.MONTH), move(begin, 2 * third, Grain.MONTH)


def _months(year: int, first: int, count: int) -> tuple[datetime.date, datetime.date]:
    begin = datetime.date(year, first, 1)
    return begin, move(begin, count, Grain.MONTH) - DAY
