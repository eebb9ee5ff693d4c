"""The roles round a verb of meeting: its objects, whom "with" names, and what can be a party at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kgexport.extract.meeting_details import MARGINS
from kgexport.extract.meeting_members import members
from kgexport.extract.meeting_parties import SUBJECTS, is_counterpart, parties
from kgexport.extract.meeting_runs import with_run
from kgexport.extract.meeting_words import PLACES, MeetingWords, words_of
from kgexport.extract.phrases import objects_of
from kgexport.extract.reading import Reading
from kgexport.model import EntityKind

INCLUDING = frozenset({"including"})


def objects(verb: Token) -> list[Token]:
    """Direct objects; "face to face" is none."""
    return [child for child in verb.children if child.dep_ == "dobj" and child.lower_ != "face"]


def is_passive(verb: Token) -> bool:
    """Whether the subject is whom it is done to."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def companions(verb: Token, reading: Reading, prepositions: Iterable[str] = ("with",)) -> list[Token]:
    """Objects of "with" on a verb, also those that the parser hung on a day, place or telephone between."""
    wanted = frozenset(prepositions)
    found = list(objects_of(verb, wanted))
    for child in verb.children:
        if child.dep_ == "conj" and child.lower_ == "acting" and found:  # "with X and acting President Y"
            found.extend(inner for inner in child.children if inner.dep_ == "dobj")
        if child.dep_ in ("npadvmod", "prep", "dobj", "advmod") and child.lower_ not in wanted:
            found.extend(objects_of(child, wanted & {"with"}))
            for inner in child.children:
                if inner.dep_ == "pobj":
                    for word in _between(inner, reading):
                        found.extend(objects_of(word, wanted & {"with"}))
    if found and all(token.tag_ == "NNS" and reading.entity_at(token) is None for token in found):
        # "spoke with other leaders on Monday, including X": the parser hung X on the verb
        found.extend(token for token in objects_of(verb, INCLUDING) if is_named_person(token, reading))
    return [token for token in found if not _has_subject(token)]


def _has_subject(word: Token) -> bool:
    """Whether "with" opens a clause without a verb: "with only their interpreters present"."""
    return any(child.dep_ in SUBJECTS for child in word.lefts)


def _between(noun: Token, reading: Reading) -> Iterator[Token]:
    """The nouns between a verb and its "with" on which the parser hung it: a day, place, "phone", "margins of X"."""
    if _is_between(noun, reading) or reading.lemmas[noun.i] in words_of(reading.lexicon).call_means:
        yield noun
    elif reading.lemmas[noun.i] in MARGINS:
        yield noun
        yield from objects_of(noun, frozenset({"of"}))


def _is_between(noun: Token, reading: Reading) -> bool:
    """A day or place, on which the parser may have hung the "with" of the verb before it."""
    entity = reading.entity_at(noun)
    return noun.ent_type_ in ("DATE", "TIME") if entity is None else entity.kind in PLACES


def others(verb: Token, found: Iterable[Token], reading: Reading, *, places: bool = False) -> list[str]:
    """The parties that companions stand for; where the run of words behind "with" names more people, those as well."""
    keys = [key for token in found for key in parties(token, reading, places=places)]
    return with_run(verb, keys, reading, ("with",))


def with_antecedents(verb: Token, subject: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """The subject of a verb; of "X and Y, who had met before, said" both, where the parser hung the clause on one."""
    noun = verb.head
    if len(subject) > 1 or verb.dep_ != "relcl" or not is_named_person(noun, reading):
        return subject
    if not any(child.lower_ == "who" and child.dep_ in SUBJECTS for child in verb.lefts):
        return subject
    while noun.dep_ == "conj":
        noun = noun.head
    listed = [member for member in members(noun, reading) if member.i < verb.i]
    named = all(is_named_person(member, reading) for member in listed)
    return parties(noun, reading) if len(listed) > 1 and named else subject


def is_named_person(token: Token, reading: Reading) -> bool:
    """Whether a word is of a person's name."""
    entity = reading.entity_at(token)
    return entity is not None and entity.kind is EntityKind.PERSON


def is_party(token: Token, reading: Reading, words: MeetingWords) -> bool:
    """Whether a phrase can stand for a party: "meet a standard" and "meet reporters" meet none."""
    if reading.lemmas[token.i] in words.no_parties:
        return False
    following = token.i + 1
    after = reading.doc[following] if following < len(reading.doc) else None
    if after is not None and (after.tag_ == "POS" or after.text in ("'", "’")):  # "meet X's standard"
        return False
    if is_counterpart(token, reading, words) or token.pos_ == "PRON" or reading.entity_at(token) is not None:
        return True
    return token.pos_ in ("NOUN", "PROPN", "NUM", "DET") and bool(parties(token, reading))


def is_sport(verb: Token, reading: Reading, words: MeetingWords) -> bool:
    """Whether the sentence speaks of a match."""
    seen: set[str] = set()
    for index in range(verb.sent.start, verb.sent.end):
        lemma = reading.lemmas[index]
        if lemma not in words.sport | words.contests | words.sporting or reading.entities_at[index] is not None:
            continue
        seen.add(lemma)
        token = reading.doc[index]
        behind = token.dep_ == "pobj" and token.head.lower_ != "for"
        if lemma in words.sport or len(seen) > 1 or (lemma in words.contests and behind):
            return True
    return False
