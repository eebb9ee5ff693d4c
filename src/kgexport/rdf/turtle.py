"""Turtle and TriG made for reading: rdflib's serializers, with groups, headings and short names.

The same graph gives the same bytes, whatever the order of its statements. Three pieces are ours, since rdflib's change
what they write: literals (`1` as a decimal becomes `1.0`, doubles are rounded, `1.` is no Turtle, controls are raw),
blank nodes (nested, a list whose cells are shared loses statements and a long chain exhausts the stack), and short
names (letters that the grammar of Turtle excludes; some of the prefixes stand unused).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import chain
from typing import BinaryIO, Final

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.serializers.trig import TrigSerializer
from rdflib.plugins.serializers.turtle import OBJECT, VERB, TurtleSerializer
from rdflib.term import Node

from kgexport.rdf.arrange import arranged, heading
from kgexport.rdf.namespaces import PREFIXES, RDF, XSD
from kgexport.rdf.statements import Graphs
from kgexport.rdf.text import full, quoted

LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
SHORTHAND: Final = {
    str(XSD.integer): re.compile(r"[+-]?[0-9]+"),
    str(XSD.decimal): re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    str(XSD.boolean): re.compile("true|false"),
}
_WIDTH: Final = 90


def write_turtle(graphs: Graphs, stream: BinaryIO, base: str) -> None:
    """Write the union of the graphs; names under `base` get the prefix `kgid:`."""
    graph = arranged(chain.from_iterable(statements for _, statements in graphs))
    _write(_Readable(graph, base), stream)


def write_trig(graphs: Graphs, stream: BinaryIO, base: str) -> None:
    """Write a block for each graph; that of the default graph has no name."""
    found = [arranged(statements, name=name or DATASET_DEFAULT_GRAPH_ID) for name, statements in graphs]
    _write(_ReadableTrig(found, base), stream)


def _write(serializer: TurtleSerializer, stream: BinaryIO) -> None:
    buffer = BytesIO()
    serializer.serialize(buffer)
    text = buffer.getvalue().strip(b"\n")
    if text:
        stream.write(text + b"\n")


class _Readable(TurtleSerializer):
    """Turtle of an arranged graph."""

    def __init__(self, graph: Graph, base: str) -> None:
        super().__init__(graph)
        self._prefixes: Final = {namespace: prefix for prefix, namespace in {**PREFIXES, "kgid": base}.items()}
        self._group: tuple[Node, str] | None = None

    def preprocessTriple(self, triple: tuple[Node, Node, Node]) -> None:
        """Note the subject, and the prefixes that will be needed."""
        self._subjects[triple[0]] = True
        for position, node in enumerate(triple):
            self.label(node, position)

    def orderSubjects(self) -> list[Node]:
        """As arranged."""
        return list(self._subjects)

    def sortProperties(self, properties: Mapping[Node, list[Node]]) -> list[Node]:
        """As arranged."""
        return list(properties)

    def statement(self, subject: Node) -> bool:
        """All about one subject, under a heading if it is the first of its group."""
        group = (self.store.identifier, heading(self.store.objects(subject, RDF.type)))
        if group != self._group:
            self._group = group
            self.write(f"\n{self.indent()}# {group[1]}\n")
        return super().statement(subject)

    def s_squared(self, subject: Node) -> bool:
        """No `[]`: a subject without a name has its label."""
        return False

    def objectList(self, objects: Sequence[Node]) -> None:
        """In one line if it is short, else a line for each; blank nodes by their labels."""
        labels = [self.label(node, OBJECT) for node in objects]
        line = ", ".join(labels)
        self.write(" " + (line if len(line) <= _WIDTH else f",\n{self.indent(2)}".join(labels)))

    def label(self, node: Node, position: int) -> str:
        """A term as it stands in the text."""
        if position == VERB and node in self.keywords:
            return self.keywords[node]
        if isinstance(node, Literal):
            return self._literal(node)
        return self.get_pname(node) or full(node)

    def get_pname(self, uri: Node, gen_prefix: bool = True) -> str | None:
        """The IRI with one of our prefixes, else in full; None for what is no IRI."""
        if not isinstance(uri, URIRef):
            return None
        cut = max(uri.rfind("/"), uri.rfind("#")) + 1
        prefix, local = self._prefixes.get(uri[:cut]), uri[cut:]
        if prefix is None or not LOCAL.fullmatch(local):
            return full(uri)
        self.namespaces[prefix] = URIRef(uri[:cut])
        return f"{prefix}:{local}"

    def _literal(self, node: Literal) -> str:
        if node.datatype is None:
            return full(node)
        shorthand = SHORTHAND.get(str(node.datatype))
        if shorthand and shorthand.fullmatch(node):
            return str(node)
        return f"{quoted(node)}^^{self.get_pname(node.datatype)}"


class _ReadableTrig(_Readable, TrigSerializer):
    """TriG of arranged graphs, in their order: that of a dataset depends on the hash seed."""

    def __init__(self, graphs: Sequence[Graph], base: str) -> None:
        super().__init__(Dataset(), base)
        self.contexts = list(graphs)
