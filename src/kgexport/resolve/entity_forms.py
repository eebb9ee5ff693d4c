"""Forms of names made comparable: normal forms, folded sounds, initials."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

STOP_WORDS = frozenset({"of", "the", "for", "and", "on", "in", "to", "at", "de", "la", "&", "e", "y", "del", "du"})
PARTICLES = frozenset(
    {
        "bin",
        "ibn",
        "bint",
        "ben",
        "al",
        "el",
        "ul",
        "ur",
        "ud",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "y",
        "e",
        "abd",
        "abu",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
    }
)
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-"}
)
_SOUNDS = (
    (re.compile(r"sch|sh|ch|tch|š|č"), "s"),
    (re.compile(r"kh|gh|ck|q|c(?=[^eiy]|$)|g(?=h)"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"dzh|dj|zh|j"), "g"),
    (re.compile(r"ou|oo|au|o|u"), "u"),
    (re.compile(r"[eaiy]+"), "a"),
    (re.compile(r"(?<=.)h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """Small letters without accents, with straight quotes, single spaces, no dots, no article, no possessive."""
    text = unicodedata.normalize("NFKD", name.translate(_QUOTES)).casefold()
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = " ".join(text.replace(".", "").split())
    text = text.removeprefix("the ").removesuffix("'s").removesuffix("'")
    return text.strip(" ,;:\"'")


@lru_cache(maxsize=8192)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name in natural order: "SOLEY, Gham" is "gham soley"; articles and suffixes dropped."""
    given, comma, rest = "", "", name
    surname, comma, given = name.partition(",")
    if comma and (surname.isupper() or given.strip()) and plain(given) not in PARTICLES:
        rest = f"{given} {surname}"
    elif comma:
        rest = surname
    text = plain(rest.replace("[", "").replace("]", "")).replace("'", "")
    text = re.sub(r"\b(?:(?:al|el)[- ]|(?:ad|as|ash|an|ar|ul|ud|ur)-)(?=\w)", "", text)
    words = [word for word in re.split(r"[\s-]+", text) if word and word not in PARTICLES]
    return tuple(words) or tuple(text.split())


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A coarse key of how a name is spoken, alike for its common transliterations."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=8192)
def body_words(name: str) -> tuple[str, ...]:
    """The words of a body's name that distinguish it: no articles and prepositions, no plural, one spelling."""
    text = plain(name).replace("'s ", " ").replace("'", "")
    text = text.replace("organisation", "organization").replace("centre", "center").replace("defence", "defense")
    words = [word for word in re.split(r"[\s\-/,]+", text) if word and word not in STOP_WORDS]
    return tuple(word.removesuffix("s") if len(word) > 4 and not word.endswith("ss") else word for word in words)


def inverted(name: str) -> bool:
    """Whether a name has the form "SURNAME, Given"."""
    surname, comma, given = name.partition(",")
    return bool(comma) and surname.isupper() and plain(given) not in PARTICLES


def initials(name: str) -> tuple[str, str]:
    """First letters of a name's words: of all, and of those that are no articles or prepositions."""
    text = plain(name.replace("'s ", " ").replace("’s ", " "))
    words = [word for word in re.split(r"[\s\-–/,]+", text) if word]
    return (
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in STOP_WORDS),
    )


def is_acronym(name: str) -> bool:
    """Whether a form is an acronym: one word of capitals, digits allowed."""
    bare = name.replace(".", "").replace("-", "").replace("&", "")
    return 2 <= len(bare) <= 8 and " " not in name and bare.isupper() and sum(map(str.isalpha, bare)) >= 2
