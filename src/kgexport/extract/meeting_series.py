"""Encounters that a telling implies: "their second meeting in five months" says that there was one before.

In goes a telling with the words "second" (or higher) and a period; out comes the interval in which the encounter before
it took place. Without a date to count from nothing comes out.
"""

from __future__ import annotations

import calendar
import datetime

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.model import TimeSpan

ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
UNITS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}
LEAD = frozenset(
    {"just", "only", "about", "barely", "under", "less", "than", "the", "last", "past", "as", "many", "around"}
)
REACH = 18
"""Tokens behind the trigger in which the period can stand."""


def earlier_interval(trigger: Token, reading: Reading, base: datetime.date | None) -> TimeSpan | None:
    """When the encounter before this one took place, counted back from `base`, the day of this one."""
    if base is None or not _repeated(trigger, reading):
        return None
    doc, end = reading.doc, trigger.sent.end
    for index in range(trigger.i + 1, min(end, trigger.i + REACH)):
        if doc[index].lower_ != "in":
            continue
        cursor, less = index + 1, False
        while cursor < end and doc[cursor].lower_ in LEAD:
            less = less or doc[cursor].lower_ in ("less", "under")
            cursor += 1
        if cursor + 1 >= end:
            return None
        number = _number(doc[cursor].lower_)
        first = None if number is None else _before(base, number, reading.lemmas[cursor + 1])
        if first is not None:
            mention = reading.mention(index, cursor + 2)
            earliest = first + datetime.timedelta(days=int(less))
            return TimeSpan(
                phrase=mention.text, mention=mention, earliest=earliest, latest=base - datetime.timedelta(days=1)
            )
    return None


def counts_period(trigger: Token, reading: Reading, phrase: str) -> bool:
    """Whether a time says in what period an encounter was the second: "their second meeting in a year"."""
    words = phrase.casefold().removeprefix("in ").split()
    unit = words[-1].removesuffix("s") if words else ""
    return (
        len(words) == 2 and _number(words[0]) is not None and unit in (*UNITS, *MONTHS) and _repeated(trigger, reading)
    )


def _repeated(trigger: Token, reading: Reading) -> bool:
    """Whether it is told as the second or a later one: "second meeting", "met for the third time"."""
    if any(child.lower_ in ORDINALS and child.dep_ == "amod" for child in trigger.children):
        return True
    doc = reading.doc
    for index in range(trigger.i + 1, min(trigger.sent.end, trigger.i + REACH)):
        if reading.lemmas[index] == "time" and any(child.lower_ in ORDINALS for child in doc[index].children):
            return True
    return False


def _number(word: str) -> int | None:
    if word in NUMBERS:
        return NUMBERS[word]
    return int(word) if word.isdecimal() and len(word) <= 3 else None


def _before(base: datetime.date, number: int, unit: str) -> datetime.date | None:
    if unit in UNITS:
        return base - datetime.timedelta(days=number * UNITS[unit])
    if unit not in MONTHS or number * MONTHS[unit] >= 12 * (base.year - 1):
        return None
    months = base.year * 12 + base.month - 1 - number * MONTHS[unit]
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(base.day, calendar.monthrange(year, month + 1)[1]))
