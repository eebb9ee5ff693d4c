"""The words that name a source, by the parse: how far they go, who made an utterance, what a relative stands for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

DESCRIPTION = 9
"""How many words behind the name of an unnamed source may describe it further."""

_BREAKS = frozenset({",", ";", ":", '"', "“", "”", "\n"})


def described_until(token: Token, end: int) -> int:
    """Where the words for a source end, with what directly follows: "briefed by the envoys", "familiar with it"."""
    for child in token.children:
        if child.left_edge.i == end and child.dep_ in ("acl", "amod") and child.tag_ in ("VBN", "JJ"):
            last = child.right_edge.i + 1
            breaks = any(inner.text in _BREAKS for inner in token.doc[end:last])
            return end if breaks or last - end > DESCRIPTION else last
    return end


def makers(noun: Token) -> Iterator[Token]:
    """Words that may name who made an utterance, the surest first."""
    children = list(noun.children)
    yield from (child for child in children if child.dep_ == "poss")
    for child in children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "in", "on"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from _givers(child)
        elif child.dep_ == "relcl":
            yield from (inner for inner in child.children if inner.dep_ == "nsubj" and inner.tag_ not in ("WDT", "WP"))
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            # "A readout provided by the ministry"
            yield from (
                who for agent in child.children if agent.dep_ == "agent" for who in agent.children if who.dep_ == "pobj"
            )
    yield from (child for child in children if child.dep_ in ("compound", "nmod", "amod"))
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun.head
    if noun.dep_ == "dobj" or verb is not noun.head:
        yield from (child for child in verb.children if child.dep_ == "nsubj" and child.i != noun.i)


def _givers(of: Token) -> Iterator[Token]:
    """ "A readout of the call from the ministry": the parser may hang the one who gives it on the call."""
    for matter in of.children:
        for child in matter.children:
            if child.dep_ == "prep" and child.lower_ == "from":
                yield from (inner for inner in child.children if inner.dep_ == "pobj")


def antecedent_of(token: Token) -> Token | None:
    """What a relative pronoun stands for: also the Post, in "it was the Post that first reported"."""
    current = token
    while current.head.i != current.i:
        head = current.head
        if current.dep_ in ("relcl", "acl"):
            return head
        if current.dep_ == "ccomp" and head.lemma_ == "be" and any(child.lower_ == "it" for child in head.lefts):
            return next((child for child in head.rights if child.dep_ == "attr"), None)
        current = head
    return None
