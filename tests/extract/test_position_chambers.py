"""Officers of a chamber that news calls by one word: "House Speaker X"."""

from __future__ import annotations

import pytest

from tests.extract.named import entities_in
from tests.extract.test_positions import _lines

OFFICERS = [
    ("House Speaker Orlan Tebo said so.", ["Orlan Tebo: Speaker @ House"]),
    ("He met House Majority Leader Mia Falk.", ["Mia Falk: Majority Leader @ House"]),
    ("House Minority Leader Mia Falk, of Ohio, agreed.", ["Mia Falk: Minority Leader @ House"]),
    ("House Speaker Orlan Tebo and Senate Majority Leader Mia Falk agreed.",
     ["Mia Falk: Majority Leader @ Senate", "Orlan Tebo: Speaker @ House"]),
    ("The speaker of the House, Orlan Tebo, waited.", ["Orlan Tebo: speaker @ House"]),
    ("House Speaker Orlan Tebo spoke. The U.S. House of Representatives waited.",
     ["Orlan Tebo: Speaker @ U.S. House of Representatives"]),
    ("White House spokesman Orlan Tebo spoke.", ["Orlan Tebo: spokesman @ White House"]),
]  # fmt: skip
NAMES = [
    ("The House passed it. The House of Representatives waits.", [{"House", "House of Representatives"}]),
    ("The House voted. The House of Commons rose.", [{"House", "House of Commons"}]),
    ("The House voted. The United States House of Representatives rose.",
     [{"House", "United States House of Representatives"}]),
    ("The House voted. The House Committee on Oil rose.", [{"House"}, {"House Committee on Oil"}]),
    ("A House committee met. The House voted.", [{"House"}]),
    ("The Senate voted. The Senate committee on oil met.", [{"Senate"}, {"Senate committee on oil"}]),
    ("Fisher House opened. The Dolphin House burned.", [{"Fisher House"}, {"Dolphin House"}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OFFICERS)
def test_officers_of_a_chamber(nlp, text, expected):
    assert _lines(nlp, text) == expected


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_the_chamber_is_the_one_that_the_text_names_in_full(nlp, text, expected):
    bodies = [entity for entity in entities_in(nlp(text)) if entity.kind.name == "ORGANISATION"]
    assert [set(entity.names) for entity in bodies] == expected
