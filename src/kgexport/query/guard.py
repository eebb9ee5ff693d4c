"""What a query may be: one that only reads, and only the data at hand.

rdflib follows `SERVICE` to any host and fetches what `FROM` names, from disk too. So a query is parsed before it runs,
and refused by what its syntax tree says; the words inside strings, comments and IRIs never matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from pyparsing import ParseException, ParseResults
from rdflib import URIRef
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query, SPARQLError
from rdflib.term import Identifier, Node

from kgexport.errors import UsageError

NO_SERVICE: Final = "SERVICE is refused: a query reads the data given, and nothing over the network"


def checked_query(text: str, *, source: str = "query") -> ParseResults:
    """Parse a query and refuse what reaches beyond the data. `source` names it in messages.

    Raises UsageError: with line and column (from 1) when it is no SPARQL; when it is an update; when it has `SERVICE`.
    """
    try:
        parsed = parseQuery(text)
    except ParseException as error:
        if _is_update(text):
            raise UsageError(f"{source}: this is an update; only SELECT, ASK, CONSTRUCT and DESCRIBE are run") from None
        raise UsageError(f"{source}: not valid SPARQL, {_place(error)}") from None
    except RecursionError:
        raise UsageError(f"{source}: nested too deeply") from None
    except (SPARQLError, ValueError, TypeError) as error:  # parse actions: a bad escape, a blank node used twice
        raise UsageError(f"{source}: not valid SPARQL: {error}") from None
    if any(node.name == "ServiceGraphPattern" for node in _components(parsed)):
        raise UsageError(f"{source}: {NO_SERVICE}")
    return parsed


def prepared_query(text: str, *, prefixes: Mapping[str, str], source: str = "query") -> Query:
    """A checked query, ready to run; `prefixes` need no declaration in it.

    Raises UsageError as `checked_query` does, and for an undeclared prefix or a misused variable.
    """
    parsed = checked_query(text, source=source)
    try:
        return translateQuery(parsed, initNs=dict(prefixes))
    except RecursionError:
        raise UsageError(f"{source}: nested too deeply") from None
    except Exception as error:
        raise refusal(error, source) from error


def graphs_in(query: Query) -> list[Identifier]:
    """What `FROM` and `FROM NAMED` of a query name."""
    return [clause.default or clause.named for clause in query.algebra.datasetClause or ()]


def check_graphs(names: Iterable[Node], has: Callable[[URIRef], bool], *, source: str = "query") -> None:
    """Refuse a query of graphs of which the data do not have one: it would be fetched, or taken for empty."""
    for name in names:
        if not isinstance(name, URIRef) or not has(name):
            raise UsageError(f"{source}: the data have no graph {name}; nothing is loaded from elsewhere")


def refusal(error: Exception, source: str) -> Exception:
    """The UsageError for what rdflib objects to in a query, by a bare `Exception`; any other error as it is."""
    if type(error) is Exception or isinstance(error, SPARQLError):
        return UsageError(f"{source}: {str(error) or 'cannot be run'}")
    return error


def _is_update(text: str) -> bool:
    try:
        parseUpdate(text)
    except (ParseException, RecursionError, SPARQLError, ValueError, TypeError):
        return False
    return bool(text.strip())


def _place(error: ParseException) -> str:
    found = error.line[error.column - 1 : error.column + 19].strip()
    return f"line {error.lineno}, column {error.column}, at {repr(found) if found else 'the end'}"


def _components(value: Any) -> Iterator[CompValue]:  # noqa: ANN401 - a syntax tree of rdflib has no type
    pending = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, CompValue):
            yield node
            pending.extend(node.values())
        elif isinstance(node, list | tuple | set | ParseResults):  # the last passes for an empty mapping, too
            pending.extend(node)
        elif isinstance(node, Mapping):
            pending.extend(node.values())
