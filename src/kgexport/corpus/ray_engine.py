"""The engine for many machines: what `kgexport.corpus.pool` does, by actors on Ray Data (`kgexport[ray]`).

In and out are those of the pool, so that reading, shards, journal, resuming and writing are the same for both, and the
bytes too: the process that runs the export reads documents and puts batches into the object store, actors anywhere in
the cluster take them, and the results come back in order. Each actor has a process that it may lose (see
`kgexport.corpus.remote`), with the limits of time and memory; Ray starts actors anew when a machine is lost and gives
their batches to others.

The cluster is the one that RAY_ADDRESS names, else one on this machine. kgexport, the model and the files of lexicon
and shapes must be on every machine, under the same paths.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kgexport.corpus.batches import batches
from kgexport.corpus.processor import Processor
from kgexport.corpus.records import Configuration, Processed
from kgexport.corpus.remote import Remote
from kgexport.errors import UsageError
from kgexport.model import Document

if TYPE_CHECKING:
    import pyarrow

WINDOW = 2_000
"""Batches that are put into the object store together, some 60 million characters: actors start anew for each window,
which takes seconds of an hour."""

_COLUMN = "pickled"


class RayEngine:
    """Actors for one run. A context, as the pool is one."""

    def __init__(self, configuration: Configuration, *, workers: int = 1) -> None:
        """Nothing is started yet; `workers` is the number of actors, each with a processor of its own."""
        self._configuration = configuration
        self._workers = workers
        self._started = False

    def __enter__(self) -> RayEngine:
        """Join the cluster, or start one.

        Raises:
            UsageError: Ray is not installed or has no such cluster, or the configuration is not usable.
        """
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would report its use to its makers
        os.environ.setdefault("RAY_DATA_LOG_LEVEL", "ERROR")
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "error")
        try:
            import ray
            import ray.data
        except ImportError as error:
            raise UsageError(f"--engine ray needs Ray ({error}): pip install 'kgexport[ray]'") from error
        Processor(self._configuration).setup()
        if not ray.is_initialized():
            try:
                ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
            except (ConnectionError, ValueError, RuntimeError) as error:
                raise UsageError(f"--engine ray: {' '.join(str(error).split())}") from error
            self._started = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._started:
            import ray

            ray.shutdown()

    def process(self, documents: Iterable[Document], *, first: int = 0) -> Iterator[Processed]:
        """What became of each document, in their order; `first` is the position of the first of them."""
        import ray

        source = batches(documents, first=first)
        while references := [ray.put(_table(pickle.dumps(batch))) for batch in islice(source, WINDOW)]:
            yield from self._window(references)

    def _window(self, references: list[Any]) -> Iterator[Processed]:
        import ray.data

        data: Any = ray.data
        context = data.DataContext.get_current()
        context.execution_options.preserve_order = True
        context.enable_progress_bars = False
        answers = data.from_arrow_refs(references).map_batches(
            _Actor,
            batch_size=1,
            batch_format="pyarrow",
            compute=data.ActorPoolStrategy(size=min(self._workers, len(references))),
            fn_constructor_args=(self._configuration,),
            num_cpus=1,
        )
        for table in answers.iter_batches(batch_size=None, batch_format="pyarrow"):
            for answer in table.column(_COLUMN).to_pylist():
                yield from pickle.loads(answer)


class _Actor:
    """What Ray keeps on a machine."""

    def __init__(self, configuration: Configuration) -> None:
        self._remote = Remote(configuration)

    def __call__(self, table: pyarrow.Table) -> pyarrow.Table:
        """A table of one batch in, a table of its results out."""
        (message,) = table.column(_COLUMN).to_pylist()
        return _table(pickle.dumps(self._remote(pickle.loads(message)), protocol=pickle.HIGHEST_PROTOCOL))

    def __del__(self) -> None:
        self._remote.stop()


def _table(message: bytes) -> Any:  # noqa: ANN401
    import pyarrow

    return pyarrow.table({_COLUMN: pyarrow.array([message], pyarrow.large_binary())})
