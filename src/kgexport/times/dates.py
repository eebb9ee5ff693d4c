"""Rules for dates that the words name: days, months, years, quarters, decades, holidays.

Each rule reads lexemes from a place on and gives an expression with the place after it, or None.
"""

from __future__ import annotations

from typing import TypedDict

from kgexport.times.calendar import Grain
from kgexport.times.expressions import (
    CalendarDate,
    Expression,
    FiscalYear,
    Holiday,
    Numbered,
    Range,
    Years,
)
from kgexport.times.stream import Parsed, Stream, cardinal, ordinal, unit, year_number


class YearFields(TypedDict, total=False):
    """The fields of an expression that say its year."""

    year: int
    year_offset: int


def month_date(stream: Stream, index: int) -> Parsed | None:
    """July 14, 2015; Jul. 14; January 3-5; March eighth; July 2015; July of last year; July."""
    month = stream.words.months.get(stream.at(index))
    if month is None:
        return None
    index = _after_name(stream, index)
    number = _day_number(stream, index)
    if number is None:
        year, end = _year_after(stream, index)
        if not year and _is_short(stream.at(index - 1)):
            return None  # "Jan" and "Mar" are other things too
        return Parsed(CalendarDate(month=month, **year), end)
    day, end = number
    return _days_of_month(stream, month, day, end)


def day_month(stream: Stream, index: int) -> Parsed | None:
    """14 July 2015; the 14th of July; 3-5 January; from 3 to 5 January."""
    first = _day_number(stream, index)
    if first is None:
        return None
    day, end = first
    last = _second_day(stream, end)
    days = [day]
    if last is not None:
        days, end = [day, last[0]], last[1]
    end = stream.skip(end, "of")
    month = stream.words.months.get(stream.at(end))
    if month is None:
        return None
    year, end = _year_after(stream, _after_name(stream, end))
    dates = [CalendarDate(month=month, day=number, **year) for number in days]
    return Parsed(_range(dates), end)


def numeric_date(stream: Stream, index: int) -> Parsed | None:
    """2015-07-14, 2015/07/14; 14/07/2015 and 14.07.2015 where only one of day and month can be the month."""
    parts = stream.at(index).split(".")
    end = index + 1
    if len(parts) != 3:
        mark = stream.at(index + 1)
        if mark not in ("-", "/") or stream.at(index + 3) != mark:
            return None
        parts, end = [stream.at(index), stream.at(index + 2), stream.at(index + 4)], index + 5
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4 and 1000 <= first <= 2100:
        year, month, day = first, second, third
    elif len(parts[2]) == 4 and 1000 <= third <= 2100:
        if first <= 12 and second <= 12 and first != second:
            return None
        year, month, day = (third, first, second) if first <= 12 else (third, second, first)
    else:
        return None
    return Parsed(CalendarDate(year=year, month=month, day=day), end) if 1 <= month <= 12 and 1 <= day <= 31 else None


def weekday_date(stream: Stream, index: int) -> Parsed | None:
    """Monday; Monday morning; Monday, July 14, 2015; Monday the 14th; Monday 14 July."""
    weekday = stream.words.weekdays.get(stream.at(index))
    if weekday is None:
        return None
    end = day_part(stream, _after_name(stream, index))
    if _is_short(stream.at(index)) and end == index + 1 and stream.at(end) != ",":
        return None  # "Sun" and "Sat" are other things too
    following = stream.skip(end, ",")
    date = month_date(stream, following) or day_month(stream, stream.skip(following, "the"))
    if date is not None and isinstance(date.expression, CalendarDate) and date.expression.day is not None:
        return Parsed(_with_weekday(date.expression, weekday), date.end)
    if stream.at(end) == "the" and stream.at(end + 1)[:1].isdigit():
        number = ordinal(stream, end + 1)
        if number is not None and number[0] <= 31:
            return Parsed(CalendarDate(weekday=weekday, day=number[0]), number[1])
    return Parsed(CalendarDate(weekday=weekday), end)


def day_part(stream: Stream, index: int) -> int:
    """The place after "morning", "night", "at 10 a.m." or the like."""
    if stream.at(index) in stream.words.day_parts:
        return index + 1
    return index


def day_of_month(stream: Stream, index: int) -> Parsed | None:
    """The 14th, of the month that the text speaks of; `index` is at the ordinal in figures."""
    word = stream.at(index)
    number = ordinal(stream, index) if word[:1].isdigit() else None
    return Parsed(CalendarDate(day=number[0]), number[1]) if number and 1 <= number[0] <= 31 else None


def plain_year(stream: Stream, index: int) -> Parsed | None:
    """1996, 2012-14, 2012-2014."""
    number = year_number(stream, index)
    if number is None:
        return None
    year, end = number
    if stream.at(end) in ("-", "/") and stream.at(end + 1).isdecimal():
        figures = stream.at(end + 1)
        last = int(figures) if len(figures) == 4 else year // 100 * 100 + int(figures) if len(figures) == 2 else 0
        if year < last <= year + 50 and stream.at(end + 2) != "-":
            return Parsed(Range(first=CalendarDate(year=year), last=CalendarDate(year=last)), end + 2)
    return Parsed(CalendarDate(year=year), end)


def years(stream: Stream, index: int) -> Parsed | None:
    """The 1990s, the '90s, the 20th century, the nineties are decades and centuries; `index` is after the article."""
    word = stream.at(index).strip("'’‘")
    if word[:1].isdigit() and word.endswith("s"):
        figures = word.rstrip("s").rstrip("'’")
        if len(figures) == 4 and figures.endswith("00") and figures != "2000":
            return Parsed(Years(grain=Grain.CENTURY, year=int(figures)), index + 1)
        if figures.endswith("0"):
            return Parsed(Years(grain=Grain.DECADE, year=int(figures), short=len(figures) == 2), index + 1)
    number = ordinal(stream, index)
    if number is not None:
        end = stream.skip(number[1], "-")
        if stream.at(end) in ("century", "centuries") and 1 <= number[0] <= 22:
            return Parsed(Years(grain=Grain.CENTURY, year=(number[0] - 1) * 100), end + 1)
    return None


def numbered(stream: Stream, index: int) -> Parsed | None:
    """The third quarter of 1984; last year's first quarter; first-half; the second half of the year; Q3 2015."""
    word = stream.at(index)
    number = None
    if word in ("q", "h"):
        number = cardinal(stream, index + 1)
        grain = Grain.QUARTER if word == "q" else Grain.HALF
    else:
        number = ordinal(stream, index)
        if number is not None:
            end = stream.skip(number[1], "-")
            end = stream.skip(end, "fiscal", "financial")
            grain_of = {"quarter": Grain.QUARTER, "half": Grain.HALF}
            if stream.at(end) not in grain_of:
                return None
            grain, number = grain_of[stream.at(end)], (number[0], end + 1)
    if number is None or not 1 <= number[0] <= (4 if grain is Grain.QUARTER else 2):
        return None
    year, end = _year_after(stream, number[1])
    if grain is Grain.HALF and not year and stream.at(end) == "of":
        return _half_of(stream, number[0], end + 1)
    return Parsed(Numbered(grain=grain, number=number[0], **year), end)


def season(stream: Stream, index: int) -> Parsed | None:
    """Summer 1998; the summer of 1998; spring."""
    number = stream.words.seasons.get(stream.at(index))
    if number is None:
        return None
    year, end = _year_after(stream, index + 1)
    return Parsed(Numbered(grain=Grain.SEASON, number=number, **year), end)


def fiscal(stream: Stream, index: int) -> Parsed | None:
    """Fiscal 1989; fiscal year 2012; the fiscal third quarter, which is taken for the calendar's."""
    if stream.at(index) not in ("fiscal", "financial"):
        return None
    end = index + 1
    quarter = numbered(stream, end)
    if quarter is not None:
        return quarter
    is_year = stream.at(end) == "year"
    number = year_number(stream, end + is_year)
    if number is not None:
        return Parsed(FiscalYear(year=number[0]), number[1])
    return Parsed(FiscalYear(offset=0), end + 1) if is_year else None


def holiday(stream: Stream, index: int) -> Parsed | None:
    """Christmas Eve; New Year's Day 2016; Thanksgiving."""
    for length in (4, 3, 2, 1):
        phrase = tuple(stream.items[index : index + length])
        rule = stream.words.holidays.get(phrase) if len(phrase) == length else None
        if rule is not None:
            year, end = _year_after(stream, index + length)
            return Parsed(Holiday(rule=rule, year=year.get("year")), end)
    return None


def prefixed_year(stream: Stream, index: int) -> Parsed | None:
    """Post-1959, pre-2011."""
    if stream.at(index) in ("post", "pre") and stream.at(index + 1) == "-":
        return plain_year(stream, index + 2)
    return None


def _after_name(stream: Stream, index: int) -> int:
    """The place after the name of a month or day, and after the full stop of a shortened one."""
    return stream.skip(index + 1, ".") if _is_short(stream.at(index)) else index + 1


def _is_short(name: str) -> bool:
    return (len(name) <= 3 and name != "may") or name in ("sept", "tues", "thur", "thurs")


def _days_of_month(stream: Stream, month: int, day: int, end: int) -> Parsed:
    """The rest of "January 3-5, 2016", "January 3 and 4", "December 30 - January 2"."""
    last = _second_day(stream, end)
    if last is not None and stream.words.months.get(stream.at(stream.skip(last[1], "of"))) is None:
        year, end = _year_after(stream, last[1])
        return Parsed(_range([CalendarDate(month=month, day=number, **year) for number in (day, last[0])]), end)
    year, end = _year_after(stream, end)
    return Parsed(CalendarDate(month=month, day=day, **year), end)


def _second_day(stream: Stream, index: int) -> tuple[int, int] | None:
    """The last day of a range that has begun, and the place after it; "and" only joins neighbours."""
    first = _day_number(stream, index - 1)
    if stream.at(index) not in ("-", "to", "and", "through", "&") or first is None:
        return None
    last = _day_number(stream, index + 1)
    if last is None or last[0] <= first[0]:
        return None
    if stream.at(index) in ("and", "&") and last[0] != first[0] + 1:
        return None
    return last


def _day_number(stream: Stream, index: int) -> tuple[int, int] | None:
    """A day of the month in figures or as an ordinal, with or without "the"."""
    index = stream.skip(index, "the")
    word = stream.at(index)
    if word.isdecimal():
        return (int(word), index + 1) if len(word) <= 2 and 1 <= int(word) <= 31 else None
    number = ordinal(stream, index)
    return number if number and 1 <= number[0] <= 31 and unit(stream, number[1]) is None else None


def _year_after(stream: Stream, index: int) -> tuple[YearFields, int]:
    """The year that follows a month or day, as fields: ", 2015", "of 2015", "last year", "this year"."""
    following = stream.skip(stream.skip(index, ","), "of", "in")
    number = year_number(stream, following)
    if number is not None and not (stream.at(index) == "in" or stream.at(number[1]) in ("%",)):
        return {"year": number[0]}, number[1]
    following = stream.skip(index, "of")
    offset = stream.words.determiners.get(stream.at(following))
    if offset is not None and stream.at(following + 1) == "year" and stream.at(following) not in stream.words.narrative:
        return {"year_offset": offset}, following + 2
    return {}, index


def _half_of(stream: Stream, number: int, index: int) -> Parsed | None:
    """The second half of a month or of the year."""
    if [stream.at(index), stream.at(index + 1)] == ["the", "year"]:
        return Parsed(Numbered(grain=Grain.HALF, number=number), index + 2)
    return None


def _with_weekday(date: CalendarDate, weekday: int) -> CalendarDate:
    return CalendarDate(year=date.year, year_offset=date.year_offset, month=date.month, day=date.day, weekday=weekday)


def _range(dates: list[CalendarDate]) -> Expression:
    return dates[0] if len(dates) == 1 else Range(first=dates[0], last=dates[-1])
