"""A pool in a process of its own, for programs that must not be forked: those with threads, as the actors of Ray are.

In, on the standard input: a `Configuration`, then batches. Out, on the standard output: for each batch a tuple of
`Processed`. All are blocks of pickled bytes between a process and the one that started it. At the end of the input the
process ends, with its batch at the latest.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from kgexport.corpus.batches import Batch
from kgexport.corpus.pool import Pool
from kgexport.corpus.processor import Processor
from kgexport.corpus.records import Configuration, Processed
from kgexport.errors import KgExportError
from kgexport.read.sandbox import receive, send

TRIES = 5
"""How many times a batch is given to a new process when the one that had it was killed."""


class Remote:
    """The side of the program: starts the process with the first batch, and another when it is killed."""

    def __init__(self, configuration: Configuration) -> None:
        """Start nothing yet."""
        self._configuration = configuration
        self._process: subprocess.Popen[bytes] | None = None

    def __call__(self, batch: Batch) -> tuple[Processed, ...]:
        """What became of the documents of a batch.

        Raises:
            KgExportError: the process was killed again and again.
        """
        for _ in range(TRIES):
            answer = self._exchange(self._process or self._start(), pickle.dumps(batch))
            if answer is not None:
                results: tuple[Processed, ...] = pickle.loads(answer)
                return results
            self.stop()
        raise KgExportError(f"the process that works on documents ended {TRIES} times")

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(BrokenPipeError):
                        pipe.close()
            process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        paths = [str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kgexport.corpus.remote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):
                send(self._process.stdin, pickle.dumps(self._configuration))
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], message: bytes) -> bytes | None:
        if process.stdin is None or process.stdout is None:
            raise AssertionError("the process has no pipes")
        try:
            send(process.stdin, message)
            return receive(process.stdout)
        except BrokenPipeError:
            return None


def main() -> None:
    """Answer until the input ends."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123
        for standard in (0, 1):
            os.dup2(nothing.fileno(), standard)
    first = receive(requests)
    if first is None:
        return
    configuration: Configuration = pickle.loads(first)
    work = Processor(configuration)
    with Pool(work, seconds=configuration.seconds, memory=configuration.memory) as pool:
        while (message := receive(requests)) is not None:
            batch: Batch = pickle.loads(message)
            results = tuple(pool.process(batch.documents, first=batch.first))
            send(answers, pickle.dumps(results, protocol=pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    main()
