"""From expressions to days: what an expression means on a document's date, in its place in the text.

Unless the direction says otherwise nothing falls behind the document date: a weekday or a month is the last one, which
is what news means (annotation guidelines, "Dates"). Without a document date whatever counts from it has no days.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from kgexport.times.calendar import (
    DAY,
    Grain,
    Span,
    century,
    day,
    decade,
    half,
    interval,
    month,
    move,
    part_of,
    quarter,
    season,
    shift,
    span_of,
    week,
    weekend,
    year,
)  # fmt: skip
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
    PartOf,
    Pointer,
    Range,
    Recurrence,
    Shift,
    Since,
    Unit,
    WeekOf,
    Years,
)  # fmt: skip
from kgexport.times.holidays import holiday_in
from kgexport.times.nearest import day_of_month_from, day_of_year_from, month_of_year_from, weekday_from
from kgexport.times.records import Direction, Interpretation, Reference, TimeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an expression is seen from."""

    anchor: datetime.date | None
    """The document date."""
    direction: Direction = Direction.PAST
    narrative: Span | None = None
    """What the text spoke of last."""
    period: Span | None = None
    """The last quarter, half or year of accounts that the text spoke of."""


def interpretation(expression: Expression, context: Context) -> Interpretation:
    """The record for an expression: its days where they can be known, its duration, its vague reference."""
    match expression:
        case Length():
            return Interpretation(kind=TimeKind.DURATION, duration=expression.duration)
        case Recurrence():
            return Interpretation(kind=TimeKind.SET, duration=expression.duration)
        case Pointer():
            return Interpretation(kind=TimeKind.DATE, reference=expression.reference)
    try:
        span = span_for(expression, context)
    except (ValueError, OverflowError):
        span = None
    reference = _reference(expression) if span is None else None
    if span is None:
        return Interpretation(kind=TimeKind.DATE, reference=reference)
    return Interpretation(kind=TimeKind.DATE, earliest=span.earliest, latest=span.latest, edtf=span.edtf)


def span_for(expression: Expression, context: Context) -> Span | None:
    """The days of an expression, or None where they cannot be known.

    Raises ValueError or OverflowError for days that no calendar has, such as February 30.
    """
    match expression:
        case CalendarDate():
            return _calendar_date(expression, context)
        case Holiday():
            return _holiday(expression, context)
        case Unit():
            return _unit(expression, context)
        case Numbered():
            return _numbered(expression, context)
        case Counterpart():
            return _counterpart(expression, context)
        case Years():
            return _years(expression, context)
        case FiscalYear():
            return _fiscal_year(expression, context)
        case Shift():
            return _shift(expression, context)
        case Frame():
            return _frame(expression, context)
        case PartOf():
            return _part(expression, context)
        case Since():
            return _since(expression, context)
        case WeekOf():
            inside = span_for(expression.day, context)
            return None if inside is None else week(inside.earliest)
        case Range():
            return _range(expression, context)
    return None


def _part(expression: PartOf, context: Context) -> Span | None:
    """ "late July": of the July before, where the past one is meant and this year's is still to come."""
    whole = span_for(expression.whole, context)
    if whole is None:
        return None
    part, month_named = part_of(whole, expression.part), expression.whole
    yearless = isinstance(month_named, CalendarDate) and month_named == CalendarDate(month=month_named.month)
    ahead = context.anchor is not None and part.earliest > context.anchor
    if yearless and ahead and context.direction is Direction.PAST:
        return part_of(month(whole.earliest.year - 1, whole.earliest.month), expression.part)
    return part


def _reference(expression: Expression) -> Reference | None:
    """Past or future, of what counts so many unnamed units from the document date."""
    if isinstance(expression, Shift) and expression.base is Base.DOCUMENT and expression.amount is None:
        return Reference.PAST if expression.sign < 0 else Reference.FUTURE
    if isinstance(expression, Frame) and expression.amount is None:
        return Reference.PAST if expression.sign < 0 else Reference.FUTURE
    return None


def _calendar_date(date: CalendarDate, context: Context) -> Span | None:
    anchor = context.anchor
    number = date.year
    if number is None and date.year_offset is not None and anchor is not None:
        number = anchor.year + date.year_offset
    if number is not None:
        if date.month is None:
            return year(number)
        return month(number, date.month) if date.day is None else day(datetime.date(number, date.month, date.day))
    base = anchor
    if date.base is Base.NARRATIVE:
        base = context.narrative.latest if context.narrative is not None else None
    if base is None:
        return None
    if date.month is not None:
        if date.day is not None:
            return day(day_of_year_from(date, base, context.direction))
        return month_of_year_from(date.month, date.which, base, context.direction)
    if date.day is not None:
        return day(day_of_month_from(date.day, base, context.direction))
    if date.weekday is not None:
        return day(weekday_from(date.weekday, date.which, base, context.direction))
    return None


def _unit(unit: Unit, context: Context) -> Span | None:
    if unit.grain is Grain.WEEKEND and context.anchor is not None and unit.base is Base.DOCUMENT:
        return _weekend(unit, context.anchor, context.direction)
    if unit.base is Base.DOCUMENT:
        return None if context.anchor is None else span_of(unit.grain, move(context.anchor, unit.offset, unit.grain))
    if unit.bare:
        if context.period is not None and context.period.grain is unit.grain:
            return context.period
        return None if context.anchor is None else span_of(unit.grain, move(context.anchor, -1, unit.grain))
    narrative = context.narrative
    if narrative is None or narrative.grain > unit.grain:
        return None
    if unit.grain is Grain.DAY and unit.offset > 0:
        return span_of(unit.grain, move(narrative.latest, unit.offset, unit.grain))
    return span_of(unit.grain, move(narrative.earliest, unit.offset, unit.grain))


def _weekend(unit: Unit, anchor: datetime.date, direction: Direction) -> Span:
    """The weekend of this week from Saturday on and where the future is meant, else the last one."""
    this = weekend(anchor)
    if unit.bare and unit.offset == 1:
        return this if anchor < this.earliest else weekend(anchor + 7 * DAY)
    if unit.bare:
        back = direction is not Direction.FUTURE and anchor < this.earliest
        return weekend(anchor - 7 * DAY) if back else this
    if unit.offset == 0 and direction is Direction.PAST and anchor.weekday() < 3:
        return weekend(anchor - 7 * DAY)
    return this if unit.offset == 0 else weekend(anchor + 7 * unit.offset * DAY)


def _numbered(numbered: Numbered, context: Context) -> Span | None:
    make = {Grain.QUARTER: quarter, Grain.HALF: half, Grain.SEASON: season}[numbered.grain]
    if numbered.year is not None:
        return make(numbered.year, numbered.number)
    anchor = context.anchor
    if anchor is None:
        return None
    if numbered.year_offset is not None:
        return make(anchor.year + numbered.year_offset, numbered.number)
    candidates = [make(anchor.year + offset, numbered.number) for offset in (-2, -1, 0, 1, 2)]
    if numbered.which == 0:
        return min(candidates, key=lambda span: (span.earliest > anchor + 90 * DAY, abs(span.earliest - anchor)))
    if numbered.which == 1:
        return next(span for span in candidates if span.earliest > anchor)
    if numbered.which is None and context.direction is Direction.FUTURE:
        return min(candidates, key=lambda span: max((span.earliest - anchor).days, (anchor - span.latest).days, 0))
    if numbered.which == -1:
        return [span for span in candidates if span.latest < anchor][-1]
    return [span for span in candidates if span.earliest <= anchor][-1]


def _counterpart(counterpart: Counterpart, context: Context) -> Span | None:
    period = context.period or context.narrative
    if period is None:
        if context.anchor is None or counterpart.grain is None:
            return None
        period = span_of(counterpart.grain, move(context.anchor, -1, counterpart.grain))
    years = 0
    if counterpart.back is not None:
        years = -counterpart.back
    elif counterpart.year is not None:
        years = counterpart.year - period.earliest.year
    elif counterpart.year_offset is not None and context.anchor is not None:
        years = context.anchor.year + counterpart.year_offset - period.earliest.year
    return shift(period, years, Grain.YEAR)


def _years(years: Years, context: Context) -> Span:
    if years.grain is Grain.CENTURY:
        return century(years.year // 100 + 1)
    if not years.short:
        return decade(years.year)
    latest = 2000 if context.anchor is None else context.anchor.year
    number = latest // 100 * 100 + years.year
    return decade(number if number <= latest else number - 100)


def _fiscal_year(fiscal: FiscalYear, context: Context) -> Span | None:
    number = fiscal.year
    if number is None:
        if context.anchor is None:
            return None
        number = context.anchor.year + (fiscal.offset or 0)
    span = year(number)
    return Span(span.earliest, span.latest, span.grain, f"{span.edtf}~")


def _shift(shifted: Shift, context: Context) -> Span | None:
    if shifted.amount is None:
        return None
    amount = shifted.sign * shifted.amount
    if shifted.origin is not None:
        origin = span_for(shifted.origin, context)
        return None if origin is None or origin.grain > shifted.unit else shift(origin, amount, shifted.unit)
    if shifted.base is Base.DOCUMENT:
        if context.anchor is None:
            return None
        if shifted.unit is Grain.YEAR and context.period is not None and context.period.grain < Grain.YEAR:
            return shift(context.period, amount, Grain.YEAR)
        return span_of(shifted.unit, move(context.anchor, amount, shifted.unit))
    origin = context.narrative
    if shifted.unit is Grain.YEAR and context.period is not None:
        origin = context.period
    if origin is None or (origin.grain > shifted.unit and shifted.unit < Grain.MONTH):
        return None
    return shift(origin, amount, shifted.unit)


def _frame(frame: Frame, context: Context) -> Span | None:
    if frame.amount is None or context.anchor is None:
        return None
    other = move(context.anchor, frame.sign * frame.amount, frame.unit)
    return interval(min(other, context.anchor), max(other, context.anchor), frame.unit)


def _since(since: Since, context: Context) -> Span | None:
    """Earlier or later in a span: up to the base or from it on, where the base lies in the span."""
    whole = span_for(since.whole, context)
    if whole is None:
        return None
    narrative = context.narrative
    if (
        since.base is Base.NARRATIVE
        and narrative is not None
        and narrative.earliest in whole
        and narrative.grain is Grain.DAY
    ):
        edge = narrative.earliest + since.sign * DAY
        edge = edge if edge in whole else narrative.earliest
    elif context.anchor is not None and context.anchor in whole:
        edge = context.anchor
    else:
        return whole
    first, last = (whole.earliest, edge) if since.sign < 0 else (edge, whole.latest)
    return interval(first, last, whole.grain)


def _range(ranged: Range, context: Context) -> Span | None:
    first, last = span_for(ranged.first, context), span_for(ranged.last, context)
    if first is None or last is None:
        return None
    if last.latest < first.earliest:
        if not isinstance(ranged.last, CalendarDate):
            return None
        if context.direction is Direction.FUTURE and context.anchor is not None:
            last = span_for(ranged.last, replace(context, anchor=first.latest)) or last
        else:
            first = span_for(ranged.first, replace(context, anchor=last.earliest)) or first
        if last.latest < first.earliest:
            return None
    edtf = f"{first.edtf}/{last.edtf}" if "/" not in first.edtf + last.edtf else f"{first.earliest}/{last.latest}"
    return Span(first.earliest, last.latest, first.grain, edtf)


def _holiday(holiday: Holiday, context: Context) -> Span | None:
    if holiday.year is not None:
        return day(holiday_in(holiday.rule, holiday.year))
    if context.anchor is None:
        return None
    anchor = context.anchor
    days = [holiday_in(holiday.rule, number) for number in range(max(anchor.year - 1, 1), min(anchor.year + 2, 10_000))]
    # At either end of the calendar there may be no such day.
    if holiday.which == 1 or context.direction is Direction.FUTURE:
        coming = next((date for date in days if date >= anchor), None)
        return None if coming is None else day(coming)
    if context.direction is Direction.NEAREST and holiday.which is None:
        return day(min(days, key=lambda date: abs(date - anchor)))
    past = [date for date in days if date < anchor or (date == anchor and holiday.which != -1)]
    return day(past[-1]) if past else None
