"""What the text before a telling adds to it: whose sanctions, on whom, and who "we" are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kgexport.extract.phrases import SUBJECTS
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_roles import Keys, agents_of, is_imposer, paragraph_start
from kgexport.extract.sanction_terms import Terms
from kgexport.model import Act, EntityKind, Modality
from kgexport.times.attach import time_of
from kgexport.times.records import TimeKind, TimeMention

NEAR = 1
"""Sentences over which a pronoun goes back to a sanction."""
BACK = 3
"""Sentences over which a telling without a target takes that of the one before."""
TOPIC = 12
"""Sentences in which the country that a text is about must be named `LEAST` times."""
LEAST = 3
FAR = 8
PAST_WORDS = frozenset({"already", "earlier", "long", "once", "originally", "previously", "repeatedly", "since"})
"""The same for "the sanctions"."""


@dataclass(frozen=True, slots=True)
class Order:
    """An instrument that somebody signed or issued: what later sentences say of "this order" is his act of that day."""

    issuers: Keys
    time: TimeMention | None


class Context:
    """The tellings so far, the latest last."""

    def __init__(self, reading: Reading, terms: Terms) -> None:
        """Start with none."""
        self._reading = reading
        self._terms = terms
        self._told: list[Draft] = []
        self._speaker: Keys | None = None
        self._order: Order | None = None

    def near(self, index: int) -> bool:
        """Whether a sanction was told in the sentence of this token or the one before."""
        if not self._told:
            return False
        sentence_of = self._reading.sentence_of
        return sentence_of[index] - sentence_of[self._told[-1].head.i] <= NEAR

    def fill(self, draft: Draft) -> Draft | None:
        """The draft with what the context adds; None when it stays without any party."""
        if draft.we or self._is_official(draft):
            draft = replace(draft, authorities=self._we())
        if self._rests_on_order(draft):
            draft = self._by_order(draft)
        elif draft.follows:
            draft = self._following(draft)
        elif not draft.targets and (draft.borrows or (draft.act is Act.THREAT and not draft.authorities)):
            draft = self._borrowing(draft)
        # Nobody imposes sanctions on himself or his own country: such words are about something else.
        own = self._own(draft.authorities)
        targets = tuple(key for key in draft.targets if key not in own)
        if draft.targets and not targets:
            return None
        draft = replace(draft, targets=targets)
        if not targets and self._may_guess(draft):
            draft = self._in_sentence(draft, own)
            draft = self._topical(draft, own)
        if not draft.targets and (draft.standing or not draft.authorities):
            return None
        self._told.append(draft)
        return draft

    def time_of(self, draft: Draft) -> TimeMention | None:
        """When the act took place; what is in force, supposed or denied has no day, unless its own phrase gives one."""
        if draft.time is not None:
            return draft.time
        times = self._reading.times
        time = time_of(draft.head, times) or self._behind_break(draft.head)
        if time is None and draft.head.pos_ == "VERB":
            decided = self._decision(draft.head)
            time = None if decided is None else time_of(decided, times)
        if time is not None and draft.standing and draft.noun and not _inside(draft.head, time):
            time = None
        threatening = self._terms.operators.get(draft.head.lemma_.lower()) is Act.THREAT
        if draft.modality in (Modality.HYPOTHETICAL, Modality.NEGATED) and not threatening:
            return None
        if time is None and draft.anaphoric and draft.told is not None:
            return self.time_of(draft.told)
        if time is None and not draft.standing and (_is_present(draft.head) or self._is_announced(draft)):
            return self._today()
        return time

    def _is_announced(self, draft: Draft) -> bool:
        """ "Has also designated", in a statement that tells of today's acts."""
        return index_of(self._reading).author is not None and _is_now(draft.head)

    def _decision(self, verb: Token) -> Token | None:
        """The verb of a decision to do it: "voted this week to extend"."""
        current = verb
        while current.dep_ in ("conj", "xcomp") and current.head.pos_ == "VERB":
            current = current.head
            if current.lemma_ in self._terms.deciding:
                return current
        return None

    def _behind_break(self, verb: Token) -> TimeMention | None:
        """The time before a verb at the head of its paragraph, which the parser has hung on the paragraph before."""
        start = paragraph_start(verb)
        if start == verb.sent.start:
            return None
        times = [time for time in self._reading.times if start <= time.token_start < verb.i]
        return times[0] if times and times[0].kind is TimeKind.DATE else None

    def _today(self) -> TimeMention | None:
        """ "Today" of the first telling of an announcement, which holds for all that it says in the progressive."""
        return next((time for time in self._reading.times if time.phrase.lower() in ("today", "this day")), None)

    def note_order(self, noun: Token) -> None:
        """Remember who signs or issues an order."""
        verb = noun.head
        if noun.dep_ not in ("dobj", "nsubjpass") or verb.lemma_ not in self._terms.ordering:
            return
        agents = agents_of(verb, self._reading, self._terms)
        if agents.keys:
            self._order = Order(agents.keys, time_of(verb, self._reading.times))

    def _rests_on_order(self, draft: Draft) -> bool:
        """Whether the sentence gives an order that was issued before as the ground of a nameless telling."""
        if self._order is None or draft.authorities or draft.targets:
            return False
        sentence = self._reading.sentences[self._reading.sentence_of[draft.head.i]]
        lemmas = self._reading.lemmas
        return any(lemmas[position] in self._terms.orders for position in range(sentence.start, sentence.end))

    def _by_order(self, draft: Draft) -> Draft:
        order = self._order
        if order is None:
            return draft
        return replace(draft, authorities=order.issuers, time=order.time, standing=False, confidence=0.6)

    def _is_official(self, draft: Draft) -> bool:
        """Whether a government tells of its own act: "X and Y are being designated pursuant to ..." under its byline."""
        if draft.authorities or draft.standing or draft.follows or draft.noun or draft.modality is not Modality.ACTUAL:
            return False
        return _is_now(draft.head) and index_of(self._reading).author is not None

    def _before(self, draft: Draft, sentences: int) -> Draft | None:
        """The latest telling so many sentences back at most that names a target."""
        sentence_of = self._reading.sentence_of
        for told in reversed(self._told):
            if sentence_of[draft.head.i] - sentence_of[told.head.i] > sentences:
                return None
            if told.targets:
                return told
        return None

    def _following(self, draft: Draft) -> Draft:
        told = self._before(draft, BACK) or (self._told[-1] if self._told else None)
        if told is None:
            return draft
        return replace(
            draft,
            authorities=draft.authorities or told.authorities,
            targets=draft.targets or told.targets,
            told=told,
        )

    def _borrowing(self, draft: Draft) -> Draft:
        told = self._before(draft, FAR if draft.definite or draft.standing else BACK)
        if told is None:
            return draft
        authorities = draft.authorities
        if not authorities and draft.standing:
            authorities = told.authorities
        return replace(draft, targets=told.targets, authorities=authorities, confidence=draft.confidence * 0.8)

    def _may_guess(self, draft: Draft) -> bool:
        """Whether the country that is meant may be guessed: sanctions, not on somebody unnamed, nor those told before.

        Announcements name their targets in the sentences that follow.
        """
        lemmas = self._reading.lemmas[draft.start : draft.end]
        if draft.nobody or self._terms.nouns.isdisjoint(lemmas) or "announce" in lemmas:
            return False
        return not (draft.standing and self._told)

    def _own(self, authorities: Keys) -> frozenset[str]:
        """The authorities, and the countries of the people among them as the text describes these."""
        found = set(authorities)
        for key in authorities:
            if self._reading.entity[key].kind is EntityKind.PERSON:
                description = index_of(self._reading).descriptions.get(key)
                found.update(description.keys if description is not None else ())
        return frozenset(found)

    def _in_sentence(self, draft: Draft, own: frozenset[str]) -> Draft:
        """The one country in the sentence that could be meant: "condemned Ruritania's test and imposed sanctions"."""
        sentence = self._reading.sentences[self._reading.sentence_of[draft.head.i]]
        named = [
            entity.key
            for entity in self._reading.entities_between(sentence.start, sentence.end)
            if entity.kind is EntityKind.COUNTRY and not is_imposer(entity, self._terms) and entity.key not in own
        ]
        if len(named) != 1:
            return draft
        return replace(draft, targets=(named[0],), confidence=min(draft.confidence, 0.55))

    def _topical(self, draft: Draft, own: frozenset[str]) -> Draft:
        """Sanctions of which a text never says on whom are on the country that it is about."""
        if draft.targets:
            return draft
        counts: dict[str, int] = {}
        for naming in index_of(self._reading).before(draft.head.i, sentences=TOPIC):
            entity = naming.entity
            if entity.kind is EntityKind.COUNTRY and entity.key not in own and not is_imposer(entity, self._terms):
                counts[naming.entity.key] = counts.get(naming.entity.key, 0) + 1
        ranked = sorted(counts.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return draft
        return replace(draft, targets=(ranked[0][0],), confidence=0.4)

    def _we(self) -> Keys:
        """Who speaks in an official text: whoever acted before, else the first government that is a subject in it."""
        for told in reversed(self._told):
            if told.authorities and not told.standing:
                return told.authorities
        if self._speaker is None:
            self._speaker = self._first_government()
        return self._speaker

    def _first_government(self) -> Keys:
        index = index_of(self._reading)
        for naming in index.namings:
            if is_imposer(naming.entity, self._terms) and index.head_of(naming).dep_ in SUBJECTS:
                return (naming.entity.key,)
        return ()


def _inside(noun: Token, time: TimeMention) -> bool:
    return noun.left_edge.i <= time.token_start <= noun.right_edge.i


def _is_now(verb: Token) -> bool:
    """Present tense, the perfect among it, without a word that puts it back."""
    if any(child.lower_ in PAST_WORDS for child in verb.children):
        return False
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBZ", "VBP") for child in verb.children)


def _is_present(verb: Token) -> bool:
    """ "Is designating", "are imposing"."""
    if verb.tag_ != "VBG":
        return False
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBZ", "VBP") for child in verb.children)
