"""Offices told apart from the name: "the Kenyan leader" said of somebody named before, or of one named right after."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_phrases import Phrases
from kgexport.extract.position_words import Office
from kgexport.extract.reading import Reading
from kgexport.extract.references import referents_of_one
from kgexport.model import Entity, EntityKind

LEADERS = frozenset({"leader", "president", "premier", "chancellor", "king", "emir", "minister"})
"""Heads of descriptions that point at one person: "the Kenyan leader"."""
MOST_BETWEEN = 2
"""Sentences between an unnamed office at the head of a story and the name of its holder, the name's own included."""

Telling = tuple[Entity, Office]


def described_offices(
    reading: Reading, phrases: Phrases, holders: Collection[tuple[Entity, int]], held: Collection[str]
) -> Iterator[Telling]:
    """Yield person and office for descriptions that point back to a person.

    `holders` are all namings of people, as pairs of the person and the token that the naming begins with; `held` the
    keys of people with an office. Where nothing tells whom a description means, it is the one person named before it in
    its sentence that no office is known of.
    """
    tokens = phrases.tokens
    named = {start for _, start in holders}
    for number in range(1, tokens.length):
        if tokens.lower[number] not in LEADERS or tokens.heading[number] or phrases.head_at(number) is None:
            continue
        following = number + 1
        if following < tokens.length and (following in named or tokens.tag[following] in {"NN", "NNP", "HYPH", "POS"}):
            continue
        start = number
        while start > 0 and not tokens.hard[start] and number - start < 6 and not _definite(phrases, start):
            if tokens.lower[start] in {"a", "an", "another", "any"}:
                break
            start -= 1
        if not _definite(phrases, start):
            continue
        office = next(phrases.starting_at(start, number + 1), None)
        if office is None or office.owner is None or office.plural or office.owner.kind is not EntityKind.COUNTRY:
            continue
        keys = referents_of_one(reading.doc[tokens.at[number]], reading)
        person = reading.entity.get(keys[0]) if len(keys) == 1 else None
        if not keys:
            near = {other.key: other for other, at in holders if at < start and _same_sentence(tokens, at, start)}
            free = [key for key in near if key not in held]
            person = near[free[0]] if len(free) == 1 else None
        if person is not None and person.kind is EntityKind.PERSON:
            yield person, office


def _same_sentence(tokens: Tokens, first: int, second: int) -> bool:
    return tokens.sentence[first] == tokens.sentence[second] and not any(tokens.line[first + 1 : second + 1])


def _definite(phrases: Phrases, number: int) -> bool:
    """Whether a description begins at a token: "the", or a country with a possessive."""
    tokens = phrases.tokens
    if tokens.lower[number] == "the":
        return True
    owned = number + 1 < tokens.length and tokens.tag[number + 1] == "POS"
    return owned and phrases.entity_at[number] is not None


def introduced_offices(phrases: Phrases, holders: Collection[tuple[Entity, int]]) -> Iterator[Telling]:
    """Yield person and office where one sentence speaks of an unnamed officer and the next one names a new person.

    "A Kenyan lawmaker has said so. Orlan Tebo, citing figures, told …": the officer is the subject of the first, the
    person the subject of the second and named there for the first time, without any office.
    """
    tokens = phrases.tokens
    subjects = _officers(phrases)
    seen: set[str] = set()
    for person, start in sorted(holders, key=lambda pair: pair[1]):
        if person.key in seen or tokens.heading[start]:
            continue
        seen.add(person.key)
        sentence = tokens.sentence[start]
        if not tokens.hard[start] or tokens.dep[_last(phrases, person, start)] not in {"nsubj", "nsubjpass"}:
            continue
        for before in range(sentence - 1, sentence - MOST_BETWEEN, -1):
            office = _unnamed(phrases, subjects.get(before))
            if office is not None:
                yield person, office


def _last(phrases: Phrases, person: Entity, start: int) -> int:
    stop = start
    while stop + 1 < phrases.tokens.length and phrases.entity_at[stop + 1] is person:
        stop += 1
    return stop


def _officers(phrases: Phrases) -> dict[int, int]:
    """The first subject of each sentence that is an officer without name, headings left out."""
    tokens = phrases.tokens
    found: dict[int, int] = {}
    for number in range(tokens.length - 1):
        says = tokens.tag[number + 1] in {"VBD", "VBZ", "MD"}
        if says and not tokens.heading[number] and phrases.head_at(number) is not None:
            following = phrases.entity_at[number + 1]
            if phrases.entity_at[number] is None and (following is None or following.kind is not EntityKind.PERSON):
                found.setdefault(tokens.sentence[number], number)
    return found


def _unnamed(phrases: Phrases, subject: int | None) -> Office | None:
    """The office of a singular subject that names nobody: "Kenya's foreign minister", "a Kenyan lawmaker"."""
    if subject is None:
        return None
    tokens = phrases.tokens
    start = subject
    while start > 0 and not tokens.hard[start] and tokens.word[start - 1] not in {",", ";", ":"}:
        start -= 1
    office = next(phrases.ending_at(subject + 1, start, apposed=False), None)
    if office is None or office.plural or office.owner is None or office.owner.kind is EntityKind.PERSON:
        return None
    return office
