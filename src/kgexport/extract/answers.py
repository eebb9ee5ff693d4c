"""Answers: "Asked if he would meet her, X said it was likely", where the question tells of the event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kgexport.extract.attribution import Attribution
from kgexport.extract.indirect_claims import Indirect
from kgexport.extract.reading import Reading
from kgexport.extract.telling import Telling, between_sentences
from kgexport.model import Stance

RESPONSES = frozenset({"answer", "reaction", "reply", "response"})
"""What one says something in: "in response to reports that"."""

SHORT = 5
"""Words up to which an answer is a plain yes or no."""


def answers(attributions: Sequence[Attribution], tellings: Sequence[Telling], reading: Reading) -> Iterator[Indirect]:
    """What those say who were asked of an event in the same sentence; `attributions` are those that tell of none."""
    for attribution in attributions:
        question = _question(reading.doc[attribution.head])
        if attribution.stance not in (Stance.ASSERTS, Stance.DENIES) or question is None:
            continue
        number = reading.sentence_of[question.i]
        first, last = question.left_edge.i, question.right_edge.i
        for telling in between_sentences(tellings, number, number, reading):
            if first <= telling.start <= last and not attribution.covers(telling.start):
                yield Indirect(replace(attribution, stance=_stance(attribution, reading)), telling, 0.6)
                break


def _question(verb: Token) -> Token | None:
    """What somebody who says something was asked in the same sentence."""
    for child in verb.children:
        if child.lower_ in ("asked", "pressed", "questioned") and child.dep_ in ("advcl", "parataxis"):
            return child
        if child.dep_ == "prep" and any(inner.lower_ in RESPONSES for inner in child.children):
            return child
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    inner = () if subject is None else subject.children
    return next((child for child in inner if child.dep_ == "acl" and child.lower_ in ("asked", "pressed")), None)


def _stance(attribution: Attribution, reading: Reading) -> Stance:
    """What an answer comes to: a short "no" or "he had not" denies, "we'll see" and "I don't know" leave it open."""
    said = {token.i: token for start, end in attribution.content for token in reading.doc[start:end]}
    words = [token for token in said.values() if not token.is_punct]
    lemmas = {reading.lemmas[word.i] for word in words}
    negated = any(word.dep_ == "neg" or word.lower_ in ("no", "never") for word in words)
    lexicon = reading.lexicon
    if not lemmas.isdisjoint(lexicon.words("claims.evasions")):
        return Stance.DECLINES
    if negated and not lemmas.isdisjoint(lexicon.words("claims.certainties") | lexicon.words("claims.withheld_nouns")):
        return Stance.DECLINES
    if attribution.stance is Stance.DENIES:
        return Stance.DENIES
    if len(words) > SHORT:
        return Stance.ASSERTS
    if negated:
        return Stance.DENIES
    return Stance.CONFIRMS if not lemmas.isdisjoint(lexicon.words("claims.agreement")) else Stance.ASSERTS
