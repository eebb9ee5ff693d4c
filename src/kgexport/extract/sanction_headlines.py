"""Headlines in title case, where the parser takes the verb for a part of a name: "EU Sanctions Harbour Bank"."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_lists import listed_after
from kgexport.extract.sanction_targets import is_imposer, unique
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import Act, Modality


def read_headline(token: Token, reading: Reading) -> Draft | None:
    """The act told by a plural or third person in title case between an imposer that begins a line and another name."""
    doc, position = reading.doc, token.i
    act = _verb_of(token, reading)
    if act is None or position == 0 or position + 1 >= len(doc):
        return None
    imposer, target = reading.entities_at[position - 1], reading.entities_at[position + 1]
    if imposer is None or target is None or imposer is target or not is_imposer(imposer, reading):
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
        targets=unique((target.key,), listed_after(doc[position + 1], reading)),
        borrows=False,
        confidence=0.75,
    )


def _verb_of(token: Token, reading: Reading) -> Act | None:
    """What the word tells as a verb of a headline."""
    if not token.text.istitle() or not token.lower_.endswith("s"):
        return None
    verbs = terms_of(reading.lexicon).verbs
    lemma = reading.lemmas[token.i]
    return verbs.get(lemma) or verbs.get(lemma.removesuffix("s"))
