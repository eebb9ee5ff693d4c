"""What goes back to sanctions told before, and what a bill or "have" makes of them. All names are invented."""

from __future__ import annotations

import pytest

from kgexport.model import Measure
from tests.extract.test_sanctions import _lines, _tellings

EMBARGO = "The US lifted its arms embargo on Ruritania on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The embargo was imposed in 1984.", "Imposition Actual: United States > Ruritania"),
        ("The United States partially lifted the ban in 2014.", "Easing Actual: United States > Ruritania"),
        ("The US partly lifted the embargo in 2014.", "Easing Actual: United States > Ruritania"),
        (
            "Graustark is under an arms embargo of the EU. Lifting the arms embargo will be a boost.",
            "Lifting Actual: United States > Ruritania",
        ),
        (
            "Graustark remains under a weapons embargo imposed by the U.S. and European Union.",
            "Imposition Actual: United States, European Union > Graustark",
        ),
    ],
)
def test_the_embargo_is_the_one_told_before(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, f"{EMBARGO} {text}")[1:])


@pytest.mark.parametrize(
    "text",
    [
        "The EU imposed sanctions on Ruritania. A landlord lifted the smoking ban in his house.",
        "The EU imposed sanctions on Ruritania. A court lifted the ban on public meetings.",
    ],
)
def test_other_bans_are_none(nlp, text: str) -> None:
    assert _lines(_tellings(nlp, text)) == ["Imposition Actual: European Union > Ruritania"]


def test_the_embargo_has_the_measure_told_before(nlp) -> None:
    told = _tellings(nlp, f"{EMBARGO} The embargo was imposed in 1984.")
    assert [mention.measures for mention in told] == [(Measure.ARMS_EMBARGO,), (Measure.ARMS_EMBARGO,)]


def test_nobody_is_taken_for_imposing_what_he_has_not_joined(nlp) -> None:
    text = "Graustark has not joined the EU sanctions on Ruritania. The sanctions are aimed at Ruritania."
    lines = _lines(_tellings(nlp, text))
    assert "Imposition Actual: Graustark > Ruritania" not in lines
    assert "Imposition Negated: Graustark > Ruritania" in lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They agreed on legislation that allows new sanctions on Ruritania.", "Threat Hypothetical: - > Ruritania"),
        ("A bill that permits sanctions on Ruritania was passed.", "Threat Hypothetical: - > Ruritania"),
        (
            "More Ruritanian officials would have travel bans imposed on them by the EU.",
            "Threat Hypothetical: European Union > -",
        ),
        ("Vance wants sanctions imposed on Ruritania.", "Threat Hypothetical: - > Ruritania"),
        (
            "Ruritania had sanctions imposed on it by the EU in 2012.",
            "Imposition Actual: European Union > Ruritania",
        ),
    ],
)
def test_what_is_brought_about(nlp, text: str, expected: str) -> None:
    lines = _lines(_tellings(nlp, text))
    assert expected in lines
    assert {line.split()[0] for line in lines} == {expected.split()[0]}
