"""Reading of RDF from elsewhere: any bytes are a dataset or an error that says where; our own lines, too."""

from __future__ import annotations

import re
from io import BytesIO

from rdflib import Dataset

from kgexport.errors import InputError, OutputError
from kgexport.rdf.nquads import lines
from kgexport.rdf.reading import parse_into
from kgexport.rdf.streams import graphs_of_lines, write_documents
from kgexport.rdf.writers import FORMATS

_LINE = b'<urn:a:s> <urn:a:p> "a \\"b\\" \\u202E\\n"@en <urn:a:g> .\n'
_TYPED = b'<urn:a:s> <urn:a:p> "2020-05-04"^^<http://www.w3.org/2001/XMLSchema#date> <urn:a:g> .\n'
SEEDS = (
    bytes([FORMATS.index("nq")]) + _LINE + _TYPED,
    bytes([FORMATS.index("nt")]) + b"<urn:a:s> <urn:a:p> <urn:a:o> .\n_:b <urn:a:p> _:c .\n",
    bytes([FORMATS.index("ttl")])
    + b'@prefix x: <urn:x:> .\nx:a a x:B ; x:p 1, 1.5, true, """a\nb"""@en, [], (1 2) .\n',
    bytes([FORMATS.index("trig")]) + b"@base <http://example.org/> .\n<g> { <a> <b> <c> . }\n",
    bytes([FORMATS.index("jsonld")]) + b'{"@context": {"p": "urn:a:p"}, "@id": "urn:a:s", "p": [1, {"@value": "x"}]}',
    bytes([FORMATS.index("rdf")])
    + b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="urn:a:">'
    b'<rdf:Description rdf:about="urn:a:s"><a:p>x</a:p></rdf:Description></rdf:RDF>',
)
_SHOWN = re.compile(r"[^\n]+")


def check(data: bytes) -> None:
    format = FORMATS[data[0] % len(FORMATS)] if data else "nq"
    content = data[1:]
    try:
        parse_into(Dataset(), content, format, name="a")
    except InputError as error:
        assert _SHOWN.fullmatch(str(error)), "a message of more than one line"
    if format == "nq":
        _check_lines(content)


def _check_lines(content: bytes) -> None:
    """What the writers of corpora take for a line of ours they give back as it was."""
    try:
        graphs = graphs_of_lines([content])
    except (OutputError, UnicodeDecodeError):
        return
    try:
        write_documents([content], BytesIO(), "trig")
        again = graphs_of_lines([lines(name, statements) for name, statements in graphs])
    except OutputError:
        return
    assert [(name, set(statements)) for name, statements in again] == [
        (name, set(statements)) for name, statements in graphs
    ], "lines of ours are not given back"
