"""HTML of the views: one environment of Jinja for all pages, in which every text is escaped.

A text of the data is hostile. `shown` makes a name of it: one line in which what cannot be seen, or what turns the
direction of reading, stands as its code. `prose` does the same for running text and keeps its line breaks. The
templates of this package, `kgexport/view/templates`, are macros that pages import; a page gives them `href`, which
says where a thing is to be found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Final

import jinja2
from markupsafe import Markup, escape

from kgexport.view.records import Thing
from kgexport.view.words import KINDS, NAMES, RELATIONS, duration_words, interval_words, listed

_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u00ad\u200c\u200d")
"""What writing needs: the joiners of Persian and Indian scripts, and the soft hyphen."""


def environment(*packages: str, href: Callable[[Thing], str | None]) -> jinja2.Environment:
    """An environment with the templates of these packages and of `kgexport.view`."""
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(name) for name in (*packages, "kgexport.view")]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        shown=shown,
        prose=prose,
        words=lambda name: NAMES.get(name, name),
        kind=lambda name: KINDS.get(name, "thing"),
        relation=lambda name: RELATIONS.get(name, name),
        interval=lambda span: interval_words(span.earliest, span.latest),
        duration=duration_words,
        listed=listed,
        percent=percent,
        two=two_places,
        plural=plural,
    )
    made.globals["href"] = href
    return made


def shown(text: str) -> Markup:
    """A name or another text of one line."""
    return _with_codes(text, kept="")


def prose(text: str) -> Markup:
    """Running text."""
    return _with_codes(text, kept="\n\t")


def percent(number: float) -> str:
    """A share of 1 as SVG has it, always with two digits: "12.50%"."""
    return f"{number * 100:.2f}%"


def two_places(number: Decimal) -> str:
    """A confidence as it is shown."""
    return f"{number:.2f}"


def plural(number: int, word: str, words: str | None = None) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {word if number == 1 else words or word + 's'}"


def _with_codes(text: str, *, kept: str) -> Markup:
    if text.isascii() and text.isprintable():
        return escape(text)
    parts = [
        _code(character) if _is_hidden(character) and character not in kept else escape(character) for character in text
    ]
    return Markup("").join(parts)


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN and character not in _JOINERS


def _code(character: str) -> Markup:
    return Markup('<span class="code">U+{:04X}</span>').format(ord(character))
