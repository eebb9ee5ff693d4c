"""RDF/XML: rdflib's plain serializer over an arranged graph, the kind of a thing as its first property.

The "pretty" one of rdflib is not used: it loses carriage returns, declares namespaces in the order of a set, and takes
things out of their groups. Names are ours, since rdflib writes some that no XML has (`a%20b`, `aª`, `rdf:li`), and
numbers the prefixes it makes up in the order of a set.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import chain
from typing import BinaryIO, Final
from xml.sax.saxutils import escape

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import NamespaceManager
from rdflib.plugins.serializers.rdfxml import XMLSerializer
from rdflib.term import Identifier, Node

from kgexport.errors import OutputError
from kgexport.rdf.arrange import arranged
from kgexport.rdf.namespaces import PREFIXES, RDF
from kgexport.rdf.statements import Graphs
from kgexport.rdf.text import SPECIAL_CODES

_ESCAPES: Final = {code: f"&#x{code:X};" for code in SPECIAL_CODES if code >= 0x7F}
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME: Final = re.compile(r"(?P<namespace>.+?)(?P<local>[A-Za-z_][A-Za-z0-9._-]*)", re.DOTALL)
_RESERVED: Final = {
    f"{RDF}{name}" for name in ("RDF", "Description", "ID", "about", "parseType", "resource", "nodeID", "datatype",
                                "li", "aboutEach", "aboutEachPrefix", "bagID")
}  # fmt: skip


def write_xml(graphs: Graphs, stream: BinaryIO) -> None:
    """Write the union of the graphs; `OutputError` for a property without a name in XML, or a character it lacks."""
    statements = chain.from_iterable(statements for _, statements in graphs)
    graph = arranged((_node(subject), predicate, _node(value)) for subject, predicate, value in statements)
    graph.namespace_manager = _Names(graph)
    buffer = BytesIO()
    _Serializer(graph).serialize(buffer)
    text = buffer.getvalue().decode()
    fault = _NOT_XML.search(text)
    if fault:
        around = text[max(fault.start() - 30, 0) : fault.end() + 30]
        raise OutputError(f"U+{ord(fault[0]):04X} cannot be written in RDF/XML: {around!r}; use another format")
    stream.write(text.translate(_ESCAPES).encode())


def _node(term: Node) -> Node:
    # A label may begin with a digit, a name in XML may not.
    return BNode(f"b{term}") if isinstance(term, BNode) else term


class _Serializer(XMLSerializer):
    """rdflib's, which writes a datatype as it stands."""

    def predicate(self, predicate: Identifier, object: Identifier, depth: int = 1) -> None:
        """One property of the subject at hand."""
        if isinstance(object, Literal) and object.datatype and "&" in object.datatype:
            object = Literal(str(object), datatype=URIRef(escape(object.datatype)), normalize=False)
        super().predicate(predicate, object, depth)


class _Names(NamespaceManager):
    """Qualified names of the properties of a graph."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph, bind_namespaces="none")
        prefixes = {str(RDF): "rdf", **{namespace: prefix for prefix, namespace in PREFIXES.items()}}
        self._names: Final = dict[str, tuple[str, str, str]]()
        for predicate in sorted(map(str, set(graph.predicates()))):
            match = _NAME.fullmatch(predicate)
            if match is None or predicate in _RESERVED:
                raise OutputError(f"RDF/XML has no name for the property {predicate}; use another format")
            namespace, local = match.groups()
            prefix = prefixes.setdefault(namespace, f"ns{len(prefixes)}")
            # rdflib writes the namespace as it stands.
            self._names[predicate] = prefix, escape(namespace), local

    def compute_qname_strict(self, uri: str, generate: bool = True) -> tuple[str, str, str]:
        """Prefix, namespace as it stands in an attribute, and local name."""
        return self._names[str(uri)]
