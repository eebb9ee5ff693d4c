"""Take the pictures of docs/images anew: `python -m docs.generate_screenshots`, at the top of the repository.

Needs the extras `report` and `browser-test` and a Chromium (see docs/report.md). What a picture shows depends on the
fonts that are installed, so no test compares them.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from kgexport.cli.main import cli
from tests.browser.chromium import ABSENT, chromium, launched

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


def main() -> None:
    """Make the report of the sample and take every picture."""
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
