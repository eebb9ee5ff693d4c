"""From tellings to sanction acts, and from acts to the sanctions that they make."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.model import (
    Act,
    Entity,
    EntityKind,
    Measure,
    Mention,
    Modality,
    SanctionAct,
    SanctionMention,
    TimeSpan,
)
from kgexport.resolve.sanctions import merge_acts, sanctions_of

ENTITIES = tuple(
    Entity(
        key=key,
        kind=kind,
        label=label,
        names=(label,),
        mentions=(Mention(begin=0, end=len(label), text=label),),
        confidence=1.0,
        country_code=code,
    )
    for key, kind, label, code in (
        ("us", EntityKind.COUNTRY, "U.S.", "US"),
        ("ruritania", EntityKind.COUNTRY, "Ruritania", None),
        ("treasury", EntityKind.ORGANISATION, "Treasury Department", None),
        ("eu", EntityKind.ORGANISATION, "EU", None),
        ("vance", EntityKind.PERSON, "Ada Vance", None),
        ("orlo", EntityKind.PERSON, "Bran Orlo", None),
    )
)


def _day(text: str | None, *, until: str | None = None, phrase: str | None = None) -> TimeSpan:
    mention = Mention(begin=0, end=1, text="x")
    earliest = datetime.date.fromisoformat(text) if text else None
    latest = datetime.date.fromisoformat(until) if until else earliest
    return TimeSpan(phrase=phrase or text or "", mention=mention, earliest=earliest, latest=latest)


YEAR = _day("2012-01-01", until="2012-12-31", phrase="2012")
MARCH = _day("2012-03-01", until="2012-03-31", phrase="March")


def _telling(
    number: int,
    *,
    act: Act = Act.IMPOSITION,
    modality: Modality = Modality.ACTUAL,
    authorities: tuple[str, ...] = ("us",),
    targets: tuple[str, ...] = ("vance",),
    measures: tuple[Measure, ...] = (),
    time: TimeSpan | None = None,
    standing: bool = False,
    unnamed: bool = False,
    earlier: bool = False,
    sentence: int | None = None,
    words: str = "sanctioned",
    confidence: float = 0.8,
) -> SanctionMention:
    return SanctionMention(
        key=f"sanction-{number}",
        trigger=Mention(begin=number * 20, end=number * 20 + len(words), text=words),
        sentence=number if sentence is None else sentence,
        act=act,
        modality=modality,
        authorities=authorities,
        targets=targets,
        measures=measures,
        time=time,
        standing=standing,
        unnamed=unnamed,
        earlier=earlier,
        confidence=confidence,
    )


def _groups(*tellings: SanctionMention) -> list[list[int]]:
    """Which tellings became one act, by their numbers."""
    acts, event_of = merge_acts(tellings, ENTITIES)
    numbers = [[number for number, telling in enumerate(tellings) if event_of[telling.key] == act.key] for act in acts]
    assert sorted(number for group in numbers for number in group) == list(range(len(tellings)))
    return numbers


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        pytest.param((_telling(0), _telling(1)), [[0, 1]], id="told-twice"),
        pytest.param((_telling(0), _telling(1, authorities=())), [[0, 1]], id="authority-left-out"),
        pytest.param((_telling(0), _telling(1, authorities=("eu",))), [[0], [1]], id="two-authorities"),
        pytest.param((_telling(0), _telling(1, targets=("orlo",))), [[0], [1]], id="two-targets"),
        pytest.param((_telling(0), _telling(1, act=Act.LIFTING)), [[0], [1]], id="two-acts"),
        pytest.param((_telling(0), _telling(1, modality=Modality.NEGATED)), [[0], [1]], id="denied-is-another"),
        pytest.param((_telling(0), _telling(1, modality=Modality.PLANNED)), [[0, 1]], id="planned-and-done"),
        pytest.param((_telling(0, time=YEAR), _telling(1, time=MARCH)), [[0, 1]], id="day-within-year"),
        pytest.param((_telling(0, time=YEAR), _telling(1, time=_day("2013-01-05"))), [[0], [1]], id="two-dates"),
        pytest.param((_telling(0, time=YEAR), _telling(1, standing=True)), [[0, 1]], id="background-joins"),
        pytest.param((_telling(0, standing=True), _telling(1, standing=True)), [[0, 1]], id="background-once"),
        pytest.param(
            (_telling(0, time=_day("2012-03-01")), _telling(1, targets=("orlo",), time=_day("2012-03-01"))),
            [[0, 1]],
            id="one-announcement",
        ),
        pytest.param(
            (_telling(0, standing=True), _telling(1, standing=True, targets=("orlo",))),
            [[0], [1]],
            id="background-of-each-target",
        ),
        pytest.param((_telling(0, targets=()), _telling(1)), [[0, 1]], id="names-follow"),
        pytest.param(
            (_telling(0, targets=("ruritania",)), _telling(1, targets=("orlo",))), [[0, 1]], id="country-then-names"
        ),
        pytest.param(
            (_telling(0, targets=("orlo",)), _telling(1, targets=("ruritania",))), [[0], [1]], id="names-then-country"
        ),
        pytest.param(
            (
                _telling(0, act=Act.THREAT, modality=Modality.HYPOTHETICAL, targets=("ruritania",)),
                _telling(1, act=Act.THREAT, modality=Modality.HYPOTHETICAL, targets=(), unnamed=True, authorities=()),
            ),
            [[0, 1]],
            id="one-threat",
        ),
        pytest.param((_telling(0, targets=()), _telling(1, sentence=30)), [[0], [1]], id="too-far"),
        pytest.param((_telling(0), _telling(1, authorities=("treasury",))), [[0, 1]], id="organ-acts"),
        pytest.param((_telling(0, targets=(), unnamed=True), _telling(1)), [[0, 1]], id="unnamed-are-named"),
        pytest.param(
            (_telling(0, targets=(), unnamed=True), _telling(1, standing=True)), [[0], [1]], id="unnamed-are-others"
        ),
        pytest.param(
            (_telling(0, targets=(), unnamed=True), _telling(1, authorities=())), [[0], [1]], id="unnamed-of-whom"
        ),
        pytest.param((_telling(0), _telling(1, standing=True, earlier=True)), [[0], [1]], id="already-before"),
        pytest.param(
            (
                _telling(0, act=Act.LIFTING, modality=Modality.PLANNED),
                _telling(1, act=Act.LIFTING, modality=Modality.HYPOTHETICAL),
            ),
            [[0, 1]],
            id="planned-and-possible",
        ),
        pytest.param(
            (
                _telling(0, time=_day(None, phrase="March")),
                _telling(1, time=_day("2012-03-01")),
            ),
            [[0], [1]],
            id="words-and-days-differ",
        ),
        pytest.param(
            (
                _telling(0, authorities=("us",), words="has been under sanctions"),
                _telling(1, authorities=("eu",), words="banned"),
                _telling(2, authorities=(), words="the ban", standing=True),
            ),
            [[0], [1, 2]],
            id="the-ban-is-what-was-banned",
        ),
    ],
)
def test_which_tellings_are_one_act(tellings: tuple[SanctionMention, ...], expected: list[list[int]]) -> None:
    assert _groups(*tellings) == expected


def test_act_says_all_that_its_tellings_say() -> None:
    acts, _ = merge_acts(
        (
            _telling(0, authorities=("us",), measures=(Measure.TRAVEL_BAN,), time=YEAR),
            _telling(
                1,
                authorities=("treasury",),
                targets=("vance", "orlo"),
                measures=(Measure.ASSET_FREEZE,),
                time=MARCH,
            ),
        ),
        ENTITIES,
    )
    (act,) = acts
    assert act.authorities == ("treasury",)
    assert act.targets == ("vance", "orlo")
    assert act.measures == (Measure.TRAVEL_BAN, Measure.ASSET_FREEZE)
    assert act.time == MARCH
    assert len(act.mentions) == 2
    assert act.confidence > 0.8


def test_order_is_that_of_the_text() -> None:
    acts, _ = merge_acts((_telling(0, standing=True, authorities=("eu",)), _telling(1)), ENTITIES)
    assert [act.authorities for act in acts] == [("eu",), ("us",)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Act)),
            st.sampled_from(list(Modality)),
            st.sets(st.sampled_from(["us", "eu", "treasury"])),
            st.sets(st.sampled_from(["vance", "orlo"])),
            st.sampled_from([None, YEAR, MARCH, _day("2013-01-05"), _day(None, phrase="then")]),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_every_telling_ends_in_one_act_of_its_kind(rows: list[tuple]) -> None:
    tellings = [
        _telling(
            number,
            act=act,
            modality=modality,
            authorities=tuple(sorted(authorities)),
            targets=tuple(sorted(targets)),
            time=time,
            standing=standing,
        )
        for number, (act, modality, authorities, targets, time, standing) in enumerate(rows)
    ]
    acts, event_of = merge_acts(tellings, ENTITIES)
    by_key = {act.key: act for act in acts}
    assert set(event_of) == {telling.key for telling in tellings}
    assert set(event_of.values()) == set(by_key)
    for telling in tellings:
        act = by_key[event_of[telling.key]]
        assert act.act is telling.act
        assert set(telling.targets) <= set(act.targets)
        assert 0 < act.confidence <= 1
    dates = {act.key: {telling.time for telling in tellings if event_of[telling.key] == act.key} for act in acts}
    assert all(not {YEAR, _day("2013-01-05")} <= found for found in dates.values())


def _act(number: int, act: Act, **fields: object) -> SanctionAct:
    defaults: dict[str, object] = {
        "modality": Modality.ACTUAL,
        "authorities": ("us",),
        "targets": ("vance",),
        "mentions": (Mention(begin=number, end=number + 1, text="x"),),
        "confidence": 0.8,
    }
    return SanctionAct(key=f"act-{number}", act=act, **{**defaults, **fields})  # type: ignore[arg-type]


def test_sanction_is_in_force_from_imposition_to_lifting() -> None:
    (sanction,) = sanctions_of(
        (
            _act(0, Act.IMPOSITION, time=YEAR, measures=(Measure.TRAVEL_BAN,)),
            _act(1, Act.LIFTING, time=_day("2015-07-14"), measures=(Measure.ASSET_FREEZE,)),
        )
    )
    assert sanction.in_force_from == YEAR
    assert sanction.in_force_until == _day("2015-07-14")
    assert sanction.measures == (Measure.TRAVEL_BAN,)
    assert sanction.acts == ("act-0", "act-1")


def test_each_authority_has_its_sanction_on_each_target() -> None:
    sanctions = sanctions_of((_act(0, Act.IMPOSITION, authorities=("us", "eu"), targets=("vance", "orlo")),))
    assert {(sanction.authority, sanction.target) for sanction in sanctions} == {
        ("us", "vance"),
        ("eu", "vance"),
        ("us", "orlo"),
        ("eu", "orlo"),
    }
    assert len({sanction.key for sanction in sanctions}) == 4


@pytest.mark.parametrize(
    "act",
    [
        _act(0, Act.THREAT, modality=Modality.HYPOTHETICAL),
        _act(0, Act.IMPOSITION, modality=Modality.NEGATED),
        _act(0, Act.IMPOSITION, modality=Modality.PLANNED),
        _act(0, Act.IMPOSITION, targets=()),
    ],
)
def test_what_has_not_been_done_makes_no_sanction(act: SanctionAct) -> None:
    assert sanctions_of((act,)) == ()


def test_unknown_authority_is_none() -> None:
    (sanction,) = sanctions_of((_act(0, Act.IMPOSITION, authorities=()),))
    assert sanction.authority is None
