"""`kgexport report`: what it writes, what it warns of, and how it ends."""

from __future__ import annotations

import json
import sys

import pytest
from click.testing import CliRunner

from kgexport.cli.main import cli
from kgexport.rdf.assemble import graph_of
from kgexport.rdf.files import write_file
from kgexport.rdf.iris import DEFAULT_BASE
from tests.query.story import LETTER, REPORT, letter, report


def run(*arguments, stdin=None):
    return CliRunner().invoke(cli, ["report", *map(str, arguments)], input=stdin)


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "case" / "graph.nq"
    path.parent.mkdir()
    write_file([graph_of(report), graph_of(letter)], path, "nq")
    return path


def test_it_writes_one_page(data, tmp_path):
    target = tmp_path / "report.html"
    result = run(data, "-o", target)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<h1><bdi>2 documents</bdi></h1>" in page
    assert "graph.nq" in page
    assert str(tmp_path) not in page
    assert "The data conform" in page
    assert run(data).stdout == page


def test_a_title_texts_and_counts_are_taken(data, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(REPORT)
    (tmp_path / "texts" / "b.jsonl").write_text(json.dumps({"id": "x", "text": LETTER}))
    (tmp_path / "summary.json").write_text('{"in": 3, "ok": 2, "failed": 1}')
    result = run(data, "--title", "Case <7>", "--text", tmp_path / "texts", "--summary", tmp_path / "summary.json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Case &lt;7&gt;" in result.stdout
    assert result.stdout.count("The whole text.") == 2
    assert "Export: failed" in result.stdout


def test_a_text_that_was_changed_is_told_of_and_not_shown(data, tmp_path):
    changed = tmp_path / "report.txt"
    changed.write_text(REPORT.replace("denied", "admitted"))
    result = run(data, "--text", changed)
    assert result.exit_code == 0
    assert "is the text of no document of the data, first report.txt" in result.stderr
    assert "no text was found for 2 of the documents" in result.stderr
    assert "admitted" not in result.stdout


def test_what_does_not_conform_is_reported_as_such(data, tmp_path):
    broken = tmp_path / "broken.ttl"
    write_file(graph_of(letter), broken, "ttl")
    broken.write_text(broken.read_text().replace('    rdfs:label "Dora Vale" ;\n', ""))
    result = run(broken)
    assert result.exit_code == 0
    assert "the data do not conform to the shapes; the report tells where" in result.stderr
    assert "The data do not conform" in result.stdout
    assert "violation" in result.stdout


def test_the_standard_input_is_read(data):
    result = run("-", "--from", "nq", stdin=data.read_bytes())
    assert result.exit_code == 0
    assert "the standard input" in result.stdout


@pytest.mark.parametrize(
    ("content", "arguments", "code", "told"),
    [
        ("", [], 3, "there is no document in the data"),
        ("<a> <b> .", [], 3, "line 1: not valid Turtle"),
        (None, ["--text", "missing.txt"], 3, "--text: "),
        (None, ["--summary", "missing.json"], 3, "cannot read missing.json"),
        (None, ["-o", "missing/report.html"], 5, "there is no folder"),
        (None, ["-s", "missing.ttl"], 2, "shapes missing.ttl"),
    ],
)
def test_how_it_ends(tmp_path, data, monkeypatch, content, arguments, code, told):
    monkeypatch.chdir(tmp_path)
    given = data
    if content is not None:
        given = tmp_path / "given.ttl"
        given.write_text(content)
    result = run(given, *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr


@pytest.mark.parametrize("content", ["[1]", "{", '"x"'])
def test_a_summary_that_is_none_is_refused(data, tmp_path, content):
    summary = tmp_path / "summary.json"
    summary.write_text(content)
    assert run(data, "--summary", summary).exit_code == 3


def test_too_many_documents_are_sent_to_the_store(tmp_path):
    many = tmp_path / "many.ttl"
    many.write_text(
        "@prefix kg: <https://w3id.org/kgexport/ns#> .\n"
        + "".join(f"<{DEFAULT_BASE}document-{number}> a kg:Document .\n" for number in range(201))
    )
    result = run(many)
    assert result.exit_code == 2
    assert "the data hold 201 documents, and one page holds at most 200" in result.stderr
    assert "kgexport load DATA --store DIR" in result.stderr


@pytest.mark.parametrize("missing", [("jinja2",), ("jinja2", "markupsafe")], ids=" and ".join)
def test_without_jinja2_it_says_what_to_install(data, monkeypatch, missing):
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("kgexport.report.make", "kgexport.report.render", "kgexport.view.html"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    result = run(data)
    assert result.exit_code == 2
    assert "pip install 'kgexport[report]'" in result.stderr
