"""The lexicon as the name finder asks it: sets of small words, and a table of names that are known as such."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kgexport.lexicon import Lexicon
from kgexport.lexicon.countries import countries_of

SMALL_SURNAMES_TOO = frozenset(
    {"Castries", "Douglas", "Hamilton", "Kingston", "Nassau", "Stanley", "Victoria", "Wellington"}
)
"""Capitals of small states that are rather surnames."""


class Known(StrEnum):
    """What the lexicon knows a name to be."""

    COUNTRY = "country"
    COUNTRY_ADJECTIVE = "country adjective"
    REGION = "region"
    REGION_ADJECTIVE = "region adjective"
    CITY = "city"
    STATE = "state"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """One known name. `label` is the standard or fullest form, `code` the ISO code of a country."""

    known: Known
    label: str
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """All word lists of the name finder."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Item], ...]]
    """First word of a known name to all such names, as tuples of words, longest first."""
    states: Mapping[str, str]
    """Abbreviation of a state of the United States to its name."""
    ambiguous: Mapping[str, tuple[str, ...]]
    given: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    starters: frozenset[str]
    openers: frozenset[str]
    functions: frozenset[str]
    calendar: frozenset[str]
    no_names: frozenset[str]
    no_name_heads: frozenset[str]
    no_name_firsts: frozenset[str]
    body_firsts: frozenset[str]
    party_firsts: frozenset[str]
    place_firsts: frozenset[str]
    events: frozenset[str]
    saying: frozenset[str]
    mental: frozenset[str]
    reporting: frozenset[str]
    no_name_tails: frozenset[str]
    companies: frozenset[str]
    attacked: frozenset[str]
    title_heads: frozenset[str]
    offices: frozenset[str]
    ranks: frozenset[str]
    honorifics: frozenset[str]
    title_before: frozenset[str]
    title_tails: frozenset[tuple[str, ...]]
    title_departments: frozenset[str]
    title_pairs: frozenset[str]
    persons: frozenset[str]
    body_heads: frozenset[str]
    weak_heads: frozenset[str]
    government: frozenset[str]
    of_heads: frozenset[str]
    body_tails: Mapping[str, tuple[tuple[str, ...], ...]]
    small_tails: frozenset[str]
    small_bodies: frozenset[tuple[str, ...]]
    descriptions: frozenset[str]
    platforms: frozenset[str]
    possessives: frozenset[str]
    place_heads: frozenset[str]
    small_place_heads: frozenset[str]
    same_place: frozenset[str]
    passing: frozenset[str]
    place_leaders: frozenset[str]
    compass: frozenset[str]


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> NameWords:
    """The word lists of a lexicon, made once for each."""
    abbreviations = frozenset(lexicon.words("titles.abbreviations"))
    offices = lexicon.words("titles.heads") | abbreviations
    ranks = lexicon.words("titles.ranks")
    honorifics = lexicon.words("titles.honorifics")
    title_tails = {tuple(tail.replace("-", "- ", 1).split()) if tail.startswith("-") else tuple(tail.split()) for tail in lexicon.words("titles.tails")}
    tails: dict[str, list[tuple[str, ...]]] = {}
    for tail in sorted(lexicon.words("organisations.tails")):
        tails.setdefault(tail.split()[0], []).append(tuple(tail.split()))
    return NameWords(
        phrases=_phrases(lexicon),
        states={short: state for state, shorts in lexicon.lists("places.states").items() for short in shorts},
        ambiguous=lexicon.lists("countries.ambiguous"),
        given=lexicon.words("names.given"),
        particles=lexicon.words("names.particles"),
        suffixes=lexicon.words("names.suffixes"),
        starters=lexicon.words("names.starters"),
        openers=lexicon.words("names.openers"),
        functions=lexicon.words("names.starters") - {"one", "two", "three", "first", "second", "third", "last", "next", "well", "may", "will"},
        calendar=lexicon.words("names.calendar"),
        no_names=lexicon.words("names.no_names"),
        no_name_heads=lexicon.words("names.no_name_heads"),
        no_name_firsts=lexicon.words("names.no_name_firsts"),
        body_firsts=lexicon.words("organisations.firsts"),
        party_firsts=lexicon.words("organisations.party_firsts"),
        place_firsts=lexicon.words("places.firsts"),
        events=lexicon.words("names.events"),
        saying=lexicon.words("names.saying"),
        mental=lexicon.words("names.mental"),
        reporting=lexicon.words("names.reporting"),
        no_name_tails=lexicon.words("names.no_name_tails"),
        companies=lexicon.words("names.suffix_companies"),
        attacked=lexicon.words("places.attacked"),
        title_heads=offices | ranks | honorifics | {_plural(word) for word in offices | ranks},
        offices=offices,
        ranks=ranks,
        honorifics=honorifics,
        title_before=lexicon.words("titles.before"),
        title_tails=frozenset(title_tails),
        title_departments=lexicon.words("titles.departments"),
        title_pairs=lexicon.words("titles.pairs"),
        persons=lexicon.words("titles.persons"),
        body_heads=lexicon.words("organisations.heads"),
        weak_heads=lexicon.words("organisations.weak_heads"),
        government=lexicon.words("organisations.government"),
        of_heads=lexicon.words("organisations.of_heads"),
        body_tails={first: tuple(found) for first, found in tails.items()},
        small_tails=lexicon.words("organisations.small_tails"),
        small_bodies=frozenset(tuple(body.split()) for body in lexicon.words("organisations.small_bodies")),
        descriptions=lexicon.words("organisations.descriptions"),
        platforms=lexicon.words("organisations.platforms"),
        possessives=lexicon.words("organisations.possessives"),
        place_heads=lexicon.words("places.heads"),
        small_place_heads=lexicon.words("places.small_heads"),
        same_place=lexicon.words("places.same_place"),
        passing=lexicon.words("titles.passing"),
        place_leaders=lexicon.words("places.leaders"),
        compass=lexicon.words("places.compass"),
    )


def _plural(word: str) -> str:
    """The plural of a word for an office ("secretaries", "ministers")."""
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def straight(word: str) -> str:
    """The word with straight apostrophes and composed accents, as known names are written."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).replace("’", "'").replace("‘", "'").replace("ʼ", "'")


def split_name(name: str) -> tuple[str, ...]:
    """The words of a known name as the tokeniser cuts them: hyphens, commas and possessives apart."""
    spaced = name.replace("-", " - ").replace("+", " + ").replace(",", " ,").replace("(", "( ").replace(")", " )").replace("'s ", " 's ")
    return tuple(spaced.split())


def _phrases(lexicon: Lexicon) -> dict[str, tuple[tuple[tuple[str, ...], Item], ...]]:
    countries = countries_of(lexicon)
    items: dict[str, Item] = {}
    aliases = lexicon.values("places.aliases")
    cities = lexicon.words("places.cities") | set(aliases) | set(countries.capitals)
    for city in sorted(cities - SMALL_SURNAMES_TOO):
        items[city] = Item(Known.CITY, aliases.get(city, city))
    for state, shorts in lexicon.lists("places.states").items():
        for form in (state, *(short for short in shorts if short.endswith("."))):
            items.setdefault(form, Item(Known.STATE, state))
    for form, country in countries.forms.items():
        known = Known.COUNTRY_ADJECTIVE if country.adjective else Known.COUNTRY
        items[form] = Item(known, country.label, country.code)
    for region in sorted(lexicon.words("places.regions")):
        items[region] = Item(Known.REGION, region)
    for adjective, region in lexicon.values("places.region_adjectives").items():
        for form in (adjective, f"{adjective}s"):
            items.setdefault(form, Item(Known.REGION_ADJECTIVE, region))
    for form, place in lexicon.values("countries.former").items():
        items[form] = Item(Known.REGION, place)
    for form, body in lexicon.values("organisations.bodies").items():
        items[form] = Item(Known.BODY, body)
    table: dict[str, list[tuple[tuple[str, ...], Item]]] = {}
    for form, item in items.items():
        for parts in dict.fromkeys((split_name(form), tuple(form.replace(",", " ,").split()))):
            table.setdefault(parts[0], []).append((parts, item))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in table.items()}
