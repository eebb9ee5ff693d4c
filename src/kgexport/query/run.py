"""Running of queries over a graph or a dataset of rdflib."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from rdflib import Dataset, Graph
from rdflib.term import Identifier, Node

from kgexport.errors import UsageError
from kgexport.query.guard import check_graphs, prepared_query, refusal
from kgexport.query.terms import prefixes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The answer of a SELECT: rows in the order of the query, None where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]


Answer: TypeAlias = Table | bool | Graph
"""Of a SELECT, of an ASK, of a CONSTRUCT or DESCRIBE."""


def run(data: Graph, text: str, bindings: Mapping[str, Identifier] | None = None, *, source: str = "query") -> Answer:
    """Ask a query of a graph, or of the union of a dataset's graphs; `GRAPH` and `FROM` select among those.

    `bindings` give variables of the query their values; `source` names the query in messages. The usual prefixes need
    no declaration (`kg:`, `kgid:`, `rdfs:` and the like, and those of the data).

    Raises UsageError when the query is no SPARQL, is an update, or reaches beyond the data.
    """
    query = prepared_query(text, prefixes=prefixes_of(data), source=source)
    check_graphs(query, data, source=source)
    view = data
    if isinstance(data, Dataset) and not data.default_union:
        view = Dataset(store=data.store, default_union=True)
    try:
        result = view.query(query, initBindings=dict(bindings or {}))
        if result.type == "ASK":
            return bool(result.askAnswer)
        if result.type in ("CONSTRUCT", "DESCRIBE"):
            return _graph(result.graph)
        variables = tuple(result.vars or ())
        rows = tuple(tuple(row.get(variable) for variable in variables) for row in result.bindings)
    except RecursionError:
        raise UsageError(f"{source}: nested too deeply") from None
    except Exception as error:
        raise refusal(error, source) from error
    return Table(columns=tuple(map(str, variables)), rows=rows)


def _graph(found: Graph | None) -> Graph:
    graph = Graph(bind_namespaces="none")
    for triple in found or ():
        graph.add(triple)
    return graph
