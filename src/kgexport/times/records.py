"""What the time stage gives: a found time expression and what it means.

Days are proleptic Gregorian `datetime.date`; an interval is closed (`earliest` and `latest` both belong to it).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class TimeKind(StrEnum):
    """What an expression tells: when, how long, or how often."""

    DATE = "date"
    DURATION = "duration"
    SET = "set"


class Reference(StrEnum):
    """A vague pointer without days, TimeML 1.2.1 `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Direction(StrEnum):
    """Where an underspecified day ("Monday", "July 14") lies, seen from the document date."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """What a phrase means: an interval of days, a duration, or neither when only its words are known."""

    kind: TimeKind
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    edtf: str | None = None
    """Extended Date/Time Format, ISO 8601-2:2019, level 1 and the intervals and years of level 2."""
    duration: str | None = None
    """xsd:duration, its lexical form."""
    reference: Reference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """One time expression of a `Doc`, resolved."""

    begin: int
    """First code point in `doc.text`."""
    end: int
    """One past the last code point."""
    token_start: int
    token_end: int
    """One past the last token that the expression touches."""
    phrase: str
    kind: TimeKind
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    edtf: str | None = None
    duration: str | None = None
    reference: Reference | None = None
    dateline: bool = False
    """A line of its own: when the article was written, not when something happened."""
