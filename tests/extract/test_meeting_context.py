"""Meetings whose parties, day, place or modality stand elsewhere than by the word that tells them; invented names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.test_meeting_sentences import told

if TYPE_CHECKING:
    from spacy.language import Language

MODALITY = [
    ("Foreign Minister Selim Aydogan to meet Chancellor Greta Baumann in Vienna\n\nMore follows.", "Planned"),
    ("Chancellor Greta Baumann arrived in Oslo ahead of a visit by President Luc Moreau to Norway.", "Planned"),
    ("It is necessary for President Luc Moreau to meet with Chancellor Greta Baumann.", "Hypothetical"),
    (
        "The step pushed both towards a summit between President Luc Moreau and Chancellor Greta Baumann.",
        "Hypothetical",
    ),
    ("President Luc Moreau dropped his meeting with Chancellor Greta Baumann in Oslo, which was cancelled.", "Negated"),
    ("Envoy Idris Kamara is heading back to Nairobi for talks with President Luc Moreau.", "Planned"),
    ("His meeting with President Luc Moreau should not be considered a concession, envoy Idris Kamara said.", "Actual"),
]

CONTEXT = [
    pytest.param(
        "President Luc Moreau met Chancellor Greta Baumann. The meeting took place in Oslo on Monday.",
        ["Greta Baumann, Luc Moreau | Oslo | Actual InPerson | 2021-06-14 / 2021-06-14"],
        id="place and day behind",
    ),
    pytest.param(
        "President Luc Moreau met Chancellor Greta Baumann. Their meeting on Monday in Oslo lasted three hours.",
        ["Greta Baumann, Luc Moreau | Oslo | Actual InPerson | 2021-06-14 / 2021-06-14"],
        id="their meeting",
    ),
    pytest.param(
        "President Luc Moreau met Chancellor Greta Baumann. Monday's talks in Oslo lasted three hours.",
        ["Greta Baumann, Luc Moreau | Oslo | Actual InPerson | 2021-06-14 / 2021-06-14"],
        id="talks with a day before",
    ),
    pytest.param(
        "President Luc Moreau met Chancellor Greta Baumann. The Monday meeting in Oslo was quiet.",
        ["Greta Baumann, Luc Moreau | Oslo | Actual InPerson | 2021-06-14 / 2021-06-14"],
        id="meeting with a day before",
    ),
    pytest.param(
        "President Luc Moreau met Chancellor Greta Baumann. The talks, held at a hotel in Oslo on Monday, were long.",
        ["Greta Baumann, Luc Moreau | Oslo | Actual InPerson | 2021-06-14 / 2021-06-14"],
        id="talks with a clause",
    ),
    pytest.param(
        "President Luc Moreau agreed to meet Chancellor Greta Baumann. The meeting is set for June 25 in Oslo.",
        ["Greta Baumann, Luc Moreau | Oslo | Planned InPerson | 2021-06-25 / 2021-06-25"],
        id="place behind the day",
    ),
    pytest.param(
        "Chancellor Greta Baumann will not meet President Luc Moreau when he travels to Oslo in July.",
        ["Greta Baumann, Luc Moreau | Oslo | Negated InPerson | 2021-07-01 / 2021-07-31"],
        id="clause of time",
    ),
    pytest.param(
        "Former President Luc Moreau said Monday during a visit to Nairobi that the accord was dead.",
        ["Luc Moreau | Nairobi | Actual Visit | 2021-06-14 / 2021-06-14"],
        id="day of what was said meanwhile",
    ),
    pytest.param(
        "President Luc Moreau is on a two-day visit to Nairobi. The delegation met with President Amina Wanjiru. "
        "They did not meet with Governor Idris Kamara.",
        [
            "Luc Moreau | Nairobi | Actual Visit |",
            "Amina Wanjiru, Luc Moreau | Nairobi | Actual InPerson |",
            "Idris Kamara, Luc Moreau |  | Negated InPerson |",
        ],
        id="delegation",
    ),
    pytest.param(
        "President Luc Moreau had asked for help, following a meeting Monday in Oslo with diplomats.",
        ["Luc Moreau | Oslo | Actual InPerson | 2021-06-14 / 2021-06-14"],
        id="following",
    ),
    pytest.param(
        "In a joint statement issued after the talks, Luc Moreau and Greta Baumann called for calm.",
        ["Greta Baumann, Luc Moreau |  | Actual |"],
        id="statement issued after",
    ),
    pytest.param(
        "President Luc Moreau made the choice after a conversation aboard the plane with Interior Minister Idris "
        "Kamara and Governor Boris Halvorsen.",
        ["Boris Halvorsen, Idris Kamara, Luc Moreau |  | Actual |"],
        id="company behind with",
    ),
    pytest.param(
        "Asked whether he would meet with Chancellor Greta Baumann, President Luc Moreau said nothing.",
        ["Greta Baumann, Luc Moreau |  | Hypothetical InPerson |"],
        id="pronoun before its name",
    ),
    pytest.param(
        "President Luc Moreau met Chancellor Greta Baumann in Oslo. An aide, Boris Halvorsen, spoke of progress. The "
        "two leaders discussed trade.",
        ["Greta Baumann, Luc Moreau | Oslo | Actual InPerson |"],
        id="the two leaders",
    ),
    pytest.param(
        "Several senators met with Foreign Minister Selim Aydogan. Senator Idris Kamara met with Selim Aydogan in "
        "Vienna last week.",
        ["Idris Kamara, Selim Aydogan | Vienna | Actual InPerson | 2021-06-07 / 2021-06-13"],
        id="told first with one party",
    ),
    pytest.param(
        "President Luc Moreau spoke by phone with the prime minister of Kenya. On the call, Amina Wanjiru thanked "
        "him. Amina Wanjiru called Luc Moreau on Monday.",
        ["Amina Wanjiru, Luc Moreau |  | Actual Call | 2021-06-14 / 2021-06-14"],
        id="country for a person in a call",
    ),
    pytest.param(
        "Kenya thanked President Luc Moreau and invited him to visit Nairobi.",
        ["Luc Moreau | Nairobi | Hypothetical Visit |"],
        id="object is not the subject",
    ),
    pytest.param(
        "President Luc Moreau, left, speaks to Chancellor Greta Baumann before their news conference in Oslo.",
        ["Greta Baumann, Luc Moreau |  | Actual |"],
        id="caption",
    ),
    pytest.param(
        "President Luc Moreau extended an invitation to Greta Baumann to attend the summit of the Arab League.",
        ["Arab League, Greta Baumann |  | Hypothetical InPerson |"],
        id="invitation",
    ),
    pytest.param(
        "President Luc Moreau paid a four-day state visit to Kenya. He met Amina Wanjiru in Nairobi on Monday.",
        [
            "Luc Moreau | Kenya | Actual Visit |",
            "Amina Wanjiru, Luc Moreau | Nairobi | Actual InPerson | 2021-06-14 / 2021-06-14",
        ],
        id="visit and a meeting on it",
    ),
    pytest.param(
        "The Arab League summit was held in Oslo. Russia missed the summit.",
        ["Arab League | Oslo | Actual InPerson |", "Arab League, Russia |  | Negated InPerson |"],
        id="who stayed away",
    ),
    pytest.param(
        "President Luc Moreau met Foreign Minister Selim Aydogan in Vienna in May. He also spoke to reporters. Their "
        "second meeting in two years was cordial.",
        [
            "Luc Moreau, Selim Aydogan | Vienna | Actual InPerson | 2021-05-01 / 2021-05-31",
            "Luc Moreau, Selim Aydogan |  | Actual InPerson |",
        ],
        id="in two years is no day",
    ),
    pytest.param(
        "Luc Moreau and Greta Baumann discussed holding a summit in Oslo.",
        ["Greta Baumann, Luc Moreau | Oslo | Hypothetical InPerson |"],
        id="a summit discussed",
    ),
    pytest.param(
        "Pope Julian arrived in Kenya on Monday. Campaigners met with the pontiff in Nairobi on Tuesday.",
        ["Julian | Nairobi | Actual InPerson | 2021-06-15 / 2021-06-15"],
        id="another word for the office",
    ),
    pytest.param(
        "Chancellor Greta Baumann spoke in Vienna, Austria, where President Luc Moreau met Idris Kamara on Monday.",
        ["Idris Kamara, Luc Moreau | Vienna | Actual InPerson | 2021-06-14 / 2021-06-14"],
        id="the nearer place before where",
    ),
    pytest.param(
        "Presidents Luc Moreau of Gabon and Idris Kamara of Ghana met in Oslo on Monday.",
        ["Idris Kamara, Luc Moreau | Oslo | Actual InPerson | 2021-06-14 / 2021-06-14"],
        id="presidents with their countries",
    ),
    pytest.param(
        "President Luc Moreau visited Kenya on Monday. It was the first visit since Idris Kamara visited in May.",
        [
            "Luc Moreau | Kenya | Actual Visit | 2021-06-14 / 2021-06-14",
            "Idris Kamara | Kenya | Actual Visit | 2021-05-01 / 2021-05-31",
        ],
        id="visit without an object",
    ),
    pytest.param(
        "The phone call on Monday in which Luc Moreau and Greta Baumann discussed trade was friendly.",
        ["Greta Baumann, Luc Moreau |  | Actual Call | 2021-06-14 / 2021-06-14"],
        id="in which",
    ),
    pytest.param(
        "Leaders of the Arab League held a summit in Oslo on Monday.",
        ["Arab League | Oslo | Actual InPerson | 2021-06-14 / 2021-06-14"],
        id="leaders of a body",
    ),
    pytest.param(
        "Envoy Idris Kamara and envoy Boris Halvorsen are to be dispatched to Vienna this week to brief the council.",
        ["Boris Halvorsen, Idris Kamara | Vienna | Planned Visit | 2021-06-14 / 2021-06-20"],
        id="dispatched",
    ),
]


@pytest.mark.parametrize(("text", "modality"), MODALITY)
def test_modality_from_the_surroundings(nlp: Language, text: str, modality: str) -> None:
    (meeting,) = told(nlp, text)
    assert meeting.split(" | ")[2].split()[0] == modality


@pytest.mark.parametrize(("text", "expected"), CONTEXT)
def test_circumstances_told_elsewhere(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected
