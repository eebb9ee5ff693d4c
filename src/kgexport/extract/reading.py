"""One annotated document with what has been found in it so far, indexed by token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from kgexport.annotate.attributes import offsets_of, strings_of
from kgexport.annotate.lines import written_sentences
from kgexport.lexicon import Lexicon
from kgexport.model import Document, Entity, Mention
from kgexport.times.find import TimeMention


class Reading:
    """What every extractor of events and claims works on: text, parse, entities and times of one document.

    Lists indexed by token (`lemmas`, `sentence_of`, `entities_at`) are made once, since the attributes of spaCy tokens
    cost a call each.
    """

    def __init__(
        self,
        document: Document,
        doc: Doc,
        *,
        entities: Iterable[Entity],
        times: Iterable[TimeMention],
        lexicon: Lexicon,
    ) -> None:
        """Take the parse of `document.text` and the resolved entities and times of it."""
        self.document = document
        self.doc = doc
        self.lexicon = lexicon
        self.times = tuple(times)
        self.entities = tuple(entities)
        self.entity = {entity.key: entity for entity in self.entities}
        self.sentences: tuple[Span, ...] = tuple(doc.sents)
        self.written = written_sentences(doc, document.text)
        self.sentence_of = _sentence_numbers(self.sentences, len(doc))
        self.lemmas: tuple[str, ...] = tuple(lemma.lower() for lemma in strings_of(doc, "LEMMA"))
        self.offsets = offsets_of(doc)
        self.entities_at = _entities_by_token(doc, self.offsets, self.entities)

    def entity_at(self, token: Token) -> Entity | None:
        """The entity that a name covering this token stands for."""
        return self.entities_at[token.i]

    def mention(self, start: int, end: int) -> Mention:
        """The mention of tokens start to end (half-open), with its sentence as it is written."""
        span = self.doc[start:end]
        sentence = self.written[self.sentence_of[start]]
        return Mention(begin=span.start_char, end=span.end_char, text=span.text, sentence=sentence)

    def entities_between(self, start: int, end: int) -> Iterator[Entity]:
        """Entities named in tokens start to end (half-open), in the order of the text, each once."""
        seen: set[str] = set()
        for entity in self.entities_at[start:end]:
            if entity is not None and entity.key not in seen:
                seen.add(entity.key)
                yield entity


def _sentence_numbers(sentences: tuple[Span, ...], length: int) -> tuple[int, ...]:
    numbers = [0] * length
    for number, sentence in enumerate(sentences):
        for index in range(sentence.start, sentence.end):
            numbers[index] = number
    return tuple(numbers)


def _entities_by_token(doc: Doc, offsets: list[int], entities: tuple[Entity, ...]) -> tuple[Entity | None, ...]:
    table: list[Entity | None] = [None] * len(doc)
    starts = {offset: number for number, offset in enumerate(offsets)}
    for entity in entities:
        for mention in entity.mentions:
            index = starts.get(mention.begin)
            if index is None:
                span = doc.char_span(mention.begin, mention.end, alignment_mode="expand")
                index = span.start if span is not None else len(doc)
            while index < len(doc) and offsets[index] < mention.end:
                table[index] = entity
                index += 1
    return tuple(table)
