"""Terms of RDF as text and as JSON, for results that people or programs read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, SH, XSD
from rdflib.term import Node

from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.rdf.namespaces import PREFIXES

SHORT_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **PREFIXES,
        "kgid": DEFAULT_BASE,
        "kgs": "https://w3id.org/kgexport/shapes#",
        "owl": str(OWL),
        "rdf": str(RDF),
        "sh": str(SH),
    }
)
"""Prefixes that stand for namespaces in what is shown, and that queries may use undeclared."""

_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def prefixes_of(data: Graph) -> Mapping[str, str]:
    """The prefixes that queries of these data may use undeclared: the usual ones, `kgid:` for the base of the data."""
    found = {prefix: str(namespace) for prefix, namespace in data.namespaces() if prefix}
    return {**found, **SHORT_NAMES, "kgid": found.get("kgid", SHORT_NAMES["kgid"])}


def short_name(iri: str, *, prefixes: Mapping[str, str] = SHORT_NAMES) -> str:
    """An IRI with one of the prefixes (`kg:begin`), else between angle brackets."""
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def term_text(term: Node | None) -> str:
    """A term as the CSV format of SPARQL has it: the plain IRI or text; a blank node with `_:`; nothing for nothing."""
    if term is None:
        return ""
    return encodable(f"_:{term}" if isinstance(term, BNode) else str(term))


def term_json(term: Node) -> dict[str, str]:
    """A term as the JSON format of SPARQL has it."""
    if isinstance(term, URIRef):
        return {"type": "uri", "value": encodable(term)}
    if isinstance(term, BNode):
        return {"type": "bnode", "value": encodable(term)}
    content = {"type": "literal", "value": encodable(str(term))}
    if isinstance(term, Literal) and term.language:
        content["xml:lang"] = encodable(term.language)
    elif isinstance(term, Literal) and term.datatype is not None and term.datatype != XSD.string:
        content["datatype"] = encodable(term.datatype)
    return content


def encodable(text: str) -> str:
    """The text with a replacement character for each lone surrogate, which UTF-8 cannot hold."""
    return _SURROGATES.sub("\ufffd", text)
