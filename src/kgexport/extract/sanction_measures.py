"""Which measures the words of a sanction name: "travel ban", "oil sanctions", "restrictions on exports"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING, conjuncts, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import EntityKind, Measure

ACCESS = "access"
"""What somebody is kept from is what stands behind its "to"."""
ZONE = "zone"
"""Of zones only those where nobody may fly are a measure."""
EMBARGO = "embargo"
PENALTY = "penalty"
CAP = "cap"
AID = frozenset({"aid", "assistance"})
OF_AID = frozenset({"in", "of", "to"})
CUTS = frozenset({"cut", "cutoff", "reduction", "suspension"})
"""What is done to aid to punish somebody."""
TRADING = frozenset({"delivery", "export", "flow", "import", "purchase", "sale", "shipment", "supply", "transfer"})
OF_GOODS = frozenset({"in", "of"})
AT = frozenset({"at"})
TO = frozenset({"to"})
AGAINST = frozenset({"against", "on"})


def measures_of(levels: Sequence[Token], reading: Reading) -> tuple[Measure, ...]:
    """Measures that a noun phrase names, with those of the nouns coordinated with it or listed as included in it."""
    found: dict[Measure, None] = {}
    for measure in _of_goods(levels, reading):
        found.setdefault(measure)
    for level in levels:
        for noun in (*conjuncts(level), *_included(level)):
            for measure in (*_of_noun(noun, reading), *_of_clauses(noun, reading)):
                found.setdefault(measure)
        for measure in _beside(level, reading):
            found.setdefault(measure)
    return tuple(found)


def _of_goods(levels: Sequence[Token], reading: Reading) -> list[Measure]:
    """ "Sanctions on Ruritania's oil exports", "targeting its banking sector": on people and bodies they name none."""
    terms = terms_of(reading.lexicon)
    if not levels or reading.lemmas[levels[0].i] not in terms.nouns:
        return []
    clauses = (child for level in levels for child in level.children if child.lemma_ in terms.aiming)
    aims = [inner for level in levels for inner in objects_of(level, AGAINST)]
    for clause in (child for child in clauses if child.dep_ in ("acl", "relcl")):
        aims.extend((*(child for child in clause.children if child.dep_ == "dobj"), *objects_of(clause, AT)))
    goods = terms.sectors | (terms.measures.keys() - terms.sanctioned)
    return [measure for aim in aims if reading.lemmas[aim.i] in goods for measure in restricted(aim, reading)]


def restricts(noun: Token, reading: Reading) -> bool:
    """Whether a noun such as "ban" names a measure of sanctions: "travel ban", "ban on arms sales"."""
    domestic = terms_of(reading.lexicon).domestic
    if reading.lemmas[noun.i] == CAP:
        return bool(_capped(noun, reading))
    if any(reading.lemmas[child.i] in domestic for child in noun.children):
        return False
    return bool(_of_noun(noun, reading))


def restricted(token: Token, reading: Reading) -> list[Measure]:
    """What it means to ban these things: "arms sales and oil imports", "access to the capital markets"."""
    found: list[Measure] = []
    for member in conjuncts(token):
        if reading.lemmas[member.i] == ACCESS:
            found.extend(_of_access(member, reading))
        else:
            found.extend(_of_things(member, reading))
    return found


def _of_things(noun: Token, reading: Reading) -> list[Measure]:
    """ "Arms exports" are arms before exports; "the sale of arms and coal" and "energy and banking sectors" both."""
    terms = terms_of(reading.lexicon)
    several = reading.lemmas[noun.i] in terms.sectors
    modifiers = [child for child in noun.children if child.dep_ in NAMING]
    if several:
        modifiers = sorted({*modifiers, *(word for child in modifiers for word in child.conjuncts)})
    goods = objects_of(noun, OF_GOODS) if reading.lemmas[noun.i] in TRADING else ()
    for words, all_of_them in (
        (modifiers, several),
        ([member for good in goods for member in conjuncts(good)], True),
        ([noun], False),
    ):
        measures = [terms.measures.get(reading.lemmas[word.i]) for word in words if reading.entities_at[word.i] is None]
        found = [measure for measure in measures if measure is not None]
        if found:
            return found if all_of_them else found[:1]
    return []


def _of_access(noun: Token, reading: Reading) -> list[Measure]:
    """ "Access to U.S. technology", "to dollars", "to the capital markets": what it is to keep somebody from it."""
    terms = terms_of(reading.lexicon)
    found: list[Measure] = []
    for inner in objects_of(noun, TO):
        words = {reading.lemmas[child.i] for child in inner.subtree}
        if terms.financial_systems & words and (terms.systems | terms.financial_systems) & {reading.lemmas[inner.i]}:
            found.append(Measure.FINANCIAL_RESTRICTION)
        elif reading.lemmas[inner.i] != ACCESS:
            found.extend(restricted(inner, reading))
    return found


def _capped(noun: Token, reading: Reading) -> list[Measure]:
    """ "A price cap on Ruritanian oil": of caps only those on the price of goods are a measure."""
    if not any(reading.lemmas[child.i] == "price" for child in noun.children):
        return []
    return [measure for inner in objects_of(noun, AGAINST) for measure in restricted(inner, reading)]


def is_core(token: Token, reading: Reading) -> bool:
    """Whether a noun tells of sanctions by itself or by what it restricts."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    terms = terms_of(reading.lexicon)
    lemma = reading.lemmas[token.i]
    if lemma in terms.nouns or is_qualified(token, reading):
        return True
    return lemma in terms.restrictions and restricts(token, reading)


def is_qualified(noun: Token, reading: Reading) -> bool:
    """ "Restrictive measures": a noun that tells of sanctions by its adjective."""
    terms = terms_of(reading.lexicon)
    if reading.lemmas[noun.i] not in terms.qualified:
        return False
    if reading.lemmas[noun.i] == PENALTY and _against_country(noun, reading):
        return True
    adjectives = {child.lower_ for child in noun.children if child.dep_ == "amod"}
    if not terms.qualifying.isdisjoint(adjectives):
        return True
    return not terms.weakly_qualifying.isdisjoint(adjectives) and any(True for _ in objects_of(noun, AGAINST))


def _against_country(noun: Token, reading: Reading) -> bool:
    """ "Penalties against Ruritania", "penalties were considered against it": on people they are fines."""
    words = (noun, noun.head) if noun.dep_ in ("dobj", "nsubjpass") else (noun,)
    entities = (reading.entity_at(inner) for word in words for inner in objects_of(word, AGAINST))
    return any(entity is not None and entity.kind is EntityKind.COUNTRY for entity in entities)


def _of_clauses(noun: Token, reading: Reading) -> list[Measure]:
    """ "Sanctions that freeze assets", "a decree banning exports of oil", "some of which could restrict lending"."""
    terms = terms_of(reading.lexicon)
    found: list[Measure] = []
    for verb in noun.children:
        whole = any(child.dep_ == "aux" for child in verb.children)
        if verb.dep_ not in ("acl", "relcl") or (verb.tag_ == "VBN" and not whole):
            continue
        lemma = reading.lemmas[verb.i]
        if lemma not in terms.detailing | terms.halting | terms.limiting:
            continue
        for inner in verb.children:
            if inner.dep_ == "dobj":
                found.extend(restricted(inner, reading))
    return found


def _included(noun: Token) -> list[Token]:
    found: list[Token] = []
    for child in noun.children:
        if child.i > noun.i and child.lower_ in ("including", "as", "include"):
            for inner in child.children:
                if inner.dep_ in ("pobj", "dobj"):
                    found.extend(conjuncts(inner))
        elif child.dep_ == "appos":
            found.extend(conjuncts(child))
    return found


def _beside(noun: Token, reading: Reading) -> list[Measure]:
    """ "Travel bans and asset freezes", where the tagger takes the latter for a verb."""
    terms = terms_of(reading.lexicon)
    doc, lemmas = reading.doc, reading.lemmas
    position = noun.i + 1
    if position + 2 >= len(doc) or doc[position].lower_ not in ("and", "or"):
        return []
    measure = terms.measures.get(lemmas[position + 1])
    return [measure] if measure is not None and lemmas[position + 2] in terms.restrictions else []


def _of_noun(noun: Token, reading: Reading) -> list[Measure]:
    terms = terms_of(reading.lexicon)
    lemma = reading.lemmas[noun.i]
    if lemma == "list":
        entity_list = any(child.lower_ == "entity" for child in noun.children)
        return [Measure.TRADE_RESTRICTION] if entity_list else []
    if lemma in CUTS:
        words = [*objects_of(noun, OF_AID), *(child for child in noun.children if child.dep_ in NAMING)]
        return [Measure.OTHER] if any(reading.lemmas[word.i] in AID for word in words) else []
    if lemma not in terms.nouns and lemma not in terms.restrictions and not is_qualified(noun, reading):
        return []
    if lemma == ZONE:
        fly = any(child.dep_ == "compound" and child.lower_ in ("fly", "no-fly") for child in noun.children)
        return [Measure.TRANSPORT_BAN] if fly else []
    if lemma == CAP:
        return _capped(noun, reading)
    found: list[Measure] = []
    restricting = lemma in terms.restrictions or lemma == EMBARGO
    for child in noun.children:
        if child.dep_ in (*NAMING, "npadvmod") and child.i < noun.i:
            named = []
            for member in child.subtree:
                measure = terms.measures.get(reading.lemmas[member.i]) or terms.measures.get(member.lower_)
                if measure is not None and reading.entities_at[member.i] is None:
                    named.append(measure)
            arms = Measure.ARMS_EMBARGO in named and len(list(conjuncts(child))) == 1
            found.extend(measure for measure in named if not (arms and measure is Measure.TRADE_RESTRICTION))
        elif restricting and child.dep_ == "prep" and child.lower_ in ("on", "of"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    found.extend(restricted(inner, reading))
    if lemma == "control":
        # "Arms control" is a policy, "export controls" are a measure.
        return [measure for measure in found if measure is Measure.TRADE_RESTRICTION]
    return found
