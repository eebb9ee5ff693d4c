"""A document whose title, names, words and quotations try to be markup, scripts and marks that turn the reading."""

from __future__ import annotations

import datetime

from kgexport.model import (
    DOCUMENT_KEY,
    Act,
    Claim,
    Document,
    Entity,
    EntityKind,
    Extraction,
    Meeting,
    Mention,
    Modality,
    Position,
    Sanction,
    SanctionAct,
    Stance,
    TimeSpan,
)

SCRIPT = "<script>document.title='ran'</script>"
IMAGE = "<img src=x onerror=\"document.title='ran'\">"
CLOSING = "</script><script>document.title='ran'</script><!--"
QUOTED = "\" onmouseover=\"document.title='ran'\" x='"
TURNED = "Ann \u202eeeL\u202c \u2066Lee"
BROKEN = "Bo\nDay\u0085\u200f\ufeff"
TEMPLATE = "{{ contents }}{% raw %}"

TEXT = (
    f"{SCRIPT} met {IMAGE} at {QUOTED} last week, {CLOSING} said.\n{TURNED} denied it. {TEMPLATE} &amp; &lt;b&gt;\n\n"
    "Bo banned them. ]]> <svg onload=alert(1)> \u2028 end"
)


def at(words: str) -> Mention:
    begin = TEXT.index(words)
    line = next(line for line in TEXT.split("\n") if words in line)
    return Mention(begin=begin, end=begin + len(words), text=words, sentence=line)


def entity(key: str, kind: EntityKind, label: str, words: str) -> Entity:
    return Entity(key=key, kind=kind, label=label, names=(words, CLOSING), mentions=(at(words),), confidence=0.9)


LAST_WEEK = TimeSpan(
    phrase="last week",
    mention=at("last week"),
    earliest=datetime.date(2015, 12, 14),
    latest=datetime.date(2015, 12, 20),
)

hostile = Extraction(
    document=Document(
        identifier=CLOSING,
        text=TEXT,
        title=f"{SCRIPT}{TURNED}",
        date=datetime.date(2015, 12, 22),
        url="javascript:document.title='ran'",
        publisher=IMAGE,
        language=QUOTED,
    ),
    entities=(
        entity("one", EntityKind.PERSON, SCRIPT, SCRIPT),
        entity("two", EntityKind.ORGANISATION, IMAGE, IMAGE),
        entity("three", EntityKind.PLACE, QUOTED, QUOTED),
        entity("four", EntityKind.UNNAMED_SOURCE, CLOSING, CLOSING),
        entity("five", EntityKind.PERSON, TURNED, TURNED),
        entity("six", EntityKind.PERSON, TEMPLATE, TEMPLATE),
        entity("seven", EntityKind.ORGANISATION, BROKEN, "Bo banned"),
    ),
    positions=(Position(key="p", holder="one", title=IMAGE, at="two", mentions=(at("at"),), confidence=0.5),),
    meetings=(
        Meeting(key="m", participants=("one", "two"), modality=Modality.NEGATED, places=("three",), time=LAST_WEEK,
                topics=(CLOSING, SCRIPT), mentions=(at("met"),), confidence=0.9),
    ),
    sanction_acts=(
        SanctionAct(key="a", act=Act.IMPOSITION, modality=Modality.PLANNED, authorities=("seven",), targets=("one",),
                    reason=SCRIPT, legal_basis=IMAGE, time=LAST_WEEK, mentions=(at("banned"),), confidence=0.9),
    ),
    sanctions=(
        Sanction(key="s", target="one", authority="seven", in_force_from=LAST_WEEK, acts=("a",),
                 mentions=(at("banned"),), confidence=0.9),
    ),
    claims=(
        Claim(key="c1", claimant="four", stance=Stance.ASSERTS, about="m", mentions=(at("said"),), confidence=0.8,
              quotation=CLOSING),
        Claim(key="c2", claimant="five", stance=Stance.DENIES, about="m", mentions=(at("denied"),), confidence=0.8,
              hedged=True, cited_by="six", quotation=f"{QUOTED}{TURNED}\n{IMAGE}"),
        Claim(key="c3", claimant=DOCUMENT_KEY, stance=Stance.ASSERTS, about="a", mentions=(at("banned"),),
              confidence=0.8),
    ),
)  # fmt: skip
