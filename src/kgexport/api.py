"""The library face: one text in, RDF or records out.

The model is loaded on first use and kept. For many documents load it yourself and use `kgexport.pipeline.process`.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from rdflib import Dataset
from spacy.language import Language

from kgexport.annotate.models import DEFAULT_MODEL, load_model
from kgexport.errors import DocumentError
from kgexport.lexicon import load_lexicon
from kgexport.model import Document, Extraction, Issue
from kgexport.pipeline import Outcome, process
from kgexport.rdf.assemble import dataset_of
from kgexport.rdf.iris import DEFAULT_BASE, checked_base
from kgexport.read import Origin, build_one
from kgexport.validate.shapes import load_shapes


def export(
    text: str,
    *,
    date: datetime.date | str | None = None,
    identifier: str = "document",
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    model: str | Language = DEFAULT_MODEL,
    lexicon: Sequence[Path] = (),
    base: str = DEFAULT_BASE,
    validate: bool = True,
) -> Dataset:
    """The knowledge graph of one text: a dataset with one named graph, checked against the shapes.

    Args:
        text: the article, in English. It is cleaned first, see `kgexport.read.clean`.
        date: the day it was published, a date or "YYYY-MM-DD". Without it relative dates stay words.
        identifier: names the document and everything in it: give each its own.
        title: of the article; like the rest of what is told of the document, it goes into the graph as it is.
        url: where it was published.
        publisher: who published it.
        language: its BCP 47 tag.
        model: the name or path of a spaCy pipeline, or one that is loaded already.
        lexicon: TOML files that extend the lexicon.
        base: the IRI that all data IRIs begin with.
        validate: whether to check the graph against the shapes.

    Raises:
        DocumentError: the text is empty or too long, a field is unusable, or the graph does not conform.
        UsageError: the model, the base or a lexicon file is not usable.
    """
    fields = {
        "id": identifier, "text": text, "title": title, "url": url, "publisher": publisher, "language": language,
    }  # fmt: skip
    checked_base(base)
    document, _ = _document(fields, date)
    outcome = _outcome(document, model=model, lexicon=lexicon, base=base, validate=validate)
    if outcome.report is not None and not outcome.conforms:
        raise DocumentError(
            f"the graph does not conform to the shapes: {outcome.report.violations[0].message}",
            document=document.identifier,
            stage="validate",
        )
    return dataset_of([outcome.graph], base=base)


def analyse(
    text: str,
    *,
    date: datetime.date | str | None = None,
    identifier: str = "document",
    model: str | Language = DEFAULT_MODEL,
    lexicon: Sequence[Path] = (),
) -> Extraction:
    """The records of one text: entities, positions, meetings, sanctions, claims and the issues on the way.

    Args and errors are those of `export`.
    """
    document, issues = _document({"id": identifier, "text": text}, date)
    outcome = _outcome(document, model=model, lexicon=lexicon, base=DEFAULT_BASE, validate=False)
    return replace(outcome.extraction, issues=(*issues, *outcome.extraction.issues))


def _document(fields: dict[str, str | None], date: datetime.date | str | None) -> tuple[Document, tuple[Issue, ...]]:
    origin = Origin(source="<text>", identifier=fields["id"] or "document")
    document, issues = build_one({**fields, "date": date}, origin)
    if isinstance(document, DocumentError):
        raise document
    return document, issues


def _outcome(
    document: Document, *, model: str | Language, lexicon: Sequence[Path], base: str, validate: bool
) -> Outcome:
    nlp = _kept_model(model) if isinstance(model, str) else model
    shapes = load_shapes() if validate else None
    (outcome,) = process([document], nlp, lexicon=load_lexicon(tuple(lexicon)), shapes=shapes, base=base)
    if isinstance(outcome, DocumentError):
        raise outcome
    return outcome


@lru_cache(maxsize=1)
def _kept_model(name: str) -> Language:
    return load_model(name)
