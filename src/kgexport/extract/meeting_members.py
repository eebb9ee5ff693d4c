"""The members of a list of parties, from its first word."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.phrases import is_nominal, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import expand

DASHES = frozenset({"—", "–", "--", "-"})
DATELINE = 3
"""Tokens of a sentence in which a dateline begins."""


def members(token: Token, reading: Reading) -> tuple[Token, ...]:
    """The words that head the members of a list; also where it goes on from inside a name ("X, Jr., Y and Z")."""
    found = {member.i: member for member in expand(token, reading)}
    todo = list(found.values())
    while todo:
        member = todo.pop()
        of_states = objects_of(member, frozenset({"of"})) if reading.entity_at(member) is not None else ()
        for other in (*_same_name(member, reading), *of_states):  # "Presidents X of A and Y of B": Y hangs on A
            for child in other.children:
                if child.dep_ == "conj" and child.i not in found and is_nominal(child):
                    for more in expand(child, reading):
                        if more.i not in found:
                            found[more.i] = more
                            todo.append(more)
    return _behind_dateline([found[index] for index in sorted(found)], reading)


def _behind_dateline(found: list[Token], reading: Reading) -> tuple[Token, ...]:
    """Without the dateline that the parser took into the list: "GENEVA (AP) — President X and Y"."""
    if found[0].i - found[0].sent.start >= DATELINE:
        return tuple(found)
    for number in range(len(found) - 1, 0, -1):
        between = [reading.doc[index].text for index in range(found[0].i, found[number].i)]
        if sum(text in DASHES for text in between) == 1 and "and" not in between:
            return tuple(found[number:])
    return tuple(found)


def _same_name(token: Token, reading: Reading) -> Iterator[Token]:
    """The other words of the name that a word is in."""
    entity = reading.entity_at(token)
    if entity is None:
        return
    for step in (-1, 1):
        index = token.i + step
        while 0 <= index < len(reading.doc) and reading.entities_at[index] is entity:
            yield reading.doc[index]
            index += step
