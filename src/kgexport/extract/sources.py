"""Who a source is: the entity it names, or someone unnamed whom the words describe.

In goes the head word of the phrase before or behind a cue; out come keys: of entities, or of the unnamed sources that
are collected on the way ("a senior official", "two security sources"). Talk without a speaker ("reports") is nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kgexport.extract.officers import holder_of
from kgexport.extract.phrases import conjuncts, phrase_of
from kgexport.extract.reading import Reading
from kgexport.extract.references import referents_of_one
from kgexport.extract.source_phrases import antecedent_of, described_until, makers
from kgexport.model import Entity, EntityKind, Mention, Position

INDEFINITE = frozenset({"a", "an", "another", "some", "several", "many", "few", "any", "other", "various", "numerous"})
SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their"})
PRONOUN_REACH = 3
"""Sentences over which a pronoun may take up an unnamed source."""

OUTLET_REACH = 6
"""Sentences over which "the newspaper" takes up one that was named."""

MAX_DEPTH = 3


@dataclass(slots=True)
class _Unnamed:
    """An unnamed source in the making."""

    key: str
    lemma: str
    plural: bool
    words: frozenset[str]
    label: str
    mentions: list[Mention] = field(default_factory=list)
    affiliation: str | None = None
    count: int | None = None
    owner: str | None = None
    """Whose it is, by entity key: "his office"."""
    headline: bool = False
    """Brought up without an article in a line of its own: "OFFICIAL: …"."""
    last: int = 0


class Sources:
    """Resolves sources of one reading and keeps the unnamed ones."""

    def __init__(self, reading: Reading, positions: Sequence[Position] = ()) -> None:
        """Start with nobody unnamed; `positions` are the offices that the text gives to people."""
        self._reading = reading
        self._positions = positions
        lexicon = reading.lexicon
        self._people = (
            lexicon.words("claims.source_nouns")
            | lexicon.words("references.people")
            | lexicon.words("references.bodies")
        )
        bodies = lexicon.words("references.bodies") | lexicon.words("claims.speakers")
        self._outlets = lexicon.words("claims.outlets")
        self._speaking = lexicon.words("claims.verbs") | {"speak", "talk"}
        self._officers = lexicon.words("references.people") - bodies
        self._partisans = lexicon.words("claims.partisans")
        self._utterances = lexicon.words("claims.utterances")
        self._talk = lexicon.words("claims.talk")
        self._numbers = lexicon.values("references.numbers")
        self._unnamed: list[_Unnamed] = []
        self._made: dict[str, tuple[str, ...]] = {}
        self._resolved: dict[int, tuple[str, ...]] = {}

    def claimants(self, index: int) -> tuple[str, ...]:
        """Keys of the source at a token and of those coordinated with it."""
        found = self._resolved.get(index)
        if found is None:
            keys: dict[str, None] = {}
            first, *others = conjuncts(self._reading.doc[index])
            for key in self._one(first, 0):
                keys.setdefault(key)
            described = any(child.dep_ == "appos" for child in first.children)
            for token in others:
                # "Jane Roe, a lawyer, and also the head of" is one person, "Jane Roe and a colleague" are two.
                for key in self._one(token, 0) if not (described and self._is_new(token)) else ():
                    keys.setdefault(key)
            found = self._resolved[index] = tuple(keys)
        return found

    def unnamed(self) -> tuple[Entity, ...]:
        """The unnamed sources found so far, in the order in which they were first asked for."""
        return tuple(
            Entity(
                key=source.key,
                kind=EntityKind.UNNAMED_SOURCE,
                label=source.label,
                names=tuple(sorted({mention.text for mention in source.mentions})),
                mentions=tuple(sorted(set(source.mentions))),
                confidence=0.9,
                affiliation=source.affiliation,
                source_count=source.count,
            )
            for source in self._unnamed
        )

    def is_officer(self, index: int) -> bool:
        """Whether a word is "the president" and the like, which takes up somebody named."""
        token = self._reading.doc[index]
        lemma = self._reading.lemmas[index]
        partisan = token.tag_ == "NNP" and any(child.lower_ == "the" for child in token.children)
        known = lemma in self._officers and token.tag_ == "NN"
        return (known or (partisan and lemma in self._partisans)) and not self._is_new(token)

    def is_one_person(self, keys: tuple[str, ...]) -> bool:
        """Whether the keys are those of one person, named or not."""
        if len(keys) != 1:
            return False
        entity = self._reading.entity.get(keys[0])
        if entity is not None:
            return entity.kind is EntityKind.PERSON
        return any(source.key == keys[0] and not source.plural for source in self._unnamed)

    def body_of(self, key: str) -> str | None:
        """The body or country that the words for an unnamed source name."""
        affiliation = next((source.affiliation for source in self._unnamed if source.key == key), None)
        entity = self._reading.entity.get(affiliation or "")
        return None if entity is None or entity.kind is EntityKind.PERSON else affiliation

    def _one(self, token: Token, depth: int) -> tuple[str, ...]:
        if depth > MAX_DEPTH:
            return ()
        reading = self._reading
        entity = reading.entity_at(token)
        if entity is not None and token.pos_ != "ADJ" and not self._is_one_of(token, entity):
            return (entity.key,)
        if entity is None and (surname := self._surname(token)):
            return surname
        if token.tag_ in ("WP", "WDT") or (token.lower_ == "that" and token.dep_ in ("nsubj", "nsubjpass")):
            antecedent = antecedent_of(token)
            if antecedent is not None and token.tag_ == "WDT":
                antecedent = self._thing(antecedent)
            return () if antecedent is None else self._one(antecedent, depth + 1)
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
            return self._of_number(referents_of_one(token, reading), token) or self._taken_up(token)
        lemma = reading.lemmas[token.i]
        if lemma in self._utterances:
            maker = self._maker(token, depth)
            if maker:
                self._made[lemma] = maker
            elif any(child.lower_ == "the" for child in token.children):
                maker = self._made.get(lemma, ())
            if maker:
                return maker
        if lemma in self._talk or (lemma in self._utterances and lemma not in self._people):
            return ()
        if token.tag_ == "NNPS" and lemma.removesuffix("s") in self._people:
            lemma = lemma.removesuffix("s")  # "Republicans", which the lemmatizer takes for a name
        if token.pos_ == "PROPN" and lemma not in self._people:
            return self._described(token)
        if not self._is_new(token):
            named = referents_of_one(token, reading)
            if not named and lemma in self._outlets and token.tag_ == "NN":
                named = self._outlet(token)
            if len(named) == 1 or (named and token.tag_ in ("NNS", "NNPS")):
                return named
            if holder := holder_of(token, self._positions, reading):
                return (holder,)
        elif apposed := self._apposed(token):
            return apposed
        return self._keep(token, lemma) if self._is_someone(token, lemma) else ()

    def _described(self, name: Token) -> tuple[str, ...]:
        """Who a name is that nothing took for one, by the words behind it: "Utopicus, an investigative website,"."""
        for child in name.children:
            if child.dep_ == "appos" and self._is_new(child) and self._reading.doc[name.i + 1].text == ",":
                lemma = self._reading.lemmas[child.i]
                return self._keep(child, lemma) if self._is_someone(child, lemma) else ()
        return ()

    def _surname(self, token: Token) -> tuple[str, ...]:
        """The one person whose name begins or ends in this word, where nothing else took it for a name."""
        if token.pos_ not in ("NOUN", "PROPN") or not token.text[:1].isupper() or any(True for _ in token.lefts):
            return ()
        found = [
            entity.key
            for entity in self._reading.entities
            if entity.kind is EntityKind.PERSON and token.text in (entity.label.split()[0], entity.label.split()[-1])
        ]
        return tuple(found) if len(found) == 1 else ()

    def _is_one_of(self, token: Token, entity: Entity) -> bool:
        """ "Another Utopian", "many Utopians" are people, "the Utopians" speak for the country."""
        if token.ent_type_ != "NORP" or entity.kind not in (EntityKind.COUNTRY, EntityKind.PLACE):
            return False
        words = [child for child in token.children if child.i < token.i and child.dep_ in ("det", "amod", "nummod")]
        if token.tag_ in ("NNS", "NNPS"):
            return not words or any(word.lower_ not in ("the", "both") for word in words)
        return any(word.lower_ not in ("the",) for word in words)

    def _thing(self, token: Token) -> Token:
        """What "which" stands for when the parser hangs its clause on a person: "tweets to Jane Roe, which"."""
        entity = self._reading.entity_at(token)
        if entity is not None and entity.kind is EntityKind.PERSON and token.dep_ == "pobj":
            return token.head.head
        return token

    def _outlet(self, token: Token) -> tuple[str, ...]:
        """The outlet that "the newspaper" is: the body named last that spoke, or that was spoken to."""
        reading = self._reading
        if any(child.dep_ in ("amod", "compound", "nmod") for child in token.children):
            return ()
        for index in range(token.i - 1, -1, -1):
            entity = reading.entities_at[index]
            if entity is None or entity.kind is not EntityKind.ORGANISATION:
                continue
            if reading.sentence_of[token.i] - reading.sentence_of[index] > OUTLET_REACH:
                break
            head = reading.doc[index].head
            while head.pos_ in ("PROPN", "ADP", "NOUN") and head.head.i != head.i:
                head = head.head
            if reading.lemmas[head.i] in self._speaking or (entity.key,) in self._resolved.values():
                return (entity.key,)
        return ()

    def _apposed(self, token: Token) -> tuple[str, ...]:
        """Who the description is: "a lawyer, Jane Roe", "two lawmakers, Jane Roe and John Doe"."""
        for child in token.children:
            found: dict[str, None] = {}
            for name in conjuncts(child) if child.dep_ == "appos" else ():
                entity = self._reading.entity_at(name)
                if entity is not None and entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
                    found.setdefault(entity.key)
            if found:
                return tuple(found) if token.tag_ in ("NNS", "NNPS") else tuple(found)[:1]
        return ()

    def _is_new(self, token: Token) -> bool:
        """Whether the phrase brings somebody new: with an indefinite article or number, or a bare plural."""
        plural = token.tag_ in ("NNS", "NNPS")
        for child in token.children:
            if child.i < token.i and (child.lower_ in INDEFINITE or child.dep_ == "nummod"):
                return True
            if child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those", "both"):
                return False
            if child.dep_ == "poss":
                return plural
        return plural

    def _is_someone(self, token: Token, lemma: str) -> bool:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
            return False
        return lemma in self._people or token.ent_type_ == "NORP"

    def _maker(self, noun: Token, depth: int) -> tuple[str, ...]:
        """Who made an utterance: "Moscow's statement", "a ministry statement", "a report by X", "a speech X gave"."""
        for maker in makers(noun):
            entity = self._reading.entity_at(maker)
            found: tuple[str, ...]
            if maker.dep_ == "pobj" and maker.head.lower_ in ("in", "on"):
                found = (entity.key,) if entity is not None and entity.kind is EntityKind.ORGANISATION else ()
            elif maker.dep_ not in ("compound", "nmod", "amod"):
                found = self._one(maker, depth + 1)
            elif entity is not None:
                found = (entity.key,)
            else:
                is_body = maker.dep_ == "compound" and self._reading.lemmas[maker.i] in self._people
                found = self._one(maker, depth + 1) if is_body else ()
            if found:
                return found
        return ()

    def _of_number(self, keys: tuple[str, ...], token: Token) -> tuple[str, ...]:
        """What a pronoun stands for, unless that is one person for "they"."""
        return () if token.lower_ in PLURAL_PRONOUNS and self.is_one_person(keys) else keys

    def _taken_up(self, token: Token) -> tuple[str, ...]:
        """The unnamed source that a pronoun takes up."""
        lower = token.lower_
        if lower not in SINGULAR_PRONOUNS and lower not in PLURAL_PRONOUNS:
            return ()
        plural = lower in PLURAL_PRONOUNS
        sentence_of = self._reading.sentence_of
        for source in sorted(self._unnamed, key=lambda source: -source.last):
            if (
                source.last < token.i
                and source.plural == plural
                and sentence_of[token.i] - sentence_of[source.last] <= PRONOUN_REACH
            ):
                return (source.key,)
        return ()

    def _keep(self, token: Token, lemma: str) -> tuple[str, ...]:
        """The unnamed source of these words, an earlier one where the words allow it."""
        reading = self._reading
        start, end = phrase_of(token)
        while start < token.i and reading.doc[start].is_punct:
            start += 1
        words = frozenset(
            reading.lemmas[index]
            for index in range(start, end)
            if index != token.i and reading.doc[index].pos_ not in ("DET", "PUNCT", "ADP", "PART", "PRON")
        )
        plural = token.tag_ in ("NNS", "NNPS")
        mention = reading.mention(start, described_until(token, end))
        owner = self._owner(token)
        source = self._known(lemma, plural, words, owner, self._is_new(token) and not plural)
        affiliation = self._affiliation(start, end)
        owned = any(child.dep_ == "poss" for child in token.children)
        if source is None and not (plural or affiliation or owned or self._is_new(token)) and lemma in self._officers:
            # "The president", of nobody: somebody named, if one knew who. "The palace" speaks for itself.
            return ()
        if source is None:
            source = _Unnamed(
                key=f"source-{len(self._unnamed)}",
                lemma=lemma,
                plural=plural,
                words=words,
                label=mention.text,
                owner=owner,
                headline=reading.doc[start - 1].is_space if start else True,
            )
            self._unnamed.append(source)
        elif len(words) > len(source.words):
            source.words, source.label = words, mention.text
        source.mentions.append(mention)
        source.last = max(source.last, token.i)
        source.affiliation = source.affiliation or affiliation
        source.count = source.count or self._count(token)
        return (source.key,)

    def _owner(self, token: Token) -> str | None:
        """Whose the source is: "his office", "the senator's lawyer"."""
        owner = next((child for child in token.children if child.dep_ == "poss"), None)
        owners = () if owner is None else referents_of_one(owner, self._reading)
        return owners[0] if len(owners) == 1 else None

    def _known(self, lemma: str, plural: bool, words: frozenset[str], owner: str | None, new: bool) -> _Unnamed | None:
        for source in reversed(self._unnamed):
            if source.lemma == lemma and source.plural == plural:
                if source.words == words or (owner is not None and owner == source.owner):
                    return source
                if source.headline and source.words <= words:
                    return source
                if not new and (words <= source.words or (plural and source.words <= words)):
                    return source
        return None

    def _affiliation(self, start: int, end: int) -> str | None:
        """The body, country or place in the words for a source; a person ("Marlow aides") is none."""
        near = self._reading.entities_between(start, end)
        return next((entity.key for entity in near if entity.kind is not EntityKind.PERSON), None)

    def _count(self, token: Token) -> int | None:
        for child in token.children:
            if child.dep_ == "nummod" and child.lower_ in self._numbers:
                return int(self._numbers[child.lower_])
        return None
