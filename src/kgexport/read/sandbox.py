"""Parsing what strangers wrote in a process that can be killed.

The parsers of pages, PDF, mail and tables are large, and a hostile file makes one loop, eat memory or crash. They run
in a process of their own (`kgexport.read.confined`) that has a limit of time and of memory, opens no connection and
starts no program. It serves document after document; one that is too much for it is a failure with a reason, and the
next document gets a new process.
"""

from __future__ import annotations

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, NamedTuple

from kgexport.model import Issue, Severity
from kgexport.read.clean import clean_line
from kgexport.read.documents import FieldError, Origin, build
from kgexport.read.records import Record
from kgexport.read.streams import StreamError

MAX_SECONDS = 30
"""The time that parsing one document may take."""

MAX_MEMORY = 1 << 30
"""The address space of the parsing process, in bytes."""

MAX_SERVED = 500
"""The documents after which the process is replaced, as the parsers keep some memory of each."""

_LENGTH = struct.Struct(">Q")


class Parsed(NamedTuple):
    """What a parser found: fields as `kgexport.read.documents.build` takes them, and pairs of code and message."""

    fields: dict[str, Any]
    remarks: tuple[tuple[str, str], ...] = ()


def send(stream: IO[bytes], data: bytes) -> None:
    """Write one block with its length before it."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one block; None where the other side has ended."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


class Sandbox:
    """The parsing process: started with the first document, stopped by `stop`, replaced when it fails.

    `program` is what Python runs in it, as its options; `descriptors` are open files that it is given; `most` is the
    number of tasks after which it is replaced.
    """

    def __init__(
        self,
        *,
        program: Sequence[str] = ("-m", "kgexport.read.confined"),
        descriptors: Sequence[int] = (),
        most: int | None = None,
    ) -> None:
        self._program = program
        self._descriptors = descriptors
        self._most = most
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._served = 0

    def parse(self, task: str, data: bytes, **arguments: object) -> dict[str, Any]:
        """What `kgexport.read.confined` answers to a task: `fields` of the document and `remarks`.

        Raises:
            StreamError: the data are at fault, or too much for the process.
        """
        with self._lock:
            process = self._running()
            try:
                answer = self._exchange(process, json.dumps([task, arguments]).encode(), data)
            except BaseException:
                self._end()
                raise
            if answer["last"]:
                self._end()
        if answer["error"] is not None:
            raise StreamError(answer["error"])
        return answer

    def stop(self) -> None:
        """End the process; the next document starts another."""
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():
            self._process = None  # a fork does not share its parent's process
        if self._process is not None and (
            self._served >= (self._most or MAX_SERVED) or self._process.poll() is not None
        ):
            self._end()
        if self._process is None:
            root = str(Path(__file__).parents[2])
            paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
            # Libraries must not see what could change their answer: hash seed and time zone of this run.
            environment = {
                **os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0", "TZ": "UTC",
            }  # fmt: skip
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-X", "utf8", "-W", "ignore", *self._program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=self._descriptors,
                env=environment,
            )
            self._owner, self._served = os.getpid(), 0
        self._served += 1
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], header: bytes, data: bytes) -> dict[str, Any]:
        if process.stdin is None or process.stdout is None:
            raise AssertionError("the process has no pipes")
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(MAX_SECONDS, give_up)
        timer.start()
        try:
            send(process.stdin, header)
            send(process.stdin, data)
            answer = receive(process.stdout)
        except BrokenPipeError:
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            if late.is_set():
                raise StreamError(f"reading it takes more than {MAX_SECONDS} seconds")
            raise StreamError("its parser ended without an answer: the file is damaged or hostile")
        parsed: dict[str, Any] = json.loads(answer)
        return parsed

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # what was not sent has nobody to go to
                    pipe.close()
        process.wait()


SANDBOX = Sandbox()
atexit.register(SANDBOX.stop)


def read_confined(
    task: str, data: bytes, origin: Origin, *, own: Mapping[str, object] | None = None, **arguments: object
) -> Iterator[Record]:
    """The document that a task of the sandbox makes of `data`, its issues before it; or the failure.

    Args:
        task: one of `kgexport.read.confined.TASKS`.
        data: the file, page or message.
        origin: where it comes from.
        own: fields that go before what is found in `data`, and `default_date`, the date where it names none.
        arguments: for the task.
    """
    given = dict(own or {})
    date: Any = given.pop("default_date", None)
    try:
        parsed = SANDBOX.parse(task, data, **arguments)
        records = list(build({**parsed["fields"], **given}, origin, date=date))
    except (StreamError, FieldError) as error:
        yield origin.error(str(error))
        return
    identifier = clean_line(origin.identifier)[0]
    for code, message in parsed["remarks"]:
        yield Issue(document=identifier, code=code, message=message, severity=Severity.WARNING)
    yield from records
