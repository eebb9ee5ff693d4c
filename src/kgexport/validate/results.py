"""What validation finds: results that a program can sort and a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kgexport.rdf.namespaces import PREFIXES
from kgexport.validate.paths import Path, path_text, path_triples


class Severity(StrEnum):
    """How much a result weighs; only a violation makes data not conform."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


SEVERITY_TERMS: Final = {Severity.VIOLATION: SH.Violation, Severity.WARNING: SH.Warning, Severity.INFO: SH.Info}

_ORDER: Final = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationResult:
    """One thing that is wrong with one node."""

    document: str | None
    """Identifier of the document that the node belongs to, its IRI if it has none; absent if it belongs to none."""
    focus_node: Node
    """The node at fault."""
    path: Path | None
    """The property at fault; absent where the node itself is."""
    value: Node | None
    """The value at fault; absent where a value is missing or there are too many."""
    severity: Severity
    message: str
    source_shape: URIRef | BNode
    component: URIRef
    """The constraint component of SHACL that found it (sh:MinCountConstraintComponent)."""

    @property
    def path_text(self) -> str | None:
        """The path in the syntax of SPARQL (`kg:begin`, `^kg:about`)."""
        return None if self.path is None else path_text(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All results of one validation, each once: by document, severity, node, path, message and value."""

    results: tuple[ValidationResult, ...]
    checked: int
    """How many things of the vocabulary the data have. With none, data conform, but to nothing."""

    @property
    def conforms(self) -> bool:
        """Whether there is no violation. Warnings leave it true, unlike sh:conforms of the SHACL standard."""
        return not self.violations

    @property
    def violations(self) -> tuple[ValidationResult, ...]:
        """The results that make data not conform."""
        return self._of(Severity.VIOLATION)

    @property
    def warnings(self) -> tuple[ValidationResult, ...]:
        """The results of severity warning."""
        return self._of(Severity.WARNING)

    def to_graph(self) -> Graph:
        """The report in the vocabulary of SHACL. Its `sh:conforms` follows the standard: any result makes it false."""
        graph = Graph(bind_namespaces="none")
        for prefix, namespace in {**PREFIXES, "rdf": RDF, "sh": SH}.items():
            graph.bind(prefix, namespace)
        report = BNode("report")
        graph.add((report, RDF.type, SH.ValidationReport))
        graph.add((report, SH.conforms, Literal(not self.results)))
        for number, result in enumerate(self.results, start=1):
            node = BNode(f"result{number:06d}")
            graph.add((report, SH.result, node))
            for triple in _statements(node, result):
                graph.add(triple)
        return graph

    def _of(self, severity: Severity) -> tuple[ValidationResult, ...]:
        return tuple(result for result in self.results if result.severity is severity)


def sorted_results(results: Iterable[ValidationResult]) -> tuple[ValidationResult, ...]:
    """Each result once, in the order of a report."""
    return tuple(sorted(set(results), key=_sort_key))


def _sort_key(result: ValidationResult) -> tuple[str | int, ...]:
    return (
        result.document or "",
        _ORDER[result.severity],
        str(result.focus_node),
        result.path_text or "",
        result.message,
        repr(result.value),
        repr(result.focus_node),
        str(result.source_shape),
        str(result.component),
    )


def _statements(node: BNode, result: ValidationResult) -> Iterator[tuple[Node, Node, Node]]:
    yield node, RDF.type, SH.ValidationResult
    yield node, SH.focusNode, result.focus_node
    yield node, SH.resultSeverity, SEVERITY_TERMS[result.severity]
    yield node, SH.resultMessage, Literal(result.message)
    yield node, SH.sourceShape, result.source_shape
    yield node, SH.sourceConstraintComponent, result.component
    if result.value is not None:
        yield node, SH.value, result.value
    if result.path is not None:
        path, triples = path_triples(result.path, label=node)
        yield node, SH.resultPath, path
        yield from triples
