"""Direct speech: which tokens stand between quotation marks, also over several paragraphs.

Double marks only, curly and straight: the single ones are apostrophes far more often, and inside a quotation they
change nobody's speech. Copied text loses marks; an opening mark without its closing one ends with its paragraph, a
closing mark without its opening one begins with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "``", "''"})
_SENTENCE_ENDS = frozenset(".!?:”\"…'’)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Tokens start to end (half-open), marks included; speech that goes on in the next paragraph has one `group`."""

    start: int
    end: int
    group: int


def paragraph_breaks(doc: Doc, lemmas: Sequence[str]) -> tuple[int, ...]:
    """Indexes of the tokens that end a paragraph: a blank line, or the end of a line that ends a sentence."""
    found = []
    for index, lemma in enumerate(lemmas):
        if not lemma or lemma[0] not in "\n\r\t \v\f\x85\u2028\u2029":
            continue
        text = doc[index].text
        lines = text.count("\n") + text.count("\u2029")
        if lines > 1 or (lines and index and doc[index - 1].text[-1:] in _SENTENCE_ENDS):
            found.append(index)
    return tuple(found)


def find_quotations(doc: Doc, lemmas: Sequence[str], breaks: Sequence[int]) -> tuple[Quotation, ...]:
    """All quotations in the order of the text; none overlaps another."""
    marks = [index for index, lemma in enumerate(lemmas) if lemma in _MARKS]
    if not marks:
        return ()
    found: list[Quotation] = []
    begin, group = 0, 0
    unclosed = False
    remaining = iter([*marks, len(lemmas)])
    mark = next(remaining)
    for stop in (*breaks, len(lemmas)):
        inside = []
        while mark < stop:
            inside.append(mark)
            mark = next(remaining)
        spans, left_open = _in_paragraph(doc, inside, begin, stop)
        for number, (start, end) in enumerate(spans):
            carried = unclosed and number == 0 and start <= begin + 1
            group = group if carried else group + 1
            found.append(Quotation(start=start, end=end, group=group))
        unclosed = left_open
        begin = stop + 1 if stop < len(lemmas) else stop
    return tuple(found)


def inside(index: int, quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation that a token stands in."""
    position = bisect_right(quotations, index, key=_start) - 1
    if position >= 0 and index < quotations[position].end:
        return quotations[position]
    return None


def _start(quotation: Quotation) -> int:
    return quotation.start


def _in_paragraph(doc: Doc, marks: Sequence[int], begin: int, stop: int) -> tuple[list[tuple[int, int]], bool]:
    """Spans of the quotations between `begin` and `stop`, and whether the last one was left open."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in marks:
        opens = _opens(doc, mark, opened is not None)
        if opens:
            if opened is not None:
                spans.append((opened, mark))
            opened = mark
        elif opened is not None:
            spans.append((opened, mark + 1))
            opened = None
        elif not spans:
            spans.append((begin, mark + 1))
    if opened is not None:
        spans.append((opened, stop))
        return spans, True
    return spans, False


def _opens(doc: Doc, mark: int, inside: bool) -> bool:
    text = doc[mark].text
    if text[0] in _OPENING:
        return True
    if text[0] in _CLOSING:
        return False
    before = mark == 0 or bool(doc[mark - 1].whitespace_) or doc[mark - 1].text[-1:] in "\n([—–-"
    after = mark + 1 == len(doc) or bool(doc[mark].whitespace_) or doc[mark + 1].text[0] in "\n.,;:!?)"
    if before != after:
        return before
    return not inside
