"""The word lists of meetings, and the draft of one telling that the verb and noun frames fill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Token

from kgexport.lexicon import Lexicon
from kgexport.model import EntityKind, Mode

ACTORS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY)
PLACES = (EntityKind.PLACE, EntityKind.COUNTRY)

ALONE = 0.3
"""Confidence of a telling that says too little to be a meeting by itself: talks of one party, a trip to nowhere."""


class MeetingWords:
    """The sections of meetings.toml; a list of words under its own name."""

    plural_nouns: frozenset[str]
    weak_nouns: frozenset[str]
    visits_of_state: frozenset[str]
    pointing_nouns: frozenset[str]
    meals: frozenset[str]
    series: frozenset[str]
    call_words: frozenset[str]
    call_means: frozenset[str]
    call_adverbs: frozenset[str]
    carriers: frozenset[str]
    considering: frozenset[str]
    calling_off: frozenset[str]
    hosting_verbs: frozenset[str]
    happening_verbs: frozenset[str]
    gathering: frozenset[str]
    marking: frozenset[str]
    recalling: frozenset[str]
    joining: frozenset[str]
    inviting: frozenset[str]
    occasions: frozenset[str]
    addressing: frozenset[str]
    bystanding: frozenset[str]
    judging: frozenset[str]
    causatives: frozenset[str]
    no_parties: frozenset[str]
    askers: frozenset[str]
    counterparts: frozenset[str]
    camps: frozenset[str]
    delegations: frozenset[str]
    quantities: frozenset[str]
    private: frozenset[str]
    seats: frozenset[str]
    diplomats: frozenset[str]
    mediated: frozenset[str]
    sport: frozenset[str]
    contests: frozenset[str]
    sporting: frozenset[str]
    excluded_modifiers: frozenset[str]
    distinguishing: frozenset[str]
    multilateral: frozenset[str]
    routine_bodies: frozenset[str]
    outcomes: frozenset[str]
    purposes: frozenset[str]
    generic: frozenset[str]
    place_prepositions: frozenset[str]
    grounds: frozenset[str]
    venues: frozenset[str]
    trips: frozenset[str]
    topic_verbs: frozenset[str]
    topic_prepositions: frozenset[str]
    caption_verbs: frozenset[str]
    caption_sides: frozenset[str]

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the sections from a lexicon."""
        for section in type(self).__annotations__:
            setattr(self, section, lexicon.words(f"meetings.{section}"))
        self.verbs: Mapping[str, str] = lexicon.values("meetings.verbs")
        self.nouns: Mapping[str, Mode | None] = {
            word: Mode(value) if value else None for word, value in lexicon.values("meetings.nouns").items()
        }
        self.triggers = frozenset(self.verbs) | frozenset(self.nouns)
        self.containers = lexicon.words("modality.containers")

    def is_multilateral(self, name: str) -> bool:
        """Whether a body is made of states, so that its meeting is one of theirs: "the Bright Union", "B5"."""
        if any(character.isdigit() for character in name) or (name.isupper() and name.isalpha() and len(name) > 2):
            return True
        return any(word.lower() in self.multilateral for word in name.split())

    def is_routine(self, name: str) -> bool:
        """Whether a body's sessions are its routine: "the City Council"."""
        return bool(name) and name.split()[-1].lower() in self.routine_bodies


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
    owned: bool = False
    """A noun with a possessor: "their meeting", "X's visit"."""
    confidence: float = 0.9
    participants: dict[str, None] = field(default_factory=dict)
    """Keys of the parties, in the order in which they were found."""
    places: dict[str, None] = field(default_factory=dict)
    carriers: list[Token] = field(default_factory=list)
    """Other words whose time and place are those of the event: "held" in "held talks", "flew" in "flew in to meet"."""
    moments: list[Token] = field(default_factory=list)
    """Verbs of what was done meanwhile, whose time is that of the event: "said on Monday during a visit"."""
    companions: list[Token] = field(default_factory=list)
    """Phrases of parties behind the trigger, on which the parser may have hung the place: "met X in Y"."""
    apart: list[str] = field(default_factory=list)
    """Parties met one after the other, each in an encounter of its own: "spoke to X, Y and Z"."""
    accompanied: int = 0
    """How many parties stand behind "with", which leaves another unsaid."""
    between: int = 0
    """How many parties stand behind "between"."""
    remote: bool = False
    """Told by a verb of speaking, which without a place means a call."""
    further: bool = False
    """Told of the parties of a meeting told before: "the meeting was also attended by X"."""
    counterpart: bool = False
    """An unnamed party is said to take part: "met with officials"."""

    def add(self, keys: Iterable[str]) -> None:
        """Take parties."""
        for key in keys:
            self.participants.setdefault(key)

    def locate(self, keys: Iterable[str]) -> None:
        """Take places."""
        for key in keys:
            self.places.setdefault(key)
