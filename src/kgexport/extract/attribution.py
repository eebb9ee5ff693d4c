"""Who says what: all reporting in a document, whatever it is about.

In goes a reading, out come attributions in the order of the text. Only words of the lexicon's topic "claims" and
quotation marks are visited. A source is the head word of the phrase that names it; who that is, `sources` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kgexport.extract.cues import Attribution, Cue, CueLexicon, Kind, cues_of
from kgexport.extract.quotations import Quotation, find_quotations, inside, paragraph_breaks
from kgexport.extract.reading import Reading
from kgexport.extract.reporting import (
    read_clear,
    read_hedge,
    read_inverted,
    read_noun,
    read_outlook,
    read_phrase,
    read_record,
    read_verb,
)
from kgexport.extract.reporting_content import around
from kgexport.extract.silence import read_refusal, read_unanswered, read_unaware, read_withheld
from kgexport.extract.speech import DASHES, PROSE, Paragraphs, give_speakers, read_colon, read_dash, read_trailing
from kgexport.model import Stance

CITING = frozenset({"cite", "quote"})
BESIDE = frozenset({"advmod", "npadvmod", "prep", "punct"})
"""What may stand between a verb of reporting and its colon: where, when and for whom."""

EXCLAIMED = 5
"""Words up to which a quotation that calls something false says no more than that."""

TALKING = frozenset({"i", "you", "we", "one", "me", "us"})

__all__ = ["Attribution", "Kind", "cited_sources", "find_attributions"]


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """All attributions of the document."""
    cues = cues_of(reading.lexicon)
    breaks = paragraph_breaks(reading.doc, reading.lemmas)
    paragraphs = Paragraphs(breaks, len(reading.doc))
    quotations = find_quotations(reading.doc, reading.lemmas, breaks)
    triggers = cues.triggers | DASHES
    found = [
        attribution
        for index, lemma in enumerate(reading.lemmas)
        if lemma in triggers and (attribution := _read(reading, index, lemma, cues, paragraphs)) is not None
    ]
    found = [_opened(_clipped(attribution, paragraphs), reading, paragraphs) for attribution in found]
    found = [_within_quotation(attribution, quotations, reading) for attribution in found]
    found = give_speakers(found, quotations, reading, paragraphs)
    found = [_called_false(attribution, reading, cues) for attribution in found]
    return tuple(a for a in found if _says_something(a, reading, cues) and _reports(a, reading, quotations))


def _called_false(attribution: Attribution, reading: Reading, cues: CueLexicon) -> Attribution:
    """“Fake news,” he wrote; “Nonsense!” she said: whoever says no more than that denies what was said before."""
    if attribution.stance is not Stance.ASSERTS or attribution.content != attribution.direct:
        return attribution
    words = [token for start, end in attribution.direct for token in reading.doc[start:end] if token.is_alpha]
    false = any(token.lower_ in cues.falsehoods for token in words)
    if not false or len(words) > EXCLAIMED or any(token.dep_ == "neg" or token.lower_ == "no" for token in words):
        return attribution
    return replace(attribution, stance=Stance.DENIES)


def _says_something(attribution: Attribution, reading: Reading, cues: CueLexicon) -> bool:
    """Whether there is content, or a cue that needs none: "issued a denial", "declined to comment"."""
    lemma = reading.lemmas[attribution.head]
    cue = cues.verbs.get(lemma)
    if attribution.content or lemma in cues.silence or (attribution.stance is Stance.DECLINES and cue is None):
        return True
    return attribution.stance is not Stance.ASSERTS and (cue is None or not cue.clausal)


def cited_sources(attributions: Sequence[Attribution], reading: Reading) -> Iterator[Attribution]:
    """Those whom another source cites for all it says: "the Post reported, citing two officials" gives the two."""
    content = {attribution.head: attribution.content for attribution in attributions}
    for attribution in attributions:
        if reading.lemmas[attribution.head] not in CITING:
            continue
        verb = reading.doc[attribution.head]
        cited = next((child for child in verb.children if child.dep_ == "dobj"), None)
        if cited is not None and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "prep", "acl"):
            yield replace(
                attribution,
                source=cited.i,
                cited_by=attribution.source,
                content=content.get(verb.head.i) or around(verb),
                direct=(),
                hedged=False,
            )


def _opened(attribution: Attribution, reading: Reading, paragraphs: Paragraphs) -> Attribution:
    """Speech without marks: "The minister said: We will …" goes on to the end of the paragraph.

    Where the colon ends it ("The Post reports:"), the paragraph behind it is what is said.
    """
    doc, colon = reading.doc, _colon_of(attribution, reading, paragraphs)
    if attribution.source is None or attribution.cue_is_mark or colon + 1 >= len(doc) or doc[colon].text != ":":
        return attribution
    _, end = paragraphs.span(colon)
    first = colon + 1
    if first >= end and end + 1 < len(doc):
        first, end = paragraphs.span(end + 1)
    if first >= end or not doc[first].text[:1].isupper():
        return attribution
    return replace(attribution, content=tuple(sorted((*attribution.content, (first, end)))))


def _colon_of(attribution: Attribution, reading: Reading, paragraphs: Paragraphs) -> int:
    """Where a colon would open what is said: behind the verb, or behind "reports from Oslo" at a paragraph's end."""
    verb = reading.doc[attribution.head]
    last = paragraphs.span(verb.i)[1] - 1
    while last > verb.i and reading.doc[last].is_space:
        last -= 1
    behind = all(child.dep_ in BESIDE for child in verb.children if child.i > verb.i)
    return last if verb.dep_ == "ROOT" and behind and reading.doc[last].text == ":" else verb.i + 1


def _clipped(attribution: Attribution, paragraphs: Paragraphs) -> Attribution:
    """Content within the paragraph of the cue: the parser reads on over headings and blank lines."""
    first, last = paragraphs.span(attribution.head)
    if all(first <= start and end <= last for start, end in attribution.content) or attribution.cue_is_mark:
        return attribution
    clipped = tuple((max(start, first), min(end, last)) for start, end in attribution.content)
    return replace(attribution, content=tuple((start, end) for start, end in clipped if start < end))


def _within_quotation(attribution: Attribution, quotations: Sequence[Quotation], reading: Reading) -> Attribution:
    """What somebody quotes ends with the quotation: the parser reads on over its end."""
    quotation = inside(attribution.head, quotations)
    if quotation is None or quotation.end - quotation.start < PROSE:
        return attribution
    if attribution.source is not None and inside(attribution.source, quotations) is not quotation:
        return attribution  # the ministry “strongly denied” that they met: only the verb is quoted
    clipped = ((max(start, quotation.start), min(end, quotation.end)) for start, end in attribution.content)
    words = ((start, end) for start, end in clipped if any(token.is_alpha for token in reading.doc[start:end]))
    return replace(attribution, content=tuple(words))


def _reports(attribution: Attribution, reading: Reading, quotations: Sequence[Quotation]) -> bool:
    """Whether it is reporting, not talk: inside a quotation the speaker's own "I think" and "you know" are not."""
    if attribution.source is None:
        return True
    talk = attribution.kind is not Kind.SAYS or reading.lemmas[attribution.source] in TALKING
    return not talk or inside(attribution.head, quotations) is None


def _cue_of(verb: Token, lemma: str, cues: CueLexicon) -> Cue | None:
    particles = cues.particles.get(lemma)
    if particles is not None:
        for child in verb.children:
            if child.dep_ in ("prt", "prep", "advmod") and child.lower_ in particles:
                return particles[child.lower_]
    return cues.verbs.get(lemma)


def _read(reading: Reading, index: int, lemma: str, cues: CueLexicon, paragraphs: Paragraphs) -> Attribution | None:
    token = reading.doc[index]
    if lemma == ":":
        return read_colon(token, reading, paragraphs) or read_trailing(token, reading, paragraphs)
    if lemma in DASHES:
        return read_dash(token, reading, paragraphs) or read_trailing(token, reading, paragraphs)
    if lemma == "-":
        return read_trailing(token, reading, paragraphs)
    if lemma in cues.awareness and (unaware := read_unaware(token, cues)) is not None:
        return unaware
    tag = token.tag_
    if lemma in cues.phrases and (attribution := read_phrase(token, lemma, cues)) is not None:
        return attribution
    if lemma in cues.clarities and (clear := read_clear(token)) is not None:
        return clear
    if lemma in cues.refusals and (refusal := read_refusal(token, cues)) is not None:
        return refusal
    if token.dep_ == "amod" and lemma in cues.verbs:
        return read_inverted(token, cues.verbs[lemma])
    if token.dep_ == "xcomp" and lemma in cues.withheld_verbs and token.head.lemma_ in cues.refusals:
        return None  # read with the refusal
    if tag.startswith("VB") and token.dep_ not in ("amod", "compound", "aux", "auxpass"):
        cue = _cue_of(token, lemma, cues)
        return None if cue is None else read_verb(token, cue, cues)
    if lemma in cues.withheld_nouns and (withheld := read_withheld(token, cues)) is not None:
        return withheld
    if lemma in cues.enquiries and tag.startswith("NN") and (unanswered := read_unanswered(token)) is not None:
        return unanswered
    if lemma in cues.outlooks and (outlook := read_outlook(token, cues)) is not None:
        return outlook
    if tag.startswith("NN") and lemma in cues.nouns:
        return read_noun(token, cues.nouns[lemma], cues)
    if tag.startswith("NN") and lemma in cues.records:
        return read_record(token, cues)
    if lemma in cues.hedges:
        return read_hedge(token)
    return None
