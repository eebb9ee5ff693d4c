"""Values for the parameters of a question: text of the command line made into terms of RDF.

A value becomes a term of the parameter's type, and `kgexport.query.fill` writes terms into the query: nothing in a
value is SPARQL.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kgexport.errors import UsageError
from kgexport.query.questions import Parameter, Question
from kgexport.query.terms import SHORT_NAMES
from kgexport.rdf.terms import TermError, boolean, date, iri, literal

Term = URIRef | Literal

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def bind(
    question: Question,
    values: Mapping[str, str],
    *,
    prefixes: Mapping[str, str] = SHORT_NAMES,
    partly: bool = False,
) -> dict[str, Term]:
    """Terms for all parameters of a question, from the given values and the defaults.

    `prefixes` shorten IRIs (`kgid:person-...`); `partly` leaves out what has neither value nor default. Raises
    UsageError for a parameter that the question does not have, for one that has no default and is not given, and for a
    value that is not of its type.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in values:
        if name not in known:
            names = f"its parameters: {', '.join(known)}" if known else "it has none"
            raise UsageError(f"question {question.name} has no parameter {name!r}; {names}")
    bound = {}
    for name, parameter in known.items():
        value = values.get(name, parameter.default)
        if value is None and partly:
            continue
        if value is None:
            raise UsageError(
                f"question {question.name} needs {name}: {parameter.description}; give it with -p {name}=..."
            )
        bound[name] = _term(parameter, value, prefixes)
    return bound


def _term(parameter: Parameter, value: str, prefixes: Mapping[str, str]) -> Term:
    try:
        return _iri(value, prefixes) if parameter.type == "iri" else _CONVERTERS[parameter.type](value)
    except ValueError as error:
        reason = f": {error}" if isinstance(error, TermError) else ""
        raise UsageError(f"parameter {parameter.name}: {value!r} is not {_WANTED[parameter.type]}{reason}") from error


def _iri(value: str, prefixes: Mapping[str, str]) -> URIRef:
    text = value.removeprefix("<").removesuffix(">") if value.startswith("<") else value
    prefix, separator, local = text.partition(":")
    if separator and prefix in prefixes and not value.startswith("<"):
        return iri(prefixes[prefix] + local)
    return iri(text)


def _date(value: str) -> Literal:
    if not _DAY.fullmatch(value):
        raise ValueError(value)
    return date(datetime.date.fromisoformat(value))


def _integer(value: str) -> Literal:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        raise ValueError(value)
    return Literal(str(int(value)), datatype=XSD.integer)


def _decimal(value: str) -> Literal:
    if not re.fullmatch(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", value):
        raise ValueError(value)
    return Literal(value, datatype=XSD.decimal)


def _boolean(value: str) -> Literal:
    if value not in ("true", "false"):
        raise ValueError(value)
    return boolean(value == "true")


_CONVERTERS: Final[Mapping[str, Callable[[str], Literal]]] = MappingProxyType(
    {"string": literal, "date": _date, "integer": _integer, "decimal": _decimal, "boolean": _boolean}
)
_WANTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "string": "text",
        "date": "a day; write YYYY-MM-DD",
        "iri": "an IRI; write it whole, or with a prefix such as kgid:",
        "integer": "a whole number",
        "decimal": "a number such as 0.5",
        "boolean": "true or false",
    }
)
