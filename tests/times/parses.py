"""Docs with a parse written by hand, so that the tests need no model."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

VOCAB = English().vocab


def doc_of(parse: str, *, ents: list[str] | None = None) -> Doc:
    """A Doc of one sentence from words like "met/VBD/VERB/meet/ROOT>1": word, tag, class, lemma, relation, head.

    The head counts from 0. Words are set apart by blanks; those that close up to the word before begin with "_".
    """
    words, tags, classes, lemmas, relations, heads, spaces = [], [], [], [], [], [], []
    for piece in parse.split():
        word, tag, word_class, lemma, arc = piece.rsplit("/", 4)
        relation, head = arc.split(">")
        closes = word.startswith("_") and len(word) > 1
        if closes and spaces:
            spaces[-1] = False
        words.append(word.removeprefix("_") if closes else word)
        tags.append(tag)
        classes.append(word_class)
        lemmas.append(lemma)
        relations.append(relation)
        heads.append(int(head))
        spaces.append(True)
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=classes,
        lemmas=lemmas,
        deps=relations,
        heads=heads,
        ents=ents,
    )
