"""Each folder of `cases` holds an article, its date if it has one, and the graph that must come of it.

`pytest tests/golden --update-golden` writes the graphs anew: read the difference before you commit it.
"""

from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import graph_diff, to_isomorphic

import kgexport

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def exported(case: Path, nlp) -> Graph:
    day = case / "date"
    dataset = kgexport.export(
        (case / "article.txt").read_text(encoding="utf-8"),
        date=date.fromisoformat(day.read_text(encoding="utf-8").strip()) if day.exists() else None,
        identifier=case.name,
        model=nlp,
    )
    graph = Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_article_becomes_its_graph(case, nlp, request):
    graph, path = exported(case, nlp), case / "graph.ttl"
    if request.config.getoption("--update-golden"):
        from kgexport.rdf.files import write_file

        write_file(graph, path, "ttl")
    expected = Graph().parse(path, format="turtle")
    if to_isomorphic(graph) != to_isomorphic(expected):
        _, missing, extra = graph_diff(expected, graph)
        lines = [f"- {line}" for line in sorted(missing.serialize(format="nt").splitlines()) if line]
        lines += [f"+ {line}" for line in sorted(extra.serialize(format="nt").splitlines()) if line]
        pytest.fail("\n".join(lines))
