"""Entities from name mentions: one entity for one real thing, however it is named."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from kgexport.lexicon import Lexicon
from kgexport.lexicon.countries import countries_of
from kgexport.model import Entity, NameMention
from kgexport.resolve.entity_bodies import BodyWords, merge_bodies
from kgexport.resolve.entity_forms import inverted, is_acronym, plain
from kgexport.resolve.entity_groups import BODY, COUNTRY, PERSON, PLACE, Group, merge_into
from kgexport.resolve.entity_people import attach_single_names, merge_full_names


def resolve_entities(names: Iterable[NameMention], lexicon: Lexicon) -> tuple[Entity, ...]:
    """Group the names of one document into entities, in the order of their first mention."""
    countries = countries_of(lexicon)
    body_words = BodyWords(
        countries=_country_forms(lexicon),
        short_tails=lexicon.words("organisations.short_tails"),
        common=lexicon.words("organisations.common"),
        press=lexicon.words("organisations.press"),
    )
    found = list(names)
    groups = _by_form(_without_nested(found))
    for group in groups:
        group.settle()
    _merge_plurals_and_parts(groups)
    _merge_towns(groups)
    _lend_surnames(groups)
    merge_full_names(groups)
    attach_single_names(groups)
    merge_bodies(groups, body_words)
    _attach_region_adjectives(groups)
    groups.sort(key=lambda group: group.first)
    kept = [group for group in groups if group.kind is not None and not _unsupported(group)]
    entities = [_entity(f"entity-{number}", group, countries.labels) for number, group in enumerate(kept, start=1)]
    return _with_surroundings(entities, found)


@lru_cache(maxsize=8)
def _country_forms(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(plain(form) for form in countries_of(lexicon).forms)


def _without_nested(names: list[NameMention]) -> list[NameMention]:
    """Leave out countries inside names of bodies where the text also names them by themselves."""
    named = {name.country_code for name in names if not name.nested}
    return [name for name in names if not name.nested or name.country_code not in named]


def _with_surroundings(entities: list[Entity], names: list[NameMention]) -> tuple[Entity, ...]:
    """Say of each place which one the text puts it in."""
    places = {
        mention.begin: entity.key
        for entity in entities
        if entity.kind in {PLACE, COUNTRY}
        for mention in entity.mentions
    }
    around: dict[str, str] = {}
    for name in names:
        key = places.get(name.mention.begin)
        outer = places.get(name.within) if name.within is not None else None
        if key is not None and outer is not None and key != outer:
            around.setdefault(key, outer)
    return tuple(
        replace(entity, within=around[entity.key]) if entity.kind is PLACE and entity.key in around else entity
        for entity in entities
    )


def _by_form(names: Iterable[NameMention]) -> list[Group]:
    """Namings of the same form, or of the same country or known name, are one group."""
    table: dict[tuple[str, str], Group] = {}
    for name in names:
        if name.country_code is not None:
            key = ("country", name.country_code)
        elif name.known is not None:
            key = ("adjective" if name.adjective else "name", plain(name.known))
        else:
            key = ("name", plain(name.name))
        group = table.setdefault(key, Group([], code=name.country_code, known=name.known))
        group.members.append(name)
    return list(table.values())


def _merge_plurals_and_parts(groups: list[Group]) -> None:
    """ "Karoni" is the Karonis; "Swat" is Karo valley where the text has both. A family is nobody."""
    surnames = {plain(group.name).split()[-1] for group in groups if group.kind is PERSON and " " in group.name}
    index = {plain(group.known or group.name): group for group in groups}
    for group in list(groups):
        if group.code is not None or group not in groups:  # it may have gone into another by now
            continue
        form = plain(group.name)
        if form.endswith("s") and form not in surnames and form.removesuffix("s") in surnames:
            groups.remove(group)
            continue
        singular = index.get(plain(group.name).removesuffix("s"))
        parts = [index.get(plain(form)) for member in group.members for form in member.forms]
        if (
            singular is not None
            and singular is not group
            and len(group.name.split()) == 1
            and len(group.name) > 4
            and singular.code is None
        ):
            parts.append(singular)
        for part in parts:
            if part is not None and part is not group and any(part is other for other in groups) and part.code is None:
                kind = group.kind
                merge_into(groups, group, part)
                group.kind = kind


def _merge_towns(groups: list[Group]) -> None:
    """ "Karo" is "Karo City" or "Karo Province" where the text has both and means one."""
    index = {plain(group.name): group for group in groups if group.kind is PLACE}
    for group in list(groups):
        head, _, last = plain(group.name).rpartition(" ")
        town = index.get(head)
        if group.kind is PLACE and group.known is None and last in {"city", "province", "town"} and town is not None:
            merge_into(groups, group, town)
            group.kind = PLACE


def _lend_surnames(groups: list[Group]) -> None:
    """A full name of which little is known is a person's where its last word alone is one."""
    people = {plain(group.name): group for group in groups if group.kind is PERSON and " " not in group.name}
    for group in groups:
        words = plain(group.name).split()
        if group.kind is not PERSON and group.code is None and 1 < len(words) < 5:
            lender = people.get(words[-1])
            support = max(group.votes.values(), default=0.0) / len(group.members)
            if lender is not None and support < 1.5:
                group.kind = PERSON


LEAST_SUPPORT = 0.5
"""What speaks for a name beside its capital, in votes: less, and a common word named once is dropped."""


def _unsupported(group: Group) -> bool:
    """Whether nothing but a capital letter speaks for a single word named once, or a country's people alone for it."""
    if group.kind is COUNTRY and all(_people(member) for member in group.members):
        return True
    if len(group.members) > 1 or " " in group.name or group.members[0].acronym_of:
        return False
    return max(group.votes.values()) < LEAST_SUPPORT and group.name[1:].islower()


def _people(member: NameMention) -> bool:
    """Whether a naming of a country is one of its people ("Kenyans"): that alone names no country."""
    return member.adjective and member.name.endswith(("ans", "ians", "ons", "is", "nes", "ots", "ards", "men"))


def _attach_region_adjectives(groups: list[Group]) -> None:
    """ "Balkan" belongs to the Balkans where these are named, and names nothing where they are not."""
    regions = {
        plain(group.known or group.name): group
        for group in groups
        if not all(member.adjective for member in group.members)
    }
    for group in list(groups):
        if group.code is None and all(member.adjective for member in group.members):
            region = regions.get(plain(group.known or group.name))
            if region is not None:
                region.take(group)
            groups.remove(group)


def _entity(key: str, group: Group, labels: Mapping[str, str]) -> Entity:
    kind = group.kind or PLACE
    if kind is COUNTRY and group.code is None:
        kind = PLACE
    forms = {
        " ".join(form.split()) for member in group.members for form in (member.name, member.mention.text, *member.forms)
    }
    label = labels[group.code] if kind is COUNTRY and group.code is not None else _label(group)
    acronym = next((name for name in group.names if is_acronym(name) and name != label), None) if kind is BODY else None
    return Entity(
        key=key,
        kind=kind,
        label=label,
        names=tuple(sorted(forms)),
        mentions=tuple(sorted({member.mention for member in group.members})),
        confidence=_confidence(group),
        honorific=_honorific(group) if kind is PERSON else None,
        acronym=acronym,
        country_code=group.code if kind is COUNTRY else None,
    )


def _label(group: Group) -> str:
    """The fullest name that is not all in capitals; where two are equally full, the one met first."""
    names = list(dict.fromkeys(member.name for member in group.members if not member.adjective)) or group.names
    mixed = [name for name in names if not name.isupper()] or names
    natural = [name for name in mixed if not inverted(name)] or mixed
    return max(natural, key=len)


def _honorific(group: Group) -> str | None:
    return next((member.title for member in group.members if member.title), None)


CAUTION = 0.35
"""Exponent that brings the share of votes near the share of right entities, from 0.6 to 0.95 within 0.05.

Measured on news by many publishers that was annotated apart from the gold articles, and that these rules were worked
out on: text never seen is a little less right.
"""


def _confidence(group: Group) -> float:
    """How far the evidence agrees and how much of it there is."""
    total = sum(weight for weight in group.votes.values() if weight > 0)
    top = max(group.votes.values(), default=0.0)
    share = top / total if total else 0.5
    support = min(1.0, 0.5 + top / 8)
    return round(max(0.05, min(0.99, math.pow(share * support, CAUTION))), 3)
