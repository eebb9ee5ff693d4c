"""The served page in a real browser, with the network cut to loopback: nothing runs, and everything works."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

pytest.importorskip("starlette", reason="needs the extra kgexport[serve]")
pytest.importorskip("jinja2", reason="needs the extra kgexport[serve]")
pytest.importorskip("pyoxigraph", reason="needs the extra kgexport[serve]")

from kgexport.page.links import thing_address
from tests.browser.conftest import PHONE, WIDE
from tests.browser.drawing import click_node, inked
from tests.page.served import ALL, iri, quads
from tests.serve.server import serving

TAVAKI = thing_address(iri("person-arman-tavaki"))
FIXED = ("/", "/search?q=tavaki", "/search?q=script", "/people", "/organisations", "/places", "/sources", "/meetings",
         "/meetings?denied=1", "/acts", "/sanctions", "/sanctions?on=2010-05-05", "/timeline", "/documents", "/ask",
         "/ask?name=who-met-whom&run=1", "/ask?query=SELECT+?s+?o+%7B?s+rdfs:label+?o%7D", "/licences",
         "/people?page=0", "/thing?iri=https://example.org/nobody")  # fmt: skip


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The address of a server of the story and of the hostile document."""
    path = tmp_path_factory.mktemp("page") / "news.nq"
    path.write_bytes(quads(*ALL))
    with serving(path, "--workers", "2") as running:
        yield running


@pytest.fixture
def tab_of(browser, page):
    """`tab_of(address)` shows a page; afterwards nothing must have been said, and nothing asked for elsewhere."""
    noted: list[str] = []
    contexts = []
    root = page.address.rstrip("/")

    def cut(route):
        noted.append(f"request: {route.request.url}")
        route.abort()

    def show(address: str, **settings):
        context = browser.new_context(**({"viewport": WIDE} | settings))
        contexts.append(context)
        context.route(lambda url: not url.startswith(f"{root}/"), cut)
        tab = context.new_page()
        tab.on("console", lambda message: noted.append(f"console: {message.text} {tab.url}"))
        tab.on("pageerror", lambda error: noted.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: noted.append(f"dialog: {dialog.message}"))
        tab.on("popup", lambda popup: noted.append(f"popup: {popup.url}"))
        tab.goto(root + address)
        return tab

    yield show
    for context in contexts:
        context.close()
    # Chromium says on the console that a page was 400 or 404; these pages are asked for on purpose.
    assert [note for note in noted if "the server responded with a status of 4" not in note] == []


def things(tab, kinds=("people", "organisations", "places", "sources", "meetings", "acts", "sanctions", "documents")):
    """The addresses of all things that the lists lead to."""
    root = "{0.scheme}://{0.netloc}".format(urlsplit(tab.url))
    found = []
    for kind in kinds:
        tab.goto(f"{root}/{kind}")
        links = tab.locator("main th a.thing").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
        found += [link for link in links if link not in found]
    return root, found


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_opens_in_silence_and_nothing_of_the_data_runs(tab_of, scheme):
    tab = tab_of("/", color_scheme=scheme)
    root, found = things(tab)
    assert len(found) > 25
    for address in (*FIXED, *found, *(address.replace("/thing", "/graph") for address in found[::3])):
        tab.goto(root + address)
        tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        for mention in tab.locator(".mention").all()[:5]:
            mention.hover()
        assert tab.title() != "ran", address
        assert tab.locator("img, iframe, object, embed, svg [onload]").count() == 0, address
        assert tab.locator("a[href^='javascript' i]").count() == 0, address
        colour = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", colour)[:3])) < 200) is (scheme == "dark"), address


def test_from_a_name_to_who_denies_it_and_the_sentence(tab_of):
    tab = tab_of("/")
    tab.get_by_role("searchbox", name="Search for a name of any kind").fill("tavak")
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Arman Tavaki").first.click()
    assert tab.locator("h1").inner_text() == "Arman Tavaki"
    for section in ("Positions", "Sanctions", "Meetings", "Documents"):
        assert tab.get_by_role("heading", name=section, exact=True).is_visible()
    tab.locator("#meetings").get_by_role("link", name="Arman Tavaki and Ilya Morozov").click()
    denial = tab.locator(".side.Denies .claim")
    assert "Pavel Orlin" in denial.inner_text()
    assert denial.locator("mark").inner_text() == "denied"
    denial.locator(".offset").click()
    assert tab.evaluate("document.querySelector(':target').textContent") == "denied"
    assert tab.locator("h1").inner_text() == "Report"


def test_the_links_of_a_text_lead_to_its_facts(tab_of):
    tab = tab_of(thing_address(iri("document-report")))
    tab.locator(".mention", has_text="Ilya Morozov").first.click()
    assert tab.locator("h1").inner_text() == "Ilya Morozov"
    tab.go_back()
    tab.locator(".text sup .ref.Claim").first.click()
    assert tab.locator(".claim:target").count() == 1


def test_the_day_of_a_sanction_is_chosen_without_scripts(tab_of):
    tab = tab_of("/sanctions", java_script_enabled=False)
    tab.get_by_role("link", name="Norway sanctions on Arman Tavaki").click()
    for day, told in (("2010-01-01", "in force"), ("2016-01-01", "not in force")):
        tab.get_by_label("On", exact=True).fill(day)
        tab.get_by_role("button", name="Show").click()
        assert tab.locator(".answer .force").inner_text() == told
        assert tab.locator(".drawn-line line.on").count() == 1


def test_the_graph_is_drawn_and_a_second_click_opens_a_page(tab_of):
    tab = tab_of(TAVAKI.replace("/thing", "/graph"))
    assert tab.locator("#canvas").is_visible()
    assert not tab.locator("#relations").evaluate("(one) => one.open")
    assert inked(tab) > 2000
    tab.get_by_role("button", name="Closer").click()
    tab.get_by_role("button", name="All").click()
    tab.emulate_media(color_scheme="dark")
    drawn = tab.url
    click_node(tab, TAVAKI)
    assert tab.url == drawn
    click_node(tab, TAVAKI)
    tab.wait_for_url(f"**{TAVAKI}")
    assert tab.locator("h1").inner_text() == "Arman Tavaki"


def test_the_graph_is_there_in_words_without_scripts(tab_of):
    tab = tab_of(TAVAKI.replace("/thing", "/graph"), java_script_enabled=False)
    assert not tab.locator("#drawing-area").is_visible()
    assert tab.locator(".relation-list li").count() > 10
    assert tab.locator(".relation-list li").first.is_visible()


def test_the_editor_colours_completes_and_runs(tab_of):
    tab = tab_of("/ask")
    editor = tab.locator(".CodeMirror")
    assert editor.locator(".cm-keyword").first.inner_text() == "SELECT"
    editor.click()
    tab.keyboard.press("Control+A")
    tab.keyboard.type("SELECT ?name { ?x a kg:Pers")
    tab.keyboard.press("Control+Space")
    assert tab.get_by_role("option").all_inner_texts() == ["kg:Person"]
    tab.keyboard.press("Enter")
    tab.keyboard.type(" ; rdfs:label ?name } ORDER BY ?name")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_selector(".answer-table")
    assert "Arman Tavaki" in tab.locator(".answer-table").inner_text()
    with tab.expect_download() as download:
        tab.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "answer.csv"


def test_the_keyboard_gets_out_of_the_editor(tab_of):
    tab = tab_of("/ask")
    tab.locator(".CodeMirror").click()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Run"


def test_a_query_is_asked_without_scripts(tab_of):
    tab = tab_of("/ask", java_script_enabled=False)
    tab.get_by_label("Query in SPARQL").fill("SELECT ?l { ?x a kg:Country ; rdfs:label ?l }")
    tab.get_by_role("button", name="Run").click()
    assert tab.locator(".answer-table td").all_inner_texts() == ["Norway"]
    tab.get_by_role("link", name="Sanctions in force on a day").click()
    tab.get_by_label("day").fill("2010-01-01")
    tab.get_by_role("button", name="Ask").click()
    assert "World Council" in tab.locator(".answer-table").inner_text()


def test_the_keyboard_is_enough(tab_of):
    tab = tab_of("/")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the page"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#main"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('name')") == "q"
    tab.keyboard.type("dora vale")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=dora+vale")
    for _ in range(40):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.textContent") == "Dora Vale":
            break
    style = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/thing?iri=*")
    assert tab.locator("h1").inner_text() == "Dora Vale"


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 390, 768, 1360])
def test_no_width_makes_a_page_scroll_sideways(tab_of, width):
    tab = tab_of("/", viewport={"width": width, "height": 800})
    root, found = things(tab)
    for address in (*FIXED, *found, TAVAKI.replace("/thing", "/graph")):
        tab.goto(root + address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, address


def test_on_a_phone_tables_are_cards(tab_of):
    tab = tab_of("/meetings", viewport=PHONE)
    assert tab.locator("table.list td").first.evaluate("(one) => getComputedStyle(one).display") == "block"
