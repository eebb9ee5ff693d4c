"""Meetings as agencies, newspapers and ministries of all continents tell them: whole documents, invented names."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from kgexport.extract.document import extract
from kgexport.lexicon import load_lexicon
from kgexport.model import Document

if TYPE_CHECKING:
    from spacy.language import Language

DATE = datetime.date(2021, 6, 16)  # a Wednesday

SENTENCES = [
    (
        "General Farid Barzani, commander of the Western Guard, met with Turkish Foreign Minister Selim "
        "Aydogan in Vienna last week, the Daily Courier reported on Thursday.",
        ["Farid Barzani, Selim Aydogan | Vienna | Actual InPerson | 2021-06-07 / 2021-06-13"],
    ),
    (
        "The President received the Foreign Minister of Kenya, Amina Wanjiru, at the State House in Nairobi on Monday.",
        ["Amina Wanjiru | Nairobi | Actual InPerson | 2021-06-14 / 2021-06-14"],
    ),
    (
        "Prime Minister Anders Lindqvist had a telephone conversation with President Carlos Medina of Peru on June 15.",
        ["Anders Lindqvist, Carlos Medina |  | Actual Call | 2021-06-15 / 2021-06-15"],
    ),
    (
        "Foreign Minister Boris Halvorsen paid a working visit to Ghana on June 10-12.",
        ["Boris Halvorsen | Ghana | Actual Visit | 2021-06-10 / 2021-06-12"],
    ),
    (
        "Deputy Prime Minister Ngozi Okafor held a meeting with Vietnamese Ambassador Tran Van Minh.",
        ["Ngozi Okafor, Tran Van Minh |  | Actual InPerson |"],
    ),
    (
        "President Lucas Ferreira did not agree to any of the numerous offers to meet General Hugo Salazar.",
        ["Hugo Salazar, Lucas Ferreira |  | Negated InPerson |"],
    ),
    (
        "No such meeting between President Lucas Ferreira and General Hugo Salazar is planned, the spokesman said.",
        ["Hugo Salazar, Lucas Ferreira |  | Negated InPerson |"],
    ),
    (
        "The government of Sudan holds no talks at any level with Ethiopia, the minister said.",
        ["Ethiopia, Sudan |  | Negated |"],
    ),
    (
        "Negotiations between Armenia and Azerbaijan will not take place in Brussels this week.",
        ["Armenia, Azerbaijan | Brussels | Negated InPerson | 2021-06-14 / 2021-06-20"],
    ),
    (
        "President Marta Ilves ruled out talks with the rebel leader Idris Kamara.",
        ["Idris Kamara, Marta Ilves |  | Hypothetical |"],
    ),
    (
        "Prime Minister Kwame Asante invited Canadian Prime Minister Jack Tremblay to visit Accra.",
        ["Jack Tremblay | Accra | Hypothetical Visit |"],
    ),
    (
        "Foreign Minister Sven Lindqvist thanked Nigerian Foreign Minister Ade Okonjo for his visit to Stockholm.",
        ["Ade Okonjo | Stockholm | Actual Visit |"],
    ),
    (
        "Malaysian Prime Minister Zulkifli Rahman and his Thai counterpart, Somchai Prasert, agreed on a "
        "border plan at talks in Bangkok on Monday.",
        ["Somchai Prasert, Zulkifli Rahman | Bangkok | Actual InPerson | 2021-06-14 / 2021-06-14"],
    ),
    (
        "U.S. envoy Martin Holloway arrived in Islamabad on Tuesday for talks with Pakistani Prime Minister "
        "Asif Mirza.",
        ["Asif Mirza, Martin Holloway | Islamabad | Actual InPerson | 2021-06-15 / 2021-06-15"],
    ),
    (
        "Foreign ministers from Egypt, Jordan and Iraq met in Cairo on Sunday to discuss the crisis.",
        ["Egypt, Iraq, Jordan | Cairo | Actual InPerson | 2021-06-13 / 2021-06-13"],
    ),
    (
        "South African President Thabo Dlamini will host Brazilian President Lucas Ferreira in Pretoria next week.",
        ["Lucas Ferreira, Thabo Dlamini | Pretoria | Planned InPerson | 2021-06-21 / 2021-06-27"],
    ),
    (
        "The Kremlin said Defence Minister Oleg Sidorov had spoken by phone with his French counterpart, "
        "Claire Dubois.",
        ["Claire Dubois, Oleg Sidorov |  | Actual Call |"],
    ),
    (
        "A delegation led by Chinese Vice Premier Liu Wenbo visited Hanoi last month.",
        ["Liu Wenbo | Hanoi | Actual Visit | 2021-05-01 / 2021-05-31"],
    ),
    (
        "The Iranian negotiator, Hamid Rostami, is scheduled to meet European Union envoy Lucia Conti in "
        "Muscat on Saturday.",
        ["Hamid Rostami, Lucia Conti | Muscat | Planned InPerson | 2021-06-19 / 2021-06-19"],
    ),
    (
        "President Nadia Haddad denied that she had met Israeli Prime Minister Uri Shamir in Cyprus.",
        ["Nadia Haddad, Uri Shamir | Cyprus | Negated InPerson |"],
    ),
    (
        "On the sidelines of the General Assembly in New York, President Nadia Haddad met with Indian Prime "
        "Minister Ravi Khanna.",
        ["Nadia Haddad, Ravi Khanna | New York | Actual InPerson |"],
    ),
    (
        "Australian Foreign Minister Kate Morrow is on a four-day visit to Fiji and Samoa.",
        ["Kate Morrow | Fiji, Samoa | Actual Visit |"],
    ),
    (
        "A summit between President Donald Reyes and Chairman Park Sung-ho collapsed in Hanoi.",
        ["Donald Reyes, Park Sung-ho | Hanoi | Actual InPerson |"],
    ),
    (
        '"I met President Reyes in Manila last night," Senator Ana Cruz told reporters.',
        ["Ana Cruz, Reyes | Manila | Actual InPerson | 2021-06-15 / 2021-06-15"],
    ),
    (
        "U.S. Secretary of State Paul Winters flew to Riyadh on Wednesday, where he met Crown Prince Faisal "
        "bin Nasser.",
        ["Faisal bin Nasser, Paul Winters | Riyadh | Actual InPerson | 2021-06-16 / 2021-06-16"],
    ),
    (
        "Ministers of Kazakhstan and Uzbekistan held negotiations in Tashkent.",
        ["Kazakhstan, Uzbekistan | Tashkent | Actual InPerson |"],
    ),
    (
        "King Mahmoud II received at Basman Palace in Amman on Thursday the President of Cyprus, Nikos Stavrou.",
        ["Mahmoud II, Nikos Stavrou | Basman Palace | Actual InPerson | 2021-06-10 / 2021-06-10"],
    ),
    (
        "Colombian President Ivan Restrepo and his Venezuelan counterpart Luis Zambrano will hold their first"
        " face-to-face meeting on Thursday in Bogota.",
        ["Ivan Restrepo, Luis Zambrano | Bogota | Planned InPerson | 2021-06-17 / 2021-06-17"],
    ),
    (
        "The meeting was attended by Prime Minister Petros Avakian and NATO Secretary General Willem de Groot.",
        ["Petros Avakian, Willem de Groot |  | Actual InPerson |"],
    ),
    (
        "North Korea refused to hold talks with the United States.",
        ["North Korea, United States |  | Hypothetical |"],
    ),
    (
        "Serbian President Milan Jovanovic cancelled a planned meeting with Kosovo Prime Minister Agron Hoxha.",
        ["Agron Hoxha, Milan Jovanovic |  | Negated InPerson |"],
    ),
    (
        "Pope Leo is due to visit Lebanon in November.",
        ["Leo | Lebanon | Planned Visit | 2021-11-01 / 2021-11-30"],
    ),
    (
        "German Foreign Minister Ulrike Voss called on President Erol Demir at the presidential palace in Ankara.",
        ["Erol Demir, Ulrike Voss | Ankara | Actual InPerson |"],
    ),
    (
        "Prime Minister Hassan Jalloh held talks yesterday with visiting Senegalese President Moussa Ndiaye.",
        ["Hassan Jalloh, Moussa Ndiaye |  | Actual Visit | 2021-06-15 / 2021-06-15"],
    ),
    (
        "Philippine Defense Secretary Ramon Lacson and U.S. Defense Secretary Mark Ellison spoke on the phone"
        " on Monday.",
        ["Mark Ellison, Ramon Lacson |  | Actual Call | 2021-06-14 / 2021-06-14"],
    ),
    (
        "The Moroccan foreign minister, Said Benali, met in Rabat with the UN envoy for Western Sahara, Horst Keller.",
        ["Horst Keller, Said Benali | Rabat | Actual InPerson |"],
    ),
    (
        "New Zealand Prime Minister Sarah Tane held bilateral talks with Singapore Prime Minister Lim Boon "
        "Heng in Wellington, her office said on Friday.",
        ["Lim Boon Heng, Sarah Tane | Wellington | Actual InPerson |"],
    ),
    (
        "Cuban and American diplomats sat down for talks in Havana in January.",
        ["Cuba, United States | Havana | Actual InPerson | 2021-01-01 / 2021-01-31"],
    ),
    (
        "Ethiopia's Prime Minister Dawit Bekele travelled to Asmara on Sunday to meet Eritrean President Yonas Tesfay.",
        ["Dawit Bekele, Yonas Tesfay | Asmara | Actual InPerson | 2021-06-13 / 2021-06-13"],
    ),
    (
        "The Hungarian leader, Viktor Szabo, is expected in Moscow on Friday for a meeting with President "
        "Oleg Sidorov.",
        ["Oleg Sidorov, Viktor Szabo | Moscow | Planned InPerson | 2021-06-18 / 2021-06-18"],
    ),
    (
        "Japan's Kenji Mori and South Korea's Choi Min-jun may meet at the summit in Cornwall.",
        ["Choi Min-jun, Kenji Mori | Cornwall | Hypothetical InPerson |"],
    ),
    (
        "The presidents of Kenya, Uganda and Rwanda attended a summit in Kampala.",
        ["Kenya, Rwanda, Uganda | Kampala | Actual InPerson |"],
    ),
    (
        "Opposition leader Maria Lopes said she was ready to meet President Joao Neto.",
        ["Joao Neto, Maria Lopes |  | Hypothetical InPerson |"],
    ),
    (
        "Bangladesh Foreign Minister Abdul Karim called for talks with Myanmar.",
        ["Abdul Karim, Myanmar |  | Hypothetical |"],
    ),
    (
        "The Czech Prime Minister, Pavel Dvorak, hosted his Slovak counterpart, Peter Horvath, in Prague on 3 June.",
        ["Pavel Dvorak, Peter Horvath | Prague | Actual InPerson | 2021-06-03 / 2021-06-03"],
    ),
    (
        "Ukraine's foreign minister, Taras Bondar, held a trilateral meeting with the foreign ministers of "
        "Poland and Lithuania in Lublin.",
        ["Lithuania, Poland, Taras Bondar | Lublin | Actual InPerson |"],
    ),
    (
        "Trade envoys from the United States and China are meeting in Stockholm this week.",
        ["China, United States | Stockholm | Actual InPerson | 2021-06-14 / 2021-06-20"],
    ),
    (
        "Talks between Greece and Turkey resumed on Tuesday in Istanbul after a five-year pause.",
        ["Greece, Turkey | Istanbul | Actual InPerson | 2021-06-15 / 2021-06-15"],
    ),
    (
        "Minister of Foreign Affairs of the Republic of Belarus Sergei Kravchenko met the Ambassador of "
        "Pakistan Imran Qureshi.",
        ["Imran Qureshi, Sergei Kravchenko |  | Actual InPerson |"],
    ),
    (
        "EU foreign policy chief Lucia Conti will travel to Kyiv on Monday and meet President Andriy Kovalenko.",
        ["Andriy Kovalenko, Lucia Conti | Kyiv | Planned InPerson | 2021-06-21 / 2021-06-21"],
    ),
    (
        "Mexican President Rosa Delgado and U.S. Vice President Carol Simmons met virtually on May 7.",
        ["Carol Simmons, Rosa Delgado |  | Actual Call | 2021-05-07 / 2021-05-07"],
    ),
    (
        "Libyan Prime Minister Omar Ziyad had lunch with Italian Premier Marco Bellini in Rome.",
        ["Marco Bellini, Omar Ziyad | Rome | Actual InPerson |"],
    ),
    (
        "Prime Minister Ravi Khanna's visit to Dhaka in March drew protests.",
        ["Ravi Khanna | Dhaka | Actual Visit | 2021-03-01 / 2021-03-31"],
    ),
    (
        "Sri Lankan officials have met with the International Monetary Fund in Washington.",
        ["International Monetary Fund, Sri Lanka | Washington | Actual InPerson |"],
    ),
    (
        "Malian junta chief Colonel Ibrahim Toure on Wednesday received a delegation from ECOWAS in Bamako.",
        ["ECOWAS, Ibrahim Toure | Bamako | Actual InPerson | 2021-06-16 / 2021-06-16"],
    ),
    (
        "After meeting President Joao Neto, Cardinal Angelo Ricci travelled to Beira.",
        ["Angelo Ricci, Joao Neto |  | Actual InPerson |"],
    ),
    (
        "President Marta Ilves attended a summit of the Nordic Council in Oslo.",
        ["Marta Ilves, Nordic Council | Oslo | Actual InPerson |"],
    ),
    (
        "The Jordanian king and Iraqi Prime Minister Haider Salih agreed during a phone call to boost cooperation.",
        ["Haider Salih, Jordan |  | Actual Call |"],
    ),
    (
        "Turkmenistan's president Batyr Saparov welcomed Afghan leader Karim Wardak in Ashgabat.",
        ["Batyr Saparov, Karim Wardak | Ashgabat | Actual InPerson |"],
    ),
    (
        "Speaking after a meeting with Cuban President Raul Ortega in Havana, Bolivian Foreign Minister Elena"
        " Quispe said ties were strong.",
        ["Elena Quispe, Raul Ortega | Havana | Actual InPerson |"],
    ),
    (
        '"We will never sit down with Hamid Rostami," Israeli minister Dov Regev said.',
        ["Dov Regev, Hamid Rostami |  | Negated InPerson |"],
    ),
    (
        "President Lucas Ferreira is ready for direct negotiations with President Luis Zambrano, his office said.",
        ["Lucas Ferreira, Luis Zambrano |  | Hypothetical |"],
    ),
    (
        "Armenian Prime Minister Petros Avakian and Azerbaijani President Rashid Mammadov were brought "
        "together in Sochi by Russian President Oleg Sidorov.",
        ["Oleg Sidorov, Petros Avakian, Rashid Mammadov | Sochi | Actual InPerson |"],
    ),
    (
        "Nepal's Prime Minister Bishnu Thapa left for New Delhi on Monday on a three-day state visit.",
        ["Bishnu Thapa | New Delhi | Actual Visit | 2021-06-14 / 2021-06-14"],
    ),
    (
        "The next round of negotiations with Iran will be held in Oman on Sunday, White House envoy Steve "
        "Wallace said.",
        ["Iran | Oman | Planned InPerson | 2021-06-20 / 2021-06-20"],
    ),
    (
        "Tunisian President Hedi Mansour had an audience with Pope Leo at the Vatican on Saturday.",
        ["Hedi Mansour, Leo | Vatican City | Actual InPerson | 2021-06-12 / 2021-06-12"],
    ),
    (
        "Sen. Bill Crawford met privately with Judge Anita Flores on Capitol Hill Tuesday.",
        ["Anita Flores, Bill Crawford | Capitol Hill | Actual InPerson | 2021-06-15 / 2021-06-15"],
    ),
    (
        "Congressional leaders met President Donald Reyes at the White House on Tuesday.",
        ["Donald Reyes | White House | Actual InPerson | 2021-06-15 / 2021-06-15"],
    ),
    (
        "President Amina Wanjiru on Tuesday paid a courtesy call on King Faisal bin Nasser in Riyadh.",
        ["Amina Wanjiru, Faisal bin Nasser | Riyadh | Actual InPerson | 2021-06-15 / 2021-06-15"],
    ),
    (
        "The Sultan of Oman, Haitham Al Busaidi, received in audience yesterday the Foreign Minister of "
        "Jordan, Ayman Haddad.",
        ["Ayman Haddad, Haitham Al Busaidi |  | Actual InPerson | 2021-06-15 / 2021-06-15"],
    ),
    (
        "During the meeting, which took place in Kuala Lumpur on June 14, Minister Zulkifli Rahman and "
        "Ambassador Helen Price reviewed trade ties.",
        ["Helen Price, Zulkifli Rahman | Kuala Lumpur | Actual InPerson | 2021-06-14 / 2021-06-14"],
    ),
    (
        "Mr. Okello's talks with Foreign Minister Jane Achieng in Kampala on Monday focused on the border.",
        ["Jane Achieng, Okello | Kampala | Actual InPerson | 2021-06-14 / 2021-06-14"],
    ),
    (
        "Talks are under way in Doha between the Taliban and the United States.",
        ["Taliban, United States | Doha | Actual InPerson |"],
    ),
    (
        "The United States and Iran began a fourth round of indirect nuclear talks in Muscat on Sunday.",
        ["Iran, United States | Muscat | Actual InPerson | 2021-06-13 / 2021-06-13"],
    ),
    (
        "The Foreign Ministry said Minister Elena Quispe had met her Chilean counterpart, Diego Funes, on "
        "June 11 in La Paz.",
        ["Diego Funes, Elena Quispe | La Paz | Actual InPerson | 2021-06-11 / 2021-06-11"],
    ),
    (
        "French President Luc Moreau arrived on Monday in Berlin, where he was received by Chancellor Greta Baumann.",
        ["Greta Baumann, Luc Moreau | Berlin | Actual InPerson | 2021-06-14 / 2021-06-14"],
    ),
    (
        "President Luc Moreau and Chancellor Greta Baumann met for two hours at the chancellery in Berlin on "
        "Monday evening.",
        ["Greta Baumann, Luc Moreau | Berlin | Actual InPerson | 2021-06-14 / 2021-06-14"],
    ),
    (
        "Egypt hosted talks between Hamas and Fatah in Cairo last month.",
        ["Fatah, Hamas | Cairo | Actual InPerson | 2021-05-01 / 2021-05-31"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentence(nlp: Language, text: str, expected: list[str]) -> None:
    assert told(nlp, text) == expected


def told(nlp: Language, text: str) -> list[str]:
    """Each meeting as "parties | places | modality mode | first day / last day"; the parties in the order of names."""
    document = Document(identifier="sentence", text=text, date=DATE)
    extraction = extract(document, nlp(text), lexicon=load_lexicon())
    labels = {entity.key: entity.label for entity in extraction.entities}
    found = []
    for meeting in extraction.meetings:
        parties = ", ".join(sorted(labels[key] for key in meeting.participants))
        places = ", ".join(sorted(labels[key] for key in meeting.places))
        mode = f" {meeting.mode.value}" if meeting.mode else ""
        time = meeting.time
        days = f"{time.earliest} / {time.latest}" if time and time.earliest else ""
        found.append(f"{parties} | {places} | {meeting.modality.value}{mode} | {days}".strip())
    return found
