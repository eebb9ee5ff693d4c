"""The run of one export: everything is checked before the first document, nothing is written before the last."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgexport.annotate.models import find_model, load_model
from kgexport.annotate.runtime import configure_maths
from kgexport.cli.account import Account
from kgexport.cli.console import Console, is_terminal
from kgexport.cli.output import STANDARD_OUTPUT, check_output, write_output
from kgexport.cli.shipped import rdf_format_of
from kgexport.errors import DocumentError, InputError
from kgexport.read import STANDARD_INPUT, read_sources, scan
from kgexport.read.files import Source

if TYPE_CHECKING:
    from rdflib import Graph

    from kgexport.pipeline import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user asked for."""

    inputs: tuple[str, ...]
    kind: str | None
    date: datetime.date | None
    output: str
    format: str | None
    model: str
    base: str | None
    lexicon: tuple[Path, ...]
    shapes: tuple[Path, ...]
    validate: bool
    summary: str | None
    failures: str | None
    strict: bool


def run_export(settings: Settings, console: Console) -> int:
    """Export, and give the exit code.

    Raises:
        UsageError: model, base, lexicon or shapes are not usable; nothing was written.
        InputError: no input is usable; nothing was written.
        OutputError: an output cannot be written.
    """
    for output in (settings.output, settings.summary, settings.failures):
        if output is not None:
            check_output(output)
    account = Account(console=console)
    graphs = list(_graphs(settings, account))
    if graphs:
        _write(settings, graphs)
    for output, write in ((settings.summary, account.write_summary), (settings.failures, account.write_failures)):
        if output is not None:
            write_output(output, write)
    return _end(settings, account)


def _graphs(settings: Settings, account: Account) -> Iterator[Graph]:
    """The graphs that may be written; everything else goes into the account."""
    account.console.detail(f"loading the model from {find_model(settings.model)}")
    configure_maths()
    from kgexport.lexicon import load_lexicon
    from kgexport.pipeline import process
    from kgexport.rdf.iris import DEFAULT_BASE, checked_base
    from kgexport.validate.shapes import load_shapes

    base = DEFAULT_BASE if settings.base is None else checked_base(settings.base)
    lexicon = load_lexicon(settings.lexicon)
    shapes = load_shapes(settings.shapes) if settings.validate else None
    nlp = load_model(settings.model)
    found = scan(settings.inputs, kind=settings.kind)
    total = None
    if is_terminal() and STANDARD_INPUT not in settings.inputs:
        found = iter(listed := list(found))
        total = sum(source.size for source in listed if isinstance(source, Source))
    with account.console.progress(total, "exporting") as advance:
        documents = account.reading(read_sources(found, date=settings.date, progress=advance))
        for outcome in process(documents, nlp, lexicon=lexicon, shapes=shapes, base=base):
            if isinstance(outcome, DocumentError):
                account.fail(outcome)
            elif _accept(outcome, account):
                yield outcome.graph


def _accept(outcome: Outcome, account: Account) -> bool:
    for issue in outcome.extraction.issues:
        account.remark(issue)
    account.ok += outcome.conforms
    if outcome.report is not None:
        account.check(outcome.document, outcome.report)
    return outcome.conforms


def _write(settings: Settings, graphs: list[Graph]) -> None:
    from kgexport.rdf.iris import DEFAULT_BASE
    from kgexport.rdf.writers import write

    name = settings.format
    if name is None and settings.output != STANDARD_OUTPUT:
        name = rdf_format_of(settings.output)
    base = settings.base or DEFAULT_BASE
    write_output(settings.output, lambda stream: write(graphs, stream, name or "ttl", base=base))


def _end(settings: Settings, account: Account) -> int:
    console = account.console
    if account.documents == 0:
        hint = "" if account.failures else ": no document in " + " ".join(settings.inputs)
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
    return 4 if account.failures else 0
