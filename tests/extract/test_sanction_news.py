"""Sanction acts in the manner of news of many publishers: by class of construction, each in variants of its own."""

from __future__ import annotations

import pytest

from kgexport.extract.sanctions import find_sanctions
from kgexport.resolve.sanctions import merge_acts
from tests.extract.readings import reading_of
from tests.extract.test_sanction_sentences import DATE, NAMES, _cases, _line

FOR_THEIR_COUNTRIES = """
President Ada Vance signed an order on Monday imposing sanctions on Ruritania. The United States has troops there.
  Imposition Actual: Ada Vance > Ruritania @ 2022-03-14
Sen. Ada Vance called for new sanctions on Ruritania in response to attacks on the United States.
  Threat Hypothetical: United States > Ruritania
Graustarkian President Ada Vance said she would extend sanctions on Ruritania.
  Extension Planned: Ada Vance > Ruritania
  Imposition Actual: Graustark > Ruritania
Ada Vance, the president of Graustark, threatened sanctions against Ruritania.
  Threat Hypothetical: Ada Vance > Ruritania
Syldavia's Orlo has lifted an embargo on Graustark.
  Lifting Actual: Bran Orlo > Graustark
Graustarkian Prime Minister Ada Vance announced sanctions on Ruritania.
  Imposition Actual: Ada Vance > Ruritania
Graustarkian Vice President Ada Vance announced sanctions on Ruritania.
  Imposition Actual: Graustark > Ruritania
Graustarkian President Ada Vance lifted the decades-old U.S. embargo on Ruritania.
  Lifting Actual: Ada Vance > Ruritania
The new sanctions on Ruritania were announced by Graustarkian President Ada Vance.
  Imposition Actual: Graustark > Ruritania
Graustarkian President Ada Vance may lift sanctions on Ruritania.
  Lifting Hypothetical: Ada Vance > Ruritania
  Imposition Actual: Graustark > Ruritania
Graustarkian President Ada Vance banned imports from Ruritania. Graustark has sanctions on Ruritania.
  Imposition Actual: Ada Vance > Ruritania [TradeRestriction]
Canada has imposed sanctions on Ruritania. Canadian President Ada Vance sanctioned Ruritania over its tests.
  Imposition Actual: Canada > Ruritania
The British foreign secretary, Cato Brill, announced travel bans on Ada Vance.
  Imposition Actual: Britain > Ada Vance [TravelBan]
Secretary of State Bran Orlo announced sanctions on Ruritania, after talks in the United States.
  Imposition Actual: United States > Ruritania
Vance reimposed the sanctions on Ruritania.
  Imposition Actual: Ada Vance > Ruritania
"""

RELIEVED = """
The U.S. imposed sanctions on Ruritania in 2018. Ruritania wants to lift sanctions.
  Imposition Actual: United States > Ruritania @ 2018-01-01 2018-12-31
  Lifting Hypothetical: - > Ruritania
The EU kept its sanctions on Graustark. In order to lift the embargo, Graustark would have to free prisoners.
  Imposition Actual: European Union > Graustark
  Lifting Hypothetical: - > Graustark
Ruritania is demanding an end to international sanctions as its price for a deal.
  Imposition Actual: - > Ruritania
  Lifting Hypothetical: - > Ruritania
Syldavia is awaiting the removal of U.S. sanctions.
  Imposition Actual: United States > Syldavia
  Lifting Planned: United States > Syldavia
Ruritania's leaders demand the lifting of economic sanctions by the EU.
  Imposition Actual: European Union > Ruritania
  Lifting Hypothetical: European Union > Ruritania
Lawmakers in Washington demanded an end to sanctions on Cuba.
  Imposition Actual: - > Cuba
  Lifting Hypothetical: - > Cuba
Ruritania needs relief from sanctions.
  Easing Hypothetical: - > Ruritania
  Imposition Actual: - > Ruritania
The EU demanded new sanctions on Russia.
  Threat Hypothetical: European Union > Russia
"""

MAY_COME = """
The White House said that further Ruritanian aggression will be met with additional sanctions.
  Threat Hypothetical: White House > Ruritania
A coalition in parliament is mulling a number of steps including further sanctions on Ruritania.
  Threat Hypothetical: - > Ruritania
The United States should consider sanctions to stop Ruritania's cyberattacks.
  Threat Hypothetical: United States > Ruritania
Many have called for Ruritania to face economic consequences, including tariffs and sanctions.
  Threat Hypothetical: - > Ruritania
The EU warned that tougher sanctions would follow if Ruritania did not withdraw.
  Threat Hypothetical: European Union > Ruritania
Vance warned Ruritania that further aggression will bring more sanctions.
  Threat Hypothetical: - > Ruritania
Sanctions on Ruritania remain on the table, the European Union said.
  Threat Hypothetical: European Union > Ruritania
New sanctions are looming over Graustark.
  Threat Hypothetical: - > Graustark
Graustark faces the prospect of tougher sanctions.
  Threat Hypothetical: - > Graustark
The EU has not ruled out sanctions against Syldavia.
  Threat Hypothetical: European Union > Syldavia
The EU ruled out sanctions against Syldavia.
  Threat Negated: European Union > Syldavia
Graustark left the door open to sanctions on Syldavia.
  Threat Hypothetical: - > Syldavia
The officials discussed possible sanctions against Ruritania.
  Threat Hypothetical: - > Ruritania
Potential U.S. sanctions on Graustark have strained ties.
  Threat Hypothetical: United States > Graustark
There is no plan for sanctions on Syldavia.
  Threat Negated: - > Syldavia
The EU stopped short of imposing sanctions on Graustark.
  Imposition Negated: European Union > Graustark
The White House opposed new sanctions on Ruritania.
  Threat Hypothetical: - > Ruritania
Ruritania will cut its holdings in response to new sanctions.
  Imposition Actual: - > Ruritania
U.S. sanctions would boost inflation in Ruritania.
  Imposition Actual: United States > Ruritania
"""

RELIEF_MEANT = """
An absolute end to the embargo on Ruritania would require approval by parliament.
  Imposition Actual: - > Ruritania
  Lifting Hypothetical: - > Ruritania
The bill would prohibit the president from suspending sanctions on Ruritania.
  Easing Hypothetical: - > Ruritania
  Imposition Actual: - > Ruritania
Firms from Graustark would benefit from the lifting of U.S. sanctions on Ruritania.
  Imposition Actual: United States > Ruritania
  Lifting Hypothetical: United States > Ruritania
His advocacy for lifting sanctions on Ruritania surprised the ministers.
  Imposition Actual: - > Ruritania
  Lifting Hypothetical: - > Ruritania
The vote clears the way for the White House to begin lifting sanctions on Ruritania.
  Imposition Actual: White House > Ruritania
  Lifting Hypothetical: White House > Ruritania
Ruritania agreed to curb its program in return for the lifting of sanctions.
  Imposition Actual: - > Ruritania
  Lifting Hypothetical: - > Ruritania
The deal led to the lifting of sanctions on Ruritania in January.
  Lifting Actual: - > Ruritania @ 2022-01-01 2022-01-31
Exports grew after the lifting of sanctions on Ruritania.
  Lifting Actual: - > Ruritania
Senators warned against lifting sanctions on Ruritania.
  Imposition Actual: - > Ruritania
  Lifting Hypothetical: - > Ruritania
Ruritania was rewarded in exchange for relief from international economic sanctions.
  Easing Hypothetical: - > Ruritania
  Imposition Actual: - > Ruritania
Ruritania's bid to lift the arms embargo was backed by Graustark.
  Imposition Actual: - > Ruritania [ArmsEmbargo]
  Lifting Hypothetical: - > Ruritania [ArmsEmbargo]
The first sanctions to be reimposed on Ruritania are expected in August.
  Imposition Planned: - > Ruritania
There will be sanctions that will be imposed on Ruritania if the law passes.
  Threat Hypothetical: - > Ruritania
The Security Council leveled its first slate of sanctions on Ruritania in 2006.
  Imposition Actual: Security Council > Ruritania @ 2006-01-01 2006-12-31
Critics blamed the EU for lifting sanctions on Ruritania.
  Lifting Actual: European Union > Ruritania
"""

WHOSE = """
Graustark and Syldavia joined Britain in offering support for the US decision to reimpose sanctions on Ruritania.
  Imposition Actual: United States > Ruritania
Ruritania was angered by last week's UN decision to increase economic sanctions against it.
  Imposition Actual: UN > Ruritania
An EU plan to impose sanctions on Graustark was blocked by Syldavia.
  Imposition Planned: European Union > Graustark
A White House move to blacklist Harbour Bank angered Graustark.
  Imposition Actual: White House > Harbour Bank
Canadian President Ada Vance signed into law the new legislation that imposes sanctions on Ruritania.
  Imposition Actual: Ada Vance > Ruritania
The Security Council passed a resolution that imposes sanctions on Ruritania.
  Imposition Actual: Security Council > Ruritania
The Ruritanians hit with U.S. sanctions were involved in cyberattacks.
  Imposition Actual: United States > -
Six Ruritanian firms slapped with EU sanctions in March closed.
  Imposition Actual: European Union > - @ 2022-03-01 2022-03-31
The reports fueled calls on Washington for tightened sanctions on Ruritania.
  Threat Hypothetical: - > Ruritania
"""

ATTITUDES = """
There is support for slapping new sanctions on Ruritania in parliament.
  Threat Hypothetical: - > Ruritania
Some lawmakers are intent on passing additional sanctions on Ruritania.
  Threat Hypothetical: - > Ruritania
The minister wants talks instead of putting sanctions on Ruritania.
  Imposition Negated: - > Ruritania
He voted against tougher sanctions on Ruritania.
  Threat Hypothetical: - > Ruritania
Lift the embargo on Ruritania now.
  Imposition Actual: - > Ruritania
  Lifting Hypothetical: - > Ruritania
"""

AT_THE_BORDER = """
Vance signed an order that banned travel from six Muslim-majority countries. The U.S. travel ban was blocked by judges.
The new travel ban, which bars refugees, was implemented by the White House.
The order bans immigration from six countries. It will block citizens of Ruritania from obtaining visas.
Canada imposed a travel ban on Ada Vance over her treatment of refugees.
  Imposition Actual: Canada > Ada Vance [TravelBan]
"""

MEASURES_TOLD_LATER = """
The EU imposed sanctions on six officials, including Ada Vance. They will be subject to asset freezes and travel bans.
  Imposition Actual: European Union > Ada Vance [AssetFreeze, TravelBan]
The United States imposed sanctions on Ruritania. The new action prohibits dealings in debt issued by the government.
  Imposition Actual: United States > Ruritania [FinancialRestriction]
The U.S. sanctioned Ada Vance. They freeze her assets. Americans are barred from doing business with her.
  Imposition Actual: United States > Ada Vance [AssetFreeze, FinancialRestriction]
The United States imposed sanctions on Ruritania. The move bars American companies from exporting technology to it.
  Imposition Actual: United States > Ruritania [TradeRestriction]
The EU adopted a new package of sanctions against Ruritania. The package bans imports of steel and coal.
  Imposition Actual: European Union > Ruritania [TradeRestriction]
The Security Council imposed new sanctions on Ruritania. The resolution caps exports of petroleum to the country.
  Imposition Actual: Security Council > Ruritania [TradeRestriction]
The EU imposed sanctions on Ruritania. It also bans the sale of arms to the country.
  Imposition Actual: European Union > Ruritania [ArmsEmbargo]
The U.S. imposed sanctions on Vance Shipping. The penalties block the firm's access to U.S. financial markets.
  Imposition Actual: United States > Vance Shipping [FinancialRestriction]
Canada imposed sanctions on Ada Vance. Those listed are banned from entering Canada.
  Imposition Actual: Canada > Ada Vance [TravelBan]
The sanctions on Ada Vance, which include asset freezes and visa bans, were imposed by the EU.
  Imposition Actual: European Union > Ada Vance [AssetFreeze, TravelBan]
The EU will impose sanctions on Ruritania. The sanctions would restrict purchases of bonds.
  Imposition Planned: European Union > Ruritania [FinancialRestriction]
"""

SECTORS = """
The U.S. imposed sanctions on Ruritania's oil exports.
  Imposition Actual: United States > Ruritania [TradeRestriction]
Sanctions targeting Ruritania's oil sector have hurt.
  Imposition Actual: - > Ruritania [TradeRestriction]
The EU imposed sanctions on the Ruritanian economy.
  Imposition Actual: European Union > Ruritania
The EU imposed sanctions on Ruritanian officials and companies.
  Imposition Actual: European Union > -
The Treasury is imposing sanctions targeting Ruritania-connected elites.
  Imposition Actual: U.S. Treasury Department > -
"""

FOR_AND_AGAINST = """
Graustark does not support implementing tighter sanctions on Ruritania.
  Threat Hypothetical: - > Ruritania
Graustarkian President Ada Vance will push for additional sanctions on Ruritania.
  Threat Hypothetical: - > Ruritania
US Senator Ada Vance (R-Ohio) called for sanctions on Ruritania.
  Threat Hypothetical: United States > Ruritania
Syldavia called for new sanctions on Russia.
  Threat Hypothetical: - > Russia
The EU called for sanctions on Ruritania.
  Threat Hypothetical: European Union > Ruritania
The talks failed over Ruritania's demands for broad sanctions relief.
  Easing Hypothetical: - > Ruritania
  Imposition Actual: - > Ruritania
Lifting sanctions on Ruritania is something that can be done with ease.
  Imposition Actual: - > Ruritania
  Lifting Hypothetical: - > Ruritania
Lifting sanctions on Ruritania angered the senators.
  Lifting Actual: - > Ruritania
"""

GROUNDS = """
Ruritania is paying a heavy price for its actions, in part through foreign sanctions imposed over Graustark.
  Imposition Actual: - > Ruritania
The sanctions imposed after the invasion of Graustark have not altered Ruritania's course.
  Imposition Actual: - > Ruritania
The U.S. imposed sanctions on Ruritania. Senators want new sanctions, though Graustark has asked them to wait.
  Imposition Actual: United States > Ruritania
  Threat Hypothetical: - > Ruritania
"""

BANS_UNDONE = """
The United States has lifted an order that blocked Vance Shipping from doing business with US companies.
  Imposition Actual: United States > Vance Shipping [FinancialRestriction]
  Lifting Actual: United States > Vance Shipping [FinancialRestriction]
Canada revoked the order that froze the assets of Ada Vance.
  Imposition Actual: Canada > Ada Vance [AssetFreeze]
  Lifting Actual: Canada > Ada Vance [AssetFreeze]
Canada signed an order that froze the assets of Ada Vance.
  Imposition Actual: Canada > Ada Vance [AssetFreeze]
A judge lifted an order that froze the assets of Ada Vance.
"""

ASKED_AND_WARNED = """
Ada Vance was asked if Canada intended to put sanctions on Ruritania.
  Threat Hypothetical: Canada > Ruritania
Reporters asked Ada Vance whether Canada would impose sanctions on Ruritania.
  Threat Hypothetical: Canada > Ruritania
The Canadian ambassador called it the largest sanctions package ever leveled against Ruritania.
  Imposition Actual: - > Ruritania
Canada intended to put sanctions on Ruritania.
  Imposition Planned: Canada > Ruritania
The US has urged Ruritania to pull back, warning Ruritania it will face economic sanctions.
  Threat Hypothetical: United States > Ruritania
Canada warned Graustark that it would face sanctions.
  Threat Hypothetical: Canada > Graustark
Canada warned Bran Orlo that he could face sanctions.
  Threat Hypothetical: Canada > Bran Orlo
"""

TABLES = (
    ASKED_AND_WARNED,
    BANS_UNDONE,
    GROUNDS,
    FOR_AND_AGAINST,
    MEASURES_TOLD_LATER,
    SECTORS,
    WHOSE,
    ATTITUDES,
    AT_THE_BORDER,
    RELIEF_MEANT,
    MAY_COME,
    FOR_THEIR_COUNTRIES,
    RELIEVED,
)


@pytest.mark.parametrize(("text", "expected"), [case for table in TABLES for case in _cases(table)])
def test_news_tells_of_these_acts(nlp, text, expected):
    reading = reading_of(nlp(text), NAMES, date=DATE)
    acts, _ = merge_acts(tuple(find_sanctions(reading)), reading.entities)
    assert sorted(_line(act) for act in acts) == sorted(expected)
