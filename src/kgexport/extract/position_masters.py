"""Offices held with a person: "X's spokesperson, Y", "his chief of staff, Y"; those of a state are where X's is."""

from __future__ import annotations

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_bodies import Found, set_owner
from kgexport.extract.position_words import OfficeWords
from kgexport.extract.reading import Reading
from kgexport.extract.references import referents_of_one
from kgexport.model import Entity, EntityKind

_PRONOUNS = frozenset({"his", "her"})


def masters_of(reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> list[tuple[Found, str]]:
    """Offices held with a person, who is no owner, with that person's key; private ones are left without any owner."""
    masters = []
    for item in found:
        if item.owner is not None and item.owner.kind is EntityKind.PERSON:
            masters.append((item, item.owner.key))
            set_owner(item, None)
        elif item.owner is None and is_somebodys(tokens, item):
            keys = referents_of_one(reading.doc[tokens.at[item.office.start]], reading)
            masters.extend((item, key) for key in keys[:1])
    return [(item, key) for item, key in masters if not is_private(item.office.title.lower(), words)]


def is_somebodys(tokens: Tokens, item: Found) -> bool:
    """Whether a pronoun says with whom an office is held."""
    return tokens.lower[item.office.start] in _PRONOUNS


def is_private(title: str, words: OfficeWords) -> bool:
    """Whether an office is one with a client, on a campaign or by a court's order: of no country by itself."""
    parts = title.split()
    first = parts[0] if parts[0] not in words.heads else ""  # "attorney general"
    return not words.private.isdisjoint((first, parts[-1], " ".join(parts[-2:])))


def serve(masters: list[tuple[Found, str]], found: list[Found]) -> None:
    """ "German Chancellor X's spokesperson, Y": Y's office is where X's is."""
    owners: dict[str, Entity] = {}
    for item in found:
        if item.owner is not None:
            owners.setdefault(item.holder.key, item.owner)
    for item, master in masters:
        if item.owner is None:
            set_owner(item, owners.get(master))
