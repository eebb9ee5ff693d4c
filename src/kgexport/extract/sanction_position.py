"""Where a sanction noun stands: the nouns it is part of, and the verb or preposition that governs the whole."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.extract.sanction_measures import is_core
from kgexport.extract.sanction_terms import Terms, terms_of
from kgexport.model import Act

STEPS = 8
"""How many nouns up the governor of a sanction noun is looked for."""
NOUNS = ("NOUN", "PROPN")
VERBS = ("VERB", "AUX")
JOINING = frozenset({"compound", "nmod", "amod", "npadvmod"})
QUANTITIES = frozenset(
    {"all", "any", "both", "each", "either", "many", "most", "much", "none", "one", "part", "several", "some"}
)
"""Words that only count what stands behind their "of": "some of the sanctions"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The levels of the noun phrase of a sanction and what governs the outermost one."""

    levels: tuple[Token, ...]
    """The sanction noun, then the nouns it is part of: "sanctions", "list"; "sanctions", "round"."""
    act: Act | None = None
    """What the operator nouns among the levels do: "relief", "imposition"."""
    operator: Token | None = None
    verb: Token | None = None
    role: str = ""
    """How the outermost noun hangs on the verb: a dependency label, or "prep:with"."""
    listed: bool = False
    """The phrase is a list of those under sanctions."""
    holder: bool = False
    """The phrase says who is under sanctions: "the subject of sanctions"."""
    foreign: bool = False
    """The outermost noun is of another kind: "sanctions violations"."""


def locate(token: Token, reading: Reading) -> Position:
    """Follow the noun outwards through lists, frames and operator nouns to the verb that governs it."""
    terms = terms_of(reading.lexicon)
    levels = [token]
    act: Act | None = None
    operator: Token | None = None
    listed = reading.lemmas[token.i] in terms.lists
    holder = foreign = False
    current = token
    for _ in range(STEPS):
        if current.dep_ in ("conj", "appos") and current.head.pos_ in NOUNS:
            current = current.head
            continue
        outer = _outer(current, reading, terms)
        if outer is None:
            break
        head, lemma, joined = outer
        if lemma in terms.operator_nouns:
            act, operator = (act, operator) if act is not None else (terms.operator_nouns[lemma], head)
        elif lemma in terms.lists and joined:
            listed = True
        elif lemma in terms.holders and not joined:
            holder = True
        elif lemma not in terms.frames:
            foreign = foreign or joined
            if not joined:
                break
        levels.append(head)
        current = head
    verb, role = _governor(current)
    return Position(
        levels=tuple(levels),
        act=act,
        operator=operator,
        verb=verb,
        role=role,
        listed=listed,
        holder=holder,
        foreign=foreign,
    )


def _outer(noun: Token, reading: Reading, terms: Terms) -> tuple[Token, str, bool] | None:
    """The noun that this one is part of, its lemma, and whether the two make one compound."""
    head = noun.head
    if head.i == noun.i:
        return None
    if noun.dep_ in JOINING and head.pos_ in NOUNS:
        return head, reading.lemmas[head.i], True
    if noun.dep_ != "pobj" or head.dep_ != "prep":
        return None
    owner, word = head.head, head.lower_
    if word == "of" and owner.lower_ in QUANTITIES:
        return owner, "number", False
    if owner.pos_ not in NOUNS:
        return None
    lemma = reading.lemmas[owner.i]
    if word == "of" or (word in ("from", "to", "for", "on", "in") and lemma in terms.operator_nouns):
        return owner, lemma, False
    return None


def _governor(noun: Token) -> tuple[Token | None, str]:
    head = noun.head
    if head.i == noun.i:
        return None, ""
    if head.pos_ in VERBS and head.dep_ != "prep":
        return head, noun.dep_
    if noun.dep_ not in ("pobj", "pcomp"):
        return None, ""
    words = [head.lower_]
    governor = head.head
    while governor.head.i != governor.i and (
        governor.pos_ in ("ADP", "ADV", "SCONJ", "ADJ") or governor.lower_ == "including"
    ):
        if governor.lower_ == "subject":
            words = ["subject"]
        elif governor.pos_ != "ADJ":
            words.insert(0, governor.lower_)
        governor = governor.head
    return governor, f"prep:{' '.join(words)}"


def is_absorbed(token: Token, reading: Reading) -> bool:
    """Whether this noun only adds to another sanction noun, or is the name of a campaign.

    "Sanctions and export controls", "sanctions that include a travel ban", "designated for sanctions", "boycott,
    divestment and sanctions".
    """
    terms = terms_of(reading.lexicon)
    if any(reading.lemmas[word.i] in terms.campaigns for word in (token.head, *token.children)):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "for":
        governor = reading.lemmas[token.head.head.i]
        if governor in terms.designations or governor in terms.verbs:
            return True
    current = token
    while current.dep_ in ("conj", "appos") and current.head.i != current.i:
        current = current.head
        if is_core(current, reading):
            return True
    if current.dep_ in ("pobj", "dobj") and current.head.lower_ in ("including", "as"):
        return is_core(current.head.head, reading)
    if current.dep_ == "dobj" and current.head.lemma_ == "include":
        verb = current.head.head if current.head.dep_ == "conj" else current.head
        return any(child.dep_ == "nsubj" and is_core(child, reading) for child in verb.children)
    return False
