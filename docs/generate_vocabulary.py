"""Write `docs/vocabulary.md` from the ontology: `python docs/generate_vocabulary.py`.

A test compares the page with what this module makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDFS, SKOS
from rdflib.term import Node

from kgexport.rdf.namespaces import CLASSES, DATA_PROPERTIES, KG, OBJECT_PROPERTIES, ORDER, VALUES
from kgexport.resources import ontology_file

PAGE = Path(__file__).with_name("vocabulary.md")
_ONTOLOGY = URIRef(str(KG).rstrip("#"))
_EVERYWHERE = (KG.mention, KG.confidence)
_PROPERTIES = [*OBJECT_PROPERTIES, *DATA_PROPERTIES]

_NAMES = """\
Every thing has an IRI, `--base` and a local name; an export has no blank nodes. The same input gives the same names.

| name | of |
|---|---|
| `person-ilya-varn`, `organisation-…`, `place-…` | an entity: its kind and its label, in whatever document |
| `country-ru` | a country: its code, or its label where it has none |
| `document-dev01` | a document: its identifier |
| `meeting-dev01_at-35`, `act-…`, `sanction-…`, `claim-…`, `position-…` | what dev01 says, by where it first says it |
| `source-dev01_an-official-at-35` | an unnamed source, which is nobody in another document |
| `mention-dev01_35-51`, `span-dev01_35-51` | a stretch of text, and a time that it gives |

- A `-2` at the end is the second thing that begins at the same place.
- A label or an identifier that its plain form would not tell from another one gets `_` and twelve letters and digits
  of a hash: `person-jose_4k1apsdqnpnq` is José, and `person-jose` is Jose. Different keys never share a name.
- Documents that use the same label share the entity. Two entities of one document that have the same kind and label,
  two people called Ilya Varn, stay two: both are named in that document only, `person-dev01_ilya-varn-at-35`, since
  the name cannot say which of them another document means.
"""

_JSONLD = """\
In JSON-LD, `-f jsonld`, the terms are plain keys: `"participant": ["kgid:person-ilya-varn"]`, `"stance": "Denies"`.
Each export has its context inside. By itself it is [context.jsonld](context.jsonld), printed by
`kgexport ontology --context` and served by `kgexport serve` at `/context.jsonld`, for JSON of your own that is to be
RDF:

```json
{"@context": "https://example.org/context.jsonld", "@id": "kgid:claim-1", "@type": "Claim", "stance": "Denies"}
```

`kgexport` itself fetches nothing: what it reads has the context inside.
"""


def page() -> str:
    """The page, in Markdown."""
    graph = Graph().parse(data=ontology_file().read_text(encoding="utf-8"), format="turtle")
    classes = [name for name in CLASSES if name not in VALUES.values()]
    parts = [_head(graph), "## Classes\n"]
    parts += [_class(graph, name) for name in classes]
    parts += ["## Evidence\n", _evidence(graph), "## Names of things\n", _NAMES, "## Values\n"]
    parts += [_values(graph, name) for name in dict.fromkeys(VALUES.values())]
    parts += ["## Borrowed properties\n", _borrowed(graph), "## Alignments\n", _alignments(graph)]
    parts += ["## JSON-LD\n", _JSONLD]
    return "\n".join(parts)


def _head(graph: Graph) -> str:
    version = graph.value(_ONTOLOGY, OWL.versionInfo)
    licence = str(graph.value(_ONTOLOGY, DCTERMS.license)).rpartition("/")[2]
    return (
        "# The vocabulary\n\n"
        "<!-- Made by docs/generate_vocabulary.py from src/kgexport/ontology/kgexport.ttl: edit that file. -->\n\n"
        f"{_flat(graph.value(_ONTOLOGY, DCTERMS.description))}\n\n"
        f"Namespace `{KG}`, prefix `kg:`, version {version}, licence {licence}. "
        "`kgexport ontology` prints the ontology in Turtle; [ontology.html](ontology.html) is the same as a page, each "
        "term at its own name. `kgexport shapes` prints the rules that a graph keeps.\n"
    )


def _class(graph: Graph, name: URIRef) -> str:
    above = [_short(graph, item) for item in sorted(graph.objects(name, RDFS.subClassOf)) if item in KG]
    lines = [f"### {_short(graph, name)}\n", _flat(graph.value(name, RDFS.comment)), ""]
    if above:
        lines += [f"A kind of {' and '.join(f'`{item}`' for item in above)}.", ""]
    rows = [_row(graph, term) for term in _in_order(graph, name)]
    if rows:
        lines += ["| property | values | meaning |", "|---|---|---|", *rows, ""]
    return "\n".join(lines)


def _in_order(graph: Graph, name: URIRef) -> list[URIRef]:
    """The properties of a class and of those above it."""
    above = set(graph.transitive_objects(name, RDFS.subClassOf))
    found = [term for term in _PROPERTIES if above & set(_members(graph, term, RDFS.domain))]
    return sorted((term for term in found if term not in _EVERYWHERE), key=ORDER.index)


def _row(graph: Graph, term: URIRef) -> str:
    values = ", ".join(f"`{_short(graph, item)}`" for item in _members(graph, term, RDFS.range))
    return f"| `{_short(graph, term)}` | {values} | {_flat(graph.value(term, RDFS.comment))} |"


def _evidence(graph: Graph) -> str:
    of = ", ".join(f"`{_short(graph, item)}`" for item in _members(graph, KG.mention, RDFS.domain))
    rows = [_row(graph, term) for term in _EVERYWHERE]
    note = f"Of {of}; a time span has no confidence of its own."
    return "\n".join([note, "", "| property | values | meaning |", "|---|---|---|", *rows, ""])


def _values(graph: Graph, kind: URIRef) -> str:
    used = next(term for term in OBJECT_PROPERTIES if kind in _members(graph, term, RDFS.range))
    rows = [
        f"| `{_short(graph, value)}` | {_flat(graph.value(value, RDFS.comment))} |"
        for value, of in VALUES.items()
        if of == kind
    ]
    head = f"### {_short(graph, kind)}\n\n{_flat(graph.value(kind, RDFS.comment))} Given by `{_short(graph, used)}`.\n"
    return "\n".join([head, "| value | meaning |", "|---|---|", *rows, ""])


def _borrowed(graph: Graph) -> str:
    rows = [
        f"| `{_short(graph, term)}` | {_flat(graph.value(term, SKOS.scopeNote))} |"
        for term in ORDER
        if (term, SKOS.scopeNote, None) in graph
    ]
    return "\n".join(["| property | in an export |", "|---|---|", *rows, ""])


def _alignments(graph: Graph) -> str:
    rows = [
        f"| `{_short(graph, term)}` | {kind} | {', '.join(f'`{item}`' for item in found)} |"
        for term in (*CLASSES, *_PROPERTIES)
        for kind, found in _aligned(graph, term)
    ]
    return "\n".join(["| term | is | of other vocabularies |", "|---|---|---|", *rows, "", *_prefixes(graph, rows), ""])


def _aligned(graph: Graph, term: URIRef) -> Iterator[tuple[str, list[str]]]:
    for kind, predicates in (("a kind of", (RDFS.subClassOf, RDFS.subPropertyOf)), ("close to", (SKOS.closeMatch,))):
        others = {item for predicate in predicates for item in graph.objects(term, predicate) if item not in KG}
        if others:
            yield kind, sorted(_short(graph, item) for item in others)


def _prefixes(graph: Graph, rows: Iterable[str]) -> Iterator[str]:
    text = "".join(rows)
    for prefix, namespace in sorted(graph.namespaces()):
        if f"`{prefix}:" in text:
            yield f"- `{prefix}:` {namespace}"


def _members(graph: Graph, term: URIRef, predicate: URIRef) -> list[Node]:
    """The classes of a domain or range, a union taken apart."""
    value = graph.value(term, predicate)
    union = None if value is None else graph.value(value, OWL.unionOf)
    return list(Collection(graph, union)) if union is not None else [value] if value is not None else []


def _short(graph: Graph, term: Node) -> str:
    text = str(term)
    matches = [(prefix, str(namespace)) for prefix, namespace in graph.namespaces() if text.startswith(namespace)]
    prefix, namespace = max(matches, key=lambda match: len(match[1]))
    return f"{prefix}:{text.removeprefix(namespace)}"


def _flat(text: Node | None) -> str:
    if text is None:
        raise ValueError("the ontology lacks a text")
    return " ".join(str(text).split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
