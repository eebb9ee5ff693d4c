"""Countries: every form by which news names one, and the standard name and ISO 3166-1 code behind it.

Names, codes, capitals, long forms and demonyms come from the data files of the package countryinfo (MIT), which are
read up to their outlines only: the package's own loader takes ten times as long. `countries.toml` adds what news uses
and the package lacks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from kgexport.lexicon.loader import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A form of a country's name: `Russian` is an adjective form of Russia, RU."""

    code: str
    label: str
    adjective: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """All forms of all countries; apostrophes in the forms are straight."""

    forms: Mapping[str, Country]
    labels: Mapping[str, str]
    """ISO code to standard short name."""
    capitals: Mapping[str, str]
    """Name of a capital to the ISO code of its country."""


_LONG_FORM = re.compile(
    r"(?=.* )(?:.*\b(?:Republic|Kingdom|State|Federation|Union|Commonwealth|Principality|Sultanate|Confederation|"
    r"Duchy)\b(?: of\b.*)?|.* Islands)$"
)
_CODE = re.compile(r'"alpha2": "([A-Z]{2})"')
_OUTLINE = '"geoJSON"'


@lru_cache(maxsize=8)
def countries_of(lexicon: Lexicon) -> Countries:
    """The countries of countryinfo with the additions of the lexicon."""
    unused = lexicon.words("countries.unused")
    labels: dict[str, str] = {}
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for code, record in _records():
        if code in unused:
            continue
        labels.setdefault(code, record["name"].removeprefix("The "))
        for form in (record["name"], *record.get("altSpellings", ())):
            if form == record["name"] or (form.isascii() and "," not in form and _LONG_FORM.match(form)):
                names.setdefault(form.strip().removeprefix("The ").removeprefix("the "), code)
        for demonym in _texts(record.get("demonym")):
            adjectives.setdefault(demonym, code)
        for capital in _texts(record.get("capital")):
            capitals.setdefault(capital, code)
    labels.update(lexicon.values("countries.labels"))
    names.update({label: code for code, label in labels.items()})
    names.update(lexicon.values("countries.names"))
    adjectives.update(lexicon.values("countries.adjectives"))
    forms = {
        form: Country(code=code, label=labels[code], adjective=True)
        for adjective, code in adjectives.items()
        for form in (adjective, *_plural(adjective))
        if form and form not in unused
    }
    forms.update({name: Country(code=code, label=labels[code]) for name, code in names.items() if name not in unused})
    return Countries(forms=forms, labels=labels, capitals=capitals)


def _plural(adjective: str) -> tuple[str, ...]:
    if adjective.endswith(("ese", "ish", "ch", "sh", "ss", "s", "men", "shman", "chman")):
        return ()
    return (f"{adjective}s",)


def _texts(value: object) -> list[str]:
    """The parts of a field that is a string with separators, a list of strings, or absent."""
    parts = re.split("[,/]", value) if isinstance(value, str) else value if isinstance(value, list) else []
    return [part.strip() for part in parts if isinstance(part, str) and part.strip()]


def _records() -> Iterator[tuple[str, dict[str, Any]]]:
    """Code and the fields before the outline of every country, in the order of the file names."""
    folder = resources.files("countryinfo") / "data"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not entry.name.endswith(".json"):
            continue
        record = _record(entry.read_text(encoding="utf-8"))
        code = record.get("ISO", {}).get("alpha2")
        if code and record.get("name"):
            yield code, record


def _record(text: str) -> dict[str, Any]:
    """One file's fields, without the outline where that stands between the fields of interest."""
    cut = text.find(_OUTLINE)
    code = _CODE.search(text, cut)
    if cut == -1 or code is None or '"name"' not in text[:cut]:
        whole: dict[str, Any] = json.loads(text)
        return whole
    record: dict[str, Any] = json.loads(text[:cut].rstrip().rstrip(",") + "}")
    record["ISO"] = {"alpha2": code[1]}
    return record
