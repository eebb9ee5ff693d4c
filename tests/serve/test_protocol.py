"""The SPARQL 1.1 protocol, as far as it fits an endpoint that only reads."""

from __future__ import annotations

import json
from urllib.parse import quote, urlencode

import pytest

from tests.serve.server import ONE, PEOPLE, TWO

FORM = {"content-type": "application/x-www-form-urlencoded"}
PLAIN = {"content-type": "application/sparql-query"}
ALL = "SELECT ?s { ?s a kg:Person } ORDER BY ?s"
EACH = ALL.replace("SELECT", "SELECT DISTINCT")
IN_GRAPHS = "SELECT ?g ?s { GRAPH ?g { ?s a kg:Document } } ORDER BY ?g ?s"


def rows(response):
    assert response.status_code == 200, response.text
    return [{name: term["value"] for name, term in row.items()} for row in response.json()["results"]["bindings"]]


@pytest.fixture
def post(server):
    def send(content, headers, address="/sparql"):
        return server.client.post(address, content=content, headers=headers)

    return send


def test_a_query_comes_by_get_by_form_or_as_the_body(server, post):
    answers = [
        server.ask(PEOPLE),
        post(urlencode({"query": PEOPLE}), FORM),
        post(PEOPLE, PLAIN),
        post(PEOPLE.encode(), {"content-type": "Application/SPARQL-Query; Charset=UTF-8"}),
    ]
    assert [row["label"] for row in rows(answers[0])] == ['=Bo "<script>alert(1)</script>", Day\n\t\u202e', "Ann Lee"]
    assert all(answer.json() == answers[0].json() for answer in answers)


@pytest.mark.parametrize("text", ["Zürich — Ελλάδα 𝒳 “q”", "100%", "a+b & c=d;e"])
def test_all_text_comes_through(server, post, text):
    query = f'SELECT ("{text}" AS ?text) {{}}'
    for response in (server.ask(query), post(urlencode({"query": query}), FORM), post(query.encode(), PLAIN)):
        assert rows(response) == [{"text": text}]


def test_all_documents_are_asked_as_one_and_each_has_a_graph(server):
    assert [row["s"].rpartition("/")[2] for row in rows(server.ask(ALL))] == ["person-ann-lee", "person-bo-day"]
    assert [row["g"] for row in rows(server.ask(IN_GRAPHS))] == [ONE, TWO]


def test_the_usual_prefixes_need_no_declaration_and_may_be_declared(server):
    assert server.ask("PREFIX kg: <https://w3id.org/kgexport/ns#> " + ALL).json() == server.ask(ALL).json()
    assert server.ask("ASK { kgid:person-ann-lee a kg:Person }").json()["boolean"] is True


@pytest.mark.parametrize(
    ("parameters", "query", "found"),
    [
        ([("default-graph-uri", TWO)], ALL, ["person-ann-lee"]),
        ([("default-graph-uri", ONE), ("default-graph-uri", TWO)], EACH, ["person-ann-lee", "person-bo-day"]),
        ([("default-graph-uri", ONE)], "SELECT ?s { GRAPH ?g { ?s a kg:Document } }", []),
        ([("named-graph-uri", ONE)], ALL, []),
        ([("named-graph-uri", ONE)], "SELECT ?s { GRAPH ?g { ?s a kg:Document } }", ["document-one"]),
        ([("named-graph-uri", ONE), ("named-graph-uri", TWO)],
         "SELECT ?s { GRAPH ?g { ?s a kg:Document } } ORDER BY ?s",
         ["document-one", "document-two"]),
        ([("default-graph-uri", ONE), ("named-graph-uri", TWO)],
         "SELECT ?s { { ?s a kg:Document } UNION { GRAPH ?g { ?s a kg:Document } } } ORDER BY ?s",
         ["document-one", "document-two"]),
        # What the protocol chooses goes before what the query says.
        ([("default-graph-uri", TWO)], f"SELECT ?s FROM <{ONE}> {{ ?s a kg:Document }}", ["document-two"]),
        ([], f"SELECT ?s FROM <{ONE}> {{ ?s a kg:Document }}", ["document-one"]),
        ([], f"SELECT ?s FROM NAMED <{TWO}> {{ GRAPH ?g {{ ?s a kg:Document }} }}", ["document-two"]),
    ],
)  # fmt: skip
def test_the_dataset_is_chosen(server, post, parameters, query, found):
    in_address = urlencode([("query", query), *parameters])
    for response in (
        server.client.get(f"/sparql?{in_address}"),
        post(in_address, FORM),
        post(query, PLAIN, f"/sparql?{urlencode(parameters)}"),
        post(urlencode({"query": query}), FORM, f"/sparql?{urlencode(parameters)}"),
    ):
        assert [row["s"].rpartition("/")[2] for row in rows(response)] == found


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"default-graph-uri": "http://127.0.0.1:1/secret"}, "the data have no graph http://127.0.0.1:1/secret"),
        ({"named-graph-uri": "file:///etc/passwd"}, "the data have no graph file:///etc/passwd"),
        ({"default-graph-uri": "no iri"}, "default-graph-uri: not an absolute IRI"),
        ({"default-graph-uri": ""}, "default-graph-uri: not an absolute IRI"),
    ],
)
def test_a_graph_that_is_not_there_is_an_error_and_not_fetched(server, parameters, says):
    response = server.ask(ALL, **parameters)
    assert response.status_code == 400
    assert says in response.text


@pytest.mark.parametrize("name", ["http://127.0.0.1:1/secret", "file:///etc/passwd"])
@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_from_what_is_not_there_is_an_error_too(server, clause, name):
    response = server.ask(f"SELECT * {clause} <{name}> {{ ?s ?p ?o }}")
    assert response.status_code == 400
    assert f"the data have no graph {name}" in response.text


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * { ?s ?p ?o", "line 1, column 20"),
        ("SELECT *\nWHERE {\n  ?s ?p ?o .\n  foo\n}", "line 4, column 3, at 'foo'"),
        ("", "line 1, column 1"),
        ("SELEKT * {}", "line 1, column 1"),
        ("SELECT * { ?s none:such ?o }", "none"),
        ("SELECT * { ?s <relative> ?o }", "line 1, column"),
        ("SELECT (<http://example.org/f>(1) AS ?x) {}", "http://example.org/f"),
        ("INSERT DATA { <a:a> <a:b> 1 }", "this is an update"),
        ("LOAD <http://127.0.0.1:1/>", "this is an update"),
        ("DROP ALL", "this is an update"),
    ],
)
def test_a_query_that_cannot_be_run_is_400_and_says_where(server, query, says):
    response = server.ask(query)
    assert response.status_code == 400
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert says in response.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", 400),
        ("/sparql?query=%FF", 400),
        ("/sparql?query=%ED%A0%80", 400),
        ("/sparql?default-graph-uri=" + quote(ONE), 400),
        ("/sparql?update=CLEAR%20ALL", 403),
        ("/sparql?query=ASK%20%7B%7D&" + "x=1&" * 1001, 400),
        ("/sparql?query=ASK%20%7B%7D&format=json&timeout=100000&unknown", 200),
        ("/nothing", 404),
        ("/sparql/", 404),
        ("/store", 404),
    ],
)
def test_addresses(server, address, status):
    assert server.client.get(address).status_code == status


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        ("", FORM, 400),
        ("", PLAIN, 400),
        ("query=ASK%20%7B%7D&query=ASK%20%7B%7D", FORM, 400),
        ("query=ASK%20%7B%7D", {}, 415),
        ("ASK {}", {"content-type": "text/plain"}, 415),
        ("ASK {}", {"content-type": "application/sparql-todo"}, 415),
        ("ASK {}", {"content-type": "application/sparql-query; charset=utf-16"}, 415),
        (b"ASK { <a:\xff> ?p ?o }", PLAIN, 400),
        ("query=\u00e9".encode("latin-1"), FORM, 400),
        ("INSERT DATA { <a:a> <a:b> 1 }", {"content-type": "application/sparql-update"}, 403),
        ("INSERT", {"content-type": "application/sparql-update"}, 403),
        (urlencode({"update": "CLEAR ALL"}), FORM, 403),
        (urlencode({"update": "CLEAR ALL", "query": "ASK {}"}), FORM, 403),
        ("ASK {} #" + "x" * (1 << 20), PLAIN, 413),
        ("query=" + "x" * (1 << 20), FORM, 413),
    ],
)
def test_bodies(post, content, headers, status):
    assert post(content, headers).status_code == status


def test_a_body_without_a_length_is_measured_as_it_comes(server):
    def pieces():
        for _ in range(40):
            yield b"x" * (1 << 15)

    assert server.client.post("/sparql", content=pieces(), headers=PLAIN).status_code == 413
    assert server.ask("ASK {}").status_code == 200


def test_updates_changed_nothing(server):
    assert server.ask("ASK { <a:a> ?p ?o }").json()["boolean"] is False
    assert len(rows(server.ask(ALL))) == 2


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "FOO"])
def test_other_methods_are_405(server, method):
    response = server.client.request(method, "/sparql")
    assert response.status_code == 405
    assert {name.strip() for name in response.headers["allow"].split(",")} == {"GET", "HEAD", "POST", "OPTIONS"}


def test_options_say_what_is_taken(server):
    response = server.client.options("/sparql")
    assert (response.status_code, response.content) == (204, b"")
    assert "POST" in response.headers["allow"]


@pytest.mark.parametrize("query", [{"query": PEOPLE}, {}])
def test_head_is_get_without_the_body(server, query):
    head, get = (server.client.request(method, "/sparql", params=query) for method in ("HEAD", "GET"))
    assert head.content == b""
    skipped = {"date"}
    assert {k: v for k, v in head.headers.items() if k not in skipped} == {
        k: v for k, v in get.headers.items() if k not in skipped
    }


def test_errors_hold_no_characters_that_act(server):
    response = server.ask("\x1b[31m\u202e SELECT")
    assert response.status_code == 400
    assert "\x1b" not in response.text
    assert "\u202e" not in response.text


def test_an_answer_is_json_even_with_hostile_text(server):
    answer = json.loads(server.ask("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o").content)
    assert len(answer["results"]["bindings"]) == 8
