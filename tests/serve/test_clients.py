"""Clients that others made ask the server as they ask any endpoint."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.serve.server import ONE, PEOPLE, TWO

ANN = URIRef("https://w3id.org/kgexport/id/person-ann-lee")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # its own
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(server, method):
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(server.endpoint)
    client.setMethod(method)
    client.setQuery(PEOPLE)
    for format in (wrapper.JSON, wrapper.XML, wrapper.CSV, wrapper.TSV):
        client.setReturnFormat(format)
        response = client.query()
        answer = response.convert()
        response.response.close()
        if format == wrapper.JSON:
            assert [row["label"]["value"] for row in answer["results"]["bindings"]][1] == "Ann Lee"
        else:
            assert "Ann Lee" in (answer.toxml() if format == wrapper.XML else answer.decode())
    client.setQuery("CONSTRUCT WHERE { ?s a kg:Person }")
    for format in (wrapper.TURTLE, wrapper.RDFXML, wrapper.JSONLD):
        client.setReturnFormat(format)
        response = client.query()
        answer = response.convert()
        response.response.close()
        assert len(answer if isinstance(answer, Graph) else Graph().parse(data=answer, format="turtle")) == 2


def test_sparqlwrapper_is_refused_an_update(server):
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(server.endpoint)
    client.setMethod("POST")
    client.setQuery("INSERT DATA { <a:a> <a:b> 1 }")
    with pytest.raises(Exception, match="403"):
        client.query()


def test_a_store_of_rdflib(server):
    graph = Graph(SPARQLStore(server.endpoint))
    assert graph.value(ANN, RDFS.label) == Literal("Ann Lee")
    assert {str(row.label) for row in graph.query(PEOPLE)} >= {"Ann Lee"}
    assert len(list(graph.triples((ANN, None, None)))) == 4


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl(server):
    def curl(*arguments):
        done = subprocess.run(["curl", "-sS", "--fail-with-body", *arguments], capture_output=True, timeout=30)
        return done.returncode, done.stdout

    query = f"query={PEOPLE}"
    assert json.loads(curl(server.endpoint, "--data-urlencode", query)[1])["head"] == {"vars": ["label"]}
    assert curl("-G", "-H", "Accept: text/csv", server.endpoint, "--data-urlencode", query)[1].startswith(b"label\r\n")
    body = ("-H", "Content-Type: application/sparql-query", "--data-binary", "SELECT ?g { GRAPH ?g {} } ORDER BY ?g")
    assert [ONE.encode(), TWO.encode()] == curl("-H", "Accept: text/csv", *body, server.endpoint)[1].split()[1:]
    assert curl(server.endpoint, "--data-urlencode", "update=CLEAR ALL")[0] == 22
    assert curl("-I", "-G", server.endpoint, "--data-urlencode", query)[1].startswith(b"HTTP/1.1 200")
