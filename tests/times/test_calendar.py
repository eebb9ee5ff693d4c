"""Intervals and arithmetic on them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.times import calendar
from kgexport.times.calendar import Grain, Part

DATES = st.dates(datetime.date(1800, 1, 1), datetime.date(2200, 12, 31))


@given(date=DATES, grain=st.sampled_from(Grain))
def test_a_day_lies_in_its_unit(date, grain):
    span = calendar.span_of(grain, date)
    if grain is Grain.WEEKEND:
        assert span.earliest - date <= datetime.timedelta(days=5)
    else:
        assert date in span


@given(date=DATES, grain=st.sampled_from([g for g in Grain if g not in (Grain.WEEKEND, Grain.DAY)]))
def test_units_follow_each_other_without_a_gap(date, grain):
    span = calendar.span_of(grain, date)
    following = calendar.span_of(grain, span.latest + datetime.timedelta(days=1))
    assert following.earliest == span.latest + datetime.timedelta(days=1)


@given(date=DATES, grain=st.sampled_from(Grain), part=st.sampled_from(Part))
def test_a_part_lies_in_its_whole(date, grain, part):
    whole = calendar.span_of(grain, date)
    inner = calendar.part_of(whole, part)
    assert whole.earliest <= inner.earliest <= inner.latest <= whole.latest


@given(date=DATES, grain=st.sampled_from([g for g in Grain if g not in (Grain.WEEKEND, Grain.DAY)]))
def test_early_mid_and_late_make_up_the_whole(date, grain):
    whole = calendar.span_of(grain, date)
    early, mid, late = (calendar.part_of(whole, part) for part in (Part.EARLY, Part.MID, Part.LATE))
    assert (early.earliest, late.latest) == (whole.earliest, whole.latest)
    assert mid.earliest - early.latest == late.earliest - mid.latest == datetime.timedelta(days=1)


@given(date=DATES, amount=st.integers(-30, 30), unit=st.sampled_from([Grain.DAY, Grain.WEEK]))
def test_moving_there_and_back(date, amount, unit):
    assert calendar.move(calendar.move(date, amount, unit), -amount, unit) == date


@pytest.mark.parametrize(
    ("date", "amount", "unit", "moved"),
    [
        ("2015-01-31", 1, Grain.MONTH, "2015-02-28"),
        ("2016-02-29", 1, Grain.YEAR, "2017-02-28"),
        ("2015-03-31", -1, Grain.QUARTER, "2014-12-31"),
        ("2015-12-17", -2, Grain.WEEK, "2015-12-03"),
    ],
)
def test_a_shorter_month_ends_sooner(date, amount, unit, moved):
    assert calendar.move(datetime.date.fromisoformat(date), amount, unit).isoformat() == moved


@pytest.mark.parametrize(
    ("date", "earliest", "latest", "edtf"),
    [
        ("2015-01-15", "2014-12-01", "2015-02-28", "2014-24"),
        ("2015-12-01", "2015-12-01", "2016-02-29", "2015-24"),
        ("2015-03-01", "2015-03-01", "2015-05-31", "2015-21"),
    ],
)
def test_the_winter_of_a_year_begins_in_its_december(date, earliest, latest, edtf):
    span = calendar.span_of(Grain.SEASON, datetime.date.fromisoformat(date))
    assert (span.earliest.isoformat(), span.latest.isoformat(), span.edtf) == (earliest, latest, edtf)


@pytest.mark.parametrize(("amount", "unit"), [(9000, Grain.YEAR), (-3000, Grain.YEAR), (10_000_000, Grain.DAY)])
def test_what_leaves_the_calendar_is_an_error(amount, unit):
    with pytest.raises((ValueError, OverflowError)):
        calendar.move(datetime.date(2015, 1, 1), amount, unit)
