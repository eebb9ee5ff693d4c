"""Tellings by the clauses behind a sanction noun: "sanctions imposed by X on Y", "a ban that was lifted in May"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_against import evading_countries, objects_on
from kgexport.extract.sanction_agents import agents_of
from kgexport.extract.sanction_drafts import Draft, Site
from kgexport.extract.sanction_grounds import legal_basis_of, reason_of
from kgexport.extract.sanction_modality import as_threat, event_modality
from kgexport.extract.sanction_operators import begins, operator_of, who_lifts
from kgexport.extract.sanction_states import subject_targets
from kgexport.extract.sanction_targets import Keys, names_nobody, unique, without
from kgexport.extract.sanction_terms import Terms
from kgexport.model import Act, Modality

BRINGING = frozenset({"get", "have"})
"""Verbs that bring about what the participle behind their object says: "have sanctions imposed"."""


def read_behind(site: Site, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """Clauses behind the noun: "sanctions imposed by X on Y", "a sanction, which was implemented in 2005, ..."."""
    roles = site.roles
    levels = site.position.levels[:1] if site.position.foreign else site.position.levels
    for verb in (child for level in levels for child in level.children):
        if verb.dep_ not in ("acl", "relcl") or verb.tag_ == "VBG":
            continue
        act = operator_of(verb, terms)
        begun = act is None and begins(verb, reading)
        if begun:
            act = Act.IMPOSITION
        if act is None or act is Act.THREAT:
            continue
        agents = agents_of(verb, reading)
        if agents.unknown and not roles.authorities:
            agents = who_lifts(site, reading, terms)
        targets = unique(roles.targets, objects_on(verb, reading)) or _targets_before(site, reading, terms)
        nobody = names_nobody((*site.position.levels, verb), reading)
        draft = Draft(
            head=verb,
            words=(verb, site.token),
            act=act,
            modality=_modality_behind(verb, site, reading),
            authorities=without((() if begun else agents.keys) or roles.authorities, targets),
            targets=targets,
            measures=roles.measures,
            reason=reason_of(verb, reading, beside=site.token),
            legal_basis=legal_basis_of(verb, reading),
            definite=roles.definite,
            standing=begun,
            we=agents.we,
            nobody=nobody,
            borrows=not nobody,
        )
        if begun or targets or not nobody:
            yield as_threat(draft, reading)


def _targets_before(site: Site, reading: Reading, terms: Terms) -> Keys:
    """Who is under sanctions, or evades them, by the verb that governs them: "X is under sanctions imposed in May"."""
    verb, role = site.position.verb, site.position.role
    if verb is not None and role == "prep:under":
        return subject_targets(verb, reading)
    if verb is not None and role == "dobj" and verb.lemma_ in terms.evading:
        return evading_countries(verb, reading)
    return ()


def _modality_behind(verb: Token, site: Site, reading: Reading) -> Modality:
    """The modality of a clause behind the noun; "would have sanctions imposed" is as open as its "have"."""
    modality, governor = event_modality(verb, reading), site.position.verb
    if modality is Modality.ACTUAL and governor is not None and site.position.role == "dobj" and verb.tag_ == "VBN":
        if governor.lemma_ == "want":
            return Modality.HYPOTHETICAL
        return modality_of(governor, reading) if governor.lemma_ in BRINGING else modality
    return modality
