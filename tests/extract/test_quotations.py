"""Which words stand between quotation marks, on tokens without a parse."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kgexport.extract.quotations import Quotation, find_quotations, inside, paragraph_breaks

TOKENIZER = spacy.blank("en")


def _found(text: str) -> tuple[str, tuple[Quotation, ...]]:
    doc = TOKENIZER(text)
    lemmas = tuple(token.lower_ for token in doc)
    quotations = find_quotations(doc, lemmas, paragraph_breaks(doc, lemmas))
    return " | ".join(doc[found.start : found.end].text for found in quotations), quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He spoke. Nobody heard.", "", id="none"),
        pytest.param("“We met,” Roe said.", "“We met,”", id="curly"),
        pytest.param('"We met," Roe said.', '"We met,"', id="straight"),
        pytest.param("''We met,'' Roe said.", "''We met,''", id="typewriter"),
        pytest.param('Roe, "the fox", said: "We met. We talked."', '"the fox" | "We met. We talked."', id="two"),
        pytest.param("“We met. We talked. We left,” Roe said.", "“We met. We talked. We left,”", id="sentences"),
        pytest.param("“We ‘met’,” Roe said.", "“We ‘met’,”", id="single-marks-inside"),
        pytest.param("Roe's aides' cars", "", id="apostrophes"),
        pytest.param("“We met.\n\nRoe left.", "“We met.", id="left-open-ends-with-its-paragraph"),
        pytest.param("Roe left.\n\nWe met,” she said.", "We met,”", id="opening-lost-begins-with-its-paragraph"),
        pytest.param("“We\nmet,” Roe said.", "“We\nmet,”", id="line-broken-inside-a-sentence"),
        pytest.param("“We met “ and left.", "“We met | “ and left.", id="opened-twice"),
    ],
)
def test_quotations(text: str, expected: str) -> None:
    assert _found(text)[0] == expected


def test_speech_over_paragraphs_is_one_group() -> None:
    _, quotations = _found("“We met.\n\n“We talked,” Roe said.\n\n“We left,” Doe said.")
    assert [quotation.group for quotation in quotations] == [1, 1, 2]


def test_inside() -> None:
    _, quotations = _found("Roe: “We met.” So.")
    (quotation,) = quotations
    assert inside(quotation.start, quotations) == quotation
    assert inside(quotation.end, quotations) is None
    assert inside(0, quotations) is None


@given(st.text(alphabet="ab.,:!? \n\"“”„«»'’-", max_size=80))
def test_quotations_are_in_order_and_in_the_text(text: str) -> None:
    doc = TOKENIZER(text)
    lemmas = tuple(token.lower_ for token in doc)
    quotations = find_quotations(doc, lemmas, paragraph_breaks(doc, lemmas))
    assert all(0 <= found.start < found.end <= len(doc) for found in quotations)
    assert all(first.end <= second.start for first, second in pairwise(quotations))
