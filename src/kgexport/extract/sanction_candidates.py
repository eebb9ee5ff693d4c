"""Which country could be meant where a telling of sanctions names none: by its sentence, or by the text before it."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from kgexport.extract.phrases import clause_of, subject_of
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.sanction_agents import acting
from kgexport.extract.sanction_countries import countries_of_capitals
from kgexport.extract.sanction_targets import Keys, is_imposer, unique
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import Entity, EntityKind
from kgexport.resolve.organs import is_organ_of

GROUNDS = ("into", "over")
AGGRESSION = ("annexation", "attack", "bombardment", "invasion", "occupation", "seizure")
TOPIC = 12
"""Sentences in which the country that a text is about must be named `LEAST` times."""
LEAST = 3
WHERE = 0.5
"""What a naming counts as only where something takes place."""
LEAD = 2
"""How many times more often it must be named than any other."""


def own_of(authorities: Keys, reading: Reading) -> frozenset[str]:
    """The authorities with the countries of their people, as the text describes these, and of capitals, and organs."""
    entities, entity = reading.entities, reading.entity
    found = set(authorities)
    country_of = countries_of_capitals(reading) if authorities else {}
    for key in authorities:
        found.update(whole.key for whole in entities if is_organ_of(entity[key], whole))
        if key in country_of:
            found.add(country_of[key])
        if entity[key].kind is EntityKind.PERSON:
            description = index_of(reading).descriptions.get(key)
            found.update(description.keys if description is not None else ())
    states = [entity[key] for key in sorted(found) if entity[key].kind is EntityKind.COUNTRY]
    found.update(organ.key for organ in entities if any(is_organ_of(organ, state) for state in states))
    found.update(capital for capital, country in country_of.items() if country in found)
    return frozenset(found)


def named_beside(head: Token, own: frozenset[str], reading: Reading) -> Keys:
    """The countries of the sentence that could be meant, without those where or over which something happens."""
    index = index_of(reading)
    number = reading.sentence_of[head.i]
    first = bisect_left(index.namings, number, key=lambda naming: naming.sentence)
    found: list[str] = []
    for naming in index.namings[first:]:
        if naming.sentence != number:
            break
        if could_be_meant(naming.entity, own, reading) and not _is_ground(index.head_of(naming)):
            found.append(naming.entity.key)
    return unique(found)


def topic_before(head: Token, own: frozenset[str], reading: Reading) -> str | None:
    """The one country that the text before is about, if any."""
    index = index_of(reading)
    counts: dict[str, float] = {}
    for naming in index.before(head.i, sentences=TOPIC):
        if could_be_meant(naming.entity, own, reading):
            weight = WHERE if _is_where(index.head_of(naming)) else 1.0
            counts[naming.entity.key] = counts.get(naming.entity.key, 0.0) + weight
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] < LEAD * ranked[1][1]):
        return None
    return ranked[0][0]


def judging(head: Token, reading: Reading) -> frozenset[str]:
    """Who only speaks of sanctions in general: "Graustark opposed unilateral sanctions"."""
    clause = clause_of(head)
    subject = subject_of(clause)
    if subject is None or clause.lemma_ not in terms_of(reading.lexicon).bystanders:
        return frozenset()
    return frozenset(acting(subject, reading))


def could_be_meant(entity: Entity, own: frozenset[str], reading: Reading) -> bool:
    """Whether this is a country that may be under the sanctions of somebody else."""
    if entity.kind is not EntityKind.COUNTRY or entity.key in own:
        return False
    return not is_imposer(entity, reading)


def _is_ground(name: Token) -> bool:
    """Whether a country is only what it is about: "sanctions over Graustark", "the invasion of Graustark"."""
    if name.dep_ != "pobj":
        return False
    return name.head.lower_ in GROUNDS or (name.head.lower_ == "of" and name.head.head.lemma_ in AGGRESSION)


def _is_where(name: Token) -> bool:
    """Whether a country is only where something takes place: "a summit in Graustark"."""
    return name.dep_ == "pobj" and name.head.lower_ in ("in", "at")
