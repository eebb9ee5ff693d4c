"""`kgexport info`: versions and settings, for bug reports and for the curious."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform

import click

from kgexport import __version__
from kgexport.annotate.models import DEFAULT_MODEL, model_info
from kgexport.cli.options import RDF_FORMATS, output_option, verbosity_options
from kgexport.cli.output import write_output
from kgexport.display import visible
from kgexport.errors import ModelError
from kgexport.read import READERS

LIBRARIES = ("click", "countryinfo", "markdown-it-py", "numpy", "pyshacl", "rapidfuzz", "rdflib", "spacy", "thinc")
OPTIONAL = ("pyarrow", "pyoxigraph", "pypdf", "starlette", "trafilatura", "uvicorn", "warcio")


@click.command
@click.option("--model", metavar="NAME", default=DEFAULT_MODEL, show_default=True, help="The model to look for.")
@click.option(
    "-f", "--format", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Format of the output.",
)  # fmt: skip
@output_option("Where the information goes.")
@verbosity_options
def info(model: str, format: str, output: str) -> None:
    """Print versions, the language model, and the settings in force."""
    facts = {
        "kgexport": __version__,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        **{library: _version(library) for library in (*LIBRARIES, *OPTIONAL)},
        "model": _model(model),
        "inputs": " ".join(READERS),
        "formats": " ".join(RDF_FORMATS),
        **{name: value for name, value in sorted(os.environ.items()) if name.startswith("KGEXPORT_")},
    }
    if format == "json":
        text = json.dumps(facts, indent=2)
    else:
        width = max(map(len, facts))
        text = "\n".join(f"{name:{width}}  {visible(value)}" for name, value in facts.items())
    write_output(output, lambda stream: stream.write(f"{text}\n".encode()))


def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _model(name: str) -> str:
    try:
        found = model_info(name)
    except ModelError as error:
        return str(error)
    return f"{found.name} {found.version} in {found.where}"
