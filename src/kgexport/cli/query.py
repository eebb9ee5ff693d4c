"""`kgexport query`: a named question, or SPARQL of the user's own, over data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import click

from kgexport.cli.data import data_format_option, max_unpacked_option, open_data, width_of_output
from kgexport.cli.options import output_option, verbosity_options
from kgexport.cli.output import check_output, write_output
from kgexport.errors import UsageError
from kgexport.read import STANDARD_INPUT

ANSWER_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
"""Names of the formats, as `kgexport.query.formats` has them; a test compares the two."""


class _Asked(NamedTuple):
    """What to ask of which data: the text of a query, or the name of a question with its values."""

    data: tuple[str, ...]
    text: str
    source: str
    name: str | None


@click.command
@click.argument("arguments", nargs=-1, metavar="DATA... [QUERY]")
@click.option("--name", metavar="NAME", help="Ask a named question; see --list.")
@click.option(
    "-p", "--parameter", "parameter", multiple=True, metavar="KEY=VALUE",
    help="A value for a parameter of the named question; may be repeated.",
)  # fmt: skip
@click.option("--file", metavar="FILE", help="Ask the SPARQL query in a file.")
@click.option("--list", is_flag=True, help="List the named questions with their parameters, and end.")
@click.option("--show", is_flag=True, help="Print the named question as SPARQL, with the values given, and end.")
@data_format_option("query")
@max_unpacked_option("query")
@click.option(
    "-f", "--format", type=click.Choice(ANSWER_FORMATS), default="table", show_default=True,
    help="Format of the answer.",
)  # fmt: skip
@output_option("Where the answer goes.")
@verbosity_options
@click.pass_context
def query(
    context: click.Context,
    arguments: tuple[str, ...],
    name: str | None,
    parameter: tuple[str, ...],
    file: str | None,
    list: bool,
    show: bool,
    kind: str | None,
    max_unpacked: int,
    format: str,
    output: str,
) -> None:
    """Ask exported data a question.

    DATA are files of RDF, - for the standard input, or the folder of a store. The question is QUERY, in SPARQL, or a
    file of it, or one of the named questions that are shipped. The usual prefixes (kg:, kgid:, rdfs:, skos:, dcterms:,
    xsd:) need no declaration.
    """
    check_output(output)
    if list:
        text = _listed()
    elif show:
        if name is None:
            raise click.UsageError("--show prints a named question: give its --name", context)
        text = _shown(name, parameter)
    else:
        asked = _asked(context, arguments, name, parameter, file)
        width = width_of_output(output)
        text = _answer(asked, parameter, kind=kind, max_unpacked=max_unpacked, format=format, width=width)
    write_output(output, lambda stream: stream.write(text.encode("utf-8", "backslashreplace")))


def _asked(
    context: click.Context, arguments: tuple[str, ...], name: str | None, parameter: tuple[str, ...], file: str | None
) -> _Asked:
    if name is not None and file is not None:
        raise click.UsageError("--name and --file exclude each other", context)
    if file == STANDARD_INPUT and STANDARD_INPUT in arguments:
        raise click.UsageError("the standard input cannot be both the data and the query", context)
    if parameter and name is None:
        raise click.UsageError("-p is for a named question: give its --name", context)
    if name is None and file is None and len(arguments) < 2:
        raise click.UsageError("what to ask is missing: give QUERY behind DATA, or --file, or --name", context)
    if not arguments:
        raise click.UsageError("Missing argument 'DATA...'", context)
    if name is not None:
        return _Asked(arguments, "", name, name)
    if file is not None:
        return _Asked(arguments, _content(file), file, None)
    return _Asked(arguments[:-1], arguments[-1], "query", None)


def _answer(
    asked: _Asked, parameter: tuple[str, ...], *, kind: str | None, max_unpacked: int, format: str, width: int | None
) -> str:
    from kgexport.query.formats import write_answer
    from kgexport.query.parameters import bind
    from kgexport.query.questions import question_named
    from kgexport.query.run import ask

    question = None if asked.name is None else question_named(asked.name)
    values = dict(_value(given) for given in parameter)
    if question is not None:
        bind(question, values)  # refused before the data are read
    with open_data(asked.data, kind, max_unpacked=max_unpacked) as data:
        answer = data.evaluate(asked.text, source=asked.source) if question is None else ask(data, question, values)
        return write_answer(answer, format, width=width or 120, prefixes=data.prefixes)


def _value(given: str) -> tuple[str, str]:
    key, separator, value = given.partition("=")
    if not separator:
        raise UsageError(f"-p {given}: write KEY=VALUE")
    return key, value


def _content(file: str) -> str:
    try:
        return sys.stdin.buffer.read().decode() if file == STANDARD_INPUT else Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot read the query {file}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"the query {file} is not UTF-8 at byte {error.start}") from error


def _listed() -> str:
    from kgexport.display import table
    from kgexport.query.questions import questions

    rows = [
        (
            question.name,
            question.title,
            " ".join(
                parameter.name if parameter.default is None else f"[{parameter.name}]"
                for parameter in question.parameters
            ),
        )
        for question in questions().values()
    ]
    return table(("name", "question", "parameters"), rows)


def _shown(name: str, parameter: tuple[str, ...]) -> str:
    from kgexport.query.fill import filled
    from kgexport.query.parameters import bind
    from kgexport.query.questions import question_named

    question = question_named(name)
    values = dict(_value(given) for given in parameter)
    if not values:
        return question.text
    terms = bind(question, values, partly=True)
    return filled(question.text, terms, source=name)
