"""Ranks and titles that newspapers abbreviate: one token each, with the full stop.

spaCy's tokenizer knows "Gen." and "Sen."; it cuts the full stop from "Lt." and "Sens.", and the parser then ends the
sentence in front of the name. Abbreviations that are words as well ("No.", "Sat.", "Min.") are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

ABBREVIATIONS = (
    "Amb.",
    "Asst.",
    "Atty.",
    "Brig.",
    "Capt.",
    "Cdr.",
    "Cllr.",
    "Cmdr.",
    "Col.",
    "Cpl.",
    "Gens.",
    "Govs.",
    "Insp.",
    "Lt.",
    "Maj.",
    "Msgr.",
    "Pfc.",
    "Pvt.",
    "Reps.",
    "Sens.",
    "Sgt.",
    "Spc.",
    "Supt.",
    "Vt.",
    "Wyo.",
)
"""As the stylebook of the Associated Press has them before names (and two states that spaCy leaves out)."""


def keep_abbreviations(nlp: Language) -> None:
    """Let the tokenizer of a pipeline keep the full stop of these, if it takes special cases."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "add_special_case"):
        for word in ABBREVIATIONS:
            tokenizer.add_special_case(word, [{"ORTH": word}])
