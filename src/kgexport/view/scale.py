"""Days on an axis: where they lie between the first and the last, as shares of 1."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kgexport.view.records import ActView, SanctionView, Span

_MOST_TICKS: Final = 8
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MARGIN: Final = 0.02
_NARROWEST: Final = 0.006


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A piece of a bar: where it begins, how wide it is, and whether it is certain that the state lasts there."""

    begin: float
    width: float
    kind: str
    """`sure`, `perhaps`, or `open` for what comes after the last text that tells of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line of the axis with its words."""

    place: float
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from the first to the last day."""

    first: datetime.date
    last: datetime.date

    def place(self, day: datetime.date) -> float:
        """Where the beginning of a day lies; days outside lie at the ends."""
        share = (day - self.first).days / self.days
        return min(max(self.margin + share * (1 - 2 * self.margin), 0.0), 1.0)

    @property
    def days(self) -> int:
        """How many days the axis has."""
        return (self.last - self.first).days + 1

    @property
    def margin(self) -> float:
        """The room before the first and after the last day."""
        return _MARGIN

    def span(self, span: Span | None) -> Bar | None:
        """A time as a bar that is wide enough to be seen; None without days."""
        if span is None or span.earliest is None or span.latest is None:
            return None
        begin, end = self.place(span.earliest), self._after(span.latest)
        width = max(end - begin, _NARROWEST)
        return Bar(begin=min(begin, 1 - width), width=width, kind="sure")

    def marks(self, acts: Iterable[ActView]) -> tuple[tuple[float, str], ...]:
        """Where acts stand: in the middle of their days, with what was done; those without days are left out."""
        bars = ((self.span(act.time), act.act) for act in acts)
        return tuple((bar.begin + bar.width / 2, act) for bar, act in bars if bar is not None)

    def ticks(self) -> tuple[Tick, ...]:
        """Beginnings of years, or of months where all lies within two years, not too many."""
        if self.last.year - self.first.year < 2:
            months = _every(_months(self.first, self.last))
            return tuple(Tick(place=self.place(day), words=f"{day.year:04d}-{day.month:02d}") for day in months)
        step = next(step for step in _STEPS if (self.last.year - self.first.year) / step <= _MOST_TICKS)
        years = (datetime.date(year, 1, 1) for year in range(self.first.year, self.last.year + 1) if year % step == 0)
        return tuple(Tick(place=self.place(day), words=f"{day.year:04d}") for day in years if day >= self.first)

    def sanction(self, sanction: SanctionView) -> tuple[Bar, ...]:
        """When a sanction was in force: surely, perhaps, and what no text tells any more."""
        begin, end = self._ends(sanction.since), self._ends(sanction.until)
        told = 1.0 if sanction.told_until is None else self._after(sanction.told_until)
        if sanction.until is None:
            end = (told, told)
        if begin is None or end is None:  # one of them is words only, or not told: nothing is sure
            first = 0.0 if begin is None else begin[0]
            parts = [(first, told if end is None else end[1], "perhaps")]
        else:
            parts = [
                (begin[0], min(begin[1], end[1]), "perhaps"),
                (begin[1], end[0], "sure"),
                (max(end[0], begin[1]), end[1], "perhaps"),
            ]
        if sanction.until is None:
            parts.append((told, 1.0, "open"))
        return tuple(Bar(begin=first, width=last - first, kind=kind) for first, last, kind in parts if last > first)

    def _ends(self, span: Span | None) -> tuple[float, float] | None:
        """Where the first and the last day lie on which something began or ended; the same place if they are one."""
        if span is None or span.earliest is None or span.latest is None:
            return None
        return self.place(span.earliest), self.place(span.latest)

    def _after(self, day: datetime.date) -> float:
        return self.place(day + datetime.timedelta(days=1)) if day < datetime.date.max else 1.0


def scale_of(days: Iterable[datetime.date | None]) -> Scale | None:
    """The axis that all these days fit on; None without any."""
    known = [day for day in days if day is not None]
    return Scale(min(known), max(known)) if known else None


def _months(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    number, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    days = [datetime.date(month // 12, month % 12 + 1, 1) for month in range(number, end + 1)]
    return [day for day in days if day >= first] or days[:1]


def _every(days: list[datetime.date]) -> list[datetime.date]:
    step = -(-len(days) // _MOST_TICKS)
    return days[::step] if step else days
