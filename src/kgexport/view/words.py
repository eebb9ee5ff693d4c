"""The words for the values of the vocabulary, as they are shown; and durations and lists in words.

One table for each kind of value, by its local name. A value that is not in its table is shown by its name.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Person": "person",
        "Organisation": "organisation",
        "Country": "country",
        "Place": "place",
        "UnnamedSource": "unnamed source",
        "Document": "document",
        "Meeting": "meeting",
        "SanctionAct": "sanction act",
        "Sanction": "sanction",
        "Position": "position",
        "Claim": "claim",
        "TimeSpan": "time",
    }
)

STANCES: Final[Mapping[str, str]] = MappingProxyType(
    {"Asserts": "asserts", "Confirms": "confirms", "Denies": "denies", "Declines": "declines to say"}
)
"""In the order in which they are shown."""

MODALITIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Actual": "told as real",
        "Planned": "planned",
        "Hypothetical": "hypothetical",
        "Negated": "said not to be",
    }
)

MODES: Final[Mapping[str, str]] = MappingProxyType({"InPerson": "in person", "Visit": "visit", "Call": "call"})

ACTS: Final[Mapping[str, str]] = MappingProxyType(
    {"Imposition": "imposed", "Extension": "extended", "Easing": "eased", "Lifting": "lifted", "Threat": "threatened"}
)

MEASURES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "AssetFreeze": "asset freeze",
        "TravelBan": "travel ban",
        "ArmsEmbargo": "arms embargo",
        "TradeRestriction": "trade restriction",
        "FinancialRestriction": "financial restriction",
        "TransportBan": "transport ban",
        "OtherMeasure": "other measure",
    }
)

RELATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "participant": "takes part",
        "place": "in",
        "target": "target",
        "authority": "by",
        "sanction": "part of",
        "within": "lies in",
        "affiliation": "belongs to",
        "holds": "holds",
        "at": "at",
        "citedBy": "cited by",
        **STANCES,
    }
)
"""The edges of a drawn graph."""

NAMES: Final[Mapping[str, str]] = MappingProxyType({**MODALITIES, **MODES, **ACTS, **MEASURES, **STANCES})
"""All values of the vocabulary in one table: their local names differ."""

_DURATION: Final = re.compile(
    r"P(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<day>\d+)D)?"
    r"(?:T(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?(?:(?P<second>\d+)S)?)?"
)
_LISTED: Final = 3


def duration_words(lexical: str) -> str:
    """`P3D` as "3 days"; what is no such duration stays as it is."""
    match = _DURATION.fullmatch(lexical)
    parts = [(int(number), unit) for unit, number in match.groupdict().items() if number] if match else []
    if not parts:
        return lexical
    return listed([f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts])


def listed(names: Sequence[str], *, most: int | None = None) -> str:
    """Names in a row: "A", "A and B", "A, B and C", with `most` "A, B and 4 others"."""
    shown = list(names)
    if most is not None and len(shown) > most + 1:
        shown = [*shown[:most], f"{len(shown) - most} others"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def meeting_words(participants: Sequence[str], mode: str | None) -> str:
    """A heading for a meeting: who, and whether they met, called or visited."""
    if not participants:
        return {"Call": "A call", "Visit": "A visit"}.get(mode or "", "A meeting")
    who = listed(participants, most=_LISTED)
    if mode == "Visit":
        return f"Visit of {who}" if len(participants) == 1 else f"Visit: {who}"
    if mode == "Call":
        return f"Call: {who}" if len(participants) > 1 else f"Call with {who}"
    return who if len(participants) > 1 else f"Meeting with {who}"


def act_words(act: str, authorities: Sequence[str], targets: Sequence[str]) -> str:
    """A heading for a sanction act: "United States lifted sanctions on Ilya Varn"."""
    done = ACTS.get(act, act)
    against = f" on {listed(targets, most=_LISTED)}" if targets else ""
    if authorities:
        return f"{listed(authorities, most=_LISTED)} {done} sanctions{against}"
    return f"Sanctions{against} {done}"


def sanction_words(authority: str | None, target: str | None) -> str:
    """A heading for a sanction: "United States sanctions on Ilya Varn"."""
    who = f"{authority} sanctions" if authority else "Sanctions"
    return f"{who} on {target}" if target else who


def interval_words(earliest: datetime.date, latest: datetime.date) -> str:
    """A closed interval at the precision it has: a year, a month, a day, or two days."""
    if earliest == latest:
        return earliest.isoformat()
    after = latest + datetime.timedelta(days=1) if latest < datetime.date.max else None
    if after is not None and earliest.day == 1 and after.day == 1:
        if (earliest.month, after.month, after.year - earliest.year) == (1, 1, 1):
            return f"{earliest.year:04d}"
        if (after.year - earliest.year) * 12 + after.month - earliest.month == 1:
            return f"{earliest.year:04d}-{earliest.month:02d}"
    return f"{earliest.isoformat()} to {latest.isoformat()}"
