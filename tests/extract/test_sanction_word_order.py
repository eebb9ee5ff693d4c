"""Tellings in an order of words, or with neighbours, that hide who imposes sanctions on whom."""

from __future__ import annotations

import pytest

from kgexport.extract.sanctions import find_sanctions
from kgexport.model import SanctionMention
from tests.extract.readings import reading_of
from tests.extract.test_sanctions import DATE, NAMES, _lines

OTHERS = {
    "Germany": "country",
    "Austria": "country",
    "Italy|Italian": "country",
    "Japan": "country",
    "North Korea": "country",
    "OFAC": "body",
    "Harbour Institute": "body",
    "Harbour Park": "place",
    "John Thorn": "person",
}


def _tellings(nlp, text: str) -> list[SanctionMention]:
    return list(find_sanctions(reading_of(nlp(text), NAMES | OTHERS, date=DATE)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A participle opens the sentence of the one under sanctions.
        (
            "Sanctioned by the U.S. in 2018, Ruritanian oligarch Bran Orlo denied any wrongdoing.",
            "Imposition Actual: United States > Bran Orlo",
        ),
        (
            "Blacklisted by the EU for his role in the war, Bran Orlo moved to Dubai.",
            "Imposition Actual: European Union > Bran Orlo",
        ),
        ("First sanctioned in 2014, Bran Orlo lives in Dubai.", "Imposition Actual: - > Bran Orlo"),
        # The subject stands behind its verb.
        (
            "Added to the Treasury's sanctions list were Bran Orlo, a Ruritanian tycoon, and his firm, Vance Shipping.",
            "Imposition Actual: Treasury Department > Bran Orlo, Vance Shipping",
        ),
        (
            "The U.S. imposed sanctions on Ruritania. Also blacklisted were Ada Vance and Bran Orlo.",
            "Imposition Actual: United States > Ada Vance, Bran Orlo",
        ),
        # "It was X that ..."
        (
            "It was the EU that first froze the assets of Ada Vance, and others followed.",
            "Imposition Actual: European Union > Ada Vance",
        ),
        # The subject behind a phrase that opens the sentence, which the parser takes for an apposition in it.
        (
            "In coordination with the Britain, the United States today sanctioned militia commander Bran Orlo.",
            "Imposition Actual: United States > Bran Orlo",
        ),
        # Who acts at one's side.
        (
            "Germany, together with Austria, imposed an entry ban on Ada Vance.",
            "Imposition Actual: Germany, Austria > Ada Vance",
        ),
        (
            "Ada Vance, who is under U.S. and British sanctions, travelled to Moscow.",
            "Imposition Actual standing: United States, Britain > Ada Vance",
        ),
        # Somebody has his assets frozen.
        (
            "Bran Orlo had his assets frozen by Italian authorities, who seized a villa.",
            "Imposition Actual: Italy > Bran Orlo",
        ),
        # A parliament passes what imposes them; a cabinet approves what extends them.
        ("Canada's parliament passed a law sanctioning Bran Orlo.", "Imposition Actual: Canada > Bran Orlo"),
        (
            "Japan's cabinet approved on Tuesday the extension of its ban on all exports to North Korea.",
            "Extension Actual: Japan > North Korea",
        ),
        # What is extended to somebody is new for him.
        (
            "The EU extended its travel ban to Ruritanian minister Ada Vance.",
            "Imposition Actual: European Union > Ada Vance",
        ),
        (
            "France proposed that the EU's travel ban be extended to Ruritanian minister Ada Vance.",
            "Threat Hypothetical: European Union > Ada Vance",
        ),
        # Who decides to keep them in place extends them.
        (
            "The European Union has decided to keep its arms embargo on Ruritania in place until 30 April 2027.",
            "Extension Planned: European Union > Ruritania",
        ),
        # Judges of a country are no court that acts.
        (
            "The minister, John Thorn, has announced sanctions against 10 Ruritanian judges.",
            "Imposition Actual: John Thorn > -",
        ),
    ],
)
def test_what_is_told(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "The EU sanctioned Red Column commander Ada Vance, Harbour Bank head Bran Orlo and the Harbour Institute.",
            {"Ada Vance", "Bran Orlo", "Harbour Institute"},
        ),
        (
            "Graustark sanctioned ten EU politicians and four entities, including the Harbour Institute.",
            {"Harbour Institute"},
        ),
        ("Canada sanctioned three Red Column political leaders, including Bran Orlo, and two entities.", {"Bran Orlo"}),
    ],
)
def test_whose_people_somebody_is_does_not_put_them_under_sanctions(nlp, text: str, targets: set[str]) -> None:
    assert {target for mention in _tellings(nlp, text) for target in mention.targets} == targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OFAC designated Ada Vance on Thursday.", ["Imposition Actual: OFAC > Ada Vance"]),
        ("OFAC designated three companies based in Dubai.", ["Imposition Actual: OFAC > -"]),
        ("The United States designated Ada Vance on Thursday.", ["Imposition Actual: United States > Ada Vance"]),
        ("Canada designated Ada Vance ambassador to Peru.", []),
        ("Canada designated Ada Vance as its envoy.", []),
        ("The State Department designated Ada Vance to lead the talks.", []),
        ("Canada designated Ada Vance for the post.", []),
        ("Canada designated Harbour Park on Thursday.", []),
        ("The Harbour Bank designated Ada Vance on Thursday.", []),
    ],
)
def test_designating_in_a_text_without_a_word_for_sanctions(nlp, text: str, expected: list[str]) -> None:
    assert _lines(_tellings(nlp, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the trial, Ada Vance denied any wrongdoing.",
        "Also present were Ada Vance and Bran Orlo.",
        "Added to the list of speakers were Ada Vance and Bran Orlo.",
        "It was the EU that first invited Ada Vance.",
        "The judge imposed sanctions on the lawyer Bran Orlo.",
        "Ada Vance had her meal frozen by the cook.",
    ],
)
def test_what_is_none(nlp, text: str) -> None:
    assert _lines(_tellings(nlp, text)) == []
