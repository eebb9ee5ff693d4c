"""Running of queries: `Data` is what can be asked, here a graph or a dataset of rdflib, elsewhere a store on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from rdflib import Dataset, Graph
from rdflib.term import Node

from kgexport.errors import UsageError
from kgexport.query.fill import filled
from kgexport.query.guard import check_graphs, graphs_in, prepared_query, refusal
from kgexport.query.parameters import bind
from kgexport.query.questions import Question
from kgexport.query.terms import prefixes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The answer of a SELECT: rows in the order of the query, None where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]


Answer: TypeAlias = Table | bool | Graph
"""Of a SELECT, of an ASK, of a CONSTRUCT or DESCRIBE."""


class Data(Protocol):
    """What can be asked: the union of some graphs, which `GRAPH` and `FROM` tell apart."""

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Those that need no declaration in a query; `kgid:` is the base of the data."""

    def evaluate(self, text: str, *, source: str = "query", trusted: bool = False) -> Answer:
        """Answer a query; `source` names it in messages.

        `trusted` is for text of ours: what it reaches for need not be looked at before. Raises UsageError when the
        query is no SPARQL, is an update, or reaches beyond the data.
        """


class GraphData:
    """A graph, or all graphs of a dataset, in memory."""

    def __init__(self, data: Graph) -> None:
        self.data = data
        self.prefixes: Mapping[str, str] = prefixes_of(data)

    def evaluate(self, text: str, *, source: str = "query", trusted: bool = False) -> Answer:
        return run(self.data, text, source=source)


def ask(data: Data, question: Question, values: Mapping[str, str] | None = None) -> Answer:
    """Ask a named question, with values for its parameters as they are given on the command line.

    Raises UsageError for a value that the question does not take.
    """
    terms = bind(question, values or {}, prefixes=data.prefixes)
    return data.evaluate(filled(question.text, terms, source=question.name), source=question.name, trusted=True)


def run(data: Graph, text: str, bindings: Mapping[str, Node] | None = None, *, source: str = "query") -> Answer:
    """Ask a query of a graph, or of the union of a dataset's graphs; `GRAPH` and `FROM` select among those.

    `bindings` are put into the `VALUES` blocks of their variables; `source` names the query in messages. The usual
    prefixes need no declaration (`kg:`, `kgid:`, `rdfs:` and the like, and those of the data).

    Raises UsageError when the query is no SPARQL, is an update, or reaches beyond the data.
    """
    query = prepared_query(filled(text, bindings or {}, source=source), prefixes=prefixes_of(data), source=source)
    if names := graphs_in(query):
        if not isinstance(data, Dataset):
            raise UsageError(f"{source}: the data are one graph without a name; leave out FROM, or export N-Quads")
        known = {graph.identifier for graph in data.graphs() if len(graph)}
        check_graphs(names, known.__contains__, source=source)
    view = data
    if isinstance(data, Dataset) and not data.default_union:
        view = Dataset(store=data.store, default_union=True)
    try:
        result = view.query(query)
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
