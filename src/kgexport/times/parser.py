"""The grammar proper: at which word an expression begins, how its pieces are put together, and how far it reaches.

    expression = range | [part] date [clock] | clock date | duration | recurrence | pointer
    range      = date ("-" | "to" | "through" | "and" after "between") date
    part       = "early" | "mid-" | "late" | "end of" | "earlier" | "later" ...

The rules for a date stand in `dates` (named) and `relative` (counted from somewhere).
"""

from __future__ import annotations

from functools import lru_cache

from kgexport.times import dates, relative
from kgexport.times.calendar import Grain, Part
from kgexport.times.expressions import (
    Base,
    CalendarDate,
    Expression,
    FiscalYear,
    Frame,
    Length,
    Numbered,
    PartOf,
    Pointer,
    Range,
    Recurrence,
    Shift,
    Since,
    Unit,
    Years,
)  # fmt: skip
from kgexport.times.stream import Parsed, Rule, Stream
from kgexport.times.words import Words

AFTER_THE: tuple[Rule, ...] = (
    dates.years, dates.numbered, dates.day_month, relative.period, dates.fiscal, dates.holiday, relative.determined,
    relative.before_or_after, relative.week_of, dates.season, dates.day_of_month, relative.counted, relative.weekend,
)  # fmt: skip
"""What can stand behind "the"."""

BARE: tuple[Rule, ...] = (
    dates.weekday_date, dates.month_date, dates.numeric_date, dates.day_month, dates.years, dates.numbered,
    dates.fiscal, dates.holiday, relative.day_word, relative.determined, relative.period, relative.before_or_after,
    relative.counted, dates.plain_year, dates.prefixed_year, relative.weekend, relative.uncounted, relative.week_of,
    dates.season, relative.recurrence, relative.pointer,
)  # fmt: skip
"""What can stand without an article, the longest match wins and at a tie the first."""


def parse(stream: Stream, index: int) -> Parsed | None:
    """The longest time expression that begins at this place, or None."""
    word = stream.at(index)
    found: list[Parsed | None] = [_part(stream, index), _within(stream, index)]
    if word in ("from", "between"):
        return _spread(stream, index)
    if word[:1].isdigit() or word in ("noon", "midnight"):
        found.append(_clock_first(stream, index))
    found.append(_ranged(stream, index))
    found.append(relative.pointer(stream, index))
    best = _longest(found)
    if best is None:
        return None
    return Parsed(best.expression, _clock_after(stream, best.end)) if _is_day(best.expression) else best


def date(stream: Stream, index: int) -> Parsed | None:
    """A date without parts and ranges, with or without "the"."""
    if stream.at(index) == "the":
        return _longest([rule(stream, index + 1) for rule in AFTER_THE])
    return _longest([rule(stream, index) for rule in BARE])


@lru_cache(maxsize=4)
def starters(words: Words) -> frozenset[str]:
    """The words that an expression can begin with; figures are told by their first character."""
    first = {phrase[0] for phrase in (*words.pointers, *words.holidays)}
    tables = (
        words.months, words.weekdays, words.seasons, words.units, words.plurals, words.numbers, words.tens,
        words.ordinals, words.vague, words.day_words, words.day_parts, words.determiners, words.parts,
        words.recurrences,
    )  # fmt: skip
    named = {word for table in tables for word in table}
    others = {
        "the", "a", "an", "half", "earlier", "later", "fiscal", "financial", "q", "h", "every", "each", "recent",
        "between", "from", "noon", "midnight", "latest", "most", "post", "pre",
    }  # fmt: skip
    return frozenset(first | named | others)


def _longest(found: list[Parsed | None]) -> Parsed | None:
    return max((parsed for parsed in found if parsed is not None), key=lambda parsed: parsed.end, default=None)


def _part(stream: Stream, index: int) -> Parsed | None:
    """Late July, early this week, mid-1996, the end of the year, year-end."""
    start = stream.skip(index, "the")
    if stream.at(start) in stream.words.day_parts and stream.at(start + 1) == "of":
        whole = date(stream, start + 2)
        return whole if whole is not None and _is_day(whole.expression) else None
    edge = _year_end(stream, start)
    if edge is not None:
        return edge
    part = stream.words.parts.get(stream.at(start))
    if part is None:
        return None
    end = start + 1
    if stream.at(start) in ("early", "late", "mid"):
        end = stream.skip(end, "-", "in", "on")
        if stream.at(end) == "to" and stream.at(end + 1) in ("mid", "late"):
            end = stream.skip(end + 2, "-")
    elif stream.at(end) != "of":
        return None
    else:
        end += 1
    whole = date(stream, end) or _bare_unit(stream, end) or _of_this(stream, end)
    if whole is None or isinstance(whole.expression, Length | Recurrence | Pointer | Shift | Frame):
        return None
    if stream.at(whole.end - 2) == "the" and stream.at(whole.end - 1) == "day":
        return None  # "at the end of the day" is a manner of speaking
    expression = whole.expression if _is_day(whole.expression) else PartOf(part=part, whole=whole.expression)
    return Parsed(expression, whole.end)


def _within(stream: Stream, index: int) -> Parsed | None:
    """Earlier this week, later in the month, earlier today, later Monday."""
    word = stream.at(index)
    if word not in ("earlier", "later"):
        return None
    sign = -1 if word == "earlier" else 1
    inner = stream.skip(index + 1, "in", "on", "during")
    whole = date(stream, inner) or _bare_unit(stream, inner)
    if whole is None:
        return None
    expression = whole.expression
    if isinstance(expression, Length | Recurrence | Pointer | Shift | Frame):
        return None
    if _is_day(expression):
        return whole
    base = Base.DOCUMENT if stream.at(inner) == "this" else Base.NARRATIVE
    return Parsed(Since(sign=sign, whole=expression, base=base), whole.end)


def _bare_unit(stream: Stream, index: int) -> Parsed | None:
    """The year, the month: of the document date, where a part of it is meant."""
    if stream.at(index) != "the":
        return None
    grain = stream.words.units.get(stream.at(index + 1))
    return Parsed(Unit(grain=grain, offset=0), index + 2) if grain is not None else None


def _of_this(stream: Stream, index: int) -> Parsed | None:
    """The year itself, behind "the end of": 1990."""
    return dates.plain_year(stream, index)


def _year_end(stream: Stream, index: int) -> Parsed | None:
    """Year-end, year's end, month-end."""
    grain = stream.words.units.get(stream.at(index))
    if grain is None:
        return None
    end = stream.skip(index + 1, "-", "'s")
    if stream.at(end) != "end" or grain not in (Grain.YEAR, Grain.MONTH, Grain.WEEK, Grain.QUARTER):
        return None
    year = dates.plain_year(stream, end + 1)
    if year is not None and isinstance(year.expression, CalendarDate):
        return Parsed(PartOf(part=Part.END, whole=year.expression), year.end)
    return Parsed(PartOf(part=Part.END, whole=Unit(grain=grain, offset=0)), end + 1)


def _spread(stream: Stream, index: int) -> Parsed | None:
    """From 2005 to 2010; between January and March; from Monday through Friday."""
    marks = ("and",) if stream.at(index) == "between" else ("to", "until", "till", "through", "-")
    start = index + 1
    days = dates.day_month(stream, stream.skip(start, "the"))
    if days is not None and isinstance(days.expression, Range):
        return days
    first = _part(stream, start) or date(stream, start)
    if first is None:
        return None
    if isinstance(first.expression, Range):
        return first
    return _joined(stream, first, marks)


def _ranged(stream: Stream, index: int) -> Parsed | None:
    """A date, or two of one kind with "to" or a dash between them."""
    first = date(stream, index)
    if first is None or not isinstance(first.expression, CalendarDate):
        return first
    marks = ("-", "to", "through") if first.expression.year is None or first.expression.month else ()
    return _joined(stream, first, marks) or _neighbours(stream, first) or first


def _neighbours(stream: Stream, first: Parsed) -> Parsed | None:
    """Friday and Saturday: two days in a row that one thing takes."""
    last = dates.weekday_date(stream, first.end + 1) if stream.at(first.end) == "and" else None
    if last is None or not isinstance(first.expression, CalendarDate) or not isinstance(last.expression, CalendarDate):
        return None
    one, two = first.expression.weekday, last.expression.weekday
    if one is None or two is None or (one + 1) % 7 != two or _fields(first.expression) != "weekday":
        return None
    return Parsed(Range(first=first.expression, last=last.expression), last.end)


def _joined(stream: Stream, first: Parsed, marks: tuple[str, ...]) -> Parsed | None:
    if stream.at(first.end) not in marks:
        return None
    last = _part(stream, first.end + 1) or date(stream, first.end + 1)
    if last is None or not _comparable(first.expression, last.expression):
        return None
    return Parsed(Range(first=_with_year(first.expression, last.expression), last=last.expression), last.end)


def _comparable(first: Expression, last: Expression) -> bool:
    """Whether two expressions can bound a range: both name days, or both months, years, quarters, units."""
    if isinstance(first, PartOf) and isinstance(last, PartOf):
        return True
    if isinstance(first, CalendarDate) and isinstance(last, CalendarDate):
        return _fields(first) == _fields(last)
    return type(first) is type(last) and isinstance(first, Numbered | Years | FiscalYear | Unit)


def _fields(date: CalendarDate) -> str:
    """The finest thing that a date names."""
    if date.day is not None:
        return "day"
    if date.weekday is not None:
        return "weekday"
    return "month" if date.month is not None else "year"


def _with_year(first: Expression, last: Expression) -> Expression:
    """The first date of a range, with the year that only the last one names."""
    if not isinstance(first, CalendarDate) or not isinstance(last, CalendarDate):
        return first
    if first.year is not None or last.year is None or first.month is None or last.month is None:
        return first
    year = last.year - (first.month > last.month)
    return CalendarDate(year=year, month=first.month, day=first.day, weekday=first.weekday)


def _is_day(expression: Expression) -> bool:
    match expression:
        case CalendarDate():
            return expression.day is not None or expression.weekday is not None
        case Unit():
            return expression.grain is Grain.DAY
    return False


def _clock(stream: Stream, index: int) -> int | None:
    """The place after a time of day, its zone and "GMT" in brackets: "10:35 a.m. (0735 GMT)", "noon", "5 p.m. EST"."""
    word = stream.at(index)
    end = index + 1
    if word in ("noon", "midnight"):
        return end
    if not word[:1].isdigit():
        return None
    if stream.at(end) in ("a", "p") and stream.at(end + 1) == "." and stream.at(end + 2) == "m":
        end = stream.skip(end + 3, ".")
    elif stream.at(end) in ("am", "pm", "gmt", "utc", "hrs"):
        end += 1
    elif not (":" in word and word.replace(":", "").isdecimal()):
        return None
    if stream.at(end) in ("est", "edt", "gmt", "utc", "pst", "pdt", "cet", "cst", "cdt", "bst", "msk"):
        end += 1
    if stream.at(end) == "local" and stream.at(end + 1) == "time":
        end += 2
    if stream.at(end) == "(" and ")" in (stream.at(end + 3), stream.at(end + 2)):
        end += 3 if stream.at(end + 2) == ")" else 4
    return end


def _clock_first(stream: Stream, index: int) -> Parsed | None:
    """A time of day before its day: "10 p.m. Wednesday", "noon on Thursday", "5 p.m. EST, Nov. 6"."""
    end = _clock(stream, index)
    if end is None:
        return None
    day = date(stream, stream.skip(stream.skip(end, ","), "on"))
    return day if day is not None and _is_day(day.expression) else None


def _clock_after(stream: Stream, index: int) -> int:
    """The place after a time of day behind its day: "Monday at 10 a.m.", "Monday, 10:35 a.m."."""
    start = stream.skip(stream.skip(index, ","), "at")
    end = _clock(stream, start) if start > index else None
    return index if end is None else end
