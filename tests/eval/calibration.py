"""Confidence against truth: of what says 0.9, how much the gold articles have.

Right is an entity or claim that the scorer pairs, a position likewise, a meeting paired with one of its modality, and a
sanction act paired with one of its kind. Unnamed sources and the author's own statements are not in the gold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from tests.eval.align import align
from tests.eval.gold import Scored

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def calibration(scored: Iterable[Scored], scorer: Any) -> dict[str, Any]:
    """For each kind of thing the bins (from, to, how many, mean confidence, share right) and the mean gap."""
    pairs = defaultdict[str, list[tuple[float, bool]]](list)
    for item in scored:
        if item.outcome is not None:
            for kind, confidence, right in _judged(item, scorer):
                pairs[kind].append((confidence, right))
                pairs["all"].append((confidence, right))
    return {kind: _bins(found) for kind, found in sorted(pairs.items())}


def _judged(item: Scored, scorer: Any) -> Iterator[tuple[str, float, bool]]:
    assert item.outcome is not None
    graph = item.outcome.graph
    exported = scorer.Exported(graph)
    found = align(item.row["gold"], exported, scorer)
    events = {event["id"]: event for name in ("meetings", "sanctions") for event in item.row["gold"].get(name, [])}

    def confidence(node: Any) -> float:
        value = graph.value(node, scorer.KG.confidence)
        return float(value) if value is not None else 0.0

    for kind in scorer.ENTITY_ROWS:
        for node in exported.entities[kind]:
            yield "entity", confidence(node), node in found.entities
    for node in sorted(graph.subjects(scorer.RDF.type, scorer.KG.Position)):
        yield "position", confidence(node), node in found.positions
    for name, things, code in (("meeting", exported.meetings(), "modality"), ("sanction", exported.sanctions(), "act")):
        for thing in things:
            gold = events.get(found.events.get(thing["id"], ""))
            yield name, confidence(thing["id"]), gold is not None and gold.get(code) == thing[code]
    for node in sorted(graph.subjects(scorer.RDF.type, scorer.KG.Claim)):
        if graph.value(node, scorer.KG.claimant) not in exported.documents:
            yield "claim", confidence(node), node in found.claims


def _bins(pairs: list[tuple[float, bool]]) -> dict[str, Any]:
    bins = []
    gap = 0.0
    for low, high in pairwise(EDGES):
        inside = [(confidence, right) for confidence, right in pairs if low <= confidence < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            gap += abs(mean - share) * len(inside) / len(pairs)
            bins.append({"from": low, "to": min(high, 1.0), "count": len(inside), "confidence": mean, "right": share})
    return {"bins": bins, "gap": gap, "count": len(pairs)}
