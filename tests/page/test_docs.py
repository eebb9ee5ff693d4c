"""The page's documentation names what there is."""

from __future__ import annotations

import re
from pathlib import Path

from kgexport.page import drawing, entities, facts, lists
from kgexport.page.ask import SHOWN
from kgexport.page.index import Index
from kgexport.page.routes import page_routes
from kgexport.page.source import MOST

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "page.md").read_text(encoding="utf-8")


def test_every_picture_is_there_and_every_picture_is_shown():
    shown = set(re.findall(r"\(images/([^)]+)\)", TEXT))
    assert shown == {path.name for path in (DOCS / "images").glob("page-*.png")}


def test_every_address_is_told():
    paths = {route.path for route in page_routes(Index())} - {"/static/{name:path}", "/favicon.ico"}
    assert {path for path in paths if f"`{path}" not in TEXT} == set()


def test_the_limits_are_those_of_the_code():
    for told in (
        f"{lists.PAGE} things a page",
        f"shows {entities.SHOWN} of each",
        f"{MOST:,} values, for the graph {drawing.LOOKED_AT}",
        f"{facts.PASSAGES} passages",
        f"shows {SHOWN} rows",
        f"parts of {lists.MOST:,} rows",
        f"at most {drawing.NODES[-1]} nodes",
    ):
        assert told in TEXT.replace("\n", " "), told
