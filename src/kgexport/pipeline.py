"""The way of a document, stage by stage: annotate, extract, assemble, validate.

Reading stands before it and writing behind it, both with the caller: see `kgexport.cli.export` and `kgexport.export`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph
from spacy.language import Language

from kgexport.annotate.annotate import annotate
from kgexport.errors import DocumentError
from kgexport.extract.document import extract
from kgexport.lexicon import Lexicon
from kgexport.model import Document, Extraction
from kgexport.rdf.assemble import graph_of
from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.validate.shacl import Report, Shapes, validate


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one document. `report` is absent where validation was not asked for."""

    document: Document
    extraction: Extraction
    graph: Graph
    report: Report | None = None

    @property
    def conforms(self) -> bool:
        """Whether the graph may be written."""
        return self.report is None or self.report.conforms


def process(
    documents: Iterable[Document],
    nlp: Language,
    *,
    lexicon: Lexicon,
    shapes: Shapes | None = None,
    base: str = DEFAULT_BASE,
    validator: str | None = None,
) -> Iterator[Outcome | DocumentError]:
    """Take documents through all stages, in their order. A document that fails gives its error; the others go on."""
    for item in annotate(documents, nlp):
        if isinstance(item, DocumentError):
            yield item
            continue
        document, doc = item
        try:
            extraction = extract(document, doc, lexicon=lexicon)
            graph = graph_of(extraction, base=base)
            report = None if shapes is None else validate(graph, shapes, validator=validator)
        except Exception as error:  # one document never stops the rest
            yield _failure(document, error)
            continue
        yield Outcome(document=document, extraction=extraction, graph=graph, report=report)


def _failure(document: Document, error: Exception) -> DocumentError:
    failure = DocumentError(
        f"{type(error).__name__}: {error}", document=document.identifier, stage="extract", source=document.source
    )
    failure.__cause__ = error
    return failure
