"""Text for terminals."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgexport.display import display_width, table, visible, wrapped

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
TEXT = st.text(alphabet=st.characters())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Soleimaní, 苏莱曼尼, سليماني", "Soleimaní, 苏莱曼尼, سليماني"),
        ("a\nb\r\n\tc", "a\\nb\\r\\n\\tc"),
        ("\x1b[31mred\x07\x9b", "\\u001b[31mred\\u0007\\u009b"),
        ("\u202eevil\u2066", "\\u202eevil\\u2066"),
        ("\u200bzero\ufeff", "\\u200bzero\\ufeff"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_is_shown_by_its_code(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("苏莱曼", 6), ("ｆ", 2)])
def test_width_on_a_terminal(text, width):
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two three", 7, ["one two", "three"]),
        ("onetwothree", 4, ["onet", "woth", "ree"]),
        ("a onetwothree b", 4, ["a", "onet", "woth", "ree", "b"]),
        ("苏莱曼尼", 4, ["苏莱", "曼尼"]),
        ("苏", 1, ["苏"]),
    ],
)
def test_wrapping(text, width, lines):
    assert wrapped(text, width) == lines


@given(TEXT.map(visible), st.integers(2, 30))
def test_wrapping_loses_nothing_but_spaces(text, width):
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(display_width(line) <= width for line in lines)


def test_columns_line_up():
    assert table(("name", "day"), [("苏莱曼尼", "2015"), ("Ann", "")]) == (
        "name      day\n"
        "--------  ----\n"
        "苏莱曼尼  2015\n"
        "Ann\n"
    )  # fmt: skip


def test_wide_cells_are_wrapped():
    text = table(("who", "says"), [("Ann", "word " * 10 + "end"), ("Bo", "no")], width=30)
    assert text == (
        "who  says\n"
        "---  -------------------------\n"
        "Ann  word word word word word\n"
        "     word word word word word\n"
        "     end\n"
        "Bo   no\n"
    )


def test_too_many_columns_become_blocks():
    rows = [("Ann", "long " * 9 + "end", "", "short"), ("Bo", "x", "y", "z")]
    assert table(("who", "says", "when", "where"), rows, width=30) == (
        "who    Ann\n"
        "says   long long long long\n"
        "       long long long long\n"
        "       long end\n"
        "where  short\n"
        "\n"
        "who    Bo\n"
        "says   x\n"
        "when   y\n"
        "where  z\n"
    )


def test_a_table_without_rows_has_its_columns():
    assert table(("who", "says"), []) == "who  says\n---  ----\n"
    assert table((), []) == ""


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5), st.integers(20, 100))
def test_a_table_of_two_columns_fits(rows, width):
    text = table(("a", "b"), rows, width=width)
    assert not {unicodedata.category(character) for character in text if character != "\n"} & HIDDEN
    assert all(display_width(line) <= max(width, 23) for line in text.split("\n"))
