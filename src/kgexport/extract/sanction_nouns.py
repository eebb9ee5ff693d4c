"""Tellings by a noun: "U.S. sanctions on X", "imposed a travel ban", "was taken off the sanctions list"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.phrases import clause_of, objects_of, phrase_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_roles import (
    AGAINST_VERBS,
    ON,
    POINTERS,
    Agents,
    Keys,
    NounRoles,
    agents_of,
    legal_basis_of,
    measures_of,
    names_nobody,
    noun_roles,
    reason_of,
    restricts,
    target_keys,
    unique,
    warner_of,
)
from kgexport.extract.sanction_terms import Terms, terms_of
from kgexport.model import Act, EntityKind, Measure, Modality

NEW = frozenset(
    {
        "additional", "fresh", "further", "harsher", "more", "new", "other", "severe", "stiffer", "stronger", "tough",
        "tougher",
    }
)
GIVING = frozenset({"announce", "approve", "extend", "give", "grant", "offer", "provide"})
MOVING = frozenset({"come", "enter", "go", "return", "take"})
STATES_OF_FORCE = frozenset({"effect", "force", "place"})
QUANTITIES = frozenset({"all", "any", "both", "each", "either", "many", "most", "much", "none", "one", "part", "several", "some"})
TALK = frozenset({"consider", "debate", "discuss", "dream", "speak", "talk", "think"})
TAKING = frozenset({"gain", "get", "obtain", "receive", "secure", "seek", "want", "win"})
PLANS = frozenset({"bid", "effort", "intention", "move", "plan", "proposal", "push"})
IMPLICATIVE = frozenset({"cause", "convince", "force", "get", "lead", "manage", "persuade", "push"})
"""Verbs whose denial denies what they govern: "did not persuade them to impose"."""
STATES_OF_BEING = frozenset({"be", "become", "come", "fall", "find", "keep", "place", "put", "remain", "stay", "subject"})
WITH = frozenset({"with", "by", "through", "via"})
LIFTERS = frozenset({"off", "from"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where the noun phrase of a sanction stands: its levels and what governs the outermost one."""

    levels: tuple[Token, ...]
    """The sanction noun, then the nouns it is part of: "sanctions", "list"; "sanctions", "round"."""
    act: Act | None = None
    """What the operator nouns among the levels do: "relief", "imposition"."""
    operator: Token | None = None
    verb: Token | None = None
    role: str = ""
    """How the outermost noun hangs on the verb: a dependency label, or "prep:with"."""
    listed: bool = False
    """The phrase is a list of those under sanctions."""
    holder: bool = False
    """The phrase says who is under sanctions: "the subject of sanctions"."""
    foreign: bool = False
    """The outermost noun is of another kind: "sanctions violations"."""


def read_noun(token: Token, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """The tellings of which this noun is the core; none when it belongs to another sanction noun or tells of none."""
    lemma = reading.lemmas[token.i]
    if lemma in terms.restrictions and not restricts(token, reading, terms):
        return
    if _absorbed(token, reading, terms) or any(_campaigns(word, reading, terms) for word in (token.head, *token.children)):
        return
    position = locate(token, reading, terms)
    roles = noun_roles(position.levels, reading, terms)
    if lemma in terms.restrictions and not roles.targets and not _pointed_at(token):
        # Everybody controls his exports; only against somebody is it a sanction.
        verb_targets = () if position.verb is None else _objects_on(position.verb, reading)
        suffered = position.role in ("prep:under", "prep:subject") or position.role.startswith("prep:with")
        if not verb_targets and not suffered and position.role != "dobj":
            return
    yield from _behind(token, position, roles, reading, terms)
    if position.listed or position.holder:
        yield from _of_list(token, position, roles, reading, terms)
        return
    yield from _governed(token, position, roles, reading, terms)


def _campaigns(word: Token, reading: Reading, terms: Terms) -> bool:
    return reading.lemmas[word.i] in terms.campaigns


def locate(token: Token, reading: Reading, terms: Terms) -> Position:
    """Follow the noun outwards through lists, frames and operator nouns to the verb that governs it."""
    levels = [token]
    act: Act | None = None
    operator: Token | None = None
    listed = reading.lemmas[token.i] in terms.lists
    holder = foreign = False
    current = token
    for _ in range(8):
        head = current.head
        if head.i == current.i:
            break
        lemma = reading.lemmas[head.i]
        if current.dep_ in ("conj", "appos") and head.pos_ in ("NOUN", "PROPN"):
            current = head
            continue
        if current.dep_ in ("compound", "nmod", "amod", "npadvmod") and head.pos_ in ("NOUN", "PROPN"):
            joined = True
        elif current.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in QUANTITIES:
            joined, lemma, head = False, "number", head.head
        elif current.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ in ("NOUN", "PROPN"):
            joined, lemma, head = False, reading.lemmas[head.head.i], head.head
            if current.head.lower_ not in ("of", "from", "to", "for", "on", "in") or (
                current.head.lower_ != "of" and lemma not in terms.operator_nouns
            ):
                break
        else:
            break
        if lemma in terms.operator_nouns:
            act, operator = terms.operator_nouns[lemma], head
        elif lemma in terms.lists and joined:
            listed = True
        elif lemma in terms.holders and not joined:
            holder = True
        elif lemma not in terms.frames:
            foreign = joined
            if not joined:
                break
        levels.append(head)
        current = head
    verb, role = _governor(current)
    return Position(
        levels=tuple(levels),
        act=act,
        operator=operator,
        verb=verb,
        role=role,
        listed=listed,
        holder=holder,
        foreign=foreign,
    )


def _governor(noun: Token) -> tuple[Token | None, str]:
    head = noun.head
    if head.i == noun.i:
        return None, ""
    if head.pos_ in ("VERB", "AUX"):
        return head, noun.dep_
    if noun.dep_ in ("pobj", "pcomp"):
        word = head.lower_
        governor = head.head
        while governor.head.i != governor.i and (
            governor.pos_ in ("ADP", "ADV", "SCONJ", "ADJ") or governor.lower_ == "including"
        ):
            word = f"{governor.lower_} {word}" if governor.pos_ != "ADJ" else word
            if governor.lower_ == "subject":
                word = "subject"
            governor = governor.head
        return governor, f"prep:{word}"
    return None, ""


def _absorbed(token: Token, reading: Reading, terms: Terms) -> bool:
    """Whether this noun only adds a measure to another sanction noun: "sanctions and export controls"."""
    current = token
    while current.dep_ in ("conj", "appos") and current.head.i != current.i:
        current = current.head
        if _is_core(current, reading, terms):
            return True
    if current.dep_ in ("pobj", "dobj") and current.head.lower_ in ("including", "as"):
        return _is_core(current.head.head, reading, terms)
    if current.dep_ == "dobj" and current.head.lemma_ == "include":
        verb = current.head.head if current.head.dep_ == "conj" else current.head
        return any(child.dep_ == "nsubj" and _is_core(child, reading, terms) for child in verb.children)
    return False


def _is_core(token: Token, reading: Reading, terms: Terms) -> bool:
    lemma = reading.lemmas[token.i]
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    return lemma in terms.nouns or (lemma in terms.restrictions and restricts(token, reading, terms))


def _governed(
    token: Token, position: Position, roles: NounRoles, reading: Reading, terms: Terms
) -> Iterator[Draft]:
    verb = position.verb
    act = position.act
    lemma = reading.lemmas[verb.i] if verb is not None else ""
    if act is not None and position.operator is not None:
        yield from _by_operator_noun(token, position, roles, reading, terms)
        return
    if position.foreign and reading.lemmas[token.i] in terms.restrictions:
        return
    if verb is None or position.foreign:
        yield from _standing(token, roles, reading, position, terms)
        return
    if position.role in ("dobj", "nsubjpass"):
        operator = _operator(verb, terms)
        if operator is not None:
            yield from _operated(token, verb, operator, roles, position.levels, reading, terms)
            return
        if lemma in terms.suffering and position.role == "dobj":
            yield from _suffered(token, verb, roles, reading, terms)
            return
        yield from _standing(token, roles, reading, position, terms)
        return
    if position.role.startswith("prep:"):
        yield from _prepositional(token, verb, position, roles, reading, terms)
        return
    if position.role == "nsubj":
        yield from _subject(token, verb, roles, reading, terms, position)
        return
    yield from _standing(token, roles, reading, position, terms)


def _operator(verb: Token, terms: Terms) -> Act | None:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in ("prt", "advmod", "acomp") and child.i > verb.i:
            found = terms.operators.get(f"{lemma} {child.lower_}")
            if found is not None:
                return found
    return terms.operators.get(lemma)


def _operated(
    token: Token,
    verb: Token,
    act: Act,
    roles: NounRoles,
    levels: Sequence[Token],
    reading: Reading,
    terms: Terms,
) -> Iterator[Draft]:
    """The sanction is object of a verb that does something to it."""
    agents = agents_of(verb, reading, terms)
    targets = unique(roles.targets, _objects_on(verb, reading)) or _purpose(verb, reading)
    dative = next((child for child in verb.children if child.dep_ == "dative"), None)
    if not targets and dative is not None:
        targets = target_keys(dative, reading)
    authorities = tuple(key for key in agents.keys if key not in targets) or roles.authorities
    if roles.authorities and all(reading.entity[key].kind is EntityKind.PERSON for key in authorities):
        # "The secretary threatened U.S. sanctions": he speaks for those whose sanctions they are.
        authorities = roles.authorities
    if not authorities and not agents.we and _no_sanction_supposed(token, verb):
        return
    if not authorities and not agents.we and not agents.anaphoric:
        agents = warner_of(verb, reading, terms)
        authorities = tuple(key for key in agents.keys if key not in targets)
    draft = Draft(
        head=verb,
        start=min(verb.i, token.i),
        end=max(verb.i, token.i) + 1,
        act=act,
        modality=event_modality(verb, reading),
        authorities=authorities,
        targets=targets,
        measures=roles.measures,
        reason=reason_of(verb, reading) or reason_of(token, reading),
        legal_basis=legal_basis_of(verb, reading, terms),
        definite=roles.definite,
        we=agents.we,
        follows=agents.anaphoric,
        anaphoric=agents.anaphoric,
        nobody=names_nobody((*levels, verb), reading),
        borrows=_may_borrow(token, (*levels, verb), reading, terms),
    )
    yield from with_background(as_threat(draft), token, roles, targets)


def _no_sanction_supposed(token: Token, verb: Token) -> bool:
    """ "Even if no sanctions had been imposed": there were."""
    return any(child.lower_ == "no" for child in token.children) and any(child.dep_ == "mark" for child in verb.children)


def _may_borrow(token: Token, levels: Sequence[Token], reading: Reading, terms: Terms) -> bool:
    """Whether a target may be taken from the text before: none is meant here, and a ban is one told before.

    "Lifting sanctions" in general, by nobody, is on nobody.
    """
    pointing = _pointed_at(token)
    if any(child.lower_ in NEW for child in token.children) and not pointing:
        return False
    if reading.lemmas[token.i] in terms.restrictions and not pointing:
        return False
    if any(level.tag_ == "VBG" and level.dep_ == "pcomp" for level in levels) and not pointing:
        return False
    return not names_nobody(levels, reading)


def _pointed_at(token: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in POINTERS for child in token.children)


def event_modality(verb: Token, reading: Reading) -> Modality:
    """The modality of what a verb tells, with the denial of what would have brought it about, and of mere talk."""
    head = verb.head
    if verb.dep_ == "pcomp" and head.lower_ in ("about", "of", "on") and head.head.lemma_ in TALK:
        return Modality.NEGATED if _denied(head.head) else Modality.HYPOTHETICAL
    if verb.dep_ == "acl" and head.pos_ == "NOUN" and any(child.lower_ == "to" for child in verb.children):
        return _of_infinitive(head, verb, reading)
    implied = verb.dep_ in ("xcomp", "ccomp") and head.lemma_ in IMPLICATIVE and head.pos_ == "VERB"
    if implied and _denied(head):
        return Modality.NEGATED
    return modality_of(verb, reading)


def _of_infinitive(noun: Token, verb: Token, reading: Reading) -> Modality:
    """ "The decision to lift" was taken, "a plan to lift" is one, "no reason to lift" leaves it open."""
    terms = terms_of(reading.lexicon)
    if noun.lemma_ in terms.decisions:
        return modality_of(verb, reading)
    if any(child.lower_ in ("no", "any") for child in noun.children) and noun.lemma_ in (*terms.plans, *PLANS):
        return Modality.NEGATED
    return Modality.PLANNED if noun.lemma_ in terms.plans else Modality.HYPOTHETICAL


def _denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in ("nobody", "none", "never", "no") for child in verb.children)


def with_background(draft: Draft, token: Token, roles: NounRoles, targets: Keys) -> Iterator[Draft]:
    """The act, and before it the sanction in force that it presupposes: what may be eased or is extended stands."""
    presupposes = draft.act is Act.EXTENSION or (
        draft.act in (Act.EASING, Act.LIFTING) and draft.modality is not Modality.ACTUAL
    )
    if presupposes:
        yield Draft(
            head=token,
            start=token.i,
            end=token.i + 1,
            act=Act.IMPOSITION,
            modality=Modality.ACTUAL,
            authorities=roles.authorities or draft.authorities,
            targets=targets,
            measures=roles.measures,
            noun=True,
            definite=True,
            standing=True,
            confidence=0.7,
        )
    yield draft


def as_threat(draft: Draft) -> Draft:
    """An imposition that may come is a threat; a threat is never more than hypothetical."""
    if draft.act is Act.IMPOSITION and draft.modality is Modality.HYPOTHETICAL:
        return replace(draft, act=Act.THREAT)
    if draft.act is Act.THREAT and draft.modality is not Modality.NEGATED:
        return replace(draft, modality=Modality.HYPOTHETICAL)
    planned = draft.head.dep_ == "acl" and draft.head.head.lemma_ in PLANS
    if draft.act is Act.IMPOSITION and draft.modality is Modality.NEGATED and planned:
        return replace(draft, act=Act.THREAT)
    return draft


def _purpose(verb: Token, reading: Reading) -> Keys:
    """ "Announced sanctions to isolate X"."""
    return unique(
        *(
            target_keys(inner, reading)
            for child in verb.children
            if child.dep_ in ("advcl", "xcomp") and child.lemma_ in AGAINST_VERBS and child.tag_ == "VB"
            for inner in child.children
            if inner.dep_ == "dobj"
        )
    )


def _objects_on(verb: Token, reading: Reading) -> Keys:
    return unique(*(target_keys(inner, reading) for inner in objects_of(verb, ON)))


def _by_operator_noun(
    token: Token, position: Position, roles: NounRoles, reading: Reading, terms: Terms
) -> Iterator[Draft]:
    """ "The lifting of sanctions on X", "sanctions relief", "a threat of sanctions"."""
    operator, act = position.operator, position.act
    assert operator is not None
    assert act is not None
    targets, authorities = roles.targets, roles.authorities
    verb = position.verb
    agents = Agents()
    if verb is not None and verb.pos_ in ("VERB", "AUX") and position.role == "dobj":
        gives = act is not Act.EASING or verb.lemma_ in GIVING
        if gives and not authorities and verb.lemma_.lower() not in terms.bystanders:
            agents = agents_of(verb, reading, terms)
        for child in verb.children:
            if child.dep_ in ("dative", "iobj") and not targets:
                targets = target_keys(child, reading)
        if not targets and verb.lemma_ in TAKING:
            targets = _subject_keys(verb, reading)
    modality = modality_of(operator, reading)
    if verb is not None and modality is Modality.ACTUAL and position.role in ("dobj", "nsubj", "nsubjpass"):
        modality = Modality.ACTUAL if verb.lemma_ in terms.bystanders else modality_of(verb, reading)
    draft = Draft(
        head=operator,
        start=min(token.i, operator.i),
        end=max(token.i, operator.i) + 1,
        act=act,
        modality=modality,
        authorities=tuple(key for key in authorities or agents.keys if key not in targets),
        targets=targets,
        measures=roles.measures,
        noun=True,
        definite=roles.definite,
        we=agents.we,
        nobody=names_nobody(position.levels, reading),
        borrows=_may_borrow(token, position.levels, reading, terms),
    )
    if act is Act.THREAT and not (draft.authorities or draft.we) and verb is not None:
        warner = warner_of(verb, reading, terms)
        draft = replace(draft, authorities=warner.keys, we=warner.we, borrows=False, nobody=True)
    yield from with_background(as_threat(draft), token, NounRoles((), targets, roles.measures), targets)


def _suffered(token: Token, verb: Token, roles: NounRoles, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """ "X faces sanctions": the subject is under them, or will be."""
    modality = modality_of(verb, reading)
    act = Act.IMPOSITION
    if modality in (Modality.HYPOTHETICAL, Modality.PLANNED) or verb.lemma_ == "risk":
        act, modality = Act.THREAT, Modality.HYPOTHETICAL
    warner = Agents() if roles.authorities or act is Act.IMPOSITION else warner_of(verb, reading, terms)
    yield Draft(
        head=verb,
        start=min(verb.i, token.i),
        end=max(verb.i, token.i) + 1,
        act=act,
        modality=modality,
        authorities=roles.authorities or warner.keys,
        we=warner.we,
        targets=unique(_subject_keys(verb, reading), roles.targets),
        measures=roles.measures,
        standing=act is Act.IMPOSITION,
        nobody=True,
        borrows=False,
        confidence=0.8,
    )


def _subject_keys(verb: Token, reading: Reading) -> Keys:
    current = verb
    for _ in range(6):
        for child in current.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return target_keys(child, reading)
        if current.dep_ in ("acl", "relcl") and current.head.pos_ in ("NOUN", "PROPN"):
            return target_keys(current.head, reading)
        if current.dep_ not in ("conj", "xcomp", "advcl", "acomp", "prep") or current.head.i == current.i:
            return ()
        current = current.head
    return ()


def _prepositional(
    token: Token, verb: Token, position: Position, roles: NounRoles, reading: Reading, terms: Terms
) -> Iterator[Draft]:
    """The sanction stands behind a preposition: under it, hit with it, relief from it."""
    word = position.role.removeprefix("prep:")
    last = word.split()[-1]
    lemma = verb.lemma_.lower()
    if last == "for" and (lemma in terms.designations or lemma in terms.verbs):
        return
    if last == "under" or word == "subject" or (lemma == "subject" and last == "to"):
        yield from _under(token, verb, roles, reading, terms)
        return
    if last in WITH and lemma in terms.hitting:
        yield from _hit(token, verb, terms.hitting[lemma], roles, reading, terms)
        return
    pressing = verb.pos_ == "NOUN" and reading.lemmas[verb.i] == "pressure"
    if last in WITH and (pressing or lemma in terms.answering or "including" in word):
        yield from _means(token, verb, roles, reading, terms, position)
        return
    particle = terms.operators.get(f"{lemma} {word}") or terms.operators.get(f"{lemma} {word.split()[0]}")
    if word == "for" and lemma in ("call", "push", "press", "vote", "argue", "ask", "lobby"):
        particle = Act.THREAT
    if particle is not None or (verb.lower_ == "rid" and last == "of"):
        host = verb if verb.pos_ in ("VERB", "AUX") else verb.head
        yield from _operated(token, host, particle or Act.LIFTING, roles, position.levels, reading, terms)
        return
    yield from _standing(token, roles, reading, position, terms)


def _under(token: Token, verb: Token, roles: NounRoles, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """ "X is under sanctions", "was put under sanctions", "X, under U.S. sanctions since 2010"."""
    head = verb
    agents = Agents()
    if verb.pos_ in ("VERB", "AUX"):
        targets = _subject_keys(verb, reading)
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        if objects and verb.lemma_ in ("put", "place", "bring", "keep", "subject"):
            targets = unique(*(target_keys(child, reading) for child in objects))
            agents = agents_of(verb, reading, terms)
        elif verb.lemma_ not in STATES_OF_BEING:
            # "jailed under the sanctions", "was fined under sanctions": what stands under is the deed.
            yield from _standing(token, roles, reading, None, terms)
            return
    else:
        targets = target_keys(verb, reading)
        head = token
    modality = modality_of(head, reading) if head.pos_ in ("VERB", "AUX") else Modality.ACTUAL
    yield as_threat(
        Draft(
            head=head,
            start=min(head.i, token.i),
            end=max(head.i, token.i) + 1,
            act=Act.IMPOSITION,
            modality=modality,
            authorities=tuple(key for key in unique(roles.authorities, agents.keys) if key not in targets),
            targets=targets,
            measures=roles.measures,
            standing=modality is Modality.ACTUAL,
            nobody=True,
            borrows=False,
        )
    )


def _hit(
    token: Token, verb: Token, act: Act, roles: NounRoles, reading: Reading, terms: Terms
) -> Iterator[Draft]:
    """ "Hit X with sanctions", "X was targeted by EU asset freezes"."""
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    targets = unique(*(target_keys(child, reading) for child in objects)) or (
        target_keys(verb.head, reading) if verb.dep_ in ("acl", "relcl") else ()
    )
    agents = agents_of(verb, reading, terms)
    draft = Draft(
        head=verb,
        start=min(verb.i, token.i),
        end=max(verb.i, token.i) + 1,
        act=act,
        modality=modality_of(verb, reading),
        authorities=tuple(key for key in unique(agents.keys) or roles.authorities if key not in targets),
        targets=unique(targets, roles.targets),
        measures=roles.measures,
        reason=reason_of(verb, reading),
        we=agents.we,
        confidence=0.85,
    )
    yield as_threat(draft)


def _means(
    token: Token, governor: Token, roles: NounRoles, reading: Reading, terms: Terms, position: Position
) -> Iterator[Draft]:
    """Sanctions as the means of something to come: "will respond with sanctions", "put pressure on X through sanctions"."""
    verb = governor
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    modality = modality_of(verb, reading)
    if verb.pos_ not in ("VERB", "AUX") or modality not in (Modality.PLANNED, Modality.HYPOTHETICAL):
        yield from _standing(token, roles, reading, position, terms)
        return
    targets = roles.targets
    words = [word for word in verb.subtree if word.i < token.i and word.dep_ in ("xcomp", "dobj", "ROOT", "ccomp")]
    for word in (verb, governor, *words):
        if not targets:
            goals = objects_of(word, frozenset({"on", "to", "against"}))
            targets = unique(*(target_keys(inner, reading) for inner in goals))
    if not targets:
        targets = unique(*(target_keys(child, reading) for child in verb.children if child.dep_ == "dobj"))
    agents = agents_of(verb, reading, terms)
    yield Draft(
        head=verb,
        start=token.i,
        end=token.i + 1,
        act=Act.THREAT,
        modality=Modality.HYPOTHETICAL,
        authorities=tuple(key for key in agents.keys or roles.authorities if key not in targets),
        targets=targets,
        measures=roles.measures,
        we=agents.we,
        noun=True,
        confidence=0.6,
    )


def _subject(
    token: Token, verb: Token, roles: NounRoles, reading: Reading, terms: Terms, position: Position
) -> Iterator[Draft]:
    """The sanction is the subject: it targets somebody, begins or ends."""
    lemma = verb.lemma_.lower()
    act = terms.effects.get(lemma)
    objects = [child for child in verb.children if child.dep_ in ("dobj", "attr")]
    if lemma in ("include", "contain", "comprise", "involve", "consist") or any(
        child.dep_ == "conj" and child.lemma_ == "include" for child in verb.children
    ):
        parts = [part for word in (verb, *verb.children) for part in word.children if part.dep_ == "dobj"]
        yield _parts(token, measures_of(parts, reading, terms), roles)
        return
    if act is None or (lemma in MOVING and not any(word.lower_ in STATES_OF_FORCE for word in verb.subtree)):
        yield from _standing(token, roles, reading, position, terms)
        return
    targets = unique(roles.targets, *(target_keys(child, reading) for child in objects), _objects_on(verb, reading))
    draft = Draft(
        head=verb,
        start=min(verb.i, token.i),
        end=max(verb.i, token.i) + 1,
        act=act,
        modality=modality_of(verb, reading),
        authorities=tuple(key for key in roles.authorities if key not in targets),
        targets=targets,
        measures=roles.measures,
        definite=roles.definite,
        follows=roles.definite and not roles.authorities,
        confidence=0.75,
    )
    yield as_threat(draft)


def _parts(token: Token, measures: tuple[Measure, ...], roles: NounRoles) -> Draft:
    """ "The sanctions include an asset freeze": measures of sanctions told before."""
    return Draft(
        head=token,
        start=token.i,
        end=token.i + 1,
        act=Act.IMPOSITION,
        modality=Modality.ACTUAL,
        authorities=roles.authorities,
        targets=roles.targets,
        measures=tuple(dict.fromkeys((*roles.measures, *measures))),
        noun=True,
        definite=True,
        standing=True,
        follows=True,
        anaphoric=True,
        confidence=0.7,
    )


def _of_list(
    token: Token, position: Position, roles: NounRoles, reading: Reading, terms: Terms
) -> Iterator[Draft]:
    """ "Added to the sanctions list", "taken off the blacklist", "X is on the list", "X, a target of sanctions"."""
    verb = position.verb
    outer = position.levels[-1]
    if verb is not None and verb.pos_ in ("NOUN", "PROPN") and position.role.startswith("prep:"):
        # "Added X and Y to the list": the parser hangs the list on the last name.
        listed = clause_of(verb)
        verb = listed if listed.lemma_.lower() in terms.listing else verb
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        targets = target_keys(outer.head, reading) if outer.dep_ == "appos" else ()
        if position.holder and targets:
            yield _listed(token, outer, Act.IMPOSITION, targets, roles, (), standing=True, reading=reading)
        else:
            yield from _standing(token, roles, reading, position, terms)
        return
    lemma = verb.lemma_.lower()
    if position.holder and position.role == "attr":
        targets = _subject_keys(verb, reading)
        yield _listed(token, verb, Act.IMPOSITION, targets, roles, (), standing=True, reading=reading)
        return
    act = terms.listing.get(lemma)
    if act is None or not position.role.startswith("prep:"):
        if position.role.endswith("on") and lemma in ("be", "remain", "stay", "appear"):
            targets = _subject_keys(verb, reading)
            yield _listed(token, verb, Act.IMPOSITION, targets, roles, (), standing=True, reading=reading)
        else:
            yield from _standing(token, roles, reading, position, terms)
        return
    if position.role.split()[-1].removeprefix("prep:") in LIFTERS:
        act = Act.LIFTING
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if not objects and verb.tag_ == "VBN":
        # Headlines leave out the auxiliary: "X taken off sanctions list".
        objects = [child for child in verb.children if child.dep_ == "nsubj"]
    targets = unique(*(target_keys(child, reading) for child in objects))
    if not targets and verb.dep_ in ("acl", "relcl"):
        targets = target_keys(verb.head, reading)
    agents = agents_of(verb, reading, terms)
    authorities = tuple(key for key in unique(agents.keys) or roles.authorities if key not in targets)
    yield replace(
        _listed(token, verb, act, targets, roles, authorities, standing=False, reading=reading), we=agents.we
    )


def _listed(
    token: Token,
    head: Token,
    act: Act,
    targets: Keys,
    roles: NounRoles,
    authorities: Keys,
    *,
    standing: bool,
    reading: Reading,
) -> Draft:
    modality = modality_of(head, reading) if head.pos_ in ("VERB", "AUX") else Modality.ACTUAL
    return as_threat(
        Draft(
            head=head,
            start=min(head.i, token.i),
            end=max(head.i, token.i) + 1,
            act=act,
            modality=modality,
            authorities=tuple(key for key in authorities or roles.authorities if key not in targets),
            targets=targets,
            measures=roles.measures,
            standing=standing,
            confidence=0.85,
        )
    )


def _behind(
    token: Token, position: Position, roles: NounRoles, reading: Reading, terms: Terms
) -> Iterator[Draft]:
    """Clauses behind the noun: "sanctions imposed by X on Y", "a sanction, which was implemented in 2005, ..."."""
    for level in position.levels:
        for verb in level.children:
            if verb.dep_ not in ("acl", "relcl"):
                continue
            act = _operator(verb, terms)
            if act is None or act is Act.THREAT or verb.tag_ == "VBG":
                continue
            agents = agents_of(verb, reading, terms)
            targets = unique(roles.targets, _objects_on(verb, reading))
            draft = Draft(
                head=verb,
                start=min(verb.i, token.i),
                end=max(verb.i, token.i) + 1,
                act=act,
                modality=modality_of(verb, reading),
                authorities=tuple(key for key in agents.keys or roles.authorities if key not in targets),
                targets=targets,
                measures=roles.measures,
                reason=reason_of(verb, reading),
                legal_basis=legal_basis_of(verb, reading, terms),
                definite=roles.definite,
                we=agents.we,
            )
            yield as_threat(draft)


def _standing(
    token: Token, roles: NounRoles, reading: Reading, position: Position | None, terms: Terms
) -> Iterator[Draft]:
    """The sanction is mentioned as something in force; nothing is said to be done to it."""
    modality = modality_of(token, reading)
    act = Act.IMPOSITION
    fresh = any(child.lower_ in NEW for child in token.children)
    if any(child.lower_ in ("no", "any", "without") for child in token.children):
        return
    levels = (token,) if position is None else position.levels
    if modality is not Modality.ACTUAL and fresh:
        act, modality = Act.THREAT, Modality.HYPOTHETICAL
    else:
        modality = Modality.ACTUAL
    start, _ = phrase_of(token)
    yield Draft(
        head=token,
        start=max(start, token.i - 6),
        end=token.i + 1,
        act=act,
        modality=modality,
        authorities=tuple(key for key in roles.authorities if key not in roles.targets),
        targets=roles.targets,
        measures=roles.measures,
        noun=True,
        definite=roles.definite,
        standing=True,
        nobody=(position is not None and position.foreign) or names_nobody(levels, reading),
        borrows=not (position is not None and position.foreign) and _may_borrow(token, levels, reading, terms),
        confidence=0.75 if roles.targets else 0.5,
    )
