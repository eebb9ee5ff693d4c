"""Where a meeting was, from words that the parser hung on its parties: "met the minister, Dr Y, in Z on 12 May".

The parse decides as long as it finds a place on the event's own words (`meeting_details.places_of`). Behind a long
title or a list of names it mostly hangs "in Z" on the last name. So read the words in their order, from the verb or
noun of the event over its parties to the first preposition of place that stands directly behind a person or a time.
"""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.meeting_details import STANDING, places_behind, where_held
from kgexport.extract.meeting_words import Draft, MeetingWords
from kgexport.extract.reading import Reading
from kgexport.model import EntityKind

REACH = 30
"""Tokens behind a word of the event in which the place is looked for."""
OVER = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ", "NUM", "PRON", "X", "PART"})
"""Word classes of parties, read over."""
JOINING = frozenset({"with", "by", "of", "between", "for"})
"""Prepositions within parties and between them."""
RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "what"})
STAYING = frozenset({"arrive", "be"})
"""Verbs of a guest who is where one meets, without a visit of his own being told by them."""


def places_beside(draft: Draft, reading: Reading, words: MeetingWords) -> tuple[str, ...]:
    """The place behind the parties of an event, or where the text says that one of them was just then; or none."""
    trigger = draft.trigger
    cleft = _cleft_place(draft, reading)
    if cleft:
        return cleft
    purpose = trigger.dep_ == "pobj" and trigger.head.lower_ == "for" and trigger.head.head.pos_ == "VERB"
    for word in (trigger, *draft.carriers, *((trigger.head.head,) if purpose else ())):  # "joined X in Y for talks"
        found = _behind_parties(word, reading, words)
        if found:
            return found
    for companion in draft.companions:
        found = _where_guest_was(companion, reading)
        if found:
            return found
    return ()


def _behind_parties(word: Token, reading: Reading, words: MeetingWords) -> tuple[str, ...]:
    doc = reading.doc
    for index in range(word.i + 1, min(word.sent.end, word.i + REACH)):
        token = doc[index]
        entity = reading.entities_at[index]
        if entity is not None or token.text == "," or token.ent_type_ in ("DATE", "TIME"):
            continue
        if token.lower_ in STANDING or token.lower_ == "during":
            return _of_preposition(token, reading, words) if _closes_party(token, reading) else ()
        over = token.pos_ in OVER and token.lower_ not in RELATIVE
        if not over and token.lower_ not in JOINING:
            return ()
    return ()


def _of_preposition(token: Token, reading: Reading, words: MeetingWords) -> tuple[str, ...]:
    if token.lower_ in STANDING:
        found = places_behind(token, reading)
        if found:
            return found
    held = (where_held(inner, reading, words) for inner in token.children if inner.dep_ == "pobj")
    return next((found for found in held if found), ())


def _closes_party(preposition: Token, reading: Reading) -> bool:
    """Whether a person's name stands directly before it, or before the comma or the day there."""
    index = preposition.i - 1
    while index > preposition.sent.start and (
        reading.doc[index].text == "," or reading.doc[index].ent_type_ in ("DATE", "TIME")
    ):
        index -= 1
    entity, last = reading.entities_at[index], reading.doc[index]
    if entity is None:  # "met X and her advisers in Y"
        return last.tag_ == "NNS" and last.dep_ == "conj"
    return entity.kind is EntityKind.PERSON


def _where_guest_was(party: Token, reading: Reading) -> tuple[str, ...]:
    """ "A meeting with X, who is in Z", "with X, who arrived in Z": there."""
    for clause in party.children:
        if clause.dep_ != "relcl" or not any(child.lower_ == "who" for child in clause.lefts):
            continue
        if reading.lemmas[clause.i] in STAYING:
            stands = (child for child in clause.children if child.dep_ == "prep" and child.lower_ in STANDING)
            return next((found for child in stands if (found := places_behind(child, reading))), ())
    return ()


def _cleft_place(draft: Draft, reading: Reading) -> tuple[str, ...]:
    """ "It was in X that Y met Z"."""
    for verb in (draft.trigger, *draft.carriers):
        above = verb.head
        subject = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in above.children)
        if above.i == verb.i or above.lemma_ != "be" or not subject or above.i > verb.i:
            continue
        for child in above.children:
            if child.dep_ == "prep" and child.lower_ in STANDING and above.i < child.i < verb.i:
                return places_behind(child, reading)
    return ()
