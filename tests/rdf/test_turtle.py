"""Turtle and TriG as a person reads them."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from rdf_example import EXTRACTION, name
from rdflib import Graph, Literal, URIRef

from kgexport.rdf.assemble import graph_of
from kgexport.rdf.iris import document_iri
from kgexport.rdf.namespaces import DCTERMS, KG, RDF, RDFS, XSD
from kgexport.rdf.writers import write


def turtle(*statements, format="ttl", base="https://w3id.org/kgexport/id/"):
    graph = Graph(identifier=document_iri("a"))
    for statement in statements:
        graph.add(statement)
    return written(graph, format, base=base)


def written(graph, format="ttl", **options):
    stream = BytesIO()
    write(graph, stream, format, **options)
    return stream.getvalue().decode()


EXPECTED = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kg: <https://w3id.org/kgexport/ns#> .
@prefix kgid: <https://w3id.org/kgexport/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# Documents

kgid:document-a a kg:Document ;
    dcterms:title "A \\"title\\"" ;
    dcterms:issued "2015-12-22"^^xsd:date ;
    dcterms:source <https://x.example/a> ;
    kg:length 7 .

# People

kgid:person-ada a kg:Person ;
    rdfs:label "Ada" ;
    kg:confidence 0.5 ;
    kg:mention kgid:mention-a_9-12, kgid:mention-a_10-12 .

# Positions

kgid:position-a a kg:Position ;
    kg:former false .
"""

STATEMENTS = (
    (name("position-a"), KG.former, Literal("false", datatype=XSD.boolean)),
    (name("position-a"), RDF.type, KG.Position),
    (name("person-ada"), KG.mention, name("mention-a_10-12")),
    (name("person-ada"), KG.mention, name("mention-a_9-12")),
    (name("person-ada"), KG.confidence, Literal("0.5", datatype=XSD.decimal)),
    (name("person-ada"), RDFS.label, Literal("Ada")),
    (name("person-ada"), RDF.type, KG.Person),
    (document_iri("a"), KG.length, Literal("7", datatype=XSD.integer)),
    (document_iri("a"), DCTERMS.source, URIRef("https://x.example/a")),
    (document_iri("a"), DCTERMS.issued, Literal("2015-12-22", datatype=XSD.date)),
    (document_iri("a"), DCTERMS.title, Literal('A "title"')),
    (document_iri("a"), RDF.type, KG.Document),
)


def test_turtle_is_grouped_and_short():
    assert turtle(*STATEMENTS) == EXPECTED


def test_trig_is_the_same_inside_a_graph():
    head, _, body = EXPECTED.partition("\n\n")
    inner = "".join(f"    {line}\n" if line else "\n" for line in body.splitlines())
    assert turtle(*STATEMENTS, format="trig") == f"{head}\n\nkgid:document-a {{\n{inner}}}\n"


def test_groups_come_in_the_order_of_the_story():
    headings = re.findall(r"^# (.*)$", written(graph_of(EXTRACTION)), re.MULTILINE)
    assert headings == [
        "Documents", "People", "Organisations", "Countries", "Places", "Unnamed sources", "Positions", "Meetings",
        "Sanction acts", "Sanctions", "Claims", "Time spans", "Mentions",
    ]  # fmt: skip


def test_every_data_iri_is_short():
    for format in ("ttl", "trig"):
        text = written(graph_of(EXTRACTION), format)
        assert re.findall(r"<[^>]*>", text.partition("\n\n")[2]) == ["<https://news.example/2015/sable%20talks?page=1>"]


def test_the_prefix_follows_the_base():
    text = written(graph_of(EXTRACTION, base="https://x.example/kg#"), base="https://x.example/kg#")
    assert "@prefix kgid: <https://x.example/kg#> ." in text
    assert "kgid:person-ilya-varn a kg:Person ;" in text


def test_long_lists_have_a_line_for_each():
    values = [(name("person-a"), KG.mention, name(f"mention-a_{place}-999")) for place in range(20)]
    lines = turtle((name("person-a"), RDF.type, KG.Person), *values).splitlines()
    assert max(map(len, lines)) < 80
    assert [int(number) for line in lines for number in re.findall(r"_(\d+)-999", line)] == list(range(20))


@pytest.mark.parametrize(
    ("local", "short"),
    [("a", True), ("a-b_c.d", True), ("9", True), ("a.", False), ("a/b", False), ("-a", False), ("a%20b", False),
     ("a,b", False), ("", False), ("é", False)],
)  # fmt: skip
def test_only_plain_local_names_are_shortened(local, short):
    text = turtle((name(local), RDF.type, KG.Person))
    assert (f"kgid:{local} a kg:Person" in text) == short
    assert (f"<{name(local)}> a kg:Person" in text) != short


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Literal("7", datatype=XSD.integer), "7"),
        (Literal("-7", datatype=XSD.integer), "-7"),
        (Literal("1.0", datatype=XSD.decimal), "1.0"),
        (Literal("1", datatype=XSD.decimal, normalize=False), '"1"^^xsd:decimal'),
        (Literal("1.", datatype=XSD.decimal, normalize=False), '"1."^^xsd:decimal'),
        (Literal("true", datatype=XSD.boolean), "true"),
        (Literal("1", datatype=XSD.boolean, normalize=False), '"1"^^xsd:boolean'),
        (Literal("7 .", datatype=XSD.string), '"7 ."'),
        (Literal("7", lang="en"), '"7"@en'),
        (Literal("1e0", datatype=XSD.double, normalize=False), '"1e0"^^xsd:double'),
    ],
)
def test_numbers_and_truth_values_are_bare_only_in_their_plain_form(value, shown):
    assert turtle((name("a"), KG.text, value)).endswith(f"kg:text {shown} .\n")


def test_a_thing_of_several_kinds_stands_with_the_first():
    text = turtle(*((name("a"), RDF.type, kind) for kind in (KG.Mention, KG.Person, RDFS.Resource)))
    assert re.findall("^# .*", text, re.MULTILINE) == ["# People"]


def test_only_prefixes_in_use_are_declared():
    text = turtle((name("a"), KG.begin, Literal("7", datatype=XSD.integer)), (name("a"), RDF.type, RDFS.Resource))
    assert re.findall("@prefix ([a-z]*):", text) == ["kg", "kgid", "rdfs"]


def test_things_without_a_graph_stand_in_a_nameless_block():
    graph = Graph()
    graph.add((name("a"), KG.begin, Literal("7", datatype=XSD.integer)))
    assert written(graph, "trig").partition("\n\n")[2] == "{\n    # Others\n\n    kgid:a kg:begin 7 .\n}\n"


def test_groups_begin_anew_in_each_graph():
    graphs = [Graph(identifier=document_iri(letter)) for letter in "ab"]
    for graph in graphs:
        graph.add((name("person-a"), RDF.type, KG.Person))
    assert written(graphs, "trig").count("# People") == 2
    assert written(graphs, "ttl").count("# People") == 1


def test_nothing_is_an_empty_file():
    assert turtle() == ""
