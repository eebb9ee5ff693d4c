"""Tellings by a noun: "U.S. sanctions on X", "imposed a travel ban", "was taken off the sanctions list"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.phrases import objects_of, phrase_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_roles import (
    ON,
    Agents,
    Keys,
    NounRoles,
    agents_of,
    legal_basis_of,
    noun_roles,
    reason_of,
    restricts,
    target_keys,
    unique,
)
from kgexport.extract.sanction_terms import Terms
from kgexport.model import Act, Modality

NEW = frozenset({"additional", "fresh", "further", "harsher", "more", "new", "other", "stiffer", "stronger", "tougher", "tough"})
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
    if _absorbed(token, reading, terms):
        return
    position = locate(token, reading, terms)
    roles = noun_roles(position.levels, reading, terms)
    yield from _behind(token, position, roles, reading, terms)
    if position.listed or position.holder:
        yield from _of_list(token, position, roles, reading, terms)
        return
    yield from _governed(token, position, roles, reading, terms)


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
        levels=tuple(levels), act=act, operator=operator, verb=verb, role=role, listed=listed, holder=holder, foreign=foreign
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
        while governor.pos_ in ("ADP", "ADV", "SCONJ", "ADJ") and governor.head.i != governor.i:
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
    if current.dep_ in ("pobj", "dobj") and current.head.lower_ in ("including", "as", "include", "of", "include", "by"):
        head = current.head.head if current.head.lower_ != "as" else current.head.head
        if current.head.lower_ == "of":
            return False
        return _is_core(head, reading, terms)
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
    if verb is None or position.foreign:
        yield from _standing(token, roles, reading, position)
        return
    if position.role in ("dobj", "nsubjpass"):
        operator = _operator(verb, terms)
        if operator is not None:
            yield from _operated(token, verb, operator, roles, reading, terms)
            return
        if lemma in terms.suffering and position.role == "dobj":
            yield from _suffered(token, verb, roles, reading)
            return
        yield from _standing(token, roles, reading, position)
        return
    if position.role.startswith("prep:"):
        yield from _prepositional(token, verb, position, roles, reading, terms)
        return
    if position.role == "nsubj":
        yield from _subject(token, verb, roles, reading, terms, position)
        return
    yield from _standing(token, roles, reading, position)


def _operator(verb: Token, terms: Terms) -> Act | None:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in ("prt", "advmod", "acomp") and child.i > verb.i:
            found = terms.operators.get(f"{lemma} {child.lower_}")
            if found is not None:
                return found
    return terms.operators.get(lemma)


def _operated(
    token: Token, verb: Token, act: Act, roles: NounRoles, reading: Reading, terms: Terms
) -> Iterator[Draft]:
    """The sanction is object of a verb that does something to it."""
    agents = agents_of(verb, reading, terms)
    targets = unique(roles.targets, _objects_on(verb, reading))
    dative = next((child for child in verb.children if child.dep_ == "dative"), None)
    if not targets and dative is not None:
        targets = target_keys(dative, reading)
    authorities = tuple(key for key in agents.keys if key not in targets) or roles.authorities
    draft = Draft(
        head=verb,
        start=min(verb.i, token.i),
        end=max(verb.i, token.i) + 1,
        act=act,
        modality=modality_of(verb, reading),
        authorities=authorities,
        targets=targets,
        measures=roles.measures,
        reason=reason_of(verb, reading) or reason_of(token, reading),
        legal_basis=legal_basis_of(verb, reading, terms),
        definite=roles.definite,
        we=agents.we,
        follows=agents.anaphoric,
    )
    yield from with_background(as_threat(draft), token, roles, targets)


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
    return draft


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
    if verb is not None and verb.pos_ in ("VERB", "AUX"):
        if position.role == "dobj":
            subject_acts = act is not Act.EASING or verb.lemma_ in ("grant", "offer", "give", "provide", "announce", "approve")
            if subject_acts and verb.lemma_.lower() not in terms.bystanders and not authorities:
                agents = agents_of(verb, reading, terms)
            for child in verb.children:
                if child.dep_ in ("dative", "iobj") and not targets:
                    targets = target_keys(child, reading)
            if not targets and verb.lemma_ in ("get", "gain", "receive", "obtain", "seek", "win", "secure", "want"):
                targets = _subject_keys(verb, reading)
        elif not targets and position.role == "dobj":
            targets = _objects_on(verb, reading)
    draft = Draft(
        head=operator,
        start=min(token.i, operator.i),
        end=max(token.i, operator.i) + 1,
        act=act,
        modality=modality_of(operator, reading),
        authorities=tuple(key for key in authorities or agents.keys if key not in targets),
        targets=targets,
        measures=roles.measures,
        noun=True,
        definite=roles.definite,
        we=agents.we,
    )
    if act is Act.THREAT and not (draft.authorities or targets):
        return
    yield from with_background(as_threat(draft), token, NounRoles((), targets, roles.measures), targets)


def _suffered(token: Token, verb: Token, roles: NounRoles, reading: Reading) -> Iterator[Draft]:
    """ "X faces sanctions": the subject is under them, or will be."""
    modality = modality_of(verb, reading)
    act = Act.IMPOSITION
    if modality in (Modality.HYPOTHETICAL, Modality.PLANNED) or verb.lemma_ == "risk":
        act, modality = Act.THREAT, Modality.HYPOTHETICAL
    yield Draft(
        head=verb,
        start=min(verb.i, token.i),
        end=max(verb.i, token.i) + 1,
        act=act,
        modality=modality,
        authorities=roles.authorities,
        targets=unique(_subject_keys(verb, reading), roles.targets),
        measures=roles.measures,
        standing=act is Act.IMPOSITION,
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
    if last == "under" or word == "subject" or (lemma == "subject" and last == "to"):
        yield from _under(token, verb, roles, reading, terms)
        return
    if last in WITH and lemma in terms.hitting:
        yield from _hit(token, verb, terms.hitting[lemma], roles, reading, terms)
        return
    particle = terms.operators.get(f"{lemma} {word}") or terms.operators.get(f"{lemma} {word.split()[0]}")
    if word == "for" and lemma in ("call", "push", "press", "vote", "argue", "ask", "lobby"):
        particle = Act.THREAT
    if particle is not None or (verb.lower_ == "rid" and last == "of"):
        host = verb if verb.pos_ in ("VERB", "AUX") else verb.head
        yield from _operated(token, host, particle or Act.LIFTING, roles, reading, terms)
        return
    yield from _standing(token, roles, reading, position)


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
        elif verb.lemma_ not in ("be", "remain", "come", "put", "place", "stay", "fall", "find", "keep", "become", "subject"):
            # "jailed under the sanctions", "was fined under sanctions": what stands under is the deed.
            yield from _standing(token, roles, reading, None)
            return
    else:
        targets = target_keys(verb, reading)
        head = token
    yield Draft(
        head=head,
        start=min(head.i, token.i),
        end=max(head.i, token.i) + 1,
        act=Act.IMPOSITION,
        modality=modality_of(head, reading) if head.pos_ in ("VERB", "AUX") else Modality.ACTUAL,
        authorities=tuple(key for key in unique(roles.authorities, agents.keys) if key not in targets),
        targets=targets,
        measures=roles.measures,
        standing=True,
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


def _subject(
    token: Token, verb: Token, roles: NounRoles, reading: Reading, terms: Terms, position: Position
) -> Iterator[Draft]:
    """The sanction is the subject: it targets somebody, begins or ends."""
    lemma = verb.lemma_.lower()
    act = terms.effects.get(lemma)
    if act is None or (lemma == "take" and not any(child.lower_ in ("effect", "force") for child in verb.children)):
        yield from _standing(token, roles, reading, position)
        return
    objects = [child for child in verb.children if child.dep_ == "dobj"]
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


def _of_list(
    token: Token, position: Position, roles: NounRoles, reading: Reading, terms: Terms
) -> Iterator[Draft]:
    """ "Added to the sanctions list", "taken off the blacklist", "X is on the list", "X, a target of sanctions"."""
    verb = position.verb
    outer = position.levels[-1]
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        targets = target_keys(outer.head, reading) if outer.dep_ == "appos" else ()
        if position.holder and targets:
            yield _listed(token, outer, Act.IMPOSITION, targets, roles, (), standing=True, reading=reading)
        else:
            yield from _standing(token, roles, reading, position)
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
            yield from _standing(token, roles, reading, position)
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
    token: Token, roles: NounRoles, reading: Reading, position: Position | None
) -> Iterator[Draft]:
    """The sanction is mentioned as something in force; nothing is said to be done to it."""
    modality = modality_of(token, reading)
    act = Act.IMPOSITION
    fresh = any(child.lower_ in NEW for child in token.children)
    if any(child.lower_ in ("no", "any", "without") for child in token.children):
        return
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
        definite=roles.definite or not fresh,
        standing=True,
        borrows=position is None or not position.foreign,
        confidence=0.75 if roles.targets else 0.5,
    )
