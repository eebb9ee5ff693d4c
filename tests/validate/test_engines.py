"""The engines against each other: a graph on which the fast one finds nothing is one on which pySHACL finds nothing."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD

from kgexport.errors import UsageError
from kgexport.rdf.assemble import graph_of
from kgexport.validate import engines
from kgexport.validate.engines import PYSHACL, TESTED_TURBO, TURBO, checked_validator, turbo_finds_nothing
from kgexport.validate.shacl import Shapes, load_shapes, validate
from tests.query.story import letter, report

EXAMPLES = Path(__file__).parent / "examples"
needs_turbo = pytest.mark.skipif(
    engines._installed_turbo() is None, reason="pyshacl-turbo is not installed (kgexport[fast])"
)

VALUES = [
    Literal(""),
    Literal("x"),
    Literal("2015"),
    Literal("en", lang="en"),
    Literal("line\nbreak\u202e\"'<script>\\"),
    Literal("2015-13-45", datatype=XSD.date),
    Literal("2015-02-29", datatype=XSD.date),
    Literal("2015-01-02", datatype=XSD.date),
    Literal("2015-01", datatype=XSD.gYearMonth),
    Literal("2015-01-02T00:00:00Z", datatype=XSD.dateTime),
    Literal("-1", datatype=XSD.integer),
    Literal("01", datatype=XSD.integer),
    Literal("1.0", datatype=XSD.integer),
    Literal("99999999999999999999", datatype=XSD.integer),
    Literal("0.5", datatype=XSD.decimal),
    Literal("1e0", datatype=XSD.double),
    Literal("NaN", datatype=XSD.double),
    Literal("1", datatype=XSD.boolean),
    Literal("maybe", datatype=XSD.boolean),
    Literal("a", datatype=URIRef("urn:other")),
    URIRef("https://example.org/x"),
    BNode("somebody"),
]


@cache
def shapes() -> Shapes:
    return load_shapes()


@cache
def sound_graphs():
    example = Graph()
    example.parse(EXAMPLES / "base.ttl", format="turtle")
    return [example, graph_of(report), graph_of(letter)]


@cache
def sound_statements():
    return [sorted(graph, key=lambda statement: tuple(term.n3() for term in statement)) for graph in sound_graphs()]


def broken(seed):
    """A sound graph with one to four statements taken away, added, or given another value, property or class."""
    chance = random.Random(seed)
    statements = sound_statements()[chance.randrange(3)]
    classes = [value for _, predicate, value in statements if predicate == RDF.type]
    graph = Graph(bind_namespaces="none")
    for statement in statements:
        graph.add(statement)
    for _ in range(chance.randint(1, 4)):
        subject, predicate, value = chance.choice(statements)
        other_subject, other_predicate, other_value = chance.choice(statements)
        removed, added = chance.choice(
            [
                ((subject, predicate, value), None),
                ((subject, predicate, value), (subject, predicate, chance.choice(VALUES))),
                (None, (subject, predicate, chance.choice(VALUES))),
                (None, (subject, predicate, other_value)),
                (None, (subject, other_predicate, value)),
                (None, (other_subject, predicate, value)),
                (None, (subject, RDF.type, chance.choice(classes))),
            ]
        )
        if removed:
            graph.remove(removed)
        if added:
            graph.add(added)
    return graph


def disagreements(seeds):
    """The seeds of graphs that the fast engine passes and pySHACL does not, and how many it passes at all."""
    passed = [seed for seed in seeds if turbo_finds_nothing(broken(seed), shapes())]
    return [seed for seed in passed if validate(broken(seed), shapes(), validator=PYSHACL).results], len(passed)


@needs_turbo
@pytest.mark.parametrize("number", range(3))
def test_the_fast_engine_passes_sound_graphs(number):
    assert turbo_finds_nothing(sound_graphs()[number], shapes())


@needs_turbo
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*/*.ttl")), ids=lambda path: "-".join(path.parts[-3:]))
def test_both_give_one_report_of_an_example(path):
    graph = Graph()
    graph.parse(EXAMPLES / "base.ttl", format="turtle")
    graph.parse(path, format="turtle")
    reference = validate(graph, shapes(), validator=PYSHACL)
    assert validate(graph, shapes(), validator=TURBO) == reference
    assert turbo_finds_nothing(graph, shapes()) == (not reference.results)


@needs_turbo
def test_what_the_fast_engine_passes_the_reference_passes():
    found, passed = disagreements(range(250))
    assert found == []
    assert passed > 2


@needs_turbo
def test_what_the_reference_finds_the_fast_engine_finds():
    """The other way round: on the same graphs, so that a defect cannot hide behind a graph that was never asked."""
    for seed in range(40):
        if validate(broken(seed), shapes(), validator=PYSHACL).results:
            assert not turbo_finds_nothing(broken(seed), shapes()), seed


@needs_turbo
@pytest.mark.slow
def test_what_the_fast_engine_passes_of_thousands_the_reference_passes():
    for seed in range(1_000, 5_000):
        graph = broken(seed)
        assert not turbo_finds_nothing(graph, shapes()) or not validate(graph, shapes(), validator=PYSHACL).results, (
            seed
        )
        if seed % 4 == 0 and validate(graph, shapes(), validator=PYSHACL).results:
            assert not turbo_finds_nothing(graph, shapes()), seed


@needs_turbo
def test_an_ill_typed_value_goes_to_the_reference():
    graph = Graph()
    graph.add((URIRef("a:a"), URIRef("a:b"), Literal("maybe", datatype=XSD.boolean)))
    assert not turbo_finds_nothing(graph, shapes())


@needs_turbo
def test_shapes_that_the_fast_engine_cannot_take_go_to_the_reference(tmp_path):
    (tmp_path / "own.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kgexport/ns#> .\n"
        '<a:shape> a sh:NodeShape ; sh:targetClass kg:Person ; sh:property [ sh:path kg:rank ; sh:pattern "((" ] .',
        encoding="utf-8",
    )
    own = load_shapes([tmp_path / "own.ttl"])
    assert not turbo_finds_nothing(sound_graphs()[0], own)


def test_the_default_is_the_fast_engine_in_its_tested_release_only(monkeypatch):
    for version, expected in ((TESTED_TURBO, TURBO), ("0.6.6", PYSHACL), (None, PYSHACL)):
        monkeypatch.setattr(engines, "_installed_turbo", lambda version=version: version)
        assert checked_validator(None) == expected


def test_the_extra_pins_the_tested_release():
    pinned = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'fast = ["pyshacl-turbo=={TESTED_TURBO}"]' in pinned


def test_an_unknown_or_missing_engine_is_said(monkeypatch):
    with pytest.raises(UsageError, match="unknown validator 'quick'; one of pyshacl, turbo"):
        checked_validator("quick")
    monkeypatch.setattr(engines, "_installed_turbo", lambda: None)
    with pytest.raises(UsageError, match=r"pip install 'kgexport\[fast\]'"):
        checked_validator(TURBO)
