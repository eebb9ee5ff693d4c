"""Two offices told in one phrase: "chairman and CEO X", "former Foreign Ministry and Treasury spokesman X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgexport.extract.position_words import Office
from kgexport.model import Entity, EntityKind

if TYPE_CHECKING:
    from kgexport.extract.position_phrases import Phrases

_MANIFOLD = frozenset(
    {"adviser", "advisor", "aide", "analyst", "lawyer", "officer", "official", "spokesman", "spokesperson",
     "spokeswoman"}
)  # fmt: skip
"""Offices that somebody holds at several bodies, where those stand side by side before it."""


def coordinated(phrases: Phrases, office: Office, low: int) -> Iterator[Office]:
    """The office before another one: "chairman and CEO X", "bank chairman President X"."""
    tokens = phrases.tokens
    at = office.start - 1
    if at - 1 < low:
        return
    if tokens.lower[at] in {"and", "&"}:
        head = at - 1
        capital = tokens.word[head][0].isupper()
        if phrases.head_at(head) is None or (office.owner is not None and not (capital and office.former)):
            return
        if capital:
            other = phrases.parse(head, low, at)
            if (
                (other.owner is None and not tokens.hard[other.start])
                or tokens.tag[other.start] == "DT"
                or other.plural
            ):
                return  # "the Prime Minister and Foreign Minister X" are two
    elif phrases.head_at(at) is not None and office.owner is None and not tokens.hard[at + 1]:
        head, at = at, at + 1
    else:
        return
    other = phrases.parse(head, low, at)
    owner = other.owner or office.owner
    yield Office(
        title=other.title, head=other.head, owner=owner, start=other.start, stop=other.stop, former=other.former
    )


def shared(phrases: Phrases, office: Office, low: int) -> Iterator[Office]:
    """An office, also at the body before the one that it is held at: "a former Treasury and Pentagon spokesman"."""
    other = _other_body(phrases, office, low)
    if other is None:
        yield office
        return
    owner, start = other
    tokens = phrases.tokens
    if start - 1 >= low and tokens.lower[start - 1] in phrases.words.former and not office.former:
        start -= 1
        office = replace(office, title=f"{tokens.word[start]} {office.title}", former=True)
    yield replace(office, owner=owner, start=start)
    yield office


def _other_body(phrases: Phrases, office: Office, low: int) -> tuple[Entity, int] | None:
    """The body before "and" and the one at which an office is held, and the token that it begins at."""
    at = office.start - 1
    if office.head not in _MANIFOLD or at - 1 < low or phrases.tokens.lower[at] not in {"and", "&"}:
        return None
    held, owner = phrases.entity_at[at + 1], phrases.entity_at[at - 1]
    if owner is None or held is None or owner is held or held is not office.owner:
        return None
    if {owner.kind, held.kind} != {EntityKind.ORGANISATION}:
        return None
    start = at - 1
    while start - 1 >= low and phrases.entity_at[start - 1] is owner:
        start -= 1
    return owner, start
