"""Text for terminals: nothing in it acts on the terminal, and columns line up.

Any text of the data may be hostile. Escape sequences, line breaks and marks that reorder or hide what is read are
shown by their code (`\\n`, `\\u202e`); everything else stays as it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

_NAMED: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_GAP: Final = "  "
_NARROWEST: Final = 16
_TALLEST: Final = 4


def visible(text: str) -> str:
    """The text with every character that a reader cannot see, or that acts on a terminal, written as its code."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_code(character) if unicodedata.category(character) in _HIDDEN else character for character in text)


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes: two for a wide letter of East Asia, none for an accent alone."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken between words; a longer word is broken inside."""
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if display_width(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, width)
        lines += full
    return [*lines, line]


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, width: int = 120) -> str:
    """A table with aligned columns, cells wrapped between words so that it fits into `width` columns of a terminal.

    Where that would break words or make rows too tall to read, each row becomes a block with a line for each cell.
    """
    cells = [[visible(cell) for cell in row] for row in rows]
    if not columns:
        return "\n" * len(cells)
    widths = _fitted(list(zip(columns, *cells, strict=True)), width - len(_GAP) * (len(columns) - 1))
    if widths is None:
        return _blocks(columns, cells, width)
    parts = [[wrapped(cell, limit) for cell, limit in zip(row, widths, strict=True)] for row in cells]
    if any(len(cell) > _TALLEST for row in parts for cell in row):
        return _blocks(columns, cells, width)
    lines = [_row(columns, widths), _GAP.join("-" * part for part in widths)]
    for row in parts:
        for number in range(max(map(len, row))):
            lines.append(_row([part[number] if number < len(part) else "" for part in row], widths))
    return "\n".join(lines) + "\n"


def _code(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _pieces(word: str, width: int) -> Iterator[str]:
    piece, used = "", 0
    for character in word:
        columns = _columns(character)
        if used + columns > width and piece:
            yield piece
            piece, used = "", 0
        piece, used = piece + character, used + columns
    yield piece


def _fitted(cells_of_columns: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Widths that share the room: narrow columns keep theirs, wide ones divide the rest; None if words would break."""
    natural = [max(map(display_width, cells)) for cells in cells_of_columns]
    least = [max(display_width(word) for cell in cells for word in cell.split(" ")) for cells in cells_of_columns]
    for limit in range(min(max(natural), room), 0, -1):
        widths = [max(low, min(high, limit)) for low, high in zip(least, natural, strict=True)]
        if sum(widths) <= room:
            return widths
    return None


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(
        cell + " " * (width - display_width(cell)) for cell, width in zip(cells, widths, strict=True)
    ).rstrip()


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    margin = max(map(display_width, columns)) + len(_GAP)
    blocks = []
    for row in rows:
        lines = []
        for column, cell in zip(columns, row, strict=True):
            if not cell:
                continue
            first, *rest = wrapped(cell, max(width - margin, _NARROWEST))
            lines.append(column + " " * (margin - display_width(column)) + first)
            lines += [" " * margin + line for line in rest]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)
