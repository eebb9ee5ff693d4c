"""Who is under a sanction, and whose it is, by the noun phrase that names it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING, conjuncts, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import expand, referents
from kgexport.extract.sanction_grounds import is_time
from kgexport.extract.sanction_lists import listed_after, named_behind, owns, tells
from kgexport.extract.sanction_measures import EMBARGO, ZONE, is_core, measures_of
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import Entity, EntityKind, Measure

Keys = tuple[str, ...]

ON = frozenset({"on", "against", "upon", "onto"})
ON_EMBARGO = ON | {"to"}
ON_ZONE = ON | {"over", "above", "in"}
ON_OR_FROM = ON | {"from"}
AT = frozenset({"at"})
PARTIES = (EntityKind.PERSON, EntityKind.ORGANISATION)
PLURALS = frozenset({"NNS", "NNPS"})
PARTNERS = frozenset({"from", "to", "with"})
BOUND = frozenset({"bound", "destined", "intended", "meant"})
FOR = frozenset({"for"})
COUNTRY = frozenset({"country", "nation"})
ANYBODY = frozenset({"all", "anybody", "anyone", "everyone", "those"})
"""Whoever a clause behind it describes: "sanctions on those who abuse people"."""
POINTERS = frozenset({"the", "this", "that", "these", "those", "such"})


@dataclass(frozen=True, slots=True)
class NounRoles:
    """What a noun phrase says of its sanction."""

    authorities: Keys = ()
    targets: Keys = ()
    measures: tuple[Measure, ...] = ()
    definite: bool = False


def unique(*groups: Iterable[str]) -> Keys:
    """Keys of several groups, each once, in order."""
    return tuple(dict.fromkeys(key for group in groups for key in group))


def without(keys: Iterable[str], others: Iterable[str]) -> Keys:
    """The first keys without the others."""
    rejected = set(others)
    return tuple(key for key in keys if key not in rejected)


def target_keys(token: Token, reading: Reading) -> Keys:
    """The people, bodies and countries that a phrase names as targets, to the end of the list that begins with it."""
    found = unique((key for key in referents(token, reading) if key in reading.entity), listed_after(token, reading))
    found = found or unique(named_behind(token, reading)) or _otherwise_named(token, reading)
    categories = terms_of(reading.lexicon).categories
    none = [key for key in found if reading.entity[key].label.lower() in categories]
    for member in expand(token, reading):
        entity = reading.entity_at(member)
        if entity is not None and (tells(member, reading) or (_is_person(entity) and owns(member.i, reading))):
            none.append(entity.key)
        elif entity is not None and are_people(member, reading):
            none.append(entity.key)
            found = unique(found, targets_of(_included(member), reading))
    return without(found, none)


def _is_person(entity: Entity) -> bool:
    return entity.kind is EntityKind.PERSON


def _included(people: Token) -> list[Token]:
    """ "41 Ruritanians, including X"."""
    children = (child for child in people.children if child.lower_ == "including")
    return [inner for child in children for inner in child.children if inner.dep_ in ("pobj", "dobj")]


def _otherwise_named(token: Token, reading: Reading) -> Keys:
    """ "X, a lender" is X, and so is "that" in "X, a lender that it had sanctioned"."""
    noun = token
    if token.tag_ in ("WDT", "WP") or token.lower_ == "that":
        clause = next((word for word in token.ancestors if word.dep_ == "relcl"), None)
        noun = token if clause is None else clause.head
    named = reading.entity_at(noun.head) if noun.dep_ == "appos" else None
    return () if named is None else (named.key,)


def targets_of(tokens: Iterable[Token], reading: Reading) -> Keys:
    """The targets that several phrases name."""
    return unique(*(target_keys(token, reading) for token in tokens))


def included_later(verb: Token, objects: Sequence[Token], reading: Reading) -> Keys:
    """Names that a later "including" gives: "the eleven people listed today ran the trade, including X"."""
    if not any(token.tag_ in PLURALS for token in objects):
        return ()
    words = verb.doc[max(token.i for token in objects) : verb.sent.end]
    listed = [inner for word in words if word.lower_ == "including" for inner in word.children]
    listed.extend(inner for token in objects if token.head.lemma_ == "include" for inner in token.head.children)
    found = targets_of((inner for inner in listed if inner.dep_ in ("pobj", "dobj")), reading)
    return tuple(key for key in found if reading.entity[key].kind in PARTIES)


def are_people(token: Token, reading: Reading) -> bool:
    """ "Seven Venezuelans" are not Venezuela; "the Netherlands" are a country."""
    entity = reading.entity_at(token)
    if entity is None or entity.kind is not EntityKind.COUNTRY or token.tag_ not in ("NNS", "NNPS"):
        return False
    return token.lower_ not in entity.label.lower()


def names_nobody(levels: Sequence[Token], reading: Reading) -> bool:
    """Whether a phrase says whom it is on, but nobody by name: "sanctions on three officials", "targeting elites"."""
    aiming = terms_of(reading.lexicon).aiming
    words = [inner for level in levels for inner in objects_of(level, ON_OR_FROM)]
    for clause in (child for level in levels for child in level.children):
        if clause.dep_ in ("acl", "relcl"):
            words.extend(objects_of(clause, ON_OR_FROM))
        if (
            clause.dep_ in ("acl", "relcl", "advcl")
            and clause.lemma_ in aiming
            and clause.tag_ in ("VBG", "VBP", "VBZ")
        ):
            words.extend((*(child for child in clause.children if child.dep_ == "dobj"), *objects_of(clause, AT)))
    for inner in words:
        if inner.lower_ in ANYBODY and any(child.dep_ in ("relcl", "acl") for child in inner.children):
            return True
        if inner in levels or inner.pos_ not in ("NOUN", "PROPN", "NUM") or is_time(inner, reading):
            continue  # "relief from sanctions": those themselves
        if reading.lemmas[inner.i] in COUNTRY and is_pointed(inner):
            continue
        if not target_keys(inner, reading):
            return True
    return False


def is_imposer(entity: Entity, reading: Reading) -> bool:
    """Whether in "... sanctions" this is more likely who imposes them than who is under them."""
    if entity.kind is EntityKind.PERSON:
        return False
    terms = terms_of(reading.lexicon)
    if entity.country_code is not None:
        return entity.country_code in terms.imposers
    if entity.label in terms.imposers or not terms.imposers.isdisjoint(entity.names):
        return True
    return entity.kind is EntityKind.ORGANISATION and entity.label.split()[-1].lower() in terms.imposer_heads


def noun_roles(levels: Sequence[Token], reading: Reading) -> NounRoles:
    """Roles by modifiers, possessives and prepositions of the nouns that make up one phrase, the sanction first."""
    terms = terms_of(reading.lexicon)
    authorities: list[Keys] = []
    targets: list[Keys] = []
    unsure: list[str] = []
    for level in levels:
        asking = reading.lemmas[level.i] in terms.calling  # "calls on parliament for sanctions"
        for child in level.children:
            if child.dep_ == "poss" and reading.lemmas[level.i] not in terms.wishes:
                authorities.append(referents(child, reading))
            elif child.dep_ in NAMING and child.i < level.i:
                _modifier(child, reading, authorities, targets, unsure)
            elif child.lemma_ in terms.aiming and child.dep_ in ("acl", "relcl", "advcl"):
                targets.append(_aimed_at(child, reading))
            elif child.lemma_ in terms.operators and child.dep_ == "acl":
                targets.append(targets_of(objects_of(child, ON), reading))
        cores = (member for member in conjuncts(level) if member.i != level.i and is_core(member, reading))
        for noun in () if asking else (level, *cores):
            for inner in objects_of(noun, _prepositions(noun, reading)):
                targets.append(target_keys(inner, reading) or restricted_with(inner, reading))
        authorities.extend(referents(inner, reading) for inner in objects_of(level, frozenset({"by", "from"})))
    found = unique(*targets) or _next_to(levels[0], reading)
    if len(levels) > 1 and reading.lemmas[levels[1].i] in terms.programmes:
        unsure = [key for key in unsure if reading.entity[key].kind is EntityKind.COUNTRY]
    for key in unsure:
        (authorities if found and key not in found else targets).append((key,))
    return NounRoles(
        authorities=unique(*authorities),
        targets=found or unique(*targets),
        measures=measures_of(levels, reading),
        definite=any(_is_definite(level) for level in levels),
    )


def _prepositions(noun: Token, reading: Reading) -> frozenset[str]:
    """Behind which words a sanction noun has its target."""
    lemma = reading.lemmas[noun.i]
    if lemma == EMBARGO:
        return ON_EMBARGO
    return ON_ZONE if lemma == ZONE else ON


def restricted_with(token: Token, reading: Reading) -> Keys:
    """With whom something is restricted: "a ban on imports of food from X", "an embargo on Ruritanian oil"."""
    terms = terms_of(reading.lexicon)
    if reading.lemmas[token.i] not in terms.measures and reading.lemmas[token.i] not in terms.sectors:
        return ()
    words = [word for member in conjuncts(token) for word in (member, *objects_of(member, frozenset({"of"})))]
    found = targets_of((inner for word in words for inner in objects_of(word, PARTNERS)), reading)
    clauses = (child for word in words for child in word.children if child.dep_ == "acl" and child.lower_ in BOUND)
    found = found or targets_of((inner for clause in clauses for inner in objects_of(clause, FOR)), reading)
    modifiers = (child for word in words for child in word.children if child.dep_ in (*NAMING, "poss"))
    entities = (reading.entities_at[child.i] for child in modifiers)
    return found or unique(
        entity.key for entity in entities if entity is not None and entity.kind is EntityKind.COUNTRY
    )


def _modifier(child: Token, reading: Reading, authorities: list[Keys], targets: list[Keys], unsure: list[str]) -> None:
    """What a word before the noun says: whose sanctions, on whom, or a country of which only the rest will tell."""
    if child.lower_.rpartition("-")[2] == "era":
        return  # "Roe-era sanctions": of whose time they are
    makers = terms_of(reading.lexicon).makers
    made = child.lemma_.lower() in makers or child.lower_.rpartition("-")[2] in ("imposed", "backed", "led", "mandated")
    adjectives = (word for word in child.children if word.dep_ == "conj" and word.pos_ == "ADJ")
    for member in (*conjuncts(child), *adjectives):
        for position in range(member.left_edge.i, member.i + 1):
            entity = reading.entities_at[position]
            if entity is None:
                continue
            if made or is_imposer(entity, reading):
                authorities.append((entity.key,))
            elif _anti(reading, position):
                targets.append((entity.key,))
            elif entity.kind in (EntityKind.COUNTRY, EntityKind.ORGANISATION) and not _related(child, position):
                unsure.append(entity.key)


def _anti(reading: Reading, position: int) -> bool:
    doc = reading.doc
    before = doc[position - 1].lower_ if position else ""
    if before == "-" and position > 1:
        before = doc[position - 2].lower_
    return before in ("anti", "anti-") or doc[position].lower_.startswith("anti-")


def _related(child: Token, position: int) -> bool:
    """ "Ukraine-related sanctions" are not on Ukraine."""
    return child.i != position and child.lower_.endswith(("related", "linked"))


def _aimed_at(verb: Token, reading: Reading) -> Keys:
    """ "Sanctions targeting X", "aimed at X", "to isolate X"."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    aims = (*objects, *objects_of(verb, ON | {"at"}))
    return targets_of(aims, reading) or unique(*(restricted_with(aim, reading) for aim in aims))


def _next_to(noun: Token, reading: Reading) -> Keys:
    """The parser may hang "on X" elsewhere; right behind the noun it still belongs to it."""
    doc, position = reading.doc, noun.i + 1
    while position < noun.sent.end and is_time(doc[position], reading):
        position += 1
    if position < noun.sent.end and doc[position].lower_ in ON:
        return targets_of((child for child in doc[position].children if child.dep_ == "pobj"), reading)
    return ()


def is_pointed(noun: Token) -> bool:
    """Whether a noun goes back to something told before: "the", "these"."""
    return any(child.dep_ == "det" and child.lower_ in POINTERS for child in noun.children)


def goes_back(noun: Token) -> bool:
    """Whether a bare noun stands for somebody told before: "these companies", "the firms", not "the other firms"."""
    if noun.pos_ != "NOUN" or not is_pointed(noun):
        return False
    return not any(child.dep_ in (*NAMING, "prep", "relcl", "acl", "poss") for child in noun.children)


def _is_definite(noun: Token) -> bool:
    return any(
        child.dep_ == "poss" or (child.dep_ in ("det", "predet") and child.lower_ in POINTERS)
        for child in noun.children
    )
