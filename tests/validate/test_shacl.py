"""Validation: what a report says of whom, and data that want to break it."""

from __future__ import annotations

import dataclasses
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD

from kgexport.errors import InputError
from kgexport.query.terms import short_name
from kgexport.rdf.assemble import dataset_of, graph_of
from kgexport.rdf.namespaces import DATA_PROPERTIES, KG, OBJECT_PROPERTIES
from kgexport.validate.shacl import Report, Severity, Shapes, load_shapes, validate
from tests.query.story import letter, report

EXAMPLES = Path(__file__).parent / "examples"
ID = "https://w3id.org/kgexport/id/"
PERSON, MEETING = URIRef(ID + "person-mira-solen"), URIRef(ID + "meeting-tale_at-12")
MENTION, SPAN, CLAIM = (URIRef(ID + name) for name in ("mention-tale_0-10", "timespan-tale_20-30", "claim-tale_at-50"))


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return load_shapes()


@pytest.fixture
def base() -> Graph:
    return Graph().parse(EXAMPLES / "base.ttl", format="turtle")


def test_what_is_exported_conforms(shapes):
    for extraction in (report, letter):
        found = validate(graph_of(extraction), shapes)
        assert found.results == ()
        assert found.conforms
        assert found.checked > 10


def test_a_dataset_is_validated_as_the_union_of_its_graphs(shapes):
    dataset = dataset_of([graph_of(report), graph_of(letter)])
    assert validate(dataset, shapes).results == ()
    dataset.add((URIRef(ID + "person-dora-vale"), KG.rank, Literal("Major"), URIRef(ID + "document-letter")))
    assert [short_name(result.source_shape) for result in validate(dataset, shapes).results] == ["kgs:Person"]


def test_one_graph_of_a_dataset_is_validated_alone(shapes):
    dataset = Dataset()
    dataset.graph(URIRef("a:bad")).add((URIRef("a:a"), RDF.type, KG.Person))
    good = dataset.graph(URIRef("a:good"))
    for triple in graph_of(letter):
        good.add(triple)
    assert validate(good, shapes).conforms
    assert not validate(dataset, shapes).conforms


def test_the_data_stay_as_they_are(shapes, base):
    triples, prefixes = set(base), sorted(base.namespaces())
    validate(base, shapes)
    assert set(base) == triples
    assert sorted(base.namespaces()) == prefixes


def test_a_result_says_what_is_wrong_with_what(shapes, base):
    base.set((CLAIM, KG.stance, KG.Wonders))
    (result,) = validate(base, shapes).results
    assert result.document == "tale"
    assert result.focus_node == CLAIM
    assert result.path_text == "kg:stance"
    assert result.value == KG.Wonders
    assert result.severity is Severity.VIOLATION
    assert result.message == "A claim has exactly one stance: Asserts, Confirms, Denies or Declines."
    assert short_name(result.source_shape) == "kgs:Claim-stance"
    assert short_name(result.component) == "sh:InConstraintComponent"


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "document"),
    [
        (MENTION, KG.colour, Literal("red"), "tale"),
        (PERSON, KG.colour, Literal("red"), "tale"),
        (URIRef(ID + "document-tale"), KG.colour, Literal("red"), "tale"),
        (SPAN, KG.colour, Literal("red"), "tale"),
        (URIRef(ID + "person-without"), RDF.type, KG.Person, None),
        (PERSON, KG.within, Literal("words"), "tale"),
    ],
)
def test_a_result_names_the_document(shapes, base, subject, predicate, value, document):
    base.add((subject, predicate, value))
    results = validate(base, shapes).results
    assert {result.document for result in results if result.focus_node == subject} == {document}


def test_the_time_of_an_event_is_of_the_document_of_the_event(shapes, base):
    base.remove((SPAN, KG.mention, None))
    base.add((MEETING, KG.time, SPAN))
    base.remove((SPAN, KG.phrase, None))
    (result,) = validate(base, shapes).results
    assert (result.focus_node, result.document) == (SPAN, "tale")


def test_results_are_sorted_and_each_is_there_once(shapes, base):
    for name in "cab":
        base.add((URIRef(ID + f"person-{name}"), RDF.type, KG.Person))
    base.add((URIRef(ID + "person-a"), RDF.type, KG.Organisation))
    results = validate(base, shapes).results
    nodes = [str(result.focus_node).removeprefix(ID) for result in results]
    assert nodes == sorted(nodes)
    assert len(set(results)) == len(results) == 9


def test_a_warning_does_not_make_data_not_conform(shapes, base):
    base.set((CLAIM, KG.claimant, PERSON))
    base.add((CLAIM, KG.citedBy, PERSON))
    found = validate(base, shapes)
    assert found.conforms
    assert found.violations == ()
    assert found.warnings == found.results
    assert found.results[0].severity is Severity.WARNING


def test_violations_come_before_warnings(shapes, base):
    base.set((CLAIM, KG.claimant, PERSON))
    base.add((CLAIM, KG.citedBy, PERSON))
    base.add((PERSON, KG.colour, Literal("red")))
    found = validate(base, shapes)
    assert [result.severity for result in found.results] == [Severity.VIOLATION, Severity.WARNING]
    assert not found.conforms


def test_nothing_to_check_conforms_and_says_so(shapes):
    foreign = Graph()
    foreign.add((URIRef("a:a"), RDFS.label, Literal("a")))
    assert validate(Graph(), shapes) == Report(results=(), checked=0)
    assert validate(foreign, shapes).checked == 0


def test_reports_go_between_processes_and_cannot_be_changed(shapes, base):
    base.add((PERSON, KG.colour, Literal("red")))
    found = validate(base, shapes)
    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.checked = 0
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.results[0].message = ""


def test_shapes_of_the_user_may_ask_in_sparql(tmp_path, base):
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        """
        @prefix ex: <https://example.org/> . @prefix kg: <https://w3id.org/kgexport/ns#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        ex:Short a sh:NodeShape ; sh:targetClass kg:Mention ; sh:sparql [ sh:message "{?value} is too long." ; sh:select
        "SELECT $this ?value { $this <https://w3id.org/kgexport/ns#text> ?value FILTER(STRLEN(?value) > 5) }" ] .
        """,
        encoding="utf-8",
    )
    (result,) = validate(base, load_shapes([mine])).results
    assert result.message == "Mira Solen is too long."
    assert result.focus_node == MENTION


ODD = [
    BNode("odd"), Literal("x"), Literal(""), Literal("x", lang="en"), URIRef("https://example.org/x"), PERSON, RDF.nil,
    *(
        Literal(text, datatype=datatype, normalize=False)
        for text, datatype in [
            ("5", XSD.integer), ("abc", XSD.integer), ("1.5", XSD.decimal), ("NaN", XSD.double), ("1e400", XSD.double),
            ("2015-12-01", XSD.date), ("2015-13-01", XSD.date), ("2015-12-01Z", XSD.date), ("9999999-01-01", XSD.date),
            ("2015-12-01T00:00:00Z", XSD.dateTime), ("2015", XSD.gYear), ("true", XSD.boolean), ("maybe", XSD.boolean),
            ("P1D", XSD.duration), ("PT", XSD.duration), ("<a", RDF.XMLLiteral), ("zz", XSD.hexBinary),
            ("x", URIRef("https://example.org/type")),
        ]
    ),
]  # fmt: skip


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from([PERSON, MEETING, MENTION, SPAN, CLAIM, URIRef(ID + "document-tale"), BNode("odd")]),
            st.sampled_from([*OBJECT_PROPERTIES, *DATA_PROPERTIES, RDF.type, RDFS.label]),
            st.sampled_from(ODD),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_no_data_break_it(shapes, triples):
    """Whatever stands in the graph, there is a report, and the same one again."""
    data = Graph().parse(EXAMPLES / "base.ttl", format="turtle")
    for triple in triples:
        data.add(triple)
    assert validate(data, shapes) == validate(data, shapes)


@pytest.mark.filterwarnings("ignore")
def test_data_that_only_a_comparison_finds_wanting_are_refused(tmp_path):
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <a:shape> a sh:NodeShape ; sh:targetSubjectsOf <a:size> ; "
        "sh:property <a:shape-size> . <a:shape-size> sh:path <a:size> ; sh:lessThan <a:limit> .",
        encoding="utf-8",
    )
    data = Graph()
    data.add((URIRef("a:a"), URIRef("a:size"), BNode("odd")))
    data.add((URIRef("a:a"), URIRef("a:limit"), Literal(5)))
    with pytest.raises(InputError, match=r"the data cannot be validated: .*BlankNode"):
        validate(data, load_shapes([mine]))


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "shape"),
    [
        (MENTION, KG.begin, BNode("odd"), "kgs:Mention-begin"),
        (MENTION, KG.end, Literal("abc", datatype=XSD.integer, normalize=False), "kgs:Mention-end"),
        (SPAN, KG.earliest, Literal("2015-13-01", datatype=XSD.date, normalize=False), "kgs:TimeSpan-earliest"),
        (PERSON, KG.confidence, Literal("NaN", datatype=XSD.double), "kgs:confidence"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_values_that_cannot_be_compared_are_violations(shapes, base, subject, predicate, value, shape):
    base.set((subject, predicate, value))
    if predicate == KG.earliest:
        base.add((SPAN, KG.latest, Literal("2015-12-20", datatype=XSD.date)))
    found = validate(base, shapes)
    assert shape in {short_name(result.source_shape) for result in found.violations}


def test_pyshacl_is_imported_when_it_is_needed():
    code = "import sys, kgexport.validate.shacl, kgexport.validate.formats; print('pyshacl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
