"""Groups of namings on their way to entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kgexport.model import EntityKind, NameMention

PERSON, BODY, PLACE, COUNTRY = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.COUNTRY


_FULL_TITLES = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "pm": "minister"}


def last_title(title: str) -> str:
    """The last word of a title, small and written out: "senator" for "Sen."."""
    word = title.split()[-1].lower().rstrip(".")
    return _FULL_TITLES.get(word, word)


@dataclass(slots=True, eq=False)
class Group:
    """Namings that stand for one thing; `kind` is settled when all votes are in."""

    members: list[NameMention]
    kind: EntityKind | None = None
    code: str | None = None
    known: str | None = None
    votes: dict[EntityKind, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The longest name; of equally long ones the first."""
        return max((member.name for member in self.members), key=len)

    @property
    def names(self) -> list[str]:
        """All distinct names without title, in the order of the text."""
        return list(dict.fromkeys(member.name for member in self.members))

    @property
    def first(self) -> int:
        """Where the first naming begins."""
        return min(member.mention.begin for member in self.members)

    @property
    def titles(self) -> set[str]:
        """The last words of the titles it is named with, small."""
        return {last_title(member.title) for member in self.members if member.title}

    def settle(self) -> None:
        """Sum the votes and take the kind with most of them."""
        totals: dict[EntityKind, float] = defaultdict(float)
        for member in self.members:
            for kind, weight in member.votes:
                totals[kind] += weight
        self.votes = dict(totals)
        order = (COUNTRY, PERSON, BODY, PLACE)
        self.kind = max(order, key=lambda kind: (totals.get(kind, 0.0), -order.index(kind))) if totals else None

    def take(self, other: Group) -> None:
        """Take over the members of another group."""
        self.members = sorted([*self.members, *other.members], key=lambda member: member.mention.begin)
        self.code = self.code or other.code
        self.known = self.known or other.known


def merge_into(groups: list[Group], target: Group, source: Group) -> None:
    """Make two groups one and drop the second from the list."""
    target.take(source)
    target.settle()
    groups.remove(source)


def last_before(candidates: Iterable[Group], position: int) -> Group | None:
    """The group named last before a place in the text, else the one named first behind it."""
    best: tuple[int, Group] | None = None
    for group in candidates:
        before = [member.mention.begin for member in group.members if member.mention.begin <= position]
        rank = position - max(before) if before else 10**9 + group.first
        if best is None or rank < best[0]:
            best = (rank, group)
    return best[1] if best else None
