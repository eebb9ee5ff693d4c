"""Several encounters told by one verb, each with its own day and place; invented names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.test_meeting_sentences import told

if TYPE_CHECKING:
    from spacy.language import Language

SATURDAY, SUNDAY, MONDAY = (f"2021-06-{day} / 2021-06-{day}" for day in (12, 13, 14))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Belk met Tom Harte in Geneva on Saturday and Jon Sarr in Oslo on Sunday.",
            [
                f"Anna Belk, Tom Harte | Geneva | Actual InPerson | {SATURDAY}",
                f"Anna Belk, Jon Sarr | Oslo | Actual InPerson | {SUNDAY}",
            ],
        ),
        (
            "Anna Belk met Tom Harte in Geneva on Saturday, the Turkish foreign minister Ali Demir in Ankara on Sunday "
            "and his colleague Jon Sarr in Oslo on Monday, her office said.",
            [
                f"Anna Belk, Tom Harte | Geneva | Actual InPerson | {SATURDAY}",
                f"Ali Demir, Anna Belk | Ankara | Actual InPerson | {SUNDAY}",
                f"Anna Belk, Jon Sarr | Oslo | Actual InPerson | {MONDAY}",
            ],
        ),
        (
            "Anna Belk held talks with Tom Harte in Geneva on Saturday and with Jon Sarr in Oslo on Sunday.",
            [
                f"Anna Belk, Tom Harte | Geneva | Actual InPerson | {SATURDAY}",
                f"Anna Belk, Jon Sarr | Oslo | Actual InPerson | {SUNDAY}",
            ],
        ),
        (
            "Anna Belk met Tom Harte in Geneva and Jon Sarr in Oslo.",
            ["Anna Belk, Tom Harte | Geneva | Actual InPerson |", "Anna Belk, Jon Sarr | Oslo | Actual InPerson |"],
        ),
        (
            "Anna Belk spoke by phone with Tom Harte on Saturday and with Jon Sarr on Sunday.",
            [f"Anna Belk, Tom Harte |  | Actual Call | {SATURDAY}", f"Anna Belk, Jon Sarr |  | Actual Call | {SUNDAY}"],
        ),
        (
            "Anna Belk visited Oman on 4 April and Bahrain from 5 to 6 April.",
            [
                "Anna Belk | Oman | Actual Visit | 2021-04-04 / 2021-04-04",
                "Anna Belk | Bahrain | Actual Visit | 2021-04-05 / 2021-04-06",
            ],
        ),
        (
            "Anna Belk met Tom Harte in Geneva in 2014 and again in 2016 in Oslo.",
            [
                "Anna Belk, Tom Harte | Geneva | Actual InPerson | 2014-01-01 / 2014-12-31",
                "Anna Belk, Tom Harte | Oslo | Actual InPerson | 2016-01-01 / 2016-12-31",
            ],
        ),
        (
            "Anna Belk met Tom Harte in Geneva in 2014 and again lost her temper in 2016.",
            ["Anna Belk, Tom Harte | Geneva | Actual InPerson | 2014-01-01 / 2014-12-31"],
        ),
        # one encounter, or the second name begins another clause
        (
            "Anna Belk met Tom Harte and Jon Sarr in Oslo on Sunday.",
            [f"Anna Belk, Jon Sarr, Tom Harte | Oslo | Actual InPerson | {SUNDAY}"],
        ),
        (
            "Anna Belk met Tom Harte in Geneva on Saturday and Jon Sarr told reporters on Sunday that all was well.",
            [f"Anna Belk, Tom Harte | Geneva | Actual InPerson | {SATURDAY}"],
        ),
        (
            "Anna Belk visited Oman and Bahrain on Sunday.",
            [f"Anna Belk | Bahrain, Oman | Actual Visit | {SUNDAY}"],
        ),
    ],
)
def test_days_and_places_of_each(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected
