"""Titles in capitals: where one begins and ends, and whether it leads to a person's name."""

from __future__ import annotations

from dataclasses import dataclass

from kgexport.extract.names.runs import Region
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import NameWords, straight

LONGEST_TAIL = 5


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens start to stop, half-open: "Deputy Secretary of State"."""

    start: int
    stop: int
    leads: bool
    """Whether it may stand before a name, as against a head that only a context can make a title."""
    office: bool
    """Whether it is an office or rank and not only an honorific."""


def find_titles(tokens: Tokens, words: NameWords, region: Region) -> list[Title]:
    """The titles of a region in order; touching ones are one ("Supreme Leader Ayatollah")."""
    found: list[Title] = []
    for start, stop in region.runs:
        if _in_office(tokens, start, region.start):
            continue
        at = start if not found else max(start, found[-1].stop)
        while at < stop:
            title = _title_at(tokens, words, region, start if not found else max(start, found[-1].stop), at, stop)
            if title is None:
                at += 1
                continue
            if found and found[-1].stop == title.start and found[-1].leads:
                title = Title(found[-1].start, title.stop, title.leads, title.office or found[-1].office)
                found.pop()
            found.append(title)
            at = title.stop
    return found


def _in_office(tokens: Tokens, start: int, low: int) -> bool:
    """Whether a run follows "Office of the": a title in it belongs to the body's name."""
    at = start - 1
    while at > low and tokens.lower[at] in {"of", "the"}:
        at -= 1
    return at >= low and at < start - 1 and tokens.lower[at] == "office"


def _title_at(tokens: Tokens, words: NameWords, region: Region, low: int, at: int, stop: int) -> Title | None:
    """The title whose head is token `at`, its left edge not before `low`."""
    lower = tokens.lower[at]
    if lower not in words.title_heads or not tokens.word[at][0].isupper():
        return None
    if at > region.start and tokens.lower[at - 1] == "of" and lower not in words.offices:
        return None
    end = _tail(tokens, words, region, at + 1)
    if end < region.stop and end < stop and _names_body(tokens, words, at, end, stop):
        return None
    start = at
    while start > low and tokens.lower[start - 1] in words.title_before and not _closes_body(tokens, words, low, start - 1):
        start -= 1
    return Title(start, end, leads=end < region.stop, office=lower not in words.honorifics)


def _names_body(tokens: Tokens, words: NameWords, at: int, end: int, stop: int) -> bool:
    """Whether the head is a word inside the name of a body or place ("General Assembly", "King David Hotel")."""
    if f"{tokens.lower[at]} {tokens.lower[at + 1]}" in words.title_pairs:
        return True
    last = tokens.lower[stop - 1]
    titled = any(tokens.lower[number] in words.title_heads for number in range(end, stop))
    if titled or end >= stop:
        return False
    if last in words.body_heads or last in words.place_heads:
        return stop - end > 1 or last not in words.weak_heads or tokens.ent[stop - 1] not in {"PERSON", ""}
    return False


def _closes_body(tokens: Tokens, words: NameWords, low: int, number: int) -> bool:
    """Whether a word that could open a title rather ends a body's name ("Ministry of Defense" "Spokesman")."""
    before = tokens.lower[number - 1] if number > low else ""
    return before in {"of", "for"} or straight(f"{tokens.word[number - 1]} {tokens.word[number]}") in {"White House"}


def _tail(tokens: Tokens, words: NameWords, region: Region, at: int) -> int:
    """Where a title ends that has its head before `at`: behind "of State", "of Foreign Affairs", "General"."""
    limit = min(at + LONGEST_TAIL, tokens.length)
    for end in range(limit, at, -1):
        if any(tokens.hard[number] for number in range(at, end)):
            continue
        if tuple(tokens.lower[at:end]) in words.title_tails:
            return end
    if at >= region.stop or tokens.lower[at] not in {"of", "for"}:
        return at
    end = at + 1
    while end < region.stop and not tokens.hard[end] and tokens.lower[end] in words.title_departments | {"the"}:
        end += 1
    return end if end > at + 1 and tokens.lower[end - 1] not in {"and", "the", "&"} else at
