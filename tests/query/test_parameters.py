"""Parameters become terms, never text of a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from kgexport.errors import UsageError
from kgexport.query.parameters import bind
from kgexport.query.questions import Parameter, Question, question_named
from kgexport.query.run import run


def question(type, default=None):
    parameter = Parameter(name="x", type=type, default=default, description="what is looked for")
    return Question(name="it", title="It", description="It.", parameters=(parameter,), columns=(), example="", text="")


@pytest.mark.parametrize(
    ("type", "value", "term"),
    [
        ("string", "Soleimani", Literal("Soleimani")),
        ("string", "", Literal("")),
        ("string", '"; DROP', Literal('"; DROP')),
        ("date", "2015-12-15", Literal("2015-12-15", datatype=XSD.date)),
        ("date", "0001-01-01", Literal("0001-01-01", datatype=XSD.date)),
        ("integer", "7", Literal("7", datatype=XSD.integer)),
        ("integer", "-07", Literal("-7", datatype=XSD.integer)),
        ("decimal", "0.5", Literal("0.5", datatype=XSD.decimal)),
        ("boolean", "true", Literal("true", datatype=XSD.boolean)),
        ("iri", "https://example.org/a", URIRef("https://example.org/a")),
        ("iri", "<https://example.org/a>", URIRef("https://example.org/a")),
        ("iri", "urn:a:b", URIRef("urn:a:b")),
        ("iri", "kgid:person-a", URIRef("https://w3id.org/kgexport/id/person-a")),
        ("iri", "kg:Meeting", URIRef("https://w3id.org/kgexport/ns#Meeting")),
    ],
)
def test_a_value_becomes_a_term(type, value, term):
    assert bind(question(type), {"x": value}) == {"x": term}
    assert bind(question(type, default=value), {}) == {"x": term}


@pytest.mark.parametrize(
    ("type", "value", "message"),
    [
        ("date", "2015-13-01", "write YYYY-MM-DD"),
        ("date", "2015-02-29", "write YYYY-MM-DD"),
        ("date", "2015-W50-1", "write YYYY-MM-DD"),
        ("date", "20151215", "write YYYY-MM-DD"),
        ("date", "today", "write YYYY-MM-DD"),
        ("integer", "7.5", "a whole number"),
        ("integer", "٧", "a whole number"),
        ("integer", "9" * 19, "a whole number"),
        ("decimal", "1e3", "a number such as 0.5"),
        ("decimal", "NaN", "a number such as 0.5"),
        ("boolean", "yes", "true or false"),
        ("iri", "person-a", "write it whole, or with a prefix"),
        ("iri", "https://example.org/a b", "write it whole"),
        ("iri", "https://example.org/a> . ?s ?p ?o", "write it whole"),
        ("iri", "", "write it whole"),
        ("string", "a\x00b", "text: U[+]0000 at 1"),
        ("string", "\ud800", "text: U[+]D800"),
    ],
)
def test_a_value_of_another_type_is_refused(type, value, message):
    with pytest.raises(UsageError, match=f"parameter x: .*{message}"):
        bind(question(type), {"x": value})


def test_what_is_needed_has_to_be_given():
    with pytest.raises(UsageError, match=r"needs day: the day to look at.*-p day="):
        bind(question_named("sanctions-in-force"), {})


def test_an_unknown_parameter_is_refused():
    with pytest.raises(UsageError, match="sanctions-in-force has no parameter 'date'; its parameters: day"):
        bind(question_named("sanctions-in-force"), {"day": "2015-12-15", "date": "2015-12-15"})
    with pytest.raises(UsageError, match="it has none"):
        bind(question_named("events-without-place-or-date"), {"name": "x"})


def test_the_prefixes_of_the_data_count():
    data = Graph()
    data.bind("kgid", "https://example.org/news#")
    from kgexport.query.terms import prefixes_of

    bound = bind(question("iri"), {"x": "kgid:person-a"}, prefixes=prefixes_of(data))
    assert bound == {"x": URIRef("https://example.org/news#person-a")}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_comes_through_as_it_is(text):
    bound = bind(question("string"), {"x": text})
    assert run(Graph(), "SELECT ?x { VALUES ?x { UNDEF } }", bound).rows == ((Literal(text),),)
