"""What is no sanction of a state or union: rules against diseases, rulings of courts, bans in sport."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.extract.sanction_targets import is_imposer
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import EntityKind

COURT_OFFICERS = frozenset({"attorney", "judge", "magistrate"})


def against_disease(token: Token, reading: Reading) -> bool:
    """Whether the sentence speaks of a disease: "lifted coronavirus travel restrictions"."""
    sentence = reading.sentences[reading.sentence_of[token.i]]
    return not terms_of(reading.lexicon).health.isdisjoint(reading.lemmas[sentence.start : sentence.end])


def for_immigrants(token: Token, targets: Iterable[str], reading: Reading) -> bool:
    """Whether a ban on travel is one of a text about immigration, on nobody named: a rule at the border."""
    people = any(reading.entity[key].kind is EntityKind.PERSON for key in targets)
    if people or token.tag_ in ("NNS", "NNPS"):
        return False
    return not terms_of(reading.lexicon).immigration.isdisjoint(reading.lemmas)


def in_other_field(verb: Token, authorities: Iterable[str], reading: Reading) -> bool:
    """Whether a court or a body of sport acts here: "the judge sanctioned the lawyer", "sanctioned for doping".

    A country or a body known to impose sanctions acts for itself, whoever the others are.
    """
    words = terms_of(reading.lexicon).other_fields
    for key in authorities:
        entity = reading.entity[key]
        if not words.isdisjoint(name for label in entity.names for name in label.lower().split()):
            return entity.kind is not EntityKind.COUNTRY and "european" not in entity.label.lower()
        if entity.kind is EntityKind.COUNTRY or is_imposer(entity, reading):
            return False
    for child in verb.children:
        if child.dep_ not in ("nsubj", "nsubjpass", "agent", "dobj", "prep"):
            continue
        for word in child.subtree:
            entity_here = reading.entities_at[word.i]
            country = entity_here is not None and entity_here.kind is EntityKind.COUNTRY
            if country or word.pos_ == "VERB" or reading.lemmas[word.i] not in words:
                continue
            if not _is_officer_of_country(word, reading):
                return True
    return False


def _is_officer_of_country(noun: Token, reading: Reading) -> bool:
    """ "Sanctions against 10 Ruritanian judges": put under sanctions for what they do at home."""
    entities = (reading.entities_at[child.i] for child in noun.children if child.dep_ in ("amod", "compound", "poss"))
    country = any(entity is not None and entity.kind is EntityKind.COUNTRY for entity in entities)
    return country and reading.lemmas[noun.i] in COURT_OFFICERS and noun.dep_ in ("pobj", "dobj", "nsubjpass", "conj")
