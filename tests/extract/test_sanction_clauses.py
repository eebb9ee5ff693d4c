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
