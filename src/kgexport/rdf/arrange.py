"""The order in which a person reads a graph: grouped by kind, properties in a fixed order.

The document comes first, then people, organisations, countries, places and sources, then positions, meetings, sanction
acts, sanctions and claims, and last the time spans and mentions that the rest points to. Inside a group things stand
in the order of their names, numbers in the order of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import BNode
from rdflib.term import Node

from kgexport.rdf.namespaces import KG, ORDER, RDF
from kgexport.rdf.statements import Statement
from kgexport.rdf.text import full

_GROUPS: Final = (
    (KG.Document, "Documents"),
    (KG.Person, "People"),
    (KG.Organisation, "Organisations"),
    (KG.Country, "Countries"),
    (KG.Place, "Places"),
    (KG.UnnamedSource, "Unnamed sources"),
    (KG.Position, "Positions"),
    (KG.Meeting, "Meetings"),
    (KG.SanctionAct, "Sanction acts"),
    (KG.Sanction, "Sanctions"),
    (KG.Claim, "Claims"),
    (KG.TimeSpan, "Time spans"),
    (KG.Mention, "Mentions"),
    (None, "Others"),
)
_OTHERS: Final = len(_GROUPS) - 1
_RANK: Final = {str(kind): rank for rank, (kind, _) in enumerate(_GROUPS)}
_PLACE: Final = {str(predicate): place for place, predicate in enumerate(ORDER)}
_TYPE: Final = str(RDF.type)
_DIGITS: Final = re.compile(r"([0-9]{1,18})")


@dataclass(slots=True)
class Description:
    """All statements about one subject, in order; `heading` stands on the first of each group."""

    subject: Node
    properties: list[tuple[Node, list[Node]]]
    heading: str | None = None


def descriptions(statements: Iterable[Statement]) -> Iterator[Description]:
    """The statements by subject, each once, in an order that does not depend on theirs."""
    subjects = dict[str, tuple[Node, dict[str, tuple[Node, list[Node]]]]]()
    ranks = dict[str, int]()
    for subject, predicate, value in statements:
        name, verb = _key(subject), str(predicate)
        properties = subjects.setdefault(name, (subject, {}))[1]
        properties.setdefault(verb, (predicate, []))[1].append(value)
        if verb == _TYPE:
            ranks[name] = min(_RANK.get(str(value), _OTHERS), ranks.get(name, _OTHERS))
    last = None
    for name in sorted(subjects, key=lambda name: (ranks.get(name, _OTHERS), _natural(name))):
        rank = ranks.get(name, _OTHERS)
        subject, found = subjects[name]
        ordered = [
            (predicate, _sorted(values))
            for verb, (predicate, values) in sorted(found.items(), key=lambda item: _verb_order(item[0]))
        ]
        yield Description(subject, ordered, heading=None if rank == last else _GROUPS[rank][1])
        last = rank


def _verb_order(verb: str) -> tuple[int, str]:
    return _PLACE.get(verb, len(_PLACE)), verb


def _sorted(values: list[Node]) -> list[Node]:
    if len(values) == 1:
        return values
    unique = {full(value): value for value in values}
    return [value for _, value in sorted(unique.items(), key=lambda item: (_natural(str(item[1])), item[0]))]


def _key(node: Node) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)


def _natural(text: str) -> tuple[tuple[str | int, ...], str]:
    """A sort key under which 9 comes before 10: words and numbers in turn, then the text itself for leading zeros."""
    parts = _DIGITS.split(text)
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts)), text
