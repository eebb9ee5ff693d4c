"""Meetings told by nouns: "talks between X and Y", "his visit to Z", "the X-Y summit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.meeting_details import place_at, places_of
from kgexport.extract.meeting_parties import lemma_of, parties, subject_parties
from kgexport.extract.meeting_runs import with_run
from kgexport.extract.meeting_words import ACTORS, ALONE, PLACES, Draft, MeetingWords
from kgexport.extract.phrases import clause_of, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import referents
from kgexport.model import Entity, EntityKind, Mode

BETWEEN = frozenset({"between", "among", "amongst"})
DETERMINERS = frozenset({"the", "this", "that", "these", "those", "such", "both"})
MEDIATED = frozenset(
    {"brokered", "backed", "sponsored", "mediated", "supported", "hosted", "organized", "organised", "supervised", "led"}
)
"""Participles that make of the name before them no party: "U.N.-brokered talks"."""
CAPTION_VERBS = frozenset({"talks", "meets", "chats"})
SIDES = frozenset({"right", "left", "center", "centre", "middle", "r", "l", "c", "second", "third", "from", "the"})
PREMODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "poss"})


def noun_telling(noun: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """The telling of an encounter by this noun, or None where it is none."""
    lemma = reading.lemmas[noun.i]
    if not _is_event(noun, lemma, reading, words):
        return None
    draft = Draft(trigger=noun, mode=words.nouns[lemma], noun=True, definite=_definite(noun))
    top = _outermost(noun, reading, words)
    draft.distinct = _distinct(noun, top, reading, words)
    visit = draft.mode is Mode.VISIT
    owned = _take_before(draft, noun, reading, words)
    _take_bracketed(draft, noun, reading)
    _take_caption(draft, noun, reading)
    explicit = 0
    for word in (noun, top) if top.i != noun.i else (noun,):
        if word.i != noun.i:
            owned = _take_before(draft, word, reading, words) or owned
            draft.definite = draft.definite or _definite(word)
        explicit += _take_behind(draft, word, reading, words, visit=visit)
    if len(draft.participants) < 2:
        draft.add(with_run(top, (), reading, ("with",)))
    between = explicit >= 2
    _take_carrier(draft, top, reading, words, owned=owned, between=between)
    if lemma in words.weak_nouns and len(draft.participants) < 2 and not (draft.definite and not draft.participants):
        return None
    if lemma == "call" and not _is_call(draft, noun, words, reading):
        return None
    if not draft.participants and not draft.definite:
        return None
    if noun.tag_ == "NNS" and lemma in words.series and draft.participants:
        draft.distinct = True
    if not draft.places:
        draft.places.update(dict.fromkeys(places_of(draft, reading, words)))
    draft.confidence = _confidence(draft, explicit)
    return draft


def _is_event(noun: Token, lemma: str, reading: Reading, words: MeetingWords) -> bool:
    if reading.entities_at[noun.i] is not None:
        return False
    if lemma in words.plural_nouns and noun.tag_ not in ("NNS", "NNPS"):
        return False
    if noun.dep_ == "compound" and noun.head.i > noun.i:
        return False
    if lemma == "round" and any(child.lower_ == "of" for child in noun.children):
        return False
    for child in noun.children:
        if child.i < noun.i and child.dep_ in PREMODIFIERS and reading.lemmas[child.i] in words.excluded_modifiers:
            entity = reading.entity_at(child)
            if entity is None or entity.kind not in ACTORS or child.dep_ != "poss":
                return False
    return True


def _distinct(noun: Token, top: Token, reading: Reading, words: MeetingWords) -> bool:
    """Whether it is told as another one. "This was their second meeting" is of the one that was told."""
    if top.dep_ == "attr" and any(child.dep_ == "nsubj" and child.tag_ in ("DT", "PRP") for child in top.head.children):
        return False
    return any(
        child.dep_ in ("amod", "compound", "nmod") and reading.lemmas[child.i] in words.distinguishing
        for word in (noun, top)
        for child in word.children
    )


def _definite(noun: Token) -> bool:
    return any(
        child.dep_ == "poss" or (child.dep_ in ("det", "predet", "amod") and child.lower_ in DETERMINERS)
        for child in noun.children
    )


def _outermost(noun: Token, reading: Reading, words: MeetingWords) -> Token:
    """The noun that stands for the event in the clause: "round" in "a round of talks"."""
    current = noun
    while (
        current.dep_ == "pobj"
        and current.head.lower_ == "of"
        and current.head.head.pos_ in ("NOUN", "PROPN")
        and reading.lemmas[current.head.head.i] in words.containers
    ):
        current = current.head.head
    return current


def _take_before(draft: Draft, noun: Token, reading: Reading, words: MeetingWords) -> bool:
    """Parties and places before the noun; tells whether it has an owner ("their meeting", "X's visit")."""
    owned = False
    for child in noun.children:
        if child.i > noun.i:
            continue
        if child.dep_ == "poss":
            found = (child.lower_ == "their" and _they(noun, reading)) or parties(child, reading, places=True)
            if draft.mode is not Mode.VISIT and all(reading.entity[key].kind is EntityKind.PLACE for key in found):
                draft.places.update(dict.fromkeys(found))
            else:
                owned = draft.add(found) or owned
        elif child.dep_ in ("compound", "amod", "nmod", "punct", "npadvmod"):
            _take_compound(draft, child, reading, words)
    return owned


def _take_compound(draft: Draft, child: Token, reading: Reading, words: MeetingWords) -> None:
    """ "the X-Y summit", "the Vienna talks", "the Moscow visit"."""
    if any(inner.lower_ in MEDIATED or inner.head.lower_ in MEDIATED for inner in child.subtree):
        return
    for entity in _named(child, reading):
        if draft.mode is Mode.VISIT and entity.kind in PLACES:
            if child.dep_ != "amod" or child.pos_ == "PROPN":
                draft.places.setdefault(entity.key)
        elif entity.kind is EntityKind.PLACE:
            if child.i + 1 == draft.trigger.i or child.dep_ == "compound":
                draft.places.setdefault(entity.key)
        elif entity.kind is not EntityKind.ORGANISATION or not _routine(entity.label, words):
            draft.participants.setdefault(entity.key)


def _they(noun: Token, reading: Reading) -> tuple[str, ...]:
    """Who they are in "X shakes hands with Y after their meeting": the people of the clause, where there are several."""
    verb = clause_of(noun)
    while verb.dep_ == "prep" and verb.head.i != verb.i:  # "following their meeting"
        verb = clause_of(verb.head)
    found = dict.fromkeys(subject_parties(verb, reading))
    for child in verb.children:
        if child.i > noun.i:
            continue
        if child.dep_ == "dobj":
            found.update(dict.fromkeys(parties(child, reading)))
        for inner in (child, *child.children):
            if inner.dep_ == "prep" and inner.lower_ in ("with", "by"):
                found.update(dict.fromkeys(key for last in inner.children for key in parties(last, reading)))
    people = tuple(key for key in found if reading.entity[key].kind is EntityKind.PERSON)
    return people if len(people) > 1 else ()


def _take_bracketed(draft: Draft, noun: Token, reading: Reading) -> None:
    """ "the ABC [Alliance of Bright Cities] summit": brackets break the compound."""
    doc = reading.doc
    if noun.i and doc[noun.i - 1].text in ("]", ")"):
        opening = noun.i - 1
        while opening > noun.sent.start and doc[opening].text not in ("[", "("):
            opening -= 1
        if doc[opening].text in ("[", "("):
            for entity in reading.entities_between(max(noun.sent.start, opening - 1), noun.i - 1):
                if entity.kind in ACTORS:
                    draft.participants.setdefault(entity.key)


def _take_caption(draft: Draft, noun: Token, reading: Reading) -> None:
    """Captions read as a list of names to the parser: "X, right, talks with Y"."""
    if noun.lower_ not in CAPTION_VERBS or not any(child.lower_ == "with" for child in noun.children):
        return
    for index in range(noun.i - 1, max(noun.sent.start, noun.i - 9) - 1, -1):
        entity = reading.entities_at[index]
        if entity is not None:
            if entity.kind is EntityKind.PERSON:
                draft.participants.setdefault(entity.key)
                draft.mode = Mode.IN_PERSON
            return
        token = reading.doc[index]
        if not token.is_punct and token.lower_ not in SIDES:
            return


def _named(child: Token, reading: Reading) -> Iterator[Entity]:
    """The entities in a compound; of two people or states taken for one name ("the X-Y summit") each."""
    for entity in reading.entities_between(child.left_edge.i, child.right_edge.i + 1):
        halves = re.split(r"[-–—/]", entity.label)
        parts = [other for half in halves for other in reading.entities if _bears(other, half) and other is not entity]
        yield from parts if len(halves) > 1 and len(parts) == len(halves) else [entity]


def _bears(entity: Entity, name: str) -> bool:
    """Whether it is called so, or is a person of that surname."""
    if not name:
        return False
    return name in entity.names or (entity.kind is EntityKind.PERSON and entity.label.split()[-1:] == [name])


def _multilateral(name: str, words: MeetingWords) -> bool:
    """Whether a body is made of states, so that its meeting is one of theirs: "the Bright Union", "B5"."""
    if any(character.isdigit() for character in name):
        return True
    return any(word.lower() in words.multilateral for word in name.split())


def _routine(name: str, words: MeetingWords) -> bool:
    return bool(name) and name.split()[-1].lower() in words.routine_bodies


def _take_behind(draft: Draft, noun: Token, reading: Reading, words: MeetingWords, *, visit: bool) -> int:
    """Parties and places behind the noun; tells how many parties stand behind "between"."""
    between = 0
    for preposition, inner in _prepositional(noun):
        word = preposition.lower_
        if word in ("with", "alongside"):
            draft.add(parties(inner, reading, places=True))
            draft.counterpart = draft.counterpart or lemma_of(inner, reading) in words.counterparts
        elif word in BETWEEN or word == "involving":
            found = parties(inner, reading, places=True)
            draft.add(found)
            between += len(found)
        elif word == "by":
            draft.add(parties(inner, reading))
        elif word == "of" and noun.i == draft.trigger.i and not visit and _of_people(inner, reading, words):
            draft.add(parties(inner, reading))
        elif word == "of" and visit and reading.entity_at(inner) is not None:
            draft.add(parties(inner, reading))
        elif word == "from" and (visit or draft.mode is Mode.CALL):
            draft.add(key for key in parties(inner, reading) if not visit or reading.entity[key].kind in ACTORS)
        elif word == "to" and draft.mode is Mode.CALL:
            draft.add(parties(inner, reading))
        elif word in ("to", "in", "of", "through") and visit:
            _take_destination(draft, inner, reading)
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            between += _take_clause(draft, child, noun, reading, words)
    return between


def _prepositional(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Prepositions behind a noun with their objects, also those that the parser hung on a place or day between."""
    for child in noun.children:
        if child.dep_ not in ("prep", "agent", "dative") or child.i < noun.i:
            continue
        for inner in child.children:
            if inner.dep_ == "pobj":
                yield child, inner
                if child.lower_ in ("in", "at", "on", "to", "during", "for"):
                    for nested in inner.children:
                        if nested.dep_ == "prep" and nested.lower_ in ("with", "between"):
                            yield from ((nested, last) for last in nested.children if last.dep_ == "pobj")


def _of_people(noun: Token, reading: Reading, words: MeetingWords) -> bool:
    entity = reading.entity_at(noun)
    if entity is not None:
        return entity.kind is not EntityKind.ORGANISATION or _multilateral(entity.label, words)
    return lemma_of(noun, reading) in words.counterparts or noun.tag_ == "NNS"


def _take_destination(draft: Draft, inner: Token, reading: Reading) -> None:
    found = place_at(inner, reading)
    if found:
        draft.places.update(dict.fromkeys(found[:1] if len(found) > 1 and reading.doc[inner.i].ent_type_ == "" else found))
        return
    draft.add(key for key in referents(inner, reading) if reading.entity[key].kind is EntityKind.PERSON)


def _take_clause(draft: Draft, verb: Token, noun: Token, reading: Reading, words: MeetingWords) -> int:
    """ "a meeting attended by X", "talks involving X and Y", "the conversation that X had with Y"."""
    lemma = reading.lemmas[verb.i]
    found: tuple[str, ...] = ()
    if lemma in ("involve", "include", "bring", "feature"):
        for child in verb.children:
            if child.dep_ == "dobj":
                found = parties(child, reading, places=True)
    elif verb.tag_ == "VBN" or lemma in words.carriers:
        if lemma in words.hosting_verbs and len(draft.participants) > 1:
            return 0
        for inner in objects_of(verb, frozenset({"by", "between", "with"})):
            found += parties(inner, reading, places=inner.head.lower_ != "by")
        if lemma in words.carriers and verb.dep_ == "relcl":
            for child in verb.children:
                if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP"):
                    found += parties(child, reading)
        draft.carriers.append(verb)
    draft.add(found)
    return 0


def _take_carrier(
    draft: Draft, top: Token, reading: Reading, words: MeetingWords, *, owned: bool, between: bool
) -> None:
    """Parties that the clause round the noun gives: "X held talks", "during a meeting with X, Y said"."""
    current = top
    while current.dep_ in ("conj", "appos") and current.head.pos_ in ("NOUN", "PROPN"):
        current = current.head
    head = current.head
    if head.i == current.i:
        return
    if head.pos_ in ("VERB", "AUX") and current.dep_ in ("dobj", "nsubjpass", "nsubj", "attr", "oprd"):
        _take_verb(draft, head, current, reading, words, owned=owned, between=between)
        return
    if current.dep_ != "pobj":
        return
    preposition = head
    while preposition.head.dep_ in ("prep", "advmod") and preposition.head.pos_ in ("ADP", "ADV", "SCONJ"):
        preposition = preposition.head
    verb = preposition.head
    lemma = reading.lemmas[verb.i]
    if lemma == "part" and verb.head.pos_ == "VERB":
        verb, lemma = verb.head, "participate"
    if lemma in ("participate", "engage", "sit", "join", "enter", "break", "take") and head.lower_ in ("in", "for", "into", "off", "to"):
        _take_verb(draft, verb, current, reading, words, owned=owned, between=between, lemma="participate")
        return
    if head.lower_ in words.occasions or preposition.lower_ in words.occasions:
        _take_occasion(draft, verb, reading, words, owned=owned, between=between)


def _take_verb(
    draft: Draft, verb: Token, noun: Token, reading: Reading, words: MeetingWords, *, owned: bool, between: bool,
    lemma: str | None = None,
) -> None:
    lemma = lemma or reading.lemmas[verb.i]
    if noun.dep_ == "nsubj":
        if lemma in ("resume", "continue", "begin", "start", "end", "take", "fail", "collapse", "happen", "occur", "conclude", "be"):
            draft.carriers.append(verb)
            for inner in objects_of(verb, frozenset({"with", "between"})):
                draft.add(parties(inner, reading, places=True))
        if not draft.participants:
            _take_outcome(draft, verb, reading, words)
        return
    if lemma not in words.carriers:
        return
    draft.carriers.append(verb)
    for inner in objects_of(verb, frozenset({"with", "between"})):
        draft.add(parties(inner, reading, places=True))
        draft.counterpart = draft.counterpart or lemma_of(inner, reading) in words.counterparts
    for inner in objects_of(verb, frozenset({"from"})):
        if draft.mode is Mode.CALL:
            draft.add(parties(inner, reading))
    for child in verb.children:
        if child.dep_ == "dative":
            target = next((inner for inner in child.children if inner.dep_ == "pobj"), child)
            draft.add(parties(target, reading))
    if between and lemma in words.hosting_verbs:
        return
    if noun.dep_ == "nsubjpass":
        for inner in objects_of(verb, frozenset({"by"})):
            draft.add(parties(inner, reading))
    else:
        draft.add(subject_parties(verb, reading, places=True))


def _take_outcome(draft: Draft, verb: Token, reading: Reading, words: MeetingWords) -> None:
    """Who is to agree was at the talks: "the talks failed to yield an accord between X and Y"."""
    for word in verb.subtree:
        if word.i > verb.i and reading.lemmas[word.i] in words.outcomes:
            for inner in objects_of(word, frozenset({"between"})):
                draft.add(parties(inner, reading, places=True))


def _take_occasion(
    draft: Draft, verb: Token, reading: Reading, words: MeetingWords, *, owned: bool, between: bool
) -> None:
    """The subject of "told him during a meeting with X" was there."""
    if owned or between or verb.pos_ not in ("VERB", "AUX") or reading.lemmas[verb.i] in words.bystanding:
        return
    if draft.definite and not draft.participants and not draft.places:
        return
    if len(draft.participants) > 1:
        return
    people = list(subject_parties(verb, reading))
    if reading.lemmas[verb.i] in words.addressing and not draft.participants:
        addressed = [key for child in verb.children if child.dep_ == "dobj" for key in parties(child, reading)]
        people.extend(key for key in addressed if reading.entity[key].kind is EntityKind.PERSON)
    if not draft.participants and not draft.counterpart and not draft.definite and draft.mode is not Mode.VISIT:
        if len(people) < 2:
            return
    draft.add(people)


def _is_call(draft: Draft, noun: Token, words: MeetingWords, reading: Reading) -> bool:
    """A call on the telephone, not an appeal: by its modifiers, or between two parties, or pointing back."""
    if any(reading.lemmas[child.i] in words.call_words for child in noun.children if child.i < noun.i):
        return True
    prepositions = {child.lower_ for child in noun.children if child.dep_ == "prep"}
    if prepositions & {"for", "on", "by"} or any(child.dep_ == "acl" for child in noun.children):
        return False
    return len(draft.participants) >= 2 or (draft.definite and not draft.participants)


def _confidence(draft: Draft, between: int) -> float:
    if between >= 2:
        return 0.9
    if len(draft.participants) >= 2:
        return 0.8
    if draft.mode is Mode.VISIT:
        return 0.6 if draft.places else ALONE
    if draft.counterpart or draft.places:
        return 0.5
    return ALONE if draft.mode in (None, Mode.CALL) or (draft.distinct and not draft.places) else 0.5
