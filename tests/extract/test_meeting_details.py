"""Where an encounter took place, and who it was with, in the word orders that news uses; invented names."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from kgexport.extract.meetings import find_meetings
from kgexport.model import MeetingMention, Mode
from tests.extract.readings import reading_of

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = {
    "Ada Vance|Vance": "person",
    "Bran Orlo|Orlo": "person",
    "Lorvia|Lorvian": "country",
    "Quenland": "country",
    "Tarsia": "country",
    "Belport": "place",
    "Kingham": "place",
}
DATE = datetime.date(2023, 6, 15)  # a Thursday
BOTH = {"Ada Vance", "Bran Orlo"}


def last_telling(nlp: Language, text: str) -> MeetingMention:
    return list(find_meetings(reading_of(nlp(text), NAMES, date=DATE)))[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vance met Orlo on the outskirts of Belport.", {"Belport"}),
        ("The meeting between Vance and Orlo took place on the outskirts of Belport.", {"Belport"}),
        ("Vance met Orlo on the island of Kingham on Monday.", {"Kingham"}),
        ("Vance and Orlo met on the Lorvian side of the border village of Belport.", {"Belport"}),
        ("While in Belport, Vance met Orlo.", {"Belport"}),
        ("Vance is in Belport this week to meet Orlo.", {"Belport"}),
        ("Vance was in Belport on Monday to hold talks with Orlo.", {"Belport"}),
        ("Vance is due in Belport on Friday for talks with Orlo.", {"Belport"}),
        ("Vance is expected in Belport next week, when she will meet Orlo.", {"Belport"}),
        ("Vance flew to Belport, meeting Orlo.", {"Belport"}),
        ("Vance met with the Minister of Affairs of Lorvia, HE Dr Bran Orlo, in Belport on 12 February.", {"Belport"}),
        ("Vance joined Orlo and international partners in Belport on 10 May for talks.", {"Belport"}),
        ("It is in support of the talks that will be held by the envoy Ada Vance in Belport in July.", {"Belport"}),
        ("The aide spoke ahead of a meeting with Orlo during this weekend's summit in Belport.", {"Belport"}),
        ("Vance will meet Orlo, the foreign minister, for talks in Belport.", {"Belport"}),
        ("Vance took it up in her meeting with Orlo, who arrived in Belport on Monday.", {"Belport"}),
        ("Vance is bound for Belport on Friday to meet Orlo.", {"Belport"}),
        # of another time, or another's
        ("Vance met Orlo, the top envoy in Kingham, on Monday.", set()),
        ("Vance held talks with Orlo, who lived in Kingham.", set()),
        ("Vance met Orlo after a speech in Kingham.", set()),
        ("Vance flew to Belport after she met Orlo.", set()),
    ],
)
def test_place(nlp: Language, text: str, expected: set[str]) -> None:
    assert set(last_telling(nlp, text).places) == expected


@pytest.mark.parametrize(
    ("text", "places", "parties"),
    [
        ("Vance met Orlo at the White House on Tuesday.", {"White House"}, BOTH),
        ("Vance had a productive meeting with Orlo at the Kremlin, despite the tension.", {"Kremlin"}, BOTH),
        ("Orlo will host Vance at the Pentagon next week.", {"Pentagon"}, BOTH),
        ("Vance will travel to the White House on Monday to meet with Orlo.", {"White House"}, BOTH),
        ("Vance is scheduled to visit the White House in July.", {"White House"}, {"Ada Vance"}),
        ("Vance's visit to the White House on Monday was cancelled.", {"White House"}, {"Ada Vance"}),
        # the body itself, or those who serve it
        ("Vance held talks with the White House on Monday.", set(), {"Ada Vance", "White House"}),
        ("Vance met White House officials on Monday.", set(), {"Ada Vance", "White House"}),
        ("Vance met Orlo, the spokesman of the White House, on Monday.", set(), BOTH),
        ("Vance told reporters at the White House that she had met Orlo in Belport.", {"Belport"}, BOTH),
    ],
)
def test_seats_of_bodies(nlp: Language, text: str, places: set[str], parties: set[str]) -> None:
    names = NAMES | {"White House": "body", "Kremlin": "body", "Pentagon": "body"}
    telling = list(find_meetings(reading_of(nlp(text), names, date=DATE)))[-1]
    assert (set(telling.places), set(telling.participants)) == (places, parties)


@pytest.mark.parametrize(
    "text",
    [
        "Vance made official trips to Lorvia, Quenland and Tarsia last week.",
        "Vance is on a three-nation tour of Lorvia, Quenland and Tarsia.",
        "Vance will travel to Lorvia, Quenland and Tarsia next week for talks on trade.",
        "Vance leaves Monday for a trip that will take her to Lorvia, Quenland and Tarsia.",
        "Vance began a trip to Lorvia, Quenland and Tarsia on Monday.",
        "Vance visited Lorvia, Quenland and Tarsia.",
        "Vance mounted a visit to Lorvia, Quenland and Tarsia.",
        "Vance's visit to Lorvia, Quenland and Tarsia ended on Monday.",
    ],
)
def test_every_place_of_a_journey(nlp: Language, text: str) -> None:
    telling = last_telling(nlp, text)
    assert telling.participants == ("Ada Vance",)
    assert telling.places == ("Lorvia", "Quenland", "Tarsia")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Vance met on the sidelines of the summit with Orlo.", Mode.IN_PERSON),
        ("Vance met on the margins with Orlo to discuss trade.", Mode.IN_PERSON),
        ("Vance and Orlo spoke on Saturday for the first time since the vote.", None),
        ("Vance and Orlo spoke for an hour on Saturday.", None),
        ("Vance had a discussion Saturday with Orlo.", None),
        ("Vance held a discussion with Orlo in Belport.", Mode.IN_PERSON),
        ("Vance had a chat with Orlo on Monday.", None),
        ("Vance held a video conference with Orlo on Monday.", Mode.CALL),
        ("The chat between Vance and Orlo lasted an hour.", None),
    ],
)
def test_between_whom(nlp: Language, text: str, mode: Mode | None) -> None:
    telling = last_telling(nlp, text)
    assert set(telling.participants) == BOTH
    assert telling.mode is mode


@pytest.mark.parametrize(
    "text",
    [
        "Vance held a news conference with Orlo.",
        "Vance took a tour of the plant in Belport.",
        "Vance wrote the order in consultation with Orlo.",
    ],
)
def test_no_encounter(nlp: Language, text: str) -> None:
    assert not list(find_meetings(reading_of(nlp(text), NAMES, date=DATE)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vance called off the summit with Orlo on Tuesday.", None),
        ("On Tuesday, Vance cancelled her meeting with Orlo.", None),
        ("Vance on Tuesday scrapped talks with Orlo.", None),
        # of the event
        ("Vance cancelled Tuesday's meeting with Orlo.", datetime.date(2023, 6, 13)),
        ("Vance cancelled a meeting with Orlo scheduled for Tuesday.", datetime.date(2023, 6, 20)),
        ("Vance has cancelled a visit to Lorvia next month.", datetime.date(2023, 7, 1)),
        # of who does it as the first
        (
            "On Monday, President Ada Vance will be the first head of state to meet Orlo.",
            datetime.date(2023, 6, 19),
        ),
        ("On Monday, Vance was the first leader to visit Lorvia.", datetime.date(2023, 6, 12)),
    ],
)
def test_days(nlp: Language, text: str, expected: datetime.date | None) -> None:
    time = last_telling(nlp, text).time
    assert (None if time is None else time.earliest) == expected
