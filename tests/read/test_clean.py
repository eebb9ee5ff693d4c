"""Cleaning: what changes, what stays, and that one pass is enough for every syntax."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.model import Severity
from kgexport.read.clean import clean_line, clean_text

ANY_TEXT = st.text(
    alphabet=st.characters(codec=None, categories=None) | st.sampled_from("\r\n\ufeff\x00\ud800\x85\u2028")
)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0010ffff]"
)


@pytest.mark.parametrize(
    ("raw", "clean", "codes"),
    [
        ("plain", "plain", []),
        ("tab\tand\nline", "tab\tand\nline", []),
        ('“quotes” ‘and’ "more"', '“quotes” ‘and’ "more"', []),
        ("\u202eright to left\u202c \u200e\u200b\u00ad", "\u202eright to left\u202c \u200e\u200b\u00ad", []),
        ("e\u0301 is not \u00e9", "e\u0301 is not \u00e9", []),
        ("\ufeffmark", "mark", ["byte-order-mark"]),
        ("a\r\nb\rc", "a\nb\nc", ["line-break"]),
        ("a\r\ufeff\nb", "a\nb", ["byte-order-mark", "line-break"]),
        ("a\x0cb\x85c\u2028d\u2029e\x0bf", "a\nb\nc\nd\ne\nf", ["line-break"]),
        ("a\x00b\x1b[31mc\x7f\x93", "a b [31mc  ", ["control-character"]),
        ("a\ud800b\udfff", "a\ufffdb\ufffd", ["lone-surrogate"]),
        ("\ufdd0 \ufffe \U0001ffff", "\ufffd \ufffd \ufffd", ["noncharacter"]),
        ("\U0001f600 stays", "\U0001f600 stays", []),
    ],
)
def test_clean_text_repairs_and_says_so(raw, clean, codes):
    text, repairs = clean_text(raw)
    assert text == clean
    assert [repair.code for repair in repairs] == codes


@pytest.mark.parametrize(
    ("raw", "code", "times", "begin"),
    [
        ("a\r\nb\r\nc\x01d\x02", "control-character", 2, 5),
        ("a\r\nb", "line-break", 1, 1),
        ("\ufeffab\ud800", "lone-surrogate", 1, 2),
        ("\r\nb\ufeff", "byte-order-mark", 1, 2),
    ],
)
def test_clean_text_counts_in_the_cleaned_text(raw, code, times, begin):
    _, repairs = clean_text(raw)
    repair = next(repair for repair in repairs if repair.code == code)
    assert (repair.times, repair.begin) == (times, begin)


def test_repair_as_issue_names_the_document_and_the_field():
    _, (repair,) = clean_text("x\x01y")
    issue = repair.issue("d1")
    assert (issue.document, issue.severity, issue.begin) == ("d1", Severity.WARNING, 1)
    assert issue.message == "text: a control character was replaced by a space (once)"
    assert repair.issue("d1", field="title").message.startswith("title: ")
    assert repair.issue("d1", field="title").begin is None


@pytest.mark.parametrize(
    ("raw", "line"),
    [(" a  b ", "a b"), ("a\nb\r\nc\td", "a b c d"), ("\ufeff\n", ""), ("a\x00b", "a b"), ("a\u00a0b", "a b")],
)
def test_clean_line_is_one_line(raw, line):
    assert clean_line(raw)[0] == line


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(raw):
    text, _ = clean_text(raw)
    assert clean_text(text) == (text, ())
    line, _ = clean_line(raw)
    assert clean_line(line) == (line, ())


@given(ANY_TEXT)
def test_clean_text_survives_every_encoding(raw):
    text, repairs = clean_text(raw)
    assert FORBIDDEN.search(text) is None
    assert text.encode("utf-8").decode("utf-8") == text
    assert json.loads(json.dumps(text)) == text
    element = ElementTree.Element("text")
    element.text = text
    assert (ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8")).text or "") == text
    assert (text == raw) is (repairs == ())


@given(ANY_TEXT)
def test_clean_line_has_no_break_and_no_ends(raw):
    line, _ = clean_line(raw)
    assert line == line.strip()
    assert not re.search(r"[\n\r\t]|  ", line)


@given(ANY_TEXT)
def test_repairs_point_into_the_cleaned_text(raw):
    text, repairs = clean_text(raw)
    assert all(0 <= repair.begin <= len(text) and repair.times >= 1 for repair in repairs)
