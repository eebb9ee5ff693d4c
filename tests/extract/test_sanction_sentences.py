"""Sanction acts in sentences in the manner of agencies, newspapers and ministries, with names invented for the test."""

from __future__ import annotations

import datetime

import pytest

from kgexport.extract.sanctions import find_sanctions
from kgexport.model import SanctionAct
from kgexport.resolve.sanctions import merge_acts
from tests.extract.readings import reading_of

DATE = datetime.date(2022, 3, 16)
"""A Wednesday."""

NAMES = {
    "United States|U.S.|US|American|Americans": "country",
    "Britain|British|UK|Britons": "country",
    "Canada|Canadian|Canadians": "country",
    "Russia|Russian|Russians": "country",
    "Iran|Iranian": "country",
    "Cuba|Cuban": "country",
    "Switzerland": "country",
    "Ruritania|Ruritanian|Ruritanians": "country",
    "Graustark|Graustarkian": "country",
    "Syldavia|Syldavian": "country",
    "Washington": "place",
    "Moscow": "place",
    "European Union|EU": "body",
    "Security Council": "body",
    "UN|U.N.": "body",
    "West African Bloc": "body",
    "Arab Compact": "body",
    "U.S. Treasury Department|Treasury Department|Treasury": "body",
    "White House": "body",
    "Commerce Department": "body",
    "State Department": "body",
    "Ada Vance|Vance": "person",
    "Bran Orlo|Orlo": "person",
    "Cato Brill|Brill": "person",
    "Harbour Bank": "body",
    "Vance Shipping": "body",
    "Orlova Lines": "body",
    "Red Column": "body",
    "Galatia Rovers": "body",
    "Kicking Federation": "body",
}

IMPOSED = """
The U.S. Treasury Department said on Tuesday it had imposed sanctions on Orlova Lines and its owner, Bran Orlo.
  Imposition Actual: U.S. Treasury Department > Orlova Lines, Bran Orlo @ 2022-03-15
The EU on Monday imposed asset freezes and visa bans on 12 Ruritanian officials, including Interior Minister Ada Vance.
  Imposition Actual: European Union > Ada Vance [AssetFreeze, TravelBan] @ 2022-03-14
Canada has imposed travel bans on seven Graustarkian generals, among them Cato Brill.
  Imposition Actual: Canada > Cato Brill [TravelBan]
Britain imposed sanctions on Ada Vance, head of Harbour Bank, and two firms she owns, Orlova Lines and Vance Shipping.
  Imposition Actual: Britain > Ada Vance, Orlova Lines, Vance Shipping
The crisis prompted the EU to slap sanctions on Ruritania.
  Imposition Actual: European Union > Ruritania
Ada Vance was designated for sanctions by the Treasury Department last week.
  Imposition Actual: U.S. Treasury Department > Ada Vance @ 2022-03-07 2022-03-13
The United States blacklisted 28 Ruritanian companies, including Harbour Bank.
  Imposition Actual: United States > Harbour Bank
Russia barred a list of British politicians, including Ada Vance, from entering the country.
  Imposition Actual: Russia > Ada Vance [TravelBan]
Russia imposed an entry ban on 41 Canadians, including Bran Orlo.
  Imposition Actual: Russia > Bran Orlo [TravelBan]
The U.S. revoked the visas of Cato Brill and Ada Vance.
  Imposition Actual: United States > Cato Brill, Ada Vance [TravelBan]
Switzerland adopted the EU's sanctions against Ruritania on Monday.
  Imposition Actual: Switzerland > Ruritania @ 2022-03-14
In Graustark, the West African Bloc had imposed sanctions.
  Imposition Actual: West African Bloc > Graustark
The Security Council voted to impose an arms embargo on Ruritania.
  Imposition Actual: Security Council > Ruritania [ArmsEmbargo]
The West African Bloc imposed a no-fly zone and a trade embargo on Graustark.
  Imposition Actual: West African Bloc > Graustark [TransportBan, TradeRestriction]
The Arab Compact agreed to an embargo on Ruritanian oil.
  Imposition Actual: Arab Compact > Ruritania [TradeRestriction]
The EU decided to impose restrictive measures against Ada Vance.
  Imposition Planned: European Union > Ada Vance
Canada closed its airspace to Ruritanian planes.
  Imposition Actual: Canada > Ruritania [TransportBan]
The EU banned Ruritanian airlines from its airspace.
  Imposition Actual: European Union > Ruritania [TransportBan]
Syldavia banned imports of Ruritanian goods in 2014.
  Imposition Actual: Syldavia > Ruritania [TradeRestriction] @ 2014-01-01 2014-12-31
Graustark has restricted exports of chips to Russia.
  Imposition Actual: Graustark > Russia [TradeRestriction]
The Commerce Department imposed export controls on Ruritania and Graustark.
  Imposition Actual: Commerce Department > Ruritania, Graustark [TradeRestriction]
The United States announced financial restrictions on Ruritania.
  Imposition Actual: United States > Ruritania [FinancialRestriction]
"""

LISTED = """
The Treasury Department added Orlova Lines to its SDN list on Tuesday.
  Imposition Actual: U.S. Treasury Department > Orlova Lines @ 2022-03-15
The Treasury Department removed three ships and Vance Shipping from its sanctions list.
  Lifting Actual: U.S. Treasury Department > Vance Shipping
Graustark added Harbour Bank to its unreliable entities list.
  Imposition Actual: Graustark > Harbour Bank
The Commerce Department put Harbour Bank on the Entity List.
  Imposition Actual: Commerce Department > Harbour Bank [TradeRestriction]
The U.S. put Red Column on its list of foreign terrorist organizations in April 2019.
  Imposition Actual: United States > Red Column @ 2019-04-01 2019-04-30
The U.S. removed Graustark from its list of state sponsors of terrorism.
  Lifting Actual: United States > Graustark
The EU added Ada Vance to the list of persons subject to restrictive measures.
  Imposition Actual: European Union > Ada Vance
The UN sanctions committee struck Bran Orlo off its blacklist.
  Lifting Actual: UN > Bran Orlo
The committee removed the names of Bran Orlo and Cato Brill from its sanctions list.
  Lifting Actual: - > Bran Orlo, Cato Brill
Bran Orlo taken off sanctions list
  Lifting Actual: - > Bran Orlo
Vance Shipping was delisted by the Treasury Department last week.
  Lifting Actual: U.S. Treasury Department > Vance Shipping @ 2022-03-07 2022-03-13
Ada Vance has been on the EU sanctions list since 2014.
  Imposition Actual: European Union > Ada Vance @ 2014-01-01 2014-12-31
The U.S. offered a reward for Bran Orlo, who is on its terror list.
  Imposition Actual: United States > Bran Orlo
"""

STANDING = """
Washington has maintained an embargo against Cuba since 1962.
  Imposition Actual: Washington > Cuba @ 1962-01-01 1962-12-31
The UK already had sanctions in place on Ada Vance.
  Imposition Actual: Britain > Ada Vance
Ada Vance, a sanctioned Ruritanian banker, bought the villa.
  Imposition Actual: - > Ada Vance
Bulgaria seized a yacht owned by sanctioned businessman Cato Brill.
  Imposition Actual: - > Cato Brill
The owner of Orlova Lines, Bran Orlo, is subject to an EU asset freeze.
  Imposition Actual: European Union > Bran Orlo [AssetFreeze]
Ruritania, which is under U.N. sanctions over its weapons programme, fired a missile.
  Imposition Actual: UN > Ruritania
The EU says Ada Vance will remain under sanctions.
  Imposition Planned: European Union > Ada Vance
The firm helped Ruritania evade an oil embargo.
  Imposition Actual: - > Ruritania [TradeRestriction]
Cuban officials denounced the U.S. embargo.
  Imposition Actual: United States > Cuba
"""

UNDONE = """
Ruritanian leader Cato Brill met Bran Orlo. The talks failed because Brill wanted complete sanctions relief.
  Imposition Actual: - > Ruritania
  Easing Hypothetical: - > Ruritania
The UK lifted an asset freeze on Harbour Bank, a lender that it had sanctioned in 2018.
  Lifting Actual: Britain > Harbour Bank [AssetFreeze]
  Imposition Actual: Britain > Harbour Bank @ 2018-01-01 2018-12-31
The EU lifted the sanctions imposed on Ruritania.
  Lifting Actual: European Union > Ruritania
  Imposition Actual: European Union > Ruritania
The Treasury lifted sanctions on Orlova Lines. The Treasury had sanctioned it in 2019.
  Lifting Actual: U.S. Treasury Department > Orlova Lines
  Imposition Actual: U.S. Treasury Department > Orlova Lines @ 2019-01-01 2019-12-31
There is no reason to lift the sanctions on Ruritania.
  Lifting Hypothetical: - > Ruritania
  Imposition Actual: - > Ruritania
Ada Vance urged the West African Bloc to lift sanctions on Graustark.
  Lifting Hypothetical: West African Bloc > Graustark
  Imposition Actual: West African Bloc > Graustark
Washington has resisted calls to relax sanctions on Ruritania.
  Easing Hypothetical: Washington > Ruritania
  Imposition Actual: Washington > Ruritania
The EU suspended sanctions on Syldavia on Tuesday.
  Easing Actual: European Union > Syldavia @ 2022-03-15
The Treasury issued a licence easing some sanctions on Harbour Bank.
  Easing Actual: U.S. Treasury Department > Harbour Bank
The United States will lift economic restrictions against Ruritania.
  Lifting Planned: United States > Ruritania
  Imposition Actual: United States > Ruritania
"""

EXTENDED = """
The Security Council extended the arms embargo on Ruritania until July 31, 2024.
  Extension Actual: Security Council > Ruritania [ArmsEmbargo]
  Imposition Actual: Security Council > Ruritania [ArmsEmbargo]
The EU extended sanctions against Ruritania on Monday.
  Extension Actual: European Union > Ruritania @ 2022-03-14
  Imposition Actual: European Union > Ruritania
Britain rolled over sanctions on Graustark.
  Extension Actual: Britain > Graustark
  Imposition Actual: Britain > Graustark
Foreign ministers extended the Ruritania blacklist for six months.
  Extension Actual: - > Ruritania
  Imposition Actual: - > Ruritania
"""

THREATENED = """
The EU is considering sanctions against Ruritanian leader Ada Vance.
  Threat Hypothetical: European Union > Ada Vance
Ruritania could face new sanctions if it invades, the White House warned.
  Threat Hypothetical: White House > Ruritania
Canada warned of further sanctions against Ruritania.
  Threat Hypothetical: Canada > Ruritania
Lawmakers called for sanctions on Harbour Bank.
  Threat Hypothetical: - > Harbour Bank
The EU has no plans to impose sanctions on Syldavia.
  Threat Negated: European Union > Syldavia
Penalties were only considered against Ruritania.
  Threat Hypothetical: - > Ruritania
"""

TOLD_TWICE = """
Canada imposed sanctions on Ruritania. The EU passed a law allowing its members to start looking at ending sanctions.
  Imposition Actual: Canada > Ruritania
  Imposition Actual: European Union > Ruritania
  Lifting Hypothetical: European Union > Ruritania
The Treasury is sanctioning Ada Vance today. The Treasury is taking action to impose visa restrictions on officials.
  Imposition Actual: U.S. Treasury Department > - [TravelBan] @ 2022-03-16
  Imposition Actual: U.S. Treasury Department > Ada Vance @ 2022-03-16
The next round of EU sanctions on Moscow will come soon. The EU sanctions on Russia are tough.
  Imposition Actual: European Union > Russia
Graustark lashed out at the U.S. for imposing new sanctions on it. Vance Shipping was already on a U.S. blacklist.
  Imposition Actual: United States > Graustark
  Imposition Actual: United States > Vance Shipping
Canada imposed sanctions on three officials on Monday. Britain had earlier sanctioned Ada Vance.
  Imposition Actual: Canada > - @ 2022-03-14
  Imposition Actual: Britain > Ada Vance
The EU embargo on arms exports to Ruritania is likely to be lifted. Graustark called for the embargo to be lifted.
  Imposition Actual: European Union > Ruritania [ArmsEmbargo]
  Lifting Hypothetical: European Union > Ruritania [ArmsEmbargo]
Sanctions against Ruritania will be maintained.
  Extension Planned: - > Ruritania
  Imposition Actual: - > Ruritania
Many feel that the U.S. is looking for excuses for sanctioning Ruritania.
  Threat Hypothetical: United States > Ruritania
"""

SHUT_OUT = """
Britain cut Harbour Bank off from the dollar system.
  Imposition Actual: Britain > Harbour Bank [FinancialRestriction]
Harbour Bank was cut off from the financial system by the Treasury.
  Imposition Actual: U.S. Treasury Department > Harbour Bank [FinancialRestriction]
The EU excluded Harbour Bank from the SWIFT payment network.
  Imposition Actual: European Union > Harbour Bank [FinancialRestriction]
The Treasury Department barred U.S. companies from doing business with Harbour Bank.
  Imposition Actual: U.S. Treasury Department > Harbour Bank [FinancialRestriction]
Americans are prohibited from doing business with Harbour Bank.
  Imposition Actual: United States > Harbour Bank [FinancialRestriction]
U.S. companies are prohibited from selling any service to Ruritania.
  Imposition Actual: United States > Ruritania [TradeRestriction]
Ada Vance has been barred from entering the United States.
  Imposition Actual: United States > Ada Vance [TravelBan]
The United States denied a visa to Ada Vance over corruption.
  Imposition Actual: United States > Ada Vance [TravelBan]
Canada banned Russian planes from its airspace.
  Imposition Actual: Canada > Russia [TransportBan]
Britain banned Russian ships from its ports.
  Imposition Actual: Britain > Russia [TransportBan]
Canada halted exports of chips to Russia in response to the invasion.
  Imposition Actual: Canada > Russia [TradeRestriction]
The EU imposed a price cap on Russian oil.
  Imposition Actual: European Union > Russia [TradeRestriction]
U.S. sanctions that bar exports of technology to Russia have hurt the economy.
  Imposition Actual: United States > Russia [TradeRestriction]
Switzerland joined EU sanctions against Ruritania.
  Imposition Actual: Switzerland > Ruritania
Canada retaliated with travel bans against Ada Vance.
  Imposition Actual: Canada > Ada Vance [TravelBan]
The Treasury's blacklisting of Harbour Bank angered Graustark.
  Imposition Actual: U.S. Treasury Department > Harbour Bank
The United States exempted Graustark from sanctions on Ruritania.
  Easing Actual: United States > Graustark
EU Sanctions Harbour Bank
  Imposition Actual: European Union > Harbour Bank
Graustark urged the EU to impose sanctions on Harbour Bank.
  Threat Hypothetical: European Union > Harbour Bank
Canada imposed sanctions on Ruritania after its 1990 invasion of Graustark.
  Imposition Actual: Canada > Ruritania @ 1990-01-01 1990-12-31
The United States announced the end of the Ruritania sanctions program that began in March 2003.
  Imposition Actual: - > Ruritania @ 2003-03-01 2003-03-31
  Lifting Actual: United States > Ruritania
The State Department is taking action to impose visa restrictions on Ada Vance.
  Imposition Actual: State Department > Ada Vance [TravelBan]
Britain on Monday ordered its ministers to prepare to lift sanctions on Ruritania.
  Imposition Actual: Britain > Ruritania
  Lifting Planned: Britain > Ruritania
"""

NONE = """
Police barred journalists from entering the building.
The city banned cars from entering the old town.
Vance Shipping was cut off from the internet by a storm.
Vance Shipping halted exports of cars to Syldavia.
Graustark lifted its ban on imports of wine.
Bran Orlo was barred from running for office.
The athlete was sanctioned by the Kicking Federation for doping.
The Kicking Federation imposed a ban on Galatia Rovers.
The judge imposed sanctions on Vance Shipping for misconduct.
The court sanctioned lawyer Cato Brill.
The project was sanctioned by the ministry.
The race was not officially sanctioned by the Kicking Federation.
The U.S. imposed tariffs on steel from Canada.
Activists urged a boycott of Harbour Bank.
The ministry declared the ambassador, Ada Vance, persona non grata.
Britain expelled 40 Russian diplomats.
Canada called for a ban on plastic bags.
Switzerland lifted coronavirus travel restrictions on visitors from Ruritania.
Canada imposed a ban on travel from Ruritania to curb the virus.
Prosecutors froze the bank accounts of Bran Orlo in a corruption probe.
Parliament designated Ada Vance as prime minister.
Ada Vance put Bran Orlo on a list of guests.
Syldavia has opposed unilateral sanctions.
Ruritania opened a free trade zone for Graustark.
Both sides agreed on economic measures to help Ruritania.
Talks on arms control with Ruritania went on.
"""


def _cases(table: str) -> list[tuple[str, list[str]]]:
    cases: list[tuple[str, list[str]]] = []
    for line in table.strip().splitlines():
        if line.startswith("  "):
            cases[-1][1].append(line.strip())
        else:
            cases.append((line, []))
    return cases


def _line(act: SanctionAct) -> str:
    measures = f" [{', '.join(measure.value for measure in act.measures)}]" if act.measures else ""
    days = [] if act.time is None else [str(day) for day in (act.time.earliest, act.time.latest) if day]
    time = f" @ {' '.join(dict.fromkeys(days))}" if days else ""
    parties = f"{', '.join(act.authorities) or '-'} > {', '.join(act.targets) or '-'}"
    return f"{act.act.value} {act.modality.value}: {parties}{measures}{time}"


TABLES = (IMPOSED, LISTED, SHUT_OUT, STANDING, UNDONE, EXTENDED, THREATENED, TOLD_TWICE, NONE)


@pytest.mark.parametrize(("text", "expected"), [case for table in TABLES for case in _cases(table)])
def test_sentence_tells_of_these_acts(nlp, text, expected):
    reading = reading_of(nlp(text), NAMES, date=DATE)
    acts, _ = merge_acts(tuple(find_sanctions(reading)), reading.entities)
    assert sorted(_line(act) for act in acts) == sorted(expected)
