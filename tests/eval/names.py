"""Comparing the names of other people's annotations with exported entities, where no gold entity links them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kgexport.model import Entity, EntityKind, Extraction

_TITLES = (
    "a acting administrator adviser advisor affairs ambassador amir and assistant at attorney cabinet chair "
    "chairman chancellor chief commander commissioner congressman congresswoman counsel counselor crown deputy "
    "director dr emir envoy excellency executive federal first for foreign former gen general gov government "
    "governor head her highness his homeland honorable in interior international jr justice king lady leader lord "
    "madam majesty mayor md member members minister ministers mr mrs ms national of officer official officials on "
    "permanent political premier president prime prince princess principal representative right royal sec "
    "secretary security senator senators sheikh sir speaker special spokesman spokesperson spokeswoman sr state "
    "sultan team the their to trade treasury under union vice vp with "
)

TITLES = frozenset(_TITLES.split())
"""Words of names that name nobody: titles, offices, what joins them."""


def words_of(name: str) -> frozenset[str]:
    """The words of a name that name somebody, without case, titles and possessives."""
    plain = re.sub(r"['’]s?\b", "", re.sub(r"\b(\w)\.(?=\s?\w\b|\W|$)", r"\1", name))
    return frozenset(word for word in re.findall(r"\w+", plain.casefold()) if len(word) > 1) - TITLES


def is_named(text: str) -> bool:
    """Whether a stretch of text holds a name: a capital letter in a word that is no title."""
    return any(word[0].isupper() and word.casefold() not in TITLES for word in re.findall(r"\w+", text))


def forms(entity: Entity) -> list[str]:
    """All that an entity is called."""
    return [entity.label, *entity.names, *([entity.acronym] if entity.acronym else [])]


def is_called(entity: Entity, text: str) -> bool:
    """Whether words of another's annotation can mean this entity.

    They share a word that names. A country is meant only when nothing else is named: "Japanese Minister Mori" is
    not Japan.
    """
    wanted = words_of(text)
    names = [words_of(form) for form in forms(entity)]
    if entity.kind is EntityKind.COUNTRY:
        return bool(wanted) and wanted <= frozenset().union(*names)
    return any(wanted & name for name in names)


def entities(extraction: Extraction, keys: Iterable[str]) -> list[Entity]:
    """The entities with these keys."""
    wanted = set(keys)
    return [entity for entity in extraction.entities if entity.key in wanted]
