"""What a verb does to the sanction that is its object, and whether it does it to any in particular."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.extract.sanction_agents import Agents, agents_of
from kgexport.extract.sanction_drafts import Site
from kgexport.extract.sanction_terms import Terms, terms_of
from kgexport.model import Act

UNDOING = (Act.EASING, Act.EXTENSION, Act.LIFTING)
STARTING = ("begin", "start")
STATES_OF_FORCE = frozenset({"effect", "force", "place"})
KEEPING = ("keep", "leave", "retain")
PARTLY = frozenset({"partially", "partly"})


def operator_of(verb: Token, terms: Terms) -> Act | None:
    """What a verb does to the sanction that is its object; who lifts it in part eases it."""
    act = _operator(verb, terms)
    partly = act is Act.LIFTING and any(child.lower_ in PARTLY for child in verb.children)
    return Act.EASING if partly else act


def _operator(verb: Token, terms: Terms) -> Act | None:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in ("prt", "advmod", "acomp") and child.i > verb.i:
            found = terms.operators.get(f"{lemma} {child.lower_}")
            if found is not None:
                return found
    return terms.operators.get(lemma)


def kept_in_force(verb: Token, terms: Terms) -> bool:
    """ "Decided to keep the embargo in place": who decides it extends it; who only keeps it in place has it so far."""
    if verb.lemma_ not in KEEPING or verb.dep_ not in ("ccomp", "xcomp") or verb.head.lemma_ not in terms.deciding:
        return False
    phrases = (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "in")
    return any(inner.lower_ in STATES_OF_FORCE for phrase in phrases for inner in phrase.children)


def begins(verb: Token, reading: Reading) -> bool:
    """Whether a clause behind a sanction says since when it is in force: "that began in March", "took effect"."""
    terms = terms_of(reading.lexicon)
    if reading.lemmas[verb.i] in STARTING:
        return True
    return verb.lemma_ in terms.beginnings and any(word.lower_ in STATES_OF_FORCE for word in verb.subtree)


def who_lifts(site: Site, reading: Reading, terms: Terms) -> Agents:
    """Who lifts or extends sanctions has imposed them, as far as nobody else is named."""
    verb = site.position.verb
    if verb is None or site.position.role != "dobj" or operator_of(verb, terms) not in UNDOING:
        return Agents()
    return agents_of(verb, reading)


def in_general(levels: Sequence[Token]) -> bool:
    """ "Committed to lifting sanctions": no act of its own."""
    return any(level.tag_ == "VBG" and level.dep_ == "pcomp" for level in levels)


def supposes_none(token: Token, verb: Token) -> bool:
    """ "Even if no sanctions had been imposed": there were."""
    words = [child.lower_ for child in token.children]
    return "no" in words and any(child.dep_ == "mark" for child in verb.children)


def raised_operator(verb: Token, terms: Terms) -> tuple[Token, Act] | None:
    """The verb that does something to the sanction in "sanctions are likely to be lifted", "are set to be extended"."""
    for word in (verb, *(child for child in verb.children if child.dep_ in ("acomp", "attr"))):
        for child in word.children:
            passive = child.tag_ == "VBN" and any(inner.dep_ == "auxpass" for inner in child.children)
            act = operator_of(child, terms) if child.dep_ == "xcomp" and passive else None
            if act is not None:
                return child, act
    return None
