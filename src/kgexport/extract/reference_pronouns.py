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

PRONOUN = 1.0
"""What a pronoun before weighs more than a name in its place: what has been taken up once is taken up again."""

LEAST = 0.4
EMBEDDING = 0.6
"""What the subject of the clause round its own weighs more for a subject pronoun."""
OWN_SUBJECT = 2.2
"""What the subject of its own clause weighs more for a possessive: "the ministry lifted its ban"."""
OWN = 4.0
"""The weight of the noun that a clause with the pronoun describes."""

FRONTED = frozenset({"advcl", "prep"})
FOLLOWING = 2.6
"""What the subject weighs that follows a clause put before it."""

EVALUATIONS = frozenset(
    {"clear", "crucial", "essential", "important", "likely", "necessary", "possible", "true", "unclear", "unlikely"}
)
"""What "it is" with a clause to come: "it is clear", "it's important, they say, that"."""


def pronoun_referents(token: Token, index: ReferenceIndex, resolve: Resolve) -> Keys:
    """What a pronoun stands for; `resolve` tells what another phrase does."""
    kind = index.pronouns[token.lower_]
    if kind == "it" and _pleonastic(token):
        return ()
    candidates = list(_earlier(token, index, resolve))
    if kind == "they":
        candidates += (*_groups(token, index, resolve), *_bodies(token, index), *_nouns(token, index, kind, resolve))
    elif kind == "it":
        candidates += (*_singles(token, index, (*BODIES, *STATES)), *_nouns(token, index, kind, resolve))
    else:
        candidates += (*_singles(token, index, (EntityKind.PERSON,)), *_nouns(token, index, kind, resolve))
        candidates += _ahead(token, index, resolve)
        others = _of_other_gender(token, index, kind, resolve)
        candidates = [
            item
            for item in candidates
            if not item[1] or (item[1][0] not in others and gender_of(item[1][0], index) in (None, kind))
        ]
    barred = _barred(token, index)
    return _leader(item for item in candidates if barred is None or barred not in item[1])


def _barred(token: Token, index: ReferenceIndex) -> str | None:
    """The person whom an object cannot stand for: the subject of its own verb, or of the verb that one goes on from."""
    if token.dep_ not in ("dobj", "dative") or token.lower_.endswith(("self", "selves")):
        return None
    verb = token.head
    while verb.dep_ == "conj" and not _has_subject(verb) and verb.head.i != verb.i:
        verb = verb.head
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            entity = index.reading.entity_at(child)
            return entity.key if entity is not None and entity.kind is EntityKind.PERSON else None
    return None


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


def _ahead(token: Token, index: ReferenceIndex, resolve: Resolve) -> Iterable[tuple[float, Keys]]:
    """The subject that follows a clause or phrase put before it: "Asked whether he would go, X said"."""
    current = token
    while current.head.i != current.i and (
        current.dep_ not in FRONTED or current.head.pos_ not in ("VERB", "AUX") or current.head.i < token.i
    ):
        current = current.head
    main = current.head
    if main.i == current.i or main.i < token.i:
        return
    for child in main.children:
        if child.dep_ in SUBJECTS and child.i > current.right_edge.i and child.pos_ != "PRON":
            keys = resolve(child)
            if len(keys) == 1 and index.reading.entity[keys[0]].kind is EntityKind.PERSON:
                yield FOLLOWING, keys


def _earlier(token: Token, index: ReferenceIndex, resolve: Resolve) -> Iterable[tuple[float, Keys]]:
    """The same pronoun earlier on, for which this one may stand again: "if it comes, it will lose"."""
    kind = index.pronouns[token.lower_]
    sentence = index.reading.sentence_of[token.i]
    first = index.reading.sentences[max(0, sentence - 1)].start
    for position in range(token.i - 1, first - 1, -1):
        other = token.doc[position]
        if other.pos_ == "PRON" and index.pronouns.get(other.lower_) == kind and other.dep_ in (*SUBJECTS, "poss"):
            keys = () if _pleonastic(other) or _excluded(token, other) else resolve(other)
            if keys:
                yield _weight(token, other, index) + PRONOUN, keys
            return


def _groups(token: Token, index: ReferenceIndex, resolve: Resolve) -> Iterable[tuple[float, Keys]]:
    """Coordinated people and bodies before the pronoun: "X and Y met. They agreed"; unknown if one of them is."""
    doc = token.doc
    first = index.reading.sentences[max(0, index.reading.sentence_of[token.i] - SENTENCES_BACK)].start
    for position in range(token.i - 1, first - 1, -1):
        second = doc[position]
        if second.dep_ != "conj" or second.pos_ not in ("NOUN", "PROPN", "PRON"):
            continue
        head = second.head
        if head.dep_ == "conj" or head.pos_ not in ("NOUN", "PROPN", "PRON") or _excluded(token, head):
            continue
        members = [resolve(member)[:1] for member in conjuncts(head) if member.i < token.i]
        people = head.pos_ != "NOUN" or index.reading.lemmas[head.i] in index.people
        if all(members):
            keys = tuple(dict.fromkeys(key for member in members for key in member))
            yield _weight(token, head, index) + 0.5, keys
        elif people:
            yield _weight(token, head, index), ()


def _bodies(token: Token, index: ReferenceIndex) -> Iterable[tuple[float, Keys]]:
    """Bodies that the press speaks of in the plural: those with a plural name, or with "they" in one sentence."""
    for naming in index.before(token.i, sentences=SENTENCES_BACK):
        if naming.entity.kind is EntityKind.ORGANISATION:
            head = index.head_of(naming)
            plural = head.tag_ in ("NNS", "NNPS")
            if not plural and not (token.dep_ in (*SUBJECTS, "poss") and head.dep_ in SUBJECTS):
                continue
            if not _excluded(token, head) and head.dep_ != "conj":
                yield _weight(token, head, index) - (0.0 if plural else 1.0), (naming.entity.key,)


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
        collective = reading.lemmas[position] in index.delegations and noun.dep_ in SUBJECTS
        plural = noun.tag_ in ("NNS", "NNPS") or (collective and kind == "they")
        person = reading.lemmas[position] in index.people
        if plural is not (kind == "they") or (not plural and (kind in ("he", "she")) != person):
            continue
        keys = resolve(noun)
        if keys or noun.dep_ in SUBJECTS or kind != "it":
            yield (OWN if _inside_clause_of(noun, token) else _weight(token, noun, index)), keys


def _inside_clause_of(noun: Token, token: Token) -> bool:
    """Whether the pronoun stands in a clause that describes the noun: "farmers robbed of their land"."""
    if token.dep_ in SUBJECTS:
        return False
    return any(child.dep_ in ("acl", "relcl") and child.is_ancestor(token) for child in noun.children)


def _weight(token: Token, head: Token, index: ReferenceIndex) -> float:
    """How likely the word before the pronoun is taken up: by its role, less one for each sentence between.

    An object takes up objects as well as subjects: "reached the country and used it".
    """
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
    if distance == 0 and token.dep_ in SUBJECTS and current.i == _embedding_subject(token):
        role += EMBEDDING
    own = distance == 0 and token.dep_ == "poss" and current.dep_ in SUBJECTS
    if own and clause_of(current).i == clause_of(token).i:
        role += OWN_SUBJECT
    if token.dep_ not in (*SUBJECTS, "poss"):
        role = 1.7 + 0.1 * role
    return role - 0.9 * distance


def _embedding_subject(token: Token) -> int:
    """The subject of the nearest clause that holds the pronoun's own: "X lifted the ban that it had imposed"."""
    clause = clause_of(token)
    while clause.head.i != clause.i:
        clause = clause_of(clause.head)
        subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return subject.i
        if clause.head.i == clause.i:
            break
    return -1


def _excluded(token: Token, head: Token) -> bool:
    """Whether the two cannot be one: object and subject of one verb, or the pronoun inside the other's phrase."""
    if head.is_ancestor(token) and head.pos_ in ("NOUN", "PROPN") and not _inside_clause_of(head, token):
        return True
    if token.is_ancestor(head):
        return True
    if token.dep_ in ("poss",) or token.lower_.endswith(("self", "selves")):
        return False
    if token.sent.start != head.sent.start:
        return False
    own, other = clause_of(token), clause_of(head)
    if token.dep_ in SUBJECTS:
        # "Speaking to X, he said": a clause without a subject of its own has that of the main clause.
        while other.dep_ in ("advcl", "xcomp") and other.head.i != other.i and not _has_subject(other):
            other = other.head
    return own.i == other.i and head.dep_ != "poss"


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _pleonastic(token: Token) -> bool:
    """ "It is likely that", "it seems", "it was announced that": stands for nothing."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma_ in ("seem", "appear", "happen", "matter", "rain"):
        return True
    if any(child.dep_ == "acomp" and child.lower_ in EVALUATIONS for child in verb.children):
        return True
    clauses = ("ccomp", "csubj", "advcl", "xcomp", "acl")
    clausal = any(child.dep_ in clauses and child.i > verb.i for child in verb.children)
    return clausal and (token.dep_ == "nsubjpass" or verb.lemma_ == "be")


def _of_other_gender(token: Token, index: ReferenceIndex, kind: str, resolve: Resolve) -> frozenset[str]:
    """Who was "she" shortly before cannot be "he"."""
    sentence = index.reading.sentence_of[token.i]
    first = index.reading.sentences[max(0, sentence - 1)].start
    found: set[str] = set()
    for position in range(token.i - 1, first - 1, -1):
        other = index.pronouns.get(token.doc[position].lower_)
        if other in ("he", "she") and other != kind:
            found.update(resolve(token.doc[position]))
    return frozenset(found)


def gender_of(key: str, index: ReferenceIndex) -> str | None:
    """ "he" or "she" for a person whose titles or descriptions tell which."""
    entity = index.reading.entity.get(key)
    if entity is None or entity.kind is not EntityKind.PERSON:
        return None
    description = index.descriptions.get(key)
    words = set(description.words if description else ())
    words.update((entity.honorific or "").lower().split())
    found = {index.genders[word] for word in words if word in index.genders}
    return found.pop() if len(found) == 1 else None
