"""Who called whom, and talk that is no call; invented names."""

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
            "President Anna Belk called her Norwegian counterpart Jon Sarr on Monday to discuss trade.",
            ["Anna Belk, Jon Sarr |  | Actual Call | 2021-06-14 / 2021-06-14"],
        ),
        (
            "Prime Minister Tom Harte called his Turkish counterpart, Ali Demir, on Monday.",
            ["Ali Demir, Tom Harte |  | Actual Call | 2021-06-14 / 2021-06-14"],
        ),
        (
            "President Anna Belk held a teleconference with Prime Minister Tom Harte. A spokesman said following "
            "Monday's call that both agreed.",
            ["Anna Belk, Tom Harte |  | Actual Call | 2021-06-14 / 2021-06-14"],
        ),
        ("Tom Harte called fellow senator Paul Osei a liar.", []),
        ("Tom Harte called his rival Paul Osei a crook.", []),
        ("Tom Harte called on his rival Paul Osei to resign.", []),
        # states talk as they like
        ("Russia is willing to talk with Ukraine about the border.", ["Russia, Ukraine |  | Hypothetical |"]),
        ("China spoke with Japan about the islands.", ["China, Japan |  | Actual |"]),
        ("China spoke by telephone with Japan.", ["China, Japan |  | Actual Call |"]),
        ("Anna Belk spoke with Jon Sarr about the islands.", ["Anna Belk, Jon Sarr |  | Actual Call |"]),
    ],
)
def test_calls(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected
