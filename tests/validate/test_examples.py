"""Each shape on graphs that conform and graphs that do not: `examples/<node shape>/valid` and `invalid`.

An example is merged with `examples/base.ttl`. An invalid one says in comments what has to be found, and nothing else
may be: `# expect: FOCUS SHAPE COMPONENT`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from kgexport.query.terms import short_name
from kgexport.validate.paths import CompoundPath, read_path
from kgexport.validate.shacl import Severity, Shapes, load_shapes, validate
from kgexport.validate.shapes import SHAPES_NAMESPACE

EXAMPLES = Path(__file__).parent / "examples"
VALID = sorted(EXAMPLES.glob("*/valid/*.ttl"))
INVALID = sorted(EXAMPLES.glob("*/invalid/*.ttl"))

COMPONENTS = {
    SH.minCount: "MinCount", SH.maxCount: "MaxCount", SH.datatype: "Datatype", SH.nodeKind: "NodeKind",
    SH["class"]: "Class", SH["in"]: "In", SH.pattern: "Pattern", SH.minLength: "MinLength", SH.closed: "Closed",
    SH.minInclusive: "MinInclusive", SH.maxInclusive: "MaxInclusive", SH.lessThan: "LessThan",
    SH.lessThanOrEquals: "LessThanOrEquals", SH.disjoint: "Disjoint",
}  # fmt: skip
NO_CONSTRAINT = {
    RDF.type, SH.path, SH.severity, SH.message, SH.property, SH.ignoredProperties, SH.targetClass, SH.targetSubjectsOf,
    SH.targetObjectsOf, URIRef("http://www.w3.org/2000/01/rdf-schema#label"),
    URIRef("http://www.w3.org/2000/01/rdf-schema#comment"),
}  # fmt: skip


def name_of(path):
    return f"{path.parts[-3]}/{path.parts[-2]}/{path.stem}"


@cache
def shapes() -> Shapes:
    return load_shapes()


def example(path):
    graph = Graph()
    graph.parse(EXAMPLES / "base.ttl", format="turtle")
    graph.parse(path, format="turtle")
    return graph


def expected(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return sorted(tuple(line[10:].rsplit(maxsplit=2)) for line in lines if line.startswith("# expect: "))


def shown(term):
    if isinstance(term, BNode):
        return "_:someone"
    return f'"{term}"' if isinstance(term, Literal) else short_name(term)


def found(report):
    return sorted({(shown(r.focus_node), short_name(r.source_shape), short_name(r.component)) for r in report.results})


def constraints(graph):
    """All pairs of a shape and a component that the packaged shapes have."""
    for shape in {*graph.subjects(RDF.type, SH.NodeShape), *graph.subjects(RDF.type, SH.PropertyShape)}:
        for predicate in set(graph.predicates(shape)) - NO_CONSTRAINT:
            yield short_name(shape), f"sh:{COMPONENTS[predicate]}ConstraintComponent"


def values(graph, node, path):
    if isinstance(path, URIRef):
        return set(graph.objects(node, path))
    assert isinstance(path, CompoundPath)
    if path.operator == "^":
        return set(graph.subjects(path.parts[0], node))
    if path.operator == "|":
        return set().union(*(values(graph, node, part) for part in path.parts))
    reached = {node}
    for part in path.parts:
        reached = set().union(*(values(graph, step, part) for step in reached))
    return reached


def exercised(graph, prepared):
    """The shapes that have something to say of a graph: a focus node, and for a property a value at it."""
    for shape in set(prepared.subjects(RDF.type)):
        targets = set(graph.subjects(RDF.type, None)) & {
            node for kind in prepared.objects(shape, SH.targetClass) for node in graph.subjects(RDF.type, kind)
        }
        for predicate in prepared.objects(shape, SH.targetSubjectsOf):
            targets |= set(graph.subjects(predicate, None))
        for predicate in prepared.objects(shape, SH.targetObjectsOf):
            targets |= set(graph.objects(None, predicate))
        path = prepared.value(shape, SH.path)
        if any(path is None or values(graph, node, read_path(prepared, path)) for node in targets):
            yield short_name(shape)


def test_the_base_of_the_examples_conforms():
    graph = Graph()
    graph.parse(EXAMPLES / "base.ttl", format="turtle")
    assert validate(graph, shapes()).results == ()


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_a_valid_example_conforms(path):
    assert found(validate(example(path), shapes())) == []


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_an_invalid_example_is_found_out(path):
    report = validate(example(path), shapes())
    assert found(report) == expected(path)
    assert expected(path)
    assert report.conforms is all(result.severity is not Severity.VIOLATION for result in report.results)


def test_every_shape_has_valid_examples():
    covered = {shape for path in VALID for shape in exercised(example(path), shapes().prepared)}
    assert {shape for shape, _ in constraints(shapes().graph)} - covered == set()


def test_every_constraint_of_every_shape_has_an_invalid_example():
    covered = {(shape, component) for path in INVALID for _, shape, component in expected(path)}
    assert set(constraints(shapes().graph)) - covered == set()


def test_every_node_shape_has_a_folder_with_both():
    nodes = {short_name(shape).removeprefix("kgs:") for shape in shapes().graph.subjects(RDF.type, SH.NodeShape)}
    assert {path.parts[-3] for path in VALID} == nodes
    assert {path.parts[-3] for path in INVALID} == nodes


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_an_example_stands_with_its_shape(path):
    """The first thing that an invalid example provokes is of the node shape whose folder it is in."""
    node = URIRef(SHAPES_NAMESPACE + path.parts[-3])
    own = {node, *shapes().graph.objects(node, SH.property)}
    assert {shape for _, shape, _ in expected(path)} & {short_name(shape) for shape in own}
