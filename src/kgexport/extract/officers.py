"""Who holds the office that a description names: "the U.S. president", where the text says "President Jane Roe".

References take a description up by the words beside a name. The offices that the text gives to people also hold what
it leaves out there, such as the state that a bare "President" serves.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING
from kgexport.extract.position_merge import title_words
from kgexport.extract.reading import Reading
from kgexport.extract.reference_descriptions import RULERS
from kgexport.model import EntityKind, Position

LEADERS = frozenset({"leader", "ruler"})
"""What whoever leads a state is called."""

HEADS = RULERS | {"taoiseach", "prime"}
"""Words of the titles of those."""

DIPLOMATS = (frozenset({"secretary", "state"}), frozenset({"foreign", "minister"}), frozenset({"foreign", "secretary"}))
"""Titles of a state's "top diplomat"."""


def holder_of(noun: Token, positions: Sequence[Position], reading: Reading) -> str | None:
    """The one person of the text who holds the office that a definite description with its state or body names."""
    if noun.tag_ != "NN" or not any(child.lower_ == "the" for child in noun.children):
        return None
    owners: set[str] = set()
    words = {reading.lemmas[noun.i]}
    for child in noun.children:
        if child.i > noun.i or child.dep_ not in (*NAMING, "poss"):
            continue
        for index in range(child.left_edge.i, child.right_edge.i + 1):
            entity = reading.entities_at[index]
            if entity is not None:
                owners.add(entity.key)
            elif reading.doc[index].is_alpha:
                words.add(reading.lemmas[index])
    if len(owners) != 1 or any(reading.entity[key].kind is EntityKind.PERSON for key in owners):
        return None
    holders = {
        position.holder
        for position in positions
        if position.at in owners and not position.former and _names(words, title_words(position.title))
    }
    return holders.pop() if len(holders) == 1 else None


def _names(words: set[str], title: frozenset[str]) -> bool:
    """Whether a description is of who has a title."""
    if words == {"top", "diplomat"}:
        return any(diplomat <= title for diplomat in DIPLOMATS) and not title & {"deputy", "assistant", "under"}
    if len(words) == 1 and not words.isdisjoint(LEADERS):
        return not title.isdisjoint(HEADS) and not title & {"vice", "deputy"}
    return words <= title and title & {"vice", "deputy", "assistant"} <= words
