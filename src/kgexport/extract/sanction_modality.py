"""Whether a sanction act is done, planned, possible or denied, and when a possible one is a threat."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_position import VERBS
from kgexport.extract.sanction_terms import RELIEF, terms_of
from kgexport.model import Act, Modality

BEFORE = ("nsubj", "nsubjpass", "aux", "auxpass")
SPOKEN_OF = ("csubj", "csubjpass", "attr")
PAST = ("VBD", "VBN")
ASPECTS = ("begin", "continue", "finish", "start")
KEPT = ("from", "against")
"""Prepositions before what somebody is kept from: "block him from lifting"."""
MEANT = ("about", "against", "for", "on", "to", "toward", "towards")
"""Prepositions before what is meant, not told: "focused on the removal of sanctions"."""
ASKING = ("ask", "inquire", "press", "question", "wonder")
TIMES = ("after", "before", "since", "until")
NEGATIONS = ("nobody", "none", "never", "no")


def event_modality(verb: Token, reading: Reading) -> Modality:
    """The modality of what a verb tells, with the denial of what would have brought it about, and of mere talk."""
    terms = terms_of(reading.lexicon)
    head = verb.head
    gerund = _of_gerund(verb, reading)
    if gerund is not None:
        return gerund
    if _is_asked(verb):
        return Modality.HYPOTHETICAL
    if verb.dep_ == "xcomp" and head.lemma_ in terms.aiming_to and not _denied(head):
        return Modality.PLANNED
    if verb.tag_ == "VB" and verb.dep_ == "ROOT" and not any(child.dep_ in BEFORE for child in verb.children):
        return Modality.HYPOTHETICAL  # "lift the sanctions": asked for
    if _is_to_be(verb) or (verb.dep_ in ("acl", "relcl") and _is_passive_infinitive(verb)):
        return Modality.PLANNED
    if verb.lemma_ == "rule" and any(child.dep_ == "prt" and child.lower_ == "out" for child in verb.children):
        refused = verb.dep_ == "xcomp" and head.lemma_ in ("decline", "refuse")
        return Modality.HYPOTHETICAL if refused or _denied(verb) else Modality.NEGATED
    if _is_conditional(verb):
        return Modality.HYPOTHETICAL
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and head.lemma_ in terms.decisions and head.head.pos_ == "VERB":
        return modality_of(head.head, reading)
    infinitive = verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)
    if infinitive and verb.dep_ in ("acl", "relcl") and head.pos_ == "NOUN":
        return _of_infinitive(head, verb, reading)
    if verb.dep_ in ("xcomp", "ccomp") and head.lemma_ in terms.enabling and verb.tag_ == "VB":
        return Modality.NEGATED if _denied(head) else Modality.HYPOTHETICAL
    if infinitive and _is_purpose_of_bill(verb, reading):
        return Modality.HYPOTHETICAL
    brought_about = verb.dep_ in ("xcomp", "ccomp") and head.pos_ == "VERB" and head.lemma_ in terms.bringing_about
    if brought_about and _denied(head):
        return Modality.NEGATED
    return modality_of(verb, reading)


def _of_gerund(verb: Token, reading: Reading) -> Modality | None:
    """What governs a gerund makes of it: "talked of lifting", "instead of imposing", "opposes lifting"; else none."""
    terms, head = terms_of(reading.lexicon), verb.head
    if verb.dep_ == "pcomp":
        if head.lower_ in ("about", "at", "into", "of", "on") and head.head.lemma_ in terms.talking:
            return Modality.NEGATED if _denied(head.head) else Modality.HYPOTHETICAL
        if head.lower_ in ("for", "to") and head.head.lemma_ in terms.pretexts:
            return Modality.HYPOTHETICAL
        if head.lower_ == "of" and head.i and head.nbor(-1).lower_ == "instead":
            return Modality.NEGATED
    if _is_only_meant(verb, reading):
        return Modality.HYPOTHETICAL
    if verb.tag_ == "VBG" and verb.dep_ in SPOKEN_OF and head.pos_ in VERBS and head.tag_ not in PAST:
        return Modality.HYPOTHETICAL  # "lifting sanctions is a way"
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and head.lemma_ in ASPECTS:
        return event_modality(head, reading)
    return None


def as_threat(draft: Draft, reading: Reading) -> Draft:
    """An imposition that may come is a threat; a threat is never more than hypothetical."""
    if draft.act is Act.IMPOSITION and draft.modality is Modality.HYPOTHETICAL:
        return replace(draft, act=Act.THREAT)
    if draft.act is Act.THREAT and draft.modality is not Modality.NEGATED:
        return replace(draft, modality=Modality.HYPOTHETICAL)
    intended = draft.head.dep_ == "acl" and draft.head.head.lemma_ in terms_of(reading.lexicon).intentions
    if draft.act is Act.IMPOSITION and draft.modality is Modality.NEGATED and intended:
        return replace(draft, act=Act.THREAT)
    return draft


def _of_infinitive(noun: Token, verb: Token, reading: Reading) -> Modality:
    """ "The decision to lift" was taken, "a plan to lift" is one, "no reason to lift" leaves it open."""
    terms = terms_of(reading.lexicon)
    if noun.lemma_ in terms.decisions:
        return modality_of(verb, reading)
    intended = noun.lemma_ in terms.plans or noun.lemma_ in terms.intentions
    if intended and any(child.lower_ in ("no", "any") for child in noun.children):
        return Modality.NEGATED
    return Modality.PLANNED if noun.lemma_ in terms.plans else Modality.HYPOTHETICAL


def _is_purpose_of_bill(verb: Token, reading: Reading) -> bool:
    """ "Introduced legislation on Monday to impose": what a bill would do has not been done."""
    if verb.dep_ not in ("advcl", "xcomp", "acl", "relcl") or verb.head.pos_ != "VERB":
        return False
    terms = terms_of(reading.lexicon)
    objects = [child for child in verb.head.children if child.dep_ in ("dobj", "nsubjpass")]
    return any(reading.lemmas[child.i] in terms.bills for child in objects) and verb.head.lemma_ not in terms.enacting


def _is_to_be(verb: Token) -> bool:
    """Headlines leave out the verb: "ban to be lifted"."""
    return verb.dep_ in ("ROOT", "ccomp") and _is_passive_infinitive(verb)


def _is_passive_infinitive(verb: Token) -> bool:
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBN" and words == {"to", "be"}


def _is_only_meant(verb: Token, reading: Reading) -> bool:
    """Whether a gerund names what somebody is for, against or kept from: "barred from lifting", "opposes lifting"."""
    if verb.tag_ != "VBG":
        return False
    head, terms = verb.head, terms_of(reading.lexicon)
    if verb.dep_ == "xcomp":
        return reading.lemmas[head.i] in terms.contesting
    if verb.dep_ != "pcomp" or head.dep_ != "prep":
        return False
    judged = head.head.lemma_ in terms.judging
    if head.lower_ in MEANT and head.head.lemma_ in terms.attitudes:
        return True
    kept = head.lower_ in KEPT and head.head.lemma_ not in ("refrain", "result", "stem")
    return kept or (head.lower_ in MEANT and not judged and terms.operators.get(reading.lemmas[verb.i]) in RELIEF)


def noun_modality(noun: Token, reading: Reading) -> Modality:
    """The modality of what a noun tells: behind most prepositions the lifting of sanctions is only spoken of."""
    modality = modality_of(noun, reading)
    if modality is not Modality.ACTUAL or noun.dep_ != "pobj" or noun.head.dep_ != "prep":
        return modality
    preposition, governor = noun.head.lower_, noun.head.head
    if preposition in MEANT and preposition != "to" and governor.lemma_ not in terms_of(reading.lexicon).judging:
        return Modality.HYPOTHETICAL
    if governor.pos_ == "VERB" and preposition not in TIMES:
        return modality_of(governor, reading)
    return modality


def _is_conditional(verb: Token) -> bool:
    """ "Will reinstate sanctions if ...", "until sanctions are lifted", "it is not too late to impose"."""
    if any(child.dep_ == "mark" and child.lower_ in ("until", "unless") for child in verb.children):
        return not any(child.tag_ == "VBD" for child in (verb, *verb.children))
    modal = any(child.tag_ == "MD" for child in verb.children)
    for child in verb.children:
        if modal and child.dep_ == "advcl" and any(mark.lower_ in ("if", "unless") for mark in child.children):
            return True
    return any(word.lower_ == "too" for child in verb.head.children if child.dep_ == "acomp" for word in child.children)


def _is_asked(verb: Token) -> bool:
    """ "Was asked if it intended to impose sanctions"."""
    clause = verb
    while clause.dep_ in ("conj", "xcomp"):
        clause = clause.head
    if clause.dep_ not in ("advcl", "ccomp") or clause.head.lemma_ not in ASKING:
        return False
    return any(child.dep_ == "mark" and child.lower_ in ("if", "whether") for child in clause.children)


def _denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in NEGATIONS for child in verb.children)
