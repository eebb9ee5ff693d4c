"""What a text speaks of around the holders of offices: how near each country is named to them."""

from __future__ import annotations

import re
from bisect import bisect

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_bodies import UNITED_STATES, Found, heads_of_administrations
from kgexport.extract.position_places import Naming, acted_on, namings_of
from kgexport.extract.position_words import OfficeWords
from kgexport.extract.reading import Reading
from kgexport.model import Entity, EntityKind, Mention

MOST_MENTIONS = 20
"""Namings of a holder that are looked at: the first ones."""
HOME = 1.9
"""Weight of the United States in a text that names its organs or offices otherwise."""
OTHER_SIDE = 0.1
"""Weight of a country whose own leader is named beside the holder."""
REACH = 3
"""Namings before and behind a holder's that are looked at."""
OTHER_SENTENCE = 150
"""Characters that a country named in another sentence counts as further away."""
_PEERS = frozenset({"colleague", "colleagues", "counterpart", "counterparts", "opposite"})
_POSSESSIVES = frozenset({"his", "her", "their"})
_SENT = frozenset({"ambassador", "envoy", "consul", "counterpart", "chargé"})
_LEADERS = frozenset({"president", "prime minister", "minister", "premier", "chancellor", "king", "queen", "secretary"})


def _others_of(country: Entity, reading: Reading) -> list[tuple[int, str | None]]:
    """Where a country is named as somebody else's, the other side of a meeting: "his Kenyan counterpart"."""
    found = []
    for mention in country.mentions:
        span = reading.doc.char_span(mention.begin, mention.end, alignment_mode="expand")
        if span is None:
            continue
        before = reading.doc[max(0, span.start - 1)].lower_
        behind = {token.lower_ for token in reading.doc[span.end : span.end + 3]}
        of_leader = span.start > 1 and before == "of" and reading.doc[span.start - 2].lower_ in _LEADERS
        if (before in _POSSESSIVES and behind & _PEERS) or (before == "the" and behind & _SENT) or of_leader:
            found.append((mention.begin, mention.sentence))
    return found


class Surroundings:
    """Whom a text speaks of. State: its countries and bodies, where they are named, and the offices that are filled."""

    def __init__(self, reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
        """Take a text with the offices found in it, of which some have an owner."""
        self.reading = reading
        self.tokens = tokens
        self.words = words
        self.found = found
        self.countries = [entity for entity in reading.entities if entity.kind is EntityKind.COUNTRY]
        self.places = [entity for entity in reading.entities if entity.kind is EntityKind.PLACE]
        self.bodies = [entity for entity in reading.entities if entity.kind is EntityKind.ORGANISATION]
        self.namings: dict[str, list[Naming]] = {}
        for country in self.countries:
            told = [item for item in found if item.owner is country and not item.guessed]
            taken = [(tokens.begin[item.start], tokens.begin[item.stop - 1]) for item in told]
            self.namings[country.key] = namings_of(country, reading, taken=taken, standing_for=True)
        self.others = {country.key: _others_of(country, reading) for country in self.countries}
        self.named = sum(len(self.namings[country.key]) for country in self.countries)
        self.taken = {
            (item.owner.key, words.bare(item.office.title)): item.holder.key
            for item in found
            if item.owner is not None and not item.office.former
        }
        self.rulers: dict[str, set[str]] = {}
        for item in found:
            rules = item.office.title.lower() in words.rulers and not item.office.former
            if item.owner is not None and rules and not item.guessed:
                self.rulers.setdefault(item.owner.key, set()).add(item.holder.key)
        self.home = next((country for country in self.countries if country.country_code == UNITED_STATES), None)
        self.administrations = frozenset(heads_of_administrations(tokens, reading))
        at_home = any(item.owner is not None and item.owner.country_code == UNITED_STATES for item in found)
        self.at_home = at_home or any(
            not words.home_bodies.isdisjoint(entity.names) for entity in (*self.bodies, *self.places)
        )

    def best(self, item: Found) -> float:
        """How near the nearest country is: what is surest is settled first."""
        return max((self.closeness(item, country) for country in self.countries), default=0.0)

    def is_filled(self, item: Found, country: Entity) -> bool:
        """Whether another person holds the office of an item in a country, or no such office is there."""
        title = self.words.bare(item.office.title)
        if title in self.words.sole and self.taken.get((country.key, title), item.holder.key) != item.holder.key:
            return True
        having = self.words.only_in.get(item.office.head)
        if having is not None and country.country_code not in having:
            return True
        if item.office.head != "president":
            return False
        rulers = self.rulers.get(country.key, set())
        return country.country_code in self.words.no_president or bool(rulers - {item.holder.key})

    def is_claimed(self, item: Found, country: Entity) -> bool:
        """Whether a country that could be the holder's stands before one of his names in one sentence."""
        return any(
            naming.own and naming.sentence == name.sentence and naming.begin < name.begin
            for naming in self.namings[country.key]
            for name in item.holder.mentions[:MOST_MENTIONS]
        )

    def is_other_side(self, item: Found, country: Entity) -> bool:
        """Whether a country's leader is named behind the holder in his first sentence: "X met with Y of Kenya"."""
        first = item.holder.mentions[0]
        return any(
            other.owner is country
            and not other.guessed
            and other.holder.key != item.holder.key
            and other.office.head in _LEADERS
            and any(name.sentence == first.sentence and name.begin > first.begin for name in other.holder.mentions)
            for other in self.found
        ) or any(begin > first.begin and sentence == first.sentence for begin, sentence in self.others[country.key])

    def nearness(self, item: Found, country: Entity) -> float:
        """How near a country is named to the holder, over their mentions, from 0 to 1."""
        mentions = item.holder.mentions[:MOST_MENTIONS]
        return sum(self._nearness(mention, country) for mention in mentions) / len(mentions)

    def closeness(self, item: Found, country: Entity, *, plain: bool = False) -> float:
        """How likely the context makes a country the holder's; 0 where the office there is another's.

        `plain` leaves out that many texts speak from the United States.
        """
        title = self.words.bare(item.office.title)
        home = country is self.home
        if self.is_filled(item, country):
            return 0.0
        sent = re.split(r" (?:to|for) ", title, maxsplit=1)[1:]
        if any(name.lower() in sent[0].split() or sent[0].endswith(name.lower()) for name in country.names if sent):
            return 0.0  # an ambassador is not of the country he is sent to
        foreign = title in self.words.not_united_states or item.office.head in self.words.not_united_states
        if home and foreign:
            return 0.0
        closeness = self.nearness(item, country) + 0.4 * len(self.namings[country.key]) / self.named
        acting = acted_on(item.holder, country, self.reading, most=MOST_MENTIONS)
        if acting or self.is_other_side(item, country):
            closeness *= OTHER_SIDE
        return closeness * HOME if home and self.at_home and not plain else closeness

    def _nearness(self, name: Mention, place: Entity) -> float:
        """Up to 1 for the naming next to the holder's, by its weight; less behind it or in another sentence."""
        if place.key not in self.namings:
            self.namings[place.key] = namings_of(place, self.reading)
        index = bisect(self.namings[place.key], name.begin, key=lambda naming: naming.begin)
        near = []
        for other in self.namings[place.key][max(0, index - REACH) : index + REACH]:
            between = name.begin - other.begin if other.begin <= name.begin else 2.0 * (other.begin - name.begin)
            distance = between if name.sentence == other.sentence else OTHER_SENTENCE + between
            near.append(other.weight / (1.0 + distance / 100))
        return max(near, default=0.0)

    def nearest(self, item: Found, places: list[Entity]) -> Entity | None:
        """The place named nearest to the holder in one sentence with him."""
        near = [
            (-self._nearness(mention, place), place.key, place)
            for mention in item.holder.mentions[:MOST_MENTIONS]
            for place in places
            if any(other.sentence == mention.sentence for other in place.mentions)
        ]
        return min(near, key=lambda found: found[:2])[2] if near else None
