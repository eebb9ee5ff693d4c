"""Sanction acts from their tellings, and the sanctions that they make.

Two tellings are one act when they agree in what is done and nothing speaks against it: authorities, targets and days of
one must not contradict those of the other. Two that differ in date are never one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgexport.model import (
    Act,
    Entity,
    EntityKind,
    Measure,
    Mention,
    Modality,
    Sanction,
    SanctionAct,
    SanctionMention,
    TimeSpan,
)
from kgexport.resolve.organs import is_organ_of

AHEAD = {Modality.PLANNED, Modality.HYPOTHETICAL}
REAL = (Modality.ACTUAL, Modality.PLANNED)
ORDER = (Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED)
CHANGES = (Act.EXTENSION, Act.EASING, Act.LIFTING)
CORROBORATION = 0.03
HIGHEST = 0.97
STEM = 3
FUNCTION_WORDS = frozenset({"and", "been", "for", "had", "has", "have", "its", "the", "their", "was", "were", "with"})
NEAR = 3
"""Sentences between tellings of which one names no target."""


@dataclass(slots=True, kw_only=True)
class _Group:
    """The tellings of one act so far, and what they say together."""

    members: list[SanctionMention] = field(default_factory=list)
    authorities: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    time: TimeSpan | None = None


def merge_acts(
    mentions: Sequence[SanctionMention], entities: Sequence[Entity]
) -> tuple[tuple[SanctionAct, ...], dict[str, str]]:
    """Return the acts in the order of their first telling, and the act's key for each telling's key."""
    by_key = {entity.key: entity for entity in entities}
    groups: list[_Group] = []
    group_of: dict[str, _Group] = {}
    standing = {mention.key: mention.standing for mention in mentions}
    for mention in mentions:
        standing[mention.key] = standing.get(mention.part_of or "", mention.standing)
    # What is done comes first, so that what is said to be in force finds the act that put it there; parts go along.
    for mention in sorted(mentions, key=lambda mention: standing[mention.key]):
        whole = group_of.get(mention.part_of or "")
        group = whole if whole is not None and _is_part(mention, whole, by_key) else _group_for(mention, groups, by_key)
        if group is None:
            group = _Group()
            groups.append(group)
        _join(group, mention, by_key)
        group_of[mention.key] = group
    groups.sort(key=lambda group: min(member.trigger.begin for member in group.members))
    measures = [_measures(group, groups) for group in groups]
    acts: list[SanctionAct] = []
    event_of: dict[str, str] = {}
    for number, group in enumerate(groups):
        key = f"act-{number}"
        acts.append(_act(key, group, measures[number]))
        event_of.update((member.key, key) for member in group.members)
    return tuple(acts), event_of


def _is_part(mention: SanctionMention, group: _Group, entities: Mapping[str, Entity]) -> bool:
    """Whether a telling that says more of one of the group is of the same act, whoever it is on."""
    first = group.members[0]
    alike = mention.act is first.act and _same_modality(mention, first) and _same_days(mention.time, group.time)
    return alike and _same_authority(mention, group, entities)


def _group_for(mention: SanctionMention, groups: Sequence[_Group], entities: Mapping[str, Entity]) -> _Group | None:
    """The group that fits best: by shared targets, shared authorities, shared words ("the ban", "banned"), nearness."""
    best: tuple[int, int, int, int] | None = None
    stems = _stems(mention)
    found = None
    for number, group in enumerate(groups):
        if not _compatible(mention, group, entities):
            continue
        rank = (
            bool(set(mention.targets) & set(group.targets)),
            bool(_acting(mention) & _acting(*group.members)),
            any(stems & _stems(member) for member in group.members),
            -min(abs(member.sentence - mention.sentence) for member in group.members),
        )
        if best is None or rank > best:
            best, found = rank, groups[number]
    return found


def _stems(mention: SanctionMention) -> set[str]:
    """The beginnings of the words of its trigger."""
    words = mention.trigger.text.casefold().split()
    return {word[:STEM] for word in words if len(word) >= STEM and word not in FUNCTION_WORDS}


def _compatible(mention: SanctionMention, group: _Group, entities: Mapping[str, Entity]) -> bool:
    first = group.members[0]
    if mention.act is not first.act or not _same_modality(mention, first):
        return False
    if mention.earlier and not all(member.standing for member in group.members):
        return False
    if not _same_days(mention.time, group.time):
        return False
    if not _same_authority(mention, group, entities):
        return False
    if set(mention.targets) & set(group.targets):
        return True
    if mention.unnamed and group.targets and mention.measures and not set(mention.measures) & _measures_in(group):
        # "Visa restrictions on officials" are others than the designations of the same day.
        return False
    if not mention.targets or not group.targets:
        # Without a target it takes the days or the place in the text to tell that an act is told again.
        days = _days(mention.time)
        if days is not None and days == _days(group.time):
            return True
        if mention.act is Act.THREAT and _is_one_threat(mention, group):
            return True
        if not _goes_into_detail(mention, group, entities):
            return False
        # Sanctions on people whom nobody names are others than those on a country, or of another day.
        if _only_countries((*mention.targets, *group.targets), entities) or not _names_follow(mention, group):
            return False
        return _near(mention, group) and mention.modality is first.modality
    return _one_announcement(mention, group) or _names_whom(mention, group, entities)


def _is_one_threat(mention: SanctionMention, group: _Group) -> bool:
    """Whether a threat is told again without its target: what may come is told in many ways in one place."""
    undated = _days(mention.time) is None or _days(group.time) is None
    return undated and mention.modality is group.members[0].modality and _near(mention, group)


def _names_whom(mention: SanctionMention, group: _Group, entities: Mapping[str, Entity]) -> bool:
    """Whether sanctions of one authority on a country are told again with the people and bodies that they are on.

    "The EU imposed sanctions on X. ... It named six people for sanctions, including Y".
    """
    if mention.standing or any(member.standing for member in group.members) or not _near(mention, group):
        return False
    if mention.time is not None or not _acting(mention) & _acting(*group.members):
        return False
    countries = [_only_countries(keys, entities) for keys in (mention.targets, group.targets)]
    return mention.modality is group.members[0].modality and countries == [False, True]


def _measures_in(group: _Group) -> set[Measure]:
    return {measure for member in group.members for measure in member.measures}


def _goes_into_detail(mention: SanctionMention, group: _Group, entities: Mapping[str, Entity]) -> bool:
    """Whether one may name those whom the other leaves unnamed ("three officials"): an act of one known authority."""
    if mention.targets:
        unnamed = any(member.unnamed for member in group.members)
    else:
        unnamed = mention.unnamed and bool(group.targets)
    if not unnamed:
        return True
    if mention.standing or all(member.standing for member in group.members):
        return False
    known = bool(mention.authorities) and bool(group.authorities)
    return known and _same_authority(mention, group, entities)


def _names_follow(mention: SanctionMention, group: _Group) -> bool:
    """Whether the later telling brings no day of its own: "announced sanctions today. We imposed sanctions on X"."""
    if not mention.targets and not group.targets:
        return mention.time is None
    undated = mention.time is None or _days(mention.time) is None
    later = mention.sentence >= max(member.sentence for member in group.members)
    return undated if later else group.time is None or _days(group.time) is None


def _only_countries(keys: Sequence[str], entities: Mapping[str, Entity]) -> bool:
    kinds = [entities[key].kind for key in keys if key in entities]
    return bool(kinds) and all(kind is EntityKind.COUNTRY for kind in kinds)


def _near(mention: SanctionMention, group: _Group) -> bool:
    return any(abs(member.sentence - mention.sentence) <= NEAR for member in group.members)


def _same_modality(left: SanctionMention, right: SanctionMention) -> bool:
    """Whether two tellings may be of one act; what is planned may also be told as possible, to those it is on."""
    one, other = left.modality, right.modality
    if one is other or (one in REAL and other in REAL):
        return True
    return {one, other} == AHEAD and bool(set(left.targets) & set(right.targets))


def _one_announcement(mention: SanctionMention, group: _Group) -> bool:
    """Further targets of one announcement: told as done on the same days, and not as background."""
    if mention.standing or mention.modality not in REAL or _precision(mention.time) is None:
        return False
    if all(member.standing for member in group.members):
        return False
    return group.time is not None and _days(mention.time) == _days(group.time)


def _acting(*tellings: SanctionMention) -> set[str]:
    """Who acts, with the countries for which leaders do."""
    return {key for telling in tellings for key in (*telling.authorities, *telling.states)}


def _authorities(group: _Group) -> tuple[str, ...]:
    """Who acts: of a leader and his country the one whom more tellings of the act itself name, else the country."""
    led = [member for member in group.members if member.states]
    states = {key for member in led for key in member.states}
    acting = [member for member in group.members if not member.standing and not states.isdisjoint(member.authorities)]
    rejected = states if len(led) > len(acting) else {key for member in led for key in member.authorities}
    return tuple(key for key in group.authorities if key not in rejected)


def _same_authority(mention: SanctionMention, group: _Group, entities: Mapping[str, Entity]) -> bool:
    left, right = _acting(mention), _acting(*group.members)
    if not mention.authorities or not group.authorities or left & right:
        return True
    return any(
        is_organ_of(entities[one], entities[other]) or is_organ_of(entities[other], entities[one])
        for one in left
        for other in right
        if one in entities and other in entities
    )


def _days(time: TimeSpan | None) -> tuple[int, int] | None:
    if time is None or time.earliest is None or time.latest is None:
        return None
    return time.earliest.toordinal(), time.latest.toordinal()


def _precision(time: TimeSpan | None) -> int | None:
    days = _days(time)
    return None if days is None else days[1] - days[0]


def _same_days(left: TimeSpan | None, right: TimeSpan | None) -> bool:
    """Whether two times can be one: one lies within the other, or one has no days."""
    one, other = _days(left), _days(right)
    if left is None or right is None or (one is None and other is None):
        return True
    if one is None or other is None:
        # Without a document date "in March" has no days, but is not "in 2006"; "recently" may be any day.
        return not any(sign.isupper() or sign.isdigit() for sign in (left if one is None else right).phrase)
    return (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])


def _join(group: _Group, mention: SanctionMention, entities: Mapping[str, Entity]) -> None:
    group.members.append(mention)
    group.authorities = _specific((*group.authorities, *mention.authorities), entities)
    group.targets = tuple(dict.fromkeys((*group.targets, *mention.targets)))
    if group.time is None or (
        _precision(mention.time) is not None
        and (_precision(group.time) is None or (_precision(mention.time) or 0) < (_precision(group.time) or 0))
    ):
        group.time = mention.time if mention.time is not None else group.time


def _specific(keys: Sequence[str], entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """The authorities without those of which an organ is among them: the organ is who acts."""
    unique = tuple(dict.fromkeys(keys))
    return tuple(
        key
        for key in unique
        if not any(
            other != key and key in entities and other in entities and is_organ_of(entities[other], entities[key])
            for other in unique
        )
    )


def _measures(group: _Group, groups: Sequence[_Group]) -> tuple[Measure, ...]:
    """The measures told of an act; of one without any those of the sanction that it changes, or of its change."""
    own = _told_measures(group)
    if own or not group.targets or not group.authorities:
        return own
    act = group.members[0].act
    for other in groups:
        acts = {act, other.members[0].act}
        if Act.IMPOSITION not in acts or acts.isdisjoint(CHANGES):
            continue
        alike = set(other.targets) == set(group.targets) and set(other.authorities) == set(group.authorities)
        imposed = group if act is Act.IMPOSITION else other
        if alike and all(member.standing for member in imposed.members):
            return _told_measures(other)
    return ()


def _told_measures(group: _Group) -> tuple[Measure, ...]:
    members = sorted(group.members, key=lambda member: (member.trigger.begin, member.key))
    return tuple(dict.fromkeys(measure for member in members for measure in member.measures))


def _act(key: str, group: _Group, measures: tuple[Measure, ...]) -> SanctionAct:
    members = sorted(group.members, key=lambda member: (member.trigger.begin, member.key))
    modality = min((member.modality for member in members), key=ORDER.index)
    confidence = max(member.confidence for member in members)
    return SanctionAct(
        key=key,
        act=members[0].act,
        modality=modality,
        authorities=_authorities(group),
        targets=group.targets,
        measures=measures,
        reason=next((member.reason for member in members if member.reason), None),
        legal_basis=next((member.legal_basis for member in members if member.legal_basis), None),
        time=group.time,
        mentions=tuple(dict.fromkeys(member.trigger for member in members)),
        confidence=round(min(max(HIGHEST, confidence), confidence + CORROBORATION * (len(members) - 1)), 3),
    )


def sanctions_of(acts: Sequence[SanctionAct]) -> tuple[Sanction, ...]:
    """Return the states that the acts make: one for each pair of authority and target, in the order of their acts."""
    states: dict[tuple[str | None, str], list[SanctionAct]] = {}
    for act in acts:
        if act.modality is not Modality.ACTUAL or act.act is Act.THREAT:
            continue
        for target in act.targets:
            for authority in act.authorities or (None,):
                states.setdefault((authority, target), []).append(act)
    return tuple(
        _state(f"sanction-state-{number}", authority, target, found)
        for number, ((authority, target), found) in enumerate(states.items())
    )


def _state(key: str, authority: str | None, target: str, acts: Sequence[SanctionAct]) -> Sanction:
    measures: dict[Measure, None] = {}
    mentions: dict[Mention, None] = {}
    for act in acts:
        if act.act is not Act.LIFTING or not measures:
            measures.update(dict.fromkeys(act.measures))
        mentions.update(dict.fromkeys(act.mentions))
    imposed = [act for act in acts if act.act is Act.IMPOSITION]
    lifted = [act for act in acts if act.act is Act.LIFTING]
    return Sanction(
        key=key,
        target=target,
        authority=authority,
        measures=tuple(measures),
        in_force_from=_earliest(imposed),
        in_force_until=_earliest(lifted),
        acts=tuple(act.key for act in acts),
        mentions=tuple(mentions),
        confidence=round(min(act.confidence for act in acts), 3),
    )


def _earliest(acts: Sequence[SanctionAct]) -> TimeSpan | None:
    times = [act.time for act in acts if act.time is not None]
    dated = [time for time in times if time.earliest is not None]
    if dated:
        return min(dated, key=lambda time: (time.earliest or time.mention.begin, time.mention.begin))
    return times[0] if times else None
