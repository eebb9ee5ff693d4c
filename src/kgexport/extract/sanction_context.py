"""What the text before a telling adds to it: whose sanctions, on whom, and who "we" are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kgexport.extract.phrases import SUBJECTS, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.sanction_agents import agents_of, spoken_for
from kgexport.extract.sanction_candidates import could_be_meant, judging, named_beside, own_of, topic_before
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_fields import in_other_field
from kgexport.extract.sanction_targets import Keys, is_imposer, unique, without
from kgexport.extract.sanction_terms import MADE, RELIEF, terms_of
from kgexport.extract.sanction_times import act_time, is_now
from kgexport.model import Act, EntityKind, Modality
from kgexport.resolve.organs import is_organ_of
from kgexport.times.attach import time_of
from kgexport.times.records import TimeMention

NEAR = 1
"""Sentences over which a pronoun goes back to a sanction."""
BACK = 3
"""Sentences over which a telling without a target takes that of the one before."""
FAR = 8
"""The same for "the sanctions", and for sanctions mentioned as in force."""
BORROWED = 0.85
"""What the confidence of a telling is multiplied by when its target stands elsewhere."""
GENERAL = frozenset({"sanction"})
"""What measures of every kind are called."""
GUESSED = 0.6
TOPICAL = 0.5
ORDERED = 0.6


@dataclass(frozen=True, slots=True)
class Order:
    """An instrument that somebody signed or issued: what later sentences say of "this order" is his act of that day."""

    issuers: Keys
    time: TimeMention | None


class Context:
    """The tellings so far, the latest last."""

    def __init__(self, reading: Reading) -> None:
        """Start with none."""
        self._reading = reading
        self._terms = terms_of(reading.lexicon)
        self._told: list[Draft] = []
        self._speaker: Keys | None = None
        self._order: Order | None = None

    @property
    def known(self) -> frozenset[str]:
        """The targets of all tellings so far."""
        return frozenset(key for told in self._told for key in told.targets)

    @property
    def last(self) -> Draft | None:
        """What was told last."""
        return self._told[-1] if self._told else None

    @property
    def last_act(self) -> Act:
        """What was told last; an imposition before anything was."""
        return self._told[-1].act if self._told else Act.IMPOSITION

    def near(self, index: int, *, sentences: int = NEAR) -> bool:
        """Whether a sanction was told in the sentence of this token or so many before, or an order was issued."""
        if not self._told:
            return self._order is not None
        sentence_of = self._reading.sentence_of
        return sentence_of[index] - sentence_of[self._told[-1].head.i] <= sentences

    def note_order(self, noun: Token) -> None:
        """Remember who signs or issues an order."""
        verb = noun.head
        if noun.dep_ not in ("dobj", "nsubjpass") or verb.lemma_ not in self._terms.ordering:
            return
        agents = agents_of(verb, self._reading)
        if agents.keys:
            self._order = Order(agents.keys, time_of(verb, self._reading.times))

    def time_of(self, draft: Draft) -> TimeMention | None:
        """When the act of a filled draft took place."""
        return act_time(draft, self._reading)

    def fill(self, draft: Draft) -> Draft | None:
        """The draft with what the context adds; None when it stays without any party."""
        if draft.we or self._is_official(draft):
            draft = replace(draft, authorities=self._we())
        draft = self._as_part(self._relieved(draft))
        if draft.act in MADE and in_other_field(draft.head, draft.authorities, self._reading):
            return None
        order = self._order_behind(draft)
        if order is not None:
            draft = replace(
                draft, authorities=order.issuers, issued=True, time=order.time, standing=False, confidence=ORDERED
            )
        elif draft.follows:
            draft = self._following(draft)
        elif not draft.targets and (draft.borrows or (draft.act is Act.THREAT and not draft.authorities)):
            draft = self._borrowing(draft)
        if not draft.authorities and not draft.standing:
            draft = self._going_on(draft)
        # Nobody imposes sanctions on himself or his own country: such words are about something else.
        own = own_of(draft.authorities, self._reading)
        targets = without(draft.targets, own | self._imposers_in(draft))
        if draft.targets and not targets:
            if not draft.borrows or (draft.noun and own.issuperset(draft.targets)):
                return None
            targets = without(self._borrowing(replace(draft, targets=())).targets, own)
        draft = replace(draft, targets=targets)
        if not targets and self._may_guess(draft):
            draft = self._guessing(draft, own)
        if not draft.targets and (not draft.authorities or (draft.standing and not self._is_on_somebody(draft))):
            return None
        self._told.append(draft)
        return draft

    def _as_part(self, draft: Draft) -> Draft:
        """ "They prohibit investments and put X on the blacklist": what goes on in a telling that only says more."""
        last = self._told[-1] if self._told else None
        if last is None or not last.detail or draft.detail or draft.act not in MADE:
            return draft
        if draft.noun and not draft.measures:
            return draft
        verb = draft.head
        if not last.head.is_ancestor(verb) or any(child.dep_ == "nsubj" for child in verb.children):
            return draft
        return replace(draft, follows=True, anaphoric=True, detail=True, standing=False)

    def _imposers_in(self, draft: Draft) -> frozenset[str]:
        """ "Sanctions on U.S. loans", in a text about those of the United States: whose goods are kept from others."""
        if draft.authorities or not draft.measures:
            return frozenset()
        told = {key for told in self._told for key in told.authorities} - self.known
        return frozenset(key for key in told if is_imposer(self._reading.entity[key], self._reading))

    def _is_on_somebody(self, draft: Draft) -> bool:
        """Whether a clause says that somebody unnamed is under sanctions: "officials are subject to visa bans"."""
        return draft.nobody and not draft.noun and draft.head.pos_ in ("AUX", "VERB")

    def _is_official(self, draft: Draft) -> bool:
        """Whether a government tells of its own act under its byline: "X and Y are being designated"."""
        if draft.authorities or draft.standing or draft.follows or draft.noun or draft.modality is not Modality.ACTUAL:
            return False
        return index_of(self._reading).author is not None and is_now(draft.head, self._reading)

    def _relieved(self, draft: Draft) -> Draft:
        """ "Iran wants the sanctions lifted": who is under sanctions told before lifts none, but is relieved."""
        if draft.act not in RELIEF or not draft.authorities:
            return draft
        if draft.targets:
            # "Tehran's bid to weaken the sanctions on Iran".
            own = own_of(draft.authorities, self._reading)
            return replace(draft, authorities=()) if own.issuperset(draft.targets) else draft
        acting = {key for told in self._told for key in told.authorities}
        relieved = sorted(own_of(draft.authorities, self._reading) & self.known - acting)
        if not relieved or acting.intersection(draft.authorities):
            return draft
        return replace(draft, authorities=(), targets=tuple(relieved))

    def _we(self) -> Keys:
        """Who speaks in an official text: whoever acted before, else the first government that is a subject in it."""
        for told in reversed(self._told):
            if told.authorities and not told.standing:
                return told.authorities
        if self._speaker is None:
            index = index_of(self._reading)
            governments = (naming for naming in index.namings if is_imposer(naming.entity, self._reading))
            subjects = (naming.entity.key for naming in governments if index.head_of(naming).dep_ in SUBJECTS)
            self._speaker = tuple(key for key in [next(subjects, None)] if key is not None)
        return self._speaker

    def _order_behind(self, draft: Draft) -> Order | None:
        """The order that the sentence gives as the ground of a telling that names nobody."""
        if self._order is None or draft.authorities or draft.targets:
            return None
        sentence = self._reading.sentences[self._reading.sentence_of[draft.head.i]]
        mentioned = not self._terms.orders.isdisjoint(self._reading.lemmas[sentence.start : sentence.end])
        return self._order if mentioned else None

    def _before(self, draft: Draft, sentences: int) -> Draft | None:
        """The latest telling so many sentences back at most that names a target."""
        sentence_of = self._reading.sentence_of
        for told in reversed(self._told):
            if sentence_of[draft.head.i] - sentence_of[told.head.i] > sentences:
                return None
            denied = told.modality is Modality.NEGATED and draft.modality is not Modality.NEGATED
            if told.targets and not denied and (told.act is not Act.THREAT or draft.act is Act.THREAT):
                return told
        return None

    def _following(self, draft: Draft) -> Draft:
        told = self._before(draft, BACK) or (self._told[-1] if self._told else None)
        if self._are_of_nobody(draft):
            told = self._told[-1]
        if draft.detail and draft.act in MADE:
            told = self._whole(draft)
        if told is None:
            return draft
        if draft.anaphoric and draft.noun and self._told[-1].act is Act.THREAT:
            # What is proposed would include it.
            told = self._told[-1]
            draft = replace(draft, act=told.act, modality=told.modality)
        part = (
            draft.detail
            or (draft.anaphoric and draft.measures)
            or (draft.definite and told.modality is Modality.PLANNED)
        )
        if part and draft.act in MADE and told.act in MADE:
            # What the sanctions told before would do is no act of its own.
            draft = replace(draft, act=told.act, modality=told.modality)
        targets = draft.targets or told.targets
        aiming = self._reading.lemmas[draft.head.i] in self._terms.targeting
        if aiming and draft.act is told.act and self._are_countries(told.targets):
            # Who is named of a country under sanctions belongs to the same act.
            targets = unique(told.targets, draft.targets)
        return replace(draft, authorities=draft.authorities or self._acting_in(told, draft), targets=targets, told=told)

    def _acting_in(self, told: Draft, draft: Draft) -> Keys:
        """Who acted in a telling before; in another act of its sanctions the country of a leader is who did."""
        return told.authorities if told.act is draft.act else spoken_for(told.authorities, self._reading)

    def _whole(self, draft: Draft) -> Draft | None:
        """The sanctions that the draft says more of: the last ones told as done or to come nearby, else in force."""
        sentence_of = self._reading.sentence_of
        made = [told for told in self._told if told.act in MADE and told.modality is not Modality.NEGATED]
        near = [told for told in made if sentence_of[draft.head.i] - sentence_of[told.head.i] <= FAR]
        made = near or (made if draft.definite else [])
        if draft.modality is Modality.HYPOTHETICAL:
            open_yet = [told for told in made if told.modality is draft.modality and self._is_close(draft, told)]
        else:
            open_yet = [told for told in made if told.modality is not Modality.HYPOTHETICAL]
        made = open_yet or made
        done = [told for told in made if not told.standing and self._is_close(draft, told)]
        found = done or made
        return found[-1] if found else None

    def _is_close(self, draft: Draft, told: Draft) -> bool:
        return self._reading.sentence_of[draft.head.i] - self._reading.sentence_of[told.head.i] <= BACK

    def _are_of_nobody(self, draft: Draft) -> bool:
        """Whether "the sanctions" are those told last, which are on people whom nobody names."""
        if draft.targets or not (draft.definite or draft.nobody) or not self._told:
            return False
        last, sentence_of = self._told[-1], self._reading.sentence_of
        near = sentence_of[draft.head.i] - sentence_of[last.head.i] <= NEAR
        return near and (last.nobody or bool(last.authorities)) and not last.targets and not last.standing

    def _are_countries(self, keys: Keys) -> bool:
        return all(self._reading.entity[key].kind is EntityKind.COUNTRY for key in keys)

    def _borrowing(self, draft: Draft) -> Draft:
        where = self._where(draft)
        if where:
            return replace(draft, targets=where, confidence=draft.confidence * BORROWED)
        # What is undone stands since long.
        far = draft.definite or draft.standing or draft.act not in MADE
        told = self._before(draft, FAR if far else BACK)
        if told is None or self._are_of_nobody(draft) or self._is_another(draft, told):
            return draft
        if self._is_answered(draft, told):
            return replace(draft, targets=told.authorities, confidence=draft.confidence * BORROWED)
        again = self._told_again(draft)
        told = again or told
        authorities = draft.authorities
        if not authorities and (draft.standing or draft.definite):
            # Whose sanctions they are is who lifts them, or imposes them again.
            authorities = self._acting_in(told, draft)
        return replace(
            draft,
            targets=told.targets,
            authorities=authorities,
            modality=draft.modality if again is None else again.modality,
            measures=draft.measures or (told.measures if self._are_of_one_kind(draft, told) else ()),
            confidence=draft.confidence * BORROWED,
        )

    def _told_again(self, draft: Draft) -> Draft | None:
        """The relief told before that "lifting the embargo" goes back to, past what is only said to stand since."""
        if draft.act not in RELIEF or not draft.definite or draft.head.tag_ != "VBG" or draft.head.dep_ != "csubj":
            return None
        sentence_of = self._reading.sentence_of
        near = (told for told in self._told if sentence_of[draft.head.i] - sentence_of[told.head.i] <= FAR)
        same = [told for told in near if told.act is draft.act and told.targets and self._are_of_one_kind(draft, told)]
        return same[-1] if same else None

    def _are_of_one_kind(self, draft: Draft, told: Draft) -> bool:
        """Whether "the embargo" is an embargo told before."""
        lemmas = self._reading.lemmas
        nouns = (self._terms.nouns | self._terms.restrictions) - GENERAL
        shared = set(lemmas[draft.start : draft.end]) & set(lemmas[told.start : told.end])
        return draft.definite and not nouns.isdisjoint(shared)

    def _going_on(self, draft: Draft) -> Draft:
        """ "Travel bans were also imposed", "was removed from the list": the authority told before goes on acting."""
        if not self._told:
            return draft
        told, sentence_of = self._told[-1], self._reading.sentence_of
        also = any(child.lower_ == "also" for child in draft.head.children)
        listed = draft.definite and bool(draft.targets) and self._reading.lemmas[draft.head.i] in self._terms.listing
        far = sentence_of[draft.head.i] - sentence_of[told.head.i] > BACK
        if far or not (listed or (also and told.act is draft.act)):
            return draft
        return replace(draft, authorities=told.authorities, time=act_time(draft, self._reading) or self.time_of(told))

    def _where(self, draft: Draft) -> Keys:
        """ "In Graustark, the bloc had imposed sanctions": the country before its verb is the one they are on."""
        if draft.standing or draft.definite:
            return ()
        inner = (inner for inner in objects_of(draft.head, frozenset({"in"})) if inner.i < draft.head.i)
        entities = (self._reading.entity_at(word) for word in inner)
        own = own_of(draft.authorities, self._reading)
        return tuple(
            entity.key for entity in entities if entity is not None and could_be_meant(entity, own, self._reading)
        )

    def _is_another(self, draft: Draft, told: Draft) -> bool:
        """Whether somebody else imposes sanctions of his own: "the EU has announced sanctions over the coup"."""
        if draft.definite or draft.standing or draft.act is not Act.IMPOSITION or draft.head.pos_ != "VERB":
            return False
        entity = self._reading.entity
        pairs = [(entity[one], entity[other]) for one in draft.authorities for other in told.authorities]
        return bool(pairs) and not any(
            one is other or is_organ_of(one, other) or is_organ_of(other, one) for one, other in pairs
        )

    def _is_answered(self, draft: Draft, told: Draft) -> bool:
        """Whether one sanction answers the other: "banned imports from Y in retaliation for EU sanctions"."""
        if not told.head.is_ancestor(draft.head) or not told.authorities:
            return False
        between = self._reading.lemmas[told.head.i : draft.head.i]
        return not self._terms.answers.isdisjoint(between)

    def _may_guess(self, draft: Draft) -> bool:
        """Whether the country that is meant may be guessed: sanctions, not on somebody unnamed, nor those told before.

        Announcements name their targets in the sentences that follow.
        """
        lemmas = self._reading.lemmas[draft.start : draft.end]
        if draft.nobody or self._terms.nouns.isdisjoint(lemmas) or "announce" in lemmas:
            return False
        return not (draft.standing and self._told)

    def _guessing(self, draft: Draft, own: frozenset[str]) -> Draft:
        """The one country in the sentence that could be meant, else the one that the text before is about.

        "Condemned Ruritania's test and imposed sanctions".
        """
        reading = self._reading
        if not draft.authorities and not draft.definite:
            own |= judging(draft.head, reading)
        known = [key for key in sorted(self.known - own) if reading.entity[key].kind is EntityKind.COUNTRY]
        if draft.act is Act.THREAT and len(known) == 1:
            return replace(draft, targets=(known[0],), confidence=min(draft.confidence, GUESSED))
        named = named_beside(draft.head, own, reading)
        if len(named) == 1:
            return replace(draft, targets=(named[0],), confidence=min(draft.confidence, GUESSED))
        topic = topic_before(draft.head, own, reading)
        return draft if topic is None else replace(draft, targets=(topic,), confidence=TOPICAL)
