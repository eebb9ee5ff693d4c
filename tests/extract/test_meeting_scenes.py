"""The place of an encounter told in the sentence before; invented names."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from kgexport.extract.meetings import find_meetings
from kgexport.model import Mode
from tests.extract.readings import reading_of

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = {
    "Ada Vance|Vance": "person",
    "Bran Orlo|Orlo": "person",
    "Cleo Marsh|Marsh": "person",
    "Lorvia": "country",
    "Belport": "place",
    "Kingham": "place",
}
DATE = datetime.date(2023, 6, 15)  # a Thursday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vance arrived in Belport on Monday. She later met Orlo.", ("Belport",)),
        ("Vance flew to Belport this week. She held talks with Orlo on Tuesday.", ("Belport",)),
        ("Vance visited Belport on Monday. She also met Orlo.", ("Belport",)),
        ("Vance will visit Belport next week. She will hold talks with Orlo.", ("Belport",)),
        ("Vance landed in Belport on Monday. The crowd cheered. Vance then met Orlo.", ("Belport",)),
        ("Vance met Marsh in Belport on Monday. She also met Orlo.", ("Belport",)),
        ("Vance held talks with Marsh in Belport. She later met with Orlo.", ("Belport",)),
        ("During a visit to Lorvia, Vance signed a deal. She met Orlo for an hour.", ("Lorvia",)),
        ("Vance visited Belport on Monday. She left for Kingham. She met Orlo.", ("Kingham",)),
        # on other days, of others, somewhere else, or by telephone
        ("Vance arrived in Belport on Monday. She met Orlo last month.", ()),
        ("Vance arrived in Belport on Monday. She will meet Orlo next week.", ()),
        ("Vance visited Belport on Monday. Marsh met Orlo.", ()),
        ("Vance visited Belport on Monday. The rest of the team was in Kingham. She met Orlo.", ()),
        ("Vance visited Belport on Monday. She spoke by phone with Orlo.", ()),
        ("Vance met Marsh in Belport on Monday. She has met Orlo before.", ()),
        ("Vance visited Belport and Kingham. She met Orlo.", ()),
        ("Vance visited Belport. It rained. The crowd cheered. A band played. Vance met Orlo.", ()),
    ],
)
def test_place_told_before(nlp: Language, text: str, expected: tuple[str, ...]) -> None:
    telling = list(find_meetings(reading_of(nlp(text), NAMES, date=DATE)))[-1]
    assert "Bran Orlo" in telling.participants
    assert telling.places == expected


def test_talks_during_a_journey_are_in_person(nlp: Language) -> None:
    text = "Vance arrived in Belport on Monday. She held talks with Orlo."
    assert list(find_meetings(reading_of(nlp(text), NAMES, date=DATE)))[-1].mode is Mode.IN_PERSON
