"""The story as files, and a store of them."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

pytest.importorskip("pyoxigraph", reason="needs the extra kgexport[store]")

from kgexport.cli.main import cli
from kgexport.rdf.assemble import graph_of
from kgexport.rdf.files import write_file
from kgexport.store.load import load
from kgexport.store.parsing import Parsed
from kgexport.store.snapshot import open_store
from tests.query.story import letter, report


@pytest.fixture
def story(tmp_path):
    """Both documents in one file of N-Quads."""
    path = tmp_path / "story.nq"
    write_file([graph_of(report), graph_of(letter)], path, "nq")
    return path


@pytest.fixture
def folder(tmp_path):
    """Where a store may be."""
    return tmp_path / "store"


def loaded(folder, *paths):
    """Load files."""
    return load([Parsed(path, name=path.name) for path in paths], folder)


def content(folder, query="SELECT ?s ?p ?o WHERE { ?s ?p ?o }"):
    """The rows of an answer, as text, sorted."""
    with open_store(folder) as snapshot:
        return sorted(tuple(map(str, row)) for row in snapshot.evaluate(query).rows)


def quads(folder):
    """All that is in the store, the default graph among it, sorted."""
    with open_store(folder) as snapshot:
        return sorted(map(str, snapshot.store))


@pytest.fixture
def run():
    """Run the command line: `run("load", path).exit_code`, `.stdout`, `.stderr`."""
    return lambda *args, stdin=None: CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin)
