r"""Values into the `VALUES` blocks of a query, as SPARQL that every engine reads alike.

A query has a block for each parameter, with the default in it: `VALUES ?name { "" }`. It may stand in several places,
subqueries among them, where a binding from outside does not reach. The text with values is plain SPARQL, so it can be
shown, and be asked of any endpoint.

A value comes in as a term and is written as one, in full. SPARQL decodes `\uXXXX` before it is parsed (section 19.2),
so no backslash of a value may come to stand before its own u: such a u is itself written by its code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from rdflib import Literal, URIRef
from rdflib.term import Node

from kgexport.errors import UsageError
from kgexport.rdf.text import checked

_BLOCK: Final = re.compile(r"\bVALUES\s+\?(\w+)\s*\{[^{}]*\}")
_ESCAPES: Final = {"\\": "\\\\", "\t": "\\t", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_ESCAPED: Final = re.compile(r'\\([uU])|[\\"\t\n\r]')


def filled(text: str, values: Mapping[str, Node], *, source: str = "query") -> str:
    """The query with these values in all blocks of their variables. Raises UsageError for a variable without one."""
    written = {name: f"VALUES ?{name} {{ {sparql_term(term)} }}" for name, term in values.items()}
    found = set[str]()

    def block(match: re.Match[str]) -> str:
        found.add(match[1])
        return written.get(match[1], match[0])

    # In one pass, so that nothing is looked for in a value that was put in.
    text = _BLOCK.sub(block, text)
    for name in values:
        if name not in found:
            raise UsageError(f"{source}: it has no block VALUES ?{name} {{ ... }} to put a value into")
    return text


def sparql_term(term: Node) -> str:
    """An IRI or a literal as SPARQL has it. Raises OutputError for what SPARQL cannot hold."""
    sound = checked(term)
    if isinstance(sound, URIRef):
        return f"<{sound}>"
    if not isinstance(sound, Literal):
        raise UsageError(f"no value for a query: {term!r}")
    quoted = f'"{_ESCAPED.sub(_escape, str(sound))}"'
    if sound.language:
        return f"{quoted}@{sound.language}"
    return f"{quoted}^^<{sound.datatype}>" if sound.datatype is not None else quoted


def _escape(match: re.Match[str]) -> str:
    if match[1]:
        return f"\\\\\\U{ord(match[1]):08X}"
    return _ESCAPES[match[0]]
