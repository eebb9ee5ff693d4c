"""Short names for everything in a report: `M2` for a meeting, `C14` for a claim, and where to find it.

Facts are numbered in the order of the documents and of the text, so that a number says where to look.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from kgexport.rdf.namespaces import DCTERMS
from kgexport.view.records import Evidence, Thing
from kgexport.view.source import Source, day, text
from kgexport.view.things import ENTITY_KINDS, evidence_of, of_kind, thing_of

LETTERS: Final[Mapping[str, str]] = {
    "Document": "D",
    "Meeting": "M",
    "SanctionAct": "A",
    "Sanction": "S",
    "Claim": "C",
    "Position": "P",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The number of each fact and document, and the place of each thing, by IRI."""

    numbers: Mapping[str, str]
    places: Mapping[str, str]
    """The fragment of its card, without `#`."""
    order: Mapping[str, Sequence[URIRef]]
    """Things of each kind in the order in which they are shown."""

    def href(self, thing: Thing) -> str | None:
        """A link to a thing, if it is in the report."""
        place = self.places.get(thing.iri)
        return None if place is None else f"#{place}"

    def number(self, thing: Thing) -> str:
        """`M2`; "" for what has no number."""
        return self.numbers.get(thing.iri, "")

    def in_order(self, things: Sequence[Thing]) -> list[Thing]:
        """Facts by letter and number."""
        numbers = {thing: self.number(thing) for thing in things}
        return sorted(things, key=lambda thing: (numbers[thing][:1], int(numbers[thing][1:] or 0), thing.iri))

    def stretch(self, document: Thing, begin: int) -> str:
        """The fragment of a place in a document's text."""
        return f"{self.places.get(document.iri, 'd0')}-{begin}"


def anchors_of(source: Source) -> Anchors:
    """Number all that the data hold."""
    documents = sorted(of_kind(source, "Document"), key=lambda node: _document_order(source, node))
    rank = {str(node): number for number, node in enumerate(documents)}
    order: dict[str, Sequence[URIRef]] = {"Document": documents}
    for kind in LETTERS:
        if kind != "Document":
            order[kind] = sorted(of_kind(source, kind), key=lambda node: (*_first(source, node, rank), str(node)))
    numbers = {
        str(node): f"{LETTERS[kind]}{number}"
        for kind, nodes in order.items()
        for number, node in enumerate(nodes, start=1)
    }
    places = {iri: number.lower() for iri, number in numbers.items()}
    for kind in ENTITY_KINDS:
        order[kind] = sorted(of_kind(source, kind), key=lambda node: (thing_of(source, node).label.casefold(), node))
    entities = dict.fromkeys(node for kind in ENTITY_KINDS for node in order[kind])
    places |= {str(node): f"e{number}" for number, node in enumerate(entities, start=1) if str(node) not in places}
    return Anchors(numbers=numbers, places=places, order=order)


def _document_order(source: Source, node: URIRef) -> tuple[str, str, str]:
    issued = day(source, node, DCTERMS.issued)
    return (issued.isoformat() if issued else "9999", text(source, node, DCTERMS.identifier) or "", str(node))


def _first(source: Source, node: URIRef, rank: Mapping[str, int]) -> tuple[int, int]:
    places = [_place(one, rank) for one in evidence_of(source, node)]
    return min(places, default=(len(rank), 0))


def _place(evidence: Evidence, rank: Mapping[str, int]) -> tuple[int, int]:
    return (rank.get(evidence.document.iri, len(rank)), evidence.begin)
