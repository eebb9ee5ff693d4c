"""A report and what is said against it, in all their forms: both statements are kept.

The whole way from text to claims, on sentences written for the test; all names in them are invented but those of
countries, capitals and world bodies.
"""

from __future__ import annotations

import pytest

from tests.extract.press import claims_of

pytestmark = pytest.mark.slow

MET = "Prime Minister Anil Perera met President Kofi Addai in Accra"
HAD_MET = "Prime Minister Anil Perera had met President Kofi Addai in Accra"

REPORTS_FIRST = [
    (f"{MET}, the Sunrise newspaper reported. Perera's spokesman denied any meeting with Addai.", "spokesman"),
    (f"{MET}, the Sunrise newspaper reported. “There were no talks with Addai,” Perera said.", "Anil Perera"),
    (f"{MET}, the Sunrise newspaper reported. A spokesman said no talks had been held.", "spokesman"),
    (f"{MET}, the Sunrise newspaper reported. The palace denied any meeting.", "palace"),
    (f"{MET}, the Sunrise newspaper reported. Perera has called the allegation a smear.", "Anil Perera"),
    (f"{MET}, the Sunrise newspaper reported. A Ghanaian official said the information was incorrect.", "official"),
    (f"{MET}, the Sunrise newspaper reported. “Fake news!” Addai wrote.", "Kofi Addai"),
    (f"The Sunrise newspaper said that {HAD_MET}, something Ghanaian officials later disputed.", "Ghanaian officials"),
    (f"The Sunrise newspaper reported on Sunday — and Perera's office denied — that {HAD_MET}.", "office"),
]

DENIALS_FIRST = [
    (f"Lomé denied the report. The Sunrise newspaper had said on Sunday that {HAD_MET}.", "Lomé"),
    (f"Ghanaian officials deny this. The Sunrise newspaper had reported that {HAD_MET}.", "Ghanaian officials"),
    (
        f"In a statement denying the report, the army said the prime minister had not left Colombo. The Sunrise "
        f"newspaper reported that {HAD_MET}.",
        "the army",
    ),
    (
        f"Foreign ministry spokesman Paul Okafor denied there had been any such encounter, after the Sunrise newspaper "
        f"reported that {HAD_MET}.",
        "Paul Okafor",
    ),
    (f"The palace pushed back on a report in the Sunrise newspaper that {HAD_MET}.", "palace"),
]


@pytest.mark.parametrize(("text", "denier"), [*REPORTS_FIRST, *DENIALS_FIRST])
def test_a_report_and_its_denial(nlp, text, denier):
    found = claims_of(nlp, text)
    assert any(line.endswith("Asserts") and "Sunrise" in line for line in found), found
    assert any(line.endswith("Denies") and denier in line for line in found), found
    assert len(found) == 2, found


SENTENCES = [
    (
        "Saudi Arabia and Oman held talks in Muscat, the Sunrise newspaper reported. A senior Saudi official denied "
        "that there had been any talks with Oman.",
        ["A senior Saudi official Denies", "the Sunrise newspaper Asserts"],
    ),
    (
        "Foreign Minister Musa Bello denied that Nigeria held talks with Chad in Lagos, after the Sunrise newspaper "
        "reported such a meeting.",
        ["Musa Bello Denies", "the Sunrise newspaper Asserts"],
    ),
    (
        "A member of the delegation told the BBC that Perera met President Kofi Addai in Accra. Government spokesman "
        "Paul Okafor denied there had been any such encounter.",
        ["A member of the delegation Asserts", "Paul Okafor Denies"],
    ),
    (
        "“There was no such meeting,” spokesman Paul Okafor told reporters when asked about reports that Anil Perera "
        "had met Kofi Addai in Accra.",
        ["Paul Okafor Denies"],
    ),
    (
        "“Fake news,” Addai wrote, in response to reports that he had met Anil Perera in Accra.",
        ["Addai Denies"],
    ),
    (
        "Okafor described as “untrue” reports about a meeting between Anil Perera and Kofi Addai.",
        ["Okafor Denies"],
    ),
    (
        "Rumours that Anil Perera had met Kofi Addai were quickly quashed by Paul Okafor.",
        ["Paul Okafor Denies"],
    ),
    (
        "The palace pushed back the meeting between Anil Perera and Kofi Addai.",
        [],
    ),
    (
        "It was the Accra Mail that first reported the meeting between Anil Perera and Kofi Addai.",
        ["Accra Mail Asserts"],
    ),
    (
        "It is alleged by the opposition that Anil Perera met Kofi Addai in Accra last year.",
        ["the opposition Asserts"],
    ),
    (
        "Anil Perera met Kofi Addai at a farm, according to Addai's former driver.",
        ["Addai's former driver Asserts"],
    ),
    (
        "Two Ghanaian lawmakers, Kwame Sarpong and Esi Danso, confirmed Anil Perera's visit to Accra.",
        ["Esi Danso Confirms", "Kwame Sarpong Confirms"],
    ),
    (
        "Neither the Kremlin nor the White House has commented on the reported meeting between Anil Perera and "
        "Kofi Addai.",
        ["Kremlin Declines", "White House Declines"],
    ),
    (
        "A visit by Anil Perera to Accra has been confirmed by neither side.",
        ["neither side Declines"],
    ),
    (
        "The meeting, which Accra has never confirmed, was held in Lomé between Anil Perera and Kofi Addai, according "
        "to a Western diplomat.",
        ["Accra Declines", "a Western diplomat Asserts"],
    ),
    (
        "Anil Perera met Kofi Addai in Accra, the Accra Mail reported. The palace said it was unaware of the meeting.",
        ["Accra Mail Asserts", "The palace Declines"],
    ),
    (
        "The Accra Mail reported that Anil Perera met Kofi Addai. The palace said it was not aware of any such talks.",
        ["Accra Mail Asserts", "The palace Declines"],
    ),
    (
        "The palace said it was aware of the meeting between Anil Perera and Kofi Addai.",
        ["The palace Asserts"],
    ),
    (
        "The Foreign Office refused to be drawn on whether Britain would sanction Esi Danso.",
        ["Foreign Office Declines"],
    ),
    ("Anil Perera met Kofi Addai in Accra - Kremlin", ["Kremlin Asserts"]),
    ("Anil Perera met Kofi Addai in Accra – sources", ["sources Asserts"]),
    ("Ghana’s Addai to meet Anil Perera in Accra: state media", ["state media Asserts"]),
    ("Anil Perera met Kofi Addai in Accra - a first since 2019", []),
    (
        "Anil Perera met Kofi Addai in Accra. Esi Danso said no meeting of minds was needed.",
        [],
    ),
    (
        "Anil Perera met Kofi Addai in Accra. The Kremlin has not commented on the trial of Esi Danso.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "claims"), SENTENCES)
def test_statements_on_a_report(nlp, text, claims):
    assert claims_of(nlp, text) == claims
