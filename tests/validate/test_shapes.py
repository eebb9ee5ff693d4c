"""Loading of shapes, and that the packaged ones are what they ought to be."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from kgexport.errors import UsageError
from kgexport.query.terms import short_name
from kgexport.rdf.namespaces import CLASSES, DATA_PROPERTIES, KG, OBJECT_PROPERTIES, VALUES
from kgexport.resources import files_of, shapes_folder
from kgexport.validate.shacl import validate
from kgexport.validate.shapes import SHAPES_NAMESPACE, Shapes, load_shapes, prepare

EXAMPLES = Path(__file__).parent / "examples"
DOCS = Path(__file__).parents[2] / "docs"
PREFIXES = """\
@prefix ex: <https://example.org/shapes#> .
@prefix kg: <https://w3id.org/kgexport/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
TITLED = "ex:Titled a sh:NodeShape ; sh:targetClass kg:Document ; sh:property ex:Titled-title .\n"
TITLE = "ex:Titled-title a sh:PropertyShape ; sh:path <http://purl.org/dc/terms/title> ; sh:minCount 1 .\n"


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return load_shapes()


@pytest.fixture(scope="module")
def base() -> Graph:
    return Graph().parse(EXAMPLES / "base.ttl", format="turtle")


def written(folder, text, name="mine.ttl"):
    path = folder / name
    path.write_text(PREFIXES + text if name.endswith(".ttl") else text, encoding="utf-8")
    return path


def as_written(graph):
    """Shapes for the engine as they stand in the file. A copy: the engine adds triples of its own."""
    return Shapes(graph, graph + Graph())


def property_shapes(graph):
    return sorted(graph.subjects(RDF.type, SH.PropertyShape))


def test_every_shape_has_a_name_a_severity_and_a_message(shapes):
    described = {*shapes.graph.objects(None, SH.property), *property_shapes(shapes.graph)}
    assert described == set(property_shapes(shapes.graph))
    for shape in described:
        assert str(shape).startswith(SHAPES_NAMESPACE)
        assert shapes.graph.value(shape, SH.severity) in (SH.Violation, SH.Warning)
        assert str(shapes.graph.value(shape, SH.message)).endswith(".")
    for shape in shapes.graph.subjects(RDF.type, SH.NodeShape):
        assert str(shape).startswith(SHAPES_NAMESPACE)
        assert (shape, SH.closed, None) not in shapes.graph or (shape, SH.message, None) in shapes.graph


def test_every_property_shape_belongs_to_a_node_shape(shapes):
    assert set(shapes.graph.objects(None, SH.property)) == set(property_shapes(shapes.graph))


def test_each_class_of_the_data_has_a_closed_shape(shapes):
    closed = {
        kind
        for shape in shapes.graph.subjects(SH.closed, Literal(True))
        for kind in shapes.graph.objects(shape, SH.targetClass)
    }
    assert closed == set(CLASSES) - {KG.Agent, KG.Event} - set(VALUES.values())


def test_shapes_and_vocabulary_have_the_same_terms(shapes):
    in_shapes = {term for triple in shapes.graph for term in triple if str(term).startswith(str(KG))}
    in_vocabulary = {*CLASSES, *OBJECT_PROPERTIES, *DATA_PROPERTIES, *VALUES}
    assert in_shapes == in_vocabulary - {KG.Agent, KG.Event} - set(VALUES.values())


@pytest.mark.parametrize("kind", sorted(set(VALUES.values())))
def test_lists_of_values_are_those_of_the_vocabulary(shapes, kind):
    members = {term for term, of in VALUES.items() if of == kind}
    lists = [set(shapes.graph.items(head)) for head in shapes.graph.objects(None, SH["in"])]
    assert members in lists


@pytest.mark.parametrize("name", sorted(DATA_PROPERTIES))
def test_datatypes_are_those_of_the_vocabulary(shapes, name):
    for shape in shapes.graph.subjects(SH.path, name):
        datatype = shapes.graph.value(shape, SH.datatype)
        assert datatype == DATA_PROPERTIES[name] or (datatype is None and "-" in str(shape))


def test_the_shapes_are_shacl_core(shapes):
    used = {predicate for predicate in shapes.graph.predicates() if str(predicate).startswith(str(SH))}
    assert used.isdisjoint({SH.sparql, SH.select, SH.ask, SH.rule, SH.target, SH.js, SH.expression})


def test_the_shapes_are_well_formed_by_the_shapes_of_shacl(shapes):
    from pyshacl.entrypoints import meta_validate

    conforms, _, text = meta_validate(shapes.graph + Graph())  # a copy: it is changed
    assert conforms, text


def test_prepared_shapes_find_the_same(shapes):
    """On everything that the examples have wrong, in one graph."""
    data = Graph().parse(EXAMPLES / "base.ttl", format="turtle")
    for path in sorted(EXAMPLES.glob("*/invalid/*.ttl")):
        data.parse(path, format="turtle")
    plain = validate(data, as_written(shapes.graph))
    assert len(plain.results) > 150
    assert validate(data, shapes) == plain


def test_prepared_shapes_have_targets_of_their_own(shapes):
    assert (None, SH.property, None) not in shapes.prepared
    for shape in property_shapes(shapes.prepared):
        assert {SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf} & set(shapes.prepared.predicates(shape))


@pytest.mark.parametrize(
    "text",
    [
        "ex:A a sh:NodeShape ; sh:targetClass kg:Person ; sh:deactivated true ; sh:property ex:P .\n",
        "ex:A a sh:NodeShape ; sh:targetClass kg:Person ; sh:property ex:P .\n"
        "ex:B a sh:NodeShape ; sh:targetClass kg:Meeting ; sh:not ex:A .\n",
        "ex:A a sh:NodeShape ; sh:property ex:P .\nex:B a sh:NodeShape ; sh:targetClass kg:Meeting ; sh:node ex:A .\n",
        "ex:A a sh:NodeShape ; sh:targetClass kg:Meeting ; sh:or ( [ sh:property ex:P ] [ sh:class kg:Person ] ) .\n",
        "ex:A a sh:NodeShape, rdfs:Class ; sh:targetClass kg:Meeting ; sh:property ex:P .\n",
        "ex:A a sh:NodeShape ; sh:targetClass kg:Meeting ; sh:property ex:Q .\n"
        "ex:Q sh:path kg:participant ; sh:qualifiedValueShape [ sh:class kg:Country ] ; sh:qualifiedMinCount 1 .\n",
        "ex:A a sh:NodeShape ; sh:targetClass kg:Meeting ; sh:property [ sh:path kg:participant ; sh:property ex:P ] .",
        "ex:A a sh:NodeShape ; sh:targetNode kg:nobody ; sh:closed true ; sh:property ex:P .\n",
        "ex:A a sh:NodeShape ; sh:targetClass kg:Meeting ; sh:closed false ; sh:property ex:P .\n",
    ],
)
def test_shapes_of_any_structure_find_the_same_when_prepared(base, text):
    shape = "ex:P a sh:PropertyShape ; sh:path rdfs:label ; sh:minCount 2 ; sh:message 'two' .\n"
    graph = Graph().parse(data=PREFIXES + shape + text, format="turtle")
    assert validate(base, Shapes(graph, prepare(graph))) == validate(base, as_written(graph))


def test_files_extend_the_packaged_shapes(tmp_path, base, shapes):
    mine = load_shapes([written(tmp_path, TITLED + TITLE)])
    assert len(mine.graph) == len(shapes.graph) + 6
    assert [short_name(result.source_shape) for result in validate(base, mine).results] == [
        "<https://example.org/shapes#Titled-title>"
    ]


def test_a_file_may_add_a_property_shape_to_a_packaged_shape(tmp_path, base):
    path = written(tmp_path, "<https://w3id.org/kgexport/shapes#Document> sh:property ex:Titled-title .\n" + TITLE)
    assert not validate(base, load_shapes([path])).conforms


def test_n_triples_are_read(tmp_path, base):
    lines = Graph().parse(data=PREFIXES + TITLED + TITLE, format="turtle").serialize(format="nt")
    assert not validate(base, load_shapes([written(tmp_path, lines, "mine.nt")])).conforms


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no shape in it"),
        ("ex:A a kg:Person .", "no shape in it"),
        (TITLED + TITLE.replace("minCount", "minCounts"), "SHACL has no term sh:minCounts"),
        (TITLED + TITLE.replace("PropertyShape", "PropertyShap"), "SHACL has no term sh:PropertyShap"),
        (TITLED, r"ex.*shapes#Titled refers by sh:property to .*Titled-title, which is nowhere described"),
        (TITLED + TITLE + "ex:Titled sh:node ex:Other .", "refers by sh:node to"),
        ("ex:A ex:b (1 2)", "not valid Turtle"),
        (TITLED + TITLE + "ex:Titled sh:rule [] .", "sh:rule is beyond SHACL Core"),
        (TITLED + TITLE + "ex:Titled sh:target [] .", "sh:target is beyond SHACL Core"),
        (TITLED + TITLE + "ex:Titled sh:js [] .", "sh:js is beyond SHACL Core"),
        (TITLED + TITLE + "ex:Titled sh:sparql [ sh:select 'SELECT $this { SERVICE <http://x/> {} }' ] .", "SERVICE"),
        (TITLED + TITLE + "ex:Titled sh:sparql [ sh:select 'SELECT $this {' ] .", "not valid SPARQL, line 1"),
        (TITLED + TITLE + "ex:Titled sh:sparql [ sh:select 'CLEAR ALL' ] .", "this is an update"),
        ("ex:A a sh:NodeShape ;\n sh:targetClass ;", "not valid Turtle"),
        ("ex:A a foo:Bar .", "not valid"),
    ],
)
def test_what_would_be_passed_over_is_refused(tmp_path, text, message):
    with pytest.raises(UsageError, match=rf"^shapes .*mine\.ttl(, line \d+)?: .*{message}"):
        load_shapes([written(tmp_path, text)])


@pytest.mark.parametrize("name", ["mine.jsonld", "mine.rdf", "mine", "mine.ttl.gz"])
def test_other_formats_are_refused(tmp_path, name):
    with pytest.raises(UsageError, match=r"the name must end in \.nt or \.ttl"):
        load_shapes([written(tmp_path, "", name)])


def test_a_missing_file_and_one_that_is_no_text_are_refused(tmp_path):
    with pytest.raises(UsageError, match=r"none\.ttl: No such file"):
        load_shapes([tmp_path / "none.ttl"])
    path = tmp_path / "bytes.ttl"
    path.write_bytes(b"ex:A \xff")
    with pytest.raises(UsageError, match=r"bytes\.ttl, line 1: not UTF-8 at byte 5"):
        load_shapes([path])


def test_two_shapes_that_contradict_each_other_are_refused_when_used(tmp_path, base):
    path = written(tmp_path, TITLED + TITLE + "ex:Titled-title sh:minCount 2 .")
    with pytest.raises(UsageError, match=r"^shapes: .*minCount"):
        validate(base, load_shapes([path]))


def test_the_page_is_current():
    made = runpy.run_path(str(DOCS / "generate_shapes.py"))["page"]()
    assert made == (DOCS / "shapes.md").read_text(encoding="utf-8"), "run: python docs/generate_shapes.py"


def test_every_shape_is_on_the_page(shapes):
    page = (DOCS / "shapes.md").read_text(encoding="utf-8")
    for shape in {*shapes.graph.subjects(RDF.type, SH.NodeShape), *property_shapes(shapes.graph)}:
        assert f"`{short_name(shape)}`" in page
    for shape in property_shapes(shapes.graph):
        assert str(shapes.graph.value(shape, SH.message)) in page


def test_the_example_on_the_page_works(tmp_path, base):
    page = (DOCS / "shapes.md").read_text(encoding="utf-8")
    path = tmp_path / "example.ttl"
    path.write_text(page.partition("```turtle\n")[2].partition("```")[0], encoding="utf-8")
    (result,) = validate(base, load_shapes([path])).results
    assert result.message == "The text does not say when they met."


def test_the_files_name_what_is_in_them():
    for name, text in files_of(shapes_folder(), suffix=".ttl"):
        graph = Graph().parse(data=text, format="turtle")
        assert all(isinstance(shape, URIRef) for shape in graph.subjects(RDF.type)), name
