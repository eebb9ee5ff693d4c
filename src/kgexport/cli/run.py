"""The run of one export: everything is checked before the first document, and the output appears when it is whole."""

from __future__ import annotations

import datetime
import os
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kgexport.annotate.models import find_model
from kgexport.cli.account import Failures, tell_item, write_summary
from kgexport.cli.console import Console, is_terminal
from kgexport.cli.output import STANDARD_OUTPUT, check_output, is_file, stream_output, write_output
from kgexport.cli.shipped import rdf_format_of
from kgexport.errors import InputError, OutputError, UsageError
from kgexport.read import STANDARD_INPUT, scan
from kgexport.read.files import Source

if TYPE_CHECKING:
    from kgexport.corpus.account import Account, Row
    from kgexport.corpus.parts import Parts
    from kgexport.corpus.pool import Pool
    from kgexport.corpus.ray_engine import RayEngine
    from kgexport.corpus.reading import Found, Item, Reading
    from kgexport.corpus.records import Configuration, Processed
    from kgexport.corpus.run import Done, Process, Tell

_ONE_DOCUMENT = frozenset({".eml", ".html", ".md", ".pdf", ".txt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user asked for."""

    inputs: tuple[str, ...]
    kind: str | None
    date: datetime.date | None
    output: str
    """A file, the standard output, or where `store` is set the folder of a store."""
    store: bool
    format: str | None
    configuration: Configuration
    workers: int
    engine: str
    summary: str | None
    failures: str | None
    strict: bool
    resume: bool
    shard_size: int


@dataclass(slots=True, kw_only=True)
class _Run:
    """One run as it goes."""

    settings: Settings
    console: Console
    format: str
    base: str
    account: Account
    failures: Failures


def run_export(settings: Settings, console: Console) -> int:
    """Export, and give the exit code.

    Raises:
        UsageError: model, base, lexicon or shapes are not usable, or there is too much for the format; or what is to be
            resumed was made in another way. Nothing was written.
        InputError: no input is usable; nothing was written.
        OutputError: an output cannot be written or is held by another run.
    """
    for output in (None if settings.store else settings.output, settings.summary, settings.failures):
        if output is not None:
            check_output(output)
    if settings.store:
        from kgexport.store.load import check_store

        check_store(Path(settings.output))
    from kgexport.corpus.account import Account
    from kgexport.rdf.iris import DEFAULT_BASE

    format = settings.format
    if settings.store:
        format = "nq"
    elif format is None and settings.output != STANDARD_OUTPUT:
        format = rdf_format_of(settings.output)
    with Failures(settings.failures) as failures:
        run = _Run(
            settings=settings,
            console=console,
            format=format or "ttl",
            base=settings.configuration.base or DEFAULT_BASE,
            account=Account(),
            failures=failures,
        )
        return _to_file(run) if settings.store or is_file(settings.output) else _to_stream(run)


def _to_file(run: _Run) -> int:
    """Do what is not finished yet, then put all of it together."""
    from kgexport.corpus.binding import binding_of
    from kgexport.corpus.parts import open_parts
    from kgexport.corpus.reading import Reading
    from kgexport.corpus.run import fill
    from kgexport.rdf.streams import write_documents

    settings = run.settings
    binding = binding_of(settings.configuration, inputs=settings.inputs, kind=settings.kind, date=settings.date)
    with open_parts(settings.output, binding, resume=settings.resume, most=settings.shard_size) as parts:
        _take_up(run, parts)
        with _keeping(run, parts):
            with _processing(run) as (found, process, tell):
                reading = Reading(found, date=settings.date, finished=parts.finished, seen=parts.seen)
                check = partial(_check_size, run, parts, reading)
                fill(parts, run.account, reading, process, tell=tell, check=check)
            if parts.recorded:
                parts.write(reading.seen)
            if run.account.ok and settings.store:
                _load(parts, Path(settings.output))
            elif run.account.ok:
                documents = parts.documents()
                write_output(
                    settings.output,
                    lambda stream: write_documents(documents, stream, run.format, base=run.base),
                    folder=parts.folder,
                )
            _write_accounts(run, folder=parts.folder)
        parts.remove()
    return _end(run)


def _load(parts: Parts, store: Path) -> None:
    from kgexport.store.load import load
    from kgexport.store.parsing import Parsed

    try:
        with tempfile.NamedTemporaryFile(prefix=".kgexport-", suffix=".nq", dir=parts.folder.parent) as spooled:
            for document in parts.documents():
                spooled.write(document)
            spooled.flush()
            load([Parsed(Path(spooled.name), name="the export")], store)
    except OSError as error:
        raise OutputError(f"cannot write beside {store}: {error.strerror or error}") from error


def _to_stream(run: _Run) -> int:
    """Give the standard output, a pipe or a device each document when it is done, where the format allows that."""
    from kgexport.corpus.reading import Reading
    from kgexport.corpus.run import merged
    from kgexport.rdf.streams import write_documents

    with _processing(run) as (found, process, tell):
        reading = Reading(found, date=run.settings.date)
        with closing(_quads(run.account, merged(reading.items(), process), tell)) as documents:
            first = next(documents, None)
            if first is not None:
                whole = chain([first], documents)
                stream_output(
                    run.settings.output, lambda stream: write_documents(whole, stream, run.format, base=run.base)
                )
    _write_accounts(run)
    return _end(run)


def _quads(account: Account, done: Generator[Done, None, None], tell: Tell) -> Generator[bytes, None, None]:
    """The quads of the documents that may be written; everything goes into the account."""
    with closing(done):
        for item, processed in done:
            tell(item, processed, account.enter(item, processed))
            if processed is not None and processed.quads:
                yield processed.quads


def _take_up(run: _Run, parts: Parts) -> None:
    """Go on with the account where another run was cut off."""
    if parts.counts is not None:
        run.account.restore(parts.counts)
        for failure in parts.failures:
            run.failures.add(failure)
        run.console.note(f"going on behind {_finished(parts)} documents that are finished")
    elif run.settings.resume:
        run.console.note("nothing is finished yet: starting at the beginning")


@contextmanager
def _keeping(run: _Run, parts: Parts) -> Iterator[None]:
    """Have it said, when the run ends before its time, that what is finished is not lost."""
    try:
        yield
    except UsageError:
        raise
    except BaseException:
        if parts.recorded:
            run.console.hint = f"{_finished(parts)} documents are finished: --resume goes on behind them"
        raise


def _finished(parts: Parts) -> int:
    return 0 if parts.counts is None else parts.counts["came_in"]


@contextmanager
def _processing(run: _Run) -> Iterator[tuple[Iterator[Found], Process, Tell]]:
    """What there is to read, what is done to documents, and what is told of each item that is done."""
    settings, console = run.settings, run.console
    configuration = settings.configuration
    console.detail(f"loading the model from {find_model(configuration.model)}")
    total = _total(run)
    with _engine(settings) as engine, console.progress(total, "exporting", status_of(run.account)) as advance:
        shown = 0

        def tell(item: Item, processed: Processed | None, failure: Row | None) -> None:
            nonlocal shown
            if failure is not None:
                run.failures.add(failure)
            tell_item(console, item, processed, failure)
            advance(item.bytes - shown)
            shown = item.bytes

        yield scan(settings.inputs, kind=settings.kind), engine.process, tell


def _engine(settings: Settings) -> Pool | RayEngine:
    configuration = settings.configuration
    if settings.engine == "ray":
        from kgexport.corpus.ray_engine import RayEngine

        return RayEngine(configuration, workers=settings.workers)
    from kgexport.corpus.pool import Pool
    from kgexport.corpus.processor import Processor

    return Pool(
        Processor(configuration),
        workers=settings.workers,
        seconds=configuration.seconds,
        memory=configuration.memory,
    )


def _total(run: _Run) -> int | None:
    """The bytes that there are to read, where a person watches and it is known.

    Raises:
        UsageError: there are more documents than the format can hold.
    """
    from kgexport.rdf.streams import WHOLE_DOCUMENTS, WHOLE_ONLY, too_large

    inputs = run.settings.inputs
    needs_whole = run.format in WHOLE_ONLY
    if STANDARD_INPUT in inputs or not (needs_whole or is_terminal()):
        return None
    size = count = 0
    for found in scan(inputs, kind=run.settings.kind):
        if isinstance(found, Source):
            size += found.size
            count += found.kind in _ONE_DOCUMENT
    if needs_whole and count > WHOLE_DOCUMENTS:
        raise UsageError(f"there are {count} files: {too_large(run.format)}")
    return size


def _check_size(run: _Run, parts: Parts, reading: Reading) -> None:
    from kgexport.rdf.streams import WHOLE_ONLY, fits, too_large

    if run.format in WHOLE_ONLY and not fits(run.account.ok, run.account.size):
        parts.write(reading.seen)
        raise too_large(run.format)


def status_of(account: Account) -> Callable[[], str]:
    """What stands behind the bar: how it goes, by the clock, which is for people only."""
    began, before = time.monotonic(), account.words

    def status() -> str:
        speed = (account.words - before) / max(time.monotonic() - began, 1)
        return f"{account.came_in} documents, {speed:.0f} words a second, {account.failed} failed"

    return status


def _write_accounts(run: _Run, *, folder: Path | None = None) -> None:
    """Write what was asked for; until it is whole in `folder`, where that is beside it."""
    for output, write in (
        (run.settings.summary, partial(write_summary, run.account)),
        (run.settings.failures, run.failures.write),
    ):
        if output is not None:
            beside = folder is not None and Path(os.path.realpath(output)).parent == folder.parent
            write_output(output, write, folder=folder if beside else None)


def _end(run: _Run) -> int:
    settings, console, account = run.settings, run.console, run.account
    if account.documents == 0:
        hint = "" if account.failed else ": no document in " + " ".join(settings.inputs)
        raise InputError(f"no usable input, nothing was written{hint}")
    where = "nothing was written" if not account.ok else "the standard output"
    if account.ok and settings.output != STANDARD_OUTPUT:
        where = settings.output
    console.note(f"{account.sentence()}: {where}")
    if account.skipped and console.verbosity < 1:
        console.note(f"{account.skipped} files or folders were skipped: -v names them")
    if settings.strict and (account.warnings or account.withheld):
        console.error(f"--strict: {account.warnings} warnings, {account.withheld} documents withheld")
        return 1
    return 4 if account.failed else 0
