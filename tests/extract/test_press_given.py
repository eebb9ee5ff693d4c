"""What is said beside an event, opposes it or is still to be said: no claim that there is, was or will be one.

Sentences written for the test; all names in them are invented but those of countries, capitals and world bodies.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.press import claims_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "President John Varga met Peter Lund in Helsinki in May. Varga said the goal that they had set at their "
            "meeting in Helsinki was far away.",
            [],
            id="goal-set-at-it",
        ),
        pytest.param(
            "President John Varga met Peter Lund in Helsinki in May. Anna Doll praised the pledges and said Lund kept "
            "all promises given at the Helsinki meeting.",
            [],
            id="promises-given-at-it",
        ),
        pytest.param(
            "President John Varga met Peter Lund in Helsinki in May. Anna Doll said Varga had raised the matter at the "
            "meeting.",
            ["Anna Doll Asserts"],
            id="what-was-done-at-it",
        ),
        pytest.param(
            "Kenya held peace talks with Sudan in Rome in May. Anna Doll said Kenya was honest in its peace talks with "
            "Sudan.",
            [],
            id="honest-in-talks",
        ),
        pytest.param(
            "Anna Doll said Kenya was engaged in peace talks with Sudan.",
            ["Anna Doll Asserts"],
            id="engaged-in-talks",
        ),
        pytest.param(
            "Anna Doll said that she had lobbied against easing sanctions on Iran.",
            [],
            id="lobbied-against",
        ),
        pytest.param(
            "Anna Doll said that she would make a plea against lifting sanctions on Iran.",
            [],
            id="plea-against",
        ),
        pytest.param(
            "Anna Doll said that Germany was in favor of lifting sanctions on Iran.",
            ["Anna Doll Asserts"],
            id="in-favor",
        ),
        pytest.param(
            "A group of senators is preparing to propose new sanctions against Iran.",
            [],
            id="preparing-to-propose",
        ),
        pytest.param(
            "The Treasury is scheduled to announce new sanctions against Iran on Tuesday.",
            [],
            id="scheduled-to-announce",
        ),
        pytest.param(
            "Anna Doll is set to tell reporters that Germany has imposed sanctions on Iran.",
            [],
            id="set-to-tell",
        ),
        pytest.param(
            "Anna Doll was due to announce that Germany had imposed sanctions on Iran.",
            [],
            id="due-to-announce",
        ),
        pytest.param(
            "Anna Doll said she expected officials to argue that Germany has imposed sanctions on Iran.",
            ["Anna Doll Asserts"],
            id="expected-to-argue",
        ),
        pytest.param(
            "Anna Doll proposed new sanctions against Iran on Tuesday.",
            ["Anna Doll Asserts"],
            id="proposed",
        ),
        pytest.param(
            "Anna Doll went to Berlin to announce that Germany had imposed sanctions on Iran.",
            ["Anna Doll Asserts"],
            id="went-to-announce",
        ),
    ],
)
def test_what_is_taken_for_granted_or_still_to_be_said_is_no_claim(nlp: Language, text: str, claims: list[str]) -> None:
    assert claims_of(nlp, text) == claims


IMPOSED = "The United States imposed sanctions on Orlan Bank in May. Markets fell. "


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            IMPOSED + "Ana Brandt, a former envoy, called the sanctions the toughest in years.",
            ["Ana Brandt Asserts"],
            id="called-the-toughest",
        ),
        pytest.param(
            IMPOSED + "Senator Paul Reyes described the sanctions as a “crime”.",
            ["Paul Reyes Asserts"],
            id="described-as-a-crime",
        ),
        pytest.param(
            IMPOSED + "Senator Paul Reyes called the sanctions disappointing.",
            ["Paul Reyes Asserts"],
            id="called-disappointing",
        ),
        pytest.param(
            IMPOSED + "“These sanctions are part of a broader effort,” Senator Paul Reyes said.",
            ["Paul Reyes Asserts"],
            id="these-sanctions-are",
        ),
        pytest.param(
            IMPOSED + "Senator Paul Reyes said that these sanctions would hurt.",
            ["Paul Reyes Asserts"],
            id="these-sanctions-would",
        ),
        pytest.param(
            IMPOSED + "“This action puts our farmers first,” Senator Paul Reyes said.",
            ["Paul Reyes Asserts"],
            id="this-action",
        ),
        pytest.param(
            IMPOSED + "Senator Paul Reyes said prices were rising because of the sanctions.",
            [],
            id="taken-for-granted",
        ),
        pytest.param(
            IMPOSED + "Senator Paul Reyes described the mood as sombre.",
            [],
            id="something-else-described",
        ),
        pytest.param(
            IMPOSED + "“Any action puts our farmers last,” Senator Paul Reyes said.",
            [],
            id="any-action",
        ),
    ],
)
def test_who_tells_what_sanctions_told_before_are_puts_them_forward(
    nlp: Language, text: str, claims: list[str]
) -> None:
    assert claims_of(nlp, text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "Oslo was busy on Friday.\n\nThe Daily Herald reports:\n\nJohn Varga met Peter Lund in Oslo.",
            ["Daily Herald Asserts"],
            id="reports-next-paragraph",
        ),
        pytest.param(
            "Oslo was busy on Friday.\n\nJane Roe reports from Oslo:\n\nJohn Varga met Peter Lund there.",
            ["Jane Roe Asserts"],
            id="reports-from",
        ),
        pytest.param(
            "Oslo was busy on Friday.\n\nMy colleague Jane Roe explains:\n\nJohn Varga met Peter Lund in Oslo.",
            ["Jane Roe Asserts"],
            id="explains",
        ),
        pytest.param(
            "Jane Roe reports:\n\nOslo was busy on Friday.\n\nJohn Varga met Peter Lund in Oslo.",
            [],
            id="not-the-paragraph-after",
        ),
        pytest.param(
            "Jane Roe has expressed doubts about two things:\n\nJohn Varga met Peter Lund in Oslo.",
            [],
            id="has-an-object",
        ),
        pytest.param(
            "“Peter Lund spoke with John Varga,” according to a readout of the call from the palace.",
            ["the palace Asserts"],
            id="readout-of-the-call-from",
        ),
        pytest.param(
            "Peter Lund spoke with John Varga, according to a report of their call from the Orlan Council.",
            ["Orlan Council Asserts"],
            id="report-of-the-call-from",
        ),
        pytest.param(
            "John Varga met Peter Lund in Oslo. In what Varga described as a frank conversation, he said prices fell.",
            ["John Varga Asserts"],
            id="what-he-described-as",
        ),
        pytest.param(
            "John Varga met Peter Lund in Oslo. In what Varga described as a mistake, he sold his house.",
            [],
            id="what-he-described-as-something-else",
        ),
    ],
)
def test_who_gives_out_or_passes_on_a_report_puts_the_event_forward(
    nlp: Language, text: str, claims: list[str]
) -> None:
    assert claims_of(nlp, text) == claims
