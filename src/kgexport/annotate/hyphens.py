"""Words with a hyphen that are one token each: those that begin with "re-", and East Asian given names.

spaCy's tokenizer cuts "re-imposed" and "Jae-in" at the hyphen. Its parser then takes "re" for the verb and hangs what
the verb is about on one or the other piece, and takes the "in" of a name for a preposition. As one token the word is
tagged and parsed as the verb, or the name, that it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

AGAIN = re.compile(r"[Rr]e-[a-z]{3,}$")
PREFIX = "re-"

_SYLLABLE = (
    r"(?:kk|tt|pp|ss|jj|ch|sh|ts|hs|zh|[bcdfghjklmnprstwyz])?h?y?"
    r"(?:yeo|yae|yu|ya|yo|ye|wae|weo|wo|wa|we|wi|eui|ui|eou|eo|eu|ae|oe|oo|ou|ee|ai|ao|ei|ia|ie|ue|[aeiou])"
    r"(?:ng|n|m|l|k|p|t|r|h)?"
)
GIVEN_NAME = re.compile(rf"(?=[A-Z][a-z]+-[a-z]{{2}}){_SYLLABLE}-{_SYLLABLE}$", re.IGNORECASE)
"""Two syllables as Revised Romanization, McCune-Reischauer and Wade-Giles spell them; the first is capitalised."""


def keep_whole(nlp: Language) -> None:
    """Let the tokenizer of a pipeline keep such words whole, if it has no rule of its own for whole words."""
    tokenizer: Any = nlp.tokenizer
    if getattr(tokenizer, "token_match", None) is None and hasattr(tokenizer, "token_match"):
        tokenizer.token_match = is_whole


def is_whole(word: str) -> bool:
    """Whether a word with a hyphen is one token."""
    if "-" not in word:
        return False
    return AGAIN.match(word) is not None or (word[0].isupper() and GIVEN_NAME.match(word) is not None)


def without_prefix(word: str) -> str | None:
    """The word behind "re-", small; None of another word."""
    return word.lower().removeprefix(PREFIX) if AGAIN.match(word) else None
