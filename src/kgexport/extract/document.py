"""The order in which one document is read: names, entities, times, offices, events, claims."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kgexport.extract.claims import find_claims
from kgexport.extract.meetings import find_meetings
from kgexport.extract.names import find_names
from kgexport.extract.names.headings import read_tokens
from kgexport.extract.names.words import words_of
from kgexport.extract.positions import find_positions
from kgexport.extract.reading import Reading
from kgexport.extract.sanctions import find_sanctions
from kgexport.lexicon import Lexicon
from kgexport.model import Document, EventMention, Extraction, Modality, Resolved
from kgexport.resolve.claims import resolve_claims
from kgexport.resolve.entities import resolve_entities
from kgexport.resolve.events import resolve_events
from kgexport.resolve.sanctions import sanctions_of
from kgexport.times.find import find_times


def extract(document: Document, doc: Doc, *, lexicon: Lexicon) -> Extraction:
    """Return all that the document says. `doc` is the annotated `document.text`."""
    tokens = read_tokens(doc, words_of(lexicon))
    entities = resolve_entities(find_names(document, doc, lexicon, tokens=tokens), lexicon)
    times = find_times(doc, anchor=document.date, lexicon=lexicon)
    reading = Reading(document, doc, entities=entities, times=times, lexicon=lexicon)
    meetings = tuple(find_meetings(reading))
    acts = tuple(find_sanctions(reading))
    resolved = resolve_events(meetings, acts, entities)
    positions = tuple(find_positions(reading, tokens=tokens))
    found = find_claims(reading, _told((*meetings, *acts), resolved), positions)
    return Extraction(
        document=document,
        entities=(*entities, *found.sources),
        positions=positions,
        meetings=resolved.meetings,
        sanction_acts=resolved.sanction_acts,
        sanctions=sanctions_of(resolved.sanction_acts),
        claims=resolve_claims(found.claims, resolved),
    )


def _told(tellings: Sequence[EventMention], resolved: Resolved) -> list[EventMention]:
    """The tellings that claims can be about, without those set aside beside one that ended in an event.

    "She met him in Rome, the first such meeting in a year": what is said next is of her meeting.
    """
    events = {telling.sentence for telling in tellings if telling.key in resolved.event_of}
    return [
        telling
        for telling in tellings
        if telling.key in resolved.event_of
        or telling.sentence not in events
        or telling.modality is Modality.NEGATED  # "denied any such meeting, after the Post reported that they met"
    ]
