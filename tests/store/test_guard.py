"""Queries that reach beyond the data, however they hide it, and those that only look so."""

from __future__ import annotations

import time

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.errors import UsageError
from kgexport.store.guard import asks_service
from kgexport.store.snapshot import Snapshot

REFUSED_PORT = "<http://127.0.0.1:9/>"
"""Oxigraph itself refuses this port, with an error that shows that it would have asked."""

STORE = pyoxigraph.Store()
STORE.update("INSERT DATA { <a:a> <a:b> 1 }")

HIDDEN = [
    "SELECT * { SERVICE X { ?s ?p ?o } }",
    "SELECT * { SERVICEX{} }",
    "SELECT * { service silent ?x { } }",
    "SELECT * { sErViCe X { } }",
    "SELECT * { SERVICE?x{} }",
    "SELECT * { # harmless\nSERVICE # really\nX { } }",
    "SELECT * { ?s ?p ?o.SERVICEX{} }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICEX{} } }",
    "SELECT * { GRAPH ?g { SERVICEX{} } }",
    "SELECT * { { SELECT * { SERVICEX{} } } }",
    "SELECT (EXISTS { SERVICEX{} } AS ?y) { }",
    # Keywords have no ends for Oxigraph.
    "SELECT * { BIND(1 AS ?x)SERVICEX{} }",
    "SELECT * { ?s ?p 1SERVICEX{} }",
    "SELECT * { ?s ?p 1.SERVICEX{} }",
    "SELECT * { ?s ?p 1e5SERVICEX{} }",
    "SELECT * { ?s ?p trueSERVICEX{} }",
    "SELECT * { SERVICESILENTX{} }",
    "PREFIX ex: X SELECT * { SERVICEex:{} }",
    "PREFIX ex: X SELECT * { SERVICEex:a#\n{} }",
    "PREFIX : X SELECT * { SERVICE:{} }",
    "PREFIX : X PREFIX SERVICE: <b:b> SELECT * { SERVICE: {} }",
    "PREFIX ex: X SELECT * { ?s ?p 1SERVICEex:{} }",
    # What seems to begin a string, an IRI or a comment, and does not.
    "PREFIX a: <a:a> SELECT * { ?s ?p a:\\'. SERVICEX{} ?s ?p a:\\' }",
    'PREFIX a: <a:a> SELECT * { ?s ?p a:\\". SERVICEX{} ?s ?p a:\\" }',
    "PREFIX a: <a:a> SELECT * { ?s ?p a:\\#. SERVICEX{} }",
    'SELECT * { VALUES ?x { """a" } SERVICE X {?s ?p ?o} # \\q """\n}',
    "SELECT * { VALUES ?x { '''a' } SERVICE X {?s ?p ?o} # \\q '''\n}",
    'PREFIX b: <http://b/> SELECT * { ?s ?p ?a FILTER(?a<b:#>"""\n) SERVICE X {} #"""\n }',
    "PREFIX b: <http://b/> SELECT * { ?s ?p ?a FILTER(?a<b:#>'''\n) SERVICE X {} #'''\n }",
    'SELECT * { ?s <http://x/#\\u0041> "a" . SERVICE X {} }',
    # Decoded before it is parsed, as the standard has it, whatever Oxigraph does today.
    "SELECT * { SERVIC\\u0045 X { } }",
    "SELECT * { \\U00000053ERVICE X { } }",
    'SELECT * { ?s ?p "a\\u0022 . SERVICE X {} }',
]

HARMLESS = [
    'SELECT * { ?s ?p "Secret Service" }',
    "SELECT * { ?s ?p 'SERVICE <http://x/> {}' }",
    'SELECT * { ?s ?p """The\nSERVICE <http://x/> {} said "SERVICE <x> {}" """@en }',
    "SELECT * { ?s <http://x/SERVICE> ?o } # SERVICE <http://x/> {}",
    "SELECT * { ?s <http://x#SERVICE> ?o ; <urn:service:a> 'SERVICE' }",
    "SELECT * { ?s <http://x/%53ERVICE> ?o }",
    "PREFIX SERVICE: <http://x/> SELECT * { ?s SERVICE:a ?o }",
    "PREFIX service: <http://x/service/> SELECT * { ?service service:service ?SERVICE . ?o service:a ?x }",
    "PREFIX ex: <http://x/> SELECT * { ?s ex:Service ?o ; ex:a-service ex:service.b . ex:a\\'service ex:p ?o }",
    "SELECT ?SERVICE { ?SERVICE ?p ?o FILTER(?SERVICE < 3 && ?o > 2 && STR(?o) != 'a SERVICE <x> {}') }",
    "SELECT $service { $service ?p ?o } ORDER BY $service",
    "SELECT * { ?s ?p _:service . ?s ?q 'x'@en-service }",
    'SELECT * { ?s ?p "\\u0053ERVICE <x> {}" }',
    'SELECT * { ?s ?p "it\'s" ; ?q "Secret Service"@en , """a""", \'\'\'b\'\'\' , "" , \'\' , "SERVICE" }',
    'SELECT * { FILTER(REGEX(?s, "^secret\\\\s+service$", "i")) ?s ?p ?o }',
]


@pytest.mark.parametrize("query", HIDDEN)
def test_a_service_is_found_wherever_it_hides(query):
    assert asks_service(query.replace("X", REFUSED_PORT))


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_harmless(query):
    assert not asks_service(query)
    pyoxigraph.Store().query(query)  # each is a query, so that this table shows what is asked in earnest


LED_ASTRAY = [
    "SELECT * { # rdflib reads on\r SERVICE X { ?s ?p ?o }\n }",
    "SELECT * { BIND(1 AS ?x) # rdflib reads on\rSERVICEX{}\n }",
]
"""A comment ends at a carriage return, but not for rdflib."""


@pytest.mark.parametrize("query", [*HIDDEN, *LED_ASTRAY])
def test_a_snapshot_refuses_it(query):
    snapshot = Snapshot(STORE, path=None, documents=0, base="https://example.org/")
    with pytest.raises(UsageError):
        snapshot.evaluate(query.replace("X", REFUSED_PORT))


@pytest.mark.parametrize("query", LED_ASTRAY)
def test_oxigraph_would_ask(query):
    query = query.replace("X", REFUSED_PORT)
    assert asks_service(query)
    with pytest.raises(OSError, match="port 9 is not allowed"):
        list(STORE.query(query))


CALLS = [
    f"SERVICE{REFUSED_PORT}{{}}", f"SERVICE {REFUSED_PORT} {{}}", f"1SERVICE{REFUSED_PORT}{{}}", "SERVICEa:{}",
    "SERVICE:{}",
]  # fmt: skip
PIECES = [
    '# \\q """\n', "# '''\n", 'VALUES ?x {"""a" } ',
    "FILTER(?o<a:#>'''\n) ", 'FILTER(1<a:#>"""\n) ',
    "a:\\' ", 'a:\\" ',
    "?s ?p a:\\'. ", "?s ?p 'x'@en", '?s ?p "\\u0022" . ',
    "<http://x#\\u0041>", "BIND(1 AS ?z)", "?a<b:#>'\n", "<a:#", "<b:",
    "?s ?p ?o", "{", "}", ".", ";", ",", "a:b",
    ":", "?x", "1", "1.", "true", '"', "'", '"""', "'''", "\\", "#", "\n", " ", ">",
    "(", ")", "FILTER(", "?a<", "VALUES ?x {",
    "OPTIONAL {", "UNION", "GRAPH ?g {", "@en", "^^a:b", "-", "+", "|", "/",
]  # fmt: skip
AROUND = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)


@given(AROUND, st.sampled_from(CALLS), AROUND)
def test_nothing_that_passes_makes_oxigraph_ask(before, call, after):
    """Whatever stands round a service: where the guard sees none, Oxigraph makes no call."""
    query = f"PREFIX a: {REFUSED_PORT} PREFIX b: <b:b> PREFIX : {REFUSED_PORT} SELECT * {{ {before}{call}{after} }}"
    try:
        list(STORE.query(query))
    except (SyntaxError, ValueError, RuntimeError):
        pass
    except OSError:  # the port is refused: it would have been called
        assert asks_service(query)


@given(st.text(alphabet="SERVICEservice<>\"'\\# \n{}?:.a1u0"))
def test_any_text_is_taken(text):
    assert asks_service(text) in (True, False)


@pytest.mark.parametrize(
    "piece", ["<", "<a:b>", '"', '"""', "'''", "#", "#\n", "\\", "<a:b#>'", "a:", "SERVICE:a ", '"" ']
)
def test_long_texts_take_no_long_time(piece):
    start = time.process_time()
    asks_service(piece * (30_000 // len(piece)) + " service")
    assert time.process_time() - start < 2
