"""Whose an officer is, by what his kind of office, his government or his leaning says. All names are invented."""

from __future__ import annotations

import pytest

from tests.extract.test_positions import _lines

KINDS = [
    # Only some countries have kings, emperors, chancellors or senators.
    ("Iran heard it. Iran and Iranians waited as King Orlan Tebo met guests in Jordan.",
     ["Orlan Tebo: King @ Jordan"]),
    ("The United States is large. In the United States, guests from Japan met Emperor Tebon.",
     ["Tebon: Emperor @ Japan"]),
    ("Ukraine thanked Chancellor Mia Falk. Ukraine is large, and Ukraine is far from Germany.",
     ["Mia Falk: Chancellor @ Germany"]),
    ("Orlan Tebo flew from Venezuela to the US with Senator Emil Strand. Venezuela freed fish. Venezuela is far.",
     ["Emil Strand: Senator @ United States"]),
    ("Iran met Crown Prince Orlan Tebo. Iran is far from Saudi Arabia.", ["Orlan Tebo: Crown Prince @ Saudi Arabia"]),
    ("Iran met Sultan Orlan Tebo. Iran is poor.", ["Orlan Tebo: Sultan @ -"]),
    ("In Kenya, guests heard Senator Emil Strand. Kenya waits. The US is far.", ["Emil Strand: Senator @ Kenya"]),
    ("Exiled Iranian Crown Prince Orlan Tebo spoke.", ["Orlan Tebo: Exiled Crown Prince @ Iran"]),
]  # fmt: skip

ABROAD = [
    # A government called after a president is none of the United States.
    ("Kenya is an ally of President Orlan Tebo's government in Peru. The U.S. told Congress so. The U.S. waits.",
     ["Orlan Tebo: President @ Peru"]),
    ("The U.S. said that it would punish President Orlan Tebo's regime. The U.S. waits. Peru is far. Peru has fish.",
     ["Orlan Tebo: President @ Peru"]),
    ("Congress said so. In the U.S., the forces left. President Orlan Tebo's troops in Peru did not.",
     ["Orlan Tebo: President @ Peru"]),
    ("Peru is far. Peru has fish. The U.S. said that President Orlan Tebo's administration in the U.S. waits.",
     ["Orlan Tebo: President @ United States"]),
    # Whom somebody is for is not whose he is.
    ("In Peru, protests ended in the ouster of pro-Kenyan President Orlan Tebo.", ["Orlan Tebo: President @ Peru"]),
    ("The U.S. waits. The U.S. is large. Peru lost pro-Kenyan President Orlan Tebo.",
     ["Orlan Tebo: President @ Peru"]),
    ("Peru's anti-Kenyan Foreign Minister Orlan Tebo left. Kenya waits.", ["Orlan Tebo: Foreign Minister @ Peru"]),
    ("He met Peru's pro-Kenyan President, Orlan Tebo.", ["Orlan Tebo: President @ Peru"]),
    ("Peru's anti-fish campaigner Orlan Tebo left.", ["Orlan Tebo: anti-fish campaigner @ Peru"]),
    ("Kenyan President Orlan Tebo waits in Peru.", ["Orlan Tebo: President @ Kenya"]),
    # Of two presidents beside those that are named with their countries, nobody is at home by default.
    ("Kenyan President Mia Falk met U.S. President Emil Strand. Kenya recalled the vote for president Orlan Tebo "
     "in 2009.",
     ["Emil Strand: President @ United States", "Mia Falk: President @ Kenya", "Orlan Tebo: president @ Kenya"]),
    # Talks with a country are no word on whose the president is who stands behind them.
    ("Peruvian fish talks lifted as President Tebo pressed Congress. Peru waits. Peru is far. The U.S. waits.",
     ["Tebo: President @ United States"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*KINDS, *ABROAD])
def test_whose_an_officer_is(nlp, text, expected):
    assert _lines(nlp, text) == expected
