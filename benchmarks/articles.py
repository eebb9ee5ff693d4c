"""Articles to measure with: files of JSONL, an object a line, of which those with a text are taken."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


def articles(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The objects that have a text, file after file."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if isinstance(row.get("text"), str) and row["text"].strip():
                    yield row
