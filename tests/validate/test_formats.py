"""A report in each format."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SH

from kgexport.errors import OutputError
from kgexport.rdf.namespaces import KG
from kgexport.validate.formats import FORMATS, as_json, as_table, as_turtle, human
from kgexport.validate.shacl import Report, Severity, ValidationResult, load_shapes, validate

EXAMPLES = Path(__file__).parent / "examples"
ID = "https://w3id.org/kgexport/id/"
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
EMPTY = Report(results=(), checked=0)


def result(**changed):
    values = {
        "document": "tale", "focus_node": URIRef(ID + "claim-a"), "path": KG.stance, "value": KG.Wonders,
        "severity": Severity.VIOLATION, "message": "A stance is needed.",
        "source_shape": URIRef("https://w3id.org/kgexport/shapes#Claim-stance"), "component": SH.InConstraintComponent,
    }  # fmt: skip
    return ValidationResult(**{**values, **changed})


WRONG = (
    "Meeting/invalid/claimed", "SanctionAct/invalid/party", "Document/invalid/mentions-inside", "Mention/invalid/begin",
    "Typed/invalid/blank-node", "Claim/invalid/cited-by-other",
)  # fmt: skip


@pytest.fixture(scope="module")
def wrong() -> Report:
    """A report with paths of all kinds, both severities, and a blank node."""
    data = Graph().parse(EXAMPLES / "base.ttl", format="turtle")
    for name in WRONG:
        data.parse(EXAMPLES / f"{name}.ttl", format="turtle")
    return validate(data, load_shapes())


def test_in_words():
    report = Report(
        results=(
            result(),
            result(focus_node=URIRef(ID + "claim-b"), value=None, component=SH.MinCountConstraintComponent),
            result(focus_node=URIRef(ID + "claim-c"), value=None, component=SH.MaxCountConstraintComponent),
            result(severity=Severity.WARNING, message="He cites himself.", path=None, value=None),
            result(document=None, focus_node=URIRef("https://example.org/x"), value=Literal("no")),
        ),
        checked=12,
    )
    assert human(report) == (
        "tale\n"
        "  violation: A stance is needed.\n"
        "    kgid:claim-a  kg:stance kg:Wonders\n"
        "    kgid:claim-b  kg:stance is missing\n"
        "    kgid:claim-c  kg:stance has too many values, or they contradict each other\n"
        "  warning: He cites himself.\n"
        "    kgid:claim-a\n"
        "\n"
        "(no document)\n"
        "  violation: A stance is needed.\n"
        '    <https://example.org/x>  kg:stance "no"\n'
        "\n"
        "The data do not conform: 4 violations, 1 warning, 12 things checked.\n"
    )


def test_in_words_many_nodes_are_counted():
    report = Report(results=tuple(result(focus_node=URIRef(f"{ID}c{n}")) for n in range(25)), checked=25)
    lines = human(report).splitlines()
    assert lines[11:] == ["    kgid:c9  kg:stance kg:Wonders", "    and 15 more", "",
                          "The data do not conform: 25 violations, 25 things checked."]  # fmt: skip


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (Report(results=(), checked=1), "The data conform: 1 thing checked.\n"),
        (Report(results=(result(severity=Severity.INFO),), checked=3), "The data conform: 1 info, 3 things checked.\n"),
        (EMPTY, "Nothing was checked: the data have nothing of kgexport's vocabulary.\n"),
    ],
)
def test_the_last_line_says_how_it_went(report, words):
    assert human(report).splitlines(keepends=True)[-1] == words


def test_as_a_table():
    assert as_table(Report(results=(result(),), checked=1)).splitlines() == [
        "severity   document  node          path       value       message              shape",
        "---------  --------  ------------  ---------  ----------  -------------------  ----------------",
        "violation  tale      kgid:claim-a  kg:stance  kg:Wonders  A stance is needed.  kgs:Claim-stance",
    ]


def test_as_json():
    assert json.loads(as_json(Report(results=(result(), result(value=Literal("x", lang="en"))), checked=2))) == {
        "conforms": False,
        "checked": 2,
        "results": [
            {
                "severity": "violation",
                "document": "tale",
                "focusNode": ID + "claim-a",
                "path": "kg:stance",
                "value": value,
                "message": "A stance is needed.",
                "sourceShape": "https://w3id.org/kgexport/shapes#Claim-stance",
                "component": "http://www.w3.org/ns/shacl#InConstraintComponent",
            }
            for value in (
                {"type": "uri", "value": str(KG.Wonders)},
                {"type": "literal", "value": "x", "xml:lang": "en"},
            )
        ],
    }


def test_turtle_reads_back_as_the_report(wrong):
    assert isomorphic(Graph().parse(data=as_turtle(wrong), format="turtle"), wrong.to_graph())


def test_the_report_graph_is_what_pyshacl_reports(wrong):
    graph = wrong.to_graph()
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == Literal(False)
    assert len(list(graph.objects(report, SH.result))) == len(wrong.results)
    for predicate in (SH.focusNode, SH.resultSeverity, SH.resultMessage, SH.sourceShape, SH.sourceConstraintComponent):
        assert len(list(graph.subject_objects(predicate))) == len(wrong.results)
    paths = set(graph.objects(None, SH.resultPath))
    assert any(graph.value(path, SH.inversePath) == KG.about for path in paths)
    assert any(graph.value(path, SH.alternativePath) is not None for path in paths)


def test_conforming_data_make_a_report_that_conforms():
    turtle = as_turtle(Report(results=(), checked=3))
    graph = Graph().parse(data=turtle, format="turtle")
    assert list(graph.objects(None, SH.conforms)) == [Literal(True)]
    assert "a sh:ValidationReport" in turtle


@pytest.mark.parametrize("name", ["human", "table", "json", "turtle"])
def test_nothing_acts_on_a_terminal(name):
    evil = "\x1b[31m gnihton \u202e\u2066\r\n\t\x00"
    report = Report(
        results=(result(document=evil, value=Literal(evil), message=evil, severity=Severity.VIOLATION),), checked=1
    )
    text = FORMATS[name](report)
    assert not {unicodedata.category(character) for character in text if character != "\n"} & HIDDEN
    assert "gnihton" in text


@pytest.mark.parametrize("name", ["human", "table", "json"])
def test_terms_that_turtle_cannot_hold_are_shown(name):
    report = Report(results=(result(focus_node=URIRef("not an iri>"), value=Literal("\ud800")),), checked=1)
    assert "not an iri" in FORMATS[name](report)
    FORMATS[name](report).encode()


def test_turtle_refuses_what_it_cannot_hold():
    with pytest.raises(OutputError, match="not an absolute IRI"):
        as_turtle(Report(results=(result(focus_node=URIRef("not an iri>")),), checked=1))


def test_messages_are_wrapped_to_the_terminal():
    text = human(Report(results=(result(message="word " * 40),), checked=1), width=50)
    assert max(map(len, text.splitlines())) <= 68
    assert all(len(line) <= 50 for line in text.splitlines() if "word" in line)
