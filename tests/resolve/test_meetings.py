"""One encounter told several times is one meeting; two that differ are two."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.model import Entity, EntityKind, Meeting, MeetingMention, Mention, Modality, Mode, TimeSpan
from kgexport.resolve.meetings import merge_meetings

PEOPLE = ("vance", "orlo", "marsh")
STATES = ("lorvia", "quenland")
CITIES = ("belport", "tarsk")
SEATS = ("palace",)


def _entity(key: str, kind: EntityKind) -> Entity:
    return Entity(
        key=key, kind=kind, label=key, names=(key,), mentions=(Mention(begin=0, end=1, text="x"),), confidence=1.0
    )


ENTITIES = (
    *(_entity(key, EntityKind.PERSON) for key in PEOPLE),
    *(_entity(key, EntityKind.COUNTRY) for key in STATES),
    *(_entity(key, EntityKind.PLACE) for key in CITIES),
    *(_entity(key, EntityKind.ORGANISATION) for key in SEATS),
)


def span(day: int, last: int | None = None, *, month: int = 6) -> TimeSpan:
    first = datetime.date(2023, month, day)
    mention = Mention(begin=0, end=1, text="x")
    return TimeSpan(phrase=f"{day}", mention=mention, earliest=first, latest=first.replace(day=last or day))


def words(phrase: str) -> TimeSpan:
    return TimeSpan(phrase=phrase, mention=Mention(begin=0, end=1, text="x"))


def tell(number: int, word: str, parties: str = "", **rest: object) -> MeetingMention:
    values = {
        "key": f"telling-{number}",
        "trigger": Mention(begin=100 * number, end=100 * number + len(word), text=word),
        "sentence": number,
        "modality": Modality.ACTUAL,
        "mode": Mode.VISIT if word == "visit" else Mode.CALL if word == "call" else Mode.IN_PERSON,
        "participants": tuple(parties.split()),
        "noun": word != "met",
        "confidence": 0.9,
        **rest,
    }
    return MeetingMention(**values)  # type: ignore[arg-type]


def merge(*tellings: MeetingMention) -> tuple[tuple[Meeting, ...], dict[str, str]]:
    return merge_meetings(tellings, ENTITIES)


MET = tell(0, "met", "vance orlo")

ONE = {
    "told-again": (MET, tell(1, "met", "orlo vance")),
    "pointed-back-to": (MET, tell(1, "meeting", definite=True)),
    "with-its-day": (tell(0, "met", "vance orlo", time=span(5)), tell(9, "meeting", definite=True, time=span(4, 10))),
    "visit-of-one": (MET, tell(1, "visit", "orlo", definite=True)),
    "state-of-a-person": (
        tell(0, "met", "vance orlo", sides=(("orlo", "lorvia"),)),
        tell(1, "talks", "vance lorvia", definite=True),
    ),
    "state-named-first": (
        tell(0, "talks", "vance lorvia"),
        tell(1, "met", "vance orlo", definite=True, noun=True),
    ),
    "denied": (MET, tell(1, "met", "vance orlo", modality=Modality.NEGATED)),
    "asked-for-before": (MET, tell(1, "met", "vance orlo", modality=Modality.HYPOTHETICAL)),
    "city-in-country-on-one-day": (
        tell(0, "met", "vance orlo", time=span(5), places=("belport",)),
        tell(1, "met", "vance orlo", time=span(5), places=("lorvia",)),
    ),
    "seat-in-a-city": (
        tell(0, "met", "vance orlo", places=("belport",)),
        tell(1, "met", "vance orlo", places=("palace",)),
    ),
    "words-of-the-same-day": (
        tell(0, "met", "vance orlo", time=words("on Monday")),
        tell(1, "met", "vance orlo", time=words("On Monday")),
    ),
}

TWO = {
    "other-day": (tell(0, "met", "vance orlo", time=span(5)), tell(1, "met", "vance orlo", time=span(6))),
    "other-words-of-time": (
        tell(0, "met", "vance orlo", time=words("last week")),
        tell(1, "met", "vance orlo", time=words("last month")),
    ),
    "other-place": (
        tell(0, "met", "vance orlo", places=("belport",)),
        tell(1, "met", "vance orlo", places=("tarsk",)),
    ),
    "other-party": (MET, tell(1, "met", "vance marsh")),
    "call-and-meeting": (MET, tell(1, "call", "vance orlo")),
    "another-one": (MET, tell(1, "meeting", "vance orlo", distinct=True)),
    "plan": (MET, tell(1, "met", "vance orlo", modality=Modality.PLANNED)),
    "visit-elsewhere": (MET, tell(1, "visit", "orlo", places=("tarsk",), definite=True)),
    "talks-of-states": (tell(0, "talks", "lorvia quenland"), tell(1, "meetings", "lorvia quenland")),
}


def test_called_off_after_its_day_was_set() -> None:
    meetings, _ = merge(
        tell(0, "meet", "vance orlo", modality=Modality.PLANNED, time=span(20)),
        tell(1, "meeting", "vance orlo", modality=Modality.NEGATED, definite=True),
    )
    assert [meeting.modality for meeting in meetings] == [Modality.NEGATED]


@pytest.mark.parametrize("tellings", ONE.values(), ids=ONE.keys())
def test_one_meeting(tellings: tuple[MeetingMention, ...]) -> None:
    meetings, event_of = merge(*tellings)
    assert len(meetings) == 1
    assert event_of == {telling.key: meetings[0].key for telling in tellings}
    assert meetings[0].mentions == tuple(telling.trigger for telling in tellings)


@pytest.mark.parametrize("tellings", TWO.values(), ids=TWO.keys())
def test_two_meetings(tellings: tuple[MeetingMention, ...]) -> None:
    meetings, event_of = merge(*tellings)
    assert len(meetings) == 2
    assert [event_of[telling.key] for telling in tellings] == [meeting.key for meeting in meetings]


def test_most_is_made_of_all_tellings() -> None:
    (meeting,), _ = merge(
        tell(0, "met", "vance orlo", time=span(1, 30)),
        tell(1, "meeting", "orlo vance marsh", definite=True, time=span(5), places=("belport",), topics=("fish",)),
        tell(2, "meeting", definite=True, duration="PT2H", topics=("fish", "oil")),
    )
    assert meeting.participants == ("vance", "orlo", "marsh")
    assert meeting.places == ("belport",)
    assert meeting.time == span(5)
    assert meeting.duration == "PT2H"
    assert meeting.topics == ("fish", "oil")
    assert meeting.confidence > MET.confidence


def test_person_instead_of_the_state() -> None:
    (meeting,), _ = merge(*ONE["state-of-a-person"])
    assert meeting.participants == ("vance", "orlo")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((Modality.ACTUAL, Modality.NEGATED), Modality.ACTUAL),
        ((Modality.PLANNED, Modality.NEGATED), Modality.NEGATED),
        ((Modality.HYPOTHETICAL, Modality.PLANNED), Modality.PLANNED),
    ],
)
def test_modality_of_all(told: tuple[Modality, Modality], expected: Modality) -> None:
    first, second = (tell(number, "met", "vance orlo", modality=modality) for number, modality in enumerate(told))
    (meeting,), _ = merge(first, second)
    assert meeting.modality is expected


def test_plan_for_a_day_within_what_is_told_as_fact() -> None:
    (meeting,), _ = merge(
        tell(0, "summit", "vance orlo", time=span(1, 30)),
        tell(1, "summit", definite=True, time=span(26), modality=Modality.PLANNED),
    )
    assert (meeting.modality, meeting.time) == (Modality.PLANNED, span(26))


def test_call_where_any_telling_says_so() -> None:
    (meeting,), _ = merge(tell(0, "spoke", "vance orlo", mode=None, remote=True))
    assert meeting.mode is Mode.CALL
    (meeting,), _ = merge(tell(0, "spoke", "vance orlo", mode=None, remote=True), tell(1, "met", "vance orlo"))
    assert meeting.mode is Mode.IN_PERSON


def test_what_nobody_takes_part_in_is_set_aside() -> None:
    assert merge(tell(0, "meeting", definite=True)) == ((), {})


def test_what_says_too_little_is_set_aside_unless_told_twice() -> None:
    once = tell(0, "visit", "vance", confidence=0.3)
    assert merge(once) == ((), {})
    meetings, _ = merge(once, tell(1, "visit", "vance", confidence=0.3, definite=True))
    assert len(meetings) == 1


def test_pointing_back_does_not_reach_far() -> None:
    _, event_of = merge(MET, tell(40, "meeting", definite=True))
    assert event_of.keys() == {MET.key}


def test_the_word_says_which_one() -> None:
    _, event_of = merge(
        tell(0, "summit", "vance orlo"), tell(1, "met", "vance marsh"), tell(2, "summit", definite=True)
    )
    assert event_of["telling-2"] == event_of["telling-0"]


Drawn = tuple[str, set[str], int | None, str | None, Modality, bool, bool]


def _tellings() -> st.SearchStrategy[list[MeetingMention]]:
    def build(values: Iterable[Drawn]) -> list[MeetingMention]:
        return [
            tell(
                number,
                word,
                " ".join(sorted(parties)),
                time=None if day is None else span(day),
                places=() if place is None else (place,),
                modality=modality,
                definite=definite,
                distinct=distinct,
            )
            for number, (word, parties, day, place, modality, definite, distinct) in enumerate(values)
        ]

    one = st.tuples(
        st.sampled_from(["met", "meeting", "visit", "call"]),
        st.sets(st.sampled_from([*PEOPLE, *STATES]), max_size=3),
        st.none() | st.integers(1, 4),
        st.none() | st.sampled_from([*CITIES, *STATES]),
        st.sampled_from(Modality),
        st.booleans(),
        st.booleans(),
    )
    return st.lists(one, max_size=8).map(build)


@pytest.mark.parametrize("word", ["talks", "meeting", "met"])
@pytest.mark.parametrize("definite", [True, False])
def test_whom_a_visitor_meets_is_met_in_a_meeting_of_its_own(word: str, definite: bool) -> None:
    visit = tell(0, "visit", "vance", places=("lorvia",))
    meetings, _ = merge(visit, tell(1, word, "vance orlo marsh", definite=definite))
    assert [meeting.participants for meeting in meetings] == [("vance",), ("vance", "orlo", "marsh")]
    assert [meeting.places for meeting in meetings] == [("lorvia",), ()]


@given(_tellings())
def test_every_meeting_is_whole(tellings: list[MeetingMention]) -> None:
    meetings, event_of = merge(*tellings)
    told: dict[str, list[MeetingMention]] = {meeting.key: [] for meeting in meetings}
    for telling in tellings:
        if telling.key in event_of:
            told[event_of[telling.key]].append(telling)
    assert set(event_of.values()) == set(told)
    for meeting in meetings:
        members = told[meeting.key]
        assert meeting.participants
        assert not set(meeting.participants) & set(meeting.places)
        assert set(meeting.participants) <= {party for telling in members for party in telling.participants}
        days = {telling.time.earliest for telling in members if telling.time is not None}
        assert len(days) <= 1, "two that differ in date are never one"
        assert {telling.mode is Mode.CALL for telling in members} in ({True}, {False})
        assert 0 < meeting.confidence < 1


@given(_tellings())
def test_same_tellings_same_meetings(tellings: list[MeetingMention]) -> None:
    assert merge(*tellings) == merge(*tellings)
