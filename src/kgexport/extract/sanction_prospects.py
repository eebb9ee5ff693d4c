"""Sanctions that may come, told by a noun that nobody does anything to: "more sanctions would follow"."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.phrases import SUBJECTS, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_against import objects_on
from kgexport.extract.sanction_agents import Agents, agents_of, warner_of
from kgexport.extract.sanction_drafts import Draft, Site
from kgexport.extract.sanction_operators import operator_of
from kgexport.extract.sanction_position import VERBS
from kgexport.extract.sanction_states import subject_targets
from kgexport.extract.sanction_targets import Keys, is_pointed, names_nobody, targets_of, unique, without
from kgexport.extract.sanction_terms import Terms, terms_of
from kgexport.model import Act, Modality

OPEN = (Modality.PLANNED, Modality.HYPOTHETICAL)
STEPS = 6
AGAINST = ("prep:against",)
ARGUMENTS = frozenset({*AGAINST, "dobj", "nsubj", "nsubjpass", "prep:by", "prep:to", "prep:on", "prep:with"})
"""How sanctions hang on the verb of which they are what it brings, means or comes to."""
OVER = frozenset({"over"})
INCLUDING = "including"
STATES = frozenset({"be", "remain", "stay", "keep"})


def read_prospect(site: Site, reading: Reading) -> tuple[Draft, ...]:
    """What may come by the words beside the noun, by the verb that governs it or by what is said of it; else none."""
    if site.position.foreign:
        return ()
    terms = terms_of(reading.lexicon)
    levels = site.position.levels
    verb = _governor(levels[-1])
    modality = _by_adjective(levels, terms) or _by_predicate(site, verb, reading, terms)
    agents = Agents()
    if modality is None and verb is not None and not is_pointed(site.token):
        agents, modality = _by_verb(site, verb, reading, terms)
    if modality is None:
        return ()
    if verb is not None and agents.unknown:
        agents = warner_of(verb, reading)
    targets = site.roles.targets
    if not targets and verb is not None:
        targets = _targets_of_verb(verb, reading, terms)
    draft = Draft(
        head=site.token,
        words=(site.token,),
        act=Act.THREAT,
        modality=modality,
        authorities=without(unique(site.roles.authorities) or agents.keys, targets),
        targets=targets,
        measures=site.roles.measures,
        we=agents.we,
        noun=True,
        nobody=not targets and names_nobody(levels, reading),
        borrows=False,
        confidence=0.7 if targets else 0.5,
    )
    return (draft,)


def _targets_of_verb(verb: Token, reading: Reading, terms: Terms) -> Keys:
    """ "X faces consequences, including sanctions", "sanctions loom over X", "pressed for sanctions against X"."""
    lemma = reading.lemmas[verb.i]
    if lemma in terms.suffering:
        return subject_targets(verb, reading)
    return targets_of(objects_of(verb, OVER), reading) if lemma in terms.looming else objects_on(verb, reading)


def _governor(noun: Token) -> Token | None:
    """The verb of the clause: "mulls steps including sanctions", "considers sanctions to stop them"."""
    verb = next((word for word in islice(noun.ancestors, STEPS) if word.pos_ in VERBS and word.dep_ != "prep"), None)
    if verb is None or noun.dep_ != "nsubj" or not any(child.lower_ == "to" for child in verb.children):
        return verb
    return verb.head if verb.tag_ == "VB" and verb.head.pos_ in VERBS else verb


def _by_adjective(levels: tuple[Token, ...], terms: Terms) -> Modality | None:
    """ "Possible sanctions", "the proposed round of sanctions"."""
    words = (child.lower_ for level in levels for child in level.children if child.i < level.i)
    return None if terms.prospective.isdisjoint(words) else Modality.HYPOTHETICAL


def _by_predicate(site: Site, verb: Token | None, reading: Reading, terms: Terms) -> Modality | None:
    """ "Sanctions are an option", "remain on the table", "loom"."""
    if verb is None or site.position.role not in ("nsubj", "nsubjpass", "attr"):
        return None
    lemma = reading.lemmas[verb.i]
    words = (word for child in verb.children if child.i > verb.i for word in (child, *child.children))
    said = lemma in STATES and any(reading.lemmas[word.i] in terms.prospects for word in words)
    if not said and lemma not in terms.looming:
        return None
    return Modality.NEGATED if modality_of(verb, reading) is Modality.NEGATED else Modality.HYPOTHETICAL


def _by_verb(site: Site, verb: Token, reading: Reading, terms: Terms) -> tuple[Agents, Modality | None]:
    """ "Will be met with further sanctions", "mulls steps including sanctions", "opposed new sanctions"."""
    role, governor = site.position.role, site.position.verb
    if not role.endswith(INCLUDING) and (role not in ARGUMENTS or governor is None or governor.pos_ not in VERBS):
        return Agents(), None
    if operator_of(verb, terms) is Act.THREAT:
        return agents_of(verb, reading), Modality.HYPOTHETICAL
    if role == "dobj" and verb.lemma_ in terms.enabling:
        return Agents(), Modality.HYPOTHETICAL  # "a bill that allows sanctions"
    modality = modality_of(site.token, reading)
    if role not in SUBJECTS and not site.roles.authorities and modality is not Modality.ACTUAL:
        return Agents(), Modality.NEGATED if modality is Modality.NEGATED else Modality.HYPOTHETICAL
    if is_fresh(site.token, terms):
        contested = role in AGAINST or (reading.lemmas[verb.i] in terms.contesting and role in ("dobj", "nsubjpass"))
        if contested or modality in OPEN or modality_of(verb, reading) in OPEN:
            return Agents(), Modality.HYPOTHETICAL
    asked = verb.dep_ in ("advcl", "ccomp", "xcomp") and verb.head.lemma_ in terms.calling
    if asked and verb.tag_ == "VB" and reading.lemmas[verb.i] in terms.suffering:
        # "Called for X to face consequences, including sanctions".
        return Agents(), Modality.HYPOTHETICAL
    return Agents(), None


def is_fresh(token: Token, terms: Terms) -> bool:
    """Whether sanctions are others than those told before: "further sanctions"."""
    return any(child.lower_ in terms.fresh for child in token.children)
