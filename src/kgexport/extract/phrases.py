"""Noun phrases in the parse: their extent, and the list items, appositions and possessors that hang on them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
"""Word classes that head a phrase which can stand for someone. The tagger takes odd names for numbers or X."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSAL = frozenset({"acl", "advcl", "ccomp", "csubj", "csubjpass", "parataxis", "relcl", "xcomp"})
TRAILING = frozenset({"acl", "appos", "cc", "conj", "punct", "relcl", "preconj", "advcl", "advmod", "parataxis", "dep"})
NAMING = frozenset({"compound", "nmod", "amod"})


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The token and the nouns coordinated with it, in the order of the text: "X, Y and Z" from X.

    The parser often takes the members of a list for appositions of one another; that is for `expand` to see, which
    knows what the words name.
    """
    found = [token]
    for member in found:
        found.extend(child for child in member.children if child.dep_ == "conj" and is_nominal(child))
    return tuple(sorted(found, key=lambda member: member.i))


def is_nominal(token: Token) -> bool:
    """Whether a word can head a phrase that stands for someone: a noun, a name, a pronoun, or "the wounded", "both"."""
    return token.pos_ in NOMINAL or token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "appos")


def appositions(token: Token) -> tuple[Token, ...]:
    """Nouns in apposition to this one: "the minister, X" gives X."""
    return tuple(child for child in token.children if child.dep_ == "appos" and is_nominal(child))


def possessor(token: Token) -> Token | None:
    """Whose it is: "Iran's minister" gives Iran, "his visit" gives his."""
    return next((child for child in token.children if child.dep_ == "poss"), None)


def objects_of(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """Objects of the prepositions that hang on this word: "talks with X" gives X for "with"."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
            for further in child.subtree:  # "on X and on Y"
                if further.dep_ == "conj" and further.pos_ == "ADP" and further.lower_ in prepositions:
                    yield from (inner for inner in further.children if inner.dep_ == "pobj")


def phrase_of(token: Token) -> tuple[int, int]:
    """The tokens (half-open) of the phrase headed by this word, without clauses, appositions and further list items.

    "the new head of the ministry, who resigned" gives "the new head of the ministry".
    """
    start, end = token.i, token.i + 1
    for child in token.children:
        if child.dep_ in TRAILING or child.dep_ in CLAUSAL:
            continue
        if child.i < token.i:
            start = min(start, child.left_edge.i)
        elif child.dep_ == "prep" and child.lower_ in ("of", "for", "in", "from", "at", "to"):
            inner = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if inner is not None and child.i <= end + 1:
                end = max(end, phrase_of(inner)[1])
        elif child.dep_ in ("case", "compound", "nmod", "nummod"):
            end = max(end, child.i + 1)
    return start, end


def is_fronted(verb: Token) -> bool:
    """Whether a participle opens the sentence of whoever its object is: "Blacklisted by X in 2018, Y has ..."."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or verb.i > verb.head.i:
        return False
    return not any(child.dep_ in (*SUBJECTS, "aux", "auxpass", "dobj", "mark") for child in verb.children)


def inverted(verb: Token) -> list[Token]:
    """The subject behind a passive turned round: "also blacklisted were X and Y"."""
    if verb.tag_ not in ("VBN", "VBD"):
        return []
    behind = [child for child in verb.children if child.dep_ == "auxpass" and child.i > verb.i]
    words = [inner for child in (*behind, *((verb.head,) if _copula_behind(verb) else ())) for inner in child.children]
    return [word for word in words if word.dep_ in ("attr", "nsubj", "nsubjpass") and word.i > verb.i]


def _copula_behind(verb: Token) -> bool:
    """ "Blacklisted were X", where the parser takes the participle for what hangs on the "were"."""
    return verb.head.lemma_ == "be" and verb.i < verb.head.i and verb.dep_ not in ("conj", "relcl", "acl")


def clause_of(token: Token) -> Token:
    """The verb of the clause that a word stands in, or the root of its sentence."""
    current = token
    while current.head.i != current.i and current.pos_ not in ("VERB", "AUX"):
        current = current.head
    return current


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb; for a coordinated or controlled verb without one ("came and said") its governor's."""
    current = verb
    while True:
        for child in current.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if current.dep_ not in ("conj", "xcomp") or current.head.i == current.i:
            return None
        current = current.head


def is_none(noun: Token) -> bool:
    """ "No meeting took place", "denied any talks": of one told before, or of none."""
    return any(
        child.dep_ == "det"
        and (child.lower_ == "no" or (child.lower_ == "any" and noun.dep_ == "dobj" and noun.head.lemma_ == "deny"))
        for child in noun.lefts
    )
