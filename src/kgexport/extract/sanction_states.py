"""Tellings of sanctions by their effect: who is under them, on a list of them, faces them or is hit with them."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.phrases import clause_of, inverted, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_agents import Agents, agents_of, warner_of
from kgexport.extract.sanction_details import detailed
from kgexport.extract.sanction_drafts import Draft, Site
from kgexport.extract.sanction_grounds import reason_of
from kgexport.extract.sanction_modality import as_threat
from kgexport.extract.sanction_operators import STATES_OF_FORCE
from kgexport.extract.sanction_position import VERBS
from kgexport.extract.sanction_targets import (
    ON,
    Keys,
    goes_back,
    included_later,
    is_pointed,
    names_nobody,
    target_keys,
    targets_of,
    unique,
    without,
)
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import Act, Modality

BEING = frozenset({"be", "become", "come", "fall", "find", "keep", "place", "put", "remain", "stay", "subject"})
PUTTING = frozenset({"bring", "keep", "place", "put", "subject"})
OFF = frozenset({"off", "from"})
STEPS = 6


def subject_targets(verb: Token, reading: Reading) -> Keys:
    """Whom the subject of a verb names, or of the one it hangs on, or the noun that its clause describes."""
    current = verb
    for _ in range(STEPS):
        for child in current.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return target_keys(child, reading)
        if current.dep_ in ("acl", "relcl") and current.head.pos_ in ("NOUN", "PROPN"):
            return target_keys(current.head, reading)
        if current.dep_ not in ("conj", "xcomp", "advcl", "acomp", "prep") or current.head.i == current.i:
            break
        current = current.head
    return ()


def read_suffering(site: Site, verb: Token, reading: Reading) -> Draft:
    """ "X faces sanctions": the subject is under them, or will be."""
    modality = modality_of(verb, reading)
    open_yet = modality in (Modality.HYPOTHETICAL, Modality.PLANNED) or verb.lemma_ == "risk"
    roles = site.roles
    warner = warner_of(verb, reading) if open_yet and not roles.authorities else Agents()
    return Draft(
        head=verb,
        words=(verb, site.token),
        act=Act.THREAT if open_yet else Act.IMPOSITION,
        modality=Modality.HYPOTHETICAL if open_yet else modality,
        authorities=roles.authorities or warner.keys,
        we=warner.we,
        targets=unique(_warned(verb, reading) or subject_targets(verb, reading), roles.targets),
        measures=roles.measures,
        standing=not open_yet,
        nobody=True,
        borrows=False,
        confidence=0.8,
    )


def _warned(verb: Token, reading: Reading) -> Keys:
    """ "Warned X that it will face sanctions": whom the pronoun stands for."""
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in terms_of(reading.lexicon).warning:
        return ()
    if not any(child.dep_ == "nsubj" and child.lower_ in ("it", "they") for child in verb.children):
        return ()
    return targets_of((child for child in verb.head.children if child.dep_ in ("dobj", "dative")), reading)


def read_being_under(site: Site, verb: Token, reading: Reading) -> tuple[Draft, ...]:
    """ "X is under sanctions", "was put under sanctions", "X, under U.S. sanctions since 2010"."""
    agents = Agents()
    if verb.pos_ not in VERBS:
        head, targets, modality = site.token, target_keys(verb, reading), Modality.ACTUAL
    else:
        head, targets, modality = verb, subject_targets(verb, reading), modality_of(verb, reading)
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        if objects and verb.lemma_ in PUTTING:
            targets, agents = targets_of(objects, reading), agents_of(verb, reading)
        elif verb.lemma_ not in BEING:
            # "Was fined under the sanctions": what stands under them is the deed.
            return ()
        if not site.roles.authorities and agents.unknown:
            agents = warner_of(verb, reading)
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    told_before = not targets and any(child.pos_ == "PRON" or goes_back(child) for child in subjects)
    draft = Draft(
        head=head,
        words=(head, site.token),
        act=Act.IMPOSITION,
        modality=modality,
        authorities=without(unique(site.roles.authorities, agents.keys), targets),
        targets=targets,
        measures=site.roles.measures,
        standing=modality is Modality.ACTUAL,
        nobody=not told_before,
        follows=told_before,
        anaphoric=told_before,
        borrows=False,
    )
    return (as_threat(draft, reading),)


def read_hitting(site: Site, verb: Token, reading: Reading) -> Draft:
    """ "Hit X with sanctions", "X was targeted by EU asset freezes"."""
    roles = site.roles
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    agents = agents_of(verb, reading)
    if not objects and verb.tag_ in ("VBD", "VBN"):
        # "The firms hit with sanctions closed": the parser takes them for the ones who hit.
        objects = [child for child in verb.children if child.dep_ == "nsubj"]
        agents = Agents() if objects else agents
    if not objects and verb.dep_ in ("acl", "relcl"):
        objects = [verb.head]
    targets = targets_of(objects, reading)
    draft = Draft(
        head=verb,
        words=(verb, site.token),
        act=terms_of(reading.lexicon).hitting[reading.lemmas[verb.i]],
        modality=modality_of(verb, reading),
        authorities=without(agents.keys or roles.authorities, targets),
        targets=unique(targets, roles.targets),
        measures=roles.measures,
        reason=reason_of(verb, reading, beside=site.token),
        we=agents.we,
        nobody=bool(objects) and not targets and not any(goes_back(child) for child in objects),
        confidence=0.85,
    )
    return as_threat(draft, reading)


def read_means(site: Site, governor: Token, reading: Reading) -> tuple[Draft, ...]:
    """Sanctions as means of what is to come: "will respond with sanctions", "press X through sanctions"; else none."""
    verb, token = governor, site.token
    while verb.pos_ not in VERBS and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ not in VERBS or modality_of(verb, reading) not in (Modality.PLANNED, Modality.HYPOTHETICAL):
        return ()
    targets = site.roles.targets
    words = [word for word in verb.subtree if word.i < token.i and word.dep_ in ("xcomp", "dobj", "ROOT", "ccomp")]
    for word in (verb, governor, *words):
        targets = targets or targets_of(objects_of(word, ON | {"to"}), reading)
    targets = targets or targets_of((child for child in verb.children if child.dep_ == "dobj"), reading)
    suffering = verb.lemma_ in terms_of(reading.lexicon).suffering
    if suffering:
        # "Could face consequences including sanctions".
        targets = targets or subject_targets(verb, reading)
    agents = warner_of(verb, reading) if suffering else agents_of(verb, reading)
    draft = Draft(
        head=verb,
        words=(token,),
        act=Act.THREAT,
        modality=Modality.HYPOTHETICAL,
        authorities=without(agents.keys or site.roles.authorities, targets),
        targets=targets,
        measures=site.roles.measures,
        we=agents.we,
        noun=True,
        confidence=0.6,
    )
    return (draft,)


def read_subject(site: Site, verb: Token, reading: Reading) -> tuple[Draft, ...]:
    """The sanction is the subject: it targets somebody, begins or ends, or includes measures; none for other verbs."""
    terms = terms_of(reading.lexicon)
    roles, lemma = site.roles, reading.lemmas[verb.i]
    comprising = [word for word in (verb, *verb.children) if word.lemma_ in terms.comprising]
    if comprising:
        return (_comprising(site, comprising, reading),)
    act = terms.effects.get(lemma)
    if lemma == "come" and verb.tag_ == "VBG":
        act = Act.THREAT
    elif lemma in terms.beginnings and not any(word.lower_ in STATES_OF_FORCE for word in verb.subtree):
        return ()
    if act is None:
        return ()
    modality = modality_of(verb, reading)
    if modality is Modality.NEGATED and lemma not in terms.beginnings:
        return ()  # "the sanctions will not affect": they stand all the same
    objects = [child for child in verb.children if child.dep_ in ("dobj", "attr")]
    targets = unique(roles.targets, targets_of((*objects, *objects_of(verb, ON)), reading))
    follows = roles.definite and not roles.authorities
    detailing = follows and lemma in terms.detailing
    draft = Draft(
        head=verb,
        words=(verb, site.token),
        act=act,
        modality=modality,
        authorities=without(roles.authorities, targets),
        targets=targets,
        measures=tuple(dict.fromkeys((*roles.measures, *detailed(verb, reading)))),
        definite=roles.definite,
        nobody=not targets and (names_nobody((site.token, verb), reading) or _are_unnamed(objects, reading)),
        follows=follows,
        anaphoric=detailing,
        detail=detailing,
        confidence=0.75,
    )
    return (as_threat(draft, reading),)


def _are_unnamed(objects: list[Token], reading: Reading) -> bool:
    """ "The sanctions affect 13 officials and a company"."""
    sanctioned = terms_of(reading.lexicon).sanctioned
    return any(reading.lemmas[noun.i] in sanctioned and not goes_back(noun) for noun in objects)


def read_holding(site: Site, verb: Token, reading: Reading) -> tuple[Draft, ...]:
    """ "X has maintained an embargo on Y since": the subject keeps it in force; none when the subject is another."""
    roles = site.roles
    words = [verb, *(child for child in verb.children if child.dep_ == "prep" and child.lower_ == "in")]
    words.extend(inner for word in words[1:] for inner in word.children)
    targets = roles.targets or targets_of((inner for word in words for inner in objects_of(word, ON)), reading)
    unnamed = not targets and names_nobody((site.token,), reading)
    if verb.lemma_ not in terms_of(reading.lexicon).holding or not (targets or unnamed):
        return ()
    agents = agents_of(verb, reading)
    authorities = without(agents.keys, targets)
    if not authorities and not agents.we:
        return ()
    draft = Draft(
        head=verb,
        words=(verb, site.token),
        act=Act.IMPOSITION,
        modality=Modality.ACTUAL,
        authorities=authorities,
        targets=targets,
        measures=roles.measures,
        definite=roles.definite,
        standing=True,
        we=agents.we,
        nobody=unnamed,
        borrows=False,
        confidence=0.8,
    )
    return (draft,)


def read_part(site: Site, verb: Token, reading: Reading) -> tuple[Draft, ...]:
    """ "The measures, which include a travel ban, ..."; none when the subject is another."""
    terms = terms_of(reading.lexicon)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if verb.lemma_ not in terms.comprising or subject is None:
        return ()
    whole = subject
    if verb.dep_ == "relcl" and subject.tag_ == "WDT":
        # The parser hangs the clause on the last noun: "sanctions on X, which include a travel ban".
        nouns = (word for word in islice(verb.ancestors, STEPS) if word.pos_ in ("NOUN", "PROPN"))
        whole = next((noun for noun in nouns if reading.lemmas[noun.i] in terms.anaphors | terms.nouns), verb.head)
    if reading.lemmas[whole.i] not in terms.anaphors | terms.nouns and whole.lower_ not in ("they", "these"):
        return ()
    return (_comprising(site, [verb], reading),)


def _comprising(site: Site, verbs: list[Token], reading: Reading) -> Draft:
    """ "The sanctions include an asset freeze": measures of sanctions told before."""
    measures = [measure for verb in verbs for measure in detailed(verb, reading)]
    return Draft(
        head=site.token,
        act=Act.IMPOSITION,
        modality=Modality.ACTUAL,
        authorities=site.roles.authorities,
        targets=site.roles.targets,
        measures=tuple(dict.fromkeys((*site.roles.measures, *measures))),
        noun=True,
        definite=True,
        follows=True,
        anaphoric=True,
        detail=True,
        confidence=0.7,
    )


def read_list(site: Site, reading: Reading) -> tuple[Draft, ...]:
    """ "Added to the sanctions list", "taken off the blacklist", "X is on the list", "X, a target of sanctions"."""
    terms = terms_of(reading.lexicon)
    position, outer = site.position, site.position.levels[-1]
    verb, role = position.verb, position.role
    if verb is not None and verb.pos_ in ("NOUN", "PROPN") and role.startswith("prep:"):
        # "Added X and Y to the list": the parser hangs the list on the last name.
        clause = clause_of(verb)
        verb = clause if reading.lemmas[clause.i] in terms.listing else verb
    if verb is None or verb.pos_ not in VERBS:
        targets = target_keys(outer.head, reading) if outer.dep_ == "appos" else ()
        return (_listed(site, outer, Act.IMPOSITION, targets, reading),) if position.holder and targets else ()
    lemma = reading.lemmas[verb.i]
    act = terms.listing.get(lemma)
    on_it = role.endswith("on") and lemma in ("be", "remain", "stay", "appear")
    if (position.holder and role == "attr") or (act is None and on_it):
        return (_listed(site, verb, Act.IMPOSITION, subject_targets(verb, reading), reading),)
    taken_off = any(child.dep_ == "prt" and child.lower_ in OFF for child in verb.children)
    if act is None or not (role.startswith("prep:") or taken_off):
        return ()
    if taken_off or role.removeprefix("prep:").split()[-1] in OFF:
        act = Act.LIFTING
    objects = [named for child in _put_on(verb) for named in _named(child)]
    agents = Agents() if any(child.dep_ == "nsubj" for child in objects) else agents_of(verb, reading)
    targets = targets_of(objects, reading) or included_later(verb, objects, reading)
    draft = _listed(site, verb, act, targets, reading)
    known = bool(draft.targets) or any(goes_back(child) for child in objects)
    if agents.unknown:
        agents = warner_of(verb, reading)
    return (
        replace(
            draft,
            authorities=without(agents.keys or draft.authorities, draft.targets),
            standing=False,
            definite=is_pointed(outer),
            we=agents.we,
            nobody=not known,
            borrows=known,
        ),
    )


def _put_on(verb: Token) -> list[Token]:
    """Who is put on a list or taken off it by this verb."""
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    whole = any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    if not whole and (verb.tag_ == "VBN" or verb.lower_ == "taken"):
        # Headlines leave out the auxiliary: "X taken off sanctions list".
        objects = [child for child in verb.children if child.dep_ == "nsubj"] or objects
    objects = objects or inverted(verb)
    if not objects and verb.dep_ in ("acl", "relcl"):
        objects = [verb.head]
    return objects


def _named(noun: Token) -> list[Token]:
    """ "The names of X and Y" are X and Y."""
    return list(objects_of(noun, frozenset({"of"}))) or [noun] if noun.lemma_ == "name" else [noun]


def _listed(site: Site, head: Token, act: Act, targets: Keys, reading: Reading) -> Draft:
    draft = Draft(
        head=head,
        words=(head, site.token),
        act=act,
        modality=modality_of(head, reading) if head.pos_ in VERBS else Modality.ACTUAL,
        authorities=without(site.roles.authorities, targets),
        targets=targets,
        measures=site.roles.measures,
        standing=True,
        confidence=0.85,
    )
    return as_threat(draft, reading)
