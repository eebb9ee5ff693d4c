"""Direct speech and its speakers: quotations go to the cue beside them, or on to the speaker of the one before.

Also the two ways in which the press names a speaker without a verb: "Speaker: words" at the start of a paragraph, and
the words first with "— Speaker" behind them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kgexport.extract.cues import Attribution, Span
from kgexport.extract.narration import Narration, main_subject
from kgexport.extract.quotations import Quotation, inside
from kgexport.extract.reading import Reading
from kgexport.model import EntityKind

DASHES = frozenset({"—", "―", "–", "--", "---", "”—", "”―", "”–", '"—', '"―', '"–'})
"""Dashes as tokens, also with the closing quotation mark that the tokenizer leaves at them."""

NEAR = 14
"""How many words may stand between a quotation and its cue in one sentence."""

SPEAKER_WORDS = 9
"""How long a speaker's name before a colon or behind a dash may be, with office and handle."""

TRAILING = 4
"""How long the words for whose word a headline is may be."""

ENDS = (".", "!", "?", "…")

PROSE = 4
"""Words from which a quotation is speech of its own; a shorter one is a word set in marks."""


class Paragraphs:
    """Where paragraphs begin and end, by token."""

    def __init__(self, breaks: Sequence[int], length: int) -> None:
        """Take the last token of every paragraph."""
        self._breaks = tuple(breaks)
        self._length = length

    def number(self, index: int) -> int:
        """Which paragraph a token stands in."""
        return bisect_left(self._breaks, index)

    def span(self, index: int) -> Span:
        """The paragraph that a token stands in, without its end mark."""
        after = bisect_left(self._breaks, index)
        start = self._breaks[after - 1] + 1 if after else 0
        return start, self._breaks[after] if after < len(self._breaks) else self._length


def give_speakers(
    found: Sequence[Attribution], quotations: Sequence[Quotation], reading: Reading, paragraphs: Paragraphs
) -> list[Attribution]:
    """Give every quotation to the attributions that it belongs to, and widen their content by it."""
    if not quotations:
        return list(found)
    outside = [number for number, a in enumerate(found) if inside(a.head, quotations) is None]
    result = list(found)
    narration = Narration(((quotation.start, quotation.end) for quotation in quotations), reading)
    owner: int | None = None
    previous: Quotation | None = None
    for quotation in quotations:
        holders = [n for n in outside if _overlaps(result[n], quotation)]
        if not holders and quotation.end - quotation.start >= 3:
            near = [(n, found[n]) for n in outside if _in_reach(found[n], quotation, reading, paragraphs)]
            best = _beside(quotation, near, reading)
            if best is None and owner is not None and previous is not None:
                best = owner if _carried(previous, quotation, paragraphs, reading) else None
            holders = [] if best is None else [best]
        if (
            not holders
            and (speaker := _introduced(quotation, outside, found, narration, reading, paragraphs)) is not None
        ):
            result.append(_unmarked(quotation, speaker))
            holders = [len(result) - 1]
        for number in holders:
            result[number] = _widened(result[number], quotation)
        owner = _speaker(holders, result) if holders else (owner if quotation.end - quotation.start < PROSE else None)
        previous = quotation
    return result


def _in_reach(attribution: Attribution, quotation: Quotation, reading: Reading, paragraphs: Paragraphs) -> bool:
    """Whether the cue stands in the paragraph of the quotation or the one before ("he said:"), or goes on behind it."""
    distance = paragraphs.number(attribution.head) - paragraphs.number(quotation.start)
    if distance == 1:
        doc, after = reading.doc, quotation.end
        while after < attribution.head and doc[after].is_space:
            after += 1
        return doc[after].text[:1].islower()
    return distance in (0, -1)


def _introduced(
    quotation: Quotation,
    outside: Sequence[int],
    found: Sequence[Attribution],
    narration: Narration,
    reading: Reading,
    paragraphs: Paragraphs,
) -> int | None:
    """Who speaks in a quotation of whole sentences without a cue: who spoke or acted in the sentence right before."""
    doc, sentence_of = reading.doc, reading.sentence_of
    opens = quotation.start == reading.sentences[sentence_of[quotation.start]].start
    ends = doc[quotation.end - 2 : quotation.end]
    if not opens or quotation.end - quotation.start < PROSE or not any(word.text[-1:] in ENDS for word in ends):
        return None
    words = next(narration.before(quotation.start, sentences=1), [])
    if not words or paragraphs.number(quotation.start) - paragraphs.number(words[-1].i) > 1:
        return None
    first, last = words[0].i, words[-1].i
    spoke = [found[number].source for number in outside if first <= found[number].head <= last]
    speaker = next((source for source in reversed(spoke) if source is not None), None)
    if speaker is not None:
        return speaker
    subject = main_subject(words)
    return subject.i if subject is not None and _is_someone(subject, reading) else None


def _is_someone(token: Token, reading: Reading) -> bool:
    entity = reading.entity_at(token)
    if entity is not None:
        return entity.kind is EntityKind.PERSON
    lemma = reading.lemmas[token.i]
    return lemma in ("he", "she") or lemma in reading.lexicon.words("references.people")


def _unmarked(quotation: Quotation, source: int) -> Attribution:
    span = (quotation.start, quotation.end)
    return Attribution(
        head=quotation.start, cue=((span[0], span[0] + 1),), source=source, content=(span,), cue_is_mark=True
    )


def _overlaps(attribution: Attribution, quotation: Quotation) -> bool:
    return any(start < quotation.end and quotation.start < end for start, end in attribution.content)


def _widened(attribution: Attribution, quotation: Quotation) -> Attribution:
    span = (quotation.start, quotation.end)
    content = attribution.content
    if not any(start <= span[0] and span[1] <= end for start, end in content):
        content = tuple(sorted((*content, span)))
    return replace(attribution, content=content, direct=(*attribution.direct, span))


def _speaker(holders: Sequence[int], found: Sequence[Attribution]) -> int | None:
    """Of several cues around a quotation the innermost with a source: its content is the shortest."""
    sourced = [n for n in holders if found[n].source is not None]
    return min(sourced, key=lambda n: sum(end - start for start, end in found[n].content), default=None)


def _beside(quotation: Quotation, cues: Sequence[tuple[int, Attribution]], reading: Reading) -> int | None:
    """The cue in the sentence that a quotation ends or begins in: behind it first, then before it."""
    doc, sentence_of = reading.doc, reading.sentence_of
    last = quotation.end - 1
    after = min(quotation.end, len(doc) - 1)
    while after + 1 < len(doc) and doc[after].is_space:
        after += 1
    sentences = {sentence_of[last]}
    if doc[after].text[:1].islower() or doc[quotation.end - 2].text[-1:] not in ".!?":
        sentences.add(sentence_of[after])
    elif after == quotation.end:
        # “…!” Jane Roe said: a sentence of its own for the parser, if nothing else is said in it.
        sentences.update(
            sentence_of[after] for _, a in cues if sentence_of[a.head] == sentence_of[after] and not a.content
        )
    behind = [
        (attribution.head - last, number)
        for number, attribution in cues
        if attribution.head > last
        and attribution.head - last <= NEAR
        and sentence_of[attribution.head] in sentences
        and _speaks(attribution)
    ]
    if behind:
        return min(behind)[1]
    before = [
        (quotation.start - attribution.head, number)
        for number, attribution in cues
        if attribution.head < quotation.start
        and (
            sentence_of[attribution.head] == sentence_of[quotation.start] or _announced(attribution, quotation, reading)
        )
        and _speaks(attribution)
    ]
    return min(before)[1] if before else None


def _speaks(attribution: Attribution) -> bool:
    return attribution.source is not None


def _announced(attribution: Attribution, quotation: Quotation, reading: Reading) -> bool:
    """Whether the sentence before, with the cue, ends in a colon."""
    number = reading.sentence_of[quotation.start]
    if not number or reading.sentence_of[attribution.head] != number - 1:
        return False
    doc, index = reading.doc, quotation.start - 1
    while index > attribution.head and doc[index].is_space:
        index -= 1
    return doc[index].text == ":"


def _carried(previous: Quotation, quotation: Quotation, paragraphs: Paragraphs, reading: Reading) -> bool:
    """Whether the speech goes on: in the same paragraph with at most a sentence between, or through open marks."""
    if previous.group == quotation.group:
        return True
    if paragraphs.number(previous.start) != paragraphs.number(quotation.start):
        return False
    gap = reading.sentence_of[quotation.start] - reading.sentence_of[previous.end - 1]
    begins = quotation.start == reading.sentences[reading.sentence_of[quotation.start]].start
    return gap <= 2 and (begins or gap <= 1)


def read_colon(token: Token, reading: Reading, paragraphs: Paragraphs) -> Attribution | None:
    """ "Jane Roe: the talks go on" at the start of a paragraph."""
    start, end = paragraphs.span(token.i)
    doc = token.doc
    while start < token.i and (doc[start].is_space or doc[start].text in {'"', "“"}):
        start += 1
    if not 0 < token.i - start <= SPEAKER_WORDS or token.i + 2 >= end:
        return None
    entity = reading.entities_at[token.i - 1]
    named = entity is not None and entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
    alone = named and all(other is entity for other in reading.entities_at[start : token.i])
    head = doc[token.i - 1] if alone else _named(doc[token.i - 1], start)
    if head is None and token.i - start <= 3 and _is_speaker(token.i - 1, reading):
        head = doc[token.i - 1]  # "Poll: most are against", "Foreign ministry: no meeting"
    if head is None:
        return None
    return Attribution(
        head=token.i, cue=((token.i, token.i + 1),), source=head.i, content=((token.i + 1, end),), cue_is_mark=True
    )


def read_dash(token: Token, reading: Reading, paragraphs: Paragraphs) -> Attribution | None:
    """ "… — Jane Roe" at the end of a paragraph, after a quotation or on a line of its own."""
    doc = token.doc
    start, end = paragraphs.span(token.i)
    if token.i == 0 or token.i + 1 >= end:
        return None
    before = doc[token.i - 1]
    own_line = before.is_space and "\n" in before.text
    if not own_line and token.text[0] not in '"”' and before.text[-1:] not in {'"', "”", "’"}:
        return None
    stop = token.i + 1
    while stop < end and "\n" not in doc[stop].text:
        stop += 1
    if stop - token.i > SPEAKER_WORDS + 8:
        return None
    first = doc[token.i + 1]
    if first.pos_ != "PROPN" or any(doc[index].tag_ in ("VBD", "VBZ", "MD") for index in range(token.i, stop)):
        return None
    last = token.i + 1
    while last + 1 < stop and doc[last + 1].pos_ == "PROPN" and doc[last + 1].text[:1] != "@":
        last += 1
    if own_line and start >= token.i:
        start = paragraphs.span(token.i - 1)[0]
    if start >= token.i - 2:
        return None
    return Attribution(
        head=token.i, cue=((token.i, token.i + 1),), source=last, content=((start, token.i),), cue_is_mark=True
    )


def read_trailing(token: Token, reading: Reading, paragraphs: Paragraphs) -> Attribution | None:
    """ "X met Y in Z - Agency", "X met Y: officials": whose word a headline is, behind all of it."""
    doc = token.doc
    start, end = paragraphs.span(token.i)
    while end > token.i and doc[end - 1].is_space:
        end -= 1
    apart = token.text == ":" or doc[token.i - 1].whitespace_
    if not (apart and token.whitespace_ and 0 < end - token.i - 1 <= TRAILING and start < token.i):
        return None
    last = doc[end - 1]
    entity = reading.entities_at[last.i]
    if entity is None:
        whole = last.is_lower and _is_speaker(last.i, reading)
    else:
        whole = entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
        whole = whole and all(other is entity for other in reading.entities_at[token.i + 1 : end])
    if not whole or all(doc[index].pos_ != "VERB" for index in range(start, token.i)):
        return None
    talk = reading.lemmas[last.i] in reading.lexicon.words("claims.talk")
    return Attribution(
        head=token.i,
        cue=((token.i, token.i + 1),),
        source=None if talk else last.i,
        content=((start, token.i),),
        hedged=talk,
        cue_is_mark=True,
    )


def _is_speaker(index: int, reading: Reading) -> bool:
    lexicon, lemma = reading.lexicon, reading.lemmas[index]
    return reading.doc[index].tag_ in ("NN", "NNS", "NNP") and (
        lemma in lexicon.words("claims.utterances") or lemma in lexicon.words("claims.source_nouns")
    )


def _named(last: Token, start: int) -> Token | None:
    """The head of a name that fills the words from `start` on, offices before it allowed."""
    doc = last.doc
    if last.pos_ not in ("PROPN", "NOUN") or last.ent_type_ in ("GPE", "LOC", "DATE"):
        return None
    if any(doc[index].pos_ in ("VERB", "AUX", "PRON", "ADV", "NUM", "PUNCT") for index in range(start, last.i + 1)):
        return None
    return last if last.pos_ == "PROPN" and (last.ent_type_ in ("PERSON", "ORG") or last.i - start <= 1) else None
