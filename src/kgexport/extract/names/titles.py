"""Titles in capitals: where one begins and ends, and whether it leads to a person's name."""

from __future__ import annotations

from dataclasses import dataclass

from kgexport.extract.names.known import match_known
from kgexport.extract.names.runs import Region
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import NameWords, straight

LONGEST_TAIL = 5
STYLES = frozenset({"excellency", "highness", "majesty"})
"""Behind "His" or "Her": what is said of a ruler."""
EXCELLENCIES = frozenset({"HE", "H.E.", "HH", "H.H.", "HRH", "H.R.H."})
GIVEN_TITLES = frozenset({"amir", "emir", "shah", "sultan"})
"""Titles that are given names too, where another title stands before them."""
_FORCES = frozenset({"army", "navy", "police"})


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
            low = start if not found else max(start, found[-1].stop)
            title = _title_at(tokens, words, region, low, at, stop)
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
    if tokens.word[at] in EXCELLENCIES and at + 1 < stop:
        return Title(at, at + 1, leads=True, office=False)
    pair = f"{tokens.lower[at - 1]} {lower}" if at > low else ""
    if not tokens.word[at][0].isupper() or (lower not in words.title_heads and pair not in words.title_heads):
        return None
    if at + 1 < stop and f"{lower} {tokens.lower[at + 1]}" in words.title_heads:
        return None
    if at > region.start and tokens.lower[at - 1] == "of" and lower not in words.offices:
        return None
    if at > low and lower in words.surnames and pair not in words.title_heads and _is_surname(tokens, words, at):
        return None
    if at > low and lower in words.honorifics and pair not in words.title_heads and _inside_name(tokens, at, stop):
        return None
    if lower in GIVEN_TITLES and at + 1 < stop and at > region.start and _follows_title(tokens, words, at):
        return None
    if _in_known(tokens, words, region, low, at) or _ends_body(tokens, words, low, at, stop):
        return None
    if _covered_by_body(tokens, words, at, stop) or (at + 1 < stop and _continues(tokens, words, at, stop)):
        return None
    end = _tail(tokens, words, region, at + 1, stop)
    if end < region.stop and end < stop and _names_body(tokens, words, at, end, stop):
        return None
    start = _left_edge(tokens, words, low, at)
    return Title(start, end, leads=end < region.stop, office=lower not in words.honorifics)


def _follows_title(tokens: Tokens, words: NameWords, at: int) -> bool:
    """Whether a word that the model has in a person's name stands behind a title: "Minister Amir Tebo"."""
    before = tokens.lower[at - 1]
    return before in words.title_heads - words.title_before - words.deputies and tokens.ent[at] == "PERSON"


def _inside_name(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the model has a word within the name of a person: "Karim Sheikh Tebo"."""
    person = tokens.ent[at] == "PERSON" and (at + 1 >= stop or tokens.ent[at + 1] == "PERSON")
    return person and tokens.ent_of[at - 1] == tokens.ent_of[at]


def _in_known(tokens: Tokens, words: NameWords, region: Region, low: int, at: int) -> bool:
    """Whether a word is part of a known name: of one before, or of "Justice Department"."""
    if at > low and (known := match_known(tokens, words, at - 1, region.stop)) is not None and known[0] > at:
        return True
    known = match_known(tokens, words, at, region.stop)
    return known is not None and known[0] > at + 1


def _ends_body(tokens: Tokens, words: NameWords, low: int, at: int, stop: int) -> bool:
    """Whether a plural ends the name of a body rather: "Tebo Associates", "Tebo & Sons Partners"."""
    lower = tokens.lower[at]
    named = at > low or (at > 0 and tokens.word[at - 1] == "&")
    return named and at + 1 == stop and lower in words.strong_heads and lower not in words.offices | words.ranks


def _left_edge(tokens: Tokens, words: NameWords, low: int, at: int) -> int:
    """Where a title begins that has its head at `at`."""
    paired = at > low and f"{tokens.lower[at - 1]} {tokens.lower[at]}" in words.title_heads
    if tokens.lower[at] in STYLES:
        return _style_edge(tokens, low, at)
    start = at - 1 if paired else at
    while start > low:
        if (
            _opens_title(tokens, words, start - 1)
            and not _closes_body(tokens, low, start - 1)
            and not _names_force(tokens, words, low, start)
        ):
            start -= 1
            continue
        if start - 2 >= low and tokens.lower[start - 2] in {"under", "vice"} and tokens.word[start - 1] == "-":
            start -= 2
            continue
        deputy = next((n for n in (start - 2, start - 3) if n >= low and tokens.lower[n] in words.deputies), None)
        if deputy is None or any(tokens.word[n] in words.given for n in range(deputy, start)):
            break
        start = deputy
    return start


def _style_edge(tokens: Tokens, low: int, at: int) -> int:
    """Where "His Royal Highness" begins, whose last word is token `at`."""
    start = at
    while start > low and tokens.lower[start - 1] in {"royal", "imperial", "serene"}:
        start -= 1
    return start - 1 if start > low and tokens.lower[start - 1] in {"his", "her", "their"} else start


def _names_force(tokens: Tokens, words: NameWords, low: int, start: int) -> bool:
    """Whether the word before a rank is rather the end of a force's name ("Kenyan Navy" "Rear Admiral")."""
    if start - 2 < low or tokens.lower[start - 1] not in _FORCES:
        return False
    rank = tokens.lower[start] in words.ranks or tokens.lower[min(start + 1, tokens.length - 1)] in words.ranks
    return rank and match_known(tokens, words, start - 2, start - 1) is not None


def _continues(tokens: Tokens, words: NameWords, at: int, stop: int) -> bool:
    """Whether "Deputy" only opens a longer title ("Deputy Emergency Situations Minister")."""
    if tokens.lower[at] not in words.deputies:
        return False
    for number in range(at + 1, min(at + 4, stop - 1)):
        if tokens.word[number] in words.given or tokens.ent[number] == "PERSON":
            return False
        if tokens.lower[number] in words.title_heads:
            return True
    return False


def _covered_by_body(tokens: Tokens, words: NameWords, at: int, stop: int) -> bool:
    """Whether the model has the word inside the name of a body, with words behind it."""
    index = tokens.ent_of[at]
    return (
        index >= 0
        and tokens.ent[at] in {"ORG", "FAC"}
        and at + 1 < stop
        and tokens.ent_of[stop - 1] == index
        and tokens.lower[at] in words.title_body_firsts
    )


def _opens_title(tokens: Tokens, words: NameWords, number: int) -> bool:
    lower = tokens.lower[number]
    if lower == "under":
        return tokens.lower[number + 1] == "secretary"
    if lower == "relations":
        return tokens.lower[number + 1] in {"minister", "secretary"}
    if lower == "international":
        return tokens.lower[number + 1] in words.title_departments
    return lower in words.title_before


def _is_surname(tokens: Tokens, words: NameWords, at: int) -> bool:
    """Whether the word before makes "King" a surname: it is a given name or an unknown one, no country, no title."""
    before = tokens.word[at - 1]
    if before in words.given:
        return True
    lower = tokens.lower[at - 1]
    known = straight(before) in words.phrases
    return not (known or lower in words.title_before or lower in words.title_heads or lower in words.body_heads) and (
        tokens.ent[at] == "PERSON" and tokens.ent_of[at] == tokens.ent_of[at - 1]
    )


def _names_body(tokens: Tokens, words: NameWords, at: int, end: int, stop: int) -> bool:
    """Whether the head is a word inside the name of a body or place ("General Assembly", "King David Hotel")."""
    if f"{tokens.lower[at]} {tokens.lower[at + 1]}" in words.title_pairs:
        return True
    last = tokens.lower[stop - 1]
    if end >= stop or any(tokens.lower[number] in words.title_heads for number in range(end, stop)):
        return False
    if last in words.no_name_heads and last not in words.given:
        return True
    if last in words.body_heads or last in words.place_heads:
        if all(tokens.ent[number] == "PERSON" for number in range(end, stop)):
            return False  # "President Jane Hill"
        return stop - end > 1 or last not in words.weak_heads or tokens.ent[stop - 1] not in {"PERSON", ""}
    return False


def _closes_body(tokens: Tokens, low: int, number: int) -> bool:
    """Whether a word that could open a title rather ends a body's name ("Ministry of Defense" "Spokesman")."""
    before = tokens.lower[number - 1] if number > low else ""
    return before in {"of", "for"}


def _tail(tokens: Tokens, words: NameWords, region: Region, at: int, stop: int) -> int:
    """Where a title ends that has its head before `at`: behind "of State", "of Foreign Affairs", "General"."""
    for end in range(min(at + LONGEST_TAIL, tokens.length), at, -1):
        if any(tokens.hard[number] for number in range(at, end)):
            continue
        if tuple(tokens.lower[at:end]) in words.title_tails:
            if end >= region.stop:
                return end
            if tokens.lower[end] in {"and", ","} and tokens.lower[at] == "of":
                return _departments(tokens, words, region, end, end)
            if tokens.lower[end] != "for":
                return end
            more = _departments(tokens, words, region, end, end + 1)
            named = more < region.stop and tokens.ent[more] != "PERSON" and not tokens.hard[more]
            return end if named and tokens.word[more][0].isupper() else more
    if at >= region.stop or tokens.lower[at] not in {"of", "for"}:
        return at
    return _departments(tokens, words, region, at, at + 1)


def _departments(tokens: Tokens, words: NameWords, region: Region, at: int, end: int) -> int:
    """The end of "Foreign Affairs and International Cooperation" from `end` on, or `at` if there are none."""
    start = end
    while end < region.stop and not tokens.hard[end] and tokens.lower[end] in words.title_departments | {"the", ","}:
        end += 1
    if end == start or tokens.lower[end - 1] in {"and", "the", "&", ","}:
        return at
    if end < region.stop and tokens.lower[end] in {"council", "committee", "commission"}:
        return at  # "Secretary of the Security Council"
    stop = next((stop for first, stop in region.runs if first <= end < stop), end)
    return at if end < stop and tokens.lower[stop - 1] in words.body_heads else end
