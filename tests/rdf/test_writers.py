"""Every format: what is written reads back as what it was, whatever the text, and is the same bytes every time."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdf_example import EXTRACTION
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kgexport.errors import OutputError, UsageError
from kgexport.rdf.assemble import dataset_of, graph_of
from kgexport.rdf.iris import DEFAULT_BASE, document_iri, entity_iri
from kgexport.rdf.namespaces import DCTERMS, KG, RDF, RDFS, SKOS, XSD
from kgexport.rdf.reading import parse_into
from kgexport.rdf.terms import boolean, decimal, integer, iri, literal
from kgexport.rdf.writers import FORMATS, WRITERS, format_of, write

QUADS = [name for name in FORMATS if WRITERS[name].quads]
TRIPLES = [name for name in FORMATS if not WRITERS[name].quads]

HOSTILE = [
    "",
    " ",
    "\n",
    "\r\n",
    "\t",
    '"',
    "'",
    '"""',
    "\\",
    "\\u0041",
    "\\n",
    "]]>",
    "<script>alert(1)</script>",
    "&amp;",
    "a\u0085b\u2028c\u2029d",
    "\u202eevil\u202c \u2066iso\u2069 \u200f\u061c",
    "\ufeffbom",
    "\x7f\x9f",
    "é e\u0301 ﬁ 𝒳 🕊️",
    "@en",
    "^^<x>",
    "{| |}",
    "# People",
    "kg:Person",
    "_:b0",
    ". ",
    "true",
    "104",
    "\ufffd",
]

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff", exclude_categories=["Cs"]))
    .map(lambda text: "".join(c for c in text if c >= " " or c in "\t\n\r")),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map("".join),
)  # fmt: skip
iris = st.one_of(
    st.sampled_from([KG.Person, KG.Meeting, KG.Actual, KG.Mention, document_iri("a b"), document_iri("dev01")]),
    st.builds(lambda label: entity_iri("Person", label), st.text(max_size=20)),
    st.sampled_from(
        [
            "urn:x:y", "mailto:a@b.example", "https://example.org/", "https://example.org/a;b=c?d=(e)&f='g'#h",
            "https://пример.example/путь#é", "https://w3id.org/kgexport/ns#", "https://w3id.org/kgexport/ns#a.b.",
            "https://w3id.org/kgexport/id/x%20y", "https://w3id.org/kgexport/id/a:b", "tag:x,2020:y", "x:", "urn:1:@type",
        ]
    ).map(iri),
)  # fmt: skip
predicates = st.sampled_from(
    [
        RDFS.label, SKOS.altLabel, DCTERMS.title, DCTERMS.source, DCTERMS.issued, KG.text, KG.begin, KG.confidence, KG.former,
        KG.earliest, KG.mention, KG.modality, KG.holder, KG.participant, KG.unknown, RDF.type,
        iri("https://example.org/ns#über"), iri("urn:p:q"),
    ]
)  # fmt: skip
typed = st.one_of(
    st.integers().map(integer),
    st.booleans().map(boolean),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=1000).map(decimal),
    st.sampled_from(["2015-12-22", "0001-01-01"]).map(lambda text: literal(text, datatype=XSD.date)),
    st.builds(lambda text: literal(text, datatype=iri("https://example.org/type")), texts),
)
tagged = st.builds(
    lambda text, tag: literal(text, language=tag), texts, st.sampled_from(["en", "de-CH", "sl-rozaj-biske-1994", "x-a"])
)
values = st.one_of(iris, texts.map(literal), typed, tagged)
statements = st.lists(st.tuples(iris, predicates, values), max_size=12)


def exact(graph: Graph) -> set[tuple[str, ...]]:
    """The statements with all that distinguishes their terms."""
    return {
        tuple(f"{type(t).__name__} {t!s} {getattr(t, 'datatype', '')} {getattr(t, 'language', '')}" for t in item)
        for item in graph
    }


def written(data: Dataset | Graph | list[Graph], format: str) -> bytes:
    stream = BytesIO()
    write(data, stream, format)
    return stream.getvalue()


def read(content: bytes, format: str) -> Dataset:
    dataset = Dataset(default_union=True)
    parse_into(dataset, content, format, name="test")
    return dataset


def named(dataset: Dataset) -> dict[str, set[tuple[str, ...]]]:
    graphs = {str(graph.identifier): exact(Graph(dataset.store, graph.identifier)) for graph in dataset.graphs()}
    return {name: found for name, found in graphs.items() if found}


@pytest.mark.parametrize("format", FORMATS)
@given(statements=statements)
def test_what_is_written_reads_back(format, statements):
    graph = Graph(identifier=document_iri("dev01"), bind_namespaces="none")
    for item in statements:
        graph.add(item)
    back = read(written(graph, format), format)
    if WRITERS[format].quads:
        assert named(back) == ({str(graph.identifier): exact(graph)} if statements else {})
    else:
        assert exact(back.default_graph) == exact(graph)
