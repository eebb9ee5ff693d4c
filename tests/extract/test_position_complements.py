"""Offices that somebody gives to somebody by the verb between them. All names are invented."""

from __future__ import annotations

import pytest

from tests.extract.test_positions import _lines

GIVEN = [
    ("The Senate confirmed Mia Falk as ambassador to Peru.", ["Mia Falk: ambassador to Peru @ -"]),
    ("The Senate confirmed Mia Falk as secretary of state. The United States waited.",
     ["Mia Falk: secretary of state @ United States"]),
    ("Senate confirms Mia Falk as secretary of state", ["Mia Falk: secretary of state @ -"]),
    ("Kenya's president appointed Mia Falk as defence minister on Monday.", ["Mia Falk: defence minister @ Kenya"]),
    ("Kenya's president named Mia Falk foreign minister on Monday.", ["Mia Falk: foreign minister @ Kenya"]),
    ("The Senate made Mia Falk the next secretary of state.", ["Mia Falk: secretary of state @ -"]),
    ("The Harbour Bank has elected Lena Orlo its chairwoman.", ["Lena Orlo: chairwoman @ Harbour Bank"]),
    ("Parliament has elected Emil Strand president of Kenya.", ["Emil Strand: president @ Kenya"]),
    ("Kenya has appointed Emil Strand head of the Harbour Bank.", ["Emil Strand: head @ Harbour Bank"]),
    ("Peru named retired Gen. Lena Orlo as defence minister.",
     ["Lena Orlo: defence minister @ Peru", "Lena Orlo: retired Gen. @ -"]),
]  # fmt: skip
NOT_GIVEN = [
    "He will name Emil Strand as ambassador to Peru.",
    "Police named Emil Strand as the suspect.",
    "Peru elected Emil Strand and the minister left.",
    "The crowd chose Emil Strand over the president.",
    "Kenya confirmed that Emil Strand's minister had left.",
    "They met the newly elected Lena Orlo as well.",
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_an_office_that_is_given(nlp, text, expected):
    assert _lines(nlp, text) == expected


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_none_is_given(nlp, text):
    assert _lines(nlp, text) == []
