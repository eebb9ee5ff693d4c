"""From the raw fields of one document to a clean `Document`, the same way for every format."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kgexport.errors import DocumentError
from kgexport.model import Document, Issue, Severity
from kgexport.read.clean import clean_line, clean_text

MAX_CHARACTERS = 5_000_000
"""The longest text taken as one document: the length of about eight novels."""

MAX_BYTES = 50_000_000
"""The largest file, unpacked, or line of a line format taken as one document."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?\s*(Z|[+-][0-9:]{2,5})?"
)
_LINES = ("title", "url", "publisher", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a document comes from: for messages, and for its identifier where it brings none."""

    source: str
    """The path as the user wrote it, with the line for line formats."""
    identifier: str
    """The path relative to the input."""

    def line(self, number: int) -> Origin:
        """The origin of one line, from 1."""
        return Origin(source=f"{self.source}:{number}", identifier=f"{self.identifier}:{number}")

    def error(self, reason: str) -> DocumentError:
        """The failure to read what comes from here."""
        identifier = clean_line(self.identifier)[0]
        return DocumentError(reason, document=identifier, stage="read", source=self.source)


class FieldError(ValueError):
    """A field does not have the form it must have; the message says so in a clause."""


def parse_date(value: str) -> datetime.date:
    """The day of `YYYY-MM-DD`, alone or with a time of day after it, which is not looked at.

    Raises:
        FieldError: it is neither, or no day of the calendar.
    """
    moment = _MOMENT.fullmatch(value)
    day = moment[1] if moment else value
    if _DATE.fullmatch(day) is None:
        raise FieldError(f"{value[:40]!r} is no date of the form YYYY-MM-DD")
    try:
        return datetime.date.fromisoformat(day)
    except ValueError:
        raise FieldError(f"{value[:40]!r} is no day of the calendar") from None


def build(fields: Mapping[str, object], origin: Origin, *, date: datetime.date | None) -> Iterator[Document | Issue]:
    """The issues of one document and then the document itself.

    Args:
        fields: `text`, and what there is of `id`, `title`, `date`, `url`, `publisher`, `language`; the rest is ignored.
        origin: where it comes from.
        date: the date of a document that brings none.

    Raises:
        FieldError: a field is missing, empty or of the wrong type.
    """
    raw = _string(fields, "text")
    if raw is None:
        raise FieldError("there is no text")
    text, repairs = clean_text(raw)
    if not text.strip():
        raise FieldError("the text is empty")
    if len(text) > MAX_CHARACTERS:
        raise FieldError(f"the text has {len(text)} characters, more than {MAX_CHARACTERS}: split it into documents")
    identifier, issues = _identifier(fields, origin)
    issues = [repair.issue(identifier) for repair in repairs] + issues
    lines: dict[str, str | None] = {}
    for name in _LINES:
        lines[name], more = _line(fields, name, identifier)
        issues += more
    own_date = _string(fields, "date")
    day = parse_date(own_date.strip()) if own_date and own_date.strip() else date
    yield from issues
    yield from _language_issue(identifier, lines["language"])
    yield Document(
        identifier=identifier,
        text=text,
        title=lines["title"],
        date=day,
        url=lines["url"],
        publisher=lines["publisher"],
        language=lines["language"],
        source=origin.source,
    )


def build_one(fields: Mapping[str, object], origin: Origin) -> tuple[Document | DocumentError, tuple[Issue, ...]]:
    """The document that fields of a program make, or why there is none, with the remarks; a date may be a `date`."""
    day = fields.get("date")
    fields = {**fields, "date": day.isoformat() if isinstance(day, datetime.date) else day}
    issues: list[Issue] = []
    try:
        for record in build(fields, origin, date=None):
            if isinstance(record, Document):
                return record, tuple(issues)
            issues.append(record)
    except FieldError as error:
        return origin.error(str(error)), tuple(issues)
    raise AssertionError("build ends with the document")


def _string(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise FieldError(f"{name!r} is no string but {kind_of(value)}")


def kind_of(value: object) -> str:
    """What JSON calls the type of a value."""
    names = {
        bool: "a truth value",
        int: "a number",
        float: "a number",
        list: "an array",
        dict: "an object",
        str: "a string",
    }
    return names.get(type(value), "null")


def _line(fields: Mapping[str, object], name: str, identifier: str) -> tuple[str | None, list[Issue]]:
    raw = _string(fields, name)
    if raw is None:
        return None, []
    line, repairs = clean_line(raw)
    return line or None, [repair.issue(identifier, field=name) for repair in repairs]


def _identifier(fields: Mapping[str, object], origin: Origin) -> tuple[str, list[Issue]]:
    """The identifier that the document brings, a string or a whole number, else the one its origin gives."""
    own = fields.get("id")
    if isinstance(own, int) and not isinstance(own, bool):
        return str(own), []
    raw = _string(fields, "id")
    if raw is None:
        raw = origin.identifier
    identifier, repairs = clean_line(raw)
    if not identifier:
        raise FieldError("'id' is empty")
    return identifier, [repair.issue(identifier, field="id") for repair in repairs]


def _language_issue(identifier: str, language: str | None) -> Iterator[Issue]:
    if language and language.lower().replace("_", "-").split("-")[0] not in ("en", "eng", "english"):
        yield Issue(
            document=identifier,
            code="language",
            message=f"the document is in {language!r}: kgexport reads English, expect little of it",
            severity=Severity.WARNING,
        )
