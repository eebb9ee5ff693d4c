"""What the clause round the noun of a meeting says: "X held talks", "during a meeting with X, Y said"."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.meeting_details import MARGINS, places_of, take_journey, take_stay
from kgexport.extract.meeting_members import members
from kgexport.extract.meeting_parties import CONTROLLING, is_counterpart, parties, subject_of, subject_parties
from kgexport.extract.meeting_words import Draft, MeetingWords
from kgexport.extract.modality_forms import particle_of
from kgexport.extract.phrases import clause_of, objects_of, possessor
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.model import EntityKind, Mode

WITH = frozenset({"with", "between"})
TAKING_PART = frozenset({"break", "engage", "enter", "join", "participate", "preside", "sit", "take"})
INTO = frozenset({"in", "for", "into", "off", "over", "to"})
MEANWHILE = frozenset({"at", "during"})
ABOUT = frozenset({"about", "of", "on", "over", "to"})
"""Prepositions behind which stands what a noun is about: "criticism of a meeting", "his opposition to talks"."""
TOWARDS = frozenset({"for", "on", "to"})
"""Prepositions behind which stands what somebody is in a place for: "is in X for talks", "on a visit"."""
BESIDE = frozenset({"appos", "dep", "npadvmod"})
"""Relations of a noun by which a clause is summed up: "landed in X, the start of her visit"."""
OCCASIONAL = MARGINS | {"aftermath", "course", "fringe", "framework", "heel", "occasion", "part", "side", "wake"}
"""Nouns whose "of" leads to an event that the clause takes place at: "on the occasion of the visit"."""
PROGRAMME = frozenset({"feature", "include"})
"""Verbs by which a journey has a meeting in it."""
VERBAL = ("VERB", "AUX")
CHAIN = 4


def take_clause(draft: Draft, top: Token, reading: Reading, words: MeetingWords) -> None:
    """Take what the clause says of parties, and the verbs that date and place the event.

    `top` is the noun that stands for the event in the clause ("round" in "a round of talks").
    """
    current = top
    while current.dep_ in ("conj", "appos") and current.head.pos_ in ("NOUN", "PROPN"):
        current = current.head
    head = _prefixed(current.head)
    if head.i == current.i:
        return
    if current.dep_ == "pobj":  # first: "following" is a verb to the tagger
        _take_prepositional(draft, head, reading, words)
    elif head.pos_ in VERBAL:
        if draft.mode is Mode.VISIT and current.dep_ in BESIDE and words.verbs.get(reading.lemmas[head.i]) == "travel":
            take_journey(draft, head, reading, words)  # "arrived in X, the start of her trip"
            draft.add(() if draft.participants else subject_parties(head, reading))
        if current.dep_ in ("nsubj", "nsubjpass"):
            _take_happening(draft, head, reading, words)
        if current.dep_ in ("dobj", "nsubjpass", "attr", "oprd"):
            _take_carrier(draft, head, reading, words, passive=current.dep_ == "nsubjpass")


def _prefixed(verb: Token) -> Token:
    """The verb itself where the tokenizer has cut off its prefix: "chaired" in "co-chaired"."""
    following = verb.i + 2
    if verb.lower_ != "co" or following >= len(verb.doc) or verb.doc[verb.i + 1].text != "-":
        return verb
    return verb.doc[following]


def _take_prepositional(draft: Draft, preposition: Token, reading: Reading, words: MeetingWords) -> None:
    outer = preposition
    while outer.head.dep_ in ("prep", "advmod") and outer.head.pos_ in ("ADP", "ADV", "SCONJ"):
        outer = outer.head
    verb = outer.head
    taking = reading.lemmas[verb.i] in TAKING_PART
    if reading.lemmas[verb.i] == "part" and verb.head.pos_ == "VERB":  # "took part in"
        verb, taking = verb.head, True
    if taking and preposition.lower_ in INTO and reading.lemmas[verb.i] not in words.joining:
        _take_carrier(draft, verb, reading, words, taking=True)
    elif _bare(preposition) in words.occasions or outer.lower_ in words.occasions:
        if preposition.lower_ == "of" and not _of_occasion(preposition.head, reading, words):
            _take_owner(draft, verb, preposition, reading, words)
            return
        if verb.dep_ == "dobj" and reading.lemmas[verb.head.i] in words.topic_verbs:
            return  # "discussed the way forward for the talks"
        if verb.pos_ not in VERBAL:  # "made no progress on peace at talks in X"
            if _take_owner(draft, verb, preposition, reading, words):
                return
            verb = clause_of(verb)
        _take_occasion(draft, verb, reading, words, preposition=_bare(preposition))


def _take_owner(draft: Draft, noun: Token, preposition: Token, reading: Reading, words: MeetingWords) -> bool:
    """ "X's plans for a summit with Y", "X's remarks after meeting Y": X, unless the noun only judges the event.

    Returns whether it is somebody's, so that the clause round it says nothing of who took part.
    """
    partner = draft.accompanied == len(draft.participants) == 1 or (draft.counterpart and not draft.participants)
    owner = possessor(noun) if partner and not draft.owned and noun.pos_ == "NOUN" else None
    if owner is None or owner.ent_type_ in ("DATE", "TIME") or reading.lemmas[noun.i] in index_of(reading).people:
        return False
    if preposition.lower_ in ABOUT and reading.lemmas[noun.i] in words.judging:
        return True
    found = [key for key in parties(owner, reading) if reading.entity[key].kind is not EntityKind.ORGANISATION]
    if draft.participants.keys() >= set(found):
        return False
    draft.add(found)
    return True


def _bare(preposition: Token) -> str:
    """The word without the dash of a dateline that sticks to it: "GENEVA —-After a meeting"."""
    return preposition.lower_.lstrip("-–—")


def _of_occasion(noun: Token, reading: Reading, words: MeetingWords) -> bool:
    """ "At the end of a meeting" is at the meeting, "a summary of the call" is not."""
    lemma = reading.lemmas[noun.i]
    return lemma in words.containers or lemma in OCCASIONAL or lemma == "ahead"


def _take_happening(draft: Draft, verb: Token, reading: Reading, words: MeetingWords) -> None:
    """The event is the subject: "the talks with X resumed", "talks resumed with X", "the talks brought together X"."""
    _take_gathered(draft, verb, reading, words)
    for word in _chain(verb):
        if reading.lemmas[word.i] in words.happening_verbs:
            draft.carriers.append(word)
            for inner in objects_of(word, WITH):
                draft.add(parties(inner, reading, places=True))
            for where in objects_of(word, frozenset({"in", "at"})):  # "are under way in X between Y and Z"
                for inner in objects_of(where, frozenset({"between"})):
                    draft.add(parties(inner, reading, places=True))
    if not draft.participants:
        # Who is to agree was at the talks: "the talks brought no treaty between X and Y".
        for word in verb.subtree:
            if word.i > verb.i and reading.lemmas[word.i] in words.outcomes:
                for inner in objects_of(word, frozenset({"between"})):
                    draft.add(parties(inner, reading, places=True))


def _take_gathered(draft: Draft, verb: Token, reading: Reading, words: MeetingWords) -> None:
    """The parties as the object of the event: "the summit gathered X and Y"; what "also included" some is another's."""
    lemma = reading.lemmas[verb.i]
    adverbs = [child.lower_ for child in verb.children if child.dep_ == "advmod"]
    if lemma not in words.gathering or "also" in adverbs or (lemma == "bring" and "together" not in adverbs):
        return
    draft.carriers.append(verb)
    for child in verb.children:
        if child.dep_ == "dobj":
            draft.add(parties(child, reading))
            draft.counterpart = draft.counterpart or is_counterpart(child, reading, words)


def _chain(verb: Token) -> list[Token]:
    """A verb with the infinitives that hang on it: "is due to take place", "is expected to be held"."""
    found = [verb]
    for word in found:
        if len(found) < CHAIN:
            found.extend(child for child in word.children if child.dep_ in ("xcomp", "acomp", "oprd"))
    return [word for word in found if word.pos_ in VERBAL]


def _take_carrier(
    draft: Draft, verb: Token, reading: Reading, words: MeetingWords, *, passive: bool = False, taking: bool = False
) -> None:
    """The event is the object: "X held talks with Y", "the talks were held by X"; or X takes part in it."""
    lemma, particle = reading.lemmas[verb.i], particle_of(verb)
    if lemma in PROGRAMME:
        draft.add(_travellers(verb, reading, words))
        return
    if lemma in words.marking:
        draft.definite = True
    if lemma in words.recalling and draft.definite and len(draft.participants) == 1:  # "X recalled the meeting with Y"
        people = subject_parties(verb, reading)
        draft.add(key for key in people if reading.entity[key].kind is EntityKind.PERSON)
    phrase = f"{lemma} {particle}" if particle else lemma
    considered = phrase in words.considering and bool(draft.participants)
    if not taking and not considered and lemma not in words.carriers and phrase not in words.carriers:
        return
    draft.carriers.append(verb)
    draft.further = draft.further or (passive and lemma == "attend" and draft.definite and not draft.participants)
    take_journey(draft, verb, reading, words)  # "flew to X to hold talks"
    for inner in objects_of(verb, WITH):
        draft.add(parties(inner, reading, places=True))
        draft.companions.extend(members(inner, reading))
        draft.counterpart = draft.counterpart or is_counterpart(inner, reading, words)
    if draft.mode is Mode.CALL:
        for inner in objects_of(verb, frozenset({"from"})):
            draft.add(parties(inner, reading))
    for child in verb.children:
        if child.dep_ == "dative":
            target = next((inner for inner in child.children if inner.dep_ == "pobj"), child)
            draft.add(parties(target, reading))
    if draft.between > 1:  # "X proposed talks between Y and Z"
        return
    if passive:
        for inner in objects_of(verb, frozenset({"by"})):
            draft.add(parties(inner, reading))
    elif taking or not draft.owned:
        subject = subject_parties(verb, reading, places=True)
        if (
            phrase in words.calling_off and draft.definite and not draft.participants
        ):  # "the Palace cancelled the meeting"
            subject = tuple(key for key in subject if reading.entity[key].kind is not EntityKind.ORGANISATION)
        draft.add(subject)
        unnamed = None if subject else subject_of(verb)
        draft.counterpart = draft.counterpart or (unnamed is not None and is_counterpart(unnamed, reading, words))


def _travellers(verb: Token, reading: Reading, words: MeetingWords) -> tuple[str, ...]:
    """Whose journey includes the event: "X's visit will include talks with Y", "X is on a trip that includes talks"."""
    subject = subject_of(verb)
    journey = verb.head if subject is not None and subject.tag_ in ("WDT", "WP") else subject
    if journey is None or words.nouns.get(reading.lemmas[journey.i]) is not Mode.VISIT:
        return ()
    owner = possessor(journey)
    if owner is not None and owner.ent_type_ not in ("DATE", "TIME"):
        return parties(owner, reading)
    clause = clause_of(journey)
    return subject_parties(clause, reading) if clause.i != verb.i else ()


def _take_occasion(draft: Draft, verb: Token, reading: Reading, words: MeetingWords, *, preposition: str) -> None:
    """Whoever is the subject of "told him during a meeting with X" was there, and where nobody is named, also he."""
    frame = words.verbs.get(reading.lemmas[verb.i])
    _take_governor(draft, verb, reading, words, frame, preposition)
    known = len(draft.participants)
    ahead = preposition == "of" and verb.i != draft.trigger.head.head.i
    told = known > draft.accompanied and (known > 1 or ahead)
    if draft.owned or draft.between > 1 or told or verb.pos_ not in VERBAL:
        return
    if reading.lemmas[verb.i] in words.bystanding:
        return
    negated = any(child.dep_ == "neg" for child in verb.children)
    if negated and (reading.lemmas[verb.i] in words.carriers or (draft.mode is Mode.VISIT and not known)):
        return  # "did not attend a session at the summit"; "will not meet Y during the trip": whose trip it is, is open
    people = _blamed(draft.trigger, verb, reading) or list(subject_parties(_round(verb), reading))
    if known and not people:
        unnamed = subject_of(_round(verb))
        if unnamed is not None and _take_owner(draft, unnamed, verb, reading, words):  # "X's remarks came after talks"
            return
        draft.counterpart = draft.counterpart or (unnamed is not None and is_counterpart(unnamed, reading, words))
    if draft.definite and not known and not draft.places:  # "after the talks, X and Y said"
        named = [key for key in people if reading.entity[key].kind is EntityKind.PERSON]
        if len(named) == 2 and draft.mode is not Mode.VISIT and preposition in ("after", "at", "during", "following"):
            draft.add(named)
        return
    if not known and reading.lemmas[verb.i] in words.addressing:
        addressed = [key for child in verb.children if child.dep_ == "dobj" for key in parties(child, reading)]
        addressed.extend(key for inner in objects_of(verb, frozenset({"by"})) for key in parties(inner, reading))
        people.extend(key for key in addressed if reading.entity[key].kind is EntityKind.PERSON)
    if (
        known
        or draft.counterpart
        or draft.definite
        or draft.mode is Mode.VISIT
        or len(people) > 1
        or (
            people
            and (frame == "travel" or _attends(people[0], preposition, reading, words))
            and (draft.places or places_of(draft, reading, words))
        )
    ):
        draft.add(people)


def _take_governor(
    draft: Draft, verb: Token, reading: Reading, words: MeetingWords, frame: str | None, preposition: str
) -> None:
    """What the verb before the event says of it by itself: when and where it was, and who came to it."""
    if preposition in MEANWHILE and verb.pos_ in VERBAL:  # "said on Monday during a visit": the visit was on Monday
        draft.moments.append(verb)
    at_outset = draft.mode is Mode.VISIT and preposition in ("at", "of")  # "landed in X at the start of a visit"
    if (preposition in TOWARDS or at_outset) and verb.pos_ in VERBAL:
        if frame == "travel":  # "flew to X for talks"
            take_journey(draft, verb, reading, words)
        elif not draft.places and frame in (None, "meet", "with", "gather"):  # "is in X for talks"
            take_stay(draft, verb, reading)
    elif reading.lemmas[verb.i] in words.joining:  # "X will join Y at a meeting of Z"
        draft.add(key for child in verb.children if child.dep_ == "dobj" for key in parties(child, reading))
        draft.add(subject_parties(verb, reading))
    elif frame in ("meet", "with", "gather") and preposition == "for":  # "met for a third round of talks"
        draft.distinct, draft.definite = False, True
    _take_invited(draft, verb, reading, words, frame)


def _blamed(noun: Token, verb: Token, reading: Reading) -> list[str]:
    """ "Criticised X for meeting with Y", where the tagger takes the participle for a noun: X."""
    bare = noun.lower_ == "meeting" and noun.dep_ == "pobj" and not any(child.i < noun.i for child in noun.children)
    if not bare or noun.head.head.i != verb.i or noun.head.lower_ not in CONTROLLING:
        return []
    return [key for child in verb.children if child.dep_ == "dobj" for key in parties(child, reading)]


def _round(verb: Token) -> Token:
    """The verb whose subject was there: "in a statement issued after the talks, X and Y called for"."""
    statement = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or statement.dep_ != "pobj" or statement.head.lower_ != "in":
        return verb
    above = clause_of(statement)
    subject = subject_of(above)
    return above if subject is not None and statement.i < subject.i else verb


def _take_invited(draft: Draft, verb: Token, reading: Reading, words: MeetingWords, frame: str | None) -> None:
    """Whoever is invited to the event or received for it: "greeted X for a meeting", "to invite X to the summit"."""
    if frame != "host" and reading.lemmas[verb.i] not in words.inviting:
        return
    for child in verb.children:
        if child.dep_ == "dobj":
            draft.add(parties(child, reading))


def _attends(key: str, preposition: str, reading: Reading, words: MeetingWords) -> bool:
    """ "At a meeting in X, the minister said": an official, or a body of states, speaks where it takes part."""
    if preposition not in MEANWHILE:
        return False
    entity = reading.entity[key]
    if entity.kind is EntityKind.ORGANISATION:
        return words.is_multilateral(entity.label)
    description = index_of(reading).descriptions.get(key)
    return description is not None and not words.counterparts.isdisjoint(description.words)
