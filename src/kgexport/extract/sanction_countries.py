"""One party by several words: the officer who acts for his country, and the capital that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.sanction_agents import is_leader, usual_country
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_targets import Keys, unique, without
from kgexport.lexicon.countries import countries_of
from kgexport.model import Entity, EntityKind


def for_their_capitals(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """The drafts with a country for its capital, where other tellings have the country in the same role.

    "Sanctions against Moscow ... the sanctions on Russia" are sanctions on one.
    """
    country_of = countries_of_capitals(reading)
    if not country_of:
        return list(drafts)
    authorities = {key for draft in drafts for key in draft.authorities}
    targets = {key for draft in drafts for key in draft.targets}
    return [
        replace(
            draft,
            authorities=_named(draft.authorities, country_of, authorities),
            targets=_named(draft.targets, country_of, targets),
        )
        for draft in drafts
    ]


def countries_of_capitals(reading: Reading) -> dict[str, str]:
    """For each capital that the text names the country that it also names, by their keys."""
    countries = {entity.country_code: entity.key for entity in reading.entities if entity.country_code}
    capital_of = countries_of(reading.lexicon).capitals
    return {
        entity.key: countries[code]
        for entity in reading.entities
        if entity.kind is EntityKind.PLACE and (code := _code(entity, capital_of)) in countries
    }


def _code(entity: Entity, capital_of: Mapping[str, str]) -> str | None:
    forms = (form for name in (entity.label, *entity.names) for form in (name, f"{name} D.C."))
    return next((capital_of[form] for form in forms if form in capital_of), None)


def _named(keys: Iterable[str], country_of: Mapping[str, str], known: set[str]) -> Keys:
    return unique(country_of[key] if country_of.get(key) in known else key for key in keys)


def for_their_countries(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """The drafts with a country for the people who act for it, but for its leader, who is named as who acts.

    "Senator Doe proposed sanctions" tells of those of a state; "President Doe reinstated the sanctions" is his act.
    What only stands behind an act ("he may lift the sanctions") is the country's.
    """
    return [_for_its_country(draft, drafts, reading) for draft in drafts]


def _for_its_country(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Draft:
    people = draft.authorities
    alone = draft.issued and not draft.targets
    if alone or not people or any(reading.entity[key].kind is not EntityKind.PERSON for key in people):
        return draft
    index = index_of(reading)
    served = unique(*(index.countries_served(key) for key in people))
    country = _country_of(draft, drafts, served, reading)
    own = bool(served) and not without(served, draft.targets)
    if not draft.standing and not own and all(is_leader(key, reading) for key in people):
        return replace(draft, states=served or country)
    return replace(draft, authorities=country if country or served else people)


def _country_of(draft: Draft, drafts: Sequence[Draft], served: Keys, reading: Reading) -> Keys:
    """The country for which people act, of those that they serve, by the other tellings where these tell."""
    acting = {
        key
        for other in drafts
        if other.act is draft.act and (not draft.targets or set(other.targets) & set(draft.targets))
        for key in other.authorities
        if reading.entity[key].kind is EntityKind.COUNTRY
    }
    fitting = acting.intersection(served) or (acting if not served else set())
    if len(fitting) == 1:
        return tuple(fitting)
    # Who serves the country under sanctions speaks of those of others.
    return without(served, draft.targets)[:1] if served else without(usual_country(reading), draft.targets)
