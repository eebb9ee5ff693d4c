"""docs/endpoint.md tells of every limit, address, format and status, as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgexport.serve import limits
from kgexport.serve.description import CONTEXT_PATH, PAGES
from kgexport.serve.negotiation import GRAPHS, TABLES
from tests.serve.test_hostile import STATUSES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "endpoint.md").read_text(encoding="utf-8")


def test_each_limit_is_told():
    chosen = limits.Limits()
    for told in (
        f"`--timeout`, {chosen.seconds:g} seconds |", f"`--rows`, {chosen.rows:,} |", f"{chosen.memory >> 20:,} MB |",
        f"| one answer | {limits.MAX_ANSWER_BYTES:,} bytes |", f"| a body | {limits.MAX_REQUEST_BYTES:,} bytes |",
        f"| an address | {limits.MAX_HEAD_BYTES:,} bytes |", f"for a process | {limits.MAX_WAITING} |",
        f"| connections | {limits.MAX_CONNECTIONS} |", f"| {limits.MAX_IDLE_SECONDS} seconds |",
    ):  # fmt: skip
        assert told in TEXT


def test_each_format_and_address_is_told():
    for media_types in (*TABLES.values(), *GRAPHS.values()):
        assert f"`{media_types[0]}`" in TEXT
    for path in ("/sparql", CONTEXT_PATH, *PAGES):
        assert f"| `{path}`" in TEXT


def test_each_status_is_told():
    rows = re.findall(r"^\| ([\d, ]+) \|", TEXT, re.MULTILINE)
    assert {int(status) for row in rows for status in row.split(",")} == STATUSES - {200}


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([\w-]+\.md)", TEXT))))
def test_links_lead_somewhere(target):
    assert (ROOT / "docs" / target).exists()
