"""Time expressions of a spaCy `Doc`, resolved against the document date."""

from __future__ import annotations

import datetime

from spacy.tokens import Doc

from kgexport.times.grammar import interpret
from kgexport.times.records import Direction, TimeMention


def find_times(doc: Doc, *, anchor: datetime.date | None) -> tuple[TimeMention, ...]:
    """Every time expression of the text, in order; without an anchor a relative one keeps its words and has no days."""
    found = []
    for ent in doc.ents:
        if ent.label_ in ("DATE", "TIME"):
            meaning = interpret(ent.text, anchor=anchor, direction=Direction.PAST)
            if meaning is not None:
                found.append(
                    TimeMention(
                        begin=ent.start_char, end=ent.end_char, token_start=ent.start, token_end=ent.end,
                        phrase=ent.text, kind=meaning.kind, earliest=meaning.earliest, latest=meaning.latest,
                        edtf=meaning.edtf, duration=meaning.duration, reference=meaning.reference,
                    )  # fmt: skip
                )
    return tuple(found)
