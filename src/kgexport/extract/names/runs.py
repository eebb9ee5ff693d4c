"""Runs of capitalised words: where names may stand, whatever the model says.

A region is a chain of runs with connectors between them ("Ministry" of "Foreign Affairs"); a run is words in capitals
side by side, with the particles and hyphens that belong inside names ("Salman bin Abd al-Aziz").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import NameWords, straight

CONNECTORS = frozenset({"of", "for", "and", "&", "on", "in", "to", "with", "without", "against", "at"})
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_PREFIXES = frozenset({"pro", "anti", "non", "ex", "post", "pre", "mid", "ultra", "neo", "self", "then"})
_GLUED_PARTICLES = frozenset({"al", "el", "ul", "ur", "ud", "ad", "as", "ash", "at", "ar", "az", "an", "i", "e", "de", "du", "le", "la", "sur", "es"})
_ARTICLES = frozenset({"al", "el", "ad", "as", "ash", "at", "ar", "az", "an"})
_SURE_PARTICLES = frozenset(
    {"bin", "ibn", "bint", "al", "el", "de", "e", "y", "da", "dos", "das", "del", "della", "di", "du", "van", "von", "vom",
     "der", "ter", "ul", "abu", "ould", "la"}
)
_SYLLABLE = re.compile(r"[a-z]{1,5}$")
_NO_SYLLABLES = frozenset(
    {"based", "led", "born", "run", "made", "style", "era", "only", "held", "wide", "area", "owned", "like", "bound",
     "free", "ruled", "built", "type", "sized", "based", "trade", "elect", "going", "day", "long", "term", "time",
     "year", "level", "old", "class", "rich", "speak", "proof", "aged", "paid", "aid", "brand", "state", "air", "to",
     "up", "in", "on", "off", "out", "by", "down", "part", "back", "plus", "size", "war", "ties", "talks"}
)
COMPOUND = re.compile(r"((?:[A-Z]\.){2,}|[A-Z]{2,4})-(\w.*)$")
"""An abbreviation and what a hyphen ties to it in one token: "U.S.-led"."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s|D|G|M|K|km)$")


@dataclass(frozen=True, slots=True)
class Region:
    """Runs as (start, stop) token numbers; between run i and i + 1 stand tokens runs[i][1] to runs[i + 1][0]."""

    runs: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """The first token."""
        return self.runs[0][0]

    @property
    def stop(self) -> int:
        """The token behind the last one."""
        return self.runs[-1][1]


def find_regions(tokens: Tokens, words: NameWords) -> Iterator[Region]:
    """All regions of the text, in order."""
    capital = capitals(tokens, words)
    at = 0
    while at < tokens.length:
        start = _start(tokens, capital, at)
        if start is None:
            at += 1
            continue
        runs = [(start, _run_stop(tokens, words, capital, start))]
        if (dashed := _dashed_unit(tokens, capital, runs[0][1])) is not None:
            runs = [(start, _run_stop(tokens, words, capital, dashed))]
        while (following := _across_connector(tokens, words, capital, runs[-1][1])) is not None:
            runs.append((following, _run_stop(tokens, words, capital, following)))
        yield Region(tuple(runs))
        at = runs[-1][1]


def capitals(tokens: Tokens, words: NameWords) -> list[bool]:
    """For each token whether it may stand in a name."""
    marks = []
    for number, word in enumerate(tokens.word):
        first = word[0]
        if first.islower() or tokens.heading[number]:
            marks.append(False)
        elif first.isupper() or (first in "‘ʻ’'" and word[1:2].isupper()):
            marks.append(_is_name_word(tokens, words, number))
        elif first.isdigit():
            marks.append(sum(map(str.isalpha, word)) > 1 and any(map(str.isupper, word)) and not _ORDINAL.match(word))
        else:
            marks.append(False)
    return marks


def _is_name_word(tokens: Tokens, words: NameWords, number: int) -> bool:
    lower = tokens.lower[number]
    if lower in words.calendar and not (lower in {"may", "april", "june", "august", "march"} and tokens.ent[number] == "PERSON"):
        return False
    if "://" in lower or "@" in lower or "/" in lower or lower.startswith(("http", "www.")):
        return False
    if number and tokens.glued[number] and tokens.word[number - 1] in {"#", "@", "/"}:
        return False
    if tokens.word[number] in {"R", "D", "I"} and number + 1 < tokens.length and tokens.word[number + 1] == "-":
        return False
    if tokens.word[number] in words.states and number > 1 and tokens.word[number - 1] == "-" and len(tokens.word[number - 2]) == 1:
        return False
    if COMPOUND.match(tokens.word[number]):
        return False
    if not opens(tokens, number):
        return lower != "i"
    following = number + 1
    capital_follows = following < tokens.length and not tokens.hard[following] and tokens.word[following][0].isupper()
    if lower in words.starters:
        same = following < tokens.length and tokens.ent_of[number] == tokens.ent_of[following] >= 0
        body = tokens.ent[number] in {"ORG", "GPE", "LOC", "FAC"}
        return capital_follows and same and body and tokens.tag[number].startswith("NNP")
    if straight(tokens.word[number]) in words.phrases or straight(tokens.word[number]).title() in words.phrases:
        return True
    if lower in words.title_heads or lower in words.title_before:
        return capital_follows
    if lower in words.of_heads and following < tokens.length and (capital_follows or tokens.lower[following] == "of"):
        return True
    return _name_tag(tokens, number) or (
        following < tokens.length and tokens.lemma[following] in words.reporting and tokens.tag[number] not in {"NNS", "PRP", "DT"}
    )


def _name_tag(tokens: Tokens, number: int) -> bool:
    """Whether the model takes a word for a name by its tag or, where the tag is open, by its label."""
    if tokens.tag[number] in {"NNP", "NNPS"}:
        return True
    labelled = tokens.ent[number] in {"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT"}
    return labelled and tokens.tag[number] not in {"VBN", "VBG", "VBD", "NNS", "RB", "IN"}


def opens(tokens: Tokens, number: int) -> bool:
    """Whether the token opens a sentence, line or quotation, or follows a colon or bullet: its capital says little."""
    return tokens.hard[number] or tokens.word[number - 1] in {".", "!", "?"} or number > 0 and tokens.word[number - 1] in {"“", '"', "‘", "'", "``", ":", "•", "—", "-", "…", "*", "("} and (
        tokens.word[number - 1] != "(" or tokens.lower[number] in {"the", "a", "see"}
    )


def _start(tokens: Tokens, capital: list[bool], at: int) -> int | None:
    if capital[at]:
        return at
    if (
        tokens.lower[at] in _ARTICLES
        and at + 2 < tokens.length
        and tokens.word[at + 1] in _HYPHENS
        and tokens.glued[at + 1]
        and tokens.glued[at + 2]
        and capital[at + 2]
    ):
        return at
    if tokens.word[at] == "[" and at + 3 < tokens.length and capital[at + 1] and tokens.word[at + 2] == "]" and capital[at + 3]:
        return at
    return None


def _run_stop(tokens: Tokens, words: NameWords, capital: list[bool], start: int) -> int:
    """The token behind the run that begins at `start`."""
    at = start + 1
    if tokens.word[start] == "[":
        at = start + 3
    elif not capital[start]:
        at = start + 3
    while at < tokens.length and not tokens.hard[at]:
        step = _step(tokens, words, capital, start, at)
        if step == 0:
            break
        at += step
    return at


def _step(tokens: Tokens, words: NameWords, capital: list[bool], start: int, at: int) -> int:
    """How many tokens from `at` go on with the run; 0 ends it."""
    word, lower = tokens.word[at], tokens.lower[at]
    following = at + 1 < tokens.length and not tokens.hard[at + 1]
    if word in _HYPHENS and tokens.glued[at] and following and tokens.glued[at + 1]:
        return _hyphen(tokens, words, capital, start, at)
    if tokens.glued[at] and tokens.word[at - 1] in _HYPHENS:
        return 0
    if capital[at]:
        return 1
    if not following:
        return 1 if word in words.suffixes else 0
    if word == "+" and tokens.glued[at] and tokens.word[at + 1].isdigit():
        return 2
    if lower in _ARTICLES and tokens.word[at + 1] in _HYPHENS and at + 2 < tokens.length and capital[at + 2]:
        return 3
    if lower in _SURE_PARTICLES:
        return _particles(tokens, words, capital, at)
    if lower in words.particles and capital[at + 1] and tokens.ent_of[at] >= 0 and tokens.ent_of[at] == tokens.ent_of[at + 1]:
        return 2
    if word in "‘ʻ'`’" and capital[at + 1] and tokens.glued[at + 1] and _ayin(tokens, at):
        return 2
    if word in "’'ʼ" and tokens.glued[at] and at + 2 < tokens.length and tokens.word[at + 1] in "‘ʻ" and capital[at + 2]:
        return 3
    if word == "," and tokens.word[at + 1] in words.suffixes and "." in tokens.word[at + 1]:
        return 2
    if word in {",", ";"} and tokens.word[at + 1] in words.companies:
        return 2
    if word == "," and tokens.word[at - 1] == "Washington" and tokens.word[at + 1] in {"D.C.", "DC", "D.C"}:
        return 2
    if tokens.tag[at] == "POS" and tokens.lower[at - 1] in words.possessives and capital[at + 1]:
        return 2
    return 0


def _particles(tokens: Tokens, words: NameWords, capital: list[bool], at: int) -> int:
    """Steps over one to three particles and the word they lead to."""
    for count in (1, 2, 3):
        number = at + count
        if number >= tokens.length or tokens.hard[number]:
            return 0
        if capital[number]:
            return count + 1
        if tokens.lower[number] not in words.particles and tokens.lower[number] not in {"los", "las"}:
            return 0
        if tokens.lower[number] in _ARTICLES and number + 2 < tokens.length and tokens.word[number + 1] in _HYPHENS and capital[number + 2]:
            return count + 3
    return 0


def _ayin(tokens: Tokens, at: int) -> bool:
    """Whether an opening quote is the Arabic letter: it is not closed within the next words."""
    if not tokens.glued[at + 1] or tokens.word[at + 1][0] not in "AEIOUY":
        return False
    closing = tokens.word[at + 2 : at + 5]
    return not any(mark in {"’", "'", "”"} for mark in closing) or tokens.ent_of[at] >= 0


def _hyphen(tokens: Tokens, words: NameWords, capital: list[bool], start: int, at: int) -> int:
    """Steps over a hyphen that joins two parts of one name; 0 where it sets two words side by side."""
    right = at + 1
    left_word, right_lower = tokens.word[at - 1], tokens.lower[right]
    if tokens.word[right] in _HYPHENS:
        return 0
    if capital[right]:
        if tokens.lower[at - 1] in _PREFIXES or (_names_country(words, left_word) and not _same_entity(tokens, at)):
            return 0
        return 2
    second = right + 2 < tokens.length and tokens.word[right + 1] in _HYPHENS and tokens.glued[right + 1]
    if second and right_lower in _GLUED_PARTICLES and capital[right + 2]:
        return 4
    if tokens.word[right].isdigit():
        return 2
    if (
        _SYLLABLE.match(tokens.word[right])
        and right_lower not in _NO_SYLLABLES
        and not _names_country(words, left_word)
        and not second
        and (tokens.ent[right] == "PERSON" or (at - 1 > start and tokens.ent_of[right] >= 0 and tokens.ent_of[right] == tokens.ent_of[at - 1]))
    ):
        return 2
    return 0


def _names_country(words: NameWords, word: str) -> bool:
    return any(len(phrase) == 1 and item.known != "city" for phrase, item in words.phrases.get(word, ())) or word in {
        "Sino", "Anglo", "Russo", "Franco", "Arab", "Afro",
    }


def _same_entity(tokens: Tokens, at: int) -> bool:
    """Whether the model has both sides of the hyphen in one name that is no adjective."""
    return (
        tokens.ent_of[at] >= 0
        and tokens.ent_of[at - 1] == tokens.ent_of[at] == tokens.ent_of[at + 1]
        and tokens.ent[at] not in {"NORP", "EVENT", "LAW", "MISC"}
    )


def _across_connector(tokens: Tokens, words: NameWords, capital: list[bool], at: int) -> int | None:
    """The start of a run that a connector ties to the run that ends before `at`."""
    if at >= tokens.length or tokens.hard[at] or tokens.lower[at] not in CONNECTORS:
        return None
    following = at + 1
    while following < tokens.length and tokens.lower[following] in {"the", "la", "les", "former"} and not tokens.hard[following]:
        following += 1
    if following < tokens.length and not tokens.hard[following]:
        return _start(tokens, capital, following)
    return None


def _dashed_unit(tokens: Tokens, capital: list[bool], at: int) -> int | None:
    """The start of a run after a spaced dash, where an acronym with a hyphen behind it names both sides as one body."""
    following = at + 1
    if at >= tokens.length or tokens.word[at] not in {"-", "–", "—"} or following >= tokens.length or not capital[following]:
        return None
    end = following
    while end < tokens.length and capital[end]:
        end += 1
    if end + 3 < tokens.length and tokens.word[end] == "(" and capital[end + 1] and tokens.word[end + 2] == "-" and capital[end + 3]:
        return following
    return None
