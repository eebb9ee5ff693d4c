"""The SPARQL editor: named questions with forms for their parameters, any query, and answers as tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from kgexport.assets import EDITOR_LIBRARIES, EDITOR_STYLES
from kgexport.errors import UsageError
from kgexport.page.links import address_values, thing_address
from kgexport.page.lists import download_rows
from kgexport.page.render import Answer, html, static
from kgexport.page.tables import sparql_rows
from kgexport.query.fill import filled
from kgexport.query.parameters import bind
from kgexport.query.questions import Question, questions
from kgexport.query.terms import short_name
from kgexport.rdf.namespaces import CLASSES, DATA_PROPERTIES, OBJECT_PROPERTIES, VALUES
from kgexport.serve.worker import Task, answer
from kgexport.store.engine import ox

SHOWN: Final = 200
"""Rows of an answer that the page shows; a download has all."""

SCRIPTS: Final = (*(f"vendored/{name}" for name in EDITOR_LIBRARIES), "ask.js")

_FORMATS: Final[dict[str, str | None]] = {"table": "json", "truth": "json", "graph": "turtle"}
START: Final = """\
SELECT ?name (COUNT(?meeting) AS ?meetings) {
  ?person a kg:Person ; rdfs:label ?name .
  ?meeting kg:participant ?person .
}
GROUP BY ?person ?name
ORDER BY DESC(?meetings) ?name
LIMIT 20
"""


def ask(
    store: ox.Store,
    *,
    query: str,
    name: str,
    values: dict[str, str],
    prefixes: dict[str, str],
    rows: int,
    format: str,
    run: bool,
) -> Answer:
    """The editor, with the answer to a query, or to a named question if it is to `run`: some walk all data."""
    question = _question(name)
    given, text, fault, missing = values, query, "", False
    if question is not None and not query:
        try:
            text = filled(question.text, bind(question, values, prefixes=prefixes, partly=True), source=question.name)
            missing = any(one.default is None and not values.get(one.name) for one in question.parameters)
        except UsageError as error:
            text, fault = question.text, str(error)
    shown: dict[str, Any] = {}
    if text.strip() and not fault and not missing and (query or run or format):
        shown = _answered(store, text, prefixes, rows, format)
        if "body" in shown:
            return shown
    elif format:
        raise UsageError(fault or "there is no query to answer")
    status = int(shown.get("status", 400 if fault else 200))
    return html(
        "ask.html", title=question.title if question else "SPARQL", here="/ask", status=status,
        query=text or START, question=question, values=given, fault=fault or shown.get("fault", ""),
        questions=list(questions().values()), found=shown, shown=SHOWN, shorten=_shortened(prefixes),
        asked=bool(shown), prefixes=sorted(prefixes.items()), downloads=_downloads(query, name, values),
        scripts=[static(name) for name in SCRIPTS], names=_names(prefixes),
        styles=[static(f"vendored/{name}") for name in EDITOR_STYLES],
    )  # fmt: skip


def _question(name: str) -> Question | None:
    if name and name not in questions():
        raise UsageError("there is no named question of this name")
    return questions()[name] if name else None


def _answered(store: ox.Store, text: str, prefixes: dict[str, str], rows: int, format: str) -> dict[str, Any]:
    task = Task(query=text, prefixes=prefixes, default_graphs=[], named_graphs=[], formats=_FORMATS, rows=rows)
    reply = answer(store, task)
    if reply.last:
        raise RuntimeError(reply.message)  # nothing of the engine's state is trusted: the process ends
    if reply.status != 200:
        if format:
            raise UsageError(reply.message)
        return {"fault": reply.message, "status": reply.status}
    if reply.format == "turtle":
        if format:
            return {"body": reply.body.decode(), "type": "text/turtle; charset=utf-8", "name": "answer.ttl"}
        return {"turtle": reply.body.decode()[: 1 << 16], "whole": len(reply.body) <= 1 << 16}
    found = json.loads(reply.body)
    if "boolean" in found:
        if format:
            return download_rows([["answer"], [str(found["boolean"]).lower()]], format, "answer")
        return {"truth": found["boolean"]}
    if format:
        return download_rows(sparql_rows(found), format, "answer")
    bindings = found["results"]["bindings"]
    return {"columns": found["head"]["vars"], "bindings": bindings[:SHOWN], "total": len(bindings)}


def _downloads(query: str, name: str, values: Mapping[str, str]) -> dict[str, str]:
    given = {"query": query} if query else {"name": name, **{f"p.{key}": value for key, value in values.items()}}
    return {format: f"/ask?{address_values({**given, 'format': format})}" for format in ("csv", "json")}


def _shortened(prefixes: Mapping[str, str]) -> object:
    def shorten(iri: str) -> tuple[str, str]:
        """The words for an IRI, and its page."""
        return short_name(iri, prefixes=prefixes), thing_address(iri)

    return shorten


def _names(prefixes: Mapping[str, str]) -> list[str]:
    """What the editor completes: the vocabulary, with prefixes."""
    terms = (*CLASSES, *OBJECT_PROPERTIES, *DATA_PROPERTIES.values(), *VALUES, *VALUES.values())
    return sorted({short_name(str(term), prefixes=prefixes) for term in terms})
