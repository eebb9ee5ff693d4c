"""An extraction made by hand that has every class and fills every field, over an invented text."""

from __future__ import annotations

import dataclasses
import datetime
import re

from rdflib import Literal, URIRef

from kgexport.model import (
    DOCUMENT_KEY,
    Act,
    Claim,
    Document,
    Entity,
    EntityKind,
    Extraction,
    Measure,
    Meeting,
    Mention,
    Modality,
    Mode,
    Position,
    Sanction,
    SanctionAct,
    Stance,
    TimeSpan,
)

SENTENCES = (
    "General Ilya Varn, the head of Norland's Border Guard Corps (BGC), met Prime Minister Ada Quill in Port Sable, "
    "Norland, last week for a three-day visit about grain shipments.",
    "According to Tessaly Post, the Norland Herald reported the talks; a spokesman denied them on Monday: "
    '"There was no visit."',
    "Two senior Norland officials neither confirmed nor denied it.",
    "The United Nations reportedly imposed an asset freeze and a travel ban on Varn in 2007 for smuggling under "
    "Resolution 1747, and lifted them in July 2015.",
)
TEXT = " ".join(SENTENCES)


def at(words: str, nth: int = 1) -> Mention:
    """The nth place of these words in the text, with its sentence."""
    begin = -1
    for _ in range(nth):
        begin = TEXT.index(words, begin + 1)
    start = 0
    for sentence in SENTENCES:
        if start <= begin < start + len(sentence):
            return Mention(begin=begin, end=begin + len(words), text=words, sentence=sentence)
        start += len(sentence) + 1
    raise AssertionError(words)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


DOCUMENT = Document(
    identifier="sable-talks.txt",
    text=TEXT,
    title="Talks in Port Sable",
    date=day("2015-12-22"),
    url="https://news.example/2015/sable talks?page=1",
    publisher="Example Wire",
    language="en",
    source="news/sable-talks.txt",
)

LAST_WEEK = TimeSpan(
    phrase="last week", mention=at("last week"), earliest=day("2015-12-14"), latest=day("2015-12-20"), edtf="2015-W51"
)
MONDAY = TimeSpan(phrase="on Monday", mention=at("on Monday"), earliest=day("2015-12-21"), latest=day("2015-12-21"))
IN_2007 = TimeSpan(
    phrase="in 2007", mention=at("in 2007"), earliest=day("2007-01-01"), latest=day("2007-12-31"), edtf="2007"
)
IN_JULY = TimeSpan(
    phrase="in July 2015",
    mention=at("in July 2015"),
    earliest=day("2015-07-01"),
    latest=day("2015-07-31"),
    edtf="2015-07",
)

ENTITIES = (
    Entity(
        key="p1", kind=EntityKind.PERSON, label="Ilya Varn", names=("General Ilya Varn", "Ilya Varn", "Varn"),
        mentions=(at("General Ilya Varn"), at("Varn", 2)), confidence=0.95, honorific="General",
    ),
    Entity(
        key="p2", kind=EntityKind.PERSON, label="Ada Quill", names=("Ada Quill", "Prime Minister Ada Quill"),
        mentions=(at("Prime Minister Ada Quill"),), confidence=0.9,
    ),
    Entity(
        key="o1", kind=EntityKind.ORGANISATION, label="Border Guard Corps", names=("BGC", "Border Guard Corps"),
        mentions=(at("Border Guard Corps"), at("BGC")), confidence=0.8, acronym="BGC",
    ),
    Entity(
        key="o2", kind=EntityKind.ORGANISATION, label="Norland Herald", names=("Norland Herald",),
        mentions=(at("Norland Herald"),), confidence=0.85,
    ),
    Entity(
        key="o3", kind=EntityKind.ORGANISATION, label="Tessaly Post", names=("Tessaly Post",),
        mentions=(at("Tessaly Post"),), confidence=0.85,
    ),
    Entity(
        key="o4", kind=EntityKind.ORGANISATION, label="United Nations", names=("United Nations",),
        mentions=(at("United Nations"),), confidence=1.0,
    ),
    Entity(
        key="l1", kind=EntityKind.PLACE, label="Port Sable", names=("Port Sable",), mentions=(at("Port Sable"),),
        confidence=0.875, within="l2",
    ),
    Entity(
        key="l2", kind=EntityKind.COUNTRY, label="Kingdom of Norland", names=("Norland",),
        mentions=(at("Norland"), at("Norland", 2), at("Norland", 4)), confidence=0.99, country_code="NX",
    ),
    Entity(
        key="u1", kind=EntityKind.UNNAMED_SOURCE, label="Two senior Norland officials",
        names=("Two senior Norland officials",), mentions=(at("Two senior Norland officials"),), confidence=0.7,
        affiliation="l2", source_count=2,
    ),
    Entity(
        key="u2", kind=EntityKind.UNNAMED_SOURCE, label="a spokesman", names=("a spokesman",),
        mentions=(at("a spokesman"),), confidence=0.7,
    ),
)  # fmt: skip

POSITIONS = (
    Position(key="x1", holder="p1", title="head", at="o1", mentions=(at("head"),), confidence=0.9),
    Position(
        key="x2", holder="p2", title="Prime Minister", former=True, mentions=(at("Prime Minister"),), confidence=0.6,
    ),
)  # fmt: skip

MEETINGS = (
    Meeting(
        key="m1", participants=("p1", "p2"), modality=Modality.ACTUAL, places=("l1",), time=LAST_WEEK, mode=Mode.VISIT,
        topics=("grain shipments",), duration="P3D", mentions=(at("met"), at("the talks")), confidence=0.9,
    ),
)  # fmt: skip

SANCTION_ACTS = (
    SanctionAct(
        key="a1", act=Act.IMPOSITION, modality=Modality.ACTUAL, authorities=("o4",), targets=("p1",),
        measures=(Measure.ASSET_FREEZE, Measure.TRAVEL_BAN), reason="smuggling", legal_basis="Resolution 1747",
        time=IN_2007, mentions=(at("imposed"),), confidence=0.9,
    ),
    SanctionAct(
        key="a2", act=Act.LIFTING, modality=Modality.ACTUAL, authorities=("o4",), targets=("p1",), time=IN_JULY,
        mentions=(at("lifted"),), confidence=0.8,
    ),
)  # fmt: skip

SANCTIONS = (
    Sanction(
        key="s1", target="p1", authority="o4", measures=(Measure.ASSET_FREEZE, Measure.TRAVEL_BAN),
        in_force_from=IN_2007, in_force_until=IN_JULY, acts=("a1", "a2"), mentions=(at("imposed"), at("lifted")),
        confidence=0.8,
    ),
)  # fmt: skip

CLAIMS = (
    Claim(key="c1", claimant=DOCUMENT_KEY, stance=Stance.ASSERTS, about="m1", mentions=(at("met"),), confidence=0.95),
    Claim(
        key="c2", claimant="o2", stance=Stance.ASSERTS, about="m1", cited_by="o3", mentions=(at("reported"),),
        confidence=0.9,
    ),
    Claim(
        key="c3", claimant="u2", stance=Stance.DENIES, about="m1", quotation="There was no visit.", time=MONDAY,
        mentions=(at("denied"),), confidence=0.85,
    ),
    Claim(
        key="c4", claimant="u1", stance=Stance.DECLINES, about="m1", mentions=(at("neither confirmed nor denied"),),
        confidence=0.9,
    ),
    Claim(
        key="c5", claimant=DOCUMENT_KEY, stance=Stance.ASSERTS, about="a1", hedged=True, mentions=(at("imposed"),),
        confidence=0.9,
    ),
    Claim(key="c6", claimant=DOCUMENT_KEY, stance=Stance.ASSERTS, about="a2", mentions=(at("lifted"),), confidence=0.9),
)  # fmt: skip

EXTRACTION = Extraction(
    document=DOCUMENT, entities=ENTITIES, positions=POSITIONS, meetings=MEETINGS, sanction_acts=SANCTION_ACTS,
    sanctions=SANCTIONS, claims=CLAIMS,
)  # fmt: skip


DATA = "https://w3id.org/kgexport/id/"


def name(local):
    return URIRef(DATA + local)


def facts(graph, local):
    """What the graph says of a subject, in local names: "act Imposition"."""
    shown = set()
    for predicate, value in graph.predicate_objects(name(local)):
        text = str(value) if isinstance(value, Literal) else re.sub(r".*[/#]", "", str(value))
        shown.add(f"{re.sub(r'.*[/#]', '', str(predicate))} {text}")
    return shown


def replaced(extraction=EXTRACTION, **changes):
    return dataclasses.replace(extraction, **changes)


def only(*entities, text=TEXT, identifier="a"):
    return Extraction(document=Document(identifier=identifier, text=text), entities=entities)


def person(key, label="Ilya Varn", *, begin=8, kind=EntityKind.PERSON, **fields):
    mention = Mention(begin=begin, end=begin + 4, text=TEXT[begin : begin + 4])
    return Entity(key=key, kind=kind, label=label, mentions=(mention,), confidence=0.5, **fields)
