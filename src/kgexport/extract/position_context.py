"""Who an office is held at where its phrase does not say: the country or body that the context speaks of."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.position_bodies import (
    UNITED_STATES,
    Found,
    has_government,
    home_offices,
    offices_of_one_state,
    set_owner,
    spoken_for,
)
from kgexport.extract.position_home import home_or_abroad, left_out_at_home
from kgexport.extract.position_masters import is_private, is_somebodys, masters_of, serve
from kgexport.extract.position_places import body_before
from kgexport.extract.position_possessors import SIDES, is_body_word
from kgexport.extract.position_surroundings import MOST_MENTIONS, Surroundings
from kgexport.extract.position_words import STATES, OfficeWords
from kgexport.extract.reading import Reading
from kgexport.model import Entity, EntityKind

COUNTERPARTS = frozenset({"colleague", "counterpart"})
PEERS = frozenset({"lord", "lady", "baron", "baroness", "viscount", "earl"})
LEAST_CLOSENESS = 0.12
"""What a guess needs: a country named near the holder or very often."""
PARTY_OFFICES = ("majority leader", "minority leader", "majority whip", "minority whip")
"""Offices in a chamber: "of Ohio" behind them says where somebody was elected."""
VAGUE = ("adviser", "advisor", "leader", "diplomat")
"""Offices that say too little by themselves for a guess of the country."""


def fill_owners(reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """Give every office without owner the one that its list, its sentence or the text implies, never a person."""
    masters = masters_of(reading, tokens, words, found)
    _committees(reading, found)
    offices_of_one_state(reading, words, found)
    _possessed(reading, tokens, words, found)
    _share_in_lists(tokens, words, found)
    _counterparts(reading, words, found)
    _same_holder(found)
    _chambers(reading, words, found)
    _leading_country(reading, tokens, words, found)
    home_offices(reading, words, found)
    _same_holder(found)
    _share_in_lists(tokens, words, found[::-1])
    serve(masters, found)
    spoken_for(reading, tokens, found)
    _from_context(reading, tokens, words, [item for item in found if not any(item is other for other, _ in masters)])
    serve(masters, found)
    _from_context(reading, tokens, words, found)


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


def _called_before(tokens: Tokens, words: OfficeWords, item: Found) -> str:
    """The common noun for a body that "its" points back to: "The court said that its president, X"."""
    at = item.office.start - 1
    while at > 0 and not tokens.hard[at]:
        if is_body_word(tokens, words, at) and tokens.lower[at - 1] == "the":
            return tokens.lower[at]
        at -= 1
    return "its"


def _possessed(reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """ "its owner, X", "the company's head, X": held at the body or country spoken of last."""
    for item in found:
        word = item.office.possessor
        if item.owner is not None or word is None:
            continue
        if word == "administration":
            set_owner(item, next((e for e in reading.entities if e.country_code == UNITED_STATES), None))
            continue
        bodies = [
            (mention.begin, entity)
            for entity in reading.entities
            if (entity.kind is EntityKind.ORGANISATION and word not in STATES | SIDES)
            or (entity.kind is EntityKind.COUNTRY and word in STATES | SIDES | {"its"})
            for mention in entity.mentions
            if mention.begin < tokens.begin[item.office.start]
        ]
        called = _called_before(tokens, words, item) if word == "its" else word
        named = [(begin, body) for begin, body in bodies if any(called in name.lower() for name in body.names)]
        inside = word in SIDES or item.office.title.lower().startswith(f"{word} ")
        if named or (bodies and not inside):
            set_owner(item, max(named or bodies, key=lambda pair: pair[0])[1])


def _share_in_lists(tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """ "Ukraine's Foreign Minister X and Minister of Defense Y": the second is Ukraine's too."""
    for given, taking in pairwise(found):
        if taking.owner is None and given.owner is not None and _can_have(words, given.owner, taking):
            if given.office.head == taking.office.head and given.office.head in words.sole:
                continue
            if given.start > taking.start and not (given.guessed and given.owner.country_code == UNITED_STATES):
                continue
            left, right = (given, taking) if given.start < taking.start else (taking, given)
            between = tokens.lower[left.stop : right.start]
            if between and all(lower in {",", "and", "as", "well", "the", "&"} for lower in between):
                set_owner(taking, given.owner)


def _can_have(words: OfficeWords, owner: Entity, item: Found) -> bool:
    """Whether an owner is a country that can have an office: the United States no king, others no "Sen."."""
    title = words.bare(item.office.title)
    only = words.not_united_states if owner.country_code == UNITED_STATES else words.united_states
    return owner.kind is EntityKind.COUNTRY and title not in only


def _same_holder(found: list[Found]) -> None:
    """An office told again is held where it was said to be."""
    known: dict[tuple[str, str], Entity] = {}
    for item in found:
        if item.owner is not None:
            known.setdefault((item.holder.key, item.office.head), item.owner)
    for item in found:
        if item.owner is None and (item.holder.key, item.office.head) in known:
            set_owner(item, known[item.holder.key, item.office.head])


def _counterparts(reading: Reading, words: OfficeWords, found: list[Found]) -> None:
    """ "His Kenyan counterpart X": an officer of Kenya, wherever his title lacks it."""
    for item in found:
        if item.owner is not None or item.office.head not in words.state_offices:
            continue
        for mention in item.holder.mentions[:MOST_MENTIONS]:
            span = reading.doc.char_span(mention.begin, mention.end, alignment_mode="expand")
            country = None if span is None else _country_of_counterpart(span, reading)
            if country is not None:
                set_owner(item, country, guessed=False)
                break


def _country_of_counterpart(name: Span, reading: Reading) -> Entity | None:
    """The country before "counterpart", where that stands right before a name, with or without a comma."""
    at = name.start - 1
    at -= at > 0 and name.doc[at].text == ","
    if at < 1 or name.doc[at].lower_ not in COUNTERPARTS:
        return None
    entity = reading.entities_at[at - 1]
    return entity if entity is not None and entity.kind is EntityKind.COUNTRY else None


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
        if item.name_stop + 1 < tokens.length and tokens.lower[item.name_stop] == "of" and not _is_peer(tokens, item):
            entity = reading.entities_at[tokens.at[item.name_stop + 1 + (tokens.lower[item.name_stop + 1] == "the")]]
            elected = item.office.title.lower().endswith(PARTY_OFFICES)
            placed = entity is not None and entity.kind in {EntityKind.COUNTRY, EntityKind.PLACE} and not elected
            if placed or (entity is not None and _works_at(words, item, entity)):
                set_owner(item, entity, guessed=False)
                continue
        if (governed := _governed(reading, tokens, words, item)) is not None:
            set_owner(item, governed, guessed=False)
            continue
        at = item.start
        if at >= 3 and tokens.word[at - 1] == "," and tokens.lower[at - 3] == "in" and tokens.hard[at - 3]:
            entity = reading.entities_at[tokens.at[at - 2]]
            if entity is not None and entity.kind is EntityKind.COUNTRY and item.office.head in words.state_offices:
                set_owner(item, entity)


def _is_peer(tokens: Tokens, item: Found) -> bool:
    """Whether the place behind a name is a part of the title: "Lord Tebo of Karo"."""
    return not PEERS.isdisjoint(tokens.lower[max(0, item.name_stop - 4) : item.name_stop])


def _works_at(words: OfficeWords, item: Found, entity: Entity) -> bool:
    """Whether "lawyer X of Harbour University" says where somebody has a job, other than one of a state."""
    return entity.kind is EntityKind.ORGANISATION and item.office.head not in words.ranks | words.state_offices


def _governed(reading: Reading, tokens: Tokens, words: OfficeWords, item: Found) -> Entity | None:
    """The country of "President X's government in Kenya"."""
    at = item.name_stop + 3
    if at >= tokens.length or not has_government(tokens, item) or tokens.lower[at - 1] != "in":
        return None
    entity = reading.entities_at[tokens.at[at]]
    country = entity is not None and entity.kind is EntityKind.COUNTRY and item.office.head in words.state_offices
    return entity if country else None


def _from_context(reading: Reading, tokens: Tokens, words: OfficeWords, found: list[Found]) -> None:
    """The country that the text speaks of around the holder, unless another holds that office there."""
    open_items = [item for item in found if item.owner is None and _is_open(item, words)]
    if not open_items:
        return
    around = Surroundings(reading, tokens, words, found)
    for item in sorted(open_items, key=lambda item: -around.best(item)):
        if item.owner is None and (owner := _owner(around, item)) is not None:
            set_owner(item, owner)
            _same_holder(found)


def _is_open(item: Found, words: OfficeWords) -> bool:
    """Whether the context can say where an office is held: of no rank, but of the attorney general."""
    return item.office.head not in words.ranks or left_out_at_home(item)


def _owner(around: Surroundings, item: Found) -> Entity | None:
    """The country, place or body that an office without one is held at, as far as the context says."""
    head, title, words = item.office.head, item.office.title.lower(), around.words
    if words.bare(title) in words.united_states or _is_vague(title, words) or is_private(title, words):
        return None
    if left_out_at_home(item) and around.countries:
        best = home_or_abroad(around, item)
    elif (head in words.state_offices or "presidential" in title.split()) and around.countries:
        best = _closest(around, item)
    elif head in words.local_offices:
        return around.nearest(item, around.places)
    else:
        barred = head in words.no_offices or left_out_at_home(item) or is_somebodys(around.tokens, item)
        return None if barred else body_before(around.tokens, item.start, around.bodies)
    if best is not None:
        around.taken.setdefault((best.key, words.bare(title)), item.holder.key)
    return best


def _is_vague(title: str, words: OfficeWords) -> bool:
    """Whether an office says too little for a guess: "top adviser", where "national security adviser" does not."""
    parts = title.split()
    return parts[-1] in VAGUE and title not in words.sole and words.departments.isdisjoint(parts)


def _closest(around: Surroundings, item: Found) -> Entity | None:
    """The country that the text speaks of most closely around a holder, of those named before him if there are."""
    near = {country.key: around.closeness(item, country) for country in around.countries}
    claimed = [
        country
        for country in around.countries
        if near[country.key] >= LEAST_CLOSENESS and around.is_claimed(item, country)
    ]
    if len(claimed) > 1:
        near = {country.key: around.closeness(item, country, plain=True) for country in claimed}
    best = max(claimed or around.countries, key=lambda country: near[country.key])
    return best if near[best.key] >= LEAST_CLOSENESS else None
