"""The targets of the fuzzer on their seeds, and on what it has found before."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from fuzz import TARGETS

FOUND: dict[str, tuple[bytes, ...]] = {}
"""Inputs of each target that once showed a fault."""


def test_each_target_is_listed():
    folder = Path(__file__).parents[2] / "fuzz"
    assert sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")) == sorted(TARGETS)


@pytest.mark.filterwarnings("ignore")  # what parsers warn of is for the process that they run in
@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_former_findings_are_handled(name):
    pytest.importorskip("atheris")
    target = import_module(f"fuzz.{name}")
    for data in (b"", *target.SEEDS, *FOUND.get(name, ())):
        target.check(data)
