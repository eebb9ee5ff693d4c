"""Meetings told by verbs: "X met Y", "X spoke by phone with Y", "X visited Z", "Y received X"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from spacy.tokens import Token

from kgexport.extract.meeting_details import by_call, place_at
from kgexport.extract.meeting_parties import lemma_of, members, parties, parties_of_one, subject_of, subject_parties
from kgexport.extract.meeting_runs import with_run
from kgexport.extract.meeting_words import ACTORS, ALONE, PLACES, Draft, MeetingWords
from kgexport.extract.phrases import objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import referents
from kgexport.model import EntityKind, Mode


def verb_telling(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """The telling of an encounter by this verb, or None where it is none."""
    lemma = reading.lemmas[verb.i]
    if lemma == "sit" and not any(child.lower_ == "down" for child in verb.children):
        return None
    if reading.entities_at[verb.i] is not None:
        return None
    draft = FRAMES[words.verbs[lemma]](verb, reading, words)
    if draft is not None:
        draft.distinct = draft.distinct or any(child.lower_ == "again" for child in verb.children)
    return draft


def _objects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "dobj"]


def _companions(verb: Token, reading: Reading, prepositions: Iterable[str]) -> list[Token]:
    """Objects of "with" on a verb, also those that the parser hung on a day or place between."""
    wanted = frozenset(prepositions)
    found = list(objects_of(verb, wanted))
    for child in verb.children:
        if child.dep_ == "conj" and child.lower_ == "acting" and found:  # "with X and acting President Y"
            found.extend(inner for inner in child.children if inner.dep_ == "dobj")
        if child.dep_ in ("npadvmod", "prep", "dobj", "advmod") and child.lower_ not in wanted:
            found.extend(objects_of(child, wanted & {"with"}))
            for inner in child.children:
                if inner.dep_ == "pobj" and _between(inner, reading):
                    found.extend(objects_of(inner, wanted & {"with"}))
    return found


def _between(noun: Token, reading: Reading) -> bool:
    """A day or place, on which the parser may have hung the "with" of the verb before it."""
    entity = reading.entity_at(noun)
    return noun.ent_type_ in ("DATE", "TIME") if entity is None else entity.kind in PLACES


def _others(
    verb: Token, companions: list[Token], reading: Reading, prepositions: Iterable[str], *, places: bool = False
) -> list[str]:
    """The parties that companions stand for; where the run of words behind names more people, those as well."""
    found = [key for token in companions for key in parties(token, reading, places=places)]
    return with_run(verb, found, reading, prepositions)


def _sportive(verb: Token, reading: Reading, words: MeetingWords) -> bool:
    start, end = verb.sent.start, verb.sent.end
    return sum(1 for lemma in reading.lemmas[start:end] if lemma in words.sport) >= 1


def _with_frame(verb: Token, reading: Reading, words: MeetingWords, draft: Draft, companions: list[Token]) -> Draft | None:
    """Subject and companions, or a subject of several."""
    subject = subject_parties(verb, reading, places=True)
    draft.companions.extend(member for token in companions for member in members(token, reading))
    draft.counterpart = any(lemma_of(token, reading) in words.counterparts for token in companions)
    others = _others(verb, companions, reading, ("with",), places=True)
    draft.add(subject)
    draft.add(others)
    if companions and not others and not draft.counterpart:
        return None
    if not companions and not others and len(subject) < 2:
        return None
    if len(draft.participants) < 2:
        draft.confidence = 0.5 if draft.counterpart else ALONE
    return draft if draft.participants else None


def _meet(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON)
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    objects = _objects(verb)
    companions = _companions(verb, reading, ("with", "by") if passive else ("with",))
    if passive and verb.tag_ == "VBN":
        if not all(_named_person(token, reading) for token in companions) or not companions:
            return None
    if any(not _party_like(token, reading, words) for token in objects):
        if not companions and not _others(verb, [], reading, ("with",)):
            return None
        objects = []
    companions = [*objects, *companions]
    if companions and not any(_party_like(token, reading, words) or token.pos_ == "PROPN" for token in companions):
        return None
    if _sportive(verb, reading, words):
        return None
    subject = subject_parties(verb, reading, places=True)
    if not companions and len(subject) < 2 and not _others(verb, [], reading, ("with",)):
        group = subject and reading.entity[subject[0]].kind is EntityKind.ORGANISATION
        if not group or _routine(reading.entity[subject[0]].label, words):
            return None
        draft.add(subject)
        draft.confidence = 0.6
        return draft
    return _with_frame(verb, reading, words, draft, companions)


def _routine(name: str, words: MeetingWords) -> bool:
    return bool(name) and name.split()[-1].lower() in words.routine_bodies


def _named_person(token: Token, reading: Reading) -> bool:
    entity = reading.entity_at(token)
    return entity is not None and entity.kind is EntityKind.PERSON


def _party_like(token: Token, reading: Reading, words: MeetingWords) -> bool:
    if reading.lemmas[token.i] in words.no_parties:
        return False
    if lemma_of(token, reading) in words.counterparts or token.pos_ == "PRON":
        return True
    entity = reading.entity_at(token)
    if entity is not None:
        return True
    return bool(referents(token, reading, parties=True)) and token.pos_ in ("NOUN", "PROPN", "NUM", "DET")


def _with(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    objects = _objects(verb)
    lemma = reading.lemmas[verb.i]
    if lemma in ("negotiate", "consult") and verb.tag_ == "VBN" and any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return None
    draft = Draft(trigger=verb, mode=None if lemma in ("negotiate", "consult", "confer") else Mode.IN_PERSON, confidence=0.8)
    companions = _companions(verb, reading, ("with",))
    if lemma == "consult":
        companions = [*objects, *companions]
    if not companions and objects:
        return None
    return _with_frame(verb, reading, words, draft, companions)


def _speak(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    draft = Draft(trigger=verb, confidence=0.8)
    call = by_call(verb, words, reading)
    companions = [
        token
        for token in _companions(verb, reading, ("with", "to"))
        if reading.lemmas[token.i] not in words.no_parties and not _of_medium(token, reading)
    ]
    if call:
        draft.mode = Mode.CALL
    subject = tuple(key for key in subject_parties(verb, reading) if reading.entity[key].kind in ACTORS)
    others = [
        key
        for token in companions
        for member in members(token, reading)
        for key in parties_of_one(member, reading)
        if reading.entity[key].kind is not EntityKind.ORGANISATION or reading.entity_at(member) is None
    ]
    others = with_run(verb, others, reading, ("with",))
    if not others and not (len(subject) > 1 and (call or _between_themselves(verb, subject, reading))):
        return None
    draft.remote = not call
    draft.companions.extend(member for token in companions for member in members(token, reading))
    draft.add(subject)
    draft.add(others)
    if len(draft.participants) < 2:
        return None
    if subject and len(others) > 1:
        calls = _round_of_calls(verb, reading)
        if calls or _separate(verb, others):
            draft.apart = [(other,) for other in others]
        if calls:
            draft.mode = Mode.CALL
    return draft


def _between_themselves(verb: Token, subject: tuple[str, ...], reading: Reading) -> bool:
    """ "X and Y spoke today to reaffirm ...": no hearers, no stage, no words of theirs."""
    if len(subject) > 3 or any(reading.entity[key].kind is not EntityKind.PERSON for key in subject):
        return False
    return not any(
        child.dep_ in ("prep", "ccomp", "dobj", "dative", "agent") and child.lower_ not in ("about", "on", "in", "regarding", "concerning", "over")
        for child in verb.children
    )


def _separate(verb: Token, others: list[str]) -> bool:
    """Whether somebody spoke to several people one after the other: "separately", "to X, Y and Z"."""
    if any(child.lower_ in ("separately", "individually") for child in verb.children):
        return True
    return any(child.dep_ == "prep" and child.lower_ == "to" for child in verb.children) and len(others) > 2


def _round_of_calls(verb: Token, reading: Reading) -> bool:
    """Whether this sentence or one of two before speaks of calls, or of telephoning to several people."""
    number = reading.sentence_of[verb.i]
    start = reading.sentences[max(0, number - 2)].start
    for index in range(start, reading.sentences[number].end):
        token = reading.doc[index]
        if token.tag_ == "NNS" and reading.lemmas[index] == "call" and reading.entities_at[index] is None:
            return True
        if token.dep_ == "pobj" and reading.lemmas[index] in ("phone", "telephone"):
            governor = token.head.head
            if any(_several(inner) for inner in objects_of(governor, frozenset({"to", "with"}))):
                return True
    return False


def _several(noun: Token) -> bool:
    """ "A number of leaders", "several leaders"."""
    return noun.lower_ in ("number", "series", "string", "range") or any(
        child.lower_ in ("several", "various", "many", "other") for child in noun.children
    )


def _of_medium(token: Token, reading: Reading) -> bool:
    """ "X of the Daily" is whoever asks the questions, not a party."""
    for inner in objects_of(token, frozenset({"of", "from", "at"})):
        entity = reading.entity_at(inner)
        if entity is not None and entity.kind is EntityKind.ORGANISATION:
            return True
    return any(reading.lemmas[child.i] in ("reporter", "journalist", "anchor", "host", "correspondent") for child in token.subtree)


def _discuss(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    draft = Draft(trigger=verb, confidence=0.6)
    companions = _companions(verb, reading, ("with",))
    subject = subject_parties(verb, reading)
    others = [key for token in companions for key in parties(token, reading)]
    draft.add(subject)
    draft.add(others)
    kinds = {reading.entity[key].kind for key in draft.participants}
    if len(draft.participants) < 2 or not subject or len(kinds) > 1 or EntityKind.ORGANISATION in kinds:
        return None
    return draft


def _gather(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return None
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.6)
    objects = _objects(verb)
    subject = subject_parties(verb, reading, places=False)
    if objects:
        others = [key for token in objects for key in parties(token, reading)]
        if not others or not subject:
            return None
        draft.add(subject)
        draft.add(others)
        return draft
    if len(subject) < 2:
        return None
    draft.add(subject)
    return draft


def _host(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.7)
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    if passive:
        guests = [child for child in verb.children if child.dep_ == "nsubjpass"]
        hosts = list(objects_of(verb, frozenset({"by"})))
        if not hosts or not guests:
            return None
        host_keys = [key for token in hosts for key in parties(token, reading)]
    else:
        guests = _objects(verb)
        host_keys = list(subject_parties(verb, reading, places=True))
    guest_keys = [
        key
        for token in guests
        if reading.entity_at(token) is not None or token.pos_ == "PRON" or lemma_of(token, reading) in words.counterparts
        for key in parties(token, reading)
    ]
    lemma = reading.lemmas[verb.i]
    people = [key for key in guest_keys if reading.entity[key].kind is EntityKind.PERSON]
    if not host_keys or not guest_keys or (lemma != "host" and not people and not _delegates(guests, reading, words)):
        return None
    draft.companions.extend(member for guest in guests for member in members(guest, reading))
    draft.add(host_keys)
    draft.add(people or guest_keys)
    return draft


def _delegates(tokens: list[Token], reading: Reading, words: MeetingWords) -> bool:
    return any(reading.entity_at(token) is None and lemma_of(token, reading) in words.counterparts for token in tokens)


def _summon(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.8)
    guests = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    passive = any(child.dep_ == "nsubjpass" for child in guests)
    if not any(reading.lemmas[token.i] in words.diplomats for guest in guests for token in guest.subtree):
        return None
    hosts = [key for token in objects_of(verb, frozenset({"by"})) for key in parties(token, reading)]
    draft.companions.extend(guests)
    draft.add(hosts if passive else subject_parties(verb, reading, places=True))
    draft.add(key for guest in guests for key in parties(guest, reading))
    return draft if len(draft.participants) > 1 or passive and draft.participants else None


def _call(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    deps = {child.dep_ for child in verb.children}
    if deps & {"oprd", "prt", "auxpass", "ccomp"}:
        return None
    draft = Draft(trigger=verb, mode=Mode.CALL, confidence=0.7)
    lemma = reading.lemmas[verb.i]
    objects = _objects(verb)
    if not objects:  # "called and congratulated X"
        objects = [inner for child in verb.children if child.dep_ == "conj" for inner in _objects(child)]
    called = [token for token in objects if _named_person(token, reading) or token.pos_ == "PRON" or lemma != "call"]
    if any(child.dep_ == "prep" and child.lower_ in ("for", "on", "upon") for child in verb.children) or len(objects) != 1:
        return None
    others = [key for token in called for key in parties(token, reading) if reading.entity[key].kind is EntityKind.PERSON or lemma != "call"]
    subject = subject_parties(verb, reading)
    if not others or not subject:
        return None
    draft.add(subject)
    draft.add(others)
    return draft if len(draft.participants) > 1 else None


def _visit(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    if verb.dep_ == "amod":  # "the visiting king": no word of where
        return None
    draft = Draft(trigger=verb, mode=Mode.VISIT, confidence=0.7)
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    targets = [child for child in verb.children if child.dep_ == ("nsubjpass" if passive else "dobj")]
    if passive:
        visitors = [key for token in objects_of(verb, frozenset({"by"})) for key in parties(token, reading)]
    else:
        visitors = list(subject_parties(verb, reading))
    visitors = [key for key in visitors if reading.entity[key].kind is not EntityKind.COUNTRY or _delegation(verb)]
    if not visitors:
        return None
    for target in targets:
        for member in members(target, reading):
            found = place_at(member, reading)
            if found:
                draft.places.update(dict.fromkeys(found))
            else:
                draft.add(key for key in parties(member, reading) if reading.entity[key].kind is EntityKind.PERSON)
    hosts = list(draft.participants)
    draft.participants = dict.fromkeys([*visitors, *hosts])
    if not draft.places and len(draft.participants) < 2:
        return None
    return draft


def _delegation(verb: Token) -> bool:
    """A country does not travel, its people do: the subject is a noun that is not the country's bare name."""
    subject = subject_of(verb)
    return subject is not None and subject.pos_ == "NOUN"


def _travel(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "travelled to X for the assembly": a visit when it is for an encounter that is not told by itself."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return None
    draft = Draft(trigger=verb, mode=Mode.VISIT, confidence=0.6)
    purpose: list[Token] = []
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("to", "in", "into"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    draft.places.update(dict.fromkeys(place_at(inner, reading)))
                    purpose.extend(_purposes(inner, reading, words))
        purpose.extend(_purposes(child, reading, words))
    draft.carriers.extend(purpose)
    visitors = [key for key in subject_parties(verb, reading) if reading.entity[key].kind is EntityKind.PERSON]
    if not purpose or not draft.places or not visitors:
        return None
    draft.add(visitors)
    return draft


def _purposes(word: Token, reading: Reading, words: MeetingWords) -> Iterator[Token]:
    """What somebody travels for, where it is an encounter that no other trigger tells."""
    for child in (word, *word.children):
        if child.dep_ == "prep" and child.lower_ == "for":
            for inner in child.subtree:
                lemma = reading.lemmas[inner.i]
                if lemma in words.purposes and lemma not in words.nouns:
                    yield inner
                    return
        elif child.dep_ in ("xcomp", "advcl", "acl", "relcl") and child.tag_ == "VB":
            lemma = reading.lemmas[child.i]
            if lemma in words.purposes and lemma not in words.verbs:
                if not any(reading.lemmas[inner.i] in words.nouns for inner in child.children):
                    yield child
                return


Frame = Callable[[Token, Reading, MeetingWords], Draft | None]

FRAMES: Mapping[str, Frame] = {
    "meet": _meet,
    "with": _with,
    "speak": _speak,
    "discuss": _discuss,
    "gather": _gather,
    "host": _host,
    "summon": _summon,
    "call": _call,
    "visit": _visit,
    "travel": _travel,
}
