"""Encounters told as the second or a later one of several: "their second meeting in a year", "for the third time"."""

from __future__ import annotations

from spacy.tokens import Token

from kgexport.extract.reading import Reading

ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
NUMBERS = frozenset(
    {"a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
)
UNITS = frozenset({"day", "week", "month", "year"})
REACH = 18
"""Tokens behind the trigger in which "for the third time" can stand."""


def counts_period(trigger: Token, reading: Reading, phrase: str) -> bool:
    """Whether a time says in what period an encounter was the second, and not when: "in five months", "in a year"."""
    words = phrase.casefold().removeprefix("in ").split()
    if len(words) != 2 or words[1].removesuffix("s") not in UNITS:
        return False
    return (words[0] in NUMBERS or words[0].isdecimal()) and _repeated(trigger, reading)


def _repeated(trigger: Token, reading: Reading) -> bool:
    """Whether it is told as the second or a later one: "second meeting", "met for the third time"."""
    if any(child.lower_ in ORDINALS and child.dep_ == "amod" for child in trigger.children):
        return True
    doc = reading.doc
    for index in range(trigger.i + 1, min(trigger.sent.end, trigger.i + REACH)):
        if reading.lemmas[index] == "time" and any(child.lower_ in ORDINALS for child in doc[index].children):
            return True
    return False
