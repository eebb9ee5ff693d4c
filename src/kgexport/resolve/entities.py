"""Entities from name mentions: one entity for one real thing, however it is named."""

from __future__ import annotations

from collections.abc import Iterable

from kgexport.lexicon import Lexicon
from kgexport.model import Entity, EntityKind, NameMention


def resolve_entities(names: Iterable[NameMention], lexicon: Lexicon) -> tuple[Entity, ...]:
    """Group the names of one document into entities, in the order of their first mention."""
    groups: dict[tuple[EntityKind, str], list[NameMention]] = {}
    for name in names:
        kind = max(name.votes, key=lambda vote: vote[1])[0]
        key = name.name.removesuffix("’s").removesuffix("'s").removeprefix("the ").strip()
        groups.setdefault((kind, key.split()[-1] if kind is EntityKind.PERSON else key), []).append(name)
    entities = []
    for number, ((kind, _), members) in enumerate(groups.items()):
        names_found = sorted({member.name for member in members})
        entities.append(
            Entity(
                key=f"entity-{number}",
                kind=EntityKind.PLACE if kind is EntityKind.COUNTRY else kind,
                label=max(names_found, key=len),
                names=tuple(names_found),
                mentions=tuple(member.mention for member in members),
                confidence=0.8,
            )
        )
    return tuple(entities)
