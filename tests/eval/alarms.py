"""False alarms: events in articles that have no word of meetings or sanctions.

The words below are those without which news tells of neither. An event in such an article is nearly always wrong: the
rest (calls, trips) stays in, so that a rule that takes them where nobody meets is seen.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.eval.annotated import Run
from tests.eval.data import documents, rows

WORDS = re.compile(
    r"\b(?:meet|meets|meeting|meetings|met|talks|summit|summits|negotiat\w*|visit\w*|delegation\w*|conferr\w*|audience"
    r"|sanction\w*|embargo\w*|blacklist\w*|freez\w+ (?:of )?assets|asset freezes?|travel bans?"
    r"|phone calls?|telephon\w*)\b",
    re.IGNORECASE,
)


def alarm_measure(shared: Path, run: Run) -> dict[str, Any]:
    """Events per 1,000 words, and which they are."""
    found = [row for row in rows(shared, "wikinews") if not WORDS.search(row["text"])]
    words = sum(len(row["text"].split()) for row in found)
    events = []
    for outcome in run.outcomes(documents(found)):
        for event in (*outcome.extraction.meetings, *outcome.extraction.sanction_acts):
            mention = event.mentions[0]
            text = outcome.document.text
            context = " ".join(text[max(mention.begin - 60, 0) : mention.end + 60].split())
            events.append(f"{type(event).__name__} [{mention.text}] … {context} …")
    return {
        "articles": len(found),
        "words": words,
        "events": len(events),
        "per_1000_words": 1000 * len(events) / words,
        "examples": events,
    }
