"""RDF/XML, in the order of the Turtle output: an element for each thing, named by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, Final

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kgexport.errors import OutputError
from kgexport.rdf.arrange import Description, descriptions
from kgexport.rdf.namespaces import PREFIXES, RDF, XSD
from kgexport.rdf.statements import Graphs
from kgexport.rdf.text import SPECIAL_CODES, blank, bracketed, language

_ESCAPES: Final = {
    **{code: f"&#x{code:X};" for code in SPECIAL_CODES if code >= 0x7F or code == 0x0D},
    ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;",
}  # fmt: skip
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME: Final = re.compile(r"(?P<namespace>.*?)(?P<local>[A-Za-z_][A-Za-z0-9._-]*)", re.DOTALL)
_RESERVED: Final = {
    URIRef(f"{RDF}{name}") for name in ("RDF", "Description", "ID", "about", "parseType", "resource", "nodeID",
                                       "datatype", "li", "aboutEach", "aboutEachPrefix", "bagID")
}  # fmt: skip


def write_xml(graphs: Graphs, stream: BinaryIO) -> None:
    """Write the union of the graphs; `OutputError` for a property that has no name in XML."""
    names = _Names()
    elements = [
        line
        for description in descriptions(chain.from_iterable(statements for _, statements in graphs))
        for line in _element(description, names)
    ]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF{names.declarations()}>"]
    stream.write("\n".join([*head, *elements, "</rdf:RDF>", ""]).encode())


class _Names:
    """Qualified names of IRIs, and the declarations of the namespaces that they use."""

    def __init__(self) -> None:
        self._known: Final = {namespace: prefix for prefix, namespace in PREFIXES.items()} | {str(RDF): "rdf"}
        self._used: Final = {str(RDF): "rdf"}

    def __call__(self, iri: Node) -> str | None:
        """The name, or None if the IRI has none in XML or is a word of the syntax."""
        match = _NAME.fullmatch(str(iri))
        if not isinstance(iri, URIRef) or match is None or not match["namespace"] or iri in _RESERVED:
            return None
        bracketed(iri)
        namespace = match["namespace"]
        if namespace not in self._used:
            self._used[namespace] = self._known.get(namespace) or f"ns{len(self._used)}"
        return f"{self._used[namespace]}:{match['local']}"

    def declarations(self) -> str:
        """The attributes of the root element."""
        found = sorted((prefix, namespace) for namespace, prefix in self._used.items())
        return "".join(f'\n    xmlns:{prefix}="{_escaped(namespace)}"' for prefix, namespace in found)


def _element(description: Description, names: _Names) -> Iterator[str]:
    properties = [(predicate, value) for predicate, values in description.properties for value in values]
    name = "rdf:Description"
    if properties[0][0] == RDF.type:
        typed = names(properties[0][1])
        if typed is not None:
            name, properties = typed, properties[1:]
    yield f"  <{name} {_reference('about', description.subject)}>"
    for predicate, value in properties:
        yield f"    {_property(predicate, value, names)}"
    yield f"  </{name}>"


def _property(predicate: Node, value: Node, names: _Names) -> str:
    name = names(predicate)
    if name is None:
        raise OutputError(f"RDF/XML has no name for the property {predicate}; use another format")
    if not isinstance(value, Literal):
        return f"<{name} {_reference('resource', value)}/>"
    attribute = ""
    if value.language:
        attribute = f' xml:lang="{language(value.language)[1:]}"'
    elif value.datatype is not None and value.datatype != XSD.string:
        attribute = f' rdf:datatype="{_escaped(bracketed(value.datatype)[1:-1])}"'
    return f"<{name}{attribute}>{_escaped(value)}</{name}>"


def _reference(attribute: str, node: Node) -> str:
    if isinstance(node, BNode):
        return f'rdf:nodeID="b{blank(node)[2:]}"'
    if not isinstance(node, URIRef):
        raise OutputError(f"not an IRI: {node!r}")
    return f'rdf:{attribute}="{_escaped(bracketed(node)[1:-1])}"'


def _escaped(text: str) -> str:
    fault = _NOT_XML.search(text)
    if fault:
        raise OutputError(f"U+{ord(fault[0]):04X} cannot be written in RDF/XML: {text[:60]!r}; use another format")
    return str(text).translate(_ESCAPES)
