"""What news says more of sanctions told before: measures and targets of one act. All names are invented."""

from __future__ import annotations

import pytest

from kgexport.extract.sanctions import find_sanctions
from kgexport.model import Measure, SanctionAct
from kgexport.resolve.sanctions import merge_acts
from tests.extract.readings import reading_of
from tests.extract.test_sanctions import DATE, NAMES, _lines, _tellings

ASSETS, ARMS, TRADE = Measure.ASSET_FREEZE, Measure.ARMS_EMBARGO, Measure.TRADE_RESTRICTION
MONEY, TRANSPORT, TRAVEL = Measure.FINANCIAL_RESTRICTION, Measure.TRANSPORT_BAN, Measure.TRAVEL_BAN
IMPOSED = "The Security Council imposed new sanctions on Ruritania on Monday."


def _acts(nlp, text: str) -> tuple[SanctionAct, ...]:
    reading = reading_of(nlp(text), NAMES, date=DATE)
    return merge_acts(tuple(find_sanctions(reading)), reading.entities)[0]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The sanctions ban countries from purchasing the country's coal and seafood.", {TRADE}),
        ("They also prohibit countries from increasing investments.", {MONEY}),
        ("The sanctions will cover shipping, finance and energy.", {TRANSPORT, MONEY, TRADE}),
        (
            "The sanctions take effect soon and cover Ruritania's shipping, financial and energy sectors.",
            {TRANSPORT, MONEY, TRADE},
        ),
        ("The sanctions limit Ruritania's sale of conventional weapons, coal and iron ore.", {ARMS, TRADE}),
        ("The sanctions will also include some areas of high-tech exports.", {TRADE}),
        ("The measures hit the country's banking sector.", {MONEY}),
        ("It targets the oil sector.", {TRADE}),
        ("They freeze the assets of Bran Orlo and bar him from travelling to other countries.", {ASSETS, TRAVEL}),
        ("The first round of these sanctions will limit exports to Ruritania of foreign goods.", {TRADE}),
        ("The sanctions affect oil exports, shipping and lending.", {TRADE, TRANSPORT, MONEY}),
        (
            "They prohibit countries from buying coal and put three people on the U.N. blacklist, including an asset"
            " freeze on Ada Vance.",
            {TRADE, ASSETS},
        ),
    ],
)
def test_details_are_of_the_act_told_before(nlp, text: str, measures: set[Measure]) -> None:
    acts = _acts(nlp, f"{IMPOSED} {text}")
    assert [(act.act.value, set(act.measures)) for act in acts] == [("Imposition", measures)]


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council approved tough economic sanctions targeting exports. Nobody was against. It was late."
        " The vote came late. The sanctions ban countries from purchasing Ruritania's coal.",
        f"{IMPOSED} The sanctions ban countries from purchasing Ruritania's coal.",
    ],
)
def test_details_make_no_act_of_their_own(nlp, text: str) -> None:
    assert len(_acts(nlp, text)) == 1


def test_what_threatened_sanctions_would_do_is_part_of_the_threat(nlp) -> None:
    text = "The European Union threatened Ruritania with sanctions. They would hit the oil sector and shipping."
    assert _lines(_tellings(nlp, text)) == ["Threat Hypothetical: European Union > Ruritania"] * 2


def test_details_are_of_what_was_imposed_and_not_of_a_threat_between(nlp) -> None:
    text = (
        "The European Union imposed sanctions on Ruritania on Monday. It threatened Graustark with sanctions."
        " The sanctions affect 13 officials and shipping."
    )
    assert _lines(_tellings(nlp, text))[-1] == "Imposition Actual: European Union > Ruritania"


@pytest.mark.parametrize(
    "text",
    [
        "Graustark protested. It banned a newspaper.",
        "They hit the town hard.",
        "It covers three pages.",
        "The measures will not affect food.",
        "A storm hit the coast.",
    ],
)
def test_other_sentences_add_nothing(nlp, text: str) -> None:
    acts = _acts(nlp, f"{IMPOSED} {text}")
    assert [act.measures for act in acts] == [()]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The powers in July 2015 crafted a deal that eased sanctions on Ruritania.", "July 2015"),
        ("Ada Vance plans to sign an executive order on Friday that will slap sanctions on Ruritania.", "Friday"),
        ("The European Union adopted a resolution on Monday that imposes sanctions on Ruritania.", "Monday"),
        ("In May 2016 the two reached an agreement that lifted U.S. sanctions on Ruritania.", "May 2016"),
        ("On Friday, the Security Council passed a law that tightened sanctions on Ruritania.", "Friday"),
        ("On Friday, Ada Vance met an envoy who had imposed sanctions on Ruritania.", None),
        ("On Friday, Bran Orlo criticised a minister that lifted sanctions on Ruritania.", None),
    ],
)
def test_what_a_deal_or_order_does_is_of_its_day(nlp, text: str, phrase: str | None) -> None:
    times = [telling.time for telling in _tellings(nlp, text) if not telling.standing]
    assert [None if time is None else time.phrase for time in times] == [phrase]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Ruritania suffers from U.S. sanctions that have halted most oil exports and hurt the economy.", (TRADE,)),
        ("Ruritania is under EU sanctions that limit foreign lending.", (MONEY,)),
        ("Ruritania is under EU sanctions that have cut its people off.", ()),
    ],
)
def test_measures_of_clauses_behind_sanctions(nlp, text: str, measures: tuple[Measure, ...]) -> None:
    assert _tellings(nlp, text)[0].measures == measures
