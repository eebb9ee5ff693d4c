"""`kgexport report`: one page that shows all of some exported data."""

from __future__ import annotations

from pathlib import Path

import click

from kgexport import __version__
from kgexport.cli.console import console_of
from kgexport.cli.data import data_format_option, max_unpacked_option, read_data
from kgexport.cli.options import output_option, verbosity_options
from kgexport.cli.output import check_output, write_output


@click.command
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@click.option(
    "--text", "texts", multiple=True, metavar="INPUT", envvar="KGEXPORT_REPORT_TEXT",
    help="A file or folder that the data were exported from, to show whole texts; may be repeated.",
)  # fmt: skip
@click.option("--title", metavar="TEXT", help="The heading; else the title of the document, or their number.")
@click.option(
    "-s", "--shapes", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="More shapes to check against, in Turtle; may be repeated.",
)  # fmt: skip
@click.option(
    "--summary", metavar="FILE", type=click.Path(path_type=Path),
    help="What export --summary wrote, to show its counts.",
)  # fmt: skip
@data_format_option("report")
@max_unpacked_option("report")
@output_option("Where the page goes.")
@verbosity_options
@click.pass_context
def report(
    context: click.Context,
    data: tuple[str, ...],
    texts: tuple[str, ...],
    title: str | None,
    shapes: tuple[Path, ...],
    summary: Path | None,
    kind: str | None,
    max_unpacked: int,
    output: str,
) -> int:
    """Write one HTML page that shows who says what, with the evidence.

    DATA are files of RDF, or - for the standard input. The page needs no network and nothing beside it: it can be sent
    by mail and printed. It holds people and bodies, meetings, sanctions with their time line, claims side by side, a
    graph, the texts and the result of the validation. The data hold of a text what is evidence; with --text the page
    shows all of it, where its SHA-256 is the one that the data have.
    """
    check_output(output)
    from kgexport.report.make import make_report, origins_of

    console = console_of(context)
    found = read_data(data, kind, max_unpacked=max_unpacked)
    made = make_report(
        found, origins=origins_of(data), version=__version__, texts=texts, title=title, shapes=shapes, summary=summary
    )
    write_output(output, lambda stream: stream.write(made.page))
    for remark in made.remarks:
        console.warning(remark)
    return 0
