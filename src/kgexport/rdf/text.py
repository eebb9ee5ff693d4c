"""How a term is written: rdflib's quoting, checked and made safe to show.

rdflib lets raw controls, line separators and bidirectional formatting through; here they are written as `\\uXXXX`, so
that nothing in a file acts on the reader's terminal or reorders what he sees. It writes some terms that no syntax
holds (line breaks and relative references in IRIs, lone surrogates as `?`); here they raise `OutputError`. Graphs of
`assemble` have none of them, graphs from elsewhere may.
"""

from __future__ import annotations

import re
from typing import Final

from rdflib import BNode, Literal, URIRef
from rdflib.plugins.serializers.nt import _quote_encode, _quoteLiteral
from rdflib.term import Node

from kgexport.errors import OutputError
from kgexport.rdf.namespaces import XSD

SPECIAL_CODES: Final = (
    *range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
)  # fmt: skip
"""Controls, line and paragraph separators, bidirectional formatting, the byte order mark."""

_ESCAPES: Final = {
    **{code: f"\\u{code:04X}" for code in SPECIAL_CODES},
    ord("\b"): "\\b", ord("\t"): "\\t", ord("\f"): "\\f",
}  # fmt: skip
_SPECIAL: Final = re.compile("[" + re.escape("".join(map(chr, _ESCAPES))) + "]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_IRI: Final = re.compile('[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\\\\ud800-\udfff]*')
_LANGUAGE: Final = re.compile(r"[A-Za-z]+(?:-[A-Za-z0-9]+)*")
_LABEL: Final = re.compile(r"[A-Za-z0-9]+")


def quoted(text: str) -> str:
    """The text between double quotes, escaped."""
    _check_text(text)
    return shown(_quote_encode(text))


def full(term: Node) -> str:
    """A term as N-Triples has it."""
    sound = checked(term)
    return shown(_quoteLiteral(sound) if isinstance(sound, Literal) else sound.n3())


def shown(written: str) -> str:
    """What rdflib wrote, in one line, with escapes for what acts on a terminal."""
    return written.translate(_ESCAPES) if _SPECIAL.search(written) else written


def checked(term: Node) -> URIRef | BNode | Literal:
    """The term, if it can be written; a string without its datatype, as in RDF 1.1 both mean the same."""
    if isinstance(term, URIRef):
        _check_iri(term)
        return term
    if isinstance(term, Literal):
        return _literal(term)
    if not isinstance(term, BNode):
        raise OutputError(f"not an RDF term: {term!r}")
    if not _LABEL.fullmatch(term):
        raise OutputError(f"not a blank node label: {str(term)!r}")
    return term


def _literal(term: Literal) -> Literal:
    _check_text(term)
    if term.language is not None and not _LANGUAGE.fullmatch(term.language):
        raise OutputError(f"not a language tag: {term.language!r}")
    if term.datatype is None:
        return term
    _check_iri(term.datatype)
    return Literal(str(term)) if term.datatype == XSD.string else term


def _check_text(text: str) -> None:
    lone = _SURROGATE.search(text)
    if lone:
        raise OutputError(f"a lone surrogate, U+{ord(lone[0]):04X}, cannot be written: {text[:60]!r}")


def _check_iri(iri: str) -> None:
    if not _IRI.fullmatch(iri):
        raise OutputError(f"not an absolute IRI, cannot be written: {iri[:120]!r}")
