"""How governments and their agencies write: who is kept from what, what is decided when, whom somebody meets apart.

Sentences written for the test; all names in them are invented but those of countries, capitals and world bodies.
"""

from __future__ import annotations

import datetime

import pytest

from kgexport.annotate.annotate import annotate
from kgexport.extract.document import extract
from kgexport.lexicon import load_lexicon
from kgexport.model import Document
from tests.extract.press import claims_of
from tests.extract.test_meeting_sentences import told
from tests.extract.test_sanctions import _lines, _tellings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Canada blocked the Council from imposing sanctions on Ruritania.",
            "Threat Hypothetical: Security Council > Ruritania",
        ),
        ("Graustark kept Canada from imposing sanctions on Ruritania.", "Threat Hypothetical: Canada > Ruritania"),
        ("Canada prevented the EU from sanctioning Ruritania.", "Threat Hypothetical: European Union > Ruritania"),
        ("Graustark stopped Canada from lifting sanctions on Ruritania.", "Lifting Hypothetical: Canada > Ruritania"),
        ("Canada refrained from imposing sanctions on Ruritania.", "Imposition Negated: Canada > Ruritania"),
    ],
)
def test_who_is_kept_from_acting(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The EU decided on Monday to impose sanctions on Ruritania.", "2022-03-14"),
        ("The EU decided on Monday to freeze the assets of Ada Vance.", "2022-03-14"),
        ("Canada agreed on Monday to extend its sanctions on Ruritania.", "2022-03-14"),
        ("Canada voted on Monday to lift sanctions on Ruritania.", "2022-03-14"),
        ("Canada ordered officials on Monday to prepare to lift sanctions on Ruritania.", None),
    ],
)
def test_a_decision_dates_what_is_decided(nlp, text: str, day: str | None) -> None:
    dates = {telling.time.earliest for telling in _tellings(nlp, text) if telling.time}
    assert {str(date) for date in dates} == ({day} if day else set())


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Tom Harte held separate talks with Anna Belk and Jon Sarr.", ["Anna Belk, Tom Harte", "Jon Sarr, Tom Harte"]),
        (
            "Tom Harte had individual meetings with President Anna Belk and Prime Minister Jon Sarr in Rome.",
            ["Anna Belk, Tom Harte", "Jon Sarr, Tom Harte"],
        ),
        (
            "Tom Harte held separate meetings with Anna Belk and Jon Sarr on Monday.",
            ["Anna Belk, Tom Harte", "Jon Sarr, Tom Harte"],
        ),
        ("Tom Harte held separate meetings with Kenya and Chad on Monday.", ["Kenya, Tom Harte", "Chad, Tom Harte"]),
        ("Tom Harte held talks with Anna Belk and Jon Sarr.", ["Anna Belk, Jon Sarr, Tom Harte"]),
        ("Tom Harte held a separate meeting with Anna Belk.", ["Anna Belk, Tom Harte"]),
        ("Tehran said it had held talks with Kenya in Oman.", ["Kenya, Tehran"]),
        ("Tehran denied reports that it held talks with Kenya.", ["Kenya, Tehran"]),
        ("Tehran announced that it would meet Kenya in Oman.", ["Kenya, Tehran"]),
        ("Lyon said it would meet Kenya in Oman.", ["Kenya"]),
        (
            "President Anna Belk flew to Tokyo for a visit that will include talks with Prime Minister Jon Sarr.",
            ["Anna Belk", "Anna Belk, Jon Sarr"],
        ),
        (
            "President Anna Belk's trip to Tokyo will include a meeting with Prime Minister Jon Sarr.",
            ["Anna Belk", "Anna Belk, Jon Sarr"],
        ),
        (
            "President Anna Belk is on a trip to Japan which features talks with Jon Sarr.",
            ["Anna Belk", "Anna Belk, Jon Sarr"],
        ),
        ("The report includes a meeting with Jon Sarr.", ["Jon Sarr"]),
    ],
)
def test_parties(nlp, text: str, parties: list[str]) -> None:
    assert [line.split(" |")[0] for line in told(nlp, text)] == parties


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Envoy Anna Belk concluded a visit to Kenya.", []),
        ("Envoy Anna Belk concluded talks with Jon Sarr in Rome.", []),
        ("Envoy Anna Belk concluded that Jon Sarr had met Tom Harte in Rome.", ["Anna Belk Asserts"]),
    ],
)
def test_what_is_concluded(nlp, text: str, claims: list[str]) -> None:
    assert claims_of(nlp, text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Prime Minister David Orlo met Prince Faisal Harbi on Sunday, the Daily News reported; Riyadh denied it.",
            ["Daily News Asserts", "Riyadh Denies"],
        ),
        (
            "David Orlo met Faisal Harbi on Sunday, the Daily News reported; Saudi officials denied the report.",
            ["Daily News Asserts", "Saudi officials Denies"],
        ),
    ],
)
def test_who_says_so_and_who_denies_it_behind_a_semicolon(nlp, text: str, claims: list[str]) -> None:
    assert claims_of(nlp, text) == claims


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("President Sam Hill visited Nairobi in 1994.", {"Sam Hill": "Person", "Nairobi": "Place"}),
        ("Foreign Minister Tom Lake left Rome.", {"Tom Lake": "Person", "Rome": "Place"}),
        ("Mr. Hill left Rome.", {"Hill": "Person", "Rome": "Place"}),
        ("They met at the King David Hotel in Rome.", {"King David Hotel": "Place", "Rome": "Place"}),
    ],
)
def test_people_with_the_names_of_places(nlp, text: str, kinds: dict[str, str]) -> None:
    document = Document(identifier="test", text=text, date=datetime.date(2024, 3, 15))
    ((_, doc),) = annotate([document], nlp)
    entities = extract(document, doc, lexicon=load_lexicon()).entities
    assert {entity.label: entity.kind.value for entity in entities} == kinds


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The Kremlin denied a report by the Daily News that Jon Sarr had met Anna Belk.",
            ["Daily News Asserts", "Kremlin Denies"],
        ),
        (
            "The Kremlin denied a Daily News report that Jon Sarr had met Anna Belk.",
            ["Daily News Asserts", "Kremlin Denies"],
        ),
        (
            "The Kremlin confirmed a Reuters report that Jon Sarr had met Anna Belk.",
            ["Kremlin Confirms", "Reuters Asserts"],
        ),
        (
            "The Kremlin declined to comment on a Reuters report that Jon Sarr had met Anna Belk.",
            ["Kremlin Declines", "Reuters Asserts"],
        ),
        (
            "The Kremlin denied Anna Belk's claim that Jon Sarr had met Tom Harte.",
            ["Anna Belk Asserts", "Kremlin Denies"],
        ),
        (
            "The Daily News reported that Jon Sarr had met Anna Belk in Vienna, which the Kremlin denied.",
            ["Daily News Asserts", "Kremlin Denies"],
        ),
        ("Jon Sarr met Anna Belk in Vienna, which the Kremlin has denied.", ["Kremlin Denies"]),
        ("Anna Belk said the Kremlin had denied that Jon Sarr met Tom Harte.", ["Kremlin Denies"]),
        ("Jon Sarr denied reports that he had met Anna Belk.", ["Jon Sarr Denies"]),
        ('Asked whether he had met Anna Belk, Jon Sarr said: "No, I have not."', ["Jon Sarr Denies"]),
    ],
)
def test_both_statements_are_kept(nlp, text: str, claims: list[str]) -> None:
    assert claims_of(nlp, text) == claims


def test_silence_is_on_the_meeting_and_not_on_what_it_is_the_first_of(nlp) -> None:
    text = (
        "Opposition leader Anna Belk said on Tuesday that President Jan Sorg had met Tom Harte in Minsk, the first "
        "such meeting in a year.\n\nThe Swiss Foreign Ministry declined to comment."
    )
    assert claims_of(nlp, text) == ["Anna Belk Asserts", "Swiss Foreign Ministry Declines"]


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("President Jan Sorg met Tom Harte in Rome, the first such meeting in a year.", 1),
        ("Anna Belk said that President Jan Sorg had met Tom Harte in Rome, the first meeting between the two.", 1),
        ("President Jan Sorg and Tom Harte met in Rome, their third meeting this year.", 1),
        ("President Jan Sorg spoke by phone with Tom Harte on Monday, their second call in a week.", 1),
        ("The minister met Jan Sorg in Rome. Jan Sorg and Tom Harte discussed the violence of recent days.", 1),
        ("Jan Sorg met Tom Harte in Rome. Jan Sorg will meet Tom Harte again in Oslo.", 2),
    ],
)
def test_one_meeting_told_twice(nlp, text: str, meetings: int) -> None:
    assert len(told(nlp, text)) == meetings
