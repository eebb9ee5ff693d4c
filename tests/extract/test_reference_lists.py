"""Lists of names behind the noun that they belong to, as parties of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgexport.extract.meetings import find_meetings
from tests.extract.readings import reading_of

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = {
    "Ada Vance|Vance": "person",
    "Bran Orlo|Orlo": "person",
    "Cleo Marsh": "person",
    "Dov Tarn": "person",
    "Lorvia": "country",
    "Quenland": "country",
    "Tarsia": "country",
    "Ostrava": "country",
    "Belport": "place",
    "Bright Union": "body",
}
PEOPLE = {"Ada Vance", "Bran Orlo", "Cleo Marsh"}
STATES = {"Lorvia", "Quenland", "Tarsia"}

LISTS = [
    ("Vance met two senators, Bran Orlo and Cleo Marsh.", PEOPLE),
    ("Vance met with leaders of two other parties, Bran Orlo and Cleo Marsh.", PEOPLE),
    ("Vance met the presidents of two neighbouring countries, Bran Orlo and Cleo Marsh.", PEOPLE),
    ("Vance held talks with two envoys — Bran Orlo and Cleo Marsh — on Monday.", PEOPLE),
    ("Three leaders, Ada Vance, Bran Orlo and Cleo Marsh, met on Monday.", PEOPLE),
    ("Vance met leaders of other states close to the sea, Mr. Bran Orlo and Mrs. Cleo Marsh.", PEOPLE),
    ("Vance met senior officials, Bran Orlo and Cleo Marsh, in Belport.", PEOPLE),
    ("Vance met a group of senators including Bran Orlo and Cleo Marsh.", PEOPLE),
    ("Three countries, Lorvia, Quenland and Tarsia, will hold talks in Belport.", STATES),
    ("Diplomats from three countries: Lorvia, Quenland and Tarsia, held talks.", STATES),
    ("Ostrava and three world powers - Lorvia, Quenland and Tarsia - resumed talks in Belport.", {"Ostrava", *STATES}),
    (
        "Envoys of Ostrava and the three powers who signed the deal - Lorvia, Quenland and Tarsia - met.",
        {"Ostrava", *STATES},
    ),
    ("Talks between Ostrava and three powers -- Lorvia, Quenland and Tarsia -- ended.", {"Ostrava", *STATES}),
    ("Negotiators from Ostrava and three powers (Lorvia, Quenland and Tarsia) met.", {"Ostrava", *STATES}),
    ("Talks with the three founding members of the Bright Union, Lorvia, Quenland and Tarsia, began.", STATES),
    ("The talks among the three nations – Lorvia, Quenland and Tarsia – ended in Belport.", STATES),
]

NO_LISTS = [
    # not as many as the noun says, or not behind it alone
    ("Vance met three senators, and Orlo and Marsh left.", {"Ada Vance"}),
    ("Vance met officials from other countries, Lorvia said.", {"Ada Vance"}),
    ("Vance met five ministers, while Lorvia and Quenland looked on.", {"Ada Vance"}),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_list_names_who_is_meant(nlp: Language, text: str, expected: set[str]) -> None:
    assert set(next(find_meetings(reading_of(nlp(text), NAMES))).participants) == expected


@pytest.mark.parametrize(("text", "expected"), NO_LISTS)
def test_other_names_behind_a_noun(nlp: Language, text: str, expected: set[str]) -> None:
    assert set(next(find_meetings(reading_of(nlp(text), NAMES))).participants) == expected
