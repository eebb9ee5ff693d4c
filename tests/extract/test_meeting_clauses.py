"""What the clause round an event says of its parties; invented names."""

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
            "The summit in Geneva gathered the leaders of France, Germany and Poland.",
            ["France, Germany, Poland | Geneva | Actual InPerson |"],
        ),
        (
            "The Lima meeting brought together senior officials, including Peru's foreign minister and the Chilean "
            "minister of state.",
            ["Chile, Peru | Lima | Actual InPerson |"],
        ),
        (
            "Monday's meeting brings together the foreign ministers of Iran, Turkey and Russia.",
            ["Iran, Russia, Turkey |  | Actual InPerson | 2021-06-14 / 2021-06-14"],
        ),
        ("The talks involved President Anna Belk and Minister Tom Harte.", ["Anna Belk, Tom Harte |  | Actual |"]),
        (
            "The summit featured President Anna Belk of Finland and President Jon Sarr of Chad.",
            ["Anna Belk, Jon Sarr |  | Actual InPerson |"],
        ),
        (
            "The dinner in Vienna brought together Chancellor Ida Brandt and Prime Minister Paul Osei.",
            ["Ida Brandt, Paul Osei | Vienna | Actual InPerson |"],
        ),
        ("The talks included economic issues and the fate of the islands.", []),
        ("The meeting also included officials from both countries.", []),
        ("The conference brought together 500 students from Germany.", []),
    ],
)
def test_the_event_gathers_its_parties(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Talks including Turkey, Iran and Russia are due to open in Astana on Friday.",
            ["Iran, Russia, Turkey | Astana | Planned InPerson | 2021-06-18 / 2021-06-18"],
        ),
        ("Negotiations including Sudan and Egypt broke down.", ["Egypt, Sudan |  | Actual |"]),
        ("They held talks on issues including Syria and Ukraine.", []),
        ("The leaders held talks, including on Syria.", []),
    ],
)
def test_parties_included(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Envoys made headway in nuclear talks with Iran on Monday.",
            ["Iran |  | Actual | 2021-06-14 / 2021-06-14"],
        ),
        ("Negotiators pressed ahead with talks with Syria in Geneva.", ["Syria | Geneva | Actual InPerson |"]),
        ("Envoys pressed forward on talks with Peru on Monday.", ["Peru |  | Actual | 2021-06-14 / 2021-06-14"]),
        ("Shares rose on talks with Peru.", []),
    ],
)
def test_somebody_unnamed_is_the_other_party(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Belk will meet Jon Sarr in Lima. The Kremlin has been threatening to cancel the meeting.",
            ["Anna Belk, Jon Sarr | Lima | Planned InPerson |"],
        ),
        (
            "Anna Belk will meet Jon Sarr in Lima. The White House may postpone the meeting.",
            ["Anna Belk, Jon Sarr | Lima | Planned InPerson |"],
        ),
        (
            "NATO canceled a meeting with Jon Sarr.",
            ["Jon Sarr, NATO |  | Negated InPerson |"],
        ),
        (
            "The White House said Anna Belk was canceling a planned summit with Jon Sarr in Oslo in early September.",
            ["Anna Belk, Jon Sarr | Oslo | Negated InPerson | 2021-09-01 / 2021-09-10"],
        ),
        (
            "President Anna Belk canceled a planned meeting with Jon Sarr on Friday.",
            ["Anna Belk, Jon Sarr |  | Negated InPerson | 2021-06-18 / 2021-06-18"],
        ),
        (
            "President Anna Belk canceled a meeting with Jon Sarr in May.",
            ["Anna Belk, Jon Sarr |  | Negated InPerson | 2021-05-01 / 2021-05-31"],
        ),
    ],
)
def test_whoever_calls_off_the_meeting_is_no_party(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jon Sarr said he would meet Anna Belk under the right circumstances.", "Hypothetical"),
        ("Jon Sarr said he would meet Anna Belk on one condition.", "Hypothetical"),
        ("Jon Sarr said Norway would hold talks with Peru under the right conditions.", "Hypothetical"),
        ("Norway announced that it would resume talks with Peru on its own terms.", "Hypothetical"),
        ("Jon Sarr said he would meet Anna Belk in Oslo on Monday.", "Planned"),
        ("Jon Sarr said he would hold talks with Anna Belk on trade.", "Planned"),
    ],
)
def test_a_meeting_on_terms_is_open(nlp: Language, text: str, expected: str) -> None:
    (meeting,) = told(nlp, text)
    assert expected in meeting


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        ("are due to start in Lima", "Planned"),
        ("were due to start in Lima", "Planned"),
        ("are about to begin in Lima", "Planned"),
        ("are likely to resume in Lima", "Hypothetical"),
        ("are ready to resume in Lima", "Hypothetical"),
        ("are possible in Lima", "Hypothetical"),
        ("are unlikely", "Hypothetical"),
        ("are under way in Lima", "Actual"),
        ("are difficult", "Actual"),
        ("are important to end the war", "Actual"),
        ("are likely to anger Turkey", "Actual"),
    ],
)
def test_what_is_said_of_talks(nlp: Language, predicate: str, expected: str) -> None:
    (meeting,) = told(nlp, f"Talks between Norway and Peru {predicate}.")
    assert f"| {expected}" in meeting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Critics assailed President Anna Belk for her cancellation of a planned summit with Minister Tom Harte.",
            ["Anna Belk, Tom Harte |  | Negated InPerson |"],
        ),
        (
            "President Anna Belk's plans for a summit with Prime Minister Tom Harte drew criticism.",
            ["Anna Belk, Tom Harte |  | Planned InPerson |"],
        ),
        (
            "Senator Ida Brandt called Anna Belk's arrangement for a meeting with Tom Harte a slap in the face.",
            ["Anna Belk, Tom Harte |  | Planned InPerson |"],
        ),
        ("Chad's demand for talks with Sudan was rejected.", ["Chad, Sudan |  | Hypothetical |"]),
        (
            "Anna Belk's remarks during a meeting with Tom Harte made the country look weak.",
            ["Anna Belk, Tom Harte |  | Actual InPerson |"],
        ),
        (
            "Anna Belk's comments came after a meeting with Tom Harte.",
            ["Anna Belk, Tom Harte |  | Actual InPerson |"],
        ),
        (
            "Senator Ida Brandt's criticism after a meeting with Tom Harte drew attention.",
            ["Ida Brandt, Tom Harte |  | Actual InPerson |"],
        ),
        (
            "Senator Ida Brandt's criticism of a meeting with Tom Harte drew attention.",
            ["Tom Harte |  | Actual InPerson |"],
        ),
        ("The Daily Lamp's report on a meeting with Tom Harte drew attention.", ["Tom Harte |  | Actual InPerson |"]),
        ("Senator Ida Brandt's opposition to talks with Sudan is known.", []),
        ("Monday's announcement of a meeting with Tom Harte drew anger.", ["Tom Harte |  | Actual InPerson |"]),
    ],
)
def test_whoever_owns_a_plan_or_word_of_an_event_takes_part(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Belk took a softer tone ahead of a meeting with Tom Harte.",
            "Anna Belk, Tom Harte |  | Planned InPerson |",
        ),
        (
            "Ahead of a meeting with Tom Harte, Anna Belk said a deal was near.",
            "Anna Belk, Tom Harte |  | Planned InPerson |",
        ),
        (
            "Anna Belk's comments came ahead of a summit with Tom Harte.",
            "Anna Belk, Tom Harte |  | Planned InPerson |",
        ),
        (
            "It is a contrast to the tone Anna Belk has taken with Sudan ahead of a meeting with Tom Harte next week.",
            "Anna Belk, Tom Harte |  | Planned InPerson | 2021-06-21 / 2021-06-27",
        ),
        (
            "Ahead of a surprise trip to Chad last week, Minister Anna Belk told reporters that she was calm.",
            "Anna Belk | Chad | Actual Visit | 2021-06-07 / 2021-06-13",
        ),
        (
            "Anna Belk said the shipment came ahead of a meeting in Vienna between Sudan and six world powers.",
            "Sudan | Vienna | Planned InPerson |",
        ),
        (
            "The envoy met women who feared arrest ahead of a historic visit to Chad by Anna Belk.",
            "Anna Belk | Chad | Planned Visit |",
        ),
        (
            "Tom Harte landed in Bern ahead of a summit between Anna Belk and Ida Brandt.",
            "Anna Belk, Ida Brandt |  | Planned InPerson |",
        ),
    ],
)
def test_whoever_acts_ahead_of_an_event_takes_part(nlp: Language, text: str, expected: str) -> None:
    assert told(nlp, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senators criticized Anna Belk for meeting with Tom Harte.", "Anna Belk, Tom Harte |  | Actual InPerson |"),
        (
            "Critics accused Anna Belk of meeting secretly with Tom Harte.",
            "Anna Belk, Tom Harte |  | Actual InPerson |",
        ),
        ("Critics accused Anna Belk of holding secret talks with Sudan.", "Anna Belk, Sudan |  | Actual |"),
        ("The senate thanked Anna Belk for visiting Chad.", "Anna Belk | Chad | Actual Visit |"),
        ("Anna Belk was criticised for meeting Tom Harte.", "Anna Belk, Tom Harte |  | Actual InPerson |"),
        ("Anna Belk apologised for meeting Tom Harte.", "Anna Belk, Tom Harte |  | Actual InPerson |"),
    ],
)
def test_whoever_is_blamed_for_an_event_takes_part(nlp: Language, text: str, expected: str) -> None:
    assert told(nlp, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Talks between the Sudanese government and the opposition began in Geneva on Friday.",
            ["Sudan | Geneva | Actual InPerson | 2021-06-11 / 2021-06-11"],
        ),
        (
            "A second round of talks between the Sudanese government, the opposition and the army ended in Geneva.",
            ["Sudan | Geneva | Actual InPerson |"],
        ),
        ("Talks between the Sudanese government and the army were held.", ["Sudan |  | Actual |"]),
        ("The rift between the Sudanese government and the opposition is deep.", []),
        ("Talks between the opposition and the army were held.", []),
        ("President Anna Belk approved high-level talks with Cuba.", ["Anna Belk, Cuba |  | Actual |"]),
        ("France is determined to salvage the nuclear talks with Iran.", ["France, Iran |  | Actual |"]),
        ("Sudan used talks with Chad to win time.", ["Chad, Sudan |  | Actual |"]),
        (
            "Anna Belk and Tom Harte staged a meeting at the embassy.",
            ["Anna Belk, Tom Harte |  | Actual InPerson |"],
        ),
        ("The senate approved the meeting.", []),
    ],
)
def test_talks_of_a_party_with_a_camp_at_home_or_by_what_it_does_with_them(
    nlp: Language, text: str, expected: list[str]
) -> None:
    assert told(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Belk became the first president to visit Chad on Friday.",
            "Anna Belk | Chad | Actual Visit | 2021-06-11 / 2021-06-11",
        ),
        (
            "Anna Belk was the first leader to visit Chad on Friday.",
            "Anna Belk | Chad | Actual Visit | 2021-06-11 / 2021-06-11",
        ),
        (
            "Anna Belk will be the first president to visit Chad on Friday.",
            "Anna Belk | Chad | Planned Visit | 2021-06-18 / 2021-06-18",
        ),
        (
            "Anna Belk said ahead of the June 20 summit with Tom Harte that she was calm.",
            "Anna Belk, Tom Harte |  | Planned InPerson | 2021-06-20 / 2021-06-20",
        ),
        (
            "Minister Ida Brandt was calm ahead of the September 12 summit between Anna Belk and Tom Harte.",
            "Anna Belk, Tom Harte |  | Planned InPerson | 2021-09-12 / 2021-09-12",
        ),
        (
            "Anna Belk said after the May 20 summit with Tom Harte that she was calm.",
            "Anna Belk, Tom Harte |  | Actual InPerson | 2021-05-20 / 2021-05-20",
        ),
    ],
)
def test_a_day_lies_where_the_words_round_the_event_put_it(nlp: Language, text: str, expected: str) -> None:
    assert told(nlp, text) == [expected]
