"""`kgexport shapes`: the SHACL shapes that are shipped."""

from __future__ import annotations

import click

from kgexport.cli.options import output_option, rdf_format_option, verbosity_options
from kgexport.cli.shipped import write_shipped


@click.command
@output_option("Where the shapes go.")
@rdf_format_option("Format of the output; else by its suffix, else Turtle as they are shipped.")
@verbosity_options
def shapes(output: str, format: str | None) -> None:
    """Print the SHACL shapes that every export conforms to."""
    from kgexport.resources import files_of, shapes_folder

    text = "\n".join(text for _, text in files_of(shapes_folder(), suffix=".ttl"))
    write_shipped(text, name="the shapes", output=output, format=format)
