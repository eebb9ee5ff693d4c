"""Short documents with invented names, for the tests of this folder."""

from __future__ import annotations

from kgexport.model import Document

TEXTS = (
    "Ilya Varn met Foreign Minister Dora Kessim in Vienna on 3 March 2016, the Tolmar News Agency reported.",
    "The European Union imposed an asset freeze on Oren Maddick. A spokesman for Maddick denied that he was in Geneva.",
    "President Sela Brandt spoke by telephone with Prime Minister Anders Holm. Mr Holm said the talks were useful.",
    "According to two officials, General Tarek Osei visited Oslo last week. The Norwegian government declined to "
    "comment.",
)


def documents(count: int) -> list[Document]:
    """So many documents, d0 and on, their texts in turn."""
    return [Document(identifier=f"d{number}", text=TEXTS[number % len(TEXTS)]) for number in range(count)]
