"""Offices as phrases tell them, and the lexicon as their finder asks it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kgexport.lexicon import Lexicon
from kgexport.model import Entity

_SECTIONS = {
    "appointing": "titles.appointing",
    "before": "titles.before",
    "calendar": "names.calendar",
    "departments": "titles.departments",
    "deputies": "titles.deputies",
    "descriptions": "organisations.descriptions",
    "dropped": "titles.dropped",
    "european_union": "titles.european_union",
    "former": "titles.former",
    "home_bodies": "titles.home_bodies",
    "honorifics": "titles.honorifics",
    "local_offices": "titles.local_offices",
    "no_offices": "titles.no_offices",
    "no_president": "titles.no_president",
    "not_held": "titles.not_held",
    "not_united_states": "titles.not_united_states",
    "passive": "titles.passive",
    "place_leaders": "places.leaders",
    "private": "titles.private",
    "ranks": "titles.ranks",
    "rulers": "titles.rulers",
    "sent": "titles.sent",
    "sides": "titles.sides",
    "sole": "titles.sole",
    "state_offices": "titles.state_offices",
    "terms": "titles.terms",
    "united_states": "titles.united_states",
    "with_body": "titles.with_body",
}
"""Attribute of `OfficeWords` to section of the lexicon, for the plain lists."""
STATES = frozenset({"country", "nation", "government", "kingdom", "republic", "state"})
"""Common nouns for a country, before an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as a phrase tells it. `owner` is who it is held at: a country, body, or the person it serves."""

    title: str
    head: str
    """The head noun, small and singular."""
    owner: Entity | None
    start: int
    stop: int
    former: bool = False
    plural: bool = False
    possessor: str | None = None
    """The small word for who it is held at, where it names nobody: "its", "company" in "the company's head"."""


class OfficeWords:
    """The word lists for offices, all words small. State: read from the lexicon once."""

    appointing: frozenset[str]
    before: frozenset[str]
    calendar: frozenset[str]
    departments: frozenset[str]
    deputies: frozenset[str]
    descriptions: frozenset[str]
    dropped: frozenset[str]
    european_union: frozenset[str]
    former: frozenset[str]
    home_bodies: frozenset[str]
    honorifics: frozenset[str]
    local_offices: frozenset[str]
    no_offices: frozenset[str]
    no_president: frozenset[str]
    not_held: frozenset[str]
    not_united_states: frozenset[str]
    passive: frozenset[str]
    place_leaders: frozenset[str]
    private: frozenset[str]
    ranks: frozenset[str]
    rulers: frozenset[str]
    sent: frozenset[str]
    sides: frozenset[str]
    sole: frozenset[str]
    state_offices: frozenset[str]
    terms: frozenset[str]
    united_states: frozenset[str]
    with_body: frozenset[str]

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lists of a lexicon."""
        for attribute, section in _SECTIONS.items():
            setattr(self, attribute, lexicon.words(section))
        offices = lexicon.words("titles.heads") | lexicon.words("titles.abbreviations")
        self.heads = frozenset(word for word in offices if " " not in word) | self.sides
        self.plurals = frozenset(word for word in self.heads if word.endswith("s.") and f"{word[:-2]}." in self.heads)
        self.owners = self.descriptions | STATES
        self.tails = frozenset(tuple(tail.split()) for tail in lexicon.words("titles.tails"))
        self.tail_words = frozenset(word for tail in self.tails for word in tail)
        self.only_in = {head: frozenset(codes) for head, codes in lexicon.lists("titles.only_in").items()}
        self.one_state = lexicon.values("titles.one_state")
        self.chambers = lexicon.values("titles.chambers")
        self.leading = lexicon.values("titles.leading")

    def bare(self, title: str) -> str:
        """A title in small letters without the words that make it a past one: "then secretary of state"."""
        parts = title.lower().split()
        while len(parts) > 1 and parts[0] in self.former:
            parts.pop(0)
        return " ".join(parts)


@lru_cache(maxsize=8)
def office_words(lexicon: Lexicon) -> OfficeWords:
    """The word lists of a lexicon, made once for each."""
    return OfficeWords(lexicon)
