"""Two extractions made by hand over invented texts: what the named questions are asked of."""

from __future__ import annotations

import datetime
import re

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

REPORT = (
    "General Arman Tavaki met President Ilya Morozov in Verinsk last week, Sahar news agency reported. "
    "Palace spokesman Pavel Orlin denied it, according to Morning Herald. "
    "A Norwegian official declined to comment. "
    "Tavaki also visited Verinsk in late July, two officials confirmed. "
    "Norway denied this visit, as well. "
    "Morozov will call Dora Vale next week. "
    "The World Council imposed a travel ban and an asset freeze on Tavaki in 2007. "
    "Norwegian sanctions on Tavaki, imposed in 2005, were lifted this past July. "
    "Norway may sanction Harbour Bank."
)
LETTER = "Dora Vale met Arman Tavaki. Dora Vale is a former harbour minister of Norway."


def at(text: str, words: str, nth: int = 1) -> Mention:
    """The nth place of these words in a text, with its sentence."""
    begin = -1
    for _ in range(nth):
        begin = text.index(words, begin + 1)
    sentences = re.finditer(r"\S.*?\.(?= |$)", text)
    sentence = next(found[0] for found in sentences if found.start() <= begin < found.end())
    return Mention(begin=begin, end=begin + len(words), text=words, sentence=sentence)


def span(phrase: str, earliest: str, latest: str) -> TimeSpan:
    first, last = datetime.date.fromisoformat(earliest), datetime.date.fromisoformat(latest)
    return TimeSpan(phrase=phrase, mention=at(REPORT, phrase), earliest=first, latest=last)


def entity(key: str, kind: EntityKind, label: str, *mentions: Mention, names: tuple[str, ...] = (), **rest) -> Entity:
    return Entity(key=key, kind=kind, label=label, names=names, mentions=mentions, confidence=0.9, **rest)


def says(key: str, claimant: str, stance: Stance, about: str, mention: Mention, **rest) -> Claim:
    return Claim(key=key, claimant=claimant, stance=stance, about=about, mentions=(mention,), confidence=0.8, **rest)


LAST_WEEK = span("last week", "2015-12-14", "2015-12-20")
LATE_JULY = span("late July", "2015-07-21", "2015-07-31")
NEXT_WEEK = span("next week", "2015-12-28", "2016-01-03")
IN_2007 = span("2007", "2007-01-01", "2007-12-31")
IN_2005 = span("2005", "2005-01-01", "2005-12-31")
PAST_JULY = span("this past July", "2015-07-01", "2015-07-31")

report = Extraction(
    document=Document(identifier="report", text=REPORT, title="Report", date=datetime.date(2015, 12, 22)),
    entities=(
        entity("tavaki", EntityKind.PERSON, "Arman Tavaki", at(REPORT, "General Arman Tavaki"),
               names=("Arman Tavaki", "General Arman Tavaki", "Tavaki")),
        entity("morozov", EntityKind.PERSON, "Ilya Morozov", at(REPORT, "Ilya Morozov"),
               names=("Ilya Morozov", "Morozov")),
        entity("orlin", EntityKind.PERSON, "Pavel Orlin", at(REPORT, "Pavel Orlin")),
        entity("vale", EntityKind.PERSON, "Dora Vale", at(REPORT, "Dora Vale")),
        entity("sahar", EntityKind.ORGANISATION, "Sahar news agency", at(REPORT, "Sahar news agency")),
        entity("herald", EntityKind.ORGANISATION, "Morning Herald", at(REPORT, "Morning Herald")),
        entity("palace", EntityKind.ORGANISATION, "Palace", at(REPORT, "Palace")),
        entity("council", EntityKind.ORGANISATION, "World Council", at(REPORT, "World Council")),
        entity("bank", EntityKind.ORGANISATION, "Harbour Bank", at(REPORT, "Harbour Bank")),
        entity("norway", EntityKind.COUNTRY, "Norway", at(REPORT, "Norway"), names=("Norway", "Norwegian"),
               country_code="NO"),
        entity("verinsk", EntityKind.PLACE, "Verinsk", at(REPORT, "Verinsk")),
        entity("official", EntityKind.UNNAMED_SOURCE, "A Norwegian official", at(REPORT, "A Norwegian official")),
        entity("officials", EntityKind.UNNAMED_SOURCE, "two officials", at(REPORT, "two officials"), source_count=2),
    ),
    positions=(
        Position(key="p1", holder="tavaki", title="General", mentions=(at(REPORT, "General"),), confidence=0.9),
        Position(key="p2", holder="orlin", title="spokesman", at="palace", mentions=(at(REPORT, "spokesman"),),
                 confidence=0.9),
    ),
    meetings=(
        Meeting(key="m1", participants=("tavaki", "morozov"), modality=Modality.ACTUAL, places=("verinsk",),
                time=LAST_WEEK, mode=Mode.IN_PERSON, mentions=(at(REPORT, "met"), at(REPORT, "it")), confidence=0.9),
        Meeting(key="m2", participants=("tavaki",), modality=Modality.ACTUAL, places=("verinsk",), time=LATE_JULY,
                mode=Mode.VISIT, mentions=(at(REPORT, "visited"), at(REPORT, "this visit")), confidence=0.9),
        Meeting(key="m3", participants=("morozov", "vale"), modality=Modality.PLANNED, time=NEXT_WEEK, mode=Mode.CALL,
                mentions=(at(REPORT, "call"),), confidence=0.9),
    ),
    sanction_acts=(
        SanctionAct(key="a1", act=Act.IMPOSITION, modality=Modality.ACTUAL, authorities=("council",),
                    targets=("tavaki",), measures=(Measure.TRAVEL_BAN, Measure.ASSET_FREEZE), time=IN_2007,
                    mentions=(at(REPORT, "imposed a travel ban"),), confidence=0.9),
        SanctionAct(key="a2", act=Act.IMPOSITION, modality=Modality.ACTUAL, authorities=("norway",),
                    targets=("tavaki",), time=IN_2005, mentions=(at(REPORT, "imposed in"),), confidence=0.9),
        SanctionAct(key="a3", act=Act.LIFTING, modality=Modality.ACTUAL, authorities=("norway",), targets=("tavaki",),
                    time=PAST_JULY, mentions=(at(REPORT, "lifted"),), confidence=0.9),
        SanctionAct(key="a4", act=Act.THREAT, modality=Modality.HYPOTHETICAL, authorities=("norway",),
                    targets=("bank",), mentions=(at(REPORT, "may sanction"),), confidence=0.9),
    ),
    sanctions=(
        Sanction(key="s1", target="tavaki", authority="council", measures=(Measure.TRAVEL_BAN, Measure.ASSET_FREEZE),
                 in_force_from=IN_2007, acts=("a1",), mentions=(at(REPORT, "imposed a travel ban"),), confidence=0.9),
        Sanction(key="s2", target="tavaki", authority="norway", in_force_from=IN_2005, in_force_until=PAST_JULY,
                 acts=("a2", "a3"), mentions=(at(REPORT, "imposed in"), at(REPORT, "lifted")), confidence=0.9),
    ),
    claims=(
        says("c1", "sahar", Stance.ASSERTS, "m1", at(REPORT, "reported")),
        says("c2", "orlin", Stance.DENIES, "m1", at(REPORT, "denied"), cited_by="herald",
             quotation="There was no such meeting"),
        says("c3", "official", Stance.DECLINES, "m1", at(REPORT, "declined to comment")),
        says("c4", "officials", Stance.CONFIRMS, "m2", at(REPORT, "confirmed")),
        says("c5", "norway", Stance.DENIES, "m2", at(REPORT, "denied", 2), hedged=True),
        says("c6", DOCUMENT_KEY, Stance.ASSERTS, "m3", at(REPORT, "call")),
        says("c7", DOCUMENT_KEY, Stance.ASSERTS, "a1", at(REPORT, "imposed a travel ban")),
        says("c8", DOCUMENT_KEY, Stance.ASSERTS, "a2", at(REPORT, "imposed in")),
        says("c9", DOCUMENT_KEY, Stance.ASSERTS, "a3", at(REPORT, "lifted")),
        says("c10", DOCUMENT_KEY, Stance.ASSERTS, "a4", at(REPORT, "may sanction")),
    ),
)  # fmt: skip

letter = Extraction(
    document=Document(identifier="letter", text=LETTER),
    entities=(
        entity("vale", EntityKind.PERSON, "Dora Vale", at(LETTER, "Dora Vale")),
        entity("tavaki", EntityKind.PERSON, "Arman Tavaki", at(LETTER, "Arman Tavaki")),
        entity("norway", EntityKind.COUNTRY, "Norway", at(LETTER, "Norway"), country_code="NO"),
    ),
    positions=(
        Position(key="p1", holder="vale", title="former harbour minister", at="norway", former=True,
                 mentions=(at(LETTER, "former harbour minister"),), confidence=0.9),
    ),
    meetings=(
        Meeting(key="m1", participants=("vale", "tavaki"), modality=Modality.ACTUAL, mentions=(at(LETTER, "met"),),
                confidence=0.9),
    ),
    claims=(says("c1", DOCUMENT_KEY, Stance.ASSERTS, "m1", at(LETTER, "met")),),
)  # fmt: skip
