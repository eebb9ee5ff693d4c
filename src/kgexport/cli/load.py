"""`kgexport load`: exported data into a store on disk."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from kgexport.cli.console import console_of
from kgexport.cli.data import data_format_option
from kgexport.cli.options import verbosity_options
from kgexport.read import STANDARD_INPUT


@click.command
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@click.option(
    "--store", required=True, metavar="DIR", type=click.Path(path_type=Path),
    help="Folder of the store; made where it is not there.",
)  # fmt: skip
@data_format_option("load")
@verbosity_options
@click.pass_context
def load(context: click.Context, data: tuple[str, ...], store: Path, kind: str | None) -> None:
    """Load exported data into a store on disk.

    DATA are files of RDF, also with .gz, or - for the standard input. All of them are loaded, or none when one is at
    fault. A document that is there already is replaced by what is loaded of it. Needs the extra kgexport[store].
    """
    from kgexport.store.load import load as load_files
    from kgexport.store.parsing import Parsed

    console = console_of(context)
    with _files(data) as files:
        parsed = [
            Parsed(path, name=name, format=kind or ("ttl" if name == "<stdin>" else None)) for path, name in files
        ]
        with console.progress(sum(file.size for file in parsed), "loading") as progress:
            loaded = load_files(parsed, store, progress=progress)
    if not any(file.documents for file in parsed):
        console.warning("nothing of it is a document of kgexport: the named questions will not see it")
    console.note(
        f"{store}: {loaded.new} new, {loaded.replaced} replaced, {loaded.unchanged} unchanged; "
        f"it holds {loaded.documents} documents"
    )


@contextlib.contextmanager
def _files(data: tuple[str, ...]) -> Iterator[list[tuple[Path, str]]]:
    """Paths, with what messages call them; what comes from the standard input is a file for the time."""
    with contextlib.ExitStack() as held:
        files = []
        for given in dict.fromkeys(data):
            if given == STANDARD_INPUT:
                spooled = held.enter_context(tempfile.NamedTemporaryFile(prefix="kgexport-"))
                shutil.copyfileobj(sys.stdin.buffer, spooled)
                spooled.flush()
                files.append((Path(spooled.name), "<stdin>"))
            else:
                files.append((Path(given), given))
        yield files
