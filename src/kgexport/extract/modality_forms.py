"""Forms of verbs and phrases that bear on modality: what the parse says without any word list."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN")
FINITE = ("VBD", "VBZ", "VBP", "MD")
FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "any", "another", "such"})
ADVERBS = frozenset({"forward", "away", "out", "off"})
TERMS = frozenset({"circumstance", "condition", "term"})
COMING = frozenset({"about", "due", "imminent", "likely", "possible", "ready", "unlikely"})
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "least"})


def is_infinitive(verb: Token) -> bool:
    """ "to meet"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def asks(verb: Token) -> bool:
    """A main clause that asks: "Did they meet?"."""
    if verb.dep_ != "ROOT":
        return False
    last = verb.right_edge
    while last.is_quote and last.i > verb.i:
        last = last.nbor(-1)
    return last.text == "?"


def is_inverted(clause: Token) -> bool:
    """A condition without "if": "should they meet", "had they met"."""
    first = clause.left_edge
    if first.dep_ != "aux" or first.head.i != clause.i:
        return False
    return first.lower_ == "should" or (first.lower_ == "had" and any(word.dep_ == "nsubj" for word in clause.lefts))


def is_verb(token: Token) -> bool:
    """Whether a word is a verb, also one of a headline that was only tagged as a noun: "X to Meet with Y"."""
    return token.pos_ in VERBAL or any(child.dep_ == "aux" for child in token.lefts)


def is_headline_infinitive(verb: Token) -> bool:
    """The future of headlines: "Minister to meet envoy", also read as a clause on its subject."""
    if not is_infinitive(verb):
        return False
    if verb.dep_ == "ROOT":
        return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts)
    root = verb.head
    if verb.dep_ not in ("acl", "relcl") or root.dep_ != "ROOT" or root.pos_ not in NOMINAL or root.i > verb.i:
        return False
    return not any(word.tag_ in FINITE for word in verb.sent)


def clauses_on_names(noun: Token) -> Iterator[Token]:
    """Relative clauses with "which" that the parser hung on a name behind the noun: "talks with X, which were off"."""
    for preposition in noun.rights:
        if preposition.dep_ != "prep":
            continue
        for inner in preposition.rights:
            if inner.dep_ == "pobj" and inner.pos_ == "PROPN":
                for clause in inner.rights:
                    if clause.dep_ == "relcl" and any(child.lower_ == "which" for child in clause.lefts):
                        yield clause


def is_finite(verb: Token) -> bool:
    """Whether a verb, or its first auxiliary, has a tense."""
    if verb.tag_ in FINITE:
        return True
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ in FINITE for child in verb.children)


def particle_of(verb: Token) -> str | None:
    """The adverb that makes one verb with it: "call off", "look forward"."""
    for child in verb.children:
        if child.dep_ == "prt" or (child.dep_ == "advmod" and child.lower_ in ADVERBS):
            return child.lower_
    return None


def negates_nothing(negator: Token) -> bool:
    """ "not only", "not just": no negation."""
    following = negator.i + 1
    return following < len(negator.doc) and negator.doc[following].lower_ in NOT_ONLY


def is_definite(noun: Token) -> bool:
    """Whether the event is told as known: "the summit", "next week's talks"."""
    return any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in DEFINITE) for child in noun.children)


def is_indefinite(noun: Token) -> bool:
    """Whether it is told as new: "a meeting", "any talks"."""
    determiners = [child.lower_ for child in noun.children if child.dep_ == "det"]
    return bool(determiners) and not is_definite(noun) and all(word in INDEFINITE for word in determiners)


def is_judged(noun: Token, verb: Token, governors: Container[str]) -> bool:
    """ "The visit was not an endorsement" has a visit, "the visit was not possible", with a governor, has none."""
    if verb.lemma_.lower() != "be" or noun.dep_ != "nsubj":
        return False
    judgements = [child.lemma_.lower() for child in verb.children if child.dep_ in ("attr", "acomp")]
    return bool(judgements) and not any(word in governors for word in judgements)


def lies_ahead(clause: Token, main: Token) -> bool:
    """ "must wait until he visits": the present of a clause of time is ahead."""
    if clause.tag_ not in ("VBZ", "VBP"):
        return False
    marks = {child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod", "prep")}
    if marks & {"until", "till"}:
        return True
    future = any(child.dep_ == "aux" and child.lower_ in FUTURE for child in main.children)
    return future and bool(marks & {"before", "when", "once", "after"})


def goes_along(clause: Token, main: Token) -> bool:
    """ "Will return to X, visiting Y": a participle behind a verb shares its time; one before it need not."""
    own = any(child.dep_ in ("mark", "aux", "nsubj", "nsubjpass") for child in clause.lefts)
    return clause.tag_ == "VBG" and clause.i > main.i and not own


def is_relative_subject_or_object(verb: Token) -> bool:
    """Whether the noun before a relative clause takes part in it: "the talks which they cancelled".

    It does not in "the talks from which they were excluded" and "the talks where he was attacked".
    """
    for word in verb.doc[verb.left_edge.i : verb.i]:
        if word.tag_ in ("WDT", "WP", "WRB", "WP$"):
            return word.tag_ != "WRB" and word.head.i == verb.i
    return True


def on_terms(verb: Token) -> bool:
    """Whether a clause names the terms on which something is done: "would meet under the right conditions"."""
    return any(
        word.lemma_.lower() in TERMS and word.dep_ == "pobj" and word.head.lower_ in ("on", "under")
        for word in verb.subtree
        if word.i > verb.i
    )


def predicate_of(noun: Token, verb: Token, occurrence: Container[str]) -> Token | None:
    """The adjective that says whether the event comes about: "talks are due to begin", "a summit is possible"."""
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or any(child.dep_ == "neg" for child in verb.children):
        return None  # what "is not possible" is told not to happen
    for child in verb.children:
        if child.dep_ == "acomp" and child.lower_ in COMING:
            done = [inner.lemma_ for inner in child.children if inner.dep_ == "xcomp"]
            return child if all(lemma in occurrence for lemma in done) else None  # not "likely to anger X"
    return None
