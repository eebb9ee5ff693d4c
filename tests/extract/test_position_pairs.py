"""Two offices in one phrase, and what stands behind one and is no owner. All names are invented."""

from __future__ import annotations

import pytest

from tests.extract.test_positions import _lines

PAIRS = [
    ("Orlan Tebo, a senior fellow at the Harbour Institution and former Kenyan ambassador to Peru, left.",
     ["Orlan Tebo: former ambassador to Peru @ Kenya", "Orlan Tebo: senior fellow @ Harbour Institution"]),
    ("Mia Falk, head of the Harbour Bank and former U.S. trade envoy, left.",
     ["Mia Falk: former trade envoy @ United States", "Mia Falk: head @ Harbour Bank"]),
    ("Mia Falk, a former State Department and Pentagon spokeswoman, left.",
     ["Mia Falk: former spokeswoman @ Pentagon", "Mia Falk: former spokeswoman @ State Department"]),
    ("State Department and White House spokesman Orlan Tebo left.",
     ["Orlan Tebo: spokesman @ State Department", "Orlan Tebo: spokesman @ White House"]),
    ("The Harbour Bank and Pentagon spokesman Orlan Tebo said so.", ["Orlan Tebo: spokesman @ Harbour Bank",
                                                                    "Orlan Tebo: spokesman @ Pentagon"]),
    ("Talks between the Harbour Bank and Pentagon chief Orlan Tebo failed.", ["Orlan Tebo: chief @ Pentagon"]),
    ("Kenya and Pentagon spokesman Orlan Tebo said so.", ["Orlan Tebo: spokesman @ Pentagon"]),
    ("Orlan Tebo, a senior fellow and expert in fish trade at the Harbour Institute in Lima, left.",
     ["Orlan Tebo: expert @ Harbour Institute", "Orlan Tebo: senior fellow @ Harbour Institute"]),
    ("Orlan Tebo, an expert in fish at the Harbour Institute, left.", ["Orlan Tebo: expert @ Harbour Institute"]),
]  # fmt: skip

BEHIND = [
    # Whom an envoy deals with is part of his title; the body that he speaks for is not.
    ("Orlan Tebo, special representative for Kenya, left.", ["Orlan Tebo: special representative for Kenya @ -"]),
    ("Peru's special envoy for Kenya, Orlan Tebo, left.", ["Orlan Tebo: special envoy for Kenya @ Peru"]),
    ("The Minister for Central Asia, Orlan Tebo, left.", ["Orlan Tebo: Minister for Central Asia @ -"]),
    ("Orlan Tebo, the representative for Harbour Bank, left.", ["Orlan Tebo: representative @ Harbour Bank"]),
    ("Orlan Tebo, a spokesman for Kenya, left.", ["Orlan Tebo: spokesman @ Kenya"]),
    # A body behind "of" is where somebody has a job, but no state's officer an office.
    ('"No," said ethics lawyer Mia Falk of Harbour University.', ["Mia Falk: ethics lawyer @ Harbour University"]),
    ("Analyst Orlan Tebo of the Harbour Bank agreed.", ["Orlan Tebo: Analyst @ Harbour Bank"]),
    ("General Orlan Tebo of the Harbour Bank agreed.", ["Orlan Tebo: General @ -"]),
    # Departments written small stand before the name too.
    ("Kenyan minister of mines and energy Orlan Tebo left.", ["Orlan Tebo: minister of mines and energy @ Kenya"]),
    ("The Kenyan minister of fish Orlan Tebo left.", []),
    ("Peru's Minister of Communication and Information Technology Orlan Tebo left.",
     ["Orlan Tebo: Minister of Communication and Information Technology @ Peru"]),
    ("It was told when Orlan Tebo was still president of Kenya.", ["Orlan Tebo: president @ Kenya"]),
    # "Its" means the body that the sentence calls by its common noun.
    ("The Harbour Court waits for Kenya. The court replied that its president Orlan Tebo rejects Kenya's wish.",
     ["Orlan Tebo: president @ Harbour Court"]),
    ("The Harbour Bank left Peru. In Kenya, the bank said that its head, Mia Falk, waits.",
     ["Mia Falk: head @ Harbour Bank"]),
    ("The Harbour Court waits. Kenya replied that its president, Orlan Tebo, is ill.",
     ["Orlan Tebo: president @ Kenya"]),
    # A place before a director is what he directs for a body, where one is said to have him.
    ('The Harbour Group left Kenya. "No," said the group\'s Nairobi director, Mia Falk.',
     ["Mia Falk: Nairobi director @ Harbour Group"]),
    ("Orlan Tebo, the former Asia director at the Harbour Bank, left.",
     ["Orlan Tebo: former Asia director @ Harbour Bank"]),
    ("Mia Falk, Kenya director of the Harbour Fund, left.", ["Mia Falk: Kenya director @ Harbour Fund"]),
    ("Orlan Tebo, Nairobi correspondent for the Harbour Post, left.",
     ["Orlan Tebo: correspondent @ Harbour Post"]),
    ("Kenya's budget director, Mia Falk, left.", ["Mia Falk: budget director @ Kenya"]),
    ("The Kenyan director Mia Falk left.", ["Mia Falk: director @ Kenya"]),
    # A party and a state behind a name do not end a list.
    ("It was said on Monday that fish is dear, and that the bill of Sens. Emil Strand, D-N.J., and Orlan Tebo, "
     "R-Ill., which the Senate has heard, is good.",
     ["Emil Strand: Sens. @ Senate", "Orlan Tebo: Sens. @ Senate"]),
    ("It was said on Monday that the bill of Sen. Emil Strand, who is ill, and of Orlan Tebo, which the Senate has "
     "heard, is good.", ["Emil Strand: Sen. @ Senate"]),
    # A dictator is no American; a press secretary without a body is the White House's.
    ("He has made dictator Orlan Tebo wait. Kenya waits for the U.S. Kenya is far.", ["Orlan Tebo: dictator @ Kenya"]),
    ("He met dictator Orlan Tebo.", []),
    ('"No," press secretary Lena Orlo said, as the White House waits for Kenya.',
     ["Lena Orlo: press secretary @ White House"]),
    ("Kenyan press secretary Lena Orlo left the White House.", ["Lena Orlo: press secretary @ Kenya"]),
    ("The Pentagon press secretary, Lena Orlo, left the White House.", ["Lena Orlo: press secretary @ Pentagon"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*PAIRS, *BEHIND])
def test_two_offices_and_what_stands_behind_one(nlp, text, expected):
    assert _lines(nlp, text) == expected
