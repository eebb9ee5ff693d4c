"""The lexicon topic "times" and what a user's file may do to it."""

from __future__ import annotations

import datetime

import pytest

from kgexport.errors import LexiconError
from kgexport.lexicon import load_lexicon
from kgexport.times.find import find_times
from kgexport.times.holidays import holiday_in
from kgexport.times.words import words_of
from tests.times.parses import doc_of


def lexicon(tmp_path, text: str):
    path = tmp_path / "more.toml"
    path.write_text(text, encoding="utf-8")
    return load_lexicon([path])


def test_a_user_adds_a_holiday(tmp_path):
    more = lexicon(tmp_path, '[times.holidays]\n"harbour day" = "6-1"\n')
    doc = doc_of("Harbour/NNP/PROPN/Harbour/compound>1 Day/NNP/PROPN/Day/ROOT>1 2014/CD/NUM/2014/nummod>1")
    (found,) = find_times(doc, anchor=None, lexicon=more)
    assert found.earliest == datetime.date(2014, 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        '[times.holidays]\n"harbour day" = "June 1"',
        '[times.holidays]\n"harbour day" = "2-30"',
        '[times.holidays]\n"harbour day" = "6-someday-1"',
        '[times.months]\nbrumaire = "eleven"',
        '[times.units]\nfortnight = "FORTNIGHT"',
        '[times.pointers]\nnow = "today"',
    ],
)
def test_a_value_that_means_nothing_is_an_error(tmp_path, text):
    with pytest.raises(LexiconError, match="times"):
        words_of(lexicon(tmp_path, text))


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2015, "2015-12-25"),
        ("11-thursday-4", 2015, "2015-11-26"),
        ("5-monday--1", 2015, "2015-05-25"),
        ("5-monday--1", 2021, "2021-05-31"),
        ("easter+0", 2015, "2015-04-05"),
        ("easter+1", 2016, "2016-03-28"),
        ("easter-2", 2000, "2000-04-21"),
    ],
)
def test_rules_of_holidays(rule, year, day):
    assert holiday_in(rule, year).isoformat() == day
