"""Which exported thing the scorer takes for which gold thing.

The scorer only counts; the error browser and the calibration want the pairs. The ways to pair are the scorer's own
(`score.py`, function `score`), a test holds that the counts that follow from the pairs are the scorer's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rdflib import URIRef

Gold = dict[str, Any]


@dataclass(slots=True)
class Alignment:
    """Exported IRIs to identifiers of the gold, or to the places in the gold's lists where there are none."""

    entities: dict[URIRef, str] = field(default_factory=dict)
    events: dict[URIRef, str] = field(default_factory=dict)
    positions: dict[URIRef, int] = field(default_factory=dict)
    claims: dict[URIRef, int] = field(default_factory=dict)


def align(gold: Gold, exported: Any, scorer: Any) -> Alignment:
    """Pair one article's export with its gold."""
    found = Alignment()
    names = _names(gold, scorer)
    labels = {iri: {scorer.norm(label) for label in forms} for iri, forms in exported.labels.items()}
    for kind in scorer.ENTITY_ROWS:
        wanted, things = gold.get(kind, []), exported.entities[kind]
        table = [[_overlap(w, labels.get(f, set()), names, scorer) for f in things] for w in wanted]
        for r, c in scorer.assign(table):
            found.entities[things[c]] = wanted[r]["id"]

    golds = {e["id"]: e for kind in scorer.ENTITY_ROWS for e in gold.get(kind, [])}

    def resolve(iri: URIRef) -> str:
        if iri in found.entities:
            return found.entities[iri]
        known = labels.get(iri, set())
        best = max(names, key=lambda g: _overlap(golds[g], known, names, scorer), default=None)
        return best if best is not None and _overlap(golds[best], known, names, scorer) else iri

    _align_positions(gold, exported, scorer, resolve, found)
    _align_events(gold, exported, scorer, resolve, found)
    _align_claims(gold, exported, scorer, resolve, found)
    return found


def _names(gold: Gold, scorer: Any) -> dict[str, set[str]]:
    return {
        entity["id"]: {scorer.norm(name) for name in [entity["name"], *entity.get("mentions", [])]}
        for kind in scorer.ENTITY_ROWS
        for entity in gold.get(kind, [])
    }


def _overlap(entity: Gold, forms: set[str], names: dict[str, set[str]], scorer: Any) -> float:
    shared = len(names[entity["id"]] & forms)
    return shared + (0.5 if scorer.norm(entity["name"]) in forms else 0) if shared else 0


def _align_positions(gold: Gold, exported: Any, scorer: Any, resolve: Any, found: Alignment) -> None:
    wanted = gold.get("positions", [])
    nodes = sorted(exported.graph.subjects(scorer.RDF.type, scorer.KG.Position))
    things = list(exported.positions())

    def fits(w: Gold, f: Gold) -> int:
        held = {resolve(at) for at in f["at"]}
        same = resolve(f["holder"]) == w["holder"] and scorer.similar(w["title"], f["title"])
        return int(same and (not w.get("at") or w["at"] in held))

    for r, c in scorer.assign([[fits(w, f) for f in things] for w in wanted]):
        found.positions[nodes[c]] = r


def _align_events(gold: Gold, exported: Any, scorer: Any, resolve: Any, found: Alignment) -> None:
    def resolved(iris: list[URIRef]) -> set[str]:
        return {resolve(iri) for iri in iris}

    def closeness(w: Gold, f: Gold) -> float:
        shared = len(set(w["participants"]) & resolved(f["participants"]))
        if not shared:
            return 0
        places = len(set(w.get("places", [])) & resolved(f["places"]))
        timed = scorer.same_time(scorer.interval(w), scorer.interval(f))
        alike = w["modality"] == f["modality"]
        return shared + 0.5 * places + 0.5 * timed + 0.2 * alike - 0.01 * len(f["participants"])

    def nearness(w: Gold, f: Gold) -> float:
        targets = len(set(w.get("targets", [])) & resolved(f["targets"]))
        authorities = len(set(w.get("authorities", [])) & resolved(f["authorities"]))
        if not targets and (w.get("targets") or f["targets"] or not authorities):
            return 0
        return 2 * targets / max(len(w.get("targets", [])), 1) + authorities + (w["act"] == f["act"]) + 0.1

    for wanted, things, near in (
        (gold.get("meetings", []), list(exported.meetings()), closeness),
        (gold.get("sanctions", []), list(exported.sanctions()), nearness),
    ):
        for r, c in scorer.assign([[near(w, f) for f in things] for w in wanted]):
            found.events[things[c]["id"]] = wanted[r]["id"]


def _align_claims(gold: Gold, exported: Any, scorer: Any, resolve: Any, found: Alignment) -> None:
    wanted = gold.get("claims", [])
    nodes = [
        (node, claim)
        for node in sorted(exported.graph.subjects(scorer.RDF.type, scorer.KG.Claim))
        for claim in _claims_of(node, exported, scorer)
    ]

    def says(w: Gold, f: Gold) -> int:
        if found.events.get(f["event"]) != w["event"] or f["stance"] != w["stance"]:
            return 0
        who = w["claimant"]
        if isinstance(who, dict):
            return int(any(scorer.similar(who["description"], label) for label in exported.labels[f["claimant"]]))
        return int(resolve(f["claimant"]) == who)

    for r, c in scorer.assign([[says(w, f) for _, f in nodes] for w in wanted]):
        found.claims[nodes[c][0]] = r


def _claims_of(node: URIRef, exported: Any, scorer: Any) -> list[Gold]:
    graph, kg = exported.graph, scorer.KG
    return [
        {"event": event, "claimant": claimant, "stance": exported.code(node, kg.stance, scorer.STANCES)}
        for event in graph.objects(node, kg.about)
        for claimant in graph.objects(node, kg.claimant)
        if claimant not in exported.documents
    ]
