"""Memory of a worker over thousands of distinct documents: `python -m benchmarks.growth [ARTICLES.jsonl ...]`.

The processor of an export works in this process, batch by batch, as it does in a worker. Texts repeat after some time,
so each round gives the names in them another ending: new words, as a real archive has them. Printed is the resident set
after the first thousand documents and after each further one.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.articles import articles
from benchmarks.sample import SAMPLE
from kgexport.corpus.batches import batches
from kgexport.corpus.processor import Processor
from kgexport.corpus.records import Configuration
from kgexport.model import Document

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")
_ENDINGS = ("ak", "el", "in", "or", "us", "yan", "ev", "ito")


def documents(texts: Sequence[str], count: int) -> Iterator[Document]:
    """So many distinct documents, made of the texts in turn."""
    for number in range(count):
        turn = number // len(texts)
        ending = "".join(_ENDINGS[turn >> 3 * place & 7] for place in range(3)) if turn else ""
        text = _NAME.sub(lambda name, ending=ending: name.group() + ending, texts[number % len(texts)])
        yield Document(identifier=f"{number}", text=f"{text}\n\nDispatch {number}.")


def resident() -> float:
    """The resident set of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def main() -> None:
    """Work through the documents and print the memory on the way."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--limit", type=int, default=10_000)
    options = parser.parse_args()
    texts = [row["text"] for row in articles(options.articles)]
    processor = Processor(Configuration())
    processor.setup()
    done, first = 0, 0.0
    for batch in batches(documents(texts or [SAMPLE.read_text(encoding="utf-8")], options.limit)):
        before, done = done, done + len(processor(batch.documents, first=batch.first))
        if done // 1000 > before // 1000:
            first = first or resident()
            print(f"{done:6} documents: {resident():6.0f} MB", flush=True)
    print(f"growth after the first thousand: {resident() - first:.0f} MB (allowed over 10,000: 64)")


if __name__ == "__main__":
    main()
