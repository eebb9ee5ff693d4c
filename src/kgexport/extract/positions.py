"""Offices that named people hold: from the phrases beside their names to positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgexport.extract.names.headings import read_tokens
from kgexport.extract.names.titles import EXCELLENCIES, GIVEN_TITLES
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import words_of
from kgexport.extract.position_bodies import Found
from kgexport.extract.position_complements import complements, office_after
from kgexport.extract.position_context import fill_owners
from kgexport.extract.position_described import described_offices, introduced_offices
from kgexport.extract.position_merge import merged, position_of
from kgexport.extract.position_phrases import Phrases
from kgexport.extract.position_words import Office, OfficeWords, office_words
from kgexport.extract.reading import Reading
from kgexport.model import Entity, EntityKind, Position

_FOLLOWED_BY = frozenset(
    {
        ",", ".", ";", ")", "”", '"', "and", "to", "in", "on", "–", "—", "(", ":", "at", "for", "with", "as", "during",
        "?", "or",
    }
)  # fmt: skip


_RETIRED = frozenset({"ret", "ret.", "retd", "retd.", "retired", "rtd", "rtd."})
_PARTIES = frozenset({"D", "R", "I"})
_MEMBERS = frozenset({"KC", "MEP", "MP", "MSP", "QC", "TD"})
_WHOSE = frozenset({"her", "his", "imperial", "royal"})
"""Before "Excellency" and the like."""
_FINITE = frozenset({"MD", "VBD", "VBZ"})
_SAID = frozenset({"said", "says", "told", "added", "announced", "reported"})


def find_positions(reading: Reading, *, tokens: Tokens | None = None) -> Iterator[Position]:
    """Yield each office of each named person once. `tokens` are those of the reading, where the caller has them."""
    words = office_words(reading.lexicon)
    tokens = tokens or read_tokens(reading.doc, words_of(reading.lexicon))
    holders = _Holders(reading, tokens, words)
    phrases = Phrases(tokens, holders.entity_at, words)
    found: list[Found] = []
    shared: tuple[int, list[Office]] = (-1, [])
    for person, start, name_start, stop in holders.spans:
        if tokens.heading[start]:
            continue
        offices = list(_offices(phrases, name_start, stop))
        if not offices and 0 <= shared[0] <= start and _listed(phrases, shared[0], start):
            offices = shared[1]
        shared = (stop, [office for office in offices if office.plural])
        for office in offices:
            if _counts(office, words, person):
                found.append(Found(person, office, min(office.start, start), max(office.stop, stop), stop))
    found.extend(_apart(reading, phrases, holders, words, found))
    fill_owners(reading, tokens, words, found)
    found = [item for item in found if _counts(item.office, words, item.holder, settled=True)]
    for number, group in enumerate(merged(found), start=1):
        yield position_of(f"position-{number}", reading, tokens, group)


def _apart(
    reading: Reading, phrases: Phrases, holders: _Holders, words: OfficeWords, found: list[Found]
) -> Iterator[Found]:
    """Offices told apart from the name, of people who are not said to hold one there otherwise."""
    named = [(person, start) for person, start, _, _ in holders.spans]
    held = {item.holder.key for item in found}
    at = {(item.holder.key, item.owner.key) for item in found if item.owner is not None}
    first = {person.key: start for person, start in reversed(named)}
    for person, office in introduced_offices(phrases, named):
        if person.key not in held and _counts(office, words, person):
            yield Found(person, office, office.start, office.stop, office.stop, apart=True)
    for person, office in described_offices(reading, phrases, named, held):
        owner = office.owner
        if owner is not None and (person.key, owner.key) not in at and first[person.key] < office.start:
            yield Found(person, office, office.start, office.stop, office.stop, apart=True)
            at.add((person.key, owner.key))


def _listed(phrases: Phrases, stop: int, start: int) -> bool:
    """Whether only a comma or "and" stands between two names, also behind "of Kenya"."""
    lower = phrases.tokens.lower
    stop = _behind_party_mark(phrases, stop, start)
    if stop < start and lower[stop] == "of":
        stop += 1 + (lower[stop + 1] == "the")
        while stop < start and phrases.entity_at[stop] is not None:
            stop += 1
    return start - stop <= 2 and all(word in {",", "and", "&"} for word in lower[stop:start])


class _Holders:
    """Where people are named: spans of tokens (holder, start with title, start of the name, stop)."""

    def __init__(self, reading: Reading, tokens: Tokens, words: OfficeWords) -> None:
        by_begin = {begin: number for number, begin in enumerate(tokens.begin)}
        self.entity_at: list[Entity | None] = [reading.entities_at[at] for at in tokens.at]
        self.spans: list[tuple[Entity, int, int, int]] = []
        for entity in reading.entities:
            if entity.kind is not EntityKind.PERSON:
                continue
            names = set(entity.names)
            for mention in entity.mentions:
                start = by_begin.get(mention.begin)
                if start is None:
                    continue
                stop = start
                while stop < tokens.length and tokens.begin[stop] < mention.end:
                    stop += 1
                name_start = _name_start(tokens, words, names, start, stop)
                for number in range(start, name_start):
                    self.entity_at[number] = None
                self.spans.append((entity, start, name_start, stop))
        self.spans.sort(key=lambda span: span[1])


def _name_start(tokens: Tokens, words: OfficeWords, names: set[str], start: int, stop: int) -> int:
    """Where the name begins behind its title."""
    titled = words.heads | words.ranks | words.honorifics | words.before | words.departments
    titled |= words.tail_words | {"of", "the", "for", "-", ","} | _WHOSE
    at = start
    while at + 1 < stop and (
        tokens.lower[at] in titled
        or tokens.word[at] in EXCELLENCIES
        or tokens.lower[at].rstrip(".") in titled
        or tokens.lower[at].removesuffix("s") in titled
    ):
        at += 1
        if tokens.between(at, stop) in names and tokens.lower[at] not in titled - GIVEN_TITLES:
            return at
    return start


def _offices(phrases: Phrases, name_start: int, stop: int) -> Iterator[Office]:
    """The offices that stand before, behind and about one naming of a person."""
    tokens = phrases.tokens
    low = name_start
    while low > 0 and not tokens.hard[low] and name_start - low < 40:
        low -= 1
    high = stop
    while high < tokens.length and not tokens.hard[high] and high - stop < 40:
        high += 1
    before = list(_before(phrases, name_start, stop, low))
    yield from before
    yield from _behind(phrases, stop, high, apposed=name_start > low and tokens.word[name_start - 1] == ",")
    yield from _verbs(phrases, name_start, stop, high)


def _before(phrases: Phrases, start: int, stop: int, low: int) -> Iterator[Office]:
    """ "Russian President X", "the head of Y, X", "Y's foreign minister, X"; plural before a list."""
    tokens = phrases.tokens
    courtesy = phrases.words.honorifics
    while start - 2 > low and (
        tokens.lower[start - 1] in courtesy
        or tokens.word[start - 1] in EXCELLENCIES
        or (tokens.lower[start - 1] in _WHOSE and tokens.lower[start] in courtesy | _WHOSE)
        or (tokens.lower[start - 1] == "the" and tokens.lower[start - 2] in courtesy)
    ):
        start -= 1
    if start - 3 > low and tokens.lower[start - 1] == "laureate" and tokens.lower[start - 2] in {"nobel", "peace"}:
        start -= 2 if tokens.lower[start - 2] == "nobel" else 3
    retired = _bracketed(tokens, start - 1)
    if retired:
        start -= 3
    if start <= low:
        return
    found = list(phrases.ending_at(start, low, apposed=False))
    if retired and found:
        found[0] = replace(found[0], title=f"{found[0].title} ({retired})", former=True)
    yield from found
    if tokens.word[start - 1] == ",":
        if (
            stop >= tokens.length
            or tokens.lower[stop] in _FOLLOWED_BY
            or tokens.hard[stop]
            or any(tokens.dep[n] == "appos" for n in range(start, stop))
            or _opens_with_office(phrases, low, start - 1, stop)
        ):
            yield from _apposed(phrases, start - 1, low, stop)
    elif found and found[0].start - 2 > low and tokens.word[found[0].start - 1] == ",":
        yield from _apposed(phrases, found[0].start - 1, low, stop)


def _opens_with_office(phrases: Phrases, low: int, comma: int, stop: int) -> bool:
    """Whether a sentence opens with an office and goes on with its holder: "Once the head of Y, X lives in"."""
    tokens = phrases.tokens
    at = low
    while at < comma and tokens.lower[at] in {"once", "formerly", "now", "currently", "a", "an", "the", "also"}:
        at += 1
    if at == low or tokens.tag[stop] not in _FINITE:
        return False
    office = next(iter(phrases.starting_at(at, comma)), None)
    return office is not None and office.stop == comma


def _bracketed(tokens: Tokens, at: int) -> str | None:
    """The word of "(Retired)" that ends at a token: it stands between a rank and a name."""
    if at >= 2 and tokens.word[at] == ")" and tokens.lower[at - 1] in _RETIRED and tokens.word[at - 2] == "(":
        return tokens.word[at - 1]
    return None


def _apposed(phrases: Phrases, comma: int, low: int, stop: int) -> Iterator[Office]:
    """The offices of the phrase before a comma: "the head of Y, X"; "one of the group's leaders, X"."""
    tokens = phrases.tokens
    for office in phrases.ending_at(comma, low, apposed=True):
        if office.plural and tokens.lower[max(low, office.start - 3) : office.start + 2].count("one") == 0:
            continue
        if office.owner is None and stop + 1 < tokens.length and tokens.lower[stop + 1] == "whose":
            body = _led(phrases, stop + 2, min(tokens.length, stop + 7))
            office = replace(office, owner=body)
        yield office


def _behind(phrases: Phrases, stop: int, high: int, *, apposed: bool) -> Iterator[Office]:
    """ "X, the head of Y", "X, a painter and also the head of Z", "X (head of Y)", "X, 45, a teacher".

    `apposed` says that a comma stands before the name too: then an office between two names is the second's.
    """
    tokens = phrases.tokens
    at = stop
    if at < high and tokens.tag[at] == "POS":
        return
    if at + 1 < high and tokens.word[at] in _MEMBERS:
        at += 1
    at = _behind_party_mark(phrases, at, high)
    if at >= high or tokens.word[at] not in {",", "(", "–", "—"}:
        return
    at += 1
    if at + 1 < high and tokens.word[at].isdigit() and tokens.word[at + 1] == ",":
        at += 2
    if at < high and tokens.lower[at] in {"who", "which"}:
        return
    end = at
    while end < high and tokens.word[end] not in {";", ")", "(", ":", "”", '"', "—", "."}:
        if (
            tokens.word[end] == ","
            and not phrases.inside_name(end)
            and not (end + 1 < high and tokens.lower[end + 1] in {"and", "who"})
        ):
            break
        end += 1
    if at < end and _appositive(phrases, at, end):
        for office in phrases.starting_at(at, end):
            following = office.stop + (apposed and end == office.stop)
            if _bracketed(tokens, min(following + 2, tokens.length - 1)):
                following += 3
            entity = phrases.entity_at[following] if following < tokens.length else None
            if entity is not None and entity.kind is EntityKind.PERSON:
                return
            if office.stop < high and (tokens.lower[office.stop] in _SAID or _acts(tokens, at, office.stop)):
                return  # who says or does it is another: "close to X, a senior official said", "X, the king replied"
            yield office


def _acts(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether a phrase with "the" is the subject of the verb behind it, and describes nobody."""
    clause = tokens.dep[stop] not in {"acl", "relcl", "amod"}
    return tokens.lower[start] == "the" and tokens.tag[stop] in _FINITE and clause


def _behind_party_mark(phrases: Phrases, at: int, high: int) -> int:
    """The token behind "(R-Ohio)", "(67)" or "of Ohio", where such stands at `at`."""
    tokens = phrases.tokens
    if at + 2 < high and tokens.lower[at] == "of" and phrases.entity_at[at + 1] is not None:
        end = at + 1
        while end < high and phrases.entity_at[end] is not None:
            end += 1
        return end if end < high and tokens.word[end] == "," else at
    if at + 4 < high and tokens.word[at] == tokens.word[at + 4] == "," and tokens.word[at + 2] == "-":
        return at + 5 if tokens.word[at + 1] in _PARTIES else at  # "X, D-Ohio, and Y"
    if at + 2 < high and tokens.word[at] == "(" and (len(tokens.word[at + 1]) == 1 or tokens.word[at + 1].isdigit()):
        for end in range(at + 2, min(at + 6, high)):
            if tokens.word[end] == ")":
                return end + 1
    return at


def _appositive(phrases: Phrases, at: int, end: int) -> bool:
    """Whether what follows a comma describes the name before it: no new name, no clause."""
    tokens = phrases.tokens
    entity = phrases.entity_at[at]
    if entity is not None and entity.kind is EntityKind.PERSON:
        return False
    if tokens.lower[at] in {
        "and",
        "or",
        "but",
        "as",
        "while",
        "when",
        "where",
        "in",
        "on",
        "at",
        "after",
        "before",
        "with",
        "said",
        "says",
        "by",
    }:
        return False
    return tokens.tag[at] not in {"VBD", "VBZ", "VBP", "MD", "PRP", "IN", "RB", "WRB", "VBG"} or tokens.lower[at] in {
        "also",
        "now",
        "then",
        "once",
        "formerly",
        "currently",
    }


def _verbs(phrases: Phrases, start: int, stop: int, high: int) -> Iterator[Office]:
    """ "X, who heads Y", "X is the ruler of Y", "X was appointed ambassador to Y"."""
    tokens, words = phrases.tokens, phrases.words
    yield from complements(phrases, start, stop, high)
    at = stop
    relative = False
    if at + 1 < high and tokens.word[at] == "," and tokens.lower[at + 1] == "who":
        at += 2
        relative = True
    elif at < high and tokens.lower[at] == "who":
        at += 1
        relative = True
    while at < high and (
        tokens.tag[at] in {"RB", "MD"}
        or tokens.lower[at] in {"has", "had", "been", "have", "be", "to"}
        or (tokens.lemma[at] == "be" and at + 1 < high and tokens.tag[at + 1] in {"VBN", "RB"})
    ):
        at += 1
    if at >= high or not tokens.tag[at].startswith("VB"):
        return
    lemma = tokens.lemma[at]
    if lemma in words.leading and (relative or tokens.tag[at] in {"VBZ"}):
        entity = _led(phrases, at + 1, high)
        if entity is not None:
            yield Office(title=words.leading[lemma], head=words.leading[lemma], owner=entity, start=at, stop=at + 1)
    elif relative and (lemma in words.appointing or (lemma in words.passive and tokens.lemma[at - 1] in {"be", "get"})):
        yield from office_after(phrases, at, high)


def _led(phrases: Phrases, at: int, high: int) -> Entity | None:
    """The body or country that is the object of "heads"."""
    tokens = phrases.tokens
    for number in range(at, min(high, at + 8)):
        entity = phrases.entity_at[number]
        if entity is not None and entity.kind is EntityKind.ORGANISATION:
            while number + 1 < high and phrases.entity_at[number + 1] is entity:
                number += 1
            owns = number + 1 < high and tokens.tag[number + 1] == "POS"
            return None if owns else entity  # "led the agency's efforts"
        if tokens.tag[number] in {"IN", "VBD", "VBZ", ","}:
            return None
    return None


def _counts(office: Office, words: OfficeWords, person: Entity, *, settled: bool = False) -> bool:
    """Whether a phrase is an office or job as the guidelines mean it; `settled`: no owner is to be found any more."""
    if not office.title or (office.owner is not None and office.owner.key == person.key):
        return False
    if office.title.split()[0].lower() in words.not_held:
        return False
    if office.head in words.no_offices and not office.title.lower().startswith("chief "):
        named = office.owner is not None and office.owner.kind is not EntityKind.PERSON
        told = office.possessor is not None or office.head in words.rulers
        named = named or (office.owner is None and told and not settled)
        if office.head in words.sides:
            return named and office.owner is not None and office.owner.kind is EntityKind.ORGANISATION
        return office.head in words.with_body and named
    return True
