"""Who is quoted: pronouns behind quotations, speech without a cue, demands, silence and other ways of saying.

The whole way from text to claims, on sentences written for the test; all names in them are invented but those of
countries, capitals and world bodies.
"""

from __future__ import annotations

import pytest

from tests.extract.press import claims_of

pytestmark = pytest.mark.slow

QUOTED = [
    (
        "Minister Paul Reyes flew to Oslo. Envoy Igor Lebedin said he was pleased. “It was time,” Reyes said. He said "
        "he met Mr. Lebedin to “help him see how serious it was”.",
        ["Paul Reyes Asserts"],
    ),
    (
        "“President Santoso will be visiting Medan,” Lina Hartono, an editor at the Nusa Post, told the Gulf Herald. "
        "“Prime Minister Idris would not like it. Idris will be visiting London in May,” she added.",
        ["Lina Hartono Asserts"],
    ),
    (
        "Defence Minister Ivan Kostov said diplomacy came first. “We have put in place the strongest sanctions ever "
        "against Kim Tae-ho, so he is being tested with these sanctions,” he said.",
        ["Ivan Kostov Asserts"],
    ),
    (
        "Senator Paul Reyes defended the policy on Tuesday. “President Hale met Prime Minister Anil Perera last week "
        "and told him so,” he said.",
        ["Paul Reyes Asserts"],
    ),
    (
        "Mr. Reyes criticized the trip. “Hale should never have met Perera in Colombo,” he told reporters.",
        ["Reyes Asserts"],
    ),
    (
        "“President Hale met Prime Minister Anil Perera on Friday,” said Senator Paul Reyes. “Perera promised "
        "reforms,” he added. “Hale will visit Colombo in May,” he said.",
        ["Paul Reyes Asserts"],
    ),
    (
        "Spokeswoman Anna Weiss briefed reporters. “Foreign Minister Reza Karimi will meet envoy Tom Harland in "
        "Oslo,” she said.",
        ["Anna Weiss Asserts"],
    ),
    (
        "Linda Marsh, the secretary of state, was asked about Iran. “Foreign Minister Reza Karimi knows we will "
        "impose sanctions on Iran,” she said.",
        ["Linda Marsh Asserts"],
    ),
    (
        "An official described the plan. “President Hale will meet President Volkov in Oslo,” he said.",
        ["An official Asserts"],
    ),
    (
        "A senior diplomat was pessimistic. “President Volkov refused to meet President Hale,” she said.",
        ["A senior diplomat Asserts"],
    ),
    (
        "Treasury Secretary Linda Marsh spoke to reporters on Friday.\n\n“President Hale will impose sanctions on "
        "Iran. He will do so next week.\n\n“He will also meet Prime Minister Dan Erez in Oslo.”",
        ["Linda Marsh Asserts"],
    ),
    (
        "Treasury Secretary Linda Marsh was blunt.\n\n“We will impose sanctions on Iran.”",
        ["Linda Marsh Asserts"],
    ),
    (
        "“We will impose sanctions on Iran,” Treasury Secretary Linda Marsh said.\n\n“President Hale will meet Prime "
        "Minister Dan Erez in Oslo.”",
        ["Linda Marsh Asserts"],
    ),
    (
        "Treasury Secretary Linda Marsh said she was ready. “We will impose sanctions on Iran. President Hale will "
        "meet Prime Minister Dan Erez in Oslo.”",
        ["Linda Marsh Asserts"],
    ),
    (
        "“It is a serious matter,” Treasury Secretary Linda Marsh said. “We will impose sanctions on Iran.”",
        ["Linda Marsh Asserts"],
    ),
    (
        "President Robert Hale met Prime Minister Dan Erez in Oslo.\n\nThe sign on the wall\n\n“We will impose "
        "sanctions on Iran.”",
        [],
    ),
]


SAID = [
    ("Congress must make it clear that President Hale will meet President Volkov.", []),
    (
        "Secretary of State Linda Marsh made clear that Washington would impose sanctions on Orlan Bank.",
        ["Linda Marsh Asserts"],
    ),
    (
        "Secretary of State Linda Marsh made it clear that Washington would impose sanctions on Orlan Bank.",
        ["Linda Marsh Asserts"],
    ),
    (
        "China’s ambassador, Liu Jing, made clear that Beijing would not lift its sanctions on Lithuania.",
        ["Liu Jing Asserts", "Liu Jing Denies"],
    ),
    (
        "Secretary of State Linda Marsh has made plain that President Hale will meet President Volkov.",
        ["Linda Marsh Asserts"],
    ),
    (
        "Spokesman Agus Pratomo let it be known that President Budi Santoso would meet Prime Minister Hashim Idris.",
        ["Agus Pratomo Asserts"],
    ),
    (
        "Spokesman Agus Pratomo gave assurances that President Budi Santoso would meet Prime Minister Hashim Idris.",
        ["Agus Pratomo Asserts"],
    ),
    (
        "President Hale took to Twitter to announce that he would meet President Volkov in Oslo.",
        ["Hale Asserts"],
    ),
    (
        "President Hale gave notice that he would meet President Volkov in Oslo.",
        ["Hale Asserts"],
    ),
    (
        "President Hale served notice that the United States would impose sanctions on Iran.",
        ["Hale Asserts"],
    ),
    (
        "President Hale expressed confidence that he would meet President Volkov in Oslo.",
        ["Hale Asserts"],
    ),
    (
        "President Hale spoke of a meeting with President Volkov in Oslo.",
        ["Hale Asserts"],
    ),
    (
        "President Hale touted his meeting with President Volkov in Oslo.",
        ["Hale Asserts"],
    ),
    (
        "Secretary of State Linda Marsh urged the Security Council to impose new sanctions on North Korea.",
        ["Linda Marsh Asserts"],
    ),
    (
        "Secretary of State Linda Marsh called on the European Union to impose sanctions on Russia.",
        ["Linda Marsh Asserts"],
    ),
    (
        "Senator Paul Reyes called for sanctions on Russia.",
        ["Paul Reyes Asserts"],
    ),
    (
        "Israel threatened to impose sanctions on Iran.",
        ["Israel Asserts"],
    ),
    (
        "Prime Minister Dan Erez proposed a meeting with President Volkov in Oslo.",
        ["Dan Erez Asserts"],
    ),
    (
        "Prime Minister Dan Erez suggested meeting President Volkov in Oslo.",
        ["Dan Erez Asserts"],
    ),
    (
        "Senator Paul Reyes warned President Hale against meeting President Volkov.",
        ["Paul Reyes Asserts"],
    ),
    (
        "President Budi Santoso and Prime Minister Hashim Idris will meet in Medan on Friday. The two have not met"
        " since 2021. Trade between the countries has grown. Representatives of the Malaysian foreign ministry did"
        " not immediately respond to a request for comment.",
        ["Representatives of the Malaysian foreign ministry Declines"],
    ),
    (
        "US envoy Tom Harland met Iranian Foreign Minister Reza Karimi in Oslo, the Evening Ledger reported. "
        "Harland met Karimi in Vienna in 2019, when both were ambassadors. The State Department declined to "
        "comment.",
        ["Evening Ledger Asserts", "State Department Declines"],
    ),
    (
        "The United States imposed sanctions on Orlan Bank on Monday. The United States lifted sanctions on Bahar "
        "Trading in 2020. Many banks have since been fined for dealing with smugglers. Orlan Bank did not respond "
        "to emailed questions.",
        ["Orlan Bank Declines"],
    ),
    (
        "The United States imposed sanctions on Orlan Bank on Monday. A spokeswoman for the bank said she had no "
        "details on what it would do next.",
        ["A spokeswoman for the bank Declines"],
    ),
    (
        "The United States imposed sanctions on Orlan Bank on Monday. Orlan Bank did not immediately return calls "
        "seeking comment.",
        ["Orlan Bank Declines"],
    ),
    (
        "The United States imposed sanctions on Orlan Bank on Monday. Orlan Bank declined to say whether it would "
        "appeal.",
        ["Orlan Bank Declines"],
    ),
    (
        "The United States imposed sanctions on Orlan Bank on Monday. Orlan Bank had no immediate comment.",
        ["Orlan Bank Declines"],
    ),
    (
        "The United States imposed sanctions on Orlan Bank on Monday. Asked about the sanctions, spokesman Agus "
        "Pratomo said: “No comment.”",
        ["Agus Pratomo Declines"],
    ),
    (
        "The United States imposed sanctions on Orlan Bank on Monday. Spokesman Agus Pratomo would not comment on "
        "the sanctions.",
        ["Agus Pratomo Declines"],
    ),
    (
        "The United States imposed sanctions on Orlan Bank on Monday. Messages left with Orlan Bank were not "
        "immediately returned.",
        ["Orlan Bank Declines"],
    ),
    (
        "The United States imposed sanctions on Orlan Bank on Monday. There was no immediate reaction from Orlan Bank.",
        ["Orlan Bank Declines"],
    ),
    (
        "Senator Paul Reyes urged the White House to hold off on new sanctions against Iran.",
        [],
    ),
    (
        "Senator Paul Reyes urged President Hale not to meet President Volkov in Oslo.",
        [],
    ),
    (
        "The United States imposed sanctions on Orlan Bank on Monday. Police declined to say whether Anton Ruger "
        "had been arrested.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "claims"), QUOTED)
def test_the_one_who_is_quoted(nlp, text, claims):
    assert claims_of(nlp, text) == claims


@pytest.mark.parametrize(("text", "claims"), SAID)
def test_other_ways_of_saying_demanding_and_saying_nothing(nlp, text, claims):
    assert claims_of(nlp, text) == claims
