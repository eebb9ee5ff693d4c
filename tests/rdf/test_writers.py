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
from hypothesis import given
from hypothesis import strategies as st
from rdf_example import EXTRACTION
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kgexport.errors import OutputError, UsageError
from kgexport.rdf.assemble import dataset_of, graph_of
from kgexport.rdf.iris import document_iri, entity_iri
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
            "https://w3id.org/kgexport/id/x%20y", "https://w3id.org/kgexport/id/a:b", "tag:x,2020:y", "x:",
            "urn:1:@type",
        ]
    ).map(iri),
)  # fmt: skip
predicates = st.sampled_from(
    [
        RDFS.label, SKOS.altLabel, DCTERMS.title, DCTERMS.source, DCTERMS.issued, KG.text, KG.begin, KG.confidence,
        KG.former, KG.earliest, KG.mention, KG.modality, KG.holder, KG.participant, KG.unknown, RDF.type,
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


@pytest.mark.parametrize("format", FORMATS)
def test_the_worked_example_reads_back(format):
    graph = graph_of(EXTRACTION)
    back = read(written(graph, format), format)
    found = Graph(back.store, graph.identifier) if WRITERS[format].quads else back.default_graph
    assert exact(found) == exact(graph)
    assert isomorphic(found, graph)


@pytest.mark.parametrize("format", FORMATS)
@given(statements=st.lists(st.tuples(iris, predicates, values), max_size=30), seed=st.integers(0, 99))
def test_the_order_of_statements_does_not_show(format, statements, seed):
    first, second = Graph(identifier=document_iri("a")), Graph(identifier=document_iri("a"))
    for item in statements:
        first.add(item)
    random.Random(seed).shuffle(statements)
    for item in statements:
        second.add(item)
    assert written(first, format) == written(second, format)


@pytest.mark.parametrize("format", ["nt", "nq", "ttl", "trig", "jsonld"])
@given(text=st.text(st.characters(codec="utf-8"), max_size=20))
def test_text_from_elsewhere_reads_back_whatever_it_holds(format, text):
    graph = Graph(identifier=document_iri("a"))
    graph.add((document_iri("a"), DCTERMS.title, Literal(text, normalize=False)))
    back = read(written(graph, format), format)
    assert {str(value) for _, _, value, _ in back.quads()} == {text}


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_rdf_xml_refuses_what_xml_cannot_hold(text):
    graph = Graph()
    graph.add((document_iri("a"), DCTERMS.title, Literal(text)))
    with pytest.raises(OutputError, match="RDF/XML"):
        written(graph, "rdf")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "statement",
    [
        (URIRef("https://x.example/a b"), RDFS.label, Literal("a")),
        (URIRef("https://x.example/a>b"), RDFS.label, Literal("a")),
        (URIRef("https://x.example/\ud800"), RDFS.label, Literal("a")),
        (URIRef("relative"), RDFS.label, Literal("a")),
        (document_iri("a"), URIRef('https://x.example/"'), Literal("a")),
        (document_iri("a"), DCTERMS.source, URIRef("https://x.example/\n")),
        (document_iri("a"), RDFS.label, Literal("a", datatype=URIRef("https://x.example/ >"))),
        (document_iri("a"), RDFS.label, Literal("lone \udc00")),
        (document_iri("a"), KG.confidence, Literal("\udc00", datatype=XSD.decimal)),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_terms_that_no_syntax_holds_are_refused(format, statement, caplog):
    graph = Graph(bind_namespaces="none")
    graph.add(statement)
    stream = BytesIO()
    with pytest.raises(OutputError):
        write(graph, stream, format)
    assert not stream.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_blank_nodes_from_elsewhere_are_kept(format):
    graph = Graph(identifier=document_iri("a"))
    one, other = BNode("x1"), BNode("1y")
    for item in ((one, RDFS.label, Literal("1")), (one, RDFS.seeAlso, other), (other, RDF.type, KG.Person)):
        graph.add(item)
    back = read(written(graph, format), format)
    assert isomorphic(Graph(back.store, graph.identifier) if WRITERS[format].quads else back.default_graph, graph)


BLANK = {
    "circle": [(BNode("a"), RDFS.seeAlso, BNode("b")), (BNode("b"), RDFS.seeAlso, BNode("a"))],
    "list of which a cell has another owner": [
        (document_iri("a"), RDFS.seeAlso, BNode("a")), (document_iri("b"), RDFS.seeAlso, BNode("b")),
        (BNode("a"), RDF.first, Literal("1")), (BNode("a"), RDF.rest, BNode("b")),
        (BNode("b"), RDF.first, Literal("2")), (BNode("b"), RDF.rest, RDF.nil),
    ],
    "endless list": [(BNode("a"), RDF.first, Literal("1")), (BNode("a"), RDF.rest, BNode("a"))],
    "kind": [(document_iri("a"), RDF.type, BNode("a"))],
    "chain": [(BNode(f"n{place}"), RDFS.seeAlso, BNode(f"n{place + 1}")) for place in range(500)],
}  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("form", BLANK)
def test_blank_nodes_of_every_form_are_kept(format, form):
    graph = Graph(identifier=document_iri("a"))
    for item in BLANK[form]:
        graph.add(item)
    back = read(written(graph, format), format)
    found = Graph(back.store, graph.identifier) if WRITERS[format].quads else back.default_graph
    assert len(found) == len(graph)
    assert form == "chain" or isomorphic(found, graph)


@pytest.mark.parametrize("format", FORMATS)
def test_values_that_count_as_nothing_are_kept(format):
    graph = Graph(identifier=document_iri("a"))
    for value in (literal(""), integer(0), boolean(False), decimal(0), literal("x"), literal("", language="en")):
        for predicate in (KG.text, KG.confidence, KG.begin, KG.topic, KG.earliest):
            graph.add((document_iri("a"), predicate, value))
    back = read(written(graph, format), format)
    assert set().union(*named(back).values()) == exact(graph)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "local", ["", "label", "kgid", "issued", "a.b", "a/b", "a//b", "//b", "a:b", "@type", "type", "graph", "1", "kg:a"]
)
def test_odd_names_in_the_vocabulary_are_kept(format, local):
    graph, node = Graph(identifier=document_iri("a")), iri(f"{KG}{local}")
    for predicate in (RDF.type, KG.modality, KG.holder, RDFS.seeAlso):
        graph.add((document_iri("a"), predicate, node))
    graph.add((node, RDFS.label, literal("a", datatype=node)))
    if format != "rdf" or local in ("label", "kgid", "issued", "a.b", "a/b", "type", "graph"):
        graph.add((document_iri("a"), node, node))
    back = read(written(graph, format), format)
    assert set().union(*named(back).values()) == exact(graph)


@pytest.mark.parametrize("name", ["https://x.example/?a&b='1'=/p", "https://x.example/ns#a-b.c", "urn:x:_y", "x:étb"])
def test_names_of_rdf_xml_are_well_formed(name):
    graph = Graph(identifier=document_iri("a"))
    graph.add((iri(name), iri(name), literal("a", datatype=iri(name))))
    assert exact(read(written(graph, "rdf"), "rdf").default_graph) == exact(graph)


@pytest.mark.parametrize(
    "name", [f"{RDF}li", f"{RDF}Description", "https://x.example/ns#a%20b%", "https://x.example/ns#aª", "x:1"]
)
def test_rdf_xml_refuses_properties_for_which_it_has_no_name(name):
    graph = Graph()
    graph.add((document_iri("a"), URIRef(name), Literal("a")))
    with pytest.raises(OutputError, match="another format"):
        written(graph, "rdf")


def test_json_ld_refuses_iris_that_it_would_take_for_short_names():
    graph = Graph()
    graph.add((document_iri("a"), DCTERMS.source, URIRef("kg:Person")))
    with pytest.raises(OutputError, match="another format"):
        written(graph, "jsonld")


@pytest.mark.parametrize("format", QUADS)
def test_quads_keep_each_document_in_its_graph(format):
    graphs = documents("b", "a")
    assert named(read(written(graphs, format), format)) == {str(g.identifier): exact(g) for g in graphs}
    assert written(graphs, format) == written(graphs[::-1], format) == written(dataset_of(graphs), format)


@pytest.mark.parametrize("format", TRIPLES)
def test_triples_are_the_union_of_the_documents(format):
    graphs = documents("b", "a")
    assert exact(read(written(graphs, format), format).default_graph) == set().union(*map(exact, graphs))
    assert written(graphs, format) == written(graphs[::-1], format) == written(dataset_of(graphs), format)


@pytest.mark.parametrize("format", FORMATS)
def test_no_graph_is_a_file_without_statements(format):
    assert not list(read(written([], format), format))


def test_lines_are_sorted():
    for format in ("nt", "nq"):
        lines = written(graph_of(EXTRACTION), format).decode().splitlines()
        assert lines == sorted(set(lines))


def test_json_ld_reads_as_plain_json():
    data = json.loads(written(graph_of(EXTRACTION), "jsonld"))
    (document,) = data["@graph"]
    nodes = {node["@id"]: node for node in document["@graph"]}
    assert nodes["kgid:meeting-sable-talks.txt_at-67"] == {
        "@id": "kgid:meeting-sable-talks.txt_at-67",
        "@type": "Meeting",
        "participant": ["kgid:person-ada-quill", "kgid:person-ilya-varn"],
        "modality": "Actual",
        "mode": "Visit",
        "place": ["kgid:place-port-sable"],
        "time": "kgid:span-sable-talks.txt_120-129",
        "duration": "P3D",
        "topic": ["grain shipments"],
        "confidence": "0.9",
        "mention": ["kgid:mention-sable-talks.txt_67-70", "kgid:mention-sable-talks.txt_230-239"],
    }
    assert nodes["kgid:mention-sable-talks.txt_67-70"]["begin"] == 67
    assert nodes["kgid:position-sable-talks.txt_at-71"]["former"] is True


@pytest.mark.parametrize(
    ("text", "datatype", "shown"),
    [
        ("7", "integer", 7),
        ("-70", "integer", -70),
        ("true", "boolean", True),
        ("007", "integer", {"@value": "007", "@type": "xsd:integer"}),
        ("9007199254740993", "integer", {"@value": "9007199254740993", "@type": "xsd:integer"}),
        ("many", "integer", {"@value": "many", "@type": "xsd:integer"}),
        ("1", "boolean", {"@value": "1", "@type": "xsd:boolean"}),
        ("1e0", "double", {"@value": "1e0", "@type": "xsd:double"}),
        ("NaN", "double", {"@value": "NaN", "@type": "xsd:double"}),
        ("7", "string", "7"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_json_ld_has_numbers_and_truth_values_only_in_their_plain_form(text, datatype, shown, caplog):
    graph = Graph()
    graph.add((document_iri("a"), KG.begin, Literal(text, datatype=XSD[datatype], normalize=False)))
    (node,) = json.loads(written(graph, "jsonld"))["@graph"]
    assert node == {"@id": "kgid:document-a", "begin": shown}


@pytest.mark.parametrize("format", FORMATS)
def test_output_has_no_raw_control_or_direction_characters(format):
    graph = Graph(identifier=document_iri("a"))
    graph.add((document_iri("a"), DCTERMS.title, Literal("a\u202eb\u2066c\u2069d\u200fe\x85f\u2028g\ufeffh\x9bi")))
    graph.add((document_iri("a"), DCTERMS.source, URIRef("https://x.example/a\u202eb\x85")))
    text = written(graph, format).decode()
    assert not {c for c in text if c != "\n" and not c.isprintable()}


PROGRAM = """
import sys
from rdf_example import EXTRACTION
from rdflib import Dataset, URIRef
from kgexport.rdf.assemble import graph_of
from kgexport.rdf.writers import FORMATS, write
data = Dataset()
for name in "abcdef":
    for subject, predicate, value in graph_of(EXTRACTION):
        data.add((subject, predicate, value, URIRef(f"https://x.example/{name}")))
        data.add((subject, URIRef(f"https://{name}.example/ns#p"), value, URIRef(f"https://x.example/{name}")))
for name in FORMATS:
    write(graph_of(EXTRACTION), sys.stdout.buffer, name)
    write(data, sys.stdout.buffer, name)
"""


def test_the_same_bytes_in_processes_with_other_hash_seeds():
    outputs = set()
    for seed in ("1", "2"):
        path = os.pathsep.join([*sys.path, str(Path(__file__).parent)])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        run = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert outputs.pop().startswith(written(graph_of(EXTRACTION), FORMATS[0]))


@pytest.mark.parametrize(
    ("suffix", "format"),
    [(".ttl", "ttl"), (".NQ", "nq"), (".jsonld", "jsonld"), (".rdf", "rdf"), (".txt", None), ("", None)],
)
def test_formats_by_suffix(suffix, format):
    assert format_of(suffix) == format


def test_unknown_formats_are_a_usage_error():
    with pytest.raises(UsageError, match="ttl, nt, nq, trig, jsonld, rdf"):
        write([], BytesIO(), "n3")


def documents(*identifiers):
    graphs = []
    for identifier in identifiers:
        graph = Graph(identifier=document_iri(identifier), bind_namespaces="none")
        graph.add((document_iri(identifier), RDF.type, KG.Document))
        graph.add((entity_iri("Person", "Ada Quill"), RDF.type, KG.Person))
        graph.add((entity_iri("Person", "Ada Quill"), KG.confidence, decimal(0.5)))
        graphs.append(graph)
    return graphs
