"""Each page as it is sent: what it shows, what it refuses, and that nothing of the data is markup."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest

from kgexport.page.links import thing_address
from kgexport.page.lists import LISTS
from kgexport.page.routes import _STATIC
from kgexport.query.questions import questions
from tests.page.served import iri
from tests.query.story import report
from tests.report.hostile import IMAGE, SCRIPT

TAVAKI, NORWAY = iri("person-arman-tavaki"), iri("country-no")
FIXED = ["/", "/search?q=tavaki", "/search?q=", "/timeline", "/timeline?from=2015-01-01&until=2015-12-31", "/ask",
         "/ask?query=ASK+%7B%7D", "/licences", *(f"/{name}" for name in LISTS), "/meetings?denied=1",
         "/sanctions?on=2010-05-05", *(f"/ask?name={name}" for name in questions())]  # fmt: skip
ELEMENTS = {
    "a", "article", "b", "bdi", "blockquote", "body", "br", "button", "circle", "code", "dd", "defs", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "head",
    "header", "hr", "html", "input", "label", "legend", "li", "line", "link", "main", "mark", "meta", "nav", "ol",
    "option", "p", "path", "pattern", "pre", "q", "rect", "script", "section", "select", "span", "summary", "sup",
    "svg", "symbol", "table", "tbody", "td", "text", "textarea", "th", "thead", "time", "title", "tr", "ul",
    "use",
}  # fmt: skip
VOID = {"br", "hr", "input", "link", "meta"}


class Checked(HTMLParser):
    """Notes what is not well-formed or not allowed in a page, and the addresses of its links."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.links, self.ids = [], [], [], []
        self.feed(text)
        self.close()
        self.faults += [f"{name} is open" for name in self.open]
        self.faults += [f"id {one} twice" for one in sorted({one for one in self.ids if self.ids.count(one) > 1})]

    def handle_starttag(self, name, attributes):
        if name not in ELEMENTS:
            self.faults.append(f"element {name}")
        if name not in VOID:
            self.open.append(name)
        for key, value in attributes:
            if key.startswith("on") or key == "style":
                self.faults.append(f"attribute {key}")
            if key == "id":
                self.ids.append(value)
            if key in ("href", "src", "action"):
                self.links.append(value or "")
        if name == "script" and "src" not in dict(attributes) and dict(attributes).get("type") != "application/json":
            self.faults.append("an inline script")

    def handle_endtag(self, name):
        if not self.open or self.open.pop() != name:
            self.faults.append(f"end of {name}")


def addresses(page):
    """All pages of things that lists lead to."""
    found = set()
    for name in LISTS:
        found.update(link for link in Checked(page.client.get(f"/{name}").text).links if link.startswith("/thing?"))
    return sorted(found)


def everything(page):
    things = addresses(page)
    return [*FIXED, *things, *(link.replace("/thing?", "/graph?") for link in things)]


def test_every_page_is_well_formed_and_only_text_comes_from_the_data(page):
    for address in everything(page):
        answer = page.client.get(address)
        assert answer.status_code == 200, address
        checked = Checked(answer.text)
        assert checked.faults == [], address
        for link in checked.links:
            assert re.match(r"/(?!/)|#|https?://example\.|https?://news\.", link), (address, link)
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert SCRIPT not in answer.text
        assert IMAGE not in answer.text


def test_every_link_leads_somewhere(page):
    followed = set()
    for address in everything(page)[:60]:
        for link in Checked(page.client.get(address).text).links:
            target = link.partition("#")[0]
            if target and target not in followed:
                followed.add(target)
                assert page.client.get(target, follow_redirects=True).status_code == 200, (address, link)
    assert len(followed) > 80


def test_a_fragment_of_a_link_is_on_its_page(page):
    for address in addresses(page):
        answer = page.client.get(address)
        for link in Checked(answer.text).links:
            target, hash, fragment = link.partition("#")
            if not hash or target == "/thing":  # a form, which sends the rest
                continue
            other = answer if not target else page.client.get(target, follow_redirects=True)
            assert f'id="{fragment}"' in other.text, (address, link)


def test_a_person_leads_to_all_that_is_told(page):
    text = page.client.get(thing_address(TAVAKI)).text
    for told in ("General", "World Council sanctions on Arman Tavaki", "Ilya Morozov", "Pavel Orlin", "denies",
                 "Norway", "last week", "letter", "Palace spokesman"):  # fmt: skip
        assert told in text, told


def test_a_meeting_shows_both_sides_with_their_sentences(page):
    meeting = next(link for link in addresses(page) if "meeting-report" in link)
    text = page.client.get(meeting).text
    assert "Who says so, and who denies it" in text
    found = [page.client.get(link).text for link in addresses(page) if "meeting-report" in link]
    disputed = next(text for text in found if "Pavel Orlin" in text)
    assert "Sahar news agency" in disputed
    assert "Denied by" in disputed
    assert re.search(r"Palace spokesman Pavel Orlin <mark>denied</mark>", disputed)
    assert "Norway sanctions on" not in disputed  # lifted half a year before


@pytest.mark.parametrize(
    ("day", "told"),
    [("2004-12-31", "not in force"), ("2005-06-01", "perhaps in force"), ("2010-01-01", "in force"),
     ("2016-01-01", "not in force")],
)  # fmt: skip
def test_a_sanction_on_a_day_without_scripts(page, day, told):
    links = [link for link in addresses(page) if "sanction-report" in link]
    address = next(link for link in links if "this past July" in page.client.get(link).text)
    text = page.client.get(f"{address}&on={day}").text
    assert re.search(rf'On <time datetime="{day}">{day}</time>: <span class="force \w+">{told}</span>', text)
    assert "<circle" in text


def test_a_document_has_every_mention_marked(page):
    text = page.client.get(thing_address(iri("document-report"))).text
    names = {mention.text for entity in report.entities for mention in entity.mentions}
    marked = {re.sub(r"<[^>]+>", "", one) for one in re.findall(r'<a class="mention[^>]+>(.*?)</a>', text)}
    assert names <= {one.replace("&#39;", "'") for one in marked} | {"General Arman Tavaki"}
    assert len(marked) >= len(names) - 1


@pytest.mark.parametrize("kind", ["claim", "position", "mention", "time"])
def test_what_has_no_page_of_its_own_leads_to_one(page, kind):
    classes = {"claim": "Claim", "position": "Position", "mention": "Mention", "time": "TimeSpan"}
    answer = page.ask(f"SELECT ?x {{ ?x a kg:{classes[kind]} }} ORDER BY ?x LIMIT 1").json()
    node = answer["results"]["bindings"][0]["x"]["value"]
    sent = page.client.get(thing_address(node))
    assert sent.status_code == 303
    target = page.client.get(sent.headers["location"])
    fragment = sent.headers["location"].partition("#")[2]
    assert target.status_code == 200
    assert not fragment or f'id="{fragment}"' in target.text


@pytest.mark.parametrize("name", ["people", "meetings", "acts", "sanctions", "documents", "places", "sources"])
def test_a_list_is_downloaded_as_it_is_shown(page, name):
    shown = page.client.get(f"/{name}")
    total = int(re.search(r"of ([\d,]+)</span>", shown.text)[1])
    answer = page.client.get(f"/{name}?format=csv")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    assert len(rows) == total + 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert len(page.client.get(f"/{name}?format=json").json()) == total


def test_an_answer_is_downloaded_safely(page):
    query = 'SELECT ?a { VALUES ?a { "=cmd()" "fine" } }'
    text = page.client.get("/ask", params={"query": query, "format": "csv"}).text
    assert text == "a\r\n'=cmd()\r\nfine\r\n"
    assert page.client.get("/ask", params={"query": query, "format": "json"}).json() == [{"a": "=cmd()"}, {"a": "fine"}]


def test_a_question_is_asked_with_its_parameters(page):
    answer = page.client.get("/ask", params={"name": "sanctions-in-force", "p.day": "2008-01-01", "run": "1"})
    assert answer.status_code == 200
    assert "World Council" in answer.text
    wrong = page.client.get("/ask", params={"name": "sanctions-in-force", "p.day": "soon", "run": "1"})
    assert wrong.status_code == 400
    assert "write YYYY-MM-DD" in wrong.text


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("SELECT ?x {", 400, "line 1"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403, "SERVICE is refused"),
        ("DELETE WHERE { ?s ?p ?o }", 400, ""),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 403, "rows"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400, "no graph"),
        ("SELECT ?x { VALUES ?x { <javascript:alert(1)> } }", 200, "/thing?iri=javascript%3Aalert"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1", 200, "kg:"),
    ],
)
def test_a_query_is_answered_or_refused_in_the_page(page, query, status, told):
    answer = page.client.get("/ask", params={"query": query})
    assert answer.status_code == status
    assert told in answer.text
    assert Checked(answer.text).faults == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/thing", 400), ("/thing?iri=x", 400), ("/thing?iri=https://example.org/nobody", 404),
        ("/thing?iri=javascript:alert(1)", 404), ("/graph?iri=https://example.org/nobody", 404),
        ("/graph?iri=https://example.org/a&most=9999", 400), ("/people?page=0", 400), ("/people?page=x", 400),
        ("/people?page=99999", 200), ("/people?format=xlsx", 400), ("/sanctions?on=yesterday", 400),
        ("/timeline?from=2015-13-01", 400), ("/search?q=x&kind=Robot", 400), ("/ask?name=nothing", 400),
        ("/static/../__init__.py", 404), ("/static/vendored/manifest.toml", 404), ("/static/report.js", 404),
        (f"/search?q={'x' * 5000}", 200), ("/search?q=%00%F0%9F%99%82", 200), ("/favicon.ico", 204),
    ],
)  # fmt: skip
def test_wrong_requests_have_a_page_that_says_so(page, address, status):
    answer = page.client.get(address)
    assert answer.status_code == status
    if status in (400, 404) and not address.startswith("/static/.."):
        assert "<h1>" in answer.text
        assert Checked(answer.text).faults == []


@pytest.mark.parametrize("name", _STATIC)
def test_scripts_and_styles_come_from_here(page, name):
    answer = page.client.get(f"/static/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] in ("text/css", "text/javascript")
    assert "immutable" in answer.headers["cache-control"]


def test_other_sites_do_not_reach_a_page(page):
    assert page.client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert page.client.post("/people").status_code == 405
