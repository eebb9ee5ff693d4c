"""Take the pictures of docs/images anew: `python -m docs.generate_screenshots`, at the top of the repository.

Needs the extras `report`, `serve` and `browser-test` and a Chromium (see docs/report.md). What a picture shows depends
on the fonts that are installed, so no test compares them.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from kgexport.cli.main import cli
from kgexport.page.links import thing_address
from tests.browser.chromium import ABSENT, chromium, launched
from tests.serve.server import serving, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SEED = ROOT / "seeds" / "soleimani-moscow.txt"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, what it begins with, and how the page is shown."""

    name: str
    begin: str
    scheme: str = "light"
    width: int = 1280
    height: int = 900


PICTURES = (
    Picture("report-start", "body"),
    Picture("report-meeting", "#m1"),
    Picture("report-meeting-dark", "#m1", scheme="dark"),
    Picture("report-sanctions", "#sanctions"),
    Picture("report-times-dark", "#times", scheme="dark"),
    Picture("report-graph", "#graph"),
    Picture("report-text", "#documents"),
    Picture("report-text-dark", "#documents", scheme="dark"),
    Picture("report-phone", "#m1", width=390, height=844),
)

_ID = "https://w3id.org/kgexport/id/"
_PERSON = thing_address(f"{_ID}person-qassem-soleimani")
PAGES = {
    "start": "/",
    "search": "/search?q=so",
    "people": "/people",
    "person": _PERSON,
    "organisation": "/organisations",
    "meetings": "/meetings",
    "meeting": "/meetings?denied=1",
    "sanctions": "/sanctions?on=2012-01-01",
    "sanction": "/sanctions",
    "document": "/documents",
    "timeline": "/timeline",
    "graph": _PERSON.replace("/thing", "/graph"),
    "ask": "/ask",
    "question": "/ask?name=who-met-whom&run=1",
}
"""Of the served page: a name, and where it is."""

FIRST_OF = ("organisation", "meeting", "sanction", "document")
"""Of these lists the first thing is shown."""

LOOKS = (("", "light", 1280, 900), ("-dark", "dark", 1280, 900), ("-phone", "light", 390, 844))


def main() -> None:
    """Make the report of the sample, serve the sample, and take every picture."""
    path = chromium()
    if path is None:
        raise SystemExit(ABSENT)
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, launched(path) as browser:
        graph, page = Path(folder) / "graph.ttl", Path(folder) / "report.html"
        run("export", SEED, "--date", "2015-12-22", "-o", graph)
        run("report", graph, "--text", SEED, "--title", "Soleimani in Moscow", "-o", page)
        for picture in PICTURES:
            take(browser, page, picture)
        take_pages(browser, graph)


def take_pages(browser: Browser, graph: Path) -> None:
    """Serve the graph, and keep pictures of every page."""
    with serving(graph) as server:
        until(lambda: server.client.get("/").status_code == 200)
        for suffix, scheme, width, height in LOOKS:
            size = {"width": width, "height": height}
            context = browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
            tab = context.new_page()
            for name, address in PAGES.items():
                tab.goto(server.address.rstrip("/") + address)
                if name in FIRST_OF:
                    tab.locator("main th a.thing").first.click()
                    tab.wait_for_load_state()
                tab.wait_for_timeout(200)
                tab.screenshot(path=IMAGES / f"page-{name}{suffix}.png")
            context.close()


def run(*arguments: object) -> None:
    """Run a command of kgexport; the script ends where it fails."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    if result.exit_code:
        raise SystemExit(result.stderr)


def take(browser: Browser, page: Path, picture: Picture) -> None:
    """Show the page and keep the picture."""
    size = {"width": picture.width, "height": picture.height}
    context = browser.new_context(color_scheme=picture.scheme, viewport=size, offline=True, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.evaluate("(begin) => document.querySelector(begin).scrollIntoView()", picture.begin)
    tab.wait_for_timeout(200)
    tab.screenshot(path=IMAGES / f"{picture.name}.png")
    context.close()


if __name__ == "__main__":
    main()
