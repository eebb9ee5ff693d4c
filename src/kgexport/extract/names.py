"""Naming of people, organisations and places: from the model's entities to name mentions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kgexport.extract.reading import mention_of
from kgexport.lexicon import Lexicon
from kgexport.model import Document, EntityKind, NameMention

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.COUNTRY,
}


def find_names(document: Document, doc: Doc, lexicon: Lexicon) -> Iterator[NameMention]:
    """Yield every naming in the order of the text."""
    numbers = {sentence.start: number for number, sentence in enumerate(doc.sents)}
    for span in doc.ents:
        kind = _KINDS.get(span.label_)
        if kind is not None:
            yield NameMention(
                mention=mention_of(span), name=span.text, sentence=numbers[span.sent.start], votes=((kind, 1.0),)
            )
