"""Against whom a measure is, by the clause that its noun stands in."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.phrases import objects_of, subject_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Site
from kgexport.extract.sanction_targets import ON, Keys, is_pointed, target_keys, targets_of
from kgexport.model import EntityKind


def is_against_somebody(site: Site, reading: Reading) -> bool:
    """Everybody controls his exports; only against somebody is it a sanction."""
    position = site.position
    if position.foreign:
        return False
    if site.roles.targets or is_pointed(site.token) or position.role in ("dobj", "nsubjpass"):
        return True
    if position.verb is not None and objects_on(position.verb, reading):
        return True
    return position.role in ("prep:under", "prep:subject") or position.role.startswith("prep:with")


def objects_on(verb: Token, reading: Reading) -> Keys:
    """Whom a verb has behind "on" or "against"."""
    return targets_of(objects_of(verb, ON), reading)


def evading_countries(verb: Token, reading: Reading) -> Keys:
    """ "Helped Ruritania evade an embargo": the country that gets round it is the one under it."""
    subject = subject_of(verb)
    keys = () if subject is None else target_keys(subject, reading)
    return tuple(key for key in keys if reading.entity[key].kind is EntityKind.COUNTRY)
