"""What references are resolved against: the namings of a document in their order, and how the text describes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary, ref

from spacy.tokens import Token

from kgexport.extract.phrases import NAMING
from kgexport.extract.reading import Reading
from kgexport.model import Entity, EntityKind

STATES = (EntityKind.COUNTRY, EntityKind.PLACE)
BODIES = (EntityKind.ORGANISATION,)
HEADING_CHARACTERS = 160
ISSUING = frozenset({"by", "from"})
"""Prepositions behind which stands who issues a statement."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of an entity: tokens `start` to `end` (half-open)."""

    start: int
    end: int
    entity: Entity
    sentence: int


@dataclass(frozen=True, slots=True)
class Description:
    """The words and the entities by which the text describes an entity: "Iranian foreign minister", "U.N. envoy"."""

    words: frozenset[str]
    keys: frozenset[str]


class ReferenceIndex:
    """Namings and descriptions of one document; made once for a reading, see `index_of`."""

    def __init__(self, reading: Reading) -> None:
        """Index a reading."""
        self._reading = ref(reading)  # what the table of indexes holds must not hold its own key: none would ever go
        lexicon = reading.lexicon
        self.pronouns = lexicon.values("references.pronouns")
        self.genders = lexicon.values("references.genders")
        self.people = lexicon.words("references.people")
        self.delegates = lexicon.words("references.delegates")
        self.governments = lexicon.words("references.governments")
        self.countries = lexicon.words("references.countries")
        self.sides = lexicon.words("references.sides")
        self.bodies = lexicon.words("references.bodies")
        self.numbers = {word: int(number) for word, number in lexicon.values("references.numbers").items()}
        self.including = lexicon.words("references.including")
        self.delegations = lexicon.words("meetings.delegations")
        self.synonyms = {
            word: frozenset(value.split()) for word, value in lexicon.values("references.synonyms").items()
        }
        self.reporting = lexicon.words("modality.reporting")
        self.ranks = lexicon.words("references.ranks")
        self.utterances = lexicon.words("references.utterances")
        self.namings = _namings(reading)
        self.resolved: dict[int, tuple[str, ...]] = {}
        """What has been found out of pronouns, by token."""
        self.visits: list[tuple[int, tuple[str, ...]]] = []
        """Where a visit is told, by token, and the visitors."""
        self.journeys: list[tuple[Token, tuple[str, ...], tuple[str, ...]]] = []
        """Verbs of journeys that are no visits by themselves ("arrived in X"), who travelled and where to."""
        self.visited: list[str] = []
        """Where the visits told so far led, the last at the end."""
        self.met: list[tuple[int, tuple[str, ...]]] = []
        """Where a meeting is told, by token, and its parties: whom "the two leaders" behind it stands for."""

    @property
    def reading(self) -> Reading:
        """The reading that this is an index of, which lives as long as anybody asks."""
        reading = self._reading()
        if reading is None:
            raise ReferenceError("the reading of this index is gone")
        return reading

    @cached_property
    def descriptions(self) -> dict[str, Description]:
        """How the text describes each entity, by its key."""
        words: dict[str, set[str]] = {}
        keys: dict[str, set[str]] = {}
        for naming in self.namings:
            found_words, found_keys = self._described(naming)
            words.setdefault(naming.entity.key, set()).update(found_words)
            keys.setdefault(naming.entity.key, set()).update(found_keys)
        return {key: Description(frozenset(words[key]), frozenset(keys[key])) for key in words}

    def countries_served(self, key: str) -> tuple[str, ...]:
        """The countries by which the text describes an entity, sorted: whose officer a person is."""
        described = self.descriptions.get(key)
        entity = self.reading.entity
        keys = () if described is None else sorted(described.keys)
        return tuple(other for other in keys if entity[other].kind is EntityKind.COUNTRY)

    @cached_property
    def described_by(self) -> frozenset[str]:
        """All words by which the text describes people."""
        people = (key for key in self.descriptions if self.reading.entity[key].kind is EntityKind.PERSON)
        return frozenset(word for key in people for word in self.descriptions[key].words)

    @cached_property
    def author(self) -> str | None:
        """The person of the byline, who says "I" in a statement: named first on a first line that is no sentence."""
        if not self.namings or not self.heading:
            return None
        tokens = self.reading.doc[: self.heading]
        if any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens):
            return None
        words = [token for token in tokens if not token.is_space]
        opening = words[0].i if words else 0
        if words and words[0].lower_ in self.utterances:  # "Statement by the minister Jane Roe"
            opening = next((token.i + 1 for token in words if token.lower_ in ISSUING), self.heading)
            issuers = (naming for naming in self.namings if naming.start >= opening)
            first = next((naming for naming in issuers if naming.entity.kind is EntityKind.PERSON), None)
            return None if first is None or first.end > self.heading else first.entity.key
        first = self.namings[0]
        if first.entity.kind is not EntityKind.PERSON or first.start > opening or first.end > self.heading:
            return None
        return first.entity.key

    @cached_property
    def heading(self) -> int:
        """How many tokens the first line has, when it is short, no sentence and stands by itself; else none."""
        text = self.reading.document.text
        begin = len(text) - len(text.lstrip())
        end = text.find("\n\n", begin)
        if end < 0 or end - begin > HEADING_CHARACTERS or text[begin:end].rstrip()[-1:] in (".", "!", "?", "”", '"'):
            return 0
        return next((token.i for token in self.reading.doc if token.idx >= end), 0)

    @cached_property
    def captions(self) -> frozenset[int]:
        """Sentences that caption a picture from the files of an agency: the running text does not take them up."""
        sentences = self.reading.sentences
        text = self.reading.document.text
        if "FILE" not in text:
            return frozenset()
        return frozenset(
            number for number, sentence in enumerate(sentences) if text.startswith("FILE", sentence.start_char)
        )

    def head_of(self, naming: Naming) -> Token:
        """The word of a naming by which it hangs in the parse."""
        doc = self.reading.doc
        for index in range(naming.end - 1, naming.start - 1, -1):
            head = doc[index].head.i
            if head == index or not naming.start <= head < naming.end:
                return doc[index]
        return doc[naming.end - 1]

    def before(self, index: int, *, sentences: int) -> list[Naming]:
        """Namings that end at or before a token and stand at most so many sentences back, the nearest first."""
        heading = self.heading
        floor = self.reading.sentence_of[index] - sentences
        found: list[Naming] = []
        for naming in reversed(self.namings):
            if naming.end > index or naming.sentence in self.captions:
                continue
            if naming.sentence < floor or naming.end <= heading < index:
                break
            found.append(naming)
        return found

    def _described(self, naming: Naming) -> tuple[set[str], set[str]]:
        reading = self.reading
        head = self.head_of(naming)
        words: set[str] = set()
        keys: set[str] = set()
        self._take(naming.start, naming.end, naming, words, keys)
        # The parser hangs "Utopian" on the title as often as on the name.
        inner = reading.doc[naming.start : naming.end]
        titled = [child for token in inner if token.i != head.i for child in token.children if child.i < naming.start]
        for child in (*titled, *head.children):
            if child.i < naming.start and (child.dep_ in NAMING or child.dep_ == "poss"):
                self._take(child.left_edge.i, child.right_edge.i + 1, naming, words, keys)
            elif child.dep_ == "appos" and reading.entities_at[child.i] is None:
                self._take_noun(child, naming, words, keys)
        if head.dep_ == "appos" and reading.entities_at[head.head.i] is None:
            self._take_noun(head.head, naming, words, keys)
        elif head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_ in ("be", "become", "remain"):
            for child in head.head.children:
                if child.dep_ == "attr" and child.pos_ == "NOUN":
                    self._take_noun(child, naming, words, keys)
        return words, keys

    def _take_noun(self, noun: Token, naming: Naming, words: set[str], keys: set[str]) -> None:
        for child in noun.children:
            if child.i == noun.i or naming.start <= child.i < naming.end:
                continue
            if child.dep_ in NAMING or child.dep_ == "poss" or (child.dep_ == "prep" and child.lower_ in ("of", "at")):
                self._take(child.left_edge.i, child.right_edge.i + 1, naming, words, keys)
        words.add(self.reading.lemmas[noun.i])

    def _take(self, start: int, end: int, naming: Naming, words: set[str], keys: set[str]) -> None:
        for index in range(start, end):
            entity = self.reading.entities_at[index]
            if entity is None or entity is naming.entity:
                words.add(self.reading.lemmas[index])
            else:
                keys.add(entity.key)


_INDEXES: WeakKeyDictionary[Reading, ReferenceIndex] = WeakKeyDictionary()


def index_of(reading: Reading) -> ReferenceIndex:
    """The index of a reading, made at the first call."""
    index = _INDEXES.get(reading)
    if index is None:
        index = _INDEXES[reading] = ReferenceIndex(reading)
    return index


def _namings(reading: Reading) -> tuple[Naming, ...]:
    found: list[Naming] = []
    for entity in reading.entities:
        for mention in entity.mentions:
            span = _tokens_of(reading, mention.begin, mention.end)
            if span is not None and reading.entities_at[span[0]] is entity:
                found.append(Naming(span[0], span[1], entity, reading.sentence_of[span[0]]))
    return tuple(sorted(found, key=lambda naming: (naming.start, naming.end)))


def _tokens_of(reading: Reading, begin: int, end: int) -> tuple[int, int] | None:
    span = reading.doc.char_span(begin, end, alignment_mode="expand")
    return None if span is None else (span.start, span.end)
