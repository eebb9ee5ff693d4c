"""The tokens of a Doc without its white space, as parallel lists: attributes of spaCy tokens cost a call each."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from kgexport.annotate.attributes import heads_of, offsets_of, strings_of, text_of

WRAPPED_LINE = 45
"""A line at least this long that ends in no full stop runs on in the next one: hard-wrapped text, in characters."""

_FINAL = frozenset(".!?:;”\"’')]…—–-")
_CUTS = re.compile(r"(?<=[\w.,’])[-–](?=[“\"‘(])|\)[-–](?=[\w“\"‘(])")
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters without width that stand behind words in text copied from the web."""
_STOPPED = frozenset(
    {"adms", "amb", "atty", "brig", "cmdr", "cols", "dep", "det", "dir", "gens", "govs", "insp", "lts", "maj", "pres",
     "reps", "sec", "sens", "sgt", "supt"}
)  # fmt: skip
"""Abbreviated titles from which tokenizers cut the stop."""
_DASHES = frozenset("-–—")


class Tokens:
    """Lists indexed by the number of a token that is no white space.

    `begin` and `end` are offsets in the text; `at` is the number of the token in the Doc; `glued` says that no white
    space stands before; `hard` that a sentence, line or paragraph begins here, `line` only the latter two; `ent` is
    the model's label, `ent_of` the number of the model's entity or -1. A token of the Doc that a dash glues to what
    is no part of it ("-President", "Saab-“When") stands here in its parts.
    """

    __slots__ = (
        "at", "begin", "dep", "doc", "end", "ent", "ent_of", "glued", "hard", "head", "heading", "lemma", "length",
        "line", "lower", "sentence", "tag", "text", "word",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        """Read a Doc that has sentences, tags, a parse and entities."""
        self.doc = doc
        self.text = text_of(doc)
        self.at: list[int] = []
        self.word: list[str] = []
        self.begin: list[int] = []
        cut: list[bool] = []
        for at, (text, begin) in enumerate(zip(strings_of(doc, "ORTH"), offsets_of(doc), strict=True)):
            if text.isspace():
                continue
            if text == "." and self.word and self.word[-1].lower() in _STOPPED and self._ends_at(begin, self.text):
                self.word[-1] += "."
                continue
            for word, offset in _pieces(text.rstrip(_MARKS) or text):
                self.at.append(at)
                self.word.append(word)
                self.begin.append(begin + offset)
                cut.append(offset > 0)
        self.length = len(self.word)
        self.lower = [word.lower() for word in self.word]
        self.end = [begin + len(word) for begin, word in zip(self.begin, self.word, strict=True)]
        self.tag = self._of(strings_of(doc, "TAG"))
        self.dep = self._of(strings_of(doc, "DEP"))
        self.lemma = self._of(strings_of(doc, "LEMMA"))
        self.ent = self._of(strings_of(doc, "ENT_TYPE"))
        number = {at: index for index, at in reversed(list(enumerate(self.at)))}
        heads = heads_of(doc)
        self.head = [number.get(heads[at], index) for index, at in enumerate(self.at)]
        self.heading = [False] * self.length
        self._mark_entities(number)
        self._mark_sentences()
        self._mark_breaks(cut)

    def _ends_at(self, begin: int, text: str) -> bool:
        """Whether the last token is glued to its stop at `begin` and a name can follow."""
        following = text[begin + 1 : begin + 3]
        return self.begin[-1] + len(self.word[-1]) == begin and following[:1] == " " and following[1:].isupper()

    def between(self, start: int, stop: int) -> str:
        """The text of tokens start to stop, half-open, on one line: white space of any kind is one space."""
        return " ".join(self.text[self.begin[start] : self.end[stop - 1]].split())

    def _of(self, values: list[str]) -> list[str]:
        return [values[at] for at in self.at]

    def _mark_entities(self, number: dict[int, int]) -> None:
        self.ent_of = [-1] * self.length
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

    def _mark_breaks(self, cut: list[bool]) -> None:
        """Where tokens are glued, and where a sentence, paragraph or unwrapped line begins."""
        self.glued = [False] * self.length
        self.hard = [True] * self.length
        self.line = [True] * self.length
        line_begin = 0
        wrapped = _is_wrapped(self.text)
        for number in range(1, self.length):
            gap = self.text[self.end[number - 1] : self.begin[number]].strip(_MARKS)
            self.glued[number] = not gap
            broken = "\n" in gap
            if broken:
                ended = self.end[number - 1] - line_begin
                line_begin = self.begin[number]
                broken = not wrapped or gap.count("\n") > 1 or "  \n" in gap or ended < WRAPPED_LINE
                broken = broken or self.word[number - 1][-1] in _FINAL
            self.line[number] = broken
            self.hard[number] = (
                broken
                or cut[number]
                or (
                    self.sentence[number] != self.sentence[number - 1]
                    and (len(gap) > 1 or self._sentence_ends(number - 1))
                )
            )

    def _sentence_ends(self, number: int) -> bool:
        """Whether a sentence can end with this token: parsers also cut after initials, titles, and inside names."""
        return self.word[number][-1] in _FINAL and (len(self.word[number]) == 1 or self.word[number][-1] != ".")


def _is_wrapped(text: str) -> bool:
    """Whether a text is hard-wrapped: no line is much longer than the many that are about full."""
    lengths = [len(line) for line in text.split("\n") if line]
    full = sum(length >= WRAPPED_LINE for length in lengths)
    return full > 2 and max(lengths) <= 2 * WRAPPED_LINE + 10


def _pieces(word: str) -> list[tuple[str, int]]:
    """The parts of a token that dashes glue together, with their offsets in it."""
    if word[0] in _DASHES and len(word) > 1 and word[1].isalpha():
        return [(word[1:], 1)]
    if len(word) < 4 or word.isalnum() or not ("-" in word or "–" in word):
        return [(word, 0)]
    pieces, begin = [], 0
    for cut in _CUTS.finditer(word):
        pieces.append((word[begin : cut.start()], begin))
        begin = cut.end()
    pieces.append((word[begin:], begin))
    return [piece for piece in pieces if piece[0]]
