"""Meetings from their tellings: one encounter told several times is one meeting.

Tellings are taken in the order of the text. Each joins the best of the meetings before it that it can be a telling of,
by parties, days, place, mode and modality, or begins a meeting of its own. Two that differ in date are never one. A
noun that names no party ("the meeting") only points back; where it fits nothing it is set aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kgexport.model import Entity, EntityKind, Meeting, MeetingMention, Modality, Mode, TimeSpan

LEAST = 0.4
"""Confidence that one telling of a meeting must have; what none tells surely is set aside."""
OPEN = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
NEAR = 2
"""Sentences over which a noun without parties, but with a day or place, can point back to a meeting without."""
FAR = 12
"""Sentences over which "the meeting" can point back without a day or a party."""


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Which entities are countries, people and bodies."""

    countries: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]


@dataclass(slots=True, kw_only=True)
class _Cluster:
    """One meeting under way."""

    tellings: list[MeetingMention] = field(default_factory=list)
    participants: dict[str, None] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)
    sides: dict[str, str] = field(default_factory=dict)

    def take(self, telling: MeetingMention, kinds: _Kinds) -> None:
        self.sides.update(_sides(self, telling, kinds))
        self.tellings.append(telling)
        for participant in telling.participants:
            self.participants.setdefault(participant)
        for place in telling.places:
            self.places.setdefault(place)


def merge_meetings(
    mentions: Sequence[MeetingMention], entities: Sequence[Entity]
) -> tuple[tuple[Meeting, ...], dict[str, str]]:
    """Return the meetings in the order of their first telling, and the meeting's key for each telling's key."""
    kinds = _Kinds(
        countries=frozenset(entity.key for entity in entities if entity.kind is EntityKind.COUNTRY),
        people=frozenset(entity.key for entity in entities if entity.kind is EntityKind.PERSON),
        bodies=frozenset(entity.key for entity in entities if entity.kind is EntityKind.ORGANISATION),
    )
    clusters: list[_Cluster] = []
    for telling in mentions:
        best = _best(clusters, telling, kinds)
        if best is not None:
            best.take(telling, kinds)
        elif telling.participants:
            missed = _best(clusters, replace(telling, participants=()), kinds) if _stays_away(telling) else None
            bodies = () if missed is None else tuple(key for key in missed.participants if key in kinds.bodies)
            clusters.append(_Cluster())
            clusters[-1].take(replace(telling, participants=(*telling.participants, *bodies)), kinds)
    clusters = _absorbed(_joined(clusters, kinds))
    meetings: list[Meeting] = []
    event_of: dict[str, str] = {}
    for cluster in clusters:
        if not _told(cluster):
            continue
        meeting = _meeting(cluster, f"meeting-{len(meetings)}", kinds.countries)
        meetings.append(meeting)
        event_of.update((telling.key, meeting.key) for telling in cluster.tellings)
    return tuple(meetings), event_of


def _best(clusters: Sequence[_Cluster], telling: MeetingMention, kinds: _Kinds) -> _Cluster | None:
    """The meeting that a telling fits best, or None where it fits none."""
    best: _Cluster | None = None
    best_score = 0.0
    for cluster in clusters:
        score = _score(cluster, telling, kinds)
        if score is not None and score > best_score:
            best, best_score = cluster, score
    return best


def _stays_away(telling: MeetingMention) -> bool:
    """ "X will not attend the summit": an encounter of X with the body whose summit was told, which does not happen."""
    return telling.noun and telling.definite and telling.modality is Modality.NEGATED


def _joined(clusters: Sequence[_Cluster], kinds: _Kinds) -> list[_Cluster]:
    """The meetings, those taken into others that have the same people and say neither when nor where.

    Only the whole text shows it: "X visits Z to talk with Y" begins a meeting of X, and names Y later.
    """
    kept: list[_Cluster] = []
    for cluster in clusters:
        host = next((other for other in kept if _is_part(cluster, other, kinds)), None)
        if host is None:
            kept.append(cluster)
            continue
        for telling in cluster.tellings:
            host.take(telling, kinds)
    return kept


def _absorbed(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """The meetings without those that name one party only, and neither day nor place, where one other has that party.

    A telling that says so little is no other meeting: "some senators met X", then "Senator Y met X in Z last week".
    """
    kept = list(clusters)
    for cluster in clusters:
        if (
            len(cluster.participants) != 1
            or cluster.places
            or any(each.time or each.distinct for each in cluster.tellings)
        ):
            continue
        hosts = [other for other in kept if other is not cluster and _may_hold(cluster, other)]
        if len(hosts) == 1:
            kept.remove(cluster)
            for telling in cluster.tellings:
                hosts[0].tellings.append(telling)
    return kept


def _may_hold(cluster: _Cluster, host: _Cluster) -> bool:
    if len(host.participants) < 2 or not set(cluster.participants) <= set(host.participants):
        return False
    modes = [{telling.mode for telling in each.tellings} for each in (cluster, host)]
    if any(mode in modes[0] ^ modes[1] for mode in (Mode.CALL, Mode.VISIT)):
        return False
    return _modality(cluster.tellings) is _modality(host.tellings)


def _is_part(cluster: _Cluster, host: _Cluster, kinds: _Kinds) -> bool:
    if set(cluster.participants) != set(host.participants) or len(kinds.people & set(cluster.participants)) < 2:
        return False
    if cluster.places or any(telling.time or telling.distinct for telling in cluster.tellings):
        return False
    modes = {telling.mode for each in (cluster, host) for telling in each.tellings}
    return _modality(cluster.tellings) is _modality(host.tellings) and Mode.CALL not in modes


def _told(cluster: _Cluster) -> bool:
    """Whether somebody's meeting is told surely enough; a visit without a place is where it is told twice."""
    told = [telling for telling in cluster.tellings if telling.participants]
    if any(telling.confidence >= LEAST for telling in told):
        return True
    return sum(telling.mode is Mode.VISIT and not telling.distinct for telling in told) > 1


def _score(cluster: _Cluster, telling: MeetingMention, kinds: _Kinds) -> float | None:
    """How well a telling fits a meeting; None is not at all."""
    dated = _same_time(cluster, telling)
    placed = _same_place(cluster, telling, kinds.countries, dated=bool(dated))
    if dated is None or placed is None or not _same_mode(cluster, telling):
        return None
    if telling.distinct and not any(other.distinct for other in cluster.tellings) and not _one_plan(cluster, telling):
        return None
    shared = _shared(cluster, telling, kinds, dated=dated > 0, placed=placed > 0)
    there = placed > 0 and Mode.VISIT not in (telling.mode, *(other.mode for other in cluster.tellings))
    if shared is None or not _same_modality(cluster, telling, dated=dated > 0 or there):
        return None
    if len(telling.participants) != 1 and not _can_be_pointed_to(cluster, telling, kinds):
        return None
    same_word = _same_word(cluster, telling)
    distance = telling.sentence - max(other.sentence for other in cluster.tellings)
    if not dated and not placed:
        if _another(telling, kinds) and not same_word and (telling.noun or distance):
            return None
        points = not telling.participants or (telling.further and not shared)
        if points and not _points_to(telling, distance, same_word=same_word):
            return None
    same_mode = any(other.mode is telling.mode for other in cluster.tellings)
    near = 4.0 / (1 + distance) if telling.further or not telling.participants else 1.0 / (2 + distance)
    return 2.0 * shared + 2.0 * dated + 1.5 * placed + 0.5 * same_mode + 0.75 * same_word + near


def _one_plan(cluster: _Cluster, telling: MeetingMention) -> bool:
    """ "The next summit" of the same parties, both times still to come."""
    if not telling.definite or set(telling.participants) != set(cluster.participants):
        return False
    return {telling.modality, *(other.modality for other in cluster.tellings)} <= OPEN


def _can_be_pointed_to(cluster: _Cluster, telling: MeetingMention, kinds: _Kinds) -> bool:
    """ "The meeting" is no mere visit, and "the summit" one of leaders in one place, or of a body."""
    modes = {other.mode for other in cluster.tellings}
    if telling.mode is Mode.IN_PERSON and modes == {Mode.VISIT} and len(cluster.participants) == 1:
        return False
    if telling.participants or telling.trigger.text.casefold() != "summit" or _same_word(cluster, telling):
        return True
    return (Mode.IN_PERSON in modes and len(cluster.participants) > 1) or not kinds.bodies.isdisjoint(
        cluster.participants
    )


def _points_to(telling: MeetingMention, distance: int, *, same_word: bool) -> bool:
    """Whether "the meeting" can point back so many sentences; with a day or place of its own not far."""
    if telling.time is None and not telling.places:
        return distance <= FAR
    return distance == 0 or (same_word and distance <= NEAR)


def _same_word(cluster: _Cluster, telling: MeetingMention) -> bool:
    """Whether one telling uses the same word ("the summit")."""
    word = telling.trigger.text.casefold()
    return any(other.trigger.text.casefold() == word for other in cluster.tellings)


def _another(telling: MeetingMention, kinds: _Kinds) -> bool:
    """States meet often: "talks between X and Y" are others than those told before unless something more agrees."""
    return not telling.definite and not any(key in kinds.people for key in telling.participants)


def _same_time(cluster: _Cluster, telling: MeetingMention) -> float | None:
    """1 when both are dated alike, 0 when one is undated, None when the dates differ."""
    time = telling.time
    if time is None:
        return 0.0
    found = 0.0
    for other in cluster.tellings:
        if other.time is None:
            continue
        alike = _alike(time, other.time)
        if alike is None:
            return None
        found = max(found, alike)
    return found


def _alike(first: TimeSpan, second: TimeSpan) -> float | None:
    if first.earliest and first.latest and second.earliest and second.latest:
        if first.earliest > second.latest or second.earliest > first.latest:
            return None
        return 1.0
    if not first.earliest and not second.earliest:
        return 1.0 if first.phrase.casefold() == second.phrase.casefold() else None
    return 0.0


def _same_place(cluster: _Cluster, telling: MeetingMention, countries: frozenset[str], *, dated: bool) -> float | None:
    """1 for a shared place, 0 where one has none, None when they differ; a city may lie in a country."""
    if any(place in cluster.places for place in telling.places):
        return 1.0
    modes = {other.mode for other in cluster.tellings}
    visits = Mode.VISIT in modes or (dated and modes == {None})
    if telling.mode is Mode.VISIT and not visits and (telling.places or telling.duration):
        return None  # a visit is a meeting there only where the place says so, and none of days
    if not cluster.places or not telling.places:
        return 0.0
    if visits is not (telling.mode is Mode.VISIT):
        return None  # a visit to a country, and a meeting in its capital
    kinds = {place in countries for place in (*cluster.places, *telling.places)}
    several = len(set(telling.participants) & set(cluster.participants)) > 1
    return 0.0 if len(kinds) == 2 and (dated or several) else None


def _same_mode(cluster: _Cluster, telling: MeetingMention) -> bool:
    modes = {other.mode for other in cluster.tellings} - {None}
    if telling.mode is None or not modes:
        remote = not modes and any(other.remote for other in cluster.tellings)
        return not remote or telling.mode in (None, Mode.CALL) or len(telling.participants) > 1
    return (telling.mode is Mode.CALL) == (Mode.CALL in modes)


def _same_modality(cluster: _Cluster, telling: MeetingMention, *, dated: bool) -> bool:
    """A plan and an event that took place are one only where the words point back or the days agree."""
    modalities = {other.modality for other in _informative(cluster.tellings)}
    if telling.modality in modalities or dated or telling.definite:
        return True
    if telling.modality in OPEN and modalities & OPEN:
        return True
    parties = set(telling.participants)
    if len(parties) < 2:
        return False
    if telling.modality is Modality.HYPOTHETICAL and not telling.distinct:  # "had asked to meet", of those who met
        return Modality.ACTUAL in modalities and parties == set(cluster.participants)
    return telling.modality is Modality.NEGATED and not telling.noun  # "denied that they met"


def _shared(cluster: _Cluster, telling: MeetingMention, kinds: _Kinds, *, dated: bool, placed: bool) -> float | None:
    """How many parties agree; None when they speak against it."""
    if not telling.participants:
        return 0.0 if telling.definite else None
    sides = _sides(cluster, telling, kinds)
    shared = len(telling.participants) - len(_missing(telling.participants, cluster.participants, sides))
    fewer = bool(_missing(cluster.participants, telling.participants, sides))
    more = shared < len(telling.participants)
    if not shared:
        return 0.0 if telling.further else None
    if more and fewer:  # each names somebody whom the other does not
        summit = telling.definite and not kinds.bodies.isdisjoint(set(telling.participants) & set(cluster.participants))
        return float(shared) if summit or (shared > 1 and (dated or telling.definite)) else None
    sure = dated or placed or telling.definite
    if fewer and len(telling.participants) == 1 and not (sure or telling.mode is Mode.VISIT):
        return None
    if more and len(cluster.participants) == 1 and not sure:
        return None
    return float(shared)


def _sides(cluster: _Cluster, telling: MeetingMention, kinds: _Kinds) -> dict[str, str]:
    """Persons and the countries they act for: as told, and as "the talks of X and Y" that were "X's with Yland" say."""
    sides = {**cluster.sides, **dict(telling.sides)}
    here = _missing(telling.participants, cluster.participants, sides)
    there = _missing(cluster.participants, telling.participants, sides)
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


def _missing(keys: Iterable[str], others: Iterable[str], sides: dict[str, str]) -> list[str]:
    """The parties of one telling that the other has not."""
    known = tuple(others)
    return [key for key in keys if not any(_is_one(key, other, sides) for other in known)]


def _is_one(key: str, other: str, sides: dict[str, str]) -> bool:
    """One party: the same, or a person and the country that the person acts for; two people stay two."""
    return key == other or sides.get(key) == other or sides.get(other) == key


def _meeting(cluster: _Cluster, key: str, countries: frozenset[str]) -> Meeting:
    tellings = cluster.tellings
    participants = _participants(cluster, countries)
    return Meeting(
        key=key,
        participants=participants,
        modality=_modality(tellings),
        places=tuple(place for place in _places(cluster, countries) if place not in participants),
        time=_time(tellings),
        mode=_mode(tellings),
        topics=tuple(dict.fromkeys(topic for telling in tellings for topic in telling.topics)),
        duration=next((telling.duration for telling in tellings if telling.duration), None),
        mentions=tuple(sorted({telling.trigger for telling in tellings})),
        confidence=_confidence(tellings),
    )


def _participants(cluster: _Cluster, countries: frozenset[str]) -> tuple[str, ...]:
    """All parties, without a country for which a person takes part."""
    represented = {country for person, country in cluster.sides.items() if person in cluster.participants}
    return tuple(key for key in cluster.participants if key not in countries or key not in represented)


def _places(cluster: _Cluster, countries: frozenset[str]) -> tuple[str, ...]:
    """The places; a country only where no place within is told."""
    places = tuple(cluster.places)
    nearer = tuple(place for place in places if place not in countries)
    return nearer or places


def _informative(tellings: Sequence[MeetingMention]) -> Sequence[MeetingMention]:
    """The tellings that say whether it happened; "the meeting", pointing back without a day, tells nothing new."""
    found = [
        telling
        for telling in tellings
        if not (telling.noun and telling.definite and telling.time is None)
        or (telling.participants and telling.modality is Modality.NEGATED)
    ]
    return found or tellings


def _modality(tellings: Sequence[MeetingMention]) -> Modality:
    """The strongest that is told; "the meeting", pointing back without a day, tells nothing new."""
    telling_it = _informative(tellings)
    dated = [telling for telling in telling_it if telling.time is not None and telling.time.earliest is not None]
    if dated:
        nearest = min(dated, key=lambda telling: _days(telling.time))
        if nearest.modality is Modality.PLANNED:  # "this month" may be told as a fact, "on the 26th" is yet to come
            telling_it = [nearest]
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
