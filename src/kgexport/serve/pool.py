"""The processes that run queries: warm, limited in number, killed when a query takes too long, and replaced.

Strangers' queries never take the last process, so that what the server itself asks is answered meanwhile.
"""

from __future__ import annotations

import asyncio
import json
import os
import struct
import sys
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Protocol

from kgexport.errors import OutputError
from kgexport.serve.limits import MAX_WAITING, Limits
from kgexport.serve.worker import Call, Reply, Task

RETRY_SECONDS: Final = 5
"""After which a client that was sent away may try again."""

_LENGTH: Final = struct.Struct(">Q")
_START_SECONDS: Final = 60
_STOPPING_SECONDS: Final = 0.1


class Busy(Exception):
    """Too many queries run and wait."""


class CallError(Exception):
    """A call that failed; `status` is for the answer: 400 what is asked is at fault, 503 too much, 500 a bug."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Log(Protocol):
    """Where the pool says what whoever runs the server should know."""

    def __call__(self, message: str) -> None:
        """Take one line."""


class Pool:
    """Processes that have opened the store at `store`; `folder` is removed by them when the server is killed.

    Used in one event loop, between `start` and `stop`.
    """

    def __init__(self, *, store: Path, folder: Path, limits: Limits, log: Log) -> None:
        self.limits = limits
        self.folder = folder
        """For what is temporary."""
        self.store = store
        self._arguments = (str(store), str(limits.memory), str(folder))
        self._log = log
        self._idle: asyncio.Queue[_Process] = asyncio.Queue()
        self._public = asyncio.Semaphore(max(1, limits.workers - 1))
        self._waiting = 0
        self._processes: set[_Process] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._stopped = asyncio.Event()

    @property
    def is_temporary(self) -> bool:
        """Whether the store is gone with the server."""
        return self.store.is_relative_to(self.folder)

    @property
    def is_stopped(self) -> bool:
        """Whether the server ends."""
        return self._stopped.is_set()

    async def start(self) -> None:
        """Start all processes. Raises OutputError when one cannot open the store."""
        await asyncio.gather(*(self._begin(self._add()) for _ in range(self.limits.workers)))

    async def stop(self) -> None:
        """Kill all processes."""
        self._stopped.set()
        # Nothing is cancelled: a process that is being started would be lost. Its task sees that all is over, and ends.
        while self._starting or self._processes:
            await asyncio.gather(*(process.end() for process in tuple(self._processes)))
            self._processes.clear()
            if self._starting:
                await asyncio.wait(self._starting, timeout=_STOPPING_SECONDS)

    async def run(self, task: Task | Call, *, trusted: bool = False, seconds: float | None = None) -> Reply:
        """What a process answers to a task; a query that is too much for it is a reply with status 503 or 500.

        `trusted` is for queries of the server's own; `seconds` takes the place of the limit of time. Raises Busy when
        no process is free for too long.
        """
        seconds = self.limits.seconds if seconds is None else seconds
        process = await self._free(trusted=trusted)
        usable = False
        try:
            async with asyncio.timeout(seconds):
                reply = await process.exchange(json.dumps(task).encode())
            usable = not reply.last
        except TimeoutError:
            return Reply(503, f"the query was stopped after {seconds:g} seconds; ask for less", "", b"")
        except _EndedError as ended:
            return ended.reply
        finally:
            if not trusted:
                self._public.release()
            if usable:
                self._idle.put_nowait(process)
            else:
                self._replace(process)
        return reply

    async def call(self, function: str, **arguments: object) -> Any:  # noqa: ANN401 - JSON
        """What a function of kgexport's own, `module:name`, makes of the store and of the arguments, all of it JSON.

        It runs in one of the processes, with the limits of a query. Raises CallError with the status to answer when it
        cannot, Busy when no process is free for too long.
        """
        reply = await self.run(Call(function=function, arguments=arguments), trusted=True)
        if reply.status != 200:
            raise CallError(reply.status, reply.message)
        return json.loads(reply.body)

    async def _free(self, *, trusted: bool) -> _Process:
        if trusted:
            return await self._next()
        if self._waiting >= MAX_WAITING:
            raise Busy
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                await self._public.acquire()
        except TimeoutError:
            raise Busy from None
        finally:
            self._waiting -= 1
        try:
            return await self._next()
        except BaseException:
            self._public.release()
            raise

    async def _next(self) -> _Process:
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._idle.get()
        except TimeoutError:
            raise Busy from None

    async def _add(self) -> None:
        process = await _Process.start(self._arguments)
        self._processes.add(process)
        try:
            async with asyncio.timeout(_START_SECONDS):
                reply = await process.receive()
        except _EndedError as ended:
            reply = ended.reply
        except TimeoutError:
            reply = Reply(503, f"opening the store takes more than {_START_SECONDS} seconds", "", b"")
        if reply.status != 200 or self._stopped.is_set():
            self._processes.discard(process)
            await process.end()
            raise OutputError(reply.message or "the server ends")
        self._idle.put_nowait(process)

    def _replace(self, process: _Process) -> None:
        process.kill()  # at once: a waiting query must not share the machine with it

        async def replacement() -> None:
            await process.end()
            self._processes.discard(process)
            while not self._stopped.is_set():
                try:
                    return await self._add()
                except (OutputError, OSError) as error:
                    if not self._stopped.is_set():
                        self._log(f"a process for queries cannot be started: {error}")
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopped.wait(), RETRY_SECONDS)

        self._begin(replacement())

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        starting = asyncio.create_task(work)
        self._starting.add(starting)
        starting.add_done_callback(self._starting.discard)
        return starting


class _EndedError(Exception):
    """The process is gone; `reply` says why."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.message)
        self.reply = reply


class _Process:
    """One process, and the talk with it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        if process.stdin is None or process.stdout is None or process.stderr is None:
            raise AssertionError("the process has no pipes")
        self._process = process
        self._input, self._output, self._errors = process.stdin, process.stdout, process.stderr

    @classmethod
    async def start(cls, arguments: tuple[str, ...]) -> _Process:
        return cls(
            await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-X", "utf8", "-W", "ignore", "-m", "kgexport.serve.worker", *arguments,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                start_new_session=True,  # Ctrl-C is for the server
                env=_environment(os.environ),
            )
        )  # fmt: skip

    async def exchange(self, task: bytes) -> Reply:
        """Send a task and read the reply. Raises _EndedError."""
        try:
            self._input.write(_LENGTH.pack(len(task)) + task)
            await self._input.drain()
        except ConnectionError:
            pass  # the reading that follows tells why
        return await self.receive()

    async def receive(self) -> Reply:
        """Read one reply. Raises _EndedError."""
        try:
            head = json.loads(await self._block())
            body = await self._block()
        except (asyncio.IncompleteReadError, ConnectionError):
            raise _EndedError(await self._why()) from None
        return Reply(head["status"], head["message"], head["format"], body, head["last"])

    def kill(self) -> None:
        """Stop it now."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def end(self) -> None:
        """Stop it, and wait until it and its pipes are gone."""
        self.kill()
        await self._process.wait()
        self._input.close()
        self._process._transport.close()  # type: ignore[attr-defined]  # else the pipes stay until the next collection

    async def _block(self) -> bytes:
        (length,) = _LENGTH.unpack(await self._output.readexactly(_LENGTH.size))
        return await self._output.readexactly(length)

    async def _why(self) -> Reply:
        self.kill()
        last_words = (await self._errors.read(1 << 16)).decode(errors="replace")
        await self._process.wait()
        if "memory allocation" in last_words or "bad_alloc" in last_words or "MemoryError" in last_words:
            return Reply(503, "the query needs more memory than it is given; ask for less", "", b"")
        return Reply(500, "the query engine broke down over the query; is it nested too deeply?", "", b"")


def _environment(inherited: Mapping[str, str]) -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    paths = [root, *filter(None, [inherited.get("PYTHONPATH")])]
    return {
        **inherited, "PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0", "TZ": "UTC", "RUST_BACKTRACE": "0",
    }  # fmt: skip
