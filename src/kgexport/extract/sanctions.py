"""Tellings of sanction acts, from the parse.

The search stops only at words of the lexicon topic "sanctions". Each such word gives drafts, by the form of the telling
(`sanction_nouns`, `sanction_verbs`); what a draft leaves open is then taken from the tellings before it: "the
sanctions", "they could be eased", "we are also designating".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.extract.sanction_context import Context
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_nouns import read_noun
from kgexport.extract.sanction_pronouns import read_pronoun
from kgexport.extract.sanction_terms import Terms, terms_of
from kgexport.extract.sanction_verbs import (
    read_barring,
    read_designation,
    read_eligibility,
    read_freezing,
    read_restricting,
    read_verb,
)
from kgexport.model import SanctionMention
from kgexport.times.attach import to_time_span

SUFFIXES = ("-sanctioned", "-blacklisted", "-designated", "-embargoed")


def find_sanctions(reading: Reading) -> Iterator[SanctionMention]:
    """Yield every telling of a sanction act in the order of the text."""
    terms = terms_of(reading.lexicon)
    context = Context(reading, terms)
    triggers = terms.triggers
    number = 0
    for index, lemma in enumerate(reading.lemmas):
        if lemma in triggers or lemma.endswith(SUFFIXES):
            for draft in _drafts(reading.doc[index], lemma, reading, terms, context):
                filled = context.fill(draft)
                if filled is not None:
                    yield _mention(filled, number, reading, context)
                    number += 1


def _drafts(token: Token, lemma: str, reading: Reading, terms: Terms, context: Context) -> Iterator[Draft]:
    verbal = _is_verb(token)
    if lemma in terms.verbs and verbal:
        yield from read_verb(token, terms.verbs[lemma], reading, terms)
    elif lemma in terms.designations and verbal:
        yield from read_designation(token, terms.designations[lemma], reading, terms)
    elif lemma.endswith(SUFFIXES):
        yield from read_verb(token, terms.verbs["sanction"], reading, terms)
    elif lemma in terms.nouns or lemma in terms.restrictions or lemma in terms.lists:
        if not verbal and (lemma not in terms.lists or lemma == "blacklist"):
            yield from read_noun(token, reading, terms)
        elif verbal:
            yield from _keeping(token, lemma, reading, terms, told=context.near(token.i))
    elif lemma in terms.orders:
        context.note_order(token)
    elif lemma in terms.eligibility:
        yield from read_eligibility(token, reading, terms)
    elif verbal and (lemma in terms.freezing or lemma in terms.barring):
        yield from _keeping(token, lemma, reading, terms, told=context.near(token.i))
    elif verbal and context.near(token.i):
        yield from read_pronoun(token, reading, terms)


def _keeping(verb: Token, lemma: str, reading: Reading, terms: Terms, *, told: bool) -> Iterator[Draft]:
    """Verbs that keep somebody from something or something from somebody."""
    if lemma in terms.barring:
        yield from read_barring(verb, terms.barring[lemma], reading, terms)
        yield from read_restricting(verb, terms.barring[lemma], reading, terms, told=told)
    if lemma in terms.freezing:
        yield from read_freezing(verb, terms.freezing[lemma], reading, terms, told=told)


def _is_verb(token: Token) -> bool:
    """Whether a word tells by a verb; the tagger takes "and sanction key leaders" for a noun, its object betrays it."""
    if token.pos_ in ("VERB", "ADJ") and token.tag_ not in ("NNS", "NN"):
        return True
    return token.tag_ in ("NN", "NNS") and any(child.dep_ == "dobj" for child in token.children)


def _mention(draft: Draft, number: int, reading: Reading, context: Context) -> SanctionMention:
    time = context.time_of(draft)
    return SanctionMention(
        key=f"sanction-{number}",
        trigger=reading.mention(draft.start, draft.end),
        sentence=reading.sentence_of[draft.head.i],
        modality=draft.modality,
        time=None if time is None else to_time_span(time, reading.document),
        noun=draft.noun,
        definite=draft.definite,
        standing=draft.standing,
        confidence=draft.confidence,
        act=draft.act,
        authorities=draft.authorities,
        targets=draft.targets,
        measures=draft.measures,
        reason=draft.reason,
        legal_basis=draft.legal_basis,
    )
