"""The view models: what a card, a row or a passage shows, with nothing left to look up.

A fact has evidence: `Evidence` is one stretch of one document. Days are closed intervals. An `iri` tells a thing from
all others; `Thing` is what is needed to name it and to link to it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

AUTHOR = "Document"
"""The kind of a claimant that is the document itself: its author says so."""


class Certainty(StrEnum):
    """Whether something holds on a day, by what the texts say."""

    YES = "yes"
    POSSIBLY = "possibly"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Anything with a name of its own."""

    iri: str
    kind: str
    """The class without namespace: "Person", "Meeting"; "" where the data give none."""
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One stretch of the text of one document; offsets are code points, half-open."""

    document: Thing
    begin: int
    end: int
    text: str
    sentence: str | None = None
    sentence_begin: int | None = None
    """Where the sentence begins in the document; with it or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence of a document with every stretch of it that is evidence of the same fact."""

    document: Thing
    begin: int
    """Where the sentence begins."""
    pieces: tuple[tuple[str, bool], ...]
    """The sentence cut up; true for what is evidence."""
    stretches: tuple[tuple[int, int], ...]
    """The offsets of the evidence in the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A time as the text has it, and the days that it means; both days or neither."""

    phrase: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What positions, meetings, acts, sanctions and claims have in common."""

    thing: Thing
    confidence: Decimal | None
    evidence: tuple[Evidence, ...]
    """By document and offset."""

    @property
    def iri(self) -> str:
        """What tells it from all others."""
        return self.thing.iri

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The evidence by sentences."""
        return quotes(self.evidence)

    @property
    def documents(self) -> tuple[Thing, ...]:
        """The documents that tell it, each once."""
        return documents(self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView(Fact):
    """An office that a person holds or held."""

    holder: Thing | None
    title: str
    at: Thing | None
    former: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView(Fact):
    """Who puts forward or disputes an event."""

    claimant: Thing | None
    stance: str
    about: Thing | None
    cited_by: tuple[Thing, ...]
    hedged: bool
    quotation: str | None
    time: Span | None

    @property
    def by_author(self) -> bool:
        """Whether the author of the document says so, and no source is named."""
        return self.claimant is not None and self.claimant.kind == AUTHOR


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView(Fact):
    """What meetings and acts have in common."""

    modality: str
    time: Span | None
    claims: tuple[ClaimView, ...]

    @property
    def disputed(self) -> bool:
        """Whether somebody asserts or confirms the event and somebody denies it."""
        return disputed({claim.stance for claim in self.claims})

    @property
    def denied(self) -> bool:
        """Whether somebody denies it, and nobody asserts or confirms it."""
        return not self.disputed and any(claim.stance == "Denies" for claim in self.claims)

    def claims_of(self, *stances: str) -> tuple[ClaimView, ...]:
        """The claims of these stances, named sources before authors."""
        found = [claim for claim in self.claims if claim.stance in stances]
        return tuple(sorted(found, key=lambda claim: claim.by_author))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView(EventView):
    """An encounter, with all that is claimed of it."""

    participants: tuple[Thing, ...]
    mode: str | None
    places: tuple[Thing, ...]
    topics: tuple[str, ...]
    duration: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView(EventView):
    """Somebody imposes, extends, eases, lifts or threatens sanctions."""

    act: str
    authorities: tuple[Thing, ...]
    targets: tuple[Thing, ...]
    measures: tuple[str, ...]
    reason: str | None
    legal_basis: str | None
    sanctions: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionView(Fact):
    """One authority's measures on one target, and the acts that made or ended it."""

    target: Thing | None
    authority: Thing | None
    measures: tuple[str, ...]
    since: Span | None
    until: Span | None
    acts: tuple[ActView, ...]
    """By time; those without days last."""
    told_until: datetime.date | None
    """The newest date of the documents that tell of it: no text knows what came later."""

    def in_force(self, first: datetime.date, last: datetime.date | None = None) -> Certainty:
        """Whether it was in force on a day, or on all days from `first` to `last`, as the named question
        `sanctions-in-force` has it: without a known beginning never surely, without an end still."""
        return in_force(self.since, self.until, first, last or first)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """A card of a person, organisation, place, country or unnamed source."""

    thing: Thing
    names: tuple[str, ...]
    """Every other form of the name."""
    honorific: str | None
    acronym: str | None
    country_code: str | None
    within: Thing | None
    affiliation: Thing | None
    source_count: int | None
    confidence: Decimal | None
    positions: tuple[PositionView, ...]
    """That the person holds."""
    officers: tuple[PositionView, ...]
    """That others hold at this body or country."""
    evidence: tuple[Evidence, ...]
    meetings: tuple[Thing, ...]
    sanctions: tuple[Thing, ...]
    """That it is the target or the authority of."""
    claims: tuple[Thing, ...]
    """That it makes."""

    @property
    def documents(self) -> tuple[Thing, ...]:
        """The documents that name it, each once."""
        return documents(self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A stretch of a document that something was read from."""

    begin: int
    end: int
    thing: Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of text under the same annotations throughout."""

    begin: int
    text: str
    name: Thing | None = None
    """The entity that is named here."""
    facts: tuple[Thing, ...] = ()
    """What this is evidence of: events, positions, claims, times."""
    ends: tuple[Thing, ...] = ()
    """The facts whose first evidence ends here: where a mark that refers to them stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of the text, or one sentence where the whole text is not at hand."""

    begin: int
    end: int
    segments: tuple[Segment, ...]
    facts: tuple[Thing, ...]
    """The facts with evidence in it, in the order of the text."""
    gap: bool = False
    """Whether text that is not at hand stands between the passage before and this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One document: where it is from, and its text with everything that was read from it."""

    thing: Thing
    identifier: str | None
    title: str | None
    issued: datetime.date | None
    publisher: str | None
    source: str | None
    language: str | None
    sha256: str | None
    length: int | None
    whole: bool
    """Whether the passages are the whole text, or only the sentences that the data hold."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something with a time, for a time line."""

    thing: Thing
    span: Span
    role: str
    """What the time is of: "meeting", the kind of act ("Lifting"), "published"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A relation between two nodes of a neighbourhood; the same words as the property, or a stance."""

    source: str
    target: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """A part of the graph that can be drawn."""

    nodes: tuple[Thing, ...]
    edges: tuple[Edge, ...]
    left_out: int
    """How many nodes were not taken because there were too many."""


def disputed(stances: Set[str | None]) -> bool:
    """Whether somebody asserts or confirms and somebody denies, by the stances of the claims about an event."""
    return "Denies" in stances and not stances.isdisjoint({"Asserts", "Confirms"})


def in_force(since: Span | None, until: Span | None, first: datetime.date, last: datetime.date) -> Certainty:
    """Whether a state that began and ended at these times holds on all days from `first` to `last`.

    Of a beginning or an end only the days between which it lies are known; without an end it lasts.
    """
    begin_earliest, begin_latest = (since.earliest, since.latest) if since else (None, None)
    end_earliest, end_latest = (until.earliest, until.latest) if until else (None, None)
    if (begin_earliest is not None and begin_earliest > last) or (end_latest is not None and end_latest < first):
        return Certainty.NO
    begun = begin_latest is not None and begin_latest <= first
    lasting = until is None or (end_earliest is not None and end_earliest > last)
    return Certainty.YES if begun and lasting else Certainty.POSSIBLY


def ordered(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Evidence by document and offset."""
    return tuple(sorted(evidence, key=lambda one: (one.document.iri, one.begin, one.end, one.text)))


def documents(evidence: Iterable[Evidence]) -> tuple[Thing, ...]:
    """The documents of evidence, each once."""
    return tuple(dict.fromkeys(one.document for one in evidence))


def quotes(evidence: Sequence[Evidence]) -> tuple[Quote, ...]:
    """Evidence by sentences, each sentence once; without a sentence the words stand alone."""
    sentences: dict[tuple[Thing, int, str], list[tuple[int, int]]] = {}
    for one in evidence:
        alone = one.sentence is None or one.sentence_begin is None
        key = (one.document, one.begin, one.text) if alone else (one.document, one.sentence_begin, one.sentence)
        sentences.setdefault(key, []).append((one.begin, one.end))  # type: ignore[arg-type]
    return tuple(
        Quote(
            document=document,
            begin=begin,
            pieces=_pieces(sentence, [(first - begin, last - begin) for first, last in stretches]),
            stretches=tuple(stretches),
        )
        for (document, begin, sentence), stretches in sentences.items()
    )


def _pieces(sentence: str, stretches: Sequence[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    pieces, reached = [], 0
    for begin, end in sorted(stretches):
        begin = max(begin, reached)
        if end > begin:
            pieces += [(sentence[reached:begin], False), (sentence[begin:end], True)]
            reached = end
    pieces.append((sentence[reached:], False))
    return tuple(piece for piece in pieces if piece[0])
