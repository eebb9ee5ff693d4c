"""Which IRI each record of one document has.

Records refer to each other by keys that mean nothing outside the document; `Names` turns keys into IRIs that depend
on what the records say and not on the keys, on the order of the records, or on how many there are.

An entity takes the IRI of its kind and label. Two entities of one document with the same kind and label (two people
called John Smith) are different things, and no label can say which of them another document means: then neither takes
that IRI, and both are named in this document only, by the offset of their first mention. So are unnamed sources
always: "a senior official" of two documents is not one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, Protocol, TypeVar

from rdflib import URIRef

from kgexport.model import (
    Claim,
    Entity,
    EntityKind,
    Extraction,
    Meeting,
    Mention,
    Position,
    Sanction,
    SanctionAct,
    TimeSpan,
)
from kgexport.rdf.iris import country_iri, document_iri, entity_iri, scoped_iri, stretch_iri


class Evidenced(Protocol):
    """A record with a key and the stretches of text that show it."""

    @property
    def key(self) -> str: ...

    @property
    def mentions(self) -> tuple[Mention, ...]: ...


RecordT = TypeVar("RecordT", bound=Evidenced)


class Names:
    """The IRIs of everything in one extraction; unknown keys and impossible mentions raise `ValueError`."""

    def __init__(self, extraction: Extraction, *, base: str) -> None:
        self._identifier: Final = extraction.document.identifier
        self._base: Final = base
        self.document: Final = document_iri(self._identifier, base=base)
        self._mentions: Final = self._stretches(extraction)
        self._spans: Final = self._readings(extraction)
        self._entities: Final = self._entity_names(extraction.entities)
        self._events: Final = dict[str, URIRef]()
        self._positions: Final = self._scoped("position", extraction.positions, self._position_content)
        meetings = self._scoped("meeting", extraction.meetings, self._meeting_content)
        acts = self._scoped("act", extraction.sanction_acts, self._act_content)
        if meetings.keys() & acts.keys():
            raise ValueError(f"{self._identifier}: a meeting and a sanction act have the same key")
        self._events.update(meetings | acts)
        self._sanctions: Final = self._scoped("sanction", extraction.sanctions, self._sanction_content)
        self._claims: Final = self._scoped("claim", extraction.claims, self._claim_content)

    def entity(self, key: str) -> URIRef:
        """The IRI of the entity with this key."""
        return self._look_up("entity", key, self._entities)

    def position(self, key: str) -> URIRef:
        """The IRI of the position with this key."""
        return self._look_up("position", key, self._positions)

    def event(self, key: str) -> URIRef:
        """The IRI of the meeting or sanction act with this key."""
        return self._look_up("event", key, self._events)

    def sanction(self, key: str) -> URIRef:
        """The IRI of the sanction with this key."""
        return self._look_up("sanction", key, self._sanctions)

    def claim(self, key: str) -> URIRef:
        """The IRI of the claim with this key."""
        return self._look_up("claim", key, self._claims)

    def mention(self, mention: Mention) -> URIRef:
        """The IRI of a stretch of text, whoever mentions it."""
        return stretch_iri("mention", self._identifier, mention.begin, mention.end, base=self._base)

    def span(self, span: TimeSpan) -> URIRef:
        """The IRI of one reading of a time expression."""
        return self._spans[_reading(span)][1]

    def mentions(self) -> Iterator[tuple[Mention, URIRef]]:
        """Every stretch of text once, in the order of the text."""
        for _, mention in sorted(self._mentions.items()):
            yield mention, self.mention(mention)

    def spans(self) -> Iterator[tuple[TimeSpan, URIRef]]:
        """Every reading of a time expression once, in the order of the text."""
        for _, named in sorted(self._spans.items()):
            yield named

    def _look_up(self, what: str, key: str, table: Mapping[str, URIRef]) -> URIRef:
        try:
            return table[key]
        except KeyError:
            raise ValueError(f"{self._identifier}: no {what} has the key {key!r}") from None

    def _stretches(self, extraction: Extraction) -> dict[tuple[int, int], Mention]:
        """The mentions by offsets; of two that differ in the sentence, the one with the longer sentence."""
        text, found = extraction.document.text, dict[tuple[int, int], Mention]()
        for mention in _all_mentions(extraction):
            place = mention.begin, mention.end
            if not 0 <= mention.begin < mention.end <= len(text) or text[mention.begin : mention.end] != mention.text:
                raise ValueError(f"{self._identifier}: {mention.text!r} is not the text from {place[0]} to {place[1]}")
            if place not in found or _weight(found[place]) < _weight(mention):
                found[place] = mention
        return found

    def _readings(self, extraction: Extraction) -> dict[tuple[str, ...], tuple[TimeSpan, URIRef]]:
        """A name for each time span; the same words read in two ways are two spans."""
        found = {_reading(span): span for span in _all_spans(extraction)}
        counts, named = defaultdict[tuple[int, int], int](int), dict[tuple[str, ...], tuple[TimeSpan, URIRef]]()
        for reading, span in sorted(found.items(), key=lambda item: item[0]):
            begin, end = span.mention.begin, span.mention.end
            counts[begin, end] += 1
            name = stretch_iri("span", self._identifier, begin, end, base=self._base, ordinal=counts[begin, end])
            named[reading] = span, name
        return named

    def _entity_names(self, entities: Sequence[Entity]) -> dict[str, URIRef]:
        shared = defaultdict[URIRef, list[Entity]](list)
        local = defaultdict[str, list[Entity]](list)
        names = dict[str, URIRef]()
        for entity in entities:
            if entity.kind is EntityKind.UNNAMED_SOURCE:
                local["source"].append(entity)
            elif entity.kind is EntityKind.COUNTRY and entity.country_code is not None:
                shared[country_iri(entity.country_code, base=self._base)].append(entity)
            else:
                shared[entity_iri(entity.kind.value, entity.label, base=self._base)].append(entity)
        for name, sharing in shared.items():
            if len(sharing) == 1:
                names[sharing[0].key] = name
            elif sharing[0].country_code is not None:
                raise ValueError(f"{self._identifier}: two countries have the code {sharing[0].country_code}")
            else:
                local[sharing[0].kind.value].extend(sharing)
        for kind, alike in local.items():
            names.update(self._scoped(kind, alike, _entity_content, words=lambda entity: entity.label))
        if len(names) != len(entities):
            raise ValueError(f"{self._identifier}: two entities have the same key")
        return names

    def _scoped(
        self,
        kind: str,
        records: Sequence[RecordT],
        content: Callable[[RecordT], tuple[str, ...]],
        *,
        words: Callable[[RecordT], str] = lambda _: "",
    ) -> dict[str, URIRef]:
        """Names by the offset of the first mention; what begins at one place is counted in the order of its content."""
        groups = defaultdict[int, list[RecordT]](list)
        for record in records:
            if not record.mentions:
                raise ValueError(f"{self._identifier}: {kind} {record.key!r} has no mention")
            groups[min(mention.begin for mention in record.mentions)].append(record)
        names = dict[str, URIRef]()
        for begin, group in groups.items():
            if len(group) > 1:
                group.sort(key=lambda record: (content(record), record.key))
            for ordinal, record in enumerate(group, start=1):
                names[record.key] = scoped_iri(
                    kind, self._identifier, begin, base=self._base, words=words(record), ordinal=ordinal
                )
        if len(names) != len(records):
            raise ValueError(f"{self._identifier}: two records of kind {kind} have the same key")
        return names

    def _references(self, *keys: str | None) -> tuple[str, ...]:
        """For sorting: what the keys name, so that the order does not depend on the keys."""
        return tuple("" if key is None else str(self._events.get(key, self._entities.get(key))) for key in keys)

    def _position_content(self, position: Position) -> tuple[str, ...]:
        return (*self._references(position.holder, position.at), position.title, str(position.former))

    def _meeting_content(self, meeting: Meeting) -> tuple[str, ...]:
        participants = sorted(self._references(*meeting.participants))
        places = sorted(self._references(*meeting.places))
        return (*participants, "", *places, "", *_when(meeting.time), meeting.modality, meeting.mode or "")

    def _act_content(self, act: SanctionAct) -> tuple[str, ...]:
        targets, authorities = sorted(self._references(*act.targets)), sorted(self._references(*act.authorities))
        return (*targets, "", *authorities, "", *_when(act.time), act.act, act.modality, *sorted(act.measures))

    def _sanction_content(self, sanction: Sanction) -> tuple[str, ...]:
        parties = self._references(sanction.target, sanction.authority)
        return (*parties, *_when(sanction.in_force_from), *_when(sanction.in_force_until), *sorted(sanction.measures))

    def _claim_content(self, claim: Claim) -> tuple[str, ...]:
        return (*self._references(claim.about, claim.claimant, claim.cited_by), claim.stance, *_when(claim.time))


def _entity_content(entity: Entity) -> tuple[str, ...]:
    return (entity.label, *entity.names, *(f"{mention.begin:09}-{mention.end:09}" for mention in entity.mentions))


def _all_mentions(extraction: Extraction) -> Iterator[Mention]:
    records: tuple[Iterable[Evidenced], ...] = (
        extraction.entities, extraction.positions, extraction.meetings, extraction.sanction_acts,
        extraction.sanctions, extraction.claims,
    )  # fmt: skip
    for record in chain.from_iterable(records):
        yield from record.mentions
    for span in _all_spans(extraction):
        yield span.mention


def _all_spans(extraction: Extraction) -> Iterator[TimeSpan]:
    timed: tuple[Meeting | SanctionAct | Claim, ...] = extraction.meetings + extraction.sanction_acts
    for record in timed + extraction.claims:
        if record.time is not None:
            yield record.time
    for sanction in extraction.sanctions:
        for span in (sanction.in_force_from, sanction.in_force_until):
            if span is not None:
                yield span


def _weight(mention: Mention) -> tuple[int, str]:
    return len(mention.sentence or ""), mention.sentence or ""


def _reading(span: TimeSpan) -> tuple[str, ...]:
    place = f"{span.mention.begin:09}", f"{span.mention.end:09}"
    return (*place, str(span.earliest or ""), str(span.latest or ""), span.edtf or "", span.phrase)


def _when(span: TimeSpan | None) -> tuple[str, ...]:
    return _reading(span) if span else ("",)
