"""Parties that are told in part, by their capitals or as some of many; and the words of sport. Invented names."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from kgexport.extract.meetings import find_meetings
from kgexport.model import Modality
from tests.extract.readings import reading_of
from tests.extract.test_meeting_sentences import told

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = {
    "Ada Vance|Vance": "person",
    "Bran Orlo|Orlo": "person",
    "Cleo Marsh|Marsh": "person",
    "Lorvia|Lorvian": "country",
    "Quenland": "country",
    "Vienna": "place",
    "Bern": "place",
    "Belport": "place",
    "Bright Union": "body",
    "EU": "body",
    "Coastal League": "body",
    "Belport Rovers": "body",
    "Tarsk United": "body",
}
DATE = datetime.date(2023, 6, 15)  # a Thursday

TELLINGS = [
    # one side is named, the other is not
    ("The talks between world powers and Lorvia have reached a crucial stage.", "Lorvia@"),
    ("Talks between Lorvia and six powers resumed in Belport.", "Lorvia@Belport"),
    ("Negotiations between Lorvia and its creditors resumed in Belport on Monday.", "Lorvia@Belport"),
    ("Vance will meet with several of her counterparts in Belport.", "Ada Vance@Belport"),
    ("Vance met some of the leaders on Monday.", "Ada Vance@"),
    ("Vance met with a lawyer in Belport.", "Ada Vance@Belport"),
    ("Vance held talks with a dozen of the ministers in Belport.", "Ada Vance@Belport"),
    ("Vance and Orlo met for two hours with only their interpreters present.", "Ada Vance+Bran Orlo@"),
    ("Vance met with a Lorvian lawyer in Belport.", "Ada Vance@Belport"),
    ("Vance met a Lorvian envoy in Belport.", "Ada Vance+Lorvia@Belport"),
    ("Vance told of a plan to leave after her summit with Orlo.", "Ada Vance+Bran Orlo@"),
    # capitals that stand for governments
    ("Officials from Vienna and Bern met on Monday.", "Vienna+Bern@"),
    ("Vienna and Bern officials met in Belport on Monday.", "Vienna+Bern@Belport"),
    ("Talks in Belport between officials from Vienna and Bern have broken off.", "Vienna+Bern@Belport"),
    ("Senior envoys from Bern will meet Vance next week.", "Bern+Ada Vance@"),
    ("Vance met senior officials in Vienna on Monday.", "Ada Vance@Vienna"),
    # bodies of states
    ("EU leaders met in Belport on Monday.", "EU@Belport"),
    ("Ministers of the Bright Union will meet in Belport.", "Bright Union@Belport"),
    # journeys
    ("Vance will be coming to Belport for a summit next month.", "Ada Vance@Belport"),
    ("Vance landed in Belport on Monday for talks with Orlo.", "Ada Vance+Bran Orlo@Belport"),
    ("Vance became the first sitting president to visit Lorvia.", "Ada Vance@Lorvia"),
    ("Vance is the first minister to visit Belport since the war.", "Ada Vance@Belport"),
    # words that are not of sport alone
    ("The team, which included Orlo, met with Vance on Monday.", "Ada Vance@"),
    ("Vance met Coastal League envoy Bran Orlo to discuss their goals.", "Ada Vance+Bran Orlo@"),
    ("Vance met Orlo for a final round of talks.", "Ada Vance+Bran Orlo@"),
]

NONE = [
    "Belport Rovers meet Tarsk United in the final on Saturday.",
    "Vance meets Orlo in the semifinal on Saturday.",
    "Belport Rovers meet Tarsk United in a game of two clubs short of goals.",
    "Vance and Orlo hosted Marsh in a basketball game.",
    "Vance's plan met with criticism.",
    "Lorvia and Quenland met with resistance.",
]


@pytest.mark.parametrize(("text", "expected"), TELLINGS)
def test_who_and_where(nlp: Language, text: str, expected: str) -> None:
    found = list(find_meetings(reading_of(nlp(text), NAMES, date=DATE)))
    best = max(found, key=lambda telling: (telling.confidence, len(telling.participants)))
    parties, _, places = expected.partition("@")
    assert set(best.participants) == set(parties.split("+"))
    assert set(best.places) == ({places} if places else set())
    assert best.confidence >= 0.4


@pytest.mark.parametrize("text", NONE)
def test_no_encounter(nlp: Language, text: str) -> None:
    assert not list(find_meetings(reading_of(nlp(text), NAMES, date=DATE)))


@pytest.mark.parametrize(
    ("text", "expected", "modality"),
    [
        ("Vance will be the first president to visit Lorvia.", "Ada Vance@Lorvia", Modality.PLANNED),
        ("Vance would be the first president to visit Lorvia.", "Ada Vance@Lorvia", Modality.HYPOTHETICAL),
        ("Vance became the first minister to visit Lorvia in 18 years.", "Ada Vance@Lorvia", Modality.ACTUAL),
        ("Vance is the first minister to visit Lorvia since 1959.", "Ada Vance@Lorvia", Modality.ACTUAL),
        ("Vance said her visit to Lorvia was not an endorsement.", "Ada Vance@Lorvia", Modality.ACTUAL),
        ("Vance said her meeting with Orlo was not easy.", "Ada Vance+Bran Orlo@", Modality.ACTUAL),
        ("A meeting of Vance and Orlo is not possible.", "Ada Vance+Bran Orlo@", Modality.NEGATED),
        ("Vance plans to host Orlo at a summit in Belport.", "Ada Vance+Bran Orlo@Belport", Modality.PLANNED),
        ("Vance plans to speak at a Bright Union summit.", "Bright Union+Ada Vance@", Modality.PLANNED),
        ("Orlo had revealed plans to close it during his summit with Vance.", "Bran Orlo+Ada Vance@", Modality.ACTUAL),
    ],
)
def test_modality_of_what_is_judged_or_first(nlp: Language, text: str, expected: str, modality: Modality) -> None:
    telling = list(find_meetings(reading_of(nlp(text), NAMES, date=DATE)))[-1]
    parties, _, places = expected.partition("@")
    assert set(telling.participants) == set(parties.split("+"))
    assert set(telling.places) == ({places} if places else set())
    assert telling.modality is modality
    assert telling.time is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lawyer Tom Harte had made a secret trip to Vienna to meet aides of President Anna Belk.",
            ["Tom Harte | Vienna | Actual Visit |"],
        ),
        ("Tom Harte went to Vienna to meet aides of President Anna Belk.", ["Tom Harte | Vienna | Actual InPerson |"]),
        ("Minister Tom Harte met with relatives of President Anna Belk.", ["Tom Harte |  | Actual InPerson |"]),
        ("Minister Tom Harte met with ministers of Sudan.", ["Sudan, Tom Harte |  | Actual InPerson |"]),
        ("Aides made Tom Harte meet President Anna Belk.", ["Anna Belk, Tom Harte |  | Actual InPerson |"]),
    ],
)
def test_whoever_meets_those_who_serve_a_person_does_not_meet_that_person(
    nlp: Language, text: str, expected: list[str]
) -> None:
    assert told(nlp, text) == expected
