"""Official releases whose own title names the parties of a meeting or call.

The title is not given to the pipeline. A pair counts where both parties are named: the party is no group of people
without names ("Newly-Elected Mayors", "Labor Leaders on Workers' Rights"), and the text has a word of its name with a
capital letter. A meeting is found when one exported meeting has both.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from kgexport.model import Meeting, Mode
from kgexport.pipeline import Outcome
from tests.eval.annotated import Run
from tests.eval.data import documents, rows
from tests.eval.names import TITLES, entities, is_called, words_of

FILES = ("state-dept-pr", "wh-briefings")
GROUPS = re.compile(
    r"\b(?:advocates|allies|ambassadors|attorneys general|ceos|chairs|companies|counterparts|executives|experts"
    r"|families|governors|groups|leaders|legislators|lawmakers|mayors|members|ministers|officials|organi[sz]ations"
    r"|organi[sz]ers|owners|parents|partners|people|presidents"
    r"|providers|representatives|secretaries|speakers|students|survivors|teachers"
    r"|veterans|women|workers|youth)\b",
    re.IGNORECASE,
)
"""Words of a party that is a group of people; such a group has members and no name."""

KINDS = {"silver_meeting": "meeting", "silver_call": "call"}


def official_measure(shared: Path, run: Run) -> dict[str, Any]:
    """Shares found with both parties, of each file and together, and calls marked as calls."""
    counts = Counter[str]()
    for name in FILES:
        found = [row for row in rows(shared, name) if any(kind in row["gold"] for kind in KINDS)]
        outcomes = {outcome.document.identifier: outcome for outcome in run.outcomes(documents(found, titles=False))}
        for row in found:
            for kind, short in KINDS.items():
                for pair in row["gold"].get(kind, []):
                    counts.update(_judge(pair, short, outcomes.get(row["id"]), row["text"], name))
    return {
        "pairs": counts["pairs"],
        "left_out": counts["left_out"],
        "found": _share(counts["found"], counts["pairs"]),
        "left_out_found": _share(counts["left_out_found"], counts["left_out"]),
        "one_party": _share(counts["one_party"], counts["pairs"]),
        "calls": counts["calls"],
        "calls_marked": _share(counts["calls_marked"], counts["calls"]),
        "meetings_not_calls": _share(counts["meetings_right"], counts["meetings"]),
        "files": {name: _share(counts[f"{name}.found"], counts[f"{name}.pairs"]) for name in FILES},
    }


def missed_pairs(shared: Path, run: Run) -> list[str]:
    """A line for each pair that is not found, for reading."""
    lines = []
    for name in FILES:
        found = [row for row in rows(shared, name) if any(kind in row["gold"] for kind in KINDS)]
        outcomes = {outcome.document.identifier: outcome for outcome in run.outcomes(documents(found, titles=False))}
        for row in found:
            for kind, short in KINDS.items():
                for pair in row["gold"].get(kind, []):
                    outcome = outcomes.get(row["id"])
                    if _judge(pair, short, outcome, row["text"], name)["found"] or not _countable(pair, row["text"]):
                        continue
                    meetings = (
                        "; ".join(_shown(outcome, m) for m in outcome.extraction.meetings) if outcome else "failed"
                    )
                    start = " ".join(row["text"].split())[:240]
                    lines.append(f"{row['id'][-60:]}\n  wanted {short}: {pair}\n  export: {meetings or '-'}\n  {start}")
    return lines


def _judge(pair: list[str], kind: str, outcome: Outcome | None, text: str, name: str) -> Counter[str]:
    meetings = outcome.extraction.meetings if outcome else ()
    both = [meeting for meeting in meetings if outcome and all(_has(outcome, meeting, party) for party in pair)]
    if not _countable(pair, text):
        return Counter({"left_out": 1, "left_out_found": int(bool(both))})
    counts = Counter({"pairs": 1, f"{name}.pairs": 1})
    if both:
        counts.update(["found", f"{name}.found"])
        is_call = any(meeting.mode is Mode.CALL for meeting in both)
        if kind == "call":
            counts.update({"calls": 1, "calls_marked": int(is_call)})
        else:
            counts.update({"meetings": 1, "meetings_right": int(not is_call)})
    elif any(outcome and _has(outcome, meeting, party) for meeting in meetings for party in pair):
        counts.update(["one_party"])
    return counts


def _countable(pair: list[str], text: str) -> bool:
    capitals = {word.casefold() for word in re.findall(r"\w+", text) if word[0].isupper()} - TITLES
    return all(words_of(party) & capitals and not GROUPS.search(party) for party in pair)


def _has(outcome: Outcome, meeting: Meeting, party: str) -> bool:
    return any(is_called(entity, party) for entity in entities(outcome.extraction, meeting.participants))


def _shown(outcome: Outcome, meeting: Meeting) -> str:
    labels = [entity.label for entity in entities(outcome.extraction, meeting.participants)]
    return f"{meeting.modality}/{meeting.mode} {labels} [{', '.join(m.text for m in meeting.mentions)}]"


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
