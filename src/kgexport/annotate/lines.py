"""Sentences end where paragraphs and headings do, and never before a closing quotation mark.

The parser is trained on running text: it joins a headline without a full stop to the paragraph below it, and a byline
to the first sentence. This component tells it, before it parses, where a new sentence has to start: behind a blank
line, behind a line that ended on purpose, with room left for the next word (a line that was only wrapped has none), and
behind a dateline ("GENEVA (AP) —"), and behind a semicolon between two clauses, of which it would make one the object
of the other ("the Post reported; Doe denied it"). It tells it too where none can start: a mark that closes a quotation
belongs to the sentence that it closes, not to the one behind it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kgexport.annotate.attributes import offsets_of, text_of

NAME = "kgexport_lines"
"""The name of the component in a pipeline."""

ROOM = 0.75
"""How full a line may be, with the next word, that ended on purpose; as a share of the widest of its paragraph."""


WIDEST = 200
"""Characters of the widest line of a text that is wrapped; where one is longer each line is a paragraph."""

_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’]+(?:[ -][A-Z.'’]+){0,3}(?:, [^\W\d_][^\n()—–:;]{1,30})?(?: ?\([^()\n]{1,30}\))?"
    r"(?:\s?[—–―]\s?-?|\s--?\s)\s*(?=\S)",
    re.MULTILINE,
)


_CLOSING = re.compile(r"(?<=[.!?…])(?:[\"”’»]|'')+(?=\s|\Z)")
"""Quotation marks behind the end of a sentence and before white space: an opening one stands before a word."""


_STRETCH = re.compile(r"[^.!?\n]+")
_SEMICOLON = re.compile(
    r"; +(?=[A-Z“\"]|(?:a|an|he|her|his|i|it|its|no|she|some|that|the|their|there|these|they|this|those|we)\s)"
)
"""What a clause with a subject of its own begins with."""


class _Line(NamedTuple):
    begin: int
    """Offset of its first character that is not white space."""
    length: int
    first_word: int
    """Length of its first word."""


def line_starts(text: str) -> frozenset[int]:
    """Offsets (code points) of the first words behind blank lines, lines that ended on purpose, and datelines."""
    found: set[int] = set()
    block: list[_Line] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            block.append(_Line(offset + line.index(words[0]), len(words), len(words.split(maxsplit=1)[0])))
        else:
            found.update(_starts(block))
            block = []
        offset += len(line)
    found.update(_starts(block))
    found.update(match.end() for match in _DATELINE.finditer(text))
    return frozenset(found - {0})


def _starts(block: list[_Line]) -> set[int]:
    """The starts in a paragraph: its own, and those within it."""
    if not block:
        return set()
    widest = max(line.length for line in block)
    width = ROOM * widest
    within = {
        line.begin for above, line in pairwise(block) if widest > WIDEST or above.length + 1 + line.first_word <= width
    }
    return {block[0].begin, *within}


def closing_marks(text: str) -> frozenset[int]:
    """Offsets (code points) of the quotation marks that close a quotation behind the end of a sentence."""
    return frozenset(offset for match in _CLOSING.finditer(text) for offset in range(*match.span()))


def clause_starts(text: str) -> frozenset[int]:
    """Offsets (code points) of the clauses behind a semicolon; several of them in a sentence set off a list."""
    found = set()
    for stretch in _STRETCH.finditer(text) if ";" in text else ():
        if stretch[0].count(";") == 1 and (match := _SEMICOLON.search(text, *stretch.span())) is not None:
            found.add(match.end())
    return frozenset(found)


def written_sentences(doc: Doc, text: str) -> list[str]:
    """The text of the sentence, as it is written, of each of `doc.sents`: clauses set apart at a semicolon together.

    `text` is the text of the Doc.
    """
    bounds = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    texts: list[str] = []
    first = 0
    for number, (_, end) in enumerate(bounds):
        if number + 1 == len(bounds) or text[end - 1] != ";":
            texts.extend([text[bounds[first][0] : end].strip()] * (number + 1 - first))
            first = number + 1
    return texts


@Language.component(NAME)
def start_sentences(doc: Doc) -> Doc:
    """Mark the tokens at line starts as the first of their sentences, and closing quotation marks as none."""
    text = text_of(doc)
    starts = {
        **dict.fromkeys(closing_marks(text), False),
        **dict.fromkeys(line_starts(text) | clause_starts(text), True),
    }
    marked = [(place, starts[begin]) for place, begin in enumerate(offsets_of(doc)) if begin in starts]
    for place, start in marked:
        if not start or (place and not doc[place].is_space):
            doc[place].is_sent_start = start
    return doc
