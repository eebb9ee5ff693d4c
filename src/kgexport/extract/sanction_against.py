"""Against whom a measure is, by the clause that its noun stands in."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING, objects_of, subject_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Site
from kgexport.extract.sanction_targets import ON, Keys, is_pointed, target_keys, targets_of, unique
from kgexport.extract.sanction_terms import Terms, terms_of
from kgexport.model import EntityKind

PERSONAL = frozenset({"arms", "asset", "assets", "entry", "travel", "visa", "weapons"})


def is_against_somebody(site: Site, reading: Reading) -> bool:
    """Everybody controls his exports; only against somebody is it a sanction."""
    position = site.position
    if position.foreign:
        return False
    if site.roles.targets or is_pointed(site.token):
        return True
    if position.role in ("dobj", "nsubjpass") and (_is_personal(site.token) or _is_told_of(reading)):
        return True
    if position.verb is not None and objects_on(position.verb, reading):
        return True
    return position.role in ("prep:under", "prep:subject") or position.role.startswith("prep:with")


def _is_told_of(reading: Reading) -> bool:
    """Whether the text has a word for sanctions at all."""
    return not terms_of(reading.lexicon).nouns.isdisjoint(reading.lemmas)


def _is_personal(noun: Token) -> bool:
    """A travel ban is on somebody, if only on somebody unnamed; a ban on imports may be for all."""
    return any(child.lower_ in PERSONAL for child in noun.children if child.dep_ in NAMING)


def objects_on(verb: Token, reading: Reading) -> Keys:
    """Whom a verb has behind "on" or "against"."""
    return targets_of(objects_of(verb, ON), reading)


def evading_countries(verb: Token, reading: Reading) -> Keys:
    """ "Helped Ruritania evade an embargo": the country that gets round it is the one under it."""
    subject = subject_of(verb)
    keys = () if subject is None else target_keys(subject, reading)
    return tuple(key for key in keys if reading.entity[key].kind is EntityKind.COUNTRY)


def purpose_of(verb: Token, reading: Reading, terms: Terms) -> Keys:
    """ "Announced sanctions to isolate X"."""
    found = [
        target_keys(inner, reading)
        for child in verb.children
        if child.dep_ in ("advcl", "xcomp") and child.lemma_ in terms.aiming and child.tag_ == "VB"
        for inner in child.children
        if inner.dep_ == "dobj"
    ]
    return unique(*found)
