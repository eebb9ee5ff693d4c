"""`kgexport export`: exit codes, both streams, and what is in the files, for good and for bad input."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Literal
from rdflib.namespace import DCTERMS, RDF

from kgexport.cli import console
from kgexport.rdf.namespaces import KG
from tests.cli.conftest import NEWS

REFUSING = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix kg: <https://w3id.org/kgexport/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<urn:test:shape> a sh:NodeShape ; sh:targetClass kg:Document ; sh:property <urn:test:property> .
<urn:test:property> a sh:PropertyShape ; sh:path dcterms:identifier ; sh:pattern "^[^x]" ; sh:severity sh:@ ;
    sh:message "No identifier begins with x." .
"""


def identifiers(path):
    graph = Dataset(default_union=True)
    graph.parse(path)
    return sorted(str(value) for value in graph.objects(None, DCTERMS.identifier))


def counts(path):
    return json.loads(Path(path).read_text())


def lines(path):
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(NEWS)
    return folder


def test_a_file_becomes_turtle_on_the_standard_output(kgexport, news):
    result = kgexport("export", news / "good.txt", "--date", "2020-05-04")
    assert result.exit_code == 0
    graph = Graph().parse(data=result.stdout, format="turtle")
    (document,) = graph.subjects(RDF.type, KG.Document)
    assert graph.value(document, DCTERMS.identifier) == Literal("good.txt")
    assert str(graph.value(document, DCTERMS.issued)) == "2020-05-04"
    assert {str(graph.value(person, KG.confidence) is not None) for person in graph.subjects(RDF.type, KG.Person)}
    assert result.stderr == "kgexport: 1 of 1 exported: the standard output\n"


@pytest.mark.parametrize(
    ("name", "option", "begin"),
    [
        ("g.ttl", (), b"@prefix"),
        ("g.nt", (), b"<https://w3id.org/kgexport/id/"),
        ("g.trig", (), b"@prefix"),
        ("g.jsonld", (), b"{"),
        ("g.rdf", (), b"<?xml"),
        ("g.unknown", (), b"@prefix"),
        ("g.ttl", ("-f", "nt"), b"<https://w3id.org/kgexport/id/"),
    ],
)
def test_the_format_is_the_option_or_the_suffix_or_turtle(kgexport, news, tmp_path, name, option, begin):
    path = tmp_path / name
    result = kgexport("export", news, "-o", path, *option)
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_bytes().startswith(begin)
    assert result.stderr == f"kgexport: 1 of 1 exported: {path}\n"


def test_a_packed_output_has_the_format_of_its_inner_suffix(kgexport, news, tmp_path):
    path = tmp_path / "g.nq.gz"
    assert kgexport("export", news, "-o", path).exit_code == 0
    assert b" <https://w3id.org/kgexport/id/document-good.txt> .\n" in gzip.decompress(path.read_bytes())


@pytest.mark.parametrize("output", ["g.ttl", "g.nq"])
def test_same_input_same_bytes(kgexport, news, tmp_path, output):
    (news / "more.jsonl").write_text("\n".join(json.dumps({"text": NEWS * n, "id": str(n)}) for n in range(1, 4)))
    first, second = tmp_path / output, tmp_path / f"again-{output}"
    assert kgexport("export", news, "-o", first).exit_code == 0
    assert kgexport("export", news, "-o", second).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_standard_input_is_text_or_what_is_said(kgexport):
    result = kgexport("export", "-", "-f", "nt", stdin=NEWS)
    assert (result.exit_code, "document-stdin>" in result.stdout) == (0, True)
    result = kgexport("export", "-", "--from", "jsonl", "-f", "nt", stdin=json.dumps({"id": "a", "text": NEWS}))
    assert (result.exit_code, "document-a>" in result.stdout) == (0, True)


BAD_FILES = {
    "empty.txt": (b"", "the text is empty"),
    "binary.txt": (b"\x7fELF\x02\x00\x00", "it is binary data, not text (there is a zero byte)"),
    "latin.txt": ("Zoë".encode("latin-1"), "it is not valid UTF-8: byte 0xeb at offset 2; convert it to UTF-8"),
    "photo.png": (b"\x89PNG", "unknown suffix '.png'"),
    "missing.txt": (None, "there is no such file or folder"),
    "rows.jsonl": (b"[1]\n", "the line is no JSON object but an array"),
    "broken.txt.gz": (b"\x1f\x8b\x08\x00", "the gzip data are damaged"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_input_fails_alone_and_the_good_document_is_exported(kgexport, news, tmp_path, name):
    content, reason = BAD_FILES[name]
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    graph, summary, failures = tmp_path / "g.ttl", tmp_path / "s.json", tmp_path / "f.jsonl"
    result = kgexport("export", bad, news, "-o", graph, "--summary", summary, "--failures", failures)
    assert result.exit_code == 4
    assert identifiers(graph) == ["good.txt"]
    assert counts(summary) == {"in": 2, "ok": 1, "failed": 1, "skipped": 0, "duplicate": 0, "warnings": 0}
    place = f"{bad}:1" if name.endswith("jsonl") else str(bad)
    (failure,) = lines(failures)
    assert (failure["source"], failure["stage"]) == (place, "read")
    assert failure["id"] == place.removeprefix(f"{tmp_path}/")
    assert failure["reason"].startswith(reason)
    error, end = result.stderr.splitlines()
    assert error.startswith(f"kgexport: error: {place}: {reason}")
    assert end == f"kgexport: 1 of 2 exported, 1 failed: {graph}"


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_input_alone_ends_with_3_and_writes_nothing(kgexport, tmp_path, name):
    content, _ = BAD_FILES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    graph, summary, failures = tmp_path / "g.ttl", tmp_path / "s.json", tmp_path / "f.jsonl"
    graph.write_text("as it was")
    result = kgexport("export", tmp_path / name, "-o", graph, "--summary", summary, "--failures", failures)
    assert result.exit_code == 3
    assert graph.read_text() == "as it was"
    assert counts(summary) == {"in": 1, "ok": 0, "failed": 1, "skipped": 0, "duplicate": 0, "warnings": 0}
    assert len(lines(failures)) == 1
    assert result.stderr.splitlines()[-1] == "kgexport: error: no usable input, nothing was written"


def test_a_folder_without_documents_ends_with_3(kgexport, tmp_path):
    (tmp_path / "photo.png").write_bytes(b"x")
    result = kgexport("export", tmp_path)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"kgexport: error: no usable input, nothing was written: no document in {tmp_path}\n"


def test_json_lines_fail_one_by_one(kgexport, tmp_path):
    rows = tmp_path / "rows.jsonl"
    good = json.dumps({"id": "a", "text": NEWS})
    other = json.dumps({"id": "a", "text": "Cy Hill lives in Rome."})
    rows.write_bytes(
        "\n".join([good, "3", '{"id": "b"}', good, other, '{"id": "c", "text": "\xff"}']).encode("latin-1")
    )
    graph, summary, failures = tmp_path / "g.ttl", tmp_path / "s.json", tmp_path / "f.jsonl"
    result = kgexport("export", rows, "-o", graph, "--summary", summary, "--failures", failures)
    assert result.exit_code == 4
    assert identifiers(graph) == ["a"]
    assert counts(summary) == {"in": 6, "ok": 1, "failed": 4, "skipped": 0, "duplicate": 1, "warnings": 0}
    assert [(row["id"], row["source"]) for row in lines(failures)] == [
        ("rows.jsonl:2", f"{rows}:2"),
        ("b", f"{rows}:3"),
        ("a", f"{rows}:5"),
        ("rows.jsonl:6", f"{rows}:6"),
    ]
    assert result.stderr.splitlines()[-1].endswith("1 of 6 exported, 4 failed, 1 read twice: " + str(graph))


def test_what_a_folder_skips_is_counted_and_named_with_v(kgexport, news, tmp_path):
    (news / "photo.png").write_bytes(b"x")
    (news / ".hidden").write_bytes(b"x")
    summary = tmp_path / "s.json"
    result = kgexport("export", news, "--summary", summary, "-o", tmp_path / "g.ttl")
    assert result.exit_code == 0
    assert counts(summary) == {"in": 3, "ok": 1, "failed": 0, "skipped": 2, "duplicate": 0, "warnings": 0}
    assert "2 files or folders were skipped: -v names them" in result.stderr
    result = kgexport("export", "-v", news, "-o", tmp_path / "g.ttl")
    assert f"kgexport: skipped {news / '.hidden'}: hidden" in result.stderr
    assert f"kgexport: skipped {news / 'photo.png'}: unknown suffix '.png'" in result.stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--date", "2020-13-01"), "Invalid value for '--date': '2020-13-01' is no day of the calendar"),
        (("--date", "yesterday"), "Invalid value for '--date': 'yesterday' is no date of the form YYYY-MM-DD"),
        (("--date", ""), "Invalid value for '--date': '' is no date of the form YYYY-MM-DD"),
        (("-f", "xml"), "Invalid value for '-f' / '--format': 'xml' is not one of 'ttl', 'nt', 'nq', 'trig',"),
        (("--from", "doc"), "Invalid value for '--from': 'doc' is not one of 'csv', 'eml', 'html', 'jsonl', 'mbox',"),
        (("--model", "nowhere_md"), "the language model 'nowhere_md' is not installed"),
        (("--base", "no iri"), "no iri"),
        (("--lexicon", "nowhere.toml"), "lexicon nowhere.toml: No such file or directory"),
        (("--shapes", "nowhere.ttl"), "shapes nowhere.ttl: No such file or directory"),
        (("--shapes", "a.ttl", "--no-validate"), "--shapes and --no-validate exclude each other"),
        (("--summary", "-"), "only one of -o, --summary and --failures can be the standard output"),
        (("--nonsense",), "No such option"),
    ],
)
def test_a_wrong_option_ends_with_2_and_one_line(kgexport, news, args, says):
    result = kgexport("export", news, *args)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("kgexport: error: ")
    assert says in line


@pytest.mark.parametrize("option", ["-o", "--summary", "--failures"])
def test_an_output_that_cannot_be_ends_with_5_before_any_work(without_model, news, tmp_path, option):
    result = without_model("export", news, option, tmp_path / "no" / "g.ttl", "--model", "nowhere_md")
    assert (result.exit_code, result.stdout) == (5, "")
    expected = f"cannot write {tmp_path}/no/g.ttl: there is no folder {tmp_path}/no; make it first"
    assert result.stderr == f"kgexport: error: {expected}\n"
    result = without_model("export", news, option, tmp_path)
    assert (result.exit_code, result.stderr) == (
        5,
        f"kgexport: error: cannot write {tmp_path}: it is a folder; name a file in it\n",
    )


def test_a_full_disk_ends_with_5(kgexport, news):
    result = kgexport("export", news, "-o", "/dev/full")
    assert result.exit_code == 5
    assert result.stderr == "kgexport: error: cannot write /dev/full: No space left on device\n"


@pytest.mark.parametrize(
    ("severity", "strict", "code", "exported"),
    [
        ("Violation", False, 4, ["good.txt"]),
        ("Violation", True, 1, ["good.txt"]),
        ("Warning", False, 0, ["good.txt", "x.txt"]),
        ("Warning", True, 1, ["good.txt", "x.txt"]),
    ],
)
def test_what_does_not_conform_is_withheld(kgexport, news, tmp_path, severity, strict, code, exported):
    (news / "x.txt").write_text(NEWS)
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(REFUSING.replace("@ ;", f"{severity} ;").replace("sh:@", f"sh:{severity}"))
    graph, summary, failures = tmp_path / "g.ttl", tmp_path / "s.json", tmp_path / "f.jsonl"
    options = ["-o", graph, "--summary", summary, "--failures", failures, "--shapes", shapes]
    result = kgexport("export", news, *options, *(["--strict"] if strict else []))
    assert result.exit_code == code
    assert identifiers(graph) == exported
    assert "No identifier begins with x." in result.stderr
    withheld = severity == "Violation"
    assert counts(summary)["failed"] == withheld
    assert counts(summary)["warnings"] == (not withheld)
    assert [row["stage"] for row in lines(failures)] == ["validate"] * withheld


def test_when_all_is_withheld_nothing_is_written(kgexport, tmp_path):
    (tmp_path / "x.txt").write_text(NEWS)
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(REFUSING.replace("sh:@", "sh:Violation"))
    result = kgexport("export", tmp_path / "x.txt", "--shapes", shapes, "-o", tmp_path / "g.ttl")
    assert result.exit_code == 4
    assert result.stderr.endswith("kgexport: 0 of 1 exported, 1 failed: nothing was written\n")
    assert not (tmp_path / "g.ttl").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["shapes.ttl", "x.txt"]


def test_no_validate_writes_without_asking(kgexport, news):
    assert kgexport("export", news, "--no-validate").exit_code == 0


@pytest.mark.parametrize(("strict", "code"), [(False, 0), (True, 1)])
def test_a_repair_is_a_warning(kgexport, tmp_path, strict, code):
    path = tmp_path / "a.txt"
    path.write_text("Ann\x01Lee lives in Paris.")
    result = kgexport("export", path, *(["--strict"] if strict else []))
    assert result.exit_code == code
    assert "kgexport: warning: a.txt: text: a control character was replaced by a space (once)" in result.stderr


def test_quiet_says_errors_only(kgexport, news, tmp_path):
    (news / "photo.png").write_bytes(b"x")
    (news / "odd.txt").write_text("Ann\x01Lee lives in Paris.")
    result = kgexport("export", "-q", news, "-o", tmp_path / "g.ttl")
    assert (result.exit_code, result.stderr) == (0, "")
    (news / "empty.txt").write_text("")
    result = kgexport("-q", "export", news, "-o", tmp_path / "g.ttl")
    assert (result.exit_code, result.stderr) == (4, f"kgexport: error: {news}/empty.txt: the text is empty\n")


def test_many_failures_are_not_all_shown(kgexport, news, tmp_path):
    (news / "rows.jsonl").write_text("3\n" * 30)
    shown = kgexport("export", news, "-o", tmp_path / "g.ttl").stderr.splitlines()
    assert sum("is no JSON object" in line for line in shown) == console.MOST_ALIKE
    assert "kgexport: error: there are more failures; -v shows them all" in shown
    assert sum("is no JSON object" in line for line in kgexport("export", "-v", news).stderr.splitlines()) == 30


def test_messages_cannot_act_on_the_terminal(kgexport, news, tmp_path):
    path = tmp_path / "a\n\x1b[2J\u202e\udc80.txt"
    path.write_bytes(b"")
    result = kgexport("export", path, news)
    error = result.stderr.splitlines()[0]
    assert error.endswith("a\\n\\u001b[2J\\u202e\\udc80.txt: the text is empty")


def test_every_option_is_also_a_variable(kgexport, news, tmp_path):
    summary = tmp_path / "s.json"
    environment = {
        "KGEXPORT_EXPORT_SUMMARY": str(summary),
        "KGEXPORT_EXPORT_FORMAT": "nt",
        "KGEXPORT_EXPORT_DATE": "2020-05-04",
        "KGEXPORT_EXPORT_BASE": "https://example.org/",
        "KGEXPORT_QUIET": "1",
    }
    result = kgexport("export", news, environment=environment)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("<https://example.org/document-good.txt> ")
    assert '"2020-05-04"' in result.stdout
    assert summary.exists()


def test_the_base_begins_every_data_iri(kgexport, news):
    result = kgexport("export", news, "--base", "https://example.org/d#", "-f", "nt")
    assert result.exit_code == 0
    assert "https://w3id.org/kgexport/id/" not in result.stdout
    assert "<https://example.org/d#document-good.txt>" in result.stdout


def test_summary_can_be_the_standard_output(kgexport, news, tmp_path):
    result = kgexport("export", news, "-o", tmp_path / "g.ttl", "--summary", "-")
    assert json.loads(result.stdout)["ok"] == 1
