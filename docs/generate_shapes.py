"""Write `docs/shapes.md` from the shapes: `python docs/generate_shapes.py`.

A test compares the page with what this module makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.namespace import RDFS, SH, XSD
from rdflib.term import Node

from kgexport.query.terms import short_name
from kgexport.resources import files_of, shapes_folder
from kgexport.validate.paths import path_text, read_path
from kgexport.validate.shapes import load_shapes

PAGE = Path(__file__).with_name("shapes.md")

_TITLES = {
    "claims.ttl": "Claims",
    "entities.ttl": "Entities and positions",
    "events.ttl": "Events, sanctions and times",
    "evidence.ttl": "Evidence, and what holds for everything",
}

_HEAD = """\
# The shapes

Every export is held against these [SHACL](https://www.w3.org/TR/shacl/) shapes before it is written; what does not
conform is not written. `kgexport validate` holds any RDF against them, `kgexport shapes` prints them. They lie in the
folder `shapes/` of the repository and travel in the wheel. The prefix `kgs:` stands for
`https://w3id.org/kgexport/shapes#`.

They are SHACL Core throughout, so any SHACL engine runs them; kgexport runs pySHACL, without inference. Nearly all are
closed: a property that the vocabulary does not give a thing is a violation. A result of severity violation makes data
not conform; a warning does not.

The shapes say what one graph can say of itself. That the words of a mention are those of the text at its offsets is
checked where the text is at hand, when the graph is made.

## Your own shapes

`kgexport validate -s FILE` and `kgexport export --shapes FILE` add shapes in Turtle or N-Triples to these. A file in
which something would be passed over without a word is an error: no shape in it, a term that SHACL does not have, a
shape that is referred to and nowhere described, a feature beyond SHACL Core and SHACL-SPARQL (rules, SPARQL targets,
JavaScript), a query that is no SPARQL or that leaves the data by `SERVICE`. Imports are not followed.

```turtle
@prefix ex: <https://example.org/shapes#> .
@prefix kg: <https://w3id.org/kgexport/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .

ex:DatedMeeting a sh:NodeShape ;
    sh:targetClass kg:Meeting ;
    sh:property ex:DatedMeeting-time .

ex:DatedMeeting-time a sh:PropertyShape ;
    sh:path kg:time ;
    sh:minCount 1 ;
    sh:severity sh:Warning ;
    sh:message "The text does not say when they met." .
```

In Python:

```python
from pathlib import Path
from kgexport.validate.shacl import load_shapes, validate

report = validate(graph, load_shapes([Path("mine.ttl")]))
for result in report.results:
    print(result.severity, result.document, result.focus_node, result.path_text, result.message)
```
"""


def page() -> str:
    """The page, in Markdown."""
    graph = load_shapes().graph
    parts = [_HEAD]
    for name, text in files_of(shapes_folder(), suffix=".ttl"):
        parts.append(f"## {_TITLES[name]}\n")
        own = Graph().parse(data=text, format="turtle")
        for shape in sorted(own.subjects(SH.property, None, unique=True), key=lambda node: text.index(_head_of(node))):
            parts.append(_node_shape(graph, shape))
    return "\n".join(parts)


def _head_of(shape: Node) -> str:
    return f"{short_name(str(shape))}\n    a sh:NodeShape"


def _node_shape(graph: Graph, shape: Node) -> str:
    name = short_name(str(shape))
    lines = [f"### {graph.value(shape, RDFS.label)}\n", f"`{name}`: {graph.value(shape, RDFS.comment)}\n"]
    lines.append(f"For {_targets(graph, shape)}.{' Closed.' if (shape, SH.closed, Literal(True)) in graph else ''}\n")
    own = [rule for rule in _rules(graph, shape) if rule != "closed"]
    if own:
        lines.append(f"The thing itself: {', '.join(own)}. {graph.value(shape, SH.message)}\n")
    lines += ["| shape | property | rules | says |", "|---|---|---|---|"]
    for inner in sorted(graph.objects(shape, SH.property), key=lambda node: _order(graph, shape, node)):
        path = path_text(read_path(graph, _value(graph, inner, SH.path))).replace("|", "\\|")
        rules = ", ".join(_rules(graph, inner))
        severity = short_name(str(graph.value(inner, SH.severity))).removeprefix("sh:")
        warning = "" if severity == "Violation" else f"{severity}: "
        message = f"{warning}{graph.value(inner, SH.message)}"
        lines.append(f"| `{short_name(str(inner))}` | `{path}` | {rules} | {message} |")
    return "\n".join([*lines, ""])


def _order(graph: Graph, shape: Node, inner: Node) -> tuple[bool, str]:
    return not str(inner).startswith(f"{shape}-"), short_name(str(inner))


def _targets(graph: Graph, shape: Node) -> str:
    classes = [f"each `{short_name(str(kind))}`" for kind in graph.objects(shape, SH.targetClass)]
    subjects = sorted(f"`{short_name(str(name))}`" for name in graph.objects(shape, SH.targetSubjectsOf))
    objects = sorted(f"`{short_name(str(name))}`" for name in graph.objects(shape, SH.targetObjectsOf))
    parts = classes
    if subjects:
        parts.append(f"whatever has {', '.join(subjects)}")
    if objects:
        parts.append(f"whatever is the value of {', '.join(objects)}")
    return "; and ".join(parts)


def _rules(graph: Graph, shape: Node) -> Iterator[str]:
    low, high = graph.value(shape, SH.minCount), graph.value(shape, SH.maxCount)
    if low is not None or high is not None:
        yield f"{low or 0}..{high or 'n'}"
    for predicate, form in (
        (SH.datatype, "`{}`"),
        (SH["class"], "a `{}`"),
        (SH.nodeKind, "`{}`"),
        (SH.lessThan, "less than `{}`"),
        (SH.lessThanOrEquals, "at most `{}`"),
        (SH.disjoint, "other than `{}`"),
    ):
        for value in graph.objects(shape, predicate):
            yield form.format(short_name(str(value)))
    for predicate, form in ((SH.minInclusive, "from {}"), (SH.maxInclusive, "to {}"), (SH.minLength, "length from {}")):
        for value in graph.objects(shape, predicate):
            yield form.format(value)
    for value in graph.objects(shape, SH.pattern):
        yield "not empty" if str(value) == "\\S" else "a pattern"
    for members in graph.objects(shape, SH["in"]):
        yield "one of " + ", ".join(f"`{short_name(str(member))}`" for member in graph.items(members))
    if (shape, SH.closed, Literal("true", datatype=XSD.boolean)) in graph:
        yield "closed"


def _value(graph: Graph, subject: Node, predicate: Node) -> Node:
    value = graph.value(subject, predicate)
    assert value is not None
    return value


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
