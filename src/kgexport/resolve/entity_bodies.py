"""Bodies: one entity for the full name, the acronym, the short form and the form with the country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kgexport.resolve.entity_forms import body_words, initials, is_acronym, plain
from kgexport.resolve.entity_groups import BODY, PERSON, Group, last_before, merge_into


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """What the lexicon says for the merging of bodies."""

    countries: frozenset[str]
    """Plain forms of the names and adjectives of countries."""
    short_tails: frozenset[str]
    common: frozenset[str]
    press: frozenset[str]
    """Last words of the names of newspapers, plural-less: "the Time" of the "Harbour Time"."""


def merge_bodies(groups: list[Group], words: BodyWords) -> None:
    """Join the names of one body."""
    _merge_brackets(groups)
    _merge_equal(groups, words)
    _merge_acronyms(groups)
    _merge_short(groups, words)


def _bodies(groups: list[Group]) -> list[Group]:
    return [group for group in groups if group.kind is BODY]


def _merge_brackets(groups: list[Group]) -> None:
    """The acronym that stands in brackets behind a name is that name."""
    for group in list(groups):
        full = next((member.acronym_of for member in group.members if member.acronym_of), None)
        if full is None or not any(group is other for other in groups):
            continue
        for other in groups:
            if other is not group and any(plain(name) == plain(full) for name in other.names):
                if group.code is None and other.code is None:
                    merge_into(groups, other, group)
                    if other.kind is PERSON and not other.titles:
                        other.kind = BODY
                break


@lru_cache(maxsize=4096)
def core(name: str, adjectives: frozenset[str]) -> tuple[frozenset[str], str | None]:
    """The words of a body's name without its country, and the country's word."""
    text = plain(name)
    head, of, owner = text.rpartition(" of ")
    if of and owner.removeprefix("the ") in adjectives and len(head.split()) > 1:
        return frozenset(body_words(head)), owner.removeprefix("the ")
    for adjective in _prefixes(text):
        if adjective in adjectives and len(adjective) < len(text):
            rest = text[len(adjective) :].removeprefix("'s").strip()
            return frozenset(body_words(rest)), adjective
    return frozenset(body_words(name)), None


def _prefixes(text: str) -> list[str]:
    words = text.split()
    found = [" ".join(words[:count]) for count in range(min(3, len(words) - 1), 0, -1)]
    return [form for whole in found for form in (whole, whole.removesuffix("'s"))]


def _merge_equal(groups: list[Group], lists: BodyWords) -> None:
    """Same words in another order or with the country: "Interior Ministry", "Kenyan Ministry of the Interior".

    The form without a country belongs to the one with a country that is named most.
    """
    by_words: dict[frozenset[str], dict[str | None, Group]] = {}
    for group in _bodies(groups):
        words, country = core(group.name, lists.countries)
        owned = by_words.setdefault(words, {})
        if country in owned:
            merge_into(groups, owned[country], group)
            owned[country].kind = BODY
        else:
            owned[country] = group
    for owned in by_words.values():
        bare = owned.pop(None, None)
        if bare is not None and owned:
            target = max(owned.values(), key=lambda group: (len(group.members), -group.first))
            merge_into(groups, target, bare)
            target.kind = BODY


def _merge_acronyms(groups: list[Group]) -> None:
    """An acronym is the body whose initials it has; a letter for "Islamic", "national" or a country may be added."""
    for group in list(groups):
        if (
            not any(is_acronym(name) for name in group.names)
            or len(body_words(group.name)) > 1
            or group.code is not None
        ):
            continue
        short = plain(max(group.names, key=len)).replace("-", "")
        exact, near = [], []
        for other in groups:
            if other is group or other.kind is not BODY or len(body_words(other.name)) < 2:
                continue
            forms = {form for name in other.names for form in initials(name)}
            if short in forms:
                exact.append(other)
            elif len(short) > 2 and (short[1:] in forms and short[0] in "inupau"):
                near.append(other)
        found = exact or near
        if len(found) == 1:
            merge_into(groups, found[0], group)
            found[0].kind = BODY


def _merge_short(groups: list[Group], lists: BodyWords) -> None:
    """A short form is the longer name that it begins or ends: "Ardent" of "Ardent News Agency"."""
    by_word: dict[str, list[Group]] = {}
    for group in _bodies(groups):
        for word in dict.fromkeys(word for name in group.names for word in body_words(name)):
            by_word.setdefault(word, []).append(group)
    gone: set[int] = set()
    for group in sorted(groups, key=lambda group: len(group.name)):
        words = body_words(group.name)
        if not words or group.code is not None or (group.kind is PERSON and group.titles):
            continue
        if len(words) == 1 and words[0] in lists.common:
            continue
        longer = [
            other
            for other in by_word.get(words[0], ())
            if other is not group
            and id(other) not in gone
            and any(_short_for(words, group, name, lists) for name in other.names)
        ]
        if longer and (group.kind in {BODY, PERSON} or len(words) == 1):
            single = len(words) == 1
            target = max(longer, key=lambda other: len(other.members)) if single else last_before(longer, group.first)
            if target is not None:
                merge_into(groups, target, group)
                gone.add(id(group))
                target.kind = BODY
                for word in words:
                    by_word.setdefault(word, []).append(target)


def _short_for(words: tuple[str, ...], group: Group, name: str, lists: BodyWords) -> bool:
    rest_core, country = core(name, lists.countries)
    long_words = tuple(
        word for word in body_words(name) if country is None or word in rest_core or word not in body_words(country)
    )
    if len(long_words) <= len(words):
        return country is not None and frozenset(words) == rest_core
    if country is not None and frozenset(words) == rest_core:
        return True
    if plain(name).endswith(f"department of the {plain(group.name)}"):
        return True
    if group.known is not None:
        # "The House" is the House of Representatives that the text names, also with its country.
        whole = plain(name).removeprefix("" if country is None else f"{country} ")
        if group.kind is BODY and whole.startswith(f"{plain(group.name)} of "):
            return True
        return len(words) > 1 and long_words[-len(words) :] == words
    if len(words) == 1 and words[0] in lists.press and long_words[-1] == words[0]:
        return True
    if long_words[: len(words)] == words and all(word in lists.short_tails for word in long_words[len(words) :]):
        return True
    if len(words) > 1 and group.kind is BODY:
        if long_words[-len(words) :] == words:
            return True
        return set(words) < set(long_words) and words[-1] in long_words[-2:] and len(long_words) - len(words) <= 2
    return False
