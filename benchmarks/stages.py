"""Time of each stage beside spaCy's own, in one process: `python -m benchmarks.stages [ARTICLES.jsonl]`.

Without a file the sample article is read again and again. The share of extraction (names to claims) in spaCy's time
is the figure to watch: of the model as spaCy loads it ("spacy"), with the settings of the command line, which are the
harder yardstick. What the command line runs ("annotate") is the same model with some of its parts replaced.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.articles import articles
from benchmarks.sample import SAMPLE
from kgexport.annotate.runtime import configure_maths


@contextmanager
def measured(stage: str, spent: Counter[str]) -> Iterator[None]:
    """Add the CPU time of the block to `spent[stage]`, in nanoseconds."""
    begin = time.process_time_ns()
    yield
    spent[stage] += time.process_time_ns() - begin


def main() -> None:
    """Annotate, extract, assemble and validate, and print each stage's share."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--limit", type=int, default=200)
    options = parser.parse_args()
    configure_maths()

    import spacy

    from kgexport.annotate.models import DEFAULT_MODEL, find_model, load_model
    from kgexport.extract.document import extract
    from kgexport.lexicon import load_lexicon
    from kgexport.model import Document
    from kgexport.rdf.assemble import graph_of
    from kgexport.validate.shacl import load_shapes, validate

    if options.articles is None:
        text = SAMPLE.read_text(encoding="utf-8")
        documents = [Document(identifier=f"sample-{n}", text=text, date=date(2015, 12, 22)) for n in range(20)]
    else:
        documents = [
            Document(
                identifier=row["id"],
                text=row["text"],
                date=date.fromisoformat(row["date"]) if row.get("date") else None,
            )
            for row in islice(articles([options.articles]), options.limit)
        ]
    nlp, lexicon, shapes = load_model(), load_lexicon(), load_shapes()
    warm = nlp(documents[0].text)
    extract(documents[0], warm, lexicon=lexicon)
    spent: Counter[str] = Counter()
    tokens = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        plain = spacy.load(find_model(DEFAULT_MODEL))
    plain(documents[0].text)
    with measured("spacy", spent):
        for _ in plain.pipe((document.text for document in documents), batch_size=16):
            pass
    with measured("annotate", spent):
        docs = list(nlp.pipe((document.text for document in documents), batch_size=16))
    for document, doc in zip(documents, docs, strict=True):
        tokens += len(doc)
        with measured("extract", spent):
            extraction = extract(document, doc, lexicon=lexicon)
        with measured("assemble", spent):
            graph = graph_of(extraction)
        with measured("validate", spent):
            validate(graph, shapes)
    print(f"{len(documents)} documents, {tokens} tokens")
    for stage, nanoseconds in spent.items():
        print(
            f"{stage:10} {nanoseconds / 1e9:7.2f} s  {nanoseconds / tokens / 1000:7.1f} us/token"
            f"  {nanoseconds / spent['spacy']:6.2f} of spacy"
        )


if __name__ == "__main__":
    main()
