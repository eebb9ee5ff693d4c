"""Tellings by what is kept from somebody: "froze the assets of X", "banned X from entering", "ineligible for entry"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import expand
from kgexport.extract.sanction_against import are_foreigners
from kgexport.extract.sanction_agents import Agents, acting, agents_of, countries_of_officers
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_fields import against_disease, for_immigrants
from kgexport.extract.sanction_grounds import legal_basis_of, reason_of
from kgexport.extract.sanction_measures import restricted
from kgexport.extract.sanction_modality import as_threat, event_modality
from kgexport.extract.sanction_targets import (
    PARTNERS,
    Keys,
    are_people,
    is_imposer,
    restricted_with,
    targets_of,
    unique,
    without,
)
from kgexport.extract.sanction_terms import terms_of
from kgexport.extract.sanction_verbs import is_generic, objects_of_verb
from kgexport.model import Act, EntityKind, Measure, Modality

HELD = frozenset({"to", "by"})
"""Behind a participle: "assets belonging to X", "held by X"."""
IN = frozenset({"of", "belonging"})
WORTH = frozenset({"in", "of"})
AGAINST = frozenset({"to", "for"})
CHANGES = (Act.EASING, Act.EXTENSION, Act.LIFTING)
DEALING = frozenset({"with", "in", "to", "from"})


def read_keeping(verb: Token, reading: Reading, *, told: bool) -> Iterator[Draft]:
    """The tellings of a verb such as "freeze" and "ban"; `told` says whether the text has told of sanctions nearby."""
    terms = terms_of(reading.lexicon)
    lemma = reading.lemmas[verb.i]
    if lemma in terms.barring:
        yield from _barring(verb, terms.barring[lemma], reading, told=told)
        yield from _restricting(verb, terms.barring[lemma], reading, told=told)
    if lemma in terms.freezing:
        yield from _freezing(verb, terms.freezing[lemma], reading, told=told)


def read_halting(verb: Token, reading: Reading, *, told: bool) -> Iterator[Draft]:
    """ "Halted exports of chips to X over the war": no sanction without a ground, as trade also stops by itself."""
    if told or reason_of(verb, reading) is not None:
        yield from _restricting(verb, Act.IMPOSITION, reading, told=False)


def undone_by(verb: Token, reading: Reading) -> tuple[Token, Act] | None:
    """The verb that undoes the ban told in this clause, and its act: "lifted an order that blocked X"; else none."""
    terms = terms_of(reading.lexicon)
    noun, governor = verb.head, verb.head.head
    act = terms.operators.get(governor.lemma_) if noun.dep_ in ("dobj", "nsubjpass") else None
    instruments = terms.orders | terms.vehicles | terms.restrictions
    if act not in CHANGES or verb.dep_ not in ("acl", "relcl") or reading.lemmas[noun.i] not in instruments:
        return None
    states = (reading.entity[key].kind is not EntityKind.PERSON for key in agents_of(governor, reading).keys)
    return (governor, act) if any(states) else None


def read_undoing(verb: Token, governor: Token, act: Act, reading: Reading) -> Iterator[Draft]:
    """A ban told in a clause, and what is done to it: "lifted an order that blocked X from doing business"."""
    agents = agents_of(governor, reading)
    for draft in read_keeping(verb, reading, told=True):
        authorities = without(agents.keys, draft.targets)
        told = replace(draft, follows=False, anaphoric=False, authorities=draft.authorities or authorities)
        yield told
        words, modality = (governor, verb.head), event_modality(governor, reading)
        change = replace(told, head=governor, words=words, act=act, modality=modality, authorities=authorities)
        yield as_threat(change, reading)


def read_limiting(verb: Token, reading: Reading) -> Iterator[Draft]:
    """ "The resolution caps imports of oil": a part of the sanctions told before."""
    if agents_of(verb, reading).anaphoric:
        yield from _restricting(verb, Act.IMPOSITION, reading, told=True)


def read_eligibility(word: Token, reading: Reading) -> Iterator[Draft]:
    """ "Ineligible for entry", "not eligible for a visa": a travel ban on those designated before."""
    denied = word.lower_.startswith("in") or any(child.dep_ == "neg" for child in word.head.children)
    if not denied or _kept_from(word, reading) is not Measure.TRAVEL_BAN:
        return
    subjects = [child for owner in (word, word.head) for child in owner.children if child.dep_ in ("nsubj", "dobj")]
    targets = targets_of(subjects, reading)
    yield Draft(
        head=word,
        act=Act.IMPOSITION,
        modality=Modality.ACTUAL,
        targets=tuple(key for key in targets if reading.entity[key].kind is EntityKind.PERSON),
        measures=(Measure.TRAVEL_BAN,),
        noun=True,
        definite=True,
        standing=True,
        follows=True,
        anaphoric=True,
        confidence=0.7,
    )


def read_revoking(verb: Token, reading: Reading, *, known: frozenset[str]) -> Iterator[Draft]:
    """ "Revoked the visas of X"; of other permits only those of somebody known to be under sanctions."""
    permits = terms_of(reading.lexicon).permits
    for child in verb.children:
        measure = permits.get(reading.lemmas[child.i])
        if measure is None or child.dep_ not in ("dobj", "nsubjpass"):
            continue
        given = [inner for word in (verb, child) for inner in objects_of(word, AGAINST)]
        given.extend(inner for inner in verb.children if inner.dep_ == "dative" and inner.pos_ != "ADP")
        targets = _owners([child], reading) or targets_of(given, reading)
        agents = agents_of(verb, reading)
        imposing = agents.we or any(is_imposer(reading.entity[key], reading) for key in agents.keys)
        if measure is Measure.TRAVEL_BAN and not imposing:
            continue
        if measure is not Measure.TRAVEL_BAN and not (targets and known.issuperset(targets)):
            continue
        draft = Draft(
            head=verb,
            words=(verb, child),
            act=Act.IMPOSITION,
            modality=event_modality(verb, reading),
            authorities=without(agents.keys, targets) if imposing else (),
            targets=targets,
            measures=(measure,),
            reason=reason_of(verb, reading),
            we=agents.we,
            nobody=not targets,
            borrows=False,
            confidence=0.65,
        )
        yield as_threat(draft, reading)


def read_closing(verb: Token, reading: Reading) -> Iterator[Draft]:
    """ "Closed its airspace to Ruritanian planes": a ban on transport when a country or body does it to another."""
    closed = terms_of(reading.lexicon).closed
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if not any(reading.lemmas[child.i] in closed for child in objects):
        return
    places = (verb, *objects)
    targets = _owners_of_goods((inner for word in places for inner in objects_of(word, AGAINST)), reading)
    agents = agents_of(verb, reading)
    authorities = without(agents.keys, targets)
    if not targets or (objects[0].dep_ == "dobj" and not authorities and not agents.we):
        return
    draft = Draft(
        head=verb,
        words=(verb, objects[0]),
        act=Act.IMPOSITION,
        modality=event_modality(verb, reading),
        authorities=authorities,
        targets=targets,
        measures=(Measure.TRANSPORT_BAN,),
        reason=reason_of(verb, reading),
        we=agents.we,
        borrows=False,
        confidence=0.65,
    )
    yield as_threat(draft, reading)


def _owners_of_goods(tokens: Iterable[Token], reading: Reading) -> Keys:
    """Whose ships and planes: the countries and bodies by which they are called."""
    words = [member for token in tokens for member in expand(token, reading)]
    named = targets_of(words, reading)
    modifiers = (child for word in words for child in word.children if child.dep_ in (*NAMING, "poss"))
    entities = (reading.entities_at[child.i] for child in modifiers)
    return named or unique(entity.key for entity in entities if entity is not None)


def _freezing(verb: Token, act: Act, reading: Reading, *, told: bool) -> Iterator[Draft]:
    """ "Froze the assets of X", "the property of such persons is blocked".

    Courts freeze too; only a body or country does it as a sanction, unless sanctions have been told before.
    """
    frozen = terms_of(reading.lexicon).frozen
    # "Any assets he has there are frozen": an adjective to the parser.
    state = verb.dep_ == "acomp" and verb.head.lemma_ == "be"
    had = verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.head.lemma_ == "have"  # "had his assets frozen"
    clause = verb.head if state else verb
    roles = ("nsubj",) if state or had else ("dobj", "nsubjpass")
    arguments = (child for child in clause.children if child.dep_ in roles)
    members = [member for child in arguments for member in expand(child, reading)]
    # "Some five billion in assets".
    members.extend(inner for member in tuple(members) for inner in objects_of(member, WORTH))
    nouns = [member for member in members if reading.lemmas[member.i] in frozen]
    if not nouns:
        return
    agents = Agents() if state else agents_of(verb, reading)
    if not told and not any(reading.entity[key].kind is not EntityKind.PERSON for key in agents.keys):
        return
    targets = _owners(nouns, reading)
    if set(targets) & set(agents.keys):
        targets = ()
    draft = Draft(
        head=verb,
        words=(verb, nouns[0]),
        act=act,
        modality=event_modality(clause, reading),
        authorities=without(agents.keys, targets),
        targets=targets,
        measures=(Measure.ASSET_FREEZE,),
        legal_basis=legal_basis_of(verb, reading),
        we=agents.we,
        follows=agents.anaphoric or (not agents.keys and not targets),
        confidence=0.8,
    )
    yield as_threat(draft, reading)


def _owners(nouns: Sequence[Token], reading: Reading) -> Keys:
    """Whose assets: "their assets", "the assets of X", "Iranian assets"."""
    owners = [child for noun in nouns for child in noun.children if child.dep_ == "poss"]
    owners.extend(inner for noun in nouns for inner in objects_of(noun, IN))
    clauses = [child for noun in nouns for child in noun.children if child.dep_ == "acl"]
    owners.extend(inner for clause in clauses for inner in objects_of(clause, HELD))
    targets = targets_of(owners, reading)
    if targets or any(owner.dep_ == "poss" for owner in owners):
        return targets
    modifiers = (child for noun in nouns for child in noun.children if child.dep_ in ("amod", "compound", "nmod"))
    entities = (reading.entities_at[child.i] for child in modifiers)
    return unique(entity.key for entity in entities if entity is not None)


def _barring(verb: Token, act: Act, reading: Reading, *, told: bool) -> Iterator[Draft]:
    """ "Banned X from entering the country", "U.S. persons are prohibited from dealing with them"."""
    found = _kept(verb, reading)
    if found is None:
        return
    kept, measure = found
    objects, agents = objects_of_verb(verb), agents_of(verb, reading)
    if measure is Measure.TRANSPORT_BAN:
        objects = _carriers(objects, reading)
    generic = any(is_generic(child, reading) for child in objects)
    targets, authorities = _who_is_kept(objects, kept, measure, reading, generic=generic)
    authorities = agents.keys or authorities
    at_border = measure is Measure.TRAVEL_BAN and for_immigrants(verb, targets, reading)
    if at_border or not (targets or generic):
        return
    authorities = without(authorities, targets)
    if not _is_of_state(verb, authorities, reading):
        authorities = ()
    follows = agents.anaphoric or not targets or (told and agents.unknown and not authorities)
    if targets and not authorities and not agents.we and not follows:
        return
    draft = Draft(
        head=verb,
        act=act,
        modality=event_modality(verb, reading),
        authorities=authorities,
        targets=targets,
        measures=(measure,),
        reason=reason_of(verb, reading),
        legal_basis=legal_basis_of(verb, reading),
        we=agents.we,
        follows=follows,
        anaphoric=follows and told,
        borrows=not targets,
        confidence=0.7,
    )
    yield as_threat(draft, reading)


def _who_is_kept(
    objects: Sequence[Token], kept: Token, measure: Measure, reading: Reading, *, generic: bool
) -> tuple[Keys, Keys]:
    """Who is under the ban and whose ban it is: "U.S. firms are barred from dealing with X" is one of the U.S. on X."""
    targets = targets_of(objects, reading)
    nationals = _nationals(objects, reading)
    partners = without(_partners(kept, reading), nationals) if nationals or generic else ()
    if measure is Measure.TRANSPORT_BAN and not partners:
        return _owners_of_carriers(objects, reading), ()
    if measure is Measure.TRAVEL_BAN and targets and not partners:
        return targets, _entered(kept, reading)
    if nationals and measure in (Measure.FINANCIAL_RESTRICTION, Measure.TRADE_RESTRICTION):
        return partners, nationals if partners else ()  # without partners on whom the text told before
    return (partners, nationals) if partners else (targets, ())


def _kept(verb: Token, reading: Reading) -> tuple[Token, Measure] | None:
    """The phrase that says what somebody is kept from, and the measure that this is."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("from", "to"):
            measure = _kept_from(child, reading)
            if measure is not None:
                return child, measure
    return None


def _carriers(objects: Sequence[Token], reading: Reading) -> list[Token]:
    """The ships and planes among the objects, and what has a name."""
    carriers = terms_of(reading.lexicon).carriers
    words = [word for child in objects for word in expand(child, reading)]
    return [word for word in words if reading.entity_at(word) or reading.lemmas[word.i] in carriers]


def _owners_of_carriers(carriers: Sequence[Token], reading: Reading) -> Keys:
    """The lines that are named, else whose ships and planes they are."""
    named = targets_of(carriers, reading)
    lines = tuple(key for key in named if reading.entity[key].kind is not EntityKind.PERSON)
    return lines or _owners_of_goods(carriers, reading)


def _nationals(objects: Sequence[Token], reading: Reading) -> Keys:
    """Whose citizens and companies: "U.S. firms" are of the United States, and so are "Americans"."""
    found: list[str] = []
    for noun in objects:
        words = (noun,) if are_people(noun, reading) else (child for child in noun.children if child.dep_ in NAMING)
        for word in words:
            entity = reading.entity_at(word)
            if entity is not None and (entity.kind is EntityKind.COUNTRY or is_imposer(entity, reading)):
                found.append(entity.key)
    return unique(found)


def _partners(preposition: Token, reading: Reading) -> Keys:
    """With whom they may not deal: "from doing business with X", "from providing services to Ruritania"."""
    words = [word for word in preposition.subtree if word.i > preposition.i and word.dep_ not in ("relcl", "acl")]
    return targets_of((inner for word in words for inner in objects_of(word, DEALING)), reading)


def _entered(preposition: Token, reading: Reading) -> Keys:
    """The country that keeps somebody out of itself: "has been barred from entering Ruritania"."""
    places = [word for word in preposition.subtree if word.dep_ in ("dobj", "pobj")]
    found = unique(*(acting(place, reading) for place in places))
    return tuple(key for key in found if is_imposer(reading.entity[key], reading) or reading.entity[key].country_code)


def _kept_from(word: Token, reading: Reading) -> Measure | None:
    """What somebody is kept from: "from entering", "from engaging in transactions", "for a visa"."""
    barred = terms_of(reading.lexicon).barred
    for inner in word.subtree:
        if inner.dep_ in ("relcl", "acl", "advcl"):
            return None
        if reading.lemmas[inner.i] in barred:
            return barred[reading.lemmas[inner.i]]
    return None


def _restricting(verb: Token, act: Act, reading: Reading, *, told: bool) -> Iterator[Draft]:
    """ "Banned oil exports to X", and of sanctions told before: "banning travel", "the order bans imports of oil"."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass"):
            continue
        measures = tuple(dict.fromkeys(restricted(child, reading)))
        targets = restricted_with(child, reading) or targets_of(objects_of(verb, PARTNERS), reading)
        unnamed = not targets and are_foreigners(verb, child, reading)
        if not measures or not (targets or told or unnamed):
            continue
        agents = agents_of(verb, reading)
        follows = (not targets and not unnamed) or (told and agents.anaphoric)
        authorities = without(agents.keys, targets)
        if not follows and (not _is_of_state(verb, authorities, reading) or against_disease(verb, reading)):
            continue
        if measures == (Measure.TRAVEL_BAN,) and for_immigrants(verb, targets, reading):
            continue
        draft = Draft(
            head=verb,
            words=(verb, child),
            act=act,
            modality=event_modality(verb, reading),
            authorities=authorities,
            targets=targets,
            measures=measures,
            reason=reason_of(verb, reading),
            we=agents.we,
            follows=follows,
            anaphoric=follows,
            nobody=unnamed,
            borrows=not unnamed,
            confidence=0.65,
        )
        yield as_threat(draft, reading)


def _is_of_state(verb: Token, authorities: Keys, reading: Reading) -> bool:
    """Whether a country or body acts, an officer of one, or somebody by an order: others only stop to trade."""
    ordered = verb.dep_ in ("acl", "relcl") and reading.lemmas[verb.head.i] in terms_of(reading.lexicon).orders
    served = countries_of_officers(authorities, reading)
    return bool(authorities) and (ordered or any(reading.entity[key].kind is not EntityKind.PERSON for key in served))
