"""The one place where pyoxigraph is imported, and how its terms become rdflib's.

To import this module where pyoxigraph is missing raises UsageError, which names the extra that brings it.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kgexport.errors import UsageError

try:
    import pyoxigraph as ox
except ModuleNotFoundError as error:
    if error.name != "pyoxigraph":
        raise
    raise UsageError(
        "a store needs pyoxigraph, which is not installed; the extra 'store' brings it: pip install 'kgexport[store]'"
    ) from None

__all__ = ["GraphName", "Term", "ox", "rdflib_term"]

Term: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"
GraphName: TypeAlias = "ox.NamedNode | ox.BlankNode"

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


def rdflib_term(term: Term) -> Node:
    """The same term as rdflib has it; a string goes without its datatype, as in exports. A value stays as spelled.

    Raises UsageError for a statement as a term, which rdflib does not have.
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        if datatype == _STRING:
            return Literal(term.value)
        return Literal(term.value, datatype=URIRef(datatype), normalize=False)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise UsageError("the answer has a statement as a term, of RDF 1.2, which no format here holds")
