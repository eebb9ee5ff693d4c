"""Meetings told by verbs: "X met Y", "X spoke by phone with Y", "X visited Z", "Y received X"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from kgexport.extract.meeting_calls import SEPARATELY, call_frame, speak_frame
from kgexport.extract.meeting_details import take_journey, take_occasion_clause, told_by_call
from kgexport.extract.meeting_members import members
from kgexport.extract.meeting_parties import is_counterpart, is_officer, parties, subject_of, subject_parties
from kgexport.extract.meeting_roles import (
    companions,
    is_named_person,
    is_party,
    is_passive,
    is_sport,
    objects,
    others,
    with_antecedents,
)
from kgexport.extract.meeting_visits import host_frame, summon_frame, travel_frame, visit_frame
from kgexport.extract.meeting_words import ALONE, Draft, MeetingWords
from kgexport.extract.phrases import objects_of
from kgexport.extract.reading import Reading
from kgexport.model import EntityKind, Mode

HOURS = frozenset({"hour", "minute"})
"""What one spends with somebody at a meeting."""
SUMMING = frozenset({"appos", "dep", "dobj", "npadvmod"})
"""Relations of a noun, set off by a comma, that sums up the clause: "X met Y, the first meeting in years"."""
MEETING = ("host", "meet", "speak", "visit", "with")
"""Frames of verbs that tell of an encounter."""
OWN = frozenset({"the", "their", "this", "that", "both"})

Frame = Callable[[Token, Reading, MeetingWords], Draft | None]


def verb_telling(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """The telling of an encounter by this verb, or None where it is none."""
    lemma = reading.lemmas[verb.i]
    if reading.entities_at[verb.i] is not None:
        return None
    if lemma == "sit" and not any(child.lower_ == "down" for child in verb.children):
        return None
    frame = words.verbs[lemma]
    draft = FRAMES[frame](verb, reading, words) if frame in FRAMES else None
    if draft is None:
        return None
    if frame != "travel" and draft.mode is not Mode.CALL:
        take_journey(draft, verb, reading, words)
    take_occasion_clause(draft, verb, reading, words)
    if any(child.lower_ == "again" for child in verb.children):
        draft.distinct = True
    if verb.dep_ in ("relcl", "acl") and reading.lemmas[verb.head.i] == "time":  # "the last time they met was in May"
        draft.distinct = True
        draft.carriers.append(verb.head.head)
    return draft


def _meet_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """Subject and object, subject and "with", or a subject of several."""
    if is_sport(verb, reading, words):
        return None
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON)
    passive = is_passive(verb)
    partners = companions(verb, reading, ("with", "by") if passive else ("with",))
    if passive and not (partners and all(is_named_person(token, reading) for token in partners)):
        return None  # "was met with criticism"
    met = objects(verb)
    if met and is_named_person(met[0], reading):  # "met X in Y, the first such meeting": no second object
        met = [token for token in met if is_party(token, reading, words)]
    if not all(is_party(token, reading, words) for token in met):
        if not partners and not others(verb, (), reading):
            return None  # "met the standard"
        met = []
    partners = [*met, *partners]
    if partners and not any(is_party(token, reading, words) or token.pos_ == "PROPN" for token in partners):
        return None
    if partners or others(verb, (), reading):
        return _with_partners(draft, partners, reading, words)
    subject = with_antecedents(verb, subject_parties(verb, reading, places=True), reading)
    return _among_themselves(draft, subject, reading, words)


def sums_up(top: Token, reading: Reading, words: MeetingWords) -> bool:
    """ "X met Y, the first such meeting in years": what the clause tells."""
    if top.dep_ not in SUMMING or top.head.pos_ != "VERB" or words.verbs.get(reading.lemmas[top.head.i]) not in MEETING:
        return False
    first = top.left_edge
    return first.lower_ in OWN and top.doc[first.i - 1].text in (",", "—", "–", "--")


def _see_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X and Y saw each other in Z"; "X saw Y" may be a glance."""
    behind = tuple(token.lower_ for token in reading.doc[verb.i + 1 : verb.i + 3])
    if behind not in (("each", "other"), ("one", "another")):
        return None
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.75, companions=objects(verb))
    draft.add(subject_parties(verb, reading))
    people = [key for key in draft.participants if reading.entity[key].kind is EntityKind.PERSON]
    return draft if len(people) > 1 else None


def _spend_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X spent an hour with Y": hours or minutes, since years are spent with a team or a wife."""
    if not any(reading.lemmas[token.i] in HOURS for token in objects(verb)):
        return None
    partners = [token for token in companions(verb, reading) if is_named_person(token, reading)]
    if not partners or is_passive(verb):
        return None
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.75)
    draft = _with_partners(draft, partners, reading, words) or draft
    people = [key for key in draft.participants if reading.entity[key].kind is EntityKind.PERSON]
    return draft if len(people) > 1 else None


def _shake_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X shook hands with Y", "X and Y shake hands"."""
    if not any(child.lower_ == "hands" for child in objects(verb)):
        return None
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.75)
    partners = companions(verb, reading)
    if partners:
        draft = _with_partners(draft, partners, reading, words) or draft
    else:
        draft.add(subject_parties(verb, reading))
    people = [key for key in draft.participants if reading.entity[key].kind is EntityKind.PERSON]
    return draft if len(people) > 1 else None


def _with_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """Subject and "with", or a subject of several; "negotiate a deal" has neither."""
    lemma = reading.lemmas[verb.i]
    if is_passive(verb):
        return None
    open_mode = lemma in ("negotiate", "consult", "confer")
    draft = Draft(trigger=verb, mode=None if open_mode else Mode.IN_PERSON, confidence=0.85)
    partners = companions(verb, reading)
    if lemma == "consult":
        partners = [*objects(verb), *partners]
    if partners:
        return _with_partners(draft, partners, reading, words)
    if objects(verb):
        return None
    draft.add(with_antecedents(verb, subject_parties(verb, reading, places=True), reading))
    return draft if len(draft.participants) > 1 else None


def _with_partners(draft: Draft, partners: list[Token], reading: Reading, words: MeetingWords) -> Draft | None:
    subject = subject_parties(draft.trigger, reading, places=True)
    met = others(draft.trigger, partners, reading, places=True)
    draft.companions.extend(member for token in partners for member in members(token, reading))
    draft.counterpart = any(is_counterpart(token, reading, words) for token in partners)
    if not met and not draft.counterpart:
        return None
    if not subject:  # "lawmakers met X"
        unnamed = subject_of(draft.trigger)
        draft.counterpart = draft.counterpart or (
            unnamed is not None and (is_counterpart(unnamed, reading, words) or unnamed.tag_ in ("PRP", "WP", "NNS"))
        )
    draft.add(subject)
    draft.add(met)
    if len(draft.participants) < 2:
        draft.confidence = 0.6 if draft.counterpart else ALONE
    if met and any(child.lower_ in SEPARATELY for child in draft.trigger.children):
        draft.apart = met if len(met) > 1 else list(subject) if len(subject) > 1 else []
    return draft if draft.participants else None


def _among_themselves(draft: Draft, subject: tuple[str, ...], reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X and Y met", "the Bright Union met"; a body's session with nobody else named is none."""
    if len(subject) < 2:
        told = subject_of(draft.trigger)
        officers = [] if told is None else [word for word in members(told, reading) if is_officer(word, reading, words)]
        if subject and officers and reading.entity[subject[0]].kind is EntityKind.PERSON:  # "the Minister and X met"
            draft.counterpart, draft.confidence = True, 0.6
            draft.add(subject)
            return draft
        if not any(words.is_multilateral(reading.entity[key].label) for key in subject):
            return None
        draft.confidence = 0.65
    draft.add(subject)
    return draft


def _exchange_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X exchanged views with Y"."""
    if not any(child.lower_ in ("views", "opinions", "ideas") for child in verb.children if child.dep_ == "dobj"):
        return None
    draft = Draft(trigger=verb, confidence=0.65)
    draft.add(subject_parties(verb, reading))
    draft.add(others(verb, companions(verb, reading), reading))
    people = [key for key in draft.participants if reading.entity[key].kind is EntityKind.PERSON]
    return draft if len(draft.participants) > 1 and people else None


def _bring_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X brought Y and Z together"."""
    if not any(child.lower_ == "together" for child in verb.children):
        return None
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.65)
    passive = is_passive(verb)
    for child in verb.children:
        if child.dep_ == ("nsubjpass" if passive else "dobj"):
            draft.add(parties(child, reading))
    if len(draft.participants) < 2:
        return None
    if passive:
        draft.add(key for inner in objects_of(verb, frozenset({"by"})) for key in parties(inner, reading))
    else:
        draft.add(subject_parties(verb, reading))
    people = [key for key in draft.participants if reading.entity[key].kind is EntityKind.PERSON]
    return draft if len(people) > 1 else None


def _discuss_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X and Y discussed Z", "X discussed Z with Y": between people, or between states."""
    call = told_by_call(verb, words, reading)
    if not call and _about_meeting(verb, reading, words):
        return None
    draft = Draft(trigger=verb, confidence=0.65, mode=Mode.CALL if call else None)
    subject = subject_parties(verb, reading)
    draft.add(subject)
    draft.add(key for token in companions(verb, reading) for key in parties(token, reading))
    kinds = {reading.entity[key].kind for key in draft.participants}
    if len(draft.participants) < 2 or not subject or len(kinds) > 1 or EntityKind.ORGANISATION in kinds:
        return None
    return draft


def _about_meeting(verb: Token, reading: Reading, words: MeetingWords) -> bool:
    """ "X and Y discussed holding a summit": the meeting told is that to come, not that in which they spoke."""
    for child in verb.children:
        if child.dep_ in ("dobj", "xcomp", "ccomp"):
            for word in (child, *child.children):
                if word.pos_ == "NOUN" and words.nouns.get(reading.lemmas[word.i]) is Mode.IN_PERSON:
                    return True
    return False


def _gather_frame(verb: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """ "X and Y gathered", "X convened the ministers of Y"."""
    if is_passive(verb):
        return None
    draft = Draft(trigger=verb, mode=Mode.IN_PERSON, confidence=0.65)
    subject = subject_parties(verb, reading)
    gathered = objects(verb)
    if not gathered:
        return _among_themselves(draft, subject, reading, words)
    guests = [key for token in gathered for key in parties(token, reading)]
    draft.add(subject)
    draft.add(guests)
    return draft if subject and guests else None


FRAMES: Mapping[str, Frame] = {
    "meet": _meet_frame,
    "with": _with_frame,
    "see": _see_frame,
    "shake": _shake_frame,
    "spend": _spend_frame,
    "speak": speak_frame,
    "discuss": _discuss_frame,
    "gather": _gather_frame,
    "exchange": _exchange_frame,
    "bring": _bring_frame,
    "host": host_frame,
    "summon": summon_frame,
    "call": call_frame,
    "visit": visit_frame,
    "travel": travel_frame,
}
"""How the verbs of each kind in meetings.toml are read."""
