"""A store as it is now, to be asked: what is loaded later does not show, and what it reads stays as long as it is open.

with open_store("corpus.store") as snapshot:
    table = snapshot.evaluate("SELECT ?label { ?who a kg:Person ; rdfs:label ?label }")
    snapshot.path  # the database, for `pyoxigraph.Store.read_only` in processes of one's own
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from kgexport.errors import OutputError, UsageError
from kgexport.query.guard import NO_SERVICE, check_graphs, graphs_in, prepared_query
from kgexport.query.run import Answer, Table
from kgexport.query.terms import SHORT_NAMES
from kgexport.store.engine import Term, ox, rdflib_term
from kgexport.store.folder import held_generation
from kgexport.store.guard import asks_service


class Snapshot:
    """One generation of a store. The default graph is the union of all graphs; `GRAPH` selects among those."""

    def __init__(self, store: ox.Store, *, path: Path | None, documents: int, base: str) -> None:
        self.store = store
        """For look-ups and queries of one's own; it only reads."""
        self.path = path
        """Where its database lies, which nobody writes to; None where nothing was loaded yet."""
        self.documents = documents
        self.prefixes: Mapping[str, str] = {**SHORT_NAMES, "kgid": base}
        """Those that a query may use undeclared; `kgid:` is the base of the documents."""

    def evaluate(self, text: str, *, source: str = "query", trusted: bool = False) -> Answer:
        """Answer a query; `source` names it in messages. There is no limit of time.

        `trusted` is for text of ours: to look with rdflib at what it reaches for takes longer than most answers. Raises
        UsageError when the query is no SPARQL, is an update, or reaches beyond the data.
        """
        if not trusted:
            query = prepared_query(text, prefixes=self.prefixes, source=source)
            if asks_service(text):
                raise UsageError(f"{source}: {NO_SERVICE}")
            check_graphs(graphs_in(query), self._has_graph, source=source)
        try:
            return _answer(self.store.query(text, prefixes=dict(self.prefixes)))
        except SyntaxError as error:
            raise UsageError(f"{source}: not valid SPARQL: {error.msg}") from None
        except (ValueError, RuntimeError) as error:
            raise UsageError(f"{source}: {error}") from error

    def _has_graph(self, name: URIRef) -> bool:
        return self.store.contains_named_graph(ox.NamedNode(name))


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    known: dict[Term, Node] = {}

    def term(given: Term) -> Node:
        made = known.get(given)
        if made is None:
            made = known[given] = rdflib_term(given)
        return made

    if isinstance(found, ox.QueryTriples):
        graph = Graph(bind_namespaces="none")
        for triple in found:
            graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
        return graph
    return Table(
        columns=tuple(variable.value for variable in found.variables),
        rows=tuple(tuple(None if value is None else term(value) for value in row) for row in found),
    )


@contextlib.contextmanager
def open_store(folder: str | Path) -> Iterator[Snapshot]:
    """The store of a folder as it is now. Raises OutputError: there is none, or it cannot be read."""
    with held_generation(Path(folder)) as (marker, path):
        try:
            store = ox.Store() if path is None else ox.Store.read_only(str(path))
        except OSError as error:
            raise OutputError(f"cannot read the store {folder}: {error}") from error
        yield Snapshot(store, path=path, documents=marker.documents, base=marker.base)
