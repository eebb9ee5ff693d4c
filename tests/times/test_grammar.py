"""Phrases to intervals, durations and sets; all on Thursday, 17 December 2015."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.times.calendar import Grain, Span, day, interval, month, quarter
from kgexport.times.grammar import interpret
from kgexport.times.records import Direction, Reference, TimeKind

ANCHOR = datetime.date(2015, 12, 17)

NAMED = [
    ("July 14, 2015", "2015-07-14", "2015-07-14"),
    ("14 July 2015", "2015-07-14", "2015-07-14"),
    ("the 14th of July, 2015", "2015-07-14", "2015-07-14"),
    ("2015-07-14", "2015-07-14", "2015-07-14"),
    ("14/07/2015", "2015-07-14", "2015-07-14"),
    ("07/14/2015", "2015-07-14", "2015-07-14"),
    ("14.07.2015", "2015-07-14", "2015-07-14"),
    ("Tuesday, July 14, 2015", "2015-07-14", "2015-07-14"),
    ("January 3-5, 2015", "2015-01-03", "2015-01-05"),
    ("January 3–5, 2015", "2015-01-03", "2015-01-05"),
    ("from 3 to 5 January 2015", "2015-01-03", "2015-01-05"),
    ("December 30, 2014 to January 2, 2015", "2014-12-30", "2015-01-02"),
    ("May to July 2014", "2014-05-01", "2014-07-31"),
    ("between 2012 and 2014", "2012-01-01", "2014-12-31"),
    ("2012-14", "2012-01-01", "2014-12-31"),
    ("since 2007", "2007-01-01", "2007-12-31"),
    ("nineteen ninety-six", "1996-01-01", "1996-12-31"),
    ("July 2015", "2015-07-01", "2015-07-31"),
    ("late July 2015", "2015-07-21", "2015-07-31"),
    ("early July 2015", "2015-07-01", "2015-07-10"),
    ("mid-July 2015", "2015-07-11", "2015-07-20"),
    ("late February 2016", "2016-02-21", "2016-02-29"),
    ("the end of 2014", "2014-12-01", "2014-12-31"),
    ("early 2014", "2014-01-01", "2014-04-30"),
    ("mid-2014", "2014-05-01", "2014-08-31"),
    ("the 1990s", "1990-01-01", "1999-12-31"),
    ("the '90s", "1990-01-01", "1999-12-31"),
    ("the early 1990s", "1990-01-01", "1993-12-31"),
    ("the 20th century", "1900-01-01", "1999-12-31"),
    ("the third quarter of 2014", "2014-07-01", "2014-09-30"),
    ("Q3 2014", "2014-07-01", "2014-09-30"),
    ("the first half of 2014", "2014-01-01", "2014-06-30"),
    ("the summer of 2014", "2014-06-01", "2014-08-31"),
    ("fiscal 2014", "2014-01-01", "2014-12-31"),
    ("Christmas Eve 2014", "2014-12-24", "2014-12-24"),
    ("Thanksgiving 2014", "2014-11-27", "2014-11-27"),
    ("Good Friday 2014", "2014-04-18", "2014-04-18"),
]

RELATIVE = [
    ("today", "2015-12-17", "2015-12-17"),
    ("tonight", "2015-12-17", "2015-12-17"),
    ("this morning", "2015-12-17", "2015-12-17"),
    ("yesterday morning", "2015-12-16", "2015-12-16"),
    ("last night", "2015-12-16", "2015-12-16"),
    ("tomorrow", "2015-12-18", "2015-12-18"),
    ("the day before yesterday", "2015-12-15", "2015-12-15"),
    ("on Monday", "2015-12-14", "2015-12-14"),
    ("Monday morning", "2015-12-14", "2015-12-14"),
    ("late Monday", "2015-12-14", "2015-12-14"),
    ("on Thursday", "2015-12-17", "2015-12-17"),
    ("on Friday", "2015-12-11", "2015-12-11"),
    ("last Thursday", "2015-12-10", "2015-12-10"),
    ("last Monday", "2015-12-14", "2015-12-14"),
    ("next Friday", "2015-12-18", "2015-12-18"),
    ("10 p.m. Wednesday", "2015-12-16", "2015-12-16"),
    ("Friday and Saturday", "2015-12-11", "2015-12-12"),
    ("from Monday to Wednesday", "2015-12-14", "2015-12-16"),
    ("this week", "2015-12-14", "2015-12-20"),
    ("last week", "2015-12-07", "2015-12-13"),
    ("last week's", "2015-12-07", "2015-12-13"),
    ("last week’s", "2015-12-07", "2015-12-13"),
    ("next week", "2015-12-21", "2015-12-27"),
    ("late last week", "2015-12-11", "2015-12-13"),
    ("earlier this week", "2015-12-14", "2015-12-17"),
    ("later this month", "2015-12-17", "2015-12-31"),
    ("the weekend", "2015-12-12", "2015-12-13"),
    ("last weekend", "2015-12-12", "2015-12-13"),
    ("the coming weekend", "2015-12-19", "2015-12-20"),
    ("last month", "2015-11-01", "2015-11-30"),
    ("this year", "2015-01-01", "2015-12-31"),
    ("next year", "2016-01-01", "2016-12-31"),
    ("year-end", "2015-12-01", "2015-12-31"),
    ("July", "2015-07-01", "2015-07-31"),
    ("this past July", "2015-07-01", "2015-07-31"),
    ("last December", "2014-12-01", "2014-12-31"),
    ("next July", "2016-07-01", "2016-07-31"),
    ("May last year", "2014-05-01", "2014-05-31"),
    ("late July", "2015-07-21", "2015-07-31"),
    ("since late September", "2015-09-21", "2015-09-30"),
    ("Jul. 14", "2015-07-14", "2015-07-14"),
    ("the 14th", "2015-12-14", "2015-12-14"),
    ("the 20th", "2015-11-20", "2015-11-20"),
    ("Friday, Oct. 23", "2015-10-23", "2015-10-23"),
    ("two days ago", "2015-12-15", "2015-12-15"),
    ("two weeks ago", "2015-11-30", "2015-12-06"),
    ("five months ago", "2015-07-01", "2015-07-31"),
    ("nearly four years ago", "2011-01-01", "2011-12-31"),
    ("the past five months", "2015-07-17", "2015-12-17"),
    ("the next two weeks", "2015-12-17", "2015-12-31"),
    ("the third quarter", "2015-07-01", "2015-09-30"),
    ("last year's third quarter", "2014-07-01", "2014-09-30"),
    ("last summer", "2015-06-01", "2015-08-31"),
    ("three days after Christmas", "2014-12-28", "2014-12-28"),
    ("the week of March 6", "2015-03-02", "2015-03-08"),
]

COMING = [
    ("on Friday", "2015-12-18", "2015-12-18"),
    ("on Thursday", "2015-12-17", "2015-12-17"),
    ("the weekend", "2015-12-19", "2015-12-20"),
    ("the 20th", "2015-12-20", "2015-12-20"),
    ("July", "2016-07-01", "2016-07-31"),
    ("July 14", "2016-07-14", "2016-07-14"),
    ("Christmas", "2015-12-25", "2015-12-25"),
    ("Dec. 30 - Jan. 2", "2015-12-30", "2016-01-02"),
    ("Sunday to Tuesday", "2015-12-20", "2015-12-22"),
    ("in two weeks", "2015-12-28", "2016-01-03"),
    ("late January", "2016-01-21", "2016-01-31"),
]

DURATIONS = [
    ("for two hours", "PT2H"),
    ("half an hour", "PT30M"),
    ("three-day", "P3D"),
    ("two weeks", "P14D"),
    ("five months", "P5M"),
    ("2 1/2 years", "P2Y6M"),
    ("two and a half years", "P2Y6M"),
    ("a couple of years", "P2Y"),
    ("two to three weeks", "P21D"),
    ("twenty-five years", "P25Y"),
    ("two decades", "P20Y"),
    ("several years", None),
]


def days(phrase: str, direction: Direction = Direction.PAST, anchor: datetime.date | None = ANCHOR) -> tuple[str, str]:
    found = interpret(phrase, anchor=anchor, direction=direction)
    assert found is not None, phrase
    assert found.kind is TimeKind.DATE
    return str(found.earliest), str(found.latest)


@pytest.mark.parametrize(("phrase", "earliest", "latest"), NAMED)
def test_a_named_date_needs_no_document_date(phrase, earliest, latest):
    assert days(phrase, anchor=None) == (earliest, latest)
    assert days(phrase) == (earliest, latest)


@pytest.mark.parametrize(("phrase", "earliest", "latest"), RELATIVE)
def test_a_relative_date_counts_from_the_document_date(phrase, earliest, latest):
    assert days(phrase) == (earliest, latest)


@pytest.mark.parametrize("phrase", [phrase for phrase, _, _ in RELATIVE])
def test_without_a_document_date_a_relative_date_has_no_days(phrase):
    found = interpret(phrase, anchor=None)
    assert found is not None
    assert (found.earliest, found.latest, found.edtf) == (None, None, None)


@pytest.mark.parametrize(("phrase", "earliest", "latest"), COMING)
def test_what_is_planned_lies_behind_the_document_date(phrase, earliest, latest):
    assert days(phrase, Direction.FUTURE) == (earliest, latest)


@pytest.mark.parametrize(("phrase", "duration"), DURATIONS)
def test_durations(phrase, duration):
    found = interpret(phrase, anchor=ANCHOR)
    assert found is not None
    assert (found.kind, found.duration, found.earliest) == (TimeKind.DURATION, duration, None)


@pytest.mark.parametrize(
    ("phrase", "duration"), [("daily", "P1D"), ("every Monday", None), ("every two years", "P2Y"), ("each week", "P7D")]
)
def test_sets(phrase, duration):
    found = interpret(phrase, anchor=ANCHOR)
    assert found is not None
    assert (found.kind, found.duration, found.earliest) == (TimeKind.SET, duration, None)


@pytest.mark.parametrize(
    ("phrase", "reference"),
    [
        ("now", Reference.PRESENT),
        ("currently", Reference.PRESENT),
        ("recently", Reference.PAST),
        ("in recent days", Reference.PAST),
        ("several years ago", Reference.PAST),
        ("the coming weeks", Reference.FUTURE),
    ],
)
def test_what_is_vague_has_no_days(phrase, reference):
    found = interpret(phrase, anchor=ANCHOR)
    assert found is not None
    assert (found.kind, found.reference, found.earliest) == (TimeKind.DATE, reference, None)


@pytest.mark.parametrize(
    ("phrase", "narrative", "earliest", "latest"),
    [
        ("the same day", day(datetime.date(2015, 7, 14)), "2015-07-14", "2015-07-14"),
        ("that day", day(datetime.date(2015, 7, 14)), "2015-07-14", "2015-07-14"),
        ("the following day", day(datetime.date(2015, 7, 14)), "2015-07-15", "2015-07-15"),
        ("two days later", day(datetime.date(2015, 7, 14)), "2015-07-16", "2015-07-16"),
        ("two weeks earlier", day(datetime.date(2015, 7, 14)), "2015-06-29", "2015-07-05"),
        ("the following week", day(datetime.date(2015, 7, 14)), "2015-07-20", "2015-07-26"),
        ("that month", day(datetime.date(2015, 7, 14)), "2015-07-01", "2015-07-31"),
        ("earlier in the month", day(datetime.date(2015, 12, 10)), "2015-12-01", "2015-12-09"),
        ("the previous year", month(2014, 3), "2013-01-01", "2013-12-31"),
        ("a year earlier", quarter(2015, 3), "2014-07-01", "2014-09-30"),
        ("that day", month(2014, 3), "None", "None"),
        ("two days later", interval(datetime.date(2015, 7, 1), datetime.date(2015, 7, 7), Grain.WEEK), "None", "None"),
    ],
)
def test_what_counts_from_the_day_spoken_of(phrase: str, narrative: Span, earliest, latest):
    found = interpret(phrase, anchor=ANCHOR, narrative=narrative)
    assert found is not None
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)


@pytest.mark.parametrize("phrase", ["the same day", "two days later", "the following week", "a year earlier"])
def test_without_a_day_spoken_of_it_has_no_days(phrase):
    found = interpret(phrase, anchor=ANCHOR)
    assert found is not None
    assert found.earliest is None


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("July 14, 2015", "2015-07-14"),
        ("July 2015", "2015-07"),
        ("2015", "2015"),
        ("the 1990s", "199X"),
        ("the 20th century", "19XX"),
        ("the third quarter of 2014", "2014-35"),
        ("the second half of 2014", "2014-41"),
        ("the summer of 2014", "2014-22"),
        ("fiscal 2014", "2014~"),
        ("last week", "2015-12-07/2015-12-13"),
        ("between 2012 and 2014", "2012/2014"),
        ("late July 2015", "2015-07-21/2015-07-31"),
    ],
)
def test_edtf(phrase, edtf):
    found = interpret(phrase, anchor=ANCHOR)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "phrase", ["", "the", "may", "march", "03/04/2015", "14-year-old", "the second", "chair", "on", "1,996 people"]
)
def test_what_is_no_time(phrase):
    assert interpret(phrase, anchor=ANCHOR) is None


@pytest.mark.parametrize("phrase", ["February 30", "February 30, 2015", "2015-02-30", "31 April 2015"])
def test_a_day_that_no_calendar_has_keeps_its_words(phrase):
    found = interpret(phrase, anchor=ANCHOR)
    assert found is not None
    assert found.earliest is None


def test_a_late_part_of_this_month_is_last_year_s_while_it_is_still_to_come():
    """Found by hypothesis: on 1 July "late July" fell into the future."""
    found = interpret("late July", anchor=datetime.date(2000, 7, 1))
    assert found is not None
    assert (found.earliest, found.latest) == (datetime.date(1999, 7, 21), datetime.date(1999, 7, 31))


AHEAD = {"next", "coming", "tomorrow", "this", "year-end", "Friday,"}
"""Words of phrases that say so themselves; a weekday with a date can only be the one year's where they agree."""
PAST = [phrase for phrase, _, _ in RELATIVE if not set(phrase.split()) & AHEAD]


@given(phrase=st.sampled_from(PAST), anchor=st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_nothing_falls_into_the_future_unless_the_direction_says_so(phrase, anchor):
    found = interpret(phrase, anchor=anchor)
    assert found is not None
    assert found.earliest is not None
    assert found.earliest <= anchor


@given(
    phrase=st.lists(st.sampled_from(" ".join(p for p, _, _ in NAMED + RELATIVE).split()), max_size=6).map(" ".join),
    anchor=st.dates(),
    direction=st.sampled_from(Direction),
)
def test_any_words_give_an_interval_or_none(phrase, anchor, direction):
    found = interpret(phrase, anchor=anchor, direction=direction)
    if found is not None and found.earliest is not None:
        assert found.latest is not None
        assert found.earliest <= found.latest
        assert found.edtf


@given(phrase=st.text(max_size=60))
def test_any_text_is_read_without_an_error(phrase):
    interpret(phrase, anchor=ANCHOR)
