"""Encounters told as the second or a later one of several: "their second meeting in a year", "for the third time".

Such words say that the same parties met before within the period. No event is made of that; but where the text also
tells that one of them was in the same place in that time, the others were met there.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kgexport.extract.reading import Reading
from kgexport.model import MeetingMention, Modality, Mode

ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
FIRST = frozenset({"first", "only", "latest"})
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}
UNITS = frozenset((*DAYS, *MONTHS))
REACH = 18
"""Tokens behind the trigger in which "for the third time" can stand."""


def counts_period(trigger: Token, reading: Reading, phrase: str) -> bool:
    """Whether a time says in what period an encounter was the second, and not when: "in five months", "in a year"."""
    words = phrase.casefold().removeprefix("in ").split()
    if len(words) != 2 or words[1].removesuffix("s") not in UNITS:
        return False
    return (words[0] in NUMBERS or words[0].isdecimal()) and (_repeated(trigger, reading) or is_first(trigger))


def is_first(trigger: Token) -> bool:
    """Whether it is told as the first in some time: "the first meeting", "is the first to visit X"."""
    infinitive = trigger.dep_ in ("relcl", "acl") and trigger.tag_ == "VB"
    words = (trigger, trigger.head) if infinitive else (trigger,)
    return any(child.lower_ in FIRST for word in words for child in (word, *word.lefts))


def _repeated(trigger: Token, reading: Reading) -> bool:
    """Whether it is told as the second or a later one: "second meeting", "met for the third time"."""
    if any(child.lower_ in ORDINALS and child.dep_ == "amod" for child in trigger.children):
        return True
    doc = reading.doc
    for index in range(trigger.i + 1, min(trigger.sent.end, trigger.i + REACH)):
        if reading.lemmas[index] == "time" and any(child.lower_ in ORDINALS for child in doc[index].children):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Before:
    """An encounter that a later one implies: between whom, where the later one was, and from when until when."""

    parties: tuple[str, ...]
    places: tuple[str, ...]
    first: datetime.date
    last: datetime.date

    def parties_of(self, telling: MeetingMention) -> tuple[str, ...] | None:
        """All parties, where a telling is of one of them alone, there and then; None where it is of another event."""
        time = telling.time
        if telling.mode is not Mode.VISIT or telling.modality is not Modality.ACTUAL or time is None:
            return None
        if len(telling.participants) != 1 or telling.participants[0] not in self.parties:
            return None
        if time.earliest is None or time.latest is None or not set(telling.places) & set(self.places):
            return None
        return self.parties if self.first <= time.earliest and time.latest <= self.last else None


def before_this(trigger: Token, reading: Reading, told: Sequence[MeetingMention]) -> Before | None:
    """The encounter before the second "in five months"; the second is the last that was told with several parties."""
    period = _period(trigger) if _repeated(trigger, reading) else None
    later = next((telling for telling in reversed(told) if len(telling.participants) > 1), None)
    if period is None or later is None or later.time is None or later.time.earliest is None or not later.places:
        return None
    if reading.sentence_of[trigger.i] - later.sentence > 1:
        return None
    first = _back(later.time.earliest, *period)
    return Before(later.participants, later.places, first, later.time.earliest - datetime.timedelta(days=1))


def _period(trigger: Token) -> tuple[int, str] | None:
    """The number and unit of "in five months" behind a word."""
    doc, end = trigger.doc, min(trigger.sent.end, trigger.i + REACH)
    for index in range(trigger.i + 1, end - 2):
        number, unit = doc[index + 1].lower_, doc[index + 2].lower_.removesuffix("s")
        count = NUMBERS.get(number) or (int(number) if number.isdecimal() and len(number) < 4 else 0)
        if doc[index].lower_ == "in" and count and unit in UNITS:
            return count, unit
    return None


def _back(day: datetime.date, count: int, unit: str) -> datetime.date:
    """So many days, weeks, months or years before a day, no earlier than the calendar goes."""
    if unit in DAYS:
        return day - datetime.timedelta(days=min(count * DAYS[unit], day.toordinal() - 1))
    months = max(12, day.year * 12 + day.month - 1 - count * MONTHS[unit])
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
