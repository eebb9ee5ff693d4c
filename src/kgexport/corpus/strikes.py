"""Which document is to blame when workers die.

A document is suspected only when it was alone in a worker. A crash is tried three times. What takes too much time or
memory when it is alone does so again, and each try costs the whole limit. A worker that is killed from outside may be
anybody's victim: the document gets more tries, and many while workers at other documents are killed as well.
"""

from __future__ import annotations

from collections import Counter

from kgexport.corpus.limits import Cause, Death

STRIKES = {Cause.CRASH: 3, Cause.MEMORY: 1, Cause.TIME: 1, Cause.HUNG: 2, Cause.OUTSIDE: 5}
"""The workers that a document may end, alone, before it is given up."""

OUTSIDE_STRIKES = 50
"""The same while workers at other documents are killed from outside."""


class Strikes:
    """The record of dead workers of one run."""

    def __init__(self) -> None:
        self._strikes: Counter[tuple[int, Cause]] = Counter()
        self._killed = 0
        self._before: dict[int, int] = {}

    def unattributed(self, death: Death) -> None:
        """Enter a worker that had no document, or several."""
        self._killed += death.cause is Cause.OUTSIDE

    def condemns(self, position: int, death: Death) -> bool:
        """Enter a worker that had this document alone, and say whether the document is to be given up."""
        self._strikes[position, death.cause] += 1
        strikes, enough = self._strikes[position, death.cause], STRIKES[death.cause]
        if death.cause is Cause.OUTSIDE:
            others = self._killed - self._before.setdefault(position, self._killed) - (strikes - 1)
            self._killed += 1
            enough = OUTSIDE_STRIKES if others else enough
        return strikes >= enough

    def acquit(self, position: int) -> None:
        """Forget what was entered on a document that is done."""
        self._before.pop(position, None)
        for cause in Cause:
            self._strikes.pop((position, cause), None)
