"""What passes between the process that runs an export and its workers: plain values, nothing of spaCy or rdflib."""

from __future__ import annotations

from dataclasses import dataclass

from kgexport.annotate.models import DEFAULT_MODEL
from kgexport.model import Issue, Severity

DEFAULT_SECONDS = 20.0
"""Seconds of processor time for a document of ordinary length; longer ones get more, see `kgexport.corpus.limits`."""

DEFAULT_MEMORY = 3 << 29
"""Bytes of address space that a worker may take for its documents; the model comes to about half a gigabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """All that decides what becomes of a document, and how much it may cost. Paths are strings."""

    model: str = DEFAULT_MODEL
    base: str | None = None
    """The IRI that all data IRIs begin with; None for that of kgexport."""
    lexicon: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    validate: bool = True
    validator: str | None = None
    """The SHACL engine by name, see `kgexport.validate.engines`; None for its default."""
    seconds: float = DEFAULT_SECONDS
    memory: int = DEFAULT_MEMORY


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a document is not in the output."""

    stage: str
    """As a `DocumentError` names it ("annotate", "extract", "validate", "write"), or "worker": the process ended."""
    reason: str
    trace: str | None = None
    """The traceback, where an exception stands behind it; for `--debug`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Processed:
    """What became of one document: its quads, or a failure.

    With `withheld` the failure is that the graph does not conform; `violations` says in which ways. What the shapes
    only warn of stands among the issues, after those of the extraction.
    """

    position: int
    """The number of the document in the order of the run, from 0."""
    identifier: str
    source: str | None = None
    quads: bytes = b""
    """The named graph of the document as lines of N-Quads, sorted; empty where there is a failure."""
    characters: int = 0
    words: int = 0
    issues: tuple[Issue, ...] = ()
    failure: Failure | None = None
    withheld: bool = False
    violations: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the document is exported."""
        return self.failure is None

    @property
    def warnings(self) -> int:
        """How many of the issues are warnings."""
        return sum(issue.severity is Severity.WARNING for issue in self.issues)
