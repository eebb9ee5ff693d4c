"""Validation of a graph against SHACL shapes, see `kgexport.validate.engines`.

In: a graph or dataset of rdflib and `Shapes`. Out: a `Report`. The data are not changed and nothing is fetched: the
engines get graphs of rdflib only, since they would open a string as a path or an address.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SH
from rdflib.query import Result
from rdflib.term import Node

from kgexport.errors import InputError, UsageError
from kgexport.rdf.namespaces import KG
from kgexport.validate.engines import TURBO, checked_validator, turbo_finds_nothing
from kgexport.validate.paths import read_path
from kgexport.validate.results import SEVERITY_TERMS, Report, Severity, ValidationResult, sorted_results
from kgexport.validate.shapes import Shapes, load_shapes, without_comparisons

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query

__all__ = ["Report", "Severity", "Shapes", "ValidationResult", "load_shapes", "validate"]

_SEVERITIES: Final = {str(term): severity for severity, term in SEVERITY_TERMS.items()}
_INCOMPARABLE: Final = (ValueError, TypeError, ArithmeticError)
_HOLDERS: Final = (KG.time, KG.inForceFrom, KG.inForceUntil)


def validate(data: Graph, shapes: Shapes, *, validator: str | None = None) -> Report:
    """Hold a graph, or the union of a dataset's graphs, against the shapes, with an engine of `engines.VALIDATORS`.

    Raises UsageError when the shapes cannot be applied or there is no such engine, InputError when the data have a term
    that cannot be compared.
    """
    graph = _view(data)
    if checked_validator(validator) == TURBO and turbo_finds_nothing(graph, shapes):
        return Report(results=(), checked=_checked(graph))
    if not graph.store.context_aware:  # pySHACL takes no other
        graph = _copied(graph)
    try:
        report = _run(graph, shapes.prepared)
    except _INCOMPARABLE as error:
        # pySHACL gives up on a date that is none, or a number that is not one. The rest of the shapes says what it is.
        report = _run(graph, without_comparisons(shapes.prepared))
        if (None, SH.result, None) not in report:
            raise InputError(f"the data cannot be validated: {error}") from error
    return Report(results=sorted_results(_results(report, graph)), checked=_checked(graph))


def _run(graph: Graph, shapes: Graph) -> Graph:
    # Here, because the import takes as long as the validation of a dozen documents.
    from pyshacl import validate as run_pyshacl
    from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError

    try:
        _, report, _ = run_pyshacl(graph, shacl_graph=shapes, inference="none", advanced=False, js=False)
    except (ShapeLoadError, ConstraintLoadError) as error:
        raise UsageError(f"shapes: {error}") from error
    except ReportableRuntimeError as error:
        raise _Refusal(str(error)) from error
    if not isinstance(report, Graph):  # a ValidationFailure, returned
        raise UsageError(f"shapes: {report}")
    return report


class _Refusal(ValueError):
    """What pySHACL says of data that it does not take."""


class _View(Graph):
    """A graph that parses the text of a query once; pySHACL asks the same for each focus node."""

    def query(self, query_object: str | Query, *args: Any, **keywords: Any) -> Result:  # noqa: ANN401
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **keywords)


@lru_cache(maxsize=64)
def _prepared(text: str) -> Query:
    from rdflib.plugins.sparql.processor import prepareQuery

    return prepareQuery(text)


def _view(data: Graph) -> Graph:
    if not isinstance(data, Dataset):
        return _View(store=data.store, identifier=data.identifier, bind_namespaces="none")
    return _copied((subject, predicate, value) for subject, predicate, value, _ in data.quads())


def _copied(statements: Iterable[tuple[Node, Node, Node]]) -> _View:
    copy = _View(bind_namespaces="none")
    for statement in statements:
        copy.add(statement)
    return copy


def _checked(graph: Graph) -> int:
    return len({subject for subject, kind in graph.subject_objects(RDF.type) if str(kind).startswith(str(KG))})


def _results(report: Graph, data: Graph) -> Iterable[ValidationResult]:
    for node in report.objects(None, SH.result):
        focus = _needed(report, node, SH.focusNode)
        path = report.value(node, SH.resultPath)
        shape = _needed(report, node, SH.sourceShape)
        severity = _needed(report, node, SH.resultSeverity)
        messages = sorted(str(message) for message in report.objects(node, SH.resultMessage))
        yield ValidationResult(
            document=_document_of(data, focus),
            focus_node=focus,
            path=None if path is None else read_path(report, path),
            value=report.value(node, SH.value),
            severity=_SEVERITIES.get(str(severity), Severity.VIOLATION),
            message=" ".join(messages),
            source_shape=shape if isinstance(shape, URIRef | BNode) else BNode(),
            component=URIRef(str(_needed(report, node, SH.sourceConstraintComponent))),
        )


def _needed(report: Graph, node: Node, predicate: URIRef) -> Node:
    value = report.value(node, predicate)
    if value is None:
        raise UsageError(f"shapes: a result without {predicate}")
    return value


def _document_of(data: Graph, node: Node) -> str | None:
    """The document that a node stands in: by itself, by its mentions, or as the time of something that has mentions."""
    if isinstance(node, Literal):
        return None
    holders = [node, *(holder for predicate in _HOLDERS for holder in data.subjects(predicate, node))]
    mentions = [*holders, *(mention for holder in holders for mention in data.objects(holder, KG.mention))]
    documents = {document for mention in mentions for document in data.objects(mention, KG.document)}
    if (node, RDF.type, KG.Document) in data:
        documents = {node}
    if not documents:
        return None
    first = min(documents, key=str)
    return str(data.value(first, DCTERMS.identifier, any=True) or first)
