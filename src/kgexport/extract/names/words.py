"""The lexicon as the name finder asks it: sets of small words, and a table of names that are known as such."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kgexport.lexicon import Lexicon
from kgexport.lexicon.countries import countries_of


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


_SECTIONS = {
    "attacked": "places.attacked",
    "belongings": "names.belongings",
    "body_firsts": "organisations.firsts",
    "body_heads": "organisations.heads",
    "calendar": "names.calendar",
    "common": "common.words",
    "companies": "names.suffix_companies",
    "compass": "places.compass",
    "deputies": "titles.deputies",
    "descriptions": "organisations.descriptions",
    "events": "names.events",
    "given": "names.given",
    "government": "organisations.government",
    "honorifics": "titles.honorifics",
    "mental": "names.mental",
    "no_name_firsts": "names.no_name_firsts",
    "no_name_heads": "names.no_name_heads",
    "no_name_tails": "names.no_name_tails",
    "no_names": "names.no_names",
    "no_syllables": "names.no_syllables",
    "of_heads": "organisations.of_heads",
    "openers": "names.openers",
    "particles": "names.particles",
    "party_firsts": "organisations.party_firsts",
    "party_members": "organisations.party_members",
    "passing": "titles.passing",
    "persons": "titles.persons",
    "place_firsts": "places.firsts",
    "place_heads": "places.heads",
    "place_leaders": "places.leaders",
    "place_offices": "titles.place_offices",
    "platforms": "organisations.platforms",
    "possessives": "organisations.possessives",
    "ranks": "titles.ranks",
    "reporting": "names.reporting",
    "ruled": "names.ruled",
    "same_place": "places.same_place",
    "saying": "names.saying",
    "small_place_heads": "places.small_heads",
    "small_tails": "organisations.small_tails",
    "starters": "names.starters",
    "suffixes": "names.suffixes",
    "storms": "names.storms",
    "truces": "names.truces",
    "sure_particles": "names.sure_particles",
    "surnames": "titles.surnames",
    "title_before": "titles.before",
    "title_body_firsts": "titles.body_firsts",
    "title_departments": "titles.departments",
    "title_pairs": "titles.pairs",
    "venues": "places.venues",
    "weak_heads": "organisations.weak_heads",
}
"""Attribute of `NameWords` to section of the lexicon, for the plain lists."""
_NUMBERS = frozenset({"one", "two", "three", "first", "second", "third", "last", "next", "well", "may", "will"})


class NameWords:
    """All word lists of the name finder. State: read from the lexicon once."""

    attacked: frozenset[str]
    belongings: frozenset[str]
    body_firsts: frozenset[str]
    body_heads: frozenset[str]
    calendar: frozenset[str]
    common: frozenset[str]
    companies: frozenset[str]
    compass: frozenset[str]
    deputies: frozenset[str]
    descriptions: frozenset[str]
    events: frozenset[str]
    given: frozenset[str]
    government: frozenset[str]
    honorifics: frozenset[str]
    mental: frozenset[str]
    no_name_firsts: frozenset[str]
    no_name_heads: frozenset[str]
    no_name_tails: frozenset[str]
    no_names: frozenset[str]
    no_syllables: frozenset[str]
    of_heads: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]
    party_firsts: frozenset[str]
    party_members: frozenset[str]
    passing: frozenset[str]
    persons: frozenset[str]
    place_firsts: frozenset[str]
    place_heads: frozenset[str]
    place_leaders: frozenset[str]
    place_offices: frozenset[str]
    platforms: frozenset[str]
    possessives: frozenset[str]
    ranks: frozenset[str]
    reporting: frozenset[str]
    ruled: frozenset[str]
    same_place: frozenset[str]
    saying: frozenset[str]
    small_place_heads: frozenset[str]
    small_tails: frozenset[str]
    starters: frozenset[str]
    storms: frozenset[str]
    suffixes: frozenset[str]
    truces: frozenset[str]
    sure_particles: frozenset[str]
    surnames: frozenset[str]
    title_before: frozenset[str]
    title_body_firsts: frozenset[str]
    title_departments: frozenset[str]
    title_pairs: frozenset[str]
    venues: frozenset[str]
    weak_heads: frozenset[str]

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lists of a lexicon."""
        for attribute, section in _SECTIONS.items():
            setattr(self, attribute, lexicon.words(section))
        self.no_names |= {word.replace("'", "’") for word in self.no_names}
        self.phrases = _phrases(lexicon)
        self.states = {short: state for state, shorts in lexicon.lists("places.states").items() for short in shorts}
        self.ambiguous = lexicon.lists("countries.ambiguous")
        self.functions = self.starters - _NUMBERS
        self.plain = self.common | self.functions
        self.telling = self.saying | self.reporting
        self.strong_heads = (self.body_heads - self.weak_heads) | self.place_heads
        self.offices = lexicon.words("titles.heads") | lexicon.words("titles.abbreviations")
        self.courtesy = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."})
        self.title_heads = (
            self.offices | self.ranks | self.honorifics | {_plural(word) for word in self.offices | self.ranks}
        )
        self.title_tails = frozenset(
            tuple(tail.replace("-", "- ", 1).split()) if tail.startswith("-") else tuple(tail.split())
            for tail in lexicon.words("titles.tails")
        )
        self.small_bodies = frozenset(tuple(body.split()) for body in lexicon.words("organisations.small_bodies"))
        self.longest_small_body = max(map(len, self.small_bodies), default=0)
        self.body_tails: dict[str, list[tuple[str, ...]]] = {}
        for tail in sorted(lexicon.words("organisations.tails")):
            self.body_tails.setdefault(tail.split()[0], []).append(tuple(tail.split()))


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> NameWords:
    """The word lists of a lexicon, made once for each."""
    return NameWords(lexicon)


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
    spaced = (
        name.replace("-", " - ")
        .replace("+", " + ")
        .replace(",", " ,")
        .replace("(", "( ")
        .replace(")", " )")
        .replace("'s ", " 's ")
    )
    return tuple(spaced.split())


def _phrases(lexicon: Lexicon) -> dict[str, tuple[tuple[tuple[str, ...], Item], ...]]:
    countries = countries_of(lexicon)
    items: dict[str, Item] = {}
    aliases = lexicon.values("places.aliases")
    cities = lexicon.words("places.cities") | set(aliases) | set(countries.capitals)
    for city in sorted(cities - lexicon.words("places.surnames")):
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
