"""Meetings from their tellings: one encounter told several times is one meeting.

Tellings are taken in the order of the text. Each joins the best of the meetings before it that it can be a telling of,
by parties, days, place, mode and modality, or begins a meeting of its own. Two that differ in date are never one. A
noun that names no party ("the meeting") only points back; where it fits nothing it is set aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgexport.model import Entity, EntityKind, Meeting, MeetingMention, Modality, Mode, TimeSpan
from kgexport.resolve.meeting_clusters import Cluster, Kinds, informative, meeting_of, missing, modality_of, sides_of
from kgexport.resolve.meeting_index import FAR, MeetingIndex

LEAST = 0.4
"""Confidence that one telling of a meeting must have; what none tells surely is set aside."""
OPEN = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
GENERIC = frozenset({"call", "conversation", "discussion", "discussions", "meeting", "talks"})
"""Words for an encounter that was told by another word: "X met Y. The talks, held in Z, ..."."""
NEAR = 2
"""Sentences over which a noun without parties, but with a day or place, can point back to a meeting without."""


def merge_meetings(
    mentions: Sequence[MeetingMention], entities: Sequence[Entity]
) -> tuple[tuple[Meeting, ...], dict[str, str]]:
    """Return the meetings in the order of their first telling, and the meeting's key for each telling's key."""
    kinds = Kinds(
        countries=frozenset(entity.key for entity in entities if entity.kind is EntityKind.COUNTRY),
        people=frozenset(entity.key for entity in entities if entity.kind is EntityKind.PERSON),
        bodies=frozenset(entity.key for entity in entities if entity.kind is EntityKind.ORGANISATION),
    )
    index = MeetingIndex()
    for telling in mentions:
        best = _best(index, telling, kinds)
        if best is not None:
            index.take(best, telling, kinds)
        elif telling.participants:
            missed = _best(index, replace(telling, participants=()), kinds) if _stays_away(telling) else None
            bodies = () if missed is None else tuple(key for key in missed.participants if key in kinds.bodies)
            index.take(Cluster(), replace(telling, participants=(*telling.participants, *bodies)), kinds)
    clusters = _absorbed(_joined(index.clusters, kinds))
    meetings: list[Meeting] = []
    event_of: dict[str, str] = {}
    for cluster in clusters:
        if not _told(cluster):
            continue
        meeting = meeting_of(cluster, f"meeting-{len(meetings)}", kinds.countries)
        meetings.append(meeting)
        event_of.update((telling.key, meeting.key) for telling in cluster.tellings)
    return tuple(meetings), event_of


def _best(index: MeetingIndex, telling: MeetingMention, kinds: Kinds) -> Cluster | None:
    """The meeting that a telling fits best, or None where it fits none."""
    best: Cluster | None = None
    best_score = 0.0
    for cluster in index.candidates(telling):
        score = _score(cluster, telling, kinds)
        if score is not None and score > best_score:
            best, best_score = cluster, score
    return best


def _stays_away(telling: MeetingMention) -> bool:
    """ "X will not attend the summit": an encounter of X with the body whose summit was told, which does not happen."""
    return telling.noun and telling.definite and telling.modality is Modality.NEGATED


def _joined(clusters: Sequence[Cluster], kinds: Kinds) -> list[Cluster]:
    """The meetings, those taken into others that have the same people and say neither when nor where.

    Only the whole text shows it: "X visits Z to talk with Y" begins a meeting of X, and names Y later.
    """
    kept: list[Cluster] = []
    alike: dict[frozenset[str], list[Cluster]] = {}
    for cluster in clusters:
        same = alike.setdefault(frozenset(cluster.participants), [])
        host = next((other for other in same if _is_part(cluster, other, kinds)), None)
        if host is None:
            kept.append(cluster)
            same.append(cluster)
            continue
        for telling in cluster.tellings:
            host.take(telling, kinds)
    return kept


def _absorbed(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The meetings without those that name one party only, and neither day nor place, where one other has that party.

    A telling that says so little is no other meeting: "some senators met X", then "Senator Y met X in Z last week".
    """
    absorbed: set[int] = set()
    of_party: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        for key in cluster.participants:
            of_party.setdefault(key, []).append(cluster)
    for cluster in clusters:
        if len(cluster.participants) != 1 or not _is_vague(cluster):
            continue
        near = of_party[next(iter(cluster.participants))]
        hosts = [other for other in near if id(other) not in absorbed and _may_hold(cluster, other)]
        if len(hosts) == 1:
            absorbed.add(id(cluster))
            hosts[0].tellings.extend(cluster.tellings)
    return [cluster for cluster in clusters if id(cluster) not in absorbed]


def _is_vague(cluster: Cluster) -> bool:
    """Whether no telling says when or where it was, or that it is one of its own."""
    return not cluster.places and not any(telling.time or telling.distinct for telling in cluster.tellings)


def _may_hold(cluster: Cluster, host: Cluster) -> bool:
    """Whether a meeting with the party of another can be the one that this tells of."""
    if len(host.participants) < 2:
        return False
    modes = [{telling.mode for telling in each.tellings} for each in (cluster, host)]
    if any(mode in modes[0] ^ modes[1] for mode in (Mode.CALL, Mode.VISIT)):
        return False
    modality, other = modality_of(cluster.tellings), modality_of(host.tellings)
    if (
        modality is Modality.NEGATED and other is Modality.ACTUAL
    ):  # "X met Y, the Post said. He denied any talks with Y."
        return _is_close(host, cluster.tellings[0])
    return modality is other or (modality is Modality.HYPOTHETICAL and other is not Modality.ACTUAL)


def _is_close(cluster: Cluster, telling: MeetingMention) -> bool:
    """Whether a telling stands right behind one of a meeting's."""
    return any(0 <= telling.sentence - other.sentence <= NEAR for other in cluster.tellings)


def _is_part(cluster: Cluster, host: Cluster, kinds: Kinds) -> bool:
    """Whether a meeting is told again by another that has the same parties."""
    if len(kinds.people & set(cluster.participants)) < 2 or not _is_vague(cluster):
        return False
    modes = {telling.mode for each in (cluster, host) for telling in each.tellings}
    return modality_of(cluster.tellings) is modality_of(host.tellings) and Mode.CALL not in modes


def _told(cluster: Cluster) -> bool:
    """Whether somebody's meeting is told surely enough; a visit without a place is where it is told twice."""
    told = [telling for telling in cluster.tellings if telling.participants]
    if any(telling.confidence >= LEAST for telling in told):
        return True
    return sum(telling.mode is Mode.VISIT and not telling.distinct for telling in told) > 1


def _score(cluster: Cluster, telling: MeetingMention, kinds: Kinds) -> float | None:
    """How well a telling fits a meeting; None is not at all."""
    dated = _same_time(cluster, telling)
    placed = _same_place(cluster, telling, kinds, dated=bool(dated))
    if dated is None or placed is None or not _same_mode(cluster, telling):
        return None
    if telling.distinct and not any(other.distinct for other in cluster.tellings) and not _one_plan(cluster, telling):
        return None
    shared = _shared(cluster, telling, kinds, dated=dated > 0, placed=placed > 0)
    there = placed > 0 and Mode.VISIT not in (telling.mode, *(other.mode for other in cluster.tellings))
    if shared is None or not _same_modality(cluster, telling, dated=dated > 0 or there):
        return None
    if (len(telling.participants) != 1 or telling.trigger.text.casefold() == "summit") and not _can_be_pointed_to(
        cluster, telling, kinds
    ):
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


def _one_plan(cluster: Cluster, telling: MeetingMention) -> bool:
    """ "The next summit" of the same parties, both times still to come."""
    if not telling.definite or set(telling.participants) != set(cluster.participants):
        return False
    return {telling.modality, *(other.modality for other in cluster.tellings)} <= OPEN


def _can_be_pointed_to(cluster: Cluster, telling: MeetingMention, kinds: Kinds) -> bool:
    """ "The meeting" is no mere visit, and "the summit" one of leaders in one place, or of a body."""
    modes = {other.mode for other in cluster.tellings}
    if telling.mode is Mode.IN_PERSON and modes == {Mode.VISIT} and len(cluster.participants) == 1:
        return False
    if telling.mode is Mode.CALL and not telling.participants and Mode.CALL not in modes:
        return any(other.remote for other in cluster.tellings)
    if telling.mode is Mode.VISIT and not telling.participants and Mode.VISIT not in modes and not cluster.places:
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
    if same_word:
        return distance <= NEAR
    return distance <= (1 if telling.trigger.text.casefold() in GENERIC else 0)


def _same_word(cluster: Cluster, telling: MeetingMention) -> bool:
    """Whether one telling uses the same word ("the summit")."""
    word = telling.trigger.text.casefold()
    return any(other.trigger.text.casefold() == word for other in cluster.tellings)


def _another(telling: MeetingMention, kinds: Kinds) -> bool:
    """States meet often: "talks between X and Y" are others than those told before unless something more agrees."""
    return not telling.definite and not any(key in kinds.people for key in telling.participants)


def _same_time(cluster: Cluster, telling: MeetingMention) -> float | None:
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


def _same_place(cluster: Cluster, telling: MeetingMention, kinds: Kinds, *, dated: bool) -> float | None:
    """1 for a shared place, 0 where one has none, None when they differ; cities lie in countries, seats in cities."""
    if any(place in cluster.places for place in telling.places):
        return 1.0
    modes = {other.mode for other in cluster.tellings}
    visits = Mode.VISIT in modes
    alone = modes == {Mode.VISIT} and len(cluster.participants) == 1 and bool(cluster.places)
    if alone and telling.mode is not Mode.VISIT and len(telling.participants) > 1 and not telling.places:
        return None  # whom the visitor meets on the way, is not whom he visits
    if telling.mode is Mode.VISIT and not visits and (telling.places or telling.duration):
        return None  # a visit is a meeting there only where the place says so, and none of days
    if not cluster.places or not telling.places:
        return 0.0
    if visits is not (telling.mode is Mode.VISIT):
        return None  # a visit to a country, and a meeting in its capital
    if len({place in kinds.bodies for place in (*cluster.places, *telling.places)}) == 2:
        return 0.0
    levels = {place in kinds.countries for place in (*cluster.places, *telling.places)}
    several = len(set(telling.participants) & set(cluster.participants)) > 1
    return 0.0 if len(levels) == 2 and (dated or several) else None


def _same_mode(cluster: Cluster, telling: MeetingMention) -> bool:
    modes = {other.mode for other in cluster.tellings} - {None}
    if telling.mode is None or not modes:
        remote = not modes and any(other.remote for other in cluster.tellings)
        return not remote or telling.mode in (None, Mode.CALL) or len(telling.participants) > 1
    return (telling.mode is Mode.CALL) == (Mode.CALL in modes)


def _same_modality(cluster: Cluster, telling: MeetingMention, *, dated: bool) -> bool:
    """A plan and an event that took place are one only where the words point back or the days agree."""
    modalities = {other.modality for other in informative(cluster.tellings)}
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


def _goes_on(cluster: Cluster, telling: MeetingMention) -> bool:
    """Whether the next sentence says what was talked about: "The minister met X. X and Doe discussed trade"."""
    told = telling.mode is None and not telling.noun and len(telling.participants) > 1
    return told and telling.sentence - max(other.sentence for other in cluster.tellings) == 1


def _shared(cluster: Cluster, telling: MeetingMention, kinds: Kinds, *, dated: bool, placed: bool) -> float | None:
    """How many parties agree; None when they speak against it."""
    if not telling.participants:
        return 0.0 if telling.definite else None
    sides = sides_of(cluster, telling, kinds)
    shared = len(telling.participants) - len(missing(telling.participants, cluster.participants, sides))
    fewer = bool(missing(cluster.participants, telling.participants, sides))
    more = shared < len(telling.participants)
    if not shared:
        return 0.0 if telling.further else None
    if more and fewer:  # each names somebody whom the other does not
        summit = telling.definite and not kinds.bodies.isdisjoint(set(telling.participants) & set(cluster.participants))
        return float(shared) if summit or (shared > 1 and (dated or telling.definite)) else None
    sure = dated or placed or telling.definite or _goes_on(cluster, telling)
    if fewer and len(telling.participants) == 1 and not (sure or telling.mode is Mode.VISIT):
        return None
    if more and len(cluster.participants) == 1 and not sure:
        return None
    return float(shared)
