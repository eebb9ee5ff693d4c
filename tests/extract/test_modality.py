"""Actual, planned, hypothetical or negated: sentences as the press writes them, with invented names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.model import Modality
from tests.extract.readings import reading_of
from tests.times.parses import doc_of

if TYPE_CHECKING:
    from spacy.language import Language

A, P, H, N = Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED


@pytest.mark.parametrize(
    ("parse", "trigger", "expected"),
    [
        pytest.param("They/PRP/PRON/they/nsubj>1 met/VBD/VERB/meet/ROOT>1", 1, A, id="past"),
        pytest.param(
            "They/PRP/PRON/they/nsubj>2 will/MD/AUX/will/aux>2 meet/VB/VERB/meet/ROOT>2", 2, P, id="future"
        ),
        pytest.param(
            "They/PRP/PRON/they/nsubj>2 might/MD/AUX/might/aux>2 meet/VB/VERB/meet/ROOT>2", 2, H, id="might"
        ),
        pytest.param(
            "They/PRP/PRON/they/nsubj>3 did/VBD/AUX/do/aux>3 not/RB/PART/not/neg>3 meet/VB/VERB/meet/ROOT>3",
            3, N, id="did-not",
        ),
        pytest.param(
            "They/PRP/PRON/they/nsubj>3 may/MD/AUX/may/aux>3 not/RB/PART/not/neg>3 meet/VB/VERB/meet/ROOT>3",
            3, H, id="may-not",
        ),
        pytest.param(
            "They/PRP/PRON/they/nsubj>1 plan/VBP/VERB/plan/ROOT>1 to/TO/PART/to/aux>3 meet/VB/VERB/meet/xcomp>1",
            3, P, id="plan-to",
        ),
        pytest.param(
            "No/DT/DET/no/det>1 meeting/NN/NOUN/meeting/nsubj>2 happened/VBD/VERB/happen/ROOT>2", 1, N, id="no-meeting"
        ),
    ],
)  # fmt: skip
def test_forms(parse: str, trigger: int, expected: Modality) -> None:
    doc = doc_of(parse)
    assert modality_of(doc[trigger], reading_of(doc, {})) is expected


VERBS = [
    (A, "met", "Obert met Karlin in Vienna."),
    (N, "met", "Obert has never met Karlin."),
    (P, "meet", "Obert said he would meet Karlin."),
    (P, "visiting", "Obert will return to the Gulf, visiting Lorvia."),
    (P, "meeting", "Obert will travel to Vienna on Friday, meeting Karlin."),
    (A, "meeting", "Obert returned to the Gulf, meeting Karlin."),
    (A, "meeting", "After meeting Karlin, Obert will travel to Vienna."),
    (H, "meet", "Obert would meet Karlin if the talks succeed."),
    (P, "meet", "Obert is scheduled to meet Karlin."),
    (P, "meet", "Obert is expected to meet Karlin on Monday."),
    (P, "meet", "Obert is to meet Karlin on Monday."),
    (P, "talk", "He also was to talk Sunday with the prince."),
    (H, "meet", "Obert offered to meet Karlin."),
    (H, "meet", "Obert refused to meet Karlin."),
    (H, "meet", "Obert wants to meet Karlin."),
    (H, "meet", "Obert is ready to meet Karlin."),
    (H, "meet", "Obert is likely to meet Karlin."),
    (N, "meet", "Obert failed to meet Karlin."),
    (N, "meet", "Obert has no plans to meet Karlin."),
    (N, "meet", "Obert does not plan to meet Karlin."),
    (N, "meeting", "Obert denied meeting Karlin."),
    (N, "met", "Obert denied that he had met Karlin."),
    (A, "met", "Obert denied reports that he met Karlin."),
    (A, "met", "Obert told reporters that he met Karlin."),
    (H, "meet", "Obert told his minister to meet Karlin."),
    (A, "met", "Sources say Obert met Karlin."),
    (A, "meet", "Obert flew to Vienna to meet Karlin."),
    (P, "meet", "Obert will fly to Vienna to meet Karlin."),
    (P, "meet", "Obert will travel to Paris and meet Karlin."),
    (A, "met", "Obert arrived on Monday and met Karlin."),
    (H, "meet", "If they meet, the world will watch."),
    (H, "meet", "Did Obert meet Karlin?"),
    (P, "visit", "Obert accepted an invitation to visit Vienna."),
    (H, "visit", "Obert received an invitation to visit Vienna."),
    (H, "visit", "Obert was invited to visit Vienna."),
    (H, "negotiate", "Tactics would be used if they refused to negotiate with the government."),
    (N, "attend", "Obert will not attend a regional summit."),
    (P, "meet", "The leaders agreed to meet in June."),
    (N, "meet", "Obert has yet to meet Karlin."),
    (A, "met", "Not only has Obert met Karlin, he liked him."),
    (A, "meeting", "They spoke after meeting Karlin."),
    (N, "meeting", "He left without meeting Karlin."),
    (H, "meeting", "Obert is interested in meeting Karlin."),
    (H, "meet", "It is possible that they will meet."),
    (A, "meet", "Obert was able to meet Karlin."),
    (H, "meet", "Obert said he would be happy to meet Karlin."),
    (P, "meeting", "Obert said he looked forward to meeting Karlin."),
    (P, "visits", "The army must wait until Obert visits Vienna."),
    (A, "imposed", "The council imposed sanctions on Karlin."),
    (H, "impose", "The council threatened to impose sanctions on Karlin."),
    (P, "impose", "The council agreed to impose sanctions on Karlin."),
    (H, "impose", "Ministers urged the council to impose sanctions on Karlin."),
    (H, "impose", "The council is considering whether to impose sanctions."),
    (H, "lifted", "Sanctions could be lifted in July."),
    (H, "lifted", "Obert wants the embargo to be lifted."),
    (H, "lift", "Obert urged that the council lift the sanctions."),
    (N, "lift", "The council did not lift the sanctions."),
]

NOUNS = [
    (P, "summit", "Logistics for the next summit between Obert and Karlin are getting close."),
    (P, "summit", "Obert announced a date for the summit with Karlin."),
    (P, "talks", "The next round of talks between Obert and Karlin is in Vienna."),
    (A, "talks", "The collapse of talks between Obert and Karlin triggered new tariffs."),
    (A, "summit", "The failure of the summit between Obert and Karlin led to new tariffs."),
    (N, "talks", "The cancellation of talks between Obert and Karlin led to new tariffs."),
    (H, "talks", "Obert called for talks with Karlin."),
    (H, "meeting", "Obert proposed a meeting with Karlin."),
    (N, "meeting", "Obert cancelled a meeting with Karlin."),
    (N, "meeting", "The meeting with Karlin was cancelled."),
    (N, "meeting", "Obert called off the meeting with Karlin."),
    (P, "talks", "The talks will be held in Geneva."),
    (P, "talks", "The two sides plan to hold talks in Geneva."),
    (P, "talks", "Obert will travel to Geneva for talks with Karlin."),
    (A, "talks", "The talks could lead to a deal."),
    (H, "meeting", "A meeting could lead to a deal."),
    (N, "meeting", "There was no such meeting, he said."),
    (P, "talks", "The planned talks with Karlin are a sign."),
    (P, "talks", "A new round of talks is scheduled for Friday."),
    (N, "round", "A second round, scheduled for the end of July, was cancelled when news broke."),
    (P, "summit", "They agreed to a summit in June."),
    (P, "summit", "They can take part in planning for the summit."),
    (H, "meeting", "Obert has not ruled out a meeting with Karlin."),
    (A, "meeting", "He praised the meeting between Obert and Karlin."),
    (P, "meeting", "Obert is due to hold a meeting on Thursday."),
    (A, "conversation", "a phone conversation I had yesterday with Karlin."),
    (H, "meeting", "There is speculation about a possible meeting."),
    (H, "meeting", "It is unlikely that a meeting will take place."),
    (P, "visit", "The president will pay a visit to Peru."),
    (A, "talks", "Talks resumed on Monday."),
    (N, "talks", "Talks did not resume on Monday."),
    (H, "talks", "Talks may resume on Monday."),
    (H, "talks", "Obert expressed hope for talks with Karlin."),
    (H, "talks", "Karlin rejected talks with Obert."),
    (N, "talks", "The rebels will not enter into any talks with Karlin."),
    (A, "calls", "He did nothing wrong on his calls with Karlin."),
]


@pytest.mark.parametrize(("expected", "trigger", "text"), [*VERBS, *NOUNS])
def test_sentences(nlp: Language, expected: Modality, trigger: str, text: str) -> None:
    doc = nlp(text)
    token = _token(list(doc), trigger)
    assert modality_of(token, reading_of(doc, {})) is expected


def _token(tokens: list[Token], word: str) -> Token:
    return next(token for token in tokens if token.lower_ == word)
