"""Rules for what the words count from somewhere: last week, two weeks ago, the following day, the past five months.

Each rule reads lexemes from a place on and gives an expression with the place after it, or None.
"""

from __future__ import annotations

from kgexport.times import dates
from kgexport.times.calendar import MONTHS, Grain
from kgexport.times.expressions import (
    Base,
    CalendarDate,
    Counterpart,
    Expression,
    FiscalYear,
    Frame,
    Holiday,
    Length,
    Numbered,
    Pointer,
    Recurrence,
    Shift,
    Unit,
    WeekOf,
)  # fmt: skip
from kgexport.times.records import Reference
from kgexport.times.stream import Amount, Parsed, Stream, amount, unit, year_number

LATEST = frozenset({"latest", "most"})
PERIODS = {
    "quarter": Grain.QUARTER,
    "period": None,
    "half": Grain.HALF,
    "month": Grain.MONTH,
    "week": Grain.WEEK,
}
"""Periods of accounts; a "period" is what the text spoke of."""


def day_word(stream: Stream, index: int) -> Parsed | None:
    """Today, yesterday morning, tomorrow night."""
    offset = stream.words.day_words.get(stream.at(index))
    if offset is None:
        return None
    return Parsed(Unit(grain=Grain.DAY, offset=offset), dates.day_part(stream, index + 1))


def determined(stream: Stream, index: int) -> Parsed | None:
    """Last week, this past July, next Friday, the same day, the past five months; `index` is at the determiner."""
    words = stream.words
    word = stream.at(index)
    which = words.determiners.get(word)
    if which is None:
        return None
    end = index + 1
    base = Base.NARRATIVE if word in words.narrative else Base.DOCUMENT
    definite = stream.at(index - 1) == "the"
    # "that same week", but "said that last week ...": there "that" opens the clause.
    leads = word == "this" or (word == "that" and stream.at(end) in words.narrative)
    if leads and stream.at(end) in words.determiners:
        which = words.determiners[stream.at(end)]
        base = Base.NARRATIVE if stream.at(end) == "same" else Base.DOCUMENT
        word, end = stream.at(end), end + 1
    named = _named(stream, end, which, base)
    if named and word == "following" and not definite and stream.at(named.end) in ("'s", "’s"):
        return None  # "following Monday's call": the call on Monday
    return (
        named
        or _part_of_day(stream, end, which, base, definite=definite)
        or _framed(stream, end, which, word)
        or _unit(stream, end, which, base, word, definite=definite)
    )


def counted(stream: Stream, index: int) -> Parsed | None:
    """Two weeks ago, a year earlier, five months, three-day, half an hour, several years later."""
    number = amount(stream, index)
    if number is None:
        return None
    end = number.end
    while stream.at(end) in stream.words.fillers or (stream.at(end) in stream.words.vague and end > index):
        end += 1
    hyphen = stream.at(end) == "-"
    end += hyphen
    clock = stream.words.clock_units.get(stream.at(end))
    if clock is not None:
        return _clock_length(stream, number, clock, end)
    grain = unit(stream, end)
    if grain is None:
        return None
    end += 1
    if hyphen and stream.at(end) == "-" and stream.at(end + 1) in ("old", "olds"):
        return None
    if stream.at(end) in ("or", "and") and unit(stream, end + 1) is not None:
        end += 2
    elif [stream.at(end), stream.at(end + 1)] in (["or", "two"], ["or", "so"]):
        end, number = end + 2, Amount(None, end)
    if stream.at(end) == "old":
        return None
    return tail(stream, number, grain, end)


def uncounted(stream: Stream, index: int) -> Parsed | None:
    """Weeks, years ago, months later, decades-long: units in the plural without a number."""
    grain = stream.words.plurals.get(stream.at(index))
    if grain is None or (stream.at(index + 1) == "-" and stream.at(index + 2) == "old"):
        return None
    end = index + 1
    if stream.at(end) in ("or", "and") and stream.at(end + 1) in stream.words.plurals:
        end += 2
    return tail(stream, Amount(None, end), grain, end)


def tail(stream: Stream, number: Amount, grain: Grain, end: int) -> Parsed:
    """What follows "two weeks": ago, earlier, after the vote, from now, or nothing, which leaves a length."""
    word = stream.at(stream.skip(end, "-"))
    after = stream.skip(end, "-") + 1
    if word == "ago" or (word == "back" and not stream.at(after)[:1].isalpha()):
        return Parsed(Shift(amount=number.number, unit=grain, sign=-1, base=Base.DOCUMENT), after)
    if word == "from" and stream.at(after) in ("now", "today"):
        return Parsed(Shift(amount=number.number, unit=grain, sign=1, base=Base.DOCUMENT), after + 1)
    if word in ("away", "hence"):
        return Parsed(Shift(amount=number.number, unit=grain, sign=1, base=Base.DOCUMENT), after)
    sign = -1 if word in stream.words.before else 1 if word in stream.words.after and word != "on" else 0
    if sign:
        return _anchored(stream, number.number, grain, sign, after)
    long = stream.skip(stream.skip(end, "-"), "long")
    return Parsed(_length(number, grain), long if stream.at(long - 1) == "long" else end)


def before_or_after(stream: Stream, index: int) -> Parsed | None:
    """The day before yesterday, the week after, day before last Tuesday; `index` is at the unit."""
    grain = Grain.DAY if stream.at(index) in stream.words.day_parts else unit(stream, index)
    word = stream.at(index + 1)
    if grain is None or stream.at(index) in stream.words.plurals or word not in ("before", "after", "earlier", "later"):
        return None
    return _anchored(stream, 1, grain, -1 if word in ("before", "earlier") else 1, index + 2)


def weekend(stream: Stream, index: int) -> Parsed | None:
    """The weekend, which is the last one or the coming one; a part of a week as an adjective is none."""
    if stream.at(index) != "weekend" or stream.at(index - 1) not in ("the", "over", "during"):
        return None
    return Parsed(Unit(grain=Grain.WEEKEND, offset=0, bare=True), index + 1)


def week_of(stream: Stream, index: int) -> Parsed | None:
    """The week of March 6; `index` is at the unit."""
    if stream.at(index) != "week" or stream.at(index + 1) not in ("of", "ending", "ended"):
        return None
    parsed = dates.month_date(stream, index + 2) or dates.day_month(stream, index + 2)
    return Parsed(WeekOf(day=parsed.expression), parsed.end) if parsed else None


def period(stream: Stream, index: int) -> Parsed | None:
    """The quarter, the latest quarter, the year-ago quarter, the 1988 period, the corresponding period last year.

    `index` is after the article, if there is one.
    """
    latest = stream.at(index) in LATEST
    end = stream.skip(stream.skip(index, *LATEST), "recent", "fiscal", "full", "comparable", "corresponding", "similar")
    changed = end > index
    if latest and stream.at(end) == "year":
        return Parsed(FiscalYear(offset=-1), end + 1)
    other = _other_year(stream, end)
    if other is not None:
        return other
    if stream.at(end) not in PERIODS or (stream.at(end) == "period" and not changed):
        return None
    grain = PERIODS[stream.at(end)]
    end += 1
    offset = stream.words.determiners.get(stream.at(end))
    if offset is not None and stream.at(end + 1) == "year" and stream.at(end) not in stream.words.narrative:
        return Parsed(Counterpart(year_offset=offset, grain=grain), end + 2)
    named = changed or stream.at(index - 1) in ("the", "its", "their", "this", "that")
    if (grain is Grain.QUARTER and named) or (latest and grain is not None):
        return Parsed(Unit(grain=grain, offset=0, base=Base.NARRATIVE, bare=True), end)
    return Parsed(Counterpart(back=0, grain=grain), end) if latest else None


def _other_year(stream: Stream, index: int) -> Parsed | None:
    """The year-ago quarter, the year-earlier results, the 1988 period, the 1988 third quarter."""
    back = stream.at(index) == "year" and stream.at(stream.skip(index + 1, "-")) in ("ago", "earlier")
    number = (None, stream.skip(index + 1, "-") + 1) if back else year_number(stream, index)
    if number is None:
        return None
    year, end = number
    quarter = dates.numbered(stream, end)
    if quarter is not None and isinstance(quarter.expression, Numbered):
        found = quarter.expression
        year_offset = -1 if back else None
        return Parsed(Numbered(grain=found.grain, number=found.number, year=year, year_offset=year_offset), quarter.end)
    counterpart = Counterpart(back=1 if back else None, year=year, grain=PERIODS.get(stream.at(end)))
    if stream.at(end) in PERIODS:
        return Parsed(counterpart, end + 1)
    return Parsed(counterpart, end) if back else None


def pointer(stream: Stream, index: int) -> Parsed | None:
    """Now, currently, recently, the near future, in recent years."""
    if stream.at(index) == "recent" and unit(stream, index + 1) is not None:
        return Parsed(Pointer(reference=Reference.PAST), index + 2)
    for length in (4, 3, 2, 1):
        phrase = tuple(stream.items[index : index + length])
        reference = stream.words.pointers.get(phrase) if len(phrase) == length else None
        if reference is not None:
            end = index + length
            return Parsed(
                Pointer(reference=reference), end + (unit(stream, end) is not None and phrase[-1] == "recent")
            )
    return None


def recurrence(stream: Stream, index: int) -> Parsed | None:
    """Daily, every week, each Thursday, every two years."""
    word = stream.at(index)
    if word in stream.words.recurrences:
        return Parsed(Recurrence(duration=stream.words.recurrences[word]), index + 1)
    if word not in ("every", "each"):
        return None
    end = stream.skip(index + 1, "other", "single")
    grain = unit(stream, end)
    if grain is not None:
        return Parsed(Recurrence(duration=duration(1, 0, grain)), end + 1)
    if stream.at(end) in stream.words.weekdays or stream.at(end) in stream.words.day_parts:
        return Parsed(Recurrence(duration=None), dates.day_part(stream, end + 1))
    if stream.at(end) in stream.words.months or stream.at(end) in stream.words.seasons:
        return Parsed(Recurrence(duration="P1Y"), end + 1)
    number = amount(stream, end)
    grain = unit(stream, number.end) if number else None
    if number and grain:
        return Parsed(Recurrence(duration=duration(number.number, number.halves, grain)), number.end + 1)
    return None


def duration(number: int | None, halves: int, grain: Grain) -> str | None:
    """The xsd:duration of so many units; None when the number is not said. Weeks are counted in days."""
    if number is None:
        return None
    if grain in (Grain.DAY, Grain.WEEKEND, Grain.WEEK):
        hours = (24 * number + 12 * halves) * {Grain.DAY: 1, Grain.WEEKEND: 2, Grain.WEEK: 7}[grain]
        return f"P{hours // 24}D" + (f"T{hours % 24}H" if hours % 24 else "") if hours >= 24 else f"PT{hours}H"
    months = MONTHS[grain] * number + MONTHS[grain] * halves // 2
    whole, rest = divmod(months, 12) if grain >= Grain.YEAR else (0, months)
    return f"P{whole}Y" * bool(whole) + (("P" if not whole else "") + f"{rest}M") * bool(rest or not whole)


def _named(stream: Stream, end: int, which: int, base: Base) -> Parsed | None:
    """Last Monday, this July, next summer, last Christmas."""
    parsed = dates.weekday_date(stream, end) or dates.month_date(stream, end)
    if parsed is not None and isinstance(parsed.expression, CalendarDate):
        found = parsed.expression
        if found.day is not None or found.year is not None:
            return parsed
        return Parsed(CalendarDate(month=found.month, weekday=found.weekday, which=which, base=base), parsed.end)
    season = stream.words.seasons.get(stream.at(end))
    if season is not None:
        return Parsed(Numbered(grain=Grain.SEASON, number=season, which=which, base=base), end + 1)
    festival = dates.holiday(stream, end)
    if festival is not None and isinstance(festival.expression, Holiday):
        return Parsed(Holiday(rule=festival.expression.rule, which=which), festival.end)
    return None


def _part_of_day(stream: Stream, end: int, which: int, base: Base, *, definite: bool) -> Parsed | None:
    """This morning, last night, the next morning, that evening."""
    if stream.at(end) not in stream.words.day_parts or stream.at(end) == "overnight":
        return None
    if stream.at(end - 1) == "next" and definite:
        base = Base.NARRATIVE
    return Parsed(Unit(grain=Grain.DAY, offset=which, base=base), end + 1)


def _framed(stream: Stream, end: int, which: int, word: str) -> Parsed | None:
    """The past five months, the last few weeks, the coming days, the past year."""
    if which == 0:
        return None
    number = amount(stream, end) if stream.at(end) not in ("a", "an") else None
    if number is None:
        plural = stream.words.plurals.get(stream.at(end))
        if plural is not None:
            return Parsed(Frame(amount=None, unit=plural, sign=which), end + 1)
        grain = unit(stream, end)
        if word == "past" and grain not in (None, Grain.WEEKEND):
            return Parsed(Frame(amount=1, unit=grain, sign=which), end + 1)
        return None
    after = number.end
    while stream.at(after) in stream.words.fillers or stream.at(after) in stream.words.vague:
        after += 1
    grain = unit(stream, after)
    if grain is None:
        hours = stream.at(after) in stream.words.clock_units
        return (
            Parsed(Frame(amount=number.number and number.number // 24, unit=Grain.DAY, sign=which), after + 1)
            if hours
            else None
        )
    if [stream.at(after + 1), stream.at(after + 2)] == ["or", "so"]:
        after += 2
    return Parsed(Frame(amount=number.number, unit=grain, sign=which), after + 1)


def _unit(stream: Stream, end: int, which: int, base: Base, word: str, *, definite: bool) -> Parsed | None:
    """Last week, the following month, next year's first quarter, last year's quarter, the same period."""
    if stream.at(end) == "period" and which == 0 and base is Base.NARRATIVE:
        return _same_period(stream, end + 1)
    fiscal = stream.at(end) in ("fiscal", "calendar", "financial")
    end += fiscal
    grain = stream.words.units.get(stream.at(end))
    if grain is None:
        return None
    if grain is Grain.WEEKEND and word in ("coming", "upcoming"):
        return Parsed(Unit(grain=grain, offset=1, bare=True), end + 1)
    if word == "next" and definite and grain is Grain.DAY:
        base = Base.NARRATIVE
    end += 1
    if grain is Grain.YEAR:
        following = stream.skip(end, "'s")
        quarter = dates.numbered(stream, following) if following > end else None
        if quarter is not None and isinstance(quarter.expression, Numbered):
            found = quarter.expression
            numbered = Numbered(grain=found.grain, number=found.number, year_offset=which, base=base)
            return Parsed(numbered, quarter.end)
        if following > end and stream.at(following) in ("quarter", "period", "half"):
            return Parsed(Counterpart(year_offset=which), following + 1)
    if stream.at(end) == "-" and stream.at(end + 1) in ("old", "long"):
        return None
    return Parsed(Unit(grain=grain, offset=which, base=base), end)


def _same_period(stream: Stream, end: int) -> Parsed:
    """The same period, the same period last year, the same period of 1988, the same period a year ago."""
    offset = stream.words.determiners.get(stream.at(end))
    if offset is not None and stream.at(end + 1) == "year":
        return Parsed(Counterpart(year_offset=offset), end + 2)
    number = year_number(stream, stream.skip(end, "of", "in"))
    if number is not None:
        return Parsed(Counterpart(year=number[0]), number[1])
    if [stream.at(end + step) for step in range(2)] == ["a", "year"] and stream.at(end + 2) in (
        "ago",
        "earlier",
        "before",
    ):
        return Parsed(Counterpart(back=1), end + 3)
    return Parsed(Counterpart(back=0), end)


def _anchored(stream: Stream, number: int | None, grain: Grain, sign: int, end: int) -> Parsed:
    """Counted from the date that follows, from an event that follows (days unknown), or from the day spoken of."""
    word = stream.at(end - 1)
    if word in ("before", "after"):
        start = stream.skip(end, "the")
        origin = day_word(stream, end) or dates.weekday_date(stream, end) or dates.month_date(stream, end)
        origin = origin or dates.day_month(stream, start) or dates.holiday(stream, end) or determined(stream, start)
        if origin is not None:
            shift = Shift(amount=number, unit=grain, sign=sign, base=Base.DOCUMENT, origin=origin.expression)
            return Parsed(shift, origin.end)
        if stream.at(end)[:1].isalnum():
            return Parsed(Shift(amount=None, unit=grain, sign=sign, base=Base.NARRATIVE), end)
    return Parsed(Shift(amount=number, unit=grain, sign=sign, base=Base.NARRATIVE), end)


def _length(number: Amount, grain: Grain) -> Expression:
    return Length(duration=duration(number.number, number.halves, grain), amount=number.number, unit=grain)


def _clock_length(stream: Stream, number: Amount, designator: str, end: int) -> Parsed | None:
    """Two hours, half an hour, three hours ago (the day itself), hours later."""
    end += 1
    word = stream.at(end)
    if word == "ago" and number.number is not None and (designator != "H" or number.number < 24):
        return Parsed(Unit(grain=Grain.DAY, offset=0), end + 1)
    if word in ("ago", "earlier", "later"):
        return Parsed(
            Shift(amount=None, unit=Grain.DAY, sign=1 if word == "later" else -1, base=Base.NARRATIVE), end + 1
        )
    if number.number is None:
        return Parsed(Length(duration=None), end)
    if number.halves and designator == "H":
        return Parsed(Length(duration=f"PT{number.number}H30M" if number.number else "PT30M"), end)
    return Parsed(Length(duration=f"PT{number.number}{designator}"), end) if number.number else None
