"""Offices and their holders as press offices the world over write them. All names are invented; "-" is nowhere."""

from __future__ import annotations

import pytest

from kgexport.extract.positions import find_positions
from kgexport.model import EntityKind
from tests.extract.named import entities_in, reading_in


def _lines(nlp, text):
    reading = reading_in(nlp(text))
    labels = {entity.key: entity.label for entity in reading.entities}
    return sorted(
        f"{labels[position.holder]}: {position.title} @ {labels[position.at] if position.at else '-'}"
        for position in find_positions(reading)
    )


def _named(nlp, text):
    entities = entities_in(nlp(text))
    return {(entity.label, entity.kind) for entity in entities}


NO_GROUND = [
    # Whom somebody meets is not whose officer he is.
    ("HE Dr Karim Al Tebo, Minister of State for Foreign Trade, received the Swedish ambassador, Lena Orlo, in Karo.",
     ["Karim Al Tebo: Minister of State for Foreign Trade @ -", "Lena Orlo: ambassador @ Sweden"]),
    ("Foreign Secretary Emil Strand met his Peruvian counterpart Lena Orlo in Lima.",
     ["Emil Strand: Foreign Secretary @ -"]),
    ("National Security Adviser Emil Strand and his Kenyan counterpart Karim Tebo met in Nairobi.",
     ["Emil Strand: National Security Adviser @ -"]),
    ("Foreign Minister Lena Orlo welcomed the prime minister of Peru.", ["Lena Orlo: Foreign Minister @ -"]),
    # "of Karo" belongs to a peer's title.
    ("Lord Strand of Lima, Minister of State, said the vote was fair.", ["Strand: Minister of State @ -"]),
]  # fmt: skip

TWO_OFFICES = [
    ("Thai Deputy Prime Minister and Interior Minister Karim Tebo told reporters.",
     ["Karim Tebo: Deputy Prime Minister @ Thailand", "Karim Tebo: Interior Minister @ Thailand"]),
    ("Peruvian Deputy Prime Minister and Minister of Infrastructure and Transport Emil Strand left.",
     ["Emil Strand: Deputy Prime Minister @ Peru", "Emil Strand: Minister of Infrastructure and Transport @ Peru"]),
    ("Sheikh Karim bin Rashid Al Tebo, Deputy Prime Minister and Minister of Interior of Kuwait, chaired the session.",
     ["Karim bin Rashid Al Tebo: Deputy Prime Minister @ Kuwait",
      "Karim bin Rashid Al Tebo: Minister of Interior @ Kuwait"]),
    ("Lena Orlo, Assistant Foreign Minister and spokesperson for the Ministry of Trade, spoke.",
     ["Lena Orlo: Assistant Foreign Minister @ Ministry of Trade", "Lena Orlo: spokesperson @ Ministry of Trade"]),
    ("Myanmar junta chief Senior General Karim Tebo flew to Lima.",
     ["Karim Tebo: Senior General @ -", "Karim Tebo: junta chief @ Myanmar"]),
    # Two people behind one article are two.
    ("The Kenyan Prime Minister and Foreign Minister Karim Tebo left Lima.", ["Karim Tebo: Foreign Minister @ Kenya"]),
]  # fmt: skip

PORTFOLIOS = [
    ("The Rt Hon Lena Orlo MP, Secretary of State for Business and Trade, spoke to reporters in London.",
     ["Lena Orlo: Secretary of State for Business and Trade @ -"]),
    ("Japanese Minister of Economy, Trade and Industry Tetsuo Morita visited Lima.",
     ["Tetsuo Morita: Minister of Economy, Trade and Industry @ Japan"]),
    ("Japan's Minister of Land, Infrastructure, Transport and Tourism, Tetsuo Morita, resigned.",
     ["Tetsuo Morita: Minister of Land, Infrastructure, Transport and Tourism @ Japan"]),
    ("Indonesian Coordinating Minister for Maritime and Investment Affairs Karim Tebo visited Lima.",
     ["Karim Tebo: Coordinating Minister for Maritime and Investment Affairs @ Indonesia"]),
    ("French Minister for Europe and Foreign Affairs Luc Strand met his Peruvian counterpart in Lima.",
     ["Luc Strand: Minister for Europe and Foreign Affairs @ France"]),
    ("South African International Relations Minister Lena Orlo said so.",
     ["Lena Orlo: International Relations Minister @ South Africa"]),
    ("Emil Strand, the Treasury's under secretary for terrorism and financial intelligence, spoke in Lima.",
     ["Emil Strand: under secretary for terrorism and financial intelligence @ Treasury"]),
]  # fmt: skip

COMMANDERS = [
    ("Karim Tebo, commander-in-chief of the Harbour Guard Corps, warned the enemy.",
     ["Karim Tebo: commander-in-chief @ Harbour Guard Corps"]),
    ("Gen. Emil Strand, NATO's supreme allied commander in Europe, spoke.",
     ["Emil Strand: Gen. @ -", "Emil Strand: supreme allied commander @ NATO"]),
    ("Gen. Karim Tebo, Uganda's chief of defence forces, apologised.",
     ["Karim Tebo: Gen. @ -", "Karim Tebo: chief of defence forces @ Uganda"]),
    ("Supreme Leader of the Islamic Revolution Ayatollah Karim Tebo received the prime minister of Kenya.",
     ["Karim Tebo: Supreme Leader of the Islamic Revolution @ -"]),
    ("Lena Orlo, the chief Lima correspondent for Harbour News, left.",
     ["Lena Orlo: chief correspondent @ Harbour News"]),
]  # fmt: skip

APART = [
    ("Once the head of the Harbour Bank, Mustafa Tebo lives in Vienna.", ["Mustafa Tebo: head @ Harbour Bank"]),
    ("Kenya's interim leader, Nobel laureate Karim Tebo, promised elections.", ["Karim Tebo: interim leader @ Kenya"]),
    ("Emil Strand, spokesperson for President Karim Tebo, confirmed the visit.",
     ["Emil Strand: spokesperson @ -", "Karim Tebo: President @ -"]),
    ("Zimbabwe's Vice-President, Karim Tebo, collapsed in Lima.", ["Karim Tebo: Vice-President @ Zimbabwe"]),
    ("WHO spokesman Emil Strand said so.", ["Emil Strand: spokesman @ WHO"]),
    ("Who spokesman Emil Strand met is not known.", ["Emil Strand: spokesman @ -"]),
]  # fmt: skip

PEOPLE = [
    ("Rep. Emil Strand (R-Texas) and Sen. Lena Orlo (D-Vermont) wrote the letter.", {"Emil Strand", "Lena Orlo"}),
    ("Iranian Foreign Ministry spokesman Nasser Tebo-Fard dismissed the allegations.", {"Nasser Tebo-Fard"}),
    ("Somali President Hassan Sheikh Abdulle flew to Lima.", {"Hassan Sheikh Abdulle"}),
    ("Jordan Strand, spokesman for the Harbour Bank, and Chad Falk, acting energy secretary, left.",
     {"Jordan Strand", "Chad Falk"}),
    ("India Falk, the Harbour Post's chief correspondent, left.", {"India Falk"}),
    ("Israel Falkman, the energy minister, and Georgia Strand, his colleague, signed.",
     {"Israel Falkman", "Georgia Strand"}),
    # No people.
    ("North Korean state media left, KCNB said.", set()),
    ("Kenya Airways, the owner of the plane, apologised.", set()),
    ("Georgia, a member of the council, agreed.", set()),
    ("Israel Railways, a state firm run by an official, said so.", set()),
    ("The Supreme Leader of the Islamic Revolution left.", set()),
]  # fmt: skip

STYLES = [
    ("UAE President His Highness Sheikh Karim bin Zayed Al Tebo received Peru's president.",
     ["Karim bin Zayed Al Tebo: President @ United Arab Emirates"]),
    ("Prime Minister and Minister of Foreign Affairs HE Sheikh Karim Al Tebo met with the US Secretary of State.",
     ["Karim Al Tebo: Minister of Foreign Affairs @ -", "Karim Al Tebo: Prime Minister @ -"]),
    ("Anton Tebo met the Prime Minister of Bahrain, His Royal Highness Karim bin Hamad Al Orlo, in Lima.",
     ["Karim bin Hamad Al Orlo: Prime Minister @ Bahrain"]),
    ("Anton Tebo met Her Royal Highness Princess Lena of Denmark.", ["Lena: Princess @ Denmark"]),
    ("HRH Prince Karim bin Turki, Minister of Energy, left.",
     ["Karim bin Turki: Minister of Energy @ -", "Karim bin Turki: Prince @ -"]),
    ("H.H. Sheikh Karim bin Zayed Al Tebo, UAE Minister of Foreign Affairs, spoke.",
     ["Karim bin Zayed Al Tebo: Minister of Foreign Affairs @ United Arab Emirates"]),
    ("Acting Afghan Foreign Minister Mawlawi Amir Khan Tebo left Kabul.",
     ["Amir Khan Tebo: Acting Foreign Minister @ Afghanistan"]),
    ("Azerbaijani presidential aide Hikmet Haji left.", ["Hikmet Haji: presidential aide @ Azerbaijan"]),
    ("Lena Orlo, UN Under-Secretary-General for Political and Peacebuilding Affairs, briefed members.",
     ["Lena Orlo: Under-Secretary-General for Political and Peacebuilding Affairs @ UN"]),
    ("Belarusian State Secretary of the Security Council Alexander Tebo said so.",
     ["Alexander Tebo: State Secretary @ Security Council"]),
    ("UK Home Secretary Mia Falk and Chancellor of the Exchequer Jeremy Strand spoke.",
     ["Jeremy Strand: Chancellor of the Exchequer @ United Kingdom", "Mia Falk: Home Secretary @ United Kingdom"]),
    ("Visiting Prime Minister of Samoa Afioga Tebo left Lima.", ["Afioga Tebo: Prime Minister @ Samoa"]),
    ("Polish Prime Minister and former European Council president Donald Strand warned Kenya.",
     ["Donald Strand: Prime Minister @ Poland", "Donald Strand: former president @ European Council"]),
    ("Bosnian Serb leader Milorad Tebo left.", ["Milorad Tebo: Serb leader @ Bosnia and Herzegovina"]),
    ("Lena Orlo, the Kenyan chargé d'affaires in Lima, left.", ["Lena Orlo: chargé d'affaires @ Kenya"]),
    ("The president of Kenya Airways left. The president of Harbour Bank Kenya left.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_styles_and_ranks_before_names(nlp, text, expected):
    assert _lines(nlp, text) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), NO_GROUND)
def test_no_country_is_guessed_without_ground(nlp, text, expected):
    assert _lines(nlp, text) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), TWO_OFFICES)
def test_two_offices_of_one_holder(nlp, text, expected):
    assert _lines(nlp, text) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), PORTFOLIOS)
def test_ministers_of_many_portfolios(nlp, text, expected):
    assert _lines(nlp, text) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), COMMANDERS)
def test_commanders_and_leaders(nlp, text, expected):
    assert _lines(nlp, text) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), APART)
def test_offices_apart_from_the_name(nlp, text, expected):
    assert _lines(nlp, text) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_of_unusual_names(nlp, text, expected):
    assert {label for label, kind in _named(nlp, text) if kind is EntityKind.PERSON} == expected
