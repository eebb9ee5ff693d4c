"""Which time expression belongs to which event, by the dependency parse.

In goes the trigger token of an event and the time expressions of its `Doc`; out comes the one that dates it, or that
says how long it lasted. A time never crosses into another verb's clause: in "said on Monday that they met" Monday dates
the saying. Of several the most closely tied is taken, of these one with days, of these the nearest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from kgexport.model import Document, Mention, TimeSpan
from kgexport.times.direction import root_of
from kgexport.times.records import TimeKind, TimeMention
from kgexport.times.words import Words, words_of

CLAUSES = frozenset({"advcl", "acl", "relcl", "ccomp", "csubj", "csubjpass", "parataxis", "xcomp", "conj"})
STOPS = frozenset({".", "!", "?", ":", ";", '"', "”", "’’", "''"})
BACK = 8
"""Heads climbed from the word before a time to the verb that it ends."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
VERBAL = ("VERB", "AUX")
WITHIN_NOUN = frozenset({"poss", "compound", "nummod", "nmod", "amod"})
"""Relations of a time that is part of another noun's name or its time: "spoke about Monday's vote"."""

OTHER_TIMES = frozenset({"after", "before", "since"})
"""Prepositions of what was done at another time than the event."""

BESIDE = frozenset({"on", "in", "during", "this", "the", "of"})
"""What may stand between an event and a time directly behind it: "talks on Monday", "the meeting in July"."""


def time_of(token: Token, times: Sequence[TimeMention]) -> TimeMention | None:
    """The expression that says when the event of this trigger is or was, or None.

    An expression without days ("recently", or any relative one of a document without date) is given too, where there is
    no better.
    """
    return _best(token, [time for time in _beside_it(token, times) if time.kind is TimeKind.DATE and not time.dateline])


def duration_of(token: Token, times: Sequence[TimeMention]) -> TimeMention | None:
    """The expression that says how long the event of this trigger lasted, or None."""
    return _best(token, [time for time in _beside_it(token, times) if time.kind is TimeKind.DURATION])


def to_time_span(time: TimeMention, document: Document) -> TimeSpan:
    """The span of the model for an expression found in the text of this document."""
    text = document.text[time.begin : time.end]
    mention = Mention(begin=time.begin, end=time.end, text=text)
    return TimeSpan(phrase=text, mention=mention, earliest=time.earliest, latest=time.latest, edtf=time.edtf)


def _beside_it(token: Token, times: Sequence[TimeMention]) -> Sequence[TimeMention]:
    """The expressions in the sentence of a trigger, out of all of the text, which are in its order."""
    sent = token.sent
    begin = bisect_left(times, sent.start, key=_start)
    return times[begin : bisect_left(times, _end_of(sent), lo=begin, key=_start)]


def _start(time: TimeMention) -> int:
    return time.token_start


def _best(token: Token, times: Iterable[TimeMention]) -> TimeMention | None:
    found: list[tuple[int, bool, int, int, TimeMention]] = []
    for time in times:
        rank = _rank(token, time, words_of())
        if rank is not None:
            found.append((rank, time.earliest is None, abs(time.token_start - token.i), time.begin, time))
    return min(found, key=lambda item: item[:4])[4] if found else None


def _end_of(sent: Span) -> int:
    """The end of a sentence, with a piece behind it that the parser has cut off: no full stop between, and no verb."""
    doc, end = sent.doc, sent.end
    if end < len(doc) and doc[end - 1].text not in STOPS and not doc[end - 1].is_space:
        piece = doc[end].sent
        if piece.root.pos_ not in VERBAL:
            return piece.end
    return end


def _rank(token: Token, time: TimeMention, words: Words) -> int | None:
    """How closely the expression is tied to the trigger; 0 is closest, None is not at all."""
    root = root_of(token.doc, time.token_start, time.token_end)
    if time.reference is not None and root.dep_ == "amod" and root.head.i != token.i:
        return None
    if time.token_start <= token.i < time.token_end:
        return 0
    governor, limited = _governor(root, words)
    if token.i < (sent := token.sent).end <= time.token_start:
        governor = sent.root
    elif root.dep_ not in WITHIN_NOUN and (governor is None or (governor.pos_ not in VERBAL and governor.i != token.i)):
        governor = _preposed(time, token) or governor
    governor = _before_report(governor, time, words) or governor
    if limited or governor is None or (root.dep_ in WITHIN_NOUN and governor.i != token.i):
        return None
    if governor.i == token.i:
        return 0
    if _beside(token, time) or _inside(governor, token, time, words):
        return 1
    if token.pos_ in VERBAL:
        return _rank_for_verb(token, governor, time, words)
    return _rank_for_noun(token, governor, time, words)


def _governor(root: Token, words: Words) -> tuple[Token | None, bool]:
    """The word that the expression modifies, prepositions skipped, and whether a limit ("until") stands between."""
    current = root
    limited = root.lower_ in words.limits
    while current.head.i != current.i:
        head = current.head
        if head.pos_ not in ("ADP", "SCONJ") or current.dep_ not in ("pobj", "pcomp", "prep", "npadvmod", "advmod"):
            return head, limited
        limited = limited or head.lower_ in words.limits
        current = head
    return None, limited


def _preposed(time: TimeMention, token: Token) -> Token | None:
    """The verb of the clause that an expression at the head of a line leads in, where the parse lost it.

    A signature or heading without a full stop runs into the line behind it: "Jane Roe, Secretary On July 22, we met".
    """
    doc = token.doc
    first = time.token_start
    while first > 0 and doc[first - 1].lower_ in ("on", "in", "early", "late", "-", "—"):
        first -= 1
    if first > 0 and not doc[first - 1].is_space and not doc[first].is_sent_start:
        return None
    for word in doc[time.token_end : token.sent.end]:
        if word.pos_ in VERBAL:
            return word.head if word.dep_ in ("aux", "auxpass") else word
    return None


def _before_report(governor: Token | None, time: TimeMention, words: Words) -> Token | None:
    """The verb that a time dates which ends a statement: in "X met Y last week, the Courier reported" not the report's.

    The parser hangs it on the verb of reporting behind the comma.
    """
    if governor is None or governor.lemma_ not in words.telling or not time.token_end < governor.i:
        return None
    doc = governor.doc
    first = time.token_start
    if doc[time.token_end].text != "," or doc[first].is_sent_start or doc[first - 1].is_punct:
        return None
    before = doc[first - 1]
    for _ in range(BACK):
        if before.pos_ in VERBAL and before.i != governor.i:
            return before if before.i < first else None
        if before.head.i == before.i:
            return None
        before = before.head
    return None


def _beside(token: Token, time: TimeMention) -> bool:
    """Whether the time stands directly behind the trigger, whatever the parse makes of it: "In a meeting that day"."""
    gap = range(token.i + 1, time.token_start)
    return time.token_start > token.i and len(gap) <= 2 and all(token.doc[i].lower_ in BESIDE for i in gap)


def _inside(governor: Token, token: Token, time: TimeMention, words: Words) -> bool:
    """Whether the word stands in the trigger's subtree with no clause between that has a time of its own.

    A time in the subject counts when it stands directly before the verb, where it is the verb's: "Leaders on Monday
    met"; not in "Ukraine's May 25 election is meant to".
    """
    current = governor
    while current.head.i != current.i and current.i != token.i:
        if _is_clause(current) and not _dates_its_noun(current, token, words):
            return False
        if current.dep_ in SUBJECTS and current.head.pos_ in VERBAL and not _before_verb(time, current.head):
            return False
        current = current.head
    return current.i == token.i


def _dates_its_noun(clause: Token, token: Token, words: Words) -> bool:
    """Whether a relative clause says when an object of the trigger is: "came for the talks that began on Monday"."""
    noun = clause.head
    if clause.dep_ not in ("relcl", "acl") or clause.lemma_ not in words.happening or noun.dep_ not in ("dobj", "pobj"):
        return False
    return token.i in (noun.head.i, noun.head.head.i)


def _is_clause(token: Token) -> bool:
    if token.dep_ == "pcomp" and token.pos_ == "VERB":  # "met X after leaving Z last year" is of no year
        return token.head.lower_ in OTHER_TIMES
    return token.dep_ in CLAUSES and (token.dep_ != "conj" or token.pos_ in VERBAL)


def _before_verb(time: TimeMention, verb: Token) -> bool:
    """Whether only auxiliaries and adverbs stand between the time and the verb."""
    return time.token_end <= verb.i and all(
        verb.doc[i].dep_ in ("aux", "auxpass", "neg", "advmod") for i in range(time.token_end, verb.i)
    )


def _rank_for_verb(token: Token, governor: Token, time: TimeMention, words: Words) -> int | None:
    """Times of the verb that carries this one: "was due to meet on Monday", "flew in on Monday and met"."""
    current = token
    rank = 2
    while current.head.i != current.i and _carried(current, time, words):
        head = current.head if current.head.pos_ in VERBAL else current.head.head
        if _where(current):  # "flew to X on Monday, where he met Y"
            head = _verb_above(current)
        if governor.i == head.i or _inside(governor, head, time, words):
            return rank
        current, rank = head, rank + 1
    if current.dep_ == "acl" and current.tag_ == "VBG" and current.head.pos_ in ("NOUN", "PROPN"):
        found = _rank_for_noun(current.head, governor, time, words)
        return None if found is None else found + rank
    return None


def _where(verb: Token) -> bool:
    """Whether a clause says what happened where the verb above leads: "where she met Y"."""
    return verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.lefts)


def _verb_above(verb: Token) -> Token:
    """The verb that the noun of a relative clause hangs on; the verb itself where there is none."""
    current = verb.head
    while current.pos_ not in VERBAL:
        if current.head.i == current.i:
            return verb
        current = current.head
    return current


def _carried(verb: Token, time: TimeMention, words: Words) -> bool:
    """Whether the time of the verb above holds for this one: same tense in a row, infinitives, participles."""
    head = verb.head
    if _where(verb):
        above = _verb_above(verb)
        futurate = above.tag_ in ("VBZ", "VBP")  # "leaves on Monday for X, where he will meet Y"
        same = futurate or _will(above) == _will(verb)
        return above.i != verb.i and same and above.lemma_ not in words.telling
    if head.pos_ == "ADJ" and verb.dep_ == "xcomp":
        return head.head.pos_ in VERBAL  # "is due to meet"
    if head.pos_ not in VERBAL or head.lemma_ in words.telling:
        return False
    if verb.dep_ == "conj":
        return _will(verb) == _will(head)
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBG" and not any(child.dep_ == "mark" for child in verb.lefts)
    return verb.dep_ == "xcomp" and not (time.token_start < verb.i and head.lemma_ in words.committing)


def _rank_for_noun(token: Token, governor: Token, time: TimeMention, words: Words) -> int | None:
    """Times of the clause round an event noun: "held talks on Monday", "sanctions which were imposed in 2007"."""
    if governor.dep_ in ("relcl", "acl") and governor.head.i == token.i and governor.lemma_ not in words.telling:
        return 2
    current = token
    while current.head.i != current.i and (current.pos_ not in VERBAL or current.dep_ == "prep"):
        if current.dep_ in CLAUSES and current.dep_ != "conj":
            return None
        if current.dep_ == "pobj" and current.head.lower_ in words.topical:
            return None
        current = current.head
    if current.pos_ not in VERBAL or current.lemma_ in words.telling:
        return None
    if governor.i == current.i or _inside(governor, current, time, words):
        return 3
    rank = _rank_for_verb(current, governor, time, words)
    return None if rank is None else rank + 2


def _will(verb: Token) -> bool:
    return any(child.lower_ in ("will", "shall", "'ll", "’ll") for child in verb.lefts)
