"""Recall on other people's annotations of sanctions and meetings: RAMS excerpts and M2E2 articles.

Only arguments with a name count ("members" and "we" are nobody to be found). The annotations are not complete, so that
nothing can be said of precision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kgexport.pipeline import Outcome
from tests.eval.annotated import Run
from tests.eval.data import Row, documents, rows
from tests.eval.names import entities, is_called, is_named

TARGET_ROLES = ("recipient", "artifact", "place", "giver")
"""RAMS has no role for the target of a sanction; it stands under one of these."""


def rams_measure(shared: Path, run: Run) -> dict[str, Any]:
    """Authorities, targets (any of the roles), and participants found."""
    counts = Counter[str]()
    for row, outcome in _run(rows(shared, "rams"), run):
        for event in row["gold"].get("sanctions", []):
            acts = outcome.extraction.sanction_acts
            authorities, targets = [k for a in acts for k in a.authorities], [k for a in acts for k in a.targets]
            for text in _named(event, ("preventer",)):
                counts.update({"authorities": 1, "authorities_found": int(_among(outcome, authorities, [text]))})
            wanted = _named(event, TARGET_ROLES)
            if wanted:
                counts.update({"targets": 1, "targets_found": int(_among(outcome, targets, wanted))})
            counts.update({"sanctions": 1, "sanctions_found": int(bool(acts))})
        for event in row["gold"].get("meetings", []):
            participants = [k for meeting in outcome.extraction.meetings for k in meeting.participants]
            for text in _named(event, ("participant",)):
                counts.update({"participants": 1, "participants_found": int(_among(outcome, participants, [text]))})
    names = ("sanctions", "authorities", "targets", "participants")
    return {name: {"count": counts[name], "recall": _share(counts[f"{name}_found"], counts[name])} for name in names}


def m2e2_measure(shared: Path, run: Run) -> dict[str, Any]:
    """The listed participant and place found in any meeting of the article."""
    counts = Counter[str]()
    for row, outcome in _run(rows(shared, "m2e2"), run):
        for event in row["gold"].get("meetings", []):
            meetings = outcome.extraction.meetings
            found = {
                "participants": [key for meeting in meetings for key in meeting.participants],
                "places": [key for meeting in meetings for key in meeting.places],
            }
            for name, role in (("participants", "Entity"), ("places", "Place")):
                for text in _named(event, (role,)):
                    counts.update({name: 1, f"{name}_found": int(_among(outcome, found[name], [text]))})
    return {
        name: {"count": counts[name], "recall": _share(counts[f"{name}_found"], counts[name])}
        for name in ("participants", "places")
    }


def _run(found: list[Row], run: Run) -> Iterable[tuple[Row, Outcome]]:
    with_events = [row for row in found if row["gold"].get("sanctions") or row["gold"].get("meetings")]
    by_id = {row["id"]: row for row in with_events}
    for outcome in run.outcomes(documents(with_events)):
        yield by_id[outcome.document.identifier], outcome


def _named(event: Row, roles: tuple[str, ...]) -> list[str]:
    return [argument["text"] for argument in event["args"] if argument["role"] in roles and is_named(argument["text"])]


def _among(outcome: Outcome, keys: Iterable[str], texts: list[str]) -> bool:
    return any(is_called(entity, text) for entity in entities(outcome.extraction, keys) for text in texts)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
