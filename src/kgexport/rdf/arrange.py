"""The order in which a person reads a graph: grouped by kind, properties in a fixed order.

The document comes first, then people, organisations, countries, places and sources, then positions, meetings, sanction
acts, sanctions and claims, and last the time spans and mentions that the rest points to. Inside a group things stand
in the order of their names, numbers in the order of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rdflib import BNode, Graph, URIRef
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


def arranged(statements: Iterable[Statement], *, name: URIRef | None = None) -> Graph:
    """A graph with these statements, which gives them in the order of reading, whatever theirs is.

    rdflib's simple store in memory keeps the order in which subjects, properties and values were added.
    """
    subjects = dict[str, dict[str, list[Statement]]]()
    ranks = dict[str, int]()
    for statement in statements:
        subject, verb = _key(statement[0]), str(statement[1])
        subjects.setdefault(subject, {}).setdefault(verb, []).append(statement)
        if verb == _TYPE:
            ranks[subject] = min(_rank(statement[2]), ranks.get(subject, _OTHERS))
    graph = Graph("SimpleMemory", identifier=name, bind_namespaces="none")
    for subject in sorted(subjects, key=lambda subject: (ranks.get(subject, _OTHERS), _natural(subject))):
        for _, found in sorted(subjects[subject].items(), key=lambda item: _verb_order(item[0])):
            for statement in _sorted(found):
                graph.add(statement)
    return graph


def heading(kinds: Iterable[Node]) -> str:
    """The name of the group in which a thing of these kinds stands."""
    return _GROUPS[min(map(_rank, kinds), default=_OTHERS)][1]


def _rank(kind: Node) -> int:
    return _RANK.get(str(kind), _OTHERS)


def _verb_order(verb: str) -> tuple[int, str]:
    return _PLACE.get(verb, len(_PLACE)), verb


def _sorted(statements: list[Statement]) -> list[Statement]:
    if len(statements) == 1:
        return statements
    return sorted(statements, key=lambda statement: (_natural(str(statement[2])), full(statement[2])))


def _key(node: Node) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)


def _natural(text: str) -> tuple[tuple[str | int, ...], str]:
    """A sort key under which 9 comes before 10: words and numbers in turn, then the text itself for leading zeros."""
    parts = _DIGITS.split(text)
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts)), text
