"""Sentences with tellings of events marked in them, for tests of claims.

`{met}` is a telling of a meeting of Jane Roe and John Doe, `{-met}` of one that did not take place, `{?met}` of one
that may, `{=meeting}` a noun without parties; `[sanctioned]` tells that sanctions were imposed, `[^lifted]` that they
were lifted, `[-^lifted]` that they were not, `[=sanctions]` is a noun with "the" for those told before.
"""

from __future__ import annotations

import datetime
import re

from kgexport.extract.claims import ClaimsFound, find_claims
from kgexport.model import (
    DOCUMENT_KEY,
    Act,
    ClaimMention,
    EventMention,
    MeetingMention,
    Mention,
    Modality,
    SanctionMention,
)
from tests.extract.readings import reading_of

NAMES = {
    "Jane Roe|Roe": "person",
    "John Doe|Doe": "person",
    "Ann Poe|Poe": "person",
    "Utopia|Utopian": "country",
    "Ruritania": "country",
    "Daily Star|Star": "body",
    "Morning Post|Post": "body",
    "Palace": "body",
}
MARKED = re.compile(r"\{([-?=]?)([^}]+)\}|\[([-=]?)(\^?)([^\]]+)\]")
MODALITIES = {"-": Modality.NEGATED, "?": Modality.HYPOTHETICAL}


def events_of(marked: str) -> tuple[str, list[EventMention]]:
    text, events, position = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[position : match.start()]
        words = match.group(2) or match.group(5)
        mark = match.group(1) or match.group(3) or ""
        trigger = Mention(begin=len(text), end=len(text) + len(words), text=words)
        key, modality, noun = f"event-{len(events)}", MODALITIES.get(mark, Modality.ACTUAL), mark == "="
        if match.group(2):
            parties = () if noun else tuple(name for name in ("Jane Roe", "John Doe") if name.split()[1] in marked)
            event: EventMention = MeetingMention(
                key=key, trigger=trigger, sentence=0, modality=modality, noun=noun, participants=parties
            )
        else:
            act = Act.LIFTING if match.group(4) else Act.IMPOSITION
            event = SanctionMention(
                key=key, trigger=trigger, sentence=0, modality=modality, noun=noun, definite=noun, act=act
            )
        events.append(event)
        text += words
        position = match.end()
    return text + marked[position:], events


def claims_found(nlp, marked: str) -> tuple[ClaimsFound, dict[str, str]]:
    text, events = events_of(marked)
    reading = reading_of(nlp(text), NAMES, date=datetime.date(2024, 3, 15))
    found = find_claims(reading, events)
    assert {event.key for event in events} <= {claim.about for claim in found.claims} or any(
        event.noun for event in events
    )
    labels = {source.key: f"<{source.label}>" for source in found.sources}
    return found, labels


def _line(claim: ClaimMention, labels: dict[str, str]) -> str:
    number = claim.about.removeprefix("event-")
    hedged = " hedged" if claim.hedged else ""
    cited = f" by {labels.get(claim.cited_by, claim.cited_by)}" if claim.cited_by else ""
    return f"{number}: {labels.get(claim.claimant, claim.claimant)} {claim.stance.value}{hedged}{cited}"


def claim_lines(nlp, marked: str) -> list[str]:
    found, labels = claims_found(nlp, marked)
    return [_line(claim, labels) for claim in found.claims if claim.claimant != DOCUMENT_KEY or claim.hedged]
