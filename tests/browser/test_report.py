"""The report in a real browser: nothing runs that should not, and everything works that should."""

from __future__ import annotations

import datetime
import re

import pytest

pytest.importorskip("jinja2", reason="needs the extra kgexport[report]")

from kgexport.rdf.assemble import graph_of
from kgexport.view.events import sanction_view
from kgexport.view.source import IndexedSource
from kgexport.view.things import of_kind
from tests.browser.conftest import PHONE
from tests.browser.drawing import click_node, inked
from tests.query.story import letter, report
from tests.report.conftest import page_of
from tests.report.hostile import hostile

PAGES = {"story": (report, letter), "hostile": (hostile,)}


@pytest.fixture(params=PAGES)
def page(request):
    return page_of(*PAGES[request.param])


def test_nothing_of_a_hostile_document_runs(opened):
    tab = opened(page_of(hostile))
    title = tab.title()
    assert title != "ran"
    for link in tab.locator("nav a").all():
        link.click()
    for mention in tab.locator(".mention").all():
        mention.hover()
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert tab.title() == title
    assert tab.locator("img, iframe, object, embed").count() == 0


def test_the_policy_stops_what_would_come_from_elsewhere(browser, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(page_of(hostile), encoding="utf-8")
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(path.as_uri())
    stopped = tab.evaluate(
        """async () => {
            const stopped = [];
            addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
            const script = document.createElement("script");
            script.textContent = "document.title = 'ran'";
            document.body.append(script);
            const style = document.createElement("style");
            style.textContent = "body { display: none }";
            document.body.append(style);
            const image = document.createElement("img");
            image.src = "http://127.0.0.1:9/";
            document.body.append(image);
            await fetch("http://127.0.0.1:9/").catch(() => null);
            await new Promise((done) => setTimeout(done, 50));
            return stopped.sort();
        }"""
    )
    assert stopped == ["connect-src", "img-src", "script-src-elem", "style-src-elem"]
    assert tab.title() != "ran"
    context.close()


def test_the_graph_is_drawn_and_a_second_click_opens_a_card(opened):
    tab = opened(page_of(report, letter))
    assert tab.locator("#canvas").is_visible()
    assert not tab.locator("#relations").evaluate("(one) => one.open")
    assert inked(tab) > 2000
    tab.get_by_role("button", name="Closer").click()
    tab.get_by_role("button", name="All").click()
    card = tab.locator("table.names tr", has=tab.get_by_role("rowheader", name="Arman Tavaki")).get_attribute("id")
    click_node(tab, card)
    assert tab.evaluate("location.hash") == ""
    click_node(tab, card)
    assert tab.evaluate("location.hash") == f"#{card}"


@pytest.mark.parametrize("on", ["2004-12-31", "2005-06-01", "2006-01-01", "2007-12-31", "2015-07-15", "2015-08-01"])
def test_a_chosen_day_tells_what_was_in_force_as_python_does(opened, on):
    source = IndexedSource(graph_of(report))
    told = {"yes": "in force", "possibly": "perhaps", "no": "not in force"}
    day = datetime.date.fromisoformat(on)
    expected = sorted(told[sanction_view(source, node).in_force(day)] for node in of_kind(source, "Sanction"))
    tab = opened(page_of(report, letter))
    tab.get_by_label("In force on", exact=True).fill(on)
    assert sorted(tab.locator("[data-force]").all_inner_texts()) == expected
    assert tab.locator("[data-on-words]").inner_text() == on
    line = float(tab.locator("line[data-on]").first.get_attribute("x1").rstrip("%"))
    assert 0 <= line <= 100


def test_marks_in_the_text_can_be_switched_off(opened):
    tab = opened(page_of(report, letter))
    mention = tab.locator(".document .mention.Person").first
    ground = "(one) => getComputedStyle(one).backgroundColor"
    assert mention.evaluate(ground) != "rgba(0, 0, 0, 0)"
    tab.get_by_label("people, bodies and places").uncheck()
    assert mention.evaluate(ground) == "rgba(0, 0, 0, 0)"
    tab.get_by_label("events, claims and offices").uncheck()
    assert not tab.locator(".notes").first.is_visible()


def test_an_offset_leads_to_its_words(opened):
    tab = opened(page_of(report, letter))
    offset = tab.locator(".claim.Denies .offset").first
    place = offset.get_attribute("href")
    offset.click()
    assert tab.evaluate("document.querySelector(':target').textContent") == "denied"
    assert place == tab.evaluate("location.hash")


@pytest.mark.slow
def test_the_keyboard_is_enough(opened):
    tab = opened(page_of(report, letter))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the report"
    assert tab.locator(".skip").evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#main"
    reached = set()
    for _ in range(400):
        tab.keyboard.press("Tab")
        reached.add(tab.evaluate("document.activeElement.tagName"))
        if tab.evaluate("document.activeElement.closest('#making') !== null"):
            break
    assert {"A", "SUMMARY", "INPUT", "BUTTON", "DIV"} <= reached


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 390, 768, 1360])
def test_no_width_makes_the_page_scroll_sideways(opened, page, width):
    tab = opened(page, viewport={"width": width, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_all_can_be_read_without_scripts(opened):
    tab = opened(page_of(report, letter), java_script_enabled=False)
    assert not tab.locator("#drawing-area").is_visible()
    assert not tab.locator("#marks").is_visible()
    relations = tab.locator(".relation-list li")
    assert relations.count() > 15
    assert relations.first.is_visible()
    assert tab.locator("[data-force]").all_inner_texts() == ["in force", "not in force"]


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_the_look_follows_the_scheme(opened, scheme, dark):
    tab = opened(page_of(report, letter), color_scheme=scheme, viewport=PHONE)
    colour = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", colour)[:3])) < 200) is dark
    tab.emulate_media(color_scheme="light" if dark else "dark")


@pytest.mark.slow
def test_it_prints_without_what_is_for_the_screen(opened):
    tab = opened(page_of(report, letter))
    tab.emulate_media(media="print")
    assert not tab.locator("nav").is_visible()
    assert tab.locator(".claim.Denies").first.is_visible()
    assert tab.pdf(format="A4").startswith(b"%PDF")
