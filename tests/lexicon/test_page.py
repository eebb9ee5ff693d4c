"""docs/lexicon.md is made from the lexicon's files and names every section."""

import importlib.util
from pathlib import Path

import pytest

from kgexport.lexicon import load_lexicon

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generator():
    specification = importlib.util.spec_from_file_location("generate_lexicon", DOCS / "generate_lexicon.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_page_is_current(generator):
    assert (DOCS / "lexicon.md").read_text(encoding="utf-8") == generator.page()


@pytest.mark.parametrize("section", list(load_lexicon()))
def test_section_stands_on_the_page_with_its_meaning(section):
    lines = (DOCS / "lexicon.md").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if line.startswith(f"- `{section}`, a "))
    assert ": " in line, f"{section} has no comment in its file"
