"""The claims of a short news text, for tables of sentences."""

from __future__ import annotations

import datetime

from spacy.language import Language

from kgexport.annotate.annotate import annotate
from kgexport.extract.document import extract
from kgexport.lexicon import load_lexicon
from kgexport.model import Document


def claims_of(nlp: Language, text: str) -> list[str]:
    """Who claims with what stance, the document left aside: "Jane Roe Asserts"; sorted, each once."""
    document = Document(identifier="test", text=text, date=datetime.date(2024, 3, 15))
    ((_, doc),) = annotate([document], nlp)
    extraction = extract(document, doc, lexicon=load_lexicon())
    labels = {entity.key: entity.label for entity in extraction.entities}
    made = (claim for claim in extraction.claims if claim.claimant in labels)
    return sorted({f"{labels[claim.claimant]} {claim.stance.value}" for claim in made})
