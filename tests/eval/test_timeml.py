"""The translation of TimeML values, and what counts as right."""

from __future__ import annotations

import datetime

import pytest

from kgexport.times.records import Reference, TimeKind, TimeMention
from tests.eval.timeml import is_right, meaning


def found(phrase: str, earliest: str | None, latest: str | None, reference: Reference | None = None) -> TimeMention:
    return TimeMention(
        begin=0,
        end=len(phrase),
        token_start=0,
        token_end=1,
        phrase=phrase,
        kind=TimeKind.DATE,
        earliest=None if earliest is None else datetime.date.fromisoformat(earliest),
        latest=None if latest is None else datetime.date.fromisoformat(latest),
        reference=reference,
    )


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "within"),
    [
        ("1998-08-07", "1998-08-07", "1998-08-07", False),
        ("1998-08-07TNI", "1998-08-07", "1998-08-07", False),
        ("1998-08-07T10:35", "1998-08-07", "1998-08-07", False),
        ("1990-W33", "1990-08-13", "1990-08-19", False),
        ("2000-W8", "2000-02-21", "2000-02-27", False),
        ("1990-W32-WE", "1990-08-11", "1990-08-12", False),
        ("1998-08", "1998-08-01", "1998-08-31", False),
        ("1989-Q3", "1989-07-01", "1989-09-30", False),
        ("1990-H1", "1990-01-01", "1990-06-30", False),
        ("1989-SU", "1989-06-01", "1989-08-31", False),
        ("1989-WI", "1989-12-01", "1990-02-28", False),
        ("1998", "1998-01-01", "1998-12-31", False),
        ("198", "1980-01-01", "1989-12-31", False),
        ("198X", "1980-01-01", "1989-12-31", False),
        ("19", "1900-01-01", "1999-12-31", False),
        ("1998-12-XX", "1998-12-01", "1998-12-31", True),
        ("1989-WXX", "1989-01-01", "1989-12-31", True),
        ("1989-QX", "1989-01-01", "1989-12-31", True),
        ("1998-XX-XX", "1998-01-01", "1998-12-31", True),
    ],
)
def test_values_that_have_days(value, earliest, latest, within):
    wanted = meaning(value)
    assert wanted.span is not None
    assert (str(wanted.span.earliest), str(wanted.span.latest), wanted.within) == (earliest, latest, within)


@pytest.mark.parametrize("value", ["PXY", "P1D", "XXXX-WXX-4", ""])
def test_values_that_have_none(value):
    assert meaning(value) == (None, None, False)


@pytest.mark.parametrize(
    ("words", "value", "ours", "right"),
    [
        ("Friday", "1998-08-07", found("Friday", "1998-08-07", "1998-08-07"), True),
        ("Friday", "1998-08-07", found("Friday", "1998-08-14", "1998-08-14"), False),
        ("Friday", "1998-08-07", None, False),
        ("last week", "1989-WXX", found("last week", "1989-10-23", "1989-10-29"), True),
        ("last week", "1989-WXX", found("last week", "1990-10-22", "1990-10-28"), False),
        ("late July", "1998-07", found("late July", "1998-07-21", "1998-07-31"), True),
        ("July", "1998-07", found("July", "1998-07-21", "1998-07-31"), False),
        ("1994", "1994", found("between 1994 and 1997", "1994-01-01", "1997-12-31"), True),
        ("1995", "1995", found("between 1994 and 1997", "1994-01-01", "1997-12-31"), False),
        ("now", "PRESENT_REF", found("now", None, None, Reference.PRESENT), True),
        ("now", "PRESENT_REF", found("now", "1998-08-07", "1998-08-07"), False),
        ("recently", "PAST_REF", found("recently", None, None, Reference.FUTURE), False),
        ("years", "PXY", found("years", None, None), True),
    ],
)
def test_what_is_right(words, value, ours, right):
    assert is_right(words, value, ours) is right
