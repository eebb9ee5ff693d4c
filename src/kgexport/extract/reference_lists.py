"""Lists that name whom a plural noun means: "two senators, X and Y", "six powers - A, B, C, D, E and F".

Read off the order of the words: the parser hangs such a list on the noun, on a noun inside its "of", or takes it for
further members of a list that the noun is in.
"""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.phrases import appositions, conjuncts
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import STATES, ReferenceIndex
from kgexport.model import Entity, EntityKind

Keys = tuple[str, ...]

OPENING = frozenset({",", ":", "(", "[", "-", "--", "–", "—"})
"""What leads such a list in; after a comma only as many names as the noun counts are one."""
COMMA = ","
INSIDE = frozenset({"ADP", "DET", "ADJ", "NOUN", "NUM"})
"""Word classes of what may stand between a noun and its list: "leaders of two other parties, X and Y"."""
RELATIVES = frozenset({"that", "which", "who"})
"""What leads in a clause on the noun before its list, as a participle does: "six powers that signed it - A, B, C"."""
TITLES = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
LINKS = frozenset({",", "and", "&", "the", "as", "well"})
REACH = 12
"""Tokens from the noun to where its list begins."""
LENGTH = 80


def named_behind(noun: Token, reading: Reading, index: ReferenceIndex) -> Keys:
    """Whom the names behind a noun say that it means; nobody where it is not followed by such names."""
    if noun.tag_ not in ("NNS", "NNPS"):
        named = (reading.entity_at(apposition) for apposition in appositions(noun))
        return next(((entity.key,) for entity in named if entity is not None), ())
    return _listed(noun, reading, index) or _people_apposed(noun, reading, index)


def _listed(noun: Token, reading: Reading, index: ReferenceIndex) -> Keys:
    """Names of one kind, led in by a colon, dash or bracket.

    Behind a comma they must be as many as the noun says, or people whose names end the clause.
    """
    lemma = reading.lemmas[noun.i]
    if lemma not in index.people | index.countries | index.sides | index.delegates:
        return ()
    start, count = _opening(noun, reading, index)
    if not start:
        return ()
    entities, stop = _run(start, reading, people=lemma in index.people)
    kinds = {_group(entity) for entity in entities}
    if len(entities) < 2 or len(kinds) != 1 or (lemma in index.countries and kinds == {EntityKind.PERSON}):
        return ()
    if count is None and reading.doc[start - 1].text == COMMA:
        ends = stop == len(reading.doc) or reading.doc[stop].is_punct or reading.doc[stop].is_space
        return tuple(entity.key for entity in entities) if ends and kinds == {EntityKind.PERSON} else ()
    return tuple(entity.key for entity in entities) if count in (None, len(entities)) else ()


def _group(entity: Entity) -> EntityKind:
    """A place and a country are of one kind here."""
    return EntityKind.COUNTRY if entity.kind in STATES else entity.kind


def _opening(noun: Token, reading: Reading, index: ReferenceIndex) -> tuple[int, int | None]:
    """Where the names behind the noun's phrase would begin, 0 for nowhere, and how many it announces."""
    count = _count(noun, index)
    described = False
    for position in range(noun.i + 1, min(len(reading.doc) - 1, noun.i + REACH)):
        token = reading.doc[position]
        if token.text in OPENING and not (described and token.text == COMMA):
            return position + 1, count
        participle = token.dep_ == "acl" and token.tag_ in ("VBG", "VBN") and token.head.i == noun.i
        described = described or ((participle or token.lower_ in RELATIVES) and count is not None)
        known = reading.entities_at[position] is not None and token.pos_ == "PROPN"
        if token.pos_ not in INSIDE and not known and not described:
            return 0, None
        if token.tag_ == "NNS" and not described:
            count = _count(token, index) or count
    return 0, None


def _count(noun: Token, index: ReferenceIndex) -> int | None:
    for child in noun.lefts:
        if child.lower_ in index.numbers:
            return index.numbers[child.lower_]
    return None


def _run(start: int, reading: Reading, *, people: bool) -> tuple[list[Entity], int]:
    """The entities named one after the other from a token on, each once, and where they end.

    Titles may stand between people, as may the countries in them, which are left out.
    """
    found: dict[str, Entity] = {}
    linked, position = True, start
    for position in range(start, min(len(reading.doc), start + LENGTH)):
        token, entity = reading.doc[position], reading.entities_at[position]
        if entity is not None:
            if entity.key not in found and not linked and not people:
                break
            found.setdefault(entity.key, entity)
            linked = False
        elif token.lower_ in LINKS or token.is_space:
            linked = True
        elif not (people and token.pos_ in TITLES):
            break
    persons = [entity for entity in found.values() if entity.kind is EntityKind.PERSON]
    return (persons if people and persons else list(found.values())), position


def _people_apposed(noun: Token, reading: Reading, index: ReferenceIndex) -> Keys:
    """The people apposed to the noun, or to a noun inside its phrase: "leaders of other parties, X and Y"."""
    if reading.lemmas[noun.i] not in index.people:
        words = list(appositions(noun))
    else:
        words = [word for word in noun.subtree if word.dep_ == "appos" and _in_phrase(word, noun, reading)]
    for word in words:
        entity = reading.entity_at(word)
        if entity is not None and entity.kind is EntityKind.PERSON:
            members = (reading.entity_at(member) for member in conjuncts(word))
            return tuple(dict.fromkeys(member.key for member in members if member is not None))
    return ()


def _in_phrase(word: Token, noun: Token, reading: Reading) -> bool:
    """Whether only prepositional phrases without names lie between the noun and the word in apposition."""
    current = word.head
    while current.i != noun.i:
        if current.dep_ not in ("pobj", "prep", "amod") or reading.entity_at(current) is not None:
            return False
        current = current.head
    return True
