"""Sanctions told over several sentences and in long lists, in texts written for the test."""

from __future__ import annotations

import datetime

import pytest

from kgexport.extract.sanctions import find_sanctions
from kgexport.model import Act, Measure, SanctionMention
from tests.extract.readings import reading_of
from tests.extract.test_sanctions import NAMES

DATE = datetime.date(2022, 3, 16)


def _tellings(nlp, text: str) -> list[SanctionMention]:
    return list(find_sanctions(reading_of(nlp(text), NAMES, date=DATE)))


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "The US lifted sanctions on three traders: Ada Vance, Bran Orlo and Red Column.",
            ("Ada Vance", "Bran Orlo", "Red Column"),
        ),
        ("The EU sanctioned former vice president of Harbour Bank Ada Vance.", ("Ada Vance",)),
        ("The EU imposed sanctions on an aide to Ada Vance.", ()),
        ("The EU imposed sanctions on six officials, the Treasury Department said.", ()),
        ("The EU sanctioned the ministers of Ruritania.", ()),
        ("The EU lifted sanctions from Ada Vance.", ("Ada Vance",)),
        ("The Treasury lifted sanctions previously imposed upon Harbour Bank.", ("Harbour Bank",)),
    ],
)
def test_targets(nlp, text: str, targets: tuple[str, ...]) -> None:
    assert _tellings(nlp, text)[-1].targets == targets


@pytest.mark.parametrize(
    ("text", "act", "authorities", "targets"),
    [
        (
            "The EU imposed sanctions on six officials. Travel bans were also imposed on officials.",
            Act.IMPOSITION,
            ("European Union",),
            (),
        ),
        (
            "The US sanctioned Harbour Bank in 2012. The bank was removed from the list in 2014.",
            Act.LIFTING,
            ("United States",),
            ("Harbour Bank",),
        ),
        (
            "The US imposed sanctions on Ada Vance. Britain announced similar measures.",
            Act.IMPOSITION,
            ("Britain",),
            ("Ada Vance",),
        ),
        (
            "The EU imposed sanctions on six officials. The measures target Ada Vance.",
            Act.IMPOSITION,
            ("European Union",),
            ("Ada Vance",),
        ),
        (
            "The US sanctioned six officials. The officials include Ada Vance and Bran Orlo.",
            Act.IMPOSITION,
            ("United States",),
            ("Ada Vance", "Bran Orlo"),
        ),
        (
            "The EU imposed sanctions on Ruritania. These actions will sanction Harbour Bank.",
            Act.IMPOSITION,
            ("European Union",),
            ("Harbour Bank",),
        ),
    ],
)
def test_tellings_that_go_on(nlp, text: str, act: Act, authorities: tuple[str, ...], targets: tuple[str, ...]) -> None:
    last = _tellings(nlp, text)[-1]
    assert (last.act, last.authorities, last.targets) == (act, authorities, targets)


def test_measures_told_later(nlp) -> None:
    tellings = _tellings(
        nlp, "The EU imposed sanctions on Ada Vance on Monday. The measures include a travel ban and an asset freeze."
    )
    assert tellings[-1].measures == (Measure.TRAVEL_BAN, Measure.ASSET_FREEZE)
    assert tellings[-1].targets == ("Ada Vance",)
    assert tellings[-1].time == tellings[0].time


def test_answer_is_on_who_acted_first(nlp) -> None:
    tellings = _tellings(nlp, "Ruritania imposed sanctions on Graustark in retaliation for EU sanctions.")
    answered = next(telling for telling in tellings if telling.authorities == ("European Union",))
    assert answered.targets == ("Ruritania",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US revoked the visas of Ada Vance.", ("Ada Vance",)),
        ("Ruritania suspended the licence of Harbour Bank.", None),
    ],
)
def test_revoked_permits(nlp, text: str, expected: tuple[str, ...] | None) -> None:
    found = _tellings(nlp, text)
    assert (found[0].targets if found else None) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The US announced the designation of Ada Vance pursuant to Executive Order 13224.", True),
        ("The US announced the designation of Ada Vance as head of the mission.", False),
        ("The designation of the park pleased Ada Vance.", False),
    ],
)
def test_designation(nlp, text: str, found: bool) -> None:
    assert bool(_tellings(nlp, text)) is found


def test_threat_lends_its_target_to_no_act(nlp) -> None:
    text = "Canada threatened to impose sanctions on Ruritania. The EU lifted a sanction."
    assert all(telling.targets != ("Ruritania",) for telling in _tellings(nlp, text) if telling.act is Act.LIFTING)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The EU will impose sanctions on Ruritania if talks fail.", Act.THREAT),
        ("It is not too late for the EU to impose sanctions on Ruritania.", Act.THREAT),
        ("The EU has no reason to lift sanctions on Ruritania.", Act.LIFTING),
        ("The EU introduced a bill to sanction Ruritania.", Act.THREAT),
        ("Sanctions on Ruritania are coming.", Act.THREAT),
        ("The EU called for an extension of the embargo on Ruritania.", Act.EXTENSION),
    ],
)
def test_what_may_come(nlp, text: str, act: Act) -> None:
    telling = _tellings(nlp, text)[-1]
    assert telling.act is act
    assert telling.modality.value != "Actual"


def test_officer_acts_for_his_country(nlp) -> None:
    text = "The US reimposed sanctions on Ruritania. Ruritania rejected the sanctions that Secretary Orlo reinstated."
    authorities = {telling.authorities for telling in _tellings(nlp, text) if not telling.standing}
    assert authorities == {("United States",)}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The EU banned imports of Ruritanian oil, and an embargo on Graustarkian coal followed.", ("Graustark",)),
        ("The EU imposed an embargo on Ruritanian oil.", ("Ruritania",)),
    ],
)
def test_goods_of_a_country(nlp, text: str, targets: tuple[str, ...]) -> None:
    assert _tellings(nlp, text)[-1].targets == targets


def test_dateline_is_no_authority(nlp) -> None:
    names = {**NAMES, "STRELSAU": "place"}
    text = "STRELSAU, June 1 (Agency) -- Ruritania is extending its ban on imports of food from Graustark."
    tellings = list(find_sanctions(reading_of(nlp(text), names, date=DATE)))
    assert tellings[-1].authorities == ("Ruritania",)
    assert tellings[-1].targets == ("Graustark",)
