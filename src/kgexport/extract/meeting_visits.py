"""Visits and receptions told by verbs: "X visited Y", "X travelled to Y for the assembly", "Z received X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.meeting_details import LEAVING, place_at, pointed_place, take_journey
from kgexport.extract.meeting_members import members
from kgexport.extract.meeting_parties import is_counterpart, parties, subject_of, subject_parties
from kgexport.extract.meeting_roles import is_passive, is_sport, objects
from kgexport.extract.meeting_words import Draft, MeetingWords
from kgexport.extract.phrases import objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.model import EntityKind, Mode

BY = frozenset({"by"})
AT = frozenset({"at"})
SENDING = frozenset({"dispatch", "send"})
"""Verbs of journeys whose object is who travels."""


def visit_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """The visitor as subject, place or host as object; "the visiting king" is not told where."""
    if verb.dep_ == "amod":
        return None
    draft = Draft(trigger=verb, mode=Mode.VISIT, confidence=0.75)
    passive = is_passive(verb)
    visitors = _agents(verb, reading) if passive else list(subject_parties(verb, reading))
    visitors = [key for key in visitors if reading.entity[key].kind is not EntityKind.COUNTRY or _is_delegation(verb)]
    draft.add(visitors)
    for target in verb.children:
        if target.dep_ != ("nsubjpass" if passive else "dobj"):
            continue
        for member in members(target, reading):
            found = place_at(member, reading)
            if reading.entity_at(member) is None and member.tag_ == "NNS":  # "U.S. troops" are visited where they are
                found = tuple(key for key in found if reading.entity[key].kind is not EntityKind.COUNTRY)
            found = found or tuple(key for inner in objects_of(member, AT) for key in place_at(inner, reading))
            found = found or pointed_place(member, reading)
            draft.locate(found)
            if not found:  # a person, or a body by its bare name
                named = reading.entity_at(member) is not None
                draft.add(
                    key
                    for key in parties(member, reading)
                    if reading.entity[key].kind is EntityKind.PERSON
                    or (named and reading.entity[key].kind is EntityKind.ORGANISATION)
                )
    if not draft.places and len(draft.participants) < 2:  # "to visit soldiers at X"
        draft.locate(key for inner in objects_of(verb, AT) for key in place_at(inner, reading))
    if not draft.places:  # "flew to X, visiting the wounded"
        take_journey(draft, verb, reading, words)
    if (
        visitors and not draft.places and not objects(verb) and not passive
    ):  # "since X visited in May": where others did
        draft.locate(index_of(reading).visited[-1:])
    return draft if visitors and (draft.places or len(draft.participants) > 1) else None


def travel_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "travelled to X for the assembly": a visit when it is for an encounter that is not told by itself."""
    sent = reading.lemmas[verb.i] in SENDING
    if is_passive(verb) is not sent and not (sent and objects(verb)):
        return None
    draft = Draft(trigger=verb, mode=Mode.VISIT, confidence=0.65)
    for child in verb.children:
        leads = ("to", "in", "into", "for") if reading.lemmas[verb.i] in LEAVING else ("to", "in", "into")
        if child.dep_ == "prep" and child.lower_ in leads:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    draft.locate(place_at(inner, reading))
                    draft.carriers.extend(_purposes(inner, reading, words))
        draft.carriers.extend(_purposes(child, reading, words))
    travellers = subject_parties(verb, reading)
    if sent and not is_passive(verb):
        travellers = tuple(key for token in objects(verb) for key in parties(token, reading))
    draft.add(key for key in travellers if reading.entity[key].kind is EntityKind.PERSON)
    if draft.carriers or not draft.places or not draft.participants:
        return draft if draft.places and draft.participants else None
    index_of(reading).journeys.append((verb, tuple(draft.participants), tuple(draft.places)))
    return None


def host_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """The host as subject, named people or delegates as object."""
    if is_sport(verb, reading, words):
        return None
    reduced = _is_reduced(verb)
    passive = reduced or is_passive(verb)
    hosts = _agents(verb, reading) if passive else list(subject_parties(verb, reading, places=True))
    received = [child for child in verb.children if child.dep_ == "nsubjpass"] if passive else objects(verb)
    if reduced:
        subject = subject_of(verb)
        received = [] if subject is None else [subject]
    if not received:  # "received in audience yesterday the minister X"
        received = [child for child in verb.children if child.dep_ == "npadvmod" and child.i > verb.i]
    received = [token for token in received if _can_be_guest(token, reading, words)]
    guests = [key for token in received for key in parties(token, reading)]
    people = [key for key in guests if reading.entity[key].kind is EntityKind.PERSON]
    delegates = any(reading.entity_at(token) is None and is_counterpart(token, reading, words) for token in received)
    if not guests or not (people or delegates):
        return None
    if not hosts and not (people and _unnamed_host(verb, reading, words)):
        return None
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.75 if hosts else 0.6)
    draft.companions.extend(member for token in received for member in members(token, reading))
    draft.add(hosts)
    draft.add(people or guests)
    for word in (verb, *received):  # "welcomed X to Y"
        draft.locate(key for inner in objects_of(word, frozenset({"to"})) for key in place_at(inner, reading))
    return draft


def _is_reduced(verb: Token) -> bool:
    """A participle that says what was done to somebody: "received by X in Y, Z said"."""
    agent = any(child.dep_ == "agent" for child in verb.children)
    return agent and verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not is_passive(verb)


def _unnamed_host(verb: Token, reading: Reading, words: MeetingWords) -> bool:
    """ "The President received X"."""
    if is_passive(verb):
        return any(is_counterpart(inner, reading, words) for inner in objects_of(verb, BY))
    subject = subject_of(verb)
    return subject is not None and is_counterpart(subject, reading, words)


def summon_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """A state summons a diplomat; a court that summons a witness does not meet him."""
    guests = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if not any(reading.lemmas[token.i] in words.diplomats for guest in guests for token in guest.subtree):
        return None
    passive = is_passive(verb)
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.85, companions=guests)
    draft.add(_agents(verb, reading) if passive else subject_parties(verb, reading, places=True))
    draft.add(key for guest in guests for key in parties(guest, reading))
    return draft if len(draft.participants) > (0 if passive else 1) else None


def _agents(verb: Token, reading: Reading) -> list[str]:
    return [key for token in objects_of(verb, BY) for key in parties(token, reading)]


def _can_be_guest(token: Token, reading: Reading, words: MeetingWords) -> bool:
    return reading.entity_at(token) is not None or token.pos_ == "PRON" or is_counterpart(token, reading, words)


def _is_delegation(verb: Token) -> bool:
    """A country does not travel, its people do: the subject is a noun that is not the country's bare name."""
    subject = subject_of(verb)
    return subject is not None and subject.pos_ == "NOUN"


def _purposes(word: Token, reading: Reading, words: MeetingWords) -> Iterator[Token]:
    """What somebody travels for, where it is an encounter that no other trigger tells."""
    for child in (word, *word.children):
        if child.dep_ == "prep" and child.lower_ == "for":
            for inner in child.subtree:
                if reading.lemmas[inner.i] in words.purposes and reading.lemmas[inner.i] not in words.nouns:
                    yield inner
                    return
        elif child.dep_ in ("xcomp", "advcl", "acl", "relcl") and child.tag_ == "VB":
            lemma = reading.lemmas[child.i]
            if lemma in words.purposes and lemma not in words.verbs:
                if not any(reading.lemmas[inner.i] in words.nouns for inner in child.children):
                    yield child
                return
