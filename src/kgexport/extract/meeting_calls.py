"""Conversations told by verbs: "X spoke with Y", "X telephoned Y"."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.meeting_details import MARGINS, by_call
from kgexport.extract.meeting_members import members
from kgexport.extract.meeting_parties import SIDES, is_officer, parties, parties_of_one, subject_of, subject_parties
from kgexport.extract.meeting_roles import companions, is_named_person, objects
from kgexport.extract.meeting_runs import with_run
from kgexport.extract.meeting_words import Draft, MeetingWords, words_of
from kgexport.extract.phrases import objects_of
from kgexport.extract.reading import Reading
from kgexport.lexicon.countries import countries_of
from kgexport.model import EntityKind, Mode

PHONING = frozenset({"by", "over", "via"})
"""Prepositions that lead to the telephone by which something was told."""
JOINT = frozenset({"conference", "four-way", "group", "joint", "jointly", "three-way", "together"})
"""Words of a call with all of those named at once."""
REBUKES = frozenset({"account", "heel", "order", "question", "task"})
"""Nouns behind "to" by which "call" is no call."""
TOPICAL = frozenset({"about", "on", "in", "regarding", "concerning", "over"})
SEPARATELY = frozenset({"separately", "individually"})
MANY = frozenset({"several", "various", "many", "other"})
AMOUNTS = frozenset({"number", "series", "string", "range"})


def speak_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """Between named people or states, not to an audience or a medium; a call unless a place is told."""
    call = by_call(verb, words, reading)
    draft = Draft(trigger=verb, confidence=0.85, mode=Mode.CALL if call else None)
    draft.remote = not call and not _in_one_place(verb, reading)
    partners = [
        token
        for token in companions(verb, reading, ("with", "to"))
        if reading.lemmas[token.i] not in words.no_parties and not _is_asker(token, reading, words)
    ]
    subject = subject_parties(verb, reading)
    spoken_to = [
        key
        for token in partners
        for member in members(token, reading)
        for key in parties_of_one(member, reading) or _governments(member, reading)
        if reading.entity[key].kind is not EntityKind.ORGANISATION or reading.entity_at(member) is None
    ]
    spoken_to = with_run(verb, spoken_to, reading, ("with",))
    if not spoken_to and not (len(subject) > 1 and (call or _between_themselves(verb, subject, reading))):
        return None
    draft.companions.extend(member for token in partners for member in members(token, reading))
    draft.add(subject)
    draft.add(spoken_to)
    if len(draft.participants) < 2:
        subject_word = subject_of(verb)
        if subject_word is None or not is_officer(subject_word, reading, words) or not draft.participants:
            return None
        draft.counterpart, draft.confidence = True, 0.6
    if all(_is_state(token, reading) for token in partners) and not any(
        reading.entity[key].kind is EntityKind.PERSON for key in draft.participants
    ):
        draft.remote = False  # states "talk" wherever their people do
    if subject and len(spoken_to) > 1:
        _take_apart(draft, spoken_to, reading)
    return draft


def phoned_telling(noun: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X told Y by phone that": a call told by its means; the press is no party."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in PHONING or verb.pos_ != "VERB":
        return None
    if reading.lemmas[verb.i] not in words.addressing or reading.lemmas[verb.i] in words.joining:
        return None
    told = [token for token in objects(verb) if not _is_asker(token, reading, words)]
    draft = Draft(trigger=noun, mode=Mode.CALL, confidence=0.75, carriers=[verb])
    for keys in (subject_parties(verb, reading), [key for token in told for key in parties(token, reading)]):
        draft.add(key for key in keys if reading.entity[key].kind is EntityKind.PERSON)
    return draft if len(draft.participants) > 1 else None


def _governments(word: Token, reading: Reading) -> tuple[str, ...]:
    """ "Talk with Vienna": a capital that stands for its government."""
    entity = reading.entity_at(word)
    if entity is None or entity.kind is not EntityKind.PLACE:
        return ()
    capitals = countries_of(reading.lexicon).capitals.keys() | words_of(reading.lexicon).seats
    return (entity.key,) if entity.label in capitals else ()


def _is_state(word: Token, reading: Reading) -> bool:
    """Whether a party is told by the name of a state or as its government, and not as its people."""
    return reading.entity_at(word) is not None or reading.lemmas[word.i] in ("government", "authority")


def call_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X called Y on Monday", but not "called Y a liar", "called for talks", "called off"."""
    named = [child for child in verb.children if child.dep_ == "oprd" and is_named_person(child, reading)]
    if any(child.dep_ in ("prt", "auxpass", "ccomp") for child in verb.children) or _to_account(verb):
        return None
    if any(child.dep_ == "oprd" and child not in named for child in verb.children) or (named and objects(verb)):
        return None
    bare = reading.lemmas[verb.i] == "call"
    called = objects(verb) or named
    if bare and not called:
        paid = _called_on(verb, reading, words)
        if paid is not None:
            return paid
    if not called:  # "called and congratulated Y"
        called = [inner for child in verb.children if child.dep_ == "conj" for inner in objects(child)]
    if len(called) != 1 or (bare and not _is_person(called[0], reading)):
        return None
    draft = Draft(trigger=verb, mode=Mode.CALL, confidence=0.75)
    subject = subject_parties(verb, reading)
    draft.add(subject)
    reached = [key for key in parties(called[0], reading) if not bare or reading.entity[key].kind is EntityKind.PERSON]
    draft.add(reached)
    if subject and len(reached) > 1:  # whoever is called, is called alone
        draft.apart = reached
    return draft if subject and len(draft.participants) > 1 else None


def _to_account(verb: Token) -> bool:
    """ "Called Y to account" is a rebuke."""
    return any(
        word.lower_ in REBUKES and verb.doc[word.i - 1].lower_ in ("to", "into")
        for child in verb.rights
        for word in (child, *child.children, *(inner for near in child.children for inner in near.children))
    )


def _is_person(called: Token, reading: Reading) -> bool:
    """A name or a pronoun, or a description with the name behind it: "called his Lorvian counterpart X"."""
    if called.pos_ == "PRON" or is_named_person(called, reading):
        return True
    return any(child.dep_ == "appos" and is_named_person(child, reading) for child in called.children)


def _called_on(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X called on Y at the palace" is a visit to Y, "called on Y to resign" is an appeal."""
    hosts = [inner for inner in objects_of(verb, frozenset({"on"})) if is_named_person(inner, reading)]
    there = any(child.dep_ == "prep" and child.lower_ in words.place_prepositions for child in verb.children)
    if len(hosts) != 1 or not there or any(child.dep_ in ("xcomp", "advcl", "ccomp") for child in verb.children):
        return None
    if any(word.lower_ == "to" and word.tag_ == "TO" for word in hosts[0].subtree):
        return None
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.75, companions=hosts)
    draft.add(subject_parties(verb, reading))
    draft.add(parties(hosts[0], reading))
    return draft if len(draft.participants) > 1 else None


def _between_themselves(verb: Token, subject: tuple[str, ...], reading: Reading) -> bool:
    """ "X and Y spoke today to reaffirm ...": no hearers, no stage, no words of theirs."""
    if len(subject) > 3 or any(reading.entity[key].kind is not EntityKind.PERSON for key in subject):
        return False
    return not any(
        child.dep_ in ("prep", "ccomp", "dobj", "dative", "agent")
        and child.lower_ not in TOPICAL
        and not _says_when(child)
        for child in verb.children
    )


def _says_when(preposition: Token) -> bool:
    """ "For an hour", "for the first time", "after 9 p.m."."""
    return any(
        child.dep_ == "pobj" and (child.ent_type_ in ("DATE", "TIME") or child.lower_ == "time")
        for child in preposition.children
    )


def _in_one_place(verb: Token, reading: Reading) -> bool:
    """ "They also talked about Z" goes on from a meeting, "spoke at the summit", "on its margins" is in person."""
    subject = subject_of(verb)
    if any(
        child.lower_ in SIDES and child.i < verb.i for child in verb.children
    ):  # of a picture: "X, left, speaks to Y"
        return True
    if subject is not None and subject.pos_ == "PRON" and subject.lower_ != "i":
        return not any(child.dep_ == "prep" and child.lower_ in ("with", "to") for child in verb.children)
    return any(
        (child.lower_ == "at" and child.dep_ == "prep")
        or (child.lower_ == "on" and any(reading.lemmas[inner.i] in MARGINS for inner in child.children))
        for child in verb.children
    )


def _take_apart(draft: Draft, spoken_to: list[str], reading: Reading) -> None:
    """Whether somebody spoke to several people one by one: "separately", "to X and to Y", by phone to three or more."""
    verb = draft.trigger
    to = [child for child in verb.children if child.dep_ == "prep" and child.lower_ == "to"]
    twice = any(child.dep_ == "conj" and child.lower_ == "to" for word in to for child in word.children)
    some = any(child.lower_ == "including" for child in verb.children)  # "spoke with several leaders, including X"
    one_by_one = len(spoken_to) > 2 and (bool(to) or (draft.mode is Mode.CALL and not _is_joint(verb)))
    calls = _round_of_calls(verb, reading)
    if calls or twice or some or one_by_one or any(child.lower_ in SEPARATELY for child in verb.children):
        draft.apart = spoken_to
    if calls:
        draft.mode = Mode.CALL


def _is_joint(verb: Token) -> bool:
    """ "In a joint call", "by conference call"."""
    return any(word.lower_ in JOINT for word in verb.subtree)


def _round_of_calls(verb: Token, reading: Reading) -> bool:
    """Whether this sentence or one of two before speaks of calls, or of telephoning to several people."""
    number = reading.sentence_of[verb.i]
    start = reading.sentences[max(0, number - 2)].start
    for index in range(start, reading.sentences[number].end):
        lemma = reading.lemmas[index]
        if lemma == "call" and reading.doc[index].tag_ == "NNS" and reading.entities_at[index] is None:
            return True
        if lemma in ("phone", "telephone") and reading.doc[index].dep_ == "pobj":
            governor = reading.doc[index].head.head
            if any(_several(inner) for inner in objects_of(governor, frozenset({"to", "with"}))):
                return True
    return False


def _several(noun: Token) -> bool:
    """ "A number of leaders", "several leaders"."""
    return noun.lower_ in AMOUNTS or any(child.lower_ in MANY for child in noun.children)


def _is_asker(token: Token, reading: Reading, words: MeetingWords) -> bool:
    """ "X of the Daily" and "the reporter X" ask the questions and are no party."""
    for inner in objects_of(token, frozenset({"of", "from", "at"})):
        entity = reading.entity_at(inner)
        if entity is not None and entity.kind is EntityKind.ORGANISATION:
            return True
    return any(reading.lemmas[word.i] in words.askers for word in token.subtree)
