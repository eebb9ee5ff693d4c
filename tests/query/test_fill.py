"""Values in the text of a query: read back as they were, by every engine."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from kgexport.errors import OutputError, UsageError
from kgexport.query.fill import filled, sparql_term
from kgexport.query.run import run

QUERY = "SELECT ?x WHERE { VALUES ?x { UNDEF } }"

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("\\uU\"'{}<>@^_.#?$\n\r\t0025ABCDEF"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=30,
)


def with_rdflib(text):
    (row,) = run(Graph(), filled(QUERY, {"x": Literal(text)})).rows
    return str(row[0])


def with_oxigraph(text):
    ox = pytest.importorskip("pyoxigraph")
    (row,) = ox.Store().query(filled(QUERY, {"x": Literal(text)}))
    return row[0].value


@pytest.mark.parametrize("engine", [with_rdflib, with_oxigraph])
@given(text=HOSTILE)
@example(text="\\u0022")
@example(text="\\\\u0022 } DROP ALL #")
@example(text="\\U00000022")
@example(text='\\u005C"')
@example(text='" } SELECT * { ?s ?p ?o } #')
@example(text="a\\")
def test_any_text_reads_back_as_it_is(engine, text):
    assert engine(text) == text


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (Literal("a"), '"a"'),
        (Literal("a", datatype=XSD.string), '"a"'),
        (Literal("a", lang="en"), '"a"@en'),
        (Literal("2015-12-15", datatype=XSD.date), f'"2015-12-15"^^<{XSD.date}>'),
        (Literal('a"\n\\u'), '"a\\"\\n\\\\\\U00000075"'),
        (URIRef("urn:a"), "<urn:a>"),
    ],
)
def test_a_term_is_written_in_full(term, written):
    assert sparql_term(term) == written


@pytest.mark.parametrize("term", [URIRef("urn:a> } #"), URIRef("a b"), Literal("\ud800")])
def test_what_no_query_holds_is_refused(term):
    with pytest.raises(OutputError):
        sparql_term(term)


def test_every_block_of_a_variable_is_filled_and_no_other():
    text = "SELECT * { VALUES ?a { 1 2 } VALUES ?b { 3 } { SELECT * { VALUES  ?a\n{ UNDEF } } } }"
    assert filled(text, {"a": URIRef("urn:x")}) == (
        "SELECT * { VALUES ?a { <urn:x> } VALUES ?b { 3 } { SELECT * { VALUES ?a { <urn:x> } } } }"
    )


def test_a_value_that_looks_like_a_block_is_a_value():
    text = "SELECT ?a ?b { VALUES ?a { UNDEF } VALUES ?b { UNDEF } }"
    values = {"a": Literal("VALUES ?b { <urn:x> }"), "b": Literal("y")}
    assert run(Graph(), text, values).rows == ((values["a"], values["b"]),)


def test_a_variable_without_a_block_is_refused():
    with pytest.raises(UsageError, match=r"query: it has no block VALUES \?b"):
        filled(QUERY, {"b": Literal("x")})
