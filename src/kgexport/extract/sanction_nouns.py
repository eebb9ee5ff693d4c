"""Tellings by a noun that something is done to sanctions or that they are in force.

"Imposed a travel ban on X", "the lifting of U.S. sanctions", "sanctions imposed in 2012", "EU sanctions on X".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.phrases import objects_of, phrase_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_against import evading_countries, is_against_somebody
from kgexport.extract.sanction_agents import Agents, agents_of, is_leader, warner_of
from kgexport.extract.sanction_clauses import read_behind
from kgexport.extract.sanction_drafts import Draft, Site
from kgexport.extract.sanction_fields import against_disease, for_immigrants
from kgexport.extract.sanction_grounds import legal_basis_of, reason_of
from kgexport.extract.sanction_measures import is_qualified, restricts
from kgexport.extract.sanction_modality import as_threat, event_modality, noun_modality
from kgexport.extract.sanction_operators import (
    KEEPING,
    in_general,
    kept_in_force,
    operator_of,
    raised_operator,
    supposes_none,
)
from kgexport.extract.sanction_parties import (
    for_whom_it_is_wished,
    is_only_favoured,
    read_naming,
    round_operator_noun,
    targets_round,
    who_could,
)
from kgexport.extract.sanction_position import VERBS, is_absorbed, locate
from kgexport.extract.sanction_prospects import is_fresh, read_prospect
from kgexport.extract.sanction_states import (
    read_being_under,
    read_hitting,
    read_holding,
    read_list,
    read_means,
    read_part,
    read_subject,
    read_suffering,
)
from kgexport.extract.sanction_targets import (
    Keys,
    goes_back,
    is_pointed,
    names_nobody,
    noun_roles,
    targets_of,
    without,
)
from kgexport.extract.sanction_terms import MADE, RELIEF, Terms, terms_of
from kgexport.model import Act, EntityKind, Measure, Modality

FROM = frozenset({"from"})
TO = frozenset({"for", "to"})
EXTENDED_TO = frozenset({"to"})
SPARING = ("exception", "exemption", "waiver")
"""What is granted to somebody: "a waiver for X" is on X."""
WITH = frozenset({"with", "by", "through", "via"})
TRIGGER_TOKENS = 6  # before the noun


def read_noun(token: Token, reading: Reading, *, known: frozenset[str]) -> Iterator[Draft]:
    """The tellings of which this noun is the core; none when it belongs to another sanction noun or tells of none.

    `known` are the targets of the tellings before: "the ban on X" is one of sanctions when X was put under them.
    """
    terms = terms_of(reading.lexicon)
    restriction = reading.lemmas[token.i] in terms.restrictions
    if is_absorbed(token, reading):
        return
    position = locate(token, reading)
    roles = noun_roles(position.levels, reading)
    site = Site(token=token, position=position, roles=roles)
    qualified = is_qualified(token, reading)
    if restriction and not qualified and not restricts(token, reading):
        yield from _bare_restriction(site, reading, terms, known)
        return
    if (restriction or qualified) and (not is_against_somebody(site, reading) or against_disease(token, reading)):
        return
    if restriction and roles.measures == (Measure.TRAVEL_BAN,) and for_immigrants(token, roles.targets, reading):
        return
    behind = tuple(read_behind(site, reading, terms))
    yield from behind
    if position.listed or position.holder:
        object_of = position.role in ("dobj", "nsubjpass")
        yield from read_list(site, reading) or (_governed if object_of else _standing)(site, reading, terms)
        return
    open_yet = any(draft.act in MADE and draft.modality is not Modality.ACTUAL for draft in behind)
    for draft in _governed(site, reading, terms):
        if not (open_yet and draft.standing):  # "sanctions that would be imposed" are not in force
            yield draft


def read_bare_list(token: Token, reading: Reading) -> Iterator[Draft]:
    """ "Removed X from the list", in a text that tells of sanctions."""
    position = locate(token, reading)
    if position.listed:
        yield from read_list(Site(token=token, position=position, roles=noun_roles(position.levels, reading)), reading)


def _bare_restriction(site: Site, reading: Reading, terms: Terms, known: frozenset[str]) -> Iterator[Draft]:
    """ "The ban on X", "impose restrictions on X" and "lifted the ban", in a text that tells of sanctions."""
    verb, role = site.position.verb, site.position.role
    if not known:
        return
    if not site.roles.targets:
        act = operator_of(verb, terms) if verb is not None and role in ("dobj", "nsubjpass") else None
        if verb is not None and act in RELIEF and goes_back(site.token):
            yield from _operated(site, verb, act, reading, terms)
        return
    imposed = verb is not None and role == "dobj" and verb.lemma_ in terms.clear_operators
    if imposed and verb is not None:
        yield from _operated(site, verb, terms.operators[verb.lemma_], reading, terms)
    elif is_pointed(site.token) and known.issuperset(site.roles.targets):
        yield from _standing(site, reading, terms)


def _governed(site: Site, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """Read the noun by what governs it."""
    position = site.position
    verb, role = position.verb, position.role
    found: Iterator[Draft] | tuple[Draft, ...] = ()
    if position.act is not None and position.operator is not None:
        yield from _by_operator_noun(site, position.operator, position.act, reading, terms)
        return
    if verb is not None and not position.foreign:
        raised = raised_operator(verb, terms) if role in ("nsubj", "nsubjpass") else None
        if raised is not None:
            yield from _operated(site, *raised, reading, terms)
            return
        if role in ("dobj", "nsubjpass"):
            operator = Act.EXTENSION if kept_in_force(verb, terms) else operator_of(verb, terms)
            held = (
                ()
                if operator is Act.EXTENSION and verb.lemma_ in KEEPING
                else (read_holding(site, verb, reading) if role == "dobj" else ())
            )
            if held and modality_of(verb, reading) is Modality.ACTUAL:
                yield from held
                return
            if operator is not None:
                yield from _operated(site, verb, operator, reading, terms)
                return
            if role == "dobj" and reading.lemmas[verb.i] in terms.suffering:
                found = (read_suffering(site, verb, reading),)
            elif role == "dobj" and reading.lemmas[verb.i] in terms.using:
                found = read_means(site, verb, reading)
            elif role == "dobj":
                found = held or read_part(site, verb, reading)
        elif role.startswith("prep:"):
            found = tuple(_prepositional(site, verb, reading, terms))
        elif role == "nsubj":
            found = read_subject(site, verb, reading)
    yield from found or _standing(site, reading, terms)


def _prepositional(site: Site, verb: Token, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """The sanction stands behind a preposition: under it, hit with it, called for."""
    word = site.position.role.removeprefix("prep:")
    last = word.split()[-1]
    lemma = reading.lemmas[verb.i]
    relief = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if last in ("from", "on", "of") and relief is not None and reading.lemmas[relief.i] in terms.operator_nouns:
        # "Won relief from sanctions": the parser hangs the sanctions on the verb.
        moved = replace(site, position=replace(site.position, verb=verb, role="dobj"))
        yield from _by_operator_noun(moved, relief, terms.operator_nouns[reading.lemmas[relief.i]], reading, terms)
        return
    if last == "under" or word == "subject" or (lemma == "subject" and last == "to"):
        yield from read_being_under(site, verb, reading)
        return
    if last in WITH and lemma in terms.hitting:
        yield read_hitting(site, verb, reading)
        return
    if last in WITH and lemma in terms.replying and modality_of(verb, reading) is Modality.ACTUAL:
        yield from _operated(site, verb, Act.IMPOSITION, reading, terms)
        return
    pressing = verb.pos_ == "NOUN" and lemma == "pressure"
    if last == "including" or (last in WITH and (pressing or lemma in terms.answering or "including" in word)):
        yield from read_means(site, verb, reading)
        return
    if word == "for" and (lemma in terms.targeting or terms.listing.get(lemma) is Act.IMPOSITION):
        yield from read_naming(site, verb, reading)
        return
    act = terms.operators.get(f"{lemma} {word}") or terms.operators.get(f"{lemma} {word.split()[0]}")
    if word == "for" and lemma in terms.calling:
        act = Act.THREAT
    if verb.lower_ == "rid" and last == "of":
        act = Act.LIFTING
    if act is not None:
        yield from _operated(site, verb if verb.pos_ in VERBS else verb.head, act, reading, terms)


def _operated(site: Site, verb: Token, act: Act, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """The sanction is object of a verb that does something to it."""
    token, roles = site.token, site.roles
    agents = agents_of(verb, reading)
    targets = targets_round(site, verb, act, reading, terms)
    agents, targets = for_whom_it_is_wished(verb, act, agents, targets, reading, terms)
    extended = targets_of(objects_of(verb, EXTENDED_TO), reading) if act is Act.EXTENSION else ()
    if extended and not roles.targets:  # "extended the ban to X": a new one on X
        act, targets = Act.IMPOSITION, extended
    authorities = without(agents.keys, targets) or without(roles.authorities, targets)
    if agents.keys and not authorities:
        return
    if act is Act.THREAT or is_only_favoured(verb, terms):
        authorities = who_could(authorities, verb, reading, terms)
    people = all(reading.entity[key].kind is EntityKind.PERSON and not is_leader(key, reading) for key in authorities)
    if roles.authorities and (people or verb.lemma_ in terms.carrying_out):
        # "The secretary threatened U.S. sanctions", "X implements them": whose sanctions they are.
        authorities = roles.authorities
    if not authorities and agents.unknown:
        if supposes_none(token, verb):
            return
        agents = warner_of(verb, reading)
        authorities = without(agents.keys, targets)
    levels = (*site.position.levels, verb)
    if in_general(levels) and not (targets or authorities or is_pointed(token)):
        return
    draft = Draft(
        head=verb,
        words=(verb, token),
        act=act,
        modality=event_modality(verb, reading),
        authorities=authorities,
        targets=targets,
        measures=roles.measures,
        reason=reason_of(verb, reading, beside=token) or reason_of(token, reading),
        legal_basis=legal_basis_of(verb, reading),
        definite=roles.definite,
        we=agents.we,
        follows=agents.anaphoric,
        anaphoric=agents.anaphoric,
        nobody=names_nobody(levels, reading),
        borrows=_may_borrow(token, levels, reading, terms, acting=bool(authorities)),
    )
    yield from _with_background(as_threat(draft, reading), site, roles.authorities)


def _by_operator_noun(site: Site, operator: Token, act: Act, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """ "The lifting of sanctions on X", "sanctions relief", "a threat of sanctions"."""
    token, roles, verb, role = site.token, site.roles, site.position.verb, site.position.role
    targets = roles.targets
    agents = Agents()
    argument = verb is not None and verb.pos_ in VERBS and role in ("dobj", "nsubj", "nsubjpass")
    if verb is not None and argument and role == "dobj":
        agents, targets = round_operator_noun(verb, act, roles, reading, terms)
    if act is Act.EASING and operator.lemma_ in SPARING:
        targets = targets_of(objects_of(operator, TO), reading) or targets
    modality = (noun_modality if act in RELIEF else modality_of)(operator, reading)
    if verb is not None and argument and modality is Modality.ACTUAL and verb.lemma_ not in terms.bystanders:
        modality = modality_of(verb, reading)
    draft = Draft(
        head=operator,
        words=(token, operator),
        act=act,
        modality=modality,
        authorities=without(roles.authorities or agents.keys, targets),
        targets=targets,
        measures=roles.measures,
        noun=True,
        definite=roles.definite,
        we=agents.we,
        nobody=names_nobody(site.position.levels, reading),
        borrows=_may_borrow(token, site.position.levels, reading, terms),
    )
    if act is Act.THREAT and verb is not None and not (draft.authorities or draft.we):
        warner = warner_of(verb, reading)
        draft = replace(draft, authorities=warner.keys, we=warner.we, borrows=False, nobody=True)
    yield from _with_background(as_threat(draft, reading), site, ())


def _with_background(draft: Draft, site: Site, authorities: Keys) -> Iterator[Draft]:
    """The act, and before it the sanction in force that it presupposes: what may be eased or is extended stands."""
    eases = draft.act in RELIEF
    if draft.act is Act.EXTENSION or (eases and draft.modality is not Modality.ACTUAL):
        yield Draft(
            head=site.token,
            act=Act.IMPOSITION,
            modality=Modality.ACTUAL,
            authorities=authorities or draft.authorities,
            targets=draft.targets,
            measures=draft.measures,
            noun=True,
            definite=True,
            standing=True,
            nobody=draft.nobody,
            borrows=draft.borrows,
            confidence=0.7,
        )
    yield draft


def _standing(site: Site, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """The sanction is mentioned as something in force; nothing is said to be done to it."""
    token, roles = site.token, site.roles
    if any(child.lower_ in ("no", "any", "without") for child in token.children):
        return
    prospect = read_prospect(site, reading)
    if prospect:
        yield from prospect
        return
    verb, targets = site.position.verb, roles.targets
    if not targets and verb is not None and verb.lemma_ in terms.evading and site.position.role == "dobj":
        targets = evading_countries(verb, reading)
    foreign = site.position.foreign
    if foreign and reading.lemmas[site.position.levels[-1].i] in terms.powers:
        return  # "new sanctions authorities": what may be used
    yield Draft(
        head=token,
        words=(reading.doc[max(phrase_of(token)[0], token.i - TRIGGER_TOKENS)], token),
        act=Act.IMPOSITION,
        modality=Modality.ACTUAL,
        authorities=without(roles.authorities, targets),
        targets=targets,
        measures=roles.measures,
        noun=True,
        definite=roles.definite,
        standing=True,
        nobody=foreign or names_nobody(site.position.levels, reading),
        borrows=not foreign and _may_borrow(token, site.position.levels, reading, terms),
        confidence=0.75 if targets else 0.5,
    )


def _may_borrow(token: Token, levels: Sequence[Token], reading: Reading, terms: Terms, *, acting: bool = False) -> bool:
    """Whether a target may be taken from the text before: none is meant here, and a ban is one told before.

    "Lifting sanctions" in general, by nobody, is on nobody.
    """
    if names_nobody(levels, reading):
        return False
    if is_pointed(token):
        return True
    if is_fresh(token, terms) or reading.lemmas[token.i] in terms.restrictions:
        return False
    return acting or not in_general(levels)
