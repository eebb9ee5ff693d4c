"""Who gives and gets a sanction that stands next to a verb: by its phrase, by the verb, by what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.phrases import objects_of, possessor
from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.sanction_against import aimed_at, objects_on, purpose_of
from kgexport.extract.sanction_agents import Agents, agents_of, countries_of_officers
from kgexport.extract.sanction_drafts import Draft, Site
from kgexport.extract.sanction_grounds import reason_of
from kgexport.extract.sanction_modality import as_threat, event_modality
from kgexport.extract.sanction_states import subject_targets
from kgexport.extract.sanction_targets import Keys, NounRoles, included_later, is_imposer, targets_of, unique, without
from kgexport.extract.sanction_terms import RELIEF, Terms
from kgexport.extract.sanction_verbs import objects_of_verb
from kgexport.model import Act, EntityKind

FROM = frozenset({"from"})


def targets_round(site: Site, verb: Token, act: Act, reading: Reading, terms: Terms) -> Keys:
    """Whom the sanction is on, by its own phrase, by the verb, or by what it is for."""
    if verb.lemma_ in terms.exempting:
        return targets_of((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), reading)
    targets = unique(site.roles.targets, objects_on(verb, reading)) or purpose_of(verb, reading, terms)
    targets = unique(targets, aimed_at(verb, reading, terms))
    if act is Act.LIFTING and not targets:
        words = (verb, *site.position.levels)
        targets = targets_of((inner for word in words for inner in objects_of(word, FROM)), reading)
    return targets or targets_of((child for child in verb.children if child.dep_ == "dative"), reading)


def round_operator_noun(verb: Token, act: Act, roles: NounRoles, reading: Reading, terms: Terms) -> tuple[Agents, Keys]:
    """Who gives and who gets, by the verb of which the operator noun is the object: "granted X sanctions relief"."""
    agents, targets = Agents(), roles.targets
    if (
        verb.tag_ == "VBN"
        and verb.dep_ != "ROOT"
        and verb.lemma_ in terms.giving
        and not any(child.dep_ == "aux" for child in verb.children)
    ):
        # "Saw X granted relief": a passive without its auxiliary.
        return agents, targets or subject_targets(verb, reading)
    if act is Act.THREAT and verb.lemma_ in terms.suffering:
        # "Faces the prospect of sanctions".
        return agents, targets or subject_targets(verb, reading)
    taking = act in RELIEF and verb.lemma_ in terms.taking
    gives = not taking and (act is not Act.EASING or verb.lemma_ in terms.giving)
    if gives and not roles.authorities and verb.lemma_.lower() not in terms.bystanders:
        agents = agents_of(verb, reading)
    if not targets:
        targets = targets_of((child for child in verb.children if child.dep_ in ("dative", "iobj")), reading)
    if not targets and taking:
        # A leader who wants relief wants it for his country, for the one under sanctions where the text says no other.
        wanting = countries_of_officers(subject_targets(verb, reading), reading)
        targets = tuple(key for key in wanting if reading.entity[key].kind is not EntityKind.PERSON)
    return agents, targets


def is_only_favoured(verb: Token, terms: Terms) -> bool:
    """Whether somebody is only for or against it: "does not support imposing sanctions"."""
    return verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.lemma_ in terms.contesting


def who_could(keys: Keys, verb: Token, reading: Reading, terms: Terms) -> Keys:
    """Of those who ask for sanctions, or are for them, those who impose some themselves; others ask somebody else."""
    if not is_only_favoured(verb, terms) and verb.lemma_ not in terms.calling | terms.urging:
        return keys
    index = index_of(reading)
    served = {key: index.countries_served(key) or (key,) for key in keys}
    entity = reading.entity
    return tuple(
        key
        for key in keys
        if any(is_imposer(entity[other], reading) for other in served[key])
        or (entity[key].kind is EntityKind.PERSON and served[key] == (key,))
    )


def for_whom_it_is_wished(
    verb: Token, act: Act, agents: Agents, targets: Keys, reading: Reading, terms: Terms
) -> tuple[Agents, Keys]:
    """Who gives and who gets relief by the verb behind a wish: "Ruritania's bid to lift sanctions" is for itself."""
    if act not in RELIEF or verb.dep_ != "acl" or verb.head.lemma_ not in terms.wishes or possessor(verb.head) is None:
        return agents, targets
    return Agents(), targets or tuple(key for key in agents.keys if not is_imposer(reading.entity[key], reading))


def read_naming(site: Site, verb: Token, reading: Reading) -> Iterator[Draft]:
    """ "Named six people for sanctions, including X"."""
    objects = objects_of_verb(verb)
    targets = targets_of(objects, reading)
    targets = targets or included_later(verb, objects, reading)
    agents = agents_of(verb, reading)
    authorities = without(agents.keys, targets) or without(site.roles.authorities, targets)
    if not targets and not authorities and not agents.we:
        return
    draft = Draft(
        head=verb,
        words=(verb, site.token),
        act=Act.IMPOSITION,
        modality=event_modality(verb, reading),
        authorities=authorities,
        targets=targets,
        measures=site.roles.measures,
        reason=reason_of(verb, reading, beside=site.token),
        we=agents.we,
        nobody=not targets,
        borrows=False,
        confidence=0.8,
    )
    yield as_threat(draft, reading)
