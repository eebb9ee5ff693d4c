"""Options that several commands share, and the kinds of values that they take."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

import click

from kgexport.cli.console import console_of
from kgexport.read.documents import FieldError, parse_date
from kgexport.validate.engines import VALIDATORS

Command = TypeVar("Command", bound=Callable[..., Any])

RDF_FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "rdf")
"""Names of the formats, as `kgexport.rdf.writers` has them; a test compares the two."""


def day(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime.date | None:
    """The callback of an option that takes a day, YYYY-MM-DD."""
    if value is None:
        return None
    try:
        return parse_date(value)
    except FieldError as error:
        raise click.BadParameter(str(error), context, parameter) from None


def verbosity_options(command: Command) -> Command:
    """`-q`, `-v` and `--debug`, which every command takes, before or after its name."""

    def set_verbosity(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value:
            console_of(context).verbosity = 1 if parameter.name == "verbose" else -1

    def set_debug(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value:
            console_of(context).debug = True

    for option in (
        click.option(
            "--debug", is_flag=True, expose_value=False, callback=set_debug, help="Show where an error comes from."
        ),
        click.option(
            "-v", "--verbose", is_flag=True, expose_value=False, callback=set_verbosity, help="Say more on the way."
        ),
        click.option(
            "-q", "--quiet", is_flag=True, expose_value=False, callback=set_verbosity, help="Say errors only."
        ),
    ):
        command = option(command)
    return command


def output_option(help_text: str) -> Callable[[Command], Command]:
    """`-o FILE`, with `-` for the standard output as the default."""
    return click.option(
        "-o", "--output", metavar="FILE", default="-", help=f"{help_text}  [default: -, the standard output]"
    )


def rdf_format_option(help_text: str) -> Callable[[Command], Command]:
    """`-f FORMAT` of RDF."""
    return click.option("-f", "--format", type=click.Choice(RDF_FORMATS), help=help_text)


def validator_option(command: Command) -> Command:
    """`--validator NAME`: the SHACL engine."""
    return click.option(
        "--validator",
        type=click.Choice(VALIDATORS),
        help="The SHACL engine: pySHACL, or pyshacl-turbo in front of it, which reports the same and is the default "
        "where kgexport[fast] is installed.",
    )(command)
