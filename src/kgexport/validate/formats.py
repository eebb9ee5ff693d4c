"""A report as text: for people (`human`, `table`) and for programs (`json`, `turtle`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

from kgexport.display import table, visible, wrapped
from kgexport.query.terms import SHORT_NAMES, short_name, term_json, term_text
from kgexport.rdf.text import full, quoted
from kgexport.validate.results import Report, ValidationResult

_SHOWN: Final = 10
_LONGEST_VALUE: Final = 60
_MISSING: Final = frozenset({SH.MinCountConstraintComponent, SH.HasValueConstraintComponent})


def human(report: Report, *, width: int = 100) -> str:
    """What is wrong, in words: each message once for a document, with the nodes it holds for, and a closing line."""
    lines: list[str] = []
    for document, in_document in groupby(report.results, key=lambda result: result.document):
        lines.append(visible(document) if document is not None else "(no document)")
        order = sorted(in_document, key=lambda result: (list(_PLURAL).index(result.severity), result.message))
        for (severity, message), group in groupby(order, key=lambda result: (result.severity, result.message)):
            lines += _wrapped(f"{severity}: {visible(message)}", width, indent="  ")
            places = list(dict.fromkeys(_place(result) for result in group))
            lines += [f"    {place}" for place in places[:_SHOWN]]
            if len(places) > _SHOWN:
                lines.append(f"    and {len(places) - _SHOWN} more")
        lines.append("")
    lines.append(_summary(report))
    return "\n".join(lines) + "\n"


def as_table(report: Report, *, width: int = 120) -> str:
    """One row for each result. Text without results has the header only."""
    columns = ("severity", "document", "node", "path", "value", "message", "shape")
    rows = (
        (
            result.severity.value,
            result.document or "",
            _name(result.focus_node),
            result.path_text or "",
            "" if result.value is None else _name(result.value),
            result.message,
            _name(result.source_shape),
        )
        for result in report.results
    )
    return table(columns, rows, width=width)


def as_json(report: Report) -> str:
    """An object with `conforms`, `checked` and `results`; values as the JSON format of SPARQL has them."""
    results = [
        {
            "severity": result.severity.value,
            "document": result.document,
            "focusNode": term_text(result.focus_node),
            "path": result.path_text,
            "value": None if result.value is None else term_json(result.value),
            "message": result.message,
            "sourceShape": term_text(result.source_shape),
            "component": term_text(result.component),
        }
        for result in report.results
    ]
    content = {"conforms": report.conforms, "checked": report.checked, "results": results}
    return json.dumps(content, indent=2) + "\n"


def as_turtle(report: Report) -> str:
    """The report in the vocabulary of SHACL. Raises OutputError for a term of the data that Turtle cannot hold."""
    graph = report.to_graph()
    root = next(graph.subjects(RDF.type, SH.ValidationReport))
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(SHORT_NAMES.items()))
    return f"{prefixes}\n[]\n    {_described(graph, root, indent=4)} .\n"


FORMATS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {"human": human, "table": as_table, "json": as_json, "turtle": as_turtle}
)
"""The writers by the name of their format."""

_PLURAL: Final = MappingProxyType({"violation": "violations", "warning": "warnings", "info": "notes"})


def _place(result: ValidationResult) -> str:
    node = _name(result.focus_node)
    if result.path is None:
        return node
    if result.component in _MISSING:
        return f"{node}  {result.path_text} is missing"
    if result.value is None:
        return f"{node}  {result.path_text} has too many values, or they contradict each other"
    return f"{node}  {result.path_text} {_name(result.value)}"


def _name(term: Node) -> str:
    if isinstance(term, URIRef):
        return visible(short_name(term))
    if isinstance(term, Literal):
        text = visible(str(term))
        short = text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 3] + "..."
        kind = f"@{visible(term.language)}" if term.language else ""
        if term.datatype is not None and term.datatype != XSD.string:
            kind = f"^^{visible(short_name(term.datatype))}"
        return f'"{short}"{kind}'
    return visible(f"_:{term}")


def _summary(report: Report) -> str:
    counts = [
        f"{number} {word if number != 1 else severity}"
        for severity, word in _PLURAL.items()
        if (number := sum(1 for result in report.results if result.severity == severity))
    ]
    if not report.checked and not counts:
        return "Nothing was checked: the data have nothing of kgexport's vocabulary."
    verdict = "The data conform" if report.conforms else "The data do not conform"
    things = f"{report.checked} {'thing' if report.checked == 1 else 'things'} checked"
    return f"{verdict}: {', '.join([*counts, things])}."


def _wrapped(text: str, width: int, *, indent: str) -> Iterator[str]:
    first, *rest = wrapped(text, width - len(indent) * 2)
    yield indent + first
    for line in rest:
        yield indent * 2 + line


def _described(graph: Graph, node: Node, *, indent: int) -> str:
    """What the report says of a node, in Turtle, nested; the statements sorted."""
    statements = sorted(
        (predicate != RDF.type, short_name(str(predicate)), _turtle(graph, value, indent=indent + 4))
        for predicate, value in graph.predicate_objects(node)
    )
    separator = " ;\n" + " " * indent
    return separator.join(f"{'a' if not other else name} {value}" for other, name, value in statements)


def _turtle(graph: Graph, term: Node, *, indent: int) -> str:
    if isinstance(term, BNode) and (term, None, None) in graph:
        return f"[ {_described(graph, term, indent=indent)} ]"
    if isinstance(term, URIRef):
        name = short_name(term)
        return full(term) if name.startswith("<") else name
    if isinstance(term, Literal) and term.datatype is not None and not term.language:
        return f"{quoted(term)}^^{_turtle(graph, term.datatype, indent=indent)}"
    return full(term)
