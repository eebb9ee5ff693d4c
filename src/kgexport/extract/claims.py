"""Who puts forward or disputes which telling of an event, from the attributions of the document.

A telling belongs to the innermost attribution with a source whose content holds its trigger; an attribution around
that one is the one who cites it. What stands in no attribution is the document's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kgexport.extract.answers import answers
from kgexport.extract.attribution import Attribution, Kind, cited_sources, find_attributions
from kgexport.extract.characterisations import characterised, characterises
from kgexport.extract.claimants import Claimants, claimants_of
from kgexport.extract.claims_taken_up import taken_up
from kgexport.extract.indirect_claims import pointing_back, readouts
from kgexport.extract.putting_forward import is_presupposed, puts_forward
from kgexport.extract.reading import Reading
from kgexport.extract.reporting_content import is_set_off
from kgexport.extract.sources import Sources
from kgexport.extract.telling import Coverage, Telling, first_told, tellings_of
from kgexport.extract.told_before import told_before
from kgexport.model import (
    DOCUMENT_KEY,
    Act,
    ClaimMention,
    Entity,
    EventMention,
    Modality,
    Position,
    SanctionMention,
    Stance,
)
from kgexport.times.attach import time_of, to_time_span

POSITIVE = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
MARKS = "\"“”„«»'‘’ \n\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsFound:
    """Claims about tellings, and the unnamed sources that make some of them."""

    claims: tuple[ClaimMention, ...] = ()
    sources: tuple[Entity, ...] = ()


def find_claims(reading: Reading, events: Sequence[EventMention], positions: Sequence[Position] = ()) -> ClaimsFound:
    """Find the claims about these tellings; every telling has at least one, the document's if nobody else's.

    `positions` are the offices that the text gives to people: who "the Utopian president" is.
    """
    tellings = tellings_of(reading, events)
    if not tellings:
        return ClaimsFound()
    background = _background(tellings, reading) | _breached(tellings, reading)
    attributions = _putting_forward(reading)
    sources = Sources(reading, positions)
    coverage, nothing = Coverage(attributions), Coverage(())
    claimants = claimants_of(attributions, coverage, sources, reading)
    claims = list(
        chain.from_iterable(
            _claims_of(telling, nothing if telling.event.key in background else coverage, claimants, reading)
            for telling in tellings
        )
    )
    claims.extend(_indirect_claims(attributions, coverage, tellings, claimants, reading))
    before = told_before(tellings, reading)
    claims = [
        replace(claim, about=before[claim.about].event.key)
        if claim.about in before and claim.claimant != DOCUMENT_KEY
        else claim
        for claim in claims
    ]
    claims.sort(key=lambda claim: (claim.cue.begin, claim.about, claim.claimant, claim.stance))
    used = {key for claim in claims for key in (claim.claimant, claim.cited_by)}
    return ClaimsFound(
        claims=tuple(claims), sources=tuple(source for source in sources.unnamed() if source.key in used)
    )


def _putting_forward(reading: Reading) -> list[Attribution]:
    """What the text has others say or demand, by the place of the cue."""
    demands = reading.lexicon.words("claims.demands")
    found = (
        replace(a, kind=Kind.SAYS) if a.kind is Kind.JUDGES and characterises(a, reading) else a
        for a in find_attributions(reading)
    )
    said = [a for a in found if a.kind is Kind.SAYS or (a.kind is Kind.WISHES and reading.lemmas[a.head] in demands)]
    return sorted((*said, *cited_sources(said, reading)), key=lambda attribution: attribution.head)


def _indirect_claims(
    attributions: Sequence[Attribution],
    coverage: Coverage,
    tellings: Sequence[Telling],
    claimants: Claimants,
    reading: Reading,
) -> Iterator[ClaimMention]:
    """The claims of those who speak of an event without telling it; `coverage` is that of all attributions."""
    sourced = [a for a in attributions if claimants[a.identity] and a.kind is Kind.SAYS]
    telling_it = first_told(tellings, sourced)
    without = [a for a in sourced if a not in telling_it]
    for indirect in (
        *pointing_back(without, attributions, tellings, reading),
        *readouts(without, tellings, reading),
        *taken_up(without, tellings, reading),
        *answers(without, tellings, reading),
        *characterised(without, tellings, reading),
    ):
        attribution = indirect.attribution
        hedged = any(outer.hedged for outer in coverage.over(attribution.head))
        for claimant in claimants[attribution.identity]:
            claim = _claim(indirect.telling, attribution, claimant, reading, hedged=hedged)
            yield replace(claim, stance=attribution.stance, confidence=indirect.confidence)


def _background(tellings: Sequence[Telling], reading: Reading) -> frozenset[str]:
    """Sanctions that what is said takes for granted: who speaks of them does not put them forward.

    They are only the object of another act ("wants the embargo lifted"; but who denies that they are lifted says that
    they stand), or "the embargo" that was told before.
    """
    acts = [(telling, telling.event) for telling in tellings if isinstance(telling.event, SanctionMention)]
    others = [(telling, act.modality) for telling, act in acts if act.act is not Act.IMPOSITION]
    found = set()
    for number, (telling, act) in enumerate(acts):
        if act.act is not Act.IMPOSITION:
            continue
        around = [m for other, m in others if telling.start < other.end and other.start < telling.end]
        known = act.noun and act.definite and number > 0 and not _is_described(telling, reading)
        if any(modality is not Modality.NEGATED for modality in around) or (known and not around):
            found.add(act.key)
    return frozenset(found)


def _is_described(telling: Telling, reading: Reading) -> bool:
    """Whether sanctions told before are what is spoken of: "these sanctions are", "called the sanctions a crime"."""
    root = reading.doc[telling.start : telling.end].root
    if root.dep_ == "nsubj" and any(child.lower_ in ("this", "these") for child in root.children):
        return True
    return root.dep_ == "dobj" and reading.lemmas[root.head.i] in reading.lexicon.words("claims.naming")


def _breached(tellings: Sequence[Telling], reading: Reading) -> frozenset[str]:
    """Sanctions that somebody is said to evade: what is put forward is the evasion."""
    breaches = reading.lexicon.words("claims.breaches")
    found = set()
    for telling in tellings:
        if isinstance(telling.event, SanctionMention) and telling.event.noun:
            root = reading.doc[telling.start : telling.end].root
            if root.dep_ in ("dobj", "nsubjpass") and reading.lemmas[root.head.i] in breaches:
                found.add(telling.event.key)
    return frozenset(found)


def _claims_of(
    telling: Telling, attributions: Coverage, claimants: Claimants, reading: Reading
) -> Iterator[ClaimMention]:
    around = [a for a in attributions.around(telling) if puts_forward(a, telling, reading)]
    sourced = [a for a in around if claimants[a.identity]]
    sourced = [a for a in sourced if a.kind is Kind.SAYS] or sourced
    innermost = [a for a in sourced if not any(b is not a and _cites(a, b, reading) for b in sourced)]
    hedges = [a for a in around if a.hedged]
    if not innermost:
        yield _own_claim(telling, hedged=bool(hedges))
    for attribution in innermost:
        # "Denied reports of a meeting": the reports are hearsay, the denial is not.
        hedged = any(h.covers(attribution.head) or attribution.stance is Stance.ASSERTS for h in hedges)
        own = claimants[attribution.identity]
        citing = [a for a in sourced if a is not attribution and _cites(a, attribution, reading)]
        passed_on = [a for a in sourced if a.source is not None and a.source == attribution.cited_by]
        others = [key for a in (*passed_on, *citing) for key in claimants[a.identity] if key not in own]
        denied = attribution.stance is Stance.ASSERTS and any(
            a.stance is Stance.DENIES and a.content == attribution.content for a in innermost
        )
        for claimant in own:
            cited_by = others[-1] if others else None
            claim = _claim(telling, attribution, claimant, reading, cited_by=cited_by, hedged=hedged)
            # "The Post reported, and his office denied, that they met": only the office negates it.
            yield replace(claim, stance=attribution.stance) if denied else claim
        if attribution.stance in POSITIVE and reading.doc[attribution.head].pos_ == "NOUN":
            yield from _answering(telling, citing, innermost, claimants, reading)
        if attribution.stance in POSITIVE and (
            _is_spoken(attribution, telling, reading) or not any(key in reading.entity for key in own)
        ):
            # Who passes on what another said, or the word of nobody in particular, stands for it.
            for outer in citing:
                for claimant in claimants[outer.identity]:
                    if claimant in reading.entity and outer.stance is Stance.ASSERTS and outer not in innermost:
                        yield _claim(telling, outer, claimant, reading, hedged=hedged)


def _is_spoken(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    """Whether somebody says outright that it was or will be so: "said", not "denied", "confirmed" or "the report"."""
    speaks = attribution.kind is Kind.SAYS and reading.doc[attribution.head].pos_ == "VERB"
    return speaks and attribution.stance is Stance.ASSERTS and telling.event.modality is not Modality.NEGATED


def _answering(
    telling: Telling,
    citing: Sequence[Attribution],
    innermost: Sequence[Attribution],
    claimants: Claimants,
    reading: Reading,
) -> Iterator[ClaimMention]:
    """The claims of who denies, confirms or does not discuss the report of another: "denied a report by X that".

    Who denies that another said so denies only that.
    """
    for outer in citing:
        if outer.stance is not Stance.ASSERTS and outer not in innermost:
            for claimant in claimants[outer.identity]:
                yield _claim(telling, outer, claimant, reading)


def _cites(outer: Attribution, inner: Attribution, reading: Reading) -> bool:
    """Whether one attribution stands in the content of the other; of two that hold each other the longer is outside.

    "X reported that they met, which Y denied": that Y denied it is no part of what X reported.
    """
    if not outer.covers(inner.head) or (inner.stance is not outer.stance and is_set_off(reading.doc[inner.head])):
        return False
    return not inner.covers(outer.head) or _length(outer) > _length(inner)


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _own_claim(telling: Telling, *, hedged: bool) -> ClaimMention:
    """What the document says itself: as sure as the telling."""
    event = telling.event
    stance = Stance.DENIES if event.modality is Modality.NEGATED else Stance.ASSERTS
    return ClaimMention(
        cue=event.trigger,
        claimant=DOCUMENT_KEY,
        stance=stance,
        about=event.key,
        hedged=hedged,
        confidence=event.confidence,
    )


def _claim(
    telling: Telling,
    attribution: Attribution,
    claimant: str,
    reading: Reading,
    *,
    cited_by: str | None = None,
    hedged: bool = False,
) -> ClaimMention:
    event = telling.event
    stance = attribution.stance
    if event.modality is Modality.NEGATED and stance in POSITIVE:
        stance = Stance.DENIES
    elif stance in (Stance.CONFIRMS, Stance.DENIES) and is_presupposed(attribution, telling, reading):
        stance = Stance.ASSERTS
    verb = reading.doc[attribution.head]
    said = time_of(verb, reading.times) if verb.pos_ == "VERB" else None
    return ClaimMention(
        cue=reading.mention(attribution.cue[0][0], attribution.cue[-1][1]),
        claimant=claimant,
        stance=stance,
        about=event.key,
        cited_by=cited_by,
        hedged=hedged,
        quotation=_quotation(telling, attribution, reading),
        time=None if said is None else to_time_span(said, reading.document),
        confidence=_confidence(telling, attribution, reading),
    )


def _confidence(telling: Telling, attribution: Attribution, reading: Reading) -> float:
    """That the source says so of this event, about as often as that held over 73 annotated news articles.

    Unnamed sources and pronouns are surer than names: who is "an official" or "he" hardly speaks of anything but the
    matter of the text. What is quoted, or is to come, is surer than what is mentioned in passing or did not happen.
    """
    source = attribution.source
    named = source is not None and reading.entities_at[source] is not None
    sure = 0.68 if named else 0.8
    event = telling.event
    if any(start <= telling.start < end for start, end in attribution.direct):
        sure += 0.1
    if event.modality in (Modality.PLANNED, Modality.HYPOTHETICAL):
        sure += 0.07
    elif event.modality is Modality.NEGATED:
        sure -= 0.12
    if event.noun and reading.doc[telling.start : telling.end].root.dep_ == "pobj":
        sure -= 0.06
    return round(min(sure, 0.92), 3)


def _quotation(telling: Telling, attribution: Attribution, reading: Reading) -> str | None:
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
    return reading.doc[start:end].text.strip(MARKS) or None
