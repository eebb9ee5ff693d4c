"""Work that needs no model: it writes the text as a quad, and does what a text asks for. Not a test."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kgexport.corpus.records import Processed
from kgexport.model import Document

BYTES = 200 << 20
"""What "memory" takes; a pool in these tests allows half."""


class Trouble:
    """`setup` counts how often it is called, and in which process."""

    def __init__(self, marks: Path | None = None) -> None:
        self.marks = marks
        self.set_up: list[int] = []

    def setup(self) -> None:
        self.set_up.append(os.getpid())

    def __call__(self, documents: Sequence[Document], *, first: int = 0) -> list[Processed]:
        assert len(self.set_up) == 1
        return [self._one(document, position) for position, document in enumerate(documents, start=first)]

    def _one(self, document: Document, position: int) -> Processed:
        what, _, argument = document.text.partition(" ")
        if what == "raise":
            raise ValueError(f"no {argument}\nat all")
        if what == "memory":
            bytearray(BYTES)
        elif what == "hang":
            time.sleep(3600)
        elif what == "loop":
            while True:
                pass
        elif what == "exit":
            os._exit(int(argument))
        elif what == "signal":
            os.kill(os.getpid(), signal.Signals[argument])
        elif what == "print":
            os.write(1, argument.encode())
            sys.stdout.write(argument)
            sys.stderr.write(argument)
        elif what == "wait":
            time.sleep(float(argument))
        elif what == "once":
            self._once(argument)
        elif what == "pid":
            return Processed(position=position, identifier=document.identifier, quads=str(os.getpid()).encode())
        return Processed(position=position, identifier=document.identifier, quads=f"{document.text}\n".encode())

    def _once(self, name: str) -> None:
        """Die, but only the first time."""
        assert self.marks is not None
        mark = self.marks / name
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)


def texts(*given: str) -> list[Document]:
    """A document for each text, d0 and on."""
    return [Document(identifier=f"d{number}", text=text, source=f"{number}.txt") for number, text in enumerate(given)]
