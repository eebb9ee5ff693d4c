"""The page on the vocabulary says what the ontology says."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from kgexport.rdf.namespaces import CLASSES, DATA_PROPERTIES, KG, OBJECT_PROPERTIES, VALUES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def page():
    return (DOCS / "vocabulary.md").read_text(encoding="utf-8")


def test_the_page_is_current(page):
    made = runpy.run_path(str(DOCS / "generate_vocabulary.py"))["page"]()
    assert made == page, "run: python docs/generate_vocabulary.py"


@pytest.mark.parametrize("term", sorted({*CLASSES, *OBJECT_PROPERTIES, *DATA_PROPERTIES, *VALUES}))
def test_every_term_is_on_the_page(term, page):
    assert f"kg:{str(term).removeprefix(str(KG))}" in page
