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


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Adviser Mark Haller said on Sunday he believed the weapons could be destroyed within a year, as the "
            "United States and North Korea resumed working-level talks.",
            [],
        ),
        (
            "Minister Ana Brandt told reporters that prices would fall, as President Varga met President Lund in Oslo.",
            [],
        ),
        (
            "Minister Ana Brandt warned that prices could rise, as Germany and Poland held talks in Warsaw.",
            [],
        ),
        (
            "Minister Ana Brandt said the markets were calm, as Germany imposed sanctions on Iran.",
            [],
        ),
        (
            "Minister Ana Brandt said that, as President Varga met President Lund in Oslo, prices fell.",
            ["Ana Brandt Asserts"],
        ),
        (
            "“Prices will fall, as President Varga met President Lund in Oslo,” Minister Ana Brandt said.",
            ["Ana Brandt Asserts"],
        ),
        (
            "Minister Ana Brandt said President John Varga met Prime Minister Peter Lund in Oslo, as he had promised.",
            ["Ana Brandt Asserts"],
        ),
        (
            "Minister Ana Brandt said prices fell because Germany and Poland held talks in Warsaw.",
            ["Ana Brandt Asserts"],
        ),
    ],
)
def test_what_goes_on_beside_speech_is_the_authors(nlp, text, claims):
    assert claims_of(nlp, text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Israel denied entry to two lawmakers who had met President Abbas Karim.", []),
        ("Norway denied port access to four ships suspected of breaking the sanctions on North Korea.", []),
        ("Norway denied visas to officials who had met President Abbas Karim in Oslo.", []),
        ("Two lawmakers who had met President Abbas Karim were denied visas by Norway.", []),
        ("Norway denied a request by envoys who had met President Abbas Karim in Oslo.", []),
        ("Norway denied the bank a licence under the sanctions on Iran.", []),
        ("Norway denied that its envoys had met President Abbas Karim in Oslo.", ["Norway Denies"]),
        ("Norway denied a meeting between its envoys and President Abbas Karim in Oslo.", ["Norway Denies"]),
        ("Norway denied reports that its envoys had met President Abbas Karim in Oslo.", ["Norway Denies"]),
    ],
)
def test_what_is_kept_from_somebody_is_not_denied(nlp, text, claims):
    assert claims_of(nlp, text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("As Germany and Poland held talks in Warsaw, officials were briefing the partners.", []),
        ("While Germany and Poland held talks in Warsaw, the minister was explaining his budget.", []),
        ("Germany and Poland held talks in Warsaw, and President Abbas Karim was answering the press.", []),
        ("Norway was denying that its envoys had met President Abbas Karim in Oslo.", ["Norway Denies"]),
        ("Norway is saying that its envoys met President Abbas Karim in Oslo.", ["Norway Asserts"]),
        ("Germany and Poland held talks in Warsaw, officials said.", ["officials Asserts"]),
    ],
)
def test_a_verb_under_way_reports_only_what_follows(nlp, text, claims):
    assert claims_of(nlp, text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Foreign Minister Haller will visit North Korea in May. The Foreign Ministry has not confirmed any "
            "travel plans.",
            ["Foreign Ministry Declines"],
        ),
        (
            "Foreign Minister Haller will visit North Korea in May. The Foreign Ministry declined to discuss his "
            "schedule.",
            ["Foreign Ministry Declines"],
        ),
        (
            "Foreign Minister Haller may meet President Abbas Karim. The Foreign Ministry would not confirm a date.",
            ["Foreign Ministry Declines"],
        ),
        (
            "Foreign Minister Haller will visit North Korea in May. The Foreign Ministry declined to confirm the "
            "plans.",
            ["Foreign Ministry Declines"],
        ),
        (
            "Foreign Minister Haller visited North Korea in May. The Foreign Ministry declined to discuss its "
            "plans for a new embassy.",
            [],
        ),
        (
            "Foreign Minister Haller will visit North Korea in May. The Foreign Ministry declined to discuss its "
            "plan to hire drivers.",
            [],
        ),
        (
            "The Palace rejected any claims that the grant had anything to do with Prime Minister Peter Lund's meeting "
            "with President Abbas Karim on Tuesday.",
            ["The Palace Asserts"],
        ),
        (
            "The Palace denied that the grant had to do with Prime Minister Lund's talks with President Karim.",
            ["The Palace Asserts"],
        ),
    ],
)
def test_silence_on_plans_and_denial_of_a_link(nlp, text, claims):
    assert claims_of(nlp, text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Minister Ana Brandt said Germany had held talks with Iran, the Volta news agency reported.",
            ["Ana Brandt Asserts", "Volta news agency Asserts"],
        ),
        (
            "Minister Ana Brandt said on state television that Germany would impose sanctions on Iran, according to "
            "the Volta news agency.",
            ["Ana Brandt Asserts", "Volta news agency Asserts"],
        ),
        (
            "Adviser Mark Haller wrote that President Varga said he had met President Lund in Oslo.",
            ["Mark Haller Asserts", "Varga Asserts"],
        ),
        (
            "“Varga told me that he had met President Lund in Oslo,” adviser Mark Haller said.",
            ["Mark Haller Asserts", "Varga Asserts"],
        ),
        (
            "The Volta news agency quoted Minister Ana Brandt as saying Germany had held talks with Iran.",
            ["Ana Brandt Asserts", "Volta news agency Asserts"],
        ),
        (
            "The Volta news agency reported that Minister Ana Brandt had denied that Germany had held talks with Iran.",
            ["Ana Brandt Denies"],
        ),
        (
            "The Volta news agency reported that Minister Ana Brandt had confirmed that Germany held talks with Iran.",
            ["Ana Brandt Confirms"],
        ),
        (
            "Adviser Mark Haller denied that Minister Ana Brandt had said Germany had held talks with Iran.",
            ["Ana Brandt Asserts"],
        ),
    ],
)
def test_who_passes_on_what_another_says_says_so_too(nlp, text, claims):
    assert claims_of(nlp, text) == claims


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        ("Varga called the meeting a new chapter.", ["John Varga Asserts"]),
        ("Varga described the talks as a breakthrough.", ["John Varga Asserts"]),
        ("Lund hailed the summit as a success.", ["Peter Lund Asserts"]),
        ("The talks were described by Lund as a milestone.", ["Peter Lund Asserts"]),
        ("The Volta news agency called the talks “the first good step” in years.", ["Volta news agency Asserts"]),
        ("Varga described the summit as a turning point.", ["John Varga Asserts"]),
        ("Varga called his predecessor a fool.", []),
        ("Varga called the weather a disgrace.", []),
        ("Varga called it a mistake.", []),
    ],
)
def test_who_names_what_a_meeting_was(nlp, said, claims):
    assert claims_of(nlp, f"President John Varga met President Peter Lund in Oslo on Monday. {said}") == claims
