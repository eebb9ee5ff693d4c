"""What a third-person pronoun stands for: the nearest naming that fits its kind, number and place in the sentence.

Every candidate is weighed by its role (subjects are taken up most often) and its distance in sentences; so are nouns
that name nobody ("an official"), since they take the pronoun away from a name. The best one counts only if it leads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from kgexport.extract.phrases import SUBJECTS, clause_of, conjuncts
from kgexport.extract.reference_index import BODIES, STATES, ReferenceIndex
from kgexport.model import EntityKind

Keys = tuple[str, ...]
Resolve = Callable[[Token], Keys]

SENTENCES_BACK = 2
LEAD = 0.5
"""How far the best candidate must lead the next one. Roles differ by 0.5 to 1, sentences by 1."""

LEAST = 0.4


def pronoun_referents(token: Token, index: ReferenceIndex, resolve: Resolve) -> Keys:
    """What a pronoun stands for; `resolve` tells what another phrase does."""
    kind = index.pronouns[token.lower_]
    if kind == "it" and _pleonastic(token):
        return ()
    if kind == "they":
        candidates = [*_groups(token, index), *_bodies(token, index), *_nouns(token, index, kind, resolve)]
    elif kind == "it":
        candidates = [*_singles(token, index, (*BODIES, *STATES)), *_nouns(token, index, kind, resolve)]
    else:
        candidates = [
            (score, keys)
            for score, keys in (*_singles(token, index, (EntityKind.PERSON,)), *_nouns(token, index, kind, resolve))
            if not keys or _gender(keys[0], index) in (None, kind)
        ]
    return _leader(candidates)


def _leader(candidates: Iterable[tuple[float, Keys]]) -> Keys:
    best: dict[Keys, float] = {}
    for score, keys in candidates:
        best[keys] = max(score, best.get(keys, score))
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < LEAST:
        return ()
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < LEAD:
        return ()
    return ranked[0][0]


def _singles(token: Token, index: ReferenceIndex, kinds: tuple[EntityKind, ...]) -> Iterable[tuple[float, Keys]]:
    for naming in index.before(token.i, sentences=SENTENCES_BACK):
        if naming.entity.kind not in kinds:
            continue
        head = index.head_of(naming)
        if _excluded(token, head):
            continue
        score = _weight(token, head, index)
        if naming.entity.kind is EntityKind.PLACE and head.dep_ not in SUBJECTS:
            continue
        yield score, (naming.entity.key,)


def _groups(token: Token, index: ReferenceIndex) -> Iterable[tuple[float, Keys]]:
    """Coordinated names before the pronoun: "X and Y met. They agreed"."""
    for naming in index.before(token.i, sentences=SENTENCES_BACK):
        head = index.head_of(naming)
        if head.dep_ == "conj" or _excluded(token, head):
            continue
        members = [index.reading.entity_at(member) for member in conjuncts(head) if member.i < token.i]
        keys = tuple(dict.fromkeys(member.key for member in members if member is not None))
        if len(keys) > 1 and len(keys) == len(members):
            yield _weight(token, head, index) + 0.5, keys


def _bodies(token: Token, index: ReferenceIndex) -> Iterable[tuple[float, Keys]]:
    """Bodies that the press speaks of in the plural: those with a plural name, or with "they" in one sentence."""
    for naming in index.before(token.i, sentences=SENTENCES_BACK):
        if naming.entity.kind is EntityKind.ORGANISATION:
            head = index.head_of(naming)
            plural = head.tag_ in ("NNS", "NNPS")
            if not _excluded(token, head) and head.dep_ != "conj":
                yield _weight(token, head, index) - (0.0 if plural else 0.5), (naming.entity.key,)


def _nouns(token: Token, index: ReferenceIndex, kind: str, resolve: Resolve) -> Iterable[tuple[float, Keys]]:
    """Subjects and objects that are no names, with what they stand for: nobody known, in most cases."""
    reading = index.reading
    sentence = reading.sentence_of[token.i]
    first = reading.sentences[max(0, sentence - SENTENCES_BACK)].start
    for position in range(token.i - 1, first - 1, -1):
        noun = reading.doc[position]
        if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            continue
        if reading.entities_at[position] is not None or _excluded(token, noun):
            continue
        plural = noun.tag_ in ("NNS", "NNPS")
        person = reading.lemmas[position] in index.people
        if plural != (kind == "they") or (not plural and (kind in ("he", "she")) != person):
            continue
        keys = resolve(noun)
        if keys or noun.dep_ in SUBJECTS or kind in ("he", "she"):
            yield _weight(token, noun, index), keys


def _weight(token: Token, head: Token, index: ReferenceIndex) -> float:
    """How likely the word before the pronoun is taken up: by its role, less one for each sentence between."""
    reading = index.reading
    distance = reading.sentence_of[token.i] - reading.sentence_of[head.i]
    current = head
    while current.dep_ == "conj" and current.head.i != current.i:
        current = current.head
    if current.dep_ in SUBJECTS:
        clause = clause_of(current)
        role = 2.5 if clause.dep_ in ("ROOT", "conj", "ccomp", "parataxis") else 2.0
    elif current.dep_ in ("dobj", "agent", "iobj", "dative", "appos"):
        role = 1.5
    elif current.dep_ == "pobj":
        role = 2.0 if current.head.dep_ == "agent" or current.head.lower_ == "to" else 1.2
    elif current.dep_ == "poss":
        role = 1.4
    else:
        role = 0.7
    own = distance == 0 and token.dep_ == "poss" and current.dep_ in SUBJECTS
    if own and clause_of(current).i == clause_of(token).i:
        role += 0.7
    return role - 0.9 * distance


def _excluded(token: Token, head: Token) -> bool:
    """Whether the two cannot be one: object and subject of one verb, or the pronoun inside the other's phrase."""
    if head.is_ancestor(token) and head.pos_ in ("NOUN", "PROPN"):
        return True
    if token.is_ancestor(head):
        return True
    if token.dep_ in ("poss",) or token.lower_.endswith(("self", "selves")):
        return False
    if token.sent.start != head.sent.start:
        return False
    if clause_of(token).i != clause_of(head).i:
        return False
    return head.dep_ != "poss"


def _pleonastic(token: Token) -> bool:
    """ "It is likely that", "it seems", "it was announced that": stands for nothing."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma_ in ("seem", "appear", "happen", "matter", "rain"):
        return True
    clauses = ("ccomp", "csubj", "advcl", "xcomp", "acl")
    clausal = any(child.dep_ in clauses and child.i > verb.i for child in verb.children)
    return clausal and (token.dep_ == "nsubjpass" or verb.lemma_ == "be")


def _gender(key: str, index: ReferenceIndex) -> str | None:
    entity = index.reading.entity.get(key)
    if entity is None or entity.kind is not EntityKind.PERSON:
        return None
    description = index.descriptions.get(key)
    words = set(description.words if description else ())
    words.update((entity.honorific or "").lower().split())
    found = {index.genders[word] for word in words if word in index.genders}
    return found.pop() if len(found) == 1 else None
