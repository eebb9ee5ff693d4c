"""Where a text names a country or what stands for it, and how much that says of whose officers are near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.reading import Reading
from kgexport.lexicon.countries import countries_of
from kgexport.model import Entity, EntityKind, Mention
from kgexport.resolve.organs import is_organ_of

OTHER_PARTY = 0.6
"""Weight of a country that something is done to or with, or that is only where it is done: "met in Kenya"."""
STANDING_FOR = 0.7
"""Weight of a capital or organ that stands for its country."""
SPENT = 0.3
"""Weight of a naming that says whose officer another person is."""
_RULE = frozenset({"government", "regime"})
_BETWEEN_STATES = frozenset(
    {"accord", "agreement", "crisis", "deal", "issue", "negotiation", "pact", "question", "sanction", "summit", "talk",
     "threat"}
)  # fmt: skip
"""Nouns (lemma) for what states have with or about one another: "the Kenyan talks"."""
TOWARDS = frozenset(
    {"against", "at", "between", "for", "from", "in", "inside", "into", "near", "on", "over", "through", "to", "toward",
     "towards", "with", "within"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of a country: its first code point, its sentence and its weight."""

    begin: int
    sentence: str | None
    weight: float
    own: bool
    """Named by itself, and not as whom something is done to, with or in."""
    state: bool
    """The same, and not as what a thing is about or between: "the Kenya deal", "U.S.-Kenyan relations"."""


def namings_of(
    place: Entity, reading: Reading, *, taken: Sequence[tuple[int, int]] = (), standing_for: bool = False
) -> list[Naming]:
    """Where a place is named, in the order of the text; with what stands for a country where that is asked for.

    `taken` are stretches of text (code points) that tell an office held there: "Kenyan President X" says nothing of Y.
    """
    found = []
    for mention in place.mentions:
        spent = any(begin <= mention.begin < end for begin, end in taken) or _is_leaning(reading, mention)
        found.append(_naming(mention, reading, SPENT if spent else 1.0))
    if standing_for:
        capitals = countries_of(reading.lexicon).capitals
        for other in reading.entities:
            if other.kind is EntityKind.PLACE:
                stands = any(capitals.get(name) == place.country_code for name in other.names)
            else:
                stands = other.kind is EntityKind.ORGANISATION and is_organ_of(other, place)
            if stands:
                found.extend(_naming(mention, reading, STANDING_FOR) for mention in other.mentions)
    return sorted(found, key=lambda naming: naming.begin)


def _is_leaning(reading: Reading, mention: Mention) -> bool:
    """Whether a country is only whom somebody is for or against: "the pro-Kenyan president"."""
    return reading.document.text[max(0, mention.begin - 5) : mention.begin].lower().endswith(("pro-", "anti-"))


def _naming(mention: Mention, reading: Reading, weight: float) -> Naming:
    span = reading.doc.char_span(mention.begin, mention.end, alignment_mode="expand")
    party = span is not None and _is_other_party(span.root)
    people = span is not None and span.root.tag_ in ("NNS", "NNPS") and span.root.text.endswith("ns")
    own = not party and not people and weight == 1.0
    return Naming(
        begin=mention.begin,
        sentence=mention.sentence,
        weight=weight * (OTHER_PARTY if party else 1.0),
        own=own,
        state=own and span is not None and not _describes_thing(span.root),
    )


def _is_other_party(name: Token) -> bool:
    """Whether a country is what something is done to, with or in."""
    while name.dep_ == "conj":
        name = name.head
    if name.dep_ in ("dobj", "dative"):
        return True
    return name.dep_ == "pobj" and name.head.lower_ in TOWARDS


def _describes_thing(name: Token) -> bool:
    """Whether a country stands before a noun for a thing, or its name behind the hyphen of a pair."""
    if name.dep_ == "amod" and name.head.lemma_.lower() in _BETWEEN_STATES:
        return True
    return name.dep_ in ("compound", "nmod") or (name.i > 1 and name.nbor(-1).text in ("-", "–"))


def acted_on(holder: Entity, place: Entity, reading: Reading, *, most: int) -> bool:
    """Whether a country or its organ does something to a person: "Kenya is designating President X" of elsewhere."""
    for mention in holder.mentions[:most]:
        span = reading.doc.char_span(mention.begin, mention.end, alignment_mode="expand")
        verb = None if span is None else _acting_verb(span.root)
        while verb is not None and verb.dep_ == "xcomp" and verb.head is not verb:
            verb = verb.head  # "Congress is poised to send President X a message"
        subject = None if verb is None else next((child for child in verb.children if child.dep_ == "nsubj"), None)
        entity = None if subject is None else reading.entity_at(subject)
        if entity is not None and (entity is place or is_organ_of(entity, place)):
            return True
    return False


def _acting_verb(name: Token) -> Token | None:
    """The verb of which a person is the object, or is named among the objects."""
    current = name
    if name.dep_ in ("compound", "nmod") and name.head.lemma_.lower() not in _RULE:
        return None  # "picks X's resort", "the X resort"
    while current.dep_ in ("conj", "appos", "pobj", "compound", "nmod") or (
        current.dep_ == "prep" and current.lower_ in ("including", "with")
    ):
        if current.dep_ == "pobj" and current.head.lower_ not in ("including", "with"):
            return None
        current = current.head
    if current.dep_ in ("dobj", "dative") or (current.dep_ == "prep" and current.head.pos_ == "VERB"):
        return current.head
    return current if current.pos_ == "VERB" and current.i < name.i else None


def body_before(tokens: Tokens, at: int, bodies: list[Entity]) -> Entity | None:
    """The body named last before an office, which begins at a token, in its sentence."""
    sentence_begin = at
    while sentence_begin > 0 and not tokens.hard[sentence_begin]:
        sentence_begin -= 1
    begin, end = tokens.begin[sentence_begin], tokens.begin[at]
    near = [
        (mention.end, body)
        for body in bodies
        for mention in body.mentions
        if begin <= mention.begin and mention.end <= end
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None
