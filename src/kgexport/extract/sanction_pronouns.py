"""Tellings by a pronoun or a general word that goes back to sanctions: "they could be eased", "lifted the restrictions"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_nouns import as_threat
from kgexport.extract.sanction_roles import agents_of
from kgexport.extract.sanction_terms import Terms

PRONOUNS = frozenset({"they", "them", "these", "those", "it"})
POINTING = frozenset({"the", "these", "those", "its", "their"})


def read_pronoun(verb: Token, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """The telling of an operator verb whose object goes back; the caller sees to it that a sanction was told nearby."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass"):
            continue
        if not _goes_back(child, reading, terms):
            continue
        agents = agents_of(verb, reading, terms)
        yield as_threat(
            Draft(
                head=verb,
                start=min(verb.i, child.i),
                end=max(verb.i, child.i) + 1,
                act=terms.operators[reading.lemmas[verb.i]],
                modality=modality_of(verb, reading),
                authorities=agents.keys,
                we=agents.we,
                follows=True,
                confidence=0.65,
            )
        )


def _goes_back(token: Token, reading: Reading, terms: Terms) -> bool:
    if token.lower_ in PRONOUNS:
        return True
    if reading.lemmas[token.i] not in terms.anaphors or reading.lemmas[token.i] in terms.restrictions:
        return False
    return any(child.dep_ in ("det", "poss") and child.lower_ in POINTING for child in token.children)
