"""`kgexport ontology`: the vocabulary that is shipped."""

from __future__ import annotations

import click

from kgexport.cli.options import output_option, rdf_format_option, verbosity_options
from kgexport.cli.shipped import write_shipped


@click.command
@output_option("Where the ontology goes.")
@rdf_format_option("Format of the output; else by its suffix, else Turtle as it is shipped.")
@verbosity_options
def ontology(output: str, format: str | None) -> None:
    """Print the vocabulary of every export: classes, properties and values, with what they mean."""
    from kgexport.resources import ontology_file

    text = ontology_file().read_text(encoding="utf-8")
    write_shipped(text, name="the ontology", output=output, format=format)
