"""People: one entity for the full name, the surname, the given name, the inverted and the transliterated form."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz.distance import OSA, Levenshtein

from kgexport.model import EntityKind, NameMention
from kgexport.resolve.entity_forms import person_words, sound
from kgexport.resolve.entity_groups import PERSON, Group, last_before, last_title
from kgexport.resolve.entity_name_index import FUZZY_LENGTH, NameIndex

_BORN_TITLES = frozenset({"king", "queen", "prince", "princess", "pope", "emir", "sultan"})
"""Titles that a person is not named without: "King Aren" is not the Karl Aren who bears no title."""
_FIRST_SURNAMES = frozenset({
    "ban", "chang", "chen", "choe", "chung", "deng", "guo", "huang", "hwang", "jiang", "jung", "kang", "kwon",
    "moon", "nguyen", "paek", "park", "pham", "phan", "song", "suh", "tran", "truong", "tsai", "wang", "yang",
    "yoon", "zhang", "zhao", "zhou", "zhu",
})  # fmt: skip
"""Surnames of eastern Asia, which stand first there; shorter ones need no list."""
SHORT_SURNAME = 3
"""Letters up to which a first word is rather a surname of eastern Asia ("Kim", "Xi", "Ri")."""


def merge_full_names(groups: list[Group]) -> None:
    """Join full names of one person: middle names left out, other spellings, the surname first.

    A name joins the first of the longer ones that share a sound with it: those that share its first word's before
    those that share its second's.
    """
    index = NameIndex()
    taken: list[tuple[Group, frozenset[str]]] = []
    merged: set[int] = set()
    for group in sorted(groups, key=lambda group: (-len(person_words(group.name)), group.first)):
        words = person_words(group.name)
        if group.kind is not PERSON or len(words) < 2:
            continue
        sounds = [sound(word) for word in words]
        near = []
        for number in index.near(words):
            shared = next((at for at, heard in enumerate(sounds) if heard in taken[number][1]), None)
            if shared is not None:
                near.append((shared, number))
        for _, number in sorted(near):
            other = taken[number][0]
            if same_person(person_words(other.name), words):
                other.take(group)
                other.settle()
                merged.add(id(group))
                index.add(number, person_words(other.name))
                break
        else:
            index.add(len(taken), words)
            taken.append((group, frozenset(sounds)))
    groups[:] = [group for group in groups if id(group) not in merged]


def same_person(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names, the first at least as long, can be of one person."""
    if all(_one_of(word, full) for word in reversed(other)):  # surnames tell most people apart
        return (
            _alike(full[-1], other[-1]) or _alike(full[0], other[0]) or set(map(sound, full)) == set(map(sound, other))
        )
    if not _alike(full[-1], other[-1]):
        return False
    left, right = full[0], other[0]
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0] and len(other) <= len(full)
    return sound(left) == sound(right) or (
        left[:2] == right[:2] and min(len(left), len(right)) <= 4 and len(other) == 2
    )


def attach_single_names(groups: list[Group]) -> None:
    """Give bare surnames and given names to the person whose full name holds them, whatever kind the model saw."""
    full = [group for group in groups if group.kind is PERSON and len(person_words(group.name)) > 1]
    people = {id(person) for person in full}
    index: dict[str, list[Group]] = defaultdict(list)
    for group in full:
        for word in dict.fromkeys(sound(word) for name in group.names for word in person_words(name) if len(word) > 1):
            index[word].append(group)
    for group in list(groups):
        words = person_words(group.name)
        if id(group) in people or len(words) != 1 or group.code is not None:
            continue
        found = [
            person
            for person in index.get(sound(words[0]), [])
            if any(_spelt_alike(words[0], word) for name in person.names for word in person_words(name))
        ]
        if not found and len(words[0]) >= FUZZY_LENGTH:
            found = [person for person in full if _alike(person_words(person.name)[-1], words[0])]
        if found and _may_be_person(group):
            _attach(groups, group, words[0], found)


def _may_be_person(group: Group) -> bool:
    """Whether nothing speaks loudly for a place or a body."""
    votes = group.votes
    other = max((weight for kind, weight in votes.items() if kind is not PERSON), default=0.0)
    return votes.get(PERSON, 0.0) + 4.0 >= other / max(1, len(group.members)) * 1.0 and not (
        group.known and votes.get(EntityKind.PLACE, 0.0) > votes.get(PERSON, 0.0) + 2.0 * len(group.members)
    )


def _attach(groups: list[Group], group: Group, word: str, found: list[Group]) -> None:
    """Split the mentions of a single name over the people it may be, each to the one named last before it."""
    surnamed = [person for person in found if _alike(person_words(person.name)[-1], word)]
    if not surnamed:  # the surname first: "Mr. Ham" is Ham Dok-su
        surnamed = [person for person in found if _surname_first(person.name, word)]
    remaining = []
    taken: dict[int, list[NameMention]] = {}
    for member in group.members:
        titles = {last_title(member.title)} if member.title else set()
        candidates = surnamed
        if titles:
            held = [person for person in found if person.titles & titles]
            untitled = [person for person in surnamed if not person.titles or len(surnamed) == 1]
            candidates = held or ([] if titles & _BORN_TITLES else untitled)
        elif not surnamed:
            candidates = found
        chosen = last_before(candidates, member.mention.begin)
        if chosen is None:
            remaining.append(member)
        else:
            taken.setdefault(id(chosen), []).append(member)
    for person in found:
        if id(person) in taken:
            person.take(Group(taken[id(person)]))
            person.settle()
            person.kind = PERSON
    if remaining:
        group.members = remaining
        group.settle()
    else:
        groups.remove(group)


def _surname_first(name: str, word: str) -> bool:
    """Whether a name of eastern Asia has the word as its first one, the surname."""
    first = person_words(name)[0]
    eastern = "-" in name or len(first) <= SHORT_SURNAME or first in _FIRST_SURNAMES
    return eastern and _alike(first, word)


def _one_of(word: str, words: tuple[str, ...]) -> bool:
    if len(word) == 1:
        return any(other[0] == word for other in words)
    return any(_alike(word, other) for other in words)


def _alike(left: str, right: str) -> bool:
    if sound(left) == sound(right) and _spelt_alike(left, right):
        return True
    return (
        min(len(left), len(right)) >= FUZZY_LENGTH
        and left[0] == right[0]
        and OSA.distance(left, right, score_cutoff=1) <= 1
    )


def _spelt_alike(left: str, right: str) -> bool:
    """Whether two words of the same sound are also written nearly alike."""
    longest = max(len(left), len(right))
    return Levenshtein.distance(left, right) <= max(1, longest // 3)
