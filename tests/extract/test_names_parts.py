"""The parts of the name finder: tokens, headings, titles, known names."""

from __future__ import annotations

import pytest
import spacy

from kgexport.extract.names.capitals import capitals
from kgexport.extract.names.headings import mark_headings
from kgexport.extract.names.runs import Region, find_regions
from kgexport.extract.names.titles import find_titles
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import Known, split_name, words_of
from tests.extract.named import LEXICON, bare_doc

WORDS = words_of(LEXICON)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("-President Tebo", ["President", "Tebo"]),
        ("Tebo-“When he came", ["Tebo", "“When", "he", "came"]),
        ("a - b", ["a", "-", "b"]),
    ],
)
def test_tokens_cut_what_dashes_and_marks_glue(text, pieces):
    tokens = Tokens(bare_doc(text))
    joined = "".join(tokens.word)
    assert joined == "".join(pieces)
    assert [text[begin:end] for begin, end in zip(tokens.begin, tokens.end, strict=True)] == tokens.word


def test_wrapped_text_breaks_at_paragraphs_only():
    lines = [
        "The minister of trade of the small and quiet country of",
        "Kenya said that he would come to the harbour town on the",
        "last day of the month if the weather allowed him to do so.",
    ]
    tokens = Tokens(bare_doc("\n".join(lines) + "\n\nPeru was silent.\n"))
    starts = [word for word, line in zip(tokens.word, tokens.line, strict=True) if line]
    assert starts == ["The", "Peru"]


def test_short_lines_are_lines_of_their_own():
    tokens = Tokens(bare_doc("Ada Vance\nSpokeswoman\nKenya"))
    assert [word for word, line in zip(tokens.word, tokens.line, strict=True) if line] == [
        "Ada",
        "Spokeswoman",
        "Kenya",
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Leaders Meet After Long Wait in Peru\n\nThe leaders met.", "Leaders Meet After Long Wait in Peru"),
        ("Leaders Meet Again in Peru-LIMA — -The leaders met again on Monday.", "Leaders Meet Again in Peru -"),
        ("Office of the Registrar\n\nThe leaders met.", ""),
        ("TO THE PEOPLE OF PERU:\n\nThe leaders met.", "TO THE PEOPLE OF PERU :"),
        ("Ada Vance of the Harbour Trade Commission said so in Kenya.", ""),
    ],
)
def test_headings(text, heading):
    tokens = Tokens(bare_doc(text))
    mark_headings(tokens, WORDS)
    assert " ".join(word for word, marked in zip(tokens.word, tokens.heading, strict=True) if marked) == heading


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("on Monday the Ministry came", ["Ministry"]),
        ("They met in May. Nobody saw R-Wis. or #Deal or @Vance", []),
        ("he flew an F-16 to G7 talks", ["G7"]),
        ("U.S.-led talks with 24Horas", ["24Horas"]),
    ],
)
def test_capitals_that_may_be_names(text, names):
    tokens = Tokens(bare_doc(text))
    marks = capitals(tokens, WORDS)
    assert [word for word, mark in zip(tokens.word, marks, strict=True) if mark] == names


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("the Ministry of Foreign Affairs met", [["Ministry", "Foreign Affairs"]]),
        ("met Karim bin Abd al-Hadi there", [["Karim bin Abd al-Hadi"]]),
        ("a Peru-Kenya pact by Vance-Orlo", [["Peru"], ["Kenya"], ["Vance-Orlo"]]),
        ("pro-Vance marchers of Paris-based Brenn", [["Vance"], ["Paris"], ["Brenn"]]),
        ('with Robert "Bob" Falk, Jr., of Peru', [['Robert "Bob" Falk, Jr.'], ["Peru"]]),
        ("the People’s Council of Peru", [["People’s Council", "Peru"]]),
    ],
)
def test_regions(text, runs):
    tokens = Tokens(bare_doc(text))
    found = [[tokens.between(*run) for run in region.runs] for region in find_regions(tokens, WORDS)]
    assert found == runs


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("met Deputy Secretary of State Vance there", ["Deputy Secretary of State"]),
        ("met Supreme Leader Ayatollah Vance there", ["Supreme Leader Ayatollah"]),
        ("met Minister of Trade and Industry Vance", ["Minister of Trade and Industry"]),
        ("met Secretary-General Vance", ["Secretary-General"]),
        ("at the General Assembly today", []),
        ("at the King David Hotel today", []),
        ("met Stephen King today", []),
        ("met Deputy Emergency Situations Minister Vance", ["Deputy Emergency Situations Minister"]),
        ("the Office of the High Commissioner came", []),
    ],
)
def test_titles(text, titles):
    tokens = Tokens(bare_doc(text))
    found = [title for region in find_regions(tokens, WORDS) for title in find_titles(tokens, WORDS, region)]
    assert [tokens.between(title.start, title.stop) for title in found] == titles


def test_region_spans_its_runs():
    region = Region(((3, 5), (6, 8)))
    assert (region.start, region.stop) == (3, 8)


@pytest.mark.parametrize(
    ("word", "known", "label"),
    [
        ("Russian", Known.COUNTRY_ADJECTIVE, "Russia"),
        ("U.S.", Known.COUNTRY, "United States"),
        ("Balkans", Known.REGION, "Balkans"),
        ("Balkan", Known.REGION_ADJECTIVE, "Balkans"),
        ("Wis.", Known.STATE, "Wisconsin"),
        ("Kiev", Known.CITY, "Kyiv"),
        ("EU", Known.BODY, "European Union"),
    ],
)
def test_known_names(word, known, label):
    (item,) = [item for phrase, item in WORDS.phrases[word] if phrase == (word,)]
    assert (item.known, item.label) == (known, label)


def test_known_names_are_cut_as_the_tokeniser_cuts_them():
    nlp = spacy.blank("en")
    for name in ("Guinea-Bissau", "Washington, D.C.", "People's Republic of China", "Bosnia and Herzegovina"):
        assert split_name(name) == tuple(token.text for token in nlp.make_doc(name))
