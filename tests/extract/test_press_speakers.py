"""Who is quoted: pronouns behind quotations, speech without a cue, demands, silence and other ways of saying.

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

QUOTED = [
    (
        "“President Santoso will be visiting Medan,” Lina Hartono, an editor at the Nusa Post, told the Gulf Herald. "
        "“Prime Minister Idris would not like it. Idris will be visiting London in May,” she added.",
        ["Lina Hartono Asserts"],
    ),
    (
        "Defence Minister Ivan Kostov said diplomacy came first. “We have put in place the strongest sanctions ever "
        "against Kim Tae-ho, so he is being tested with these sanctions,” he said.",
        ["Ivan Kostov Asserts"],
    ),
    (
        "Senator Paul Reyes defended the policy on Tuesday. “President Hale met Prime Minister Anil Perera last week "
        "and told him so,” he said.",
        ["Paul Reyes Asserts"],
    ),
    (
        "Mr. Reyes criticized the trip. “Hale should never have met Perera in Colombo,” he told reporters.",
        ["Reyes Asserts"],
    ),
    (
        "“President Hale met Prime Minister Anil Perera on Friday,” said Senator Paul Reyes. “Perera promised "
        "reforms,” he added. “Hale will visit Colombo in May,” he said.",
        ["Paul Reyes Asserts"],
    ),
    (
        "Spokeswoman Anna Weiss briefed reporters. “Foreign Minister Reza Karimi will meet envoy Tom Harland in "
        "Oslo,” she said.",
        ["Anna Weiss Asserts"],
    ),
    (
        "Linda Marsh, the secretary of state, was asked about Iran. “Foreign Minister Reza Karimi knows we will "
        "impose sanctions on Iran,” she said.",
        ["Linda Marsh Asserts"],
    ),
    (
        "An official described the plan. “President Hale will meet President Volkov in Oslo,” he said.",
        ["An official Asserts"],
    ),
    (
        "A senior diplomat was pessimistic. “President Volkov refused to meet President Hale,” she said.",
        ["A senior diplomat Asserts"],
    ),
    (
        "Treasury Secretary Linda Marsh spoke to reporters on Friday.\n\n“President Hale will impose sanctions on "
        "Iran. He will do so next week.\n\n“He will also meet Prime Minister Dan Erez in Oslo.”",
        ["Linda Marsh Asserts"],
    ),
    (
        "Treasury Secretary Linda Marsh was blunt.\n\n“We will impose sanctions on Iran.”",
        ["Linda Marsh Asserts"],
    ),
    (
        "“We will impose sanctions on Iran,” Treasury Secretary Linda Marsh said.\n\n“President Hale will meet Prime "
        "Minister Dan Erez in Oslo.”",
        ["Linda Marsh Asserts"],
    ),
    (
        "Treasury Secretary Linda Marsh said she was ready. “We will impose sanctions on Iran. President Hale will "
        "meet Prime Minister Dan Erez in Oslo.”",
        ["Linda Marsh Asserts"],
    ),
    (
        "“It is a serious matter,” Treasury Secretary Linda Marsh said. “We will impose sanctions on Iran.”",
        ["Linda Marsh Asserts"],
    ),
    (
        "President Robert Hale met Prime Minister Dan Erez in Oslo.\n\nThe sign on the wall\n\n“We will impose "
        "sanctions on Iran.”",
        [],
    ),
]


def _claims(nlp, text):
    document = Document(identifier="test", text=text, date=datetime.date(2024, 3, 15))
    ((_, doc),) = annotate([document], nlp)
    extraction = extract(document, doc, lexicon=load_lexicon())
    labels = {entity.key: entity.label for entity in extraction.entities}
    return sorted(
        {f"{labels[claim.claimant]} {claim.stance.value}" for claim in extraction.claims if claim.claimant in labels}
    )


@pytest.mark.parametrize(("text", "claims"), QUOTED)
def test_the_one_who_is_quoted(nlp, text, claims):
    assert _claims(nlp, text) == claims
