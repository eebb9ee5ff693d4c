"""On which day a holiday falls."""

from __future__ import annotations

import datetime

from kgexport.times.calendar import DAY, month

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def holiday_in(rule: str, number: int) -> datetime.date:
    """The day of a holiday in a year, by the rule that the lexicon gives."""
    if rule.startswith("easter"):
        return _easter(number) + int(rule.removeprefix("easter")) * DAY
    pieces = rule.split("-", 2)
    if len(pieces) == 2:
        return datetime.date(number, int(pieces[0]), int(pieces[1]))
    count = int(pieces[2])
    whole = month(number, int(pieces[0]))
    if count < 0:
        back = (whole.latest.weekday() - WEEKDAYS.index(pieces[1])) % 7
        return whole.latest - (back + 7 * (-count - 1)) * DAY
    ahead = (WEEKDAYS.index(pieces[1]) - whole.earliest.weekday()) % 7
    return whole.earliest + (ahead + 7 * (count - 1)) * DAY


def checked_rule(rule: str) -> str:
    """A rule that gives a day in every year.

    Raises ValueError for one that does not: "month-day", "month-weekday-nth" (from the end when negative) or
    "easter" with a number of days.
    """
    try:
        holiday_in(rule, 2015)
    except (ValueError, IndexError, OverflowError):
        raise ValueError(f"{rule!r} is no rule for a holiday") from None
    return rule


def _easter(number: int) -> datetime.date:
    """Easter Sunday, by the anonymous Gregorian algorithm."""
    golden, (hundreds, rest) = number % 19, divmod(number, 100)
    leaps, remainder = divmod(hundreds, 4)
    correction = (hundreds - (hundreds + 8) // 25 + 1) // 3
    epact = (19 * golden + hundreds - leaps - correction + 15) % 30
    weekday = (32 + 2 * remainder + 2 * (rest // 4) - epact - rest % 4) % 7
    shifted = (golden + 11 * epact + 22 * weekday) // 451
    number_of_month, index = divmod(epact + weekday - 7 * shifted + 114, 31)
    return datetime.date(number, number_of_month, index + 1)
