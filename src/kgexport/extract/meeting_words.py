"""The word lists of meetings, and the draft of one telling that the verb and noun frames fill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Token

from kgexport.lexicon import Lexicon
from kgexport.model import EntityKind, Mode

ACTORS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY)
ALONE = 0.3
"""Confidence of a telling that says too little to be a meeting by itself: talks of one party, a trip to nowhere."""
PLACES = (EntityKind.PLACE, EntityKind.COUNTRY)


class MeetingWords:
    """The sections of meetings.toml."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the sections from a lexicon."""
        self.verbs: Mapping[str, str] = lexicon.values("meetings.verbs")
        self.nouns: Mapping[str, Mode | None] = {
            word: Mode(value) if value else None for word, value in lexicon.values("meetings.nouns").items()
        }
        self.plural_nouns = lexicon.words("meetings.plural_nouns")
        self.weak_nouns = lexicon.words("meetings.weak_nouns")
        self.call_words = lexicon.words("meetings.call_words")
        self.call_means = lexicon.words("meetings.call_means")
        self.call_adverbs = lexicon.words("meetings.call_adverbs")
        self.carriers = lexicon.words("meetings.carriers")
        self.hosting_verbs = lexicon.words("meetings.hosting_verbs")
        self.occasions = lexicon.words("meetings.occasions")
        self.addressing = lexicon.words("meetings.addressing")
        self.bystanding = lexicon.words("meetings.bystanding")
        self.no_parties = lexicon.words("meetings.no_parties")
        self.counterparts = lexicon.words("meetings.counterparts")
        self.diplomats = lexicon.words("meetings.diplomats")
        self.sport = lexicon.words("meetings.sport")
        self.excluded_modifiers = lexicon.words("meetings.excluded_modifiers")
        self.distinguishing = lexicon.words("meetings.distinguishing")
        self.routine_bodies = lexicon.words("meetings.routine_bodies")
        self.purposes = lexicon.words("meetings.purposes")
        self.place_prepositions = lexicon.words("meetings.place_prepositions")
        self.series = lexicon.words("meetings.series")
        self.multilateral = lexicon.words("meetings.multilateral")
        self.outcomes = lexicon.words("meetings.outcomes")
        self.generic = lexicon.words("meetings.generic")
        self.topic_verbs = lexicon.words("meetings.topic_verbs")
        self.topic_prepositions = lexicon.words("meetings.topic_prepositions")
        self.containers = lexicon.words("modality.containers")
        self.triggers = frozenset(self.verbs) | frozenset(self.nouns)


@lru_cache(maxsize=4)
def words_of(lexicon: Lexicon) -> MeetingWords:
    """The words of meetings in a lexicon, made once."""
    return MeetingWords(lexicon)


@dataclass(slots=True, kw_only=True)
class Draft:
    """One telling under way."""

    trigger: Token
    mode: Mode | None = None
    noun: bool = False
    definite: bool = False
    distinct: bool = False
    confidence: float = 0.9
    participants: dict[str, None] = field(default_factory=dict)
    """Keys of the parties, in the order in which they were found."""
    places: dict[str, None] = field(default_factory=dict)
    carriers: list[Token] = field(default_factory=list)
    """Other words whose time and place are those of the event: "held" in "held talks", "flew" in "flew in to meet"."""
    companions: list[Token] = field(default_factory=list)
    """Phrases of parties behind the trigger, on which the parser may have hung the place: "met X in Y"."""
    apart: list[tuple[str, ...]] = field(default_factory=list)
    """Parties met one after the other, each in an encounter of its own: "spoke to X, Y and Z"."""
    remote: bool = False
    """Told by a verb of speaking, which without a place means a call."""
    counterpart: bool = False
    """An unnamed party is said to take part: "met with officials"."""

    def add(self, keys: Iterable[str]) -> bool:
        """Take parties; tell whether there were any."""
        found = False
        for key in keys:
            self.participants.setdefault(key)
            found = True
        return found
