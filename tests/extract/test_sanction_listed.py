"""Lists of those under sanctions: by which law, by whose committee, with names that come later."""

from __future__ import annotations

import pytest

from kgexport.extract.sanctions import find_sanctions
from kgexport.model import SanctionMention
from tests.extract.readings import reading_of
from tests.extract.test_sanctions import DATE, NAMES, _lines


def _tellings(nlp, text: str) -> list[SanctionMention]:
    return list(find_sanctions(reading_of(nlp(text), NAMES | {"Global Affairs Canada": "body"}, date=DATE)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada has listed Bran Orlo under its Magnitsky law.", "Imposition Actual: Canada > Bran Orlo"),
        (
            "Canada listed Red Column commander Bran Orlo under the Special Economic Measures Act.",
            "Imposition Actual: Canada > Bran Orlo",
        ),
        (
            "The Security Council's sanctions committee on Wednesday removed Bran Orlo from its list.",
            "Lifting Actual: Security Council > Bran Orlo",
        ),
        (
            "The package adds 30 people to the EU's sanctions list, including Ada Vance.",
            "Imposition Actual: European Union > Ada Vance",
        ),
        (
            "Britain's trade ministry banned exports of dual-use items to Harbour Bank.",
            "Imposition Actual: Britain > Harbour Bank",
        ),
    ],
)
def test_what_is_told(nlp, text: str, expected: str) -> None:
    assert expected in _lines(_tellings(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "Canada has listed Harbour Bank under its heritage law.",
        "Harbour Bank listed Bran Orlo under its terrorism cover.",
        "The party's election committee removed Bran Orlo from its list.",
        "Britain's trade ministry hired Ada Vance.",
    ],
)
def test_what_is_none(nlp, text: str) -> None:
    assert _lines(_tellings(nlp, text)) == []
