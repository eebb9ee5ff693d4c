"""Reporting in general, on PolNeAR: is the source found with the cue, whatever is reported.

An attribution of ours and one of theirs are the same when the cues share a character and the head of our source stands
in theirs; one to one. Where either side names no source the attribution is left out, on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from kgexport.extract.attribution import Attribution, find_attributions
from kgexport.extract.names import find_names
from kgexport.extract.reading import Reading
from kgexport.model import Document
from kgexport.resolve.entities import resolve_entities
from tests.eval.annotated import Run
from tests.eval.data import rows

Spans = Sequence[Sequence[int]]


class Ours(NamedTuple):
    """An attribution in code points."""

    cue: list[tuple[int, int]]
    source: tuple[int, int] | None


class Judged(NamedTuple):
    """The attributions of one article against the gold; `touched` counts the cues of the gold that ours share."""

    hit: int
    extra: list[Ours]
    missed: list[dict[str, Any]]
    touched: int


def attribution_measure(shared: Path, run: Run) -> dict[str, Any]:
    """Precision, recall and F1 of source and cue, and of the cue alone."""
    hit = extra = missed = cues = wanted_cues = 0
    articles = rows(shared, "polnear")
    for article, doc in zip(articles, run.docs(article["text"] for article in articles), strict=True):
        found = [_ours(doc, attribution) for attribution in _attributions(article, doc, run)]
        gold = [a for a in article["gold"]["attributions"] if a.get("cue")]
        judged = judge(found, gold)
        hit, extra, missed = hit + judged.hit, extra + len(judged.extra), missed + len(judged.missed)
        cues, wanted_cues = cues + judged.touched, wanted_cues + len(gold)
    return {
        "precision": hit / (hit + extra) if hit else 0.0,
        "recall": hit / (hit + missed) if hit else 0.0,
        "f1": 2 * hit / (2 * hit + extra + missed) if hit else 0.0,
        "hit": hit,
        "extra": extra,
        "missed": missed,
        "cues_found": cues / wanted_cues,
    }


def judge(found: Sequence[Ours], gold: Sequence[dict[str, Any]]) -> Judged:
    """Which attributions are found with their source, which are extra and which missed."""
    missed, hit, touched = [], 0, 0
    used: set[int] = set()
    for wanted in gold:
        cue, source = _spans(wanted["cue"]), _spans(wanted.get("source") or [])
        near = [n for n, ours in enumerate(found) if n not in used and _overlap(ours.cue, cue)]
        touched += bool(near)
        right = next((n for n in near if found[n].source is not None and _overlap([found[n].source], source)), None)
        if right is not None:
            used.add(right)
            hit += 1
        elif source:
            missed.append(wanted)
        else:
            used.update(near)
    extra = [ours for n, ours in enumerate(found) if n not in used and ours.source is not None]
    return Judged(hit, extra, missed, touched)


def faults(shared: Path, run: Run) -> Iterator[str]:
    """A line for each missed and each extra attribution, for reading."""
    articles = rows(shared, "polnear")
    for article, doc in zip(articles, run.docs(article["text"] for article in articles), strict=True):
        text = article["text"]
        found = [_ours(doc, attribution) for attribution in _attributions(article, doc, run)]
        judged = judge(found, [a for a in article["gold"]["attributions"] if a.get("cue")])
        lines = []
        for wanted in judged.missed:
            cue, source = _spans(wanted["cue"]), _spans(wanted["source"])
            near = any(_overlap(ours.cue, cue) for ours in found)
            kind = "other source" if near else "missed"
            lines.append((cue[0], f"{kind}: {_words(text, source)} [{_words(text, cue)}]"))
        lines += [
            (o.cue[0], f"extra: {_words(text, [o.source])} [{_words(text, o.cue)}]") for o in judged.extra if o.source
        ]
        for (begin, end), line in sorted(lines):
            yield f"{line} … {' '.join(text[max(begin - 90, 0) : end + 90].split())} …"


def _words(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return " … ".join(" ".join(text[begin:end].split()) for begin, end in spans)


def _attributions(article: dict[str, Any], doc: Doc, run: Run) -> Sequence[Attribution]:
    document = Document(identifier=article["id"], text=article["text"])
    entities = resolve_entities(find_names(document, doc, run.lexicon), run.lexicon)
    return find_attributions(Reading(document, doc, entities=entities, times=(), lexicon=run.lexicon))


def _ours(doc: Doc, attribution: Attribution) -> Ours:
    cue = [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in attribution.cue if start < end]
    if attribution.source is None:
        return Ours(cue, None)
    head = doc[attribution.source]
    return Ours(cue, (head.idx, head.idx + len(head)))


def _spans(parts: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    return [(span[0], span[1]) for part in parts for span in part["spans"]]


def _overlap(left: Sequence[Sequence[int] | None], right: Spans) -> bool:
    return any(a is not None and a[0] < b[1] and b[0] < a[1] for a in left for b in right)
