"""The JSON-LD context by itself: what exports carry inside, and enough to read them."""

from __future__ import annotations

import io
import json
import runpy
from pathlib import Path

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import to_canonical_graph

from kgexport.rdf.assemble import graph_of
from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.rdf.jsonld import context_file
from kgexport.rdf.writers import write
from tests.query.story import letter, report

FILE = Path(__file__).parents[2] / "docs" / "context.jsonld"


@pytest.fixture(scope="module")
def graphs() -> list[Graph]:
    return [graph_of(report), graph_of(letter)]


def written(graphs, format, base=DEFAULT_BASE):
    stream = io.BytesIO()
    write(graphs, stream, format, base=base)
    return stream.getvalue()


@pytest.fixture(scope="module")
def apart(graphs):
    """An export that has lost its context, and is given that of the file."""
    export = json.loads(written(graphs, "jsonld"))
    del export["@context"]
    return json.dumps({**json.loads(FILE.read_bytes()), **export}).encode()


def test_the_file_is_current():
    made = runpy.run_path(str(FILE.with_name("generate_context.py")))["context_file"]()
    assert made == FILE.read_text(encoding="utf-8"), "run: python docs/generate_context.py"


@pytest.mark.parametrize("base", [DEFAULT_BASE, "https://example.org/news#"])
def test_it_is_what_stands_in_an_export(graphs, base):
    assert json.loads(context_file(base)) == {"@context": json.loads(written(graphs, "jsonld", base))["@context"]}


def test_an_export_expands_to_the_same_statements(graphs, apart):
    found, expected = Dataset(), Dataset()
    found.parse(data=apart, format="json-ld")
    expected.parse(data=written(graphs, "nq"), format="nquads")
    assert len(expected) > 200
    assert set(found.quads()) == set(expected.quads())


def test_another_processor_expands_it_alike(graphs, apart):
    ox = pytest.importorskip("pyoxigraph", reason="needs the extra kgexport[store]")
    found = ox.parse(apart, format=ox.RdfFormat.JSON_LD)
    assert set(found) == set(ox.parse(written(graphs, "nq"), format=ox.RdfFormat.N_QUADS))


def test_json_written_by_hand_expands():
    """As somebody would write it who knows the terms only."""
    text = """{"@id": "kgid:meeting-x", "@type": "Meeting", "participant": ["kgid:person-a", "kgid:person-b"],
               "modality": "Planned", "topic": ["grain"], "confidence": "0.5"}"""
    found = Graph().parse(data=json.dumps({**json.loads(FILE.read_bytes()), **json.loads(text)}), format="json-ld")
    expected = Graph().parse(
        data=f"""@prefix kg: <https://w3id.org/kgexport/ns#> . @prefix kgid: <{DEFAULT_BASE}> .
        kgid:meeting-x a kg:Meeting ; kg:participant kgid:person-a, kgid:person-b ; kg:modality kg:Planned ;
            kg:topic "grain" ; kg:confidence 0.5 .""",
        format="turtle",
    )
    assert set(to_canonical_graph(found)) == set(to_canonical_graph(expected))
