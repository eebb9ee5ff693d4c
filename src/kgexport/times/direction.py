"""Where an underspecified day lies: what the tense of its clause says.

News tells the past, so the past is the rule; a future auxiliary, a plan ("scheduled for Monday"), or a present tense
that is no saying ("meets on Friday") makes the future; without any verb the nearest is meant.
"""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.times.records import Direction
from kgexport.times.words import Words

STEPS = 8
"""How many heads to climb to the verb of the clause."""


def direction_of(root: Token, words: Words) -> Direction:
    """The direction for the time expression with this root, from the words that govern it, nearest first."""
    direction = _of_clause(root, words)
    preposition = root.head.lower_ if root.head.pos_ == "ADP" else ""
    if preposition in ("until", "till", "through") or (preposition == "by" and direction is not Direction.PAST):
        return Direction.FUTURE
    if direction is Direction.FUTURE and root.dep_ == "poss" and not _has_will(root):
        return Direction.PAST
    return direction


def _of_clause(root: Token, words: Words) -> Direction:
    current = root
    for _ in range(STEPS):
        if current.pos_ in ("VERB", "AUX") and current.i != root.i:
            return _of_verb(current, words)
        if current.i != root.i and _planned(current, words):
            return Direction.FUTURE
        if current.head.i == current.i:
            break
        current = current.head
    return Direction.NEAREST


def _has_will(root: Token) -> bool:
    """Whether a verb above the expression has "will"."""
    return any(child.lower_ in ("will", "shall", "'ll", "’ll") for verb in root.ancestors for child in verb.lefts)


def _planned(token: Token, words: Words) -> bool:
    """Whether a noun or adjective tells of a plan: "the upcoming talks", "due on Monday"."""
    if token.pos_ in ("ADJ", "NOUN") and token.lower_ in words.planning:
        return True
    return any(child.dep_ == "amod" and child.lower_ in words.planning for child in token.lefts)


def _of_verb(verb: Token, words: Words) -> Direction:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    lowered = {child.lower_ for child in auxiliaries}
    if lowered & words.future_auxiliaries:
        return Direction.PAST if "have" in lowered else Direction.FUTURE
    if (
        verb.tag_ == "VBN"
        and verb.lemma_ in words.planning
        and ("auxpass" in {c.dep_ for c in auxiliaries} or not auxiliaries)
    ):
        return Direction.FUTURE
    if verb.lemma_ in words.scheduling and verb.tag_ in ("VBD", "VBN"):
        return Direction.FUTURE
    if "to" in lowered:
        return _of_infinitive(verb, words)
    if verb.tag_ in ("VBZ", "VBP") and not auxiliaries:
        return Direction.PAST if verb.lemma_ in words.reporting else Direction.FUTURE
    if verb.tag_ == "VBN" and {"is", "are", "'s", "’s"} & lowered and not {"been", "being"} & lowered:
        return Direction.FUTURE
    if verb.tag_ == "VBG" and any(child.tag_ in ("VBZ", "VBP") and child.lemma_ == "be" for child in auxiliaries):
        return Direction.FUTURE
    if verb.tag_ in ("VBD", "VBN") or {"has", "have", "had", "was", "were", "did"} & lowered:
        return Direction.PAST
    if verb.dep_ in ("acl", "advcl", "xcomp", "conj", "pcomp", "amod") and verb.head.i != verb.i:
        head = verb.head
        return _of_verb(head, words) if head.pos_ in ("VERB", "AUX") and head.i < verb.i else Direction.NEAREST
    return Direction.NEAREST


def _of_infinitive(verb: Token, words: Words) -> Direction:
    """ "Is to meet on Monday", "plans to meet": the future, unless the governing verb says that it has been done."""
    head = verb.head
    if (
        head.i == verb.i
        or head.lemma_ in words.planning
        or head.lemma_ == "be"
        or head.tag_ in ("VBZ", "VBP", "NN", "NNS")
    ):
        return Direction.FUTURE
    if head.tag_ in ("VBD", "VBN"):
        return Direction.PAST
    return Direction.NEAREST
