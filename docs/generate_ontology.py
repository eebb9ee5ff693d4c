"""Write `docs/ontology.html` from the ontology: `python docs/generate_ontology.py`. Needs Jinja2.

One page without scripts that needs no network. Each term stands at its own name: `ontology.html#Claim`. It is made here
and not by pyLODE, which leaves out named values and alignments, and orders the members of a domain by the hash seed. A
test compares the page with what this module makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from kgexport.rdf.namespaces import CLASSES, DATA_PROPERTIES, KG, OBJECT_PROPERTIES, VALUES
from kgexport.resources import ontology_file

FOLDER = Path(__file__).parent
PAGE = FOLDER / "ontology.html"
ONTOLOGY = URIRef(str(KG).rstrip("#"))
SECTIONS = (
    ("Classes", "class", CLASSES),
    ("Properties that lead to things", "object property", OBJECT_PROPERTIES),
    ("Properties that have values", "datatype property", tuple(DATA_PROPERTIES)),
    ("Named values", "named value", tuple(VALUES)),
)
_TERMS = (*CLASSES, *OBJECT_PROPERTIES, *DATA_PROPERTIES, *VALUES)
_FACTS = (
    ("A kind of", (RDFS.subClassOf, RDFS.subPropertyOf), False),
    ("Its kinds", (RDFS.subClassOf, RDFS.subPropertyOf), True),
    ("Close to", (SKOS.closeMatch,), False),
    ("Of", (RDFS.domain,), False),
    ("Leads to", (RDFS.range,), False),
    ("Has", (RDFS.domain,), True),
    ("Reached by", (RDFS.range,), True),
    ("A value of", (RDF.type,), False),
    ("Its values", (RDF.type,), True),
)
"""Heading, properties, and whether they are followed backwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A term as it is shown, and where it leads."""

    name: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What the page says of one term of the vocabulary."""

    anchor: str
    name: str
    iri: str
    label: str
    comment: str
    facts: tuple[tuple[str, tuple[Link, ...]], ...]


def page() -> str:
    """The page, in HTML."""
    graph = Graph().parse(data=ontology_file().read_text(encoding="utf-8"), format="turtle")
    loader = FileSystemLoader(FOLDER)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip
    return environment.get_template("ontology.html.jinja").render(
        title=_text(graph, ONTOLOGY, DCTERMS.title),
        description=_text(graph, ONTOLOGY, DCTERMS.description),
        namespace=str(KG),
        version=_text(graph, ONTOLOGY, OWL.versionInfo),
        version_iri=_text(graph, ONTOLOGY, OWL.versionIRI),
        licence=_text(graph, ONTOLOGY, DCTERMS.license),
        sections=[(title, kind, [_term(graph, term) for term in terms]) for title, kind, terms in SECTIONS],
        borrowed=[
            (_link(graph, term), _text(graph, term, SKOS.scopeNote))
            for term in sorted(graph.subjects(SKOS.scopeNote), key=str)
        ],
        namespaces=_namespaces(graph),
    )


def _term(graph: Graph, term: Node) -> Term:
    return Term(
        anchor=_anchor(term),
        name=_short(graph, term),
        iri=str(term),
        label=_text(graph, term, RDFS.label),
        comment=_text(graph, term, RDFS.comment),
        facts=tuple(_facts(graph, term)),
    )


def _facts(graph: Graph, term: Node) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for heading, predicates, backwards in _FACTS:
        found = set[Node]()
        for predicate in predicates:
            found |= set(_users(graph, predicate, term) if backwards else _values(graph, term, predicate))
        if found:
            yield heading, tuple(_link(graph, item) for item in sorted(found, key=_place))


def _values(graph: Graph, term: Node, predicate: URIRef) -> Iterator[Node]:
    """What a term has, a union taken apart; classes of OWL's own say nothing to a reader."""
    for value in graph.objects(term, predicate):
        union = graph.value(value, OWL.unionOf)
        for item in [value] if union is None else Collection(graph, union):
            if not str(item).startswith(str(OWL)):
                yield item


def _users(graph: Graph, predicate: URIRef, term: Node) -> Iterator[Node]:
    return (other for other in _TERMS if term in set(_values(graph, other, predicate)))


def _place(item: Node) -> tuple[bool, int, str]:
    """Our own first, in the order of the page."""
    ours = item in _TERMS
    return not ours, _TERMS.index(item) if ours else 0, str(item)


def _link(graph: Graph, item: Node) -> Link:
    name = _short(graph, item)
    if item not in _TERMS:
        return Link(name=name, target=str(item))
    return Link(name=name, target=f"#{_anchor(item)}", label=_text(graph, item, RDFS.label))


def _anchor(term: Node) -> str:
    return str(term).removeprefix(str(KG))


def _namespaces(graph: Graph) -> list[tuple[str, str]]:
    """The prefixes that the page uses."""
    used = {_short(graph, item).partition(":")[0] for item in _shown(graph)}
    return sorted((prefix, str(namespace)) for prefix, namespace in graph.namespaces() if prefix in used)


def _shown(graph: Graph) -> Iterable[Node]:
    yield from graph.subjects(SKOS.scopeNote)
    for term in _TERMS:
        yield term
        for _, predicates, backwards in _FACTS:
            if not backwards:
                for predicate in predicates:
                    yield from _values(graph, term, predicate)


def _short(graph: Graph, term: Node) -> str:
    text = str(term)
    matches = [(prefix, str(namespace)) for prefix, namespace in graph.namespaces() if text.startswith(namespace)]
    prefix, namespace = max(matches, key=lambda match: len(match[1]))
    return f"{prefix}:{text.removeprefix(namespace)}"


def _text(graph: Graph, term: Node, predicate: URIRef) -> str:
    value = graph.value(term, predicate)
    if value is None:
        raise ValueError(f"the ontology lacks {predicate} of {term}")
    return " ".join(str(value).split())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
