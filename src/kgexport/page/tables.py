"""Tables as they are shown and as they are downloaded.

A cell is a text, a thing, several things, a time, or an event, of which its claims are counted.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from kgexport.query.terms import encodable
from kgexport.view.records import Certainty, EventView, Span, Thing
from kgexport.view.words import STANCES, interval_words

Cell: TypeAlias = "str | Thing | tuple[Thing, ...] | Span | EventView | Certainty | None"

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the beginning of a formula, or skip before one."""

_IN_FORCE: Final = {Certainty.YES: "in force", Certainty.POSSIBLY: "perhaps", Certainty.NO: "not in force"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns; each row is of one thing, whose IRI a download has too."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Thing, tuple[Cell, ...]], ...]

    def texts(self) -> list[list[str]]:
        """All of it as text, the head first."""
        rows = [[cell_text(cell) for cell in cells] + [thing.iri] for thing, cells in self.rows]
        return [[*self.columns, "IRI"], *rows]


def cell_text(cell: Cell) -> str:
    """A cell in words."""
    if cell is None:
        return ""
    if isinstance(cell, Certainty):
        return _IN_FORCE[cell]
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Thing):
        return cell.label
    if isinstance(cell, Span):
        return (
            cell.phrase if cell.earliest is None or cell.latest is None else interval_words(cell.earliest, cell.latest)
        )
    if isinstance(cell, EventView):
        counted = ((words, len(cell.claims_of(stance))) for stance, words in STANCES.items())
        return "; ".join(f"{words}: {number}" for words, number in counted if number)
    return "; ".join(thing.label for thing in cell)


def spreadsheet_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV that is safe to open in a spreadsheet."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([spreadsheet_text(encodable(cell)) for cell in row] for row in rows)
    return stream.getvalue()


def as_json(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a list of objects; the first row has their keys."""
    head, *rest = rows
    return json.dumps([dict(zip(head, row, strict=True)) for row in rest], indent=1) + "\n"


def sparql_rows(answer: dict[str, Any]) -> list[list[str]]:
    """The rows of SPARQL 1.1 Query Results JSON as text, the head first; a blank node with `_:`."""
    columns = answer["head"]["vars"]
    rows = [columns]
    for binding in answer["results"]["bindings"]:
        rows.append([_term_text(binding.get(column)) for column in columns])
    return rows


def _term_text(term: dict[str, Any] | None) -> str:
    if term is None:
        return ""
    if term["type"] == "bnode":
        return f"_:{term['value']}"
    value = term["value"]
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)
