"""One run at a time on one output: who comes second is told who holds it.

The lock is a record lock of the operating system (`fcntl.lockf`) on a small file that names its holder. It goes with
the process that took it, however that ends, so a lock is never left by the dead; and a worker does not inherit it. The
one case that cannot be told is a file that names another machine: there the system's lock may not reach.
"""

from __future__ import annotations

import contextlib
import datetime
import errno
import fcntl
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from kgexport.errors import OutputError

NAME = "lock"
"""Of the file, in the folder that is locked."""

_LONGEST = 4096


@contextlib.contextmanager
def locked(folder: Path, *, output: str) -> Iterator[bool]:
    """Hold the lock of a folder, which is made where it is not there and removed at the end if nothing is in it.

    Gives whether a run that is dead held it before. `output` is what messages say is held.

    Raises:
        OutputError: another run holds it, or it cannot be made.
    """
    path = folder / NAME
    try:
        handle = _acquired(path, output)
        # By the handle: to close another one of the same file would give the lock up.
        before = _holder(os.pread(handle, _LONGEST, 0))
        if before.get("host", host := socket.gethostname()) != host:
            os.close(handle)
            raise OutputError(
                f"{output} is held by {_named(before)}, on another machine: if that run has ended, remove {path}"
            )
        since = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps({"pid": os.getpid(), "host": host, "since": since}).encode(), 0)
    except OSError as error:
        raise OutputError(f"cannot lock {folder}: {error.strerror or error}") from error
    try:
        yield bool(before)
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        with contextlib.suppress(OSError):
            folder.rmdir()
        os.close(handle)


def _acquired(path: Path, output: str) -> int:
    """The open lock file; it may be removed between any two steps by the run that ends."""
    while True:
        path.parent.mkdir(exist_ok=True)
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        except FileNotFoundError:
            continue
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        except FileNotFoundError:
            pass
        except OSError as error:
            os.close(handle)
            if error.errno not in (errno.EACCES, errno.EAGAIN):
                raise
            holder = _named(_holder(path.read_bytes()))
            raise OutputError(
                f"{output} is held by {holder}: wait for that run, stop it, or write to another file"
            ) from None
        os.close(handle)


def _holder(content: bytes) -> dict[str, object]:
    """What the lock file says; nothing where it is empty or was cut off."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _named(holder: dict[str, object]) -> str:
    if not holder:
        return "another run of kgexport"
    return f"another run of kgexport, process {holder.get('pid')} on {holder.get('host')} since {holder.get('since')}"
