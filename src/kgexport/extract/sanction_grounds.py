"""Why and by what right a sanction is imposed, in the words of the text."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.extract.sanction_terms import terms_of

REASON_CHARACTERS = 240
BASIS_TOKENS = 24
ANSWERS = frozenset({"connection", "response", "retaliation"})
"""Behind "in": "in response to the vote"."""


def reason_of(verb: Token, reading: Reading, *, beside: Token | None = None) -> str | None:
    """Why: "for supporting Z", "over the attack", "in response to the vote"; a longer reason than fits is left out.

    What holds the sanction itself, the word `beside`, is no reason: "called for sanctions".
    """
    doc = reading.doc
    for child in verb.children:
        if child.dep_ not in ("prep", "advcl") or child.i < verb.i:
            continue
        word = child.lower_
        answering = word == "in" and child.i + 1 < len(doc) and doc[child.i + 1].lower_ in ANSWERS
        if not answering and word not in ("for", "over", "because", "due"):
            continue
        inner = next((inner for inner in child.children if inner.dep_ in ("pobj", "pcomp", "prep")), None)
        if inner is None or is_time(inner, reading) or inner.ent_type_ in ("DATE", "TIME"):
            continue
        if beside is not None and child.is_ancestor(beside):
            continue
        text = doc[child.i : min(child.right_edge.i + 1, verb.sent.end)].text.strip().rstrip(".,;")
        if len(text) <= REASON_CHARACTERS:
            return " ".join(text.split())
    return None


def legal_basis_of(verb: Token, reading: Reading) -> str | None:
    """The instrument that an act rests on: "pursuant to Executive Order 13224", "under section 219 of the ... Act"."""
    doc = reading.doc
    instruments = terms_of(reading.lexicon).instruments
    for child in verb.subtree:
        if child.lower_ != "pursuant" and not (child.lower_ == "under" and child.dep_ == "prep"):
            continue
        end = min(child.right_edge.i + 1, child.i + BASIS_TOKENS)
        for inner in child.subtree:
            if inner.i > child.i and (inner.pos_ == "VERB" or inner.text in (",", ";")):
                end = min(end, inner.i)
        if instruments.isdisjoint(reading.lemmas[child.i + 1 : end]):
            continue
        start = child.i + 2 if doc[child.i + 1].lower_ == "to" else child.i + 1
        text = " ".join(doc[start:end].text.split()).rstrip(" ,;(")
        return text or None
    return None


def is_time(token: Token, reading: Reading) -> bool:
    """Whether a word is part of a time expression."""
    # Expressions are in the order of the text, none inside another.
    number = bisect_right(reading.times, token.i, key=lambda time: time.token_start) - 1
    return number >= 0 and token.i < reading.times[number].token_end
