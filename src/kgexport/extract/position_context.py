"""Who an office is held at where its phrase does not say: the country or body that the context speaks of."""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_bodies import (
    UNITED_STATES,
    Found,
    heads_of_administrations,
    home_offices,
    set_owner,
    spoken_for,
)
from kgexport.extract.position_places import Naming, acted_on, body_before, namings_of
from kgexport.extract.position_words import OfficeWords
from kgexport.extract.reading import Reading
from kgexport.model import Entity, EntityKind, Mention

MOST_MENTIONS = 20
"""Namings of a holder that are looked at: the first ones."""
LEAST_CLOSENESS = 0.12
"""What a guess needs: a country named near the holder or very often."""
HOME = 1.9
"""Weight of the United States in a text that names its organs or offices otherwise."""
OTHER_SIDE = 0.1
"""Weight of a country whose own leader is named beside the holder."""
_LEADERS = frozenset({"president", "prime minister", "minister", "premier", "chancellor", "king", "queen", "secretary"})
FAR = 0.3
"""Closeness under which a country is not meant where the United States have another president too."""
MUCH = 4
"""How many times more often another country must be named for a president to be its."""
ADVISERS = ("national security adviser", "national security advisor", "national-security adviser")
PARTY_OFFICES = ("majority leader", "minority leader", "majority whip", "minority whip")
"""Offices in a chamber: "of Ohio" behind them says where somebody was elected."""
VAGUE = ("adviser", "advisor", "leader", "diplomat")
"""Offices that say too little by themselves for a guess of the country."""
REACH = 3
"""Namings before and behind a holder's that are looked at."""
OTHER_SENTENCE = 150
"""Characters that a country named in another sentence counts as further away."""


def fill_owners(reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """Give every office without owner the one that its list, its sentence or the text implies, never a person."""
    masters = _masters(found)
    _committees(reading, found)
    _possessed(reading, tokens, found)
    _share_in_lists(tokens, words, found)
    _same_holder(found)
    _chambers(reading, words, found)
    _leading_country(reading, tokens, words, found)
    home_offices(reading, words, found)
    _same_holder(found)
    _share_in_lists(tokens, words, found[::-1])
    _serve(masters, found)
    spoken_for(reading, tokens, found)
    _from_context(reading, tokens, words, [item for item in found if not any(item is other for other, _ in masters)])
    _serve(masters, found)
    _from_context(reading, tokens, words, found)


def _masters(found: list[Found]) -> list[tuple[Found, str]]:
    """Offices held with a person, who is no owner: "X's spokesperson, Y"; with that person's key."""
    masters = []
    for item in found:
        if item.owner is not None and item.owner.kind is EntityKind.PERSON:
            masters.append((item, item.owner.key))
            set_owner(item, None)
    return masters


def _serve(masters: list[tuple[Found, str]], found: list[Found]) -> None:
    """ "German Chancellor X's spokesperson, Y": Y's office is where X's is."""
    owners: dict[str, Entity] = {}
    for item in found:
        if item.owner is not None:
            owners.setdefault(item.holder.key, item.owner)
    for item, master in masters:
        if item.owner is None:
            set_owner(item, owners.get(master))


def _committees(reading: Reading, found: list[Found]) -> None:
    """ "Oversight Chairman X": the chairman of the committee that the text names in full."""
    bodies = [entity for entity in reading.entities if entity.kind is EntityKind.ORGANISATION]
    for item in found:
        first, _, rest = item.office.title.partition(" ")
        if (
            (item.owner is not None and item.owner.kind is EntityKind.ORGANISATION)
            or not rest
            or not first[0].isupper()
        ):
            continue
        title = item.office.title.lower().removesuffix(item.office.head).strip()
        for body in bodies:
            if title and any(
                f"{title} {kind}" in name.lower() for name in body.names for kind in ("committee", "subcommittee")
            ):
                set_owner(item, body)
                break


def _possessed(reading: Reading, tokens: Tokens, found: list[Found]) -> None:
    """ "its owner, X", "the company's head, X": held at the body or country spoken of last."""
    for item in found:
        word = item.office.possessor
        if item.owner is not None or word is None:
            continue
        bodies = [
            (mention.begin, entity)
            for entity in reading.entities
            if entity.kind is EntityKind.ORGANISATION
            or (entity.kind is EntityKind.COUNTRY and word in {"its", "country", "nation", "government"})
            for mention in entity.mentions
            if mention.begin < tokens.begin[item.office.start]
        ]
        named = [(begin, body) for begin, body in bodies if any(word in name.lower() for name in body.names)]
        if named or bodies:
            set_owner(item, max(named or bodies, key=lambda pair: pair[0])[1])


def _share_in_lists(tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """ "Ukraine's Foreign Minister X and Minister of Defense Y": the second is Ukraine's too."""
    for given, taking in pairwise(found):
        if taking.owner is None and given.owner is not None and given.owner.kind is EntityKind.COUNTRY:
            if given.office.head == taking.office.head and given.office.head in words.sole:
                continue
            if given.start > taking.start and not (given.guessed and given.owner.country_code == UNITED_STATES):
                continue
            left, right = (given, taking) if given.start < taking.start else (taking, given)
            between = tokens.lower[left.stop : right.start]
            if between and all(lower in {",", "and", "as", "well", "the", "&"} for lower in between):
                set_owner(taking, given.owner)


def _same_holder(found: list[Found]) -> None:
    """An office told again is held where it was said to be."""
    known: dict[tuple[str, str], Entity] = {}
    for item in found:
        if item.owner is not None:
            known.setdefault((item.holder.key, item.office.head), item.owner)
    for item in found:
        if item.owner is None and (item.holder.key, item.office.head) in known:
            set_owner(item, known[item.holder.key, item.office.head])


def _chambers(reading: Reading, words: OfficeWords, found: list[Found]) -> None:
    """A senator sits in the Senate that the text names."""
    for item in found:
        chamber = words.chambers.get(item.office.head)
        if chamber is None or (item.owner is not None and item.owner.kind is EntityKind.ORGANISATION):
            continue
        for entity in reading.entities:
            if entity.kind is EntityKind.ORGANISATION and any(name.lower().endswith(chamber) for name in entity.names):
                set_owner(item, entity)
                break


def _leading_country(reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """ "In Iran, President X said"; "President X of Argentina"."""
    for item in found:
        if item.owner is not None:
            continue
        if item.name_stop + 1 < tokens.length and tokens.lower[item.name_stop] == "of":
            entity = reading.entities_at[tokens.at[item.name_stop + 1 + (tokens.lower[item.name_stop + 1] == "the")]]
            elected = item.office.title.lower().endswith(PARTY_OFFICES)
            if entity is not None and entity.kind in {EntityKind.COUNTRY, EntityKind.PLACE} and not elected:
                set_owner(item, entity, guessed=False)
                continue
        at = item.start
        if at >= 3 and tokens.word[at - 1] == "," and tokens.lower[at - 3] == "in" and tokens.hard[at - 3]:
            entity = reading.entities_at[tokens.at[at - 2]]
            if entity is not None and entity.kind is EntityKind.COUNTRY and item.office.head in words.state_offices:
                set_owner(item, entity)


def _from_context(reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """The country that the text speaks of around the holder, unless another holds that office there."""
    open_items = [item for item in found if item.owner is None and item.office.head not in words.ranks]
    if not open_items:
        return
    context = _Context(reading, tokens, words, found)
    for item in sorted(open_items, key=lambda item: -context.best(item)):
        if item.owner is None and (owner := context.owner(item)) is not None:
            set_owner(item, owner)
            _same_holder(found)


class _Context:
    """Whom a text speaks of. State: its countries and bodies, and the offices that are filled."""

    def __init__(self, reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
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
        self.named = sum(len(self.namings[country.key]) for country in self.countries)
        self.taken = {
            (item.owner.key, item.office.title.lower()): item.holder.key
            for item in found
            if item.owner is not None and not item.office.former
        }
        home = next((country for country in self.countries if country.country_code == UNITED_STATES), None)
        heads = heads_of_administrations(tokens, reading)
        if home is not None and len(heads) == 1:
            self.taken.setdefault((home.key, "president"), heads[0])
        at_home = any(item.owner is not None and item.owner.country_code == UNITED_STATES for item in found)
        self.at_home = at_home or any(
            not words.home_bodies.isdisjoint(entity.names) for entity in (*self.bodies, *self.places)
        )

    def best(self, item: Found) -> float:
        """How near the nearest country is: what is surest is settled first."""
        return max((self._closeness(item, country) for country in self.countries), default=0.0)

    def owner(self, item: Found) -> Entity | None:
        """The country, place or body that an office without one is held at, as far as the context says."""
        head, title = item.office.head, item.office.title.lower()
        if title in self.words.united_states or self._is_vague(title):
            return None
        if head in self.words.state_offices and self.countries:
            best = self._home(item) or self._closest(item)
            if best is None:
                return None
            self.taken.setdefault((best.key, title), item.holder.key)
            return best
        if head in self.words.local_offices:
            return self._nearest(item, self.places)
        return None if head in self.words.no_offices else body_before(self.tokens, item.start, self.bodies)

    def _is_vague(self, title: str) -> bool:
        """Whether an office says too little for a guess: "top adviser", where "national security adviser" does not."""
        parts = title.split()
        return parts[-1] in VAGUE and self.words.departments.isdisjoint(parts)

    def _closest(self, item: Found) -> Entity | None:
        """The country that the text speaks of most closely around a holder, of those named before him if there are."""
        claimed = [country for country in self.countries if self._is_claimed(item, country)]
        rivals = len(claimed) > 1
        closeness = {country.key: self._closeness(item, country, plain=rivals) for country in claimed or self.countries}
        best = max(claimed or self.countries, key=lambda country: closeness[country.key])
        return best if closeness[best.key] >= LEAST_CLOSENESS else None

    def _home(self, item: Found) -> Entity | None:
        """The United States, for a president or security adviser of no country: news leaves it out of theirs alone.

        Not so where a country is named before the holder in his sentence other than as somebody else's, or where the
        text is about another country far more.
        """
        home = next((country for country in self.countries if country.country_code == UNITED_STATES), None)
        adviser = item.office.title.lower().replace("- ", "-").endswith(ADVISERS)
        if home is None or not (item.office.head == "president" or adviser):
            return None
        if acted_on(item.holder, home, self.reading, most=MOST_MENTIONS):
            return None
        if item.office.head == "president" and self.taken.get((home.key, "president")) == item.holder.key:
            return home
        others = [country for country in self.countries if country is not home]
        if any(self._is_claimed(item, country) for country in others):
            return None
        if self._closeness(item, home) == 0.0:
            nearest = max((self._closeness(item, country) for country in others), default=0.0)
            return home if nearest < FAR else None
        most = max((len(self.namings[country.key]) for country in others), default=0)
        return home if MUCH * len(self.namings[home.key]) >= most else None

    def _is_claimed(self, item: Found, country: Entity) -> bool:
        """Whether a country that could be the holder's stands before one of his names in one sentence."""
        if self._closeness(item, country) < LEAST_CLOSENESS:
            return False
        return any(
            naming.own and naming.sentence == name.sentence and naming.begin < name.begin
            for naming in self.namings[country.key]
            for name in item.holder.mentions[:MOST_MENTIONS]
        )

    def _closeness(self, item: Found, country: Entity, *, plain: bool = False) -> float:
        """How near a country is named to the holder, over their mentions; 0 where the office there is another's.

        `plain` leaves out that many texts speak from the United States.
        """
        title = item.office.title.lower()
        home = country.country_code == UNITED_STATES
        filled = self.taken.get((country.key, title), item.holder.key) != item.holder.key
        if filled and title in self.words.sole:
            return 0.0
        if " to " in title and any(title.endswith(name.lower()) for name in country.names):
            return 0.0  # an ambassador is not of the country he is sent to
        foreign = title in self.words.not_united_states or item.office.head in self.words.not_united_states
        if home and foreign:
            return 0.0
        mentions = item.holder.mentions[:MOST_MENTIONS]
        total = sum(self._nearness(mention, country) for mention in mentions)
        closeness = total / len(mentions) + 0.4 * len(self.namings[country.key]) / self.named
        acting = acted_on(item.holder, country, self.reading, most=MOST_MENTIONS)
        if acting or country.key in _other_sides(item, self.found):
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

    def _nearest(self, item: Found, places: list[Entity]) -> Entity | None:
        """The place named nearest to the holder in one sentence with him."""
        near = [
            (-self._nearness(mention, place), place.key, place)
            for mention in item.holder.mentions[:MOST_MENTIONS]
            for place in places
            if any(other.sentence == mention.sentence for other in place.mentions)
        ]
        return min(near, key=lambda found: found[:2])[2] if near else None


def _other_sides(item: Found, found: list[Found]) -> set[str]:
    """Countries whose leaders are named behind the holder in his first sentence: "X met with Y of Kenya"."""
    first = item.holder.mentions[0]
    return {
        other.owner.key
        for other in found
        if other.owner is not None
        and not other.guessed
        and other.holder.key != item.holder.key
        and other.office.head in _LEADERS
        and any(mention.sentence == first.sentence and mention.begin > first.begin for mention in other.holder.mentions)
    }
