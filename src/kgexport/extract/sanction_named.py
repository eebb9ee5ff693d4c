"""Names behind a telling of unnamed targets: "They include X", "among them is X", "those sanctioned include".

In goes the word "among" or "include", out comes one telling that only says more of the one before; none where its
sentence speaks of others.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgexport.extract.phrases import SUBJECTS
from kgexport.extract.reading import Reading
from kgexport.extract.sanction_drafts import Draft
from kgexport.extract.sanction_targets import PARTIES, target_keys, targets_of
from kgexport.extract.sanction_terms import MADE, Terms, terms_of
from kgexport.model import Modality

AMONG = "among"
INCLUDE = "include"
THEY = frozenset({"them", "they", "these", "those", "whom"})
TARGET = "target"


def read_named(word: Token, told: Draft, reading: Reading) -> Iterator[Draft]:
    """Who is among those on whom the telling before is; `told` is that telling."""
    terms = terms_of(reading.lexicon)
    if word.lower_ == AMONG:
        group = next((child for child in word.children if child.dep_ == "pobj"), None)
        named = _beside(word)
    elif reading.lemmas[word.i] == INCLUDE and word.pos_ == "VERB":
        group = next((child for child in word.children if child.dep_ == "nsubj"), None)
        named = [child for child in word.children if child.dep_ in ("dobj", "attr")]
    else:
        return
    if group is None or not _are_they(group, told, reading, terms):
        return
    targets = targets_of((name for name in named if target_keys(name, reading)), reading)
    targets = tuple(key for key in targets if reading.entity[key].kind in PARTIES)
    if not targets:
        return
    made = told.act in MADE
    yield Draft(
        head=word,
        act=told.act,
        modality=told.modality if made else Modality.ACTUAL,
        targets=targets,
        definite=True,
        follows=True,
        anaphoric=True,
        detail=made,
        borrows=False,
        confidence=0.7,
    )


def _are_they(group: Token, told: Draft, reading: Reading, terms: Terms) -> bool:
    """Whether a word is for those under the sanctions: "those sanctioned"; "them", if the telling names nobody else."""
    clause = next((child for child in group.children if child.dep_ == "acl"), None)
    if clause is None:
        return group.lower_ in THEY and told.nobody and not told.targets and not told.standing
    if group.lower_ != "those" and reading.lemmas[group.i] not in terms.sanctioned:
        return False
    lemma = reading.lemmas[clause.i]
    put = lemma in terms.verbs or lemma in terms.designations or terms.listing.get(lemma) is not None
    return clause.tag_ in ("VBN", "VBD") and (put or lemma == TARGET or lemma in terms.hitting)


def _beside(among: Token) -> list[Token]:
    """ "Among them is X", "X is among them", and "among them X", where the parser hangs X on the preposition."""
    verb = among.head
    if verb.lemma_ == "be":
        return [child for child in verb.children if child.dep_ in (*SUBJECTS, "attr")]
    return [child for child in among.children if child.dep_ == "pobj"][1:]
