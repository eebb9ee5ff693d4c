"""What the questions over many documents answer about the story, and about documents that cite others."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from rdflib import Graph

from kgexport.model import DOCUMENT_KEY, Document, EntityKind, Extraction, Meeting, Modality, Stance
from kgexport.rdf.assemble import graph_of
from tests.query.story import LETTER, REPORT, at, entity, letter, report, says
from tests.query.test_answers import answer

WIRE = (
    "According to Coast Radio, Sahar news agency reported that Ilya Morozov met Dora Vale. "
    "Coast Radio said that they met. Palace confirmed it."
)


def told(identifier, publisher):
    """A document in which Coast Radio cites Sahar for a meeting, says so itself, and Palace confirms it."""
    return Extraction(
        document=Document(
            identifier=identifier, text=WIRE, date=datetime.date(2016, 1, 4), publisher=publisher, title="Wire"
        ),
        entities=(
            entity("radio", EntityKind.ORGANISATION, "Coast Radio", at(WIRE, "Coast Radio")),
            entity("sahar", EntityKind.ORGANISATION, "Sahar news agency", at(WIRE, "Sahar news agency")),
            entity("palace", EntityKind.ORGANISATION, "Palace", at(WIRE, "Palace")),
            entity("morozov", EntityKind.PERSON, "Ilya Morozov", at(WIRE, "Ilya Morozov")),
            entity("vale", EntityKind.PERSON, "Dora Vale", at(WIRE, "Dora Vale")),
        ),
        meetings=(
            Meeting(key="m", participants=("morozov", "vale"), modality=Modality.ACTUAL, mentions=(at(WIRE, "met"),),
                    confidence=0.9),
        ),
        claims=(
            says("c1", "sahar", Stance.ASSERTS, "m", at(WIRE, "reported"), cited_by="radio"),
            says("c2", "radio", Stance.ASSERTS, "m", at(WIRE, "said")),
            says("c3", "palace", Stance.CONFIRMS, "m", at(WIRE, "confirmed")),
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def wires():
    """Three such documents, of two publishers and of none."""
    union = Graph()
    for identifier, publisher in (("one", "Herald"), ("two", "Courier"), ("three", None)):
        union += graph_of(told(identifier, publisher))
    return union


def test_who_disputes_whom(graph):
    columns = ("denier", "asserter", "event", "parties", "earliest", "latest", "document", "iri")
    rows = [
        ("Norway", "two officials", "Meeting", "Arman Tavaki", "2015-07-21", "2015-07-31", "report",
         "meeting-report_at-221"),
        ("Pavel Orlin", "Sahar news agency", "Meeting", "Arman Tavaki; Ilya Morozov", "2015-12-14", "2015-12-20",
         "report", "meeting-report_at-21"),
    ]  # fmt: skip
    assert answer(graph, "who-disputes-whom", columns) == rows
    assert answer(graph, "who-disputes-whom", columns, name="SAHAR") == rows[1:]
    assert answer(graph, "who-disputes-whom", columns, name="Herald") == []


def test_what_one_source_tells_through_another_is_one_origin(wires):
    columns = ("origin", "stance", "through", "document", "publisher", "origins", "event", "parties")
    end = ("Meeting", "Dora Vale; Ilya Morozov")
    rows = answer(wires, "citations", columns, name="radio")
    assert rows == [
        ("Coast Radio", "Asserts", "", "one", "Herald", "1", *end),
        ("Coast Radio", "Asserts", "", "three", "", "1", *end),
        ("Coast Radio", "Asserts", "", "two", "Courier", "1", *end),
        ("Sahar news agency", "Asserts", "Coast Radio", "one", "Herald", "1", *end),
        ("Sahar news agency", "Asserts", "Coast Radio", "three", "", "1", *end),
        ("Sahar news agency", "Asserts", "Coast Radio", "two", "Courier", "1", *end),
    ]
    assert [row[:3] for row in answer(wires, "citations", columns, name="palace")] == [("Palace", "Confirms", "")] * 3


def test_two_sources_of_their_own_are_two_origins(graph):
    wire = told("one", "Herald")
    apart = dataclasses.replace(wire, claims=(dataclasses.replace(wire.claims[0], cited_by=None), wire.claims[1]))
    rows = answer(graph_of(apart), "citations", ("origin", "through", "origins"))
    assert rows == [("Coast Radio", "", "2"), ("Sahar news agency", "", "2")]


def test_sanctions_by_authority_and_measure(graph):
    rows = [
        ("Norway", "not said", "1", "Arman Tavaki", "1"),
        ("World Council", "AssetFreeze", "1", "Arman Tavaki", "1"),
        ("World Council", "TravelBan", "1", "Arman Tavaki", "1"),
    ]
    assert answer(graph, "sanctions-by-authority") == rows
    assert answer(graph, "sanctions-by-authority", authority="council", measure="travel") == rows[2:]
    assert answer(graph, "sanctions-by-authority", authority="norway", measure="travel") == []


@pytest.mark.parametrize(
    ("meeting", "rows"),
    [
        ("report_at-21", [("no", "Norway", "", "2005", "this past July"),
                          ("yes", "World Council", "AssetFreeze; TravelBan", "2007", "")]),
        ("report_at-221", [("possibly", "Norway", "", "2005", "this past July"),
                           ("yes", "World Council", "AssetFreeze; TravelBan", "2007", "")]),
        ("report_at-324", []),
        ("letter_at-10", [("unknown", "Norway", "", "2005", "this past July"),
                          ("unknown", "World Council", "AssetFreeze; TravelBan", "2007", "")]),
    ],
)  # fmt: skip
def test_in_force_on_the_day_of_a_meeting(graph, meeting, rows):
    columns = ("participant", "inForce", "authority", "measures", "since", "until")
    found = answer(graph, "in-force-at-meeting", columns, meeting=f"kgid:meeting-{meeting}")
    assert found == [("Arman Tavaki", *row) for row in rows]


def test_meeting_network(graph, wires):
    assert answer(graph, "meeting-network") == [
        ("Arman Tavaki", "Dora Vale", "1", "0", "", ""),
        ("Arman Tavaki", "Ilya Morozov", "1", "1", "2015-12-14", "2015-12-20"),
        ("Dora Vale", "Ilya Morozov", "1", "0", "2015-12-28", "2016-01-03"),
    ]
    assert answer(wires, "meeting-network", least="3") == [("Dora Vale", "Ilya Morozov", "3", "0", "", "")]
    assert answer(graph, "meeting-network", least="2") == []
    assert [row[:2] for row in answer(graph, "meeting-network", name="vale")] == [
        ("Arman Tavaki", "Dora Vale"),
        ("Dora Vale", "Ilya Morozov"),
    ]


def test_people_seen_by_several_outlets(graph, wires):
    columns = ("person", "outlets", "publishers", "documents")
    assert answer(wires, "seen-by-several-outlets", columns) == [
        ("Dora Vale", "2", "Courier; Herald", "2"),
        ("Ilya Morozov", "2", "Courier; Herald", "2"),
    ]
    assert answer(wires, "seen-by-several-outlets", columns, name="vale", least="1")[0][:2] == ("Dora Vale", "2")
    assert answer(wires, "seen-by-several-outlets", columns, least="3") == []
    assert answer(graph, "seen-by-several-outlets", columns) == []


def test_claims_by_confidence():
    surer = dataclasses.replace(letter, claims=(dataclasses.replace(letter.claims[0], confidence=0.95),))
    both = graph_of(surer) + graph_of(report)
    rows = answer(both, "claims-by-confidence", ("confidence", "claimant", "stance", "event", "document", "sentence"))
    assert len(rows) == 11
    assert rows[0] == ("0.8", "A Norwegian official", "Declines", "Meeting", "report",
                       "A Norwegian official declined to comment.")  # fmt: skip
    assert rows[-1] == ("0.95", "the author", "Asserts", "Meeting", "letter", "Dora Vale met Arman Tavaki.")
    assert answer(both, "claims-by-confidence", ("confidence",), least="0.9") == [("0.95",)]
    assert len(answer(both, "claims-by-confidence", most="0.8")) == 10


def test_unnamed_sources(graph):
    official = ("A Norwegian official", "", "Declines", "Meeting", "Arman Tavaki; Ilya Morozov", "report",
                "A Norwegian official declined to comment.")  # fmt: skip
    columns = ("source", "of", "stance", "event", "parties", "document", "sentence")
    rows = answer(graph, "unnamed-sources", columns)
    assert rows[0] == official
    assert [row[0] for row in rows] == ["A Norwegian official", "two officials"]
    assert answer(graph, "unnamed-sources", columns, words="NORW") == [official]


def test_an_unnamed_source_has_its_body():
    entities = tuple(
        dataclasses.replace(one, affiliation="palace") if one.key == "official" else one for one in report.entities
    )
    found = answer(graph_of(dataclasses.replace(report, entities=entities)), "unnamed-sources", ("of",), words="palace")
    assert found == [("Palace",)]


def test_events_without_a_place_or_date(graph):
    columns = ("missing", "event", "parties", "words", "document", "iri")
    assert answer(graph, "events-without-place-or-date", columns) == [
        ("date", "Threat", "Harbour Bank; Norway", "", "report", "act-report_at-511"),
        ("place", "Meeting", "Dora Vale; Ilya Morozov", "next week", "report", "meeting-report_at-324"),
        ("place and date", "Meeting", "Arman Tavaki; Dora Vale", "", "letter", "meeting-letter_at-10"),
    ]


def test_people(graph):
    assert answer(graph, "people", ("person", "names", "documents")) == [
        ("Arman Tavaki", "General Arman Tavaki; Tavaki", "2"),
        ("Dora Vale", "", "2"),
        ("Ilya Morozov", "Morozov", "1"),
        ("Pavel Orlin", "", "1"),
    ]
    assert answer(graph, "people", ("iri",), name="general") == [("person-arman-tavaki",)]


def test_everything_about_a_person(graph):
    rows = answer(graph, "about", ("direction", "property", "value", "kind"), iri="kgid:person-dora-vale")
    assert rows == [
        ("has", "confidence", "0.9", ""),
        ("has", "label", "Dora Vale", ""),
        ("has", "type", "https://w3id.org/kgexport/ns#Person", ""),
        ("of", "holder", "former harbour minister", "Position"),
        ("of", "participant", "meeting-letter_at-10", "Meeting"),
        ("of", "participant", "meeting-report_at-324", "Meeting"),
    ]
    assert answer(graph, "about", iri="kgid:person-nobody") == []


def test_provenance_of_a_statement(graph):
    columns = ("predicate", "object", "document", "title", "issued", "begin", "words", "sentence", "confidence")
    given = {"subject": "kgid:person-dora-vale", "property": "label"}
    met = "Dora Vale met Arman Tavaki."
    call = "Morozov will call Dora Vale next week."
    assert answer(graph, "provenance", columns, **given) == [
        ("label", "Dora Vale", "letter", "", "", str(LETTER.index("Dora")), "Dora Vale", met, "0.9"),
        ("label", "Dora Vale", "report", "Report", "2015-12-22", str(REPORT.index("Dora")), "Dora Vale", call, "0.9"),
    ]
    assert answer(graph, "provenance", **given, value="Dora") == []
    exact = {"property": "https://w3id.org/kgexport/ns#participant",
             "value": "https://w3id.org/kgexport/id/person-ilya-morozov"}  # fmt: skip
    rows = answer(graph, "provenance", ("object", "words"), subject="kgid:meeting-report_at-324", **exact)
    assert rows == [("person-ilya-morozov", "call")]


def test_the_author_is_a_source_like_others():
    denial = says("c2", "norway", Stance.DENIES, "m1", at(LETTER, "met"))
    own = dataclasses.replace(letter, claims=(*letter.claims, denial))
    assert own.claims[0].claimant == DOCUMENT_KEY
    assert answer(graph_of(own), "who-disputes-whom", ("denier", "asserter")) == [("Norway", "the author")]
