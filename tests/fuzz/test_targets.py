"""The targets of the fuzzer on their seeds, and on what it has found before."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from fuzz import TARGETS

FOUND: dict[str, tuple[bytes, ...]] = {
    "dates": (b"\x84\x15\x1c\x11\x0f\x00o\x9a\x1d\x18\x0e\x04\x11\x1d%\x0f\x00\x00\x00\x00\x00\x00\x00\x12#\x11",),
    "nquads": (b'\x02<urn:a:s> <urn:a:p> "a"@en1 <urn:a:g> .\n',),
    "records": (b"\xed\xa0\xbd\xed\xb8\x80" * 9,),
}
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
