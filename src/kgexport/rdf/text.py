"""How a term is written: the part that N-Triples, N-Quads, Turtle and TriG share.

Strings are escaped so that nothing in a file acts on the reader's terminal or reorders what he sees: controls, line
separators and bidirectional formatting are written as `\\uXXXX`. A term that its syntax cannot hold raises
`OutputError`: graphs of `assemble` have none, graphs from elsewhere may.
"""

from __future__ import annotations

import re
from typing import Final

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kgexport.errors import OutputError
from kgexport.rdf.namespaces import XSD

SPECIAL_CODES: Final = (
    *range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
)  # fmt: skip
"""Controls, line and paragraph separators, bidirectional formatting, the byte order mark."""

_ESCAPES: Final = {
    **{code: f"\\u{code:04X}" for code in SPECIAL_CODES},
    ord("\b"): "\\b", ord("\t"): "\\t", ord("\n"): "\\n", ord("\f"): "\\f", ord("\r"): "\\r",
    ord('"'): '\\"', ord("\\"): "\\\\",
}  # fmt: skip
_SPECIAL: Final = re.compile("[" + re.escape("".join(map(chr, _ESCAPES))) + "\ud800-\udfff]")
_NOT_IN_IRI: Final = re.compile('[\x00-\x20<>"{}|^`\\\\\ud800-\udfff]')
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LANGUAGE: Final = re.compile(r"[A-Za-z]+(?:-[A-Za-z0-9]+)*")
_NODE: Final = re.compile(r"[A-Za-z0-9]+")


def quoted(text: str) -> str:
    """The text between double quotes, escaped."""
    found = _SPECIAL.search(text)
    if not found:
        return f'"{text}"'
    lone = re.search("[\ud800-\udfff]", text)
    if lone:
        raise OutputError(f"a lone surrogate, U+{ord(lone[0]):04X}, cannot be written: {text[:60]!r}")
    return f'"{text.translate(_ESCAPES)}"'


def bracketed(iri: str) -> str:
    """An IRI between angle brackets."""
    if _NOT_IN_IRI.search(iri) or not _ABSOLUTE.match(iri):
        raise OutputError(f"not an absolute IRI, cannot be written: {iri[:120]!r}")
    return f"<{iri}>"


def blank(node: BNode) -> str:
    """A blank node with its label."""
    if not _NODE.fullmatch(node):
        raise OutputError(f"not a blank node label: {str(node)!r}")
    return f"_:{node}"


def language(tag: str) -> str:
    """A language tag with its sign."""
    if not _LANGUAGE.fullmatch(tag):
        raise OutputError(f"not a language tag: {tag!r}")
    return f"@{tag}"


def full(term: Node) -> str:
    """A term as N-Triples has it."""
    if isinstance(term, URIRef):
        return bracketed(term)
    if isinstance(term, Literal):
        if term.language:
            return quoted(term) + language(term.language)
        if term.datatype is None or term.datatype == XSD.string:
            return quoted(term)
        return f"{quoted(term)}^^{bracketed(term.datatype)}"
    if isinstance(term, BNode):
        return blank(term)
    raise OutputError(f"not an RDF term: {term!r}")
