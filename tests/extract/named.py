"""Docs and findings for the tests of names and offices."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from kgexport.extract.names import find_names
from kgexport.extract.reading import Reading
from kgexport.lexicon import load_lexicon
from kgexport.model import Document, Entity, EntityKind
from kgexport.resolve.entities import resolve_entities

LEXICON = load_lexicon()


def bare_doc(text: str) -> Doc:
    """A Doc as a model without labels gives it: capitals are proper nouns, the rest nouns; no parse, no entities."""
    doc = spacy.blank("en").make_doc(text)
    for token in doc:
        token.tag_ = "NNP" if token.text[0].isupper() else "POS" if token.text in {"'s", "’s"} else "NN"
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text in {".", "!", "?"}
        token.lemma_ = token.lower_
    return doc


def entities_in(doc: Doc) -> tuple[Entity, ...]:
    """The entities of a Doc, by the two stages that make them."""
    document = Document(identifier="test", text=doc.text)
    return resolve_entities(find_names(document, doc, LEXICON), LEXICON)


def reading_in(doc: Doc) -> Reading:
    """The reading of a Doc with its own entities."""
    document = Document(identifier="test", text=doc.text)
    return Reading(document, doc, entities=entities_in(doc), times=(), lexicon=LEXICON)


def by_kind(entities: tuple[Entity, ...]) -> dict[str, set[str]]:
    """Labels by kind: "people", "bodies", "places", "countries"; kinds without entities are left out."""
    names = {
        EntityKind.PERSON: "people",
        EntityKind.ORGANISATION: "bodies",
        EntityKind.PLACE: "places",
        EntityKind.COUNTRY: "countries",
    }
    found: dict[str, set[str]] = {}
    for entity in entities:
        found.setdefault(names[entity.kind], set()).add(entity.label)
    return found


def forms(entities: tuple[Entity, ...], label: str) -> set[str]:
    """Every form of the entity with this label."""
    (entity,) = [entity for entity in entities if entity.label == label]
    return set(entity.names)
