"""Capitals of common words, which name nobody: where a sentence begins, for stress, around names on web pages."""

from __future__ import annotations

import pytest

from tests.extract.named import by_kind, entities_in

FURNITURE = [
    ("Image copyright Reuters Image caption Orlan Tebo is in Peru.", {"people": {"Orlan Tebo"}, "countries": {"Peru"}}),
    ("CLOSE Orlan Tebo on Thursday met Lena Orlo.", {"people": {"Orlan Tebo", "Lena Orlo"}}),
    ("JUST WATCHED Peru beating Kenya at fishing MUST WATCH Peru beating Kenya 01:49",
     {"countries": {"Peru", "Kenya"}}),
    ("More On This...\n\nTebo left, he said.\n\nStory Continued Below", {"people": {"Tebo"}}),
    ("Advertisement Continue reading the main story. Invalid address. He left Peru.", {"countries": {"Peru"}}),
    ("Media caption Peru is large. The Media Research Center said so.",
     {"bodies": {"Media Research Center"}, "countries": {"Peru"}}),
    ("Media playback is unsupported on your device. He left Peru.", {"countries": {"Peru"}}),
    ("Please read. Sign Up You will receive news of Peru.", {"countries": {"Peru"}}),
]  # fmt: skip
STRESS = [
    ("Lima was TAKEN by Peru, he wrote.", {"places": {"Lima"}, "countries": {"Peru"}}),
    ("It was a TOTAL FAILURE for Peru, he wrote.", {"countries": {"Peru"}}),
    ("URGENT: these actions will end, Peru said.", {"countries": {"Peru"}}),
    ("I said IMPOSSIBLE to Peru.", {"countries": {"Peru"}}),
    ("UNITED STATES (KNA) - Peru left.", {"countries": {"United States", "Peru"}}),
    ("The sanctions hit ORIENT WATER HOLDINGS of Peru.", {"bodies": {"ORIENT WATER HOLDINGS"}, "countries": {"Peru"}}),
]  # fmt: skip
OPENING = [
    ("Leave Kenya by ship as soon as you can.", {"countries": {"Kenya"}}),
    ("Asked Orlan Tebo what he thought.", {"people": {"Orlan Tebo"}}),
    ("He wanted to “Make our Roads Safe Again”, Peru said.", {"countries": {"Peru"}}),
    ("Human Rights Watch left Peru.", {"bodies": {"Human Rights Watch"}, "countries": {"Peru"}}),
    ("Supreme Court judges left Peru.", {"bodies": {"Supreme Court"}, "countries": {"Peru"}}),
    ("Great Britain left Peru.", {"countries": {"United Kingdom", "Peru"}}),
    ("Reclusive North Korea left Peru.", {"countries": {"North Korea", "Peru"}}),
    ("Impoverished Sri Lanka left Peru.", {"countries": {"Sri Lanka", "Peru"}}),
    ("Neighbouring South Africa left Peru.", {"countries": {"South Africa", "Peru"}}),
    ("Divided Kenya left Peru.", {"countries": {"Kenya", "Peru"}}),
    ("Radio Kenya left Peru.", {"bodies": {"Radio Kenya"}, "countries": {"Peru"}}),
    ("Chris Jordan left Peru.", {"people": {"Chris Jordan"}, "countries": {"Peru"}}),
    ("Grant said that he would leave Peru.", {"people": {"Grant"}, "countries": {"Peru"}}),
    ("Target reported losses in Peru.", {"bodies": {"Target"}, "countries": {"Peru"}}),
]  # fmt: skip
BOUNDS = [
    ("Peru asked a National Security Council official.",
     {"bodies": {"National Security Council"}, "countries": {"Peru"}}),
    ("Peru asked the Federal Supreme Court.", {"bodies": {"Federal Supreme Court"}, "countries": {"Peru"}}),
    ("Peru asked Gen. Lena Orlo, chairman of the Joint Chiefs of Staff.",
     {"bodies": {"Joint Chiefs of Staff"}, "people": {"Lena Orlo"}, "countries": {"Peru"}}),
    ("The Project on Fish Oversight left Peru.", {"bodies": {"Project on Fish Oversight"}, "countries": {"Peru"}}),
    ("Peru asked the Fish Assembly for Mr. Tebo's speech.",
     {"bodies": {"Fish Assembly"}, "people": {"Tebo"}, "countries": {"Peru"}}),
    # Days and months are also names.
    ("Peru's prime minister, Theresa May and the Kenyan king, Orlan Tebo, met.",
     {"people": {"Theresa May", "Orlan Tebo"}, "countries": {"Peru", "Kenya"}}),
    ("Theresa May left Peru in May. On Sunday, May 3, it depended on whether May made it.",
     {"people": {"Theresa May"}, "countries": {"Peru"}}),
    ("Peru's Vice Foreign Minister Choe Sun Hui said so on Sun, May 3.",
     {"people": {"Choe Sun Hui"}, "countries": {"Peru"}}),
    # A treaty called after somebody leaves him a person.
    ("President Tebo met reporters. The Tebo treaty is dead, and Mr. Tebo said so. Tebo left.", {"people": {"Tebo"}}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*FURNITURE, *STRESS, *OPENING, *BOUNDS])
def test_common_words_with_capitals_are_no_names(nlp, text, expected):
    assert by_kind(entities_in(nlp(text))) == expected


KINDS = [
    ("Haaron reported on Monday that Peru left. According to Haaron, Peru left.", {"Haaron"}),
    ("Lena Orlo of the right-wing religious party Habayit Karoni left Peru.", {"Habayit Karoni"}),
    ("Peru's ruling party, Nida Karo, lost seats.", {"Nida Karo"}),
    ("The opposition party Karo Tahya won in Peru.", {"Karo Tahya"}),
    ("He told the newspaper Haaron so in Peru.", {"Haaron"}),
    ("In Peru, members of Bayit Yehud voted.", {"Bayit Yehud"}),
    ("The rebel group Jund Karo left Peru.", {"Jund Karo"}),
    ("A spokesman for the party, Emil Strand, left Peru.", set()),
]


@pytest.mark.parametrize(("text", "bodies"), KINDS)
def test_papers_and_parties_are_no_people(nlp, text, bodies):
    assert by_kind(entities_in(nlp(text))).get("bodies", set()) == bodies
