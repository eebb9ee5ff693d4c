"""One meeting under way: the tellings put together so far, and the record that is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kgexport.model import Meeting, MeetingMention, Modality, Mode, TimeSpan


@dataclass(frozen=True, slots=True)
class Kinds:
    """Which entities are countries, people and bodies."""

    countries: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Cluster:
    """One meeting under way."""

    tellings: list[MeetingMention] = field(default_factory=list)
    participants: dict[str, None] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)
    sides: dict[str, str] = field(default_factory=dict)

    def take(self, telling: MeetingMention, kinds: Kinds) -> None:
        """Take a telling into it."""
        self.sides.update(sides_of(self, telling, kinds))
        self.tellings.append(telling)
        for participant in telling.participants:
            self.participants.setdefault(participant)
        for place in telling.places:
            self.places.setdefault(place)


def sides_of(cluster: Cluster, telling: MeetingMention, kinds: Kinds) -> dict[str, str]:
    """Persons and the countries they act for: as told, and as "the talks of X and Y" that were "X's with Yland" say."""
    sides = {**cluster.sides, **dict(telling.sides)}
    here = missing(telling.participants, cluster.participants, sides)
    there = missing(cluster.participants, telling.participants, sides)
    call = (
        telling.mode is Mode.CALL
        and not set(telling.participants).isdisjoint(cluster.participants)
        and not any(key in sides for key in (*here, *there))
    )
    if (telling.definite or call) and len(here) == len(there) == 1 and len(telling.participants) > 1:
        person, country = (here[0], there[0]) if here[0] in kinds.people else (there[0], here[0])
        if person in kinds.people and country in kinds.countries and person not in sides:
            sides[person] = country
    return sides


def missing(keys: Iterable[str], others: Iterable[str], sides: dict[str, str]) -> list[str]:
    """The parties of one telling that the other has not."""
    known = tuple(others)
    return [key for key in keys if not any(_is_one(key, other, sides) for other in known)]


def _is_one(key: str, other: str, sides: dict[str, str]) -> bool:
    """One party: the same, or a person and the country that the person acts for; two people stay two."""
    return key == other or sides.get(key) == other or sides.get(other) == key


def meeting_of(cluster: Cluster, key: str, countries: frozenset[str]) -> Meeting:
    tellings = cluster.tellings
    participants = _participants(cluster, countries)
    return Meeting(
        key=key,
        participants=participants,
        modality=modality_of(tellings),
        places=tuple(place for place in _places(cluster, countries) if place not in participants),
        time=_time(tellings),
        mode=_mode(tellings),
        topics=tuple(dict.fromkeys(topic for telling in tellings for topic in telling.topics)),
        duration=next((telling.duration for telling in tellings if telling.duration), None),
        mentions=tuple(sorted({telling.trigger for telling in tellings})),
        confidence=_confidence(tellings),
    )


def _participants(cluster: Cluster, countries: frozenset[str]) -> tuple[str, ...]:
    """All parties, without a country for which a person takes part."""
    represented = {country for person, country in cluster.sides.items() if person in cluster.participants}
    return tuple(key for key in cluster.participants if key not in countries or key not in represented)


def _places(cluster: Cluster, countries: frozenset[str]) -> tuple[str, ...]:
    """The places; a country only where no place within is told."""
    places = tuple(cluster.places)
    nearer = tuple(place for place in places if place not in countries)
    return nearer or places


def informative(tellings: Sequence[MeetingMention]) -> Sequence[MeetingMention]:
    """The tellings that say whether it happened; "the meeting", pointing back without a day, tells nothing new."""
    found = [
        telling
        for telling in tellings
        if not (telling.noun and telling.definite and (telling.time is None or telling.time.earliest is None))
        or (telling.participants and telling.modality is Modality.NEGATED)
    ]
    return found or tellings


def modality_of(tellings: Sequence[MeetingMention]) -> Modality:
    """The strongest that is told; "the meeting", pointing back without a day, tells nothing new."""
    telling_it = informative(tellings)
    dated = [telling for telling in telling_it if telling.time is not None and telling.time.earliest is not None]
    if dated:
        nearest = min(dated, key=lambda telling: _days(telling.time))
        if nearest.modality is Modality.PLANNED:  # "this month" may be told as a fact, "on the 26th" is yet to come
            telling_it = [nearest, *(telling for telling in telling_it if telling.modality is Modality.NEGATED)]
    found = {telling.modality for telling in telling_it}
    for modality in (Modality.ACTUAL, Modality.NEGATED, Modality.PLANNED):
        if modality in found:
            return modality
    return Modality.HYPOTHETICAL


def _time(tellings: Sequence[MeetingMention]) -> TimeSpan | None:
    """The most specific date; else the first words."""
    times = [telling.time for telling in tellings if telling.time is not None]
    dated = [time for time in times if time.earliest is not None and time.latest is not None]
    if dated:
        return min(dated, key=_days)
    return times[0] if times else None


def _days(time: TimeSpan | None) -> int:
    """How many days an interval has, less one."""
    return (time.latest - time.earliest).days if time is not None and time.latest and time.earliest else 0


def _mode(tellings: Sequence[MeetingMention]) -> Mode | None:
    modes = [telling.mode for telling in tellings if telling.mode is not None]
    if Mode.CALL in modes or (not modes and any(telling.remote for telling in tellings)):
        return Mode.CALL
    return next(iter(modes), None)


def _confidence(tellings: Sequence[MeetingMention]) -> float:
    best = max(telling.confidence for telling in tellings)
    return round(min(0.97, best + 0.03 * (len(tellings) - 1)), 2)
