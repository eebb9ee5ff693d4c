"""Where, how and about what: the circumstances of a meeting, from the words round its trigger."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kgexport.extract.meeting_words import PLACES, Draft, MeetingWords, words_of
from kgexport.extract.phrases import objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import expand
from kgexport.model import Entity, EntityKind, Mode

MAXIMUM_TOPIC = 160
"""Code points; a longer phrase is a summary of the article, not a topic."""

ONWARDS = frozenset({"of", "in", "at", "near", "outside"})
IN = frozenset({"in"})
STANDING = frozenset({"in", "at"})
TOWARDS = frozenset({"to", "in"})
ONTO = frozenset({"back", "home", "on", "onwards", "out", "over"})
"""Words between a journey's verb and its "to": "headed back to X"."""
STAYING = frozenset({"be", "expect"})
"""Verbs of whoever is in a place, or expected there."""
LEAVING = frozenset({"leave", "depart", "head"})
"""Verbs of journeys whose destination stands behind "for"."""
BOUND = "bound"
"""Of whoever is on the way: "is bound for X"."""
STATES = frozenset({"country", "kingdom", "nation", "republic"})
SITES = STATES | {"capital", "city", "enclave", "island", "town"}
"""Nouns by which one points back to a place: "the first to visit the country"."""
MARGINS = frozenset({"margin", "sideline"})
"""Where one meets beside another event: "on the sidelines of the summit in X"."""
MEANS = frozenset({"by", "via", "on", "over", "through", "in", "during"})
CLAUSES = frozenset({"advcl", "xcomp", "acl", "relcl", "conj"})
CALL_REACH = 14
"""Tokens behind a verb in which "in a telephone conversation" is looked for."""
CLIMBED = frozenset({"xcomp", "advcl", "conj", "acl", "pobj", "prep"})
JOURNEY_STEPS = 5
"""Words climbed from a meeting to the journey that led to it."""


def places_of(draft: Draft, reading: Reading, words: MeetingWords) -> tuple[str, ...]:
    """The place named behind "in" or "at" on the trigger, on the verb that carries it, or on the last party's name."""
    for word in (draft.trigger, *draft.carriers):
        where = _place_before_where(word, reading)
        if where is not None:
            return (where,)
    for word in (draft.trigger, *draft.carriers):
        for child in _prepositions(word):
            if _leads_to_place(child, reading, words):
                found = places_behind(child, reading)
                if found:
                    return found
            elif child.lower_ == "with" and word.i == draft.trigger.i and not draft.noun:  # "with honours in X"
                found = _behind_manner(child, reading)
                if found:
                    return found
            elif child.lower_ in ("during", "for", "on"):
                found = tuple(key for inner in child.children for key in where_held(inner, reading, words))
                topic = draft.noun and word.i == draft.trigger.i and word.tag_ == "NNS"  # "talks on X"
                if not found and child.lower_ == "on" and not topic:  # "on Capitol Hill"
                    found = _named_places(child, reading)
                if found:
                    return found
    for companion in draft.companions:
        for word in companion.subtree:
            behind = word.dep_ == "prep" and word.lower_ in ("in", "at") and word.i > companion.i
            if behind and _on_party(word, reading) and not _of_topic(word, companion, words):
                found = places_behind(word, reading)
                if found:
                    return found
    return ()


def _behind_manner(preposition: Token, reading: Reading) -> tuple[str, ...]:
    """The place that the parser hung on what a party was received with."""
    for inner in preposition.children:
        if inner.dep_ == "pobj" and inner.pos_ == "NOUN" and reading.entity_at(inner) is None:
            for behind in inner.children:
                if behind.dep_ == "prep" and behind.lower_ in STANDING:
                    return places_behind(behind, reading)
    return ()


def _of_topic(preposition: Token, party: Token, words: MeetingWords) -> bool:
    """ "Spoke with X about the crisis in Y": of what was talked about, though the parser hung it on X."""
    current = preposition.head
    while current.i > party.i:
        if current.dep_ == "prep" and current.lower_ in words.topic_prepositions:
            return True
        current = current.head
    return False


def _prepositions(word: Token) -> Iterator[Token]:
    """The prepositions on a word, and those that the parser hung on its day: "is set for June 5 in X"."""
    for child in word.children:
        days = child.children if child.dep_ == "prep" else (child,) if child.dep_ == "npadvmod" else ()
        if child.dep_ == "prep":
            yield child
        for day in days:
            if day.ent_type_ in ("DATE", "TIME"):
                yield from (inner for inner in day.children if inner.dep_ == "prep")


def _leads_to_place(preposition: Token, reading: Reading, words: MeetingWords) -> bool:
    """ "In", "at"; "on the margins of the summit in X", "on the outskirts of X"; "while in X"."""
    word = preposition.lower_
    if word == "on":
        return any(reading.lemmas[inner.i] in MARGINS | words.grounds for inner in preposition.children)
    return word in words.place_prepositions or word in ("while", "when")


def _place_before_where(verb: Token, reading: Reading) -> str | None:
    """ "She is due in X on Monday, where she will meet Y": the last place before."""
    while verb.dep_ == "xcomp":  # "where she is expected to meet Y"
        verb = verb.head
    where = next((child.i for child in verb.children if child.lower_ == "where"), None)
    if where is None or where == verb.sent.start or (verb.dep_ != "relcl" and not _follows_place(where, reading)):
        return None
    for index in range(where - 1, verb.sent.start - 1, -1):
        entity = reading.entities_at[index]
        if entity is not None and entity.kind in PLACES:
            return _nearest_of_pair(index, entity, reading).key
    return None


def _nearest_of_pair(index: int, entity: Entity, reading: Reading) -> Entity:
    """Of "Vienna, Austria" Vienna."""
    first = index
    while first > 0 and reading.entities_at[first - 1] is entity:
        first -= 1
    before = reading.entities_at[first - 2] if first > 1 and reading.doc[first - 1].text == "," else None
    return before if before is not None and before.kind in PLACES else entity


def _follows_place(where: int, reading: Reading) -> bool:
    """Whether nothing but a comma or dash stands between a place and "where", however the clause was hung."""
    before = where - 1
    while before > 0 and (reading.doc[before].is_punct or reading.doc[before].is_space):
        before -= 1
    entity = reading.entities_at[before]
    return entity is not None and entity.kind in PLACES


def take_occasion_clause(draft: Draft, verb: Token, reading: Reading, words: MeetingWords) -> None:
    """ "X will meet Y when he travels to Z in March": the clause says where and when."""
    for clause in verb.children:
        if clause.dep_ != "advcl" or not any(child.lower_ in ("when", "while") for child in clause.lefts):
            continue
        frame = words.verbs.get(reading.lemmas[clause.i])
        if frame == "travel":
            take_journey(draft, clause, reading, words)
        elif frame == "visit":
            draft.carriers.append(clause)
            if not draft.places:
                draft.locate(
                    key for child in clause.children if child.dep_ == "dobj" for key in place_at(child, reading)
                )


def _on_party(preposition: Token, reading: Reading) -> bool:
    """Behind a name, or behind people; "the minister in the cabinet of X" and clauses of their own are left out."""
    head = preposition.head
    return reading.entity_at(head) is not None or head.dep_ in ("pobj", "dobj", "conj", "nsubjpass")


def take_journey(draft: Draft, word: Token, reading: Reading, words: MeetingWords) -> None:
    """ "flew to X to meet Y", "flew to X and met Y": where the meeting is, and a word that dates it."""
    current = word
    for _ in range(JOURNEY_STEPS):
        if words.verbs.get(reading.lemmas[current.i]) == "travel" and current.pos_ == "VERB":
            onwards = [child for child in current.children if child.lower_ in ONTO and child.dep_ in ("prep", "advmod")]
            leads = TOWARDS | {"for"} if reading.lemmas[current.i] in LEAVING else TOWARDS
            towards = [inner for word in (current, *onwards) for inner in objects_of(word, leads)]
            places = [key for inner in towards for key in place_at(inner, reading)]
            if places:
                draft.carriers.append(current)
                if not draft.places:
                    draft.locate(places)
            return
        if current.i != word.i and word.tag_ == "VBG" and _take_paid_visit(draft, current, reading, words):
            return
        if current.lower_ == BOUND and current.i + 2 < current.sent.end and current.nbor().lower_ == "for":
            target = reading.entities_at[current.i + 2]  # the parser takes it for the subject of "to meet"
            if target is not None and target.kind in PLACES and not draft.places:
                draft.locate([target.key])
                draft.carriers.append(current)
            return
        if current.lemma_ in STAYING and current.i != draft.trigger.i:  # "is in X this week to meet Y"
            take_stay(draft, current, reading)
            return
        if current.dep_ not in CLIMBED or current.head.i == current.i or _at_another_time(current):
            return
        current = current.head


def _take_paid_visit(draft: Draft, verb: Token, reading: Reading, words: MeetingWords) -> bool:
    """ "Paid a visit to X, meeting Y": where the visit led to."""
    for child in verb.children:
        if child.dep_ == "dobj" and words.nouns.get(reading.lemmas[child.i]) is Mode.VISIT:
            places = [key for inner in objects_of(child, TOWARDS) for key in place_at(inner, reading)]
            if places and not draft.places and not places_of(draft, reading, words):
                draft.locate(places)
                return True
    return False


def _at_another_time(clause: Token) -> bool:
    """ "Flew home after she met Y", "flew to X because Y had met Z", "having met Y, flew to X"."""
    return any(
        (child.dep_ == "mark" and child.lower_ != "for") or (child.dep_ == "aux" and child.lower_ == "having")
        for child in clause.lefts
    )


def take_stay(draft: Draft, verb: Token, reading: Reading) -> None:
    """Where somebody is, or is expected, for the event: "is due in X on Friday for a meeting"."""
    standing = (verb, *(child for child in verb.children if child.dep_ in ("acomp", "oprd")))
    places = [key for word in standing for inner in objects_of(word, IN) for key in place_at(inner, reading)]
    subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    if places and subject and not draft.places:
        draft.locate(places)
        draft.carriers.append(verb)


def places_behind(preposition: Token, reading: Reading) -> tuple[str, ...]:
    """The place that a preposition leads to, the nearest named one: "at a hotel in Vienna" gives Vienna."""
    inner = (last for child in preposition.children if child.dep_ == "prep" for last in child.children)  # "while in X"
    return tuple(
        key for child in (*preposition.children, *inner) if child.dep_ == "pobj" for key in place_at(child, reading)
    )


def where_held(noun: Token, reading: Reading, words: MeetingWords) -> tuple[str, ...]:
    """Where the event is for or during which one meets: "during a summit held at X", "on his visit to X"."""
    mode = words.nouns.get(reading.lemmas[noun.i])
    if noun.head.lower_ == "on" and mode is not Mode.VISIT:
        return ()
    leads = STANDING | {"to"} if mode is Mode.VISIT else STANDING
    for word in (noun, *(child for child in noun.children if child.dep_ == "acl")):
        for inner in objects_of(word, leads):
            found = place_at(inner, reading)
            if found:
                return found
    return ()


def _named_places(preposition: Token, reading: Reading) -> tuple[str, ...]:
    """The places whose own names stand behind a preposition; countries left out ("talks on X")."""
    found = (reading.entity_at(child) for child in preposition.children if child.dep_ == "pobj")
    return tuple(entity.key for entity in found if entity is not None and entity.kind is EntityKind.PLACE)


def place_at(noun: Token, reading: Reading) -> tuple[str, ...]:
    """The place that a noun names, with those joined to it, or that its own "of" or "in" leads to."""
    entity = reading.entity_at(noun)
    if entity is not None and entity.kind in PLACES:
        joined = (reading.entity_at(member) for member in expand(noun, reading))
        return tuple(dict.fromkeys(other.key for other in joined if other is not None and other.kind in PLACES))
    if entity is not None and noun.head.lower_ != "of" and entity.label in words_of(reading.lexicon).venues:
        return (entity.key,)
    if entity is not None and entity.kind is EntityKind.PERSON:
        return ()
    for inner in objects_of(noun, ONWARDS):
        if entity is not None and inner.head.lower_ not in STANDING and _is_name(inner, reading):
            continue  # "at the Assembly in X" is in X, the Bank of X is not
        found = place_at(inner, reading)
        if found:
            return found
    for child in noun.children if entity is None else ():
        named = reading.entity_at(child) if child.dep_ in ("compound", "appos", "poss") else None
        if named is not None and named.kind in PLACES:
            return (named.key,)
    return ()


def pointed_place(noun: Token, reading: Reading) -> tuple[str, ...]:
    """The place that "the country" or "the island" stands for: the last named in this sentence or the one before."""
    lemma = reading.lemmas[noun.i]
    lefts = list(noun.lefts)
    if lemma not in SITES or not any(child.lower_ in ("the", "this", "that") for child in lefts) or len(lefts) > 1:
        return ()
    number = reading.sentence_of[noun.i]
    for index in range(noun.i - 1, reading.sentences[max(0, number - 1)].start - 1, -1):
        entity = reading.entities_at[index]
        if entity is None or entity.kind not in PLACES or reading.doc[index].pos_ == "ADJ":
            continue
        if lemma == "island" or (entity.kind is EntityKind.COUNTRY) is (lemma in STATES):
            return (entity.key,)
    return ()


def _is_name(noun: Token, reading: Reading) -> bool:
    """Whether a noun belongs to a name, and is no event that a name only qualifies: "the Group of 9 meeting"."""
    return noun.pos_ != "NOUN" or reading.entity_at(noun) is not None


def by_call(word: Token, words: MeetingWords, reading: Reading) -> bool:
    """Whether the words by a verb or noun say that people spoke at a distance."""
    for child in word.children:
        lemma = reading.lemmas[child.i]
        if child.dep_ in ("prep", "agent", "npadvmod", "advmod", "prt", "pcomp"):
            if lemma in words.call_adverbs:
                return True
            if child.lower_ in MEANS:
                for inner in child.children:
                    if inner.dep_ == "pobj" and _means(inner, words, reading):
                        return True
        elif child.dep_ in ("compound", "amod", "nmod") and lemma in words.call_words:
            return True
    return False


def told_by_call(verb: Token, words: MeetingWords, reading: Reading) -> bool:
    """Whether "in a telephone conversation" or "by phone" stands close behind a verb, wherever it was hung."""
    previous = ""
    for index in range(verb.i + 1, min(verb.sent.end, verb.i + CALL_REACH)):
        lemma = reading.lemmas[index]
        if lemma in ("call", "conversation", "talk") and previous in words.call_words:
            return True
        if lemma in ("phone", "telephone", "video") and previous in ("by", "via"):
            return True
        previous = lemma
    return by_call(verb, words, reading)


def _means(noun: Token, words: MeetingWords, reading: Reading) -> bool:
    if reading.entity_at(noun) is not None:
        return False
    if reading.lemmas[noun.i] in ("conversation", "talk"):
        return any(reading.lemmas[child.i] in words.call_words for child in noun.children)
    return reading.lemmas[noun.i] in words.call_means


def mode_of(draft: Draft, reading: Reading, words: MeetingWords) -> Mode | None:
    """The mode that the trigger says, unless the words round it say that it was a call."""
    if draft.mode is Mode.CALL:
        return Mode.CALL
    if any(by_call(word, words, reading) for word in (draft.trigger, *draft.carriers)):
        return Mode.CALL
    if draft.mode is None and draft.places and draft.noun:
        return Mode.IN_PERSON
    return draft.mode


def topics_of(draft: Draft, reading: Reading, words: MeetingWords) -> tuple[str, ...]:
    """What was talked about, in the words of the text."""
    found: dict[str, None] = {}
    for word in (draft.trigger, *draft.carriers):
        found.update(dict.fromkeys(_about(word, words, reading)))
        for child in word.children:
            if child.dep_ in CLAUSES and reading.lemmas[child.i] in words.topic_verbs:
                found.update(dict.fromkeys(_of_verb(child, words, reading)))
    trigger = draft.trigger
    if not draft.noun and reading.lemmas[trigger.i] in words.topic_verbs:
        found.update(dict.fromkeys(_of_verb(trigger, words, reading)))
    head = trigger.head
    if draft.noun and trigger.dep_ in ("nsubj", "nsubjpass") and reading.lemmas[head.i] in words.topic_verbs:
        found.update(dict.fromkeys(_of_verb(head, words, reading)))
    return tuple(found)


def _of_verb(verb: Token, words: MeetingWords, reading: Reading) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ == "dobj":
            yield from _phrases(child)
    if reading.lemmas[verb.i] in ("focus", "touch"):
        yield from _about(verb, words, reading)


def _about(word: Token, words: MeetingWords, reading: Reading) -> Iterator[str]:
    for inner in objects_of(word, words.topic_prepositions):
        if inner.ent_type_ in ("DATE", "TIME") or inner.head.i < word.i or _means(inner, words, reading):
            continue
        entity = reading.entity_at(inner)
        if entity is not None and entity.kind is EntityKind.PERSON:
            continue
        yield from _phrases(inner)


def _phrases(noun: Token) -> Iterator[str]:
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    text = " ".join(noun.doc[start:end].text.split()).strip(" ,;:.")
    text += _closing(text, noun.doc[end : end + 2])
    if 2 < len(text) <= MAXIMUM_TOPIC:
        yield text


def _closing(text: str, following: Span) -> str:
    """The quotation mark that closes what the text opens, if it stands behind it, at most over a comma or stop."""
    marks = {"”"} if text.count("“") > text.count("”") else {'"'} if text.count('"') % 2 else set[str]()
    for token in following:
        if token.text in marks:
            return token.text
        if token.text not in {",", "."}:
            return ""
    return ""
