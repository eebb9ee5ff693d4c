"""`kgexport ontology`: the vocabulary that is shipped."""

from __future__ import annotations

import click

from kgexport.cli.options import output_option, rdf_format_option, verbosity_options
from kgexport.cli.output import check_output, write_output
from kgexport.cli.shipped import write_shipped


@click.command
@output_option("Where the ontology goes.")
@rdf_format_option("Format of the output; else by its suffix, else Turtle as it is shipped.")
@click.option("--context", is_flag=True, help="Print the JSON-LD context of exports instead.")
@verbosity_options
def ontology(output: str, format: str | None, context: bool) -> None:
    """Print the vocabulary of every export: classes, properties and values, with what they mean."""
    if context:
        if format not in (None, "jsonld"):
            raise click.UsageError(f"--context is JSON-LD; leave out --format {format}")
        _write_context(output)
        return
    from kgexport.resources import ontology_file

    text = ontology_file().read_text(encoding="utf-8")
    write_shipped(text, name="the ontology", output=output, format=format)


def _write_context(output: str) -> None:
    from kgexport.rdf.jsonld import context_file

    check_output(output)
    write_output(output, lambda stream: stream.write(context_file().encode()))
