"""Answers as text: a table for people; CSV, TSV, JSON and XML as SPARQL 1.1 defines them; Turtle for graphs.

CSV holds the plain text of each term, as its standard says: a cell may begin with `=`, `+`, `-` or `@`, which a
spreadsheet takes for a formula. Import it as text, or take TSV, where every text stands in quotation marks.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kgexport.display import table, visible
from kgexport.errors import UsageError
from kgexport.query.run import Answer, Table
from kgexport.query.terms import SHORT_NAMES, encodable, short_name, term_json, term_text
from kgexport.rdf.statements import graphs_of
from kgexport.rdf.text import full
from kgexport.rdf.turtle import write_turtle

FORMATS: Final = ("table", "csv", "tsv", "json", "xml", "turtle")

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_answer(answer: Answer, format: str, *, width: int = 120, prefixes: Mapping[str, str] = SHORT_NAMES) -> str:
    """The answer in one of `FORMATS`; `table` gives a graph as Turtle. `width` is that of the terminal, for tables.

    Raises UsageError for a format that cannot hold the answer, OutputError for a term that the format cannot hold.
    """
    if isinstance(answer, Table):
        if format == "table":
            return as_table(answer, width=width, prefixes=prefixes)
        if format in _TABLES:
            return _TABLES[format](answer)
        raise UsageError("turtle is for graphs; a SELECT is answered in table, csv, tsv, json or xml")
    if isinstance(answer, bool):
        if format in _TRUTHS:
            return _TRUTHS[format](answer)
        raise UsageError(f"{format} cannot say yes or no; an ASK is answered in table, json or xml")
    if format in ("table", "turtle"):
        return as_turtle(answer, prefixes=prefixes)
    raise UsageError(f"{format} is for tables; a CONSTRUCT or DESCRIBE is answered in turtle")


def as_table(answer: Table, *, width: int = 120, prefixes: Mapping[str, str] = SHORT_NAMES) -> str:
    """Columns lined up, IRIs with prefixes, nothing in the text that acts on a terminal; no colours."""
    rows = [[_cell(term, prefixes) for term in row] for row in answer.rows]
    return table(tuple(map(visible, answer.columns)), rows, width=width)


def as_csv(answer: Table) -> str:
    """SPARQL 1.1 Query Results CSV."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(map(encodable, answer.columns))
    writer.writerows([term_text(term) for term in row] for row in answer.rows)
    return stream.getvalue()


def as_tsv(answer: Table) -> str:
    """SPARQL 1.1 Query Results TSV."""
    lines = ["\t".join(f"?{encodable(column)}" for column in answer.columns)]
    lines += ["\t".join(_written(term) for term in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def as_json(answer: Table) -> str:
    """SPARQL 1.1 Query Results JSON."""
    bindings = [
        {column: term_json(term) for column, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return json.dumps({"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}, indent=2) + "\n"


def as_xml(answer: Table) -> str:
    """SPARQL Query Results XML. What XML cannot hold (most control characters) becomes U+FFFD."""
    lines = ["  <head>", *(f"    <variable name={_attribute(column)}/>" for column in answer.columns), "  </head>"]
    lines.append("  <results>")
    for row in answer.rows:
        lines.append("    <result>")
        for column, term in zip(answer.columns, row, strict=True):
            if term is not None:
                lines.append(f"      <binding name={_attribute(column)}>{_element(term)}</binding>")
        lines.append("    </result>")
    lines.append("  </results>")
    return _document(lines)


def as_turtle(graph: Graph, *, prefixes: Mapping[str, str] = SHORT_NAMES) -> str:
    """The graph as exports are written."""
    stream = io.BytesIO()
    write_turtle(graphs_of(graph), stream, prefixes.get("kgid", SHORT_NAMES["kgid"]))
    return stream.getvalue().decode()


def _truth_as_json(answer: bool) -> str:
    return json.dumps({"head": {}, "boolean": answer}, indent=2) + "\n"


def _truth_as_xml(answer: bool) -> str:
    return _document(["  <head/>", f"  <boolean>{str(answer).lower()}</boolean>"])


_TABLES: Final[Mapping[str, Callable[[Table], str]]] = MappingProxyType(
    {"csv": as_csv, "tsv": as_tsv, "json": as_json, "xml": as_xml}
)
_TRUTHS: Final[Mapping[str, Callable[[bool], str]]] = MappingProxyType(
    {"table": lambda answer: f"{str(answer).lower()}\n", "json": _truth_as_json, "xml": _truth_as_xml}
)


def _cell(term: Node | None, prefixes: Mapping[str, str]) -> str:
    if isinstance(term, URIRef):
        return short_name(term, prefixes=prefixes)
    return term_text(term)


def _written(term: Node | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        return full(Literal(encodable(term), lang=term.language, datatype=term.datatype, normalize=False))
    return full(term)


def _document(lines: list[str]) -> str:
    start = ['<?xml version="1.0" encoding="UTF-8"?>', '<sparql xmlns="http://www.w3.org/2005/sparql-results#">']
    return "\n".join([*start, *lines, "</sparql>"]) + "\n"


def _element(term: Node) -> str:
    content = term_json(term)
    name = content["type"]
    attributes = "".join(f" {key}={_attribute(content[key])}" for key in ("xml:lang", "datatype") if key in content)
    return f"<{name}{attributes}>{escape(_in_xml(content['value']), {chr(13): '&#13;'})}</{name}>"


def _attribute(text: str) -> str:
    return quoteattr(_in_xml(text))


def _in_xml(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
