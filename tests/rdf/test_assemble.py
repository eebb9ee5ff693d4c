"""From records to triples: everything of the records is in the graph, and nothing else."""

from __future__ import annotations

import dataclasses
import random

import pytest
from rdf_example import (
    CLAIMS,
    DATA,
    DOCUMENT,
    ENTITIES,
    EXTRACTION,
    LAST_WEEK,
    MEETINGS,
    POSITIONS,
    SANCTION_ACTS,
    SANCTIONS,
    TEXT,
    facts,
    name,
    only,
    person,
    replaced,
)
from rdflib import BNode, Literal

from kgexport.errors import UsageError
from kgexport.model import Document, Extraction, Mention
from kgexport.rdf.assemble import dataset_of, graph_of, triples
from kgexport.rdf.namespaces import CLASSES, DATA_PROPERTIES, DCTERMS, KG, OBJECT_PROPERTIES, RDF, RDFS, SKOS
from kgexport.rdf.terms import TermError


@pytest.fixture(scope="module")
def graph():
    return graph_of(EXTRACTION)


def test_the_document(graph):
    assert graph.identifier == name("document-sable-talks.txt")
    assert facts(graph, "document-sable-talks.txt") == {
        "type Document",
        "identifier sable-talks.txt",
        "title Talks in Port Sable",
        "issued 2015-12-22",
        "source sable%20talks?page=1",
        "publisher Example Wire",
        "language en",
        f"sha256 {DOCUMENT.sha256}",
        f"length {len(TEXT)}",
    }


def test_entities(graph):
    assert facts(graph, "person-ilya-varn") == {
        "type Person",
        "label Ilya Varn",
        "altLabel General Ilya Varn",
        "altLabel Varn",
        "honorific General",
        "confidence 0.95",
        "mention mention-sable-talks.txt_0-17",
        "mention mention-sable-talks.txt_434-438",
    }
    assert "acronym BGC" in facts(graph, "organisation-border-guard-corps")
    assert "within country-nx" in facts(graph, "place-port-sable")
    assert facts(graph, "country-nx") >= {"label Kingdom of Norland", "altLabel Norland", "countryCode NX"}
    assert facts(graph, "source-sable-talks.txt_two-senior-norland-officials-at-298") >= {
        "type UnnamedSource",
        "label Two senior Norland officials",
        "affiliation country-nx",
        "sourceCount 2",
    }


def test_positions(graph):
    assert facts(graph, "position-sable-talks.txt_at-23") == {
        "type Position",
        "holder person-ilya-varn",
        "title head",
        "at organisation-border-guard-corps",
        "former false",
        "confidence 0.9",
        "mention mention-sable-talks.txt_23-27",
    }
    assert "former true" in facts(graph, "position-sable-talks.txt_at-71")


def test_sanction_acts_and_the_sanction_they_make(graph):
    assert facts(graph, "act-sable-talks.txt_at-390") == {
        "type SanctionAct",
        "act Imposition",
        "modality Actual",
        "authority organisation-united-nations",
        "target person-ilya-varn",
        "measure AssetFreeze",
        "measure TravelBan",
        "reason smuggling",
        "legalBasis Resolution 1747",
        "time span-sable-talks.txt_439-446",
        "sanction sanction-sable-talks.txt_at-390",
        "confidence 0.9",
        "mention mention-sable-talks.txt_390-397",
    }
    assert facts(graph, "sanction-sable-talks.txt_at-390") == {
        "type Sanction",
        "target person-ilya-varn",
        "authority organisation-united-nations",
        "measure AssetFreeze",
        "measure TravelBan",
        "inForceFrom span-sable-talks.txt_439-446",
        "inForceUntil span-sable-talks.txt_500-512",
        "confidence 0.8",
        "mention mention-sable-talks.txt_390-397",
        "mention mention-sable-talks.txt_488-494",
    }


def test_claims(graph):
    assert facts(graph, "claim-sable-talks.txt_at-221") == {
        "type Claim",
        "claimant organisation-norland-herald",
        "stance Asserts",
        "about meeting-sable-talks.txt_at-67",
        "citedBy organisation-tessaly-post",
        "hedged false",
        "confidence 0.9",
        "mention mention-sable-talks.txt_221-229",
    }
    assert facts(graph, "claim-sable-talks.txt_at-253") >= {
        "stance Denies",
        "quotation There was no visit.",
        "time span-sable-talks.txt_265-274",
    }
    assert facts(graph, "claim-sable-talks.txt_at-390") >= {"claimant document-sable-talks.txt", "hedged true"}


def test_time_spans(graph):
    assert facts(graph, "span-sable-talks.txt_120-129") == {
        "type TimeSpan",
        "phrase last week",
        "earliest 2015-12-14",
        "latest 2015-12-20",
        "edtf 2015-W51",
        "mention mention-sable-talks.txt_120-129",
    }


def test_every_mention_is_the_text_between_its_offsets(graph):
    mentions = list(graph.subjects(RDF.type, KG.Mention))
    assert mentions
    for mention in mentions:
        begin, end = int(graph.value(mention, KG.begin)), int(graph.value(mention, KG.end))
        assert str(graph.value(mention, KG.text)) == TEXT[begin:end]
        assert str(graph.value(mention, KG.sentence)) in TEXT
        assert graph.value(mention, KG.document) == graph.identifier


def test_the_example_uses_the_whole_vocabulary(graph):
    """So that the tests over it are tests over all of it."""
    abstract = {KG.Agent, KG.Event, KG.Modality, KG.MeetingMode, KG.ActKind, KG.Measure, KG.Stance}
    assert set(graph.objects(None, RDF.type)) == set(CLASSES) - abstract
    assert {p for p in graph.predicates() if p in KG} == {*OBJECT_PROPERTIES, *DATA_PROPERTIES}


def test_everything_referred_to_is_described_and_typed_in_the_graph(graph):
    described = set(graph.subjects(RDF.type, None))
    for subject, _, value in graph:
        assert subject in described
        assert not isinstance(subject, BNode)
        assert not isinstance(value, BNode)
        assert not str(value).startswith(DATA) or value in described


def test_each_thing_has_one_type_and_one_label(graph):
    for subject in graph.subjects(unique=True):
        assert len(list(graph.objects(subject, RDF.type))) == 1
        assert len(list(graph.objects(subject, RDFS.label))) <= 1


def test_strings_have_no_datatype_and_every_other_literal_the_one_of_its_property(graph):
    for _, predicate, value in graph:
        if isinstance(value, Literal) and predicate in DATA_PROPERTIES:
            assert (value.datatype or KG.none) == (
                DATA_PROPERTIES[predicate] if not str(DATA_PROPERTIES[predicate]).endswith("#string") else KG.none
            )
            assert not value.ill_typed


def test_the_least_of_a_document():
    graph = graph_of(Extraction(document=Document(identifier="a", text="")))
    assert facts(graph, "document-a") == {
        "type Document",
        "identifier a",
        "length 0",
        "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    }


def test_what_is_no_web_address_stays_text():
    graph = graph_of(Extraction(document=Document(identifier="a", text="", url="n/a")))
    assert graph.value(name("document-a"), DCTERMS.source) == Literal("n/a")


def test_a_span_of_one_day_only_is_without_days():
    span = dataclasses.replace(LAST_WEEK, latest=None)
    graph = graph_of(replaced(meetings=(dataclasses.replace(MEETINGS[0], time=span),)))
    assert graph.value(name("span-sable-talks.txt_120-129"), KG.earliest) is None


def test_another_base():
    graph = graph_of(EXTRACTION, base="https://x.example/kg#")
    assert str(graph.identifier) == "https://x.example/kg#document-sable-talks.txt"
    assert not [item for item in graph if any(str(term).startswith(DATA) for term in item)]
    with pytest.raises(UsageError):
        graph_of(EXTRACTION, base="kg")


def test_triples_come_in_the_same_order_and_make_the_graph(graph):
    assert list(triples(EXTRACTION)) == list(triples(EXTRACTION))
    assert set(triples(EXTRACTION)) == set(graph)


def test_neither_keys_nor_order_of_records_show(graph):
    keys = {record.key: f"x{number}" for number, record in enumerate((*ENTITIES, *MEETINGS, *SANCTION_ACTS))}

    def renamed(record, *fields):
        changes = {field: value for field in ("key", *fields) if (value := getattr(record, field)) is not None}
        return dataclasses.replace(
            record,
            **{
                field: keys.get(value, value) if isinstance(value, str) else tuple(keys.get(key, key) for key in value)
                for field, value in changes.items()
            },
        )

    def shuffled(records):
        return tuple(random.Random(7).sample(records, len(records)))

    other = Extraction(
        document=DOCUMENT,
        entities=shuffled([renamed(entity, "affiliation", "within") for entity in ENTITIES]),
        positions=shuffled([renamed(position, "holder", "at") for position in POSITIONS]),
        meetings=shuffled([renamed(meeting, "participants", "places") for meeting in MEETINGS]),
        sanction_acts=shuffled([renamed(act, "authorities", "targets") for act in SANCTION_ACTS]),
        sanctions=shuffled([renamed(sanction, "target", "authority", "acts") for sanction in SANCTIONS]),
        claims=shuffled([renamed(claim, "claimant", "about", "cited_by") for claim in CLAIMS]),
    )
    assert set(graph_of(other)) == set(graph)


def test_a_dataset_has_a_graph_for_each_document_and_shows_their_union(graph):
    other = graph_of(only(person("p1"), identifier="b"))
    dataset = dataset_of([graph, other])
    assert set(dataset.graph(graph.identifier)) == set(graph)
    assert set(dataset.graph(other.identifier)) == set(other)
    assert set(dataset.triples((None, None, None))) == set(graph) | set(other)


def test_labels_are_told_once():
    graph = graph_of(only(person("p1", names=("Ilya Varn", "Varn", "Varn"))))
    assert list(graph.objects(name("person-ilya-varn"), SKOS.altLabel)) == [Literal("Varn")]


@pytest.mark.parametrize(
    ("value", "text"), [(0.1 + 0.2, "0.3"), (1, "1.0"), (0.66666, "0.667"), (0.0004, "0.0"), (0.875, "0.875")]
)
def test_confidence_is_rounded(value, text):
    graph = graph_of(only(dataclasses.replace(person("p1"), confidence=value)))
    assert str(graph.value(name("person-ilya-varn"), KG.confidence)) == text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"positions": (dataclasses.replace(POSITIONS[0], holder="nobody"),)}, "no entity has the key 'nobody'"),
        ({"claims": (dataclasses.replace(CLAIMS[0], about="nothing"),)}, "no event has the key 'nothing'"),
        ({"claims": (dataclasses.replace(CLAIMS[0], cited_by="document"),)}, "no entity has the key 'document'"),
        ({"sanctions": (dataclasses.replace(SANCTIONS[0], acts=("m9",)),)}, "no event has the key 'm9'"),
        ({"entities": (*ENTITIES, ENTITIES[0])}, "the same key"),
        ({"claims": (*CLAIMS, CLAIMS[0])}, "the same key"),
        ({"sanction_acts": (dataclasses.replace(SANCTION_ACTS[0], key="m1"),)}, "the same key"),
        ({"entities": (*ENTITIES, dataclasses.replace(ENTITIES[7], key="l9"))}, "two countries have the code NX"),
        ({"positions": (dataclasses.replace(POSITIONS[0], mentions=()),)}, "has no mention"),
        ({"claims": (dataclasses.replace(CLAIMS[0], mentions=(Mention(begin=0, end=3, text="met"),)),)}, "from 0 to 3"),
        ({"claims": (dataclasses.replace(CLAIMS[0], mentions=(Mention(begin=3, end=3, text=""),)),)}, "from 3 to 3"),
        ({"claims": (dataclasses.replace(CLAIMS[0], mentions=(Mention(begin=-3, end=-1, text="01"),)),)}, "from -3"),
        ({"meetings": (dataclasses.replace(MEETINGS[0], duration="three days"),)}, "not a duration"),
        ({"document": dataclasses.replace(DOCUMENT, title="a\x00b")}, "U\\+0000"),
        ({"entities": (dataclasses.replace(ENTITIES[7], country_code="nx"),)}, "not a country code"),
    ],
)
def test_records_that_contradict_each_other_or_the_text_are_an_error(changes, message):
    with pytest.raises(ValueError, match=message):
        graph_of(replaced(**changes))


def test_a_term_error_is_a_value_error():
    assert issubclass(TermError, ValueError)
