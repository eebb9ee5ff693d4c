"""The one table that an evaluation prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.eval.floors import METRICS


def table(results: Mapping[str, Any], committed: Mapping[str, Any]) -> str:
    """All measurements of a run, first the figures that have floors, then what lies behind them."""
    lines = [f"{'':34}{'measured':>9}{'floor':>8}{'goal':>7}"]
    for metric in METRICS:
        if metric.part not in results:
            continue
        value, floor = metric.value(results), committed["floors"].get(metric.name)
        flag = ""
        if value is not None and floor is not None and metric.is_worse(value, floor):
            flag = "  FAILS"
        elif value is not None and metric.goal is not None and metric.is_worse(value, metric.goal):
            flag = "  under the goal" if not metric.low else "  over the goal"
        shown = "not available" if value is None else f"{value:.3f}"
        lines.append(f"{metric.name:34}{shown:>9}{number(floor):>8}{number(metric.goal):>7}{flag}")
    for part, view in (("gold", _gold), ("official", _official), ("calibration", _calibration), ("alarms", _alarms)):
        if results.get(part):
            lines += ["", *view(results[part])]
    return "\n".join(lines)


def number(value: float | None) -> str:
    """A figure with three digits, or a dash."""
    return "-" if value is None else f"{value:.3f}"


def _gold(result: Mapping[str, Any]) -> Iterator[str]:
    yield f"{'gold, F1 with 95 % interval':22}{'texts':>6}{'entities':>9}{'':14}{'facts':>7}{'':14}{'claims':>7}"
    for name, group in result["groups"].items():
        cells = ""
        for row, width in (("entities", 9), ("facts", 7), ("claim", 7)):
            low, high = group["interval"][row]
            cells += f"{number(group['figures'][row]['f1']):>{width}} [{low:.2f}, {high:.2f}]"
        yield f"  {name:20}{group['articles']:>6}{cells}"
    yield ""
    yield f"{'gold, all articles':22}{'P':>7}{'R':>7}{'F1':>7}{'hit':>6}{'extra':>7}{'missed':>7}"
    for row, f in result["groups"]["all"]["figures"].items():
        cells = "".join(f"{number(f[key]):>7}" for key in ("precision", "recall", "f1"))
        yield f"  {row:20}{cells}{f['hit']:>6}{f['extra']:>7}{f['missed']:>7}"
    yield ""
    yield f"{'one source left out':22}{'entities':>9}{'others':>8}{'facts':>9}{'others':>8}{'under the whole':>17}"
    for origin, rows in result["leave_one_out"].items():
        entities, facts = rows["entities"], rows["facts"]
        yield (
            f"  {origin:20}{number(entities['own']):>9}{number(entities['others']):>8}"
            f"{number(facts['own']):>9}{number(facts['others']):>8}{number(facts['under_whole']):>17}"
        )


def _official(result: Mapping[str, Any]) -> Iterator[str]:
    files = ", ".join(f"{name} {number(value)}" for name, value in result["files"].items())
    yield (
        f"official: {result['pairs']} pairs with two names: {files}; {result['left_out']} with a group of people, "
        f"of which {number(result['left_out_found'])} are found; "
        f"one party only {number(result['one_party'])}"
    )


def _calibration(result: Mapping[str, Any]) -> Iterator[str]:
    yield f"{'confidence says':22}{'things':>7}{'says':>7}{'is':>7}"
    for kind, found in result.items():
        for row in found["bins"]:
            span = f"{row['from']:.1f} to {row['to']:.1f}"
            yield f"  {kind:9}{span:11}{row['count']:>7}{row['confidence']:>7.2f}{row['right']:>7.2f}"


def _alarms(result: Mapping[str, Any]) -> Iterator[str]:
    yield f"false alarms: {result['events']} events in {result['articles']} articles of {result['words']} words"
    yield from (f"  {example}" for example in result["examples"][:10])
