"""Who takes part: from a phrase beside an event's trigger to the people, bodies and countries that it stands for.

`references.referents` says what a phrase stands for in general; here it is read as a party of an encounter: ministers
"from X and Y" act for X and Y, "the two" are the pair named last, whoever speaks for others is no party.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kgexport.extract.meeting_delegates import capitals, delegated, is_seat, lemma_of, standing_in
from kgexport.extract.meeting_members import members
from kgexport.extract.meeting_words import ACTORS, MeetingWords, words_of
from kgexport.extract.modality_forms import is_headline_infinitive
from kgexport.extract.phrases import clause_of, objects_of, possessor
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.references import referents_of_one
from kgexport.model import EntityKind

SUBJECTS = ("nsubj", "nsubjpass")
PAIRS = frozenset({"two", "both", "pair", "they", "duo", "their"})
SENTENCES_BACK = 2
DELEGATION_SENTENCES = 12
"""Sentences over which "the delegation" stands for the visitor."""
SIDES = frozenset({"left", "right"})
"""Where somebody stands in a picture, in captions taken for a verb by the parser."""
INVITATIONS = frozenset({"call", "invitation", "invite"})
"""Nouns for what somebody else is to do: "accepted his invitation to visit"."""

APPEALING: Mapping[str, frozenset[str]] = {
    "appeal": frozenset({"to"}),
    "call": frozenset({"on", "upon"}),
    "plead": frozenset({"with"}),
    "prevail": frozenset({"on", "upon"}),
}
"""Verbs whose prepositional object is to do what the infinitive behind says: "called on X to meet Y"."""
CONTROLLING = frozenset({"against", "for", "from", "into", "of"})
"""Prepositions behind which the object of the verb acts: "criticised X for meeting Y", "accused X of meeting Y"."""
CLIMBED = frozenset(
    {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "pobj", "dobj", "attr", "acomp", "oprd", "dep", "advmod"}
)
"""Relations over which a verb without a subject looks for that of the verb above."""


def is_counterpart(token: Token, reading: Reading, words: MeetingWords) -> bool:
    """Whether a noun is for people whom a party meets: "officials", "several of his counterparts"."""
    if lemma_of(token, reading) in words.counterparts:
        return True
    if reading.lemmas[token.i] not in words.quantities:
        return False
    return any(lemma_of(inner, reading) in words.counterparts for inner in objects_of(token, frozenset({"of"})))


def is_officer(token: Token, reading: Reading, words: MeetingWords) -> bool:
    """Whether a text calls somebody by his office alone, as governments do: "the Prime Minister met X"."""
    if reading.entity_at(token) is not None or token.pos_ != "PROPN" or not is_counterpart(token, reading, words):
        return False
    return any(child.lower_ == "the" for child in token.lefts)


def parties(token: Token, reading: Reading, *, places: bool = False) -> tuple[str, ...]:
    """The people, bodies and countries that a phrase stands for; with `places` also cities that stand for one."""
    kinds = (*ACTORS, EntityKind.PLACE) if places else ACTORS
    words = words_of(reading.lexicon)
    found: dict[str, None] = {}
    for member in members(token, reading):
        for key in _party(member, reading, words):
            entity = reading.entity[key]
            if entity.kind is EntityKind.PLACE and reading.entity_at(member) is None:
                if not places or member.pos_ != "PRON" or not is_seat(entity, reading):
                    continue  # "it" may be a government that is called by its capital
            elif entity.kind not in kinds:
                continue
            found.setdefault(key)
        if lemma_of(member, reading) in words.counterparts:
            found.update(dict.fromkeys(capitals(member, reading)))
    return tuple(found)


def parties_of_one(token: Token, reading: Reading) -> tuple[str, ...]:
    """The people, bodies and countries that this word alone stands for, further list items left aside."""
    keys = _party(token, reading, words_of(reading.lexicon))
    return tuple(key for key in keys if reading.entity[key].kind in ACTORS)


def _party(token: Token, reading: Reading, words: MeetingWords) -> tuple[str, ...]:
    if reading.entity_at(token) is None and lemma_of(token, reading) in words.counterparts:
        person = _apposed(token, reading)
        if person is not None:
            return (person,)
        leaders = _leaders(token, reading)
        if leaders:
            return leaders
    keys = referents_of_one(token, reading, parties=True) or _hyphened(token, reading)
    if reading.entity_at(token) is None:
        where = standing_in(token, reading)
        keys = tuple(key for key in keys if not _speaks_for_others(key, reading) and key not in where)
        if reading.lemmas[token.i] == "party" and any(child.lower_ == "to" for child in token.children):
            return ()  # "parties to the treaty" may be anybody
        if not keys:
            keys = visitors(token, reading) or delegated(token, reading, words) or _anaphoric(token, reading)
    return keys


def _hyphened(token: Token, reading: Reading) -> tuple[str, ...]:
    """The person of whose name this is the last syllable, where it was left out of the name: "Roe Jae-in"."""
    if token.i < 2 or reading.doc[token.i - 1].text != "-" or reading.entity_at(token) is not None:
        return ()
    entity = reading.entities_at[token.i - 2]
    return (entity.key,) if entity is not None and entity.kind is EntityKind.PERSON else ()


def _leaders(noun: Token, reading: Reading) -> tuple[str, ...]:
    """ "A delegation led by X": the people rather than whom they act for."""
    for child in noun.children:
        if child.dep_ == "acl" and child.lower_ in ("led", "headed"):
            keys = [key for inner in objects_of(child, frozenset({"by"})) for key in referents_of_one(inner, reading)]
            return tuple(key for key in keys if reading.entity[key].kind is EntityKind.PERSON)
    return ()


def _apposed(noun: Token, reading: Reading) -> str | None:
    """The person named behind a description: "the head of the Corps, General X", also where X hangs on the Corps."""
    if noun.tag_ == "NNS" or lemma_of(noun, reading) != reading.lemmas[noun.i]:
        return None
    doc = reading.doc
    for word in noun.subtree:
        if word.i <= noun.i or word.dep_ not in ("appos", "conj"):
            continue
        entity = reading.entity_at(word)
        if entity is None or entity.kind is not EntityKind.PERSON:
            continue
        if word.dep_ == "appos" or (word.head.i != noun.i and doc[word.left_edge.i - 1].text == ","):
            return entity.key
    if noun.i + 1 < len(doc) and doc[noun.i + 1].text == "[":  # "President [Jane] Roe"
        for entity in reading.entities_between(noun.i + 1, noun.i + 6):
            if entity.kind is EntityKind.PERSON:
                return entity.key
    return None


def _speaks_for_others(key: str, reading: Reading) -> bool:
    description = index_of(reading).descriptions.get(key)
    return description is not None and any(word.startswith("spokes") for word in description.words)


def _anaphoric(token: Token, reading: Reading) -> tuple[str, ...]:
    """ "The two" and "they" are the last pair of people joined by "and"; "he" goes on from the subject before."""
    lower = token.lower_
    counted = any(child.lower_ in ("two", "both") for child in token.children if child.i < token.i)
    if lower == "those" and token.head.lower_ == "among" and token.head.head.lemma_ == "be":
        subject = _own_subject(token.head.head)  # "among those at the summit were X and Y"
        return () if subject is None else parties(subject, reading)
    if lower in PAIRS and not any(child.dep_ in ("prep", "relcl") for child in token.children):
        return _last_pair(token, reading) or _collective(token, reading)
    if counted and lemma_of(token, reading) in words_of(reading.lexicon).counterparts:  # "the two heads of state"
        return _last_pair(token, reading)
    if lower in ("i", "me", "my", "we"):
        return _speaker(token, reading)
    if lower in ("he", "she") and token.dep_ in SUBJECTS:
        return _subject_before(token, reading)
    return ()


def _collective(pronoun: Token, reading: Reading) -> tuple[str, ...]:
    """ "They" behind a sentence on "the delegation"."""
    number = reading.sentence_of[pronoun.i]
    if pronoun.lower_ != "they":
        return ()
    for sentence in reading.sentences[max(0, number - 1) : number + 1][::-1]:
        subject = _own_subject(sentence.root)
        if subject is not None and subject.i < pronoun.i:
            return visitors(subject, reading)
    return ()


def visitors(noun: Token, reading: Reading) -> tuple[str, ...]:
    """ "The delegation", "the group": whoever is told to be on a visit shortly before."""
    words = words_of(reading.lexicon)
    if reading.lemmas[noun.i] not in words.delegations or not any(child.lower_ == "the" for child in noun.lefts):
        return ()
    if any(child.dep_ in ("prep", "acl", "relcl", "compound", "amod", "poss") for child in noun.children):
        return ()
    for index, keys in reversed(index_of(reading).visits):
        if index < noun.i:
            near = reading.sentence_of[noun.i] - reading.sentence_of[index] <= DELEGATION_SENTENCES
            return keys if near else ()
    return ()


def _speaker(token: Token, reading: Reading) -> tuple[str, ...]:
    """ "I" inside a quotation is the person whom the verb of saying in the sentence has as its subject."""
    start = token.sent.start
    opened = [index for index in range(start, token.i) if reading.doc[index].is_quote]
    current = token
    while current.head.i != current.i:
        current = current.head
        if current.pos_ != "VERB" or (opened and opened[-1] < current.i < token.i):
            continue
        for verb in (current, *(child for child in current.children if child.dep_ in ("ccomp", "parataxis"))):
            subject = _own_subject(verb)
            entity = None if subject is None else reading.entity_at(subject)
            if entity is not None and entity.kind is EntityKind.PERSON:
                return (entity.key,)
    return ()


def _last_pair(token: Token, reading: Reading) -> tuple[str, ...]:
    number = reading.sentence_of[token.i]
    first = reading.sentences[max(0, number - SENTENCES_BACK)].start
    for index in range(token.i - 1, first - 1, -1):
        entity = reading.entities_at[index]
        if entity is None or entity.kind is not EntityKind.PERSON:
            continue
        word = reading.doc[index]
        if word.dep_ == "conj":
            other = reading.entity_at(word.head)
            if other is not None and other.kind is EntityKind.PERSON and other is not entity:
                if word.head.dep_ == "conj" and reading.entity_at(word.head.head) is not None:
                    return ()
                return (other.key, entity.key)
    return ()


def _subject_before(token: Token, reading: Reading) -> tuple[str, ...]:
    number = reading.sentence_of[token.i]
    clause = clause_of(token)
    for back in range(SENTENCES_BACK + 1):
        if number < back:
            break
        if back == 0 and (clause.dep_ != "relcl" or reading.sentences[number].root.i > token.i):
            continue
        root = reading.sentences[number - back].root
        subject = next((child for child in root.children if child.dep_ in SUBJECTS), None)
        if subject is None:
            continue
        keys = referents_of_one(subject, reading)
        people = tuple(key for key in keys if reading.entity[key].kind is EntityKind.PERSON)
        if len(people) == 1:
            return people
        if subject.lower_ not in ("he", "she"):
            break
    return ()


def subject_of(verb: Token, causatives: frozenset[str] = frozenset()) -> Token | None:
    """Who does what a verb says, also where the verb has no subject of its own.

    A conjunct shares that of its verb, an infinitive that of the verb that governs it, or its object where that is one
    of `causatives` ("asked him to meet"), a participle that of its main clause, a clause on a noun the noun.
    """
    current = verb
    if verb.lemma_ == "speak" and verb.tag_ == "VBG" and verb.dep_ == "advcl":  # "X warned that ..., speaking after"
        current = verb.sent.root
    for _ in range(8):
        subject = _own_subject(current)
        if subject is not None:
            return None if subject.dep_ == "csubj" else subject
        if current.dep_ in SUBJECTS and current.i != verb.i:  # "X, after meeting Y, said"
            return current
        if any(child.dep_ == "expl" for child in current.children):  # "Y says that, after the talks, there were signs"
            return None
        head = current.head
        if head.i == current.i:
            return None
        joined = verb.tag_ in ("VBD", "VBZ", "VBP") and current.tag_ == "VB"  # "asked X to wait and met Y"
        controller = None if joined else _controller(current, head, causatives)
        if controller is not None:
            return controller
        if (current.dep_ == "acl" and current.tag_ in ("VBG", "VBN")) or (
            current.dep_ == "relcl" and is_headline_infinitive(current)
        ):
            return head
        if current.pos_ in ("NOUN", "PROPN") or current.dep_ == "acl":
            noun = head if current.dep_ == "acl" else current
            owner = _invited(noun) if noun.lemma_ in INVITATIONS else possessor(noun)
            if owner is not None:
                return owner
        if current.dep_ == "relcl" and current.tag_ == "VB" and head.dep_ == "attr":  # "is the first to visit X"
            head = head.head
        elif current.dep_ not in CLIMBED and current.dep_ != "acl":
            return None
        current = head
    return None


def _controller(clause: Token, governor: Token, causatives: frozenset[str]) -> Token | None:
    """The object that does what a clause says: "asked X to meet Y", "criticised X for meeting Y"."""
    gerund = clause.dep_ == "pcomp" or (clause.dep_ == "pobj" and clause.pos_ == "VERB")
    if gerund and governor.lower_ in CONTROLLING and governor.head.pos_ == "VERB":
        before = (child for child in governor.head.children if child.i < governor.i)
        return next((child for child in before if child.dep_ == "dobj"), None)
    causative = governor.lemma_ in causatives or governor.lemma_ in APPEALING
    if clause.dep_ == "advcl" and clause.tag_ == "VBG":  # "made a visit to X, meeting Y"
        return None
    if clause.dep_ not in ("xcomp", "ccomp", "advcl") or clause.i < governor.i or not causative:
        return None
    if _aims(clause, governor):
        return None
    if governor.lemma_ in APPEALING:  # "called on X to meet Y"
        found = next(iter(objects_of(governor, APPEALING[governor.lemma_])), None)
        if found is not None and found.i < clause.i:
            return found
    return next((child for child in governor.children if child.dep_ in ("dobj", "dative")), None)


def _aims(infinitive: Token, verb: Token) -> bool:
    """ "Made a trip to meet X" is what for, "made Y meet X" is who."""
    return verb.lemma_ in ("let", "make") and any(child.tag_ == "TO" for child in infinitive.lefts)


def _invited(noun: Token) -> Token | None:
    """ "Extended an invitation to X to attend": X."""
    for word in (noun, noun.head):
        for child in word.children:
            if child.dep_ in ("prep", "dative") and child.lower_ == "to":
                return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _own_subject(verb: Token) -> Token | None:
    """The subject among the verb's children, the nearest before it: a headline run into the text leaves two."""
    found = None
    for child in verb.children:
        if child.dep_ in SUBJECTS or child.dep_ == "csubj":
            if child.i > verb.i and found is not None:
                break
            found = child
        elif found is None and child.i < verb.i and (child.lower_ in SIDES or child.dep_ == "aux"):
            # "X, left, greets Y"; "X and Y have, the paper says, met"
            found = next((inner for inner in child.children if inner.dep_ in SUBJECTS), None)
    return found


def subject_parties(verb: Token, reading: Reading, *, places: bool = False) -> tuple[str, ...]:
    """The parties that the subject of a verb stands for."""
    beside = _person_before(verb, reading)
    if beside is not None:
        return (beside,)
    subject = subject_of(verb, words_of(reading.lexicon).causatives)
    if subject is None or _spokesperson(subject, reading):
        return ()
    found = parties(subject, reading, places=places)
    if verb.dep_ == "conj" and verb.head.lower_ in SIDES:  # "X, left, and Y shake hands"
        first = _own_subject(verb.head)
        before = () if first is None else parties(first, reading, places=places)
        found = tuple(dict.fromkeys((*before, *found)))
    return found


def _person_before(verb: Token, reading: Reading) -> str | None:
    """The person whose name stands right before a finite verb that the parser left without a subject."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or _own_subject(verb) is not None:
        return None
    index = verb.i - 1
    while index > verb.sent.start and reading.doc[index].pos_ in ("ADV", "AUX"):
        index -= 1
    entity = reading.entities_at[index]
    return entity.key if entity is not None and entity.kind is EntityKind.PERSON else None


def _spokesperson(subject: Token, reading: Reading) -> bool:
    """Whoever speaks for others took no part himself."""
    if reading.lemmas[subject.i].startswith("spokes"):
        return True
    return any(
        reading.lemmas[child.i].startswith("spokes") and abs(child.i - subject.i) < 6
        for child in subject.children
        if child.dep_ in ("compound", "nmod", "amod", "appos")
    )
