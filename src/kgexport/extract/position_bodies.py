"""Offices of one body or state alone: spokesmen, officers that no other state has, and who heads a government."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_modifiers import is_leaning
from kgexport.extract.position_words import Office, OfficeWords
from kgexport.extract.reading import Reading
from kgexport.model import Entity, EntityKind

UNITED_STATES = "US"
UNION = frozenset({"EU", "E.U.", "European Union"})
_ADMINISTRATIONS = frozenset({"administration", "administrations"})
_GOVERNMENTS = frozenset({"government", "regime", "forces", "troops", "army", "military", "rule"})
_SPOKEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})


@dataclass(slots=True)
class Found:
    """One telling of an office: tokens start to stop; `guessed` says that the owner comes from the context."""

    holder: Entity
    office: Office
    start: int
    stop: int
    name_stop: int
    """The token behind the holder's name."""
    guessed: bool = False
    apart: bool = False
    """Told of the holder in other words than beside the name."""

    @property
    def owner(self) -> Entity | None:
        """The country or body that the office is held at."""
        return self.office.owner


def set_owner(item: Found, owner: Entity | None, *, guessed: bool = True) -> None:
    """Say where an office is held; `guessed` where the context says so."""
    item.office = replace(item.office, owner=owner)
    item.guessed = guessed and owner is not None


def spoken_for(reading: Reading, tokens: Tokens, found: list[Found]) -> None:
    """ "A Treasury spokesman said …", said spokesman X": the body that the spokesman named or not speaks for before."""
    bodies: list[tuple[int, Entity]] = []
    for number in range(1, tokens.length - 1):
        press = tokens.lower[number] == "press" and tokens.lower[number + 1] == "secretary"
        if tokens.lower[number] not in _SPOKEN and not press:
            continue
        entity = reading.entities_at[tokens.at[number - 1]]
        if entity is None and tokens.lower[number + 1] == "for":
            named = number + 2 + (tokens.lower[number + 2 : number + 3] == ["the"])
            entity = reading.entities_at[tokens.at[min(named, tokens.length - 1)]]
        if entity is not None and entity.kind is EntityKind.ORGANISATION:
            bodies.append((number, entity))
    for item in found:
        before = [entity for number, entity in bodies if number < item.start]
        speaks = item.office.head in _SPOKEN
        if item.office.title.lower() == "press secretary":
            speaks, before = True, before or [entity for _, entity in bodies] or _white_house(reading)
        if item.owner is None and speaks and before:
            set_owner(item, before[-1])


def _white_house(reading: Reading) -> list[Entity]:
    """The White House, where a text names it: its is the press secretary who goes without a body."""
    return [entity for entity in reading.entities if "White House" in entity.names][:1]


def offices_of_one_state(reading: Reading, words: OfficeWords, found: list[Found]) -> None:
    """Offices that have their name in one state or union alone, whatever else is named."""
    union = next((entity for entity in reading.entities if not UNION.isdisjoint(entity.names)), None)
    states = {entity.country_code: entity for entity in reading.entities if entity.country_code is not None}
    for item in found:
        title = words.bare(item.office.title)
        owner = union if title in words.european_union else states.get(words.one_state.get(title, ""))
        if item.owner is None and owner is not None:
            set_owner(item, owner)


def home_offices(reading: Reading, words: OfficeWords, found: list[Found]) -> None:
    """Offices that the United States alone have by these words, where no other country is theirs."""
    home = next((entity for entity in reading.entities if entity.country_code == UNITED_STATES), None)
    for item in found:
        if home is not None and item.owner is None and words.bare(item.office.title) in words.united_states:
            set_owner(item, home)


def is_foreign(tokens: Tokens, item: Found) -> bool:
    """Whether an officer is told of as no American is: by his government, or as "pro-Kenyan President X"."""
    return has_government(tokens, item) or any(
        is_leaning(tokens, number) for number in range(item.office.start, item.office.stop)
    )


def has_government(tokens: Tokens, item: Found) -> bool:
    """Whether a government is called after an officer, "President X's regime": at home it is an administration."""
    at = item.name_stop
    return at + 1 < tokens.length and tokens.tag[at] == "POS" and tokens.lower[at + 1] in _GOVERNMENTS


def heads_of_administrations(tokens: Tokens, reading: Reading) -> list[str]:
    """Keys of people after whom "the X administration" is called: only that of the United States goes by its head."""
    called = {
        tokens.lower[before]
        for number in range(1, tokens.length)
        if tokens.lower[number] in _ADMINISTRATIONS
        for before in range(max(0, number - 3), number)
        if tokens.word[before][0].isupper()
    }
    people = (entity for entity in reading.entities if entity.kind is EntityKind.PERSON)
    return [entity.key for entity in people if entity.label.split()[-1].lower() in called]
