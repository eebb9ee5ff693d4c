"""Who puts forward or disputes which telling of an event, from the attributions of the document.

A telling belongs to the innermost attribution with a source whose content holds its trigger; an attribution around
that one is the one who cites it. What stands in no attribution is the document's own. Attributions whose content only
points back ("denied this", "declined to comment") speak of the event told last before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgexport.extract.attribution import Attribution, Kind, find_attributions
from kgexport.extract.reading import Reading
from kgexport.extract.sources import Sources
from kgexport.model import DOCUMENT_KEY, ClaimMention, Entity, EventMention, Modality, Stance

POINTING_BACK = frozenset({"it", "this", "that", "them", "these", "so"})
REACH = 2
"""Sentences over which words that point back find their event."""

POSITIVE = frozenset({Stance.ASSERTS, Stance.CONFIRMS})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsFound:
    """Claims about tellings, and the unnamed sources that make some of them."""

    claims: tuple[ClaimMention, ...] = ()
    sources: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """A telling and the token of its trigger."""

    event: EventMention
    start: int
    """The first token of its trigger."""
    end: int

    def within(self, attribution: Attribution) -> bool:
        """Whether the trigger, or a part of it that is not the cue itself, is said there."""
        return any(
            attribution.covers(index)
            for index in range(self.start, self.end)
            if not any(first <= index < last for first, last in attribution.cue)
        )


def find_claims(reading: Reading, events: Sequence[EventMention]) -> ClaimsFound:
    """Find the claims about these tellings; every telling has at least one, the document's if nobody else's."""
    tellings = _tellings(reading, events)
    if not tellings:
        return ClaimsFound()
    attributions = [a for a in find_attributions(reading) if a.kind is Kind.SAYS]
    sources = Sources(reading)
    claimants = _claimants(attributions, sources, reading)
    claims: list[ClaimMention] = []
    for telling in tellings:
        claims.extend(_claims_of(telling, attributions, claimants, reading))
    claims.extend(_pointing_back(attributions, claimants, tellings, reading))
    claims.sort(key=lambda claim: (claim.cue.begin, claim.about, claim.claimant, claim.stance))
    used = {key for claim in claims for key in (claim.claimant, claim.cited_by)}
    return ClaimsFound(
        claims=tuple(claims), sources=tuple(source for source in sources.unnamed() if source.key in used)
    )


def _tellings(reading: Reading, events: Sequence[EventMention]) -> list[_Telling]:
    starts = [token.idx for token in reading.doc]
    found = [
        _Telling(
            event=event,
            start=bisect_right(starts, event.trigger.begin) - 1,
            end=bisect_right(starts, event.trigger.end - 1),
        )
        for event in events
    ]
    return sorted(found, key=lambda telling: (telling.start, telling.event.key))


def _claimants(
    attributions: Sequence[Attribution], sources: Sources, reading: Reading
) -> dict[int, tuple[str, ...]]:
    """Who makes each attribution, by its head; asked in the order of the text, so that pronouns find who came before."""
    found: dict[int, tuple[str, ...]] = {}
    last: tuple[int, tuple[str, ...]] | None = None
    for attribution in attributions:
        if attribution.source is None:
            found[attribution.head] = ()
            continue
        keys = sources.claimants(attribution.source)
        if not keys and last is not None and reading.lemmas[attribution.source] in ("he", "she"):
            # The speaker goes on: "She also said", where nothing else tells who she is.
            if reading.sentence_of[attribution.head] - last[0] <= REACH and sources.is_one_person(last[1]):
                keys = last[1]
        if keys and not any(other.covers(attribution.head) for other in attributions):
            last = reading.sentence_of[attribution.head], keys
        found[attribution.head] = keys
    return found


def _claims_of(
    telling: _Telling,
    attributions: Sequence[Attribution],
    claimants: dict[int, tuple[str, ...]],
    reading: Reading,
) -> Iterator[ClaimMention]:
    around = [a for a in attributions if telling.within(a)]
    sourced = [a for a in around if claimants[a.head]]
    innermost = [a for a in sourced if not any(b is not a and _cites(a, b) for b in sourced)]
    hedged = any(a.hedged for a in around)
    if not innermost:
        yield _claim(telling, None, DOCUMENT_KEY, None, hedged, reading)
    for attribution in innermost:
        citing = [a for a in sourced if a is not attribution and _cites(a, attribution)]
        cited_by = None
        for a in citing:
            cited_by = next((key for key in claimants[a.head] if key not in claimants[attribution.head]), cited_by)
        for claimant in claimants[attribution.head]:
            yield _claim(telling, attribution, claimant, cited_by, hedged, reading)


def _cites(outer: Attribution, inner: Attribution) -> bool:
    """Whether one attribution stands in the content of the other; of two that hold each other the longer is outside."""
    if not outer.covers(inner.head):
        return False
    return not inner.covers(outer.head) or _length(outer) > _length(inner)


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _claim(
    telling: _Telling,
    attribution: Attribution | None,
    claimant: str,
    cited_by: str | None,
    hedged: bool,
    reading: Reading,
) -> ClaimMention:
    event = telling.event
    stance = Stance.ASSERTS if attribution is None else attribution.stance
    if event.modality is Modality.NEGATED and stance in POSITIVE:
        stance = Stance.DENIES
    if attribution is None:
        return ClaimMention(
            cue=event.trigger, claimant=claimant, stance=stance, about=event.key, hedged=hedged,
            confidence=0.8 if hedged else 0.9,
        )  # fmt: skip
    start, end = attribution.cue[0][0], attribution.cue[-1][1]
    return ClaimMention(
        cue=reading.mention(start, end),
        claimant=claimant,
        stance=stance,
        about=event.key,
        cited_by=cited_by,
        hedged=hedged,
        quotation=_quotation(telling, attribution, reading),
        confidence=0.8,
    )


def _quotation(telling: _Telling, attribution: Attribution, reading: Reading) -> str | None:
    """The quoted words: those around the trigger, else the first of the same sentence."""
    sentence = reading.sentence_of[telling.start]
    near = [
        (not start <= telling.start < end, start, end)
        for start, end in attribution.direct
        if start <= telling.start < end or reading.sentence_of[start] == sentence
    ]
    if not near:
        return None
    _, start, end = min(near)
    return reading.doc[start:end].text.strip().strip("\"“”„«»'").strip() or None


def _pointing_back(
    attributions: Sequence[Attribution],
    claimants: dict[int, tuple[str, ...]],
    tellings: Sequence[_Telling],
    reading: Reading,
) -> Iterator[ClaimMention]:
    tokens = [telling.start for telling in tellings]
    for attribution in attributions:
        if attribution.stance is Stance.ASSERTS or not claimants[attribution.head]:
            continue
        if any(telling.within(attribution) for telling in tellings) or not _points_back(attribution, reading):
            continue
        position = bisect_right(tokens, attribution.head) - 1
        if position < 0:
            continue
        telling = tellings[position]
        if reading.sentence_of[attribution.head] - reading.sentence_of[telling.start] > REACH:
            continue
        for claimant in claimants[attribution.head]:
            claim = _claim(telling, attribution, claimant, None, attribution.hedged, reading)
            yield replace(claim, stance=attribution.stance, confidence=0.6)


def _points_back(attribution: Attribution, reading: Reading) -> bool:
    """Whether the content names nothing itself: a pronoun, "the reports", "the situation", or nothing at all."""
    if not attribution.content:
        return True
    talk = reading.lexicon.words("claims.talk") | reading.lexicon.words("claims.matters")
    for start, end in attribution.content:
        head = reading.doc[start:end].root
        if head.i >= end or (reading.lemmas[head.i] not in POINTING_BACK and reading.lemmas[head.i] not in talk):
            return False
        if any(child.i > head.i and child.dep_ in ("prep", "acl", "relcl") for child in head.children):
            return False
    return True
