"""Officers named without their country: whose they are. All names are invented; "-" where the text does not tell."""

from __future__ import annotations

import pytest

from kgexport.extract.positions import find_positions
from tests.extract.named import reading_in

PRESIDENTS = [
    # Who needs no first name, or has an administration called after him, is president at home.
    ("The White House said Kenya must wait. Kenya's parliament heard President Tebo. The United States waited.",
     ["Tebo: President @ United States"]),
    ("In Kenya, the Tebo administration was blamed. Kenya and Kenyans heard President Orlan Tebo. America did not.",
     ["Orlan Tebo: President @ United States"]),
    ("Kenya waited. Kenyan farmers blamed the administration of fish. President Orlan Tebo's administration left the "
     "United States alone.", ["Orlan Tebo: President @ United States"]),
    # A country whose ruler is another, and one that has no president.
    ("Kenyan leader Emil Strand spoke of Kenya. Kenya waits, President Orlan Tebo told the Pentagon in the U.S.",
     ["Emil Strand: leader @ Kenya", "Orlan Tebo: President @ United States"]),
    ("Peru's king, Emil Strand, is ill. Peru hopes that President Orlan Tebo comes from the United States.",
     ["Emil Strand: king @ Peru", "Orlan Tebo: President @ United States"]),
    ("Norway is large. Norway hopes, and so do Norwegians, that President Orlan Tebo will leave the United States.",
     ["Orlan Tebo: President @ United States"]),
    ("Norway is large. Norway hopes that President Orlan Tebo will come.", ["Orlan Tebo: President @ -"]),
    # Much speaks for another country.
    ("Kenya held a vote. Kenyans chose fish. Kenya's farms are poor, President Orlan Tebo said. Kenya wants aid from "
     "the United States.", ["Orlan Tebo: President @ Kenya"]),
    ("U.S. President Mia Falk said so in Lima. In Kenya, where farms are poor, she met President Orlan Tebo.",
     ["Mia Falk: President @ United States", "Orlan Tebo: President @ Kenya"]),
    # Vice presidents, past presidents and those elected go by the same.
    ("Kenya is poor. The White House said that Vice President Orlan Tebo would leave the United States for Kenya.",
     ["Orlan Tebo: Vice President @ United States"]),
    ("Fish is dear in Peru. Former President Tebo left the White House, and the U.S. sent fish to Peru.",
     ["Tebo: Former President @ United States"]),
    # Whom a president meets is no officer of his country.
    ("Vice President Orlan Tebo met with Prime Minister Emil Strand of Peru. Peru is large, and Peru has fish. The "
     "United States has none.", ["Emil Strand: Prime Minister @ Peru", "Orlan Tebo: Vice President @ United States"]),
]  # fmt: skip

OTHERS = [
    ("Kenya called National Security Adviser Orlan Tebo. The White House in the U.S. was silent.",
     ["Orlan Tebo: National Security Adviser @ United States"]),
    ("Kenyan farms are poor. Attorney General Orlan Tebo told Congress so. The United States waits.",
     ["Orlan Tebo: Attorney General @ United States"]),
    ("Kenya is far. Then-Secretary of State Orlan Tebo said so in the United States.",
     ["Orlan Tebo: Then Secretary of State @ United States"]),
    ("The U.S. is far from Peru. Former Foreign Secretary Orlan Tebo said so at the White House.",
     ["Orlan Tebo: Former Foreign Secretary @ Peru"]),
    ("Iran and Israel met. Israel heard. The country's Supreme Leader Orlan Tebo said so.",
     ["Orlan Tebo: Supreme Leader @ Iran"]),
    ("North Korea and South Korea met. The North's Vice-Foreign Minister, Orlan Tebo, left.",
     ["Orlan Tebo: Vice-Foreign Minister @ North Korea"]),
    ("In Washington, Karo administration spokeswoman Lena Orlo confirmed that the U.S. was ready.",
     ["Lena Orlo: spokeswoman @ United States"]),
    ('The State Department confirmed it. The Harbour Bank left. "No," department spokeswoman Lena Orlo said.',
     ["Lena Orlo: department spokeswoman @ State Department"]),
    ("The Harbour Bank left Peru. He heard department spokeswoman Lena Orlo.",
     ["Lena Orlo: department spokeswoman @ -"]),
    ("Israel is far from Iran. Israel heard Supreme Leader Orlan Tebo.", ["Orlan Tebo: Supreme Leader @ Iran"]),
    ("Harbour Bank left Kenya. It told the country's leader, Orlan Tebo, so.", ["Orlan Tebo: leader @ Kenya"]),
    ("Kenya met the Harbour Bank. The nation's president, Orlan Tebo, was ill.", ["Orlan Tebo: president @ Kenya"]),
]  # fmt: skip

COUNTERPARTS = [
    ("President Mia Falk called her Kenyan counterpart Orlan Tebo, the White House said. The U.S. urged President Tebo "
     "to stay.", ["Mia Falk: President @ United States", "Orlan Tebo: President @ Kenya"]),
    ("The U.S. secretary met her Peruvian counterpart, Lena Orlo, in Kenya. Foreign Minister Orlo said so.",
     ["Lena Orlo: Foreign Minister @ Peru"]),
    ("U.S. President Mia Falk and Kenyan counterpart Orlan Tebo met. President Tebo left the White House.",
     ["Mia Falk: President @ United States", "Orlan Tebo: President @ Kenya"]),
    ("Kenya's envoy saw his Peruvian colleague Orlan Tebo. Kenya said that Minister Tebo left Kenya.",
     ["Orlan Tebo: Minister @ Peru"]),
    ("The United States waited. Its president met his counterpart Orlan Tebo. President Tebo left the White House.",
     ["Orlan Tebo: President @ United States"]),
    ("Peru's guests left. Kenyan counterpart firms told President Orlan Tebo of Peru so.",
     ["Orlan Tebo: President @ Peru"]),
]  # fmt: skip


LEFT_OUT = [
    # A vice president of no country is the one at home, though the text is about another country.
    ("Vice President Orlan Tebo flew to Kenya. Kenya and Kenyans heard him. The White House said that the U.S. waits.",
     ["Orlan Tebo: Vice President @ United States"]),
    ("Kenya is far. Vice President-elect Mia Falk told Congress so in Kenya. The United States waits for Kenya.",
     ["Mia Falk: Vice President-elect @ United States"]),
    # Nobody's country is guessed where the text speaks from home and does not name it.
    ("President Orlan Tebo told Congress that Kenya must wait. Kenya waited.", ["Orlan Tebo: President @ -"]),
    ("The Pentagon heard President Orlan Tebo on Peru. Peru is far from Kenya.", ["Orlan Tebo: President @ -"]),
    # A list shares a country with those alone who can be its officers.
    ("In a call to Kenyan Foreign Minister Orlan Tebo, Secretary of State Mia Falk warned of war. The U.S. waits.",
     ["Mia Falk: Secretary of State @ United States", "Orlan Tebo: Foreign Minister @ Kenya"]),
    ("U.S. Secretary of State Mia Falk, Foreign Minister Orlan Tebo and others of Kenya left Kenya.",
     ["Mia Falk: Secretary of State @ United States", "Orlan Tebo: Foreign Minister @ Kenya"]),
    # What a deal is about and whom relations tie are not whom a president is told of as.
    ("Congress fears the Kenya fish deal of President Orlan Tebo. Kenya left. The United States and America wait. "
     "Kenya waits.", ["Orlan Tebo: President @ United States"]),
    ("In U.S.-Kenyan relations, President Orlan Tebo told Congress, fish is dear. Kenya left. America waits.",
     ["Orlan Tebo: President @ United States"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*PRESIDENTS, *OTHERS, *COUNTERPARTS, *LEFT_OUT])
def test_whose_an_officer_is_without_a_country(nlp, text, expected):
    reading = reading_in(nlp(text))
    lines = []
    for position in find_positions(reading):
        at = reading.entity[position.at].label if position.at else "-"
        lines.append(f"{reading.entity[position.holder].label}: {position.title} @ {at}")
    assert sorted(lines) == expected
