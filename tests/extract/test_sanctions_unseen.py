"""Tellings that are no act yet, or none at all: bills, powers, means, people left behind, what goes on by a name."""

from __future__ import annotations

import pytest

from tests.extract.test_sanctions import _lines, _tellings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Canada introduced legislation on Monday to impose new sanctions on Ruritania.",
            "Threat Hypothetical: Canada > Ruritania",
        ),
        (
            "The order will enable the United States to impose sanctions on Ruritania.",
            "Threat Hypothetical: United States > Ruritania",
        ),
        ("The EU will use economic sanctions against Ruritania.", "Threat Hypothetical: European Union > Ruritania"),
        (
            "The EU named six people for sanctions, including Ada Vance and Bran Orlo.",
            "Imposition Actual: European Union > Ada Vance, Bran Orlo",
        ),
        (
            "The EU imposed sanctions on Bran Orlo. Ada Vance was also named by the US.",
            "Imposition Actual: United States > Ada Vance",
        ),
        (
            "In 2018, the U.S. imposed sanctions on Ruritania, but those sanctions were lifted later.",
            "Lifting Actual: United States > Ruritania",
        ),
    ],
)
def test_what_is_told(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "Vance told reporters that the order gives the Treasury very significant new sanctions authorities.",
        "The Treasury Department barred a Harbour Bank reporter from flying with the secretary.",
    ],
)
def test_what_is_none(nlp, text: str) -> None:
    assert _lines(_tellings(nlp, text)) == []


def test_nobody_is_taken_from_the_text_for_those_who_do_something(nlp) -> None:
    text = "The order will enable the EU to impose sanctions on those who threaten the peace in Ruritania."
    assert _lines(_tellings(nlp, text)) == ["Threat Hypothetical: European Union > -"]


def test_sanctions_on_nobody_named_are_not_those_told_before(nlp) -> None:
    text = (
        "Graustark imposed sanctions on Ada Vance. It came after the U.S. sanctioned three officials. "
        "The sanctions were aimed at three officials in the north."
    )
    lines = _lines(_tellings(nlp, text))
    assert sum("Ada Vance" in line for line in lines) == 1


def test_an_effect_that_is_denied_leaves_the_sanctions_standing(nlp) -> None:
    lines = _lines(_tellings(nlp, "Ruritania says that most of the EU sanctions will not affect its economy."))
    assert not any("Negated" in line for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "The EU sanctioned Ruritania. Alternative sanctions could include changing managers, an envoy said.",
        "The EU imposed sanctions on Ruritania. The sanctions include to freeze what it owns.",
    ],
)
def test_what_sanctions_include_may_be_no_noun(nlp, text: str) -> None:
    assert _lines(_tellings(nlp, text))[0] == "Imposition Actual: European Union > Ruritania"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. re-imposed sanctions on Ruritania last year.", "Imposition Actual: United States > Ruritania"),
        (
            "Trade fell after the EU re-introduced an embargo on Ruritania.",
            "Imposition Actual: European Union > Ruritania",
        ),
        (
            "Doe left since last year when the U.S. quit the deal and re-imposed sanctions on Ruritania.",
            "Imposition Actual: United States > Ruritania",
        ),
        ("Sanctions on Ruritania were re-imposed by the EU.", "Imposition Actual: European Union > Ruritania"),
        ("The re-imposition of US sanctions on Ruritania hurt.", "Imposition Actual: United States > Ruritania"),
        ("The EU threatened to re-impose sanctions on Ruritania.", "Threat Hypothetical: European Union > Ruritania"),
    ],
)
def test_what_is_done_again(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))


@pytest.mark.parametrize(
    ("text", "authorities"),
    [
        ("Ruritania is under sanctions imposed by the U.S. and European Union.", {"United States", "European Union"}),
        ("The U.S. and European Union imposed sanctions on Ruritania.", {"United States", "European Union"}),
        (
            "The European Union and United States lifted the sanctions on Ruritania.",
            {"United States", "European Union"},
        ),
        ("Sanctions were imposed on Ruritania by the U.S. and European Union.", {"United States", "European Union"}),
        (
            "Ruritania wants the United States and European Union to lift sanctions.",
            {"United States", "European Union"},
        ),
        ("The U.S. Treasury Department imposed sanctions on Ruritania.", {"Treasury Department"}),
    ],
)
def test_two_who_share_an_article(nlp, text: str, authorities: set[str]) -> None:
    told = _tellings(nlp, text)
    assert {authority for mention in told for authority in mention.authorities} == authorities
