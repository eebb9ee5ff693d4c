"""Where an underspecified day lies: what the tense of its clause says.

News tells the past, so the past is the rule; a future auxiliary, a plan ("scheduled for Monday") or the present tense
of an arranged event ("meets on Friday") makes the future; where no verb says anything the nearest day is meant.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgexport.times.records import Direction
from kgexport.times.words import Words

STEPS = 8
"""How many heads to climb to the verb of the clause."""

VERBAL = ("VERB", "AUX")
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
UP_TO = frozenset({"until", "till", "through"})
CONVERSING = frozenset({"between", "conference", "phone", "telephone", "video", "with"})
"""Words by a "call" that is no appeal."""
LEADING = frozenset({"for", "of", "on", "to", "about"})
"""Prepositions between a plan and what is planned: "a plan for talks"."""
NEGATIVE = frozenset({"neither", "nor", "no", "nobody", "none"})


def root_of(doc: Doc, start: int, end: int) -> Token:
    """The first token of a stretch whose head stands outside it, or that is the root of its sentence.

    What `Span.root` gives, which looks through the whole `Doc` on every call.
    """
    for index in range(start, end):
        token = doc[index]
        head = token.head.i
        if head == index or not start <= head < end:
            return token
    return doc[start]


def direction_of(root: Token, words: Words) -> Direction:
    """The direction for the time expression with this root, from the words that govern it, nearest first."""
    verb, subject, nominal = _governing_verb(root, words)
    if verb is None:
        return Direction.FUTURE if nominal == "planned" else Direction.NEAREST
    direction = _of_verb(verb, words)
    preposition = root.head.lower_ if root.head.pos_ == "ADP" else ""
    if preposition in UP_TO:
        return direction if _has(verb, {"had"}) else Direction.FUTURE
    if preposition == "by" and direction is not Direction.PAST:
        return Direction.FUTURE
    if direction is Direction.PAST and verb.lemma_ in words.calling_off:  # "cancelled a planned visit in June"
        off = [child for child in verb.children if child.dep_ == "dobj" and child.i < root.i]
        if any(word.dep_ == "amod" and word.lower_ in words.planning for child in off for word in child.lefts):
            return Direction.FUTURE
    if direction is Direction.FUTURE and (root.dep_ == "poss" or subject) and not _has_will(verb):
        return Direction.PAST if root.dep_ == "poss" else Direction.NEAREST
    if direction is Direction.FUTURE and nominal and verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in words.planning:
        return Direction.NEAREST
    return direction


def _governing_verb(root: Token, words: Words) -> tuple[Token | None, bool, str]:
    """The nearest verb above, whether its subject stands between, and what noun does: "", "noun" or "planned"."""
    current = root
    nominal = ""
    led = True
    for _ in range(STEPS):
        if current.pos_ == "ADP" and current.i != root.head.i:  # "agreed on a plan at talks on Monday" plans no talks
            led = current.lower_ in LEADING
            if (
                led and current.head.lower_ == "ahead"
            ):  # "spoke ahead of the June summit": of which the verb says nothing
                return None, False, nominal
        if current.i != root.i:
            if current.pos_ in VERBAL and current.dep_ not in ("pcomp", "prep", "amod", "compound"):
                return current, False, nominal
            owned = root.dep_ == "poss" and current.i == root.head.i  # "Monday's call" was on Monday
            if led and not owned and _planned(current, words):
                return None, False, "planned"
            if current.pos_ in ("NOUN", "PROPN"):
                nominal = "noun"
        if current.head.i == current.i:
            break
        if current.dep_ in ("nsubj", "nsubjpass") and current.i != root.i and current.head.pos_ in VERBAL:
            return current.head, True, nominal
        current = current.head
    return None, False, nominal


def _planned(token: Token, words: Words) -> bool:
    """Whether a noun or adjective tells of a plan: "the upcoming talks", "due on Monday"."""
    if token.pos_ in ("ADJ", "NOUN") and token.lower_ in words.planning:
        return not any(child.lower_ in CONVERSING for child in token.children)  # "a telephone call with X on Monday"
    return any(child.dep_ == "amod" and child.lower_ in words.planning for child in token.lefts)


def _of_verb(verb: Token, words: Words) -> Direction:
    """What the tense of a verb says, and of those that govern it where it has none itself."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    lowered = {child.lower_ for child in auxiliaries}
    tag = verb.tag_
    if lowered & words.future_auxiliaries:
        past = "have" in lowered or ("could" in lowered and _is_negative(verb))
        return Direction.PAST if past else Direction.FUTURE
    if tag in ("VBD", "VBN") and verb.lemma_ in words.scheduling:
        return Direction.NEAREST if "had" in lowered else Direction.FUTURE  # "had been scheduled for Monday"
    if tag == "VBN" and verb.lemma_ in words.planning and not lowered & {"have", "has", "had"}:
        active = not auxiliaries and any(child.dep_ == "nsubj" for child in verb.lefts)  # taken for a participle
        return Direction.PAST if active else Direction.FUTURE
    if "to" in lowered:
        return _of_infinitive(verb, words)
    if tag in ("VBZ", "VBP") and not auxiliaries:
        return Direction.FUTURE if verb.lemma_ in words.arranged or verb.lemma_ in words.planning else Direction.NEAREST
    if tag in ("VBN", "VBG") and lowered & {"is", "are", "am", "'s", "’s", "'re", "’re"} and "been" not in lowered:
        return Direction.FUTURE
    if tag in ("VBD", "VBN") or lowered & {"has", "have", "had", "was", "were", "did"}:
        return Direction.PAST
    if verb.dep_ in ("acl", "advcl", "xcomp", "conj", "pcomp") and verb.head.i < verb.i:
        head = verb.head.head if verb.head.pos_ == "ADP" else verb.head
        return _of_verb(head, words) if head.pos_ in VERBAL and head.i < verb.i else Direction.NEAREST
    return Direction.NEAREST


def _of_infinitive(verb: Token, words: Words) -> Direction:
    """ "Is to meet on Monday", "plans to meet": the future, unless the governing verb says that it has been done."""
    head = verb.head
    if verb.dep_ == "relcl" and head.dep_ == "attr" and head.head.pos_ in VERBAL:  # "became the first to visit"
        return _of_verb(head.head, words)
    if head.i == verb.i or head.lemma_ in words.planning or head.lemma_ in ("be", "set"):
        return Direction.FUTURE
    if head.tag_ in ("VBZ", "VBP", "NN", "NNS", "JJ"):
        return Direction.FUTURE
    return Direction.PAST if head.tag_ in ("VBD", "VBN") else Direction.NEAREST


def _is_negative(verb: Token) -> bool:
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and any(word.lower_ in NEGATIVE for word in subject.subtree)


def _has(verb: Token, wanted: set[str]) -> bool:
    return any(child.lower_ in wanted for child in verb.lefts)


def _has_will(verb: Token) -> bool:
    """Whether the verb or one above it has "will"."""
    return any(child.lower_ in WILL for above in (verb, *verb.ancestors) for child in above.lefts)
