"""What a source does not say: "declined to comment", "neither confirmed nor denied", "had no information".

All of it is stance Declines. Not to mention something is less: that is an omission and nobody's claim.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kgexport.extract.cues import Attribution, CueLexicon, Span
from kgexport.extract.reporting_content import complements
from kgexport.extract.reporting_sources import own_subject, source_of
from kgexport.model import Stance

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "hardly", "no"})
NOBODY = frozenset({"no", "neither", "nobody", "none", "no-one"})
INABILITY = frozenset({"unable", "unwilling", "reluctant"})
REPLIES = frozenset({"answer", "comment", "reaction", "response", "word"})
REFUSING = frozenset({"decline", "refuse", "fail"})


def is_negated(verb: Token) -> bool:
    """Whether the verb's act is not done: "would not say", "declined to confirm", "neither side mentioned"."""
    if any(_negates(child) for child in verb.children):
        return True
    head = verb.head
    if verb.dep_ == "xcomp":
        if head.lemma_ in REFUSING or head.lower_ in INABILITY:
            return True
        if head.lemma_ == "have":
            return any(child.lower_ == "yet" for child in head.children)
        return head.lemma_ in ("be", "want") and any(
            child.dep_ == "neg" or (child.dep_ == "acomp" and child.lower_ in INABILITY) for child in head.children
        )
    return verb.dep_ == "conj" and any(child.lower_ in ("nor", "neither") for child in head.children)


def _negates(child: Token) -> bool:
    dep = child.dep_
    if dep == "agent":  # "confirmed by neither side"
        return any(
            inner.dep_ in ("det", "preconj") and inner.lower_ in NOBODY
            for word in child.children
            for inner in word.children
        )
    if dep == "neg" or (dep in ("advmod", "preconj", "cc") and child.lower_ in NEGATIONS):
        return True
    if dep != "nsubj":
        return False
    return child.lower_ in NOBODY or any(
        inner.dep_ in ("det", "preconj") and inner.lower_ in NOBODY for inner in child.children
    )


def read_refusal(verb: Token, cues: CueLexicon) -> Attribution | None:
    """ "Declined to comment on", "refused to say whether": nothing is said, and that is said."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.lemma_ in cues.withheld_verbs:
            source, passive = source_of(verb)
            if source is None or passive:
                return None
            return _silence(verb, child, source, complements(child))
    return None


def read_unanswered(noun: Token) -> Attribution | None:
    """ "Did not return calls", "messages left with the bank were not answered": a question to which nobody replied."""
    verb = noun.head
    if verb.lemma_ not in ("return", "answer") or not any(child.dep_ == "neg" for child in verb.children):
        return None
    if any(child.dep_ == "aux" and child.lower_ in ("ca", "can", "could") for child in verb.children):
        return None  # "cannot even answer a question" is no silence on what was asked
    source = source_of(verb)[0] if noun.dep_ == "dobj" else None
    if noun.dep_ == "nsubjpass":
        source = _whose(noun, ("with", "to", "for"))
    return None if source is None else _silence(verb, noun, source)


def read_unaware(word: Token, cues: CueLexicon) -> Attribution | None:
    """ "Said it was unaware of the visit", "said he was not aware of any talks": one knows nothing of it."""
    verb = word.head
    if word.dep_ != "acomp" or verb.dep_ != "ccomp" or verb.head.lemma_ not in cues.verbs:
        return None
    source = own_subject(verb)
    if source is not None and source.pos_ == "PRON":
        source = source_of(verb.head)[0]
    if source is None or (word.lower_ == "aware") is not is_negated(verb):
        return None
    return _silence(verb, word, source, complements(word))


def _silence(verb: Token, withheld: Token, source: Token, content: Iterable[Span] = ()) -> Attribution:
    """The silence that a verb and the word for what is withheld tell of, with what it is about."""
    return Attribution(
        head=withheld.i,
        cue=((verb.i, verb.i + 1), (withheld.i, withheld.i + 1)),
        stance=Stance.DECLINES,
        source=source.i,
        content=tuple(content),
    )


def _whose(noun: Token, prepositions: tuple[str, ...]) -> Token | None:
    """Whom a noun comes from or goes to, by the first such preposition under it."""
    return next((word for word in noun.subtree if word.dep_ == "pobj" and word.head.lower_ in prepositions), None)


def read_withheld(noun: Token, cues: CueLexicon) -> Attribution | None:
    """ "Had no information on", "did not have accurate reports", "could not be reached for comment"."""
    verb = noun.head
    if noun.dep_ in ("attr", "nsubj") and verb.lemma_ in ("be", "come"):
        # "There was no immediate reaction from"
        if noun.lemma_ not in REPLIES or not any(child.lower_ == "no" for child in noun.children):
            return None
        source = _whose(noun, ("from", "by"))
    elif noun.dep_ == "dobj" and (verb.lemma_ in cues.light_verbs or verb.lemma_ == "say"):
        none = any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children)
        if not none and not any(child.dep_ == "neg" for child in verb.children):
            return None
        source, passive = source_of(verb)
        if passive:
            source = None
    elif noun.dep_ == "pobj" and verb.lower_ == "for" and verb.head.lemma_ in ("reach", "available"):
        verb = verb.head
        if verb.lower_ == "available":
            verb = verb.head
        source = own_subject(verb) if any(child.dep_ == "neg" for child in verb.children) else None
    else:
        return None
    if source is None:
        return None
    content = ((start, end) for start, end in complements(noun) if not start <= source.i < end)
    return _silence(verb, noun, source, content)
