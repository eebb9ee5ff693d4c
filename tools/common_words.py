"""Make src/kgexport/lexicon/common.toml: words that news hardly ever writes with a capital within a sentence.

    python tools/common_words.py TEXTS.jsonl ... > src/kgexport/lexicon/common.toml

TEXTS are JSON Lines with a `text` each, which may be redistributed: what ships was counted in releases of the State
Department and briefings of the White House (public domain), Voice of America (public domain) and Wikinews (CC BY 2.5).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

LEAST = 5
"""Times that a word is written small at least."""
SHARE = 0.93
"""Share of its occurrences within sentences that are written small at least."""
SHORTEST_LINE = 8
"""Words of a line that is running text and no heading."""
WIDTH = 116

_WORD = re.compile(r"[(“\"]?([A-Za-z]+)[,.;:)”\"?!]*")
_ENDS = frozenset(".!?:;”\"’'-–—")


def counted(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word is written small and with a capital where no sentence begins."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in (line.split() for text in texts for line in text.split("\n")):
        if len(line) < SHORTEST_LINE:
            continue
        for before, written in pairwise(line):
            word = _WORD.fullmatch(written)
            if word is None or before[-1] in _ENDS:
                continue
            if word[1].islower():
                small[word[1]] += 1
            elif word[1][1:].islower():
                capital[word[1].lower()] += 1
    return small, capital


def main(paths: list[str]) -> None:
    """Write the lexicon file to standard output."""
    lines = (line for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines())
    small, capital = counted(str(json.loads(line).get("text", "")) for line in lines)
    common = sorted(
        word
        for word, count in small.items()
        if len(word) > 1 and count >= LEAST and count >= SHARE * (count + capital[word])
    )
    rows, row = [], ""
    for word in common:
        if len(row) + len(word) + 4 > WIDTH:
            rows.append(row)
            row = ""
        row += f' "{word}",' if row else f'    "{word}",'
    meaning = (
        "Words that news hardly ever writes with a capital within a sentence: one at its start says nothing. Small."
    )
    made = "# Made by tools/common_words.py from text that may be redistributed: see there.\n"
    sys.stdout.write("\n".join([made, "[words]", f"# {meaning}", "words = [", *rows, row, "]\n"]))


if __name__ == "__main__":
    main(sys.argv[1:])
