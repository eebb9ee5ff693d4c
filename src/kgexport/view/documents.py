"""A document's text in passages, with every mention and fact in place.

An export does not hold the text of a document, only its SHA-256 and length, and the sentences that are evidence. Where
the caller has the text, the passages are its paragraphs; else they are the sentences of the data, in their order, and
a gap is marked where text between them is not at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rdflib import URIRef

from kgexport.rdf.namespaces import DCTERMS, KG
from kgexport.view.records import Annotation, DocumentView, Passage, Segment
from kgexport.view.source import Source, day, text, whole
from kgexport.view.things import ENTITY_KINDS, sentence_begin, thing_of

FACT_KINDS: Final = ("Position", "Meeting", "SanctionAct", "Claim")
"""What stands beside the text; a time is marked in it only, and a sanction is shown by its acts."""

_MARKED: Final = frozenset({*ENTITY_KINDS, *FACT_KINDS, "TimeSpan"})
_SPACE: Final = 2


@dataclass(frozen=True, slots=True)
class _Run:
    """Text that stands at an offset."""

    begin: int
    text: str

    @property
    def end(self) -> int:
        return self.begin + len(self.text)


def document_view(source: Source, node: URIRef, *, whole_text: str | None = None) -> DocumentView:
    """One document; `whole_text` is its text as read, whose digest the caller has compared with `kg:sha256`."""
    mentions = [mention for mention in source.subjects(KG.document, node) if _words(source, mention)]
    annotations = _annotations(source, mentions)
    runs = _sentences(source, mentions) if whole_text is None else _paragraphs(whole_text)
    return DocumentView(
        thing=thing_of(source, node),
        identifier=text(source, node, DCTERMS.identifier),
        title=text(source, node, DCTERMS.title),
        issued=day(source, node, DCTERMS.issued),
        publisher=text(source, node, DCTERMS.publisher),
        source=text(source, node, DCTERMS.source),
        language=text(source, node, DCTERMS.language),
        sha256=text(source, node, KG.sha256),
        length=whole(source, node, KG.length),
        whole=whole_text is not None,
        passages=tuple(_passages(runs, annotations, gaps=whole_text is None)),
    )


def _words(source: Source, mention: URIRef) -> tuple[int, int, str] | None:
    """Offsets and words of a mention whose offsets fit its words."""
    begin, end, words = whole(source, mention, KG.begin), whole(source, mention, KG.end), text(source, mention, KG.text)
    if begin is None or end is None or words is None or not words or end - begin != len(words):
        return None
    return begin, end, words


def _annotations(source: Source, mentions: Iterable[URIRef]) -> list[Annotation]:
    found = []
    for mention in mentions:
        begin, end = whole(source, mention, KG.begin) or 0, whole(source, mention, KG.end) or 0
        for node in source.subjects(KG.mention, mention):
            thing = thing_of(source, node)
            if thing.kind in _MARKED:
                found.append(Annotation(begin=begin, end=end, thing=thing))
    return sorted(found, key=lambda one: (one.begin, _rank(one), -one.end, one.thing.iri))


def _rank(annotation: Annotation) -> int:
    """Events before what is claimed of them."""
    kind = annotation.thing.kind
    return FACT_KINDS.index(kind) if kind in FACT_KINDS else -1


def _paragraphs(whole_text: str) -> list[_Run]:
    runs, begin = [], 0
    for line in whole_text.split("\n"):
        if line.strip():
            runs.append(_Run(begin, line))
        begin += len(line) + 1
    return runs


def _sentences(source: Source, mentions: Iterable[URIRef]) -> list[_Run]:
    """The sentences of the mentions, each once; what overlaps is told once, by who begins first."""
    stretches: set[tuple[int, str]] = set()
    for mention in mentions:
        begin, _, words = _words(source, mention) or (0, 0, "")
        start = sentence_begin(source, mention)
        sentence = text(source, mention, KG.sentence)
        stretches.add((begin, words) if start is None or sentence is None else (start, sentence))
    runs: list[_Run] = []
    reached = 0
    for begin, words in sorted(stretches, key=lambda one: (one[0], -len(one[1]), one[1])):
        rest = words[max(0, reached - begin) :]
        if rest:
            runs.append(_Run(max(begin, reached), rest))
            reached = runs[-1].end
    return runs


def _passages(runs: Sequence[_Run], annotations: Sequence[Annotation], *, gaps: bool) -> Iterator[Passage]:
    firsts = _firsts(annotations)
    reached = 0
    for run in runs:
        inside = [one for one in annotations if one.begin < run.end and one.end > run.begin]
        facts = {one.thing: None for one in inside if one.thing.kind in FACT_KINDS}
        yield Passage(
            begin=run.begin,
            end=run.end,
            segments=tuple(_segments(run, inside, firsts)),
            facts=tuple(facts),
            gap=gaps and run.begin - reached > _SPACE,
        )
        reached = run.end


def _firsts(annotations: Sequence[Annotation]) -> dict[str, Annotation]:
    """The first evidence of each fact."""
    firsts: dict[str, Annotation] = {}
    for one in annotations:
        if one.thing.kind in FACT_KINDS:
            firsts.setdefault(one.thing.iri, one)
    return firsts


def _segments(run: _Run, annotations: Sequence[Annotation], firsts: dict[str, Annotation]) -> Iterator[Segment]:
    """The text cut where an annotation begins or ends."""
    opening, closing = defaultdict[int, list[Annotation]](list), defaultdict[int, list[Annotation]](list)
    for one in annotations:
        opening[max(one.begin, run.begin)].append(one)
        closing[min(one.end, run.end)].append(one)
    cuts = sorted({run.begin, run.end, *opening, *closing})
    active: list[Annotation] = []
    for begin, end in pairwise(cuts):
        active = [one for one in active if one.end > begin] + opening[begin]
        names = [one for one in active if one.thing.kind in ENTITY_KINDS]
        yield Segment(
            begin=begin,
            text=run.text[begin - run.begin : end - run.begin],
            name=min(names, key=lambda one: (one.end - one.begin, one.thing.iri)).thing if names else None,
            facts=tuple(dict.fromkeys(one.thing for one in active if one.thing.kind not in ENTITY_KINDS)),
            ends=tuple(dict.fromkeys(one.thing for one in closing[end] if firsts.get(one.thing.iri) == one)),
        )
