"""Whose word it is: speakers whom a description names, and speech that is none, on the way from text to claims.

Sentences written for the test; all names in them are invented but those of countries, capitals and world bodies.
"""

from __future__ import annotations

import pytest

from tests.extract.press import claims_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "President John Varga left Washington for Rome on Monday. Speaking to reporters, the U.S. president said "
            "the United States had imposed sanctions on Iran.",
            ["John Varga Asserts"],
            id="president-of-a-state",
        ),
        pytest.param(
            "Secretary of State Mark Haller flew to Berlin on Monday. The top U.S. diplomat also said that American "
            "envoys had met Iranian officials in Oman.",
            ["Mark Haller Asserts"],
            id="top-diplomat",
        ),
        pytest.param(
            "President John Varga left Washington for Rome on Monday. The American leader announced on Tuesday that "
            "the United States had imposed sanctions on Iran.",
            ["John Varga Asserts"],
            id="leader",
        ),
        pytest.param(
            "President John Varga is on holiday. Press secretary Anna Doll spoke to reporters at the White House. The "
            "White House press secretary said Varga had met Peter Lund in Helsinki on Monday.",
            ["Anna Doll Asserts"],
            id="press-secretary-of-a-body",
        ),
        pytest.param(
            "Prime Minister Ana Brandt left Berlin for Rome on Monday. The German prime minister said Germany had "
            "imposed sanctions on Iran.",
            ["Ana Brandt Asserts"],
            id="prime-minister",
        ),
        pytest.param(
            "Foreign Minister Ana Brandt left Berlin for Rome on Monday. The German foreign minister confirmed that "
            "Germany had imposed sanctions on Iran.",
            ["Ana Brandt Confirms"],
            id="foreign-minister",
        ),
        pytest.param(
            "U.S. President John Varga left Washington for Rome on Monday. The Iranian president said the United "
            "States had imposed sanctions on Iran.",
            ["The Iranian president Asserts"],
            id="of-another-state",
        ),
        pytest.param(
            "Vice President John Varga left Washington for Rome on Monday. The U.S. president said the United States "
            "had imposed sanctions on Iran.",
            ["The U.S. president Asserts"],
            id="his-deputy-is-not-he",
        ),
        pytest.param(
            "Former President John Varga left Washington for Rome on Monday. The U.S. president said the United "
            "States had imposed sanctions on Iran.",
            ["The U.S. president Asserts"],
            id="who-was-president-is-not-he",
        ),
        pytest.param(
            "President John Varga left Washington for Rome on Monday. A U.S. official said the United States had "
            "imposed sanctions on Iran.",
            ["A U.S. official Asserts"],
            id="somebody-new",
        ),
    ],
)
def test_who_holds_an_office_speaks_by_its_name(nlp, text, claims):
    assert claims_of(nlp, text) == claims
