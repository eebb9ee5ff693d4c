"""Tellings of meetings, visits and calls, from the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kgexport.extract.meeting_calls import phoned_telling
from kgexport.extract.meeting_details import mode_of, places_of, topics_of
from kgexport.extract.meeting_gapping import Stretch, stretches_of
from kgexport.extract.meeting_nouns import noun_telling
from kgexport.extract.meeting_scenes import Scenes
from kgexport.extract.meeting_series import Before, before_this, counts_period, is_first
from kgexport.extract.meeting_verbs import verb_telling
from kgexport.extract.meeting_whereabouts import places_beside
from kgexport.extract.meeting_words import Draft, MeetingWords, words_of
from kgexport.extract.modality import modality_of
from kgexport.extract.phrases import clause_of
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.model import EntityKind, MeetingMention, Modality, Mode
from kgexport.times.attach import duration_of, time_of, to_time_span
from kgexport.times.direction import root_of
from kgexport.times.records import TimeMention

PREDICATES = frozenset({"ROOT", "advcl", "ccomp", "conj", "relcl", "parataxis"})
AHEAD = ("next ", "the next ", "tomorrow", "the coming ", "coming ", "later this ", "later today")
"""How words begin that lie ahead of any document date."""
OVER = ("last ", "yesterday")
"""How words begin that lie behind it."""


DATED_VISIT = 0.45
"""Confidence of somebody's visit that has a day, though no place."""


def find_meetings(reading: Reading) -> Iterator[MeetingMention]:
    """Yield every telling of a meeting in the order of the text."""
    found: list[MeetingMention] = []
    before: Before | None = None
    scenes = Scenes()
    for draft in _drafts(reading):
        scenes.note_journeys(reading)
        before = before_this(draft.trigger, reading, found) or before
        for participants, stretch in _encounters(draft, reading):
            telling = _finish(draft, reading, participants, f"meeting-telling-{len(found)}", stretch)
            implied = None if before is None else before.parties_of(telling)
            if implied is not None:
                participants = (*participants, *(key for key in implied if key not in participants))
                places = tuple(place for place in telling.places if place not in participants)
                telling = replace(telling, participants=participants, places=places)
            where = scenes.place_for(telling, draft.trigger, reading)
            if where is not None:
                telling = replace(telling, places=(where,), mode=telling.mode or Mode.IN_PERSON)
            scenes.note(telling, draft.trigger, reading)
            found.append(telling)
            if telling.mode in (Mode.VISIT, Mode.IN_PERSON):
                index_of(reading).visited.extend(telling.places)
            if len(participants) > 1:
                index_of(reading).met.append((draft.trigger.i, participants))
            elif participants and telling.mode is Mode.VISIT:
                index_of(reading).visits.append((draft.trigger.i, participants))
            yield telling


def _drafts(reading: Reading) -> Iterator[Draft]:
    words = words_of(reading.lexicon)
    doc = reading.doc
    for index, lemma in enumerate(reading.lemmas):
        if lemma not in words.triggers:
            continue
        token = doc[index]
        draft: Draft | None = None
        if token.pos_ in ("VERB", "AUX"):
            if lemma in words.verbs:
                draft = verb_telling(token, reading, words)
        elif token.pos_ in ("NOUN", "PROPN") and lemma in words.verbs and _is_predicate(token):
            draft = verb_telling(token, reading, words)
        elif token.pos_ in ("NOUN", "PROPN") and lemma in words.nouns:
            draft = noun_telling(token, reading, words)
        elif token.pos_ == "NOUN" and lemma in ("phone", "telephone"):
            draft = phoned_telling(token, reading, words)
        if draft is not None and not _generic(draft, reading, words):
            yield draft


def _is_predicate(token: Token) -> bool:
    """Whether a verb was only tagged as a noun, as in headlines: it has a subject and governs a clause."""
    subject = any(child.dep_ == "nsubj" for child in token.lefts)
    return subject and token.dep_ in PREDICATES and not any(child.dep_ == "cop" for child in token.lefts)


def _generic(draft: Draft, reading: Reading, words: MeetingWords) -> bool:
    """ "Such summits usually end in a dinner" tells of none."""
    verb = clause_of(draft.trigger)
    return any(child.dep_ == "advmod" and child.lower_ in words.generic for child in verb.children)


def _encounters(draft: Draft, reading: Reading) -> Iterator[tuple[tuple[str, ...], Stretch | None]]:
    """The parties of each encounter that a draft tells of: of one, unless they were met one after the other.

    With them the words on where and when that are of this one alone.
    """
    stretches = stretches_of(draft, reading)
    met = [*draft.apart, *(key for stretch in stretches for key in stretch.met)]
    common = tuple(key for key in draft.participants if key not in met)
    if not met:
        yield common, None
    for key in draft.apart:
        yield (*common, key), None
    for stretch in stretches:
        yield (common if draft.mode is Mode.VISIT else (*common, *stretch.met)), stretch


def _finish(
    draft: Draft, reading: Reading, participants: tuple[str, ...], key: str, stretch: Stretch | None
) -> MeetingMention:
    words = words_of(reading.lexicon)
    token = draft.trigger
    if stretch is not None:
        draft.distinct = draft.distinct or stretch.again
        draft.places = dict.fromkeys(stretch.met if draft.mode is Mode.VISIT else stretch.places)
    elif not draft.places:
        draft.locate(places_of(draft, reading, words) or places_beside(draft, reading, words))
    mode = mode_of(draft, reading, words)
    if mode is Mode.CALL:  # whoever telephones from a place does not meet there
        draft.places.clear()
    time = _time(draft, reading) if stretch is None or stretch.time is None else stretch.time
    duration = duration_of(token, reading.times)
    dated = mode is Mode.VISIT and participants and time is not None and time.earliest is not None
    return MeetingMention(
        key=key,
        trigger=reading.mention(token.i, token.i + 1),
        sentence=reading.sentence_of[token.i],
        modality=_modality(draft, time, reading),
        time=None if time is None else to_time_span(time, reading.document),
        places=tuple(place for place in draft.places if place not in participants),
        noun=draft.noun,
        definite=draft.definite,
        confidence=max(draft.confidence, DATED_VISIT if dated and draft.owned else 0.0),
        participants=participants,
        mode=mode,
        topics=topics_of(draft, reading, words),
        duration=None if duration is None else duration.duration,
        distinct=draft.distinct,
        sides=tuple(_sides(participants, reading)),
        remote=draft.remote and not draft.places,
        further=draft.further,
    )


def _modality(draft: Draft, time: TimeMention | None, reading: Reading) -> Modality:
    """As the words say; what they tell as a fact, and not in the past, is planned while its day lies ahead."""
    modality = modality_of(draft.trigger, reading)
    date = reading.document.date
    if _was_ahead(draft.trigger) and time is not None and time.phrase.casefold().startswith(OVER):
        return Modality.ACTUAL
    if modality is not Modality.ACTUAL or time is None or _is_past(draft):
        return modality
    ahead = time.latest is None or date is None or time.latest > date
    if ahead and time.phrase.casefold().startswith(AHEAD):
        return Modality.PLANNED
    if time.earliest is not None and date is not None and time.earliest > date:
        return Modality.PLANNED
    return modality


def _was_ahead(noun: Token) -> bool:
    """ "Ahead of the summit last week": to come at that time, and over by now."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead"


def _is_past(draft: Draft) -> bool:
    """Whether the verb of the event, or the first that carries its noun, is in the past."""
    verbs = [word for word in (draft.trigger, *draft.carriers) if word.pos_ in ("VERB", "AUX")]
    if not verbs:
        return False
    verb = verbs[0]
    past = [child.tag_ == "VBD" for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return verb.tag_ == "VBD" or any(past)


def _is_of_the_matter(time: TimeMention, draft: Draft, reading: Reading) -> bool:
    """Whether a time dates what was talked about: "discussed the violence in recent days"."""
    verb, word = draft.trigger, reading.doc[time.token_start]
    if draft.noun or words_of(reading.lexicon).verbs.get(reading.lemmas[verb.i]) != "discuss":
        return False
    matter = [child for child in verb.children if child.dep_ == "dobj"]
    return any(inner.i == word.i for child in matter for outer in child.children for inner in outer.subtree)


def _time(draft: Draft, reading: Reading) -> TimeMention | None:
    """When it was; "the first meeting since May" and "have not met since May" are of no day."""
    time = _nearest_time(draft, reading)
    if time is None or _dates_calling_off(time, draft, reading):
        return None
    if _dates_other(time, draft, reading) or _is_of_the_matter(time, draft, reading):
        return None
    if counts_period(draft.trigger, reading, time.phrase):
        draft.distinct = draft.distinct and not draft.definite  # "their second in a year": the one just told
        return None
    if not _since(time, reading):
        return time
    return None if is_first(draft.trigger) or modality_of(draft.trigger, reading) is not Modality.ACTUAL else time


def _dates_calling_off(time: TimeMention, draft: Draft, reading: Reading) -> bool:
    """ "On Thursday X called off the summit": the day is that of the word, not of the event."""
    root, date = root_of(reading.doc, time.token_start, time.token_end), reading.document.date
    ahead = time.earliest is not None and date is not None and time.earliest > date
    if ahead or time.earliest != time.latest or time.phrase.casefold().startswith(AHEAD):
        return False
    verb = root.head.head if root.dep_ == "pobj" else root.head if root.dep_ == "npadvmod" else root
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    lemma = reading.lemmas[verb.i]
    return (f"{lemma} {particle}" if particle else lemma) in words_of(reading.lexicon).calling_off


def _dates_other(time: TimeMention, draft: Draft, reading: Reading) -> bool:
    """ "Ahead of her visit next week, X met Y": the day is that of the visit."""
    root = root_of(reading.doc, time.token_start, time.token_end)
    noun = root.head.head if root.dep_ == "pobj" else root.head
    if noun.dep_ != "pobj" or not noun.i < time.token_start < draft.trigger.i:
        return False
    if any(reading.doc[index].text == "," for index in range(noun.i, time.token_start)):
        return False
    outer = noun.head
    apart = outer.lower_ in ("before", "after") or (outer.lower_ == "of" and outer.head.lower_ == "ahead")
    return apart and reading.lemmas[noun.i] in words_of(reading.lexicon).nouns


def _since(time: TimeMention, reading: Reading) -> bool:
    near = range(max(0, time.token_start - 1), time.token_start + 1)
    return any(reading.doc[index].lower_ == "since" for index in near)


def _nearest_time(draft: Draft, reading: Reading) -> TimeMention | None:
    undated = None
    for token in (draft.trigger, *draft.carriers):
        time = time_of(token, reading.times)
        if time is not None and (time.earliest is not None or reading.document.date is None):
            return time
        undated = undated or time
    for token in (*_verbs_above(draft), *draft.moments):
        time = time_of(token, reading.times)
        if time is not None and (undated is None or time.earliest is not None):
            return time
    return undated


def _verbs_above(draft: Draft) -> Iterator[Token]:
    """Verbs that govern the one of the event: "on Monday she is due to hold talks"."""
    if draft.trigger.tag_ == "VB" and draft.trigger.dep_ in ("relcl", "acl", "advcl"):
        verb = draft.trigger.head  # "on Monday she will be the first head of state to meet X"
        while verb.dep_ in ("pobj", "prep", "attr"):
            verb = verb.head
        if any(child.dep_ == "attr" and is_first(child) for child in verb.children):
            yield verb
    for token in draft.carriers[:1]:
        while token.dep_ in ("xcomp", "acomp") and token.head.i != token.i:
            token = token.head
            if token.pos_ in ("VERB", "AUX"):
                yield token


def _sides(participants: tuple[str, ...], reading: Reading) -> Iterator[tuple[str, str]]:
    """The countries that the text says the people act for: "the Utopian minister X"."""
    index = index_of(reading)
    for key in participants:
        countries = index.countries_served(key) if reading.entity[key].kind is EntityKind.PERSON else ()
        if len(countries) == 1:
            yield key, countries[0]
