"""Where results go: a file, written whole or not at all, or the standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from kgexport.errors import OutputError

STANDARD_OUTPUT = "-"


class ReaderGone(OutputError):
    """Who reads the standard output wants no more of it, as `head` does: an end without a message."""


def write_output(output: str, write: Callable[[BinaryIO], object], *, folder: Path | None = None) -> None:
    """Give `write` a stream, and put what it wrote in its place when all of it is there.

    Until then it lies in `folder`, or beside the output.

    Raises:
        OutputError: the file or the standard output cannot be written.
    """
    if output != STANDARD_OUTPUT:
        from kgexport.rdf.files import replacing

        with replacing(Path(output), folder=folder) as stream:
            write(stream)
        return
    whole = BytesIO()
    write(whole)
    _StandardOutput().write(whole.getbuffer())


def stream_output(output: str, write: Callable[[BinaryIO], object]) -> None:
    """Give `write` the standard output, or a pipe or device, as it is: what is written is there at once.

    Raises:
        OutputError: it cannot be written.
    """
    if output == STANDARD_OUTPUT:
        write(cast(BinaryIO, _StandardOutput()))
    else:
        write_output(output, write)


def is_file(output: str) -> bool:
    """Whether an output is a file, or will be one: then it is written whole or not at all."""
    path = Path(output)
    return output != STANDARD_OUTPUT and (path.is_file() or not path.exists())


def check_output(output: str) -> None:
    """See, before hours of work, that a file can be written there.

    Raises:
        OutputError: it cannot, and why.
    """
    if output == STANDARD_OUTPUT:
        return
    path = Path(os.path.realpath(output))
    if path.is_dir():
        raise OutputError(f"cannot write {output}: it is a folder; name a file in it")
    if not path.parent.is_dir():
        raise OutputError(f"cannot write {output}: there is no folder {path.parent}; make it first")
    usable = path if path.exists() and not path.is_file() else path.parent
    if not os.access(usable, os.W_OK):
        raise OutputError(f"cannot write {output}: permission is denied in {usable}")


class _StandardOutput:
    """The standard output as a stream, with errors of ours."""

    def write(self, data: bytes | memoryview) -> int:
        """Write all of it, now.

        Raises:
            ReaderGone: nobody reads it any more.
            OutputError: it cannot be written.
        """
        stream = sys.stdout.buffer
        try:
            stream.write(data)
            stream.flush()
        except BrokenPipeError:
            # Python would complain of the lost output once more on its way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise ReaderGone("the standard output was closed") from None
        except OSError as error:
            raise OutputError(f"cannot write to the standard output: {error.strerror or error}") from error
        return len(data)
