"""Addresses of things, and what the macros of the views ask a page for: numbers, places and links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from kgexport.view.records import Thing

TEXT: Final = "text"
"""The beginning of the ids in a document's text."""


def thing_address(iri: str, **more: str) -> str:
    """Where a thing has its page; the IRI is percent-encoded whole, so that nothing of it acts as an address."""
    return f"/thing?{address_values({'iri': iri, **more})}"


def address_values(values: Mapping[str, str]) -> str:
    """Values as the query of an address; empty ones are left out."""
    return urlencode(
        {name: value for name, value in values.items() if value}, quote_via=quote, safe="", errors="replace"
    )


def href(thing: Thing) -> str | None:
    """The page of a thing; none for what has no class of the vocabulary."""
    return thing_address(thing.iri) if thing.kind else None


def web_address(text: str | None) -> str | None:
    """A text of the data as a link that is safe to follow: http and https only."""
    if text is None or not text.isprintable() or " " in text:
        return None
    try:
        parts = urlsplit(text)
        return text if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Places:
    """What stands on a page, by IRI: the id of its card, which is its number in lower case (`c1`)."""

    ids: Mapping[str, str] = field(default_factory=dict)
    document: str = ""
    """The IRI of the document whose text the page shows."""

    def number(self, thing: Thing) -> str:
        """The short name of a fact that the page shows; "" for all else."""
        return self.ids.get(thing.iri, "").upper()

    def place(self, iri: str) -> str:
        """The id of a card."""
        return TEXT if iri == self.document else self.ids.get(iri, "")

    def stretch(self, document: Thing, begin: int) -> str:
        """The fragment of a place in a text."""
        return f"{TEXT}-{begin}"

    def beyond(self, document: Thing, begin: int) -> str:
        """The page that the fragment is on; "" for this one."""
        return "" if document.iri == self.document else thing_address(document.iri, at=str(begin))

    def context(self) -> dict[str, object]:
        """The functions under the names that the macros know."""
        return {"number": self.number, "place": self.place, "stretch": self.stretch, "beyond": self.beyond}


def numbered(*groups: tuple[str, Iterable[str]]) -> dict[str, str]:
    """Ids for the IRIs of each group, a letter with the number in the group."""
    return {iri: f"{letter}{number}" for letter, iris in groups for number, iri in enumerate(iris, start=1)}
