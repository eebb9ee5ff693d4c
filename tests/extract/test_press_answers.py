"""Answers, groups, speakers who go on, and sides that are ready for an event told before.

The whole way from text to claims, on sentences written for the test; all names in them are invented but those of
countries, capitals and world bodies.
"""

from __future__ import annotations

import pytest

from tests.extract.press import claims_of

pytestmark = pytest.mark.slow

SENTENCES = [
    (
        "Asked if he would meet President Volkov, Hale said it was likely.",
        ["Hale Asserts"],
    ),
    (
        "When asked whether she had met President Volkov, Marsh said she had not.",
        ["Marsh Denies"],
    ),
    (
        "Asked about a meeting with President Volkov, Hale told reporters: “We’ll see what happens.”",
        ["Hale Declines"],
    ),
    (
        "Hale, asked about a meeting with President Volkov, said: “We’ll see.”",
        ["Hale Declines"],
    ),
    (
        "Pressed on whether she had met President Volkov, Marsh said she did not recall.",
        ["Marsh Declines"],
    ),
    (
        "Asked whether the United States would impose sanctions on Iran, Marsh said: “Absolutely.”",
        ["Marsh Confirms"],
    ),
    (
        "Asked whether President Hale should meet President Volkov, Senator Paul Reyes said “no.”",
        ["Paul Reyes Denies"],
    ),
    (
        "Asked about sanctions on Orlan Bank, spokesman Agus Pratomo said: “No comment.”",
        ["Agus Pratomo Declines"],
    ),
    (
        "Asked about the weather after President Hale met President Volkov, Marsh said it was fine.",
        ["Marsh Asserts"],
    ),
    (
        "Republicans said President Hale should not meet President Volkov.",
        ["Republicans Asserts"],
    ),
    (
        "Senate Democrats said the United States must impose sanctions on Iran.",
        ["Senate Democrats Asserts"],
    ),
    (
        "Iran hawks in Congress said the United States must impose sanctions on Iran.",
        ["Iran hawks in Congress Asserts"],
    ),
    (
        "Republicans were wary of the plan. They said the United States must impose sanctions on Iran.",
        ["Republicans Asserts"],
    ),
    (
        "Hale said Volkov had a “good meeting” with Prime Minister Dan Erez in Oslo, adding that the United States"
        " would impose sanctions on Iran.",
        ["Hale Asserts"],
    ),
    (
        "Marsh told lawmakers that Iran had cheated, warning that the United States would impose sanctions on Iran.",
        ["Marsh Asserts"],
    ),
    (
        "The Post reported that spokesman Oleg Sorokin dismissed the report, saying President Volkov had not met "
        "President Hale.",
        ["Oleg Sorokin Denies"],
    ),
    (
        "Iran and the United States held talks in Muscat on Monday. Foreign Minister Reza Karimi said Tehran would"
        " return to talks if the threats ended.",
        ["Reza Karimi Asserts"],
    ),
    (
        "Iran and the United States held talks in Muscat on Monday. Foreign Minister Reza Karimi said Iran was "
        "open to talks.",
        ["Reza Karimi Asserts"],
    ),
    (
        "Iran and the United States held talks in Muscat on Monday. Spokesman Omid Rahimi said the two sides would"
        " resume the talks next week.",
        ["Omid Rahimi Asserts"],
    ),
    (
        "Iran and the United States held talks in Muscat on Monday. Banker Viktor Brodski said his firm was ready "
        "to start negotiations on a loan.",
        [],
    ),
    (
        "Iran and the United States held talks in Muscat on Monday. Banker Viktor Brodski said his firm was ready "
        "to move.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "claims"), SENTENCES)
def test_whose_word_it_is(nlp, text, claims):
    assert claims_of(nlp, text) == claims
