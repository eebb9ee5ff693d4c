"""The views of the story, the same from memory, from a graph, and from a store; and of data that break every rule."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from kgexport.rdf.namespaces import DCTERMS, KG, RDF, RDFS
from kgexport.view.documents import document_view
from kgexport.view.events import act_view, claim_view, meeting_view, sanction_view
from kgexport.view.moments import moments
from kgexport.view.neighbourhood import neighbourhood
from kgexport.view.records import Edge
from kgexport.view.source import GraphSource, IndexedSource
from kgexport.view.things import KINDS, entity_view, of_kind, position_view, thing_of
from tests.query.story import REPORT, report
from tests.view.conftest import kgid

VIEWS = {
    "Person": entity_view,
    "Organisation": entity_view,
    "Country": entity_view,
    "Place": entity_view,
    "UnnamedSource": entity_view,
    "Position": position_view,
    "Meeting": meeting_view,
    "SanctionAct": act_view,
    "Sanction": sanction_view,
    "Claim": claim_view,
    "Document": document_view,
}


def everything(source):
    """Every view of every thing."""
    found = [view(source, node) for kind, view in VIEWS.items() for node in of_kind(source, kind)]
    nodes = [node for kind in KINDS for node in of_kind(source, kind)]
    return [found, moments(source, nodes), neighbourhood(source, nodes, depth=2)]


def test_all_sources_give_the_same_views(dataset, source):
    union = Graph()
    for triple in dataset.triples((None, None, None)):
        union.add(triple)
    closed = Dataset(store=dataset.store, default_union=False)
    expected = everything(source)
    assert len(expected[0]) == 39
    for other in (GraphSource(dataset), GraphSource(union), IndexedSource(union), GraphSource(closed)):
        assert everything(other) == expected


def test_a_store_on_disk_serves_the_same_views(dataset, source, tmp_path):
    pytest.importorskip("oxrdflib")
    stored = Dataset(store="Oxigraph", default_union=True)
    stored.open(str(tmp_path / "store"))
    for graph in dataset.graphs():
        for triple in graph:
            stored.add((*triple, graph.identifier))
    assert everything(GraphSource(stored)) == everything(source)
    stored.close()


def test_a_meeting_shows_who_says_what(source):
    (node,) = [node for node in of_kind(source, "Meeting") if len(meeting_view(source, node).claims) == 3]
    meeting = meeting_view(source, node)
    assert meeting.disputed
    assert [(claim.claimant.label, claim.stance) for claim in meeting.claims] == [
        ("Sahar news agency", "Asserts"),
        ("Pavel Orlin", "Denies"),
        ("A Norwegian official", "Declines"),
    ]
    (denial,) = meeting.claims_of("Denies")
    assert denial.quotation == "There was no such meeting"
    assert [thing.label for thing in denial.cited_by] == ["Morning Herald"]
    assert denial.quotes[0].pieces[1] == ("denied", True)
    assert denial.confidence == Decimal("0.8")
    assert meeting.time.phrase == "last week"
    assert (meeting.time.earliest, meeting.time.latest) == (datetime.date(2015, 12, 14), datetime.date(2015, 12, 20))
    assert meeting.thing.label == "Arman Tavaki and Ilya Morozov"


def test_a_sanction_has_its_acts_in_order(source):
    views = {
        view.authority.label: view for view in (sanction_view(source, node) for node in of_kind(source, "Sanction"))
    }
    assert [act.act for act in views["Norway"].acts] == ["Imposition", "Lifting"]
    assert views["World Council"].measures == ("AssetFreeze", "TravelBan")
    assert views["World Council"].until is None
    assert views["Norway"].told_until == datetime.date(2015, 12, 22)


def test_a_card_gathers_what_documents_say_of_a_person(source):
    card = entity_view(source, kgid("person-arman-tavaki"))
    assert card.names == ("General Arman Tavaki", "Tavaki")
    assert [thing.label for thing in card.documents] == ["letter", "Report"]
    assert [position.title for position in card.positions] == ["General"]
    assert (len(card.meetings), len(card.sanctions), len(card.claims)) == (3, 2, 0)
    assert len(entity_view(source, kgid("person-arman-tavaki"), most=1).meetings) == 1


def test_a_text_is_whole_and_everything_is_marked_in_it(source):
    view = document_view(source, kgid("document-report"), whole_text=REPORT)
    (passage,) = view.passages
    assert view.whole
    assert "".join(segment.text for segment in passage.segments) == REPORT
    assert all(REPORT.startswith(segment.text, segment.begin) for segment in passage.segments)
    named = {segment.name.label for segment in passage.segments if segment.name}
    assert named == {entity.label for entity in report.entities}
    ends = [thing.iri for segment in passage.segments for thing in segment.ends]
    assert len(ends) == len(set(ends))
    assert set(ends) == {thing.iri for thing in passage.facts}
    assert len(ends) == len(report.positions + report.meetings + report.sanction_acts + report.claims)


def test_without_the_text_its_sentences_stand_in_order(source):
    view = document_view(source, kgid("document-report"))
    assert not view.whole
    assert [REPORT[passage.begin : passage.end] for passage in view.passages] == [
        "".join(segment.text for segment in passage.segments) for passage in view.passages
    ]
    assert [passage.begin for passage in view.passages] == sorted({passage.begin for passage in view.passages})
    assert not any(passage.gap for passage in view.passages)


def test_the_time_line_is_in_order_and_words_come_last(source):
    nodes = [node for kind in ("Document", "Meeting", "SanctionAct") for node in of_kind(source, kind)]
    line = moments(source, nodes)
    assert [(moment.role, moment.span.earliest.year) for moment in line] == [
        ("Imposition", 2005),
        ("Imposition", 2007),
        ("Lifting", 2015),
        ("Meeting", 2015),
        ("Meeting", 2015),
        ("published", 2015),
        ("Meeting", 2015),
    ]


def test_a_neighbourhood_has_claims_as_edges_and_an_end(source):
    meeting = next(node for node in of_kind(source, "Meeting") if meeting_view(source, node).disputed)
    near = neighbourhood(source, [meeting], without=("Document",))
    labels = {node.iri: node.label for node in near.nodes}
    assert Edge(source=str(kgid("person-pavel-orlin")), target=str(meeting), relation="Denies") in near.edges
    assert {"Arman Tavaki", "Ilya Morozov", "Verinsk", "Pavel Orlin"} <= set(labels.values())
    assert near.left_out == 0
    capped = neighbourhood(source, [meeting], most=3)
    assert len(capped.nodes) == 3
    assert capped.left_out == len(neighbourhood(source, [meeting]).nodes) - 3
    assert {edge.source for edge in capped.edges} | {edge.target for edge in capped.edges} <= {
        node.iri for node in capped.nodes
    }


def mention(graph, name, begin, text, sentence=None, document="document-a"):
    node = kgid(name)
    for predicate, value in (
        (RDF.type, KG.Mention),
        (KG.document, kgid(document)),
        (KG.begin, Literal(begin)),
        (KG.end, Literal(begin + len(text))),
        (KG.text, Literal(text)),
    ):
        graph.add((node, predicate, value))
    if sentence is not None:
        graph.add((node, KG.sentence, Literal(sentence)))
    return node


def entity_with(graph, name, *mentions):
    graph.add((kgid(name), RDF.type, KG.Person))
    graph.add((kgid(name), RDFS.label, Literal(name)))
    for one in mentions:
        graph.add((kgid(name), KG.mention, one))


SENTENCE = "Varn and Varna met Varn."


@pytest.mark.parametrize(
    ("begin", "others", "expected"),
    [
        (100, [], 100),  # whole words first, the first of them
        (119, [], 119),  # alone, it cannot be told from the first
        (119, [(109, "Varna")], 100),  # what stands beside it tells
        (119, [(115, "met")], 100),
        (119, [(500, "met")], 119),  # the same sentence elsewhere tells nothing
    ],
)
def test_where_a_sentence_begins(begin, others, expected):
    graph = Graph()
    graph.add((kgid("document-a"), RDF.type, KG.Document))
    entity_with(graph, "person-varn", mention(graph, "mention-1", begin, "Varn", SENTENCE))
    for number, (place, words) in enumerate(others, start=2):
        mention(graph, f"mention-{number}", place, words, SENTENCE)
    (one,) = entity_view(GraphSource(graph), kgid("person-varn")).evidence
    assert one.sentence_begin == expected


def test_gaps_are_marked_where_text_is_missing():
    graph = Graph()
    graph.add((kgid("document-a"), RDF.type, KG.Document))
    found = [mention(graph, "mention-1", 50, "Ann", "Ann ran."), mention(graph, "mention-2", 59, "Bo", "Bo sat.")]
    found += [mention(graph, "mention-3", 90, "Cy", "Cy lay."), mention(graph, "mention-4", 93, "lay", "lay. Dee")]
    entity_with(graph, "person-ann", *found)
    view = document_view(GraphSource(graph), kgid("document-a"))
    told = [("".join(segment.text for segment in one.segments), one.begin, one.gap) for one in view.passages]
    assert told == [("Ann ran.", 50, True), ("Bo sat.", 59, False), ("Cy lay.", 90, True), (" Dee", 97, False)]


BROKEN = [
    (KG.begin, Literal("x")),
    (KG.begin, Literal(-4)),
    (KG.begin, Literal("9" * 40)),
    (KG.end, Literal(1)),
    (KG.text, Literal("")),
    (KG.document, Literal("a")),
    (KG.confidence, Literal("NaN")),
    (KG.confidence, Literal("7")),
    (KG.time, Literal("now")),
    (KG.stance, URIRef("http://[")),
    (KG.stance, URIRef("https://example.org/")),
    (KG.earliest, Literal("2015-02-31")),
    (KG.claimant, Literal("who")),
    (KG.participant, Literal("who")),
    (KG.sentence, Literal("")),
    (DCTERMS.issued, Literal("yesterday")),
    (KG.within, kgid("thing")),
    (KG.mention, kgid("thing")),
    (KG.about, kgid("thing")),
    (KG.holder, kgid("nowhere")),
    (KG.at, kgid("nowhere")),
]


@pytest.mark.parametrize("kind", [*VIEWS, "TimeSpan", "Mention"])
def test_no_view_fails_on_data_that_break_the_shapes(kind):
    graph = Graph()
    node = kgid("thing")
    graph.add((node, RDF.type, KG[kind]))
    for predicate, value in BROKEN:
        graph.add((node, predicate, value))
    source = IndexedSource(graph)
    everything(source)
    assert thing_of(source, node).kind == kind
    neighbourhood(source, [node], depth=3)
