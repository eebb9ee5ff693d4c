"""The README shows what the tool does, and its commands work."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgexport.cli.main import cli

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix(".venv/bin/")
    for block in re.findall(r"^```sh\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
    if line.removeprefix(".venv/bin/").startswith("kgexport ")
]


@pytest.fixture(scope="module")
def generator():
    specification = importlib.util.spec_from_file_location("generate_readme", ROOT / "docs" / "generate_readme.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def graph(generator, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("readme") / "graph.ttl"
    generator.export_sample(path)
    return path


def test_generated_blocks_are_current(generator, graph):
    assert generator.page(graph) == TEXT


def test_readme_has_commands():
    assert len(COMMANDS) >= 7


@pytest.mark.parametrize("command", [command for command in COMMANDS if " query " in command])
def test_query_answers_on_the_sample(command, graph):
    arguments = [str(graph) if word == "graph.ttl" else word for word in shlex.split(command)[1:]]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) > 2


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", TEXT))))
def test_links_lead_somewhere(target):
    assert (ROOT / target).exists()
