"""Which time expression belongs to which event, by the dependency parse.

In goes the trigger token of an event and the time expressions of its `Doc`; out comes the one that dates it, or
that says how long it lasted. A time never crosses into another verb's clause: in "said on Monday that they met" Monday
dates the saying.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kgexport.model import Document, Mention, TimeSpan
from kgexport.times.records import Reference, TimeKind, TimeMention

LIMITS = frozenset({"until", "till", "before", "after", "by", "through", "ahead", "prior", "following"})
"""Prepositions whose object bounds an event and does not date it."""

REPORTING = frozenset(
    {"acknowledge", "add", "allege", "claim", "comment", "condemn", "confirm", "criticise", "criticize", "deny", "describe",
     "disclose", "discuss", "dismiss", "hail", "mention", "praise", "reject", "report", "reveal", "say", "slam", "tell",
     "welcome"}
)  # fmt: skip
"""Verbs that take an event as object and whose own time is that of the saying."""

CLAUSES = frozenset({"advcl", "acl", "relcl", "ccomp", "csubj", "csubjpass", "parataxis", "xcomp", "conj"})


def time_of(token: Token, times: Sequence[TimeMention]) -> TimeMention | None:
    """The expression that says when the event of this trigger is or was; days before bare words, near before far."""
    return _best(token, [time for time in times if time.kind is TimeKind.DATE])


def duration_of(token: Token, times: Sequence[TimeMention]) -> TimeMention | None:
    """The expression that says how long the event of this trigger lasted."""
    return _best(token, [time for time in times if time.kind is TimeKind.DURATION])


def to_time_span(time: TimeMention, document: Document) -> TimeSpan:
    """The span of the model for an expression found in the text of this document."""
    mention = Mention(begin=time.begin, end=time.end, text=document.text[time.begin : time.end])
    return TimeSpan(phrase=mention.text, mention=mention, earliest=time.earliest, latest=time.latest, edtf=time.edtf)


def _best(token: Token, times: Sequence[TimeMention]) -> TimeMention | None:
    if not times:
        return None
    sent = token.sent
    found: list[tuple[int, bool, int, int, TimeMention]] = []
    for time in times:
        if not sent.start <= time.token_start < sent.end or time.reference is Reference.PAST:
            continue
        rank = _rank(token, time)
        if rank is not None:
            distance = abs(time.token_start - token.i)
            found.append((rank, time.earliest is None, distance, time.begin, time))
    return min(found, key=lambda item: item[:4])[4] if found else None


def _rank(token: Token, time: TimeMention) -> int | None:
    """How closely the expression is tied to the trigger; 0 is closest, None is not at all."""
    root = token.doc[time.token_start : time.token_end].root
    governor, limit = _governor(root, time)
    if limit or governor is None:
        return None
    if governor.i == token.i or time.token_start <= token.i < time.token_end:
        return 0
    if _inside(governor, token):
        return 1
    if token.pos_ in ("VERB", "AUX"):
        return _rank_for_verb(token, governor)
    return _rank_for_noun(token, governor)


def _governor(root: Token, time: TimeMention) -> tuple[Token | None, bool]:
    """The word that the expression modifies, prepositions skipped, and whether a limit such as "until" stands between."""
    current = root
    limit = root.lower_ in LIMITS
    while current.head.i != current.i:
        head = current.head
        if head.pos_ in ("ADP", "SCONJ") and current.dep_ in ("pobj", "pcomp", "prep", "npadvmod", "advmod", "mark"):
            limit = limit or head.lower_ in LIMITS
            current = head
            continue
        return head, limit
    return None, limit


def _inside(governor: Token, token: Token) -> bool:
    """Whether the word stands in the trigger's subtree with no other clause between."""
    current = governor
    while current.head.i != current.i and current.i != token.i:
        if current.dep_ in CLAUSES and not (current.dep_ == "conj" and current.pos_ != "VERB"):
            return False
        current = current.head
    return current.i == token.i


def _rank_for_verb(token: Token, governor: Token) -> int | None:
    """Times of the verb that carries this one: "was due to meet on Monday", "flew in on Monday and met"."""
    current = token
    rank = 2
    while current.dep_ in ("xcomp", "conj") and current.head.pos_ in ("VERB", "AUX"):
        head = current.head
        if current.dep_ == "conj" and _future(token) != _future(head):
            return None
        if head.lemma_ in REPORTING:
            return None
        if governor.i == head.i or _inside(governor, head):
            return rank
        current, rank = head, rank + 1
    return None


def _rank_for_noun(token: Token, governor: Token) -> int | None:
    """Times of the clause round an event noun: "held talks on Monday", "sanctions which were imposed in 2007"."""
    if governor.dep_ in ("relcl", "acl") and governor.head.i == token.i and governor.lemma_ not in REPORTING:
        return 2
    current = token
    while current.head.i != current.i and current.pos_ not in ("VERB", "AUX"):
        if current.dep_ in CLAUSES and current.dep_ != "conj":
            return None
        current = current.head
    if current.pos_ not in ("VERB", "AUX") or current.lemma_ in REPORTING:
        return None
    if governor.i == current.i or _inside(governor, current):
        return 3
    rank = _rank_for_verb(current, governor)
    return None if rank is None else rank + 2


def _future(verb: Token) -> bool:
    return any(
        child.dep_ in ("aux", "auxpass") and child.lower_ in ("will", "shall", "'ll", "’ll") for child in verb.children
    )
