"""`kgexport export`: read, extract, assemble, validate, write."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kgexport.annotate.models import DEFAULT_MODEL
from kgexport.cli.console import console_of
from kgexport.cli.options import day, output_option, rdf_format_option, validator_option, verbosity_options
from kgexport.cli.output import STANDARD_OUTPUT
from kgexport.corpus.parts import SHARD_DOCUMENTS
from kgexport.read import READERS

ENGINES = ("local", "ray")

Command = TypeVar("Command", bound=Callable[..., Any])


def _inputs(command: Command) -> Command:
    for option in (
        click.option(
            "--from",
            "kind",
            envvar="KGEXPORT_EXPORT_FROM",
            type=click.Choice([suffix.removeprefix(".") for suffix in READERS]),
            help="What the inputs are, whatever their suffix.",
        ),
        click.option(
            "--date",
            callback=day,
            metavar="YYYY-MM-DD",
            help="The date of documents that bring none. Without one, relative dates stay words.",
        ),
        click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
    ):
        command = option(command)
    return command


def _settings(command: Command) -> Command:
    for option in (
        validator_option,
        click.option("--no-validate", is_flag=True, help="Write without checking the graphs against the shapes."),
        click.option(
            "--shapes", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
            help="More shapes to check against, in Turtle; may be repeated.",
        ),
        click.option(
            "--lexicon", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
            help="TOML with words for the lexicon; may be repeated.",
        ),
        click.option("--base", metavar="IRI", help="What all data IRIs begin with."),
        click.option(
            "--model", metavar="NAME", default=DEFAULT_MODEL, show_default=True,
            help="An installed English spaCy pipeline, by name or path.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def _corpora(command: Command) -> Command:
    for option in (
        click.option(
            "--shard-size", metavar="N", type=click.IntRange(min=1), default=SHARD_DOCUMENTS, show_default=True,
            help="Documents that are put on the disk together: what a crash can cost.",
        ),
        click.option("--resume", is_flag=True, help="Go on with a run that was cut off, behind what it had finished."),
        click.option(
            "--engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True,
            help="Where the workers are: on this machine, or on a cluster of Ray (kgexport[ray]).",
        ),
        click.option(
            "--workers", metavar="N", type=click.IntRange(min=1), default=1, show_default=True,
            help="Processes that work on documents. The output is the same for any number.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def _accounts(command: Command) -> Command:
    for option in (
        click.option("--strict", is_flag=True, help="End with code 1 on any warning or withheld document."),
        click.option(
            "--failures",
            metavar="FILE",
            help="Write each document that failed: id, source, stage, reason (JSON lines).",
        ),
        click.option(
            "--summary", metavar="FILE", help="Write the counts: in, ok, failed, skipped, duplicate, warnings (JSON)."
        ),
    ):
        command = option(command)
    return command


@click.command
@_inputs
@click.option(
    "--store", metavar="DIR", type=click.Path(path_type=Path),
    help="Load the graphs into a store on disk, as load does, in the place of -o (kgexport[store]).",
)  # fmt: skip
@output_option("Where the graph goes.")
@rdf_format_option("Format of the output; else by its suffix, else Turtle.")
@_settings
@_corpora
@_accounts
@verbosity_options
@click.pass_context
def export(
    context: click.Context,
    inputs: tuple[str, ...],
    kind: str | None,
    date: datetime.date | None,
    store: Path | None,
    output: str,
    format: str | None,
    model: str,
    base: str | None,
    lexicon: tuple[Path, ...],
    shapes: tuple[Path, ...],
    no_validate: bool,
    validator: str | None,
    workers: int,
    engine: str,
    resume: bool,
    shard_size: int,
    summary: str | None,
    failures: str | None,
    strict: bool,
) -> int:
    """Read news and write the graph of what it says.

    INPUT is a file, a folder, or - for the standard input. Read are .txt, .md, .html, .pdf, .eml, .mbox, .warc, and
    tables of documents, .jsonl (an object a line: text, and id, title, date, url, publisher, language where there are
    such), .csv and .parquet with columns of these names; each also packed as .gz. A document that fails is reported
    and the others go on; a graph that does not conform to the shapes is withheld.
    """
    from kgexport.cli.output import is_file
    from kgexport.cli.run import Settings, run_export
    from kgexport.corpus.records import Configuration

    if shapes and no_validate:
        raise click.UsageError("--shapes and --no-validate exclude each other", context)
    if [output, summary, failures].count(STANDARD_OUTPUT) > 1:
        raise click.UsageError("only one of -o, --summary and --failures can be the standard output", context)
    if store is not None and (output != STANDARD_OUTPUT or format is not None):
        raise click.UsageError("--store stands in the place of -o and -f", context)
    if resume and store is None and not is_file(output):
        raise click.UsageError("--resume needs a file to go on with: -o FILE", context)
    settings = Settings(
        inputs=inputs,
        kind=f".{kind}" if kind else None,
        date=date,
        output=output if store is None else str(store),
        store=store is not None,
        format=format,
        configuration=Configuration(
            model=model,
            base=base,
            lexicon=tuple(map(str, lexicon)),
            shapes=tuple(map(str, shapes)),
            validate=not no_validate,
            validator=validator,
        ),
        workers=workers,
        engine=engine,
        summary=summary,
        failures=failures,
        strict=strict,
        resume=resume,
        shard_size=shard_size,
    )
    return run_export(settings, console_of(context))
