"""Tellings by a verb: "sanctioned X", "designated X pursuant to", "froze its assets", "banned X from entering"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.phrases import objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import expand
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_nouns import as_threat, event_modality
from kgexport.extract.sanction_roles import (
    Agents,
    Keys,
    agents_of,
    is_imposer,
    legal_basis_of,
    reason_of,
    restricted,
    restricted_with,
    target_keys,
    unique,
    warner_of,
)
from kgexport.extract.sanction_terms import Terms
from kgexport.model import Act, EntityKind, Measure, Modality


def read_verb(verb: Token, act: Act, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """A verb whose object is the one under sanctions: "sanctioned X", "X, blacklisted by the EU in 2012,"."""
    if verb.dep_ in ("amod", "compound") or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        yield from _participle(verb, act, reading, terms)
        return
    objects = objects_of_verb(verb)
    agents = agents_of(verb, reading, terms)
    if not objects and verb.tag_ in ("VBD", "VBN"):
        # "The people sanctioned today play ...": the parser takes them for the ones who sanction.
        objects = [child for child in verb.children if child.dep_ == "nsubj" and _generic(child, reading, terms)]
        agents = Agents()
    targets = unique(*(target_keys(child, reading) for child in objects))
    generic = any(_generic(child, reading, terms) for child in objects)
    if not targets and not generic:
        return
    targets = targets or _included_later(verb, objects, reading)
    if objects and objects[0].pos_ == "PRON" and _named_a_group(verb):
        targets = tuple(key for key in targets if reading.entity[key].kind is not EntityKind.COUNTRY)
        if not targets:
            return
    if not agents.keys and not agents.we and not agents.anaphoric:
        agents = warner_of(verb, reading, terms)
    yield as_threat(
        Draft(
            head=verb,
            start=verb.i,
            end=verb.i + 1,
            act=act,
            modality=event_modality(verb, reading),
            authorities=tuple(key for key in agents.keys if key not in targets),
            targets=targets,
            reason=reason_of(verb, reading),
            legal_basis=legal_basis_of(verb, reading, terms),
            we=agents.we,
            follows=agents.anaphoric,
            anaphoric=agents.anaphoric,
            nobody=not targets,
            borrows=False,
        )
    )


def _named_a_group(verb: Token) -> bool:
    return any(word.lemma_ in ("entity", "group", "organisation", "organization") for word in verb.subtree)


def objects_of_verb(verb: Token) -> list[Token]:
    """Objects of a verb, or the subject of its passive; "designate X a terror group" hides X in a small clause."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            found.append(child)
        elif child.dep_ in ("ccomp", "oprd") and child.i > verb.i:
            found.extend(inner for inner in child.children if inner.dep_ == "nsubj")
            if child.dep_ == "oprd" and not found:
                found.append(child)
    if not found and verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB":
        found.extend(child for child in verb.head.children if child.dep_ == "nsubjpass")
    return found


def _generic(token: Token, reading: Reading, terms: Terms) -> bool:
    """A noun for people or bodies that can be under sanctions without being named."""
    return any(reading.lemmas[member.i] in terms.sanctioned for member in expand(token, reading))


def _participle(verb: Token, act: Act, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """ "The sanctioned bank X", "U.S.-sanctioned X", "individuals sanctioned by the EU, including X"."""
    noun = verb.head
    if verb.dep_ == "acl" and verb.i and verb.nbor(-1).pos_ in ("NOUN", "PROPN") and verb.nbor(-1).dep_ == "conj":
        noun = verb.nbor(-1)
    targets = target_keys(noun, reading)
    if not targets and not _generic(noun, reading, terms):
        return
    before = verb.dep_ in ("amod", "compound")
    if before:
        authorities: Keys = unique(
            [
                entity.key
                for child in verb.subtree
                if (entity := reading.entities_at[child.i]) is not None and entity.key not in targets
            ]
        )
        we = False
    else:
        agents = agents_of(verb, reading, terms)
        authorities, we = agents.keys, agents.we
        if not targets:
            targets = _included_later(verb, [noun], reading)
    if not targets and not authorities:
        return
    yield Draft(
        head=verb,
        start=verb.i,
        end=verb.i + 1,
        act=act,
        modality=Modality.ACTUAL if before else modality_of(verb, reading),
        authorities=tuple(key for key in authorities if key not in targets),
        targets=targets,
        reason=None if before else reason_of(verb, reading),
        legal_basis=legal_basis_of(verb, reading, terms),
        noun=before,
        standing=before,
        we=we,
        borrows=False,
        confidence=0.85,
    )


def _included_later(verb: Token, objects: list[Token], reading: Reading) -> Keys:
    """ "The eleven people sanctioned today play key roles, including X and Y": names that a later "including" gives."""
    if not objects or not any(token.tag_ in ("NNS", "NNPS") for token in objects):
        return ()
    found: list[Keys] = []
    for position in range(max(token.i for token in objects), verb.sent.end):
        token = verb.doc[position]
        if token.lower_ == "including":
            for inner in token.children:
                if inner.dep_ in ("pobj", "dobj"):
                    found.append(_acting_names(inner, reading))
    return unique(*found)


def _acting_names(token: Token, reading: Reading) -> Keys:
    return tuple(
        key
        for key in target_keys(token, reading)
        if reading.entity[key].kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
    )


def read_designation(verb: Token, act: Act, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """ "Designate", where the clause shows that it puts under sanctions, not into an office."""
    if verb.dep_ in ("amod", "compound") and not _sanctions_words(verb.head.subtree, reading, terms):
        return
    clause = list(verb.subtree)
    objects = objects_of_verb(verb)
    if _office(verb, reading) and not _sanctions_words(clause, reading, terms):
        return
    lawful = legal_basis_of(verb, reading, terms) is not None
    if not (lawful or _sanctions_words(clause, reading, terms) or (_announced(verb, objects, reading, terms))):
        return
    yield from read_verb(verb, act, reading, terms)


def _sanctions_words(tokens: Iterable[Token], reading: Reading, terms: Terms) -> bool:
    return any(reading.lemmas[token.i] in terms.designated for token in tokens)


def _office(verb: Token, reading: Reading) -> bool:
    return any(child.dep_ in ("prep", "oprd") and child.lower_ == "as" for child in verb.children)


def _announced(verb: Token, objects: list[Token], reading: Reading, terms: Terms) -> bool:
    """The subject imposes sanctions elsewhere in the text and gives a reason: "is designating X for its role in"."""
    agents = agents_of(verb, reading, terms)
    imposing = agents.we or any(is_imposer(reading.entity[key], terms) for key in agents.keys)
    if not imposing or not any(target_keys(child, reading) or _generic(child, reading, terms) for child in objects):
        return False
    return any(lemma in terms.nouns for lemma in reading.lemmas)


def read_freezing(verb: Token, act: Act, reading: Reading, terms: Terms, *, told: bool) -> Iterator[Draft]:
    """ "Froze the assets of X", "the property of such persons is blocked".

    Courts freeze too; only a body or country does it as a sanction, unless sanctions have been `told` before.
    """
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass"):
            continue
        nouns = [member for member in expand(child, reading) if reading.lemmas[member.i] in terms.frozen]
        if not nouns:
            continue
        owners = [inner for noun in nouns for inner in noun.children if inner.dep_ == "poss"]
        for noun in nouns:
            owners.extend(objects_of(noun, frozenset({"of", "in", "belonging"})))
        targets = unique(*(target_keys(owner, reading) for owner in owners)) or _modifying(nouns, reading)
        agents = agents_of(verb, reading, terms)
        if not told and not any(reading.entity[key].kind is not EntityKind.PERSON for key in agents.keys):
            continue
        yield as_threat(
            Draft(
                head=verb,
                start=min(verb.i, nouns[0].i),
                end=max(verb.i, nouns[0].i) + 1,
                act=act,
                modality=modality_of(verb, reading),
                authorities=tuple(key for key in agents.keys if key not in targets),
                targets=targets,
                measures=(Measure.ASSET_FREEZE,),
                legal_basis=legal_basis_of(verb, reading, terms),
                we=agents.we,
                follows=agents.anaphoric or (not agents.keys and not targets),
                confidence=0.8,
            )
        )
        return


def _modifying(nouns: list[Token], reading: Reading) -> Keys:
    """ "Iranian assets", "Libyan central bank funds"."""
    return unique(
        [
            entity.key
            for noun in nouns
            for child in noun.children
            if child.dep_ in ("amod", "compound", "nmod") and (entity := reading.entities_at[child.i]) is not None
        ]
    )


def _barred(preposition: Token, reading: Reading, terms: Terms) -> Measure | None:
    """What somebody is kept from: "from entering", "from engaging in transactions"."""
    for word in preposition.subtree:
        measure = terms.barred.get(reading.lemmas[word.i])
        if measure is not None:
            return measure
        if word.dep_ in ("relcl", "acl", "advcl"):
            break
    return None


def read_eligibility(word: Token, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """ "Ineligible for entry", "not eligible for a visa": a travel ban on those designated before."""
    denied = word.lower_.startswith("in") or any(child.dep_ == "neg" for child in word.head.children)
    measure = next((terms.barred[lemma] for inner in word.subtree if (lemma := reading.lemmas[inner.i]) in terms.barred), None)
    if not denied or measure is not Measure.TRAVEL_BAN:
        return
    subjects = [child for owner in (word, word.head) for child in owner.children if child.dep_ in ("nsubj", "dobj")]
    targets = unique(*(target_keys(child, reading) for child in subjects))
    targets = tuple(key for key in targets if reading.entity[key].kind in (EntityKind.PERSON, EntityKind.ORGANISATION))
    yield Draft(
        head=word,
        start=word.i,
        end=word.i + 1,
        act=Act.IMPOSITION,
        modality=Modality.ACTUAL,
        targets=targets,
        measures=(measure,),
        noun=True,
        definite=True,
        standing=True,
        follows=True,
        anaphoric=True,
        confidence=0.7,
    )


def read_restricting(verb: Token, act: Act, reading: Reading, terms: Terms, *, told: bool) -> Iterator[Draft]:
    """ "Banned oil exports to X", and of sanctions told before: "banning travel"."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass"):
            continue
        measures = restricted(child, reading, terms)
        targets = restricted_with(child, reading, terms)
        if not measures or not (targets or told):
            continue
        agents = agents_of(verb, reading, terms)
        authorities = tuple(key for key in agents.keys if key not in targets)
        if targets and not any(is_imposer(reading.entity[key], terms) for key in authorities):
            continue
        yield as_threat(
            Draft(
                head=verb,
                start=min(verb.i, child.i),
                end=max(verb.i, child.i) + 1,
                act=act,
                modality=modality_of(verb, reading),
                authorities=authorities,
                targets=targets,
                measures=tuple(dict.fromkeys(measures)),
                reason=reason_of(verb, reading),
                we=agents.we,
                follows=not targets,
                anaphoric=not targets,
                confidence=0.65,
            )
        )


def read_barring(verb: Token, act: Act, reading: Reading, terms: Terms) -> Iterator[Draft]:
    """ "Banned X from entering the country", "X is barred from flying to Germany"."""
    measure = None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("from", "to"):
            measure = measure or _barred(child, reading, terms)
    if measure is None:
        return
    objects = objects_of_verb(verb)
    targets = unique(*(target_keys(child, reading) for child in objects))
    if measure is Measure.TRANSPORT_BAN:
        targets = tuple(key for key in targets if reading.entity[key].kind is not EntityKind.PERSON)
    generic = any(_generic(child, reading, terms) for child in objects)
    if not targets and not generic:
        return
    agents = agents_of(verb, reading, terms)
    authorities = tuple(key for key in agents.keys if key not in targets)
    if any(reading.entity[key].kind is EntityKind.PERSON for key in authorities):
        authorities = ()
    if targets and not authorities and not agents.we and not agents.anaphoric:
        return
    yield as_threat(
        Draft(
            head=verb,
            start=verb.i,
            end=verb.i + 1,
            act=act,
            modality=modality_of(verb, reading),
            authorities=authorities,
            targets=targets,
            measures=(measure,),
            reason=reason_of(verb, reading),
            legal_basis=legal_basis_of(verb, reading, terms),
            we=agents.we,
            follows=agents.anaphoric or not targets,
            borrows=not targets,
            confidence=0.7,
        )
    )
