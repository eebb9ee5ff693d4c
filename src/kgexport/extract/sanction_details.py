"""What sanctions told before do: "the measures ban purchases of coal", "they cover shipping", "it targets X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kgexport.extract.modality import modality_of
from kgexport.extract.phrases import conjuncts, objects_of
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_measures import ACCESS, TRADING, measures_of, restricted
from kgexport.extract.sanction_modality import as_threat
from kgexport.extract.sanction_targets import Keys, targets_of
from kgexport.extract.sanction_terms import Terms, terms_of
from kgexport.model import Act, Measure, Modality

PRONOUNS = frozenset({"it", "these", "they", "those"})
POINTERS = frozenset({"its", "such", "that", "the", "their", "these", "this", "those"})
PAST = "VBD"
FROM = frozenset({"from"})
OF = frozenset({"of"})
ON = frozenset({"on", "to"})


def is_part(verb: Token, reading: Reading) -> bool:
    """Whether the subject of a verb goes back to sanctions: "they also prohibit", "the measures hit".

    Who "banned" something in the past is rather somebody who acts; sanctions ban it.
    """
    terms = terms_of(reading.lexicon)
    subject = _subject(verb)
    if subject is None:
        return False
    if subject.lower_ in PRONOUNS:
        return verb.tag_ != PAST or reading.lemmas[verb.i] in terms.aiming
    if reading.lemmas[subject.i] not in terms.anaphors | terms.nouns | terms.vehicles:
        return False
    return any(child.lower_ in POINTERS for child in subject.children)


def as_parts(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The tellings of a verb with such a subject: parts of the sanctions told before, whoever imposed those."""
    return tuple(
        replace(draft, authorities=(), follows=True, anaphoric=True, detail=True, standing=False)
        for draft in drafts
        if draft.act is Act.IMPOSITION or draft.act is Act.THREAT
    )


def read_detail(verb: Token, reading: Reading) -> Iterator[Draft]:
    """Measures and targets of the sanctions told before, by a verb whose subject they are."""
    measures = detailed(verb, reading)
    targets = _named(verb, reading)
    modality = modality_of(verb, reading)
    if not (measures or targets) or modality is Modality.NEGATED:
        return
    draft = Draft(
        head=verb,
        act=Act.IMPOSITION,
        modality=modality,
        targets=targets,
        measures=measures,
        follows=True,
        anaphoric=True,
        detail=True,
        borrows=False,
        confidence=0.7,
    )
    yield as_threat(draft, reading)


def detailed(verb: Token, reading: Reading) -> tuple[Measure, ...]:
    """The measures that the objects of such a verb make: goods, sectors, what somebody is kept from."""
    terms = terms_of(reading.lexicon)
    if reading.lemmas[verb.i] not in terms.detailing | terms.comprising:
        return ()
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if reading.lemmas[verb.i] in terms.aiming:
        objects.extend(objects_of(verb, ON))
    found = list(measures_of(objects, reading))
    for noun in _spread(objects):
        if _is_restricted(noun, reading, terms):
            found.extend(restricted(noun, reading))
    found.extend(measure for word in _kept_from(verb) for measure in _of_keeping(word, reading, terms))
    return tuple(dict.fromkeys(found))


def _spread(objects: Sequence[Token]) -> Iterator[Token]:
    """ "Oil, coal and areas of trade" are these and what is behind the "of"."""
    for child in objects:
        for member in conjuncts(child):
            yield member
            yield from objects_of(member, OF)


def _is_restricted(noun: Token, reading: Reading, terms: Terms) -> bool:
    lemma = reading.lemmas[noun.i]
    if reading.entity_at(noun) is not None or lemma in terms.sanctioned:
        return False
    return lemma in terms.sectors or lemma in terms.measures or lemma in TRADING or lemma == ACCESS


def _kept_from(verb: Token) -> list[Token]:
    """The words behind "from": "purchasing", with those coordinated with it."""
    found = [inner for child in verb.children if child.lower_ in FROM for inner in child.children]
    found = [inner for inner in found if inner.dep_ in ("pcomp", "pobj")]
    for word in found:
        found.extend(child for child in word.children if child.dep_ == "conj")
    return found


def _of_keeping(word: Token, reading: Reading, terms: Terms) -> list[Measure]:
    """ "From purchasing coal", "from increasing investments"."""
    measure = terms.barred.get(reading.lemmas[word.i])
    # The parser takes "increasing investments" for investments that increase.
    objects = [word] if word.dep_ == "pobj" else [child for child in word.children if child.dep_ == "dobj"]
    inner = [m for noun in objects if _is_restricted(noun, reading, terms) for m in restricted(noun, reading)]
    return inner or ([] if measure is None else [measure])


def _named(verb: Token, reading: Reading) -> Keys:
    """Whom sanctions that "target", "hit" or "cover" somebody are on."""
    if reading.lemmas[verb.i] not in terms_of(reading.lexicon).aiming:
        return ()
    return targets_of((child for child in verb.children if child.dep_ == "dobj"), reading)


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the one that it is coordinated with."""
    current = verb
    while True:
        for child in current.children:
            if child.dep_ == "nsubj":
                return child
        if current.dep_ != "conj" or current.head.i == current.i:
            return None
        current = current.head
