"""Limits of a process that runs queries of strangers: memory, connections, the life of its parent.

What a system does not offer is left out; the guard of `kgexport.store` and the clock of `pool` stay.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import signal
import struct
import sys
from typing import Final

_FORBIDDEN: Final = frozenset(
    {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec",
     "os.fork", "os.posix_spawn"}
)  # fmt: skip

_NO_NEW_PRIVILEGES: Final = 38
_SECCOMP: Final = 22
_FILTER_MODE: Final = 2
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EACCES
_SOCKET: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Of a machine: its number in the kernel's audit.h, and its number of the system call `socket`."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def confine(*, memory: int) -> None:
    """Limit this process to `memory` bytes of data, let it open no connection and start no program."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when it is interrupted
    if sys.platform != "win32":
        import resource

        # Not the address space: RocksDB and the threads reserve much more of it than they use.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _refuse_sockets()

    def forbid(event: str, arguments: tuple[object, ...]) -> None:
        if event in _FORBIDDEN:
            raise PermissionError(f"{event} while a query is run")

    sys.addaudithook(forbid)


def _refuse_sockets() -> None:
    """Let the kernel refuse this process any socket (seccomp), whatever native code asks for one."""
    if platform.machine() not in _SOCKET:
        return
    machine, call = _SOCKET[platform.machine()]
    program = b"".join(
        struct.pack("HBBI", *instruction)
        for instruction in (
            (0x20, 0, 0, 4),  # load the machine
            (0x15, 1, 0, machine),  # another one: allow
            (0x06, 0, 0, _ALLOW),
            (0x20, 0, 0, 0),  # load the number of the call
            (0x15, 0, 1, call),
            (0x06, 0, 0, _REFUSE),
            (0x06, 0, 0, _ALLOW),
        )
    )
    buffer = ctypes.create_string_buffer(program, len(program))
    filtering = _Program(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p).value)
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    library.prctl(_SECCOMP, _FILTER_MODE, ctypes.byref(filtering), 0, 0)
