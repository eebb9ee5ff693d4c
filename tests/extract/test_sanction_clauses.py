"""Sanction acts told by clauses: what somebody is kept from, what is decided, who is only ready to act."""

from __future__ import annotations

import pytest

from kgexport.model import Measure
from tests.extract.test_sanctions import _lines, _tellings

TOLD = "The EU imposed sanctions on Ruritania. "


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("They restrict access to European capital markets for its banks.", Measure.FINANCIAL_RESTRICTION),
        ("The measures block access to the dollar market.", Measure.FINANCIAL_RESTRICTION),
        ("The measures limit its access to the banking system.", Measure.FINANCIAL_RESTRICTION),
        ("They ban access to sensitive technology.", Measure.TRADE_RESTRICTION),
        ("They also restrict access to arms.", Measure.ARMS_EMBARGO),
        ("The sanctions include restrictions on access to credit.", Measure.FINANCIAL_RESTRICTION),
        ("Any assets that it has in Europe are frozen.", Measure.ASSET_FREEZE),
        ("All the funds that it keeps in Europe are now frozen.", Measure.ASSET_FREEZE),
    ],
)
def test_what_a_clause_keeps_from_those_told_before(nlp, text: str, measure: Measure) -> None:
    tellings = _tellings(nlp, TOLD + text)
    assert {(telling.authorities, telling.targets) for telling in tellings} == {(("European Union",), ("Ruritania",))}
    assert measure in {found for telling in tellings for found in telling.measures}


@pytest.mark.parametrize("text", ["The Council restricted access to the memos.", "The road is frozen in Ruritania."])
def test_what_is_kept_from_nobody(nlp, text: str) -> None:
    assert _lines(_tellings(nlp, text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Council voted this week to impose an array of new sanctions on Ruritania.",
            "Imposition Actual: Security Council > Ruritania",
        ),
        ("The EU imposed a flurry of sanctions on Ruritania.", "Imposition Actual: European Union > Ruritania"),
        ("The EU has brought in sanctions against Ruritania.", "Imposition Actual: European Union > Ruritania"),
        ("Canada deepened its sanctions on Ruritania.", "Imposition Actual: Canada > Ruritania"),
        ("The Council broadened sanctions on Ruritania.", "Imposition Actual: Security Council > Ruritania"),
        ("Canada drew down sanctions on Ruritania.", "Easing Actual: Canada > Ruritania"),
        ("The US wound down its sanctions on Ruritania.", "Easing Actual: United States > Ruritania"),
        ("Canada overturned its sanctions on Ruritania.", "Lifting Actual: Canada > Ruritania"),
        ("Canada is prepared to lift sanctions on Ruritania.", "Lifting Hypothetical: Canada > Ruritania"),
        ("Canada is prepared to impose sanctions on Ruritania.", "Threat Hypothetical: Canada > Ruritania"),
        ("Ruritania wants a respite from U.S. sanctions.", "Easing Hypothetical: United States > Ruritania"),
    ],
)
def test_what_is_done_to_them(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The US imposed sanctions on Ruritania. The sanctions could be reimposed, Vance said.",
            "Threat Hypothetical: United States > Ruritania",
        ),
        (
            "The US imposed sanctions on Ruritania. Vance said that the sanctions were lifted.",
            "Lifting Actual: United States > Ruritania",
        ),
        (
            "The EU imposed sanctions on Ruritania. The sanctions were tightened in March.",
            "Imposition Actual: European Union > Ruritania",
        ),
        (
            "The US fears Ruritania. The administration imposed sanctions on Harbour Bank.",
            "Imposition Actual: United States > Harbour Bank",
        ),
        (
            "The US fears Ruritania. Administration officials imposed sanctions on Harbour Bank.",
            "Imposition Actual: United States > Harbour Bank",
        ),
        (
            "The US fears Ruritania. The administration levied sanctions against companies trading in its crude.",
            "Imposition Actual: United States > -",
        ),
        (
            "The Council levied sanctions banning exports to Ruritania and freezing the assets of Orlo.",
            "Imposition Actual: Security Council > Bran Orlo",
        ),
        (
            "More than 100 top officials are subject to EU and US visa bans and asset freezes.",
            "Imposition Actual standing: European Union, United States > -",
        ),
        (
            "The Treasury also has sanctions against companies that finance the war.",
            "Imposition Actual standing: Treasury Department > -",
        ),
        ("Nearly 700 firms are under U.S. sanctions.", "Imposition Actual standing: United States > -"),
        (
            "Graustark helped Ruritania evade U.S. sanctions imposed over its tests.",
            "Imposition Actual: United States > Ruritania",
        ),
    ],
)
def test_who_acts_and_on_whom(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "The US imposed sanctions on Ruritania. It could see sanctions on U.S. loans.",
        "The US imposed sanctions on Ruritania. It may face restrictions on flights to the U.S.",
    ],
)
def test_whose_goods_are_kept_from_others_is_no_target(nlp, text: str) -> None:
    assert {telling.targets for telling in _tellings(nlp, text)} == {("Ruritania",)}


def test_a_leader_wants_relief_for_the_country_under_sanctions(nlp) -> None:
    text = "The US imposed sanctions on Ruritania. Vance may seek an easing of sanctions."
    assert "Easing Hypothetical: - > Ruritania" in _lines(_tellings(nlp, text))


def test_the_administration_of_something_is_no_government(nlp) -> None:
    text = "The US fears Ruritania. The administration of the port imposed sanctions on Harbour Bank."
    assert all("United States" not in telling.authorities for telling in _tellings(nlp, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Graustark implements all EU sanctions on Ruritania.", "Imposition Actual: European Union > Ruritania"),
        ("Canada implemented sanctions on Ruritania.", "Imposition Actual: Canada > Ruritania"),
    ],
)
def test_whose_sanctions_somebody_carries_out(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))
