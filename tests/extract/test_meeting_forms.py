"""Encounters in the many forms of a sentence: clefts, participles, officers without a name, bylines; invented names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.test_meeting_sentences import told

if TYPE_CHECKING:
    from spacy.language import Language

MONDAY = "2021-06-14 / 2021-06-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who did what a participle says
        (
            "Anna Belk made a surprise visit to Kabul on Monday, meeting President Tom Harte.",
            [
                f"Anna Belk | Kabul | Actual Visit | {MONDAY}",
                f"Anna Belk, Tom Harte | Kabul | Actual InPerson | {MONDAY}",
            ],
        ),
        (
            "Received by King Tom Harte in Geneva on Monday, Prime Minister Anna Belk called for calm.",
            [f"Anna Belk, Tom Harte | Geneva | Actual InPerson | {MONDAY}"],
        ),
        (
            "Prime Minister Anna Belk, received by King Tom Harte in Geneva on Monday, called for calm.",
            [f"Anna Belk, Tom Harte | Geneva | Actual InPerson | {MONDAY}"],
        ),
        (
            "Having met Prime Minister Tom Harte in Geneva, Foreign Minister Anna Belk will fly on to Oslo.",
            ["Anna Belk, Tom Harte | Geneva | Actual InPerson |"],
        ),
        # where
        (
            "It was in Geneva that Anna Belk first sat down with Tom Harte.",
            ["Anna Belk, Tom Harte | Geneva | Actual InPerson |"],
        ),
        (
            "Senator Anna Belk flew to Geneva, where she held talks with President Tom Harte.",
            ["Anna Belk, Tom Harte | Geneva | Actual InPerson |"],
        ),
        ("Anna Belk and Tom Harte held consultations on Darfur.", ["Anna Belk, Tom Harte |  | Actual |"]),
        (
            "Anna Belk spoke with Secretary Tom Harte about the crisis in Syria.",
            ["Anna Belk, Tom Harte |  | Actual Call |"],
        ),
        (
            "President Anna Belk welcomed President Tom Harte to Downing Street on Monday.",
            [f"Anna Belk, Tom Harte | Downing Street | Actual InPerson | {MONDAY}"],
        ),
        (
            "President Anna Belk welcomed President Tom Harte to Paris on Monday.",
            [f"Anna Belk, Tom Harte | Paris | Actual InPerson | {MONDAY}"],
        ),
        ("President Anna Belk welcomed the decision of Tom Harte to go to Paris.", []),
        (
            "Anna Belk received her Polish counterpart, Tom Harte, with military honours in Berlin on Monday.",
            [f"Anna Belk, Tom Harte | Berlin | Actual InPerson | {MONDAY}"],
        ),
        # when
        (
            "Ahead of her visit to Beijing next week, Foreign Minister Anna Belk spoke by phone with Tom Harte.",
            [
                "Anna Belk | Beijing | Planned Visit | 2021-06-21 / 2021-06-27",
                "Anna Belk, Tom Harte |  | Actual Call |",
            ],
        ),
        (
            "Anna Belk and Tom Harte met in Madrid for a second day of talks on Monday.",
            [f"Anna Belk, Tom Harte | Madrid | Actual InPerson | {MONDAY}"],
        ),
        # for how long
        (
            "Special envoy Anna Belk spent an hour with President Tom Harte in Geneva on Monday.",
            [f"Anna Belk, Tom Harte | Geneva | Actual InPerson | {MONDAY}"],
        ),
        ("Anna Belk spent two years with Tom Harte in Geneva.", []),
        # officers without a name
        (
            "The Prime Minister and President Tom Harte met in Geneva on Monday.",
            [f"Tom Harte | Geneva | Actual InPerson | {MONDAY}"],
        ),
        ("The Prime Minister spoke to President Tom Harte on Monday.", [f"Tom Harte |  | Actual Call | {MONDAY}"]),
        ("The Prime Minister spoke to reporters on Monday.", []),
        # what sums it up behind a comma
        (
            "Jon Sarr said that President Anna Belk had met Tom Harte in Minsk, the first such meeting in a year.",
            ["Anna Belk, Tom Harte | Minsk | Actual InPerson |"],
        ),
        # lists
        (
            "Turkish Vice Premier Ali Demir and US Trade Representative Anna Belk met in Geneva on Monday.",
            [f"Ali Demir, Anna Belk | Geneva | Actual InPerson | {MONDAY}"],
        ),
        (
            "Among those attending the Geneva meeting were Senator Tom Harte and Turkish Foreign Minister Ali Demir.",
            ["Ali Demir, Tom Harte | Geneva | Actual InPerson |"],
        ),
        (
            "Anna Belk flew to Oslo to participate in the NATO foreign ministers' meeting.",
            ["Anna Belk | Oslo | Actual Visit |", "Anna Belk, NATO | Oslo | Actual InPerson |"],
        ),
        # headlines
        ("Anna Belk to host Tom Harte at Camp David", ["Anna Belk, Tom Harte | Camp David | Planned InPerson |"]),
        # whether
        (
            "There are no plans for Anna Belk to meet Tom Harte, spokesman Jon Sarr said.",
            ["Anna Belk, Tom Harte |  | Negated InPerson |"],
        ),
        (
            "The agency quoted Jon Sarr as saying that Anna Belk would meet Tom Harte in September.",
            ["Anna Belk, Tom Harte |  | Planned InPerson | 2021-09-01 / 2021-09-30"],
        ),
        (
            "Had Anna Belk met Tom Harte, the crisis might have been avoided.",
            ["Anna Belk, Tom Harte |  | Hypothetical InPerson |"],
        ),
        (
            "Talks between Serbia and Kosovo, mediated by envoy Tom Harte, resumed in Geneva on Monday.",
            [f"Kosovo, Serbia, Tom Harte | Geneva | Actual InPerson | {MONDAY}"],
        ),
        # whoever issues a statement says "I"
        (
            "Statement by the Minister of Foreign Affairs Anna Belk\n\nI met Prime Minister Tom Harte in Geneva.",
            ["Anna Belk, Tom Harte | Geneva | Actual InPerson |"],
        ),
        (
            "Statement on the talks by the Ministry\n\nI met Prime Minister Tom Harte in Geneva.",
            ["Tom Harte | Geneva | Actual InPerson |"],
        ),
    ],
)
def test_forms(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected
