"""Headlines in title case, where the parser takes the verb for a part of a name: "EU Sanctions Harbour Bank"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_lists import listed_after
from kgexport.extract.sanction_targets import is_imposer
from kgexport.extract.sanction_terms import terms_of
from kgexport.model import Act, Modality


def names_in_headline(token: Token, reading: Reading) -> bool:
    """Whether a plural or third person in title case stands between an imposer that begins a line and another name."""
    doc, position = reading.doc, token.i
    if not token.text.istitle() or not token.lower_.endswith("s") or _verb_of(token, reading) is None:
        return False
    if position == 0 or position + 1 >= len(doc):
        return False
    imposer, target = reading.entities_at[position - 1], reading.entities_at[position + 1]
    if imposer is None or target is None or imposer is target or not is_imposer(imposer, reading):
        return False
    first = position - 1
    while first > 0 and reading.entities_at[first - 1] is imposer:
        first -= 1
    return first == 0 or doc[first - 1].is_space


def read_headline(token: Token, reading: Reading) -> Iterator[Draft]:
    """The act that the headline tells; the caller has seen to its shape."""
    act = _verb_of(token, reading)
    imposer, target = reading.entities_at[token.i - 1], reading.entities_at[token.i + 1]
    if act is None or imposer is None or target is None:
        return
    further = listed_after(reading.doc[token.i + 1], reading)
    yield Draft(
        head=token,
        start=token.i,
        end=token.i + 1,
        act=act,
        modality=Modality.ACTUAL,
        authorities=(imposer.key,),
        targets=tuple(dict.fromkeys((target.key, *further))),
        borrows=False,
        confidence=0.75,
    )


def _verb_of(token: Token, reading: Reading) -> Act | None:
    verbs = terms_of(reading.lexicon).verbs
    lemma = reading.lemmas[token.i]
    return verbs.get(lemma) or verbs.get(lemma.removesuffix("s"))
