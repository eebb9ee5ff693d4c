"""rdflib over a graph in memory and Oxigraph over a store give the same answers, row by row, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset, Graph

from benchmarks.corpus import documents
from kgexport.query.questions import questions
from kgexport.query.run import GraphData, Table, ask
from kgexport.rdf.files import read_dataset
from kgexport.store.snapshot import open_store
from tests.store.conftest import loaded

GOLDEN = Path(__file__).parents[1] / "golden" / "cases"
NARROW = {"name": "ba", "source": "ko", "authority": "ba", "words": "norw"}
SMALL, LARGE, LARGE_TRIPLES = 40, 450, 50_000


def values(question, data, /, **more):
    """What the question has to be told, from the data."""
    (row,) = data.evaluate(
        "SELECT ?meeting ?who WHERE { ?meeting kg:participant ?who . ?s kg:target ?who . ?s a kg:Sanction }"
        " ORDER BY ?meeting ?who LIMIT 1"
    ).rows
    known = {"day": "2010-06-01", "iri": str(row[1]), "meeting": str(row[0]), "subject": str(row[0]), "name": "a"}
    given = {parameter.name: known[parameter.name] for parameter in question.parameters if parameter.default is None}
    return {**given, **{key: value for key, value in more.items() if key in {one.name for one in question.parameters}}}


def compare(folder, data, name, /, **more):
    """Ask both, and give the rows."""
    question = questions()[name]
    with open_store(folder) as snapshot:
        given = values(question, snapshot, **more)
        stored = ask(snapshot, question, given)
        in_memory = ask(GraphData(data), question, given)
    assert isinstance(stored, Table)
    assert stored == in_memory
    return stored.rows


def made(tmp_path_factory, count):
    folder = tmp_path_factory.mktemp("same")
    path = folder / "corpus.nq"
    path.write_bytes(b"".join(documents(count)))
    loaded(folder / "store", path)
    union = Graph(bind_namespaces="none")
    for subject, predicate, value, _ in read_dataset([path]).quads():
        union.add((subject, predicate, value))
    return folder / "store", union


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return made(tmp_path_factory, SMALL)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder, union = made(tmp_path_factory, LARGE)
    assert len(union) >= LARGE_TRIPLES
    return folder, union


@pytest.mark.parametrize("name", questions())
def test_on_a_small_corpus(small, name):
    folder, data = small
    rows = compare(folder, data, name, least="1")
    assert rows or name == "claims-by-confidence", "least=1 is sure"


@pytest.mark.slow
@pytest.mark.parametrize("name", questions())
def test_on_fifty_thousand_triples(large, name):
    folder, data = large
    assert compare(folder, data, name)
    compare(folder, data, name, **NARROW)


@pytest.mark.parametrize("name", questions())
def test_on_the_golden_graphs(tmp_path_factory, golden, name):
    folder, data = golden
    compare(folder, data, name)


@pytest.fixture(scope="module")
def golden(tmp_path_factory):
    """All golden graphs, each in its document's graph."""
    folder = tmp_path_factory.mktemp("golden")
    files = sorted(GOLDEN.glob("*/graph.ttl"))
    loaded(folder / "store", *files)
    return folder / "store", read_dataset(files)


def test_graphs_are_told_apart_alike(tmp_path, story):
    loaded(tmp_path / "store", story)
    dataset = Dataset(default_union=True)
    dataset.parse(story, format="nquads")
    for query in (
        "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
        "SELECT ?l FROM kgid:document-letter WHERE { ?s rdfs:label ?l } ORDER BY ?l",
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
        "ASK FROM NAMED kgid:document-letter WHERE { GRAPH ?g { ?s a kg:Sanction } }",
    ):
        with open_store(tmp_path / "store") as snapshot:
            assert snapshot.evaluate(query) == GraphData(dataset).evaluate(query)
