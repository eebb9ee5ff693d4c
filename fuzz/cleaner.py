"""Cleaning: what is clean stays as it is, can be written everywhere, and repairs are where they are said to be."""

from __future__ import annotations

from kgexport.rdf.terms import literal
from kgexport.read.clean import clean_line, clean_text

SEEDS = (
    b"Ann Lee met Bo Day in Oslo.\n",
    b"\xef\xbb\xbfone\r\ntwo\rthree\xc2\x85four\xe2\x80\xa8five",
    b"\x00\x1b[31mred\x7f\xc2\x9b",
    b"\xed\xa0\x80 half \xed\xbf\xbf",
    b"\xef\xb7\x90 \xef\xbf\xbf \xf4\x8f\xbf\xbf",
    "\u202eright to left\u202c \u2066isolated\u2069".encode(),
    b"\r\r\n\n\x0b\x0c",
)


def check(data: bytes) -> None:
    raw = _text(data)
    text, repairs = clean_text(raw)
    assert clean_text(text) == (text, ()), "cleaning twice is not cleaning once"
    assert text.encode().decode() == text
    assert str(literal(text)) == text
    assert sum(repair.times for repair in repairs) or text == raw, "a change that nobody is told of"
    for repair in repairs:
        assert repair.times > 0
        assert 0 <= repair.begin <= len(text)
    line, _ = clean_line(raw)
    assert clean_line(line) == (line, ()), "a clean line is changed"
    assert "\n" not in line
    assert line == line.strip()


def _text(data: bytes) -> str:
    """With halves of surrogate pairs where they are all that is wrong."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")
