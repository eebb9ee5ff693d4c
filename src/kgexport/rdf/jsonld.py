"""JSON-LD that reads as plain JSON: terms of the vocabulary are keys, its values words, numbers and truth native.

The context is the same in every file and stands inside it, so a program may rely on the keys: `participant` is always
a list of IRIs, `begin` a number. What the context does not foresee is written in full.
"""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO, Final

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kgexport.errors import OutputError
from kgexport.rdf.arrange import descriptions
from kgexport.rdf.namespaces import (
    CLASSES,
    DATA_PROPERTIES,
    DCTERMS,
    KG,
    OBJECT_PROPERTIES,
    PREFIXES,
    RDF,
    RDFS,
    SKOS,
    VALUES,
    XSD,
)
from kgexport.rdf.statements import Graphs
from kgexport.rdf.text import SPECIAL_CODES, blank, bracketed, language

_LINKS: Final = frozenset(OBJECT_PROPERTIES)
_CLASSES: Final = frozenset(CLASSES)
_CODED: Final = frozenset({KG.act, KG.measure, KG.modality, KG.mode, KG.stance})
_NATIVE: Final = {str(XSD.integer): re.compile(r"0|-?[1-9][0-9]{0,14}"), str(XSD.boolean): re.compile("true|false")}
_ESCAPES: Final = {code: f"\\u{code:04X}" for code in SPECIAL_CODES if code >= 0x7F}
_COMMON: Final[dict[Node, str]] = {RDFS.label: "label", SKOS.altLabel: "altLabel", DCTERMS.issued: "issued"}
_MANY: Final = frozenset(
    {SKOS.altLabel, KG.mention, KG.participant, KG.place, KG.topic, KG.authority, KG.target, KG.measure, KG.sanction}
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def write_jsonld(graphs: Graphs, stream: BinaryIO, base: str) -> None:
    """Write an object for each named graph; things of the default graph stand beside them."""
    compact = _Compactor(base)
    items = list[dict[str, Any]]()
    for name, statements in graphs:
        nodes = [compact.node(found.subject, found.properties) for found in descriptions(statements)]
        items += nodes if name is None else [{"@id": compact.iri(name), "@graph": nodes}]
    text = json.dumps({"@context": _context(base), "@graph": items}, ensure_ascii=False, indent=1)
    stream.write((text.translate(_ESCAPES) + "\n").encode())


def _context(base: str) -> dict[str, Any]:
    terms: dict[str, Any] = {"@vocab": str(KG), **PREFIXES, "kgid": base}
    for iri in (*_COMMON, *OBJECT_PROPERTIES, *DATA_PROPERTIES):
        typed = "@vocab" if iri in _CODED else "@id" if iri in _LINKS else _coerced(iri)
        term: dict[str, Any] = {"@id": str(iri)}
        if typed is not None:
            term["@type"] = typed
        if iri in _MANY:
            term["@container"] = "@set"
        # What has nothing but its IRI is found by the vocabulary.
        if len(term) > 1 or iri in _COMMON:
            terms[_COMMON.get(iri) or _local(iri)] = term
    return terms


class _Compactor:
    """Writes terms with the context."""

    def __init__(self, base: str) -> None:
        self._namespaces: Final = {namespace: prefix for prefix, namespace in {**PREFIXES, "kgid": base}.items()}
        self._prefixes: Final = frozenset(self._namespaces.values())
        self._written: Final = dict[str, str]()

    def node(self, subject: Node, properties: list[tuple[Node, list[Node]]]) -> dict[str, Any]:
        """The object for one subject."""
        written: dict[str, Any] = {"@id": self.iri(subject)}
        for predicate, values in properties:
            key, items = self._key(predicate), [self._value(predicate, value) for value in values]
            if predicate == RDF.type and all(isinstance(value, URIRef) for value in values):
                key, items = "@type", [self._class(value) for value in values]
            written[key] = items[0] if len(items) == 1 and predicate not in _MANY else items
        return written

    def iri(self, node: Node) -> str:
        """A subject, a graph or a value, with a prefix where it has one."""
        text = str(node)
        if text not in self._written:
            self._written[text] = blank(node) if isinstance(node, BNode) else self._short(bracketed(text)[1:-1])
        return self._written[text]

    def _short(self, text: str) -> str:
        cut = max(text.rfind("/"), text.rfind("#")) + 1
        prefix, local = self._namespaces.get(text[:cut]), text[cut:]
        if prefix is not None and local and ":" not in local:
            return f"{prefix}:{local}"
        if text.partition(":")[0] in self._prefixes and "://" not in text:
            raise OutputError(f"JSON-LD would take this IRI for a short name: {text}; use another format")
        return text

    def _class(self, node: Node) -> str:
        return _local(node) if node in _CLASSES else self.iri(node)

    def _key(self, predicate: Node) -> str:
        if predicate in _LINKS or predicate in DATA_PROPERTIES:
            return _local(predicate)
        return _COMMON.get(predicate) or self.iri(predicate)

    def _value(self, predicate: Node, value: Node) -> object:
        if isinstance(value, Literal):
            return _literal(predicate, value)
        if predicate in _CODED and value in VALUES:
            return _local(value)
        written = self.iri(value)
        return written if predicate in _LINKS and predicate not in _CODED else {"@id": written}


def _literal(predicate: Node, value: Literal) -> object:
    text, datatype = str(value), value.datatype
    lone = _SURROGATE.search(text)
    if lone:
        raise OutputError(f"a lone surrogate, U+{ord(lone[0]):04X}, cannot be written: {text[:60]!r}")
    if value.language:
        return {"@value": text, "@language": language(value.language)[1:]}
    typed = _coerced(predicate)
    if datatype is None or datatype == XSD.string:
        return text if typed is None else {"@value": text}
    if str(datatype) == typed:
        return text
    native = _NATIVE.get(str(datatype))
    if typed is None and native and native.fullmatch(text):
        return json.loads(text)
    return {"@value": text, "@type": bracketed(datatype)[1:-1]}


def _coerced(predicate: Node) -> str | None:
    """The type that the context gives to the values of a property, if it gives one.

    Strings need none, and numbers and truth values of JSON have theirs.
    """
    if predicate in _LINKS:
        return "@id"
    datatype = XSD.date if predicate == DCTERMS.issued else DATA_PROPERTIES.get(predicate)
    return None if datatype is None or datatype == XSD.string or str(datatype) in _NATIVE else str(datatype)


def _local(iri: Node) -> str:
    return str(iri).removeprefix(str(KG))
