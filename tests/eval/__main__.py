"""Measure the quality of extraction: `python -m tests.eval [PART…]`, or `--show ID` to read one article's errors.

Parts: gold, calibration, dates, attribution, official, rams, m2e2, alarms; all when none is named. The data are looked
for in $KGEXPORT_SHARED, else in `shared` beside the repository; without them nothing is measured.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from kgexport.annotate import DEFAULT_MODEL, configure_maths
from tests.eval.data import digest, shared_folder

PARTS = ("gold", "calibration", "dates", "attribution", "official", "rams", "m2e2", "alarms")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurements; 0 when all is well, 1 under a floor or with failed documents, 2 for a wrong call."""
    parser = _parser()
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.parts) - set(PARTS))
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; the parts are {', '.join(PARTS)}")
    shared = shared_folder()
    if shared is None:
        print("evaluation skipped: no data; set KGEXPORT_SHARED to the folder that holds gold/ and data/")
        return 0
    configure_maths()
    from tests.eval.annotated import KeptModel, Run

    run = Run(KeptModel(options.model, keep=not options.no_cache))
    if options.show:
        _show(shared, run, options.show)
        code = 0
    elif options.errors:
        _errors(shared, run, options.errors)
        code = 0
    else:
        code = _measure(shared, run, options)
    for failure in run.failures:
        print(f"failed: {failure.document}: {failure}", file=sys.stderr)
    return 1 if run.failures else code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.eval", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument(
        "--show", metavar="ID", nargs="+", help="print gold articles with gold and export side by side; or 'all'"
    )
    parser.add_argument(
        "--errors",
        choices=("dates", "attribution", "official", "rams", "m2e2"),
        help="list what a part gets wrong, with its context",
    )
    parser.add_argument("--model", default=DEFAULT_MODEL, help="the spaCy pipeline; floors are for the default one")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="where all figures go (default: beside the kept Docs)"
    )
    parser.add_argument("--no-cache", action="store_true", help="annotate anew and keep nothing")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures of this run")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: let a floor fall")
    return parser


def _measure(shared: Path, run: Any, options: argparse.Namespace) -> int:
    """Measure, print the table, write the JSON, compare with the floors or set them."""
    from tests.eval import floors
    from tests.eval.annotated import cache_file
    from tests.eval.table import table

    results = measure(shared, run, options.parts or PARTS)
    committed = floors.read()
    print(table(results, committed))
    target = options.json or cache_file().with_name("eval.json")
    target.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\nall figures: {target}", file=sys.stderr)
    if options.model != DEFAULT_MODEL:
        print(f"the floors are for {DEFAULT_MODEL} and are not compared")
        return 0
    data = digest(shared)
    if options.update:
        try:
            floors.write(floors.updated(results, committed, data, allow_regression=options.allow_regression))
        except floors.FloorError as error:
            print(error, file=sys.stderr)
            return 1
        return 0
    found = floors.failures(results, committed, data)
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


def measure(shared: Path, run: Any, parts: Sequence[str]) -> dict[str, Any]:
    """The results of the parts, in the order of `PARTS`."""
    from tests.eval import alarms, attribution, calibration, excerpts, gold, official, timeml

    results: dict[str, Any] = {}
    if {"gold", "calibration"} & set(parts):
        scorer = gold.load_scorer(shared)
        scored = gold.score_gold(shared, run, scorer=scorer)
        if "gold" in parts:
            results["gold"] = gold.gold_measure(scored, scorer)
        if "calibration" in parts:
            results["calibration"] = calibration.calibration(scored, scorer)
    measures: dict[str, Callable[[Path, Any], dict[str, Any]]] = {
        "dates": timeml.time_measure,
        "attribution": attribution.attribution_measure,
        "official": official.official_measure,
        "rams": excerpts.rams_measure,
        "m2e2": excerpts.m2e2_measure,
        "alarms": alarms.alarm_measure,
    }
    for part, function in measures.items():
        if part in parts:
            begun = time.monotonic()
            results[part] = function(shared, run)
            print(f"{part}: {time.monotonic() - begun:.1f} s", file=sys.stderr)
    return results


def _show(shared: Path, run: Any, wanted: Sequence[str]) -> None:
    from tests.eval.browse import show
    from tests.eval.gold import load_scorer, score_gold

    scorer = load_scorer(shared)
    only = wanted[0] if len(wanted) == 1 and wanted[0] != "all" else None
    shown = [
        item
        for item in score_gold(shared, run, scorer=scorer, only=only)
        if "all" in wanted or item.row["id"] in wanted
    ]
    print("\n\n".join(show(item, scorer) for item in shown) or f"there is no gold article {', '.join(wanted)}")


def _errors(shared: Path, run: Any, part: str) -> None:
    from tests.eval import attribution, excerpts, official, timeml

    lines: Iterable[str]
    match part:
        case "dates":
            lines = (timeml.shown(item) for item in timeml.judge_times(shared, run) if not item.right)
        case "attribution":
            lines = attribution.faults(shared, run)
        case "official":
            lines = official.missed_pairs(shared, run)
        case "rams":
            lines = excerpts.missed(excerpts.rams_arguments(shared, run))
        case _:
            lines = excerpts.missed(excerpts.m2e2_arguments(shared, run))
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
