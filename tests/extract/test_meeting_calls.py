"""Who called whom, and talk that is no call; invented names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.test_meeting_sentences import told

if TYPE_CHECKING:
    from spacy.language import Language

DAY = "2021-06-14 / 2021-06-14"


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
        # a capital stands for its government
        ("Norway is willing to talk with Tokyo about the border.", ["Norway, Tokyo |  | Hypothetical |"]),
        ("Norway will speak to Tokyo if the fighting ends.", ["Norway, Tokyo |  | Planned |"]),
        ("Norway talked with Geneva about the islands.", []),
        # told by phone, and not to the press
        (
            "Anna Belk told Jon Sarr by phone on Monday that it stands.",
            [f"Anna Belk, Jon Sarr |  | Actual Call | {DAY}"],
        ),
        ("Anna Belk assured Jon Sarr over the phone that it stands.", ["Anna Belk, Jon Sarr |  | Actual Call |"]),
        ("Anna Belk warned her counterpart Jon Sarr by telephone.", ["Anna Belk, Jon Sarr |  | Actual Call |"]),
        ("Anna Belk told reporter Jon Sarr by phone on Monday that it stands.", []),
        ("Anna Belk told Jon Sarr of the Daily Ledger by phone that it stands.", []),
        ("Anna Belk told Reuters by phone that it stands.", []),
        ("Anna Belk told Jon Sarr that the phone was stolen.", []),
        # one after the other
        (
            "Anna Belk spoke with other leaders on Monday, including Prime Minister Jon Sarr and President Tom Harte.",
            [f"Anna Belk, Jon Sarr |  | Actual Call | {DAY}", f"Anna Belk, Tom Harte |  | Actual Call | {DAY}"],
        ),
        (
            "Anna Belk has spoken to President Jon Sarr and to the envoy Tom Harte.",
            ["Anna Belk, Jon Sarr |  | Actual Call |", "Anna Belk, Tom Harte |  | Actual Call |"],
        ),
        (
            "Anna Belk spoke by phone with Jon Sarr, Tom Harte and Ali Demir.",
            [
                f"{pair} |  | Actual Call |"
                for pair in ("Anna Belk, Jon Sarr", "Anna Belk, Tom Harte", "Ali Demir, Anna Belk")
            ],
        ),
        (
            "Anna Belk spoke jointly by phone with Jon Sarr, Tom Harte and Ali Demir.",
            ["Ali Demir, Anna Belk, Jon Sarr, Tom Harte |  | Actual Call |"],
        ),
        (
            "Anna Belk spoke by phone with Jon Sarr and Tom Harte.",
            ["Anna Belk, Jon Sarr, Tom Harte |  | Actual Call |"],
        ),
        # a rebuke
        ("Anna Belk failed to call Jon Sarr to account over the vote.", []),
        ("Anna Belk called Jon Sarr to task over the vote.", []),
    ],
)
def test_calls(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected
