"""Whether who speaks of an event puts it forward, or only supposes it, judges it or speaks while it goes on."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.attribution import Attribution, Kind
from kgexport.extract.reading import Reading
from kgexport.extract.telling import Telling
from kgexport.model import MeetingMention, Modality, SanctionMention, Stance

CONDITIONS = frozenset({"if", "unless"})

QUALIFYING = frozenset({"about", "for", "in", "like", "of", "on", "to"})
"""Prepositions by which a meeting qualifies another noun."""

RELATED = frozenset({"connected", "linked", "related", "relating"})
"""Participles with "to" that do the same: "issues related to the summit"."""

OCCURRING = frozenset({"be", "begin", "do", "happen", "have", "hold", "occur", "start", "take"})
"""Verbs with which an event noun says that there was such an event: "no meeting took place"."""

NEW = frozenset({"a", "an", "another", "any", "no"})
"""Determiners that bring a meeting up: "plans for a meeting"."""


def puts_forward(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    """Whether the event is more than supposed: not in "if they meet", nor rejected as a fact that stands."""
    if attribution.kind is Kind.WISHES:
        # Who calls for a meeting puts it forward as one that may be.
        return telling.event.modality is Modality.HYPOTHETICAL and not _held_off(attribution, telling, reading)
    if _only_judges(attribution, telling, reading) or _is_conditional(attribution, telling, reading):
        return False
    if _is_weighed(attribution, telling, reading) or _is_setting(attribution, telling, reading):
        return False
    if _is_spoken_against(attribution, telling, reading):
        return False
    return not (attribution.stance is Stance.ASSERTS and _is_topic(attribution, telling, reading))


def _held_off(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    """Whether what is asked for is that it should not be: "urged them to hold off on sanctions", "not to meet"."""
    restraints = reading.lexicon.words("claims.restraints")
    current = reading.doc[telling.start]
    while current.head.i != current.i and attribution.covers(current.i):
        if reading.lemmas[current.i] in restraints or any(child.dep_ == "neg" for child in current.children):
            return True
        current = current.head
    return any(child.lower_ == "against" for child in reading.doc[attribution.head].children)


def _is_conditional(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    current = reading.doc[telling.start]
    while current.head.i != current.i and attribution.covers(current.i):
        if current.dep_ == "advcl" and any(
            child.dep_ == "mark" and child.lower_ in CONDITIONS for child in current.children
        ):
            return True
        current = current.head
    return False


def _is_setting(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    """Whether the author tells what went on when it was said: "she said prices would fall, as the two met".

    The parser hangs such a clause on what is said. In quotation marks all is said.
    """
    if any(start <= telling.start < end for start, end in attribution.direct):
        return False
    current = reading.doc[telling.start : telling.end].root
    while current.head.i != current.i and attribution.covers(current.head.i):
        if current.left_edge.i > attribution.head and _is_beside(current):
            return True
        current = current.head
    return False


def _is_beside(clause: Token) -> bool:
    """ "…, as the two met": a finite clause with "as" behind a comma and what it goes with."""
    first = clause.left_edge
    return (
        clause.dep_ == "advcl"
        and clause.i > clause.head.i
        and clause.tag_ in ("VBD", "VBP", "VBZ")
        and first.lower_ == "as"
        and clause.doc[first.i - 1].text == ","
    )


def _is_spoken_against(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    """Whether somebody is said to oppose what the trigger's verb tells: "he had lobbied against easing sanctions"."""
    head = reading.doc[telling.start : telling.end].root
    return head.dep_ == "pcomp" and head.head.lower_ == "against" and attribution.covers(head.head.i)


def _is_weighed(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    """Whether a clause that did or did not come true is only judged: "meeting him was a mistake"."""
    if telling.event.modality not in (Modality.ACTUAL, Modality.NEGATED):
        return False
    current = reading.doc[telling.start]
    while current.head.i != current.i and attribution.covers(current.head.i):
        if current.dep_ in ("csubj", "csubjpass"):
            return True
        current = current.head
    return False


def _is_topic(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    """Whether a meeting taken for granted only qualifies what is said: "united in their position on the nuclear talks".

    Talk about it, parts of it and who takes part put it forward all the same ("the report of the visit", "a round of
    talks", "members of the summit").
    """
    event = telling.event
    if not isinstance(event, MeetingMention) or not event.noun or event.modality is Modality.NEGATED:
        return False
    head = reading.doc[telling.start : telling.end].root
    if any(child.lower_ in NEW for child in head.children):
        return False
    preposition = head.head
    if head.dep_ != "pobj" or not attribution.covers(preposition.head.i):
        return False
    if preposition.lower_ == "at":
        return preposition.head.dep_ in ("acl", "relcl")  # "the goal that they set at the summit"
    if preposition.lower_ not in QUALIFYING:
        return False
    if preposition.head.lower_ in RELATED or (preposition.head.pos_ == "ADJ" and preposition.lower_ == "in"):
        return True
    words = reading.lexicon.words
    exempt = words("claims.talk") | words("claims.utterances") | words("modality.containers") | words("claims.parties")
    return preposition.head.pos_ in ("NOUN", "ADV") and reading.lemmas[preposition.head.i] not in exempt


def is_presupposed(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    """Whether a clause takes the event for granted and says something else of it: "denied that the talks failed"."""
    event = telling.event
    current = reading.doc[telling.start : telling.end].root
    if current.head.lower_ == "with" and reading.lemmas[current.head.head.i] == "do":
        return True  # "denied that it had to do with the meeting"
    if not event.noun or event.modality is not Modality.ACTUAL:
        return False
    while current.head.i != current.i and attribution.covers(current.head.i):
        current = current.head
        if current.pos_ in ("VERB", "AUX"):
            break
    if current.pos_ not in ("VERB", "AUX") or current.i == attribution.head:
        return False
    lemma = reading.lemmas[current.i]
    return lemma not in OCCURRING and lemma not in reading.lexicon.values("meetings.verbs")


def _only_judges(attribution: Attribution, telling: Telling, reading: Reading) -> bool:
    """Whether sanctions that stand are rejected, which does not deny them."""
    event = telling.event
    if not isinstance(event, SanctionMention) or event.modality is not Modality.ACTUAL:
        return False
    if reading.lemmas[attribution.head] not in reading.lexicon.words("claims.rejections"):
        return False
    objects = [child for child in reading.doc[attribution.head].children if child.dep_ in ("dobj", "nsubjpass")]
    return any(telling.start <= child.i < telling.end for child in objects)
