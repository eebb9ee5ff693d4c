"""`validate`, `query`, `ontology`, `shapes` and `info`: what they print, and how they end."""

from __future__ import annotations

import gzip
import json

import pytest
from rdflib import Dataset, Graph
from rdflib.namespace import OWL, RDF, SH

from kgexport.cli.data import MAX_UNPACKED
from kgexport.cli.query import ANSWER_FORMATS
from kgexport.query import formats
from kgexport.query.questions import questions
from kgexport.rdf.namespaces import KG
from kgexport.rdf.packed import MAX_UNPACKED_BYTES

PREFIXES = """
@prefix kg: <https://w3id.org/kgexport/ns#> .
@prefix kgid: <https://w3id.org/kgexport/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DOCUMENT = (
    PREFIXES
    + f"""
kgid:document-a a kg:Document ; dcterms:identifier "a" ; kg:length 12 ; kg:sha256 "{"0" * 64}" .
"""
)
PERSON = """
kgid:person-ann-lee a kg:Person ; rdfs:label "Ann Lee" ; kg:confidence 0.9 ; kg:mention kgid:mention-a_0-7 .
kgid:mention-a_0-7 a kg:Mention ; kg:document kgid:document-a ; kg:begin 0 ; kg:end 7 ; kg:text "Ann Lee" .
"""
NAMELESS = PERSON.replace('rdfs:label "Ann Lee" ; ', "")


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.ttl"
    path.write_text(DOCUMENT + PERSON)
    return path


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "bad.ttl"
    path.write_text(DOCUMENT + NAMELESS)
    return path


def test_validate_says_whether_data_conform(without_model, good, bad):
    result = without_model("validate", good)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("The data conform")
    result = without_model("validate", bad)
    assert result.exit_code == 1
    assert "kgid:person-ann-lee" in result.stdout
    assert "The data do not conform" in result.stdout


def test_validate_reads_several_files_and_the_standard_input(without_model, tmp_path):
    (tmp_path / "document.nt").write_text(Graph().parse(data=DOCUMENT).serialize(format="nt"))
    (tmp_path / "person.ttl.gz").write_bytes(gzip.compress((PREFIXES + PERSON).encode()))
    assert without_model("validate", tmp_path / "person.ttl.gz").exit_code == 1
    assert without_model("validate", tmp_path / "document.nt", tmp_path / "person.ttl.gz").exit_code == 0
    assert without_model("validate", "-", tmp_path / "document.nt", stdin=PREFIXES + PERSON).exit_code == 0
    triples = Graph().parse(data=DOCUMENT + PERSON).serialize(format="nt")
    assert without_model("validate", "-", "--from", "nt", stdin=triples).exit_code == 0
    (tmp_path / "unnamed").write_text(triples)
    assert without_model("validate", tmp_path / "unnamed", "--from", "nt").exit_code == 0
    (tmp_path / "unnamed.gz").write_bytes(gzip.compress(triples.encode()))
    assert without_model("validate", tmp_path / "unnamed.gz", "--from", "nt").exit_code == 0


@pytest.mark.parametrize("command", [["validate"], ["report"], ["query", "--name", "people"]])
def test_what_a_packed_file_unpacks_to_has_a_limit(without_model, tmp_path, command):
    path = tmp_path / "large.nt.gz"
    lines = (f'<urn:a> <urn:b> "{number:x}" .\n' for number in range(60_000))
    path.write_bytes(gzip.compress("".join(lines).encode()))
    result = without_model(*command, path, "--max-unpacked", "1")
    assert (result.exit_code, result.stdout) == (3, "")
    assert f"cannot read {path}: it unpacks to more than 1,000,000 bytes; --max-unpacked allows more" in result.stderr


def test_the_limit_of_the_commands_is_that_of_the_readers():
    assert MAX_UNPACKED * 1_000_000 == MAX_UNPACKED_BYTES


def test_validate_takes_either_engine(without_model, good, bad):
    pytest.importorskip("pyshacl_turbo")
    for name in ("pyshacl", "turbo"):
        assert without_model("validate", good, "--validator", name).exit_code == 0
        assert without_model("validate", bad, "--validator", name).exit_code == 1
    result = without_model("validate", good, "--validator", "quick")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'quick' is not one of 'pyshacl', 'turbo'" in result.stderr


def test_validate_reports_for_programs(without_model, bad, tmp_path):
    report = json.loads(without_model("validate", bad, "-f", "json").stdout)
    assert report["conforms"] is False
    path = tmp_path / "report.ttl"
    result = without_model("validate", bad, "-f", "turtle", "-o", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert (None, RDF.type, SH.ValidationReport) in Graph().parse(path)
    assert without_model("validate", bad, "-f", "table").stdout.startswith("severity")


def test_validate_takes_more_shapes(without_model, good, tmp_path):
    shapes = tmp_path / "more.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kgexport/ns#> .\n"
        "<urn:test:shape> a sh:NodeShape ; sh:targetClass kg:Person ; sh:property <urn:test:property> .\n"
        "<urn:test:property> sh:path kg:honorific ; sh:minCount 1 ; sh:message 'A person here has a title.' ."
    )
    result = without_model("validate", good, "-s", shapes)
    assert result.exit_code == 1
    assert "A person here has a title." in result.stdout


def test_validate_warns_when_there_is_nothing_to_check(without_model, tmp_path):
    (tmp_path / "other.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    result = without_model("validate", tmp_path / "other.ttl", "-f", "json")
    assert result.exit_code == 0
    assert "nothing was checked: the data have nothing of kgexport's vocabulary" in result.stderr


@pytest.mark.parametrize("command", [("validate",), ("query", "--name", "timeline")])
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.ttl", None, "No such file or directory"),
        ("broken.ttl", "<urn:a> <urn:b>", "not valid Turtle"),
        ("data.csv", "a,b", "no RDF format has the suffix '.csv'"),
        ("packed.nt.gz", "no gzip", "cannot read"),
        ("binary.ttl", b"\xff\x00", "not UTF-8"),
    ],
)
def test_data_that_cannot_be_read_end_with_3_and_one_line(without_model, tmp_path, command, name, content, says):
    if content is not None:
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    result = without_model(command[0], tmp_path / name, *command[1:])
    assert (result.exit_code, result.stdout) == (3, "")
    (line,) = result.stderr.splitlines()
    assert name in line
    assert says in line


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["validate"], 2, "Missing argument 'DATA...'"),
        (["validate", "GOOD", "-f", "html"], 2, "'html' is not one of 'human', 'table', 'json', 'turtle'"),
        (["validate", "GOOD", "-s", "nowhere.ttl"], 2, "shapes nowhere.ttl: No such file or directory"),
        (["validate", "GOOD", "-o", "no/where"], 5, "there is no folder"),
        (["query"], 2, "what to ask is missing"),
        (["query", "GOOD"], 2, "what to ask is missing: give QUERY behind DATA, or --file, or --name"),
        (["query", "--name", "timeline"], 2, "Missing argument 'DATA...'"),
        (["query", "GOOD", "--name", "nothing"], 2, "there is no question 'nothing'; known: about, citations,"),
        (["query", "GOOD", "--name", "timeline", "--file", "a.rq"], 2, "--name and --file exclude each other"),
        (["query", "GOOD", "-p", "a=b", "ASK {}"], 2, "-p is for a named question"),
        (["query", "GOOD", "--name", "timeline", "-p", "from"], 2, "-p from: write KEY=VALUE"),
        (["query", "GOOD", "--name", "timeline", "-p", "from=May"], 2, "'May' is not a day"),
        (["query", "nowhere.ttl", "--name", "evidence"], 2, "question evidence needs iri"),
        (["query", "GOOD", "--file", "nowhere.rq"], 2, "cannot read the query nowhere.rq: No such file or directory"),
        (["query", "-", "--file", "-"], 2, "the standard input cannot be both the data and the query"),
        (["query", "GOOD", "SELECT"], 2, "not valid SPARQL"),
        (["query", "GOOD", "DELETE WHERE { ?s ?p ?o }"], 2, "this is an update"),
        (["query", "GOOD", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"], 2, "SERVICE is refused"),
        (["query", "GOOD", "ASK {}", "-f", "csv"], 2, "csv"),
        (["query", "--show"], 2, "--show prints a named question: give its --name"),
        (["query", "--show", "--name", "nothing"], 2, "there is no question 'nothing'"),
        (["ontology", "-f", "csv"], 2, "'csv' is not one of"),
        (["ontology", "--context", "-f", "ttl"], 2, "--context is JSON-LD; leave out --format ttl"),
        (["shapes", "-o", "no/where"], 5, "there is no folder"),
    ],
)
def test_a_wrong_call_gives_its_code_and_one_line(without_model, good, args, code, says):
    result = without_model(*(good if argument == "GOOD" else argument for argument in args))
    assert (result.exit_code, result.stdout) == (code, "")
    (line,) = result.stderr.splitlines()
    assert says in line


def test_query_answers_sparql_of_the_argument_or_a_file(without_model, good, tmp_path):
    text = "SELECT ?label WHERE { ?person a kg:Person ; rdfs:label ?label }"
    result = without_model("query", good, text)
    assert (result.exit_code, result.stdout) == (0, "label\n-------\nAnn Lee\n")
    (tmp_path / "who.rq").write_text(text)
    assert without_model("query", good, "--file", tmp_path / "who.rq", "-f", "tsv").stdout == '?label\n"Ann Lee"\n'
    assert without_model("query", good, "--file", "-", "-f", "csv", stdin=text).stdout_bytes == b"label\r\nAnn Lee\r\n"
    assert (
        without_model("query", "-", text, "-f", "csv", stdin=DOCUMENT + PERSON).stdout_bytes == b"label\r\nAnn Lee\r\n"
    )


def test_query_asks_a_named_question_with_values(without_model, good, tmp_path):
    path = tmp_path / "answer.json"
    asked = ["--name", "evidence", "-p", "iri=kgid:person-ann-lee", "-f", "json"]
    result = without_model("query", good, *asked, "-o", path)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    rows = json.loads(path.read_text())["results"]["bindings"]
    assert "Ann Lee" in {cell["value"] for row in rows for cell in row.values()}


def test_query_lists_and_shows_the_questions(without_model):
    listed = without_model("query", "--list").stdout
    assert [line.split()[0] for line in listed.splitlines()[2:] if not line.startswith(" ")] == list(questions())
    for name, question in questions().items():
        assert without_model("query", "--name", name, "--show").stdout == question.text


def test_the_formats_of_query_are_those_there_are():
    assert tuple(formats.FORMATS) == ANSWER_FORMATS


@pytest.mark.parametrize(("command", "kind"), [("ontology", OWL.Class), ("shapes", SH.NodeShape)])
@pytest.mark.parametrize("format", [None, "nt", "jsonld", "rdf", "nq", "trig"])
def test_what_is_shipped_is_printed_in_every_format(without_model, tmp_path, command, kind, format):
    printed = without_model(command, *(["-f", format] if format else []))
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert without_model(command, *(["-f", format] if format else [])).stdout == printed.stdout
    suffix = format or "ttl"
    written = tmp_path / f"out.{suffix}"
    assert without_model(command, "-o", written).exit_code == 0
    assert written.read_text() == printed.stdout
    names = {"rdf": "xml", "jsonld": "json-ld", "ttl": "turtle", "nq": "nquads"}
    dataset = Dataset(default_union=True)
    dataset.parse(data=printed.stdout, format=names.get(suffix, suffix))
    assert (None, RDF.type, kind) in dataset


def test_shipped_turtle_is_as_written(without_model):
    from kgexport.resources import ontology_file

    assert without_model("ontology").stdout == ontology_file().read_text(encoding="utf-8")
    assert (KG.Meeting, RDF.type, OWL.Class) in Graph().parse(data=without_model("ontology").stdout)


def test_info_tells_versions_model_and_settings(without_model):
    result = without_model("info", environment={"KGEXPORT_EXPORT_MODEL": "x\x1b[2J"})
    assert result.exit_code == 0
    facts = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert facts["kgexport"] == "0.1.0"
    assert facts["spacy"] == "3.8.7"
    assert facts["model"].startswith("en_core_web_md 3.7.1 in ")
    assert facts["KGEXPORT_EXPORT_MODEL"] == "x\\u001b[2J"


def test_info_is_json_for_programs_and_tells_a_missing_model(without_model):
    result = without_model("info", "-f", "json", "--model", "nowhere_md")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["model"].startswith("the language model 'nowhere_md' is not installed")
