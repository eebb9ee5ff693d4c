"""Days on an axis."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.view.records import SanctionView, Span, Thing
from kgexport.view.scale import Scale, scale_of


def day(text):
    return datetime.date.fromisoformat(text)


def span(earliest, latest):
    return Span(phrase="", earliest=day(earliest), latest=day(latest))


def sanction(since, until, told_until):
    return SanctionView(
        thing=Thing(iri="s", kind="Sanction", label="s"),
        confidence=None,
        evidence=(),
        target=None,
        authority=None,
        measures=(),
        since=since,
        until=until,
        acts=(),
        told_until=told_until,
    )


SCALE = Scale(day("2000-01-01"), day("2019-12-31"))
IN_2007 = span("2007-01-01", "2007-12-31")
JULY = span("2015-07-01", "2015-07-31")
TOLD = day("2015-12-22")


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (IN_2007, None, ["perhaps", "sure", "open"]),
        (IN_2007, JULY, ["perhaps", "sure", "perhaps"]),
        (span("2007-03-01", "2007-03-01"), span("2015-07-01", "2015-07-01"), ["sure"]),
        (IN_2007, Span(phrase="later"), ["perhaps"]),
        (None, None, ["perhaps", "open"]),
        (None, JULY, ["perhaps"]),
        (Span(phrase="once"), JULY, ["perhaps"]),
    ],
)
def test_a_sanction_is_drawn_by_what_is_sure(since, until, expected):
    bars = SCALE.sanction(sanction(since, until, TOLD))
    assert [bar.kind for bar in bars] == expected
    for before, after in pairwise(bars):
        assert before.begin + before.width == pytest.approx(after.begin)


days = st.dates(min_value=datetime.date(1, 1, 1))
spans = st.none() | st.builds(
    lambda one, other: Span(phrase="", earliest=min(one, other), latest=max(one, other)), days, days
)


@given(first=days, last=days, since=spans, until=spans, told=st.none() | days)
def test_everything_lies_on_the_axis(first, last, since, until, told):
    scale = Scale(min(first, last), max(first, last))
    bars = [*scale.sanction(sanction(since, until, told)), *filter(None, [scale.span(since)])]
    for bar in bars:
        assert 0 <= bar.begin <= 1
        assert 0 < bar.width <= 1.0000001 - bar.begin
    ticks = scale.ticks()
    assert len(ticks) <= 9
    assert [tick.place for tick in ticks] == sorted(tick.place for tick in ticks)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2005-12-20", "2007-01-10", ["2006", "2007"]),
        ("2005-01-01", "2015-12-31", ["2006", "2008", "2010", "2012", "2014"]),
        ("2015-03-10", "2015-06-02", ["2015-04", "2015-05", "2015-06"]),
        ("2015-03-10", "2015-03-12", ["2015-03"]),
        ("1200-01-01", "2015-12-31", ["1200", "1400", "1600", "1800", "2000"]),
    ],
)
def test_the_axis_has_a_few_ticks(first, last, expected):
    assert [tick.words for tick in Scale(day(first), day(last)).ticks()] == expected


def test_no_days_make_no_axis():
    assert scale_of([None]) is None
    assert scale_of([TOLD, None, day("2001-01-01")]) == Scale(day("2001-01-01"), TOLD)
