"""Whom sanctions are on by sentences and clauses behind, by a headline, and who is only reported to say so."""

from __future__ import annotations

import pytest

from kgexport.extract.sanctions import find_sanctions
from kgexport.model import SanctionMention
from tests.extract.readings import reading_of
from tests.extract.test_sanctions import DATE, NAMES, _lines

OTHERS = {"Office of Foreign Assets Control": "body", "Harbour Daily": "body", "Volk": "body"}


def _tellings(nlp, text: str) -> list[SanctionMention]:
    return list(find_sanctions(reading_of(nlp(text), NAMES | OTHERS, date=DATE)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The EU imposed sanctions on a network of companies. They include Harbour Bank, based in Singapore.",
            "Imposition Actual: European Union > Harbour Bank",
        ),
        (
            "The EU imposed sanctions on 12 firms. Among those targeted are Harbour Bank and its owner, Bran Orlo.",
            "Imposition Actual: European Union > Harbour Bank, Bran Orlo",
        ),
        (
            "The EU on Monday sanctioned 12 people. Among them is Bran Orlo, the head of the army.",
            "Imposition Actual: European Union > Bran Orlo",
        ),
        (
            "Canada sanctioned ten officials. Bran Orlo, a deputy minister, is among them.",
            "Imposition Actual: Canada > Bran Orlo",
        ),
        (
            "The Council passed an act that imposed sanctions on a number of officials, among them Bran Orlo.",
            "Imposition Actual: Security Council > Bran Orlo",
        ),
        (
            "Britain announced 20 new sanctions today. Those sanctioned include Bran Orlo and Harbour Bank.",
            "Imposition Actual: Britain > Bran Orlo, Harbour Bank",
        ),
        (
            "The US removed five people from its sanctions list. Among them is Bran Orlo.",
            "Lifting Actual: United States > Bran Orlo",
        ),
        (
            "Canada announced new sanctions against Ruritania on Monday, targeting Bran Orlo and the Harbour Bank.",
            "Imposition Actual: Canada > Ruritania, Bran Orlo, Harbour Bank",
        ),
        (
            "The Office of Foreign Assets Control designated two firms in Dubai: Harbour Bank and Vance Shipping.",
            "Imposition Actual: Office of Foreign Assets Control > Harbour Bank, Vance Shipping",
        ),
        (
            "Canada imposed sanctions on General Vance's aide Bran Orlo, Harbour Daily reported.",
            "Imposition Actual: Canada > Bran Orlo",
        ),
        (
            "Canada imposed personal sanctions on ex-president Bran Orlo, Harbour Daily reported.",
            "Imposition Actual: Canada > Bran Orlo",
        ),
        (
            "Canada refused to rule out sanctions on Bran Orlo.",
            "Threat Hypothetical: Canada > Bran Orlo",
        ),
        ("Canada ruled out sanctions on Bran Orlo.", "Threat Negated: Canada > Bran Orlo"),
        ("Canada banned the export of semiconductors to Ruritanian companies.", "Imposition Actual: Canada > -"),
        (
            "Treasury sanctions Ruritanian drone maker Harbour Bank",
            "Imposition Actual: Treasury Department > Harbour Bank",
        ),
        ("EU sanctions Ruritanian firms funding war", "Imposition Actual: European Union > -"),
    ],
)
def test_what_is_told(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "The EU imposed sanctions on 12 people on Monday. Among the guests was Bran Orlo.",
        "The EU imposed sanctions on 12 people. The delegates of the forum include Bran Orlo.",
        "The EU imposed sanctions on 12 people. Those invited include Bran Orlo.",
        "The EU imposed sanctions on 12 people. They met in Geneva and talks will include Bran Orlo.",
    ],
)
def test_others_are_not_among_them(nlp, text: str) -> None:
    assert _lines(_tellings(nlp, text)) == ["Imposition Actual: European Union > -"]


@pytest.mark.parametrize(
    "text",
    [
        "EU sanctions Ruritanian oil",
        "US sanctions Ruritanian people suffer from are old.",
        "Canada banned the export of grain to the coast.",
        "The company stopped exports of grain to Ruritanian companies.",
        "Among those targeted by the critics are Harbour Bank and Bran Orlo.",
    ],
)
def test_what_is_on_nobody(nlp, text: str) -> None:
    assert not [line for line in _lines(_tellings(nlp, text)) if "standing" not in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Volk-era sanctions on Bran Orlo were revoked in April.", "Lifting Actual: - > Bran Orlo"),
        ("The EU lifted the Volk-era sanctions on Bran Orlo.", "Lifting Actual: European Union > Bran Orlo"),
    ],
)
def test_who_ruled_when_they_were_imposed_does_not_lift_them(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))
