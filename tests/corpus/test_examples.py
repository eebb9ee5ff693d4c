"""The examples of docs/scale.md for Spark and Dask, run over plain lists that have the few methods they call."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from kgexport.corpus.processor import Processor
from kgexport.corpus.records import Configuration
from tests.corpus.documents import documents

EXAMPLES = re.findall(
    r"^```python\n(.*?)^```$", Path("docs/scale.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
ROWS = [{"id": document.identifier, "text": document.text} for document in documents(4)] + [{"id": "bad", "text": ""}]


class Partitions(list[list[Any]]):
    """A list of partitions, as an RDD and a bag are."""

    def mapPartitions(self, function: Callable[[Iterable[Any]], Iterable[Any]]) -> Partitions:
        return Partitions(list(function(iter(partition))) for partition in self)

    def map_partitions(self, function: Callable[[list[Any]], Iterable[Any]]) -> Partitions:
        return Partitions(list(function(list(partition))) for partition in self)

    def map(self, function: Callable[[Any], Any]) -> Partitions:
        return Partitions([function(item) for item in partition] for partition in self)

    def flatten(self) -> Partitions:
        return Partitions(list(chain.from_iterable(partition)) for partition in self)


@pytest.fixture(scope="module")
def expected() -> list[bytes]:
    return [processed.quads for processed in Processor(Configuration())(documents(4))]


def functions(name: str) -> dict[str, Any]:
    (code,) = [example for example in EXAMPLES if f"def {name}(" in example]
    found: dict[str, Any] = {}
    exec(compile(code, "docs/scale.md", "exec"), found)
    return found


@pytest.mark.slow
def test_spark(expected):
    results = list(chain(*functions("export_table")["export_table"](Partitions([ROWS[:2], [], ROWS[2:]]))))
    assert [row["id"] for row in results] == ["d0", "d1", "d2", "d3", "bad"]
    assert [row["quads"] for row in results] == [*expected, b""]
    assert results[4]["reason"] == "the text is empty"


@pytest.mark.slow
def test_dask(expected):
    lines = list(chain(*functions("export_bag")["export_bag"](Partitions([ROWS[:1], ROWS[1:]]))))
    assert "".join(f"{line}\n" for line in lines).encode() == b"".join(expected)
