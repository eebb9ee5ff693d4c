"""The only module with names of terms: the vocabulary of kgexport and those it borrows.

`CLASSES`, `OBJECT_PROPERTIES`, `DATA_PROPERTIES` and `VALUES` list what the ontology defines, in the order in which a
reader wants to see it; a test holds them against `ontology/kgexport.ttl` both ways. Elsewhere a term is an attribute
of one of the namespaces (`KG.Meeting`), never a string.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, Graph, Namespace, URIRef
from rdflib.term import Node

__all__ = [
    "CLASSES", "DATA_PROPERTIES", "DCTERMS", "KG", "OBJECT_PROPERTIES", "ORDER", "PREFIXES", "RDF", "RDFS", "SKOS",
    "VALUES", "XSD", "bind",
]  # fmt: skip


class _Terms(Namespace):
    """A namespace that makes each of its terms once: a graph asks for some of them in every third statement."""

    @lru_cache(maxsize=1_024)  # noqa: B019 - the one namespace lives as long as the program
    def term(self, name: str) -> URIRef:
        return super().term(name)


KG: Final = _Terms("https://w3id.org/kgexport/ns#")

PREFIXES: Final[dict[str, str]] = {
    "dcterms": str(DCTERMS),
    "kg": str(KG),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "xsd": str(XSD),
}
"""Prefixes of an export; `kgid:` for the data is added with the base IRI of the run."""

CLASSES: Final[tuple[URIRef, ...]] = (
    KG.Document,
    KG.Agent,
    KG.Person,
    KG.Organisation,
    KG.Country,
    KG.Place,
    KG.UnnamedSource,
    KG.Position,
    KG.Event,
    KG.Meeting,
    KG.SanctionAct,
    KG.Sanction,
    KG.Claim,
    KG.TimeSpan,
    KG.Mention,
    KG.Modality,
    KG.MeetingMode,
    KG.ActKind,
    KG.Measure,
    KG.Stance,
)

OBJECT_PROPERTIES: Final[tuple[URIRef, ...]] = (
    KG.within,
    KG.affiliation,
    KG.holder,
    KG.at,
    KG.participant,
    KG.act,
    KG.authority,
    KG.target,
    KG.measure,
    KG.modality,
    KG.mode,
    KG.place,
    KG.time,
    KG.sanction,
    KG.inForceFrom,
    KG.inForceUntil,
    KG.claimant,
    KG.stance,
    KG.about,
    KG.citedBy,
    KG.document,
    KG.mention,
)

DATA_PROPERTIES: Final[dict[Node, URIRef]] = {
    KG.honorific: XSD.string,
    KG.acronym: XSD.string,
    KG.countryCode: XSD.string,
    KG.sourceCount: XSD.integer,
    KG.title: XSD.string,
    KG.former: XSD.boolean,
    KG.topic: XSD.string,
    KG.duration: XSD.duration,
    KG.reason: XSD.string,
    KG.legalBasis: XSD.string,
    KG.hedged: XSD.boolean,
    KG.quotation: XSD.string,
    KG.phrase: XSD.string,
    KG.earliest: XSD.date,
    KG.latest: XSD.date,
    KG.edtf: XSD.string,
    KG.begin: XSD.integer,
    KG.end: XSD.integer,
    KG.text: XSD.string,
    KG.sentence: XSD.string,
    KG.sha256: XSD.string,
    KG.length: XSD.integer,
    KG.confidence: XSD.decimal,
}
"""Each with the datatype of its values."""

VALUES: Final[dict[URIRef, URIRef]] = {
    KG.Actual: KG.Modality,
    KG.Planned: KG.Modality,
    KG.Hypothetical: KG.Modality,
    KG.Negated: KG.Modality,
    KG.InPerson: KG.MeetingMode,
    KG.Visit: KG.MeetingMode,
    KG.Call: KG.MeetingMode,
    KG.Imposition: KG.ActKind,
    KG.Extension: KG.ActKind,
    KG.Easing: KG.ActKind,
    KG.Lifting: KG.ActKind,
    KG.Threat: KG.ActKind,
    KG.AssetFreeze: KG.Measure,
    KG.TravelBan: KG.Measure,
    KG.ArmsEmbargo: KG.Measure,
    KG.TradeRestriction: KG.Measure,
    KG.FinancialRestriction: KG.Measure,
    KG.TransportBan: KG.Measure,
    KG.OtherMeasure: KG.Measure,
    KG.Asserts: KG.Stance,
    KG.Confirms: KG.Stance,
    KG.Denies: KG.Stance,
    KG.Declines: KG.Stance,
}
"""The named values, each with its class."""

ORDER: Final[tuple[URIRef, ...]] = (
    RDF.type,
    RDFS.label,
    SKOS.altLabel,
    DCTERMS.identifier,
    DCTERMS.title,
    DCTERMS.issued,
    DCTERMS.publisher,
    DCTERMS.source,
    DCTERMS.language,
    KG.sha256,
    KG.length,
    KG.honorific,
    KG.acronym,
    KG.countryCode,
    KG.within,
    KG.affiliation,
    KG.sourceCount,
    KG.holder,
    KG.title,
    KG.at,
    KG.former,
    KG.claimant,
    KG.stance,
    KG.about,
    KG.citedBy,
    KG.hedged,
    KG.quotation,
    KG.act,
    KG.authority,
    KG.target,
    KG.measure,
    KG.participant,
    KG.modality,
    KG.mode,
    KG.place,
    KG.time,
    KG.duration,
    KG.topic,
    KG.reason,
    KG.legalBasis,
    KG.sanction,
    KG.inForceFrom,
    KG.inForceUntil,
    KG.phrase,
    KG.earliest,
    KG.latest,
    KG.edtf,
    KG.document,
    KG.begin,
    KG.end,
    KG.text,
    KG.sentence,
    KG.confidence,
    KG.mention,
)
"""Properties in the order in which they stand under their subject in output made for people."""


def bind(graph: Graph, base: str) -> None:
    """Give a graph the short prefixes of an export, with `kgid:` for data under `base`."""
    for prefix, namespace in {**PREFIXES, "kgid": base}.items():
        graph.bind(prefix, namespace, override=True, replace=True)
