"""What a test does with a drawn graph: see that there is something, and click a node where it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def inked(tab: Page) -> int:
    """How many pixels of the drawing have a colour."""
    return tab.evaluate(
        """() => {
            const layer = [...document.querySelectorAll("#canvas canvas")].at(-1);
            const pixels = layer.getContext("2d").getImageData(0, 0, layer.width, layer.height).data;
            let inked = 0;
            for (let at = 3; at < pixels.length; at += 4) inked += pixels[at] > 0;
            return inked;
        }"""
    )


def click_node(tab: Page, id: str) -> None:
    """Click the middle of a node; cytoscape, which keeps itself at its container, tells where that is."""
    canvas = tab.locator("#canvas")
    canvas.scroll_into_view_if_needed()
    place = canvas.evaluate("(one, id) => one._cyreg.cy.getElementById(id).renderedPosition()", id)
    canvas.click(position={"x": place["x"], "y": place["y"]})
