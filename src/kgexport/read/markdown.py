"""Markdown (`.md`): the text that a reader of the rendered page sees is the document.

Markup would stand between the words of a name ("**Ann** [Lee](https://…)"), so it is taken off by a CommonMark parser:
block after block with a blank line between, table cells as blocks, of a link its words, of an image its description.
Raw HTML is left as it stands. A front matter, `key: value` lines between two `---` lines at the very start, gives the
document's id, title, date, url, publisher and language; other keys are ignored.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING

from kgexport.read.clean import clean_text
from kgexport.read.documents import MAX_BYTES, MAX_CHARACTERS, FieldError, Origin, build
from kgexport.read.records import Record
from kgexport.read.streams import StreamError, decode, read_all

if TYPE_CHECKING:
    from markdown_it.token import Token

_KEYS = frozenset({"id", "title", "date", "url", "publisher", "language"})
_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"([A-Za-z_][\w-]*):(?:[ \t]+(.*))?")


def read_markdown(stream: IO[bytes], origin: Origin, date: datetime.date | None) -> Iterator[Record]:
    """The one document of a Markdown file."""
    try:
        raw = decode(read_all(stream, MAX_BYTES))
        if len(raw) > MAX_CHARACTERS:
            raise FieldError(f"it has {len(raw)} characters, more than {MAX_CHARACTERS}: split it into documents")
        fields, body = split_front_matter(raw)
        yield from build({**fields, "text": plain(body)}, origin, date=date)
    except (StreamError, FieldError) as error:
        yield origin.error(str(error))


def split_front_matter(raw: str) -> tuple[dict[str, str], str]:
    """The known fields of the front matter, and what stands behind it; without one, nothing and all."""
    match = _FRONT.match(raw)
    if match is None:
        return {}, raw
    lines = match[1].splitlines()
    if not any(_PAIR.fullmatch(line.rstrip()) for line in lines):
        return {}, raw  # a thematic break and a heading, not a front matter
    fields: dict[str, str] = {}
    for line in lines:
        pair = _PAIR.fullmatch(line.rstrip())
        if pair is not None and pair[1].lower() in _KEYS and pair[2]:
            fields[pair[1].lower()] = _unquoted(pair[2].strip())
    return fields, raw[match.end() :]


def plain(markdown: str) -> str:
    """The words of a Markdown text, without its markup."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # The parser knows line feeds only; and it would put U+FFFD for a zero character, in silence.
    tokens = parser.parse(clean_text(markdown)[0])
    return "\n\n".join(block for block in (_block(token) for token in tokens) if block) + "\n"


def _block(token: Token) -> str:
    if token.type == "inline":
        return _words(token.children or ())
    return token.content.rstrip("\n") if token.type in ("fence", "code_block", "html_block") else ""


def _words(tokens: Sequence[Token]) -> str:
    words: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif token.type == "image":
            words.append(_words(token.children or ()))
        else:
            words.append(token.content)
    return "".join(words).strip()


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value
