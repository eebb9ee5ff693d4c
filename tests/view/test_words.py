"""The words that views use."""

from __future__ import annotations

import datetime

import pytest

from kgexport.rdf.namespaces import KG, VALUES
from kgexport.view.words import (
    ACTS,
    MEASURES,
    MODALITIES,
    MODES,
    NAMES,
    STANCES,
    act_words,
    duration_words,
    interval_words,
    listed,
    meeting_words,
    sanction_words,
)


def test_every_value_of_the_vocabulary_has_words():
    assert set(NAMES) == {str(value).removeprefix(str(KG)) for value in VALUES}
    assert sum(map(len, (ACTS, MEASURES, MODALITIES, MODES, STANCES))) == len(NAMES)


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2015-07-09", "2015-07-09", "2015-07-09"),
        ("2015-07-01", "2015-07-31", "2015-07"),
        ("2016-02-01", "2016-02-29", "2016-02"),
        ("2015-12-01", "2015-12-31", "2015-12"),
        ("2007-01-01", "2007-12-31", "2007"),
        ("2007-01-01", "2008-12-31", "2007-01-01 to 2008-12-31"),
        ("2015-02-01", "2015-03-31", "2015-02-01 to 2015-03-31"),
        ("2015-12-14", "2015-12-20", "2015-12-14 to 2015-12-20"),
        ("9999-12-01", "9999-12-31", "9999-12-01 to 9999-12-31"),
    ],
)
def test_an_interval_has_the_precision_that_it_has(earliest, latest, expected):
    assert interval_words(datetime.date.fromisoformat(earliest), datetime.date.fromisoformat(latest)) == expected


@pytest.mark.parametrize(
    ("lexical", "expected"),
    [("P3D", "3 days"), ("PT2H", "2 hours"), ("P1DT30M", "1 day and 30 minutes"), ("P", "P"), ("soon", "soon")],
)
def test_a_duration_is_told_in_words(lexical, expected):
    assert duration_words(lexical) == expected


@pytest.mark.parametrize(
    ("names", "most", "expected"),
    [
        ([], None, ""),
        (["A"], None, "A"),
        (["A", "B"], None, "A and B"),
        (["A", "B", "C"], None, "A, B and C"),
        (["A", "B", "C", "D"], 3, "A, B, C and D"),
        (["A", "B", "C", "D", "E"], 3, "A, B, C and 2 others"),
    ],
)
def test_names_stand_in_a_row(names, most, expected):
    assert listed(names, most=most) == expected


@pytest.mark.parametrize(
    ("participants", "mode", "expected"),
    [
        (["A", "B"], "InPerson", "A and B"),
        (["A", "B"], None, "A and B"),
        (["A"], None, "Meeting with A"),
        (["A"], "Visit", "Visit of A"),
        (["A", "B"], "Visit", "Visit: A and B"),
        (["A", "B"], "Call", "Call: A and B"),
        (["A"], "Call", "Call with A"),
        ([], "Call", "A call"),
        ([], None, "A meeting"),
    ],
)
def test_a_meeting_is_headed_by_who_met(participants, mode, expected):
    assert meeting_words(participants, mode) == expected


@pytest.mark.parametrize(
    ("act", "authorities", "targets", "expected"),
    [
        ("Lifting", ["A"], ["B"], "A lifted sanctions on B"),
        ("Threat", ["A"], [], "A threatened sanctions"),
        ("Imposition", [], ["B"], "Sanctions on B imposed"),
        ("Extension", [], [], "Sanctions extended"),
    ],
)
def test_an_act_is_headed_by_who_did_it(act, authorities, targets, expected):
    assert act_words(act, authorities, targets) == expected


def test_a_sanction_is_headed_by_whose_it_is():
    assert sanction_words("A", "B") == "A sanctions on B"
    assert sanction_words(None, "B") == "Sanctions on B"
    assert sanction_words(None, None) == "Sanctions"
