"""Runs of capitalised words: where names may stand, whatever the model says.

A region is a chain of runs with connectors between them ("Ministry" of "Foreign Affairs"); a run is words in capitals
side by side, with the particles and hyphens that belong inside names ("Karim bin Abd al-Hadi").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgexport.extract.names.capitals import COMPOUND, HYPHENS, capitals
from kgexport.extract.names.known import match_known
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import Known, NameWords, straight

CONNECTORS = frozenset({"of", "for", "and", "&", "on", "in", "to", "with", "without", "against", "at"})
_PREFIXES = frozenset({"pro", "anti", "non", "ex", "post", "pre", "mid", "ultra", "neo", "self", "then"})
_NATIONS = frozenset({"Sino", "Anglo", "Russo", "Franco", "Arab", "Afro"})
_ARTICLES = frozenset({"al", "el", "ad", "as", "ash", "at", "ar", "az", "an", "ez", "et", "er"})
_GLUED_PARTICLES = _ARTICLES | {"ul", "ur", "ud", "i", "e", "de", "du", "le", "la", "sur", "es"}
_FURTHER_PARTICLES = frozenset({"los", "las"})
_QUOTES = frozenset({"“", "”", '"', "``", "''", "‘", "’"})
_ELIDED = ("d'", "d’", "l'", "l’")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_MINISTERS = frozenset({"minister", "ministers", "secretary", "state", "undersecretary"})
LONGEST_SYLLABLE = 5
"""Letters of the small second half of a Korean or Chinese given name ("Geun-hye")."""


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
    scanner = _Scanner(tokens, words, capitals(tokens, words))
    at = 0
    while at < tokens.length:
        start = scanner.start(at)
        if start is None:
            at += 1
            continue
        region = scanner.region(start)
        yield region
        at = region.stop


class _Scanner:
    """Grows runs over one text. State: the tokens, the word lists, and which tokens are in capitals."""

    def __init__(self, tokens: Tokens, words: NameWords, capital: list[bool]) -> None:
        self.tokens = tokens
        self.words = words
        self.capital = [*capital, False, False, False, False]

    def start(self, at: int) -> int | None:
        """The token itself where a run begins with it, else None."""
        tokens, capital = self.tokens, self.capital
        if at >= tokens.length:
            return None
        if capital[at]:
            return at
        if tokens.lower[at] in _ARTICLES and self._hyphen_at(at + 1) and capital[at + 2]:
            return at
        if tokens.lower[at] == "al" and capital[at + 1] and match_known(tokens, self.words, at, tokens.length):
            return at
        if tokens.word[at] == "[" and capital[at + 1] and capital[at + 3] and tokens.word[at + 2] == "]":
            return at
        return None

    def region(self, start: int) -> Region:
        """The region that begins with a run at `start`."""
        runs = [(start, self._run_stop(start))]
        dashed = self._dashed_unit(runs[0][1])
        if dashed is not None:
            runs = [(start, self._run_stop(dashed))]
        while (following := self._across_connector(runs[-1][1])) is not None:
            runs.append((following, self._run_stop(following)))
        return Region(tuple(runs))

    def _run_stop(self, start: int) -> int:
        tokens = self.tokens
        single = self.capital[start] or _ORDINAL.match(tokens.word[start])
        at = start + (1 if single else 2 if tokens.word[start] == "al" and self.capital[start + 1] else 3)
        while at < tokens.length and not tokens.hard[at]:
            step = self._step(start, at)
            if step == 0:
                break
            at += step
        return at

    def _step(self, start: int, at: int) -> int:
        """How many tokens from `at` go on with the run; 0 ends it."""
        tokens, words, capital = self.tokens, self.words, self.capital
        word, lower = tokens.word[at], tokens.lower[at]
        if self._hyphen_at(at):
            return self._hyphen(start, at)
        if tokens.glued[at] and tokens.word[at - 1] in HYPHENS:
            return 0
        if capital[at] or (lower.startswith(_ELIDED) and word[2:3].isupper()):
            return 1
        if at + 1 >= tokens.length or tokens.hard[at + 1]:
            return 1 if word in words.suffixes else 0
        if word == "," or word == ";":
            return self._comma(at)
        if word in _QUOTES and capital[at + 1] and capital[at + 3] and tokens.word[at + 2] in _QUOTES:
            return 4  # a nickname: Robert "Bobby" Ardent
        if word == "+" and tokens.glued[at] and tokens.word[at + 1].isdigit():
            return 2
        if lower in _ARTICLES and self._hyphen_at(at + 1) and capital[at + 2]:
            return 3
        if lower == "of" and tokens.word[at - 1] == "Group" and tokens.word[at + 1].isdigit():
            return 2
        if lower in words.sure_particles:
            return self._particles(at)
        if lower in words.particles and capital[at + 1] and tokens.ent_of[at] == tokens.ent_of[at + 1] >= 0:
            return 2
        possessive = tokens.tag[at] == "POS" or (word in {"’", "'"} and tokens.glued[at])
        if possessive and capital[at + 1] and (tokens.lower[at - 1] in words.possessives or self._brand(start, at)):
            return 2
        return self._ayin(at)

    def _brand(self, start: int, at: int) -> bool:
        """Whether the model has one body on both sides of a possessive: "Ardent's Investors Service"."""
        tokens = self.tokens
        index = tokens.ent_of[at]
        if at - 1 != start or index < 0 or tokens.ent[at] != "ORG" or tokens.word[start] in self.words.given:
            return False
        end = at
        while end < tokens.length and tokens.ent_of[end] == index:
            end += 1
        known = straight(tokens.word[start]) in self.words.phrases
        return not known and tokens.ent_of[start] == index and tokens.lower[end - 1] in self.words.body_heads

    def _hyphen_at(self, at: int) -> bool:
        tokens = self.tokens
        return (
            at + 1 < tokens.length
            and tokens.word[at] in HYPHENS
            and tokens.glued[at]
            and tokens.glued[at + 1]
            and not tokens.hard[at + 1]
        )

    def _comma(self, at: int) -> int:
        """Steps over "Jr." behind a person, "LLC" behind a company, "D.C." behind Washington."""
        tokens = self.tokens
        following = tokens.word[at + 1]
        if following in self.words.companies or (following in self.words.suffixes and "." in following):
            return 2
        return 2 if tokens.lower[at - 1] == "washington" and following in {"D.C.", "DC", "D.C"} else 0

    def _particles(self, at: int) -> int:
        """Steps over one to three particles and the word they lead to."""
        tokens = self.tokens
        for count in (1, 2, 3):
            number = at + count
            if number >= tokens.length or tokens.hard[number]:
                return 0
            if self.capital[number]:
                return count + 1
            lower = tokens.lower[number]
            if lower not in self.words.particles and lower not in _FURTHER_PARTICLES:
                return 0
            if lower in _ARTICLES and self._hyphen_at(number + 1) and self.capital[number + 2]:
                return count + 3
        return 0

    def _ayin(self, at: int) -> int:
        """Steps over quotes that are Arabic letters: "Jami’ ‘Ali", "Hani ‘Abd"."""
        tokens, capital = self.tokens, self.capital
        word = tokens.word[at]
        if word in "’'ʼ" and tokens.glued[at] and tokens.word[at + 1] in "‘ʻ" and capital[at + 2]:
            return 3
        if (
            word not in "‘ʻ'`’"
            or not capital[at + 1]
            or not tokens.glued[at + 1]
            or tokens.word[at + 1][0] not in "AEIOUY"
        ):
            return 0
        closing = tokens.word[at + 2 : at + 5]
        return 2 if tokens.ent_of[at] >= 0 or not any(mark in {"’", "'", "”"} for mark in closing) else 0

    def _hyphen(self, start: int, at: int) -> int:
        """Steps over a hyphen that joins two parts of one name; 0 where it sets two words side by side."""
        tokens, capital = self.tokens, self.capital
        right = at + 1
        lower = tokens.lower[right]
        national = self._names_country(tokens.word[at - 1])
        if tokens.word[right] in HYPHENS:
            return 0
        if capital[right]:
            known = match_known(tokens, self.words, right, tokens.length)
            national = national or (known is not None and known[1].known is Known.COUNTRY)
            return 0 if tokens.lower[at - 1] in _PREFIXES or (national and not self._same_entity(at)) else 2
        second = self._hyphen_at(right + 1)
        if second and lower in _GLUED_PARTICLES and capital[right + 2]:
            return 4
        if lower.isdigit() or (tokens.lower[at - 1] == "co" and tokens.word[right].islower()):
            return 2
        syllable = lower.isalpha() and tokens.word[right].islower() and len(lower) <= LONGEST_SYLLABLE
        if not syllable or lower in self.words.no_syllables or national or second:
            return 0
        inside = at - 1 > start and (
            tokens.ent_of[right] == tokens.ent_of[at - 1] >= 0 or tokens.ent[at - 1] in {"PERSON", ""}
        )
        return 2 if tokens.ent[right] == "PERSON" or inside else 0

    def _names_country(self, word: str) -> bool:
        known = self.words.phrases.get(straight(word), ())
        return word in _NATIONS or any(len(phrase) == 1 and item.known is not Known.CITY for phrase, item in known)

    def _same_entity(self, at: int) -> bool:
        """Whether the model has both sides of the hyphen in one name that is no adjective."""
        ent_of = self.tokens.ent_of
        return ent_of[at - 1] == ent_of[at] == ent_of[at + 1] >= 0 and self.tokens.ent[at] not in {
            "NORP",
            "EVENT",
            "LAW",
        }

    def _across_connector(self, at: int) -> int | None:
        """The start of a run that a connector ties to the run that ends before `at`."""
        tokens = self.tokens
        if at >= tokens.length or tokens.hard[at]:
            return None
        following = at + 1
        if tokens.word[at] == ",":
            if self._lists_departments(at):
                return following
            if following < tokens.length and tokens.lower[following] in {"and", "&"}:
                following += 1
            same = (
                following < tokens.length
                and tokens.ent_of[at - 1] == tokens.ent_of[at] == tokens.ent_of[following] >= 0
            )
            return following if same and tokens.ent[at] == "ORG" and self.capital[following] else None
        if tokens.lower[at] not in CONNECTORS or following >= tokens.length:
            return None
        if tokens.word[following] == "The" and tokens.lower[at] not in {"of", "and"}:
            return None
        if _ORDINAL.match(tokens.word[following]) and self.capital[following + 1]:
            return following
        while (
            following < tokens.length
            and tokens.lower[following] in {"the", "a", "la", "les", "former"}
            and not tokens.hard[following]
        ):
            following += 1
        return None if following >= tokens.length or tokens.hard[following] else self.start(following)

    def _lists_departments(self, comma: int) -> bool:
        """Whether a comma stands between what a minister is for: "Minister of Trade, Industry and Fish"."""
        tokens, departments = self.tokens, self.words.title_departments
        if not self.capital[comma + 1] or tokens.lower[comma + 1] not in departments:
            return False
        at = comma - 1
        while at > 1 and not tokens.hard[at] and tokens.lower[at] in departments | {","}:
            at -= 1
        if at == comma - 1 or tokens.lower[at] not in {"of", "for"} or tokens.lower[at - 1] not in _MINISTERS:
            return False
        end = comma + 1
        while end < tokens.length and not tokens.hard[end] and tokens.lower[end] in departments | {","}:
            end += 1
        return "and" in tokens.lower[comma:end] and tokens.word[end - 1] != ","

    def _dashed_unit(self, at: int) -> int | None:
        """The start of a run after a spaced dash, where an acronym with a hyphen names both sides as one body."""
        tokens, capital = self.tokens, self.capital
        following = at + 1
        if following >= tokens.length or tokens.word[at] not in {"-", "–", "—"} or not capital[following]:
            return None
        end = following
        while capital[end]:
            end += 1
        acronym = end + 3 < tokens.length and tokens.word[end] == "(" and tokens.word[end + 2] == "-"
        return following if acronym and capital[end + 1] and capital[end + 3] else None


__all__ = ["COMPOUND", "CONNECTORS", "Region", "find_regions"]
