"""Encounters told by verbs that mean one only with certain words; invented names."""

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
            "Anna Belk and Jon Sarr saw each other in Geneva on Monday.",
            ["Anna Belk, Jon Sarr | Geneva | Actual InPerson | 2021-06-14 / 2021-06-14"],
        ),
        (
            "Anna Belk and Jon Sarr will see each other in Geneva next week.",
            ["Anna Belk, Jon Sarr | Geneva | Planned InPerson | 2021-06-21 / 2021-06-27"],
        ),
        ("Anna Belk and Jon Sarr saw one another in Lima.", ["Anna Belk, Jon Sarr | Lima | Actual InPerson |"]),
        (
            "Anna Belk and Jon Sarr may see each other in Oslo.",
            ["Anna Belk, Jon Sarr | Oslo | Hypothetical InPerson |"],
        ),
        ("Anna Belk and Jon Sarr did not see each other.", ["Anna Belk, Jon Sarr |  | Negated InPerson |"]),
        ("Anna Belk saw Jon Sarr on television.", []),
        ("Anna Belk saw the other side of the river.", []),
        ("Turkey and Greece see each other as rivals.", []),
    ],
)
def test_see_each_other(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected
