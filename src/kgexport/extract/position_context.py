"""Who an office is held at where its phrase does not say: the country or body that the context speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_phrases import Office, OfficeWords
from kgexport.extract.reading import Reading
from kgexport.model import Entity, EntityKind, Mention

UNITED_STATES = "US"
LEAST_CLOSENESS = 0.12
"""What a guess needs: a country named near the holder or very often."""
HOME = 1.5
"""Weight of the United States in a text that names its organs or offices otherwise."""
OTHER_SIDE = 0.1
"""Weight of a country whose own leader is named beside the holder."""
_LEADERS = frozenset({"president", "prime minister", "minister", "premier", "chancellor", "king", "queen", "secretary"})
OTHER_SENTENCE = 150
"""Characters that a country named in another sentence counts as further away."""


@dataclass(slots=True)
class Found:
    """One telling of an office: tokens start to stop; `guessed` says that the owner comes from the context."""

    holder: Entity
    office: Office
    start: int
    stop: int
    name_stop: int
    """The token behind the holder's name."""
    guessed: bool = False

    @property
    def owner(self) -> Entity | None:
        """The country or body that the office is held at."""
        return self.office.owner


def fill_owners(reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """Give every office without owner the one that its list, its sentence or the text implies; drop persons as owners."""
    _serve_masters(found)
    _share_in_lists(tokens, words, found)
    _same_holder(found)
    _chambers(reading, words, found)
    _leading_country(reading, tokens, words, found)
    _home_offices(reading, words, found)
    _same_holder(found)
    _share_in_lists(tokens, words, found[::-1])
    _from_context(reading, tokens, words, found)


def _set(item: Found, owner: Entity | None, *, guessed: bool = True) -> None:
    office = item.office
    item.office = Office(
        title=office.title, head=office.head, owner=owner, start=office.start, stop=office.stop, former=office.former, plural=office.plural
    )
    item.guessed = guessed and owner is not None


def _serve_masters(found: list[Found]) -> None:
    """ "German Chancellor X's spokesperson, Y": Y's office is where X's is."""
    owners = {}
    for item in found:
        if item.owner is not None and item.owner.kind is not EntityKind.PERSON:
            owners.setdefault(item.holder.key, item.owner)
    for item in found:
        if item.owner is not None and item.owner.kind is EntityKind.PERSON:
            _set(item, owners.get(item.owner.key))


def _share_in_lists(tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """ "Ukraine's Foreign Minister X and Minister of Defense Y": the second is Ukraine's too."""
    for given, taking in zip(found, found[1:], strict=False):
        if taking.owner is None and given.owner is not None and given.owner.kind is EntityKind.COUNTRY:
            if given.office.head == taking.office.head and given.office.head in words.sole:
                continue
            if given.start > taking.start and not given.guessed:
                continue
            left, right = (given, taking) if given.start < taking.start else (taking, given)
            between = tokens.lower[left.stop : right.start]
            if between and all(lower in {",", "and", "as", "well", "the", "&"} for lower in between):
                _set(taking, given.owner)


def _home_offices(reading: Reading, words: OfficeWords, found: list[Found]) -> None:
    """Offices that only the United States have by that name."""
    home = next((entity for entity in reading.entities if entity.country_code == UNITED_STATES), None)
    for item in found:
        title = item.office.title.lower()
        if home is not None and item.owner is None and (title in words.united_states or item.office.head in words.united_states):
            _set(item, home)


def _same_holder(found: list[Found]) -> None:
    """An office told again is held where it was said to be."""
    known: dict[tuple[str, str], Entity] = {}
    for item in found:
        if item.owner is not None:
            known.setdefault((item.holder.key, item.office.head), item.owner)
    for item in found:
        if item.owner is None and (item.holder.key, item.office.head) in known:
            _set(item, known[item.holder.key, item.office.head])


def _chambers(reading: Reading, words: OfficeWords, found: list[Found]) -> None:
    """A senator sits in the Senate that the text names."""
    for item in found:
        chamber = words.chambers.get(item.office.head)
        if chamber is None or (item.owner is not None and item.owner.kind is EntityKind.ORGANISATION):
            continue
        for entity in reading.entities:
            if entity.kind is EntityKind.ORGANISATION and any(name.lower().endswith(chamber) for name in entity.names):
                _set(item, entity)
                break


def _leading_country(reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """ "In Iran, President X said"; "President X of Argentina"."""
    for item in found:
        if item.owner is not None:
            continue
        if item.name_stop + 1 < tokens.length and tokens.lower[item.name_stop] == "of":
            entity = reading.entities_at[tokens.at[item.name_stop + 1 + (tokens.lower[item.name_stop + 1] == "the")]]
            if entity is not None and entity.kind in {EntityKind.COUNTRY, EntityKind.PLACE}:
                _set(item, entity, guessed=False)
                continue
        at = item.start
        if at >= 3 and tokens.word[at - 1] == "," and tokens.lower[at - 3] == "in" and tokens.hard[at - 3]:
            entity = reading.entities_at[tokens.at[at - 2]]
            if entity is not None and entity.kind is EntityKind.COUNTRY and item.office.head in words.state_offices:
                _set(item, entity)


def _from_context(reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """The country that the text speaks of around the holder, unless another holds that office there."""
    taken = {(item.owner.key, item.office.title.lower()): item.holder.key for item in found if item.owner is not None}
    countries = [entity for entity in reading.entities if entity.kind is EntityKind.COUNTRY]
    at_home = any(item.owner is not None and item.owner.country_code == UNITED_STATES for item in found) or any(
        not words.home_bodies.isdisjoint(entity.names) for entity in reading.entities
    )
    bodies = [entity for entity in reading.entities if entity.kind is EntityKind.ORGANISATION]
    for item in found:
        if item.owner is not None or item.office.head in words.ranks:
            continue
        head = item.office.head
        if item.office.title.lower() in words.united_states:
            continue
        if head in words.state_offices and countries:
            named = sum(len(country.mentions) for country in countries)
            closeness = {
                country.key: _closeness(item, country, len(country.mentions) / named, taken, words)
                * (OTHER_SIDE if country.key in _other_sides(item, found) else 1.0)
                * (HOME if at_home and country.country_code == UNITED_STATES else 1.0)
                for country in countries
            }
            best = max(countries, key=lambda country: closeness[country.key])
            if closeness[best.key] >= LEAST_CLOSENESS:
                _set(item, best)
                taken.setdefault((best.key, item.office.title.lower()), item.holder.key)
        elif head in words.local_offices:
            _set(item, _nearest(item, [entity for entity in reading.entities if entity.kind is EntityKind.PLACE]))
        elif bodies and head not in words.no_offices:
            body = _body_before(tokens, item, bodies)
            if body is not None:
                _set(item, body)
        if item.owner is not None:
            _same_holder(found)


def _closeness(item: Found, country: Entity, share: float, taken: dict[tuple[str, str], str], words: OfficeWords) -> float:
    """How near a country is named to the holder, over all mentions of both; 0 where the office there is another's.

    `share` is the country's part of all mentions of countries.
    """
    title = item.office.title.lower()
    if taken.get((country.key, title), item.holder.key) != item.holder.key and title in words.sole:
        return 0.0
    if country.country_code == UNITED_STATES and title in words.not_united_states:
        return 0.0
    return _nearness(item, country, share)


def _other_sides(item: Found, found: list[Found]) -> set[str]:
    """Countries whose leaders stand beside the holder in a sentence: he is rather of another country."""
    sentences = {mention.sentence for mention in item.holder.mentions[:1]}
    return {
        other.owner.key
        for other in found
        if other.owner is not None
        and not other.guessed
        and other.holder.key != item.holder.key
        and other.office.head in _LEADERS
        and any(mention.sentence in sentences for mention in other.holder.mentions)
    }


def _nearness(item: Found, country: Entity, share: float) -> float:
    """How near a country is named to the holder, over all mentions of both, and how large its share is."""
    total = 0.0
    for mention in item.holder.mentions:
        nearest = min(_distance(mention, named) for named in country.mentions)
        total += 1.0 / (1.0 + nearest / 100)
    return total / len(item.holder.mentions) + 0.1 * share


def _nearest(item: Found, places: list[Entity]) -> Entity | None:
    """The place named nearest to the holder in one sentence with him."""
    near = [
        (_distance(mention, named), place)
        for mention in item.holder.mentions
        for place in places
        for named in place.mentions
        if named.sentence == mention.sentence
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _distance(name: Mention, country: Mention) -> float:
    """Characters between two names; what comes after or in another sentence counts as further away."""
    between = name.begin - country.begin if country.begin <= name.begin else 1.5 * (country.begin - name.begin)
    return between if name.sentence == country.sentence else OTHER_SENTENCE + between


def _body_before(tokens: Tokens, item: Found, bodies: list[Entity]) -> Entity | None:
    """The body named last before an office in its sentence."""
    at = item.start
    sentence_begin = at
    while sentence_begin > 0 and not tokens.hard[sentence_begin]:
        sentence_begin -= 1
    begin, end = tokens.begin[sentence_begin], tokens.begin[at]
    near = [(mention.end, body) for body in bodies for mention in body.mentions if begin <= mention.begin and mention.end <= end]
    return max(near, key=lambda pair: pair[0])[1] if near else None
