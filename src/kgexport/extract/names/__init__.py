"""Naming of people, organisations and places: from an annotated text to name mentions.

In: a Doc. Out: `NameMention` records in the order of the text, each with evidence of its kind. The core reads
capitals, the lexicon and the parse; the model's entities are one voice among them.
"""

from kgexport.extract.names.find import find_names

__all__ = ["find_names"]
