"""Against whom a measure is, by the clause that its noun stands in."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING, objects_of, subject_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Site
from kgexport.extract.sanction_targets import ON, Keys, is_pointed, target_keys, targets_of, unique
from kgexport.extract.sanction_terms import Terms, terms_of
from kgexport.extract.sanction_verbs import is_generic
from kgexport.model import EntityKind

TO = frozenset({"to"})
OF = frozenset({"of"})
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


def aimed_at(verb: Token, reading: Reading, terms: Terms) -> Keys:
    """The people and bodies of a participle behind the verb: "announced sanctions on Monday, targeting X"."""
    clauses = (child for child in verb.children if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i > verb.i)
    aiming = (clause for clause in clauses if clause.lemma_ in terms.aiming)
    found = targets_of((inner for clause in aiming for inner in clause.children if inner.dep_ == "dobj"), reading)
    return tuple(key for key in found if reading.entity[key].kind is not EntityKind.COUNTRY)


def evading_countries(verb: Token, reading: Reading) -> Keys:
    """ "Helped Ruritania evade an embargo": the country that gets round it is the one under it."""
    subject = subject_of(verb)
    keys = () if subject is None else target_keys(subject, reading)
    return tuple(key for key in keys if reading.entity[key].kind is EntityKind.COUNTRY)


def are_foreigners(verb: Token, goods: Token, reading: Reading) -> bool:
    """Whether trade is restricted with people or firms of a country: "banned exports of chips to Ruritanian firms"."""
    words = (verb, goods, *objects_of(goods, OF))
    for inner in (inner for word in words for inner in objects_of(word, TO)):
        entities = (reading.entities_at[child.i] for child in inner.children if child.dep_ in NAMING)
        if is_generic(inner, reading) and any(
            entity is not None and entity.kind is EntityKind.COUNTRY for entity in entities
        ):
            return True
    return False


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
