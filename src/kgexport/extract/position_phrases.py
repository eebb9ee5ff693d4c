"""Phrases for an office: "acting Kenyan President", "the head of Peru's Guards", "chairman and CEO of Ardent".

A phrase is parsed from its head noun: leftwards over what modifies it, up to the country or body it is held at;
rightwards over "of State", "to Germany", "for European affairs", "of the Council". Tokens have the numbers of `Tokens`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_modifiers import (
    is_for_states,
    is_leaning,
    modifies,
    more_departments,
    only_title,
    opens_title,
    parts_departments,
    two_departments,
)
from kgexport.extract.position_pairs import coordinated, shared
from kgexport.extract.position_possessors import is_body_word, possessor_of
from kgexport.extract.position_titles import former_word, title_of
from kgexport.extract.position_words import Office, OfficeWords
from kgexport.model import Entity, EntityKind

LONGEST = 16
"""Tokens that a phrase reaches from its head at most, to either side."""

_COMMON_RANKS = frozenset({"major", "private"})  # rather common words where they are written small
_PLACES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
_REGIONAL = frozenset({"director", "manager"})
_HELD_AT = frozenset({"of", "for", "at", "with", "in", "on", "from"})


class Phrases:
    """The phrases of one text. State: its tokens, the entity at each, and the word lists."""

    def __init__(self, tokens: Tokens, entity_at: list[Entity | None], words: OfficeWords) -> None:
        """Take the tokens of a text with the entity that each belongs to, persons' titles left out."""
        self.tokens = tokens
        self.entity_at = entity_at
        self.words = words

    def inside_name(self, at: int) -> bool:
        """Whether a token stands inside a name, as the comma of "Washington, D.C."."""
        return self._cuts_name(at) and self._cuts_name(at + 1)

    def head_at(self, number: int) -> str | None:
        """The head noun that stands at a token, small and singular, or None."""
        lower = self.tokens.lower[number]
        entity = self.entity_at[number]
        if entity is not None and entity.kind is not EntityKind.PERSON:
            return None
        if lower in _COMMON_RANKS and self.tokens.word[number].islower():
            return None
        if lower == "executive" and number and self.tokens.lower[number - 1] == "chief":
            return lower
        for form in (lower, lower.rstrip(".")):
            if form in self.words.heads or form in self.words.ranks:
                return lower
        singular = f"{lower[:-3]}y" if lower.endswith("ies") else lower.removesuffix("s")
        return singular if singular in self.words.heads and singular != lower else None

    def ending_at(self, stop: int, low: int, *, apposed: bool) -> Iterator[Office]:
        """Offices whose phrase ends before token `stop` and begins not before `low`, the nearest first.

        `apposed` says that a comma stands between phrase and name: then anything may follow the head.
        """
        at = stop - 1
        while at >= low and self.tokens.lower[at] in self.words.honorifics and self.head_at(at) is None:
            at -= 1
        if (head := self._head_before(at, low, apposed=apposed)) is None:
            return
        office = self.parse(head, low, at + 1)
        before = self._office_at_owner(office, low)
        if before is not None:
            yield before
            office = replace(office, owner=None)
        yield from shared(self, office, low)
        yield from coordinated(self, office, low)

    def starting_at(self, start: int, high: int) -> Iterator[Office]:
        """Offices told by the noun phrase that begins at `start` and ends not behind `high`."""
        at = start
        while at < high:
            head = self._head_after(at, high)
            if head is None:
                return
            office = self.parse(head, start, high)
            yield from shared(self, office, start)
            following = self._also(office.stop, high)
            if following is None:
                return
            at = start = following

    def _office_at_owner(self, office: Office, low: int) -> Office | None:
        """The office whose body only seems the rank's: "chief of staff of the Guards, General X" without the comma."""
        if office.owner is None or office.head not in self.words.ranks:
            return None
        at = office.start - 1
        if at > low and self.tokens.lower[at] == "the":
            at -= 1
        if at <= low or self.tokens.lower[at] not in {"of", "for", "at"}:
            return None
        head = self._head_before(at - 1, low, apposed=True)
        other = self.parse(head, low, office.stop) if head is not None else None
        return other if other is not None and other.owner is office.owner else None

    def _head_before(self, at: int, low: int, *, apposed: bool) -> int | None:
        """The head noun of a phrase that ends with token `at`."""
        limit = max(low, at - LONGEST)
        number = at
        while number >= limit:
            if self.head_at(number) is not None and self._reaches(number, at, apposed=apposed):
                return number
            if not self._in_phrase(number):
                return None
            number -= 1
        return None

    def _reaches(self, head: int, at: int, *, apposed: bool) -> bool:
        """Whether what stands between a head and the end of its phrase can belong to it."""
        if head == at:
            return True
        following = self.tokens.lower[head + 1]
        if following in {"general", "elect", "designate", "-"}:
            return True
        if apposed:
            return following in _HELD_AT | {"to", "and"}
        if tuple(self.tokens.lower[head + 1 : at + 1]) in self.words.tails:
            return True
        departments = following == "of" and self.words.departments.issuperset(self.tokens.lower[head + 2 : at + 1])
        return departments or (following in {"of", "to", "for"} and self.tokens.word[head][0].isupper())

    def _in_phrase(self, number: int) -> bool:
        tokens = self.tokens
        entity = self.entity_at[number]
        if entity is not None and entity.kind is EntityKind.PERSON:
            return number + 1 < tokens.length and (
                tokens.tag[number + 1] == "POS" or self.entity_at[number + 1] is entity
            )
        if tokens.word[number] == ",":
            return parts_departments(tokens, self.words, number)
        if entity is not None or tokens.word[number] in {"-", "–", "’s", "'s", "’", "'", "&"}:
            return True
        return tokens.tag[number] in {"NN", "NNS", "NNP", "NNPS", "JJ", "IN", "DT", "CC", "HYPH", "POS", "CD", "TO"}

    def _head_after(self, at: int, high: int) -> int | None:
        """The first head noun of a noun phrase: the last of the nouns side by side."""
        number = at
        while number < min(high, at + LONGEST):
            lower = self.tokens.lower[number]
            deputy = lower in self.words.deputies and self._head_follows(number + 1, high)
            deputy = deputy or (lower == "chief" and self._describes(number + 1, high))
            if not deputy and self.head_at(number) is not None:
                while number + 1 < high and self.head_at(number + 1) is not None and self.entity_at[number + 1] is None:
                    number += 1
                following = self.tokens.tag[number + 1] if number + 1 < high else ""
                glued = number + 1 < high and self.tokens.word[number + 1] == "-"
                glued = glued and tuple(self.tokens.lower[number + 1 : number + 5]) not in self.words.tails
                if not glued and (
                    not following.startswith("NN") or self.entity_at[number + 1] is not None or following == "NNP"
                ):
                    return number
            elif (
                self.tokens.tag[number] in {"VBZ", "VBD", "VBP", "MD", "WDT", "TO", "PRP", "WRB"}
                and self.entity_at[number] is None
            ) or (
                lower in {"of", "for", "from", "in", "at", "who", "whose", "by", "with"} and not self._one_of(number)
            ):
                return None
            number += 1
        return None

    def _describes(self, at: int, high: int) -> bool:
        """Whether "chief" stands before what it describes: "chief Lima correspondent", "chief political rival"."""
        first, tokens = at, self.tokens
        while at < high and tokens.tag[at] in {"JJ", "NNP"} and not tokens.hard[at]:
            at += 1
        entity = self.entity_at[first] if first < high else None
        named = entity is not None and entity.kind is EntityKind.PERSON
        return first < at < high and tokens.tag[at] == "NN" and not named

    def _one_of(self, number: int) -> bool:
        return self.tokens.lower[number] == "of" and self.tokens.lower[number - 1] in {"one", "some", "part"}

    def _also(self, at: int, high: int) -> int | None:
        """Where another office of the same person begins: "and also the head of"."""
        tokens = self.tokens
        limit = min(high, at + 7)
        while at < limit and tokens.lower[at] not in {"and", "&"}:
            if tokens.tag[at] in {"VBZ", "VBD", "MD", "PRP"}:
                return None
            at += 1
        if at >= limit:
            return None
        at += 1
        while at < high and tokens.lower[at] in {"also", "a", "an", "the"}:
            at += 1
        return at if self._head_follows(at, high) else None

    def parse(self, head: int, low: int, high: int) -> Office:
        """The office whose head noun is token `head`."""
        start, owner, former = self._left(head, low)
        stop, title_stop, held_at = self._right(head, high)
        noun = self.head_at(head) or self.tokens.lower[head]
        plural = noun != self.tokens.lower[head] or noun in self.words.plurals
        bounds = (start, head, title_stop)
        region = owner if self._is_region(start, noun, owner, held_at, low) else None
        owner = owner if region is None else None
        title = title_of(self.tokens, self.entity_at, self.words, bounds, noun=noun, owner=held_at, region=region)
        place = held_at if held_at is not None and (held_at.kind is EntityKind.ORGANISATION or owner is None) else owner
        if former and not any(
            word.lower() in self.words.former or word.lower().startswith("ex-") for word in title.split()
        ):
            title = f"{former_word(self.tokens, self.words, start)} {title}"
        return Office(
            title=title,
            head=noun,
            owner=place,
            start=start,
            stop=stop,
            former=former,
            plural=plural,
            possessor=possessor_of(self.tokens, self.words, (start, head, stop), low) if place is None else None,
        )

    def _is_region(self, start: int, noun: str, owner: Entity | None, held_at: Entity | None, low: int) -> bool:
        """Whether a place only says what somebody directs for a body: "the group's Lima director"."""
        if noun not in _REGIONAL or owner is None or owner.kind not in _PLACES:
            return False
        owned = start - 2 >= low and self.tokens.tag[start - 1] == "POS" and self.entity_at[start - 2] is None
        return owned or (held_at is not None and held_at.kind is EntityKind.ORGANISATION)

    def _left(self, head: int, low: int) -> tuple[int, Entity | None, bool]:
        """The first token of a phrase, who owns the office, and whether it is a past one."""
        tokens, words = self.tokens, self.words
        at, owner, former = head, None, False
        while at - 1 >= max(low, head - LONGEST):
            number = at - 1
            lower, entity = tokens.lower[number], self.entity_at[number]
            if lower in words.former or (tokens.word[number] == "-" and tokens.lower[number - 1] == "ex"):
                former = True
                at = number if lower in words.former else number - 1
                continue
            if entity is not None:
                if owner is not None and entity.key != owner.key:
                    sent = self.tokens.lower[head] in self.words.sent and tokens.tag[number + 1] == "POS"
                    if not sent or entity.kind is EntityKind.PERSON:
                        break
                if entity.kind is EntityKind.PERSON and (
                    number + 1 >= tokens.length or tokens.tag[number + 1] != "POS"
                ):
                    break
                if is_leaning(tokens, number):
                    at = number - 2
                    continue
                owner = entity
                at = number
                continue
            if owner is not None and (tokens.tag[number] in {"NN", "NNP", "IN", "NNS"} or lower == ","):
                break
            if tokens.tag[number] == "POS" and number > low and self.entity_at[number - 1] is not None:
                at = number
                continue
            if tokens.word[number] == "-" and tokens.glued[number]:
                at = number
                continue
            if self._other_office(number, at):
                break
            if lower in {"and", "&"} and two_departments(tokens, words, number, low):
                at = number
                continue
            if opens_title(tokens, words, number, owned=owner is not None):
                at = number
                continue
            if not modifies(tokens, words, number, at, head):
                break
            at = number
        return at, owner, former

    def _other_office(self, number: int, at: int) -> bool:
        """Whether a word before an office is another office: "Chairman" "Gen."."""
        lower, words = self.tokens.lower[number], self.words
        small_chief = lower == "chief" and self.tokens.word[number].islower() and self.entity_at[at] is None
        if small_chief and self.tokens.word[at][0].isupper():
            return True  # "junta chief General X"
        if lower in words.before or lower in words.dropped or self.tokens.word[at] == "-":
            return False
        if self.tokens.lower[at] in words.ranks | {"executive"} and (
            lower in words.ranks or self.tokens.lower[at] in {"general", "executive"}
        ):
            return False
        return self.head_at(number) is not None and self.head_at(at) is not None

    def _right(self, head: int, high: int) -> tuple[int, int, Entity | None]:
        """Where a phrase and its title end, and at whom the office is held."""
        tokens, words = self.tokens, self.words
        at = head + 1
        for length in (4, 3, 2, 1):
            if (
                at + length <= high
                and tuple(tokens.lower[at : at + length]) in words.tails
                and not self._cuts_name(at + length)
                and not more_departments(tokens, words, at + length)
                and not (at + length < high and tokens.tag[at + length] == "NN" and self.entity_at[at + length] is None)
            ):
                at += length
                break
        title_stop = at
        owner: Entity | None = None
        while at < high and (tokens.lower[at] in _HELD_AT or tokens.lower[at] == "to") and not tokens.hard[at]:
            end, entity, titled = self._object(at, high)
            if end == at:
                break
            if tokens.lower[at] == "for" and entity is not None and is_for_states(words, tokens.lower[head], entity):
                entity, titled = None, True
            if titled:
                title_stop = end
                owner = owner or entity
            elif entity is not None and (owner is None or owner.kind in _PLACES):
                owner = entity
            at = end
            described = entity is None and not titled and self.entity_at[at - 1] is None
            if described and tokens.lower[at : at + 1] != ["at"]:  # "an expert in fish at the Institute"
                break
        stop = at
        at = head + 1
        if at + 1 < high and tokens.lower[at] in {"and", "&", ","} and title_stop == head + 1 and owner is None:
            other = self._head_after(at + 1, high)
            if other is not None and other - at <= 4 and only_title(tokens, words, at + 1, other):
                _, _, owner = self._right(other, high)
        return stop, title_stop, owner

    def _cuts_name(self, at: int) -> bool:
        """Whether a name goes on over this place."""
        return (
            at < self.tokens.length and self.entity_at[at] is not None and self.entity_at[at] is self.entity_at[at - 1]
        )

    def _object(self, at: int, high: int) -> tuple[int, Entity | None, bool]:
        """The noun phrase behind a preposition: its end, the entity it names, whether it is part of the title."""
        tokens = self.tokens
        preposition = tokens.lower[at]
        number, entity, named = at + 1, None, -1
        while number < min(high, at + LONGEST) and not tokens.hard[number]:
            found = self.entity_at[number]
            if found is not None and found.kind is EntityKind.PERSON and entity is None:
                if preposition == "for" and number == at + 2 and self.head_at(at + 1) is not None:
                    return at, None, False  # "spokesman for President X"
                break
            if found is not None and found.kind is not EntityKind.PERSON:
                if entity is None or found.kind is EntityKind.ORGANISATION or entity.kind in _PLACES:
                    entity, named = found, number
            elif (
                tokens.lower[number] == "and" and (number + 1 >= high or self._head_follows(number + 1, high))
            ) or not (
                tokens.tag[number] in {"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "HYPH", "CC", "VBN", "PRP$"}
                or tokens.word[number] == "-"
                or (
                    tokens.word[number] == "," and preposition != "to" and parts_departments(tokens, self.words, number)
                )
                or (tokens.tag[number] == "VBG" and tokens.tag[number - 1] == "NN" and tokens.tag[number + 1] == "NN")
            ):
                break
            number += 1
        while number > at + 1 and tokens.tag[number - 1] in {"CC", "DT", "JJ"} and self.entity_at[number - 1] is None:
            number -= 1
        if number == at + 1:
            return at, None, False
        if tokens.lower[number - 1] in self.words.place_leaders and number < high and tokens.lower[number] == "of":
            return self._object(number, high)
        ends_named = named == number - 1
        if entity is not None and preposition == "to":
            return number, None, ends_named
        if entity is not None and (
            ends_named or entity.kind is EntityKind.ORGANISATION or tokens.tag[named + 1] == "POS"
        ):
            useful = entity.kind is EntityKind.ORGANISATION or preposition in {"of", "for"}
            return number, entity if useful else None, False
        described = tokens.lower[at + 1] == "the" and number == at + 3 and is_body_word(tokens, self.words, number - 1)
        timed = described or tokens.lower[number - 1] in self.words.terms
        titled = preposition in {"of", "for", "to"} and (entity is None or not ends_named) and not timed
        owned = titled and preposition == "of" and entity is not None and tokens.lower[named - 1] == "the"
        return number, entity if owned else None, titled

    def _head_follows(self, at: int, high: int) -> bool:
        """Whether another office begins: "and editor of", "and a member"."""
        for number in range(at, min(high, at + 4)):
            if self.head_at(number) is not None:
                return True
            entity = self.entity_at[number]
            owns = entity is not None and entity.kind is not EntityKind.PERSON
            small = self.tokens.tag[number] in {"DT", "JJ", "NN", "RB", "HYPH"} or self.tokens.word[number] == "-"
            if not small and not owns and self.tokens.lower[number] not in self.words.before:
                return False
        return False
