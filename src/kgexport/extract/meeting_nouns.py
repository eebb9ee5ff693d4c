"""Meetings told by nouns: "talks between X and Y", "his visit to Z", "the X-Y summit"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.meeting_clauses import take_clause
from kgexport.extract.meeting_compounds import take_before
from kgexport.extract.meeting_details import MARGINS, place_at, places_of, pointed_place
from kgexport.extract.meeting_members import members
from kgexport.extract.meeting_parties import (
    SUBJECTS,
    is_counterpart,
    parties,
    parties_of_one,
    subject_parties,
)
from kgexport.extract.meeting_runs import with_run
from kgexport.extract.meeting_verbs import sums_up
from kgexport.extract.meeting_words import ACTORS, ALONE, PLACES, Draft, MeetingWords
from kgexport.extract.phrases import is_none, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import referents
from kgexport.model import EntityKind, Mode

BETWEEN = ("between", "among", "amongst", "including", "involving")
WITH = ("with", "alongside")
APART = frozenset({"individual", "separate"})
DETERMINERS = frozenset({"the", "this", "that", "these", "those", "such", "both"})
NESTING = frozenset({"aboard", "at", "during", "for", "in", "inside", "near", "on", "outside", "over", "to"})
"""Prepositions on whose object the parser hangs the "with" of the noun: "talks aboard the ship with X"."""
JOINT = frozenset({"four-way", "group", "joint", "three-way", "trilateral", "tripartite"})
"""Words of meetings with all of those named at once."""
INSERTION = 16
"""Tokens of what may stand between the two parties behind "between"."""
VISIT_REACH = 9
"""Tokens behind "visit" in which its "to" is looked for."""
OFFICERS = frozenset({"commissioner", "coordinator", "envoy", "minister", "negotiator", "representative", "secretary"})
PREMODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "poss"})


def noun_telling(noun: Token, reading: Reading, words: MeetingWords) -> Draft | None:
    """The telling of an encounter by this noun, or None where it is none."""
    lemma = reading.lemmas[noun.i]
    if not _is_event(noun, lemma, reading, words):
        return None
    top = _outermost(noun, reading, words)
    draft = Draft(trigger=noun, mode=words.nouns[lemma], noun=True)
    if _courtesy(noun, lemma):
        draft.mode = Mode.IN_PERSON
    draft.definite = _definite(noun) or _definite(top)
    if not draft.places and draft.mode is Mode.VISIT:
        draft.locate(_to_place(noun, reading))
    draft.distinct = _distinct(noun, top, reading, words)
    for word in (noun, top) if top.i != noun.i else (noun,):
        take_before(draft, word, reading, words)
        _take_behind(draft, word, reading, words)
    if len(draft.participants) < 2:
        draft.add(with_run(top, (), reading, ("with",)))
    take_clause(draft, top, reading, words)
    if _is_said_of_another(top):
        draft.definite = True
        if not any(reading.entity[key].kind is EntityKind.PERSON for key in draft.participants):
            draft.participants.clear()
    if not _says_enough(draft, lemma, reading, words):
        return None
    series = noun.tag_ == "NNS" and lemma in words.series and bool(draft.participants)
    draft.distinct = draft.distinct or series
    if any(child.lower_ in APART for child in noun.children):
        draft.apart = _met_separately(draft, reading)
    elif series:
        draft.apart = _met_apart(draft, reading)
    if not draft.places:
        draft.locate(places_of(draft, reading, words))
    draft.confidence = _confidence(draft, words)
    return draft


def _met_separately(draft: Draft, reading: Reading) -> list[str]:
    """ "X held separate talks with Y and Z": Y and Z, wherever the parser hangs them."""
    met = list(dict.fromkeys(key for token in draft.companions for key in parties_of_one(token, reading)))
    return met if len(met) > 1 and draft.participants.keys() >= set(met) else []


def _met_apart(draft: Draft, reading: Reading) -> list[str]:
    """ "X held meetings with Y and Z": Y and Z, each in a meeting of his own, unless they are of all three."""
    if draft.between or draft.accompanied < 2 or len(draft.participants) != draft.accompanied + 1:
        return []
    if any(child.lower_ in JOINT for child in draft.trigger.children):
        return []
    behind = (inner for preposition, inner in _prepositional(draft.trigger) if preposition.lower_ in WITH)
    met = [key for inner in behind for key in parties(inner, reading, places=True)]
    people = all(reading.entity[key].kind is EntityKind.PERSON for key in met)
    return met if people and draft.participants.keys() > set(met) else []


def _in_title(noun: Token, reading: Reading, words: MeetingWords) -> bool:
    """ "The special envoy for X negotiations" is somebody's office."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "of"):
        return False
    officer = noun.head.head
    return reading.lemmas[officer.i] in OFFICERS and is_counterpart(officer, reading, words)


def _courtesy(noun: Token, lemma: str) -> bool:
    """ "Paid a courtesy call on X": a visit, and no telephone."""
    return lemma == "call" and any(child.lower_ in ("courtesy", "farewell") for child in noun.children)


def _is_event(noun: Token, lemma: str, reading: Reading, words: MeetingWords) -> bool:
    if reading.entities_at[noun.i] is not None:
        return False
    if lemma in words.plural_nouns and noun.tag_ not in ("NNS", "NNPS"):
        return False
    if noun.dep_ == "compound" and noun.head.i > noun.i:
        return False
    if noun.dep_ == "pobj" and reading.lemmas[noun.head.head.i] in MARGINS:  # the setting of another meeting
        return False
    if _in_title(noun, reading, words):
        return False
    if lemma == "conference" and not any(reading.lemmas[child.i] in words.call_words for child in noun.lefts):
        return False
    if lemma == "round" and any(child.lower_ == "of" for child in noun.children):  # of talks: told by "talks"
        return False
    for child in noun.children:
        if child.i < noun.i and child.dep_ in PREMODIFIERS and reading.lemmas[child.i] in words.excluded_modifiers:
            entity = reading.entity_at(child)
            if entity is None or entity.kind not in ACTORS or child.dep_ != "poss":
                return False
    return True


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


def _definite(noun: Token) -> bool:
    return any(
        child.dep_ == "poss" or (child.dep_ in ("det", "predet", "amod") and child.lower_ in DETERMINERS)
        for child in noun.children
    )


def _distinct(noun: Token, top: Token, reading: Reading, words: MeetingWords) -> bool:
    """Whether it is told as another one. "This was their second meeting" is of the one that was told."""
    marking = top.dep_ == "dobj" and reading.lemmas[top.head.i] in words.marking  # "met X, marking the first talks of"
    if marking or _is_said_of_another(top) or sums_up(top, reading, words):
        return False
    return any(
        child.dep_ in ("amod", "compound", "nmod", "det") and reading.lemmas[child.i] in words.distinguishing
        for word in (noun, top)
        if reading.lemmas[word.i] != "day"  # "met for a second day of talks"
        for child in word.children
    )


def _is_said_of_another(top: Token) -> bool:
    """ "It was the first meeting of the kind": of the one that was told."""
    if top.dep_ != "attr":
        return False
    return any(child.dep_ == "nsubj" and child.tag_ in ("DT", "PRP") for child in top.head.children)


def _take_behind(draft: Draft, noun: Token, reading: Reading, words: MeetingWords) -> None:
    """Parties and places behind the noun."""
    visit = draft.mode is Mode.VISIT
    for preposition, inner in _prepositional(noun):
        word = preposition.lower_
        if word == "including" and preposition.i != noun.i + 1:  # of those named before it, and not of the parties
            continue
        if word in WITH or word in BETWEEN:
            found = parties(inner, reading, places=True)
            if word in BETWEEN:
                found = _behind_insertion(inner, found, reading)
            draft.add(found)
            draft.companions.extend(members(inner, reading))
            draft.between += len(found) if word in BETWEEN else 0
            draft.owned = draft.owned or (word in BETWEEN and not found)  # of others, whom the text does not name
            draft.accompanied += len(found) if word in WITH else 0
            draft.counterpart = draft.counterpart or _has_unnamed(inner, word, found, reading, words)
        elif visit and word in ("to", "in", "into", "of", "through") and not _visitor(word, inner, reading):
            _take_destination(draft, inner, reading)
        elif visit and word == "from" and _is_origin(inner, draft, reading):
            continue
        elif word in _roles(draft) and (word != "of" or visit or _of_people(inner, noun, draft, reading, words)):
            draft.add(parties(inner, reading))
            draft.companions.extend(members(inner, reading))
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            _take_relative(draft, child, reading, words)
    if noun.i == draft.trigger.i:
        draft.carriers.extend(_clauses_on_parties(draft, reading, words))


def _has_unnamed(noun: Token, preposition: str, found: tuple[str, ...], reading: Reading, words: MeetingWords) -> bool:
    """Whether somebody unnamed is said to take part: "with officials", "between world powers and X"."""
    if preposition in WITH:
        return _is_company(noun, reading, words)
    unnamed = (member for member in members(noun, reading) if not parties_of_one(member, reading))
    return bool(found) and any(
        _is_company(member, reading, words) or reading.lemmas[member.i] in words.camps for member in unnamed
    )


def _is_company(noun: Token, reading: Reading, words: MeetingWords) -> bool:
    """Whether a noun behind "with" is for people, though unnamed: "a meeting with officials", "with farmers"."""
    return is_counterpart(noun, reading, words) or (
        noun.tag_ == "NNS" and reading.lemmas[noun.i] not in words.no_parties
    )


def _clauses_on_parties(draft: Draft, reading: Reading, words: MeetingWords) -> Iterator[Token]:
    """Verbs of clauses on the event that the parser hung on a party: "talks with X, which were held in Y"."""
    for companion in draft.companions:
        for verb in companion.subtree:
            if verb.dep_ != "relcl" or reading.lemmas[verb.i] not in words.carriers | words.happening_verbs:
                continue
            which = any(child.lower_ in ("which", "that") and child.dep_ in SUBJECTS for child in verb.children)
            passive = any(child.dep_ == "auxpass" for child in verb.children)
            if which and (passive or any(child.lower_ == "place" for child in verb.children)):
                yield verb


def _behind_insertion(noun: Token, found: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """ "Between X, acting for his party, and Y": Y, whom the parser hangs elsewhere."""
    if len(found) != 1:
        return found
    doc, commas = reading.doc, 0
    for index in range(noun.i + 1, min(noun.sent.end, noun.i + INSERTION)):
        commas += doc[index].text == ","
        if doc[index].lower_ == "and" and commas == 2 and doc[index - 1].text == ",":
            for entity in reading.entities_between(index + 1, index + INSERTION):
                return (*found, entity.key) if entity.kind in ACTORS and entity.key not in found else found
            return found
        if doc[index].tag_ in ("VBD", "VBZ"):
            return found
    return found


def _roles(draft: Draft) -> tuple[str, ...]:
    """Prepositions behind the noun that lead to a party."""
    if draft.mode is Mode.CALL:
        return ("by", "of", "from", "to")
    if _courtesy(draft.trigger, "call") and draft.trigger.lower_.startswith("call"):
        return ("by", "on", "to")
    return ("by", "of", "from") if draft.mode is Mode.VISIT else ("by", "of")


def _is_origin(noun: Token, draft: Draft, reading: Reading) -> bool:
    """ "The trip from X to Y" begins in X, "a visit from X" is paid by X."""
    entity = reading.entity_at(noun)
    return entity is not None and entity.kind in PLACES and reading.lemmas[draft.trigger.i] != "visit"


def _visitor(word: str, noun: Token, reading: Reading) -> bool:
    """ "The visit of X" is X's, "a tour of Y" is to Y."""
    entity = reading.entity_at(noun)
    return word == "of" and entity is not None and entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION)


def _of_people(inner: Token, noun: Token, draft: Draft, reading: Reading, words: MeetingWords) -> bool:
    """ "A meeting of ministers", "a summit of the Bright Union", but not "a meeting of the Bright Bank"."""
    if noun.i != draft.trigger.i:
        return False
    entity = reading.entity_at(inner)
    if entity is not None:
        if entity.kind is not EntityKind.ORGANISATION or words.is_multilateral(entity.label):
            return True
        return reading.lemmas[noun.i] == "summit"
    return is_counterpart(inner, reading, words) or inner.tag_ == "NNS"


def _prepositional(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Prepositions behind a noun with their objects, also those that the parser hung on a place or day between."""
    for child in noun.children:
        if child.dep_ not in ("prep", "agent", "dative") or child.i < noun.i:
            continue
        for inner in child.children:
            if inner.dep_ != "pobj":
                continue
            yield child, inner
            if child.lower_ in NESTING:
                for nested in inner.children:
                    if nested.dep_ == "prep" and nested.lower_ in ("with", "between"):
                        yield from ((nested, last) for last in nested.children if last.dep_ == "pobj")


def _take_destination(draft: Draft, inner: Token, reading: Reading) -> None:
    found = place_at(inner, reading) or pointed_place(inner, reading)
    if found:
        draft.locate(found)
    else:
        draft.add(key for key in referents(inner, reading) if reading.entity[key].kind is EntityKind.PERSON)


def _to_place(noun: Token, reading: Reading) -> tuple[str, ...]:
    """The destination that the parser hung elsewhere: "his first visit as minister to X"."""
    doc = reading.doc
    for index in range(noun.i + 1, min(noun.sent.end, noun.i + VISIT_REACH)):
        if doc[index].is_punct or doc[index].pos_ in ("VERB", "AUX"):
            break
        if doc[index].lower_ == "to":
            return next((place_at(inner, reading) for inner in doc[index].children if inner.dep_ == "pobj"), ())
    return ()


def _take_relative(draft: Draft, verb: Token, reading: Reading, words: MeetingWords) -> None:
    """ "a meeting attended by X", "talks involving X and Y", "the conversation that X had with Y"."""
    lemma = reading.lemmas[verb.i]
    if lemma == "take" and draft.mode is Mode.VISIT:  # "a trip that will take her to X, Y and Z"
        draft.locate(key for inner in objects_of(verb, frozenset({"to"})) for key in place_at(inner, reading))
    if lemma in ("involve", "include", "bring", "feature"):
        for child in verb.children:
            if child.dep_ == "dobj":
                draft.add(parties(child, reading, places=True))
        return
    if verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.children):  # "a summit where X signed"
        draft.add(key for key in subject_parties(verb, reading) if reading.entity[key].kind is EntityKind.PERSON)
        draft.moments.append(verb)
        return
    if verb.dep_ == "relcl" and _takes_place_in(verb) and len(draft.participants) < 2:
        draft.add(subject_parties(verb, reading))  # "the call in which X and Y discussed it"
        return
    if verb.tag_ != "VBN" and lemma not in words.carriers:
        return
    if lemma in ("lead", "head") and draft.mode is Mode.VISIT:  # "the trip, led by X"
        draft.add(key for inner in objects_of(verb, frozenset({"by"})) for key in parties(inner, reading))
        return
    if lemma in words.hosting_verbs and (len(draft.participants) > 1 or draft.definite):
        return  # "the meeting, hosted by X": of others, whom the text has named before
    draft.carriers.append(verb)
    draft.further = lemma == "attend" and draft.definite and not draft.participants
    for inner in objects_of(verb, frozenset({"by", "between", "with"})):
        draft.add(parties(inner, reading, places=inner.head.lower_ != "by"))
    if lemma in words.carriers and verb.dep_ == "relcl":
        for child in verb.children:
            if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP"):
                draft.add(parties(child, reading))


def _takes_place_in(verb: Token) -> bool:
    """Whether a relative clause tells what happened at the event: "in which", "during which"."""
    return any(
        child.dep_ == "prep"
        and child.lower_ in ("in", "during", "at")
        and any(inner.lower_ == "which" for inner in child.children)
        for child in verb.lefts
    )


def _says_enough(draft: Draft, lemma: str, reading: Reading, words: MeetingWords) -> bool:
    """Whether there is a party, for some nouns two, or the noun points back to a meeting told before."""
    pointing = (draft.definite or is_none(draft.trigger)) and not draft.participants and lemma in words.pointing_nouns
    weak = lemma in words.weak_nouns and not (lemma in words.trips and _through_countries(draft, reading))
    if not pointing and len(draft.participants) < (2 if weak else 1):
        return False
    return lemma != "call" or _is_call(draft, reading, words, pointing=pointing)


def _through_countries(draft: Draft, reading: Reading) -> bool:
    """ "His tour of Asia": of a region or of countries, not of a plant."""
    return any(reading.entity[key].kind is EntityKind.COUNTRY for key in draft.places)


def _is_call(draft: Draft, reading: Reading, words: MeetingWords, *, pointing: bool) -> bool:
    """A call on the telephone, not an appeal: by its modifiers, or between two parties, or pointing back."""
    noun = draft.trigger
    if any(reading.lemmas[child.i] in words.call_words for child in noun.children if child.i < noun.i):
        return True
    if draft.mode is Mode.IN_PERSON:
        return len(draft.participants) > 1
    for child in noun.children:
        if child.dep_ == "acl" or (child.dep_ == "prep" and child.lower_ in ("for", "on", "by")):
            return False
    return pointing or len(draft.participants) > 1


def _confidence(draft: Draft, words: MeetingWords) -> float:
    if draft.between > 1:
        return 0.9
    if len(draft.participants) > 1:
        return 0.85
    if draft.mode is Mode.VISIT:
        official = any(child.lower_ in words.visits_of_state for child in draft.trigger.children)
        return 0.6 if draft.places or (official and draft.participants) else ALONE
    if draft.counterpart or draft.places:
        return 0.6
    return ALONE if draft.mode in (None, Mode.CALL) or draft.distinct else 0.6
