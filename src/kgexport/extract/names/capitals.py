"""Which tokens may stand in a name: words in capitals whose capital is not only that of a sentence."""

from __future__ import annotations

import re

from kgexport.extract.names.known import match_known
from kgexport.extract.names.tokens import Tokens
from kgexport.extract.names.words import Known, NameWords, straight

HYPHENS = frozenset({"-", "‐", "‑", "–"})
COMPOUND = re.compile(r"((?:[A-Z]\.){2,}|[A-Z]{2,4}|[A-Z][a-z]{1,4}\.)-(\w.*)$")
"""An abbreviation and what a hyphen ties to it in one token: "U.S.-led"."""

LAST_LATIN, FIRST_EXTENDED, LAST_EXTENDED = "\u024f", "\u1e00", "\u1eff"
"""Blocks of Latin letters: words in other scripts are quotations of other languages."""

_NAMED_NUMBER = re.compile(r"\d{1,3}(?:[A-Z][a-z]|[a-z]*[A-Z][a-z]{2,}|[A-Z]{1,2}\d?$)")
"""Names that begin with a digit: "24Horas", "3M"; no sizes or ordinals."""
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,5}s$")
"""Things of a kind, called by letters: "ICBMs"."""
_UNIT = re.compile(r"\d+(?:st|nd|rd|th|s|[DGMKTB]{1,2}|km|AM|PM)$")
MODEL_NUMBER = re.compile(r"[A-Z][A-Za-z]{0,2}-\d+[A-Za-z]*$|[A-Z]{2,3}\$?\d[\d.,]*$|[A-Z]\d{3,}[A-Z]?$")
LONGEST_ACRONYM = 4
"""Letters up to which a common word in capitals may be an acronym all the same."""
_OPENING = frozenset({"--", "“", '"', "‘", "'", "``", ":", "•", "—", "-", "…", "*", ".", "!", "?", ";"})
_DATES_AS_NAMES = frozenset({"may", "april", "june", "august", "march", "jan", "sun"})
_BEFORE_DATES = frozenset(
    {"between", "by", "during", "early", "from", "in", "last", "late", "mid", "next", "of", "since", "this", "until"}
)
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT"})
_SHOUTED_TAGS = frozenset({"VBZ", "VBD", "VBN", "VB", "VBP", "MD", "IN", "RB", "DT", "CC", "PRP", "PRP$"})
_NO_NAME_TAGS = frozenset({"VBN", "VBG", "VBD", "NNS", "RB", "IN"})


def capitals(tokens: Tokens, words: NameWords) -> list[bool]:
    """For each token whether it may stand in a name."""
    marks = []
    shouted = _shouted(tokens)
    stressed = _stressed(tokens, words)
    surnames = _dates_as_surnames(tokens, words)
    for number, word in enumerate(tokens.word):
        first = word[0]
        if (
            first.islower()
            or tokens.heading[number]
            or stressed[number]
            or (shouted[number] and not _is_known(tokens, words, number))
        ):
            marks.append(False)
        elif first.isupper() or (first in "‘ʻ’'" and word[1:2].isupper()):
            marks.append(
                _possible(tokens, words, number, surnames)
                and (not opens(tokens, number) or _opening_name(tokens, words, number))
            )
        elif first.isdigit():
            marks.append(bool(_NAMED_NUMBER.match(word)) and not _UNIT.match(word))
        else:
            marks.append(False)
    return marks


def _shouted(tokens: Tokens) -> list[bool]:
    """For each token whether its sentence is in capitals throughout, not only its names: they set nothing apart."""
    marks = [False] * tokens.length
    start = 0
    for number in range(1, tokens.length + 1):
        if number < tokens.length and not tokens.hard[number]:
            continue
        told = [word for word in tokens.word[start:number] if len(word) > 1 and word.isalpha()]
        small = any(tag in _SHOUTED_TAGS for tag in tokens.tag[start:number])
        if small and len(told) > 1 and all(word.isupper() for word in told):
            marks[start:number] = [True] * (number - start)
        start = number
    return marks


def _stressed(tokens: Tokens, words: NameWords) -> list[bool]:
    """For each token whether it is in capitals for stress: of those side by side half are common, and name no body."""
    marks = [False] * tokens.length
    start = 0
    while start < tokens.length:
        stop = start
        while stop < tokens.length and _in_capitals(tokens, stop) and not (stop > start and tokens.hard[stop]):
            stop += 1
        if stop > start and _is_stress(tokens, words, start, stop):
            at = start
            while at < stop:
                known = match_known(tokens, words, at, stop)
                common = tokens.lower[at] in words.common or tokens.ent[at] not in {"GPE", "PERSON"}
                marks[at] = known is None and common
                at = known[0] if known is not None else at + 1
        start = max(stop, start + 1)
    return marks


def _in_capitals(tokens: Tokens, number: int) -> bool:
    word = tokens.word[number]
    return len(word) > 1 and word.isupper() and word.isalpha()


def _is_stress(tokens: Tokens, words: NameWords, start: int, stop: int) -> bool:
    """Whether words in capitals are no acronym, no name and no body's name."""
    if stop - start == 1:
        bracketed = start > 0 and tokens.word[start - 1] == "("
        return len(tokens.word[start]) > LONGEST_ACRONYM and tokens.lower[start] in words.plain and not bracketed
    ends = tokens.word[stop - 1] in words.companies or tokens.lower[stop - 1] in words.strong_heads
    return not ends and 2 * sum(lower in words.plain for lower in tokens.lower[start:stop]) >= stop - start


def _is_known(tokens: Tokens, words: NameWords, number: int) -> bool:
    """Whether a word in capitals is a name by the lexicon, or a person's or place's to the model."""
    form = straight(tokens.word[number])
    return form in words.phrases or form.title() in words.phrases or tokens.ent[number] in {"GPE", "PERSON"}


def opens(tokens: Tokens, number: int) -> bool:
    """Whether the token opens a sentence, line or quotation, or follows a colon or bullet: its capital says little."""
    if tokens.hard[number]:
        return True
    before = tokens.word[number - 1]
    if before == "-" and number > 1 and tokens.glued[number] and tokens.lower[number - 2] in {"under", "vice"}:
        return False
    return before in _OPENING or (before == "(" and tokens.lower[number] in {"the", "a", "see"})


def _dates_as_surnames(tokens: Tokens, words: NameWords) -> frozenset[str]:
    """Months and days that stand behind a given name: surnames in this text."""
    return frozenset(
        tokens.lower[number]
        for number in range(1, tokens.length)
        if tokens.lower[number] in _DATES_AS_NAMES and tokens.word[number - 1] in words.given
    )


def _names_somebody(tokens: Tokens, number: int, surnames: frozenset[str]) -> bool:
    """Whether a month or day is a surname: to the model, or as the text has it elsewhere."""
    if tokens.ent[number] == "PERSON":
        return True
    before = tokens.lower[max(0, number - 1) : number]
    dates = any(word.isdigit() for word in (*before, *tokens.lower[number + 1 : number + 2]))
    return tokens.lower[number] in surnames and not dates and _BEFORE_DATES.isdisjoint(before)


def _possible(tokens: Tokens, words: NameWords, number: int, surnames: frozenset[str]) -> bool:
    """Whether the form of a word allows a name: no date, address, handle, party mark or model number."""
    word, lower = tokens.word[number], tokens.lower[number]
    if word[0] > LAST_LATIN and not FIRST_EXTENDED <= word[0] <= LAST_EXTENDED and word[0].isalpha():
        return False
    if lower in words.calendar and not (lower in _DATES_AS_NAMES and _names_somebody(tokens, number, surnames)):
        return False
    if "$" in word or (len(word) > 3 and word.isupper() and tokens.tag[number] in _SHOUTED_TAGS):
        return False
    if _PLURAL_ACRONYM.match(word) and straight(word) not in words.phrases:
        return False
    if lower == "i" or lower.startswith(("http", "www.", "i'", "i’", "i‘")):
        return False
    if not word.isalnum():
        if "://" in word or any(mark in word for mark in "@/]["):
            return False
        if COMPOUND.match(word):
            return False
    if not word.isalpha() and MODEL_NUMBER.match(word) and straight(word) not in words.phrases:
        return False
    if number and tokens.glued[number] and tokens.word[number - 1] in {"#", "@", "/"} and not _credit(tokens, number):
        return False
    return not _party_mark(tokens, words, number)


def _credit(tokens: Tokens, number: int) -> bool:
    """Whether a name begins behind an agency and a slash, as under pictures: "AGENCY/Jane Roe"."""
    if number < 2 or number + 1 >= tokens.length or tokens.word[number - 1] != "/":
        return False
    agency, following = tokens.word[number - 2], tokens.word[number + 1]
    shouted = agency.isupper() or agency == "Photo"
    return shouted and len(agency) > 1 and not tokens.glued[number + 1] and following.istitle()


def _party_mark(tokens: Tokens, words: NameWords, number: int) -> bool:
    """Whether the word is part of "R-Wis."."""
    word = tokens.word
    if word[number] in {"R", "D", "I"} and number + 1 < tokens.length and word[number + 1] == "-":
        return True
    return word[number] in words.states and number > 1 and word[number - 1] == "-" and len(word[number - 2]) == 1


def _describes_country(tokens: Tokens, words: NameWords, number: int) -> bool:
    """Whether a word is no name to the model, but a country that it knows follows: "Reclusive South Sudan"."""
    if tokens.ent[number] or tokens.ent[number + 1] != "GPE" or tokens.lower[number] in words.body_heads:
        return False
    known = match_known(tokens, words, number + 1, tokens.length)
    return known is not None and known[1].known is Known.COUNTRY


def _opening_name(tokens: Tokens, words: NameWords, number: int) -> bool:
    """Whether a word that opens a sentence opens a name too."""
    lower = tokens.lower[number]
    following = number + 1
    more = following < tokens.length and not tokens.hard[following]
    capital_follows = more and tokens.word[following][0].isupper()
    if lower in words.persons and capital_follows and lower not in words.title_heads:
        return False
    if lower in words.starters and tokens.word[number].isupper() and tokens.word[number] in words.phrases:
        return True
    if lower in words.starters:
        same = more and tokens.ent_of[number] == tokens.ent_of[following] >= 0
        body = tokens.ent[number] in {"ORG", "GPE", "LOC", "FAC"}
        return capital_follows and same and body and tokens.tag[number] == "NNP"
    form = straight(tokens.word[number])
    if form in words.phrases or form.title() in words.phrases:
        return True
    if more and _describes_country(tokens, words, number):
        return False
    if lower in words.openers:
        return (
            capital_follows
            and tokens.tag[number] in {"NNP", "NNPS", "JJ"}
            and tokens.lower[following] not in words.title_heads
        )
    if lower in words.title_heads or lower in words.title_before:
        of_capital = more and tokens.lower[following] == "of" and following + 1 < tokens.length
        return capital_follows or (of_capital and tokens.word[following + 1][0].isupper())
    if lower in words.of_heads and more and (capital_follows or tokens.lower[following] == "of"):
        return True
    tells = more and tokens.lemma[following] in words.telling
    if lower in words.common and not capital_follows and not tells:
        return False
    if tokens.tag[number] in _NAME_TAGS or (tokens.ent[number] in _NAMED and tokens.tag[number] not in _NO_NAME_TAGS):
        return True
    return more and tokens.lemma[following] in words.reporting and tokens.tag[number] not in {"NNS", "PRP", "DT"}
