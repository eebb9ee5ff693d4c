"""The meetings of a text under way, found by party: a long text has thousands, and a telling fits few of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kgexport.model import MeetingMention, Mode
from kgexport.resolve.meeting_clusters import Cluster, Kinds

FAR = 12
"""Sentences over which "the meeting" can point back without a day or a party."""


class MeetingIndex:
    """Meetings in the order of their first telling, with those that a telling can be a telling of at hand."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._numbers: dict[int, int] = {}
        self._by_party: dict[str, set[int]] = defaultdict(set)
        self._loose: dict[str, set[int]] = defaultdict(set)
        """By party, the meetings of one party or with persons who act for countries: less tells them apart."""
        self._by_sentence: dict[int, set[int]] = defaultdict(set)

    def take(self, cluster: Cluster, telling: MeetingMention, kinds: Kinds) -> None:
        """Take a telling into a meeting, which may be new."""
        if id(cluster) not in self._numbers:
            self._numbers[id(cluster)] = len(self.clusters)
            self.clusters.append(cluster)
        cluster.take(telling, kinds)
        number = self._numbers[id(cluster)]
        keys = {*cluster.participants, *cluster.sides, *cluster.sides.values()}
        loose = len(cluster.participants) == 1 or bool(cluster.sides)
        for key in sorted(keys):
            self._by_party[key].add(number)
            if loose:
                self._loose[key].add(number)
            else:
                self._loose[key].discard(number)
        self._by_sentence[telling.sentence].add(number)

    def candidates(self, telling: MeetingMention) -> Iterator[Cluster]:
        """The meetings that a telling may fit; what is left out shares no party with it, or names others beside."""
        return (self.clusters[number] for number in sorted(self._near(telling)))

    def _near(self, telling: MeetingMention) -> Iterable[int]:
        if telling.further or (not telling.participants and telling.definite and (telling.time or telling.places)):
            return range(len(self.clusters))
        if not telling.participants:
            sentences = range(telling.sentence - FAR, telling.sentence + 1) if telling.definite else ()
            return {number for sentence in sentences for number in self._by_sentence.get(sentence, ())}
        pair = len(telling.participants) == 2 and not telling.definite and not telling.sides
        if pair and telling.mode is not Mode.CALL:
            # Two meetings in which one party agrees and each names another are two; in a call one may be the other's.
            first, second = (self._by_party.get(key, set()) for key in telling.participants)
            return first & second | self._some(self._loose, telling.participants)
        sides = dict(telling.sides)
        return self._some(self._by_party, (*telling.participants, *sides, *sides.values()))

    @staticmethod
    def _some(index: dict[str, set[int]], keys: Iterable[str]) -> set[int]:
        return {number for key in keys for number in index.get(key, ())}
