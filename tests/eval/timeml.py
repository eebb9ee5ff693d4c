"""Time expressions against TIMEX3: what share of DATE expressions is found, and what share has the right interval.

A TimeML value is translated to days like this:

    1998-08-07, 1998-08-07T10:35, ...TNI     the day
    1990-W33, 1990-W32-WE                    Monday to Sunday; Saturday and Sunday
    1998-08, 1989-Q3, 1990-H1, 1998          month, quarter, half, year
    1989-SP -SU -FA -WI                      March-May, June-August, September-November, December-February
    198, 198X; 19, 19XX                      decade; century (1900-1999)
    1989-WXX, 1989-QX, 1998-XX-XX, 1998-12-XX, 199X-XX-XX
                                             an unknown week, quarter, day: right is what lies in the year or month
    PAST_REF, PRESENT_REF, FUTURE_REF        no days, and the same reference
    a duration (PXY, P1D) as a DATE          no days

TIMEX3 keeps "early", "late", "end", "earlier" in an attribute that the data does not have. For an expression with such
a word right is what lies in the value's interval. A range ("between 1994 and 1997") is two expressions there and one
here: each is right when it is that end of ours. Expressions are looked for in the order in which the data lists them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kgexport.times import calendar
from kgexport.times.calendar import Span
from kgexport.times.find import find_times
from kgexport.times.records import Reference, TimeKind, TimeMention
from tests.eval.annotated import Run
from tests.eval.data import rows

REFERENCES = {"PAST_REF": Reference.PAST, "PRESENT_REF": Reference.PRESENT, "FUTURE_REF": Reference.FUTURE}
SEASONS = ("SP", "SU", "FA", "WI")
PARTIAL = re.compile(r"\b(?:early|late|mid|middle|earlier|later|end|ended|beginning|start|part)\b", re.IGNORECASE)


class Value(NamedTuple):
    """What a TimeML value means: a reference, or days, exactly or only as the interval round them."""

    reference: Reference | None = None
    span: Span | None = None
    within: bool = False


class Judged(NamedTuple):
    """One DATE expression of the gold with what was found there."""

    document: str
    words: str
    value: str
    found: TimeMention | None
    right: bool
    context: str


def time_measure(shared: Path, run: Run) -> dict[str, Any]:
    """Shares over all DATE expressions, and the expressions that came out wrong."""
    judged = judge_times(shared, run)
    count = len(judged)
    return {
        "expressions": count,
        "found": sum(item.found is not None for item in judged) / count,
        "right": sum(item.right for item in judged) / count,
    }


def judge_times(shared: Path, run: Run) -> list[Judged]:
    """Every DATE expression of the data, judged."""
    articles = rows(shared, "tbaq")
    judged = []
    for article, doc in zip(articles, run.docs(article["text"] for article in articles), strict=True):
        found = find_times(doc, anchor=datetime.date.fromisoformat(article["date"]))
        judged += _judge(article, found)
    return judged


def shown(item: Judged) -> str:
    """One judged expression on a line."""
    ours = "not found"
    if item.found is not None:
        ours = f"{item.found.phrase!r} {item.found.earliest}/{item.found.latest} {item.found.reference or ''}"
    return f"{item.document}: {item.words!r} {item.value}; {ours}; … {item.context} …"


def meaning(value: str) -> Value:
    """The days or reference of a TimeML value, by the table above."""
    if value in REFERENCES:
        return Value(reference=REFERENCES[value])
    for pattern, make in FORMS:
        match = re.fullmatch(pattern, value)
        if match:
            span, within = make(*match.groups())
            return Value(span=span, within=within)
    return Value()


def is_right(words: str, value: str, found: TimeMention | None) -> bool:
    """Whether a found expression means what the gold value means."""
    if found is None:
        return False
    wanted = meaning(value)
    if wanted.span is None:
        return found.earliest is None and (wanted.reference is None or found.reference is wanted.reference)
    if found.earliest is None or found.latest is None:
        return False
    first, last = wanted.span.earliest, wanted.span.latest
    if _is_range(found.phrase) and (found.earliest == first or found.latest == last):
        return True
    if wanted.within or PARTIAL.search(words) or PARTIAL.search(found.phrase):
        return first <= found.earliest and found.latest <= last
    return (found.earliest, found.latest) == (first, last)


def _is_range(phrase: str) -> bool:
    return bool(re.search(r"^(?:from|between)\b|\b(?:to|and|through)\b|\w\s?[-–]\s?\d", phrase, re.IGNORECASE))


def _judge(article: dict[str, Any], found: Sequence[TimeMention]) -> list[Judged]:
    text = article["text"]
    judged = []
    position = 0
    for words, kind, value in article["gold"]["timex"]:
        pattern = r"\s+".join(map(re.escape, words.split()))
        match = re.compile(rf"(?<!\w){pattern}(?!\w)").search(text, position)
        if match is not None:
            position = match.end()
        if kind != "DATE":
            continue
        best = _overlapping(match.span(), found) if match else None
        context = text[max(match.start() - 60, 0) : match.end() + 40].replace("\n", " ") if match else ""
        judged.append(Judged(article["id"], words, value, best, is_right(words, value, best), context))
    return judged


def _overlapping(span: tuple[int, int], found: Sequence[TimeMention]) -> TimeMention | None:
    """The found expression that shares most with a stretch of text, a date before others."""
    begin, end = span
    touching = [time for time in found if time.begin < end and begin < time.end]
    return max(
        touching,
        key=lambda time: (min(time.end, end) - max(time.begin, begin), time.kind is TimeKind.DATE),
        default=None,
    )


def _day(year: str, month: str, day: str) -> tuple[Span, bool]:
    return calendar.day(datetime.date(int(year), int(month), int(day))), False


def _week(year: str, week: str, weekend: str | None) -> tuple[Span, bool]:
    monday = datetime.date.fromisocalendar(int(year), int(week), 1)
    return (calendar.weekend(monday) if weekend else calendar.week(monday)), False


FORMS: Sequence[tuple[str, Any]] = (
    (r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", _day),
    (r"(\d{4})-W(\d\d?)(-WE)?", _week),
    (r"(\d{4})-(\d\d)", lambda year, month: (calendar.month(int(year), int(month)), False)),
    (r"(\d{4})-Q(\d)", lambda year, number: (calendar.quarter(int(year), int(number)), False)),
    (r"(\d{4})-H(\d)", lambda year, number: (calendar.half(int(year), int(number)), False)),
    (r"(\d{4})-(SP|SU|FA|WI)", lambda year, name: (calendar.season(int(year), SEASONS.index(name) + 1), False)),
    (r"(\d{4})", lambda year: (calendar.year(int(year)), False)),
    (r"(\d{3})X?", lambda tens: (calendar.decade(int(tens) * 10), False)),
    (r"(\d{2})(?:XX)?", lambda hundreds: (calendar.century(int(hundreds) + 1), False)),
    (r"(\d{4})-(\d\d)-XX", lambda year, month: (calendar.month(int(year), int(month)), True)),
    (r"(\d{4})-(?:WXX|QX|XX-XX|XX)", lambda year: (calendar.year(int(year)), True)),
    (r"(\d{3})X-XX-XX", lambda tens: (calendar.decade(int(tens) * 10), True)),
)
"""TimeML values as regular expressions, each with what makes its days and whether these are only round it."""
