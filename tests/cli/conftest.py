"""The command line in this process, with the model that the session has loaded."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kgexport.cli.main import cli

NEWS = "Ann Lee lives in Paris. Bo Day works for the Example Bank.\n"
"""Text in which nothing happens: a graph of entities, for tests of all that is around it."""


@pytest.fixture
def kgexport(nlp, monkeypatch):
    """Run the command line: `kgexport("export", path).exit_code`, `.stdout`, `.stderr`."""
    monkeypatch.setattr("kgexport.annotate.models.load_model", lambda name: nlp)
    return run


@pytest.fixture
def without_model():
    """Run a command that must end before a model is loaded."""
    return run


def run(*args, stdin=None, environment=None):
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin, env=environment)
