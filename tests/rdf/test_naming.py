"""Which IRI each record has: what is one stays one, what is two stays two, and nothing else moves a name."""

from __future__ import annotations

import dataclasses

import pytest
from rdf_example import CLAIMS, EXTRACTION, IN_2007, LAST_WEEK, MEETINGS, at, facts, name, only, person, replaced
from rdflib import Graph, Literal

from kgexport.model import EntityKind
from kgexport.rdf.assemble import graph_of
from kgexport.rdf.namespaces import KG, RDF


@pytest.fixture(scope="module")
def graph():
    return graph_of(EXTRACTION)


def test_documents_merge_by_the_names_of_entities():
    one, other = (graph_of(only(person("p1"), identifier=identifier)) for identifier in ("a", "b"))
    merged = Graph() + one + other
    assert list(merged.subjects(RDF.type, KG.Person)) == [name("person-ilya-varn")]
    assert len(list(merged.objects(name("person-ilya-varn"), KG.mention))) == 2


def test_unnamed_sources_of_two_documents_never_merge():
    source = person("u1", "a spokesman", kind=EntityKind.UNNAMED_SOURCE)
    one, other = (graph_of(only(source, identifier=identifier)) for identifier in ("a", "b"))
    assert not set(one.subjects(RDF.type, KG.UnnamedSource)) & set(other.subjects(RDF.type, KG.UnnamedSource))


def test_two_unnamed_sources_with_the_same_words_stay_two():
    one, other = (person(f"u{n}", "an official", begin=n, kind=EntityKind.UNNAMED_SOURCE) for n in (3, 9))
    assert set(graph_of(only(one, other)).subjects(RDF.type, KG.UnnamedSource)) == {
        name("source-a_an-official-at-3"),
        name("source-a_an-official-at-9"),
    }


def test_two_people_of_one_name_stay_two_and_neither_is_that_of_another_document():
    graph = graph_of(only(person("p1", begin=3), person("p2", begin=9), person("o1", kind=EntityKind.ORGANISATION)))
    people = {name("person-a_ilya-varn-at-3"), name("person-a_ilya-varn-at-9")}
    assert set(graph.subjects(RDF.type, KG.Person)) == people
    assert set(graph.subjects(RDF.type, KG.Organisation)) == {name("organisation-ilya-varn")}


def test_two_people_of_one_name_and_one_mention_stay_two():
    found = [person("p1", names=("Varn",)), person("p2", names=("Ilya",))]
    graph = graph_of(only(*found))
    people = {name("person-a_ilya-varn-at-8"), name("person-a_ilya-varn-at-8-2")}
    assert set(graph.subjects(RDF.type, KG.Person)) == people
    assert set(graph) == set(graph_of(only(*found[::-1])))


def test_things_that_begin_at_one_place_are_counted_by_what_they_are():
    first, other = CLAIMS[1], dataclasses.replace(CLAIMS[1], key="c0", claimant="p2")
    graph = graph_of(replaced(claims=(first, other)))
    assert graph.value(name("claim-sable-talks.txt_at-221"), KG.claimant) == name("organisation-norland-herald")
    assert graph.value(name("claim-sable-talks.txt_at-221-2"), KG.claimant) == name("person-ada-quill")
    assert set(graph) == set(graph_of(replaced(claims=(other, first))))


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("positions", {"title": "zealot"}),
        ("meetings", {"participants": ("p2",)}),
        ("meetings", {"time": IN_2007}),
        ("sanction_acts", {"measures": ()}),
        ("sanctions", {"authority": None}),
        ("claims", {"stance": "Denies", "cited_by": "p2"}),
    ],
)
def test_the_order_of_records_that_begin_at_one_place_does_not_show(field, changes):
    record = getattr(EXTRACTION, field)[0]
    pair = [record, dataclasses.replace(record, key="other", **changes)]
    if "stance" in changes:
        pair[1] = dataclasses.replace(pair[1], stance=CLAIMS[2].stance)
    rest = getattr(EXTRACTION, field)[1:]
    graphs = [graph_of(replaced(**{field: (*order, *rest)})) for order in (pair, pair[::-1])]
    assert set(graphs[0]) == set(graphs[1])


def test_one_more_meeting_renames_nothing(graph):
    more = dataclasses.replace(MEETINGS[0], key="m0", mentions=(at("visit"),), participants=("p2",))
    extended = graph_of(replaced(meetings=(more, *MEETINGS)))
    assert set(graph) <= set(extended)
    assert (name(f"meeting-sable-talks.txt_at-{at('visit').begin}"), RDF.type, KG.Meeting) in extended


def test_words_read_in_two_ways_are_two_spans():
    later = dataclasses.replace(LAST_WEEK, latest=LAST_WEEK.latest.replace(day=21), edtf=None)
    graph = graph_of(replaced(claims=(dataclasses.replace(CLAIMS[0], time=later),)))
    assert graph.value(name("span-sable-talks.txt_120-129"), KG.edtf) == Literal("2015-W51")
    assert facts(graph, "span-sable-talks.txt_120-129-2") >= {"earliest 2015-12-14", "latest 2015-12-21"}


def test_a_mention_with_two_sentences_keeps_the_longer():
    short = dataclasses.replace(at("met"), sentence="met")
    for mentions in ((at("met"), short), (short, at("met"))):
        graph = graph_of(replaced(meetings=(dataclasses.replace(MEETINGS[0], mentions=mentions),)))
        assert str(graph.value(name("mention-sable-talks.txt_67-70"), KG.sentence)) == at("met").sentence
