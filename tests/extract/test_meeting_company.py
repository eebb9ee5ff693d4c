"""Who meets by the words round it: clauses on two, lists behind a noun, whoever is called on; invented names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgexport.extract.meetings import find_meetings
from tests.extract.readings import reading_of
from tests.extract.test_meeting_sentences import told

if TYPE_CHECKING:
    from spacy.language import Language

DAY = "2021-06-14 / 2021-06-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Belk and Turkish Foreign Minister Ali Demir, who had met earlier on Monday, joined the crowd.",
            [f"Ali Demir, Anna Belk |  | Actual InPerson | {DAY}"],
        ),
        (
            "Anna Belk and Tom Harte, who met in Geneva on Monday, agreed on a plan.",
            [f"Anna Belk, Tom Harte | Geneva | Actual InPerson | {DAY}"],
        ),
        (
            "Anna Belk, Tom Harte and Jon Sarr, who met in Geneva, agreed on a plan.",
            ["Anna Belk, Jon Sarr, Tom Harte | Geneva | Actual InPerson |"],
        ),
        ("Anna Belk and Tom Harte, who negotiated for weeks, agreed.", ["Anna Belk, Tom Harte |  | Actual |"]),
        # a clause on one of them
        ("The envoy Tom Harte, who met in Geneva, agreed.", []),
        ("Anna Belk and Tom Harte, whose aides met in Geneva, agreed.", []),
    ],
)
def test_a_clause_on_two_people(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The three powers negotiating with Iran – Norway, Japan and Turkey – are scheduled to meet in Geneva.",
            ["Iran, Japan, Norway, Turkey | Geneva | Planned InPerson |"],
        ),
        (
            "The two countries invited to Geneva – Norway and Japan – met on Monday.",
            [f"Japan, Norway |  | Actual InPerson | {DAY}"],
        ),
        ("Countries trading with Norway – Japan and Turkey – are many.", []),
    ],
)
def test_a_list_behind_a_participle(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Belk called on Norway to start talks with Japan at once.", ["Japan, Norway |  | Hypothetical |"]),
        ("Anna Belk is calling upon Tom Harte to meet Jon Sarr.", ["Jon Sarr, Tom Harte |  | Hypothetical InPerson |"]),
        ("Anna Belk appealed to Tom Harte to meet Jon Sarr.", ["Jon Sarr, Tom Harte |  | Hypothetical InPerson |"]),
        ("Anna Belk lobbied Tom Harte to meet Jon Sarr.", ["Jon Sarr, Tom Harte |  | Hypothetical InPerson |"]),
        # who calls for something does it himself
        ("Anna Belk called Tom Harte to congratulate him.", ["Anna Belk, Tom Harte |  | Actual Call |"]),
    ],
)
def test_whoever_is_called_on_is_to_meet(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(AP) Weekend talks between Norway and Japan resumed.", ["Japan, Norway |  | Actual |"]),
        ("(AP) Months of trade negotiations between Norway and Japan paid off.", ["Japan, Norway |  | Actual |"]),
        (
            "The Associated Press reports that after talks between Norway and Japan, there were signs of a deal.",
            ["Japan, Norway |  | Actual |"],
        ),
        ("The Associated Press reports that heading into the NATO talks, there were signs of a rift.", []),
    ],
)
def test_the_agency_that_tells_of_talks_is_no_party(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim Min-su smiled at Anna Belk. The first Belk-Kim summit was long.", {"Anna Belk", "Kim Min-su"}),
        ("Anna Belk smiled at Roe Han Sol. The first Roe-Belk summit was long.", {"Anna Belk", "Roe Han Sol"}),
        ("Jon Sarr smiled at Anna Belk. The first Belk-Sarr summit was long.", {"Anna Belk", "Jon Sarr"}),
        # of two with that surname who is named more often; a person and a state make no pair
        (
            "Kim Min-su smiled at Anna Belk. Kim Ji-ho saw it. Kim Min-su left. The first Belk-Kim summit was long.",
            {"Anna Belk", "Kim Min-su"},
        ),
        ("Anna Belk smiled at Norway. The first Belk/Norway summit was long.", {"Norway"}),
        # nobody's first name stands in such a word
        ("Jon Sarr smiled at Anna Belk. The first Belk-Jon summit was long.", set()),
    ],
)
def test_surnames_that_stand_first(nlp: Language, text: str, expected: set[str]) -> None:
    names = dict.fromkeys(("Anna Belk", "Kim Min-su", "Kim Ji-ho", "Jon Sarr", "Roe Han Sol"), "person")
    names["Norway"] = "country"
    (telling,) = find_meetings(reading_of(nlp(text), names))
    assert set(telling.participants) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Belk spoke after meetings with Tom Harte and Jon Sarr.",
            ["Anna Belk, Tom Harte |  | Actual InPerson |", "Anna Belk, Jon Sarr |  | Actual InPerson |"],
        ),
        (
            "Anna Belk will hold bilateral meetings with the leaders of Norway and Japan.",
            ["Anna Belk, Japan, Norway |  | Planned InPerson |"],
        ),
        (
            "Anna Belk's summits with Tom Harte and Jon Sarr were long.",
            ["Anna Belk, Tom Harte |  | Actual InPerson |", "Anna Belk, Jon Sarr |  | Actual InPerson |"],
        ),
        (
            "Anna Belk held trilateral meetings with Tom Harte and Jon Sarr.",
            ["Anna Belk, Jon Sarr, Tom Harte |  | Actual InPerson |"],
        ),
        (
            "Anna Belk held a meeting with Tom Harte and Jon Sarr.",
            ["Anna Belk, Jon Sarr, Tom Harte |  | Actual InPerson |"],
        ),
        ("Anna Belk held talks with Tom Harte and Jon Sarr.", ["Anna Belk, Jon Sarr, Tom Harte |  | Actual |"]),
    ],
)
def test_meetings_with_one_after_the_other(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected
