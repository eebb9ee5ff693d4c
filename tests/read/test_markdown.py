"""Markdown: the words without the markup, and the front matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.read.markdown import plain, split_front_matter


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# Ann meets *Bo*\n\nBoth said **so**.", "Ann meets Bo\n\nBoth said so.\n"),
        ('Ann met\n[Bo Lee](https://example.org "x")\ntoday.', "Ann met\nBo Lee\ntoday.\n"),
        ("Ann  \nmet", "Ann\nmet\n"),
        ("> Ann met Bo.\n>\n> So they say.", "Ann met Bo.\n\nSo they say.\n"),
        ("- Ann\n- Bo\n  - Cy", "Ann\n\nBo\n\nCy\n"),
        ("![Ann and Bo](x.png) shake hands", "Ann and Bo shake hands\n"),
        ("| who | when |\n|---|---|\n| Ann | today |", "who\n\nwhen\n\nAnn\n\ntoday\n"),
        ("`code` and\n\n```\nblock\n```\n\n    indented", "code and\n\nblock\n\nindented\n"),
        ("A &amp; B, 3 \\* 4", "A & B, 3 * 4\n"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>\n"),
        ("<https://example.org/a>", "https://example.org/a\n"),
        ("Ann\n===\n\n---\n\nBo", "Ann\n\nBo\n"),
        ("a\r\nb\x00c", "a\nb c\n"),
    ],
)
def test_plain_is_what_a_reader_of_the_page_sees(markdown, text):
    assert plain(markdown) == text


@pytest.mark.parametrize(
    ("raw", "fields", "body"),
    [
        ("Ann", {}, "Ann"),
        (
            "---\ntitle: Ann: a life\ndate: 2020-05-04\n---\nText",
            {"title": "Ann: a life", "date": "2020-05-04"},
            "Text",
        ),
        ("---\r\nTitle: 'Ann'\r\n---\r\nText", {"title": "Ann"}, "Text"),
        ('---\nid: "7"\ntags:\n  - a\nlayout: post\n---\nText', {"id": "7"}, "Text"),
        ("---\ntitle:\n---\n", {}, ""),
        ("---\nno end: x\nText", {}, "---\nno end: x\nText"),
        ("---\nA heading\n---\nText", {}, "---\nA heading\n---\nText"),
        ("\n---\ntitle: Ann\n---\nText", {}, "\n---\ntitle: Ann\n---\nText"),
        ("---\ntitle: a\n--- x\n---\nText", {"title": "a"}, "Text"),
    ],
)
def test_front_matter_gives_the_known_fields(raw, fields, body):
    assert split_front_matter(raw) == (fields, body)


@given(st.text())
def test_plain_takes_any_text(markdown):
    assert isinstance(plain(markdown), str)


@pytest.mark.parametrize("unit", ["[", "*a ", "![[]()", "[a](<b", "> ", "`", "<a ", "_a_ ", "- a\n"])
def test_hostile_markup_takes_no_more_than_its_length(unit):
    assert len(plain(unit * 3000)) <= 3000 * len(unit) * 2 + 1
