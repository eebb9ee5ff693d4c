"""What is said of an event in words that are no telling of it: "talks will be hard", "he backs the offer to meet".

Extractors of events ask for parties; who speaks of an event told in the neighbourhood need not name them again. Here
an attribution without a telling of its own is searched for a word for such an event, and the event told nearest is
taken that the word can stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kgexport.extract.attribution import Attribution
from kgexport.extract.indirect_claims import Indirect, parties_of
from kgexport.extract.phrases import clause_of, subject_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import referents
from kgexport.extract.telling import Telling, between_sentences
from kgexport.model import EventMention, MeetingMention, Modality, SanctionMention, Stance

REACH = 6
"""Sentences over which a word for an event takes up one told before."""

FAR = 12
"""Sentences over which it does so when it names a party."""

AHEAD = 2
"""Sentences over which it goes before the telling."""

MEETING = frozenset({"meet", "talk", "speak", "negotiate"})
"""Verbs of meeting, as what is offered or asked for."""

INTO = frozenset({"for", "from", "in", "into", "to", "with"})
"""Prepositions by which the sides are ready for an event, go into it or out of it."""

NEW = frozenset({"a", "an", "another", "any", "no", "some", "each", "every"})


def taken_up(attributions: Sequence[Attribution], tellings: Sequence[Telling], reading: Reading) -> Iterator[Indirect]:
    """Attributions that speak of an event told before or soon after; `attributions` are those that tell of none."""
    for attribution in attributions:
        if attribution.stance is Stance.DECLINES:
            continue
        seen: set[str] = set()
        for start, end in attribution.content:
            for index in range(start, end):
                word = reading.doc[index]
                if attribution.stance is not Stance.ASSERTS and not _is_proposed(word, reading):
                    continue
                telling = _meant(word, tellings, reading) or _stood_for(word, tellings, reading)
                if telling is not None and telling.event.key not in seen:
                    seen.add(telling.event.key)
                    yield Indirect(attribution, telling, 0.65)


def _meant(word: Token, tellings: Sequence[Telling], reading: Reading) -> Telling | None:
    """The telling that a word of the text goes back to."""
    kind = _kind(word, reading)
    if kind is None:
        return None
    proposed = _is_proposed(word, reading)
    ready = None if proposed else _readiness(word, reading)
    if not (proposed or ready or word.dep_ in ("nsubj", "nsubjpass")):
        return None
    phrase = word.head if proposed else word
    named = {entity.key for entity in reading.entities_between(phrase.left_edge.i, phrase.right_edge.i + 1)}
    subject = None if ready is None else subject_of(clause_of(ready))
    sides = set() if subject is None else set(referents(subject, reading))
    sentence = reading.sentence_of[word.i]
    best: tuple[int, int, int, int] | None = None
    found = None
    for telling in between_sentences(tellings, sentence - FAR, sentence + AHEAD, reading):
        if not isinstance(telling.event, kind):
            continue
        distance = sentence - reading.sentence_of[telling.start]
        if not -AHEAD <= distance <= (FAR if named else REACH):
            continue
        parties = set(parties_of(telling.event))
        shared = len(parties & (named | sides))
        if telling.event.modality is Modality.ACTUAL and _is_to_come(word):
            continue
        if (named and not shared) or (not named and (distance < 0 or not _is_known(word))):
            continue
        same = any(reading.lemmas[index] == reading.lemmas[word.i] for index in range(telling.start, telling.end))
        rank = (-shared, -int(same), abs(distance), abs(telling.start - word.i))
        if best is None or rank < best:
            best, found = rank, telling
    return found


def _stood_for(pronoun: Token, tellings: Sequence[Telling], reading: Reading) -> Telling | None:
    """What "they" or "it" stands for, where the same sentence has a noun of that number that tells of an event."""
    if pronoun.lower_ not in ("it", "they") or pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    clause = pronoun.head
    if reading.lemmas[clause.i] != "be" or not any(child.dep_ == "acomp" for child in clause.children):
        return None
    plural = pronoun.lower_ == "they"
    sentence = reading.sentence_of[pronoun.i]
    before = [
        telling
        for telling in between_sentences(tellings, sentence, sentence, reading)
        if telling.start < pronoun.i and telling.event.noun
    ]
    if before and (reading.doc[before[-1].end - 1].tag_ == "NNS") == plural:
        return before[-1]
    return None


def _kind(word: Token, reading: Reading) -> type[EventMention] | None:
    words = reading.lexicon.words
    lemma = reading.lemmas[word.i]
    if word.tag_ in ("NN", "NNS"):
        if lemma in words("meetings.pointing_nouns"):
            return MeetingMention if word.tag_ == "NNS" or lemma not in words("meetings.plural_nouns") else None
        if lemma in words("sanctions.nouns"):
            return SanctionMention
        if lemma in words("sanctions.anaphors") and (word.tag_ == "NNS" or _is_this(word)):
            return SanctionMention
    if word.tag_ == "VB" and lemma in MEETING:
        return MeetingMention
    return None


def _is_this(noun: Token) -> bool:
    """ "This action", "today's designation": what was told last; "the decision" may be any."""
    return any(child.lower_ in ("this", "these", "today") for child in noun.children)


def _is_proposed(word: Token, reading: Reading) -> bool:
    """Whether somebody offers, asks for or plans the event: "her offer to meet", "the invitation to the talks"."""
    noun = word.head.head if word.dep_ == "pobj" else word.head
    direct = word.dep_ in ("acl", "relcl", "xcomp") or (word.dep_ == "pobj" and word.head.lower_ in ("for", "of", "to"))
    return direct and reading.lemmas[noun.i] in reading.lexicon.words("claims.proposals")


def _readiness(word: Token, reading: Reading) -> Token | None:
    """What is said of the event by its sides, if it is how ready they are for it or that they go on with it.

    "Ready to meet", "open to talks", "would return to the table", "resumed the negotiations" give the word before.
    """
    words = reading.lexicon.words
    governor = word.head
    if word.dep_ == "pobj" and governor.lower_ in INTO:
        governor = governor.head
    elif word.dep_ not in ("xcomp", "dobj"):
        return None
    lemma = reading.lemmas[governor.i]
    if lemma in words("claims.readiness") and (governor.pos_ == "ADJ" or word.pos_ != "VERB"):
        return governor
    return governor if lemma in words("claims.courses") and word.dep_ != "xcomp" else None


def _is_to_come(word: Token) -> bool:
    """Whether the clause of an event noun tells what it will be."""
    return any(child.dep_ == "aux" and child.lower_ in ("will", "'ll", "’ll") for child in word.head.children)


def _is_known(word: Token) -> bool:
    """Whether a noun is definite, or a bare plural that something is said of ("talks will resume")."""
    left = [child for child in word.children if child.i < word.i]
    if any(child.lower_ in NEW for child in left) or word.pos_ == "VERB":
        return False
    if any(child.dep_ in ("det", "poss") for child in left):
        return True
    of_its_own = any(child.dep_ == "prep" and child.lower_ in ("about", "on", "over") for child in word.children)
    # "Equal talks are the only way" is any talks, "direct talks would resume" those that the text has told.
    generic = word.head.lemma_ == "be" and any(child.tag_ == "JJ" for child in left)
    return word.tag_ == "NNS" and not of_its_own and not generic
