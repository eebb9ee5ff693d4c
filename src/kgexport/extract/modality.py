"""Whether an event is told as actual, planned, hypothetical or negated, from the parse round its trigger.

In goes the verb or noun that tells of the event, out comes one modality. What stands nearest to the event is read
first (its own auxiliaries, negation, adjectives), then each word that governs it, outwards to the end of the clause or
to a verb of saying: whoever says that it happened, it is told as actual (annotation guidelines, section "Meetings").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.lexicon import Lexicon
from kgexport.model import Modality

COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "csubj", "csubjpass", "dobj", "attr", "advcl", "oprd", "dep"}
)
OBJECTS = frozenset(
    {"dobj", "nsubjpass", "pobj", "attr", "nsubj", "oprd", "conj", "appos", "dative", "npadvmod", "acomp"}
)
VERBAL = ("VERB", "AUX")
FINITE = ("VBD", "VBZ", "VBP", "MD")
ENTERING = frozenset({"be", "embark", "engage", "enter", "go", "participate", "take"})
"""Verbs that have the event's noun behind a preposition: "take part in talks", "enter into talks", "be in talks"."""
DUTY = ("may", "might", "should", "must")
"""Auxiliaries that keep an event open when they are negated: "might not meet"."""

MAXIMUM_STEPS = 12

ACCEPT = "accept"
"""The verb that makes a plan of an invitation or an offer."""


def modality_of(token: Token, reading: Reading) -> Modality:
    """The modality of the event told by this verb or noun."""
    return _walk(reading.lexicon).modality_of(token)


@lru_cache(maxsize=4)
def _walk(lexicon: Lexicon) -> _Walk:
    return _Walk(lexicon)


def _combine(inner: Modality, outer: Modality) -> Modality:
    """What a word of modality `outer` makes of an event of modality `inner` in its scope."""
    if outer is Modality.ACTUAL:
        return inner
    if inner is Modality.HYPOTHETICAL:
        return inner
    if outer is Modality.HYPOTHETICAL or inner is Modality.ACTUAL:
        return outer
    return Modality.NEGATED if Modality.NEGATED in (inner, outer) else Modality.PLANNED


class _Walk:
    """The word lists, and the way outwards from one trigger."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.modals = _modalities(lexicon, "modality.modals")
        self.governors = _modalities(lexicon, "modality.governors")
        self.objects = _modalities(lexicon, "modality.object_governors")
        self.modifiers = _modalities(lexicon, "modality.modifiers")
        self.reporting = lexicon.words("modality.reporting")
        self.denials = lexicon.words("modality.denials")
        self.occurrence = lexicon.words("modality.occurrence")
        self.containers = lexicon.words("modality.containers")
        self.negators = lexicon.words("modality.negators")
        self.negative_determiners = lexicon.words("modality.negative_determiners")
        self.conditions = lexicon.words("modality.conditions")

    def modality_of(self, token: Token) -> Modality:
        if token.pos_ in VERBAL:
            return self._of_verb(token, _combine(self._auxiliaries(token), self._question(token)), MAXIMUM_STEPS)
        return self._of_noun(token, self._modifiers(token), MAXIMUM_STEPS)

    def _auxiliaries(self, verb: Token) -> Modality:
        """What the verb's own auxiliaries, negation and subject make of it."""
        found = Modality.ACTUAL
        negated = False
        for child in verb.children:
            if child.dep_ in ("aux", "auxpass"):
                found = _combine(found, self._modal(child, verb))
            elif child.dep_ in ("neg", "preconj", "advmod") and child.lower_ in self.negators:
                negated = negated or not _only(child)
            elif child.dep_ in ("nsubj", "nsubjpass"):
                negated = negated or self._negative(child)
        if negated:
            duty = any(child.dep_ == "aux" and child.lower_ in DUTY for child in verb.children)
            return Modality.HYPOTHETICAL if duty else Modality.NEGATED
        return found

    def _modal(self, auxiliary: Token, verb: Token) -> Modality:
        word = auxiliary.lower_
        if word in ("'d", "’d") and auxiliary.tag_ != "MD":
            return Modality.ACTUAL
        found = self.modals.get(word, Modality.ACTUAL)
        if word in ("would", "'d", "’d") and self._future_in_the_past(verb):
            return Modality.PLANNED
        return found

    def _future_in_the_past(self, verb: Token) -> bool:
        """Whether "would" is the "will" of somebody who spoke in the past: "said that they would meet"."""
        if any(child.dep_ == "advcl" and self._condition(child) for child in verb.children):
            return False
        head = verb
        while head.dep_ in ("conj", "xcomp") and head.head.i != head.i:
            head = head.head
        if head.dep_ != "ccomp":
            return False
        return head.head.lemma_.lower() in self.reporting and head.head.tag_ in ("VBD", "VBN")

    def _negative(self, word: Token) -> bool:
        """Whether a subject or event noun is none: "no meeting", "neither side", "nobody"."""
        if word.lower_ in self.negative_determiners:
            return True
        return any(
            child.dep_ in ("det", "neg", "predet", "preconj") and child.lower_ in self.negative_determiners
            for child in word.children
        )

    def _condition(self, clause: Token) -> bool:
        if any(child.dep_ in ("mark", "advmod") and child.lower_ in self.conditions for child in clause.children):
            return True
        first = clause.left_edge  # "should they meet, ..."
        return first.dep_ == "aux" and first.lower_ == "should" and first.head.i == clause.i

    def _question(self, verb: Token) -> Modality:
        """A main clause that asks: "Did they meet?"."""
        if verb.dep_ != "ROOT":
            return Modality.ACTUAL
        last = verb.right_edge
        while last.is_quote and last.i > verb.i:
            last = last.nbor(-1)
        return Modality.HYPOTHETICAL if last.text == "?" else Modality.ACTUAL

    def _modifiers(self, noun: Token) -> Modality:
        """What stands by the noun: "the planned talks", "the talks, which were cancelled"."""
        if self._negative(noun):
            return Modality.NEGATED
        found = Modality.ACTUAL
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod", "advmod"):
                found = _combine(found, self.modifiers.get(child.lower_, Modality.ACTUAL))
            elif child.dep_ in ("acl", "relcl"):
                found = _combine(found, self._clause_behind(child))
        return found

    def _clause_behind(self, verb: Token) -> Modality:
        """Of a clause that hangs on the event's noun: scheduled, cancelled, "to be held", "which will take place"."""
        lemma = verb.lemma_.lower()
        found = Modality.ACTUAL
        if verb.dep_ == "relcl" or verb.tag_ == "VBN" or lemma in self.occurrence:
            found = self.objects.get(lemma, Modality.ACTUAL)
            if verb.dep_ == "relcl" and any(child.dep_ == "nsubj" and child.tag_ != "WDT" for child in verb.children):
                found = found if verb.tag_ != "VBD" or found is not Modality.HYPOTHETICAL else Modality.ACTUAL
        if lemma in self.occurrence or found is not Modality.ACTUAL:
            if _infinitive(verb) and lemma in self.occurrence:
                found = _combine(found, Modality.PLANNED)
            found = _combine(found, self._auxiliaries(verb))
        return found

    def _of_noun(self, noun: Token, found: Modality, steps: int) -> Modality:
        """Go on from a noun to what governs it."""
        head = noun.head
        if head.i == noun.i or not steps:
            return found
        dep = noun.dep_
        if dep in ("conj", "appos"):
            return self._of_noun(head, found, steps - 1)
        if dep in ("compound", "nmod", "poss", "amod"):
            if head.lemma_.lower() in self.governors and head.pos_ in ("NOUN", "PROPN") and dep != "poss":
                return self._of_noun(head, _combine(found, self.governors[head.lemma_.lower()]), steps - 1)
            return found
        if dep == "pobj":
            return self._of_prepositional(head, found, steps)
        if head.pos_ in VERBAL and dep in OBJECTS:
            return self._of_argument(noun, head, found, steps)
        if dep in COMPLEMENTS:
            return self._of_complement(noun, head, found, steps)
        return found

    def _of_prepositional(self, preposition: Token, found: Modality, steps: int) -> Modality:
        """The event's noun or gerund stands behind a preposition."""
        word = preposition.lower_
        if word == "without":
            return _combine(found, Modality.NEGATED)
        if word == "instead":
            return _combine(found, Modality.NEGATED)
        head = preposition.head
        while head.dep_ in ("prep", "prt", "advmod") and head.pos_ in ("ADP", "ADV", "SCONJ") and head.head.i != head.i:
            word, head = f"{head.lower_} {word}", head.head
        lemma = head.lemma_.lower()
        if head.pos_ in ("NOUN", "PROPN"):
            if lemma in self.containers:
                return self._of_noun(head, _combine(found, self._modifiers(head)), steps - 1)
            governed = self.governors.get(f"{lemma} {word}")
            if governed is None and word in ("for", "of", "to", "on"):
                governed = self.governors.get(lemma)
            if governed is not None:
                found = _combine(_combine(found, governed), self._modifiers(head))
                return self._of_noun(head, found, steps - 1)
            return found
        governed = self.objects.get(f"{lemma} {word}") or self.governors.get(f"{lemma} {word}")
        particle = _particle(head)
        if governed is None and particle:
            phrase = f"{lemma} {particle}"
            governed = self.objects.get(phrase) or self.objects.get(f"{phrase} {word}")
        if governed is None and lemma in ENTERING and word in ("in", "into", "on", "to"):
            governed = Modality.ACTUAL
        if governed is None:
            return found
        found = _combine(_combine(found, governed), self._auxiliaries(head))
        onwards = self._of_verb if head.pos_ in VERBAL else self._of_noun
        return onwards(head, found, steps - 1)

    def _of_argument(self, noun: Token, verb: Token, found: Modality, steps: int) -> Modality:
        """The event's noun is subject or object of a verb."""
        lemma = verb.lemma_.lower()
        particle = _particle(verb)
        if lemma in self.denials and noun.dep_ in ("dobj", "nsubjpass"):
            return _combine(found, Modality.NEGATED)
        governed = None
        if noun.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "conj"):
            governed = self.objects.get(f"{lemma} {particle}") if particle else self.objects.get(lemma)
        elif lemma in ("collapse", "fail", "materialise", "materialize"):
            governed = None
        if governed is None and lemma not in self.occurrence:
            return self._indefinite_subject(noun, verb, found)
        if lemma == ACCEPT and found is Modality.HYPOTHETICAL:
            found = Modality.PLANNED
        inherited = self._auxiliaries(verb)
        if governed is Modality.HYPOTHETICAL and inherited is Modality.PLANNED:
            inherited = Modality.ACTUAL
        found = _combine(_combine(found, governed or Modality.ACTUAL), inherited)
        return self._of_verb(verb, found, steps - 1)

    def _indefinite_subject(self, noun: Token, verb: Token, found: Modality) -> Modality:
        """"A meeting could help" supposes a meeting, "the meeting could help" has one."""
        definite = any(
            child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ not in ("a", "an", "any", "such", "another"))
            for child in noun.children
        )
        article = any(child.dep_ == "det" for child in noun.children)
        if noun.dep_ == "nsubj" and article and not definite:
            return _combine(found, self._auxiliaries(verb))
        return found

    def _of_verb(self, verb: Token, found: Modality, steps: int) -> Modality:
        """Go on from a verb to what governs its clause."""
        if any(child.dep_ == "mark" and child.lower_ in self.conditions for child in verb.children) or (
            verb.dep_ == "advcl" and self._condition(verb)
        ):
            return _combine(found, Modality.HYPOTHETICAL)
        head = verb.head
        if head.i == verb.i or not steps:
            return found
        dep = verb.dep_
        if dep == "conj":
            return self._of_conjunct(verb, head, found, steps)
        if dep == "pcomp":
            return self._of_prepositional(head, found, steps)
        if dep in ("relcl", "parataxis", "pcomp"):
            return found
        if dep == "advcl":
            return self._of_adverbial(verb, head, found, steps)
        if dep in COMPLEMENTS or dep in OBJECTS:
            return self._of_complement(verb, head, found, steps)
        return found

    def _of_conjunct(self, verb: Token, head: Token, found: Modality, steps: int) -> Modality:
        """A verb joined to another shares what stands before both: "will travel to Paris and meet"."""
        if head.pos_ not in VERBAL:
            return found
        subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)
        auxiliary = any(child.dep_ == "aux" for child in verb.children)
        if subject and (auxiliary or verb.tag_ not in ("VB", "VBG")):
            return self._of_verb(head, found, steps - 1) if head.dep_ in ("ccomp", "advcl", "conj") else found
        if not auxiliary and verb.tag_ in ("VB", "VBG", "VBN"):
            found = _combine(found, self._without_negation(head))
        return self._of_verb(head, found, steps - 1)

    def _without_negation(self, verb: Token) -> Modality:
        found = Modality.ACTUAL
        for child in verb.children:
            if child.dep_ == "aux":
                found = _combine(found, self._modal(child, verb))
        return found

    def _of_adverbial(self, verb: Token, head: Token, found: Modality, steps: int) -> Modality:
        """"to meet" behind another verb: a purpose shares the fate of what is done for it."""
        lemma = head.lemma_.lower()
        infinitive = _infinitive(verb)
        if not infinitive:
            return found
        if head.pos_ not in VERBAL:
            return self._of_complement(verb, head, found, steps)
        governed = self.governors.get(lemma)
        if governed is not None:
            return self._of_complement(verb, head, found, steps)
        return self._of_verb(head, _combine(found, self._auxiliaries(head)), steps - 1)

    def _of_complement(self, verb: Token, head: Token, found: Modality, steps: int) -> Modality:
        """The verb's clause is the complement of a verb, adjective or noun."""
        lemma = head.lemma_.lower()
        infinitive = _infinitive(verb)
        finite = _finite(verb)
        if lemma in self.denials:
            return _combine(found, Modality.NEGATED)
        if finite and not infinitive and lemma in self.reporting:
            return found
        particle = _particle(head)
        governed = (self.governors.get(f"{lemma} {particle}") if particle else None) or self.governors.get(lemma)
        if lemma == "go" and head.tag_ != "VBG":
            governed = None
        if lemma in ("be", "have") and infinitive and verb.dep_ in ("xcomp", "ccomp"):
            governed = self._be_to(head)
        if governed is None and finite and not infinitive and verb.dep_ == "ccomp" and lemma != "be":
            return found
        if governed is None and head.pos_ in VERBAL and verb.dep_ == "csubj":
            return _combine(found, self._auxiliaries(head))
        if head.pos_ in ("NOUN", "PROPN"):
            if governed is None:
                return found
            return self._of_noun(head, _combine(_combine(found, governed), self._modifiers(head)), steps - 1)
        if head.pos_ in VERBAL:
            found, governed = _of_copula(head, self.governors, found, governed)
            inherited = self._auxiliaries(head)
            if governed is Modality.HYPOTHETICAL or (governed is Modality.PLANNED and inherited is Modality.PLANNED):
                inherited = Modality.ACTUAL if inherited is not Modality.HYPOTHETICAL else inherited
            found = _combine(_combine(found, governed or Modality.ACTUAL), inherited)
            return self._of_verb(head, found, steps - 1)
        found = _combine(found, governed or Modality.ACTUAL)
        if head.pos_ in ("ADJ", "ADV") and head.head.pos_ in VERBAL and head.head.i != head.i:
            if governed is not Modality.HYPOTHETICAL:
                found = _combine(found, self._auxiliaries(head.head))
            return self._of_verb(head.head, found, steps - 1)
        return found

    def _be_to(self, head: Token) -> Modality:
        """"is to meet" is a plan, "has to meet" a duty, "has yet to meet" a not yet."""
        if any(child.lower_ == "yet" for child in head.children):
            return Modality.NEGATED
        return Modality.PLANNED if head.lemma_.lower() == "be" else Modality.HYPOTHETICAL


def _of_copula(
    head: Token, governors: Mapping[str, Modality], found: Modality, governed: Modality | None
) -> tuple[Modality, Modality | None]:
    """"It is unlikely that they will meet": the adjective beside the verb governs the clause."""
    if head.lemma_.lower() == "be":
        for child in head.children:
            if child.dep_ in ("acomp", "attr") and child.lemma_.lower() in governors:
                return _combine(found, governors[child.lemma_.lower()]), governed
    return found, governed


def _infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _finite(verb: Token) -> bool:
    if verb.tag_ in FINITE:
        return True
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ in FINITE for child in verb.children)


def _particle(verb: Token) -> str | None:
    """The adverb that makes one verb with it: "call off", "look forward"."""
    for child in verb.children:
        if child.dep_ == "prt" or (child.dep_ == "advmod" and child.lower_ in ("forward", "away", "out", "off")):
            return child.lower_
    return None


def _only(negator: Token) -> bool:
    """"not only", "not just", "not merely": no negation."""
    following = negator.i + 1
    words = ("only", "just", "merely", "simply", "least")
    return following < len(negator.doc) and negator.doc[following].lower_ in words


def _modalities(lexicon: Lexicon, section: str) -> Mapping[str, Modality]:
    return {word: Modality(value) for word, value in lexicon.values(section).items()}
