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
from kgexport.errors import InputError, UsageError
from kgexport.read import STANDARD_INPUT

if TYPE_CHECKING:
    from rdflib import Dataset

    from kgexport.query.run import Data

Command = TypeVar("Command", bound=Callable[..., Any])


def data_format_option(command: str) -> Callable[[Command], Command]:
    """`--from FORMAT`, what the data are whatever their suffix, for the command of this name."""
    return click.option(
        "--from",
        "kind",
        envvar=f"KGEXPORT_{command.upper()}_FROM",
        type=click.Choice(RDF_FORMATS),
        help="Format of the data; else by suffix, and Turtle for the standard input.",
    )


def read_data(inputs: Iterable[str], kind: str | None) -> Dataset:
    """All data in one dataset; queries over it see the union.

    Raises:
        InputError: something cannot be read or is no RDF.
    """
    from kgexport.rdf.reading import parse_into, read_dataset

    named = [Path(given) for given in inputs if given != STANDARD_INPUT]
    dataset = read_dataset(named if kind is None else ())
    if kind is not None:
        for path in named:
            parse_into(dataset, _content(path), kind, name=str(path))
    if STANDARD_INPUT in inputs:
        parse_into(dataset, sys.stdin.buffer.read(), kind or "ttl", name="<stdin>")
    return dataset


@contextlib.contextmanager
def open_data(inputs: Sequence[str], kind: str | None) -> Iterator[Data]:
    """What can be asked: the store whose folder is given, or all files in memory.

    Raises:
        InputError: something cannot be read or is no RDF.
        OutputError: the store cannot be read.
        UsageError: a store is given beside other data, or pyoxigraph is not installed.
    """
    from kgexport.query.run import GraphData
    from kgexport.store.folder import is_store

    stores = [given for given in inputs if given != STANDARD_INPUT and is_store(given)]
    if not stores:
        yield GraphData(read_data(inputs, kind))
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


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
