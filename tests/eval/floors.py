"""The floors: what each figure was, below which a run fails.

`floors.json` holds the figures and a digest of the data that they were measured on. A figure that is better when low
(false alarms) has a ceiling, kept in the same place.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floors.json")
DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One figure of the table."""

    part: str
    """The measurement that gives it."""
    path: tuple[str, ...]
    """Where it stands in the measurement's result."""
    goal: float | None = None
    low: bool = False
    """Better when low."""

    @property
    def name(self) -> str:
        """How the table and the file of floors call it."""
        hidden = ("groups", "figures", "f1") if self.part == "gold" else ()
        return ".".join((self.part, *(step for step in self.path if step not in hidden)))

    def value(self, results: Mapping[str, Any]) -> float | None:
        """The figure in the results of a run, None when it was not measured or cannot be."""
        found: Any = results.get(self.part)
        for step in self.path:
            if not isinstance(found, Mapping):
                return None
            found = found.get(step)
        return None if found is None else float(found)

    def rounded(self, value: float) -> float:
        """The figure as a floor: rounded so that the same run never falls under it."""
        scale = 10**DIGITS
        return (math.ceil if self.low else math.floor)(round(value * scale, 6)) / scale

    def is_worse(self, value: float, floor: float) -> bool:
        """Whether a figure is on the wrong side of its floor."""
        return value > floor + 1e-9 if self.low else value < floor - 1e-9


def _gold(group: str, row: str, goal: float | None = None) -> Metric:
    return Metric(part="gold", path=("groups", group, "figures", row, "f1"), goal=goal)


METRICS: tuple[Metric, ...] = (
    _gold("all", "entities", 0.93),
    _gold("all", "facts", 0.75),
    _gold("all", "claim", 0.60),
    _gold("journalism", "entities"),
    _gold("journalism", "facts", 0.70),
    _gold("official", "facts"),
    Metric(part="gold", path=("worst_under_whole",), goal=0.10, low=True),
    Metric(part="dates", path=("found",)),
    Metric(part="dates", path=("right",), goal=0.85),
    Metric(part="attribution", path=("f1",), goal=0.65),
    Metric(part="attribution", path=("precision",)),
    Metric(part="attribution", path=("recall",)),
    Metric(part="official", path=("found",), goal=0.92),
    Metric(part="official", path=("calls_marked",), goal=0.95),
    Metric(part="official", path=("meetings_not_calls",)),
    Metric(part="rams", path=("authorities", "recall")),
    Metric(part="rams", path=("targets", "recall")),
    Metric(part="rams", path=("participants", "recall")),
    Metric(part="m2e2", path=("participants", "recall")),
    Metric(part="m2e2", path=("places", "recall")),
    Metric(part="alarms", path=("per_1000_words",), goal=0.5, low=True),
    Metric(part="calibration", path=("all", "gap"), low=True),
)
"""The figures that have floors, in the order of the table; `goal` is what the project aims at."""


class FloorError(Exception):
    """The floors cannot be compared or changed; the message says why."""


def read(path: Path = FILE) -> dict[str, Any]:
    """The committed floors: {"digest": ..., "floors": {name: figure}}; empty when there is no file yet."""
    if not path.is_file():
        return {"digest": None, "floors": {}}
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def failures(results: Mapping[str, Any], committed: Mapping[str, Any], digest: str) -> list[str]:
    """A line for each figure under its floor, and one when the data are not those of the floors."""
    found = []
    if committed["digest"] not in (None, digest):
        found.append("the data have changed since the floors were set: look at the figures, then run with --update")
    for metric in METRICS:
        value, floor = metric.value(results), committed["floors"].get(metric.name)
        if floor is None or metric.part not in results:
            continue
        if value is None:
            found.append(f"{metric.name} could not be measured; its floor is {floor}")
        elif metric.is_worse(value, floor):
            found.append(
                f"{metric.name} is {value:.4f}, {'over its ceiling' if metric.low else 'under its floor'} {floor}"
            )
    return found


def updated(
    results: Mapping[str, Any], committed: Mapping[str, Any], digest: str, *, allow_regression: bool
) -> dict[str, Any]:
    """The floors raised to the figures of a run.

    Raises:
        FloorError: a floor would fall, and that is not allowed.
    """
    floors = dict(committed["floors"])
    fallen = []
    for metric in METRICS:
        value = metric.value(results)
        if value is None:
            continue
        new = metric.rounded(value)
        old = floors.get(metric.name)
        if old is not None and metric.is_worse(new, old):
            fallen.append(f"{metric.name} {old} -> {new}")
        floors[metric.name] = new
    if fallen and not allow_regression:
        raise FloorError(f"these floors would fall, which needs --allow-regression: {'; '.join(fallen)}")
    order = {metric.name: number for number, metric in enumerate(METRICS)}
    return {"digest": digest, "floors": dict(sorted(floors.items(), key=lambda item: order.get(item[0], len(order))))}


def write(content: Mapping[str, Any], path: Path = FILE) -> None:
    """Write the floors."""
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
