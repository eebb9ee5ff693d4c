"""`kgexport validate`: data against the shapes."""

from __future__ import annotations

from pathlib import Path

import click

from kgexport.cli.console import console_of
from kgexport.cli.data import data_format_option, max_unpacked_option, read_data, width_of_output
from kgexport.cli.options import output_option, validator_option, verbosity_options
from kgexport.cli.output import check_output, write_output

REPORT_FORMATS = ("human", "table", "json", "turtle")
"""Names of the formats, as `kgexport.validate.formats` has them; a test compares the two."""


@click.command
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@click.option(
    "-s", "--shapes", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="More shapes to check against, in Turtle; may be repeated.",
)  # fmt: skip
@validator_option
@data_format_option("validate")
@max_unpacked_option("validate")
@click.option(
    "-f", "--format", type=click.Choice(REPORT_FORMATS), default="human", show_default=True,
    help="Format of the report.",
)  # fmt: skip
@output_option("Where the report goes.")
@verbosity_options
@click.pass_context
def validate(
    context: click.Context,
    data: tuple[str, ...],
    shapes: tuple[Path, ...],
    validator: str | None,
    kind: str | None,
    max_unpacked: int,
    format: str,
    output: str,
) -> int:
    """Check exported data against the SHACL shapes.

    DATA are files of RDF, or - for the standard input. Ends with code 1 when the data do not conform.
    """
    check_output(output)
    from kgexport.validate.formats import FORMATS, as_table, human
    from kgexport.validate.shacl import load_shapes
    from kgexport.validate.shacl import validate as check

    report = check(read_data(data, kind, max_unpacked=max_unpacked), load_shapes(shapes), validator=validator)
    width = width_of_output(output)
    if width is not None and format in ("human", "table"):
        text = (human if format == "human" else as_table)(report, width=width)
    else:
        text = FORMATS[format](report)
    write_output(output, lambda stream: stream.write(text.encode("utf-8", "backslashreplace")))
    if not report.checked and not shapes:
        console_of(context).warning("nothing was checked: the data have nothing of kgexport's vocabulary")
    return 0 if report.conforms else 1
