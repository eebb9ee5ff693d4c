"""Recall on other people's annotations of sanctions and meetings: RAMS excerpts and M2E2 articles.

Only arguments with a name count ("members" and "we" are nobody to be found). The annotations are not complete, so that
nothing can be said of precision, and they take in what is no meeting or sanction here (interviews, debates, rallies,
boycotts, injunctions), so that no recall near 1 is to be had: the figures are there to see a loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kgexport.pipeline import Outcome
from tests.eval.annotated import Run
from tests.eval.data import Row, documents, rows
from tests.eval.names import entities, is_called, is_named

TARGET_ROLES = ("recipient", "artifact", "place", "giver")
"""RAMS has no role for the target of a sanction; it stands under one of these."""


class Argument(NamedTuple):
    """Who or what another annotation has in an event, whether our events of the text have it, and what they have."""

    role: str
    texts: tuple[str, ...]
    found: bool
    ours: tuple[str, ...]
    event: Row
    document: str
    text: str


def rams_measure(shared: Path, run: Run) -> dict[str, Any]:
    """Authorities, targets (any of the roles), and participants found."""
    return _recalls(rams_arguments(shared, run), ("authorities", "targets", "participants"))


def m2e2_measure(shared: Path, run: Run) -> dict[str, Any]:
    """The listed participant and place found in any meeting of the article."""
    return _recalls(m2e2_arguments(shared, run), ("participants", "places"))


def rams_arguments(shared: Path, run: Run) -> Iterator[Argument]:
    """Every named argument of the sanctions and meetings of RAMS."""
    for row, outcome in _run(rows(shared, "rams"), run):
        acts, meetings = outcome.extraction.sanction_acts, outcome.extraction.meetings
        for event in row["gold"].get("sanctions", []):
            for text in _named(event, ("preventer",)):
                keys = [key for act in acts for key in act.authorities]
                yield _argument("authorities", (text,), keys, event, outcome)
            targets = tuple(_named(event, TARGET_ROLES))
            if targets:
                keys = [key for act in acts for key in act.targets]
                yield _argument("targets", targets, keys, event, outcome)
        for event in row["gold"].get("meetings", []):
            keys = [key for meeting in meetings for key in meeting.participants]
            for text in _named(event, ("participant",)):
                yield _argument("participants", (text,), keys, event, outcome)


def m2e2_arguments(shared: Path, run: Run) -> Iterator[Argument]:
    """Every named argument of the meetings of M2E2."""
    for row, outcome in _run(rows(shared, "m2e2"), run):
        meetings = outcome.extraction.meetings
        participants = [key for meeting in meetings for key in meeting.participants]
        places = [key for meeting in meetings for key in meeting.places]
        for event in row["gold"].get("meetings", []):
            for text in _named(event, ("Entity",)):
                yield _argument("participants", (text,), participants, event, outcome)
            for text in _named(event, ("Place",)):
                yield _argument("places", (text,), places, event, outcome)


def missed(arguments: Iterable[Argument]) -> Iterator[str]:
    """A few lines for each argument that is not found, for reading."""
    for item in arguments:
        if not item.found:
            sentence = item.event.get("sentence") or item.text
            yield (
                f"{item.document}: {item.role} {' | '.join(item.texts)} of {item.event['trigger']!r}; "
                f"ours: {', '.join(item.ours) or '-'}\n  {' '.join(sentence.split())[:600]}"
            )


def _argument(role: str, texts: tuple[str, ...], keys: list[str], event: Row, outcome: Outcome) -> Argument:
    ours = entities(outcome.extraction, keys)
    return Argument(
        role=role,
        texts=texts,
        found=any(is_called(entity, text) for entity in ours for text in texts),
        ours=tuple(entity.label for entity in ours),
        event=event,
        document=outcome.document.identifier,
        text=outcome.document.text,
    )


def _recalls(arguments: Iterable[Argument], roles: tuple[str, ...]) -> dict[str, Any]:
    items = list(arguments)
    result = {}
    for role in roles:
        judged = [item.found for item in items if item.role == role]
        result[role] = {"count": len(judged), "recall": sum(judged) / len(judged) if judged else None}
    return result


def _run(found: list[Row], run: Run) -> Iterator[tuple[Row, Outcome]]:
    with_events = [row for row in found if row["gold"].get("sanctions") or row["gold"].get("meetings")]
    by_id = {row["id"]: row for row in with_events}
    for outcome in run.outcomes(documents(with_events)):
        yield by_id[outcome.document.identifier], outcome


def _named(event: Row, roles: tuple[str, ...]) -> list[str]:
    return [argument["text"] for argument in event["args"] if argument["role"] in roles and is_named(argument["text"])]
