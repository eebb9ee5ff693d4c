"""Who says so and who denies it, in the ways in which the press attributes meetings and sanctions.

The whole way from text to claims, on sentences written for the test; all names in them are invented but those of
countries, capitals and world bodies.
"""

from __future__ import annotations

import datetime

import pytest

from kgexport.annotate.annotate import annotate
from kgexport.extract.document import extract
from kgexport.lexicon import load_lexicon
from kgexport.model import Document

pytestmark = pytest.mark.slow

SENTENCES = [
    (
        "General Farid Barzani, commander of the Western Guard, met with Turkish Foreign Minister "
        "Selim Aydogan in Vienna last week, the Daily Courier reported on Thursday.",
        ["Daily Courier Asserts"],
    ),
    (
        "Finance Minister Adamu Bello held talks with Chinese officials in Lagos on Monday, the "
        "Sunrise newspaper reported.",
        ["the Sunrise newspaper Asserts"],
    ),
    (
        "Iran and Russia will hold a new round of talks in Baku next week, Mehran News Agency "
        "reported on Sunday, citing a foreign ministry official.",
        ["Mehran News Agency Asserts", "a foreign ministry official Asserts < Mehran News Agency"],
    ),
    (
        "The European Union has imposed sanctions on Orlan Shipping, two diplomats said on Tuesday.",
        ["two diplomats Asserts"],
    ),
    (
        "President Kofi Addai met Prime Minister Anil Perera in Colombo on Friday, officials said.",
        ["officials Asserts"],
    ),
    (
        "Washington plans to lift sanctions on Sudan, a senior US official told reporters on condition of anonymity.",
        ["a senior US official Asserts"],
    ),
    (
        "The United States has frozen the assets of Bahar Trading, the Treasury said in a statement.",
        ["Treasury Asserts"],
    ),
    (
        "The two leaders, Kenyan President James Odhiambo and Ugandan President Peter Ssali, met in "
        "Kampala, the presidency said in a post on X.",
        ["the presidency Asserts"],
    ),
    (
        "South Korean envoy Park Min-jae secretly met North Korean officials in Singapore, local media reported.",
        ["local media Asserts"],
    ),
    (
        "Canada imposed sanctions on seven Belarusian officials, Foreign Minister Claire Dubois announced Wednesday.",
        ["Claire Dubois Asserts"],
    ),
    (
        "Japan will extend its sanctions against North Korea, Kyoko News said, quoting government sources.",
        ["Kyoko News Asserts", "government sources Asserts < Kyoko News"],
    ),
    (
        "Saudi Crown Prince Faisal bin Nasser received Pakistani Prime Minister Asim Qureshi in "
        "Jeddah on Thursday, the Gulf Press Agency (GPA) reported.",
        ["Gulf Press Agency Asserts"],
    ),
    (
        "Minister Hassan Tabari travelled to Damascus and met Syrian President Nizar Haddad, state television said.",
        ["state television Asserts"],
    ),
    (
        "Quoting an unnamed diplomat, the Evening Ledger said Iranian Foreign Minister Reza Karimi "
        "had met US envoy Tom Harland in Oslo.",
        ["Evening Ledger Asserts", "an unnamed diplomat Asserts < Evening Ledger"],
    ),
    (
        "Citing three people familiar with the matter, the Northern Times reported that Britain "
        "would impose sanctions on Orlan Bank.",
        ["Northern Times Asserts", "three people familiar with the matter Asserts < Northern Times"],
    ),
    (
        '"We met the Turkish delegation in Doha," Deputy Minister Omar Siddiqi was quoted as saying '
        "by the Tolan news agency.",
        ["Omar Siddiqi Asserts < Tolan news agency", "Tolan news agency Asserts"],
    ),
    (
        "Turkish Foreign Minister Selim Aydogan met Armenian counterpart Aram Petrosian, the Anka "
        "agency quoted a diplomatic source as saying.",
        ["a diplomatic source Asserts < the Anka agency"],
    ),
    (
        "The Inter-Press news agency quoted Deputy Foreign Minister Igor Lebedin as saying that he "
        "met US diplomat Alan Pierce on Friday.",
        ["Igor Lebedin Asserts < The Inter-Press news agency"],
    ),
    (
        "The Gulf Herald, citing an Israeli official, reported that Prime Minister Dan Erez met "
        "Crown Prince Faisal bin Nasser.",
        ["Gulf Herald Asserts", "an Israeli official Asserts < Gulf Herald"],
    ),
    (
        "A report in the Morning Tribune said that Defence Minister Ivan Kostov met arms dealer "
        "Viktor Brodski in Sofia.",
        ["Morning Tribune Asserts"],
    ),
    (
        "According to the Evening Ledger, which cited court documents, Senator Paul Reyes met Cuban "
        "President Mario Castellanos in Havana.",
        ["Evening Ledger Asserts"],
    ),
    (
        "A spokeswoman for the ministry denied reports that Foreign Minister Anna Weiss had met "
        "Taliban officials in Doha.",
        ["A spokeswoman for the ministry Denies"],
    ),
    (
        "Iran's foreign ministry on Sunday denied a report that Foreign Minister Reza Karimi met US "
        "envoy Tom Harland in Oslo.",
        ["foreign ministry Denies"],
    ),
    (
        "The Evening Ledger reported on Monday that President Ahmed Diallo met rebel leader Moussa "
        "Kone in Paris. The presidency denied the report.",
        ["Evening Ledger Asserts", "The presidency Denies"],
    ),
    (
        "The Evening Ledger reported on Monday that President Ahmed Diallo met rebel leader Moussa "
        "Kone in Paris. Government spokesman Ibrahim Sow dismissed the report as fake news.",
        ["Evening Ledger Asserts", "Ibrahim Sow Denies"],
    ),
    (
        "Foreign ministry spokesman Vikram Sethi rejected claims that India had held secret talks with Pakistan.",
        ["Vikram Sethi Denies"],
    ),
    (
        "Government spokesman Ibrahim Sow rejected rumours that President Ahmed Diallo had met rebel "
        "leader Moussa Kone.",
        ["Ibrahim Sow Denies"],
    ),
    (
        "Prime Minister Asim Qureshi brushed aside speculation that he had met Israeli officials in London.",
        ["Asim Qureshi Denies"],
    ),
    (
        "Kremlin spokesman Oleg Sorokin said there were no plans for a meeting between President "
        "Andrei Volkov and US President Robert Hale.",
        ["Oleg Sorokin Denies"],
    ),
    (
        "Foreign Minister Reza Karimi said he had not met US envoy Tom Harland in Oslo.",
        ["Reza Karimi Denies"],
    ),
    (
        "Deputy Minister Omar Siddiqi described the report that he had met Israeli envoy Dan Erez as baseless.",
        ["Omar Siddiqi Denies"],
    ),
    (
        "Reports that President Ahmed Diallo met rebel leader Moussa Kone are untrue, government "
        "spokesman Ibrahim Sow said.",
        ["Ibrahim Sow Denies"],
    ),
    (
        "The claim that Minister Hassan Tabari met Israeli officials is completely false, his office said.",
        ["his office Denies"],
    ),
    (
        "The White House has denied that President Robert Hale will lift sanctions on Russia.",
        ["White House Asserts", "White House Denies"],  # that they stand, and that they will be lifted
    ),
    (
        "Ankara refuted allegations that Foreign Minister Selim Aydogan held talks with Syrian President Nizar Haddad.",
        ["Ankara Denies"],
    ),
    (
        'Beijing called the report that it would impose sanctions on Lithuania "pure fabrication".',
        ["Beijing Denies"],
    ),
    (
        "Foreign Minister Selim Aydogan met Israeli officials in Rome, the Gulf Herald reported last "
        "week, a claim his ministry denied.",
        ["Gulf Herald Asserts", "his ministry Denies"],
    ),
    (
        "The Gulf Herald reported that Foreign Minister Selim Aydogan met Israeli officials in Rome, "
        "but a ministry spokesman said the report was false.",
        ["Gulf Herald Asserts", "a ministry spokesman Denies"],
    ),
    (
        "The Gulf Herald reported that Foreign Minister Selim Aydogan met Israeli officials in Rome. "
        '"This is fake news," Aydogan said.',
        ["Gulf Herald Asserts", "Selim Aydogan Denies"],
    ),
    (
        "The Gulf Herald reported that Foreign Minister Selim Aydogan met Israeli officials in Rome. "
        "Aydogan's office said no such meeting had taken place.",
        ["Aydogan's office Denies", "Gulf Herald Asserts"],
    ),
    (
        "General Farid Barzani did not visit Moscow, Defence Minister Hamid Azari insisted on Monday.",
        ["Hamid Azari Denies"],
    ),
    (
        "Contrary to media reports, President Kofi Addai did not meet opposition leader Yaw Mensah, "
        "his spokesman said.",
        ["his spokesman Denies"],
    ),
    (
        "The Northern Times reported that Britain would impose sanctions on Orlan Bank. The Foreign "
        "Office declined to comment.",
        ["Foreign Office Declines", "Northern Times Asserts"],
    ),
    (
        "The Northern Times reported that Britain would impose sanctions on Orlan Bank. The Treasury "
        "has yet to comment on the report.",
        ["Northern Times Asserts", "Treasury Declines"],
    ),
    (
        "US envoy Tom Harland met Iranian Foreign Minister Reza Karimi in Oslo, the Evening Ledger "
        "reported. The State Department would neither confirm nor deny the meeting.",
        ["Evening Ledger Asserts", "State Department Declines"],
    ),
    (
        "US envoy Tom Harland met Iranian Foreign Minister Reza Karimi in Oslo, the Evening Ledger "
        "reported. There was no immediate comment from Tehran.",
        ["Evening Ledger Asserts", "Tehran Declines"],
    ),
    (
        "US envoy Tom Harland met Iranian Foreign Minister Reza Karimi in Oslo, the Evening Ledger "
        "reported. Tehran has not commented on the report.",
        ["Evening Ledger Asserts", "Tehran Declines"],
    ),
    (
        "Asked whether Foreign Minister Anna Weiss had met Taliban officials, the spokesman said he "
        "had no information.",
        ["the spokesman Declines"],
    ),
    (
        "The Kremlin refused to comment on reports that President Andrei Volkov had met Syrian "
        "President Nizar Haddad in Sochi.",
        ["Kremlin Declines"],
    ),
    (
        "A ministry spokeswoman said she could not confirm that Foreign Minister Anna Weiss had met "
        "Taliban officials in Doha.",
        ["A ministry spokeswoman Declines"],
    ),
    (
        "Kremlin spokesman Oleg Sorokin confirmed on Monday that President Andrei Volkov had met "
        "Syrian President Nizar Haddad in Sochi.",
        ["Oleg Sorokin Confirms"],
    ),
    (
        "US envoy Tom Harland met Iranian Foreign Minister Reza Karimi in Oslo, a Norwegian official confirmed.",
        ["a Norwegian official Confirms"],
    ),
    (
        "The foreign ministry acknowledged that Foreign Minister Anna Weiss held talks with Taliban officials in Doha.",
        ["foreign ministry Confirms"],
    ),
    (
        "The Evening Ledger reported on Monday that President Ahmed Diallo met rebel leader Moussa "
        "Kone in Paris. The presidency later confirmed the report.",
        ["Evening Ledger Asserts", "The presidency Confirms"],
    ),
    (
        "The meeting between Prime Minister Dan Erez and King Hamza was confirmed by the palace.",
        ["the palace Confirms"],
    ),
    (
        "Ministry: No meeting planned with US envoy Tom Harland",
        ["Ministry Denies"],
    ),
    (
        "Iran denies reports about upcoming meeting with US envoy Tom Harland",
        ["Iran Denies"],
    ),
    (
        "Kremlin: President Volkov to meet Syrian President Nizar Haddad on Friday",
        ["Kremlin Asserts"],
    ),
    (
        "Turkish minister met Syrian leader Nizar Haddad in secret: report",
        [],
    ),
    (
        "Treasury says it imposed sanctions on Orlan Shipping",
        ["Treasury Asserts"],
    ),
    (
        "EU to lift sanctions on Syria, diplomats say",
        ["diplomats Asserts"],
    ),
    (
        "Speaking in Abuja, Finance Minister Adamu Bello said the government had held talks with the "
        "World Bank. He added that he would meet IMF chief Helena Strand next week.",
        ["Adamu Bello Asserts"],
    ),
    (
        "According to Al-Sharq TV, the Evening Ledger reported that US envoy Tom Harland met Iranian "
        "Foreign Minister Reza Karimi.",
        ["Al-Sharq TV Asserts", "Evening Ledger Asserts < Al-Sharq TV"],
    ),
    (
        "Sources told the Evening Ledger that US envoy Tom Harland met Iranian Foreign Minister Reza Karimi in Oslo.",
        ["Sources Asserts"],
    ),
    (
        "Aydogan told the Gulf Herald he would meet Greek Foreign Minister Nikos Samaras next month.",
        ["Aydogan Asserts"],
    ),
    (
        "A diplomat said Foreign Minister Anna Weiss told him that she had met Taliban officials in Doha.",
        ["Anna Weiss Asserts < A diplomat"],
    ),
    (
        '"Today we are imposing sanctions on those responsible for the violence in Sudan," Secretary '
        "of State Linda Marsh said.",
        ["Linda Marsh Asserts"],
    ),
    (
        "In a statement, the EU announced sanctions against ten Belarusian judges.",
        ["EU Asserts"],
    ),
    (
        "The sanctions, announced by Foreign Secretary Alan Whitmore, target three Russian banks.",
        ["Alan Whitmore Asserts"],
    ),
    (
        "Secretary of State Linda Marsh warned that Washington would impose sanctions on Nicaragua.",
        ["Linda Marsh Asserts"],
    ),
    (
        "Government minister Tendai Moyo told the Harare Mail that the EU had lifted sanctions on Zimbabwe.",
        ["Tendai Moyo Asserts"],
    ),
    (
        "It is not true that the United Nations lifted its arms embargo on Eritrea, UN spokesman Paul Okafor said.",
        ["Paul Okafor Asserts", "Paul Okafor Denies"],
    ),
    (
        "Iranian state media claimed that General Farid Barzani travelled to Moscow and met President Andrei Volkov.",
        ["Iranian state media Asserts"],
    ),
    (
        "The Jakarta-based Nusantara Post said Indonesian President Budi Santoso would meet "
        "Malaysian Prime Minister Hashim Idris in Medan.",
        ["Nusantara Post Asserts"],
    ),
    (
        "President Budi Santoso is scheduled to meet Malaysian Prime Minister Hashim Idris in Medan, "
        "cabinet secretary Agus Pratomo said in Jakarta on Friday, as quoted by the Nusa news agency.",
        ["Agus Pratomo Asserts < Nusa news agency", "Nusa news agency Asserts"],
    ),
    (
        "Foreign Minister Wang Zhong will pay an official visit to Laos from May 3 to 5, foreign "
        "ministry spokesperson Li Xiang announced on Monday.",
        ["Li Xiang Asserts"],
    ),
    (
        "President Budi Santoso met Malaysian Prime Minister Hashim Idris in Medan on Monday. Trade Minister Agus "
        "Pratomo said farmers were united in their view of the meeting in Medan.",
        [],
    ),
    (
        "President Budi Santoso met Malaysian Prime Minister Hashim Idris in Medan on Monday. Trade Minister Agus "
        "Pratomo said the participants in the meeting in Medan had eaten well.",
        ["Agus Pratomo Asserts"],
    ),
    (
        "President Budi Santoso affirmed that the Trade Ministry will announce new sanctions against Sudan on Friday.",
        ["Budi Santoso Asserts"],
    ),
]


@pytest.mark.parametrize(("text", "claims"), SENTENCES)
def test_claims_of_the_press(nlp, text, claims):
    document = Document(identifier="test", text=text, date=datetime.date(2024, 3, 15))
    ((_, doc),) = annotate([document], nlp)
    extraction = extract(document, doc, lexicon=load_lexicon())
    labels = {entity.key: entity.label for entity in extraction.entities}
    found = {
        f"{labels[claim.claimant]} {claim.stance.value}"
        + (f" < {labels[claim.cited_by]}" if claim.cited_by in labels else "")
        for claim in extraction.claims
        if claim.claimant in labels
    }
    assert sorted(found) == claims
