"""When a sanction act took place, from its own clause or from the statement that announces it."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.sanction_agents import paragraph_start
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import Act, Modality
from kgexport.times.attach import time_of
from kgexport.times.records import TimeKind, TimeMention

UNREAL = (Modality.HYPOTHETICAL, Modality.NEGATED)
PRESENT = ("VBZ", "VBP")
AFTER = ("after", "following", "over")
YEAR = (364, 365)
"""Days from the first of a year to its last."""


def act_time(draft: Draft, reading: Reading) -> TimeMention | None:
    """The expression that dates the act.

    What is in force, supposed or denied has no day, unless its own phrase gives one or the threat itself is dated.
    """
    if draft.time is not None:
        return draft.time
    terms = terms_of(reading.lexicon)
    if draft.modality in UNREAL and terms.operators.get(draft.head.lemma_.lower()) is not Act.THREAT:
        return None
    time = _of_clause(draft.head, reading)
    if time is not None and (_is_older(draft, time) or _is_of_the_plan(draft, time, reading)):
        time = None
    if time is None and draft.anaphoric and draft.told is not None:
        return act_time(draft.told, reading)
    if time is None and not draft.standing and _is_announced(draft.head, reading):
        return next((time for time in reading.times if time.phrase.lower() == "today"), None)
    if time is None and draft.act is Act.IMPOSITION and draft.modality is Modality.ACTUAL:
        return _of_cause(draft.head, reading)
    return time


def is_now(verb: Token, reading: Reading) -> bool:
    """Present tense, the perfect among it, without a word that puts it back ("has previously designated")."""
    before_now = terms_of(reading.lexicon).before_now
    if any(child.lower_ in before_now for child in verb.children):
        return False
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ in PRESENT for child in verb.children)


def _of_clause(head: Token, reading: Reading) -> TimeMention | None:
    time = time_of(head, reading.times) or _behind_break(head, reading)
    if time is not None or head.pos_ != "VERB":
        return time
    decided = _decision(head, reading) or _instrument(head, reading)
    return None if decided is None else time_of(decided, reading.times)


def _decision(verb: Token, reading: Reading) -> Token | None:
    """The verb of a decision or an announcement: "voted this week to extend", "announced on Monday it was imposing"."""
    terms = terms_of(reading.lexicon)
    current = verb
    while current.dep_ in ("conj", "xcomp") and current.head.pos_ == "VERB":
        current = current.head
        if current.lemma_ in terms.deciding:
            return current
    told = current.dep_ == "ccomp" and not any(child.tag_ == "MD" for child in current.children)
    if told and (current.head.lemma_ == "announce" or (current.tag_ == "VBG" and current.head.lemma_ == "say")):
        return current.head
    return None


def _instrument(verb: Token, reading: Reading) -> Token | None:
    """The verb that makes what does it: "in May they reached a deal that eased", "will sign an order that imposes"."""
    terms = terms_of(reading.lexicon)
    noun = verb.head
    if verb.dep_ != "relcl" or noun.dep_ != "dobj" or noun.head.pos_ != "VERB":
        return None
    return noun.head if reading.lemmas[noun.i] in terms.vehicles | terms.decisions else None


def _behind_break(verb: Token, reading: Reading) -> TimeMention | None:
    """The time before a verb at the head of its paragraph, which the parser has hung on the paragraph before."""
    start = paragraph_start(verb)
    if start == verb.sent.start:
        return None
    times = [time for time in reading.times if start <= time.token_start < verb.i]
    return times[0] if times and times[0].kind is TimeKind.DATE else None


def _is_announced(verb: Token, reading: Reading) -> bool:
    """ "Is also designating" and "is taking action to" tell of today; "has designated" does in a bylined statement."""
    decided = verb.head if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" else None
    if decided is not None and decided.lemma_ in terms_of(reading.lexicon).decisions and decided.head.pos_ == "VERB":
        verb = decided.head
    if verb.tag_ == "VBG":
        return any(child.dep_ in ("aux", "auxpass") and child.tag_ in PRESENT for child in verb.children)
    return index_of(reading).author is not None and is_now(verb, reading)


def _is_older(draft: Draft, time: TimeMention) -> bool:
    """Whether a time dates the sanction rather than what is said of it: "the end of sanctions that began in 2003"."""
    if not draft.noun:
        return False
    if draft.standing:
        return not _inside(draft.head, time)
    word = draft.head.doc[time.token_start]
    clauses = (outer for outer in word.ancestors if outer.dep_ in ("acl", "relcl"))
    return any(draft.head.is_ancestor(clause) for clause in clauses)


def _is_of_the_plan(draft: Draft, time: TimeMention, reading: Reading) -> bool:
    """Whether a past day is when something was planned: "ordered on Sunday to prepare to lift"; not decided."""
    if draft.modality is not Modality.PLANNED or time.latest is None or reading.document.date is None:
        return False
    word = draft.head.doc[time.token_start]
    governor = next((outer for outer in word.ancestors if outer.pos_ == "VERB"), None)
    if governor is None or governor.i == draft.head.i or governor.lemma_ in terms_of(reading.lexicon).deciding:
        return False
    return time.latest <= reading.document.date


def _of_cause(verb: Token, reading: Reading) -> TimeMention | None:
    """The year of what an act followed at once: "imposed on X after its 1990 invasion"."""
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ not in AFTER:
            continue
        for inner in child.children:
            within = [time for time in reading.times if inner.left_edge.i <= time.token_start < inner.i]
            if inner.dep_ == "pobj" and within and _is_year(within[0]):
                return within[0]
    return None


def _is_year(time: TimeMention) -> bool:
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days in YEAR


def _inside(noun: Token, time: TimeMention) -> bool:
    return noun.left_edge.i <= time.token_start <= noun.right_edge.i
