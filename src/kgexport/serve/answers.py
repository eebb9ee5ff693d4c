"""Answers of Oxigraph as text, with limits of rows and bytes; runs in the process of `worker`.

Tables in JSON, XML, CSV and TSV as SPARQL 1.1 defines them, graphs in Turtle, N-Triples, JSON-LD and RDF/XML.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final, TypeVar
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kgexport.serve.limits import MAX_ANSWER_BYTES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = ox.QuerySolution
Item = TypeVar("Item")

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_START: Final = '<?xml version="1.0" encoding="UTF-8"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_MOST_KEPT: Final = 50_000
"""Terms whose text is kept for the next row that has them."""


class TooLarge(Exception):
    """The answer has more rows or bytes than are given out. The message is for the user."""


def written(
    result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
    format: str,
    *,
    rows: int,
    prefixes: Mapping[str, str],
) -> bytes:
    """An answer in one of `TABLES`, or of `GRAPHS` for that of a CONSTRUCT or DESCRIBE.

    `rows` limits triples too; `prefixes` shorten IRIs where the format has such. Raises TooLarge.
    """
    if isinstance(result, ox.QuerySolutions):
        return table(result, format, rows=rows)
    if isinstance(result, ox.QueryBoolean):
        return truth(result, format)
    return graph(result, format, rows=rows, prefixes=prefixes)


def table(solutions: ox.QuerySolutions, format: str, *, rows: int) -> bytes:
    """A SELECT's answer in one of `TABLES`. Raises TooLarge beyond `rows` or `MAX_ANSWER_BYTES`."""
    variables = [variable.value for variable in solutions.variables]
    stream = io.BytesIO()
    for piece in TABLES[format](variables, _limited(solutions, rows, "rows")):
        stream.write(piece.encode())
        if stream.tell() > MAX_ANSWER_BYTES:
            raise TooLarge(f"the answer has more than {MAX_ANSWER_BYTES:,} bytes; ask for less, or page with LIMIT")
    return stream.getvalue()


def truth(answer: ox.QueryBoolean, format: str) -> bytes:
    """An ASK's answer in one of `TABLES`."""
    word = "true" if answer else "false"
    if format == "json":
        return f'{{"head":{{}},"boolean":{word}}}\n'.encode()
    if format == "xml":
        return f"{_XML_START}<head/><boolean>{word}</boolean></sparql>\n".encode()
    return word.encode()


def graph(triples: ox.QueryTriples, format: str, *, rows: int, prefixes: Mapping[str, str]) -> bytes:
    """A CONSTRUCT's or DESCRIBE's answer in one of `GRAPHS`; limits as those of `table`, `rows` being triples."""
    kind = GRAPHS[format]
    names = dict(prefixes) if kind in (ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML) else None
    # Statements of one subject together, and in the same order each time.
    ordered = sorted(set(_limited(triples, rows, "triples")), key=str)
    text = ox.serialize(ordered, format=kind, prefixes=names) or b""
    if len(text) > MAX_ANSWER_BYTES:
        raise TooLarge(f"the answer has more than {MAX_ANSWER_BYTES:,} bytes; ask for less")
    return text


def _limited(items: Iterable[Item], rows: int, what: str) -> Iterator[Item]:
    iterator = iter(items)
    yield from islice(iterator, rows)
    if next(iterator, None) is not None:
        raise TooLarge(
            f"the answer has more than {rows:,} {what}; ask for less, or page with ORDER BY, LIMIT and OFFSET"
        )


def _json(variables: list[str], rows: Iterable[Row]) -> Iterator[str]:
    names = [f"{json.dumps(variable)}:" for variable in variables]
    text = _Kept(_json_term)
    yield f'{{"head":{{"vars":{json.dumps(variables)}}},"results":{{"bindings":['
    before = "\n"
    for row in rows:
        cells = ",".join(name + text[term] for name, term in zip(names, row, strict=True) if term is not None)
        yield f"{before}{{{cells}}}"
        before = ",\n"
    yield "\n]}}\n"


def _json_term(term: Term) -> str:
    return json.dumps(_content(term), ensure_ascii=False)


def _content(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return {"type": "triple", "value": {name: _content(part) for name, part in parts}}
    content: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        content["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        content["datatype"] = term.datatype.value
    return content


def _xml(variables: list[str], rows: Iterable[Row]) -> Iterator[str]:
    names = [_attribute(variable) for variable in variables]
    text = _Kept(lambda term: _xml_term(_content(term)))
    yield f"{_XML_START}\n<head>{''.join(f'<variable name={name}/>' for name in names)}</head>\n<results>\n"
    for row in rows:
        cells = (
            f"<binding name={name}>{text[term]}</binding>"
            for name, term in zip(names, row, strict=True)
            if term is not None
        )
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results>\n</sparql>\n"


def _xml_term(content: Mapping[str, object]) -> str:
    name, value = content["type"], content["value"]
    if isinstance(value, dict):
        return f"<triple>{''.join(f'<{part}>{_xml_term(term)}</{part}>' for part, term in value.items())}</triple>"
    attributes = "".join(
        f" {key}={_attribute(str(content[key]))}" for key in ("xml:lang", "datatype") if key in content
    )
    return f"<{name}{attributes}>{escape(_in_xml(str(value)), {chr(13): '&#13;'})}</{name}>"


def _csv(variables: list[str], rows: Iterable[Row]) -> Iterator[str]:
    text = _Kept(_plain)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(variables)
    for row in rows:
        writer.writerow([text[term] if term is not None else "" for term in row])
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()
    yield stream.getvalue()


def _plain(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode | ox.Triple) else term.value


def _tsv(variables: list[str], rows: Iterable[Row]) -> Iterator[str]:
    text = _Kept(lambda term: str(term).replace("\t", "\\t"))
    yield "\t".join(f"?{variable}" for variable in variables) + "\n"
    for row in rows:
        yield "\t".join(text[term] if term is not None else "" for term in row) + "\n"


class _Kept(dict[Term, str]):
    """The text of terms, made once for those that come again."""

    def __init__(self, make: Callable[[Term], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, term: Term) -> str:
        text = self._make(term)
        if len(self) < _MOST_KEPT:
            self[term] = text
        return text


def _attribute(text: str) -> str:
    return quoteattr(_in_xml(text))


def _in_xml(text: str) -> str:
    """What XML cannot hold (most control characters) becomes U+FFFD."""
    return _NOT_IN_XML.sub("\ufffd", text)


TABLES: Final[Mapping[str, Callable[[list[str], Iterable[Row]], Iterator[str]]]] = MappingProxyType(
    {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}
)
GRAPHS: Final[Mapping[str, ox.RdfFormat]] = MappingProxyType(
    {
        "turtle": ox.RdfFormat.TURTLE,
        "nt": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdf": ox.RdfFormat.RDF_XML,
    }
)
