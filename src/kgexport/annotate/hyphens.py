"""Words that begin with "re-": one token each.

spaCy's tokenizer cuts "re-imposed" at its hyphen. Its parser then takes "re" for the verb and hangs what the verb is
about on one or the other piece. As one token the word is tagged and parsed as the verb that it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

AGAIN = re.compile(r"[Rr]e-[a-z]{3,}$")
PREFIX = "re-"


def keep_again(nlp: Language) -> None:
    """Let the tokenizer of a pipeline keep such words whole, if it has no rule of its own for whole words."""
    tokenizer: Any = nlp.tokenizer
    if getattr(tokenizer, "token_match", None) is None and hasattr(tokenizer, "token_match"):
        tokenizer.token_match = AGAIN.match


def without_prefix(word: str) -> str | None:
    """The word behind "re-", small; None of another word."""
    return word.lower().removeprefix(PREFIX) if AGAIN.match(word) else None
