"""Turtle and TriG made for reading: grouped by kind, short names, properties in a fixed order.

The document comes first, then people, organisations, countries, places and sources, then positions, meetings, sanction
acts, sanctions and claims, and last the time spans and mentions that the rest points to. Inside a group things stand
in the order of their names, numbers in the order of numbers. The same graph gives the same bytes, whatever the order
of its statements.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, Final

from rdflib import Literal, URIRef
from rdflib.term import Node

from kgexport.rdf.namespaces import KG, ORDER, PREFIXES, RDF, XSD
from kgexport.rdf.statements import Graphs, Statement
from kgexport.rdf.text import full

_GROUPS: Final[tuple[tuple[URIRef, str], ...]] = (
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
)
_RANK: Final = {str(kind): rank for rank, (kind, _) in enumerate(_GROUPS)}
_PLACE: Final = {str(predicate): place for place, predicate in enumerate(ORDER)}
_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_SHORTHAND: Final = {
    str(XSD.integer): re.compile(r"[+-]?[0-9]+"),
    str(XSD.decimal): re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    str(XSD.boolean): re.compile("true|false"),
}
_DIGITS: Final = re.compile(r"([0-9]{1,18})")
_TYPE: Final = str(RDF.type)
_LAST: Final = len(_GROUPS)
_WIDTH: Final = 100


def write_turtle(graphs: Graphs, stream: BinaryIO, base: str) -> None:
    """Write the union of the graphs."""
    shorten = _Shortener(base)
    body = list(_blocks((item for _, statements in graphs for item in statements), shorten))
    stream.write("\n".join([*shorten.directives(), "", *body]).encode())


def write_trig(graphs: Graphs, stream: BinaryIO, base: str) -> None:
    """Write a block for each named graph; the default graph stands outside of them."""
    shorten = _Shortener(base)
    body = list[str]()
    for name, statements in graphs:
        blocks = list(_blocks(statements, shorten))
        body += blocks if name is None else [f"{shorten(name)} {{", *_indented(blocks), "}\n"]
    stream.write("\n".join([*shorten.directives(), "", *body]).encode())


class _Shortener:
    """Writes terms with prefixes, and remembers which of them it used."""

    def __init__(self, base: str) -> None:
        self._namespaces: Final = {namespace: prefix for prefix, namespace in {**PREFIXES, "kgid": base}.items()}
        self._used: Final = set[str]()
        self._written: Final = dict[str, str]()

    def __call__(self, term: Node) -> str:
        if isinstance(term, Literal):
            return self._literal(term)
        if not isinstance(term, URIRef):
            return full(term)
        key = str(term)
        if key not in self._written:
            self._written[key] = self._iri(key)
        return self._written[key]

    def directives(self) -> Iterator[str]:
        """The `@prefix` lines that what has been written so far needs."""
        for namespace, prefix in sorted(self._namespaces.items(), key=lambda item: item[1]):
            if prefix in self._used:
                yield f"@prefix {prefix}: <{namespace}> ."

    def _iri(self, text: str) -> str:
        cut = max(text.rfind("/"), text.rfind("#")) + 1
        prefix, local = self._namespaces.get(text[:cut]), text[cut:]
        if prefix is None or not _LOCAL.fullmatch(local):
            return full(URIRef(text))
        self._used.add(prefix)
        return f"{prefix}:{local}"

    def _literal(self, term: Literal) -> str:
        if term.datatype is None or term.language:
            return full(term)
        shorthand = _SHORTHAND.get(str(term.datatype))
        if shorthand and shorthand.fullmatch(term):
            return str(term)
        plain = full(Literal(str(term), normalize=False))
        return plain if term.datatype == XSD.string else f"{plain}^^{self(term.datatype)}"


def _blocks(statements: Iterable[Statement], shorten: Callable[[Node], str]) -> Iterator[str]:
    """A block of text for each subject, with a heading before each group."""
    subjects = dict[str, dict[str, set[str]]]()
    ranks = dict[str, int]()
    for subject, predicate, value in statements:
        name = shorten(subject)
        properties = subjects.setdefault(name, {})
        properties.setdefault(str(predicate), set()).add(shorten(value))
        if predicate == RDF.type:
            ranks[name] = min(_RANK.get(str(value), _LAST), ranks.get(name, _LAST))
    last = None
    for rank, _, name in sorted((ranks.get(name, _LAST), _natural(name), name) for name in subjects):
        if rank != last:
            yield f"# {_GROUPS[rank][1] if rank < _LAST else 'Others'}\n"
        last = rank
        yield _block(name, subjects[name], shorten)


def _block(name: str, properties: Mapping[str, set[str]], shorten: Callable[[Node], str]) -> str:
    lines = list[str]()
    for predicate in sorted(properties, key=lambda predicate: (_PLACE.get(predicate, len(_PLACE)), predicate)):
        verb = "a" if predicate == _TYPE else shorten(URIRef(predicate))
        values = sorted(properties[predicate], key=_natural)
        line = f"{verb} {', '.join(values)}"
        lines.append(line if len(line) <= _WIDTH or len(values) == 1 else f"{verb} " + ",\n        ".join(values))
    return f"{name} " + " ;\n    ".join(lines) + " .\n"


def _natural(text: str) -> list[str | int]:
    """A sort key under which 9 comes before 10; text and numbers alternate, so keys compare."""
    parts = _DIGITS.split(text)
    return [int(part) if place % 2 else part for place, part in enumerate(parts)] + [text]


def _indented(blocks: Iterable[str]) -> Iterator[str]:
    for block in blocks:
        yield "\n".join(f"    {line}" if line else "" for line in block.split("\n"))
