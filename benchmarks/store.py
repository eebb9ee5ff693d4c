"""Loading of a large corpus, and every named question asked of it: `python -m benchmarks.store [--documents 20000]`.

The corpus is made by `benchmarks.corpus`. Each question is asked twice in a process of its own, cold and warm, and the
rows are counted as Oxigraph gives them; the warm time counts. Wall and CPU time are printed: on a busy machine the two
differ. "all" has the defaults, which for most questions is every document; "one" names a person or source.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import documents, extraction
from kgexport.query.fill import filled
from kgexport.query.parameters import bind
from kgexport.query.questions import Question, question_named, questions
from kgexport.rdf.assemble import graph_of
from kgexport.rdf.namespaces import KG, RDFS
from kgexport.store.snapshot import open_store

WALKS = ("name", "source", "authority", "words")
"""Parameters that narrow a question down."""
MOST_SECONDS = 120


def main() -> None:
    """Make, load, ask, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--store", type=Path, help="ask this store, made by an earlier run, or keep the new one there")
    parser.add_argument("--ask", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        _ask(*options.ask)
        return
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "store"
        if not store.exists():
            _load(options.documents, Path(folder) / "corpus.nq", store)
        print(
            f"{'question':30} {'all: rows':>10} {'wall s':>7} {'CPU s':>7} {'one: rows':>10} {'wall s':>7} {'CPU s':>7}"
        )
        for name, question in questions().items():
            whole = _measured(store, name, "all")
            narrow = any(parameter.name in WALKS for parameter in question.parameters)
            one = _measured(store, name, "one") if narrow else ""
            given = any(parameter.default is None and parameter.name != "day" for parameter in question.parameters)
            print(f"{name:30} {'' if given else whole:>26} {whole if given else one:>26}", flush=True)


def _load(count: int, path: Path, store: Path) -> None:
    begin = time.perf_counter()
    with path.open("wb") as stream:
        quads = 0
        for document in documents(count):
            stream.write(document)
            quads += document.count(b"\n")
    print(f"{count} documents, {quads} quads, made in {time.perf_counter() - begin:.0f} s")
    command = [sys.executable, "-m", "kgexport", "load", str(path), "--store", str(store)]
    for label in ("loaded", "loaded again"):
        begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(
            f"{label} in {time.perf_counter() - begin:.0f} s, CPU {used.ru_utime - before.ru_utime:.0f} s, "
            f"at most {used.ru_maxrss // 1024} MB"
        )
    size = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
    print(f"the store has {size // 1_000_000} MB, the N-Quads {path.stat().st_size // 1_000_000} MB")


def _measured(store: Path, name: str, extent: str) -> str:
    command = [sys.executable, "-m", "benchmarks.store", "--ask", str(store), name, extent]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        return f"over {MOST_SECONDS} s"
    rows, wall, cpu = json.loads(done.stdout)
    return f"{rows:>10} {wall:>7.2f} {cpu:>7.2f}"


def _ask(store: str, name: str, extent: str) -> None:
    question = question_named(name)
    with open_store(store) as snapshot:
        text = filled(question.text, bind(question, _values(question, narrow=extent == "one")))
        for _ in range(2):
            wall, cpu = time.perf_counter(), time.process_time()
            rows = sum(1 for _ in snapshot.store.query(text, prefixes=dict(snapshot.prefixes)))
            taken = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps([rows, *taken]))


def _values(question: Question, *, narrow: bool) -> dict[str, str]:
    """Values from the first document, so that there is something to find."""
    graph = graph_of(extraction(0))
    meeting, who = next(iter(graph.subject_objects(KG.participant)))
    authority = next(graph.objects(None, KG.authority))
    name, by = str(graph.value(who, RDFS.label)), str(graph.value(authority, RDFS.label))
    known = {"day": "2015-12-15", "iri": str(who), "meeting": str(meeting), "subject": str(meeting), "name": name}
    values = {parameter.name: known[parameter.name] for parameter in question.parameters if parameter.default is None}
    if narrow:
        narrowed = {"name": name, "source": name, "authority": by, "words": "Norw"}
        asked = [parameter.name for parameter in question.parameters if parameter.name in WALKS]
        values |= {parameter: narrowed[parameter] for parameter in asked}
    return values


if __name__ == "__main__":
    main()
