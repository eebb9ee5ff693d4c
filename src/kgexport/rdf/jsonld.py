"""JSON-LD that reads as plain JSON: terms of the vocabulary are keys, its values words, numbers and truth native.

The context is the same in every file and stands inside it, so a program may rely on the keys: `participant` is always
a list of IRIs, `begin` a number. What the context does not foresee is written in full.

rdflib compacts, term by term. How its terms come together is ours: it drops values before which an empty text or a
zero stands, the datatype of ill-formed numbers, blank nodes that refer to each other and lists that share cells, takes
`kg:label` for `rdfs:label`, and writes things in the order of a set.
"""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO, Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.plugins.serializers.jsonld import Converter
from rdflib.plugins.shared.jsonld.context import Context
from rdflib.term import Node

from kgexport.errors import OutputError
from kgexport.rdf.arrange import arranged
from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.rdf.namespaces import DATA_PROPERTIES, DCTERMS, KG, OBJECT_PROPERTIES, PREFIXES, RDFS, SKOS, XSD
from kgexport.rdf.statements import Graphs
from kgexport.rdf.text import SPECIAL_CODES

_LINKS: Final = frozenset(OBJECT_PROPERTIES)
_CODED: Final = frozenset({KG.act, KG.measure, KG.modality, KG.mode, KG.stance})
_NATIVE: Final = {str(XSD.integer): re.compile(r"0|-?[1-9][0-9]{0,14}"), str(XSD.boolean): re.compile("true|false")}
_ESCAPES: Final = {code: f"\\u{code:04X}" for code in SPECIAL_CODES if code >= 0x7F}
_COMMON: Final[dict[Node, str]] = {RDFS.label: "label", SKOS.altLabel: "altLabel", DCTERMS.issued: "issued"}
_MANY: Final = frozenset(
    {SKOS.altLabel, KG.mention, KG.participant, KG.place, KG.topic, KG.authority, KG.target, KG.measure, KG.sanction}
)


def write_jsonld(graphs: Graphs, stream: BinaryIO, base: str) -> None:
    """Write an object for each named graph; things of the default graph stand beside them."""
    terms = context(base)
    converter = _Converter(_Context(terms), use_native_types=False, use_rdf_type=False)
    items = list[dict[str, object]]()
    for name, statements in graphs:
        nodes = converter.from_graph(arranged(statements))
        items += nodes if name is None else [{"@id": _name(name, converter.context), "@graph": nodes}]
    text = json.dumps({"@context": terms, "@graph": items}, ensure_ascii=False, indent=1)
    stream.write((text.translate(_ESCAPES) + "\n").encode())


def context(base: str = DEFAULT_BASE) -> dict[str, Any]:
    """The value of `@context` in every file of data under `base`."""
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
            terms[_COMMON.get(iri) or str(iri).removeprefix(str(KG))] = term
    return terms


def context_file(base: str = DEFAULT_BASE) -> str:
    """The context as a file of its own, for JSON-LD that names a context by its address."""
    return json.dumps({"@context": context(base)}, ensure_ascii=False, indent=1) + "\n"


def _coerced(predicate: Node) -> str | None:
    """The type that the context gives to the literals of a property; strings, numbers and truth values need none."""
    datatype = XSD.date if predicate == DCTERMS.issued else DATA_PROPERTIES.get(predicate)
    return None if datatype is None or datatype == XSD.string or str(datatype) in _NATIVE else str(datatype)


class _Context(Context):
    """rdflib's, which also gives short names that it would read as something else; those stay in full."""

    def shrink_iri(self, iri: str) -> str:
        """A thing: with a prefix if one fits."""
        return self._unless_misread(super().shrink_iri(iri), str(iri), use_vocab=False)

    def to_symbol(self, iri: str) -> str:
        """A property, class or value: a word of the vocabulary, or with a prefix."""
        return self._unless_misread(super().to_symbol(iri), str(iri), use_vocab=True)

    def _unless_misread(self, short: str | None, full: str, *, use_vocab: bool) -> str:
        if short and not short.startswith("@") and self.expand(short, use_vocab) == full:
            return short
        if full.partition(":")[0] in self._prefixes.values() and "://" not in full:
            raise OutputError(f"JSON-LD would take this IRI for a short name: {full}; use another format")
        return full


class _Converter(Converter):
    """rdflib's, one value at a time."""

    def from_graph(self, graph: Graph) -> list[dict[str, object]]:
        """An object for each subject, in the order of the graph."""
        return [self._node(graph, subject) for subject in dict.fromkeys(graph.subjects())]

    def _node(self, graph: Graph, subject: Node) -> dict[str, object]:
        node: dict[str, object] = {"@id": _name(subject, self.context)}
        for predicate, value in graph.predicate_objects(subject):
            # `@type` is for IRIs alone.
            self.use_rdf_type = not isinstance(value, URIRef)
            single: dict[str, object] = {}
            self.add_to_node(graph, subject, predicate, value, single, {})  # type: ignore[arg-type]
            for key, written in single.items():
                _add(node, key, written)
        return node

    def to_raw_value(self, graph: Graph, s: Node, o: Node, nodemap: dict[str, object]) -> object:
        """A value to which the context gives no type."""
        if not isinstance(o, Literal):
            return {"@id": _name(o, self.context)}
        if o.datatype is None:
            return {"@value": str(o), "@language": o.language} if o.language else str(o)
        native = _NATIVE.get(str(o.datatype))
        if native and native.fullmatch(o):
            return json.loads(o)
        return {"@value": str(o), "@type": self.context.to_symbol(o.datatype)}


def _name(node: Node, context: Context) -> str:
    return node.n3() if isinstance(node, BNode) else context.shrink_iri(str(node))


def _add(node: dict[str, object], key: str, written: object) -> None:
    if key not in node:
        node[key] = written
        return
    values = node[key]
    if not isinstance(values, list):
        values = node[key] = [values]
    values.extend(written if isinstance(written, list) else [written])
