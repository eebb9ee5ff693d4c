"""Readings of short texts with entities that the test names, so that a test of one stage rests on no other."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from spacy.tokens import Doc

from kgexport.extract.reading import Reading
from kgexport.lexicon import load_lexicon
from kgexport.model import Document, Entity, EntityKind, Mention
from kgexport.times.find import find_times

KINDS = {
    "person": EntityKind.PERSON,
    "body": EntityKind.ORGANISATION,
    "country": EntityKind.COUNTRY,
    "place": EntityKind.PLACE,
}
CODES = {"United States": "US", "Britain": "GB", "Canada": "CA", "Russia": "RU", "Iran": "IR", "Cuba": "CU"}


def reading_of(doc: Doc, names: Mapping[str, str], *, date: datetime.date | None = None) -> Reading:
    """A reading of a Doc; `names` gives each entity by its forms, the fullest first: {"Jane Roe|Roe": "person"}.

    The key of an entity is its first form. Longer forms are found first, as a name inside a name is none.
    """
    document = Document(identifier="test", text=doc.text, date=date)
    entities = entities_of(doc.text, names)
    return Reading(document, doc, entities=entities, times=find_times(doc, anchor=date), lexicon=load_lexicon())


def entities_of(text: str, names: Mapping[str, str]) -> tuple[Entity, ...]:
    """The entities that the text names by these forms, in the order given."""
    forms = [(form, key.split("|")[0]) for key in names for form in key.split("|")]
    taken: set[int] = set()
    found: dict[str, list[Mention]] = {}
    for form, label in sorted(forms, key=lambda item: -len(item[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                found.setdefault(label, []).append(Mention(begin=match.start(), end=match.end(), text=match.group()))
    return tuple(
        Entity(
            key=label,
            kind=KINDS[names[key]],
            label=label,
            names=tuple(sorted({mention.text for mention in found[label]})),
            mentions=tuple(sorted(found[label])),
            confidence=1.0,
            country_code=CODES.get(label),
        )
        for key in names
        if (label := key.split("|")[0]) in found
    )
