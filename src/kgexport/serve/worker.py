"""The process that runs queries for `kgexport.serve.pool`: `python -m kgexport.serve.worker STORE MEMORY FOLDER`.

In, on the standard input: blocks of JSON, each a `Task` or a `Call`. Out, on the standard output: for each an object
of JSON with `status` (that of HTTP), `message`, `format` and `last`, and a block with the answer; at the start one such
pair that says that the store is open. `last` says that the process ends with this answer. When its input ends, as it
does when the server is gone, the process removes FOLDER, where the server keeps what is temporary, and ends, whatever
it is doing.
"""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple, TypedDict

from kgexport.errors import KgExportError, UsageError
from kgexport.read.sandbox import receive, send
from kgexport.serve.confine import confine
from kgexport.store.guard import asks_service

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib.term import Node


_FROM: Final = re.compile(r"\bfrom\b", re.IGNORECASE)

KINDS: Final = ("table", "truth", "graph")
"""Answers of a SELECT, of an ASK, and of a CONSTRUCT or DESCRIBE."""


class Task(TypedDict):
    """What to run."""

    query: str
    prefixes: dict[str, str]
    """Those that need no declaration."""
    default_graphs: list[str]
    named_graphs: list[str]
    """IRIs of the dataset that the protocol chose; when both are empty it is the query's own, else all the data."""
    formats: dict[str, str | None]
    """The format for each of `KINDS` of answers; None where the client takes none."""
    rows: int


class Call(TypedDict):
    """A function of kgexport's own to call, never one that a request names."""

    function: str
    """Its module and name, `kgexport.page.people:person`; it takes the store and the arguments, and gives JSON."""
    arguments: dict[str, Any]


class Reply(NamedTuple):
    """What came of it."""

    status: int
    message: str
    """Why there is no answer; empty where there is one."""
    format: str
    body: bytes
    last: bool = False


def main() -> None:
    """Answer until the input ends."""
    store_path, memory, folder = sys.argv[1:]
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123
        # What a library reads or prints is no part of the talk; the last words of a crash are read by the parent.
        for descriptor in (0, 1):
            os.dup2(nothing.fileno(), descriptor)
    confine(memory=int(memory))
    try:
        store = _open(store_path)
    except OSError as error:
        _send(answers, Reply(500, f"cannot open the store: {error}", "", b"", last=True))
        return
    _send(answers, Reply(200, "", "", b""))
    import kgexport.query.guard
    import kgexport.serve.answers  # noqa: F401 - now, and not while the first client waits

    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, tasks, folder), daemon=True).start()
    while True:
        task = json.loads(tasks.get())
        reply = call(store, task) if "function" in task else answer(store, task)
        if _memory_used() > int(memory) // 2:  # what is freed does not always go back
            reply = reply._replace(last=True)
        _send(answers, reply)
        if reply.last:
            return


def answer(store: ox.Store, task: Task) -> Reply:
    """Run one query."""
    from kgexport.serve.answers import TooLarge

    try:
        return _answer(store, task)
    except TooLarge as error:
        return Reply(403, str(error), "", b"")
    except MemoryError:
        return Reply(503, "the query needs more memory than it is given", "", b"", last=True)
    except SyntaxError as error:
        return _malformed(task["query"], error, task["prefixes"])
    except (RuntimeError, ValueError) as error:  # what Oxigraph finds while it runs, such as an unknown function
        return Reply(400, f"query: {error}", "", b"")
    except Exception as error:
        return Reply(500, f"the query failed: {type(error).__name__}: {error}", "", b"", last=True)
    except BaseException as error:  # a panic of Oxigraph, after which nothing of its state is trusted
        return Reply(500, f"the query engine failed: {error}", "", b"", last=True)


def call(store: ox.Store, task: Call) -> Reply:
    """Call a function; a KgExportError of it is status 400, with its message."""
    module, _, name = task["function"].partition(":")
    try:
        found = getattr(import_module(module), name)(store, **task["arguments"])
        return Reply(200, "", "json", json.dumps(found).encode())
    except MemoryError:
        return Reply(503, "the page needs more memory than it is given", "", b"", last=True)
    except KgExportError as error:
        return Reply(400, str(error), "", b"")
    except BaseException as error:
        return Reply(500, f"{task['function']} failed: {type(error).__name__}: {error}", "", b"", last=True)


def _answer(store: ox.Store, task: Task) -> Reply:
    import pyoxigraph as ox

    from kgexport.query.guard import NO_SERVICE
    from kgexport.serve import answers

    if asks_service(task["query"]):
        return Reply(403, f"query: {NO_SERVICE}", "", b"")
    dataset = _dataset(store, task)
    if isinstance(dataset, Reply):
        return dataset
    result = store.query(task["query"], prefixes=task["prefixes"], **dataset)
    kind = {ox.QuerySolutions: "table", ox.QueryBoolean: "truth", ox.QueryTriples: "graph"}[type(result)]
    format = task["formats"][kind]
    if format is None:
        return Reply(406, "no format of this answer is among those that the request accepts", "", b"")
    return Reply(200, "", format, answers.written(result, format, rows=task["rows"], prefixes=task["prefixes"]))


def _dataset(store: ox.Store, task: Task) -> dict[str, Any] | Reply:
    """Arguments of `Store.query` for the graphs that are asked, or the refusal of one that the data do not have."""
    import pyoxigraph as ox
    from rdflib import URIRef

    from kgexport.query.guard import check_graphs

    chosen = [*task["default_graphs"], *task["named_graphs"]]
    try:
        check_graphs(
            [URIRef(name) for name in chosen] or _named_by_from(task),
            lambda name: store.contains_named_graph(ox.NamedNode(name)),
        )
    except UsageError as error:
        return Reply(400, str(error), "", b"")
    if not chosen:
        return {}
    return {
        "default_graph": [ox.NamedNode(name) for name in task["default_graphs"]],
        "named_graphs": [ox.NamedNode(name) for name in task["named_graphs"]],
    }


def _named_by_from(task: Task) -> Sequence[Node]:
    """The graphs that a query's own `FROM` names, as far as rdflib reads it: Oxigraph decides what a query is."""
    from kgexport.query.guard import graphs_in, prepared_query

    if not _FROM.search(task["query"]):
        return ()
    try:
        return graphs_in(prepared_query(task["query"], prefixes=task["prefixes"]))
    except Exception:  # whatever rdflib objects to
        return ()


def _malformed(query: str, error: SyntaxError, prefixes: dict[str, str]) -> Reply:
    """Line and column where rdflib stops, as Oxigraph counts the keywords that it missed into its columns."""
    from kgexport.query.guard import prepared_query

    try:
        prepared_query(query, prefixes=prefixes)
    except UsageError as found:
        return Reply(400, str(found), "", b"")
    except Exception:  # whatever rdflib stumbles over, Oxigraph has said what it thinks
        pass
    place, _, reason = str(error).removeprefix("error at ").partition(": ")
    line, _, column = place.partition(":")
    where = f"line {line}, column {column}: " if line.isdecimal() and column.isdecimal() else ""
    return Reply(400, f"query: not valid SPARQL, {where}{reason}", "", b"")


def _open(path: str) -> ox.Store:
    import pyoxigraph as ox

    return ox.Store.read_only(path)


def _memory_used() -> int:
    """The most bytes that this process has had; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10


def _listen(requests: IO[bytes], tasks: queue.SimpleQueue[bytes], folder: str) -> None:
    while (block := receive(requests)) is not None:
        tasks.put(block)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def _send(stream: IO[bytes], reply: Reply) -> None:
    head = {"status": reply.status, "message": reply.message, "format": reply.format, "last": reply.last}
    send(stream, json.dumps(head).encode())
    send(stream, reply.body)


if __name__ == "__main__":
    main()
