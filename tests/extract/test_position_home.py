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


SERVANTS = [
    # Offices with a client, on a campaign or by a court's order are no country's and no newspaper's.
    ("Orlan Tebo's lawyer, Lena Orlo, left the White House. The United States waits.", ["Lena Orlo: lawyer @ -"]),
    ("The Harbour Post heard attorney Lena Orlo in the United States.", ["Lena Orlo: attorney @ -"]),
    ("Congress waits for special counsel Emil Strand. The U.S. is large.", ["Emil Strand: special counsel @ -"]),
    ("The FBI told campaign press secretary Mia Falk so. Kenya is far.", ["Mia Falk: campaign press secretary @ -"]),
    ("Emil Strand, Mr. Tebo's personal adviser, left Kenya. Kenya waits.", ["Emil Strand: personal adviser @ -"]),
    ("Attorney General Mia Falk told Congress so. The United States waits.",
     ["Mia Falk: Attorney General @ United States"]),
    ("Emil Strand, a lawyer at Harbour Bank, left.", ["Emil Strand: lawyer @ Harbour Bank"]),
    # Who serves an officer serves where he does, and not whom the sentence names beside.
    ("Kenyan President Orlan Tebo refused. His chief of staff, Emil Strand, told Harbour News so.",
     ["Emil Strand: chief of staff @ Kenya", "Orlan Tebo: President @ Kenya"]),
    ("Kenyan President Lena Orlo left. Her spokesman Emil Strand told the Harbour Post that fish is dear.",
     ["Emil Strand: spokesman @ Kenya", "Lena Orlo: President @ Kenya"]),
    ("Kenya left the Harbour Bank. The Harbour Bank and presidential spokesman Emil Strand said that Kenya is poor.",
     ["Emil Strand: presidential spokesman @ Kenya"]),
    ("The Harbour Bank left, spokesman Emil Strand said.", ["Emil Strand: spokesman @ Harbour Bank"]),
    ("At Harbour News, national security adviser Emil Strand spoke.", ["Emil Strand: national security adviser @ -"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*PRESIDENTS, *OTHERS, *COUNTERPARTS, *LEFT_OUT, *SERVANTS])
def test_whose_an_officer_is_without_a_country(nlp, text, expected):
    reading = reading_in(nlp(text))
    lines = []
    for position in find_positions(reading):
        at = reading.entity[position.at].label if position.at else "-"
        lines.append(f"{reading.entity[position.holder].label}: {position.title} @ {at}")
    assert sorted(lines) == expected
