"""The gold articles: counts by the shared scorer, per source and with a bootstrap interval.

The scorer is imported from where the data is, so that there is one way to count and it is not ours.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy

from kgexport.pipeline import Outcome
from tests.eval.annotated import Run
from tests.eval.data import JOURNALISM, OFFICIAL, Row, documents, gold_rows

RESAMPLES = 1000
ROWS = ("people", "organisations", "places")


def load_scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("shared_gold_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One gold article with its export and its counts."""

    row: Row
    outcome: Outcome | None
    tally: Any


def score_gold(shared: Path, run: Run, *, scorer: ModuleType, only: str | None = None) -> list[Scored]:
    """Export and score all gold articles, or only one."""
    articles = [row for row in gold_rows(shared) if only in (None, row["id"])]
    outcomes = {outcome.document.identifier: outcome for outcome in run.outcomes(documents(articles))}
    scored = []
    for row in articles:
        outcome = outcomes.get(row["id"])
        tally = scorer.Tally()
        scorer.score(row["gold"], scorer.Exported(outcome.graph) if outcome else None, tally)
        scored.append(Scored(row=row, outcome=outcome, tally=tally))
    return scored


def figures(scored: Iterable[Scored], scorer: ModuleType) -> dict[str, dict[str, float | None]]:
    """Precision, recall and F1 of every row of the scorer, over these articles together."""
    whole = scorer.Tally()
    for item in scored:
        for name in ("hit", "extra", "missed"):
            getattr(whole, name).update(getattr(item.tally, name))
    return scorer.summary(whole)  # type: ignore[no-any-return]


def groups(scored: list[Scored]) -> dict[str, list[Scored]]:
    """All articles, journalism, official text, and each source."""
    found = {
        "all": scored,
        "journalism": [item for item in scored if item.row["origin"] in JOURNALISM],
        "official": [item for item in scored if item.row["origin"] in OFFICIAL],
    }
    for origin in sorted({item.row["origin"] for item in scored}):
        found[origin] = [item for item in scored if item.row["origin"] == origin]
    return found


def bootstrap(scored: list[Scored], rows: Iterable[str]) -> tuple[float, float]:
    """The 95 % interval of F1 over these rows, by drawing articles with replacement; every time the same draw."""
    rows = list(rows)
    counts = numpy.array(
        [[sum(_of(item, name)[row] for row in rows) for name in COUNTS] for item in scored], dtype=float
    )
    generator = numpy.random.default_rng(0)
    drawn = counts[generator.integers(0, len(scored), size=(RESAMPLES, len(scored)))].sum(axis=1)
    whole = 2 * drawn[:, 0] + drawn[:, 1] + drawn[:, 2]
    values = numpy.divide(2 * drawn[:, 0], whole, out=numpy.zeros(RESAMPLES), where=whole > 0)
    low, high = numpy.quantile(values, [0.025, 0.975])
    return float(low), float(high)


COUNTS = ("hit", "extra", "missed")


def _of(item: Scored, name: str) -> Counter[str]:
    return getattr(item.tally, name)  # type: ignore[no-any-return]


def gold_measure(scored: list[Scored], scorer: ModuleType) -> dict[str, Any]:
    """All figures of the gold articles: by group, with intervals, and each source beside all the others."""
    result: dict[str, Any] = {"groups": {}, "leave_one_out": {}}
    rows: dict[str, Callable[[], Iterable[str]]] = {
        "entities": lambda: scorer.ENTITY_ROWS,
        "facts": lambda: scorer.FACT_ROWS,
        "claim": lambda: ("claim",),
    }
    for name, items in groups(scored).items():
        found = figures(items, scorer)
        result["groups"][name] = {"articles": len(items), "figures": found}
        result["groups"][name]["interval"] = {row: bootstrap(items, named()) for row, named in rows.items()}
    whole = result["groups"]["all"]["figures"]
    for origin in sorted({item.row["origin"] for item in scored}):
        others = figures([item for item in scored if item.row["origin"] != origin], scorer)
        own = result["groups"][origin]["figures"]
        result["leave_one_out"][origin] = {
            row: {
                "own": own[row]["f1"],
                "others": others[row]["f1"],
                "under_whole": _gap(whole[row]["f1"], own[row]["f1"]),
            }
            for row in ("entities", "facts")
        }
    gaps = [found["facts"]["under_whole"] for found in result["leave_one_out"].values()]
    result["worst_under_whole"] = max((gap for gap in gaps if gap is not None), default=None)
    return result


def _gap(whole: float | None, own: float | None) -> float | None:
    return None if whole is None or own is None else whole - own
