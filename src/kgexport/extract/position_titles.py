"""The words of an office: its title as the text has it."""

from __future__ import annotations

from collections.abc import Sequence

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_modifiers import is_leaning
from kgexport.extract.position_words import OfficeWords
from kgexport.model import Entity, EntityKind


def title_of(
    tokens: Tokens,
    entity_at: Sequence[Entity | None],
    words: OfficeWords,
    bounds: tuple[int, int, int],
    *,
    noun: str,
    owner: Entity | None,
    region: Entity | None = None,
) -> str:
    """The words of an office without its owner and without what is no part of its name.

    `bounds` are the first token, the head and the token behind the last one; `noun` is the head, singular; `owner` is
    named behind the head ("chief of the Kenyan staff"); `region` is a place before it that belongs to the title.
    """
    start, head, stop = bounds
    kept = []
    for number in range(start, stop):
        entity = entity_at[number]
        leaning = any(
            _is_state(entity_at[at]) and is_leaning(tokens, at) for at in (number + 1, number + 2) if at < head
        )
        owned = (entity is not None and entity is not region) or tokens.tag[number] == "POS" or leaning
        dropped = tokens.lower[number] in words.dropped and tokens.lower[number] != "leading"
        behind = number >= head and (entity is None or entity is not owner)
        if behind or not (owned or dropped):
            kept.append(number)
    while kept and tokens.word[kept[0]] in {"-", ",", "’s", "'s"}:
        kept.pop(0)
    text = ""
    for number in kept:
        plural = number == head and noun != tokens.lower[head]
        word = noun if plural else tokens.word[number]
        text += word if not text or (tokens.glued[number] and number - 1 in kept) else f" {word}"
    return text


def _is_state(entity: Entity | None) -> bool:
    return entity is not None and entity.kind is EntityKind.COUNTRY


def former_word(tokens: Tokens, words: OfficeWords, start: int) -> str:
    """The word at the start of a phrase that makes an office a past one, as the text has it."""
    return next(
        (tokens.word[n] for n in range(start, start + 3) if n < tokens.length and tokens.lower[n] in words.former),
        "former",
    )
