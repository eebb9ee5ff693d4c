"""Talk that brings up a meeting ("reports that they met"), to which later words go back ("the reports")."""

from __future__ import annotations

from collections.abc import Sequence

from kgexport.extract.attribution import Attribution
from kgexport.extract.reading import Reading
from kgexport.extract.telling import Telling
from kgexport.model import MeetingMention

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})


def reports_told(
    tellings: Sequence[Telling], attributions: Sequence[Attribution], reading: Reading
) -> list[tuple[int, Telling]]:
    """Where talk brings up a meeting ("reports that they met"), and that meeting."""
    talk = reading.lexicon.words("claims.talk")
    found: list[tuple[int, Telling]] = []
    for attribution in attributions:
        lemma = reading.lemmas[attribution.head]
        if lemma not in talk or attribution.source is not None or is_definite(attribution.head, reading):
            continue
        told = next((t for t in tellings if t.within(attribution) and isinstance(t.event, MeetingMention)), None)
        if told is not None:
            found.append((attribution.head, told))
    return found


def is_definite(index: int, reading: Reading) -> bool:
    """Whether a noun has "the" or a demonstrative."""
    return any(
        child.dep_ == "det" and (child.lower_ == "the" or child.lower_ in DEMONSTRATIVES)
        for child in reading.doc[index].children
    )
