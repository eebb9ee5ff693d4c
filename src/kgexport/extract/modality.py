"""Whether an event is told as actual, planned, hypothetical or negated, from the parse round its trigger.

In goes the verb or noun that tells of the event, out comes one modality. What stands nearest to the event is read
first (its own auxiliaries, negation, adjectives), then each word that governs it, outwards to the end of the clause or
to a verb of saying: whoever says that it happened, it is told as actual (annotation guidelines, section "Meetings").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from spacy.tokens import Token

from kgexport.extract.modality_forms import (
    NOMINAL,
    VERBAL,
    asks,
    clauses_on_names,
    goes_along,
    is_definite,
    is_finite,
    is_headline_infinitive,
    is_indefinite,
    is_infinitive,
    is_inverted,
    is_judged,
    is_relative_subject_or_object,
    is_verb,
    lies_ahead,
    negates_nothing,
    on_terms,
    particle_of,
    predicate_of,
)
from kgexport.extract.reading import Reading
from kgexport.lexicon import Lexicon
from kgexport.model import Modality

COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "csubj", "csubjpass", "dobj", "attr", "advcl", "oprd", "dep"}
)
OBJECTS = frozenset(
    {"dobj", "nsubjpass", "pobj", "attr", "nsubj", "oprd", "conj", "appos", "dative", "npadvmod", "acomp"}
)
ENTERING = frozenset({"be", "embark", "engage", "enter", "go", "participate", "take"})
"""Verbs that have the event's noun behind a preposition: "take part in talks", "enter into talks", "be in talks"."""
DUTY = frozenset({"may", "might", "should", "must"})
"""Auxiliaries that keep an event open when they are negated: "might not meet"."""
MEANWHILE = frozenset({"at", "during"})
"""Prepositions of an event that lies ahead with what is to be done at it."""
TOWARDS = frozenset({"toward", "towards"})
"""Prepositions of an event that something may lead to: "progress towards a summit"."""
AHEAD = frozenset({"ahead of"})
"""Prepositions of an event that is still to come when something is told to happen."""
WOULD = frozenset({"would", "'d", "’d"})
ACCEPT, CONSIDER, DISCUSS, MEDIATE = "accept", "consider", "discuss", "mediate"
"""Verbs that make a plan of an invitation; that, with a second object, only judge; whose object, unless it is told as
known, may be: "discussed a summit"; whose object may be unless it stands before the participle."""
MAXIMUM_STEPS = 12
"""Words climbed from the trigger outwards; a sentence that needs more is no prose."""


def modality_of(token: Token, reading: Reading) -> Modality:
    """The modality of the event told by this verb or noun."""
    return _walk(reading.lexicon).modality_of(token)


@lru_cache(maxsize=4)
def _walk(lexicon: Lexicon) -> _Walk:
    return _Walk(lexicon)


def _combine(inner: Modality, outer: Modality) -> Modality:
    """What a word of modality `outer` makes of an event of modality `inner` in its scope."""
    if outer is Modality.ACTUAL or inner is Modality.HYPOTHETICAL:
        return inner
    if outer is Modality.HYPOTHETICAL or inner is Modality.ACTUAL:
        return outer
    return Modality.NEGATED if Modality.NEGATED in (inner, outer) else Modality.PLANNED


class _Walk:
    """The word lists, and the way outwards from one trigger."""

    def __init__(self, lexicon: Lexicon) -> None:
        def modalities(section: str) -> Mapping[str, Modality]:
            return {word: Modality(value) for word, value in lexicon.values(f"modality.{section}").items()}

        self.modals = modalities("modals")
        self.governors = modalities("governors")
        self.objects = modalities("object_governors")
        self.modifiers = modalities("modifiers")
        self.reporting = lexicon.words("modality.reporting")
        self.denials = lexicon.words("modality.denials")
        self.occurrence = lexicon.words("modality.occurrence")
        self.journeys = lexicon.words("modality.journeys")
        self.containers = lexicon.words("modality.containers")
        self.negators = lexicon.words("modality.negators")
        self.negative_determiners = lexicon.words("modality.negative_determiners")
        self.conditions = lexicon.words("modality.conditions")

    def modality_of(self, token: Token) -> Modality:
        if is_verb(token):
            asked = Modality.HYPOTHETICAL if asks(token) else Modality.ACTUAL
            return self._of_verb(token, _combine(self._auxiliaries(token), asked), MAXIMUM_STEPS)
        return self._of_noun(token, self._modifiers(token), MAXIMUM_STEPS)

    # What stands by a verb or noun itself.

    def _auxiliaries(self, verb: Token, *, negation: bool = True) -> Modality:
        """What the verb's own auxiliaries, negation and subject make of it."""
        found = Modality.PLANNED if is_headline_infinitive(verb) else Modality.ACTUAL
        negated = False
        for child in verb.children:
            if child.dep_ in ("aux", "auxpass"):
                found = _combine(found, self._modal(child, verb))
            elif child.dep_ in ("neg", "preconj", "advmod") and child.lower_ in self.negators:
                negated = negated or not negates_nothing(child)
            elif child.dep_ in ("nsubj", "nsubjpass"):
                negated = negated or self._is_none(child)
        if negated and negation:
            duty = any(child.dep_ == "aux" and child.lower_ in DUTY for child in verb.children)
            return Modality.HYPOTHETICAL if duty else Modality.NEGATED
        return found

    def _modal(self, auxiliary: Token, verb: Token) -> Modality:
        word = auxiliary.lower_
        if auxiliary.tag_ != "MD" and word in WOULD:  # "he'd met"
            return Modality.ACTUAL
        if word in WOULD and self._is_future_in_the_past(verb):
            return Modality.PLANNED
        return self.modals.get(word, Modality.ACTUAL)

    def _is_future_in_the_past(self, verb: Token) -> bool:
        """Whether "would" is the "will" of somebody who spoke in the past: "said that they would meet"."""
        if any(child.dep_ == "advcl" and self._is_condition(child) for child in verb.children) or on_terms(verb):
            return False
        clause = verb
        while clause.dep_ in ("conj", "xcomp") and clause.head.i != clause.i:
            clause = clause.head
        said = clause.head
        past = said.tag_ in ("VBD", "VBN") or (said.dep_ == "pcomp" and said.head.lower_ == "as")  # "as saying that"
        return past and clause.dep_ == "ccomp" and said.lemma_.lower() in self.reporting

    def _is_none(self, word: Token) -> bool:
        """Whether a subject or event noun is none: "no meeting", "neither side", "nobody"."""
        if word.lower_ in self.negative_determiners:
            return True
        return any(
            child.dep_ in ("det", "neg", "predet", "preconj") and child.lower_ in self.negative_determiners
            for child in word.children
        )

    def _is_condition(self, clause: Token) -> bool:
        """ "if they met", "should they meet", "had they met"."""
        marks = (child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod"))
        return is_inverted(clause) or any(word in self.conditions for word in marks)

    def _modifiers(self, noun: Token) -> Modality:
        """What stands by the noun: "the planned talks", "the talks, which were cancelled"."""
        if self._is_none(noun):
            return Modality.NEGATED
        found = Modality.ACTUAL
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod", "advmod"):
                found = _combine(found, self.modifiers.get(child.lower_, Modality.ACTUAL))
            elif child.dep_ in ("acl", "relcl"):
                found = _combine(found, self._clause_behind(child))
        for clause in clauses_on_names(noun):
            if self.objects.get(clause.lemma_.lower()) is not None:
                found = _combine(found, self._clause_behind(clause))
        return found

    def _clause_behind(self, verb: Token) -> Modality:
        """Of a clause that hangs on the event's noun: scheduled, cancelled, "to be held", "which will take place"."""
        lemma = verb.lemma_.lower()
        relative = verb.dep_ == "relcl"
        if relative and not is_relative_subject_or_object(verb):
            return Modality.ACTUAL
        occurs = lemma in self.occurrence
        found = Modality.ACTUAL
        mediated = lemma == MEDIATE and verb.tag_ == "VBN"  # "talks mediated by X" are no offer
        if (relative or verb.tag_ == "VBN" or occurs) and not mediated:
            found = self.objects.get(lemma, Modality.ACTUAL)
        if occurs and is_infinitive(verb):
            found = _combine(found, Modality.PLANNED)
        if occurs or found is not Modality.ACTUAL:
            found = _combine(found, self._auxiliaries(verb))
        return found

    # From a word to what governs it.

    def _of_noun(self, noun: Token, found: Modality, steps: int) -> Modality:
        head, dep = noun.head, noun.dep_
        if head.i == noun.i or not steps:
            return found
        if dep in ("conj", "appos"):
            return self._of_noun(head, found, steps - 1)
        if dep in ("compound", "nmod", "amod"):
            governed = self.governors.get(head.lemma_.lower()) if head.pos_ in NOMINAL else None
            return found if governed is None else self._of_noun(head, _combine(found, governed), steps - 1)
        if dep == "pobj":
            return self._of_prepositional(noun, head, found, steps)
        if head.pos_ in VERBAL and dep in OBJECTS:
            return self._of_argument(noun, head, found, steps)
        if dep in COMPLEMENTS:
            return self._of_complement(noun, head, found, steps)
        return found

    def _of_prepositional(self, inner: Token, preposition: Token, found: Modality, steps: int) -> Modality:
        """The event's noun or gerund stands behind a preposition."""
        word, head = preposition.lower_, preposition.head
        if word in ("without", "instead"):
            return _combine(found, Modality.NEGATED)
        if word in TOWARDS:
            return _combine(found, Modality.HYPOTHETICAL)
        while head.dep_ in ("prep", "prt", "advmod") and head.pos_ in ("ADP", "ADV", "SCONJ") and head.head.i != head.i:
            word, head = f"{head.lower_} {word}", head.head
        if word in AHEAD:
            return _combine(found, Modality.PLANNED)
        if head.pos_ in NOMINAL:
            return self._of_noun_with(word, head, found, steps)
        governed = self._governed_with(word, head)
        if governed is None:
            if word not in MEANWHILE or head.pos_ not in VERBAL:
                return found
            ahead = self.modality_of(head) if head.dep_ == "xcomp" else self._auxiliaries(head)
            return (
                _combine(found, Modality.PLANNED) if ahead is Modality.PLANNED else found
            )  # "will speak at the summit"
        if governed is Modality.PLANNED and is_definite(inner):  # "they may prepare for the summit": it is planned
            return _combine(found, governed)
        found = _combine(_combine(found, governed), self._auxiliaries(head))
        onwards = self._of_verb if head.pos_ in VERBAL else self._of_noun
        return onwards(head, found, steps - 1)

    def _of_noun_with(self, preposition: str, noun: Token, found: Modality, steps: int) -> Modality:
        """ "A round of talks", "a plan for talks"."""
        lemma = noun.lemma_.lower()
        if lemma in self.containers:
            return self._of_noun(noun, _combine(found, self._modifiers(noun)), steps - 1)
        governed = self.governors.get(f"{lemma} {preposition}")
        if governed is None and preposition in ("for", "of", "to", "on"):
            governed = self.governors.get(lemma)
        if governed is None:
            return found
        return self._of_noun(noun, _combine(_combine(found, governed), self._modifiers(noun)), steps - 1)

    def _governed_with(self, preposition: str, head: Token) -> Modality | None:
        """What a verb or adjective with a preposition makes of an event: "called for talks", "open to talks"."""
        lemma, particle = head.lemma_.lower(), particle_of(head)
        phrases = [f"{lemma} {preposition}"]
        if particle:
            phrases += [f"{lemma} {particle}", f"{lemma} {particle} {preposition}"]
        for phrase in phrases:
            governed = self.objects.get(phrase) or self.governors.get(phrase)
            if governed is not None:
                return governed
        if lemma in ENTERING and preposition in ("in", "into", "on", "to"):
            return Modality.ACTUAL
        if lemma not in self.journeys or preposition not in ("for", "on"):
            return None
        under_way = head.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in head.children)
        return Modality.PLANNED if under_way and preposition == "for" else Modality.ACTUAL

    def _of_argument(self, noun: Token, verb: Token, found: Modality, steps: int) -> Modality:
        """The event's noun is subject or object of a verb."""
        lemma = verb.lemma_.lower()
        if lemma in self.denials and noun.dep_ in ("dobj", "nsubjpass"):
            return _combine(found, Modality.NEGATED)
        adjective = predicate_of(noun, verb, self.occurrence)
        governed = None if adjective is None else self.governors.get(adjective.lemma_.lower())
        if noun.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "conj"):
            particle = particle_of(verb)
            governed = self.objects.get(f"{lemma} {particle}" if particle else lemma)
            if lemma == CONSIDER and any(child.dep_ in ("oprd", "attr", "xcomp") for child in verb.children):
                return found  # "the meeting should not be considered a concession"
            if lemma == DISCUSS and is_indefinite(noun):  # "discussed a summit"
                governed = Modality.HYPOTHETICAL
        if governed is None and lemma not in self.occurrence:
            # "A meeting could help" supposes a meeting, "the meeting could help" has one.
            supposed = noun.dep_ == "nsubj" and is_indefinite(noun)
            return _combine(found, self._auxiliaries(verb)) if supposed else found
        if lemma == ACCEPT and found is Modality.HYPOTHETICAL:
            found = Modality.PLANNED
        inherited = self._auxiliaries(verb, negation=not is_judged(noun, verb, self.governors))
        if governed is Modality.HYPOTHETICAL and inherited is Modality.PLANNED:  # "will propose talks"
            inherited = Modality.ACTUAL
        found = _combine(_combine(found, governed or Modality.ACTUAL), inherited)
        return self._of_verb(verb, found, steps - 1)

    def _of_verb(self, verb: Token, found: Modality, steps: int) -> Modality:
        head, dep = verb.head, verb.dep_
        if any(child.dep_ == "mark" and child.lower_ in self.conditions for child in verb.children) or (
            dep == "advcl" and self._is_condition(verb)
        ):
            return _combine(found, Modality.HYPOTHETICAL)
        if head.i == verb.i or not steps:
            return found
        if dep == "conj":
            return self._of_conjunct(verb, head, found, steps)
        if dep == "pcomp":
            return self._of_prepositional(verb, head, found, steps)
        if (
            dep == "relcl" and is_infinitive(verb) and head.lemma_.lower() in self.governors
        ):  # "no plans for X to meet Y"
            return self._of_complement(verb, head, found, steps)
        if dep == "relcl" and is_infinitive(verb) and head.dep_ == "attr" and head.head.pos_ in VERBAL:
            found = _combine(found, self._auxiliaries(head.head))  # "will be the first to visit"
            return self._of_verb(head.head, found, steps - 1)
        if dep in ("relcl", "parataxis"):
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
            found = _combine(found, self._auxiliaries(head, negation=False))
        return self._of_verb(head, found, steps - 1)

    def _of_adverbial(self, verb: Token, head: Token, found: Modality, steps: int) -> Modality:
        """ "to meet" behind another verb: a purpose shares the fate of what is done for it."""
        if lies_ahead(verb, head):
            return _combine(found, Modality.PLANNED)
        if not is_infinitive(verb):
            return _combine(found, self._auxiliaries(head, negation=False)) if goes_along(verb, head) else found
        if head.pos_ not in VERBAL or head.lemma_.lower() in self.governors:
            return self._of_complement(verb, head, found, steps)
        found = _combine(found, self._evaluation(head))
        return self._of_verb(head, _combine(found, self._auxiliaries(head)), steps - 1)

    def _evaluation(self, verb: Token) -> Modality:
        """What the adjective or noun behind "be" makes of a clause: "it is unlikely that they will meet"."""
        found = Modality.ACTUAL
        for child in verb.children if verb.lemma_.lower() == "be" else ():
            if child.dep_ in ("acomp", "attr"):
                governed = self.governors.get(child.lemma_.lower(), Modality.ACTUAL)
                found = _combine(found, governed)
                if governed is not Modality.ACTUAL and child.pos_ == "NOUN" and self._is_none(child):
                    found = _combine(found, Modality.NEGATED)  # "there are no plans for them to meet"
        return found

    def _of_complement(self, verb: Token, head: Token, found: Modality, steps: int) -> Modality:
        """The event's clause is the complement of a verb, adjective or noun."""
        lemma = head.lemma_.lower()
        told = is_finite(verb) and not is_infinitive(verb)
        if lemma in self.denials:
            return _combine(found, Modality.NEGATED)
        if told and lemma in self.reporting:
            return found
        governed = self._governed_clause(verb, head)
        if governed is None and told and verb.dep_ == "ccomp" and lemma != "be":
            return found
        if head.pos_ in NOMINAL:
            outer = None if governed is None else _combine(_combine(found, governed), self._modifiers(head))
            return found if outer is None else self._of_noun(head, outer, steps - 1)
        if head.pos_ in VERBAL:
            return self._of_governed(verb, head, governed, found, steps)
        found = _combine(found, governed or Modality.ACTUAL)
        copula = head.head
        if copula.pos_ not in VERBAL or copula.i == head.i:
            return found
        if governed is not Modality.HYPOTHETICAL:
            found = _combine(found, self._auxiliaries(copula))
        return self._of_verb(copula, found, steps - 1)

    def _of_governed(
        self, verb: Token, head: Token, governed: Modality | None, found: Modality, steps: int
    ) -> Modality:
        """The governor is a verb, whose own auxiliaries count as well: "did not agree to meet"."""
        inherited = self._auxiliaries(head)
        if governed is None and verb.dep_ == "csubj":  # "meeting him would be a mistake"
            return _combine(found, inherited)
        found = _combine(found, self._evaluation(head))
        if governed is Modality.HYPOTHETICAL and inherited is not Modality.HYPOTHETICAL:
            inherited = Modality.ACTUAL
        found = _combine(_combine(found, governed or Modality.ACTUAL), inherited)
        return self._of_verb(head, found, steps - 1)

    def _governed_clause(self, verb: Token, head: Token) -> Modality | None:
        """What a word makes of its clause: "plans to meet", "is to meet", "has yet to meet"."""
        lemma, particle = head.lemma_.lower(), particle_of(head)
        if lemma in ("be", "have") and is_infinitive(verb) and verb.dep_ in ("xcomp", "ccomp"):
            if any(child.lower_ == "yet" for child in head.children):
                return Modality.NEGATED
            return Modality.PLANNED if lemma == "be" else Modality.HYPOTHETICAL
        if lemma == "go" and head.tag_ != "VBG":  # "went to meet" is no "going to meet"
            return None
        return (self.governors.get(f"{lemma} {particle}") if particle else None) or self.governors.get(lemma)
