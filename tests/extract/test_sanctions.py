"""Tellings of sanction acts in sentences written for the test, with entities that the test names."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest

from kgexport.extract.sanctions import find_sanctions
from kgexport.model import Act, Measure, Modality, SanctionMention
from tests.extract.readings import reading_of

DATE = datetime.date(2022, 3, 16)
NAMES = {
    "United States|U.S.|US|American": "country",
    "Britain|British": "country",
    "Canada": "country",
    "European Union|EU": "body",
    "Security Council|Council": "body",
    "Treasury Department|Treasury": "body",
    "Ruritania|Ruritanian|Ruritanians": "country",
    "Graustark|Graustarkian": "country",
    "Ada Vance|Vance": "person",
    "Bran Orlo|Orlo": "person",
    "Harbour Bank": "body",
    "Vance Shipping": "body",
    "Red Column": "body",
}


def _tellings(nlp, text: str) -> list[SanctionMention]:
    return list(find_sanctions(reading_of(nlp(text), NAMES, date=DATE)))


def _line(telling: SanctionMention) -> str:
    standing = " standing" if telling.standing else ""
    return (
        f"{telling.act.value} {telling.modality.value}{standing}: "
        f"{', '.join(telling.authorities) or '-'} > {', '.join(telling.targets) or '-'}"
    )


def _lines(tellings: Iterable[SanctionMention]) -> list[str]:
    return [_line(telling) for telling in tellings]


VERBS = [
    ("The Treasury Department sanctioned Ada Vance.", "Imposition Actual: Treasury Department > Ada Vance"),
    ("Ada Vance has been sanctioned by the EU.", "Imposition Actual: European Union > Ada Vance"),
    ("Ada Vance, sanctioned by the EU in 2012, resigned.", "Imposition Actual: European Union > Ada Vance"),
    (
        "The US blacklisted Harbour Bank and Vance Shipping.",
        "Imposition Actual: United States > Harbour Bank, Vance Shipping",
    ),
    ("The EU delisted Bran Orlo.", "Lifting Actual: European Union > Bran Orlo"),
    ("The sanctioned Harbour Bank closed.", "Imposition Actual standing: - > Harbour Bank"),
    ("The US designated Orlo pursuant to Executive Order 13224.", "Imposition Actual: United States > Bran Orlo"),
    ("Britain designated Red Column a terrorist organisation.", "Imposition Actual: Britain > Red Column"),
    ("Britain froze the assets of Ada Vance.", "Imposition Actual: Britain > Ada Vance"),
    ("Canada banned Bran Orlo from entering the country.", "Imposition Actual: Canada > Bran Orlo"),
    ("The EU threatened to sanction Harbour Bank.", "Threat Hypothetical: European Union > Harbour Bank"),
    ("The EU will sanction Harbour Bank next week.", "Imposition Planned: European Union > Harbour Bank"),
    ("The EU has not sanctioned Harbour Bank.", "Imposition Negated: European Union > Harbour Bank"),
    ("They did not persuade the EU to sanction Harbour Bank.", "Imposition Negated: European Union > Harbour Bank"),
]  # fmt: skip

NOUNS = [
    ("The EU imposed sanctions on Ruritania.", "Imposition Actual: European Union > Ruritania"),
    ("Sanctions were imposed on Ruritania by the Security Council.", "Imposition Actual: Security Council > Ruritania"),
    (
        "The EU imposed sanctions on Ada Vance, Bran Orlo and Harbour Bank.",
        "Imposition Actual: European Union > Ada Vance, Bran Orlo, Harbour Bank",
    ),
    (
        "The EU imposed sanctions on six officials, including Ada Vance and Bran Orlo.",
        "Imposition Actual: European Union > Ada Vance, Bran Orlo",
    ),
    ("The EU imposed sanctions on Vance for supporting Graustark.", "Imposition Actual: European Union > Ada Vance"),
    ("U.S. sanctions on Ruritania have hurt the poor.", "Imposition Actual standing: United States > Ruritania"),
    ("U.S.-imposed sanctions against Ruritania failed.", "Imposition Actual standing: United States > Ruritania"),
    ("Ruritania is under EU sanctions.", "Imposition Actual standing: European Union > Ruritania"),
    (
        "Harbour Bank has been subject to U.S. sanctions since 2010.",
        "Imposition Actual standing: United States > Harbour Bank",
    ),
    (
        "Harbour Bank has been the target of U.S. sanctions since 2010.",
        "Imposition Actual standing: United States > Harbour Bank",
    ),
    ("Harbour Bank was hit with U.S. sanctions.", "Imposition Actual: United States > Harbour Bank"),
    ("The EU added Harbour Bank to its sanctions list.", "Imposition Actual: European Union > Harbour Bank"),
    ("The EU removed Bran Orlo from the blacklist.", "Lifting Actual: European Union > Bran Orlo"),
    ("The EU lifted sanctions on Ruritania.", "Lifting Actual: European Union > Ruritania"),
    ("The EU suspended its sanctions on Ruritania.", "Easing Actual: European Union > Ruritania"),
    ("Canada threatened Ruritania with sanctions.", "Threat Hypothetical: Canada > Ruritania"),
    ("Canada called for sanctions on Ruritania.", "Threat Hypothetical: Canada > Ruritania"),
    ("Canada is considering sanctions against Ruritania.", "Threat Hypothetical: Canada > Ruritania"),
    ("Canada warned that Ruritania could face sanctions.", "Threat Hypothetical: Canada > Ruritania"),
    ("Canada said it has no plans to impose sanctions on Ruritania.", "Threat Negated: Canada > Ruritania"),
    ("Canada thanked Britain for imposing sanctions on Ruritania.", "Imposition Actual: Britain > Ruritania"),
    ("Sanctions imposed by Britain on Ruritania hurt.", "Imposition Actual: Britain > Ruritania"),
    ("Britain announced an embargo on trade with Ruritania.", "Imposition Actual: Britain > Ruritania"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VERBS)
def test_verbs(nlp, text: str, expected: str) -> None:
    assert _lines(_tellings(nlp, text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), NOUNS)
def test_nouns(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Graustark could win relief from U.S. sanctions on Ruritania.",
            ["Imposition Actual standing: United States > Ruritania", "Easing Hypothetical: United States > Ruritania"],
        ),
        (
            "The EU extended its sanctions on Ruritania.",
            ["Imposition Actual standing: European Union > Ruritania", "Extension Actual: European Union > Ruritania"],
        ),
        (
            "Harbour Bank will gain if the US lifts its embargo on Ruritania.",
            [
                "Imposition Actual standing: United States > Ruritania",
                "Lifting Hypothetical: United States > Ruritania",
            ],
        ),
    ],
)
def test_what_may_be_eased_is_in_force(nlp, text: str, expected: list[str]) -> None:
    assert _lines(_tellings(nlp, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The US raised tariffs on steel from Ruritania.",
        "A court sentenced Bran Orlo to prison and froze his accounts.",
        "The league banned Bran Orlo for four matches.",
        "The race was sanctioned by the federation.",
        "Ruritania sanctioned the use of force.",
        "Ada Vance designated Bran Orlo as security minister in 2016.",
        "Bran Orlo is the designated driver.",
        "Ruritania expelled two Graustarkian diplomats.",
        "Ruritania banned alcohol and imposed a smoking ban.",
        "The boycott, divestment and sanctions movement marched in Ruritania.",
        "Ada Vance is an expert on arms control and Ruritania.",
        "The government ended the blockade that it had imposed on Ruritania.",
        "Ruritania must improve its export controls.",
    ],
)
def test_what_is_no_sanction(nlp, text: str) -> None:
    assert _tellings(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The EU imposed a travel ban and an asset freeze on Ada Vance.", [Measure.TRAVEL_BAN, Measure.ASSET_FREEZE]),
        ("The EU imposed financial sanctions on Ruritania.", [Measure.FINANCIAL_RESTRICTION]),
        ("The Council lifted the arms embargo on Ruritania.", [Measure.ARMS_EMBARGO]),
        ("The US imposed visa restrictions on Bran Orlo.", [Measure.TRAVEL_BAN]),
        ("Britain imposed sanctions including export controls on Ruritania.", [Measure.TRADE_RESTRICTION]),
        ("Britain banned Vance Shipping from flying to London.", [Measure.TRANSPORT_BAN]),
        ("The EU imposed sanctions on Ruritania.", []),
    ],
)
def test_measures_are_those_that_the_text_names(nlp, text: str, measures: list[Measure]) -> None:
    (telling,) = _tellings(nlp, text)
    assert list(telling.measures) == measures


def test_reason_and_legal_basis_are_words_of_the_text(nlp) -> None:
    text = (
        "The US sanctioned Orlo over his ties to Red Column. The US designated Vance pursuant to Executive Order 13224."
    )
    first, second = _tellings(nlp, text)
    assert first.reason == "over his ties to Red Column"
    assert first.targets == ("Bran Orlo",)
    assert second.legal_basis == "Executive Order 13224"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("On Monday the EU imposed sanctions on Ruritania.", "Monday"),
        ("The EU voted on Monday to extend sanctions on Ruritania.", "Monday"),
        ("Canada announced on Monday that it was imposing sanctions on Ruritania.", "Monday"),
        ("Ruritania has been under EU sanctions since 2010.", "2010"),
        ("Canada mentioned EU sanctions on Ruritania on Monday.", None),
        ("If the EU lifts sanctions on Ruritania in May, trade will grow.", None),
    ],
)
def test_day_is_that_of_the_act(nlp, text: str, phrase: str | None) -> None:
    telling = _tellings(nlp, text)[-1]
    assert (telling.time.phrase if telling.time else None) == phrase


def test_later_tellings_take_from_earlier_ones(nlp) -> None:
    text = (
        "The EU imposed sanctions on Ruritania in 2010. The sanctions could be eased this year. "
        "Orlo said they should be lifted."
    )
    lines = _lines(_tellings(nlp, text))
    assert lines[0] == "Imposition Actual: European Union > Ruritania"
    assert "Easing Hypothetical: European Union > Ruritania" in lines
    assert any(line.startswith("Lifting Hypothetical") and line.endswith("> Ruritania") for line in lines)


def test_we_are_the_government_that_speaks(nlp) -> None:
    text = (
        "Ada Vance, Secretary of Roads\n\nToday, the United States is designating Harbour Bank for its role in "
        "sanctions evasion. We are also imposing sanctions on Vance Shipping."
    )
    tellings = _tellings(nlp, text)
    assert {telling.authorities for telling in tellings} == {("United States",)}
    assert [telling.targets for telling in tellings] == [("Harbour Bank",), ("Vance Shipping",)]
    assert {telling.time.earliest for telling in tellings if telling.time} == {DATE}


def test_order_gives_its_signer(nlp) -> None:
    text = (
        "Today, Ada Vance signed an Executive Order. All property of persons designated pursuant to this order is "
        "blocked. Individuals sanctioned under this order will be banned from entering the country."
    )
    tellings = _tellings(nlp, text)
    assert {telling.authorities for telling in tellings} == {("Ada Vance",)}
    assert {measure for telling in tellings for measure in telling.measures} == {
        Measure.ASSET_FREEZE,
        Measure.TRAVEL_BAN,
    }


def test_lists_that_the_parser_loses(nlp) -> None:
    text = (
        "The US imposed sanctions on Harbour Bank (the Bank), Red Column; Vance Shipping; and Ruritanian national "
        "Bran Orlo for supporting Graustark."
    )
    (telling,) = _tellings(nlp, text)
    assert telling.targets == ("Harbour Bank", "Red Column", "Vance Shipping", "Bran Orlo")


def test_people_of_a_country_are_not_the_country(nlp) -> None:
    (telling,) = _tellings(nlp, "The EU imposed sanctions on seven Ruritanians.")
    assert telling.targets == ()
    assert telling.authorities == ("European Union",)


def test_nobody_sanctions_himself(nlp) -> None:
    assert _tellings(nlp, "Ruritania imposed sanctions on Ruritania.") == []


def test_country_of_a_nameless_sanction_is_guessed_with_little_confidence(nlp) -> None:
    (telling,) = _tellings(nlp, "The Security Council condemned Ruritania and pledged to impose further sanctions.")
    assert telling.targets == ("Ruritania",)
    assert telling.confidence < 0.7


def test_trigger_lies_in_the_text(nlp) -> None:
    text = "The EU imposed new, tougher sanctions on Ruritania."
    for telling in _tellings(nlp, text):
        assert text[telling.trigger.begin : telling.trigger.end] == telling.trigger.text


def test_acts_are_numbered_in_the_order_of_the_text(nlp) -> None:
    tellings = _tellings(nlp, "The EU sanctioned Ada Vance. The US sanctioned Bran Orlo.")
    assert [telling.key for telling in tellings] == ["sanction-0", "sanction-1"]
    assert [telling.act for telling in tellings] == [Act.IMPOSITION, Act.IMPOSITION]
    assert {telling.modality for telling in tellings} == {Modality.ACTUAL}
