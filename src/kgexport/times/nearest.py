"""Which of the days or months of one name is meant, seen from a day and in a direction of time."""

from __future__ import annotations

import datetime

from kgexport.times.calendar import DAY, Grain, Span, month, move
from kgexport.times.expressions import CalendarDate
from kgexport.times.records import Direction

LATE = 30 * DAY
"""How long ago a day without year may be although its tense is the future: "due by July 1", written on July 2."""

NEAR = 120 * DAY
"""How far ahead a day without year and tense is taken for a coming one."""


def weekday_from(weekday: int, which: int | None, base: datetime.date, direction: Direction) -> datetime.date:
    """The last such day, today's included; the next one for what is planned; "last" and "next" exclude today."""
    back = (base.weekday() - weekday) % 7
    if which == -1:
        return base - (back or 7) * DAY
    if which == 1 or direction is Direction.FUTURE:
        ahead = (weekday - base.weekday()) % 7
        return base + (ahead or 7 * (which == 1)) * DAY
    return base - back * DAY


def day_of_year_from(date: CalendarDate, base: datetime.date, direction: Direction) -> datetime.date:
    """That day in the year that the weekday or else the direction asks for; February 29 only in years that have it."""
    days = []
    for number in range(max(base.year - 8, 1), min(base.year + 9, 10_000)):
        try:
            days.append(datetime.date(number, date.month or 1, date.day or 1))
        except ValueError:
            continue
    fitting = [day for day in days if day.weekday() == date.weekday and abs(day - base).days < 400]
    if fitting:
        days = fitting
    elif direction is Direction.PAST:
        days = [day for day in days if day <= base]
    elif direction is Direction.FUTURE:
        days = [day for day in days if day >= base - LATE]
    else:
        days = [day for day in days if day <= base + NEAR]
    return min(days, key=lambda day: (abs(day - base), day))


def month_of_year_from(number: int, which: int | None, base: datetime.date, direction: Direction) -> Span:
    """The month of this year, the last or the next, or else the one that the direction asks for."""
    if which == -1:
        return month(base.year - (number >= base.month), number)
    if which == 1:
        return month(base.year + (number <= base.month), number)
    if which == 0:
        return month(base.year, number)
    if direction is Direction.FUTURE:
        return month(base.year + (number < base.month), number)
    if direction is Direction.NEAREST:
        ahead = (number - base.month) % 12
        return (
            month(base.year + (number < base.month), number)
            if ahead <= 3
            else month(base.year - (number > base.month), number)
        )
    return month(base.year - (number > base.month), number)


def day_of_month_from(number: int, base: datetime.date, direction: Direction) -> datetime.date:
    """The nearest such day of a month before or, for what is planned, behind a day; ValueError where none is near."""
    step = 1 if direction is Direction.FUTURE else -1
    for months in range(4):
        first = move(base.replace(day=1), step * months, Grain.MONTH)
        candidate = first + (number - 1) * DAY
        if candidate.month == first.month and (candidate - base).days * step >= 0:
            return candidate
    raise ValueError(f"no month has a day {number}")
