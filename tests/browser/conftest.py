"""A browser with the network cut, that notes whatever a page says, asks for or runs into."""

from __future__ import annotations

import pytest

from tests.browser.chromium import ABSENT, chromium, launched

WIDE, PHONE = {"width": 1360, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")  # while it runs, so does its event loop, and no other can in this thread
def browser():
    pytest.importorskip("playwright", reason="needs the extra kgexport[browser-test]")
    path = chromium()
    if path is None:
        pytest.skip(ABSENT)
    with launched(path) as running:
        yield running


@pytest.fixture
def opened(browser, tmp_path):
    """`opened(page)` shows the HTML of a page from a file; afterwards nothing must have been said or asked for."""
    noted: list[str] = []
    contexts = []

    def show(html: str, **settings):
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(offline=True, **({"viewport": WIDE} | settings))
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: noted.append(f"console: {message.text}"))
        tab.on("pageerror", lambda error: noted.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: noted.append(f"dialog: {dialog.message}"))
        tab.on("popup", lambda popup: noted.append(f"popup: {popup.url}"))
        tab.on("request", lambda request: request.url == path.as_uri() or noted.append(f"request: {request.url}"))
        tab.goto(path.as_uri())
        return tab

    yield show
    for context in contexts:
        context.close()
    assert noted == []
