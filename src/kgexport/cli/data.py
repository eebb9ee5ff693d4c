"""RDF that a command reads: files and the standard input, in one dataset."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kgexport.cli.options import RDF_FORMATS
from kgexport.errors import UsageError
from kgexport.read import STANDARD_INPUT

if TYPE_CHECKING:
    from rdflib import Dataset

    from kgexport.query.run import Data

Command = TypeVar("Command", bound=Callable[..., Any])

MAX_UNPACKED = 1_000
"""Megabytes, as `kgexport.rdf.packed` has them in bytes; a test compares the two."""


def data_format_option(command: str) -> Callable[[Command], Command]:
    """`--from FORMAT`, what the data are whatever their suffix, for the command of this name."""
    return click.option(
        "--from",
        "kind",
        envvar=f"KGEXPORT_{command.upper()}_FROM",
        type=click.Choice(RDF_FORMATS),
        help="Format of the data; else by suffix, and Turtle for the standard input.",
    )


def max_unpacked_option(command: str) -> Callable[[Command], Command]:
    """`--max-unpacked MB`, what a packed file may hold, for the command of this name."""
    return click.option(
        "--max-unpacked",
        metavar="MB",
        envvar=f"KGEXPORT_{command.upper()}_MAX_UNPACKED",
        type=click.IntRange(min=1),
        default=MAX_UNPACKED,
        show_default=True,
        help="The megabytes that a .gz file may unpack to.",
    )


def read_data(inputs: Iterable[str], kind: str | None, *, max_unpacked: int = MAX_UNPACKED) -> Dataset:
    """All data in one dataset; queries over it see the union. `max_unpacked` is in megabytes, of each packed file.

    Raises:
        InputError: something cannot be read or is no RDF.
    """
    from kgexport.rdf.reading import parse_into, read_dataset

    named = [Path(given) for given in inputs if given != STANDARD_INPUT]
    dataset = read_dataset(named, format=kind, most=max_unpacked * 1_000_000)
    if STANDARD_INPUT in inputs:
        parse_into(dataset, sys.stdin.buffer.read(), kind or "ttl", name="<stdin>")
    return dataset


@contextlib.contextmanager
def open_data(inputs: Sequence[str], kind: str | None, *, max_unpacked: int = MAX_UNPACKED) -> Iterator[Data]:
    """What can be asked: the store whose folder is given, or all files in memory, as `read_data` reads them.

    Raises:
        InputError: something cannot be read or is no RDF.
        OutputError: the store cannot be read.
        UsageError: a store is given beside other data, or pyoxigraph is not installed.
    """
    from kgexport.query.run import GraphData
    from kgexport.store.folder import is_store

    stores = [given for given in inputs if given != STANDARD_INPUT and is_store(given)]
    if not stores:
        yield GraphData(read_data(inputs, kind, max_unpacked=max_unpacked))
        return
    if len(inputs) > 1:
        raise UsageError(f"{stores[0]} is a store, and is asked by itself: load the other data into it")
    from kgexport.store.snapshot import open_store

    with open_store(stores[0]) as snapshot:
        yield snapshot


def width_of_output(output: str) -> int | None:
    """The width of the terminal that the output goes to, or None."""
    if output == "-" and sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return None
