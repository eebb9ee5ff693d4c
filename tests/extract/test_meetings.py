"""Tellings of meetings, visits and calls: sentences as the press writes them, with invented names."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from kgexport.extract.meetings import find_meetings
from kgexport.model import MeetingMention, Modality, Mode
from tests.extract.readings import reading_of
from tests.times.parses import doc_of

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = {
    "Ada Vance|Vance": "person",
    "Bran Orlo|Orlo": "person",
    "Cleo Marsh|Marsh": "person",
    "Dov Tarn|Tarn": "person",
    "Lorvia|Lorvian": "country",
    "Quenland|Quenish": "country",
    "Belport": "place",
    "Tarsk": "place",
    "Kingham": "place",
    "Bright Union": "body",
    "B5": "body",
    "Belport Council": "body",
    "Daily Ledger": "body",
}
DATE = datetime.date(2023, 6, 15)  # a Thursday
A, P, H, N = Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED
IN_PERSON, VISIT, CALL = Mode.IN_PERSON, Mode.VISIT, Mode.CALL


def tellings(nlp: Language, text: str) -> list[MeetingMention]:
    return list(find_meetings(reading_of(nlp(text), NAMES, date=DATE)))


def test_parse_by_hand() -> None:
    doc = doc_of(
        "Vance/NNP/PROPN/Vance/nsubj>1 met/VBD/VERB/meet/ROOT>1 Orlo/NNP/PROPN/Orlo/dobj>1 in/IN/ADP/in/prep>1 "
        "Belport/NNP/PROPN/Belport/pobj>3 _././PUNCT/./punct>1"
    )
    (telling,) = find_meetings(reading_of(doc, NAMES))
    assert telling.participants == ("Ada Vance", "Bran Orlo")
    assert telling.places == ("Belport",)
    assert (telling.modality, telling.mode) == (A, IN_PERSON)
    assert doc.text[telling.trigger.begin : telling.trigger.end] == telling.trigger.text == "met"


ONE = [
    # by verbs
    ("President Ada Vance met Bran Orlo in Belport.", "Ada Vance+Bran Orlo@Belport", A, IN_PERSON),
    ("Vance met with her Lorvian counterpart Bran Orlo.", "Ada Vance+Bran Orlo@", A, IN_PERSON),
    ("Vance and Orlo met for two hours.", "Ada Vance+Bran Orlo@", A, IN_PERSON),
    ("Vance met ministers from Lorvia and Quenland.", "Ada Vance+Lorvia+Quenland@", A, IN_PERSON),
    ("The head of the Bright Union, General Bran Orlo, met Vance.", "Bran Orlo+Ada Vance@", A, IN_PERSON),
    ("Vance, who met Orlo in Tarsk last week, was pleased.", "Ada Vance+Bran Orlo@Tarsk", A, IN_PERSON),
    ("Orlo asked Vance to meet Marsh.", "Ada Vance+Cleo Marsh@", H, IN_PERSON),
    ("Vance flew to Belport to meet Orlo.", "Ada Vance+Bran Orlo@Belport", A, IN_PERSON),
    ("Vance sat down with Orlo in Tarsk.", "Ada Vance+Bran Orlo@Tarsk", A, IN_PERSON),
    ("Vance shook hands with Orlo in Tarsk.", "Ada Vance+Bran Orlo@Tarsk", A, IN_PERSON),
    ("Vance met Orlo on the sidelines of the B5 summit in Tarsk.", "Ada Vance+Bran Orlo@Tarsk", A, IN_PERSON),
    ("Vance negotiated with Orlo.", "Ada Vance+Bran Orlo@", A, None),
    ("Vance visited Belport on Monday.", "Ada Vance@Belport", A, VISIT),
    ("A Lorvian delegation visited the town of Tarsk.", "Lorvia@Tarsk", A, VISIT),
    ("A delegation led by Bran Orlo visited Tarsk.", "Bran Orlo@Tarsk", A, VISIT),
    ("Vance travelled to Belport for the general assembly.", "Ada Vance@Belport", A, VISIT),
    ("Vance received Orlo at the palace in Belport.", "Ada Vance+Bran Orlo@Belport", A, IN_PERSON),
    ("Vance was received by Bran Orlo.", "Bran Orlo+Ada Vance@", A, IN_PERSON),
    ("Lorvia summoned the Quenish ambassador on Tuesday.", "Lorvia+Quenland@", A, IN_PERSON),
    ("Vance spoke by telephone with Orlo on Monday.", "Ada Vance+Bran Orlo@", A, CALL),
    ("Vance and Orlo spoke on the phone.", "Ada Vance+Bran Orlo@", A, CALL),
    ("Vance called Orlo on Tuesday to congratulate him.", "Ada Vance+Bran Orlo@", A, CALL),
    ("Vance telephoned Orlo.", "Ada Vance+Bran Orlo@", A, CALL),
    ("Vance met virtually with Orlo.", "Ada Vance+Bran Orlo@", A, CALL),
    ("Leaders of the B5 gathered in Kingham on Friday.", "B5@Kingham", A, IN_PERSON),
    # by nouns
    ("Vance held talks with Orlo in Belport.", "Bran Orlo+Ada Vance@Belport", A, IN_PERSON),
    ("Talks between Lorvia and Quenland ended.", "Lorvia+Quenland@", A, None),
    ("Lorvian and Quenish officials held a third round of talks.", "Lorvia+Quenland@", A, None),
    ("The Vance-Orlo summit was short.", "Ada Vance+Bran Orlo@", A, IN_PERSON),
    ("The Lorvia-Quenland talks failed.", "Lorvia+Quenland@", A, None),
    ("Orlo's visit to Tarsk drew crowds.", "Bran Orlo@Tarsk", A, VISIT),
    ("Vance paid a state visit to Lorvia in May.", "Ada Vance@Lorvia", A, VISIT),
    ("During a visit to Lorvia, Vance praised the army.", "Ada Vance@Lorvia", A, VISIT),
    ("Vance told Orlo during a meeting in Tarsk that he was wrong.", "Ada Vance+Bran Orlo@Tarsk", A, IN_PERSON),
    ("After a meeting with Orlo, Vance left.", "Bran Orlo+Ada Vance@", A, IN_PERSON),
    ("Vance had a phone call with Orlo.", "Bran Orlo+Ada Vance@", A, CALL),
    ("The conversation that Vance had with Orlo was long.", "Bran Orlo+Ada Vance@", A, None),
    ("A meeting of ministers from Lorvia took place.", "Lorvia@", A, IN_PERSON),
    ("A dinner with Orlo followed, Vance said.", None, A, None),
    # planned, hypothetical, negated
    ("Vance will meet Orlo on Monday.", "Ada Vance+Bran Orlo@", P, IN_PERSON),
    ("Vance is due to host Orlo in Belport.", "Ada Vance+Bran Orlo@Belport", P, IN_PERSON),
    ("Vance meets Orlo on June 20.", "Ada Vance+Bran Orlo@", P, IN_PERSON),
    ("Vance will travel to Lorvia for talks with Orlo.", "Bran Orlo+Ada Vance@Lorvia", P, IN_PERSON),
    ("Vance offered to meet Orlo.", "Ada Vance+Bran Orlo@", H, IN_PERSON),
    ("Vance refused to meet Orlo.", "Ada Vance+Bran Orlo@", H, IN_PERSON),
    ("Vance has cancelled a planned visit to Lorvia.", "Ada Vance@Lorvia", N, VISIT),
    ("Orlo denied that he had met Vance.", "Bran Orlo+Ada Vance@", N, IN_PERSON),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles", "modality", "mode"), ONE, ids=[row[0] for row in ONE])
def test_one_meeting(nlp: Language, text: str, roles: str | None, modality: Modality, mode: Mode | None) -> None:
    found = [telling for telling in tellings(nlp, text) if telling.confidence >= 0.5]
    if roles is None:
        assert not found
        return
    people, place = roles.split("@")
    assert [set(telling.participants) for telling in found] == [set(people.split("+"))]
    assert found[0].places == ((place,) if place else ())
    assert (found[0].modality, found[0].mode) == (modality, mode)


NONE = [
    "The company failed to meet its obligations, Vance said.",
    "The proposal was met with fierce criticism from Lorvia.",
    "Vance met the deadline.",
    "Vance did not meet the Belport Council's standard.",
    "The Lorvia team will meet Quenland in the final.",
    "Vance called the move illegal.",
    "Vance called for action against Lorvia.",
    "Vance called on Orlo to resign.",
    "Vance spoke to reporters in Belport.",
    "Vance told the Daily Ledger that she was pleased.",
    "Speaking to Dov Tarn of the Daily Ledger, Vance said it was over.",
    "Tourists visited the museum in Belport.",
    "Vance welcomed the decision.",
    "The Belport Council met on Tuesday.",
    "Vance chaired a cabinet meeting.",
    "Vance visited the website.",
    "The relations between Lorvia and Quenland are good.",
    "Such summits of Lorvia and Quenland usually end with a dinner.",
    "Vance joined the calls by Lorvian officials for an end to the war.",
    "Vance hiked in Lorvia, where she met her husband, Orlo.",
    "He talked of war.",
    "Vance answered the phone.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_meeting(nlp: Language, text: str) -> None:
    assert not [telling for telling in tellings(nlp, text) if telling.participants and telling.confidence >= 0.5]


def test_people_spoken_to_one_after_the_other(nlp: Language) -> None:
    found = tellings(nlp, "Vance spoke separately with Orlo, Marsh and Tarn.")
    assert [telling.participants for telling in found] == [
        ("Ada Vance", "Bran Orlo"),
        ("Ada Vance", "Cleo Marsh"),
        ("Ada Vance", "Dov Tarn"),
    ]


def test_list_that_the_parser_hangs_on_a_title(nlp: Language) -> None:
    (telling,) = tellings(nlp, "Vance spoke today with Secretary General of the Bright Union Bran Orlo.")
    assert telling.participants == ("Ada Vance", "Bran Orlo")
    assert telling.remote


def test_noun_that_points_back(nlp: Language) -> None:
    (telling,) = tellings(nlp, "The meeting lasted two hours.")
    assert (telling.participants, telling.definite, telling.noun) == ((), True, True)


def test_another_one(nlp: Language) -> None:
    first, second = tellings(nlp, "Vance held a second meeting with Orlo. Vance met Orlo again.")
    assert first.distinct
    assert second.distinct


def test_it_was_their_second(nlp: Language) -> None:
    found = tellings(nlp, "Vance met Orlo last week. It was their second meeting in five months.")
    met, said_of_it = found
    assert not said_of_it.distinct
    assert met.time is not None
    assert said_of_it.time is None
    assert said_of_it.participants in ((), met.participants)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("Vance's visit to Belport in March was quiet.", {"Ada Vance", "Bran Orlo"}),
        ("Vance's visit to Belport in March 2019 was quiet.", {"Ada Vance"}),
        ("Vance's visit to Quenland in March was quiet.", {"Ada Vance"}),
    ],
)
def test_visit_in_the_time_and_place_of_the_first_meeting(nlp: Language, later: str, expected: set[str]) -> None:
    text = f"Vance met Orlo in Belport last week. It was their second meeting in five months. {later}"
    assert set(tellings(nlp, text)[-1].participants) == expected


def test_no_day_of_the_first_since(nlp: Language) -> None:
    found = tellings(nlp, "Vance held the first meeting with Orlo since 1979.")
    assert [telling.time for telling in found] == [None]


def test_dateline_is_no_party(nlp: Language) -> None:
    text = "BELPORT (AP) — President Ada Vance and Lorvia's Bran Orlo concluded three hours of talks."
    (telling,) = tellings(nlp, text)
    assert set(telling.participants) == {"Ada Vance", "Bran Orlo"}
    assert telling.places == ()


def test_broker_is_no_party(nlp: Language) -> None:
    (telling,) = tellings(nlp, "The Quenland-brokered talks between Vance and Orlo failed.")
    assert set(telling.participants) == {"Ada Vance", "Bran Orlo"}


def test_where_the_people_stand_is_where_they_meet(nlp: Language) -> None:
    found = tellings(nlp, "A meeting between Lorvian officials and Orlo in Quenland was quiet.")
    assert found[0].participants == ("Lorvia", "Bran Orlo")


def test_topics_and_duration(nlp: Language) -> None:
    (telling,) = tellings(nlp, "Vance held two-hour talks with Orlo on fishing rights.")
    assert "fishing rights" in telling.topics
    assert telling.duration == "PT2H"


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        (
            "Talks between Vance and Orlo focused on discussion of “the port, the railway and the border,” he said.",
            "discussion of “the port, the railway and the border”",
        ),
        (
            'The talks between Vance and Orlo focused on discussion of "the port and the border".',
            'discussion of "the port and the border"',
        ),
        ("Vance met Orlo to discuss “the future of the port.”", "the future of the port"),
        ("Vance met Orlo to discuss the “future” of the port.", "the “future” of the port"),
    ],
)
def test_a_topic_has_both_its_quotation_marks(nlp: Language, sentence: str, topic: str) -> None:
    (telling,) = tellings(nlp, sentence)
    assert telling.topics == (topic,)


def test_side_of_a_person(nlp: Language) -> None:
    (telling,) = tellings(nlp, "Vance met Lorvian Foreign Minister Bran Orlo.")
    assert telling.sides == (("Bran Orlo", "Lorvia"),)


def test_author_of_a_statement(nlp: Language) -> None:
    text = "Ada Vance, Secretary of State\n\nI spoke this morning with Lorvian Foreign Minister Bran Orlo."
    (telling,) = tellings(nlp, text)
    assert telling.participants == ("Ada Vance", "Bran Orlo")


def test_keys_differ_and_offsets_hold(nlp: Language) -> None:
    text = "\n".join(row[0] for row in ONE)
    found = tellings(nlp, text)
    assert len({telling.key for telling in found}) == len(found)
    assert [telling.trigger.begin for telling in found] == sorted(telling.trigger.begin for telling in found)
    assert all(text[telling.trigger.begin : telling.trigger.end] == telling.trigger.text for telling in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "met",
        "\"met' with with with",
        "meeting meeting meeting",
        "visit to to to",
        "Vance met \n\n met Orlo met",
        "called " * 60,
    ],
)
def test_no_prose(nlp: Language, text: str) -> None:
    for telling in tellings(nlp, text):
        assert text[telling.trigger.begin : telling.trigger.end] == telling.trigger.text
