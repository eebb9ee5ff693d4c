"""Tellings by what somebody is shut out of: "cut X off from the dollar system", "excluded X from SWIFT"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.phrases import objects_of, possessor
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_agents import agents_of
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_grounds import legal_basis_of, reason_of
from kgexport.extract.sanction_modality import as_threat, event_modality
from kgexport.extract.sanction_targets import targets_of, without
from kgexport.extract.sanction_terms import terms_of
from kgexport.extract.sanction_verbs import is_generic, objects_of_verb
from kgexport.model import Act, Measure

ACCESS = "access"
OUT_OF = frozenset({"from", "of"})


def read_exclusion(verb: Token, reading: Reading) -> Iterator[Draft]:
    """A verb that shuts its object out of a system of payments or a market of capital."""
    if not any(_is_system(inner, reading) for inner in _whole(verb)):
        return
    objects = [_who_has(child) for child in objects_of_verb(verb)]
    targets = targets_of(objects, reading)
    if not targets and not any(is_generic(child, reading) for child in objects):
        return
    agents = agents_of(verb, reading)
    draft = Draft(
        head=verb,
        act=Act.IMPOSITION,
        modality=event_modality(verb, reading),
        authorities=without(agents.keys, targets),
        targets=targets,
        measures=(Measure.FINANCIAL_RESTRICTION,),
        reason=reason_of(verb, reading),
        legal_basis=legal_basis_of(verb, reading),
        we=agents.we,
        nobody=not targets,
        follows=agents.anaphoric,
        anaphoric=agents.anaphoric,
        borrows=False,
        confidence=0.75,
    )
    yield as_threat(draft, reading)


def _whole(verb: Token) -> Iterator[Token]:
    """What somebody is shut out of: behind "from" or "out of", by the verb, its particle or "access to"."""
    words = [verb, *(child for child in verb.children if child.dep_ in ("prt", "advmod", "prep"))]
    access = (child for child in verb.children if child.dep_ in ("dobj", "nsubjpass") and child.lemma_ == ACCESS)
    for child in access:
        yield from objects_of(child, frozenset({"to"}))
    for word in words:
        for inner in objects_of(word, OUT_OF):
            yield inner
            yield from objects_of(inner, frozenset({"to"}))


def _who_has(noun: Token) -> Token:
    """ "Blocked the bank's access" shuts out the bank."""
    return (possessor(noun) or noun) if noun.lemma_ == ACCESS else noun


def _is_system(noun: Token, reading: Reading) -> bool:
    """ "SWIFT", "the dollar system", "global capital markets", "the banking system"."""
    terms = terms_of(reading.lexicon)
    words = {reading.lemmas[word.i] for word in noun.subtree}
    names = {word.lower_ for word in noun.subtree}
    if not terms.payment_systems.isdisjoint(words | names):
        return True
    return reading.lemmas[noun.i] in terms.systems and not terms.financial_systems.isdisjoint(words)
