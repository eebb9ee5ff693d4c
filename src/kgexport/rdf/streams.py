"""From documents as lines of N-Quads, one after the other, to a file in any format.

In: for each document the lines that `kgexport.rdf.nquads.lines` made of its graph, which has no blank nodes. N-Quads
and N-Triples are copied. Turtle and TriG are made for reading, things of one kind together, as long as all of it fits
into memory; beyond that they are written document by document, straight from the lines. JSON-LD and RDF/XML need the
whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby
from typing import BinaryIO, Final

from rdflib import Literal, URIRef
from rdflib.term import Node

from kgexport.errors import OutputError
from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.rdf.namespaces import PREFIXES, RDF
from kgexport.rdf.statements import Graphs, Statement
from kgexport.rdf.turtle import LOCAL, SHORTHAND
from kgexport.rdf.writers import WRITERS

WHOLE_BYTES: Final = 64_000_000
"""The largest graph, as N-Quads, that is put together in memory; a single document always is."""

WHOLE_DOCUMENTS: Final = 2_000
"""The most documents whose graphs are put together in memory."""

WHOLE_ONLY: Final = ("jsonld", "rdf")
"""The formats that cannot be written a document at a time."""

_GRAPH: Final = re.compile(rb" <[^<> ]*> \.\n")
_LINE: Final = re.compile(
    r"<(?P<subject>[^<> ]*)> <(?P<predicate>[^<> ]*)> "
    r'(?:<(?P<iri>[^<> ]*)>|"(?P<text>(?:[^"\\]|\\.)*)"'
    r"(?:\^\^<(?P<datatype>[^<> ]*)>|@(?P<language>[A-Za-z]+(?:-[A-Za-z0-9]+)*))?)"
    r" <(?P<graph>[^<> ]*)> \."
)  # fmt: skip
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_INDENT: Final = "    "


def write_documents(documents: Iterable[bytes], stream: BinaryIO, format: str, *, base: str = DEFAULT_BASE) -> None:
    """Write the graphs of documents to a stream in one of `FORMATS`.

    Raises:
        OutputError: there is too much for the format, or a term that it cannot hold.
    """
    if format == "nq":
        for document in documents:
            stream.write(document)
    elif format == "nt":
        for document in documents:
            stream.write(_GRAPH.sub(b" .\n", document))
    else:
        _write_whole(documents, stream, format, base)


def fits(documents: int, size: int) -> bool:
    """Whether graphs are put together in memory: `size` is that of their N-Quads."""
    return documents <= 1 or (documents <= WHOLE_DOCUMENTS and size <= WHOLE_BYTES)


def too_large(format: str) -> OutputError:
    """Why a format that needs the whole is not written."""
    return OutputError(
        f"this is too much for {format}, which is put together in memory: at most {WHOLE_DOCUMENTS} documents and "
        f"{WHOLE_BYTES // 1_000_000} MB as N-Quads; write N-Quads, -f nq"
    )


def _write_whole(documents: Iterable[bytes], stream: BinaryIO, format: str, base: str) -> None:
    held: list[bytes] = []
    size = 0
    rest = iter(documents)
    for document in rest:
        held.append(document)
        size += len(document)
        if not fits(len(held), size):
            if format in WHOLE_ONLY:
                raise too_large(format)
            _write_streamed(chain(_emptied(held), rest), stream, format, base)
            return
    WRITERS[format].write(graphs_of_lines(_emptied(held)), stream, base)


def _emptied(held: list[bytes]) -> Iterator[bytes]:
    held.reverse()
    while held:
        yield held.pop()


def graphs_of_lines(documents: Iterable[bytes]) -> Graphs:
    """The graphs that lines of N-Quads were made of, as the writers take them."""
    graphs: dict[str, list[Statement]] = {}
    for document in documents:
        for match in _matches(document):
            graphs.setdefault(str(_iri(match["graph"])), []).append(_statement(match))
    return [(URIRef(name), statements) for name, statements in sorted(graphs.items())]


def _matches(document: bytes) -> Iterator[re.Match[str]]:
    for line in document.decode().split("\n"):
        if line:
            match = _LINE.fullmatch(line)
            if match is None:
                raise OutputError(f"not a line of N-Quads as kgexport writes them: {line[:120]!r}")
            yield match


def _statement(match: re.Match[str]) -> Statement:
    value: Node
    if match["iri"] is not None:
        value = _iri(match["iri"])
    else:
        datatype = None if match["datatype"] is None else _iri(match["datatype"])
        value = Literal(_unescaped(match["text"]), datatype=datatype, lang=match["language"], normalize=False)
    return _iri(match["subject"]), _iri(match["predicate"]), value


@lru_cache(maxsize=10_000)
def _iri(text: str) -> URIRef:
    return URIRef(_unescaped(text))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    try:
        return chr(int(code, 16)) if code else _PLAIN[match[3]]
    except (KeyError, ValueError, OverflowError):  # Unicode ends at 10FFFF
        raise OutputError(f"not a line of N-Quads as kgexport writes them: {match[0]} is no character") from None


def _write_streamed(documents: Iterable[bytes], stream: BinaryIO, format: str, base: str) -> None:
    """Turtle or TriG, a document at a time. Subjects and properties stand in the order of the lines."""
    prefixes = {**PREFIXES, "kgid": base}
    stream.write("".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in sorted(prefixes.items())).encode())
    short = _shortener(prefixes)
    for document in documents:
        for graph, matches in groupby(_matches(document), key=lambda match: match["graph"]):
            blocks = "\n".join(_blocks(matches, short))
            stream.write(f"\n{short(graph)} {{\n{blocks}}}\n".encode() if format == "trig" else f"\n{blocks}".encode())


def _blocks(matches: Iterable[re.Match[str]], short: Callable[[str], str]) -> Iterator[str]:
    """All about one subject after the other; the lines are sorted, so what belongs together stands together."""
    for subject, about in groupby(matches, key=lambda match: match["subject"]):
        rows = [
            f"{'a' if predicate == str(RDF.type) else short(predicate)} "
            + f",\n{_INDENT}{_INDENT}".join(_object(match, short) for match in same)
            for predicate, same in groupby(about, key=lambda match: match["predicate"])
        ]
        rows.sort(key=lambda row: not row.startswith("a "))
        yield f"{short(subject)} " + f" ;\n{_INDENT}".join(rows) + " .\n"


def _object(match: re.Match[str], short: Callable[[str], str]) -> str:
    if match["iri"] is not None:
        return short(match["iri"])
    text, datatype = match["text"], match["datatype"]
    if datatype is None:
        return f'"{text}"' + (f"@{match['language']}" if match["language"] else "")
    shorthand = SHORTHAND.get(datatype)
    return text if shorthand and shorthand.fullmatch(text) else f'"{text}"^^{short(datatype)}'


def _shortener(prefixes: dict[str, str]) -> Callable[[str], str]:
    names = {namespace: prefix for prefix, namespace in prefixes.items()}

    @lru_cache(maxsize=10_000)
    def short(iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = names.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix and LOCAL.fullmatch(iri[cut:]) else f"<{iri}>"

    return short
