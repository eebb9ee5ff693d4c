"""Turtle and TriG made for reading: grouped, with short names, a blank line between subjects.

The same graph gives the same bytes, whatever the order of its statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO, Final

from rdflib import Literal, URIRef
from rdflib.term import Node

from kgexport.rdf.arrange import Description, descriptions
from kgexport.rdf.namespaces import PREFIXES, RDF, XSD
from kgexport.rdf.statements import Graphs
from kgexport.rdf.text import full, quoted

_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_SHORTHAND: Final = {
    str(XSD.integer): re.compile(r"[+-]?[0-9]+"),
    str(XSD.decimal): re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    str(XSD.boolean): re.compile("true|false"),
}
_WIDTH: Final = 100


def write_turtle(graphs: Graphs, stream: BinaryIO, base: str) -> None:
    """Write the union of the graphs; names under `base` get the prefix `kgid:`."""
    shorten = _Shortener(base)
    blocks = list(_blocks(descriptions(chain.from_iterable(statements for _, statements in graphs)), shorten))
    stream.write("\n".join([shorten.directives(), *blocks]).encode())


def write_trig(graphs: Graphs, stream: BinaryIO, base: str) -> None:
    """Write a block for each named graph; the default graph stands outside of them."""
    shorten = _Shortener(base)
    blocks = list[str]()
    for name, statements in graphs:
        inner = _blocks(descriptions(statements), shorten)
        blocks += inner if name is None else [f"{shorten(name)} {{\n", *map(_indented, inner), "}\n"]
    stream.write("\n".join([shorten.directives(), *blocks]).encode())


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
        text = str(term)
        written = self._written.get(text)
        if written is None:
            written = self._written[text] = self._iri(text)
        return written

    def directives(self) -> str:
        """The `@prefix` lines that what has been written so far needs."""
        lines = sorted(
            f"@prefix {prefix}: <{namespace}> .\n"
            for namespace, prefix in self._namespaces.items()
            if prefix in self._used
        )
        return "".join(lines)

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
        return quoted(term) if term.datatype == XSD.string else f"{quoted(term)}^^{self(term.datatype)}"


def _blocks(found: Iterable[Description], shorten: _Shortener) -> Iterator[str]:
    for description in found:
        if description.heading:
            yield f"# {description.heading}\n"
        lines = list[str]()
        for predicate, values in description.properties:
            verb = "a" if predicate == RDF.type else shorten(predicate)
            texts = [shorten(value) for value in values]
            line = f"{verb} {', '.join(texts)}"
            lines.append(line if len(line) <= _WIDTH or len(texts) == 1 else f"{verb} " + ",\n        ".join(texts))
        yield f"{shorten(description.subject)} " + " ;\n    ".join(lines) + " .\n"


def _indented(block: str) -> str:
    # Line breaks inside of strings are escaped, so each one here is between terms.
    return re.sub("^(?=.)", "    ", block, flags=re.MULTILINE)
