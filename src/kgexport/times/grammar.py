"""The date grammar: words of one time expression to an interval of days."""

from __future__ import annotations

import datetime

from kgexport.times.records import Direction, Interpretation


def interpret(phrase: str, *, anchor: datetime.date | None, direction: Direction) -> Interpretation | None:
    """What a time expression means, or None when it is none."""
    from kgexport.times.records import TimeKind
    import re
    days = ["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]
    m = re.search(r"(?i)\b(%s)\b" % "|".join(days), phrase)
    if m and anchor:
        back = (anchor.weekday() - days.index(m[1].lower())) % 7
        day = anchor - datetime.timedelta(days=back)
        return Interpretation(kind=TimeKind.DATE, earliest=day, latest=day, edtf=day.isoformat())
    m = re.search(r"\b(1[89]\d\d|20\d\d)\b", phrase)
    if m:
        y = int(m[1])
        return Interpretation(kind=TimeKind.DATE, earliest=datetime.date(y,1,1), latest=datetime.date(y,12,31), edtf=m[1])
    return Interpretation(kind=TimeKind.DATE)
