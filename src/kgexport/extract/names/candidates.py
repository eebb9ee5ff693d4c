"""Candidates: stretches of text that may be names, with their bounds settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgexport.extract.names.capitals import COMPOUND, MODEL_NUMBER
from kgexport.extract.names.joins import join_segments
from kgexport.extract.names.runs import find_regions
from kgexport.extract.names.segments import Form, Segment, find_segments
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import Item, Known, NameWords, straight

_LANDFORMS = frozenset({"peninsula", "desert", "mountains"})
_WATER = re.compile(r"(?:Sea|Ocean|Gulf|Bay|Strait)$")
_CONNECTED_HEADS = frozenset({"subcommittee", "committee", "commission"})


@dataclass(slots=True)
class Candidate:
    """Tokens start to stop, with the title before them; `begin` and `end` where the name is part of a token."""

    start: int
    stop: int
    form: Form
    item: Item | None = None
    prefix: Item | None = None
    prefix_stop: int = 0
    title: tuple[int, int] | None = None
    office: bool = False
    weak: bool = False
    begin: int | None = None
    end: int | None = None
    tail: int = 0
    """Tokens behind the name that may belong to it ("news agency", "valley")."""
    tail_form: Form | None = None
    acronym_of: str | None = None


def find_candidates(tokens: Tokens, words: NameWords) -> list[Candidate]:
    """All candidates of a text whose headings are marked, in order."""
    found: list[Candidate] = []
    for region in find_regions(tokens, words):
        for segment in join_segments(tokens, words, find_segments(tokens, words, region)):
            found.extend(_from_segment(tokens, words, segment))
    found = _inverted(tokens, found)
    found.extend(_compounds(tokens, words))
    found.extend(_small_bodies(tokens, words))
    found.sort(key=lambda candidate: (tokens.begin[candidate.start], candidate.start))
    return found


def _from_segment(tokens: Tokens, words: NameWords, segment: Segment) -> Iterator[Candidate]:
    start, stop = segment.start, segment.stop
    if segment.form in {Form.NOTHING, Form.TITLE}:
        if segment.form is Form.NOTHING:
            yield Candidate(start, stop, Form.NOTHING)
        return
    while (
        segment.form is Form.NAME and start < stop and not tokens.word[start][0].isalnum() and tokens.word[start] != "["
    ):
        start += 1
    if start >= stop:
        return
    if segment.form is Form.NAME and stop - start == 1 and _no_name(tokens, words, start):
        return
    if segment.form is not Form.PERSON and _before_or_behind_thing(tokens, words, start, stop):
        yield Candidate(start, stop, Form.NOTHING)
        return
    candidate = Candidate(
        start,
        stop,
        segment.form,
        item=segment.item,
        prefix=segment.prefix,
        prefix_stop=segment.prefix_stop,
        title=(segment.title.start, segment.title.stop) if segment.title else None,
        office=bool(segment.title and segment.title.office),
        weak=segment.weak,
    )
    _add_tail(tokens, words, candidate)
    yield candidate


def _before_or_behind_thing(tokens: Tokens, words: NameWords, start: int, stop: int) -> bool:
    """Whether "storm" stands before a name, or "-class" behind it."""
    if start and not tokens.hard[start] and tokens.lower[start - 1] in words.storms | {"ethnic"}:
        return True  # "ethnic Kenyans" live elsewhere
    return stop + 1 < tokens.length and tokens.word[stop] == "-" and tokens.lower[stop + 1] in {"class", "type"}


def _no_name(tokens: Tokens, words: NameWords, number: int) -> bool:
    lower = tokens.lower[number]
    return (
        lower in words.no_names
        or lower == "new"
        or lower in words.descriptions
        or lower in words.compass
        or lower in words.title_heads
        or (lower.endswith("s") and lower[:-1] in words.title_heads | words.descriptions)
        or lower in words.openers
        or lower in words.functions
        or tokens.word[number] in words.suffixes
        or (lower in words.no_name_firsts and number + 1 < tokens.length and tokens.word[number + 1].isdigit())
        or (len(lower) > 4 and lower.endswith(("ism", "nomics")))
        or len(lower) == 1
        or (len(lower) == 2 and lower[1] == ".")
    )


def _add_tail(tokens: Tokens, words: NameWords, candidate: Candidate) -> None:
    """Take in what is written small behind a name and belongs to it."""
    stop = candidate.stop
    if stop >= tokens.length or tokens.hard[stop] or candidate.title is not None:
        return
    lower = tokens.lower[stop]
    for tail in words.body_tails.get(lower, ()):
        if tuple(tokens.lower[stop : stop + len(tail)]) == tail:
            if candidate.item is None or candidate.item.known is Known.BODY:
                candidate.tail, candidate.tail_form = len(tail), Form.BODY
            return
    if tokens.word[stop - 1] == "GOP" and tokens.tag[stop] in {"NN", "NNS", "JJ", "NNP"}:
        candidate.form = Form.NOTHING  # an adjective there: "GOP leaders"
        return
    if tokens.lower[stop - 1] == "treasury" and lower in {"bond", "bonds", "bill", "bills", "note", "notes", "yields"}:
        candidate.form = Form.NOTHING
        return
    if _may_be_thing(tokens, words, candidate) and _names_thing(tokens, words, stop):
        candidate.form = Form.NOTHING
    elif lower in words.small_place_heads and tokens.word[stop].islower() and _takes_place_head(candidate, lower):
        candidate.tail, candidate.tail_form = 1, Form.PLACE
        if candidate.item is not None and candidate.item.known is Known.REGION_ADJECTIVE:
            candidate.item, candidate.form = None, Form.PLACE
    elif lower in _CONNECTED_HEADS and candidate.form is not Form.PLACE and tokens.tag[stop] == "NN":
        length = _committee(tokens, stop)
        if candidate.item is None or candidate.item.known is not Known.BODY:
            candidate.tail, candidate.tail_form = length, Form.BODY
        elif length > 1:
            # A committee of a known body is another body than that: "the Senate committee on oil".
            candidate.stop, candidate.item, candidate.form = stop + length, None, Form.BODY


def _may_be_thing(tokens: Tokens, words: NameWords, candidate: Candidate) -> bool:
    """Whether the form of a name allows that it is a law's or programme's, if what follows says so."""
    if candidate.form is Form.BODY:
        return candidate.weak or (
            tokens.lower[candidate.stop] not in words.events | {"exercise", "exercises"}
            and any(tokens.lower[n] in {"for", "of"} for n in range(candidate.start, candidate.stop))
        )
    if candidate.form is Form.KNOWN:
        return candidate.item is not None and candidate.item.known is Known.CITY
    return candidate.form is Form.NAME and tokens.ent[candidate.start] not in {"PERSON", "GPE"}


def _names_thing(tokens: Tokens, words: NameWords, at: int) -> bool:
    """Whether what follows says that a name is a law's or a programme's: "program", "2 pipeline", "(ABC) agreement"."""
    lower = tokens.lower
    if MODEL_NUMBER.match(tokens.word[at]) and tokens.word[at] not in words.phrases:
        return True
    if at + 3 < tokens.length and tokens.word[at] == "(" and tokens.word[at + 2] == ")":
        at += 3
    elif (tokens.word[at].isdigit() and at + 1 < tokens.length) or (
        lower[at] in words.truces and at + 1 < tokens.length
    ):
        at += 1
    return lower[at] in words.no_name_tails and tokens.tag[at] not in {"VBD", "VBZ", "VBP"}


def _takes_place_head(candidate: Candidate, lower: str) -> bool:
    if candidate.form is Form.KNOWN:
        if candidate.item is not None and candidate.item.known is Known.REGION_ADJECTIVE:
            return lower in _LANDFORMS
        if candidate.item is not None and candidate.item.known is Known.REGION:
            return lower in _LANDFORMS | {"region", "province", "valley"} and not _WATER.search(candidate.item.label)
        return candidate.item is not None and candidate.item.known in {Known.CITY, Known.STATE}
    return candidate.form in {Form.NAME, Form.PLACE} or (candidate.form is Form.BODY and candidate.weak)


def _committee(tokens: Tokens, at: int) -> int:
    """How many tokens "committee on Fisheries and coastal waters" has."""
    end = at + 1
    if end < tokens.length and tokens.lower[end] in {"on", "for"}:
        end += 1
        while (
            end < tokens.length
            and not tokens.hard[end]
            and tokens.tag[end] in {"NN", "NNS", "NNP", "NNPS", "JJ", "CC", "DT"}
        ):
            end += 1
        while tokens.tag[end - 1] in {"CC", "DT", "IN"}:
            end -= 1
    return end - at


def _inverted(tokens: Tokens, candidates: list[Candidate]) -> list[Candidate]:
    """Join "SURNAME, Given" of lists, where it ends at a bracket, semicolon or line."""
    joined: list[Candidate] = []
    for candidate in candidates:
        left = joined[-1] if joined else None
        if (
            left is not None
            and left.stop + 1 == candidate.start
            and tokens.word[left.stop] == ","
            and left.form is candidate.form is Form.NAME
            and all(word.isupper() or not word[0].isalpha() for word in tokens.word[left.start : left.stop])
            and len(tokens.word[left.start]) > 2
            and not tokens.word[candidate.start].isupper()
            and (
                candidate.stop >= tokens.length
                or tokens.word[candidate.stop] in {")", ";", "]", "("}
                or tokens.line[candidate.stop]
            )
        ):
            joined[-1] = Candidate(left.start, candidate.stop, Form.PERSON)
        else:
            joined.append(candidate)
    return joined


def _compounds(tokens: Tokens, words: NameWords) -> Iterator[Candidate]:
    """Names that are only a part of a token: "U.S.-led", "R-Wis."."""
    for number, word in enumerate(tokens.word):
        if "-" not in word or not word[0].isupper():
            if (
                word[0].isupper()
                and number >= 2
                and tokens.word[number - 1] == "-"
                and tokens.word[number - 2] in {"R", "D", "I"}
            ):
                state = words.states.get(word)
                if state is not None:
                    yield Candidate(number, number + 1, Form.KNOWN, item=Item(Known.STATE, state))
            continue
        match = COMPOUND.match(word)
        if match is None:
            continue
        begin = tokens.begin[number]
        for part, offset in ((match[1], 0), (match[2], len(match[1]) + 1)):
            for phrase, item in words.phrases.get(straight(part), ()):
                if len(phrase) == 1:
                    yield Candidate(
                        number, number + 1, Form.KNOWN, item=item, begin=begin + offset, end=begin + offset + len(part)
                    )


def _small_bodies(tokens: Tokens, words: NameWords) -> Iterator[Candidate]:
    """Bodies written small: "the foreign ministry", "India's national security council"."""
    firsts = {body[0] for body in words.small_bodies}
    for number, lower in enumerate(tokens.lower[:-1]):
        if not tokens.word[number][0].islower():
            continue
        length = _small_body(tokens, words, number) if lower in firsts else 0
        ministry = tokens.word[number + 1] == "ministry" and tokens.word[number].islower()
        if length or (ministry and tokens.tag[number] == "NN"):
            yield Candidate(number, number + (length or 2), Form.BODY)


def _small_body(tokens: Tokens, words: NameWords, number: int) -> int:
    """The number of tokens of a body of the lexicon that begins at a token, or 0."""
    for length in range(words.longest_small_body, 1, -1):
        if tuple(tokens.lower[number : number + length]) in words.small_bodies:
            return length
    return 0
