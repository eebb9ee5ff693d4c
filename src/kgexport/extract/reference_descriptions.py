"""What a description stands for: "the two leaders", "the Iranian president", "the ministry", "his counterpart"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING, SUBJECTS, clause_of, objects_of
from kgexport.extract.reference_index import BODIES, STATES, Naming, ReferenceIndex
from kgexport.model import Entity, EntityKind

Keys = tuple[str, ...]
Resolve = Callable[[Token], Keys]

GROUP_SENTENCES = 3
MET_SENTENCES = 6
"""Sentences over which "the two leaders" are those of whose meeting was told."""
BODY_SENTENCES = 6
WHEREABOUTS = frozenset({"in", "at"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "ROOT"})
HALVES = frozenset({"north", "south"})
ALL = frozenset({"both", "either", "neither"})
EITHER = frozenset({"neither", "either"})
BELONGING = frozenset({"of", "from", "for", "in", "at"})
RULERS = frozenset(
    {
        "president",
        "premier",
        "chancellor",
        "king",
        "emir",
        "queen",
        "sultan",
        "pope",
        "pontiff",
        "monarch",
        "leader",
        "ruler",
    }
)
POINTING = frozenset({"the", "this", "that", "these", "those", "both", "such", "said"})


def numbered(token: Token, index: ReferenceIndex) -> Keys:
    """ "The two leaders", "both sides", "the pair", "the leaders": the last so many of a kind named together."""
    reading = index.reading
    lemma = reading.lemmas[token.i]
    plural = token.tag_ in ("NNS", "NNPS")
    count = index.numbers.get(lemma)
    for child in token.children:
        if child.i < token.i and (child.lower_ in index.numbers or child.lower_ in EITHER):
            count, plural = index.numbers.get(child.lower_, 2), True
    if not plural and (lemma not in index.numbers or token.dep_ not in ARGUMENTS):
        return ()
    if token.pos_ == "NOUN" and not (_points(token) or any(child.lower_ in ALL for child in token.children)):
        return ()
    if any(reading.entities_at[child.i] for child in token.children if child.dep_ in (*NAMING, "poss")):
        return ()
    if any(child.dep_ in ("prep", "relcl", "acl") for child in token.children if child.i > token.i):
        return ()
    kinds = _kinds(lemma, index)
    met = last_met(token, index, count)
    if met and any(all(index.reading.entity[key].kind in wanted for key in met) for wanted in kinds):
        return met
    for wanted in kinds:
        keys = _together(token, index, wanted, count, linked=len(kinds) > 1)
        if keys:
            return keys
    return ()


def last_met(token: Token, index: ReferenceIndex, count: int | None) -> Keys:
    """The parties of the last meeting told shortly before, where they are so many: "the two leaders" behind it."""
    number = index.reading.sentence_of[token.i]
    for position, keys in reversed(index.met):
        if position < token.i:
            near = number - index.reading.sentence_of[position] <= MET_SENTENCES
            return keys if near and len(keys) == (2 if count is None else count) else ()
    return ()


def described(token: Token, index: ReferenceIndex, parties: bool, resolve: Resolve) -> Keys:
    """A noun with or without the country or body it belongs to; `resolve` tells what a phrase stands for."""
    reading = index.reading
    lemma = reading.lemmas[token.i]
    owners, words = _modifiers(token, index, resolve)
    states = tuple(key for key in owners if reading.entity[key].kind in STATES)
    plural = token.tag_ in ("NNS", "NNPS")
    if states and lemma in index.governments and (not plural or lemma == "authority"):
        return states
    if lemma in index.people and not plural:
        found = _person(token, index, lemma, owners, words)
        if found:
            return found
    elif lemma in index.people and owners and _points(token):
        found = _people_of(index, lemma, owners)
        if found:
            return found
    if lemma in index.bodies and not plural:
        found = _body(token, index, lemma, owners, words)
        if found:
            return found
    if token.lower_ in HALVES and not owners and _points(token):
        return _half(token.lower_, index)
    if lemma in index.countries and not owners and not plural:
        return _country(token, index, lemma)
    if parties and lemma in index.delegates and owners:
        return tuple(key for key in owners if reading.entity[key].kind is not EntityKind.PERSON)
    return ()


def _kinds(lemma: str, index: ReferenceIndex) -> tuple[tuple[EntityKind, ...], ...]:
    people = (EntityKind.PERSON,)
    if lemma in index.people:
        return (people,)
    if lemma in index.countries:
        return ((EntityKind.COUNTRY,),)
    if lemma in index.sides:
        return (people, STATES, BODIES)
    if lemma in index.bodies:
        return (BODIES,)
    if lemma in index.numbers:
        return (people, STATES, BODIES)
    return ()


def _together(
    token: Token, index: ReferenceIndex, kinds: tuple[EntityKind, ...], count: int | None, *, linked: bool
) -> Keys:
    """The last entities of these kinds that stand in one sentence, the nearest first: two, or `count`.

    `linked` asks that they are coordinated or parts of one clause; the words "both sides" do not say of what kind.
    """
    by_sentence: dict[int, dict[str, None]] = {}
    heads: dict[int, list[Token]] = {}
    for naming in index.before(token.i, sentences=GROUP_SENTENCES):
        if naming.entity.kind in kinds and _counts(naming, index):
            by_sentence.setdefault(naming.sentence, {}).setdefault(naming.entity.key)
            heads.setdefault(naming.sentence, []).append(index.head_of(naming))
    if linked:
        by_sentence = {sentence: keys for sentence, keys in by_sentence.items() if _linked(heads[sentence])}
    for sentence in sorted(by_sentence, reverse=True):
        keys = tuple(reversed(by_sentence[sentence]))
        if len(keys) == (2 if count is None else count):
            return keys
        if count is not None and len(keys) > count:
            return ()
    if count is None:
        return ()
    gathered: dict[str, None] = {}
    for sentence in sorted(by_sentence, reverse=True):
        for key in by_sentence[sentence]:
            gathered.setdefault(key)
    return tuple(reversed(gathered)) if len(gathered) == count else ()


def _linked(heads: list[Token]) -> bool:
    return len({clause_of(head).i for head in heads}) == 1


def _counts(naming: Naming, index: ReferenceIndex) -> bool:
    """Whether a naming is of somebody who acts: not a place that something is in, and not a part of another name."""
    head = index.head_of(naming)
    if head.dep_ in SUBJECTS and head.head.lemma_ in index.reporting:  # who tells of them is no side
        return False
    if head.dep_ == "pobj" and head.head.head.lower_ == "according":
        return False
    if naming.entity.kind is EntityKind.PLACE:
        return head.dep_ != "pobj" or head.head.lower_ in ("with", "between", "and", "by")
    return True


def _points(token: Token) -> bool:
    return any(child.dep_ in ("det", "predet", "poss") and child.lower_ in POINTING for child in token.children)


def _modifiers(token: Token, index: ReferenceIndex, resolve: Resolve) -> tuple[Keys, frozenset[str]]:
    """Entities that a noun belongs to, and the other words that narrow it down: "?" for an unknown owner."""
    reading = index.reading
    owners: dict[str, None] = {}
    words: set[str] = set()
    for child in token.children:
        if child.dep_ in NAMING:
            _take_naming(child, index, owners, words)
        elif child.dep_ == "poss":
            keys = resolve(child)
            for key in keys:
                owners.setdefault(key)
            if not keys:
                words.add("?")
    # "Officials in Tehran" are Iran's, "the president in Brussels" is only there.
    residing = token.tag_ in ("NNS", "NNPS") or reading.lemmas[token.i] in index.governments
    belonging = BELONGING if residing else BELONGING - WHEREABOUTS
    for inner in objects_of(token, belonging):
        keys = resolve(inner)
        for key in keys:
            owners.setdefault(key)
        if not keys:
            words.add(reading.lemmas[inner.i])
    return tuple(owners), frozenset(words)


def _take_naming(child: Token, index: ReferenceIndex, owners: dict[str, None], words: set[str]) -> None:
    reading = index.reading
    for position in range(child.left_edge.i, child.right_edge.i + 1):
        entity = reading.entities_at[position]
        if entity is not None:
            owners.setdefault(entity.key)
        elif reading.doc[position].pos_ in ("NOUN", "PROPN", "ADJ"):
            words.add(reading.lemmas[position])


def _person(token: Token, index: ReferenceIndex, lemma: str, owners: Keys, words: frozenset[str]) -> Keys:
    """The one person whom the text describes by these words, or the last such person when nothing narrows it down."""
    if not (owners or _points(token)):
        return ()
    reading = index.reading
    wanted = {word for word in words if word != "?"}
    if lemma in RULERS:  # "the outspoken president": how he is, not which
        wanted = {word for word in wanted if word in index.ranks or word in index.described_by}
    found: list[str] = []
    for entity in reading.entities:
        if entity.kind is not EntityKind.PERSON:
            continue
        description = index.descriptions.get(entity.key)
        if description is None or not (
            _fits(lemma, description.words) or not index.synonyms.get(lemma, frozenset()).isdisjoint(description.words)
        ):
            continue
        states = [key for key in owners if reading.entity[key].kind is not EntityKind.PERSON or key in description.keys]
        if owners and not (states and all(key in description.keys for key in states)):
            continue
        if wanted <= description.words and "?" not in words:
            found.append(entity.key)
    if len(found) > 1 and not owners and not wanted and "?" not in words:
        return _last_subject(token, index, found)
    return (found[0],) if len(found) == 1 else ()


def _last_subject(token: Token, index: ReferenceIndex, keys: list[str]) -> Keys:
    """Of several presidents "the president" is the one last named as subject, else the only one named nearby."""
    near = [naming for naming in index.before(token.i, sentences=BODY_SENTENCES) if naming.entity.key in keys]
    for naming in near:
        head = index.head_of(naming)
        while head.dep_ == "conj":
            head = head.head
        if head.dep_ in SUBJECTS and head.head.pos_ in ("VERB", "AUX"):
            return (naming.entity.key,)
    close = {naming.entity.key for naming in near if naming.sentence >= index.reading.sentence_of[token.i] - 2}
    return tuple(close) if len(close) == 1 else ()


def _fits(lemma: str, words: frozenset[str]) -> bool:
    """ "Leader" fits whoever leads a state."""
    if lemma in words:
        return True
    if lemma not in ("leader", "ruler", "strongman"):
        return False
    return not RULERS.isdisjoint(words) or {"prime", "minister"} <= words


def _people_of(index: ReferenceIndex, lemma: str, owners: Keys) -> Keys:
    """ "The leaders of France and Germany": one named person for each, or nobody."""
    found: list[str] = []
    for owner in owners:
        holders = [
            entity.key
            for entity in index.reading.entities
            if entity.kind is EntityKind.PERSON
            and (description := index.descriptions.get(entity.key)) is not None
            and _fits(lemma, description.words)
            and owner in description.keys
        ]
        if len(holders) != 1:
            return ()
        found.extend(holders)
    return tuple(found)


def _body(token: Token, index: ReferenceIndex, lemma: str, owners: Keys, words: frozenset[str]) -> Keys:
    """ "The ministry", "the Iranian airline": the last body called so, by its name or by its description."""
    if not owners and not _points(token):
        return ()
    reading = index.reading
    seen: set[str] = set()
    for naming in index.before(token.i, sentences=BODY_SENTENCES):
        entity = naming.entity
        if entity.kind is not EntityKind.ORGANISATION or entity.key in seen:
            continue
        seen.add(entity.key)
        described = index.descriptions[entity.key]
        if lemma not in described.words or not words <= described.words:
            continue
        if all(key in described.keys or _in_name(reading.entity[key], entity) for key in owners):
            return (entity.key,)
    return ()


def _in_name(owner: Entity, entity: Entity) -> bool:
    return any(name in entity.label for name in owner.names if len(name) > 2)


def _country(token: Token, index: ReferenceIndex, lemma: str) -> Keys:
    """ "The country", "the kingdom": the one country that the last sentences name."""
    if not _points(token) or any(child.dep_ in ("amod", "relcl", "acl", "prep") for child in token.children):
        return ()
    reading = index.reading
    near: dict[str, None] = {}
    for naming in index.before(token.i, sentences=1):
        if naming.entity.kind is EntityKind.COUNTRY:
            near.setdefault(naming.entity.key)
    described = [key for key in near if lemma in index.descriptions[key].words]
    if len(described) == 1:
        return (described[0],)
    same = [key for key in near if _named_since(key, reading.sentence_of[token.i], index)]
    if len(near) == 1:
        return tuple(near)
    return (same[0],) if len(same) == 1 else ()


def _half(word: str, index: ReferenceIndex) -> Keys:
    """ "The North": the one country of such a name that the text tells of."""
    countries = (entity for entity in index.reading.entities if entity.kind is EntityKind.COUNTRY)
    found = [entity.key for entity in countries if entity.label.lower().startswith(f"{word} ")]
    return (found[0],) if len(found) == 1 else ()


def _named_since(key: str, sentence: int, index: ReferenceIndex) -> bool:
    return any(naming.entity.key == key and naming.sentence == sentence for naming in index.namings)
