"""One object that does everything to documents: for the workers here, and for those of Ray, Spark and Dask.

It travels as its `Configuration`. In the worker `setup` loads model, lexicon and shapes once; a call takes documents
and gives a `Processed` for each, `rows` does the same for plain dictionaries.
"""

from __future__ import annotations

import io
import json
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kgexport.annotate.runtime import configure_maths
from kgexport.corpus.records import Configuration, Failure, Processed
from kgexport.errors import DocumentError
from kgexport.model import Document, Issue

if TYPE_CHECKING:
    from spacy.language import Language

    from kgexport.annotate.familiar import Familiar
    from kgexport.lexicon import Lexicon
    from kgexport.pipeline import Outcome
    from kgexport.validate.results import Report, ValidationResult
    from kgexport.validate.shapes import Shapes


_FIRST = Document(
    identifier="first",
    text="President Adam Brand met Minister Eve Stone in Oslo on Monday. He denied that he would lift the sanctions.",
)


class _Loaded(NamedTuple):
    nlp: Language
    familiar: Familiar
    lexicon: Lexicon
    shapes: Shapes | None
    base: str
    validator: str


class Processor:
    """The way of a document from text to quads, with everything it needs."""

    def __init__(self, configuration: Configuration) -> None:
        """Keep what to do; nothing is loaded yet."""
        self.configuration = configuration
        self._loaded: _Loaded | None = None

    def __getstate__(self) -> Configuration:
        return self.configuration

    def __setstate__(self, state: Configuration) -> None:
        self.configuration = state
        self._loaded = None

    def setup(self) -> None:
        """Load model, lexicon and shapes; called again it changes nothing.

        Sets up the maths library for the whole process, see `kgexport.annotate.runtime`.

        Raises:
            UsageError: model, base, lexicon, shapes or validator are not usable.
        """
        if self._loaded is None:
            loaded = _load(self.configuration)
            # What is imported and compiled with the first document would else be so in every worker that is forked.
            with loaded.nlp.memory_zone():
                _process([_FIRST], loaded, 0)
            self._loaded = loaded

    def __call__(self, documents: Sequence[Document], *, first: int = 0) -> list[Processed]:
        """One `Processed` for each document, in their order; `first` is the position of the first of them.

        Raises:
            MemoryError: the process has no memory left. It should end; any of the documents may be at fault.
        """
        self.setup()
        if self._loaded is None:
            raise AssertionError("setup loads")
        self._loaded.familiar.meet(document.text for document in documents)
        with self._loaded.nlp.memory_zone():
            return _process(documents, self._loaded, first)

    def rows(self, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """A row for each row, in their order.

        In: `text`, and what there is of `id`, `title`, `date` (a date or "YYYY-MM-DD"), `url`, `publisher`, `language`;
        cleaned and checked as a line of JSONL. Without an id the row number of the call is the id.

        Out: `id`, `ok`, `quads` (bytes), `stage` and `reason` of a failure, `withheld`, `warnings` (a number), `issues`
        (a JSON array of objects), `characters`, `words`.
        """
        read = [_document(row, number) for number, row in enumerate(rows, start=1)]
        documents = [item for item, _ in read if isinstance(item, Document)]
        processed = iter(self(documents) if documents else ())
        return [
            _row(next(processed) if isinstance(item, Document) else _failed(item, position), issues)
            for position, (item, issues) in enumerate(read)
        ]


def _load(configuration: Configuration) -> _Loaded:
    from kgexport.validate.engines import checked_validator

    validator = checked_validator(configuration.validator)
    configure_maths()
    from kgexport.annotate.familiar import Familiar
    from kgexport.annotate.models import load_model
    from kgexport.lexicon import load_lexicon
    from kgexport.rdf.iris import DEFAULT_BASE, checked_base
    from kgexport.validate.shapes import load_shapes

    base = DEFAULT_BASE if configuration.base is None else checked_base(configuration.base)
    lexicon = load_lexicon(tuple(Path(path) for path in configuration.lexicon))
    shapes = load_shapes([Path(path) for path in configuration.shapes]) if configuration.validate else None
    nlp = load_model(configuration.model)
    return _Loaded(nlp, Familiar(nlp), lexicon, shapes, base, validator)


def _process(documents: Sequence[Document], loaded: _Loaded, first: int) -> list[Processed]:
    """Runs inside of a memory zone: nothing of spaCy may be in what it gives, nor in a traceback that is kept."""
    from kgexport.pipeline import process

    found = []
    outcomes = process(
        documents,
        loaded.nlp,
        lexicon=loaded.lexicon,
        shapes=loaded.shapes,
        base=loaded.base,
        validator=loaded.validator,
    )
    for position, (document, outcome) in enumerate(zip(documents, outcomes, strict=True), start=first):
        if isinstance(outcome, DocumentError):
            found.append(_failed(outcome, position, document))
        else:
            found.append(_finished(outcome, position))
    return found


def _failed(error: DocumentError, position: int, document: Document | None = None) -> Processed:
    cause = error.__cause__
    if isinstance(cause, MemoryError):
        raise MemoryError(str(error)) from None
    text = "" if document is None else document.text
    return Processed(
        position=position,
        identifier=error.document,
        source=error.source,
        characters=len(text),
        words=len(text.split()),
        failure=Failure(
            stage=error.stage,
            reason=str(error),
            trace=None if cause is None else "".join(traceback.format_exception(cause)),
        ),
    )


def _finished(outcome: Outcome, position: int) -> Processed:
    document = outcome.document
    issues = outcome.extraction.issues
    violations: tuple[str, ...] = ()
    quads, failure = b"", None
    if outcome.report is not None:
        issues += tuple(
            Issue(document=document.identifier, code="shapes", message=_said(result))
            for result in outcome.report.warnings
        )
        violations = tuple(_said(result) for result in outcome.report.violations)
        failure = _withheld(outcome.report)
    if failure is None:
        quads, failure = _written(outcome)
    return Processed(
        position=position,
        identifier=document.identifier,
        source=document.source,
        quads=quads,
        characters=len(document.text),
        words=len(document.text.split()),
        issues=issues,
        failure=failure,
        withheld=bool(violations),
        violations=violations,
    )


def _said(result: ValidationResult) -> str:
    return f"{result.focus_node}: {result.message}"


def _withheld(report: Report) -> Failure | None:
    if report.conforms:
        return None
    others = len(report.violations) - 1
    more = f" (and {others} more)" if others else ""
    reason = f"its graph does not conform and is withheld: {_said(report.violations[0])}{more}"
    return Failure(stage="validate", reason=reason)


def _written(outcome: Outcome) -> tuple[bytes, Failure | None]:
    from kgexport.errors import OutputError
    from kgexport.rdf.writers import write

    stream = io.BytesIO()
    try:
        write(outcome.graph, stream, "nq")
    except OutputError as error:
        return b"", Failure(stage="write", reason=str(error))
    return stream.getvalue(), None


def _document(row: Mapping[str, Any], number: int) -> tuple[Document | DocumentError, tuple[Issue, ...]]:
    from kgexport.read import Origin, build_one

    return build_one(row, Origin(source=f"row {number}", identifier=str(row.get("id") or number)))


def _row(processed: Processed, issues: tuple[Issue, ...]) -> dict[str, Any]:
    failure = processed.failure
    everything = [asdict(issue) for issue in (*issues, *processed.issues)]
    return {
        "id": processed.identifier,
        "ok": processed.ok,
        "quads": processed.quads,
        "stage": None if failure is None else failure.stage,
        "reason": None if failure is None else failure.reason,
        "withheld": processed.withheld,
        "warnings": sum(issue["severity"] == "warning" for issue in everything),
        "issues": json.dumps(everything),
        "characters": processed.characters,
        "words": processed.words,
    }
