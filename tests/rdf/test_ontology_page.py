"""The page on the ontology is complete, current, and needs nothing but itself."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kgexport.rdf.namespaces import CLASSES, DATA_PROPERTIES, KG, OBJECT_PROPERTIES, VALUES

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "ontology.html").read_text(encoding="utf-8")


class Elements(HTMLParser):
    """All start tags of a page."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


ELEMENTS = Elements(TEXT).found
ANCHORS = Counter(attributes["id"] for _, attributes in ELEMENTS if "id" in attributes)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_page_is_current(seed):
    pytest.importorskip("jinja2", reason="needs jinja2")
    code = "import sys, generate_ontology; sys.stdout.buffer.write(generate_ontology.page().encode())"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(DOCS), *sys.path])}
    made = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert made.stdout.decode() == TEXT, "run: python docs/generate_ontology.py"


@pytest.mark.parametrize("term", sorted({*CLASSES, *OBJECT_PROPERTIES, *DATA_PROPERTIES, *VALUES}))
def test_every_term_stands_at_its_name(term):
    assert ANCHORS[term.removeprefix(str(KG))] == 1


def test_links_lead_somewhere():
    assert set(ANCHORS.values()) == {1}
    for tag, attributes in ELEMENTS:
        target = attributes.get("href", "")
        if target.startswith("#"):
            assert target[1:] in ANCHORS
        elif target and not target.startswith(("https://", "http://", "data:,")):
            assert (DOCS / target).is_file(), (tag, target)


def test_nothing_is_fetched_or_run():
    assert not {"script", "img", "iframe", "object"} & {tag for tag, _ in ELEMENTS}
    assert all("src" not in attributes for _, attributes in ELEMENTS)
    linked = {attributes["rel"] for tag, attributes in ELEMENTS if tag == "link"}
    assert linked == {"alternate", "icon"}
    assert "url(" not in TEXT
    assert "@import" not in TEXT
