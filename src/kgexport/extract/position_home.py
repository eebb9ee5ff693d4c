"""Presidents of no country: news from the United States leaves it out of their own officers' titles alone."""

from __future__ import annotations

from kgexport.extract.position_bodies import Found, is_foreign
from kgexport.extract.position_places import acted_on
from kgexport.extract.position_surroundings import MOST_MENTIONS, Surroundings
from kgexport.model import Entity

OFFICERS = (
    "national security adviser", "national security advisor", "national-security adviser", "attorney general",
    "solicitor general", "surgeon general",
)  # fmt: skip
"""Offices beside a president's whose country is left out at home."""
SECOND = ("vice president", "vice president-elect")
"""Offices below a president's that few other countries have: news from the United States means its own."""
AS_CLOSE = 0.8
"""How many times nearer than the United States a country is named to its president, where it stands before him."""
CLOSER = 1.2
"""The same, where somebody else is president at home."""
MUCH_CLOSER = 2.5
"""The same, where nothing else speaks for it."""
SHARE = 0.5
"""How often a country is named at least for each naming of the United States, if its president's title lacks it."""
MUCH = 4
"""How many times more often than the United States a country is named in a text that is not told from there."""


def left_out_at_home(item: Found) -> bool:
    """Whether an office is one that goes without its country in the United States."""
    return item.office.head == "president" or item.office.title.lower().replace("- ", "-").endswith(OFFICERS)


def home_or_abroad(around: Surroundings, item: Found) -> Entity | None:
    """The country of an officer named without one: the United States, unless much speaks for another.

    For the United States speak that an administration is called after the holder, and that he needs no first name; for
    another country that it is named nearer to him, stands in his sentence before him other than as somebody else's,
    and that the office at home is another's. None where the text names no country that it can be.
    """
    home = around.home
    if around.at_home and (item.office.head != "president" or around.words.bare(item.office.title) in SECOND):
        return home
    abroad = [country for country in around.countries if country is not home and _may_be(around, item, country)]
    nearest = max(abroad, key=lambda country: around.nearness(item, country), default=None)
    told = home is not None and nearest is not None and _is_told_of(around, item, nearest)
    named_after = item.holder.key in around.administrations
    if named_after and not (told and len(around.administrations) > 1) and not _is_about(around, nearest):
        return home
    known = _is_known(around, item)
    if home is None and around.at_home:
        return None
    if home is None or acted_on(item.holder, home, around.reading, most=MOST_MENTIONS):
        return nearest
    if nearest is None:
        return _past_holder(around, item, known=known) or home
    if not known and any(is_foreign(around.tokens, telling) for telling in _tellings(around, item)):
        return nearest
    times = around.nearness(item, nearest) / max(around.nearness(item, home), 0.01)
    often = len(around.namings[nearest.key]) >= SHARE * len(around.namings[home.key])
    other = _has_other(around, item, guessed=named_after or not known)
    if known and not (often and (told or other)):
        return home
    if told and not known and times > AS_CLOSE:
        return nearest
    needed = CLOSER if other else MUCH_CLOSER
    return nearest if often and times > needed else home


def _past_holder(around: Surroundings, item: Found, *, known: bool) -> Entity | None:
    """The country much nearer than the United States, where both are said to have other presidents."""
    if known or not _has_other(around, item, guessed=False):
        return None
    near = {country.key: around.nearness(item, country) for country in around.countries}
    best = max(around.countries, key=lambda country: near[country.key])
    told = any(other.owner is best and not other.guessed and other.office.head == "president" for other in around.found)
    home = near[around.home.key] if around.home is not None else 0.0
    return best if told and near[best.key] > CLOSER * home else None


def _may_be(around: Surroundings, item: Found, country: Entity) -> bool:
    """Whether an office without its country can be one of a country, which is not whom its holder meets."""
    if around.is_filled(item, country) or around.is_other_side(item, country):
        return False
    return around.closeness(item, country, plain=True) > 0.0


def _is_about(around: Surroundings, country: Entity | None) -> bool:
    """Whether a text is about another country far more than about the United States."""
    if around.at_home or country is None:
        return False
    at_home = len(around.namings[around.home.key]) if around.home is not None else 0
    return len(around.namings[country.key]) > MUCH * at_home


def _tellings(around: Surroundings, item: Found) -> list[Found]:
    return [other for other in around.found if other.holder is item.holder and other.office.head == item.office.head]


def _is_known(around: Surroundings, item: Found) -> bool:
    """Whether a president is told of as readers at home know him: by surname at first, or with his administration."""
    if item.office.head != "president":
        return False
    first = min(_tellings(around, item), key=lambda other: other.start)
    return item.holder.key in around.administrations or first.name_stop - first.office.stop == 1


def _has_other(around: Surroundings, item: Found, *, guessed: bool) -> bool:
    """Whether another person is said to be president at home, or where that is enough, known as such."""
    return any(
        other.holder is not item.holder
        and other.office.head == "president"
        and (
            (other.owner is around.home and not other.guessed)
            or (guessed and other.owner is None and _is_known(around, other))
        )
        for other in around.found
    )


def _is_told_of(around: Surroundings, item: Found, country: Entity) -> bool:
    """Whether a country stands before the holder's title in one sentence, and the United States not before it."""
    assert around.home is not None
    for telling in _tellings(around, item):
        begin = around.tokens.begin[telling.start]
        sentence = next((name.sentence for name in telling.holder.mentions if name.end >= begin), None)
        own = [n.begin for n in around.namings[country.key] if n.state and n.sentence == sentence and n.begin < begin]
        home = [n.begin for n in around.namings[around.home.key] if n.sentence == sentence and n.begin < begin]
        if own and max(own) > max(home, default=-1):
            return True
    return False
