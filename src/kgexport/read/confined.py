"""The process that parses pages, PDF, mail and tables for `kgexport.read.sandbox`: `python -m kgexport.read.confined`.

In, on the standard input: blocks of a task with its arguments (JSON) and of data. Out, on the standard output: for each
an object of JSON with `fields`, `remarks` and `error`, one of fields and error being null; `last` says that the
process ends with this answer.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from kgexport.read.sandbox import MAX_MEMORY, MAX_SECONDS, Parsed, receive, send
from kgexport.read.streams import StreamError

TASKS = {
    "html": "kgexport.read.html:parse_page",
    "mail": "kgexport.read.mail:parse_message",
    "parquet": "kgexport.read.parquet:parse_rows",
    "pdf": "kgexport.read.pdf:parse_pdf",
}
"""The function of each task: of bytes and named arguments, gives `Parsed`."""

_FORBIDDEN = frozenset(
    {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec",
     "os.fork", "os.posix_spawn"}
)  # fmt: skip


def main() -> None:
    """Answer until the input ends."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123
        # What a library reads or prints is no part of the talk.
        for descriptor in (0, 1, 2):
            os.dup2(nothing.fileno(), descriptor)
    _confine()
    while (header := receive(requests)) is not None and (data := receive(requests)) is not None:
        task, arguments = json.loads(header)
        _alarm(MAX_SECONDS + 5)
        found = answer(task, data, arguments)
        _alarm(0)
        send(answers, json.dumps(found).encode("ascii"))
        if found["last"]:
            break


def _confine() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when it is interrupted
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def forbid(event: str, arguments: tuple[object, ...]) -> None:
        if event in _FORBIDDEN:
            raise PermissionError(f"{event} while a document is parsed")

    sys.addaudithook(forbid)


def _alarm(seconds: int) -> None:
    """End this process after a time, in whatever code it is; for the case that the parent was killed meanwhile."""
    if sys.platform != "win32":
        signal.alarm(seconds)


def answer(task: str, data: bytes, arguments: dict[str, Any]) -> dict[str, object]:
    """What a task makes of data: an answer as it is sent, whatever the parser raises."""
    try:
        parsed = _function(task)(data, **arguments)
        return {"fields": parsed.fields, "remarks": parsed.remarks, "error": None, "last": False}
    except StreamError as error:
        reason = str(error)
    except MemoryError:
        return _failed(f"reading it takes more than {MAX_MEMORY} bytes of memory", last=True)
    except RecursionError:
        reason = "it is nested too deeply"
    except Exception as error:  # whatever a library raises is the fault of this one document
        reason = f"its parser gave up: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
    return _failed(reason)


def _failed(reason: str, *, last: bool = False) -> dict[str, object]:
    return {"fields": None, "remarks": [], "error": reason, "last": last}


def _function(task: str) -> Callable[..., Parsed]:
    module, name = TASKS[task].split(":")
    function: Callable[..., Parsed] = getattr(import_module(module), name)
    return function


if __name__ == "__main__":
    main()
