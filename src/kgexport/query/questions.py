"""Named questions: SPARQL files with a header that says what they ask and what they answer.

    # title: Sanctions in force on a day
    # description: What it answers, over as many lines as it takes:
    #   more of them are indented.
    # parameter: day date -- the day to look at
    # parameter: name string "" -- a parameter with a default
    # column: target -- who is sanctioned
    # example: kgexport query graph.ttl --name sanctions-in-force -p day=2015-12-15

`title`, `description` and `example` stand once; `parameter` and `column` once for each, the columns in the order of the
SELECT clause. A parameter is a variable of the query with the same name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from kgexport.errors import UsageError
from kgexport.resources import files_of, questions_folder

TYPES: Final = ("string", "date", "iri", "integer", "decimal", "boolean")

_FIELDS: Final = ("title", "description", "parameter", "column", "example")
_REPEATED: Final = frozenset({"parameter", "column"})
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_QUESTION_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question wants to be told."""

    name: str
    """The variable of the query, without `?`."""
    type: str
    """One of `TYPES`."""
    default: str | None
    """As it would be given on the command line; None where a value has to be given."""
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the answer."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A named question."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: str
    text: str
    """The whole file: SPARQL, the header being comments."""


@cache
def questions() -> Mapping[str, Question]:
    """The packaged questions by name, in the order of their names. Raises UsageError when a header is wrong."""
    files = files_of(questions_folder(), suffix=".rq")
    found = (read_question(text, name=name.removesuffix(".rq")) for name, text in files)
    return MappingProxyType({question.name: question for question in found})


def question_named(name: str) -> Question:
    """The packaged question of that name. Raises UsageError with the known names when there is none."""
    known = questions()
    if name not in known:
        raise UsageError(f"there is no question {name!r}; known: {', '.join(known)}")
    return known[name]


def read_question(text: str, *, name: str) -> Question:
    """The question in a file with a header as the module describes it. Raises UsageError when the header is not so."""
    if not _QUESTION_NAME.fullmatch(name):
        raise UsageError(f"question {name!r}: the name must be lower-case words joined by -")
    fields: dict[str, list[str]] = {field: [] for field in _FIELDS}
    for line, field, value in _header(text, name):
        if field not in fields:
            raise UsageError(f"question {name}, line {line}: unknown field {field!r}; known: {', '.join(_FIELDS)}")
        if fields[field] and field not in _REPEATED:
            raise UsageError(f"question {name}, line {line}: a second {field}")
        if not value:
            raise UsageError(f"question {name}, line {line}: {field} is empty")
        fields[field].append(value)
    for field in _FIELDS:
        if not fields[field] and field != "parameter":
            raise UsageError(f"question {name}: the header has no {field}")
    return Question(
        name=name,
        title=fields["title"][0],
        description=fields["description"][0],
        parameters=tuple(_parameter(value, name) for value in fields["parameter"]),
        columns=tuple(_column(value, name) for value in fields["column"]),
        example=fields["example"][0],
        text=text,
    )


def _header(text: str, name: str) -> Iterator[tuple[int, str, str]]:
    """Line number, field and value, continuation lines joined, of the comments that a file begins with."""
    current: tuple[int, str, str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        content = line[1:]
        if content.startswith("   ") and current is not None:
            current = (current[0], current[1], f"{current[2]} {content.strip()}")
            continue
        field, separator, value = content.strip().partition(":")
        if not separator:
            raise UsageError(f"question {name}, line {number}: neither a field nor the continuation of one")
        if current is not None:
            yield current
        current = (number, field.strip(), value.strip())
    if current is not None:
        yield current


def _parameter(value: str, question: str) -> Parameter:
    declaration, description = _described(value, question)
    parts = declaration.split(maxsplit=2)
    if len(parts) < 2 or not _NAME.fullmatch(parts[0]) or parts[1] not in TYPES:
        raise UsageError(
            f"question {question}: parameter {value!r} must begin with a name and one of {', '.join(TYPES)}"
        )
    default = _default(parts[2], question) if len(parts) == 3 else None
    return Parameter(name=parts[0], type=parts[1], default=default, description=description)


def _column(value: str, question: str) -> Column:
    name, description = _described(value, question)
    if not _NAME.fullmatch(name):
        raise UsageError(f"question {question}: column {name!r} is no variable of a query")
    return Column(name=name, description=description)


def _default(text: str, question: str) -> str:
    if not text.startswith('"'):
        return text
    try:
        return str(json.loads(text))
    except json.JSONDecodeError as error:
        raise UsageError(f"question {question}: default {text} is not closed") from error


def _described(value: str, question: str) -> tuple[str, str]:
    before, separator, after = value.partition(" -- ")
    if not separator or not before.strip() or not after.strip():
        raise UsageError(f"question {question}: {value!r} must be a name, --, and a description")
    return before.strip(), after.strip()
