"""Property paths: from shapes to text and back to triples."""

from __future__ import annotations

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic
from rdflib.namespace import SH

from kgexport.errors import UsageError
from kgexport.validate.paths import path_text, path_triples, read_path

PREFIXES = """
@prefix kg: <https://w3id.org/kgexport/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""


@pytest.mark.parametrize(
    ("turtle", "text"),
    [
        ("kg:about", "kg:about"),
        ("<https://example.org/p>", "<https://example.org/p>"),
        ("[ sh:inversePath kg:about ]", "^kg:about"),
        ("( kg:place rdf:type )", "kg:place/rdf:type"),
        ("( [ sh:inversePath kg:document ] kg:end )", "^kg:document/kg:end"),
        ("[ sh:alternativePath ( kg:target kg:authority ) ]", "kg:target|kg:authority"),
        ("[ sh:zeroOrMorePath kg:within ]", "kg:within*"),
        ("[ sh:oneOrMorePath kg:within ]", "kg:within+"),
        ("[ sh:zeroOrOnePath kg:within ]", "kg:within?"),
        ("[ sh:inversePath ( kg:a kg:b ) ]", "^(kg:a/kg:b)"),
        ("[ sh:zeroOrMorePath [ sh:inversePath kg:a ] ]", "(^kg:a)*"),
        ("( [ sh:alternativePath ( kg:a kg:b ) ] kg:c )", "(kg:a|kg:b)/kg:c"),
    ],
)
def test_a_path_goes_to_text_and_back_to_triples(turtle, text):
    graph = Graph().parse(data=f"{PREFIXES} kg:shape sh:path {turtle} .", format="turtle")
    (node,) = graph.objects(None, SH.path)
    path = read_path(graph, node)
    assert path_text(path) == text
    made = Graph()
    root, triples = path_triples(path, label="r1")
    for triple in triples:
        made.add(triple)
    assert read_path(made, root) == path
    described = Graph()
    for triple in graph:
        if triple[1] != SH.path:
            described.add(triple)
    assert isomorphic(made, described)


def test_what_is_no_path_is_refused():
    graph = Graph().parse(data=f"{PREFIXES} kg:shape sh:path [ sh:inverse kg:about ] .", format="turtle")
    with pytest.raises(UsageError, match="no property path"):
        read_path(graph, next(graph.objects(None, SH.path)))
