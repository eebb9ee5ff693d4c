"""Running queries: what comes back, and that the data stay as they are."""

from __future__ import annotations

import pytest
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDFS, XSD

from kgexport.errors import UsageError
from kgexport.query.run import Table, run
from kgexport.query.terms import prefixes_of, short_name


def test_a_select_is_a_table(graph):
    answer = run(graph, "SELECT ?label ?none { kgid:person-ilya-morozov rdfs:label ?label }")
    assert answer == Table(columns=("label", "none"), rows=((Literal("Ilya Morozov"), None),))


def test_an_ask_is_a_truth(graph):
    assert run(graph, "ASK { ?meeting a kg:Meeting }") is True
    assert run(graph, "ASK { ?meeting a kg:Wedding }") is False


def test_a_construct_is_a_graph(graph):
    answer = run(graph, "CONSTRUCT { ?s rdfs:comment ?l } WHERE { ?s a kg:Country ; rdfs:label ?l }")
    expected = Graph()
    expected.add((URIRef("https://w3id.org/kgexport/id/country-no"), RDFS.comment, Literal("Norway")))
    assert isinstance(answer, Graph)
    assert isomorphic(answer, expected)


def test_a_construct_of_nothing_is_an_empty_graph(graph):
    assert len(run(graph, "CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:Wedding ; ?p ?o }")) == 0


def test_a_describe_is_a_graph(graph):
    answer = run(graph, "DESCRIBE kgid:country-no")
    assert (URIRef("https://w3id.org/kgexport/id/country-no"), RDFS.label, Literal("Norway")) in answer


def test_bindings_are_values_of_variables(graph):
    person = URIRef("https://w3id.org/kgexport/id/person-dora-vale")
    answer = run(graph, "SELECT ?label { VALUES ?who { UNDEF } ?who rdfs:label ?label }", {"who": person})
    assert answer.rows == ((Literal("Dora Vale"),),)


def test_a_dataset_answers_as_the_union_of_its_graphs_whatever_its_own_default(dataset):
    query = "SELECT DISTINCT ?document { ?document a kg:Document } ORDER BY ?document"
    narrow = Dataset(store=dataset.store, default_union=False)
    assert len(run(dataset, query).rows) == 2
    assert run(narrow, query) == run(dataset, query)
    assert narrow.default_union is False


def test_graph_selects_a_document(dataset):
    query = "SELECT DISTINCT ?name { GRAPH ?name { ?who rdfs:label 'Ilya Morozov' } }"
    assert run(dataset, query).rows == ((URIRef("https://w3id.org/kgexport/id/document-report"),),)


def test_graph_on_data_without_graphs_is_refused(graph):
    with pytest.raises(UsageError, match="single graph"):
        run(graph, "SELECT * { GRAPH ?name { ?s ?p ?o } }")


def test_a_query_changes_nothing(dataset):
    before = sorted(map(str, dataset.quads()))
    run(dataset, "SELECT * { ?s ?p ?o } LIMIT 5")
    run(dataset, "CONSTRUCT { ?s <a:new> ?o } WHERE { ?s ?p ?o }")
    assert sorted(map(str, dataset.quads())) == before


def test_data_cannot_give_a_prefix_of_the_vocabulary_another_meaning():
    data = Graph()
    data.bind("kg", "https://example.org/evil#", override=True)
    data.bind("kgid", "https://example.org/news#", override=True)
    data.bind("ex", "https://example.org/more#")
    prefixes = prefixes_of(data)
    assert prefixes["kg"] == "https://w3id.org/kgexport/ns#"
    assert prefixes["kgid"] == "https://example.org/news#"
    assert prefixes["ex"] == "https://example.org/more#"


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/kgexport/ns#Meeting", "kg:Meeting"),
        ("https://w3id.org/kgexport/id/meeting-a_at-3", "kgid:meeting-a_at-3"),
        ("https://w3id.org/kgexport/ns#", "<https://w3id.org/kgexport/ns#>"),
        ("https://w3id.org/kgexport/ns#a/b", "<https://w3id.org/kgexport/ns#a/b>"),
        ("https://w3id.org/kgexport/ns#a b", "<https://w3id.org/kgexport/ns#a b>"),
        ("urn:x", "<urn:x>"),
    ],
)
def test_a_short_name_reads_back(iri, name):
    assert short_name(iri) == name


def test_ill_typed_data_are_answered():
    data = Graph()
    data.add((URIRef("a:a"), URIRef("a:p"), Literal("no date", datatype=XSD.date, normalize=False)))
    data.add((URIRef("a:a"), URIRef("a:p"), BNode("b")))
    answer = run(data, "SELECT ?o { ?s ?p ?o FILTER(?o < '2015-12-15'^^xsd:date) }")
    assert isinstance(answer, Table)
