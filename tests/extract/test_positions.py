"""Offices of named people in sentences written for the test."""

from __future__ import annotations

import pytest

from kgexport.extract.positions import find_positions
from tests.extract.named import reading_in


def _lines(nlp, text: str) -> list[str]:
    reading = reading_in(nlp(text))
    labels = {entity.key: entity.label for entity in reading.entities}
    return sorted(
        f"{labels[position.holder]}: {position.title} @ {labels[position.at] if position.at else '-'}"
        for position in find_positions(reading)
    )


BEFORE = [
    ("Kenyan President Orlan Tebo arrived.", ["Orlan Tebo: President @ Kenya"]),
    ("Kenya's foreign minister, Orlan Tebo, arrived.", ["Orlan Tebo: foreign minister @ Kenya"]),
    ("Acting South Korean President Ham Dok-su spoke.", ["Ham Dok-su: Acting President @ South Korea"]),
    ("Harbour Bank spokesman Emil Strand declined to comment.", ["Emil Strand: spokesman @ Harbour Bank"]),
    (
        "The head of Peru's Harbour Guard Corps, General Kasim Durani, met them.",
        ["Kasim Durani: General @ -", "Kasim Durani: head @ Harbour Guard Corps"],
    ),
    (
        "The U.S. deputy assistant secretary of state for Caribbean affairs, Mia Falk, testified.",
        ["Mia Falk: deputy assistant secretary of state for Caribbean affairs @ United States"],
    ),
    ("US Ambassador to Peru Mia Falk objected.", ["Mia Falk: Ambassador to Peru @ United States"]),
    ("Former US President Orlan Tebo spoke.", ["Orlan Tebo: Former President @ United States"]),
    ("The journalist Lena Orlo was freed.", ["Lena Orlo: journalist @ -"]),
    ("Mr. Tebo and Sheikh Karim Durani met Mrs. Orlo.", []),
    (
        "They met Peru's Foreign Minister Lena Orlo and Minister of Defense Emil Strand.",
        ["Emil Strand: Minister of Defense @ Peru", "Lena Orlo: Foreign Minister @ Peru"],
    ),
    (
        "Peruvian soldiers Emil Strand and Olaf Brenn were killed.",
        ["Emil Strand: soldier @ Peru", "Olaf Brenn: soldier @ Peru"],
    ),
]

BEHIND = [
    ("Lena Orlo, who also serves as deputy premier of Kenya, agreed.", ["Lena Orlo: deputy premier @ Kenya"]),
    ("The talks with Iraqi Prime Minister\u200e Karim Durani went on.", ["Karim Durani: Prime Minister @ Iraq"]),
    ("They met Brigadier General (Retired) Emil Strand.", ["Emil Strand: Brigadier General (Retired) @ -"]),
    ("U.S. officials said Secretary of State Mia Falk agreed.", ["Mia Falk: Secretary of State @ United States"]),
    ("Prime Minister Emil Strand spoke in Kenya. Strand was premier of Kenya in May.",
     ["Emil Strand: Prime Minister @ Kenya"]),
    ("Kenya was quiet. It was the first time a sitting U.S. president met Lena Orlo, and Emil Strand left.", []),
    ("Lena Orlo, the head of the Harbour Bank, resigned.", ["Lena Orlo: head @ Harbour Bank"]),
    (
        "Lena Orlo, chairman and CEO of the Harbour Bank, resigned.",
        ["Lena Orlo: CEO @ Harbour Bank", "Lena Orlo: chairman @ Harbour Bank"],
    ),
    ("Lena Orlo, who heads the Harbour Bank, resigned.", ["Lena Orlo: head @ Harbour Bank"]),
    ("Lena Orlo, 45, a teacher from Lima, won.", ["Lena Orlo: teacher @ -"]),
    (
        "Lena Orlo, Vice President for New Ventures at the Paris-based Harbour Bank, thinks so.",
        ["Lena Orlo: Vice President for New Ventures @ Harbour Bank"],
    ),
    ("Senator Mia Falk, a Republican from Ohio, told the Senate so.", ["Mia Falk: Senator @ Senate"]),
    ("Lena Orlo, a Kenyan national, was a columnist for The Harbour Post.", ["Lena Orlo: columnist @ Harbour Post"]),
    ("Lena Orlo became ambassador to Peru in May.", ["Lena Orlo: ambassador to Peru @ -"]),
    ("Lena Orlo was appointed governor of the Bank of Peru.", ["Lena Orlo: governor @ Bank of Peru"]),
    ("Lena Orlo, a dissident and winner of a prize, spoke.", []),
    ("He met Kenya's president, Orlan Tebo, Peru's prime minister, Lena Orlo, and others.",
     ["Lena Orlo: prime minister @ Peru", "Orlan Tebo: president @ Kenya"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*BEFORE, *BEHIND])
def test_offices(nlp, text, expected):
    assert _lines(nlp, text) == expected


UNSEEN = [
    ("U.N. Secretary-General Emil Strand spoke.", ["Emil Strand: Secretary-General @ U.N."]),
    (
        "Presidents Orlan Tebo of Kenya and Lena Orlo of Peru met.",
        ["Lena Orlo: president @ Peru", "Orlan Tebo: president @ Kenya"],
    ),
    (
        "Mia Falk, a spokeswoman in Lima for the Harbour Trade Office, denied it.",
        ["Mia Falk: spokeswoman @ Harbour Trade Office"],
    ),
    (
        "Rep. Mia Falk (R-Ohio), the top Democrat on the Harbour Committee, left the House of Representatives.",
        ["Mia Falk: Democrat @ Harbour Committee", "Mia Falk: Rep. @ House of Representatives"],
    ),
    (
        "Kenyan trade and industry commissioner Emil Strand came.",
        ["Emil Strand: trade and industry commissioner @ Kenya"],
    ),
    ("Harbour Bank chief of staff Emil Strand came.", ["Emil Strand: chief of staff @ Harbour Bank"]),
    ("Harbour Bank sold its fleet, and its owner, Emil Strand, resigned.", ["Emil Strand: owner @ Harbour Bank"]),
    (
        'A Pentagon spokesman said so. "We stay," said spokesman Emil Strand.',
        ["Emil Strand: spokesman @ Pentagon"],
    ),
    ("They will leave if Lena Orlo becomes president of Peru.", []),
    (
        "Sens. Orlan Tebo (D-NY), Lena Orlo (D-NY) and Mia Falk (D-Ohio) wrote to the Senate.",
        ["Lena Orlo: Sens. @ Senate", "Mia Falk: Sens. @ Senate", "Orlan Tebo: Sens. @ Senate"],
    ),
    (
        "Emil Strand, chief of the Kenyan general staff, left.",
        ["Emil Strand: chief of the general staff @ Kenya"],
    ),
    (
        "Emil Strand, special representative for Afghanistan reconciliation, left.",
        ["Emil Strand: special representative for Afghanistan reconciliation @ -"],
    ),
    (
        "Lena Orlo, the chief Washington correspondent for Harbour News, left.",
        ["Lena Orlo: chief correspondent @ Harbour News"],
    ),
    ("Mrs. Orlo, then Mr. Tebo's chief political rival for the nomination, agreed.", []),
    ("Lena Falk, who led the Harbour Council's peace efforts, stayed.", []),
    ("Lena Falk, who leads the Harbour Council, stayed.", ["Lena Falk: leader @ Harbour Council"]),
    ("Harbour News host Emil Strand aired it.", ["Emil Strand: host @ Harbour News"]),
    ("He was close to Lena Orlo, a senior Kenyan official said.", []),
    (
        "A Kenyan lawmaker said so on Monday. Emil Strand told reporters that the fish trade had stopped.",
        ["Emil Strand: lawmaker @ Kenya"],
    ),
    # Hyphenated words belong to a title; "Lima-based" and "Harbour-trained" do not.
    ("President Orlan Tebo, Kenya's tough-talking leader, left.",
     ["Orlan Tebo: President @ Kenya", "Orlan Tebo: tough-talking leader @ Kenya"]),
    ("Emil Strand, Peru's longest-serving minister, left.", ["Emil Strand: longest-serving minister @ Peru"]),
    ("Emil Strand, the self-declared mayor of Karo, left.", ["Emil Strand: self-declared mayor @ Karo"]),
    ("Emil Strand, a Harbour-trained lawyer, left.", ["Emil Strand: lawyer @ -"]),
    ("Lima-based lawyer Emil Strand left.", ["Emil Strand: lawyer @ -"]),
    ("Emil Strand, a former arms control officer at the State Department, left.",
     ["Emil Strand: former arms control officer @ State Department"]),
    # A verb before the country is no part of the title, and who acts behind a comma is another.
    ("She had promised to press Kenyan President Orlan Tebo on fish.", ["Orlan Tebo: President @ Kenya"]),
    ("Kenyan press secretary Emil Strand left.", ["Emil Strand: press secretary @ Kenya"]),
    ("Asked about Lena Orlo, the president replied that he knew her.", []),
    ("After he saw Lena Orlo, the minister met reporters.", []),
    ("Lena Orlo, the ambassador sent abroad, left.", ["Lena Orlo: ambassador @ -"]),
    # What an office is of goes on behind "of oil", and a department is no part of its inspector's title.
    ("Emil Strand, head of oil consulting firm Harbour Bank, left.", ["Emil Strand: head @ Harbour Bank"]),
    ("Emil Strand, Kenya's minister of oil, left.", ["Emil Strand: minister of oil @ Kenya"]),
    ("Justice Department Inspector General Emil Strand left.", ["Emil Strand: Inspector General @ Justice Department"]),
    ("Among them are the Home Secretary Clara Orlo and others in Britain. Britain waits.",
     ["Clara Orlo: Home Secretary @ United Kingdom"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNSEEN)
def test_classes_met_in_news_of_many_publishers(nlp, text, expected):
    assert _lines(nlp, text) == expected


def test_an_office_told_apart_from_the_name_is_less_sure(nlp):
    reading = reading_in(nlp("A Kenyan lawmaker said so on Monday. Emil Strand told reporters that fish was dear."))
    (position,) = find_positions(reading)
    assert position.confidence < 0.7


CONTEXT = [
    ("In Kenya, President Orlan Tebo said so.", ["Orlan Tebo: President @ Kenya"]),
    ("She spoke with President Orlan Tebo of Kenya.", ["Orlan Tebo: President @ Kenya"]),
    (
        "Peru's president, Lena Orlo, met President Orlan Tebo. Tebo had left Kenya on Monday, and Kenya was calm.",
        ["Lena Orlo: president @ Peru", "Orlan Tebo: President @ Kenya"],
    ),
    (
        "Secretary of State Mia Falk spoke with Peru's Foreign Minister Lena Orlo about the United States.",
        ["Lena Orlo: Foreign Minister @ Peru", "Mia Falk: Secretary of State @ United States"],
    ),
    ("Secretary of State Mia Falk spoke with Peru's Foreign Minister Lena Orlo.",
     ["Lena Orlo: Foreign Minister @ Peru", "Mia Falk: Secretary of State @ -"]),
    (
        "Kenyan President Orlan Tebo's spokesman, Emil Strand, denied it.",
        ["Emil Strand: spokesman @ Kenya", "Orlan Tebo: President @ Kenya"],
    ),
    # A country that something is done to or with is not the one of who does it.
    (
        "President Orlan Tebo will visit Kenya in June. The United States and Kenya have been allies for long.",
        ["Orlan Tebo: President @ United States"],
    ),
    (
        "German Chancellor Lena Orlo spoke with President Orlan Tebo. The United States was the host.",
        ["Lena Orlo: Chancellor @ Germany", "Orlan Tebo: President @ United States"],
    ),
    (
        "Farms in Kenya are poor. The United States is designating President Orlan Tebo and aides from Kenya.",
        ["Orlan Tebo: President @ Kenya"],
    ),
    (
        "Sanctions will hit Kenya's farms and people close to President Orlan Tebo, a U.S. official said.",
        ["Orlan Tebo: President @ Kenya"],
    ),
    ("Talks in Kenya went on. The trusted adviser Lena Orlo was there.", ["Lena Orlo: trusted adviser @ -"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONTEXT)
def test_where_an_office_is_held_by_context(nlp, text, expected):
    assert _lines(nlp, text) == expected


def test_an_office_told_often_is_one(nlp):
    text = "Kenyan President Orlan Tebo came. President Tebo left. Kenya's President Orlan Tebo slept."
    reading = reading_in(nlp(text))
    (position,) = find_positions(reading)
    assert position.title == "President"
    assert [mention.text for mention in position.mentions] == [
        "Kenyan President Orlan Tebo", "President Tebo", "Kenya's President Orlan Tebo",
    ]  # fmt: skip
    assert not position.former


def test_a_past_office_is_former_and_says_so(nlp):
    reading = reading_in(nlp("Lena Orlo, a former general, and ex-minister Emil Strand met."))
    found = {position.title: position.former for position in find_positions(reading)}
    assert found == {"former general": True, "ex-minister": True}


def test_positions_refer_to_entities_of_the_reading(nlp):
    reading = reading_in(nlp("Kenyan President Orlan Tebo met Harbour Bank chief Lena Orlo."))
    keys = {entity.key for entity in reading.entities}
    positions = list(find_positions(reading))
    assert len({position.key for position in positions}) == len(positions) == 2
    assert all(position.holder in keys and position.at in keys for position in positions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The list has Sens. Mia Falk and Emil Strand, two critics.",
            ["Emil Strand: Sens. @ -", "Mia Falk: Sens. @ -"],
        ),
        ("President-elect Orlan Tebo of Kenya spoke.", ["Orlan Tebo: President-elect @ Kenya"]),
        (
            "They met Gen. Orlan Tebo, chief of the general staff, in Lima.",
            ["Orlan Tebo: Gen. @ -", "Orlan Tebo: chief of the general staff @ -"],
        ),
        ("Lena Orlo served as President Orlan Tebo's adviser.", ["Orlan Tebo: President @ -"]),
        ("House Majority Leader Mia Falk of California spoke.", ["Mia Falk: Majority Leader @ House"]),
        (
            "Press secretary Mia Falk said so. The White House press secretary spoke in the United States.",
            ["Mia Falk: Press secretary @ White House"],
        ),
        (
            "High Representative Lena Orlo spoke of Kenya to the European Union.",
            ["Lena Orlo: High Representative @ European Union"],
        ),
        (
            "President Orlan Tebo announced it. The Tebo administration in the United States has not warned Kenya.",
            ["Orlan Tebo: President @ United States"],
        ),
    ],
)
def test_titles_of_articles_not_seen_before(nlp, text, expected):
    assert _lines(nlp, text) == expected
