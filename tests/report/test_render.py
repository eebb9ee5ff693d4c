"""The page: whole in itself, sound, and harmless whatever the data say."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from kgexport.errors import UsageError
from kgexport.report.render import inline
from tests.query.story import letter, report
from tests.report.conftest import page_of
from tests.report.hostile import CLOSING, IMAGE, QUOTED, SCRIPT, TEMPLATE, hostile

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ELEMENTS = {
    "a", "article", "bdi", "blockquote", "body", "button", "circle", "code", "dd", "defs", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "head", "header", "html", "input",
    "label", "legend", "li", "line", "main", "mark", "meta", "nav", "ol", "p", "path", "pattern", "pre", "q", "rect",
    "script", "section", "span", "style", "summary", "sup", "svg", "symbol", "table", "tbody", "td", "text", "th",
    "thead", "time", "title", "tr", "ul", "use",
}  # fmt: skip


class Page(HTMLParser):
    """The elements of a page, checked to be closed in order, and its text."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.words = [], [], []
        self.raw = {"script": [], "style": []}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        assert len(dict(attributes)) == len(attributes)
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]].append((self.elements[-1][1], data))
        else:
            self.words.append(data)

    def values(self, name):
        return [attributes[name] for _, attributes in self.elements if name in attributes]


@pytest.fixture(scope="module", params=["story", "story with texts", "hostile", "hostile with text"])
def parsed(request, texts):
    folder = texts if "with" in request.param else None
    return Page(
        page_of(hostile, folder=folder) if "hostile" in request.param else page_of(report, letter, folder=folder)
    )


def test_there_are_only_the_elements_of_the_templates(parsed):
    assert {tag for tag, _ in parsed.elements} <= ELEMENTS
    assert not [name for _, attributes in parsed.elements for name in attributes if name.startswith("on")]
    assert "style" not in {name for _, attributes in parsed.elements for name in attributes}


def test_each_link_stays_in_the_page_and_finds_its_place(parsed):
    places = parsed.values("id")
    assert [place for place, count in Counter(places).items() if count > 1] == []
    for link in parsed.values("href"):
        assert link.startswith("#")
        assert link[1:] in places
    for name in ("aria-labelledby",):
        assert set(parsed.values(name)) <= set(places)
    assert parsed.values("src") == []
    assert not re.search(r"url\((?!#)", parsed.raw["style"][0][1])


def test_the_policy_names_what_the_page_holds(parsed):
    policy = next(attributes["content"] for _, attributes in parsed.elements if "http-equiv" in attributes)
    rules = {words[0]: words[1:] for words in (rule.split() for rule in policy.split(";"))}
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    assert "unsafe" not in policy

    def digest(text):
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    code = [text for attributes, text in parsed.raw["script"] if attributes.get("type") != "application/json"]
    assert rules["script-src"] == [digest(text) for text in code]
    assert rules["style-src"] == [digest(text) for _, text in parsed.raw["style"]]
    first = [tag for tag, _ in parsed.elements][:5]
    assert first == ["html", "head", "meta", "meta", "meta"]


def test_data_of_the_drawing_are_whole(parsed):
    (block,) = [text for attributes, text in parsed.raw["script"] if attributes.get("type") == "application/json"]
    assert not re.search(r"[<>&]", block)
    drawing = json.loads(block)
    known = {node["id"] for node in drawing["nodes"]}
    assert known <= set(parsed.values("id"))
    assert {edge["source"] for edge in drawing["edges"]} | {edge["target"] for edge in drawing["edges"]} <= known


@pytest.mark.parametrize("words", [SCRIPT, IMAGE, QUOTED, CLOSING, TEMPLATE])
def test_hostile_words_are_shown_as_words(hostile_page, words):
    page = Page(hostile_page)
    assert words in "".join(page.words)


@pytest.mark.parametrize("code", ["U+202E", "U+2066", "U+200F", "U+FEFF", "U+0085", "U+000A", "U+2028"])
def test_what_cannot_be_seen_stands_as_its_code(hostile_page, code):
    assert f'<span class="code">{code}</span>' in page_of(hostile)
    character = chr(int(code[2:], 16))
    assert code == "U+000A" or character not in hostile_page


def test_the_window_title_is_one_plain_line(hostile_page):
    title = re.search(r"<title>(.*?)</title>", hostile_page, re.DOTALL)[1]
    assert "\n" not in title
    assert r"\u202e" in title
    assert "<" not in title


def test_the_whole_text_is_shown_where_it_is_known(texts):
    page = page_of(report, letter, folder=texts)
    assert page.count("The whole text. Its SHA-256 is the one that the data hold.") == 2
    assert "The sentences that are evidence" in page_of(report, letter)


def test_the_same_data_give_the_same_bytes(page):
    page_of.cache_clear()
    assert page_of(letter, report) == page


def test_headings_descend_one_by_one(parsed):
    levels = [int(tag[1]) for tag, _ in parsed.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_headers_and_landmarks_have_names(parsed):
    tags = [tag for tag, _ in parsed.elements]
    assert tags.count("main") == 1
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in parsed.elements if tag == "th")
    regions = [attributes for _, attributes in parsed.elements if attributes.get("role") == "region"]
    assert regions
    assert all("aria-label" in attributes or "aria-labelledby" in attributes for attributes in regions)


def test_each_claim_is_shown_with_stance_sentence_and_confidence(page):
    claims = re.findall(r'<li class="claim (\w+)" id="(c\d+)">(.*?)</li>', page, re.DOTALL)
    assert len(claims) == 11
    for stance, _, card in claims:
        assert f'<span class="stance {stance}">' in card
        assert "<mark>" in card
        assert 'class="offset" href="#d' in card
        assert "0.80" in card
    assert len({number for _, number, _ in claims}) == 11


def test_a_meeting_tells_the_sanctions_of_its_days(page):
    disputed = re.search(r'<article class="card event" id="m\d+".*?Arman Tavaki.*?</article>', page, re.DOTALL)[0]
    assert "Sanctions on the parties then" in page
    assert '<span class="force yes">in force</span>' in disputed
    assert "travel ban" in page


def test_an_asset_that_would_end_its_element_is_refused():
    assert inline("a\r\nb", "a.js") == "a\nb"
    with pytest.raises(UsageError, match=r"assets/a\.js has '</script'"):
        inline("x = '</SCRIPT>'", "a.js")
