"""What stands before the noun of a meeting: its possessor, and names that make one word with it ("the X-Y summit")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.meeting_parties import parties, subject_parties
from kgexport.extract.meeting_words import ACTORS, PLACES, Draft, MeetingWords
from kgexport.extract.phrases import clause_of, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.reference_descriptions import last_met
from kgexport.extract.reference_index import index_of
from kgexport.model import Entity, EntityKind, Mode

OBLIGING = frozenset({"thank", "praise", "congratulate", "commend", "greet", "welcome", "accompany", "receive"})
"""Verbs whose object, not whose subject, is he of "his visit" behind them."""
OTHER = {"his": frozenset({"her", "she", "hers"}), "her": frozenset({"his", "he", "him"})}
"""Pronouns of the other gender."""
OWNER_REACH = 4
"""Words between a meeting's noun and the pronoun that owns it."""
CAPTION_REACH = 9
"""Tokens between a name and its verb in a caption: "X, third from left, talks with Y"."""


def take_before(draft: Draft, noun: Token, reading: Reading, words: MeetingWords) -> None:
    """Take the parties and places before a noun."""
    meal = reading.lemmas[noun.i] in words.meals
    owner = _far_owner(noun)
    if owner is not None:
        _take_possessor(draft, owner, noun, reading)
    for child in noun.children:
        if child.i > noun.i:
            break
        if child.dep_ == "poss":
            _take_possessor(draft, child, noun, reading)
        elif _is_agency(child):
            continue
        elif not meal and child.dep_ in ("compound", "amod", "nmod", "punct", "npadvmod"):
            _take_compound(draft, child, reading, words)
    _take_bracketed(draft, noun, reading)
    _take_caption(draft, noun, reading, words)


def _is_agency(child: Token) -> bool:
    """ "(AP) Months of talks": a sentence begins with the agency that sent it."""
    first = child.left_edge
    return first.text == "(" and first.i == first.sent.start


def _far_owner(noun: Token) -> Token | None:
    """The pronoun that owns the meeting where the parser cut the phrase in two: "on his surprise Sunday meeting"."""
    if noun.dep_ not in ("npadvmod", "appos", "dep", "nmod") or any(
        child.dep_ in ("poss", "det") for child in noun.lefts
    ):
        return None
    for index in range(noun.i - 1, max(noun.sent.start, noun.i - OWNER_REACH) - 1, -1):
        token = noun.doc[index]
        if token.tag_ == "PRP$":
            return token
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM"):
            return None
    return None


def _take_possessor(draft: Draft, owner: Token, noun: Token, reading: Reading) -> None:
    """Whose meeting it is; a city has no meeting but for its visitors ("Singapore's summit" is in Singapore)."""
    found = _they(noun, reading) if owner.lower_ == "their" else ()
    found = found or _thanked(owner, noun, reading) or parties(owner, reading, places=True)
    if not found and owner.lower_ in OTHER and not _names_other(owner):  # "a week after his meeting with X, Y said"
        people = subject_parties(clause_of(noun), reading)
        found = people if len(people) == 1 and reading.entity[people[0]].kind is EntityKind.PERSON else ()
    if draft.mode is not Mode.VISIT and all(reading.entity[key].kind is EntityKind.PLACE for key in found):
        draft.locate(found)
    else:
        draft.add(found)
    draft.owned = draft.owned or owner.ent_type_ not in ("DATE", "TIME")


def _names_other(owner: Token) -> bool:
    """ "She joined her husband for his visit": he is not the subject."""
    return any(token.lower_ in OTHER[owner.lower_] for token in owner.sent)


def _thanked(owner: Token, noun: Token, reading: Reading) -> tuple[str, ...]:
    """ "X thanked Y for his visit": Y's."""
    verb = noun.head.head
    if owner.pos_ != "PRON" or noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "on", "during"):
        return ()
    if reading.lemmas[verb.i] not in OBLIGING:
        return ()
    thanked = (key for child in verb.children if child.dep_ == "dobj" for key in parties(child, reading))
    return tuple(key for key in thanked if reading.entity[key].kind is EntityKind.PERSON)


def _they(noun: Token, reading: Reading) -> tuple[str, ...]:
    """Who they are in "X shakes hands with Y after their meeting": the people of the clause, where several."""
    verb = clause_of(noun)
    while (verb.dep_ == "prep" or verb.lower_ == "following") and verb.head.i != verb.i:
        verb = clause_of(verb.head)
    found = dict.fromkeys(subject_parties(verb, reading))
    for child in verb.children:
        if child.i > noun.i:
            break
        if child.dep_ == "dobj":
            found.update(dict.fromkeys(parties(child, reading)))
        for inner in (child, *child.children):
            if inner.dep_ in ("prep", "agent") and inner.lower_ in ("with", "by"):
                found.update(dict.fromkeys(key for last in inner.children for key in parties(last, reading)))
        if child.dep_ == "prep":  # "spoke at a press conference with Y after their talks"
            for event in child.children:
                for last in objects_of(event, frozenset({"with"})):
                    found.update(dict.fromkeys(parties(last, reading)))
    people = tuple(key for key in found if reading.entity[key].kind is EntityKind.PERSON)
    return people if len(people) > 1 else last_met(noun, index_of(reading), None)


def _take_compound(draft: Draft, child: Token, reading: Reading, words: MeetingWords) -> None:
    """ "the X-Y summit", "the Vienna talks", "the Moscow visit"."""
    if any(inner.lower_ in words.mediated or inner.head.lower_ in words.mediated for inner in child.subtree):
        return
    for entity in _named(child, reading):
        if draft.mode is Mode.VISIT and entity.kind in PLACES:
            if child.dep_ != "amod" or child.pos_ == "PROPN":
                draft.locate([entity.key])
        elif entity.kind is EntityKind.COUNTRY and (
            _stays(draft.trigger) or entity.key in index_of(reading).visited
        ):  # "is in X meeting with ministers", "the X summit" of those who were to meet in X
            draft.locate([entity.key])
        elif entity.kind is EntityKind.PLACE:
            if child.i + 1 == draft.trigger.i or child.dep_ == "compound":
                draft.locate([entity.key])
        elif entity.kind is not EntityKind.ORGANISATION or not words.is_routine(entity.label):
            draft.add([entity.key])


def _stays(noun: Token) -> bool:
    """Whether a participle behind a place was taken for a noun: "he is in X meeting with Y"."""
    if noun.lower_ != "meeting" or noun.dep_ != "pobj" or noun.head.lower_ != "in" or noun.head.head.lemma_ != "be":
        return False
    return not any(child.dep_ == "det" for child in noun.lefts) and any(child.lower_ == "with" for child in noun.rights)


def _named(child: Token, reading: Reading) -> Iterator[Entity]:
    """The entities in a compound; of two people or states taken for one name ("the X-Y summit") each."""
    for entity in _with_halves(child, reading):
        halves = re.split(r"[-–—/]", entity.label)
        parts = [other for half in halves for other in reading.entities if _bears(other, half) and other is not entity]
        yield from parts if len(halves) > 1 and len(parts) == len(halves) else [entity]


def _with_halves(child: Token, reading: Reading) -> Iterator[Entity]:
    """The entities in a compound, also the second half of a word with a dash where only the first is named."""
    start, end = child.left_edge.i, child.right_edge.i + 1
    yield from reading.entities_between(start, end)
    for token in reading.doc[start:end]:
        halves = re.split(r"[-–—/]", token.text)
        if len(halves) != 2:
            continue
        found = [_bearer(half, reading) for half in halves]
        if not any(halves) and start < token.i < end - 1:  # a dash that is a word by itself
            sides = (reading.doc[token.i - 1], reading.doc[token.i + 1])
            found = [reading.entities_at[side.i] or _bearer(side.text, reading) for side in sides]
        named = [entity for entity in found if entity is not None]
        if len(named) == 2 and len({entity.kind is EntityKind.PERSON for entity in named}) == 1:
            yield from named


def _bearer(name: str, reading: Reading) -> Entity | None:
    """Whom a half of a word names: who is called so by itself, or is named most often."""
    found = [entity for entity in reading.entities if _bears(entity, name)]
    return max(found, key=lambda entity: (name in entity.names, len(entity.mentions)), default=None)


def _bears(entity: Entity, name: str) -> bool:
    """Whether it is called so, or is a person of that surname, which may stand first: "Kim" of "Kim Min-su"."""
    if not name:
        return False
    if name in entity.names:
        return True
    words = entity.label.split()
    first = words[0] == name and (len(words) == 3 or "-" in words[-1])
    return entity.kind is EntityKind.PERSON and (words[-1] == name or first)


def _take_bracketed(draft: Draft, noun: Token, reading: Reading) -> None:
    """ "the ABC [Alliance of Bright Cities] summit": brackets break the compound."""
    doc = reading.doc
    if not noun.i or doc[noun.i - 1].text not in ("]", ")"):
        return
    first = noun.sent.start
    opening = noun.i - 1
    while opening > first and doc[opening].text not in ("[", "("):
        opening -= 1
    if doc[opening].text in ("[", "(") and opening > first:
        between = reading.entities_between(max(first, opening - 1), noun.i - 1)
        draft.add(entity.key for entity in between if entity.kind in ACTORS)


def _take_caption(draft: Draft, noun: Token, reading: Reading, words: MeetingWords) -> None:
    """Captions are lists of names to the parser, their verb a noun: "X, right, talks with Y"."""
    if noun.lower_ not in words.caption_verbs or not any(child.lower_ == "with" for child in noun.children):
        return
    for index in range(noun.i - 1, max(noun.sent.start, noun.i - CAPTION_REACH) - 1, -1):
        entity = reading.entities_at[index]
        if entity is not None:
            if entity.kind is EntityKind.PERSON:
                draft.add([entity.key])
                draft.mode = Mode.IN_PERSON
            return
        token = reading.doc[index]
        if not token.is_punct and token.lower_ not in words.caption_sides:
            return
