"""The tokens of a Doc without its white space, as parallel lists: attributes of spaCy tokens cost a call each."""

from __future__ import annotations

from spacy.tokens import Doc

WRAPPED_LINE = 45
"""A line at least this long that ends in no full stop runs on in the next one: hard-wrapped text, in characters."""

def _lead(word: str) -> int:
    """How many dashes stand before the letters of a token ("-President", glued to a dateline)."""
    return 1 if len(word) > 2 and word[0] in "-–—" and word[1].isalpha() else 0


_FINAL = frozenset(".!?:;”\"’')]…—–-")
_CLOSED = frozenset({".", "!", "?", ":", "”", '"', "—"})


class Tokens:
    """Lists indexed by the number of a token that is no white space.

    `begin` and `end` are offsets in the text; `at` is the number of the token in the Doc; `glued` says that no white
    space stands before; `hard` that a sentence, line or paragraph begins here; `ent` is the model's label, `ent_of`
    the number of the model's entity or -1.
    """

    __slots__ = (
        "at",
        "begin",
        "dep",
        "doc",
        "end",
        "ent",
        "ent_of",
        "glued",
        "hard",
        "heading",
        "head",
        "lemma",
        "length",
        "line",
        "lower",
        "number",
        "paragraph",
        "sentence",
        "tag",
        "text",
        "word",
    )

    def __init__(self, doc: Doc) -> None:
        """Read a Doc that has sentences, tags, a parse and entities."""
        self.doc = doc
        self.text = doc.text
        tokens = [token for token in doc if not token.is_space]
        self.begin = [token.idx + _lead(token.text) for token in tokens]
        self.word = [token.text[_lead(token.text) :] for token in tokens]
        self.length = len(self.word)
        self.lower = [word.lower() for word in self.word]
        self.end = [begin + len(word) for begin, word in zip(self.begin, self.word, strict=True)]
        self.at = [token.i for token in tokens]
        self.tag = [token.tag_ for token in tokens]
        self.dep = [token.dep_ for token in tokens]
        self.lemma = [token.lemma_ for token in tokens]
        self.ent = [token.ent_type_ for token in tokens]
        self.number = {at: number for number, at in enumerate(self.at)}
        self.head = [self.number.get(token.head.i, number) for number, token in enumerate(tokens)]
        self._mark_entities()
        self._mark_sentences()
        self._mark_breaks()
        self.heading = [False] * self.length

    def between(self, start: int, stop: int) -> str:
        """The text of tokens start to stop, half-open."""
        return self.text[self.begin[start] : self.end[stop - 1]]

    def _mark_entities(self) -> None:
        self.ent_of = [-1] * self.length
        number = self.number
        for index, entity in enumerate(self.doc.ents):
            for at in range(entity.start, entity.end):
                if at in number:
                    self.ent_of[number[at]] = index

    def _mark_sentences(self) -> None:
        sentence = [0] * len(self.doc)
        for index, span in enumerate(self.doc.sents):
            for at in range(span.start, span.end):
                sentence[at] = index
        self.sentence = [sentence[at] for at in self.at]

    def _mark_breaks(self) -> None:
        """Where tokens are glued, and where a sentence, paragraph or unwrapped line begins."""
        self.glued = [False] * self.length
        self.hard = [True] * self.length
        self.line = [True] * self.length
        self.paragraph = [0] * self.length
        text = self.text
        line_begin = paragraph = 0
        for number in range(1, self.length):
            gap = text[self.end[number - 1] : self.begin[number]]
            self.glued[number] = not gap
            broken = "\n" in gap
            if broken:
                ended = self.end[number - 1] - line_begin
                line_begin = self.begin[number]
                broken = gap.count("\n") > 1 or ended < WRAPPED_LINE or ended > 2 * WRAPPED_LINE
                broken = broken or self.word[number - 1] in _CLOSED
                paragraph += broken
            self.line[number] = broken
            self.paragraph[number] = paragraph
            self.hard[number] = broken or (
                self.sentence[number] != self.sentence[number - 1] and self._sentence_ends(number - 1)
            )

    def _sentence_ends(self, number: int) -> bool:
        """Whether a sentence can end with this token: parsers also cut after initials, titles, and inside names."""
        return self.word[number][-1] in _FINAL and (len(self.word[number]) == 1 or self.word[number][-1] != ".")
