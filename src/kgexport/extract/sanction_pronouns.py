"""Tellings by a pronoun or a general word that goes back: "they could be eased", "lifted the restrictions"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_agents import agents_of
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_modality import as_threat
from kgexport.extract.sanction_targets import PARTIES, goes_back, targets_of
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import Act

PRONOUNS = frozenset({"they", "them", "these", "those", "it"})
POINTING = frozenset({"the", "these", "those", "its", "their"})
LIKE = frozenset({"same", "similar", "such", "equivalent", "parallel"})


def read_pronoun(verb: Token, reading: Reading) -> Iterator[Draft]:
    """The telling of an operator verb whose object goes back; the caller sees to it that a sanction was told nearby."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass") or not _goes_back(child, reading):
            continue
        agents = agents_of(verb, reading)
        draft = Draft(
            head=verb,
            words=(verb, child),
            act=terms_of(reading.lexicon).operators[reading.lemmas[verb.i]],
            modality=modality_of(verb, reading),
            authorities=agents.keys,
            we=agents.we,
            follows=True,
            confidence=0.65,
        )
        yield as_threat(draft, reading)


def _goes_back(token: Token, reading: Reading) -> bool:
    if token.lower_ in PRONOUNS:
        return True
    terms = terms_of(reading.lexicon)
    lemma = reading.lemmas[token.i]
    if lemma not in terms.anaphors or lemma in terms.restrictions:
        return False
    if any(child.lower_ in LIKE for child in token.children):
        return True
    return any(child.dep_ in ("det", "poss") and child.lower_ in POINTING for child in token.children)


def read_targeting(verb: Token, reading: Reading) -> tuple[Draft, ...]:
    """ "The measures target X and Y": further targets of the sanction told before."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return ()
    terms = terms_of(reading.lexicon)
    lemma = reading.lemmas[subject.i]
    targets = targets_of((child for child in verb.children if child.dep_ == "dobj"), reading)
    if reading.lemmas[verb.i] in terms.comprising:
        # "The officials include X and Y", of officials put under sanctions before.
        fits = lemma in terms.sanctioned and goes_back(subject)
        targets = tuple(key for key in targets if reading.entity[key].kind in PARTIES)
    else:
        fits = lemma in terms.anaphors or subject.lower_ in PRONOUNS
    if not fits or not targets:
        return ()
    draft = Draft(
        head=verb,
        words=(verb, subject),
        act=Act.IMPOSITION,
        modality=modality_of(verb, reading),
        targets=targets,
        follows=True,
        anaphoric=True,
        borrows=False,
        confidence=0.7,
    )
    return (as_threat(draft, reading),)
