"""The evaluation's command line: `python -m tests.eval [PART…] [--show ID]`."""

from __future__ import annotations

import argparse
import sys

from kgexport.annotate import DEFAULT_MODEL, configure_maths
from tests.eval.data import shared_folder


def main() -> int:
    """Run the measurements; 0 when all is well, 1 under a floor or with failed documents."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--show", metavar="ID", action="append", help="print a gold article with gold and export side by side, or 'all'")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--no-cache", action="store_true", help="annotate anew, keep nothing")
    options = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        print("skipped: no evaluation data; set KGEXPORT_SHARED to the folder that holds gold/ and data/")
        return 0
    configure_maths()
    from tests.eval.annotated import KeptModel, Run
    from tests.eval.browse import show
    from tests.eval.gold import figures, groups, load_scorer, score_gold

    run = Run(KeptModel(options.model, keep=not options.no_cache))
    scorer = load_scorer(shared)
    if options.show:
        only = options.show[0] if options.show != ["all"] and len(options.show) == 1 else None
        for item in score_gold(shared, run, scorer=scorer, only=only):
            if only or "all" in options.show or item.row["id"] in options.show:
                print(show(item, scorer), end="\n\n")
    else:
        scored = score_gold(shared, run, scorer=scorer)
        for row, f in figures(scored, scorer).items():
            cells = "".join(f"{'-' if f[k] is None else format(f[k], '.3f'):>7}" for k in ("precision", "recall", "f1"))
            print(f"{row:22}{cells}{f['hit']:>6}{f['extra']:>7}{f['missed']:>7}")
        for name, items in groups(scored).items():
            found = figures(items, scorer)
            print(f"{name:14}{len(items):>3}  entities {found['entities']['f1'] or 0:.3f}  facts {found['facts']['f1'] or 0:.3f}")
    for failure in run.failures:
        print(f"FAILED {failure.document}: {failure}", file=sys.stderr)
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main())
