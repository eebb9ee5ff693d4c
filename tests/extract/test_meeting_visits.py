"""Where a visit leads that is told by its journey or by "the country"; invented names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.test_meeting_sentences import told

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Anna Belk landed in Peru on Monday, marking the first time she visits the country as president.",
            ["Anna Belk | Peru | Actual Visit | 2021-06-14 / 2021-06-14"],
        ),
        (
            "Norway was praised when Jon Sarr visited the country in May.",
            ["Jon Sarr | Norway | Actual Visit | 2021-05-01 / 2021-05-31"],
        ),
        (
            "Jon Sarr praised Nairobi. He visited the city in May.",
            ["Jon Sarr | Nairobi | Actual Visit | 2021-05-01 / 2021-05-31"],
        ),
        (
            "Tom Harte arrived in Beirut on Monday, the start of his third trip to the region.",
            ["Tom Harte | Beirut | Actual Visit | 2021-06-14 / 2021-06-14"],
        ),
        (
            "Jon Sarr landed in Hanoi on Monday at the start of a three-day visit.",
            ["Jon Sarr | Hanoi | Actual Visit | 2021-06-14 / 2021-06-14"],
        ),
        (
            "Jon Sarr spoke of Peru. Anna Belk made her first trip to the country in May.",
            ["Anna Belk | Peru | Actual Visit | 2021-05-01 / 2021-05-31"],
        ),
        ("The company has offices in Norway. Tourists visit the country in May.", []),
        ("Jon Sarr visited the island in May.", []),
        ("Lima is far away. Jon Sarr visited the country in May.", []),
        ("Jon Sarr spoke of Peru. He visited the poorer country in May.", []),
    ],
)
def test_where_a_visit_leads(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected
