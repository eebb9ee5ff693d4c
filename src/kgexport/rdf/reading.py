"""Reading RDF files back.

A file of triples goes into the default graph, a file of quads into its named graphs; queries over the dataset see the
union. Nothing is fetched: a JSON-LD file that refers to a context elsewhere is refused.
"""

from __future__ import annotations

import contextlib
import json
import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.sax import SAXParseException

from rdflib import Dataset
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

from kgexport.errors import InputError
from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.rdf.namespaces import bind
from kgexport.rdf.packed import MAX_UNPACKED_BYTES, content_of
from kgexport.rdf.writers import WRITERS, format_of


def read_dataset(
    paths: Iterable[Path], *, base: str = DEFAULT_BASE, format: str | None = None, most: int = MAX_UNPACKED_BYTES
) -> Dataset:
    """All files in one dataset, in one of `FORMATS`, else by suffix; also with `.gz`, unpacking to `most` bytes.

    Raises InputError, which names the file and line at fault.
    """
    dataset = Dataset(default_union=True)
    bind(dataset, base)
    for path in paths:
        parse_into(dataset, content_of(path, most=most), format or _format(path), name=str(path))
    return dataset


def parse_into(dataset: Dataset, content: bytes, format: str, *, name: str) -> None:
    """Add RDF in one of `FORMATS` to a dataset; `name` is what messages call the source."""
    if format != "rdf":
        _check_text(content, name)
    if format == "jsonld":
        _check_contexts(content, name)
    target = dataset if WRITERS[format].quads else dataset.default_graph
    try:
        with _quiet():
            target.parse(data=content, format=WRITERS[format].rdflib_name)
    except Exception as error:  # rdflib's parsers raise whatever they stumble over
        line, reason = _fault(error, content, format)
        raise InputError(f"{name}{f', line {line}' if line else ''}: not valid {_title(format)}: {reason}") from error


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-formed value: to find those is what validation is for."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _format(path: Path) -> str:
    inner = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    found = format_of(inner.suffix)
    if found is None:
        known = " ".join(suffix for row in WRITERS.values() for suffix in row.suffixes)
        raise InputError(f"{path}: no RDF format has the suffix {inner.suffix!r}; known: {known}")
    return found


def _title(format: str) -> str:
    return {"ttl": "Turtle", "nt": "N-Triples", "nq": "N-Quads", "trig": "TriG", "jsonld": "JSON-LD", "rdf": "RDF/XML"}[
        format
    ]


def _check_text(content: bytes, name: str) -> None:
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}, line {line}: not UTF-8 at byte {error.start}") from error


def _check_contexts(content: bytes, name: str) -> None:
    try:
        waiting: list[Any] = [json.loads(content)]
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise InputError(f"{name}{f', line {line}' if line else ''}: not valid JSON: {error}") from error
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            contexts = item.get("@context", [])
            listed = contexts if isinstance(contexts, list) else [contexts]
            if "@import" in item or any(isinstance(context, str) for context in listed):
                raise InputError(f"{name}: its context is elsewhere, and kgexport fetches nothing; put it inside")
            waiting.extend(item.values())


def _fault(error: Exception, content: bytes, format: str) -> tuple[int | None, str]:
    """The line at fault, from 1, where it can be told, and the reason in one line."""
    if isinstance(error, BadSyntax):
        return error.lines + 1, _one_line(error._why)
    if isinstance(error, SAXParseException):
        return error.getLineNumber(), _one_line(error.getMessage())
    if isinstance(error, ParserError) and format in ("nt", "nq"):
        return _line_at_fault(content, format), "not a statement"
    # What a quotation mark opened and nothing closed is shown with the place marked.
    reason, marked, shown = str(error).partition(" at ^ in ")
    before, _, after = shown.rpartition("^")
    place = content.decode(errors="replace").rfind(before + after) if marked else -1
    line = content.decode(errors="replace").count("\n", 0, place + len(before)) + 1 if place >= 0 else None
    return line, _one_line(reason) or type(error).__name__


def _line_at_fault(content: bytes, format: str) -> int | None:
    """The first line that cannot be parsed by itself: in these formats each line is a statement."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", content.decode()), start=1):
        try:
            Dataset().parse(data=line, format=WRITERS[format].rdflib_name)
        except ParserError:
            return number
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())
