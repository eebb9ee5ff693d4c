"""Headlines in title case, where the parser takes the verb for a part of a name: "EU Sanctions Harbour Bank"."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.extract.reference_index import index_of
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_lists import listed_after
from kgexport.extract.sanction_targets import PARTIES, Keys, is_imposer, unique
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import Act, EntityKind, Modality

VERB = "sanction"
FINITE = ("MD", "VBD", "VBP", "VBZ")
DESCRIBED = 5
"""How many words behind a nationality describe who is sanctioned."""


def read_headline(token: Token, reading: Reading) -> Draft | None:
    """The act told by a plural or third person in title case between an imposer that begins a line and another name."""
    doc, position = reading.doc, token.i
    if position == 0 or position + 1 >= len(doc):
        return None
    imposer, target = reading.entities_at[position - 1], reading.entities_at[position + 1]
    if imposer is None or target is None or imposer is target or not is_imposer(imposer, reading):
        return None
    nationals = _nationals(token, reading)
    act = _verb_of(token, reading) if nationals is None else terms_of(reading.lexicon).verbs.get(VERB)
    if act is None:
        return None
    first = position - 1
    while first > 0 and reading.entities_at[first - 1] is imposer:
        first -= 1
    if first > 0 and not doc[first - 1].is_space:
        return None
    return Draft(
        head=token,
        act=act,
        modality=Modality.ACTUAL,
        authorities=(imposer.key,),
        targets=unique((target.key,), listed_after(doc[position + 1], reading)) if nationals is None else nationals,
        nobody=nationals == (),
        borrows=False,
        confidence=0.75,
    )


def _nationals(token: Token, reading: Reading) -> Keys | None:
    """Who is sanctioned in "UK sanctions Ruritanian drone maker X", "UK sanctions Ruritanian firms"; None elsewhere.

    Before a noun with a nationality the word is no noun: "sanctions on Ruritanian firms" would be.
    """
    doc, nation = reading.doc, reading.entities_at[token.i + 1]
    if token.lower_ != VERB + "s" or nation is None or nation.kind is not EntityKind.COUNTRY:
        return None
    people = index_of(reading).people | terms_of(reading.lexicon).sanctioned
    for word in doc[token.i + 2 : min(token.i + 2 + DESCRIBED, token.sent.end)]:
        entity = reading.entities_at[word.i]
        if entity is not None and entity.kind in PARTIES:
            return unique((entity.key,), listed_after(word, reading))
        if word.tag_ == "NNS" and reading.lemmas[word.i] in people:
            # Not in "US sanctions Ruritanian officials call illegal".
            return None if word.i + 1 < len(doc) and word.nbor().tag_ in FINITE else ()
        if word.pos_ not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def _verb_of(token: Token, reading: Reading) -> Act | None:
    """What the word tells as a verb of a headline."""
    if not token.text.istitle() or not token.lower_.endswith("s"):
        return None
    verbs = terms_of(reading.lexicon).verbs
    lemma = reading.lemmas[token.i]
    return verbs.get(lemma) or verbs.get(lemma.removesuffix("s"))
